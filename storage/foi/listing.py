"""Requests as staff list them (办件列表): what is due first, without a word about anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.foi.record import OPEN, RUNNING, FoiRequest, State

# What is asked for besides a state: what goes on, what is due this week, what is overdue.
GOING_ON, THIS_WEEK, OVERDUE = "open", "week", "overdue"
WANTED: Final = (GOING_ON, THIS_WEEK, OVERDUE, *State)
_LAST = date.max


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is wanted; a number is found in whatever state it is."""

    state: str = GOING_ON
    organ: str = ""
    number: str = ""


def week_ends(today: date) -> date:
    """The Sunday of a day's week."""
    return today + timedelta(days=6 - today.weekday())


def _where(query: Select[Any], wanted: Wanted, today: date) -> Select[Any]:
    state, due = col(FoiRequest.state), col(FoiRequest.due_on)
    if wanted.organ:
        query = query.where(col(FoiRequest.organ) == wanted.organ)
    if wanted.number:
        return query.where(col(FoiRequest.number).contains(wanted.number, autoescape=True))
    if wanted.state == GOING_ON:
        return query.where(state.in_(OPEN))
    if wanted.state == THIS_WEEK:
        return query.where(state.in_(RUNNING), due >= today, due <= week_ends(today))
    if wanted.state == OVERDUE:
        return query.where(state.in_(RUNNING), due < today)
    return query.where(state == wanted.state)


def _is_by_due(wanted: Wanted) -> bool:
    return not wanted.number and wanted.state in {GOING_ON, THIS_WEEK, OVERDUE, *OPEN}


def _rank(today: date) -> ColumnElement[int]:
    """Overdue or due today; then what is to be confirmed, whose clock waits; then the rest."""
    due = col(FoiRequest.due_on)
    return case((due <= today, 0), (due.is_(None), 1), else_=2)


async def page(
    session: AsyncSession, today: date, wanted: Wanted, after: int, most: int | None
) -> Sequence[FoiRequest]:
    """Open ones by what is due first, others newest first; behind the one of the id `after`."""
    query = _where(select(FoiRequest), wanted, today)
    key = col(FoiRequest.id)
    last = await session.get(FoiRequest, after) if after else None
    if _is_by_due(wanted):
        rank, due = _rank(today), func.coalesce(col(FoiRequest.due_on), _LAST)
        if last is not None:
            its_due = last.due_on or _LAST
            its_rank = 1 if last.due_on is None else 0 if last.due_on <= today else 2
            behind = or_(due > its_due, and_(due == its_due, key > after))
            query = query.where(or_(rank > its_rank, and_(rank == its_rank, behind)))
        query = query.order_by(rank, due, key)
    else:
        query = query.where(key < after) if last is not None else query
        query = query.order_by(key.desc())
    return (await session.scalars(query.limit(most))).all()


async def count(session: AsyncSession, today: date, wanted: Wanted) -> int:
    """How many there are of them."""
    query = _where(select(func.count(col(FoiRequest.id))), wanted, today)
    return int(await session.scalar(query) or 0)


async def organs(session: AsyncSession) -> list[str]:
    """The organs that requests were addressed to."""
    query = select(col(FoiRequest.organ)).distinct().order_by(col(FoiRequest.organ))
    return list((await session.scalars(query)).all())
