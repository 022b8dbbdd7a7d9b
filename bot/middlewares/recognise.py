"""Recognise (辨认): typed “1”, “①”, “第一个” or a button's own words equal a tap on it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
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


# What was said last may have been read after a notice that came at the same time.
AT_ONCE = timedelta(minutes=1)

Shown = list[list[str]]


def meant(text: str, replied: Shown, noticed: Shown) -> str | None:
    """The data of the button that a typed text means, None when it means none.

    Both hold [label, data] in the order of the buttons: of the last reply, and of a notice that
    came long after it. Words mean either; a number means what came last.
    """
    for shown in (replied, noticed):
        place = typed.named(text, [label for label, _ in shown])
        if place is not None:
            return shown[place][1]
    newest = noticed or replied
    place = typed.chosen(text, [label for label, _ in newest])
    return None if place is None else newest[place][1]


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
            tap = None
            if conversation.state not in TAKEN:
                since = data["seen_at"] + AT_ONCE
                noticed = await deliveries.shown_since(session, conversation, since)
                tap = meant(event.message.text, conversation.shown, noticed)
            if tap is not None:
                event = _as_tap(event, event.message, tap)
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
