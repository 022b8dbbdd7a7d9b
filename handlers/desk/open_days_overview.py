"""Open days at a glance (开放日一览): seats, queue and door in a few queries, for the console."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.calendar import day_of
from storage.open_days import LIVE, OpenDay, Registration, Slot, State, lookup


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot with who waits for it, and how many people came in of how many that have a seat."""

    place: int
    slot: Slot
    waiting: int = 0
    inside: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class DayView:
    """An open day with its slots."""

    day: OpenDay
    slots: Sequence[SlotView]

    @property
    def begins(self) -> datetime:
        """When the first slot begins."""
        return min(one.slot.starts_at for one in self.slots)

    @property
    def ends(self) -> datetime:
        """When the last slot ends."""
        return max(one.slot.ends_at for one in self.slots)

    @property
    def capacity(self) -> int:
        """All seats."""
        return sum(one.slot.capacity for one in self.slots)

    @property
    def taken(self) -> int:
        """The seats that somebody holds."""
        return sum(one.slot.taken for one in self.slots)

    @property
    def free(self) -> int:
        """The seats that nobody holds."""
        return self.capacity - self.taken

    @property
    def waiting(self) -> int:
        """How many registrations wait."""
        return sum(one.waiting for one in self.slots)

    def today(self, now: datetime) -> list[SlotView]:
        """The slots of today."""
        return [one for one in self.slots if day_of(one.slot.starts_at) == day_of(now)]

    def state(self, now: datetime) -> str:
        """Where it stands, in a word of open-days-desk-stands."""
        if self.day.called_off_at is not None:
            return "off"
        if self.ends <= now:
            return "over"
        if now < self.day.opens_at:
            return "soon"
        return "open" if now < self.day.closes_at else "closed"


async def views(session: AsyncSession, days: Iterable[OpenDay]) -> list[DayView]:
    """The days with their slots, in the order given."""
    days = list(days)
    ids = [one.id for one in days]
    query = select(Slot).where(col(Slot.open_day_id).in_(ids))
    slots = (await session.scalars(query.order_by(col(Slot.starts_at), col(Slot.id)))).all()
    counts = await _counts(session, ids)
    found: dict[int, list[SlotView]] = {}
    for slot in slots:
        mine = found.setdefault(slot.open_day_id, [])
        mine.append(SlotView(len(mine) + 1, slot, *counts.get(slot.id, (0, 0, 0))))
    return [DayView(one, found[one.id]) for one in days if one.id in found]


async def _counts(
    session: AsyncSession, ids: Sequence[int | None]
) -> dict[int | None, tuple[int, int, int]]:
    """By the slot: registrations that wait; people who are in, and who have a seat."""
    state, party = col(Registration.state), col(Registration.party)
    has_seat = state.in_((State.REGISTERED, State.ATTENDED))
    query = (
        select(
            col(Registration.slot_id),
            func.sum(case((state == State.WAITING, 1), else_=0)),
            func.sum(case((state == State.ATTENDED, party), else_=0)),
            func.sum(case((has_seat, party), else_=0)),
        )
        .where(col(Registration.open_day_id).in_(ids))
        .group_by(col(Registration.slot_id))
    )
    return {
        slot_id: (int(waiting), int(inside), int(expected))
        for slot_id, waiting, inside, expected in await session.execute(query)
    }


async def coming(session: AsyncSession, now: datetime) -> list[DayView]:
    """What is to come or under way, the nearest first."""
    return await views(session, [day for day, _ in await lookup.coming(session, now)])


async def former(
    session: AsyncSession, now: datetime, after: int, most: int
) -> tuple[list[DayView], int | None]:
    """What is over or was called off, the newest first; and the key of the last that is shown."""
    to_come = select(col(Slot.open_day_id)).where(col(Slot.ends_at) > now)
    query = select(OpenDay).where(
        col(OpenDay.called_off_at).is_not(None) | col(OpenDay.id).not_in(to_come)
    )
    if after:
        query = query.where(col(OpenDay.id) < after)
    query = query.order_by(col(OpenDay.id).desc()).limit(most + 1)
    days = (await session.scalars(query)).all()
    return await views(session, days), days[most - 1].id if len(days) > most else None


def _of(day_id: int, slot_id: int | None, state: str, number: str) -> Select[Registration]:
    query = select(Registration).where(col(Registration.open_day_id) == day_id)
    if slot_id is not None:
        query = query.where(col(Registration.slot_id) == slot_id)
    if state:
        query = query.where(col(Registration.state) == state)
    if number:
        query = query.where(col(Registration.number).contains(number, autoescape=True))
    return query


async def registrations(
    session: AsyncSession,
    day_id: int,
    slot_id: int | None,
    state: str,
    number: str,
    after: int,
    most: int,
) -> Sequence[Registration]:
    """Who signed up, in the order of signing up, without what is personal; one more than shown."""
    query = _of(day_id, slot_id, state, number).where(col(Registration.id) > after)
    return (await session.scalars(query.order_by(col(Registration.id)).limit(most + 1))).all()


@dataclass(frozen=True, slots=True)
class Told:
    """Whom calling off would concern: who is told, for how many people, and who is in already."""

    registrations: int
    people: int
    inside: int


async def concerned(session: AsyncSession, day_id: int) -> Told:
    """What calling off a day would mean, in numbers."""
    query = (
        select(
            col(Registration.state),
            func.count(),
            # Whose account is gone cannot be told.
            func.count(col(Registration.conversation_id)),
            func.sum(col(Registration.party)),
        )
        .where(col(Registration.open_day_id) == day_id, col(Registration.state).in_(LIVE))
        .group_by(col(Registration.state))
    )
    told = people = inside = 0
    for state, count, reached, number in await session.execute(query):
        if state == State.ATTENDED:
            inside = count
        else:
            told, people = told + reached, people + int(number)
    return Told(told, people, inside)


async def signed_up_since(
    session: AsyncSession, organ: str | None, since: datetime
) -> tuple[int, int]:
    """How many registrations were made since a moment, and for how many people."""
    query = (
        select(func.count(), func.coalesce(func.sum(col(Registration.party)), 0))
        .select_from(Registration)
        .where(col(Registration.made_at) >= since)
    )
    if organ is not None:
        mine = select(col(OpenDay.id)).where(col(OpenDay.organ) == organ)
        query = query.where(col(Registration.open_day_id).in_(mine))
    count, people = (await session.execute(query)).one()
    return int(count), int(people)
