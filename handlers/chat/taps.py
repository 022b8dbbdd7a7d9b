"""Taps (点按): what every button does: find its message, change it in place, or say why not."""

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.chat.buttons import Go, button, keyboard
from knowledge.say import Say, plain

Said = list[TelegramMethod[Any]]

# A typed “1” or label that means a button; the message it belongs to is not at hand.
TYPED = "typed:"


def say_anew(
    callback: CallbackQuery, text: str, markup: InlineKeyboardMarkup | None = None
) -> Said:
    """Acknowledges the tap and says a new message; only words where the message is gone."""
    if not isinstance(callback.message, Message):
        return [callback.answer(plain(text)[:200])]
    return [callback.answer(), callback.message.answer(text, reply_markup=markup)]


def change(callback: CallbackQuery, text: str, markup: InlineKeyboardMarkup | None = None) -> Said:
    """Changes the tapped message in place; says it anew where the tap was typed."""
    if callback.id.startswith(TYPED) or not isinstance(callback.message, Message):
        return say_anew(callback, text, markup)
    return [callback.answer(), callback.message.edit_text(text, reply_markup=markup)]


def stale(callback: CallbackQuery, say: Say) -> Said:
    """A button of an older message or deployment, or a forged one: a polite word and a way on."""
    markup = keyboard([[button(say("residents-menu-open"), Go(place="start"))]])
    return say_anew(callback, say("residents-stale"), markup)
