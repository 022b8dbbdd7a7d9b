"""What nobody else took (其他来件): files and stickers, unknown commands, buttons of long ago."""

from typing import Any

from aiogram import Router
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from handlers.chat import taps
from handlers.chat.buttons import Go, button, keyboard
from handlers.chat.taps import Said
from knowledge.say import Say


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
    """A button that no router knows any more."""
    return taps.stale(callback, say)
