"""Fitting (分条): what is longer than Telegram takes goes out as several messages.

Telegram counts 4,096 characters of a message and 1,024 of a caption after it has read the markup;
we count UTF-16 units, which are never fewer. A part ends at a paragraph, else at a line, else at
a sentence, else where it must; markup is closed at its end and opened again in the next, and the
buttons stand under the last.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from aiogram.client.default import Default
from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendAnimation,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVideo,
    TelegramMethod,
)

from knowledge.say import TAG

Method = TelegramMethod[Any]

MOST_TEXT: Final = 4096
MOST_CAPTION: Final = 1024

# A part shorter than a quarter of what fits is no place to end at: better a line than that.
FULL_ENOUGH: Final = 4
# No cluster of signs that are drawn as one is longer than that; a pile of marks is cut.
LONGEST_CLUSTER: Final = 16
JOINER: Final = "\u200d"

# Telegram knows four entities by name, and does not miss the semicolon.
ENTITY: Final = r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});?"
UNIT: Final = re.compile(rf"(?P<tag>{TAG.pattern})|(?P<entity>{ENTITY})|.", re.DOTALL)
# Where a part may end, best first; the part keeps what the pattern matched.
ENDS: Final = (
    re.compile(r"\n[ \t\u3000]*\n"),
    re.compile(r"\n"),
    re.compile(r"[。！？；…]+[”’」』）)]*|[.!?;]+[”’\")]*(?=\s)"),
    re.compile(r"[，、：]|[,:](?=\s)|\s"),
)


def fit(method: Method) -> list[Method]:
    """The method, or the several that say the same within the limits."""
    match method:
        case SendMessage():
            parts = _parts(method, method.text, MOST_TEXT, MOST_TEXT)
            field = "text"
        case EditMessageText() if method.chat_id is not None and method.text is not None:
            parts = _parts(method, method.text, MOST_TEXT, MOST_TEXT)
            field = "text"
        case SendPhoto() | SendDocument() | SendVideo() | SendAnimation():
            parts = _parts(method, method.caption or "", MOST_CAPTION, MOST_TEXT)
            field = "caption"
        case EditMessageCaption() if method.chat_id is not None:
            parts = _parts(method, method.caption or "", MOST_CAPTION, MOST_TEXT)
            field = "caption"
        case _:
            return [method]
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole.
        return [method]
    first = method.model_copy(update={field: parts[0], "reply_markup": None})
    rest = [_follow(method, part) for part in parts[1:]]
    rest[-1] = rest[-1].model_copy(update={"reply_markup": method.reply_markup})
    return [first, *rest]


def _parts(method: Any, text: str, first: int, further: int) -> list[str]:
    # Entities that are given by their offsets would have to be moved; nothing of ours does that.
    given = method.caption_entities if hasattr(method, "caption_entities") else method.entities
    if given:
        return [text]
    html = isinstance(method.parse_mode, Default) or method.parse_mode == "HTML"
    return split(text, first, further, html=html)


def _follow(method: Any, text: str) -> SendMessage:
    """A further part: to the same place, as loudly, without what only the first one does."""
    kept = ("message_thread_id", "direct_messages_topic_id", "business_connection_id")
    manner = ("disable_notification", "protect_content", "link_preview_options", "parse_mode")
    about = {name: getattr(method, name) for name in (*kept, *manner) if hasattr(method, name)}
    return SendMessage(chat_id=method.chat_id, text=text, **about).as_(method.bot)


def split(text: str, first: int, further: int, *, html: bool = True) -> list[str]:
    """The text in parts, the first within `first` units and the others within `further`."""
    scroll = _Scroll(text, html=html)
    if scroll.width(0, len(scroll.read)) <= first:
        return [text]
    parts = list(scroll.parts(first, further))
    return parts or [text]


class _Scroll:
    """A text as its units, one for each character that is read, and the tags between them."""

    def __init__(self, text: str, *, html: bool) -> None:
        self.units: list[str] = []
        # The tags that stand before a unit, by its place; those at the end by the length.
        self.tags: dict[int, list[str]] = {}
        read: list[str] = []
        for found in UNIT.finditer(text) if html else ():
            if found["tag"]:
                self.tags.setdefault(len(self.units), []).append(found["tag"])
                continue
            meant = unescape(found["entity"] or "")
            # A number that means no character is shown as it was typed.
            known = len(meant) == 1 and meant not in "\0\ufffd"
            self.units += [found[0]] if known else found[0]
            read += [meant] if known else found[0]
        if not html:
            self.units, read = list(text), list(text)
        self.read = "".join(read)
        self.ends = [0]
        for character in self.read:
            self.ends.append(self.ends[-1] + (2 if character > "\uffff" else 1))

    def width(self, start: int, end: int) -> int:
        """UTF-16 units of a stretch."""
        return self.ends[end] - self.ends[start]

    def parts(self, first: int, further: int) -> Iterator[str]:
        """The parts in their order, none of them blank."""
        limit, start, opened = first, 0, list[str]()
        while True:
            while start < len(self.units) and self.read[start].isspace():
                opened = _after(opened, self.tags.get(start, []))
                start += 1
            if start == len(self.units):
                return
            end = self._end(start, limit)
            last = end
            while self.read[last - 1].isspace():
                last -= 1
            part, opened = self._write(start, last, opened)
            yield part
            for place in range(last, end):
                opened = _after(opened, self.tags.get(place, []))
            start, limit = end, further

    def _end(self, start: int, limit: int) -> int:
        """Where the part that begins at `start` ends."""
        most = start + 1
        while most < len(self.units) and self.width(start, most + 1) <= limit:
            most += 1
        if most == len(self.units):
            return most
        least = start + (most - start) // FULL_ENOUGH
        for pattern in ENDS:
            # Blanks at the end of a part are not sent, so they may reach beyond.
            places = [
                min(m.end(), most) if m[0].isspace() else m.end()
                for m in pattern.finditer(self.read, least, most + 2)
                if m.start() <= most
            ]
            fitting = [place for place in places if least < place <= most]
            if fitting:
                return fitting[-1]
        return self._between_clusters(start, most)

    def _between_clusters(self, start: int, most: int) -> int:
        place = most
        while place > max(start + 1, most - LONGEST_CLUSTER):
            sign, before = self.read[place], self.read[place - 1]
            if JOINER not in (sign, before) and not _clings(sign):
                return place
            place -= 1
        return most

    def _write(self, start: int, end: int, opened: list[str]) -> tuple[str, list[str]]:
        """The markup of a part, and what is open after it."""
        pieces = list(opened)
        for place in range(start, end):
            tags = self.tags.get(place, [])
            opened = _after(opened, tags)
            pieces += (*tags, self.units[place])
        # What closes here belongs to this part, what opens here to the next.
        tags = self.tags.get(end, [])
        closing = next((n for n, tag in enumerate(tags) if tag[1] != "/"), len(tags))
        opened = _after(opened, tags[:closing])
        pieces += tags[:closing]
        pieces += [f"</{_name(tag)}>" for tag in reversed(opened)]
        self.tags[end] = tags[closing:]
        return "".join(pieces), opened


def _clings(sign: str) -> bool:
    """Whether a sign is drawn onto the one before it: a mark, a variation, a colour of skin."""
    return unicodedata.category(sign) in {"Mn", "Me", "Mc"} or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _name(tag: str) -> str:
    return re.split(r"[\s/>]", tag.strip("</>"), maxsplit=1)[0]


def _after(opened: list[str], tags: list[str]) -> list[str]:
    """What is open after these tags."""
    opened = list(opened)
    for tag in tags:
        if not tag.startswith("</"):
            opened.append(tag)
        elif opened and _name(opened[-1]).lower() == _name(tag).lower():
            opened.pop()
    return opened
