"""Changing a planned day (变更): another place, another time; who signed up is told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.calendar import day_of
from storage.open_days import seats
from storage.open_days.records import LIVE, OpenDay, Registration, Slot, State, Untold
from storage.refusal import Refusal

# Who may still come, and is told.
COMING = tuple(state for state in LIVE if state != State.ATTENDED)


async def relocate(session: AsyncSession, day: OpenDay, place: str, now: datetime) -> int:
    """Another place (变更地点); how many registrations are told."""
    day.place = place
    found = 0
    for slot_id in sorted(one.id or 0 for one in await seats.slots_of(session, day)):
        slot = await seats.hold(session, slot_id)
        if slot.ends_at > now:
            found += await _owe(session, slot, Untold.PLACE)
    return found


async def move(session: AsyncSession, slot: Slot, begins: datetime, ends: datetime) -> int:
    """Another time (变更时间) of a slot that is held; how many registrations are told.

    Who said that they come said it of the other time: the day before, all are asked anew.
    Refused for another day where somebody was let in already.
    """
    inside = await _of(session, slot, State.ATTENDED)
    if inside and day_of(begins) != day_of(slot.starts_at):
        raise Refusal("open-days-somebody-is-in", count=len(inside))
    slot.starts_at, slot.ends_at = begins, ends
    for row in await _of(session, slot, *COMING):
        row.reminded_at = row.confirmed_at = None
        if row.offered_until is not None:
            row.offered_until = min(row.offered_until, begins)
    return await _owe(session, slot, Untold.TIME)


async def _of(session: AsyncSession, slot: Slot, *states: State) -> Sequence[Registration]:
    query = (
        select(Registration)
        .where(
            col(Registration.slot_id) == slot.id,
            col(Registration.state).in_(states),
        )
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def _owe(session: AsyncSession, slot: Slot, what: Untold) -> int:
    """Notes what is to be told; an offer that was not told yet tells place and time itself."""
    rows = await _of(session, slot, *COMING)
    for row in rows:
        if row.untold in {Untold.PLACE, Untold.TIME} and row.untold != what:
            row.untold = Untold.BOTH
        elif row.untold in {None, Untold.REMINDER}:
            row.untold = what
    await session.flush()
    return sum(row.conversation_id is not None for row in rows)
