"""Search over all that somebody may see (全局搜索): by title, by number, by name.

What a resident wrote is never searched: of consultations and requests the number alone.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped
from sqlmodel import col

from handlers.console.visit import Visit
from storage.consultations import Consultation
from storage.faq import Entry
from storage.foi import FoiRequest
from storage.open_days import OpenDay
from storage.releases import Release
from storage.staff import OFFICE, Staff
from storage.surveys import Survey

EACH: Final = 8
LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found: its name, a second line, and where it is below /console."""

    title: str
    detail: str
    path: str


Finds = Callable[[AsyncSession, Staff, str], Awaitable[list[Found]]]


def holds(field: Mapped[Any], words: str) -> ColumnElement[bool]:
    """Whether a text holds the words, whatever their case; % and _ are themselves."""
    return field.icontains(words, autoescape=True)


async def releases(session: AsyncSession, _who: Staff, words: str) -> list[Found]:
    """Releases by title."""
    query = select(Release).where(holds(col(Release.title), words))
    rows = await session.scalars(query.order_by(col(Release.id).desc()).limit(EACH))
    return [Found(one.title, one.organ, f"/releases/{one.id}") for one in rows]


async def entries(session: AsyncSession, _who: Staff, words: str) -> list[Found]:
    """Entries by their question."""
    query = select(Entry).where(holds(col(Entry.question), words) | (col(Entry.id) == words))
    rows = await session.scalars(query.order_by(col(Entry.id)).limit(EACH))
    return [Found(one.question, one.organ, f"/knowledge/entries/{one.id}") for one in rows]


async def open_days(session: AsyncSession, _who: Staff, words: str) -> list[Found]:
    """Open days by title."""
    query = select(OpenDay).where(holds(col(OpenDay.title), words))
    rows = await session.scalars(query.order_by(col(OpenDay.id).desc()).limit(EACH))
    return [Found(one.title, one.organ, f"/open-days/{one.id}") for one in rows]


async def surveys(session: AsyncSession, _who: Staff, words: str) -> list[Found]:
    """Surveys by title; there are never many."""
    rows = await session.scalars(select(Survey).order_by(col(Survey.id).desc()))
    found = [one for one in rows if words.lower() in one.title.lower()]
    return [Found(one.title, one.organ, f"/surveys/{one.id}") for one in found[:EACH]]


async def consultations(session: AsyncSession, who: Staff, words: str) -> list[Found]:
    """Consultations of their organ by number."""
    query = select(Consultation).where(holds(col(Consultation.number), words))
    if who.organ != OFFICE:
        query = query.where(col(Consultation.organ) == who.organ)
    rows = await session.scalars(query.order_by(col(Consultation.id).desc()).limit(EACH))
    return [
        Found(one.number, one.organ, f"/consultations/{one.number}") for one in rows if one.number
    ]


async def requests(session: AsyncSession, who: Staff, words: str) -> list[Found]:
    """Requests to their organ by number."""
    query = select(FoiRequest).where(
        holds(col(FoiRequest.number), words), col(FoiRequest.organ) == who.organ
    )
    rows = await session.scalars(query.order_by(col(FoiRequest.id).desc()).limit(EACH))
    return [Found(one.number, one.organ, f"/foi/{one.number}") for one in rows]


async def people(session: AsyncSession, _who: Staff, words: str) -> list[Found]:
    """Staff by name."""
    query = select(Staff).where(holds(col(Staff.name), words))
    rows = await session.scalars(query.order_by(col(Staff.name)).limit(EACH))
    return [Found(one.name, one.organ, f"/staff/{one.id}") for one in rows]


# By the word of the navigation, in its order.
FINDERS: Final[Sequence[tuple[str, Finds]]] = (
    ("releases", releases),
    ("knowledge", entries),
    ("open-days", open_days),
    ("surveys", surveys),
    ("consultations", consultations),
    ("foi", requests),
    ("staff", people),
)


async def show(visit: Visit) -> web.StreamResponse:
    """GET /search?q=…"""
    words = visit.asked("q")[:LONGEST]
    found: list[tuple[str, list[Found]]] = []
    if words:
        async with visit.reading() as session:
            for word, finds in FINDERS:
                if visit.may(f"see {word}") and (few := await finds(session, visit.who, words)):
                    found.append((word, few))
    return visit.page("search.html", words=words, found=found)
