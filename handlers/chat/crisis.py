"""Somebody in danger (紧急情形): the right number at once, before anything is matched."""

import re
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.methods import TelegramMethod
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import answers, tongue
from handlers.chat.buttons import Pick, button, keyboard
from handlers.chat.shelf import Shelf
from knowledge.crisis import TEXTS, Crisis, crisis
from knowledge.say import Texts
from storage.conversations import Conversation

COMMAND = re.compile(r"^/\w*")
# What a person may want to know next, or asked about in the first place (家暴怎么求助).
BESIDE = {
    Crisis.VIOLENCE: ("faq:women-violence", "faq:minor-report", "faq:school-bullying"),
}


class InDanger(Filter):
    """Passes a message that speaks of danger, with its kind."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it does."""
        # What stands behind a command is heard too.
        text = COMMAND.sub("", message.text or "")
        # “help” alone asks how this works.
        kind = None if text.strip(" .!").lower() == "help" else crisis(text)
        return {"danger": kind} if kind else False


def router() -> Router:
    """Asked before every other router, in every state."""
    router = Router(name="crisis")
    router.message.register(help_at_once, InDanger())
    return router


async def help_at_once(
    message: Message,
    danger: Crisis,
    session: AsyncSession,
    conversation: Conversation,
    shelf: Shelf,
    texts: Texts,
    now: datetime,
) -> TelegramMethod[Any]:
    """The fixed message of this danger; the conversation stays where it was."""
    say = texts.say(tongue.listen(conversation, message.text or "", is_used=False))
    contents = await shelf.current(session, now)
    taps = keyboard(
        [button(answers.label(contents.title(one, say)), Pick(item=one))]
        for one in BESIDE.get(danger, ())
        if one in contents.items
    )
    return message.answer(say(TEXTS[danger]), reply_markup=taps)
