"""A counter at which forms are filled in (填表台): the engine on a real database, no network.

counter = Counter(database, form, now); await counter.begin(); await counter.type("三位")
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, Chat, Message, User
from sqlalchemy.ext.asyncio import AsyncSession

from bot.middlewares.unit_of_work import remember_buttons
from handlers.chat.buttons import Fill
from handlers.chat.form import Forms, Purpose, Spoken, said, start
from handlers.chat.step import Step
from knowledge.say import Html, plain
from storage import conversations
from storage.database import Database
from storage.forms import Draft, Form, Value
from tests import steps

BOT = Bot("9:counter")


@dataclass
class Counter:
    """One resident at the counter, on one or more accounts that are joined."""

    database: Database
    form: Form
    now: datetime
    takes_personal: bool = True
    sent: list[dict[str, Value]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    buttons: list[list[str]] = field(default_factory=list)
    chat_id: int = 1

    def __post_init__(self) -> None:
        self.purpose = Purpose("test", self._send)
        self.forms = Forms([self.purpose])

    async def _send(self, step: Step, draft: Draft, answers: dict[str, Value]) -> list[Spoken]:
        del step, draft
        self.sent.append(answers)
        return [Spoken(Html("收到"))]

    async def _step(self, session: AsyncSession) -> Step:
        await conversations.begin(session, "web", self.chat_id, self.now)
        row = await conversations.lock(session, "web", self.chat_id)
        return steps.step(
            session,
            row,
            self.now,
            abroad=not self.takes_personal,
            takes_personal=self.takes_personal,
        )

    def _message(self, text: str) -> Message:
        chat = Chat(id=self.chat_id, type="private")
        return Message(message_id=1, date=self.now, chat=chat, text=text).as_(BOT)

    def _hear(self, step: Step, methods: list[Any]) -> None:
        self.heard = [
            plain(text)
            for one in methods
            if (text := getattr(one, "text", None) or getattr(one, "caption", None))
        ]
        remember_buttons(step.conversation, methods)
        self.buttons = step.conversation.shown

    async def begin(self) -> None:
        """Asks for the form."""
        async with self.database.transaction() as session:
            step = await self._step(session)
            found = await start(step, self.purpose, self.form)
            self._hear(step, said(self._message("表"), found))

    async def type(self, text: str) -> None:
        """Types a text while a form is open."""
        async with self.database.transaction() as session:
            step = await self._step(session)
            self._hear(step, await self.forms.typed(self._message(text), step))

    async def tap(self, label: str) -> None:
        """Taps a button of the last message by the beginning of its label."""
        data = next(data for name, data in self.buttons if name.startswith(label))
        await self.tap_data(data)

    async def tap_data(self, data: str) -> None:
        """Taps a button by its data."""
        callback = CallbackQuery(
            id="1",
            from_user=User(id=self.chat_id, is_bot=False, first_name="居民"),
            chat_instance="1",
            data=data,
            message=self._message("…"),
        ).as_(BOT)
        async with self.database.transaction() as session:
            step = await self._step(session)
            methods = await self.forms.tapped(callback, Fill.unpack(data), step)
            self._hear(step, methods)
