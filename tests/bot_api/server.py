"""The server (测试用接口服务): Telegram's Bot API over real HTTP, as far as the office uses it."""

import asyncio
import json
import socket
import struct
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, Self

from aiohttp import web

from tests.bot_api import control
from tests.bot_api import fields as read
from tests.bot_api.chats import Accepted, Chats
from tests.bot_api.faults import TROUBLES, Faults, Pace, Tally, too_many
from tests.bot_api.fields import Fields, Refused
from tests.bot_api.methods import METHODS, Call, chat_of
from tests.bot_api.people import People
from tests.bot_api.updates import WAITING, Account

TOKEN = "424242:a-token-of-the-tests"
# How a bot asks and sets itself up keeps no pace, and goes wrong only where that is wanted.
_UNPACED = {
    *WAITING,
    *("getme", "getwebhookinfo", "getfile", "setmycommands", "getmycommands"),
    *("deletemycommands", "setchatmenubutton"),
}
_UNCOUNTED = {"sendchataction", "answercallbackquery", "deletemessage"}
_BACKLOG = 4096
_SECONDS_TO_STOP = 1.0
_MOST_CHAT_PACES = 100_000


class BotApi(People):
    """A Bot API of our own: `async with BotApi() as api`, then `TelegramAPIServer.from_base(api.url)`."""

    def __init__(
        self,
        tokens: Sequence[str] = (TOKEN,),
        faults: Faults | None = None,
        *,
        keep_payloads: bool = True,
    ) -> None:
        self.accounts = {token: Account(token) for token in tokens}
        self.account = self.accounts[tokens[0]]
        self.faults = faults or Faults()
        self.chats = Chats(keep_payloads=keep_payloads)
        self.tally = Tally()
        self.plans: dict[str, deque[str]] = defaultdict(deque)
        self.stopped = asyncio.Event()
        self.port = 0
        self._runner: web.ServerRunner | None = None

    @property
    def url(self) -> str:
        """For `TelegramAPIServer.from_base`."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return self.account.token

    @property
    def accepted(self) -> list[Accepted]:
        """Everything that somebody saw, in its order."""
        return self.chats.accepted

    @property
    def refused(self) -> Counter[str]:
        """How often no was said, by kind: 400, 401, 403, 404, 409, 413, 429, 5xx, reset_…"""
        return self.tally.refused

    @property
    def calls(self) -> Counter[str]:
        """How often each method was called by the first bot, whatever came of it."""
        return self.account.calls

    def sent(self, chat_id: int | None = None) -> list[Accepted]:
        """New messages, without edits, deletions and answers to a tap."""
        return self.chats.sent(chat_id)

    def plan(self, method: str, *troubles: str) -> None:
        """What the next calls of a method meet: 5xx, reset_before, reset_after, 429; "" for none."""
        unknown = set(troubles) - {"", *TROUBLES}
        if unknown or method.lower() not in {*METHODS, *WAITING}:
            raise ValueError(f"{method} {sorted(unknown)}: no such method or trouble")
        self.plans[method.lower()].extend(troubles)

    async def start(self, port: int = 0) -> Self:
        server = web.Server(self._handle, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=_SECONDS_TO_STOP)
        await self._runner.setup()
        listening = socket.create_server(("127.0.0.1", port), backlog=_BACKLOG)
        self.port = listening.getsockname()[1]
        await web.SockSite(self._runner, listening, backlog=_BACKLOG).start()
        return self

    async def stop(self) -> None:
        for account in self.accounts.values():
            await account.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.stopped.set()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_exception: object) -> None:
        await self.stop()

    async def until(self, count: int, chat_id: int | None = None, seconds: float = 10) -> None:
        """Waits for so many new messages; raises TimeoutError where they don't come."""

        def come() -> bool:
            # Ten thousand are not counted anew with each that comes.
            everybody = chat_id is None
            return (self.chats.sent_so_far if everybody else len(self.sent(chat_id))) >= count

        await self.when(come, seconds)

    async def when(self, condition: Callable[[], bool], seconds: float = 10) -> None:
        """Waits until the record fulfils a condition; raises TimeoutError where it does not."""
        changed = asyncio.Event()
        self.chats.watching.add(changed.set)
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    changed.clear()
                    await changed.wait()
        finally:
            self.chats.watching.discard(changed.set)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/bot"):
            token, _, name = path[4:].partition("/")
            return await self._call(request, token, name.lower())
        if path.startswith("/file/bot"):
            token, _, name = path[9:].partition("/")
            return self._download(token, name)
        if path.startswith("/control/"):
            return await control.handle(self, request, path[9:])
        return self._refuse(Refused(404, "Not Found"))

    async def _call(self, request: web.BaseRequest, token: str, name: str) -> web.Response:
        """A bot's request: half the way there, what is done with it, half the way back."""
        half = self.faults.half_latency()
        fields: Fields = {}
        try:
            fields = await read.read(request)
            await asyncio.sleep(half)
            answer = await self._answer(request, self._known(token, name), name, fields)
        except Refused as no:
            answer = self._refuse(no)
        if answer is None:
            return web.Response(status=500)  # The connection is broken: nobody hears it.
        await asyncio.sleep(half)
        gone = request.transport is None or request.transport.is_closing()
        if gone and answer.status == HTTPStatus.OK:
            self.tally.unheard.append(chat_of(fields))
            self.chats.changed()
        return answer

    def _known(self, token: str, name: str) -> Account:
        account = self.accounts.get(token)
        if account is None:
            raise Refused(401, "Unauthorized")
        if name not in METHODS and name not in WAITING:
            raise Refused(404, "Not Found")
        return account

    async def _answer(
        self, request: web.BaseRequest, account: Account, name: str, fields: Fields
    ) -> web.Response | None:
        """What is said to a request, or None where the connection breaks instead."""
        trouble = self._trouble(account, name)
        if trouble == "5xx":
            self.tally.refused["5xx"] += 1
            self.chats.changed()
            status, body = self.faults.broken()
            return _response(body, status, "text/html" if body[:1] == b"<" else _JSON)
        if trouble == "reset_before":
            self.tally.reset_before.append(chat_of(fields))
            self._reset(request, trouble)
            return None
        self._keep_pace(account, name, fields)
        result = await self._result(account, name, fields)
        if trouble == "reset_after":
            self.tally.reset_after.append(chat_of(fields))
            self._reset(request, trouble)
            return None
        body = json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()
        return _response(body)

    async def _result(self, account: Account, name: str, fields: Fields) -> Any:
        if (waiting := WAITING.get(name)) is not None:
            return await waiting(account, fields)
        return METHODS[name][1](Call(account, self.chats, fields, chat_of(fields)))

    def _trouble(self, account: Account, name: str) -> str:
        account.calls[METHODS[name][0] if name in METHODS else _CAPITALS[name]] += 1
        if planned := self.plans.get(name):
            trouble = planned.popleft()
        elif name in _UNPACED and not self.faults.updates_too:
            trouble = ""
        else:
            trouble = self.faults.draw()
        if trouble == "429":
            account.pace.pause(time.monotonic(), self.faults.retry_after)
            raise too_many(self.faults.retry_after)
        return trouble

    def _keep_pace(self, account: Account, name: str, fields: Fields) -> None:
        if name in _UNPACED:
            return
        now = time.monotonic()
        faults = self.faults
        account.pace.refuse_while_paused(now)
        if name in _UNCOUNTED:
            return
        if faults.per_chat is not None:
            chats = account.chat_paces
            if len(chats) > _MOST_CHAT_PACES:
                chats.clear()
            pace = chats.setdefault(chat_of(fields), Pace())
            pace.take(now, faults.per_chat, faults.retry_after)
        if faults.limit is not None:
            account.pace.take(now, faults.limit, faults.retry_after)

    def _refuse(self, no: Refused) -> web.Response:
        self.tally.refused[str(no.code)] += 1
        self.chats.changed()
        return _response(no.body(), no.code)

    def _reset(self, request: web.BaseRequest, kind: str) -> None:
        """Breaks the connection: by a reset, or as if somebody had pulled the plug behind it."""
        self.tally.refused[kind] += 1
        self.chats.changed()
        transport = request.transport
        if transport is not None:
            peer = transport.get_extra_info("socket")
            if peer is not None and self.faults.chance.random() < 0.5:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()

    def _download(self, token: str, path: str) -> web.Response:
        file = next((one for one in self.chats.files.values() if one.path == path), None)
        if token not in self.accounts or file is None:
            return self._refuse(Refused(404, "Not Found"))
        return _response(file.data, kind="application/octet-stream")


_JSON = "application/json"
_CAPITALS = {
    "getupdates": "getUpdates",
    "setwebhook": "setWebhook",
    "deletewebhook": "deleteWebhook",
}


def _response(body: bytes, status: int = 200, kind: str = _JSON) -> web.Response:
    return web.Response(body=body, status=status, headers={"Content-Type": kind})
