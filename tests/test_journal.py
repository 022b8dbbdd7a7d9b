"""The journal (操作日志): nothing that was done is changed, taken out or cut off unseen."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from storage import journal
from storage.database import Database
from storage.journal import Head
from storage.refusal import Refusal
from storage.sealed import Keyring
from tests.conftest import KEY

ACTS = ("releases.draft", "broadcasts.review", "broadcasts.send", "foi.confirm", "foi.answer")
TRIGGERS = {
    True: ("DROP TRIGGER journal_unchanged", "DROP TRIGGER journal_kept"),
    False: (
        "DROP TRIGGER journal_stays ON journal",
        "DROP TRIGGER journal_not_emptied ON journal",
    ),
}


async def written(database: Database, now: datetime, acts: tuple[str, ...] = ACTS) -> None:
    """Several acts, each in a transaction of its own."""
    for number, what in enumerate(acts):
        async with database.transaction() as session:
            at = now + timedelta(minutes=number)
            journal.note(
                session, "王审", what, f"release:{number}", at, title="河道“整治”", n=number
            )


async def found(database: Database) -> list[tuple[str, int]]:
    """What a walk through the chain finds."""
    async with database.reading() as session:
        verified = await journal.verify(session)
    return [(one.text_id, one.number) for one in verified.findings]


async def by_hand(database: Database, *statements: str, **values: Any) -> None:
    """What somebody does who holds the database, and its triggers with it."""
    async with database.transaction() as session:
        for statement in (*TRIGGERS[database.is_sqlite], *statements):
            await session.execute(text(statement), values if ":" in statement else {})


async def test_what_was_done_stands_in_one_whole_chain(database: Database, now: datetime) -> None:
    await written(database, now)
    assert await found(database) == []
    async with database.reading() as session:
        acts = await journal.newest(session, 9)
        assert [(one.id, one.what) for one in acts] == list(enumerate(ACTS, start=1))
        assert len({one.hash for one in acts}) == len(ACTS)


@pytest.mark.parametrize(
    ("done", "finding"),
    [
        ("UPDATE journal SET who = '李四' WHERE id = 3", ("journal-row-changed", 3)),
        ("UPDATE journal SET about = '{}' WHERE id = 3", ("journal-row-changed", 3)),
        ("UPDATE journal SET record = 'release:9' WHERE id = 5", ("journal-row-changed", 5)),
        ("DELETE FROM journal WHERE id = 2", ("journal-gap", 2)),
        ("DELETE FROM journal WHERE id = 1", ("journal-gap", 1)),
        ("DELETE FROM journal WHERE id = 5", ("journal-end-missing", 5)),
        ("DELETE FROM journal", ("journal-end-missing", 1)),
        ("UPDATE journal_head SET unsealed = 3", ("journal-head-changed", 0)),
        ("UPDATE journal_head SET proof = ''", None),
        ("DELETE FROM journal_head", ("journal-no-head", 0)),
    ],
)
async def test_what_is_changed_by_hand_is_found(
    database: Database, now: datetime, done: str, finding: tuple[str, int] | None
) -> None:
    await written(database, now)
    await by_hand(database, done)
    said = await found(database)
    assert said[:1] == ([finding] if finding else [])


async def test_who_writes_the_chain_anew_cannot_seal_it(database: Database, now: datetime) -> None:
    await written(database, now)
    async with database.reading() as session:
        acts = list(await journal.newest(session, 9))
    acts[1].who = "李四"
    before = acts[0].hash
    for act in acts[1:]:
        act.hash = before = act.chained(before)
        await by_hand_rewritten(database, act)
    await by_hand_head(database, before)
    assert await found(database) == [("journal-head-changed", 0)]
    # The next honest act does not wash it clean.
    await written(database, now, acts=("staff.add",))
    assert ("journal-head-changed", 0) in await found(database)


async def by_hand_rewritten(database: Database, act: journal.Act) -> None:
    drop = TRIGGERS[database.is_sqlite][0]
    async with database.transaction() as session:
        await session.execute(text(drop.replace("TRIGGER ", "TRIGGER IF EXISTS ")))
        values = {"who": act.who, "hash": act.hash, "id": act.id}
        await session.execute(
            text("UPDATE journal SET who = :who, hash = :hash WHERE id = :id"), values
        )


async def by_hand_head(database: Database, last: str) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE journal_head SET hash = :last"), {"last": last})


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal SET who = 'x'", "DELETE FROM journal", "DELETE FROM journal_head"],
)
async def test_the_database_refuses_changes(
    database: Database, now: datetime, statement: str
) -> None:
    await written(database, now)
    if statement.endswith("journal_head"):
        # The head may be written, and verify says so where it is gone.
        await by_hand(database, statement)
        assert await found(database) == [("journal-no-head", 0)]
        # The office goes on, and the journal stays broken.
        await written(database, now, acts=("staff.add",))
        assert await found(database) == [("journal-head-changed", 0)]
        return
    with pytest.raises(DBAPIError, match="only added to"):
        async with database.transaction() as session:
            await session.execute(text(statement))
    assert await found(database) == []


@asynccontextmanager
async def taken_back(session: AsyncSession) -> AsyncIterator[None]:
    """A savepoint that is rolled back at the end."""
    with suppress(ZeroDivisionError):
        async with session.begin_nested():
            yield
            raise ZeroDivisionError


async def test_what_was_rolled_back_was_not_done(database: Database, now: datetime) -> None:
    def drafted(number: int) -> None:
        journal.note(session, "小编", "releases.draft", f"release:{number}", now)

    with suppress(ZeroDivisionError):
        async with database.transaction() as session:
            drafted(1)
            raise ZeroDivisionError
    async with database.transaction() as session:
        drafted(2)
        async with taken_back(session):
            async with session.begin_nested():
                drafted(3)
            drafted(4)
        async with session.begin_nested():
            drafted(5)
    async with database.reading() as session:
        kept = [one.record for one in await journal.newest(session, 9)]
    assert kept == ["release:2", "release:5"]
    assert await found(database) == []


async def test_what_is_older_than_half_a_year_may_go_and_the_rest_stays_a_chain(
    database: Database, now: datetime
) -> None:
    await written(database, now)
    later = now + journal.KEPT_FOR + timedelta(minutes=2)
    with pytest.raises(Refusal):
        async with database.transaction() as session:
            await journal.prune(session, now + timedelta(minutes=3), "周审计", later)
    async with database.transaction() as session:
        gone = await journal.prune(session, now + timedelta(minutes=2), "周审计", later)
    assert gone == 2
    async with database.reading() as session:
        kept = await journal.newest(session, 9)
        verified = await journal.verify(session)
    assert [one.what for one in kept] == [*ACTS[2:], "journal.prune"]
    assert (verified.first, verified.last, verified.findings) == (3, 6, ())
    await by_hand(database, "DELETE FROM journal WHERE id = 3")
    assert await found(database) == [("journal-gap", 3)]


async def test_nobody_prunes_a_chain_that_is_not_whole(database: Database, now: datetime) -> None:
    await written(database, now)
    await by_hand(database, "UPDATE journal SET who = '李四' WHERE id = 1")
    later = now + 2 * journal.KEPT_FOR
    with pytest.raises(Refusal):
        async with database.transaction() as session:
            await journal.prune(session, now + timedelta(minutes=2), "周审计", later)


async def test_what_an_older_version_wrote_is_named_and_not_suspected(
    database_url: str, now: datetime
) -> None:
    without, with_key = Database(database_url), Database(database_url, Keyring([KEY]))
    await written(without, now)
    assert await found(with_key) == []
    await written(with_key, now)
    async with with_key.reading() as session:
        verified = await journal.verify(session)
        head = await session.get_one(Head, 1)
    assert (verified.unsealed, verified.findings, head.is_broken) == (5, (), False)
    await without.close()
    await with_key.close()


@pytest.mark.race
async def test_acts_at_once_stand_behind_each_other(database: Database, now: datetime) -> None:
    async def acts(who: str) -> None:
        for _ in range(8):
            async with database.transaction() as session:
                journal.note(session, who, "staff.sign-in", f"staff:{who}", now)

    await asyncio.gather(*(acts(f"人{number}") for number in range(4)))
    async with database.reading() as session:
        verified = await journal.verify(session)
    assert (verified.last, verified.findings) == (32, ())
