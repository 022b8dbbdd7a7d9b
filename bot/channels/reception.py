"""Reception (收件口): cleans and masks what a channel took in, before anything is kept.

Nothing is logged or stored here but the masked text; the kinds of what was hidden travel with the
update so that the person is told.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge import mask, typed
from knowledge.crisis import crisis
from storage.conversations import Conversation

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
    """A text as it may be kept; what a form asked for in confidence is kept sealed, apart."""

    text: str
    masked: tuple[str, ...] = ()
    secret: str | None = None


# What stands in a transcript for what was said in confidence.
COVERED = "••••••"


def take(text: str, conversation: Conversation | None = None) -> Taken:
    """The text cleaned and masked; where a form asked for it in confidence, covered as a whole.

    What stands on a button is no secret: “上一步” or “1” is kept as it is. Raises Unreadable
    where nothing can be read or it is too long.
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
    if (
        conversation is not None
        and conversation.confides
        and not _is_open(cleaned.text, conversation)
    ):
        return Taken(COVERED, secret=cleaned.text)
    hidden = mask.mask(cleaned.text)
    return Taken(hidden.text, hidden.kinds)


def _is_open(text: str, conversation: Conversation) -> bool:
    """Whether a text is a command, or means a button that was shown last."""
    labels = [name for name, _ in conversation.shown]
    return text.startswith("/") or typed.chosen(text, labels) is not None


@dataclass(frozen=True)
class Address:
    """Where somebody wrote, and as whom: numbers alone, never a name."""

    chat_id: int
    kind: str = "private"
    # In a group, who of them; in a private chat both numbers are the same.
    user_id: int | None = None
    # A topic of a group.
    thread_id: int | None = None

    def chat(self) -> dict[str, Any]:
        """The chat as Telegram would name it."""
        return {"id": self.chat_id, "type": self.kind}

    def sender(self) -> dict[str, Any]:
        """Whoever wrote, without the name."""
        return {"id": self.user_id or self.chat_id, "is_bot": False, "first_name": "居民"}


def message(
    where: int | Address,
    message_id: int,
    now: datetime,
    *,
    text: str | None,
    masked: tuple[str, ...] = (),
    update_id: int | None = None,
    file_id: str = "",
) -> dict[str, Any]:
    """An update as Telegram would send it; without text it stands for a file or a sticker.

    `file_id` names an upload that we keep.
    """
    address = where if isinstance(where, Address) else Address(where)
    body: dict[str, Any] = {
        "message_id": message_id,
        "date": int(now.timestamp()),
        "chat": address.chat(),
        "from": address.sender(),
    }
    if address.thread_id is not None:
        body |= {"message_thread_id": address.thread_id, "is_topic_message": True}
    if text is not None:
        body["text"] = text
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    if file_id:
        body["document"] = {"file_id": file_id, "file_unique_id": file_id}
    update_id = message_id if update_id is None else update_id
    return {"update_id": update_id, "message": body, "masked": list(masked)}


def tap(
    where: int | Address,
    message_id: int,
    now: datetime,
    *,
    update_id: int,
    data: str,
    callback_id: str | None = None,
) -> dict[str, Any]:
    """A tap on a button of a message, as Telegram would send it.

    `callback_id` is the network's own, where it waits for an acknowledgement under it.
    """
    address = where if isinstance(where, Address) else Address(where)
    shown = message(address, message_id, now, text="…")["message"]
    return {
        "update_id": update_id,
        "callback_query": {
            "id": callback_id or str(update_id),
            "from": address.sender(),
            "chat_instance": str(address.chat_id),
            "data": data,
            "message": shown,
        },
    }


def refusal(
    where: int | Address, message_id: int, now: datetime, *, why: Unreadable, update_id: int
) -> dict[str, Any]:
    """An update whose text was not kept, with the sentence that says so.

    For channels that take in first and speak later; the web chat says it at once.
    """
    body = message(where, message_id, now, text=None, update_id=update_id)
    return body | {"refusal": [why.text_id, why.args_of_text]}
