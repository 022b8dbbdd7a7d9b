"""Doors (分流): a complaint, a report of a fault or a petition in disguise gets the right door.

Such a text shares its words with entries and asks for none of them. Rules with word lists
(doors.toml), conservative: what asks to know is a question, what asks to act is a door.
"""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.decide import Decision
from knowledge.match import Verdict
from knowledge.normalise import fold

_TABLE = Path(__file__).with_name("doors.toml")
_CLAUSE = re.compile(r"[,.;!。、…~\n]+")
# As sure as this an entry may answer what looked like a complaint: a fault often has an entry.
_STRONG, _LIKELY = 0.9, 0.88
# “…，投诉” at the end of a story.
_LATE = re.compile("[,。;! ](?:我要|要|必须|坚决)?(?:投诉|举报)[!。. ]*$")
_ENGLISH_QUESTION = re.compile(r"\?|^(?:who|what|where|when|how|why|can|do|does|is|are|may)\b")
_NEAR = 8  # characters between a thing and its fault


class Door(StrEnum):
    """Where somebody acts on it."""

    HOTLINE = "hotline"
    PETITION = "petition"
    REPORT = "report"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _any(*path: str) -> re.Pattern[str]:
    words: Any = _table()
    for name in path:
        words = words[name]
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


@cache
def _fault() -> re.Pattern[str]:
    things, faults = _any("things").pattern, _any("faults").pattern
    return re.compile(rf"(?:{things}).{{0,{_NEAR}}}?(?:{faults})")


@cache
def _act(kind: str) -> re.Pattern[str]:
    wish, acts = _any("acts", "wish").pattern, _any("acts", kind).pattern
    return re.compile(rf"(?:^|{wish}).{{0,4}}?(?:{acts})")


def door(text: str) -> Door | None:
    """Return the door for a text that wants something done; None for a question or anything else.

    REPORT is misconduct of officials (举报、监督), PETITION a grievance that asks for redress
    (信访), HOTLINE a fault of the street or the house and any other complaint (12345).
    """
    plain = fold(text)
    return _misconduct(plain) or _petition(plain) or _fault_of(plain) or _complaint(plain)


def _asks(plain: str) -> bool:
    """Tell whether the last clause, or the whole of a short text, asks to know something."""
    return bool(_any("asking", "cues").search(_CLAUSE.sub(",", plain)))


def _misconduct(plain: str) -> Door | None:
    who, wrongs = _any("officials", "who"), _any("officials", "wrongs")
    accuses = bool(who.search(plain) and wrongs.search(plain))
    if accuses and (_act("report").search(plain) or _act("complain").search(plain)):
        return Door.REPORT
    if accuses and not _asks(plain):
        return Door.REPORT
    if _act("report").search(plain) and not _asks(plain):
        return Door.REPORT
    return None


def _petition(plain: str) -> Door | None:
    if _asks(plain):
        return None
    if _act("petition").search(plain):
        return Door.PETITION
    if _any("grievances", "words").search(plain) and _any("grievances", "matters").search(plain):
        return Door.PETITION
    return None


def _fault_of(plain: str) -> Door | None:
    if not _fault().search(plain):
        return None
    rest = _any("mending").sub("", plain)
    return None if _asks(rest) else Door.HOTLINE


def _complaint(plain: str) -> Door | None:
    trouble = (
        bool(_any("things").search(plain) and _any("sufferings").search(plain))
        or bool(_any("wrongs_of_trade").search(plain))
        or bool(_any("english").search(plain))
    )
    if _any("pleas").search(plain) and (trouble or not _asks(_any("pleas").sub("", plain))):
        return Door.HOTLINE
    if _asks(plain) or _ENGLISH_QUESTION.search(plain):
        return None
    if trouble or _act("complain").search(plain) or _LATE.search(plain):
        return Door.HOTLINE
    return None


def yields(door: Door, verdict: Verdict) -> bool:
    """Tell whether a door gives way to an entry: to an outright answer that is sure."""
    least = _LIKELY if door is Door.HOTLINE else _STRONG
    return (
        verdict.decision is Decision.ANSWER
        and bool(verdict.matches)
        and verdict.matches[0].score >= least
    )
