"""Changing the key at the desk (密钥轮换): which keys are known, what rotating needs, tickets."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot import clock
from storage.database import Database
from storage.open_days import Registration, tickets
from storage.refusal import Refusal
from storage.sealed import Keyring
from tests import opening
from tests.clerk import Clerk, on_a_file

SECRET = "a key of the tests, long enough to be one"
OLD, NEW = (
    "the old sealing key of the tests long enough",
    "the new sealing key of the tests long enough",
)


@pytest.fixture
def clerk(migrated_file: Path, tmp_path: Path) -> Clerk:
    """A house with one registration, sealed by its secret key; 管理 may rotate."""
    found = on_a_file(migrated_file, tmp_path)
    found.done("staff", "add", "管理", "--role", "security-admin")

    async def book() -> None:
        database = Database(found.url, Keyring([SECRET]))
        now = clock.now()
        _, (slot,) = await opening.day(database, now, 5)
        (who,) = await opening.residents(database, 1, now)
        await opening.signed_up(database, slot, who, 2, now)
        await database.close()

    asyncio.run(book())
    return found


def mark(key: str) -> str:
    """What a key is known by."""
    return Keyring([key]).mark.hex()


def test_rotating_asks_first_whether_the_service_has_the_key(clerk: Clerk) -> None:
    clerk.settings["YANGGUANG_SEALING_KEYS"] = NEW
    said = clerk.refused("keys", "rotate", "--by", "管理")
    assert f"the newest key here is {mark(NEW)}" in said
    assert "--yes" in said
    listed = clerk.done("keys", "list")
    assert f"1. {mark(NEW)}  0 fields; seals what is new" in listed
    assert f"2. {mark(SECRET)}  2 fields" in listed
    assert "comes from this command's environment" in listed
    assert "Every process of the service was started again" in listed
    assert NEW not in listed
    done = clerk.done("keys", "rotate", "--by", "管理", "--yes")
    assert done.startswith("sealed anew: 2 fields")
    assert f"only its first key: {mark(NEW)}" in done
    assert "tickets of open days" in done
    assert clerk.told("keys", "rotate", "--by", "管理", "--yes") == {
        "sealed_anew": 0,
        "keys": [{"mark": mark(NEW), "fields": 2}, {"mark": mark(SECRET), "fields": 0}],
        "lost": [],
    }


def test_what_cannot_be_rotated_says_why(clerk: Clerk) -> None:
    assert "one key alone" in clerk.refused("keys", "rotate", "--by", "管理", "--yes")
    assert "小编" in clerk.refused("keys", "rotate", "--by", "小编", "--yes")
    clerk.settings["YANGGUANG_SEALING_KEYS"] = NEW
    clerk.settings["YANGGUANG_SECRET_KEY"] = "another secret than the one that sealed it"
    said = clerk.refused("keys", "rotate", "--by", "管理", "--yes")
    assert f"2 fields were sealed by a key that is not here ({mark(SECRET)})" in said
    assert "this key is not here" in clerk.done("keys", "list")


@pytest.mark.parametrize("after", [[NEW, SECRET], [NEW, OLD, SECRET], [SECRET]])
async def test_a_ticket_stays_genuine_when_the_sealing_key_was_changed(
    database_url: str, now: datetime, after: list[str]
) -> None:
    before, later = (Database(database_url, Keyring(ring)) for ring in ([OLD, SECRET], after))
    _, (slot,) = await opening.day(before, now, 5)
    (who,) = await opening.residents(before, 1, now)
    row = await opening.signed_up(before, slot, who, 2, now)
    async with before.reading() as session:
        ticket = tickets.ticket(session, await session.get_one(Registration, row.id))
    async with later.reading() as session:
        assert tickets.number_of(session, ticket) == row.number
        assert tickets.number_of(session, ticket.replace(":", "：").lower()) == row.number
    foreign = Database(database_url, Keyring([NEW]))
    async with foreign.reading() as session:
        with pytest.raises(Refusal, match="open-days-ticket-forged"):
            tickets.number_of(session, ticket)
    for one in (before, later, foreign):
        await one.close()
