"""The courier under fire (投递崩溃试验): killed twenty times, nobody gets it twice, nobody is lost."""

import asyncio
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.courier import acks
from storage.conversations import Conversation
from storage.database import Database
from storage.deliveries import Delivery, State
from tests import bot_api, courier_process, mailing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.courier_process"])

RECIPIENTS = 2000
KILLS = 20
BLOCKED = range(1000, 1040)
UNKNOWN = range(1040, 1060)
MOVED = {-5000 - number: -1_005_000 - number for number in range(10)}
TROUBLES = (
    *("--limit", "300", "--latency", "0.04", "0.08"),
    *("--share-5xx", "0.02", "--share-reset-before", "0.01", "--share-reset-after", "0.01"),
    *("--blocked", "1000-1039", "--unknown", "1040-1059"),
    "--migrated=" + ",".join(f"{old}={new}" for old, new in MOVED.items()),
)


def begun(folder: Path) -> int:
    """How many requests were under way when the process ended: begun and not answered."""
    found = 0
    for path in (folder / "courier").glob("*.acks"):
        states = acks.records(path.read_bytes()[acks.HEADER :])
        last = Counter(code for code in states.values())
        found += last[State.UNKNOWN, None]
    return found


class Killing:
    """Starts couriers and ends them, counting what was under way at each end."""

    def __init__(self, url: str, folder: Path, api: bot_api.Apart, seed: int) -> None:
        self.arguments = (url, str(folder), api.url, bot_api.TOKEN)
        self.folder = folder
        self.api = api
        self.chance = random.Random(seed)  # noqa: S311 - chance of a test.
        self.in_flight = 0
        self.kills = 0

    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = self.api.ask("summary?chats=0")
        return found

    def kill_one(self, every: int) -> None:
        """A courier's life of a random length, somewhere within the next messages."""
        wanted = self.summary()["count"] + self.chance.randrange(every)
        process = FORKS.Process(target=courier_process.carry, args=self.arguments)
        process.start()
        until = time.monotonic() + 60
        while process.is_alive() and self.summary()["count"] < wanted:
            assert time.monotonic() < until, "the courier stands still"
            process.join(self.chance.uniform(0, 0.02))
        assert process.pid is not None
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
        process.join(30)
        if process.exitcode == -signal.SIGKILL:
            self.kills += 1
            self.in_flight += begun(self.folder)

    def finish(self) -> None:
        """The last courier comes to its end by itself."""
        process = FORKS.Process(target=courier_process.carry, args=self.arguments)
        process.start()
        process.join(120)
        alive = process.is_alive()
        if alive:
            process.kill()
        assert not alive, "the courier does not come to its end"
        assert process.exitcode == 0


@pytest.mark.kill
def test_twenty_kills_lose_nobody_and_reach_nobody_twice(
    database_url: str, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    chats = [*range(1000, 1000 + RECIPIENTS - len(MOVED)), *MOVED]
    broadcast = asyncio.run(prepare(database_url, chats, now))
    with bot_api.apart(tmp_path, *TROUBLES, "--seed", str(os.getpid())) as api:
        killing = Killing(database_url, tmp_path, api, os.getpid())
        for _ in range(KILLS):
            killing.kill_one(every=2 * RECIPIENTS // (KILLS + 2))
        killing.finish()
        found = killing.summary()
        got = Counter(api.ask("summary")["chats"])
    rows = asyncio.run(ledger(database_url))
    check(rows, {int(chat): times for chat, times in got.items()}, chats)
    counts = asyncio.run(count(database_url, broadcast))
    assert counts["recipients"] == RECIPIENTS
    assert counts["waiting"] == 0
    resets = len(found["reset_before"]) + len(found["reset_after"])
    assert counts["unknown"] <= killing.in_flight + resets, (counts, killing.in_flight, resets)
    assert killing.kills >= KILLS // 2, "hardly a courier was killed at work"


def check(rows: dict[int, str], got: dict[int, int], chats: list[int]) -> None:
    """Each chat against what the network saw."""
    twice = {chat: times for chat, times in got.items() if times > 1}
    assert not twice
    for chat in chats:
        # Killed before the new address was kept, it stands under the old one, as unknown.
        here = MOVED[chat] if MOVED.get(chat) in rows else chat
        state = rows[here]
        if chat in BLOCKED:
            assert state in {State.BLOCKED, State.UNKNOWN}, (chat, state)
        elif chat in UNKNOWN:
            assert state in {State.GONE, State.UNKNOWN}, (chat, state)
        else:
            assert state in {State.SENT, State.UNKNOWN}, (chat, state)
        if state == State.SENT:
            assert got.get(here) == 1, chat


async def prepare(url: str, chats: list[int], now: datetime) -> Any:
    database = Database(url)
    await mailing.followers(database, "telegram", chats, now)
    release = await mailing.reviewed(database, now)
    broadcast = await mailing.sent(database, release, now)
    await database.close()
    return broadcast


async def count(url: str, broadcast: Any) -> dict[str, int]:
    database = Database(url)
    found = await mailing.figures(database, broadcast)
    await database.close()
    return found


async def ledger(url: str) -> dict[int, str]:
    """The state of each address."""
    database = Database(url)
    async with database.reading() as session:
        query = select(col(Conversation.chat_id), col(Delivery.state)).join(
            Delivery, col(Delivery.conversation_id) == col(Conversation.id)
        )
        rows = (await session.execute(query)).all()
    await database.close()
    return {row.chat_id: row.state for row in rows}
