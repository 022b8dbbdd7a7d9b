"""The acks (回执文件): after any end, what was in flight and nothing else is uncertain."""

import resource
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
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


def test_a_word_after_the_end_is_written_into_no_other_file(tmp_path: Path) -> None:
    file = acks.Acks(tmp_path, "sqlite+aiosqlite:///one")
    file.begin(1)
    file.close(keep=True)
    # Takes the number that the closed file had.
    other = (tmp_path / "other").open("wb")
    with other, pytest.raises(OSError, match="Bad file descriptor"):
        file.note(1, State.SENT, 5)
    assert (tmp_path / "other").read_bytes() == b""


def test_half_a_record_is_taken_back(tmp_path: Path) -> None:
    file = acks.Acks(tmp_path, "sqlite+aiosqlite:///one")
    file.begin(1)
    with full_after(file.path.stat().st_size + 10), pytest.raises(OSError, match="full"):
        file.begin(2)
    file.begin(3)
    file.close(keep=True)
    (dead,) = acks.dead_runs(tmp_path, "sqlite+aiosqlite:///one")
    assert list(dead.found) == [1, 3]
    dead.close()


def test_a_full_disk_leaves_no_file_behind(tmp_path: Path) -> None:
    with full_after(0), pytest.raises(OSError, match=r"large|full"):
        acks.Acks(tmp_path, "sqlite+aiosqlite:///one")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Files of this process end at a size, as on a full disk."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)


async def test_after_another_boot_a_refusal_may_have_been_followed_by_a_beginning(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    broadcast = await house.send(now)
    file = acks.Acks(house.app.courier().folder, house.database.url)
    async with house.database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        assert found is not None
        await audience.open_page(session, found, 100, now)
        (claimed,) = await deliveries.claim(
            session, "telegram", found.id or 0, file.run, 1, now, ["environment"]
        )
    file.begin(claimed.id)
    file.note(claimed.id, State.WAITING, None)
    file.close(keep=True)
    header = f"{acks.house(house.database.url)} another-boot".ljust(acks.HEADER).encode()
    file.path.write_bytes(header + file.path.read_bytes()[acks.HEADER :])
    await house.carry()
    assert house.got() == []
    assert await house.figures(broadcast) == {"recipients": 1, "unknown": 1}
