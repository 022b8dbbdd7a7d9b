"""The web chat (网页问答) as a channel: sent means written into the visitor's conversation.

An open socket shows a line at once, a closed one on return. A visitor's chat id is a random
number that only a signed cookie names.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

import nh3
from sqlalchemy.ext.asyncio import AsyncSession

from bot import replies
from bot.channels import reception, uploads
from bot.channels.reception import Unreadable
from bot.channels.session import Buttons, ChannelSession, Sent
from bot.inbox import Inbox
from knowledge.say import escape
from storage import conversations, inbound
from storage.conversations import Line, Sender
from storage.database import Database

Frame = dict[str, Any]

# The tags of contracts.md; <br> takes the place of line ends.
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "br"}
# A socket that reads so slowly loses its place and catches up with `hello`.
MOST_WAITING_FRAMES = 200
LONGEST_NONCE = 64

__all__ = ["Frame", "Receipt", "Unreadable", "WebChannel", "WebSession"]


@dataclass(frozen=True)
class Receipt:
    """What was kept: the line's id, what it says with personal data hidden, and whether again."""

    message_id: int
    html: str
    duplicate: bool


def as_html(text: str) -> str:
    """A handler's HTML as the page may show it: allowed tags alone, <br> for line ends."""
    clean = nh3.clean(
        text,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    return clean.replace("\r\n", "\n").replace("\n", "<br>")


class WebSession(ChannelSession):
    """Writes lines and tells the open sockets."""

    channel: ClassVar[str] = "web"
    keeps_transcript: ClassVar[bool] = True
    token: ClassVar[str] = "1:web"  # noqa: S105 - opens nothing.
    takes_personal: ClassVar[bool] = True

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.database = database
        self.clock = clock
        self.listeners: dict[int, set[asyncio.Queue[Frame]]] = {}
        self._step: ContextVar[tuple[AsyncSession, list[tuple[int, Frame]]] | None] = ContextVar(
            "step", default=None
        )

    @asynccontextmanager
    async def step(self, session: AsyncSession) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """Says what is said inside in this transaction; the sockets are told after its commit."""
        frames: list[tuple[int, Frame]] = []

        async def after() -> None:
            for chat_id, frame in frames:
                self.tell(chat_id, frame)

        token = self._step.set((session, frames))
        try:
            yield after
        finally:
            self._step.reset(token)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncSession]:
        step = self._step.get()
        if step is not None:
            yield step[0]
        else:
            async with self.database.transaction() as session:
                yield session

    def tell(self, chat_id: int, frame: Frame) -> None:
        """Hands a frame to every open socket of a chat; within a step, after its commit."""
        step = self._step.get()
        if step is not None:
            step[1].append((chat_id, frame))
            return
        for queue in self.listeners.get(chat_id, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(frame)

    async def _write(
        self, chat_id: int, html: str, rows: Buttons, media: dict[str, str] | None = None
    ) -> Sent:
        now = self.clock()
        key = "out:" + (replies.place.get() or f"{now.timestamp()}")
        async with self._transaction() as session:
            conversation, _ = await conversations.begin(session, self.channel, chat_id, now)
            line, is_new = await conversations.write(
                session,
                conversation.id or 0,
                sender=Sender.OFFICE,
                html=as_html(html),
                buttons=rows,
                media=media,
                key=key,
                now=now,
                draft_id=conversation.filling,
            )
        if is_new:
            self.tell(chat_id, frame_of(line))
        return chat_id, line.id or 0, line.at

    async def send(self, chat_id: int, html: str, rows: Buttons) -> Sent:
        """Writes a line; the same reply said again is the line that is there."""
        return await self._write(chat_id, html, rows)

    async def photo(self, chat_id: int, picture: str | bytes, html: str, rows: Buttons) -> Sent:
        """Writes a line with a picture, which is kept under the hash of its content."""
        url = picture if isinstance(picture, str) else await self._keep(picture)
        return await self._write(chat_id, html, rows, {"kind": "photo", "url": url})

    async def document(
        self, chat_id: int, file_name: str, content: str | bytes, html: str, rows: Buttons
    ) -> Sent:
        """Writes a line with a file, which is kept for this visitor alone, for a day."""
        url = content
        if isinstance(url, bytes):
            now = self.clock()
            async with self._transaction() as session:
                conversation, _ = await conversations.begin(session, self.channel, chat_id, now)
                name = await conversations.keep_paper(session, conversation, file_name, url, now)
            url = f"/chat/papers/{name}"
        media = {"kind": "document", "url": url, "name": file_name}
        return await self._write(chat_id, html, rows, media)

    async def _keep(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()[:40]
        media_type = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
        async with self._transaction() as session:
            await conversations.keep_picture(session, name, media_type, content, self.clock())
        return f"/chat/pictures/{name}"

    async def edit(
        self, chat_id: int, message_id: int, html: str | None, rows: Buttons
    ) -> Sent | None:
        """Changes a line of our own."""
        now = self.clock()
        async with self._transaction() as session:
            conversation = await conversations.find(session, self.channel, chat_id)
            line = conversation and await conversations.line(
                session, conversation.id or 0, message_id
            )
            if not line or line.sender != Sender.OFFICE:
                return None
            if html is not None:
                line.html = as_html(html)
            line.buttons = rows
            line.edited_at = now
        self.tell(chat_id, frame_of(line) | {"type": "edit"})
        return chat_id, message_id, line.at

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Takes a line back."""
        async with self._transaction() as session:
            conversation = await conversations.find(session, self.channel, chat_id)
            line = conversation and await conversations.line(
                session, conversation.id or 0, message_id
            )
            if line:
                line.html, line.buttons, line.media = "", [], None
                line.deleted_at = self.clock()
        self.tell(chat_id, {"type": "delete", "message_id": message_id})
        return True

    async def clear(self, chat_id: int, message_ids: Sequence[int]) -> bool:
        """Has open pages show what stands there now: the lines may be gone altogether."""
        await super().clear(chat_id, message_ids)
        self.tell(chat_id, {"type": "reload"})
        return True

    async def typing(self, chat_id: int) -> bool:
        """Shows the typing sign."""
        self.tell(chat_id, {"type": "typing"})
        return True


def frame_of(line: Line) -> Frame:
    """A line as a frame of contracts.md."""
    frame: Frame = {
        "type": "message",
        "message_id": line.id,
        "from": str(line.sender),
        "at": line.at.astimezone(UTC).isoformat(timespec="seconds"),
        "html": line.html,
        "buttons": line.buttons,
    }
    if line.sender == Sender.RESIDENT:
        # The page that sent it knows its own line by this.
        frame["nonce"] = line.key.removeprefix("in:")
    if line.media:
        frame |= {"type": "media", **line.media}
    return frame


class WebChannel:
    """What the web server needs of the channel."""

    def __init__(self, session: WebSession, inbox: Inbox) -> None:
        self.session = session
        self.inbox = inbox
        self.database = session.database
        self.clock = session.clock

    async def open(self, chat_id: int, language: str | None) -> None:
        """Begins the conversation on first sight and has it greeted; later calls do nothing."""
        async with self.database.reading() as session:
            if await conversations.find(session, "web", chat_id):
                return
        now = self.clock()
        async with self.database.transaction() as session:
            _, is_new = await conversations.begin(
                session, "web", chat_id, now, language=language or "zh-Hans"
            )
            if not is_new:
                return
            await inbound.receive(
                session,
                channel="web",
                update_id=f"{chat_id}:open",
                chat_id=chat_id,
                body=reception.message(chat_id, 1, now, text="/start"),
                now=now,
            )
        self.inbox.wake("web", chat_id)

    async def receive_text(self, chat_id: int, text: str, nonce: str) -> Receipt:
        """Keeps a text; returns when it is committed. Raises Unreadable."""
        async with self.database.reading() as session:
            conversation = await conversations.find(session, "web", chat_id)
        taken = reception.take(text, conversation)

        def body(line: Line, now: datetime) -> dict[str, Any]:
            return reception.message(
                chat_id, line.id or 0, now, text=taken.text, masked=taken.masked
            )

        return await self._keep(chat_id, nonce, escape(taken.text), body, taken.secret)

    async def receive_file(self, chat_id: int, file_id: str, nonce: str) -> Receipt:
        """Keeps that a file was sent: an upload, or one that is not read here."""
        async with self.database.reading() as session:
            name = await uploads.name(session, "web", chat_id, file_id)

        def body(line: Line, now: datetime) -> dict[str, Any]:
            return reception.message(chat_id, line.id or 0, now, text=None, file_id=file_id)

        return await self._keep(chat_id, nonce, escape(name or "…"), body)

    async def receive_tap(self, chat_id: int, data: str, message_id: int, nonce: str) -> Receipt:
        """Keeps a tap; the label is the resident's line.

        Data that this message never had is handed on as `stale`: a forged tap reaches nothing.
        """
        async with self.database.reading() as session:
            conversation = await conversations.find(session, "web", chat_id)
            shown = conversation and await conversations.line(
                session, conversation.id or 0, message_id
            )
        rows = shown.buttons if shown else []
        label = next(
            (b["text"] for row in rows for b in row if data and b.get("data") == data), None
        )
        meant = data if label is not None else "stale"

        def body(line: Line, now: datetime) -> dict[str, Any]:
            return reception.tap(
                chat_id, message_id if shown else 1, now, update_id=line.id or 0, data=meant
            )

        return await self._keep(chat_id, nonce, escape(label or "…"), body)

    async def _keep(
        self,
        chat_id: int,
        nonce: str,
        html: str,
        body: Callable[[Line, datetime], dict[str, Any]],
        secret: str | None = None,
    ) -> Receipt:
        if not nonce or len(nonce) > LONGEST_NONCE:
            raise Unreadable("web-malformed")
        now = self.clock()
        async with self.database.transaction() as session:
            conversation, _ = await conversations.begin(session, "web", chat_id, now)
            line, is_new = await conversations.write(
                session,
                conversation.id or 0,
                sender=Sender.RESIDENT,
                html=as_html(html),
                key=f"in:{nonce}",
                now=now,
                draft_id=conversation.filling,
            )
            if is_new:
                await inbound.receive(
                    session,
                    channel="web",
                    update_id=f"{chat_id}:{nonce}",
                    chat_id=chat_id,
                    body=body(line, now),
                    now=now,
                    secret=secret,
                )
        if is_new:
            self.session.tell(chat_id, frame_of(line))
            self.session.tell(chat_id, {"type": "typing"})
            self.inbox.wake("web", chat_id)
        return Receipt(line.id or 0, line.html, not is_new)

    async def settled(self, chat_id: int, timeout: float) -> None:  # noqa: ASYNC109
        """Waits until everything received was answered, or the time is over."""
        try:
            async with asyncio.timeout(timeout):
                await self.inbox.settled("web", chat_id)
        except TimeoutError:
            return

    async def history(self, chat_id: int, after: int = 0, limit: int = 200) -> list[Frame]:
        """What was said, oldest first: lines after an id, and edits of those before it.

        A page whose last line is there no more, because somebody deleted their data, begins anew.
        """
        async with self.database.reading() as session:
            conversation = await conversations.find(session, "web", chat_id)
            if conversation is None or conversation.id is None:
                return []
            if after and await session.get(Line, after) is None:
                return [{"type": "reload"}]
            lines = await conversations.transcript(
                session, conversation.id, after=after, limit=limit
            )
            changed = (
                await conversations.changed(session, conversation.id, up_to=after) if after else []
            )
        edits: list[Frame] = [
            {"type": "delete", "message_id": line.id}
            if line.deleted_at
            else frame_of(line) | {"type": "edit"}
            for line in changed
        ]
        return edits + [frame_of(line) for line in lines]

    @asynccontextmanager
    async def listen(self, chat_id: int) -> AsyncIterator[asyncio.Queue[Frame]]:
        """The live frames of a chat, for one socket."""
        queue: asyncio.Queue[Frame] = asyncio.Queue(MOST_WAITING_FRAMES)
        self.session.listeners.setdefault(chat_id, set()).add(queue)
        try:
            yield queue
        finally:
            queues = self.session.listeners[chat_id]
            queues.discard(queue)
            if not queues:
                del self.session.listeners[chat_id]

    async def language(self, chat_id: int) -> str:
        """The language of a conversation; Simplified Chinese before there is one."""
        async with self.database.reading() as session:
            conversation = await conversations.find(session, "web", chat_id)
        return conversation.language if conversation else "zh-Hans"

    async def set_language(self, chat_id: int, language: str) -> None:
        """Changes it, as the person chose."""
        now = self.clock()
        async with self.database.transaction() as session:
            await conversations.begin(session, "web", chat_id, now, language=language)
            conversation = await conversations.lock(session, "web", chat_id)
            conversation.language, conversation.language_chosen = language, True
