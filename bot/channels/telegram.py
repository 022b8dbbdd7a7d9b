"""Telegram as a channel (电报渠道): takes updates in, introduces itself, polls or is called.

What comes in is read down to numbers and masked words (telegram_updates), kept in one transaction
and only then acknowledged: to polling by the next offset, to the webhook by its 200.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import structlog
from aiogram.methods import GetMe, SetChatMenuButton, SetMyCommands, SetWebhook, TelegramMethod
from aiogram.types import BotCommand, BotCommandScopeDefault, MenuButtonCommands
from sqlalchemy.ext.asyncio import AsyncSession

from bot import logs
from bot.channels import reception, telegram_updates
from bot.channels.polling import Patience, Polling, Rest, insist
from bot.channels.telegram_session import TelegramSession
from bot.channels.telegram_updates import (
    ALLOWED,
    Back,
    Heard,
    Left,
    Moved,
    Name,
    Nameless,
    Reading,
    Unknown,
)
from bot.inbox import Inbox
from bot.settings import TelegramMode, TelegramSettings
from knowledge.say import Language, Texts, plain
from storage import conversations, inbound, residents
from storage.database import Database, is_away

log = structlog.get_logger()

CHANNEL: Final = TelegramSession.channel
WEBHOOK_PATH: Final = "/telegram/webhook"
COMMANDS: Final = (
    *("start", "ask", "search", "request", "opendays", "surveys"),
    *("subscribe", "unsubscribe", "stop"),
    *("my", "mydata", "delete", "link", "language", "privacy", "help"),
)
# Telegram knows languages by two letters: Simplified stands for both scripts, and for whoever
# reads neither of ours.
MENUS: Final = ((None, Language.ZH_HANS), ("zh", Language.ZH_HANS), ("en", Language.EN))

__all__ = ["WEBHOOK_PATH", "TelegramChannel", "TelegramSession"]


class TelegramChannel:
    """The channel of one bot token: `run()` beside the inbox, at the end `close()`."""

    def __init__(
        self,
        settings: TelegramSettings,
        database: Database,
        inbox: Inbox,
        clock: Callable[[], datetime],
        texts: Texts,
        *,
        public_url: str = "",
        rest: Rest = asyncio.sleep,
    ) -> None:
        if settings.token is None:
            message = "a Telegram channel needs a token"
            raise ValueError(message)
        self.settings = settings
        self.database = database
        self.inbox = inbox
        self.clock = clock
        self.texts = texts
        self.public_url = public_url
        self.rest = rest
        self.session = TelegramSession(settings.api_url, moved=self.moved, left=self.left)
        self.bot = self.session.bot(settings.token.get_secret_value())
        self.name = Name(self.bot.id)

    async def run(self) -> None:
        """Introduces itself, and asks for updates until cancelled or names the webhook once."""
        listening = self.poll if self.settings.mode is TelegramMode.POLLING else self.setup
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.introduce())
            tasks.create_task(listening())

    async def poll(self) -> None:
        """Asks for updates until it is cancelled."""
        await Polling(self.session, self.bot, self.receive, self.rest).run()

    async def setup(self) -> None:
        """Names our webhook to Telegram, as often as it takes."""
        secret = self.settings.webhook_secret
        await self._insist(
            SetWebhook(
                url=self.public_url + WEBHOOK_PATH,
                secret_token=secret.get_secret_value() if secret else None,
                allowed_updates=list(ALLOWED),
                drop_pending_updates=False,
            )
        )

    async def introduce(self) -> None:
        """Sets the commands of each language and the menu that lists them."""
        for method in self._introductions():
            await self._insist(method)

    def _introductions(self) -> Iterator[TelegramMethod[Any]]:
        for code, tag in MENUS:
            say = self.texts.say(tag)
            yield SetMyCommands(
                commands=[
                    BotCommand(command=one, description=plain(say(f"telegram-command-{one}")))
                    for one in COMMANDS
                ],
                scope=BotCommandScopeDefault(),
                language_code=code,
            )
        yield SetChatMenuButton(menu_button=MenuButtonCommands())

    async def _insist(self, method: TelegramMethod[Any]) -> None:
        await insist(self.bot, method, Patience(self.rest))

    async def close(self) -> None:
        """Closes the connections."""
        await self.session.close()

    async def moved(self, old: int, new: int) -> None:
        """A group has a new address."""
        async with self.database.transaction() as session:
            await self._move(session, old, new)

    async def left(self, chat_id: int, because: str) -> None:
        """An address cannot be reached any more."""
        async with self.database.transaction() as session:
            await conversations.leave(session, CHANNEL, [chat_id], because, self.clock())

    async def receive(self, updates: Sequence[Any]) -> None:
        """Keeps a batch; when it returns, the batch may be acknowledged.

        Raises what says that the database is away, or that Telegram could not tell our name:
        then nothing was kept and the batch is to come again. What cannot be read or kept for any
        other reason is logged by its kind and passed over, so that it holds up nobody.
        """
        readings = [one for update in updates if (one := await self._read(update)) is not None]
        await self._keep_all(readings)

    async def _read(self, update: Any) -> Reading:
        reading: Reading = Unknown(-1)
        if isinstance(update, dict):
            try:
                reading = telegram_updates.read(update, self.name, self.clock())
            except Nameless:
                me = await self.bot(GetMe())
                self.name = Name(self.bot.id, me.username or "")
                reading = telegram_updates.read(update, self.name, self.clock())
        if isinstance(reading, Unknown):
            log.info("telegram.passed_over", kind=reading.kind)
            return None
        return reading

    async def _keep_all(self, readings: Sequence[Reading]) -> None:
        """Keeps them in one transaction, and in their own where one of them breaks it."""
        try:
            await self._keep_together(readings)
        except Exception as error:
            if is_away(error):
                raise
            if len(readings) == 1:
                number = logs.note(error, "telegram.update_lost", kind=type(readings[0]).__name__)
                await self._apologise(readings[0], number)
                return
            for one in readings:
                await self._keep_all([one])

    async def _apologise(self, lost: Reading, number: str) -> None:
        """Keeps, in the place of what could not be kept, that its writer is to be told so."""
        if not isinstance(lost, Heard):
            return
        bare = reception.message(
            lost.chat_id, 0, self.clock(), text=None, update_id=lost.update_id
        )
        body = bare | {"refusal": ["trouble-ours", {"number": number}]}
        try:
            await self._keep_together([replace(lost, body=body)])
        except Exception as error:
            if is_away(error):
                raise
            logs.note(error, "telegram.apology_lost")

    async def _keep_together(self, readings: Sequence[Reading]) -> None:
        if not readings:
            return
        async with self.database.transaction() as session:
            answered = [
                one.chat_id
                for one in readings
                if isinstance(one, Heard | Moved | Left | Back)
                if await self._keep(session, one)
            ]
        for chat_id in dict.fromkeys(answered):
            self.inbox.wake(CHANNEL, chat_id)

    async def _keep(self, session: AsyncSession, one: Heard | Moved | Left | Back) -> bool:
        """Keeps one; whether somebody waits for an answer to it."""
        now = self.clock()
        row = await inbound.receive(
            session,
            channel=CHANNEL,
            update_id=str(one.update_id),
            chat_id=one.chat_id,
            body=one.body if isinstance(one, Heard) else {},
            now=now,
        )
        if row is None:
            return False
        match one:
            case Heard():
                await conversations.begin(
                    session, CHANNEL, one.chat_id, now, language=one.language
                )
                # Who writes can be reached.
                await conversations.come_back(session, CHANNEL, one.chat_id)
                return True
            case Moved():
                await self._move(session, one.chat_id, one.to)
            case Left():
                await conversations.leave(session, CHANNEL, [one.chat_id], one.because, now)
            case Back():
                await conversations.come_back(session, CHANNEL, one.chat_id)
        # Nothing is answered to it; its row stands for having happened once.
        inbound.handle(row, replies=[], now=now)
        return False

    async def _move(self, session: AsyncSession, old: int, new: int) -> None:
        await residents.move(session, CHANNEL, old, new)
        if await inbound.next_waiting(session, CHANNEL, old) is not None:
            # What was said at the old address and is not answered yet still needs a conversation
            # to be answered in; the answer then moves it, too.
            await conversations.begin(session, CHANNEL, old, self.clock())
