"""Drafts as they are kept (草稿存放): read by the version before, or taken away on going back."""

import asyncio
from datetime import datetime
from typing import Any

from sqlalchemy import text as sql

from storage import conversations, forms, migrations
from storage.conversations import Sender
from storage.database import Database
from storage.forms import Form, Question


async def begun(database: Database, now: datetime, *asked: dict[str, Any]) -> None:
    """A draft for each of these questions, with something that was said in it."""
    async with database.transaction() as session:
        for chat_id, one in enumerate(asked):
            form = Form.model_validate({"title": "表", "questions": [one]})
            who, _ = await conversations.begin(session, "web", chat_id, now)
            draft, _ = await forms.begin(session, [who.id or 0], "test", "", form, now)
            await conversations.write(
                session,
                who.id or 0,
                sender=Sender.RESIDENT,
                html="答",
                key="k",
                now=now,
                draft_id=draft.id,
            )


async def test_a_draft_says_nothing_of_what_is_as_always(
    database: Database, now: datetime
) -> None:
    asked = {"id": "q", "kind": "choice", "words": {"zh-Hans": "哪一个？"}}
    options = [{"value": "a", "words": {"zh-Hans": "甲"}}]
    await begun(database, now, asked | {"options": options})
    async with database.reading() as session:
        (draft,) = await forms.unfinished(session, [1])
    # An earlier version, which knows less of a question, reads it too.
    assert draft.form == {"title": {"zh-Hans": "表"}, "questions": [asked | {"options": options}]}
    assert draft.questions.question("q") == Question.model_validate(asked | {"options": options})


async def test_going_back_takes_away_what_the_earlier_version_cannot_read(
    database: Database, now: datetime
) -> None:
    choice = {"id": "q", "kind": "choice", "words": "哪一个？"}
    await begun(
        database,
        now,
        {"id": "plain", "kind": "text", "words": "什么？"},
        {"id": "q", "kind": "text", "words": "什么？", "personal": True, "readable": True},
        {"id": "q", "kind": "file", "words": "附件？"},
        choice | {"options": [{"value": "a", "words": "甲", "also": ["一"]}]},
        choice | {"options": [{"value": "a", "words": "甲"}]},
    )
    await asyncio.to_thread(migrations.downgrade, database.url, "0009")
    async with database.reading() as session:
        for query in ("SELECT id FROM form_draft", "SELECT draft_id FROM line"):
            found = (await session.execute(sql(f"{query} ORDER BY 1"))).scalars().all()
            assert found == [1, 5]
