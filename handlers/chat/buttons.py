"""Button routes (按钮路由): the typed callback data by which capabilities meet.

The channels carry 64 bytes of it.
"""

from collections.abc import Iterable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup


class Go(CallbackData, prefix="go"):
    """To a place of the menu: start, help, ask, language, privacy, topics."""

    place: str


class Speak(CallbackData, prefix="lang"):
    """Choose a language (语言)."""

    language: str


class Topic(CallbackData, prefix="topic", sep="|"):
    """A page of a field's questions (领域)."""

    field: str
    page: int


class Pick(CallbackData, prefix="q", sep="|"):
    """The answer of an item."""

    item: str


class Full(CallbackData, prefix="full", sep="|"):
    """The whole answer in place of the short one (全文)."""

    item: str


class NoneOfThese(CallbackData, prefix="none"):
    """None of what was offered in this turn (都不是)."""

    turn: int


class NotSolved(CallbackData, prefix="unsolved", sep="|"):
    """The answer did not help (没解决)."""

    item: str


Row = list[InlineKeyboardButton]


def button(text: str, to: CallbackData) -> InlineKeyboardButton:
    """A button that leads to a route."""
    return InlineKeyboardButton(text=text, callback_data=to.pack())


def keyboard(rows: Iterable[Row]) -> InlineKeyboardMarkup:
    """A keyboard of the rows that have buttons."""
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def pairs(buttons: list[InlineKeyboardButton]) -> list[Row]:
    """Two buttons a row: what fits on a phone."""
    return [buttons[index : index + 2] for index in range(0, len(buttons), 2)]
