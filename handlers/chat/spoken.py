"""Messages that are not yet of a channel (话语): words, buttons, a picture or a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.methods import DeleteMessages, TelegramMethod
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardMarkup, Message

from handlers.chat.taps import TYPED, Said
from knowledge.say import Html


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message of a form: words, buttons, and a picture or a file with its name."""

    html: Html
    keyboard: InlineKeyboardMarkup | None = None
    picture: bytes | None = None
    file: tuple[str, bytes] | None = None
    in_place: bool = False
    # A line that was taken out of the transcript, with those after the form's beginning.
    erased: int | None = None


def said(event: Message | CallbackQuery, spoken: Sequence[Spoken]) -> Said:
    """What a handler returns for messages of a form."""
    if isinstance(event, Message):
        return [_method(event, one) for one in spoken]
    if not isinstance(event.message, Message):
        return [event.answer()]
    is_typed = event.id.startswith(TYPED)
    return [
        event.answer(),
        *(
            event.message.edit_text(one.html, reply_markup=one.keyboard)
            if one.in_place and not is_typed
            else _method(event.message, one)
            for one in spoken
        ),
    ]


def _method(message: Message, spoken: Spoken) -> TelegramMethod[Any]:
    if spoken.erased is not None:
        # One line stands for all: open pages then show what is left.
        return DeleteMessages(chat_id=message.chat.id, message_ids=[spoken.erased])
    if spoken.picture is not None:
        file = BufferedInputFile(spoken.picture, "picture.png")
        return message.answer_photo(file, caption=spoken.html, reply_markup=spoken.keyboard)
    if spoken.file is not None:
        name, content = spoken.file
        return message.answer_document(
            BufferedInputFile(content, name), caption=spoken.html, reply_markup=spoken.keyboard
        )
    return message.answer(spoken.html, reply_markup=spoken.keyboard)
