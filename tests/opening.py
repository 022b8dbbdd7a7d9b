"""An open day for the tests (开放日试验): days, residents, and what must hold of seats at any time."""

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import col

from bot.settings import CourierSettings, Settings
from handlers import quiet
from handlers.chat.open_days_notices import go_round
from knowledge.say import CITY, Texts
from storage import conversations
from storage.conversations import Conversation
from storage.database import Database
from storage.open_days import HOLDING, OpenDay, Registration, Slot, State, seats
from storage.open_days.seats import Wanted
from tests.dialogue import CHAT_ID, Player


async def day(
    database: Database,
    now: datetime,
    *capacities: int,
    party_limit: int = 5,
    begins_in: timedelta = timedelta(days=5),
) -> tuple[OpenDay, list[Slot]]:
    """The environment station's open day: a slot for each capacity, two hours apart."""
    async with database.transaction() as session:
        found = OpenDay(
            title="环境监测站开放日",
            organ="区生态环境局",
            place="中州路1号",
            about="看看空气和水是怎么监测的。",
            opens_at=now - timedelta(days=1),
            closes_at=now + begins_in - timedelta(hours=12),
            party_limit=party_limit,
            questions=[],
        )
        session.add(found)
        await session.flush()
        slots = [
            Slot(
                open_day_id=found.id or 0,
                starts_at=now + begins_in + timedelta(hours=2 * place),
                ends_at=now + begins_in + timedelta(hours=2 * place + 1),
                capacity=capacity,
            )
            for place, capacity in enumerate(capacities)
        ]
        session.add_all(slots)
    return found, slots


async def residents(
    database: Database, count: int, now: datetime, first: int = 1000
) -> list[Conversation]:
    """People on the web chat."""
    people = [
        Conversation(channel="web", chat_id=first + number, created_at=now, seen_at=now)
        for number in range(count)
    ]
    async with database.transaction() as session:
        session.add_all(people)
    return people


async def signed_up(
    database: Database, slot: Slot, who: Conversation, party: int, now: datetime
) -> Registration:
    """Somebody signs up."""
    async with database.transaction() as session:
        held = await seats.hold(session, slot.id or 0)
        wanted = Wanted(party, "王小明", "13800001234")
        return await seats.register(session, held, who, [who.id or 0], wanted, now)


async def states(database: Database, slot: Slot) -> list[str]:
    """What became of everybody, in the order of signing up."""
    async with database.reading() as session:
        query = select(col(Registration.state)).where(col(Registration.slot_id) == slot.id)
        return list((await session.scalars(query.order_by(col(Registration.id)))).all())


async def check(database: Database, slots: Sequence[Slot]) -> None:
    """Never one too many, never free with somebody waiting whose party fits; no count drifts."""
    mine = col(Registration.slot_id) == col(Slot.id)
    held = select(func.coalesce(func.sum(col(Registration.party)), 0)).where(
        mine, col(Registration.state).in_(HOLDING)
    )
    smallest = select(func.min(col(Registration.party))).where(
        mine, col(Registration.state) == State.WAITING
    )
    # One statement: on PostgreSQL each sees the moment at which it began.
    query = select(
        col(Slot.capacity),
        col(Slot.taken),
        held.correlate(Slot).scalar_subquery(),
        smallest.correlate(Slot).scalar_subquery(),
    ).where(col(Slot.id).in_([one.id for one in slots]))
    async with database.reading() as session:
        for capacity, taken, sum_of_parties, waits in await session.execute(query):
            assert sum_of_parties == taken <= capacity
            assert waits is None or waits > capacity - taken, (waits, capacity, taken)


class Hall(Player):
    """Plays dialogues in which time goes by: （到 11-27 10:05） is that moment in the city.

    The clock comes round then, and the courier carries what it has to tell.
    """

    def __init__(self, settings: Settings, folder: Path, at: datetime) -> None:
        carried = CourierSettings(folder=str(folder / "courier"))
        super().__init__(settings.model_copy(update={"courier": carried}), lambda: self.at)
        self.at = at
        self.database = Database(settings.database.url, settings.keyring())

    async def _play(self, line: str, where: str) -> None:
        found = re.fullmatch(r"（到 (\d\d)-(\d\d) (\d\d):(\d\d)）", line)
        if found is None:
            return await super()._play(line, where)
        self.nothing_more(where)
        month, of_month, hour, minute = map(int, found.groups())
        self.at = datetime(2026, month, of_month, hour, minute, tzinfo=CITY)
        await self.round()
        async with asyncio.timeout(60):
            await self.app.courier().run(until_idle=True)
        return None

    async def round(self) -> None:
        """The clock comes round."""
        span = self.settings.quiet_hours
        await go_round(self.database, Texts.load(), lambda at: quiet.until(span, at), self.clock())

    async def me(self) -> Conversation:
        """The account that speaks."""
        async with self.database.transaction() as session:
            found, _ = await conversations.begin(session, "dialogue", CHAT_ID, self.at)
        return found

    async def cancelled(self, row: Registration) -> None:
        """Somebody else steps back."""
        async with self.database.transaction() as session:
            held, slot = await seats.held(session, row.id or 0)
            await seats.cancel(session, held, slot, self.at)
        await check(self.database, [slot])
