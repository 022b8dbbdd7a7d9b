"""The acks (回执文件): after any end, what was in flight and nothing else is uncertain."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.courier import acks
from storage import audience, deliveries
from storage.broadcasts import Broadcast
from storage.deliveries import State
from tests import bot_api, mailing
from tests.carried import House, opened


@pytest.fixture
async def house(database_url: str, tmp_path: Path, now: datetime) -> AsyncIterator[House]:
    """A house that sends at any hour, over real HTTP."""
    async with bot_api.serving() as api, opened(database_url, tmp_path, api, now) as found:
        yield found


async def test_claims_without_acks_are_unknown(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", [1, 2], now)
    broadcast = await house.send(now)
    async with house.database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        assert found is not None
        await audience.open_page(session, found, 100, now)
        await deliveries.claim(session, "telegram", found.id or 0, "a-lost-machine", 1, now)
    await house.carry()
    assert await house.figures(broadcast) == {"recipients": 2, "sent": 1, "unknown": 1}


def test_the_acks_end_where_they_are_torn(tmp_path: Path) -> None:
    file = acks.Acks(tmp_path, "sqlite+aiosqlite:///one")
    file.begin(1)
    file.note(1, State.SENT, 77)
    file.begin(2)
    file.begin(3)
    with file.path.open("r+b") as torn:
        torn.truncate(acks.HEADER + 4 * acks.RECORD - 5)
    assert list(acks.dead_runs(tmp_path, "sqlite+aiosqlite:///one")) == []
    file.close(keep=True)
    assert list(acks.dead_runs(tmp_path, "sqlite+aiosqlite:///another")) == []
    (dead,) = acks.dead_runs(tmp_path, "sqlite+aiosqlite:///one")
    assert dead.found == {1: (State.SENT, 77), 2: (State.UNKNOWN, None)}
    dead.close()
    assert list(tmp_path.iterdir()) == []
