"""Sides of a matter (要素): which of materials, time, place, fee … a question asks for.

The element is told by cue words (提示词, elements.toml); the matter is told by everything else.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("elements.toml")

# These cues accompany other questions (“可以免费吗”, “材料有哪些”): they count only by themselves.
_WEAK = ("流程", "权利", "是什么")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    owner = {cue: element for element, cues in _table()["cues"].items() for cue in cues}
    longest_first = sorted(owner, key=len, reverse=True)
    return re.compile("|".join(re.escape(cue) for cue in longest_first)), owner


def spans(text: str) -> list[tuple[int, int]]:
    """Return where the cue words stand in a normalised text."""
    return [match.span() for match in _cues()[0].finditer(text)]


def detect(text: str) -> frozenset[str]:
    """Return the elements that a normalised text asks for; weak cues yield to strong ones."""
    pattern, owner = _cues()
    found = {owner[match.group()] for match in pattern.finditer(text)}
    for weak in _WEAK[::-1]:
        if len(found) > 1:
            found.discard(weak)
    return frozenset(found)


def canonical(element: str) -> frozenset[str]:
    """Return an item's declared element under its usual name; “其他” and nothing say nothing."""
    name: str = _table()["names"].get(element, element)
    return frozenset({name}) if name and name != "其他" else frozenset()


@lru_cache(maxsize=10_000)
def agreement(asked: frozenset[str], offered: frozenset[str]) -> float:
    """Return 1 where the elements meet, −1 where they exclude each other, otherwise 0."""
    if not asked or not offered:
        return 0.0
    if asked & offered:
        return 1.0
    near: dict[str, list[str]] = _table()["near"]
    for left in asked:
        for right in offered:
            if right in near.get(left, ()) or left in near.get(right, ()):
                return 0.0
    return -1.0
