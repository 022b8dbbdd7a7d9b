"""Put by (暂存): what was asked is left while somebody does something else.

What they type next is no answer to it any more.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.flags import get_flag
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.chat.spoken import Spoken
from handlers.chat.step import Step

# The flag of a handler that only helps.
BESIDE = "beside"
# What is said behind what was done meanwhile; asked for when that is done.
Afterwards = Callable[[], Awaitable[Spoken | None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a router asks in a state of the conversation, and how it is left.

    `takes_all`: “1” is what they say, and means no button. `again` asks it anew after something
    that only helps (a handler with the flag `beside`): such a thing ends nothing.
    """

    router: str
    state: str
    leave: Callable[[Step], Awaitable[Afterwards | None]]
    takes_all: bool = False
    again: Callable[[Step], Awaitable[Spoken | None]] | None = None


class Aside(BaseMiddleware):
    """Leaves what one router asked before another one does something."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.asked = {one.state: one for one in asked}

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the message or the tap."""
        step: Step = data["step"]
        router: Router = data["event_router"]
        asked = self.asked.get(step.conversation.state or "")
        if asked is None or asked.router == router.name:
            return await handler(event, data)
        if asked.again is not None and get_flag(data, BESIDE):
            result = await handler(event, data)
            spoken = await asked.again(data["step"])
        else:
            afterwards = await asked.leave(step)
            result = await handler(event, data)
            spoken = await afterwards() if afterwards else None
        message = event.message if isinstance(event, CallbackQuery) else event
        if spoken is None or not isinstance(message, Message):
            return result
        already = [result] if isinstance(result, TelegramMethod) else list(result or [])
        return [*already, message.answer(spoken.html, reply_markup=spoken.keyboard)]
