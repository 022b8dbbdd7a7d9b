"""The clock (定时): every duty comes round, and one that fails keeps none of the others waiting."""

import asyncio
from datetime import datetime, timedelta

from bot import clock
from bot.settings import Settings
from storage.database import Database


async def test_a_duty_that_fails_comes_round_again(
    database: Database, settings: Settings, now: datetime
) -> None:
    done: list[datetime] = []
    enough = asyncio.Event()

    async def duty(house: clock.House) -> None:
        done.append(house.clock())
        if len(done) == 1:
            raise ConnectionError
        enough.set()

    house = clock.House(database, settings, lambda: now)
    task = asyncio.create_task(clock.come_round(duty, timedelta(0), house))
    async with asyncio.timeout(10):
        await enough.wait()
    task.cancel()
    assert done[:2] == [now, now]


async def test_every_duty_of_the_house_can_be_done(
    database: Database, settings: Settings, now: datetime
) -> None:
    house = clock.House(database, settings, lambda: now)
    for duty in clock.DUTIES:
        await duty(house)
