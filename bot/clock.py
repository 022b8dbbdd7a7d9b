"""The clock (定时): the duties that come round by themselves, done by one process.

Two processes that both keep time do no harm, only twice the work: each duty holds what it changes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from storage.database import Database

if TYPE_CHECKING:
    from bot.settings import Settings


def now() -> datetime:
    """The moment, aware UTC; rules never read it, they are told."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class House:
    """What a duty is done with."""

    database: Database
    settings: "Settings"
    clock: Callable[[], datetime]


async def retain(house: House) -> None:
    """Removes what has been kept long enough (保存期限)."""
    from storage import retention

    async with house.database.transaction() as session:
        await retention.expire(session, house.clock())


async def uploads(house: House) -> None:
    """Erases files that were uploaded for a form and never sent in."""
    from storage import form_files

    async with house.database.transaction() as session:
        await form_files.forget(session, house.clock())


async def open_days(house: House) -> None:
    """Offers, lapses and reminders of open days (开放日)."""
    from handlers import quiet
    from handlers.chat import open_days_notices
    from knowledge.say import Texts

    span = house.settings.quiet_hours
    await open_days_notices.go_round(
        house.database, Texts.load(), lambda at: quiet.until(span, at), house.clock()
    )


# Every duty, and how often it comes round.
DUTIES: dict[Callable[[House], Awaitable[None]], timedelta] = {
    retain: timedelta(hours=6),
    uploads: timedelta(minutes=5),
    open_days: timedelta(seconds=15),
}


async def duties(database: Database, settings: "Settings", clock: Callable[[], datetime]) -> None:
    """Does the rounds until it is cancelled, the first of each at once."""
    house = House(database, settings, clock)
    async with asyncio.TaskGroup() as nursery:
        for duty, every in DUTIES.items():
            nursery.create_task(come_round(duty, every, house))


async def come_round(
    duty: Callable[[House], Awaitable[None]], every: timedelta, house: House
) -> None:
    """One duty, again and again; one that is missed keeps none of the others waiting."""
    from bot import logs

    while True:
        try:
            await duty(house)
        except Exception as error:  # noqa: BLE001 - one of the four edges.
            # The next round may find the database back.
            logs.note(error, "clock.missed", duty=duty.__name__)
        await asyncio.sleep(every.total_seconds())
