"""Telegram's updates (电报来件), read down to what may be kept: numbers, time and masked words.

Names, user names, telephone numbers, contacts, places and files never get any further than here:
Telegram's servers are abroad, and a question needs none of it (个人信息保护法第六条、第三十六条).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from bot.channels import reception
from bot.channels.reception import Address, Taken, Unreadable

ALLOWED: Final = ("message", "callback_query", "my_chat_member")

GROUPS: Final = {"group", "supergroup"}
LARGEST_ID: Final = 2**53
LONGEST_DATA: Final = 64
LONGEST_QUERY_ID: Final = 64
# Telegram's own seconds; what is further away from them is no moment.
FIRST_SECOND, LAST_SECOND = 1, 2**32

# What somebody sends that is not text; anything else without text is a note of Telegram's.
NOT_TEXT: Final = {
    *("photo", "video", "voice", "audio", "document", "sticker", "animation", "video_note"),
    *("contact", "location", "venue", "poll", "dice", "story", "game", "paid_media", "checklist"),
    *("rich_message", "live_photo"),
}
COMMAND: Final = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]+))?(?!\S)")
# A deep link of ours: it begins with a small letter, as no number of a person does.
PAYLOAD: Final = re.compile(r"/start ([a-z][A-Za-z0-9_-]{0,63})")


@dataclass(frozen=True)
class Heard:
    """Something that a person did: kept as a row, and answered."""

    update_id: int
    chat_id: int
    body: dict[str, Any]
    language: str


@dataclass(frozen=True)
class Moved:
    """A group that became a supergroup has a new address."""

    update_id: int
    chat_id: int
    to: int


@dataclass(frozen=True)
class Left:
    """The bot was blocked, or put out of a group."""

    update_id: int
    chat_id: int
    because: str


@dataclass(frozen=True)
class Back:
    """The bot was let in again."""

    update_id: int
    chat_id: int


@dataclass(frozen=True)
class Unknown:
    """Nothing we know; its kind is a word of Telegram's, never of a person's."""

    update_id: int
    kind: str = field(default="unknown")


Reading = Heard | Moved | Left | Back | Unknown | None


@dataclass(frozen=True)
class Name:
    """Who we are on Telegram: by this a group speaks to us. The user name is to be asked for."""

    bot_id: int
    username: str | None = None


class Nameless(Exception):  # noqa: N818 - it says what must be asked first.
    """A group may mean us, and we do not know yet what we are called."""


def number_of(update: object) -> int | None:
    """The update's own number; None where it has none and cannot be confirmed."""
    return _number(update, "update_id", least=0) if isinstance(update, Mapping) else None


def read(update: Mapping[str, Any], me: Name, now: datetime) -> Reading:
    """What an update means to us; None for what in a group is none of our business.

    Raises Nameless where that depends on our user name and it was not asked for yet.
    """
    update_id = number_of(update)
    if update_id is None:
        return Unknown(-1)
    for kind, reader in (("message", _message), ("callback_query", _tap)):
        if isinstance(update.get(kind), Mapping):
            return reader(update[kind], update_id, me, now)
    if isinstance(update.get("my_chat_member"), Mapping):
        return _membership(update["my_chat_member"], update_id)
    return Unknown(update_id, _kind(update))


def _number(of: Mapping[str, Any], name: str, *, least: int = -LARGEST_ID) -> int | None:
    value = of.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST_ID:
        return None
    return value


def _part(of: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = of.get(name)
    return value if isinstance(value, Mapping) else {}


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name)
    return value if isinstance(value, str) else ""


def _kind(of: Mapping[str, Any]) -> str:
    """The name of what came, if it can be one of Telegram's."""
    names = (name for name in of if name != "update_id")
    return next((name for name in names if re.fullmatch("[a-z_]{3,40}", name)), "unknown")


def _address(message: Mapping[str, Any], sender: Mapping[str, Any]) -> Address | None:
    """Where it was written; None for a channel's post and what has no address."""
    chat = _part(message, "chat")
    chat_id, kind = _number(chat, "id"), _text(chat, "type")
    if chat_id is None or kind not in {"private", *GROUPS}:
        return None
    in_topic = message.get("is_topic_message") is True
    return Address(
        chat_id,
        kind,
        user_id=_number(sender, "id", least=1),
        thread_id=_number(message, "message_thread_id", least=1) if in_topic else None,
    )


def _moment(message: Mapping[str, Any], now: datetime) -> datetime:
    seconds = _number(message, "date", least=FIRST_SECOND)
    if seconds is None or seconds > LAST_SECOND:
        return now
    return datetime.fromtimestamp(seconds, UTC)


