"""Polling (轮询): asks Telegram for updates, and confirms them only after they are kept.

The next request's offset is the confirmation. It moves when the rows are committed and not
before, so whatever ends the process, or takes the database away, is asked for again; the unique
row makes the repetition harmless.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook, TelegramMethod

from bot import logs
from bot.channels.telegram_session import TelegramSession
from bot.channels.telegram_updates import ALLOWED, number_of
from storage.database import is_away

log = structlog.get_logger()

Rest = Callable[[float], Awaitable[None]]

# So long Telegram holds a request in which nothing comes.
WAIT: Final = 25
FIRST_REST: Final = 0.5
LONGEST_REST: Final = 30.0
# A wrong token is mended by a person, not by asking again soon.
WRONG_TOKEN_REST: Final = 60.0


class Patience:
    """How long to wait after what went wrong: longer each time, and never all at once.

    The log keeps the kind of an error alone: its words may hold the address, and with it the
    token.
    """

    def __init__(self, rest: Rest = asyncio.sleep) -> None:
        self.rest = rest
        self.failures = 0

    def done(self) -> None:
        """It went well: the next failure is a first one."""
        self.failures = 0

    async def after(self, error: Exception) -> None:
        """Waits as long as this error asks for."""
        longest = min(LONGEST_REST, FIRST_REST * 2 ** min(self.failures, 10))
        self.failures += 1
        seconds = longest * (0.5 + secrets.randbelow(501) / 1000)
        match error:
            case TelegramRetryAfter():
                seconds = float(error.retry_after)
                log.warning("telegram.slow_down", seconds=error.retry_after)
            case TelegramUnauthorizedError() | TelegramNotFound():
                seconds = WRONG_TOKEN_REST
                log.error("telegram.wrong_token", setting="YANGGUANG_TELEGRAM__TOKEN")
            case TelegramConflictError():
                log.error("telegram.conflict", reason="another process asks with this token")
            case TelegramAPIError():
                log.warning("telegram.away", reason=type(error).__name__)
            case _ if is_away(error):
                log.warning("telegram.database_away", reason=type(error).__name__)
            case _:
                logs.note(error, "telegram.broken")
        await self.rest(seconds)


async def insist(bot: Bot, method: TelegramMethod[Any], patience: Patience) -> bool:
    """Asks until Telegram does it; False where it refuses for good."""
    while True:
        try:
            await bot(method)
        except TelegramBadRequest:
            log.error("telegram.refused", method=type(method).__name__)  # noqa: TRY400 - no words.
            return False
        except Exception as error:  # noqa: BLE001 - the edge where Telegram begins.
            await patience.after(error)
        else:
            patience.done()
            return True


class Polling:
    """Asks for updates until it is cancelled."""

    def __init__(
        self,
        session: TelegramSession,
        bot: Bot,
        receive: Callable[[list[Any]], Awaitable[None]],
        rest: Rest = asyncio.sleep,
    ) -> None:
        self.session = session
        self.bot = bot
        self.receive = receive
        self.patience = Patience(rest)
        self.offset = 0

    async def run(self) -> None:
        """Takes a webhook away, which would keep the updates from us, then asks for ever."""
        await insist(self.bot, DeleteWebhook(drop_pending_updates=False), self.patience)
        while True:
            try:
                await self._round()
            except Exception as error:  # noqa: BLE001 - the edge where Telegram begins.
                await self.patience.after(error)
            else:
                self.patience.done()

    async def _round(self) -> None:
        updates = await self.session.updates(self.bot, self.offset, WAIT, ALLOWED)
        if not updates:
            return
        await self.receive(updates)
        numbers = [number for one in updates if (number := number_of(one)) is not None]
        if not numbers or max(numbers) < self.offset:
            # They cannot be confirmed and would come again at once.
            message = "updates without a number"
            raise ValueError(message)
        self.offset = max(numbers) + 1
