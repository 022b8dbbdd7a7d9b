"""A case system to test against (参考办件系统), over real HTTP: what the contract asks of one.

It knows the contract alone (bot/case_systems/contract.py) and imports nothing of it: signatures
are made and checked here anew. A case is known by the request's number, a post by its key.
"""

import asyncio
import contextlib
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import aiohttp
from aiohttp import web

SECRET = "a secret that only both of them know"


class Mood(StrEnum):
    """How it behaves."""

    WELL = "well"
    DOWN = "down"
    # It keeps what comes, and breaks off before it answers.
    LATE = "late"
    ELSEWHERE = "elsewhere"
    WORDLESS = "wordless"


def signature(timestamp: str, body: bytes, secret: str = SECRET) -> str:
    """As the contract says: HMAC-SHA256 over timestamp, a dot, body."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


@dataclass
class Case:
    """A case: its state is that of the highest sequence."""

    case_id: str
    sequence: int = 0
    state: str = ""
    body: dict[str, Any] = field(default_factory=dict)


@dataclass
class Receiver:
    """Keeps cases; everything that came in, wanted or not, stands in `calls`."""

    mood: Mood = Mood.WELL
    url: str = ""
    cases: dict[str, Case] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    called: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def until(self, count: int) -> None:
        """Waits until so many calls have come in."""
        async with self.called:
            await self.called.wait_for(lambda: len(self.calls) >= count)

    async def take(self, request: web.Request) -> web.StreamResponse:
        """One post."""
        body = await request.read()
        key = request.headers["X-Yangguang-Idempotency-Key"]
        self.calls.append(key)
        async with self.called:
            self.called.notify_all()
        timestamp = request.headers["X-Yangguang-Timestamp"]
        if request.headers["X-Yangguang-Signature"] != signature(timestamp, body):
            return web.Response(status=401)
        if self.mood is Mood.DOWN:
            return web.Response(status=503, text="applicant 310109 is unknown")
        if self.mood is Mood.ELSEWHERE:
            return web.Response(status=307, headers={"Location": self.url + "/elsewhere"})
        case = self._keep(key, json.loads(body))
        if self.mood is Mood.LATE:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if self.mood is Mood.WORDLESS:
            return web.Response(status=202, text="<html>" + "x" * 100_000)
        return web.json_response({"case_id": case.case_id})

    def _keep(self, key: str, body: dict[str, Any]) -> Case:
        case = self.cases.setdefault(body["number"], Case(f"C-{len(self.cases) + 1}"))
        if key in self.keys:
            return case
        self.keys.append(key)
        if body["sequence"] > case.sequence:
            case.sequence, case.state, case.body = body["sequence"], body["state"], body
        return case


@contextlib.asynccontextmanager
async def serving(mood: Mood = Mood.WELL) -> AsyncIterator[Receiver]:
    """A case system that listens on this machine."""
    receiver = Receiver(mood)
    # A request comes with its attachments.
    app = web.Application(client_max_size=8 << 20)
    app.router.add_post("/{tail:.*}", receiver.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        receiver.url = f"http://{host}:{port}/requests"
        yield receiver
    finally:
        await runner.cleanup()


async def report(
    url: str, found: dict[str, Any] | bytes, now: datetime, **headers: str
) -> tuple[int, str]:
    """Reports to us, signed unless `headers` say otherwise: status and what is said."""
    body = found if isinstance(found, bytes) else json.dumps(found).encode()
    timestamp = str(int(now.timestamp()))
    signed = {
        "X-Yangguang-Timestamp": timestamp,
        "X-Yangguang-Signature": signature(timestamp, body),
    } | headers
    async with (
        aiohttp.ClientSession() as http,
        http.post(url, data=body, headers=signed) as answer,
    ):
        return answer.status, (await answer.text()).strip()
