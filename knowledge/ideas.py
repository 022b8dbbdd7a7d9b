"""Near words (近义): an everyday word and the official one touch the same idea (ideas.toml)."""

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("ideas.toml")
# Latin letters end here: inside a word of these no other word begins.
_LAST_LATIN = "\u024f"


@cache
def _by_first() -> dict[str, list[tuple[str, str]]]:
    groups = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["groups"]
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for idea, words in groups.items():
        for word in words:
            table[word[0]].append((word, "~" + idea))
    return dict(table)


@lru_cache(maxsize=20_000)
def touched(text: str) -> frozenset[str]:
    """Return the ideas that a normalised text touches, each marked with “~”.

    Words inside words count: 行政复议 touches 复议.
    """
    table = _by_first()
    found: set[str] = set()
    for at, letter in enumerate(text):
        for word, idea in table.get(letter, ()):
            if text.startswith(word, at) and not (
                letter <= _LAST_LATIN
                and at
                and text[at - 1].isalpha()
                and text[at - 1] <= _LAST_LATIN
            ):
                found.add(idea)
    return frozenset(found)
