"""What nobody else took (其他来件): files and stickers, unknown commands, buttons of long ago."""

from typing import Any

from aiogram import Router
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from handlers.chat.buttons import Go, button, keyboard
from knowledge.say import Say

Said = list[TelegramMethod[Any]]


def router() -> Router:
    """Asked last."""
    router = Router(name="otherwise")
    router.message.register(not_text)
    router.callback_query.register(stale)
    return router


async def not_text(message: Message, say: Say) -> TelegramMethod[Any]:
    """An unknown command, or something that is not text: what can be done here instead."""
    text_id = "residents-unknown-command" if message.text else "residents-only-text"
    markup = keyboard([[button(say("residents-menu-open"), Go(place="start"))]])
    return message.answer(say(text_id), reply_markup=markup)


async def stale(callback: CallbackQuery, say: Say) -> Said:
    """A button of an older message or deployment, or a forged one: a polite word and a way on."""
    if not isinstance(callback.message, Message):
        return [callback.answer(say("residents-stale"))]
    markup = keyboard([[button(say("residents-menu-open"), Go(place="start"))]])
    return [
        callback.answer(),
        callback.message.answer(say("residents-stale"), reply_markup=markup),
    ]
