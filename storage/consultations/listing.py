"""Consultations as a page lists them (咨询列表): what waits by its day, the rest newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.consultations.records import Consultation, State


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is wanted; number or words are found in whatever state it is."""

    state: State = State.WAITING
    organ: str = ""
    words: str = ""
    overdue_before: date | None = None


def _where(query: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.organ:
        query = query.where(col(Consultation.organ) == wanted.organ)
    if wanted.words:
        number = col(Consultation.number).contains(wanted.words.upper(), autoescape=True)
        words = col(Consultation.question).contains(wanted.words, autoescape=True)
        return query.where(col(Consultation.state) != State.DRAFT, or_(number, words))
    if wanted.overdue_before is not None:
        query = query.where(col(Consultation.due_on) < wanted.overdue_before)
    return query.where(col(Consultation.state) == wanted.state)


async def page(
    session: AsyncSession, wanted: Wanted, after: int, most: int
) -> Sequence[Consultation]:
    """What waits by its day, so what is overdue comes first; behind the one of the id `after`."""
    query = _where(select(Consultation), wanted)
    key, due = col(Consultation.id), col(Consultation.due_on)
    last = await session.get(Consultation, after) if after else None
    if wanted.state == State.WAITING and not wanted.words:
        if last is not None and last.due_on is not None:
            query = query.where(or_(due > last.due_on, and_(due == last.due_on, key > after)))
        query = query.order_by(due, key)
    else:
        query = query.where(key < after) if last is not None else query
        query = query.order_by(key.desc())
    return (await session.scalars(query.limit(most))).all()


async def count(session: AsyncSession, wanted: Wanted) -> int:
    """How many there are of them."""
    query = _where(select(func.count(col(Consultation.id))), wanted)
    return int(await session.scalar(query) or 0)


async def organs(session: AsyncSession) -> list[str]:
    """The organs that were asked."""
    query = select(col(Consultation.organ)).where(col(Consultation.state) != State.DRAFT)
    return list((await session.scalars(query.distinct().order_by(col(Consultation.organ)))).all())
