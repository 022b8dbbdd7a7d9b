"""Sealed fields (加密字段): opened only in their place, by a key of the ring; rotated in pages."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import LargeBinary, select
from sqlalchemy import text as sql
from sqlmodel import col

from handlers.desk import keys
from storage import conversations, forms, sealed, staff, tables
from storage.database import Database
from storage.forms import Draft, Form
from storage.refusal import Refusal
from storage.sealed import Keyring, Unopened
from storage.staff import Role

OLD, NEW = "the old key of the tests, long enough", "the new key of the tests, long enough"
FORM = Form.model_validate(
    {"title": "表", "questions": [{"id": "name", "kind": "text", "words": "怎么称呼您？"}]}
)
# Columns of bytes that hold nothing personal, or live for seconds; why each is not rotated.
OTHER_BYTES = {
    ("inbound", "secret"): "erased when it was handled",
    ("attachment", "content"): "published",
    ("picture", "content"): "shown in the chat",
    ("paper", "content"): "a copy for the person, gone after a day",
}


def test_a_value_opens_in_its_place_alone() -> None:
    ring = Keyring([NEW])
    value = ring.seal("张小芳", "form_draft:1:answers")
    assert ring.open(value, "form_draft:1:answers") == "张小芳"
    with pytest.raises(Unopened):
        ring.open(value, "form_draft:2:answers")
    with pytest.raises(Unopened):
        ring.open(value[:-1] + bytes([value[-1] ^ 1]), "form_draft:1:answers")


def test_the_same_text_is_sealed_differently_each_time() -> None:
    ring = Keyring([NEW])
    assert ring.seal("张", "a") != ring.seal("张", "a")


def test_an_old_key_opens_and_the_new_one_seals() -> None:
    old = Keyring([OLD]).seal("张", "a")
    assert Keyring([NEW, OLD]).open(old, "a") == "张"
    with pytest.raises(Unopened):
        Keyring([NEW]).open(old, "a")
    with pytest.raises(Unopened):
        Keyring([OLD]).open(Keyring([NEW, OLD]).seal("张", "a"), "a")


async def filled(database: Database, now: datetime, count: int) -> None:
    """Drafts with an answer each."""
    async with database.transaction() as session:
        for chat_id in range(count):
            who, _ = await conversations.begin(session, "web", chat_id, now)
            given = {"name": f"张{chat_id}"}
            await forms.begin(session, [who.id or 0], "test", "", FORM, now, given)


async def test_rotating_seals_everything_with_the_newest_key(
    database_url: str, now: datetime
) -> None:
    before, during, after = (
        Database(database_url, Keyring(ring)) for ring in ([OLD], [NEW, OLD], [NEW])
    )
    await filled(before, now, 3)
    async with during.transaction() as session:
        await staff.add(session, "管理员", [Role.SYSTEM_ADMIN], "", now)
    async with during.transaction() as session:
        assert await keys.rotate(session, "管理员", now) == 3
    async with during.transaction() as session:
        assert await keys.rotate(session, "管理员", now) == 0
    async with after.reading() as session:
        drafts = (await session.scalars(select(Draft).order_by(col(Draft.id)))).all()
        assert [forms.answers(session, one).given["name"] for one in drafts] == [
            "张0",
            "张1",
            "张2",
        ]
        noted = (await session.execute(sql("SELECT who, what, record FROM journal"))).all()
    assert [tuple(row) for row in noted] == [("管理员", "keys.rotate", "key:form_draft.answers")]
    for one in (before, during, after):
        await one.close()


async def test_only_an_administrator_rotates(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await staff.add(session, "小编", [Role.EDITOR], "", now)
    with pytest.raises(Refusal, match="staff-not-allowed"):
        async with database.transaction() as session:
            await keys.rotate(session, "小编", now)


def test_every_column_of_bytes_is_rotated_or_says_why_not() -> None:
    found = {
        (table.name, column.name)
        for table in tables.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    fields: Any = tables.SEALED
    rotated = {(table.__tablename__, column) for table, column in fields}
    assert found == rotated | OTHER_BYTES.keys()
    assert not rotated & OTHER_BYTES.keys()


async def test_a_database_without_a_key_says_so(database_url: str, now: datetime) -> None:
    database = Database(database_url)
    with pytest.raises(LookupError, match="keyring"):
        await filled(database, now, 1)
    await database.close()


async def test_a_row_without_its_number_cannot_be_sealed(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        unwritten = Draft(purpose="test", conversation_id=1, form={}, begun_at=now, touched_at=now)
        with pytest.raises(ValueError, match="flush"):
            sealed.keep(session, unwritten, "answers", "张")
