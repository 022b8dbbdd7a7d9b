"""A step at the staff bot (一步): what somebody sent, who they are, and all it takes to answer.

The transaction ends before anything is said, as everywhere in the house.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from knowledge.say import Argument, Html, Say, Texts, plain, width
from storage import journal
from storage.database import Database
from storage.refusal import Refusal
from storage.staff import Staff

VIA: Final = "staff bot"
# How the texts that are only said here begin.
OWN: Final = "staff-bot-"
# What Telegram takes in one message, and in the words under a file.
LONGEST: Final = 4096
# A message that did not go out is tried so often; Telegram seldom asks for more than a moment.
TRIES: Final = 3
LONGEST_REST: Final = 20.0

# Buttons: rows of a label and what it carries.
Rows = Sequence[Sequence[tuple[str, str]]]
Data = dict[Any, Any]
Result = TypeVar("Result")
Staffed = Application[ExtBot[None], "Step", Data, Data, Data, JobQueue["Step"]]


@dataclass(frozen=True)
class House:
    """What the staff bot works with."""

    database: Database
    texts: Texts
    clock: Callable[[], datetime]
    quiet_hours: str
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep


class Step(CallbackContext[ExtBot[None], Data, Data, Data]):
    """The context of every handler; `gate` fills in who it is, and in which language."""

    who: Staff
    say: Say
    heard: Update

    @property
    def house(self) -> House:
        """Database, texts and clock."""
        return cast("House", self.bot_data["house"])

    @property
    def now(self) -> datetime:
        """The moment, by the house's clock."""
        return self.house.clock()

    @property
    def mine(self) -> Data:
        """What is remembered of this person until the process ends."""
        assert self.user_data is not None  # noqa: S101 - every step has a person.
        return self.user_data

    @property
    def found(self) -> Sequence[str]:
        """What the pattern of a button found in what it carries."""
        return self.matches[0].groups() if self.matches else ()

    @property
    def query(self) -> CallbackQuery | None:
        """The tap, if it was one."""
        return self.heard.callback_query

    @property
    def typed(self) -> str:
        """The words of the message."""
        message = self.heard.message
        return (message.text or "").strip() if message else ""

    def words(self, text_id: str, **args: Argument) -> Html:
        """A sentence; a rule's words for the staff bot, or for the console, go first."""
        own = text_id.startswith(OWN)
        for name in (f"{OWN}{text_id}", f"console-{text_id}"):
            if not own and self.say.knows(name):
                return self.say(name, **args)
        return self.say(text_id, **args)

    def refused(self, refusal: Refusal) -> Html:
        """A rule's no."""
        return self.words(refusal.text_id, **refusal.args_of_text)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A transaction in which acts are journalled as done here."""
        async with self.house.database.transaction() as session:
            journal.came_by(session, VIA)
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads."""
        async with self.house.database.reading() as session:
            yield session

    async def insist(self, send: Callable[[], Awaitable[Result]], tries: int = TRIES) -> Result:
        """Sends; a little later again where the network, or Telegram, was not able to.

        What was done stands in the database already, so a repeated message harms less than none.
        """
        for _ in range(tries - 1):
            try:
                return await send()
            except RetryAfter as error:
                await self.house.rest(min(LONGEST_REST, _seconds(error.retry_after)))
            except BadRequest:
                raise
            except NetworkError:
                await self.house.rest(1.0)
        return await send()

    async def answer(self, html: str, rows: Rows = ()) -> Message:
        """A new message to whoever wrote or tapped."""
        chat = self.heard.effective_chat
        assert chat is not None  # noqa: S101 - gate lets nothing through that has none.
        return await self.tell(chat.id, html, rows)

    async def tell(self, chat_id: int, html: str, rows: Rows = (), tries: int = TRIES) -> Message:
        """A new message to anybody."""
        return await self.insist(
            lambda: self.bot.send_message(
                chat_id,
                html,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(rows),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            ),
            tries,
        )

    async def change(self, html: str, rows: Rows = ()) -> None:
        """The message that was tapped says something else; a new one where it cannot."""
        if self.query is None or not isinstance(self.query.message, Message):
            await self.answer(html, rows)
            return
        shown = self.query.message
        try:
            await self.insist(
                lambda: self.bot.edit_message_text(
                    html,
                    chat_id=shown.chat_id,
                    message_id=shown.message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard(rows),
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
            )
        except BadRequest as error:
            # Tapped twice: it says so already.
            if "not modified" not in error.message.lower():
                await self.answer(html, rows)

    async def without_buttons(self, message_id: int | None) -> None:
        """Takes the buttons off what has been dealt with; it does no harm if they stay."""
        chat = self.heard.effective_chat
        if message_id is None or chat is None:
            return
        with suppress(BadRequest, Forbidden, NetworkError, RetryAfter):
            await self.bot.edit_message_reply_markup(chat.id, message_id)


def _seconds(time: int | timedelta) -> float:
    return time.total_seconds() if isinstance(time, timedelta) else float(time)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(plain(label), callback_data=data) for label, data in row]
            for row in rows
        ]
    )


def in_twos(buttons: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Buttons two by two, as a telephone has room for."""
    return [list(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def pieces(text: str, most: int = LONGEST) -> list[str]:
    """A long plain text in messages, cut at the ends of lines where there are some."""
    found: list[str] = []
    rest = text.strip()
    while width(rest) > most:
        # A sign outside the plane counts twice, so that half of it always fits.
        head = rest[:most] if width(rest[:most]) <= most else rest[: most // 2]
        cut = head.rfind("\n")
        cut = cut if cut > len(head) // 2 else len(head)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip("\n")
    return [*found, rest] if rest else found
