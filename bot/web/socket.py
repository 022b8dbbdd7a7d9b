"""The socket (实时连接): frames of contracts.md in and out, one visitor at its end.

What comes in is kept before it is acknowledged; a frame that cannot be read gets a sentence and
changes nothing. When something of ours breaks the socket is closed: the page comes back by itself
and sends again what was not acknowledged, under the same nonce.
"""

import asyncio
import json
import re
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bot import logs
from bot.channels.web import Frame, Receipt, Unreadable
from bot.web import languages
from bot.web.origins import Origins
from bot.web.state import State
from bot.web.visitor import Visitors
from knowledge.say import Language
from storage import residents

log = structlog.get_logger()

# A question of 100,000 characters, each written as six, still gets a sentence in reply; what is
# longer ends the socket.
LARGEST_FRAME: Final = 1 << 20
HEARTBEAT: Final = 25.0
# Nobody taps faster than this; a page that comes back sends what it kept in one go.
BURST: Final = 60
A_SECOND: Final = 10
# So often it is looked whether somebody deleted their data from a joined account, perhaps in
# another process; so many addresses in one query.
LOOK_EVERY: Final = 0.5
IN_A_QUERY: Final = 1000
NONCE: Final = re.compile(r"[\x20-\x7e]{1,64}")
LARGEST_ID: Final = 2**53


class Malformed(Exception):  # noqa: N818 - it is an answer, not an error.
    """A frame that says nothing we know."""


@dataclass(slots=True)
class Pace:
    """How fast one socket may write: a bucket that refills."""

    left: float = BURST
    at: float = field(default_factory=monotonic)

    def takes_one(self) -> bool:
        """Takes a place in the bucket; False when it is empty."""
        now = monotonic()
        self.left = min(BURST, self.left + (now - self.at) * A_SECOND)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


def parse(data: str) -> dict[str, Any]:
    """A frame; raises Malformed for anything else. Half characters become question marks."""
    try:
        frame = json.loads(data)
    except (ValueError, RecursionError):
        raise Malformed from None
    if not isinstance(frame, dict):
        raise Malformed
    return {
        name: value.encode(errors="replace").decode() if isinstance(value, str) else value
        for name, value in frame.items()
    }


def words(frame: Mapping[str, Any], name: str) -> str:
    """A field that is text; raises Malformed."""
    value = frame.get(name)
    if not isinstance(value, str):
        raise Malformed
    return value


def number(frame: Mapping[str, Any], name: str) -> int:
    """A field that is the number of a message; raises Malformed."""
    value = frame.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < LARGEST_ID:
        raise Malformed
    return value


