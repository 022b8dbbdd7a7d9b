"""Two ways to start the server (启动): in this loop, or as a process of its own."""

import contextlib
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bot_api.faults import Faults
from tests.bot_api.server import TOKEN, BotApi

if TYPE_CHECKING:
    from aiogram import Bot

ROOT = Path(__file__).parent.parent.parent
_SECONDS_TO_START = 20.0


@contextlib.asynccontextmanager
async def serving(
    tokens: Sequence[str] = (TOKEN,), *, keep_payloads: bool = True, **faults: Any
) -> AsyncIterator[BotApi]:
    """A server on a free port of this loop; what is named besides goes wrong (see Faults)."""
    async with BotApi(tokens, Faults(**faults), keep_payloads=keep_payloads) as api:
        yield api


@contextlib.asynccontextmanager
async def bot_of(url: str, token: str = TOKEN) -> AsyncIterator["Bot"]:
    """A plain aiogram bot that speaks to the server."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    try:
        yield Bot(token, session=session)
    finally:
        # aiogram's own close waits for TLS, which isn't spoken here.
        if session._session is not None:
            await session._session.close()


@dataclass
class Apart:
    """A server in a process of its own."""

    url: str
    process: "subprocess.Popen[bytes]"

    def ask(self, what: str) -> Any:
        """What it tells: `summary`, or `accepted` as a list."""
        address = f"{self.url}/control/{what}"
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own.
            body = answer.read().decode()
        if what.startswith("accepted"):
            return [json.loads(line) for line in body.splitlines()]
        return json.loads(body)

    def tell(self, what: str, **told: Any) -> Any:
        """What it is told: faults, chats, people, plan, reset, stop."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.url}/control/{what}", data=json.dumps(told).encode(), method="POST"
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.loads(answer.read())


@contextlib.contextmanager
def apart(folder: Path, *options: str) -> Iterator[Apart]:
    """Starts `python -m tests.bot_api`, its port written into the folder, and ends it."""
    port_file = folder / "bot_api.port"
    port_file.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.bot_api", "--port-file", str(port_file), *options]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        until = time.monotonic() + _SECONDS_TO_START
        while not port_file.exists():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the Bot API did not start: {process.poll()}")
            time.sleep(0.02)
        port = port_file.read_text(encoding="utf-8")
        yield Apart(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