def language(code: str) -> str:
    """The language to begin in, by the one of the person's Telegram."""
    code = code.lower().replace("_", "-")
    if code.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
        return "zh-Hant"
    # Who says nothing of a language is spoken to in the office's.
    return "zh-Hans" if not code or code.split("-")[0] == "zh" else "en"


def _message(message: Mapping[str, Any], update_id: int, me: Name, now: datetime) -> Reading:
    sender = _part(message, "from")
    address = _address(message, sender)
    message_id = _number(message, "message_id", least=0)
    if address is None or message_id is None:
        return Unknown(update_id, "message")
    if (to := _number(message, "migrate_to_chat_id")) is not None:
        return Moved(update_id, address.chat_id, to)
    said = _text(message, "text") or _text(message, "caption")
    if address.kind in GROUPS:
        meant = _meant_for_us(message, said, me)
        if meant is None:
            return None
        said = meant
    elif not said and not NOT_TEXT & message.keys():
        return Unknown(update_id, "service_message")
    return Heard(
        update_id,
        address.chat_id,
        _body(address, message_id, _moment(message, now), said, update_id),
        language(_text(sender, "language_code")),
    )


def _body(
    address: Address, message_id: int, at: datetime, said: str, update_id: int
) -> dict[str, Any]:
    if not said:
        return reception.message(address, message_id, at, text=None, update_id=update_id)
    try:
        taken = _take(said)
    except Unreadable as why:
        return reception.refusal(address, message_id, at, why=why, update_id=update_id)
    return reception.message(
        address, message_id, at, text=taken.text, masked=taken.masked, update_id=update_id
    )


def _take(said: str) -> Taken:
    """The words masked; a command without the name of the bot that it is for."""
    if command := COMMAND.match(said):
        said = f"/{command['name']}{said[command.end() :]}"
    if PAYLOAD.fullmatch(said):
        return Taken(said, ())
    return reception.take(said)


def _meant_for_us(message: Mapping[str, Any], said: str, me: Name) -> str | None:
    """What somebody in a group says to us, without our name; None where it is not for us."""
    if command := COMMAND.match(said):
        if command["bot"] is None:
            return said
        return said if command["bot"].lower() == _username(me).lower() else None
    replied = _part(_part(message, "reply_to_message"), "from")
    mentioned = None
    if "@" in said:
        name = re.compile(rf"(?<!\w)@{re.escape(_username(me))}(?!\w)", re.IGNORECASE | re.ASCII)
        mentioned = name.search(said)
        said = name.sub(" ", said).strip() if mentioned else said
    if mentioned:
        # Our name alone is a call: the menu answers it.
        return said or "/start"
    return said if said and _number(replied, "id") == me.bot_id else None


def _username(me: Name) -> str:
    if me.username is None:
        raise Nameless
    return me.username


def _tap(query: Mapping[str, Any], update_id: int, _me: Name, now: datetime) -> Reading:
    sender, message = _part(query, "from"), _part(query, "message")
    address = _address(message, sender)
    message_id = _number(message, "message_id", least=0)
    query_id = _text(query, "id")
    if address is None or message_id is None or not _is_plain(query_id, LONGEST_QUERY_ID):
        return Unknown(update_id, "callback_query")
    data = _text(query, "data")
    at = _moment(message, now)
    body = reception.tap(
        address,
        message_id,
        at,
        update_id=update_id,
        # What no button of ours can hold reaches nothing, and is answered politely.
        data=data if _is_plain(data, LONGEST_DATA) else "stale",
        callback_id=query_id,
    )
    if message.get("date") == 0:
        # Telegram's sign for a message that is too old to be changed.
        shown = {"chat": address.chat(), "message_id": message_id, "date": 0}
        body["callback_query"]["message"] = shown
    return Heard(update_id, address.chat_id, body, language(_text(sender, "language_code")))


def _is_plain(text: str, longest: int) -> bool:
    return text.isprintable() and 0 < len(text.encode(errors="replace")) <= longest


def _membership(change: Mapping[str, Any], update_id: int) -> Reading:
    chat = _part(change, "chat")
    chat_id, kind = _number(chat, "id"), _text(chat, "type")
    if chat_id is None or kind not in {"private", *GROUPS}:
        return Unknown(update_id, "my_chat_member")
    new = _part(change, "new_chat_member")
    match _text(new, "status"):
        case "kicked" | "left":
            return Left(update_id, chat_id, "blocked" if kind == "private" else "gone")
        case "restricted" if new.get("is_member") is False:
            return Left(update_id, chat_id, "gone")
        case "member" | "administrator" | "creator" | "restricted":
            return Back(update_id, chat_id)
        case _:
            return Unknown(update_id, "my_chat_member")
