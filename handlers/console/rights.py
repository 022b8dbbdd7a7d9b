"""The table of contents of the console (页面与权限总表): every page, every act, and what it needs.

What does not stand here does not exist: the server opens these and no others, and a test walks
each of them as each role.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from handlers.console import today
from handlers.console.door import BASE, EVERYBODY, NOBODY, Door, Page
from handlers.console.house import House
from handlers.console.pages import Pages
from handlers.console.sign_in import SignIns
from storage.sign_ins import Stage

Route = tuple[str, str, Callable[[web.Request], Awaitable[web.StreamResponse]]]


def of_the_door(sign_ins: SignIns) -> list[Page]:
    """The pages on which somebody says who they are."""
    return [
        Page("GET", "/sign-in", sign_ins.sign_in, NOBODY),
        Page("POST", "/sign-in", sign_ins.sign_in, NOBODY),
        Page("GET", "/link/{token}", sign_ins.link, NOBODY),
        Page("POST", "/link/{token}", sign_ins.link, NOBODY),
        Page("GET", "/sign-in/code", sign_ins.code, EVERYBODY, stage=Stage.CODE),
        Page("POST", "/sign-in/code", sign_ins.code, EVERYBODY, stage=Stage.CODE),
        *(
            Page(how, "/sign-in/authenticator", sign_ins.authenticator, EVERYBODY, stage=stage)
            for how, stage in (("GET", Stage.ENROL), ("POST", Stage.ENROL))
        ),
        Page("POST", "/sign-out", sign_ins.out, EVERYBODY),
        Page("GET", "/me", sign_ins.me, EVERYBODY),
        Page("POST", "/me/language", sign_ins.language, EVERYBODY),
        Page("POST", "/me/end-others", sign_ins.end_others, EVERYBODY),
        Page("POST", "/me/bot-code", sign_ins.bot_code, EVERYBODY, confirms=True),
    ]


PAGES: tuple[Page, ...] = (Page("GET", "", today.show, EVERYBODY),)


def routes(house: House) -> list[Route]:
    """What the server mounts: method, path, handler."""
    written = Pages()
    door = Door(house, written)
    pages = [*of_the_door(SignIns(door)), *PAGES]
    written.paths |= {page.path for page in pages if page.method == "GET"}
    return [(page.method, BASE + page.path, door.opens(page)) for page in pages]
