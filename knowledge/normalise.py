"""Normal form of what people type (规范化): one spelling for scripts, widths and slang.

Questions and entries pass through the same door, so that two spellings of one sentence meet. The
result is read by the matcher alone; it is never shown, stored or logged.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from opencc_pyo3 import OpenCC

_TABLE = Path(__file__).with_name("rewrites.toml")

# A text of a hundred thousand characters asks nothing that its edges do not: beyond this many
# characters only the beginning and the end are read.
LONGEST = 600

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_NOT_WORD = re.compile(rf"[^0-9a-z{_HAN}\u00df-\u024f\s]+")
_BREAK = re.compile(r"[,.;:?!。、…~\n\r·|()\[\]{}<>\"“”‘’《》「」『』【】〔〕—/\\]+")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
# A space between Chinese characters is how hurried people write a comma.
_HAN_SPACE = re.compile(
    rf"(?<=[{_HAN}])\s+(?=[{_HAN}])|(?<=[{_HAN}])\s{{2,}}|\s{{2,}}(?=[{_HAN}])"
)
_SPACE = re.compile(r"\s+")
_LATIN_EDGE = re.compile(rf"(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])")
_YEAR_HAN = re.compile(
    r"([一二][零〇一二三四五六七八九]{3}|[零〇一二][零〇一二三四五六七八九])年(?!级)"
)
_YEAR_SHORT = re.compile(r"(?<!\d)([0-4]\d)年(?!内|以内|以上|前|后|级)")
# Counts of two characters and more: 二十 is 20, 一百五十 is 150; 十 alone is left to 十分.
_COUNT_HAN = re.compile(
    "(?:[一二三四五六七八九]?[十百]|[一二三四五六七八九]千)[零一二三四五六七八九十百]*"
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")

# OpenCC leaves apart a few characters that Traditional writing confuses; both sides of every
# comparison are brought to one of them.
_FOLD = str.maketrans("於馀甚麽瞭乾藉徵祇衹妳您噁餘菸裏", "于余什么了干借征只只你你恶余烟里")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _politeness() -> re.Pattern[str]:
    return re.compile(_alternatives(_table()["politeness"]))


@cache
def _particles() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(_table()['particles'])})+$")


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    words: dict[str, str] = _table()["words"]
    return re.compile(_alternatives(list(words))), words


def _settle(step: Callable[[str], str], text: str) -> str:
    """Repeat a step until it changes nothing: normalising twice is normalising once."""
    for _ in range(12):
        after = step(text)
        if after == text:
            return after
        text = after
    return text


def simplified(text: str) -> str:
    """Return `text` in simplified characters, otherwise as it was."""
    return _simplifier().convert(text)


def fold(text: str) -> str:
    """Give `text` one width, one case and simplified characters; control characters go.

    Punctuation and word order stay: this is the form that rules with word lists read.
    """
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"
    return _settle(_fold_once, text)


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    if not plain.isprintable():
        plain = _without_controls(plain)
    return _simplifier().convert(plain).translate(_FOLD)


def _without_controls(plain: str) -> str:
    return "".join(
        " " if letter.isspace() and letter not in "\n\r" else letter
        for letter in plain
        if letter in "\n\r" or unicodedata.category(letter)[0] != "C"
    )


def _year(match: re.Match[str]) -> str:
    digits = match.group(1).translate(_DIGITS)
    return f"{digits if len(digits) == 4 else '20' + digits}年"  # noqa: PLR2004 (a full year)


def _count(match: re.Match[str]) -> str:
    """Return a Chinese count in figures."""
    written = match.group()
    if len(written) < 2:  # noqa: PLR2004 (one character is too often a word)
        return written
    total = digit = 0
    for letter in written:
        if letter in _UNITS:
            total += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            digit = int(letter.translate(_DIGITS))
    return str(total + digit)


def _clause_once(clause: str) -> str:
    clause = _SPACE.sub(" ", _NOT_WORD.sub("", clause)).strip()
    clause = _LATIN_EDGE.sub("", clause)
    clause = _YEAR_HAN.sub(_year, clause)
    clause = _YEAR_SHORT.sub(r"20\1年", clause)
    clause = _COUNT_HAN.sub(_count, clause)
    clause = _politeness().sub("", clause)
    clause = _particles().sub("", clause)
    pattern, words = _words()
    return pattern.sub(lambda match: words[match.group()], clause)


def clauses(text: str) -> tuple[str, ...]:
    """Return the normalised clauses of `text` in order, empty ones left out."""
    plain = _DECIMAL.sub("点", fold(text))
    parts = _HAN_SPACE.sub("\n", _BREAK.sub("\n", plain)).split("\n")
    return tuple(clause for part in parts if (clause := _settle(_clause_once, part)))


def normalise(text: str) -> str:
    """Return the normal form of `text`: its clauses joined by “，”; empty if nothing is left.

    Idempotent, and the same for simplified and traditional, full- and half-width writing.
    """
    return _settle(lambda part: "，".join(clauses(part)), text)
