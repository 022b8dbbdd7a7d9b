"""Seats (名额): never one too many, never free with somebody waiting whose party fits.

Every verb that takes or frees seats is given a slot that is held (`hold`): its row is locked until
the transaction ends, on SQLite by being the one writer. Whatever frees seats offers them at once,
in the same transaction, to the first in the queue whose party fits; an offer holds its seats.
Somebody who wants more seats than are free does not keep out a smaller party behind them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col

from storage import codes, sealed
from storage.conversations import Conversation
from storage.forms import Value
from storage.open_days.records import (
    HOLDING,
    LIVE,
    OpenDay,
    Registration,
    Slot,
    State,
    Untold,
)
from storage.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody signs up with."""

    party: int
    name: str
    phone: str
    answers: Mapping[str, Value] = field(default_factory=dict)


async def hold(session: AsyncSession, slot_id: int) -> Slot:
    """A slot whose seats nobody else takes or frees until this transaction ends."""
    query = (
        select(Slot)
        .where(col(Slot.id) == slot_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = (await session.scalars(query)).first()
    if found is None:
        raise Refusal("open-days-none")
    return found


async def held(
    session: AsyncSession, registration_id: int, accounts: Sequence[int] | None = None
) -> tuple[Registration, Slot]:
    """A registration with its slot held; refused for anybody else's, where accounts are given."""
    known = await session.get(Registration, registration_id)
    if known is None or (accounts is not None and known.conversation_id not in accounts):
        raise Refusal("open-days-not-yours")
    slot = await hold(session, known.slot_id)
    # It may have changed while we waited for the slot.
    await session.refresh(known)
    return known, slot


async def _seat(session: AsyncSession, slot: Slot, seats: int) -> None:
    """Takes seats, or frees them where `seats` is negative.

    Relative, so that even who forgot to hold the slot is stopped by its constraint.
    """
    changed = (
        update(Slot)
        .where(col(Slot.id) == slot.id)
        .values(taken=col(Slot.taken) + seats)
        .returning(col(Slot.taken))
        .execution_options(synchronize_session=False)
    )
    set_committed_value(slot, "taken", (await session.execute(changed)).scalar_one())


async def fill(session: AsyncSession, slot: Slot) -> None:
    """Offers free seats to those who wait, first come first, if their party fits (递补).

    The offer's time runs from when they are told (`rounds`).
    """
    await session.flush()
    while slot.free:
        query = (
            select(Registration)
            .where(
                col(Registration.slot_id) == slot.id,
                col(Registration.state) == State.WAITING,
                col(Registration.party) <= slot.free,
                # Whose account is gone cannot be asked.
                col(Registration.conversation_id).is_not(None),
            )
            .order_by(col(Registration.id))
            .limit(1)
            .execution_options(populate_existing=True)
        )
        first = (await session.scalars(query)).first()
        if first is None:
            return
        await _seat(session, slot, first.party)
        first.move(State.OFFERED)
        first.untold, first.offered_until = Untold.OFFERED, None
        await session.flush()


def most(day: OpenDay, slot: Slot) -> int:
    """How many may come together."""
    return min(day.party_limit, slot.capacity)


def check_open(day: OpenDay, slot: Slot, now: datetime) -> None:
    """Refuses where one cannot sign up now, and says why."""
    if day.called_off_at is not None:
        raise Refusal("open-days-is-called-off", reason=day.called_off_because)
    if now < day.opens_at:
        raise Refusal("open-days-not-yet", opens=day.opens_at)
    if now >= day.closes_at:
        raise Refusal("open-days-closed", closed=day.closes_at)
    if now >= slot.starts_at:
        raise Refusal("open-days-begun")


def check_party(day: OpenDay, slot: Slot, party: int) -> None:
    """Refuses a party that is too large."""
    if not 1 <= party <= most(day, slot):
        raise Refusal("open-days-party", most=most(day, slot))


def holder_of(conversation: Conversation) -> str:
    """Who somebody is to an open day, whichever of their joined accounts speaks."""
    if conversation.resident_id is not None:
        return f"r{conversation.resident_id}"
    return f"c{conversation.id}"


async def live(
    session: AsyncSession, accounts: Sequence[int], open_day_id: int
) -> Registration | None:
    """The registration of a resident for an open day that was not cancelled and did not lapse."""
    query = select(Registration).where(
        col(Registration.conversation_id).in_(accounts),
        col(Registration.open_day_id) == open_day_id,
        col(Registration.state).in_(LIVE),
    )
    return (await session.scalars(query.order_by(col(Registration.id)).limit(1))).first()


def new_number() -> str:
    """A number such as KF-7Q3M-2KXD."""
    signs = codes.drawn(8)
    return f"KF-{signs[:4]}-{signs[4:]}"


async def register(
    session: AsyncSession,
    slot: Slot,
    conversation: Conversation,
    accounts: Sequence[int],
    wanted: Wanted,
    now: datetime,
) -> Registration:
    """Signs a resident up (报名): registered where the seats are free, else in the queue."""
    # Read behind the lock: it may have been called off while we waited.
    day = await session.get_one(OpenDay, slot.open_day_id, populate_existing=True)
    check_open(day, slot, now)
    check_party(day, slot, wanted.party)
    known = await live(session, accounts, day.id or 0)
    if known is not None:
        raise Refusal("open-days-already", number=known.number)
    is_seated = wanted.party <= slot.free
    if is_seated:
        await _seat(session, slot, wanted.party)
    row = Registration(
        number=new_number(),
        open_day_id=slot.open_day_id,
        slot_id=slot.id or 0,
        conversation_id=conversation.id,
        holder=holder_of(conversation),
        party=wanted.party,
        state=State.REGISTERED if is_seated else State.WAITING,
        made_at=now,
        seated_at=now if is_seated else None,
    )
    session.add(row)
    try:
        await session.flush()
    except IntegrityError:
        # A joined account was faster, for another slot of the same day.
        raise Refusal("open-days-already-elsewhere") from None
    _seal(session, row, wanted)
    await session.flush()
    return row


def _seal(session: AsyncSession, row: Registration, wanted: Wanted) -> None:
    sealed.keep(session, row, "name", wanted.name)
    sealed.keep(session, row, "phone", wanted.phone)
    if wanted.answers:
        plain = json.dumps(dict(wanted.answers), ensure_ascii=False)
        sealed.keep(session, row, "answers", plain)


async def place(session: AsyncSession, row: Registration) -> int:
    """The place in the queue, 1 for the first."""
    query = (
        select(func.count())
        .select_from(Registration)
        .where(
            col(Registration.slot_id) == row.slot_id,
            col(Registration.state) == State.WAITING,
            col(Registration.id) <= row.id,
        )
    )
    return int((await session.execute(query)).scalar_one())


async def waiting(session: AsyncSession, slot: Slot) -> int:
    """How many registrations wait for a slot."""
    query = (
        select(func.count())
        .select_from(Registration)
        .where(col(Registration.slot_id) == slot.id, col(Registration.state) == State.WAITING)
    )
    return int((await session.execute(query)).scalar_one())


def check_live(row: Registration, slot: Slot, now: datetime) -> None:
    """Refuses what is over, by what became of it."""
    if row.state not in LIVE:
        raise Refusal("open-days-is-over", state=row.state, number=row.number)
    if row.state == State.ATTENDED:
        raise Refusal("open-days-was-there", number=row.number)
    if now >= slot.starts_at:
        raise Refusal("open-days-begun")


async def accept(session: AsyncSession, row: Registration, slot: Slot, now: datetime) -> None:
    """Takes an offer (接受递补): it counts as long as the seats were not passed on."""
    check_live(row, slot, now)
    if row.state == State.WAITING:
        raise Refusal("open-days-still-waiting", place=await place(session, row))
    if row.state == State.OFFERED:
        row.move(State.REGISTERED)
        row.seated_at, row.offered_until = now, None
        row.untold = None
        await session.flush()


async def cancel(session: AsyncSession, row: Registration, slot: Slot, now: datetime) -> None:
    """Cancels a registration, declines an offer, leaves the queue (取消)."""
    check_live(row, slot, now)
    await _give_up(session, row, slot, State.CANCELLED)
    row.untold = None
    await fill(session, slot)


async def _give_up(session: AsyncSession, row: Registration, slot: Slot, state: State) -> None:
    """Ends a registration; its seats are free."""
    seats = row.party if row.state in HOLDING else 0
    row.move(state)
    row.offered_until = None
    if seats:
        await _seat(session, slot, -seats)
    await session.flush()


async def lapse(session: AsyncSession, row: Registration, slot: Slot, why: Untold) -> None:
    """An offer that nobody took, or a place in the queue of a slot that has begun, is over."""
    await _give_up(session, row, slot, State.LAPSED)
    row.untold = why
    await fill(session, slot)


async def change_party(
    session: AsyncSession, row: Registration, slot: Slot, party: int, now: datetime
) -> None:
    """More or fewer come (改人数): a seat that is given back goes to who waits for it.

    Who waits keeps the place in the queue; if the smaller party fits now, the seats are theirs.
    """
    check_live(row, slot, now)
    day = await session.get_one(OpenDay, slot.open_day_id)
    check_party(day, slot, party)
    if row.state in HOLDING:
        more = party - row.party
        if more > slot.free:
            raise Refusal("open-days-no-seats", free=slot.free, party=row.party)
        await _seat(session, slot, more)
    row.party = party
    await fill(session, slot)
    if row.state == State.OFFERED:
        # Who speaks takes what is offered.
        await accept(session, row, slot, now)


async def resize(session: AsyncSession, slot: Slot, capacity: int) -> None:
    """More or fewer seats (调整名额); never fewer than are held."""
    if capacity < slot.taken:
        raise Refusal("open-days-seats-are-held", taken=slot.taken)
    slot.capacity = capacity
    await session.flush()
    await fill(session, slot)


async def call_off(
    session: AsyncSession, day: OpenDay, reason: str, now: datetime
) -> tuple[int, int]:
    """Calls an open day off (取消活动): who signed up is told, who was let in knows.

    How many registrations are told, and how many of them had checked in and are not.
    """
    if day.called_off_at is not None:
        raise Refusal("open-days-is-called-off", reason=day.called_off_because)
    told = checked_in = 0
    ids = sorted(one.id or 0 for one in await slots_of(session, day))
    slots = [await hold(session, one) for one in ids]
    if all(one.ends_at <= now for one in slots):
        raise Refusal("open-days-was-held")
    day.called_off_at, day.called_off_because = now, reason
    for slot in slots:
        query = (
            select(Registration)
            .where(col(Registration.slot_id) == slot.id, col(Registration.state).in_(LIVE))
            .execution_options(populate_existing=True)
        )
        for row in (await session.scalars(query)).all():
            if row.state == State.ATTENDED:
                checked_in += 1
                continue
            await _give_up(session, row, slot, State.CANCELLED)
            row.untold = Untold.CALLED_OFF
            told += row.conversation_id is not None
    await session.flush()
    return told, checked_in


async def slots_of(session: AsyncSession, day: OpenDay) -> Sequence[Slot]:
    """The slots of an open day in the order of time."""
    query = select(Slot).where(col(Slot.open_day_id) == day.id)
    return (await session.scalars(query.order_by(col(Slot.starts_at), col(Slot.id)))).all()


async def erase(session: AsyncSession, accounts: Sequence[int]) -> None:
    """Deletes the registrations of accounts (删除): their seats go to who waits for them."""
    query = select(Registration).where(col(Registration.conversation_id).in_(accounts))
    mine = (await session.scalars(query)).all()
    # In one order for everybody, so that two who delete at once do not wait for each other.
    for slot_id in sorted({one.slot_id for one in mine}):
        slot = await hold(session, slot_id)
        for row in [one for one in mine if one.slot_id == slot_id]:
            await session.refresh(row)
            if row.state in HOLDING:
                await _seat(session, slot, -row.party)
            await session.delete(row)
        await session.flush()
        await fill(session, slot)
