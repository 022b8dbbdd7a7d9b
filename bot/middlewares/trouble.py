"""Trouble (出错): a rule's no is said; anything else is ours, with a trace number to quote.

The outermost of our middlewares and one of the four edges that may catch everything.
"""

import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.event.bases import CancelHandler, SkipHandler
from aiogram.methods import SendMessage
from aiogram.types import TelegramObject
from sqlalchemy.exc import InterfaceError, OperationalError

from bot import replies
from knowledge.say import Texts
from storage import conversations
from storage.database import Database
from storage.inbound import Inbound
from storage.refusal import Refusal

log = structlog.get_logger()

# No letters and figures that are mistaken for each other on the telephone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def trace_number() -> str:
    """A number that a person can read out: eight signs in two groups."""
    signs = [secrets.choice(ALPHABET) for _ in range(8)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])


class Trouble(BaseMiddleware):
    """Says what a failed step could not say; the step itself was rolled back."""

    def __init__(self, database: Database, texts: Texts, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.texts = texts
        self.clock = clock

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Handles the update, or says why not."""
        bot: Bot = data["bot"]
        inbound_id: int = data["inbound_id"]
        if data.get("poisonous"):
            log.error("trouble.poisonous", inbound=inbound_id)
            return await self._close(bot, inbound_id, "trouble-ours", number=trace_number())
        try:
            return await handler(event, data)
        except Refusal as refusal:
            return await self._close(bot, inbound_id, refusal.text_id, **refusal.args_of_text)
        except (SkipHandler, CancelHandler):
            return await self._close(bot, inbound_id, "trouble-not-understood")
        except (OperationalError, InterfaceError, OSError):
            # The database is away: the inbox tries this update again.
            raise
        except Exception:
            number = trace_number()
            log.exception("trouble", number=number, inbound=inbound_id)
            return await self._close(bot, inbound_id, "trouble-ours", number=number)

    async def _close(
        self, bot: Bot, inbound_id: int, text_id: str, **args: str | int
    ) -> list[SendMessage]:
        """Marks the update handled with one sentence as its reply."""
        async with self.database.transaction() as session:
            row = await session.get(Inbound, inbound_id)
            if row is None or row.handled_at is not None:
                return []
            conversation = await conversations.lock(session, row.channel, row.chat_id)
            say = self.texts.say(conversation.language)
            reply = SendMessage(chat_id=row.chat_id, text=say(text_id, **args))
            after = await replies.settle(self.database, bot, session, row, [reply], self.clock)
        await after()
        return [reply]
