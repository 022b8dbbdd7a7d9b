"""The web server (网页服务): which address does what."""

import json
from typing import Final

from aiohttp import web

from bot.channels.telegram import WEBHOOK_PATH
from bot.settings import TelegramMode
from bot.web import cases, static_files
from bot.web.console import ConsoleHouse
from bot.web.feeds import Feeds
from bot.web.forms import FormPages
from bot.web.origins import Origins
from bot.web.pages import Pages
from bot.web.papers import Papers
from bot.web.socket import Sockets
from bot.web.state import State
from bot.web.static_files import StaticFiles
from bot.web.telegram_hook import TelegramHook
from bot.web.trouble import pages_for_trouble
from bot.web.uploads import Uploads
from bot.web.visitor import Visitors
from handlers.console import pages as console_pages
from handlers.console import rights as console
from knowledge.say import Language, plain
from storage.conversations import Picture

# The form carries a question, in which each Chinese character takes nine bytes.
LARGEST_BODY: Final = 1 << 20
FILES: Final = ("chat.css", "message.js", "file.js", "chat.js", "sun.svg")
WIDGET_TEXTS: Final = ("web-widget-open", "web-widget-close", "web-widget-title")


class Health:
    """GET /healthz and /readyz, for those who run the server."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def alive(self, _request: web.Request) -> web.Response:
        """Whether the process answers at all."""
        return web.Response(text="ok\n", headers={"Cache-Control": "no-store"})

    async def ready(self, _request: web.Request) -> web.Response:
        """Whether what it needs is there; 503 where something is not."""
        found = await self.state.ready()
        return web.json_response(
            found,
            status=200 if all(found.values()) else 503,
            headers={"Cache-Control": "no-store"},
        )


class Portal:
    """What portals and messages load from us: the widget and kept pictures."""

    def __init__(self, state: State) -> None:
        self.state = state
        said = {
            tag: [plain(state.say(tag)(text_id)) for text_id in WIDGET_TEXTS] for tag in Language
        }
        source = (static_files.FOLDER / "widget.js").read_text(encoding="utf-8")
        body = source.replace('"TEXTS"', json.dumps(said, ensure_ascii=False))
        self.widget = static_files.static_file("widget.js", body.encode())

    async def script(self, request: web.Request) -> web.Response:
        """GET /chat.js. Its address is in other people's pages, so it is kept for an hour only."""
        return self.widget.response(request, "public, max-age=3600")

    async def picture(self, request: web.Request) -> web.Response:
        """GET /chat/pictures/{name}."""
        async with self.state.database.reading() as session:
            found = await session.get(Picture, request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(
            body=found.content,
            content_type=found.media_type,
            headers={
                "Cache-Control": "private, max-age=31536000, immutable",
                "Content-Security-Policy": "default-src 'none'; sandbox",
            },
        )


def own_files() -> StaticFiles:
    """The files of the chat's page and of the console's."""
    ours = (static_files.FOLDER / name for name in FILES)
    theirs = (console_pages.STATIC / name for name in console_pages.FILES)
    return StaticFiles([*ours, *theirs])


def build(state: State) -> web.Application:
    """The server of an application that is running or about to."""
    settings = state.settings
    origins = Origins(settings.web.public_url, settings.web.origins)
    visitors = Visitors(
        key=settings.key(),
        secure=settings.web.public_url.startswith("https://"),
        embedded=bool(settings.web.origins),
    )
    files = own_files()
    pages = Pages(state, visitors, origins, files)
    sockets = Sockets(state, visitors, origins)
    papers, forms = Papers(state, visitors), FormPages(state, pages, origins)
    health, portal, feeds = Health(state), Portal(state), Feeds(state)
    app = web.Application(
        middlewares=[pages_for_trouble(pages.problem)], client_max_size=LARGEST_BODY
    )
    for path in ("/", "/chat"):
        app.router.add_get(path, pages.show)
    app.router.add_post("/chat", pages.take)
    app.router.add_get("/chat/ws", sockets.connect)
    app.router.add_post("/chat/files", Uploads(state, visitors, origins).take)
    app.router.add_get("/chat/pictures/{name}", portal.picture)
    app.router.add_get("/chat/papers/{name}", papers.paper)
    app.router.add_get("/chat/attachments/{name}", papers.attachment)
    app.router.add_get("/forms/{token}", forms.show)
    app.router.add_post("/forms/{token}", forms.take)
    app.router.add_get("/chat.js", portal.script)
    app.router.add_get("/static/{digest}/{name}", files.get)
    app.router.add_post(cases.PATH, cases.Cases(state).take)
    app.router.add_routes([web.get("/feed.atom", feeds.atom), web.get("/feed.json", feeds.json)])
    if state.telegram is not None and settings.telegram.mode is TelegramMode.WEBHOOK:
        app.router.add_post(WEBHOOK_PATH, TelegramHook(state.telegram).take)
    for method, path, answer in console.routes(ConsoleHouse(state, files)):
        app.router.add_route(method, path, answer)
    app.router.add_routes([web.get("/healthz", health.alive), web.get("/readyz", health.ready)])
    app.on_response_prepare.append(origins.fence())
    app.on_shutdown.append(sockets.close)
    return app
