"""Telegram's HTML (消息格式): read as Telegram reads it, and refused where Telegram refuses it.

Only its own tags are known; every tag is closed in its order; `<` begins a tag wherever it stands.
An ampersand that begins none of the four named entities and no number stays as it is. Offsets count
UTF-16 units, the length of a message counts characters.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tests.bot_api.fields import bad

_MEANINGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"""\s+([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?"""
)
_SPACE = re.compile(r"\s*")
_LINK = re.compile(r"(?i)(https?|tg|ton|mailto|tel):.+|[^\s/.]+(\.[^\s/.]+)+(/.*)?")
_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_HALF_A_PAIR = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


@dataclass(frozen=True)
class Rendered:
    """What a person sees of a text: the characters, and which of them are bold, a link, …"""

    text: str
    entities: tuple[dict[str, Any], ...] = ()


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


def units(text: str) -> int:
    """The length in UTF-16 units, in which an entity has its place."""
    return len(text) + sum(character > "\uffff" for character in text)


def render(text: str, parse_mode: str) -> Rendered:
    """The text as it will be seen; raises Refused where Telegram cannot read it."""
    if not parse_mode:
        return Rendered(text.strip())
    if parse_mode.lower() != "html":
        # The office writes HTML; another notation would be a mistake of ours.
        raise bad("unsupported parse_mode")
    return _parse(text)


def _characters(text: str) -> str:
    """The text with its entities read."""

    def read(found: re.Match[str]) -> str:
        decimal, hexadecimal, name = found.groups()
        if name:
            return _NAMED[name]
        code = int(decimal) if decimal else int(hexadecimal, 16)
        if code in _SURROGATES:
            raise bad(f"can't parse entities: {_HALF_A_PAIR}")
        if code == 0 or code > _LAST_CHARACTER:
            return found[0]
        return chr(code)

    return _ENTITY.sub(read, text) if "&" in text else text


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.seen: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[dict[str, Any]] = []

    def fail(self, reason: str, at: int, more: str = "") -> Exception:
        offset = len(self.source[:at].encode())
        return bad(f"can't parse entities: {reason} at byte offset {offset}{more}")

    def read(self) -> Rendered:
        at = 0
        while (tag := self.source.find("<", at)) >= 0:
            self.say(self.source[at:tag])
            at = self.close(tag) if self.source.startswith("</", tag) else self.start(tag)
        self.say(self.source[at:])
        if self.open:
            name = self.open[-1].tag
            raise bad(
                f"""can't parse entities: Can't find end tag corresponding to start tag "{name}\""""
            )
        return self.trimmed()

    def say(self, piece: str) -> None:
        read = _characters(piece)
        self.seen.append(read)
        self.length += units(read)

    def start(self, at: int) -> int:
        """Opens the tag that begins here and returns where it ends."""
        found = _NAME.match(self.source, at + 1)
        end = found.end() if found else at + 1
        if end == len(self.source):
            raise self.fail("Unclosed start tag", at)
        tag = self.source[at + 1 : end].lower()
        if tag not in _MEANINGS:
            raise self.fail(f'Unsupported start tag "{tag}"', at)
        attributes = {}
        while found := _ATTRIBUTE.match(self.source, end):
            name, *values = found.groups()
            value = next((value for value in values if value is not None), None)
            if value is None and (tag, name) != ("blockquote", "expandable"):
                reason = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
                raise self.fail(reason, at)
            attributes[name.lower()] = _characters(value or "")
            end = found.end()
        blank = _SPACE.match(self.source, end)
        end = blank.end() if blank else end
        if self.source.startswith("=", end):
            raise self.fail(f'Empty attribute name in the tag "{tag}"', at)
        if not self.source.startswith(">", end):
            raise self.fail("Unclosed start tag", at)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.fail('Tag "span" must have class "tg-spoiler"', at)
        self.open.append(_Open(tag, attributes, self.length))
        return end + 1

    def close(self, at: int) -> int:
        """Closes the tag that ends here and returns where that is said."""
        if not self.open:
            raise self.fail("Unexpected end tag", at)
        end = self.source.find(">", at)
        if end < 0:
            raise self.fail("Unclosed end tag", at)
        name = self.source[at + 2 : end].strip().lower()
        opened = self.open.pop()
        if name not in {"", opened.tag}:
            more = f', expected "</{opened.tag}>", found "</{name}>"'
            raise self.fail("Unmatched end tag", at, more)
        if self.length > opened.start:
            self.mark(opened)
        return end + 1

    def mark(self, opened: _Open) -> None:
        entity: dict[str, Any] = {
            "type": _MEANINGS[opened.tag],
            "offset": opened.start,
            "length": self.length - opened.start,
        }
        if opened.tag == "a":
            address = opened.attributes.get("href") or "".join(self.seen)[-entity["length"] :]
            # A link that leads nowhere is shown as plain words; nobody is told.
            if not _LINK.fullmatch(address):
                return
            entity["url"] = address
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        elif "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)

    def trimmed(self) -> Rendered:
        """Blanks around the whole are not sent."""
        whole = "".join(self.seen)
        text = whole.strip()
        before = units(whole[: len(whole) - len(whole.lstrip())])
        last = units(text)
        kept = []
        for entity in sorted(self.entities, key=lambda one: (one["offset"], -one["length"])):
            start = max(entity["offset"] - before, 0)
            end = min(entity["offset"] + entity["length"] - before, last)
            if end > start:
                kept.append({**entity, "offset": start, "length": end - start})
        return Rendered(text, tuple(kept))


@lru_cache(maxsize=256)
def _parse(text: str) -> Rendered:
    """Bulk says the same to everybody: read once."""
    return _Reader(text).read()
