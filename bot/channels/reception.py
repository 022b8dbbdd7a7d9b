"""Reception (收件口): cleans and masks what a channel took in, before anything is kept.

Nothing is logged or stored here but the masked text; the kinds of what was hidden travel with the
update so that the person is told.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge import mask
from knowledge.crisis import crisis

# A question has a few hundred characters; a pasted letter some thousand; more is not read.
LONGEST_TEXT = 4000


class Unreadable(Exception):  # noqa: N818 - it is an answer, not an error.
    """What came in cannot be taken; `text_id` says why to the person."""

    def __init__(self, text_id: str, **args: int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.args_of_text = args


@dataclass(frozen=True)
class Taken:
    """A text as it may be kept."""

    text: str
    masked: tuple[str, ...]


def take(text: str) -> Taken:
    """The text cleaned and masked.

    Raises Unreadable where nothing can be read or it is too long.
    """
    cleaned = mask.clean(text, LONGEST_TEXT)
    if cleaned.too_long:
        # Somebody in danger is heard however long they write: by the beginning and the end.
        ends = mask.clean(
            text[: LONGEST_TEXT // 2] + "\n" + text[-LONGEST_TEXT // 4 :], LONGEST_TEXT
        )
        cleaned = ends if crisis(ends.text) else cleaned
    if cleaned.too_long:
        raise Unreadable("mask-too-long", limit=LONGEST_TEXT)
    if not cleaned.readable:
        raise Unreadable("mask-unreadable")
    hidden = mask.mask(cleaned.text)
    return Taken(hidden.text, hidden.kinds)


def _who(chat_id: int, name: str) -> dict[str, Any]:
    return {"id": chat_id, "is_bot": False, "first_name": name}


def message(
    chat_id: int, message_id: int, now: datetime, *, text: str | None, masked: tuple[str, ...] = ()
) -> dict[str, Any]:
    """An update as Telegram would send it; without text it stands for a file or a sticker."""
    body: dict[str, Any] = {
        "message_id": message_id,
        "date": int(now.timestamp()),
        "chat": {"id": chat_id, "type": "private"},
        "from": _who(chat_id, "居民"),
    }
    if text is not None:
        body["text"] = text
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return {"update_id": message_id, "message": body, "masked": list(masked)}


def tap(
    chat_id: int, message_id: int, now: datetime, *, update_id: int, data: str
) -> dict[str, Any]:
    """A tap on a button of a message, as Telegram would send it."""
    shown = message(chat_id, message_id, now, text="…")["message"]
    return {
        "update_id": update_id,
        "callback_query": {
            "id": str(update_id),
            "from": _who(chat_id, "居民"),
            "chat_instance": str(chat_id),
            "data": data,
            "message": shown,
        },
    }
