"""Staff on duty (值班的工作人员): the real staff bot against our own Bot API, over real HTTP.

async with on_duty(settings, now) as office: ... await office.says("王审", "/today")
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any

import pyotp
from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings, StaffBotSettings
from bot.staff_bot import StaffBot
from handlers.staff_chat.step import House
from knowledge.say import Texts
from storage import accounts, journal, staff
from storage.accounts import Account, Purpose
from storage.database import Database
from storage.staff import Role
from tests import bot_api
from tests.bot_api import Accepted, BotApi
from tests.clerks import SECRET, Clock

# Somebody whom the office does not know.
STRANGER = 99
HOUSING, CIVIL = "区住房保障房屋管理局", "区民政局"


async def no_rest(seconds: float) -> None:
    """Waiting that takes next to no time."""
    del seconds
    await asyncio.sleep(0.01)


class OnDuty:
    """A process with the staff bot, and people with Telegram."""

    def __init__(self, settings: Settings, api: BotApi, clock: Clock) -> None:
        self.settings = settings
        self.api = api
        self.clock = clock
        self.database = Database(settings.database.url, settings.keyring())
        self.house = House(self.database, Texts.load(), clock, settings.quiet_hours, no_rest)
        self.chats: dict[str, int] = {}

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """The bot runs until the block ends, as a process that is started and stopped."""
        found = StaffBotSettings(token=SecretStr(self.api.token), api_url=self.api.url)
        task = asyncio.create_task(StaffBot(found, self.house).run())
        try:
            async with asyncio.timeout(20):
                while not self.api.account.polled.is_set():
                    assert not task.done(), task
                    await asyncio.sleep(0.01)
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self.api.account.polled.clear()

    async def account(self, name: str, *roles: Role, organ: str = "", language: str = "") -> None:
        """Somebody with these roles and an authenticator, not joined yet."""
        async with self.database.transaction() as session:
            who = await staff.add(session, name, roles, organ, self.clock())
            account = await accounts.of(session, who)
            code = pyotp.TOTP(SECRET).at(self.clock())
            accounts.enrol(session, account, SECRET, code, self.clock())
            account.language = language or account.language

    async def code(self, name: str) -> str:
        """A code of the console to join with."""
        async with self.database.transaction() as session:
            who = await staff.acting(session, name)
            return await accounts.make_link(session, Purpose.STAFF_BOT, who, self.clock())

    async def joined(self, name: str, *roles: Role, organ: str = "", **about: str) -> None:
        """Somebody whose Telegram is joined, as if long ago."""
        await self.account(name, *roles, organ=organ, **about)
        self.chats[name] = 70 + len(self.chats)
        async with self.database.transaction() as session:
            who = await staff.acting(session, name)
            (await accounts.of(session, who)).telegram_id = self.chats[name]

    async def says(self, name: str | int, text: str | None, **fields: Any) -> list[str]:
        """Somebody writes; everything that is said to them, once it was handled."""
        chat = name if isinstance(name, int) else self.chats[name]
        return await self._heard(chat, self.api.say(chat, text, **fields))

    async def replies(self, name: str, to: Accepted, text: str) -> list[str]:
        """Somebody answers a message of ours with the function for that."""
        chat = self.chats[name]
        about = self.api.chats.messages[chat, to.message_id].described(self.api.account.about)
        return await self.says(name, text, reply_to_message=about)

    async def taps(self, name: str, label: str, times: int = 1) -> list[str]:
        """Somebody taps the newest button with this label, perhaps several times at once."""
        chat = self.chats[name]
        message_id, data = self.button(name, label)
        update: dict[str, Any] = {}
        for _ in range(times):
            update = self.api.tap(chat, message_id, data)
        return await self._heard(chat, update)

    def button(self, name: str, label: str) -> tuple[int, str]:
        """The newest message that has a button of this label, and what it carries."""
        for one in reversed(self.api.screen(self.chats[name])):
            for row in (one.markup or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == label:
                        return one.message_id, button["callback_data"]
        message = f"nobody shows {name} a button {label}: {self.labels(name)}"
        raise AssertionError(message)

    def labels(self, name: str) -> list[str]:
        """Every button that stands in somebody's chat."""
        return [
            button["text"]
            for one in self.api.screen(self.chats[name])
            for row in (one.markup or {}).get("inline_keyboard", [])
            for button in row
        ]

    def last(self, name: str) -> Accepted:
        """The newest message to somebody."""
        return self.api.sent(self.chats[name])[-1]

    async def _heard(self, chat: int, update: dict[str, Any]) -> list[str]:
        """What is said and changed in a chat until an update is confirmed, which is after it."""
        before = len(self.api.accepted)
        async with asyncio.timeout(20):
            # Nobody tells when an update is confirmed.
            while update["update_id"] in self.api.account.pending:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return [
            one.text
            for one in self.api.accepted[before:]
            if one.chat_id == chat and one.method in {"sendMessage", "editMessageText"}
        ]

    async def acts(self, what: str) -> list[journal.Act]:
        """What the journal has of a kind of act."""
        async with self.database.reading() as session:
            query = select(journal.Act).where(col(journal.Act.what) == what)
            return list((await session.scalars(query.order_by(col(journal.Act.id)))).all())

    async def known_as(self, name: str) -> Account:
        """Somebody's account."""
        async with self.database.reading() as session:
            who = await staff.acting(session, name)
            return await session.get_one(Account, who.id)


@asynccontextmanager
async def on_duty(settings: Settings, now: datetime) -> AsyncIterator[OnDuty]:
    """An office that does not listen yet."""
    async with bot_api.serving() as api:
        office = OnDuty(settings, api, Clock(now))
        try:
            yield office
        finally:
            await office.database.close()
