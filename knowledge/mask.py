"""Hiding personal data in what people type (脱敏), before anything is stored or logged.

A resident needs no number to ask a question, and often gives one all the same. `mask` replaces
identity numbers (身份证号), telephones, bank cards, number plates, travel documents and e-mail
addresses by fixed tokens, and leaves what belongs to the public: 12345, 962xxx, figures, dates,
document and case numbers, addresses under gov.cn. 《个人信息保护法》第六条 (as little as
possible), 第二十八条 and 第五十一条 (sensitive data, de-identification).

Where the two meet, hiding wins: a figure hidden costs a question asked again, a number kept
costs more.

Every pattern, here and in knowledge/numbers.py, is linear: each repetition is bounded or can be
followed by nothing that fails, and a run of digits is looked at from each of its groups over
nineteen digits at most.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.numbers import DATE, Kind, Span, numbers, spelled_numbers

__all__ = ["TOKENS", "Cleaned", "Kind", "Masked", "clean", "is_hidden", "mask", "without_tokens"]


TOKENS: Final = {
    Kind.ID_NUMBER: "〔身份证号已隐去〕",
    Kind.PHONE: "〔电话号码已隐去〕",
    Kind.BANK_CARD: "〔银行卡号已隐去〕",
    Kind.PLATE: "〔车牌号已隐去〕",
    Kind.PASSPORT: "〔证件号已隐去〕",
    Kind.EMAIL: "〔邮箱已隐去〕",
}


@dataclass(frozen=True, slots=True)
class Masked:
    """The text without personal numbers, and which kinds were hidden, in order of appearance."""

    text: str
    kinds: tuple[str, ...]


# A token and the few characters that introduce it: “我身份证〔身份证号已隐去〕”.
_INTRODUCED: Final = re.compile(r"[^，。；？！、,.;?!\s〔〕]{0,6}〔[^〔〕]{1,12}已隐去〕")

# So little beside a number asks nothing: 我的, 你好.
_INTRODUCTION: Final = 2


def without_tokens(text: str) -> str:
    """What was asked besides the hidden numbers; empty where there was nothing else."""
    return _INTRODUCED.sub("，", text).strip("，,。 ")


def is_hidden(text: str) -> bool:
    """Whether hidden numbers are all there was, but for a word that introduces them."""
    rest = without_tokens(text)
    return rest != text.strip("，,。 ") and sum(map(str.isalnum, rest)) <= _INTRODUCTION


def mask(text: str) -> Masked:
    """Replace every personal number in `text` by the token of its kind.

    Full-width and other compatibility digits, invisible characters between digits, separators and
    spelled digits (幺三八…) are seen through; everything outside the hidden spans stays as typed.
    Masking twice changes nothing more.
    """
    folded, places = _fold(text)
    found: list[Span] = []
    for _ in range(ROUNDS):
        before = len(found)
        for finder in FINDERS:
            spans = list(finder(folded))
            folded = _blank(folded, spans)
            found += spans
        if len(found) == before:
            break
    hidden = sorted((s for s in found if s.kind), key=lambda span: span.start)
    pieces: list[str] = []
    kinds: dict[str, None] = {}
    done = 0
    for span in hidden:
        if span.kind is None:
            continue
        pieces += (text[done : places[span.start]], TOKENS[span.kind])
        done = places[span.end] if span.end < len(places) else len(text)
        kinds[span.kind] = None
    return Masked("".join((*pieces, text[done:])), tuple(kinds))


# What is hidden can have covered the beginning of something else: a permit written right behind a
# telephone number. Numbers never uncover numbers, so three rounds are more than ever add anything.
ROUNDS: Final = 4


# Folding: one plain character for each visible one, and where it stands in the text.


def _plain(character: str) -> str:
    """Return the character as ASCII where it has such a form, "" where it is invisible."""
    if character.isascii():
        return character
    if unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.normalize("NFKC", character)
    # ① before a number is a list's mark: as a digit it would run into the number and hide it.
    return form if len(form) == 1 and not form.isdigit() else character


def _fold(text: str) -> tuple[str, list[int]]:
    """Fold `text` and return, for each folded character, its index in `text`."""
    plain = {character: _plain(character) for character in set(text)}
    places = [index for index, character in enumerate(text) if plain[character]]
    return "".join(plain[character] for character in text), places


BLANK: Final = "\ue000"


def _blank(folded: str, spans: list[Span]) -> str:
    """Take the spans out of sight of the next finder, keeping every place."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        pieces += (folded[done : span.start], BLANK * (span.end - span.start))
        done = span.end
    return "".join((*pieces, folded[done:]))


# Addresses.

PUBLIC_ADDRESS: Final = re.compile(
    r"(?:https?://)?[a-z0-9.-]{0,80}?(?<![a-z0-9-])gov\.cn(?![a-z0-9-])(?!\.[a-z0-9])"
    r"(?::\d{1,5})?(?:/[a-z0-9._~%/&=+:-]*)?",
    re.IGNORECASE,
)
EMAIL: Final = re.compile(
    r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", re.IGNORECASE
)


def _public_addresses(folded: str) -> Iterator[Span]:
    """Protect addresses of the government, a query part excepted: people paste their own."""
    if "gov.cn" in folded.lower():
        for found in PUBLIC_ADDRESS.finditer(folded):
            yield Span(*found.span(), None)


