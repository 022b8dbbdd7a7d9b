"""Recognise (辨认): typed “1”, “①”, “第一个” or a button's own words equal a tap on it."""

import re
import unicodedata
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from storage.conversations import Conversation

ORDINALS = "一二三四五六七八九十"
ORDINAL = re.compile(
    r"^(?:第|选|no\.?|option)?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:个|項|项|条|條|号|號)?$"
)


def chosen(text: str, shown: list[list[str]]) -> str | None:
    """The data of the button that a typed text means, None when it means none.

    `shown` holds [label, data] in the order of the buttons.
    """
    plain = unicodedata.normalize("NFKC", text).strip().strip("。.，,!?？、()").lower()
    for label, data in shown:
        if plain == unicodedata.normalize("NFKC", label).strip().lower():
            return data
    found = ORDINAL.match(plain)
    if found is None:
        return None
    sign = found.group(1)
    number = int(sign) if sign.isdecimal() else ORDINALS.index(sign) + 1
    return shown[number - 1][1] if 1 <= number <= len(shown) else None


class Recognise(BaseMiddleware):
    """Turns such a message into the tap that it means, outside of forms."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the update, or the tap in its place."""
        conversation: Conversation = data["conversation"]
        if isinstance(event, Update) and event.message and event.message.text:
            # A form asks for numbers itself.
            meant = None
            if conversation.state is None:
                meant = chosen(event.message.text, conversation.shown)
            if meant is not None:
                event = _as_tap(event, event.message, meant)
        return await handler(event, data)


def _as_tap(update: Update, message: Message, data: str) -> Update:
    tap = CallbackQuery(
        id=f"typed:{update.update_id}",
        from_user=message.from_user or User(id=message.chat.id, is_bot=False, first_name="居民"),
        chat_instance=str(message.chat.id),
        data=data,
        message=message,
    )
    return Update(update_id=update.update_id, callback_query=tap).as_(update.bot)
