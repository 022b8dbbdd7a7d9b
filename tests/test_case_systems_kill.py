"""The hand-over under fire (移送崩溃试验): cut off between any two steps, killed at any moment."""

import asyncio
import multiprocessing
import os
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.case_systems.contract import Accepted
from bot.case_systems.poster import Poster
from bot.case_systems.webhook import Webhook
from storage.database import Database
from storage.foi import posts
from storage.foi.posts import Claimed
from storage.sealed import Keyring
from tests import case_receiver, poster_process
from tests.case_receiver import Receiver
from tests.conftest import KEY
from tests.posting import Clock, all_posts, posting, through

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.poster_process"])
LIVES = 40


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with case_receiver.serving() as found:
        yield found


# Cut between any two steps.


class Cut(BaseException):
    """The process is no more."""


class CutDatabase(Database):
    """Breaks off the so-manieth transaction before it commits."""

    left = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A transaction, perhaps the last one."""
        async with super().transaction() as session:
            yield session
            self.left -= 1
            if self.left == 0:
                raise Cut


class CutSystem:
    """Breaks off before it posts, or when it has and nobody knows yet."""

    name = "webhook"

    def __init__(self, inner: Webhook, *, after: bool) -> None:
        self.inner = inner
        self.after = after

    async def take(self, claimed: Claimed, now: datetime) -> Accepted:
        """Posts, or not."""
        if self.after:
            await self.inner.take(claimed, now)
        raise Cut

    async def close(self) -> None:
        """Nothing of its own."""


@pytest.mark.parametrize("step", ["claiming", "before", "after", "accepting"])
async def test_cut_off_between_any_two_steps_it_is_one_case_in_the_right_state(
    database_url: str, clock: Clock, receiver: Receiver, step: str
) -> None:
    database = CutDatabase(database_url, Keyring([KEY]))
    (number,) = await through(database, clock())
    async with posting(database, receiver.url, clock) as whole:
        assert isinstance(whole.system, Webhook)
        for _ in range(3):
            broken = whole
            if step in {"before", "after"}:
                cut = CutSystem(whole.system, after=step == "after")
                broken = Poster(database, cut, clock)
            else:
                database.left = 1 if step == "claiming" else 2
            with pytest.raises(Cut):
                await broken.round()
            database.left = 0
            # Nobody touches what may still be under way, until it must be given up.
            hidden = 0 if step == "claiming" else 119
            if hidden:
                clock.on(seconds=hidden)
                assert await whole.round() == 0
                clock.on(seconds=1)
            assert await whole.round() == 1
    await database.close()
    assert receiver.keys == [f"{number}/{n}" for n in (1, 2, 3)]
    assert len(receiver.cases) == 1
    assert receiver.cases[number].state == "answered"


async def test_who_wakes_up_too_late_changes_nothing(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    await through(database, clock())
    async with database.transaction() as session:
        (slow,) = await posts.claim(session, clock())
    clock.on(minutes=3)
    async with posting(database, receiver.url, clock) as poster:
        await poster.round()
    async with database.transaction() as session:
        await posts.put_off(session, slow, "TimeoutError", clock())
        await posts.accept(session, slow, "webhook", "C-99", clock())
    first = (await all_posts(database))[0]
    assert first.accepted_at == clock()
    assert first.problem is None


@pytest.mark.kill
async def test_killed_again_and_again_every_case_is_there_once(
    database_url: str, now: datetime, receiver: Receiver
) -> None:
    database = Database(database_url, Keyring([KEY]))
    numbers = await through(database, now, 12)
    chance = random.Random(os.getpid())  # noqa: S311 - chance of a test.
    kills = life = 0
    while any(one.accepted_at is None for one in await all_posts(database)):
        life += 1
        assert life < LIVES, "the posters do not come to an end"
        arguments = (database_url, receiver.url, now, life)
        process = FORKS.Process(target=poster_process.post, args=arguments)
        process.start()
        ended = asyncio.create_task(asyncio.to_thread(process.join, 30))
        # The last lives are left to end by themselves.
        few = len(receiver.calls) + (chance.randrange(1, 9) if life < LIVES // 2 else 10_000)
        called = asyncio.create_task(receiver.until(few))
        await asyncio.wait({ended, called}, return_when=asyncio.FIRST_COMPLETED)
        called.cancel()
        if process.is_alive():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
        await ended
        kills += process.exitcode == -signal.SIGKILL
    await database.close()
    assert kills >= 3
    assert sorted(receiver.keys) == sorted(f"{one}/{n}" for one in numbers for n in (1, 2, 3))
    assert {number: case.state for number, case in receiver.cases.items()} == dict.fromkeys(
        numbers, "answered"
    )
