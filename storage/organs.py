"""Organs (机关): the departments and streets that are known here, and what people call them.

They stand in the catalogue of topics; who has staff here is known too, also without a topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from storage import staff, subscriptions
from storage.staff import OFFICE
from storage.subscriptions import Axis


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ by its name, with its English name and other words for it."""

    name: str
    english: str = ""
    words: tuple[str, ...] = ()


async def known(session: AsyncSession) -> list[Organ]:
    """Every organ: those of the catalogue in its order, then those that only have staff."""
    found = {
        one.name: Organ(one.name, one.english, tuple(one.words))
        for one in await subscriptions.topics(session)
        if one.axis in {Axis.ORGAN, Axis.STREET}
    }
    for name in (OFFICE, *(one.organ for one in await staff.everybody(session))):
        found.setdefault(name, Organ(name))
    return list(found.values())


def called(organs: Sequence[Organ], name: str) -> Organ | None:
    """The organ of a name, an English name, or a word that means this one alone."""
    plain = " ".join(name.split()).lower()
    for one in organs:
        if plain in {one.name.lower(), one.english.lower()} - {""}:
            return one
    by_word = [one for one in organs if plain in {word.lower() for word in one.words}]
    return by_word[0] if len(by_word) == 1 else None
