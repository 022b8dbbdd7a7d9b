"""An office on Telegram (电报里的办公室), for the tests: the whole house, our own Bot API, real HTTP."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr
from sqlalchemy import select, text

from bot.app import App
from bot.channels.telegram import WEBHOOK_PATH, TelegramChannel
from bot.settings import Settings, TelegramMode, TelegramSettings
from bot.web.telegram_hook import TelegramHook
from storage import conversations
from storage.conversations import Conversation
from storage.database import Database, metadata
from storage.inbound import Inbound
from tests import content
from tests.bot_api import BotApi

SECRET = "a-secret-of-the-tests"
CHAT_ID = 7


@dataclass
class Rests:
    """Waiting that takes no time and is written down."""

    seconds: list[float] = field(default_factory=list)
    rested: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def __call__(self, seconds: float) -> None:
        """Lets the others go on, and goes on."""
        async with self.rested:
            self.seconds.append(seconds)
            self.rested.notify_all()
        await asyncio.sleep(0)

    async def until(self, count: int) -> None:
        """Waits until somebody has rested so often; raises TimeoutError."""
        async with asyncio.timeout(10), self.rested:
            await self.rested.wait_for(lambda: len(self.seconds) >= count)


@dataclass
class TelegramOffice:
    """A process of the house with Telegram as its only channel."""

    app: App
    channel: TelegramChannel
    rests: Rests

    @property
    def database(self) -> Database:
        """What it keeps."""
        return self.app.database

    async def hear(self, *updates: dict[str, Any]) -> None:
        """Takes updates in as they came, and answers them."""
        await self.channel.receive(list(updates))
        async with self.database.reading() as session:
            rows = (await session.scalars(select(Inbound))).all()
        for chat_id in {row.chat_id for row in rows}:
            await self.app.inbox.settled("telegram", chat_id)

    async def conversation(self, chat_id: int = CHAT_ID) -> Conversation | None:
        """How a conversation stands."""
        async with self.database.reading() as session:
            return await conversations.find(session, "telegram", chat_id)

    async def rows(self) -> list[Inbound]:
        """What came in, in its order."""
        async with self.database.reading() as session:
            return list((await session.scalars(select(Inbound).order_by("id"))).all())

    async def everything_kept(self) -> str:
        """Every row of every table, as one text; JSON as the characters that it means."""
        found = []
        async with self.database.reading() as session:
            for name in metadata().tables:
                rows = await session.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608
                found += [str(tuple(row)) for row in rows]
        escaped = re.compile(r"\\+u([0-9a-f]{4})")
        return escaped.sub(lambda one: chr(int(one[1], 16)), "\n".join(found))

    @contextlib.asynccontextmanager
    async def doing(self, work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
        """Has something done in the background, until the block ends."""
        task = asyncio.create_task(work)
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


@dataclass
class Offices:
    """Opens offices on one database: one after the other, as a process is started again."""

    settings: Settings
    clock: Callable[[], datetime]
    api: BotApi
    channel: type[TelegramChannel] = TelegramChannel

    def built(self, mode: TelegramMode = TelegramMode.POLLING, **changes: Any) -> TelegramOffice:
        """An office that has not opened yet."""
        known = {
            "token": SecretStr(self.api.token),
            "api_url": self.api.url,
            "mode": mode,
            "webhook_secret": SecretStr(SECRET),
        }
        rests = Rests()
        app = App(self.settings, now=self.clock, channels=[])
        channel = self.channel(
            TelegramSettings(**(known | changes)),
            app.database,
            app.inbox,
            app.now,
            app.texts,
            rest=rests,
        )
        app.bots["telegram"] = channel.bot
        return TelegramOffice(app, channel, rests)

    @contextlib.asynccontextmanager
    async def open(
        self, mode: TelegramMode = TelegramMode.POLLING, **changes: Any
    ) -> AsyncIterator[TelegramOffice]:
        """An office that is there and does not listen yet."""
        office = self.built(mode, **changes)
        try:
            async with office.app:
                yield office
        finally:
            await office.channel.close()

    @contextlib.asynccontextmanager
    async def polling(self) -> AsyncIterator[TelegramOffice]:
        """An office that asks for updates."""
        async with self.open() as office, office.doing(office.channel.poll()):
            yield office

    @contextlib.asynccontextmanager
    async def called(self) -> AsyncIterator[tuple[TelegramOffice, str]]:
        """An office with an open webhook, not yet named to Telegram; and its address."""
        async with self.open(TelegramMode.WEBHOOK) as office, served(office) as url:
            yield office, url


@contextlib.asynccontextmanager
async def served(office: TelegramOffice) -> AsyncIterator[str]:
    """The webhook of an office on a free port: the address that Telegram would be given."""
    door = web.Application()
    door.router.add_post(WEBHOOK_PATH, TelegramHook(office.channel).take)
    async with TestServer(door, host="127.0.0.1") as server:
        office.channel.public_url = str(server.make_url("")).rstrip("/")
        yield office.channel.public_url + WEBHOOK_PATH


async def with_content(settings: Settings, now: datetime) -> None:
    """Puts the tests' own entries into the database."""
    database = Database(settings.database.url)
    async with database.transaction() as session:
        await content.load(session, now)
    await database.close()
