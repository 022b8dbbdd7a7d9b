"""Recognise (辨认): typed “1”, “①”, “第一个” or a button's own words equal a tap on it."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import chat
from knowledge import typed
from storage import deliveries
from storage.conversations import Conversation

# A form asks for numbers itself, and what is written to a person is theirs to read.
TAKEN = {one.state for one in chat.ASKED if one.takes_all}


def chosen(text: str, shown: list[list[str]]) -> str | None:
    """The data of the button that a typed text means, None when it means none.

    `shown` holds [label, data] in the order of the buttons.
    """
    place = typed.chosen(text, [label for label, _ in shown])
    return None if place is None else shown[place][1]


class Recognise(BaseMiddleware):
    """Turns such a message into the tap that it means, outside of forms and consultations."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the update, or the tap in its place."""
        conversation: Conversation = data["conversation"]
        session: AsyncSession = data["session"]
        if isinstance(event, Update) and event.message and event.message.text:
            meant = None
            if conversation.state not in TAKEN:
                # A notice that came since they last spoke is what they see.
                newest = await deliveries.shown_since(session, conversation, data["seen_at"])
                conversation.shown = newest or conversation.shown
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
    return Update(update_id=update.update_id, callback_query=tap.as_(update.bot)).as_(update.bot)
