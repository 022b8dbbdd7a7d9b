"""Somebody in danger (紧急情形): the right number at once, before anything is matched."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.methods import TelegramMethod
from aiogram.types import Message

from handlers.chat.buttons import AskOn, button, keyboard
from knowledge.crisis import TEXTS, Crisis, crisis
from knowledge.say import Say

COMMAND = re.compile(r"^/\w*")


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
    message: Message, danger: Crisis, state: FSMContext, say: Say
) -> TelegramMethod[Any]:
    """The fixed message of this danger; the conversation stays where it was.

    Whoever asked about rules and services (家暴怎么求助) goes on with one tap.
    """
    await state.update_data(held=message.text)
    markup = keyboard([[button(say("crisis-ask-on"), AskOn())]])
    return message.answer(say(TEXTS[danger]), reply_markup=markup)
