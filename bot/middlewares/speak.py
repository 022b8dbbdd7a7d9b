"""Speak (语言): gives the handler `say`, and tells the person what was hidden (脱敏告知)."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from bot.apology import masked_notice
from bot.middlewares.unit_of_work import as_list
from knowledge.say import Texts
from storage.conversations import Conversation


class Speak(BaseMiddleware):
    """Hands on `say` and `texts`; a handler that changes the language asks `texts` again."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the update."""
        conversation: Conversation = data["conversation"]
        data["texts"] = self.texts
        data["say"] = self.texts.say(conversation.language)
        result = await handler(event, data)
        masked: tuple[str, ...] = data.get("masked", ())
        if not masked:
            return result
        # Said in the language that the handler may just have recognised.
        return [masked_notice(self.texts, conversation, masked), *as_list(result)]
