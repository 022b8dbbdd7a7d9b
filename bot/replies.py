"""Replies (答复): packed with the row that owes them, let out after the commit.

A channel whose transcript is our own (the web chat) is spoken on in the step's transaction: what
it says is committed with the step, and open sockets are told after it. On the others a reply has
a place, `inbound id : index`, and stays owed until the network has taken it.
"""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from datetime import datetime
from typing import Any, cast

import structlog
from aiogram import Bot, methods
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InputFile
from sqlalchemy.ext.asyncio import AsyncSession

from bot import logs
from bot.channels import fit
from bot.channels.session import ChannelSession
from storage import inbound
from storage.database import Database

log = structlog.get_logger()

Method = TelegramMethod[Any]
Packed = dict[str, Any]

place: ContextVar[str | None] = ContextVar("place", default=None)

# A network that fails for longer is tried again later; the chat's other questions go on.
TRIES = 5
# What passes, or is mended by the operator: a wrong token.
OWED = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
    TelegramNotFound,
    TelegramConflictError,
)


async def pack(bot: Bot, method: Method) -> Packed:
    """A method as JSON, with the files that it carries; defaults of the bot are resolved."""
    files: dict[str, InputFile] = {}
    data = bot.session.prepare_value(
        method.model_dump(mode="python", warnings=False), bot=bot, files=files, _dumps_json=False
    )
    packed: Packed = {"method": type(method).__name__, "data": data}
    if files:
        packed["files"] = {
            key: [file.filename, base64.b64encode(await _content(bot, file)).decode()]
            for key, file in files.items()
        }
    return packed


async def _content(bot: Bot, file: InputFile) -> bytes:
    return b"".join([chunk async for chunk in file.read(bot)])


def unpack(packed: Packed) -> Method:
    """The method that was packed."""
    files = {
        f"attach://{key}": BufferedInputFile(base64.b64decode(content), filename or "file")
        for key, (filename, content) in packed.get("files", {}).items()
    }
    data = {
        name: files.get(value, value) if isinstance(value, str) else value
        for name, value in packed["data"].items()
    }
    return cast("Method", getattr(methods, packed["method"]).model_validate(data))


async def settle(
    database: Database,
    bot: Bot,
    session: AsyncSession,
    row: inbound.Inbound,
    methods_said: Sequence[Method],
    clock: Callable[[], datetime],
) -> Callable[[], Awaitable[None]]:
    """Marks an update handled with its replies; what is to be done after the commit comes back."""
    row_id = row.id or 0
    if isinstance(bot.session, ChannelSession) and bot.session.keeps_transcript:
        async with bot.session.step(session) as tell:
            for index, method in enumerate(methods_said):
                token = place.set(f"{row_id}:{index}")
                try:
                    await bot(method)
                finally:
                    place.reset(token)
            await _quiet(bot.session, row, methods_said)
        inbound.handle(row, replies=[], now=clock())
        return tell
    # Each part of a long message is owed by itself.
    parts = [part for method in methods_said for part in fit.fit(method)]
    packed = [await pack(bot, method) for method in parts]
    inbound.handle(row, replies=packed, now=clock())

    async def after() -> None:
        if packed:
            await let_out(database, bot, row_id, packed, clock())

    return after


async def _quiet(
    channel: ChannelSession, row: inbound.Inbound, methods_said: Sequence[Method]
) -> None:
    """Takes a tap's own line away where it only changed a message: nothing stands below it."""
    tapped = (row.body or {}).get("callback_query")
    silent = (EditMessageText, EditMessageReplyMarkup, AnswerCallbackQuery)
    if tapped and methods_said and all(isinstance(one, silent) for one in methods_said):
        await channel.delete(row.chat_id, (row.body or {})["update_id"])


async def let_out(
    database: Database, bot: Bot, inbound_id: int, packed: list[Packed], now: datetime
) -> None:
    """Says the replies of an update in their order, then notes that they were taken.

    What the network refuses for good is logged and passed over; from what fails for now on they
    stay owed, and the inbox has them said again.
    """
    for index, one in enumerate(packed):
        token = place.set(f"{inbound_id}:{index}")
        try:
            await _say(bot, unpack(one))
        except (AttributeError, KeyError, ValueError) as error:
            # Packed by another version of the house: it cannot be said any more.
            logs.note(error, "replies.unreadable", inbound=inbound_id)
        except OWED as error:
            log.warning("replies.owed", inbound=inbound_id, reason=type(error).__name__)
            async with database.transaction() as session:
                await inbound.owe(session, inbound_id, packed[index:])
            return
        except TelegramForbiddenError:
            log.info("replies.left", inbound=inbound_id)
        except TelegramAPIError as error:
            logs.note(error, "replies.refused", inbound=inbound_id)
        finally:
            place.reset(token)
    async with database.transaction() as session:
        await inbound.say(session, inbound_id, now)


async def _say(bot: Bot, method: Method) -> None:
    for tried in range(TRIES):
        try:
            await bot(method)
        except TelegramRetryAfter as error:
            if tried == TRIES - 1:
                raise
            await asyncio.sleep(error.retry_after)
        except (TelegramNetworkError, TelegramServerError):
            if tried == TRIES - 1:
                raise
            await asyncio.sleep(0.2 * 2**tried)
        else:
            return