class Visit:
    """One open socket."""

    def __init__(
        self, state: State, ws: web.WebSocketResponse, chat_id: int, language: Language
    ) -> None:
        self.state = state
        self.ws = ws
        self.chat_id = chat_id
        self.language = language
        # A line that both the history and the live queue bring goes out once.
        self.sent: set[int] = set()
        # The acknowledgement goes before anything that is said in reply.
        self.turn = asyncio.Lock()
        # What somebody taps or writes can change the language; the page then follows.
        self.spoke = False

    async def run(self) -> None:
        """Talks until the visitor leaves."""
        async with self.state.web.listen(self.chat_id) as queue, asyncio.TaskGroup() as tasks:
            await self.state.web.open(self.chat_id, self.language)
            speaking = tasks.create_task(self._speak(queue))
            await self._hear()
            speaking.cancel()

    async def _send(self, frame: Frame) -> None:
        if frame["type"] in {"message", "media"}:
            if frame["message_id"] in self.sent:
                return
            self.sent.add(frame["message_id"])
        try:
            await self.ws.send_str(json.dumps(frame, ensure_ascii=False))
        except ConnectionError:
            # They left while we spoke; it stands in their conversation.
            return

    async def _speak(self, queue: asyncio.Queue[Frame]) -> None:
        while True:
            if queue.full():
                # Something was dropped: on coming back, `hello` brings what was missed.
                await self.ws.close(code=WSCloseCode.TRY_AGAIN_LATER)
            frame = await queue.get()
            async with self.turn:
                await self._send(frame)
            if self.spoke and frame.get("from") == "office":
                self.spoke = False
                await self._follow_language()

    async def _follow_language(self) -> None:
        chosen = Language(await self.state.web.language(self.chat_id))
        if chosen != self.language:
            self.language = chosen
            await self._send({"type": "language", "language": chosen})

    async def _hear(self) -> None:
        pace = Pace()
        async for message in self.ws:
            if not pace.takes_one():
                await self._say_no("web-flood")
                await self.ws.close(code=WSCloseCode.POLICY_VIOLATION)
                return
            frame: dict[str, Any] = {}
            try:
                if message.type is not WSMsgType.TEXT:
                    raise Malformed  # noqa: TRY301 - said in one place, below.
                frame = parse(message.data)
                await self._take(frame)
            except Malformed:
                await self._say_no("web-malformed", frame)
            except Unreadable as refusal:
                await self._say_no(refusal.text_id, frame, **refusal.args_of_text)

    async def _say_no(
        self, text_id: str, frame: Mapping[str, Any] | None = None, **args: int
    ) -> None:
        html = self.state.say(self.language)(text_id, **args).replace("\n", "<br>")
        said: Frame = {"type": "error", "html": html}
        nonce = (frame or {}).get("nonce")
        if isinstance(nonce, str) and NONCE.fullmatch(nonce):
            said["nonce"] = nonce
        await self._send(said)

    async def _take(self, frame: dict[str, Any]) -> None:
        if frame.get("type") == "hello":
            # Nothing newer may come between: the page asks on from the highest number it saw.
            async with self.turn:
                for said in await self.state.web.history(self.chat_id, number(frame, "after")):
                    await self._send(said)
            return
        nonce = words(frame, "nonce")
        if not NONCE.fullmatch(nonce):
            raise Malformed
        async with self.turn:
            receipt = await self._keep(frame, nonce)
            self.sent.add(receipt.message_id)
            await self._send(
                {
                    "type": "ack",
                    "nonce": nonce,
                    "message_id": receipt.message_id,
                    "html": receipt.html,
                }
            )
        self.spoke = True

    async def _keep(self, frame: dict[str, Any], nonce: str) -> Receipt:
        channel = self.state.web
        match frame.get("type"):
            case "text":
                return await channel.receive_text(self.chat_id, words(frame, "text"), nonce)
            case "tap":
                message_id = number(frame, "message_id")
                data = words(frame, "data")
                return await channel.receive_tap(self.chat_id, data, message_id, nonce)
            case "file":
                file_id = words(frame, "file_id") if "file_id" in frame else ""
                known = file_id if NONCE.fullmatch(file_id) else ""
                return await channel.receive_file(self.chat_id, known, nonce)
            case _:
                raise Malformed


class Sockets:
    """GET /chat/ws, and the sockets that are open."""

    def __init__(self, state: State, visitors: Visitors, origins: Origins) -> None:
        self.state = state
        self.visitors = visitors
        self.origins = origins
        self._open: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()
        # The visitors who are here and of whom something is kept.
        self._kept: set[int] = set()
        self._looking: asyncio.Task[None] | None = None

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Opens a socket; who has no cookie gets one with the handshake."""
        if not self.origins.may_connect(request):
            raise web.HTTPForbidden
        chat_id = self.visitors.known(request) or self.visitors.new()
        # Messages are small: compression would cost each socket more memory than it saves.
        ws = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_FRAME, compress=False)
        self.visitors.remember(ws, chat_id)
        await ws.prepare(request)
        self._open.add(ws)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        language = languages.asked(request) or languages.read_by(request)
        try:
            await Visit(self.state, ws, chat_id, language).run()
        except* Exception as errors:  # noqa: BLE001 - the edge where the socket ends.
            logs.note(errors, "web.socket_broken")
            await ws.close(code=WSCloseCode.INTERNAL_ERROR)
        return ws

    async def _look(self) -> None:
        """As long as somebody is here, tells open pages whose conversation was deleted."""
        await asyncio.sleep(LOOK_EVERY)
        while here := list(self.state.web.session.listeners):
            try:
                await self._look_at(here)
            except Exception as error:  # noqa: BLE001 - one of the edges: the database may be away.
                logs.note(error, "web.not_looked")
            await asyncio.sleep(LOOK_EVERY)

    async def _look_at(self, here: list[int]) -> None:
        there: set[int] = set()
        async with self.state.database.reading() as session:
            for start in range(0, len(here), IN_A_QUERY):
                page = here[start : start + IN_A_QUERY]
                there |= await residents.known(session, "web", page)
        for chat_id in self._kept.intersection(here) - there:
            self.state.web.session.tell(chat_id, {"type": "reload"})
        self._kept = there

    async def close(self, _app: web.Application) -> None:
        """Says goodbye to all, who come back to the next process by themselves."""
        if self._looking is not None:
            self._looking.cancel()
        for ws in list(self._open):
            await ws.close(code=WSCloseCode.GOING_AWAY)
