"""Trouble (出错): a rule's no is said; anything else is ours, with a trace number to quote.

The outermost of our middlewares and one of the four edges that may catch everything.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.event.bases import CancelHandler, SkipHandler
from aiogram.types import TelegramObject

from bot import logs
from bot.apology import Apology, Unsaid
from storage.database import is_away
from storage.refusal import Refusal


class Trouble(BaseMiddleware):
    """Says what a failed step could not say; the step itself was rolled back."""

    def __init__(self, apology: Apology) -> None:
        self.apology = apology

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Handles the update, or says why not."""
        bot: Bot = data["bot"]
        inbound_id: int = data["inbound_id"]
        masked: tuple[str, ...] = data.get("masked", ())
        try:
            return await handler(event, data)
        except Refusal as refusal:
            return await self.apology.close(
                bot, inbound_id, refusal.text_id, masked, **refusal.args_of_text
            )
        except (SkipHandler, CancelHandler):
            return await self.apology.close(bot, inbound_id, "trouble-not-understood", masked)
        except Unsaid as unsaid:
            number = logs.note(unsaid.__cause__ or unsaid, "trouble.unsaid", inbound=inbound_id)
            return await self.apology.replace(bot, inbound_id, number)
        except Exception as error:
            if is_away(error):
                # The inbox tries this update again.
                raise
            number = logs.note(error, "trouble", inbound=inbound_id)
            return await self.apology.close(bot, inbound_id, "trouble-ours", masked, number=number)
