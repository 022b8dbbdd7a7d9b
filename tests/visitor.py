"""A visitor of the web chat (访客): the real server over HTTP, on a database of the test's own."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientWebSocketResponse, WSMsgType, web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.app import App
from bot.settings import DatabaseSettings, Settings, WebSettings
from bot.web import server
from tests import content

CHINESE = {"Accept-Language": "zh-CN,zh;q=0.9"}


class Browser(TestClient[web.Request, web.Application]):
    """What a visitor holds; `behind` is the house behind the door."""

    def __init__(self, served: TestServer, behind: App) -> None:
        super().__init__(served, headers=CHINESE)
        self.behind = behind


@asynccontextmanager
async def house(
    path: Path, now: datetime, application: type[App] = App, **settings: str
) -> AsyncIterator[Browser]:
    """Opens a house on a migrated SQLite file and goes to its door."""
    found = Settings(
        _env_file=None,
        database=DatabaseSettings(url=f"sqlite+aiosqlite:///{path}"),
        web=WebSettings(**settings),
        secret_key=SecretStr("a key of the tests, long enough to be one"),
        sample_content=False,
    )
    async with AsyncExitStack() as stack:
        app = application(found, now=lambda: now)
        async with app.database.transaction() as session:
            await content.load(session, now)
        await stack.enter_async_context(app)
        served = TestServer(server.build(app))
        yield await stack.enter_async_context(Browser(served, app))


async def frames(ws: ClientWebSocketResponse, until: str) -> list[dict[str, Any]]:
    """The frames up to and including the first of a type; no typing sign."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(20):
        while not found or found[-1]["type"] != until:
            message = await ws.receive()
            assert message.type is WSMsgType.TEXT, message
            found.append(json.loads(message.data))
    return [frame for frame in found if frame["type"] != "typing"]


async def ask(ws: ClientWebSocketResponse, text: str, nonce: str) -> list[dict[str, Any]]:
    """Sends a text and waits for the acknowledgement and the answer."""
    await ws.send_json({"type": "text", "text": text, "nonce": nonce})
    return await frames(ws, "message")


async def greeted(browser: Browser, **options: Any) -> ClientWebSocketResponse:
    """An open socket of somebody new, after the greeting."""
    ws: ClientWebSocketResponse = await browser.ws_connect("/chat/ws", **options)
    await frames(ws, "message")
    return ws
