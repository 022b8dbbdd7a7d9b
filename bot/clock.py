"""The clock (定时): the duties that come round by themselves, done by one process."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot import logs
from storage import retention
from storage.database import Database

ROUND = timedelta(hours=6)


def now() -> datetime:
    """The moment, aware UTC; rules never read it, they are told."""
    return datetime.now(UTC)


async def duties(database: Database, clock: Callable[[], datetime]) -> None:
    """Does the rounds until it is cancelled, the first at once."""
    while True:
        try:
            async with database.transaction() as session:
                await retention.expire(session, clock())
        except Exception as error:  # noqa: BLE001 - one of the four edges.
            # The next round may find the database back.
            logs.note(error, "clock.missed")
        await asyncio.sleep(ROUND.total_seconds())
