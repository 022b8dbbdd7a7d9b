"""Seats under many hands (名额竞争): the race with the lock off, and five hundred for thirty."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from storage.conversations import Conversation
from storage.database import Database
from storage.open_days import HOLDING, Registration, Slot, State, rounds, seats
from storage.open_days.seats import Wanted
from storage.refusal import Refusal
from tests import opening

ROUNDS = 100 if os.environ.get("YANGGUANG_SOAK") else 2
PEOPLE, SEATS = 500, 30
# As many as have the form open at once; each is a connection on PostgreSQL.
AT_ONCE = 12


@pytest.fixture
def on_postgresql(database: Database) -> Database:
    """SQLite has one writer: there nobody can forget a lock."""
    if database.is_sqlite:
        pytest.skip("one writer: nothing to race with")
    return database


async def both_see_one_seat(
    database: Database, slot: Slot, people: list[Conversation], now: datetime
) -> list[Registration | BaseException]:
    """Two sign up without holding the slot: each has read it before the other writes."""
    both_have_read = asyncio.Barrier(2)

    async def sign_up(who: Conversation) -> Registration:
        async with database.transaction() as session:
            unheld = await session.get_one(Slot, slot.id)
            await both_have_read.wait()
            wanted = Wanted(1, "王小明", "13800001234")
            return await seats.register(session, unheld, who, [who.id or 0], wanted, now)

    return await asyncio.gather(*map(sign_up, people), return_exceptions=True)


@pytest.mark.race
async def test_without_holding_the_slot_a_seat_is_sold_twice(
    on_postgresql: Database, now: datetime
) -> None:
    database = on_postgresql
    _, (slot,) = await opening.day(database, now, 1)
    people = await opening.residents(database, 2, now)
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE slot DROP CONSTRAINT ck_slot_seats"))
    await both_see_one_seat(database, slot, people, now)
    assert await opening.states(database, slot) == ["registered", "registered"]


@pytest.mark.race
async def test_the_constraint_stops_who_forgot_to_hold_the_slot(
    on_postgresql: Database, now: datetime
) -> None:
    database = on_postgresql
    _, (slot,) = await opening.day(database, now, 1)
    people = await opening.residents(database, 2, now)
    found = await both_see_one_seat(database, slot, people, now)
    assert sorted(type(one).__name__ for one in found) == ["IntegrityError", "Registration"]
    assert any(isinstance(one, IntegrityError) for one in found)
    assert await opening.states(database, slot) == ["registered"]
    await opening.check(database, [slot])


@pytest.mark.race
async def test_who_holds_the_slot_is_told_the_truth(database: Database, now: datetime) -> None:
    _, (slot,) = await opening.day(database, now, 1)
    people = await opening.residents(database, 2, now)
    await asyncio.gather(*(opening.signed_up(database, slot, one, 1, now) for one in people))
    assert sorted(await opening.states(database, slot)) == ["registered", "waiting"]
    await opening.check(database, [slot])


@pytest.mark.race
async def test_one_resident_gets_one_registration_from_two_accounts_at_once(
    database: Database, now: datetime
) -> None:
    _, slots = await opening.day(database, now, 5, 5)
    people = await opening.residents(database, 2, now)
    async with database.transaction() as session:
        for one in people:
            (await session.get_one(Conversation, one.id)).resident_id = 77
            one.resident_id = 77
    accounts = [one.id or 0 for one in people]

    async def sign_up(slot: Slot, who: Conversation) -> Registration:
        async with database.transaction() as session:
            held = await seats.hold(session, slot.id or 0)
            wanted = Wanted(2, "王小明", "13800001234")
            return await seats.register(session, held, who, accounts, wanted, now)

    found = await asyncio.gather(*map(sign_up, slots, people), return_exceptions=True)
    (refusal,) = (one for one in found if isinstance(one, Refusal))
    assert refusal.text_id in {"open-days-already", "open-days-already-elsewhere"}
    states = [await opening.states(database, slot) for slot in slots]
    assert sorted(states) == [[], ["registered"]]
    await opening.check(database, slots)


Act = Callable[[Registration], Awaitable[None]]


class Crowd:
    """Everybody acts at once: signs up, cancels, comes with fewer or more, takes an offer or not."""

    def __init__(self, database: Database, slot: Slot, now: datetime, seed: int) -> None:
        self.database = database
        self.slot = slot
        self.chance = random.Random(seed)  # noqa: S311 - chance of a test.
        self.clock = now
        self.refused: Counter[str] = Counter()
        self.done = 0

    async def tried(self, act: Act, row: Registration) -> None:
        """A no is an answer."""
        try:
            await act(row)
        except Refusal as refusal:
            self.refused[refusal.text_id] += 1

    async def live(self, who: Conversation, at_once: asyncio.Semaphore) -> None:
        """What one resident does."""
        async with at_once:
            party = self.chance.choice([1, 1, 2, 2, 3, 5])
            row = await opening.signed_up(self.database, self.slot, who, party, self.clock)
        for _ in range(self.chance.randrange(3)):
            await asyncio.sleep(0)
            act = self.chance.choice([self.cancel, self.change, self.accept])
            async with at_once:
                await self.tried(act, row)
                # After every act, whatever the others are at: not only when the clock was round.
                await opening.check(self.database, [self.slot])
        self.done += 1
        if self.done % 10 == 0:
            async with at_once:
                await self.keep_time()

    async def cancel(self, row: Registration) -> None:
        async with self.database.transaction() as session:
            found, slot = await seats.held(session, row.id or 0)
            await seats.cancel(session, found, slot, self.clock)

    async def change(self, row: Registration) -> None:
        async with self.database.transaction() as session:
            found, slot = await seats.held(session, row.id or 0)
            party = self.chance.randint(1, 6)
            await seats.change_party(session, found, slot, party, self.clock)

    async def accept(self, row: Registration) -> None:
        async with self.database.transaction() as session:
            found, slot = await seats.held(session, row.id or 0)
            await seats.accept(session, found, slot, self.clock)

    async def keep_time(self) -> None:
        """The clock goes round meanwhile: tells of offers and lets them lapse."""
        self.clock += timedelta(minutes=20)
        await self.round()
        await opening.check(self.database, [self.slot])

    async def round(self) -> int:
        async with self.database.transaction() as session:
            due = await rounds.due(session, self.clock)
            for slot_id in due:
                slot = await seats.hold(session, slot_id)
                for row in await rounds.settle(session, slot, self.clock):
                    rounds.told(row, slot, self.clock)
        return len(due)


@pytest.mark.race
@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_five_hundred_people_get_thirty_seats(
    database: Database, now: datetime, seed: int
) -> None:
    _, (slot,) = await opening.day(database, now, SEATS, begins_in=timedelta(days=400))
    people = await opening.residents(database, PEOPLE, now)
    crowd = Crowd(database, slot, now, seed)
    at_once = asyncio.Semaphore(AT_ONCE)
    await asyncio.gather(*(crowd.live(one, at_once) for one in people))
    await opening.check(database, [slot])
    assert set(crowd.refused) <= {
        *("open-days-is-over", "open-days-party", "open-days-no-seats"),
        *("open-days-still-waiting",),
    }
    found = Counter(await opening.states(database, slot))
    assert found.total() == PEOPLE
    assert min(found[one] for one in ("registered", "waiting", "cancelled")) > 0
    await everybody_is_asked(crowd)
    assert "lapsed" in await opening.states(database, slot)


async def everybody_is_asked(crowd: Crowd) -> None:
    """Nobody answers any more: the queue is offered the seats to its end, in its order."""
    for _ in range(PEOPLE):
        crowd.clock += rounds.OFFER
        if not await crowd.round():
            break
    await opening.check(crowd.database, [crowd.slot])
    async with crowd.database.reading() as session:
        query = select(col(Registration.state)).where(
            col(Registration.state).in_([State.WAITING, State.OFFERED])
        )
        left = (await session.scalars(query)).all()
        seated = select(col(Registration.party)).where(col(Registration.state).in_(HOLDING))
        held = sum((await session.scalars(seated)).all())
    # Who still waits has a party that is larger than what those who sit have left.
    assert State.OFFERED not in left
    assert held <= SEATS
