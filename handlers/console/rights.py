"""The table of contents of the console (页面与权限总表): every page, every act, and what it needs.

What does not stand here does not exist: the server opens these and no others, and a test walks
each of them as each role.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from handlers.console import (
    journal,
    open_days,
    open_days_door,
    open_days_forms,
    settings,
    staff,
    surveys,
    surveys_forms,
    today,
)
from handlers.console.door import BASE, EVERYBODY, NOBODY, Door, Page
from handlers.console.house import House
from handlers.console.pages import Pages
from handlers.console.sign_in import SignIns
from handlers.console.visit import Visit
from storage.sign_ins import Stage

# A survey's file, and the form around it.
LARGEST_SURVEY = 2 << 20

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


PAGES: tuple[Page, ...] = (
    Page("GET", "", today.show, EVERYBODY),
    # releases, and their broadcasts
    # knowledge
    # open days
    Page("GET", "/open-days", open_days.listed, "see open-days"),
    Page("GET", "/open-days/new", open_days_forms.new, "open-days add"),
    Page("POST", "/open-days/new", open_days_forms.new, "open-days add"),
    Page("GET", "/open-days/check-in", open_days_door.days, "open-days check-in"),
    Page("GET", "/open-days/{id}", open_days.show, "see open-days"),
    Page("GET", "/open-days/{id}/edit", open_days_forms.edit, "open-days edit"),
    Page("POST", "/open-days/{id}/edit", open_days_forms.edit, "open-days edit"),
    Page("POST", "/open-days/{id}/resize", open_days.resize, "open-days resize"),
    Page(
        "POST", "/open-days/{id}/call-off", open_days.call_off, "open-days cancel", confirms=True
    ),
    Page("POST", "/open-days/{id}/export", open_days.export, "open-days export", confirms=True),
    Page("GET", "/open-days/{id}/check-in", open_days_door.door, "open-days check-in"),
    Page("POST", "/open-days/{id}/check-in", open_days_door.door, "open-days check-in"),
    # surveys
    Page("GET", "/surveys", surveys.listed, "see surveys"),
    Page("GET", "/surveys/new", surveys_forms.new, "surveys add"),
    Page("POST", "/surveys/new", surveys_forms.new, "surveys add"),
    Page("GET", "/surveys/sample", surveys_forms.sample, "surveys add"),
    Page("POST", "/surveys/upload", surveys_forms.upload, "surveys add", largest=LARGEST_SURVEY),
    Page("GET", "/surveys/{id}", surveys.show, "see surveys"),
    Page("GET", "/surveys/{id}/edit", surveys_forms.edit, "surveys edit"),
    Page("POST", "/surveys/{id}/edit", surveys_forms.edit, "surveys edit"),
    Page(
        "POST",
        "/surveys/{id}/upload",
        surveys_forms.upload,
        "surveys edit",
        largest=LARGEST_SURVEY,
    ),
    Page("GET", "/surveys/{id}/version", surveys_forms.version, "surveys add"),
    Page("POST", "/surveys/{id}/version", surveys_forms.version, "surveys add"),
    Page("POST", "/surveys/{id}/open", surveys.release, "surveys open"),
    Page("POST", "/surveys/{id}/close", surveys.close, "surveys close"),
    Page("GET", "/surveys/{id}/results", surveys.results, "see surveys"),
    Page("POST", "/surveys/{id}/export", surveys.export, "surveys export", confirms=True),
    Page("GET", "/surveys/{id}/codebook", surveys.codebook, "surveys export"),
    # consultations
    # requests for information
    # residents
    # staff
    Page("GET", "/staff", staff.listed, "see staff"),
    Page("GET", "/staff/new", staff.add, "staff add"),
    Page("POST", "/staff/new", staff.add, "staff add"),
    Page("GET", "/staff/{id}", staff.show, "see staff"),
    Page("POST", "/staff/{id}", staff.change, "see staff", confirms=True),
    Page("POST", "/staff/{id}/link", staff.link, "staff link", confirms=True),
    Page("POST", "/staff/{id}/close", staff.close, "staff close", confirms=True),
    Page("POST", "/staff/{id}/end-sessions", staff.end_sessions, "staff close"),
    # the journal
    Page("GET", "/journal", journal.listed, "see journal"),
    Page("POST", "/journal/export", journal.export, "journal export", confirms=True),
    # settings
    Page("GET", "/settings", settings.show, "see settings"),
)


def routes(house: House) -> list[Route]:
    """What the server mounts: method, path, handler."""
    written = Pages()
    door = Door(house, written)
    pages = [*of_the_door(SignIns(door)), *PAGES]
    written.paths |= {page.path for page in pages if page.method == "GET"}
    found = [(page.method, BASE + page.path, door.opens(page)) for page in pages]
    # Whatever else somebody types below /console is said to be no page in the console's words.
    nothing = Page("*", "/{rest:.*}", no_page, NOBODY)
    return [*found, (nothing.method, BASE + nothing.path, door.opens(nothing))]


async def no_page(visit: Visit) -> web.StreamResponse:
    """What is not there."""
    del visit
    raise web.HTTPNotFound
