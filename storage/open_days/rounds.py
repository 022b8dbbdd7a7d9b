"""What comes round by itself (到点的事): offers that lapse, queues that end, the day before.

A slot at a time, held, so that nobody takes or frees its seats meanwhile. What is to be said is
noted on the row (`untold`) and said by who speaks (handlers/chat/open_days_notices.py) in the same
transaction.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.calendar import CITY
from storage.open_days import seats
from storage.open_days.records import Registration, Slot, State, Untold

# So long an offer waits for its answer, from the moment it is told.
OFFER = timedelta(hours=2)
# From this time of the day before, who signed up is asked whether they still come.
ASKED_FROM = time(10)
# Names, telephones and answers are of no use after so long (《个人信息保护法》第十九条).
KEEP = timedelta(days=30)


def _tomorrow(now: datetime) -> tuple[datetime, datetime, datetime] | None:
    """Today's hour of asking, and when tomorrow begins and ends; None before that hour."""
    here = now.astimezone(CITY)
    asking = datetime.combine(here.date(), ASKED_FROM, CITY)
    if here < asking:
        return None
    first = datetime.combine(here.date() + timedelta(days=1), time(), CITY)
    return asking, first, first + timedelta(days=1)


async def due(session: AsyncSession, now: datetime) -> Sequence[int]:
    """The slots at which there is something to do, in the order of their holding."""
    waits = col(Registration.state).in_([State.WAITING, State.OFFERED])
    reasons = [
        col(Registration.untold).is_not(None),
        (col(Registration.state) == State.OFFERED) & (col(Registration.offered_until) <= now),
        waits & (col(Slot.starts_at) <= now),
    ]
    if (days := _tomorrow(now)) is not None:
        reasons.append(_to_remind(*days))
    query = (
        select(col(Slot.id))
        .join(Registration, col(Registration.slot_id) == col(Slot.id))
        # Whatever the clock missed for a month is of no use to anybody any more.
        .where(or_(*reasons), col(Slot.starts_at) > now - KEEP)
        .distinct()
        .order_by(col(Slot.id))
    )
    return (await session.scalars(query)).all()  # type: ignore[return-value]


def _to_remind(asking: datetime, first: datetime, last: datetime) -> Any:
    """Who is registered for tomorrow, was so before the hour of asking, and was not asked."""
    return (
        (col(Registration.state) == State.REGISTERED)
        & col(Registration.reminded_at).is_(None)
        & (col(Registration.seated_at) < asking)
        & (col(Slot.starts_at) >= first)
        & (col(Slot.starts_at) < last)
    )


async def settle(session: AsyncSession, slot: Slot, now: datetime) -> Sequence[Registration]:
    """Brings a held slot up to the moment; those to whom something is to be said come back."""
    if slot.starts_at <= now:
        # The queue first, so that nobody is offered what the others give back.
        for state in (State.WAITING, State.OFFERED):
            for row in await _rows(session, slot, col(Registration.state) == state):
                await seats.lapse(session, row, slot, Untold.MISSED)
    late = (col(Registration.state) == State.OFFERED) & (col(Registration.offered_until) <= now)
    for row in await _rows(session, slot, late):
        await seats.lapse(session, row, slot, Untold.LAPSED)
    await seats.fill(session, slot)
    if (days := _tomorrow(now)) is not None and days[1] <= slot.starts_at < days[2]:
        asked = (
            (col(Registration.state) == State.REGISTERED)
            & col(Registration.reminded_at).is_(None)
            & (col(Registration.seated_at) < days[0])
            # One thing at a time: another place or time is told first.
            & col(Registration.untold).is_(None)
        )
        for row in await _rows(session, slot, asked):
            row.reminded_at, row.untold = now, Untold.REMINDER
    await session.flush()
    return await _rows(session, slot, col(Registration.untold).is_not(None))


async def _rows(session: AsyncSession, slot: Slot, which: Any) -> Sequence[Registration]:
    query = (
        select(Registration)
        .where(col(Registration.slot_id) == slot.id, which)
        .order_by(col(Registration.id))
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


def told(row: Registration, slot: Slot, begins: datetime) -> None:
    """Its owner is told; an offer runs from when it is read, and ends when the slot begins.

    An offer that can reach nobody lapses with the next round.
    """
    if row.untold == Untold.OFFERED:
        lasts = OFFER if row.conversation_id is not None else timedelta()
        row.offered_until = min(begins + lasts, slot.starts_at)
    row.untold = None


async def forget(session: AsyncSession, now: datetime) -> None:
    """Takes contacts and accounts from registrations of days that are long over; counts stay."""
    over = select(col(Slot.id)).where(col(Slot.ends_at) < now - KEEP)
    personal = ("name", "phone", "answers", "conversation_id", "holder")
    await session.execute(
        update(Registration)
        .where(
            col(Registration.slot_id).in_(over),
            or_(*(getattr(Registration, name).is_not(None) for name in personal)),
        )
        .values(dict.fromkeys(personal))
    )