def _emails(folded: str) -> Iterator[Span]:
    if "@" in folded:
        for found in EMAIL.finditer(folded):
            yield Span(*found.span(), Kind.EMAIL)


# Numbers that letters or a label give away.

MISTYPED: Final = 5  # digits at least, in what is called a document number
PLATE_DIGITS: Final = 3
LABELLED: Final = re.compile(
    r"(身份[证證]件?|[护護]照|通行[证證]|[台臺]胞[证證]|[回还還][乡鄉][证證]|居住[证證]|居留[证證]"
    r"|[证證]件|passport|permit|id\s?card|(?<![a-z])id(?![a-z]))"
    r"(?:号码|號碼|[号號]|编号|編號|number|no|is|是|[为為]|[\s:.#=]){0,6}"
    r"([a-z0-9]{6,20}(?:\([0-9a]\))?)(?![a-z0-9])",
    re.IGNORECASE,
)
IDENTITY: Final = re.compile(r"\d{17}[\dx]", re.IGNORECASE)
PLATE: Final = re.compile(
    r"[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊使]"
    r"[\s·•.-]?[A-HJ-NP-Z][\s·•.-]{0,2}"
    r"(?:[A-HJ-NP-Z0-9]{4}[挂掛学學警港澳领領试試超使]"
    r"|[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9]))",
    re.IGNORECASE,
)
PERMIT: Final = re.compile(
    r"(?<![A-Z0-9])(?:[EGPSDTLCWHM](\d{8})|[HM]\d{10}|(?:E[A-HJ-NP-Z]|C[A-Z]|[DSP]E)\d{7}"
    r"|[A-Z]{1,2}\d{6}\([0-9A]\))(?![A-Z0-9])",
    re.IGNORECASE,
)


def _labelled(folded: str) -> Iterator[Span]:
    """Find what stands right behind the name of a document, well formed or mistyped."""
    for found in LABELLED.finditer(folded):
        value = found[2]
        enough = sum(character.isdigit() for character in value) >= MISTYPED
        if enough and not DATE.fullmatch(value):
            own = found[1].lower().startswith(("身份", "id")) or IDENTITY.fullmatch(value)
            yield Span(*found.span(2), Kind.ID_NUMBER if own else Kind.PASSPORT)


def _plates(folded: str) -> Iterator[Span]:
    """Find plates of GA 36-2018: five places, six on green ones, 警学挂港澳 at the end of some.

    A plate has two letters at most behind the city's; 新GB18030 is a standard.
    """
    for found in PLATE.finditer(folded):
        digits = sum(character.isdigit() for character in found[0])
        if digits >= PLATE_DIGITS and "GB1" not in found[0]:
            yield Span(*found.span(), Kind.PLATE)


def _permits(folded: str) -> Iterator[Span]:
    """Find passports and permits; a letter with a date behind it is rather a case number."""
    for found in PERMIT.finditer(folded):
        if not (found[1] and DATE.fullmatch(found[1])):
            yield Span(*found.span(), Kind.PASSPORT)


FINDERS: Final = (
    _public_addresses,
    _emails,
    _labelled,
    _plates,
    _permits,
    numbers,
    spelled_numbers,
)


# Cleaning.


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text fit to be handled: whether a letter or a figure is left, and whether it was cut."""

    text: str
    readable: bool
    too_long: bool


LAST_TWO: Final = frozenset({0xFFFE, 0xFFFF})
ARABIC_NONCHARACTERS: Final = range(0xFDD0, 0xFDF0)
LOOKED_AT: Final = 4
MOST_MARKS: Final = 8
FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0")


def clean(text: str, limit: int) -> Cleaned:
    """Strip what no person typed on purpose and cut at `limit` characters.

    Control, bidirectional and other invisible characters and lone surrogates go (line breaks
    stay), the rest is brought to NFC, more than two blank lines in a row become two. `readable`
    is false where no letter, ideograph or digit is left.
    """
    # What is far too long is not read to its end, so that no text can hold up the others.
    head = text[: limit * LOOKED_AT]
    joined = head.replace("\r\n", "\n").translate({13: 10, 0x2028: 10, 0x2029: 10, 9: 32})
    plain = unicodedata.normalize("NFC", "".join(_readable(joined)))
    lines: list[str] = []
    for line in (line.rstrip() for line in plain.strip().split("\n")):
        if line or any(lines[-2:]):
            lines.append(line)
    cleaned = "\n".join(lines)
    kept = cleaned[:limit]
    readable = any(unicodedata.category(c)[0] in "LN" and c not in FILLERS for c in kept)
    return Cleaned(kept, readable, len(cleaned) > limit or len(text) > len(head))


def _readable(text: str) -> Iterator[str]:
    """What a person can see, and of a pile of combining marks the first few.

    Bringing a long pile in order takes quadratic time, and no word has one.
    """
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS and _is_visible(character):
            yield character


def _is_visible(character: str) -> bool:
    """Whether a character stays: no controls, format characters, surrogates, noncharacters."""
    if character == "\n":
        return True
    code = ord(character)
    noncharacter = code % 0x10000 in LAST_TWO or code in ARABIC_NONCHARACTERS
    return not noncharacter and unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
