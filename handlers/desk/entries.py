"""Finding entries (查找条目): by words, department and state, a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.search import plain
from storage import faq, guides
from storage.faq import Entry, Status
from storage.guides import Guide
from storage.staff import OFFICE

# So long before its validity ends, an entry waits to be looked at.
SOON = timedelta(days=14)


class State(StrEnum):
    """Which entries are wanted."""

    ANY = ""
    PUBLISHED = "published"
    STALE = "stale"
    DRAFT = "draft"
    RETIRED = "retired"


class Order(StrEnum):
    """In which order they stand: lately changed first, or long unchecked first."""

    CHANGED = ""
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for."""

    words: str = ""
    organ: str = ""
    state: State = State.ANY
    order: Order = Order.CHANGED


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, with one row more if there is more; and how many there are."""

    rows: Sequence[Entry]
    count: int
    stale: int
    everything: int
    organs: Sequence[str]


async def find(
    session: AsyncSession, sought: Sought, after: str, today: date, limit: int
) -> Found:
    """A page of the entries that fit, behind the entry of the id `after`."""
    known = await faq.everything(session)
    fitting = [one for one in known if _fits(one, sought, today)]
    last = next((_key(one, sought.order, today) for one in known if one.id == after), None)
    keyed = sorted((_key(one, sought.order, today), at) for at, one in enumerate(fitting))
    rows = [fitting[at] for key, at in keyed if last is None or key > last]
    return Found(
        rows[:limit],
        len(fitting),
        sum(one.is_stale(today) for one in known),
        len(known),
        sorted({one.organ for one in known}),
    )


def _key(one: Entry, order: Order, today: date) -> tuple[Any, ...]:
    if order is Order.STALE:
        return (not one.is_stale(today), one.valid_until or date.max, one.checked_on, one.id)
    return (-one.updated_at.timestamp(), one.id)


def _fits(one: Entry, sought: Sought, today: date) -> bool:
    if sought.organ and one.organ != sought.organ:
        return False
    if sought.state is State.STALE:
        if not one.is_stale(today):
            return False
    elif sought.state and str(one.status) != str(sought.state):
        return False
    english = (one.english or {}).get("question", "")
    texts = (one.id, one.question, *one.wordings, one.matter, one.short, english)
    return holds(sought.words, texts)


def holds(words: str, texts: Iterable[str]) -> bool:
    """Whether texts hold every one of some words, in either script and any case."""
    wanted = plain(words).split()
    if not wanted:
        return True
    said = plain("\n".join(texts))
    return all(word in said for word in wanted)


async def ending(session: AsyncSession, organ: str, today: date) -> list[Entry]:
    """The entries of an organ whose validity ends soon, the soonest first; given until then."""
    found = [
        one
        for one in await faq.given(session, today)
        if is_of(one, organ) and one.valid_until and one.valid_until <= today + SOON
    ]
    return sorted(found, key=lambda one: (one.valid_until or date.max, one.id))


async def stale(session: AsyncSession, organ: str, today: date) -> list[Entry]:
    """The entries of an organ that somebody should look at."""
    known = await faq.everything(session)
    return [one for one in known if is_of(one, organ) and one.is_stale(today)]


def is_of(one: Entry, organ: str) -> bool:
    """Whether an entry is an organ's to keep up; the office keeps an eye on those of all."""
    return organ in {one.organ, OFFICE}


async def find_guides(
    session: AsyncSession, words: str, after: str, limit: int
) -> tuple[Sequence[Guide], int]:
    """A page of the guides that hold some words, by id; and how many hold them."""
    fitting = [
        one
        for one in await guides.everything(session)
        if holds(words, (one.id, one.title, one.department, *one.fields.get("question_names", [])))
    ]
    behind = sorted((one for one in fitting if one.id > after), key=lambda one: one.id)
    return behind[:limit], len(fitting)


def is_soon(one: Entry, today: date) -> bool:
    """Whether its validity ends within the next days."""
    return (
        one.status == Status.PUBLISHED
        and one.valid_until is not None
        and today <= one.valid_until <= today + SOON
    )
