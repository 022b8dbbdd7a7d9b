"""Somebody who uploads (上传试验): the web chat over HTTP and its socket, on either database."""

import io
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from aiohttp import ClientWebSocketResponse, FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.app import App
from bot.settings import Settings
from bot.web import server
from knowledge.say import plain
from tests.applying import ID_NUMBER, NAME
from tests.visitor import CHINESE, frames

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n" + b"power of attorney " * 100
WORDS = "授权书".encode() * 20


def form(content: bytes, name: str, field: str = "file", **words: str) -> FormData:
    """What a browser sends: a file, and fields of words."""
    found = FormData(words, quote_fields=False)
    found.add_field(
        field, io.BytesIO(content), filename=name, content_type="application/octet-stream"
    )
    return found


class Person:
    """A visitor with a cookie and an open socket."""

    def __init__(self, browser: TestClient[Any, Any], ws: ClientWebSocketResponse) -> None:
        self.browser = browser
        self.ws = ws
        self.heard: dict[str, Any] = {}
        self.own: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """What was said last."""
        return plain(self.heard["html"].replace("<br>", "\n"))

    async def _send(self, **frame: Any) -> str:
        await self.ws.send_json(frame | {"nonce": secrets.token_hex(8)})
        said = [one for one in await frames(self.ws, "ack") if one["type"] != "message"]
        self.own = said[-1]
        while (one := (await frames(self.ws, "message"))[-1])["from"] != "office":
            pass
        self.heard = one
        return self.text

    async def say(self, text: str) -> str:
        """Types; what is said to it."""
        return await self._send(type="text", text=text)

    async def tap(self, label: str) -> str:
        """Taps a button of what was said last."""
        buttons = [one for row in self.heard["buttons"] for one in row]
        data = next(one["data"] for one in buttons if one["text"].startswith(label))
        return await self._send(type="tap", data=data, message_id=self.heard["message_id"])

    async def send(self, file_id: str) -> str:
        """Sends in what was uploaded."""
        return await self._send(type="file", file_id=file_id)

    async def upload(
        self, content: bytes = PDF, name: str = "委托书.pdf", **headers: str
    ) -> tuple[int, dict[str, str]]:
        """Uploads; status and answer."""
        answer = await self.browser.post("/chat/files", data=form(content, name), headers=headers)
        return answer.status, await answer.json()

    async def uploaded(self, content: bytes = PDF, name: str = "委托书.pdf") -> str:
        """Uploads; the id."""
        status, answer = await self.upload(content, name)
        assert status == 200, answer
        return answer["file_id"]

    async def to_the_file(self) -> str:
        """Fills the form of a request in, to its last question."""
        await self.say("我要申请公开河道底泥的检测报告")
        if "请选一样" not in self.text:
            self.heard = (await frames(self.ws, "message"))[-1]
        for label in ("申请公开这份信息", "个人"):
            await self.tap(label)
        await self.say(NAME)
        await self.tap("居民身份证")
        for text in (ID_NUMBER, "13800138000"):
            await self.say(text)
        return await self.tap("自己来取")


@asynccontextmanager
async def person(app: App, cookie: str = "") -> AsyncIterator[Person]:
    """A visitor of a running house, greeted; with `cookie` one who was here."""
    headers = CHINESE | ({"Cookie": cookie} if cookie else {})
    async with TestClient(TestServer(server.build(app)), headers=headers) as browser:
        ws = await browser.ws_connect("/chat/ws")
        if not cookie:
            await frames(ws, "message")
        yield Person(browser, ws)


def cookie_of(who: Person) -> str:
    """The cookie by which somebody is known."""
    found = re.search(r"yangguang_chat=[^;]+", str(who.ws._response.cookies))
    assert found
    return found.group()


@asynccontextmanager
async def running(settings: Settings, now: datetime) -> AsyncIterator[App]:
    """A house that answers."""
    async with App(settings, now=lambda: now) as app:
        yield app
