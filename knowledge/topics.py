"""Wishes about topics (订阅意愿): who wants to follow what, or to hear no more of it.

“旧改有消息告诉我” is a wish, “旧改有什么政策” is a question. Rules, conservative: a wish is only
proposed and waits for a yes, but a question that is taken for a wish gets no answer. The
word lists and patterns are in wishes.toml.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from knowledge.normalise import fold

_TABLE = Path(__file__).with_name("wishes.toml")

# Longer than this it is a story, and not a wish.
LONGEST = 60
MOST = 5
# A slip in a name of four characters still fits, another name does not.
CLOSE = 74


class Wish(StrEnum):
    """What somebody wants."""

    FOLLOW = "follow"
    LEAVE = "leave"
    # To see what there is, and what they follow.
    PAGE = "page"
    # To hear no more of anything.
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Name:
    """A topic by its names: its own in each language, and what people call it."""

    id: str
    names: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """A wish, and the topics that it may mean, the likeliest first."""

    wish: Wish
    topics: tuple[str, ...] = ()


_LATIN = re.compile(r"[a-z]")
# A wish without the word “subscribe” speaks of a topic and of little else.
_LEAST_SHARE = 0.5


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _filled(pattern: str) -> str:
    """A pattern with its pieces, which may hold pieces themselves."""
    for name, piece in reversed(_table()["pieces"].items()):
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern


@cache
def _patterns(wish: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern)) for pattern in _table()[wish]["patterns"])


@cache
def _sign(name: str) -> re.Pattern[str]:
    return re.compile(_filled(_table()["judge"][name]))


def heard(text: str, catalogue: Sequence[Name]) -> Heard | None:
    """The wish of a text; None where it is none, and is to be answered like any question."""
    plain = _settled(text)
    if not plain or len(plain) > LONGEST:
        return None
    for wish in (Wish.STOP, Wish.PAGE, Wish.LEAVE, Wish.FOLLOW):
        for pattern in _patterns(wish):
            found = pattern.search(plain)
            if found is None:
                continue
            if wish in {Wish.STOP, Wish.PAGE}:
                return Heard(wish)
            return _judge(wish, plain, found["what"].strip(), catalogue)
    return None


def sounds_like_one(text: str) -> bool:
    """Whether a text is put as a wish, whatever it is about: cheap, without a catalogue."""
    plain = _settled(text)
    return 0 < len(plain) <= LONGEST and any(
        pattern.search(plain) for wish in Wish for pattern in _patterns(wish)
    )


def _settled(text: str) -> str:
    plain = fold(text).strip()
    plain = plain.replace("’", "'").replace("，", ",").replace("“", "").replace("”", "")
    if _sign("polite_question").search(plain.rstrip("?。. ")):
        plain = plain.rstrip("?。. ").removesuffix("吗")
    return _sign("polite_end").sub("", plain)


def _judge(wish: Wish, plain: str, what: str, catalogue: Sequence[Name]) -> Heard | None:
    is_named = _sign("named").search(plain) is not None
    is_english = _LATIN.search(what) is not None
    if _sign("complaint").search(what) or _sign("asking").search(what):
        return None
    if wish is Wish.FOLLOW and not is_named and _sign("teller").search(what):
        return None
    if is_english and _sign("asking_english").search(what):
        return None
    candidates, share = candidates_for(what, catalogue, slips=is_named)
    if is_named:
        return Heard(wish, candidates)
    # Without the word itself it must be about a topic and about nothing else.
    return Heard(wish, candidates) if candidates and share > _LEAST_SHARE else None


def candidates_for(
    what: str, catalogue: Sequence[Name], *, slips: bool = False
) -> tuple[tuple[str, ...], float]:
    """The topics that some words may mean, and the share of the words that they cover."""
    plain = fold(what).strip(" 。.,，!?“”\"'")
    named = _named(tuple(catalogue)).get(plain)
    if named is not None:
        return (named,), 1.0
    spans = _spans(plain, catalogue)
    if not spans:
        close = _close(plain, catalogue) if slips else None
        return ((close,), 1.0) if close else ((), 0.0)
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    covered = {place for start, end, _ in spans for place in range(start, end)}
    rest = "".join(letter for place, letter in enumerate(plain) if place not in covered)
    rest = _sign("around").sub("", rest)
    if _LATIN.search(plain):
        rest = _sign("around_english").sub("", rest).replace(" ", "")
    ids = tuple(dict.fromkeys(topic for _, _, topic in spans))
    return ids[:MOST], len(covered) / (len(covered) + len(rest))


def _spans(plain: str, catalogue: Sequence[Name]) -> list[tuple[int, int, str]]:
    """Where topics are named; a word within a longer word of another topic does not count."""
    found = [
        (*match.span(), topic_id)
        for pattern, topic_id in _words(tuple(catalogue))
        for match in pattern.finditer(plain)
    ]
    return [
        span
        for span in found
        if not any(
            other[0] <= span[0] and span[1] <= other[1] and other[1] - other[0] > span[1] - span[0]
            for other in found
        )
    ]


@lru_cache(maxsize=4)
def _words(catalogue: tuple[Name, ...]) -> list[tuple[re.Pattern[str], str]]:
    """Every word of every topic as what finds it; an English one stands alone, or for many."""
    return [
        (
            re.compile(
                rf"\b{re.escape(word)}(?:e?s)?\b" if _LATIN.search(word) else re.escape(word)
            ),
            one.id,
        )
        for one in catalogue
        for word in {fold(each) for each in (*one.names, *one.words)}
    ]


@lru_cache(maxsize=4)
def _named(catalogue: tuple[Name, ...]) -> dict[str, str]:
    """The topics by their folded names; 管理 does for 管理公开."""
    names = {fold(name): one.id for one in catalogue for name in one.names}
    return {name.removesuffix("公开"): topic_id for name, topic_id in names.items()} | names


def _close(plain: str, catalogue: Sequence[Name]) -> str | None:
    """The topic whose name was written with a slip."""
    names = _named(tuple(catalogue))
    found = process.extractOne(plain, names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)
    return names[found[0]] if found else None
