"""The terminal as a channel (终端): the same conversation, buttons as numbers."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from bot.channels import reception, uploads
from bot.channels.session import Buttons, ChannelSession, Sent
from bot.inbox import Inbox
from knowledge.say import escape, plain
from storage import conversations, inbound
from storage.database import Database
from storage.form_files import LARGEST
from storage.refusal import Refusal

# One person sits at a terminal; their conversation goes on at the next `talk`.
CHAT_ID = 1
# Before the place of a file, where a form asks for one.
AT = "@"
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)


def as_terminal(html: str, rows: Buttons, *, colours: bool) -> str:
    """A message for the terminal: bold and dim where it has colours, buttons numbered."""
    text = LINK.sub(r"\2 (\1)", html)
    if colours:
        text = text.replace("<b>", "\x1b[1m").replace("</b>", "\x1b[22m")
        text = text.replace("<i>", "\x1b[2m").replace("</i>", "\x1b[22m")
    text = plain(text)
    flat = [button for row in rows for button in row]
    lines = []
    # Only buttons that can be tapped are counted, because only those can be typed.
    number = 0
    for button in flat:
        if "url" in button:
            lines.append(f"  · {button['text']} {button['url']}")
        else:
            number += 1
            lines.append(f"  {number}. {button['text']}")
    return "\n".join([text, *lines])


class TerminalSession(ChannelSession):
    """Prints what is said."""

    channel: ClassVar[str] = "terminal"
    token: ClassVar[str] = "2:terminal"  # noqa: S105 - opens nothing.
    takes_personal: ClassVar[bool] = True

    def __init__(
        self, show: Callable[[str], None], clock: Callable[[], datetime], *, colours: bool = False
    ) -> None:
        super().__init__()
        self.show = show
        self.clock = clock
        self.colours = colours
        self._last = 0

    def _said(self, chat_id: int) -> Sent:
        self._last += 1
        return chat_id, self._last, self.clock()

    async def send(self, chat_id: int, html: str, rows: Buttons) -> Sent:
        """Prints a message."""
        self.show(as_terminal(html, rows, colours=self.colours))
        return self._said(chat_id)

    async def edit(
        self, chat_id: int, message_id: int, html: str | None, rows: Buttons
    ) -> Sent | None:
        """Prints the changed message anew; a change of buttons alone shows nothing."""
        del message_id
        return await self.send(chat_id, html, rows) if html is not None else self._said(chat_id)

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """What was printed stays."""
        del chat_id, message_id
        return True

    async def photo(self, chat_id: int, picture: str | bytes, html: str, rows: Buttons) -> Sent:
        """Prints the caption, and the address where there is one."""
        address = f"\n{picture}" if isinstance(picture, str) else ""
        return await self.send(chat_id, html + address, rows)

    async def document(
        self, chat_id: int, file_name: str, content: str | bytes, html: str, rows: Buttons
    ) -> Sent:
        """Prints the caption, and which file it would be: nothing is written to the disk."""
        where = content if isinstance(content, str) else f"{len(content)} B"
        return await self.send(chat_id, f"{html}\n〔{escape(file_name)} · {where}〕", rows)

    async def typing(self, chat_id: int) -> bool:
        """A terminal waits in silence."""
        del chat_id
        return True


class Terminal:
    """Takes lines in and waits for their answers."""

    def __init__(
        self, database: Database, inbox: Inbox, clock: Callable[[], datetime], nonce: str
    ) -> None:
        self.database = database
        self.inbox = inbox
        self.clock = clock
        self.nonce = nonce
        self._count = 0

    async def receive(self, text: str) -> None:
        """Keeps a line and returns when it was answered. Raises Unreadable, Refusal."""
        async with self.database.reading() as session:
            known = await conversations.find(session, "terminal", CHAT_ID)
            asks_for_file = await uploads.asked(session, known) is not None
        self._count += 1
        now = self.clock()
        if asks_for_file and text.startswith(AT):
            taken = reception.Taken("")
            name, content = _file(text[len(AT) :].strip())
            async with self.database.transaction() as session:
                file_id = await uploads.take(session, "terminal", CHAT_ID, name, content, now)
            body = reception.message(CHAT_ID, self._count, now, text=None, file_id=file_id)
        else:
            taken = reception.take(text, known)
            body = reception.message(
                CHAT_ID, self._count, now, text=taken.text, masked=taken.masked
            )
        async with self.database.transaction() as session:
            await conversations.begin(session, "terminal", CHAT_ID, now)
            await inbound.receive(
                session,
                channel="terminal",
                update_id=f"{self.nonce}:{self._count}",
                chat_id=CHAT_ID,
                body=body,
                now=now,
                secret=taken.secret,
            )
        self.inbox.wake("terminal", CHAT_ID)
        await self.inbox.settled("terminal", CHAT_ID)


def _file(typed: str) -> tuple[str, bytes]:
    """A file where the terminal is: its name, and what is in it. Raises Refusal."""
    try:
        path = Path(typed).expanduser()
        if path.is_file():
            with path.open("rb") as file:
                return path.name, file.read(LARGEST + 1)
    except (OSError, ValueError, RuntimeError):
        pass
    raise Refusal("form-file-none")
