"""The chats (会话): who can be reached, what each person was shown, and what stands there now."""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api.fields import Fields, Refused, Upload, bad

_PHOTO_SIZE = {"width": 800, "height": 600}


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps."""

    file_id: str
    kind: str  # photo or document
    name: str
    data: bytes

    @property
    def unique(self) -> str:
        return hashlib.sha256(self.data).hexdigest()[:16]

    @property
    def path(self) -> str:
        return f"{self.kind}s/{self.unique}/{self.name}"

    def described(self) -> dict[str, Any]:
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique,
            "file_size": len(self.data),
        }


@dataclass(slots=True)
class Message:
    """What stands in a chat now."""

    chat_id: int
    message_id: int
    date: int
    text: str
    entities: tuple[dict[str, Any], ...] = ()
    markup: dict[str, Any] | None = None
    file: File | None = None
    own: bool = True  # said by the bot, not by a person
    edited: int = 0

    def described(self, author: dict[str, Any]) -> dict[str, Any]:
        """The Message that Telegram returns."""
        said: dict[str, Any] = {
            "message_id": self.message_id,
            "from": author,
            "chat": chat(self.chat_id),
            "date": self.date,
        }
        if self.edited:
            said["edit_date"] = self.edited
        words, entities = (
            ("text", "entities") if self.file is None else (*("caption", "caption_entities"),)
        )
        if self.file is not None:
            about = self.file.described()
            if self.file.kind == "photo":
                said["photo"] = [about | _PHOTO_SIZE]
            else:
                said["document"] = about | {"file_name": self.file.name}
        if self.text:
            said[words] = self.text
        if self.entities:
            said[entities] = self.entities
        if self.markup:
            said["reply_markup"] = self.markup
        return said


@dataclass(frozen=True, slots=True)
class Accepted:
    """Something that a person sees, when they see it."""

    method: str
    chat_id: int
    message_id: int
    text: str
    payload: Fields
    at: float  # time.monotonic(), the same clock for every process of a machine

    @property
    def is_new(self) -> bool:
        """A message of its own, not a change to one."""
        return self.method.startswith("send")


def chat(chat_id: int) -> dict[str, Any]:
    """A person's chat has their number, a group's is below zero."""
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": "居民"}
    kind = "supergroup" if str(chat_id).startswith("-100") else "group"
    return {"id": chat_id, "type": kind, "title": "业主群"}


@dataclass
class Chats:
    """Everybody and everything they were shown."""

    blocked: set[int] = field(default_factory=set)
    deactivated: set[int] = field(default_factory=set)
    kicked: set[int] = field(default_factory=set)
    unknown: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    accepted: list[Accepted] = field(default_factory=list)
    messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    keep_payloads: bool = True
    last_id: int = 0
    sent_so_far: int = 0
    watching: set[Callable[[], None]] = field(default_factory=set)

    def reach(self, chat_id: int) -> None:
        """Raises Refused where the bot has no way to somebody."""
        if chat_id in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat_id in self.deactivated:
            raise Refused(403, "Forbidden: user is deactivated")
        if chat_id in self.kicked:
            kind = chat(chat_id)["type"]
            raise Refused(403, f"Forbidden: bot was kicked from the {kind} chat")
        if chat_id in self.unknown or not chat_id:
            raise bad("chat not found")
        if (moved := self.migrated.get(chat_id)) is not None:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=moved,
            )

    def add(self, chat_id: int, text: str, **what: Any) -> Message:
        """A new message at the end of a chat."""
        self.last_id += 1
        message = Message(chat_id, self.last_id, int(time.time()), text, **what)
        self.messages[chat_id, message.message_id] = message
        return message

    def show(self, method: str, message: Message, fields: Fields) -> Accepted:
        """Keeps what a person sees now."""
        payload = fields if self.keep_payloads else {}
        seen = Accepted(
            method, message.chat_id, message.message_id, message.text, payload, time.monotonic()
        )
        self.accepted.append(seen)
        self.sent_so_far += seen.is_new
        self.changed()
        return seen

    def changed(self) -> None:
        """Tells whoever waits for something."""
        for tell in tuple(self.watching):
            tell()

    def screen(self, chat_id: int) -> list[Message]:
        """What stands in a chat now, in its order."""
        return [one for (where, _), one in self.messages.items() if where == chat_id]

    def sent(self, chat_id: int | None = None) -> list[Accepted]:
        """New messages, without edits, deletions and answers to a tap."""
        return [
            one
            for one in self.accepted
            if one.is_new and (chat_id is None or one.chat_id == chat_id)
        ]

    def keep(self, kind: str, upload: Upload) -> File:
        """Takes a file in."""
        file_id = f"{kind[0].upper()}{len(self.files) + 1:06d}"
        file = File(file_id, kind, upload.name, upload.data)
        self.files[file_id] = file
        return file

    def forget(self) -> None:
        """An empty record; the chats stay reachable or not."""
        self.accepted.clear()
        self.sent_so_far = 0
        self.messages.clear()


def ranges(words: Iterable[str]) -> set[int]:
    """Chat numbers from `7`, `1000-1999`; below zero written `-5`."""
    found: set[int] = set()
    for word in words:
        first, dash, last = word.strip().rpartition("-")
        if dash and first and not first.endswith("-"):
            found.update(range(int(first), int(last) + 1))
        elif word.strip():
            found.add(int(word))
    return found
