"""Anonymity (匿名) of surveys: an attacker with the whole database joins nobody to their answer.

Every attack is shown to work where the house did not do what it does: on a table into which
answers go at once, and on a conversation before its answer is sent.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App
from bot.settings import Settings
from storage import sealed, survey_pool, surveys
from storage.database import Database, is_postgresql
from storage.surveys import Survey
from tests import content, questionnaire

PARTICIPANTS = 12
# Surveys that are attacked by their order: one alone might be guessed by luck.
SURVEYS = 20
WISHES = [
    "梧桐絮太多想换成香樟",
    "下棋的石桌缺一只凳子",
    "轮椅进不去东边的小门",
    "健身器材的护栏松动了",
    "广场舞音响晚上太吵闹",
    "希望有直饮水可以接水",
    "宠物粪便没有人来收拾",
    "儿童沙坑里捡到玻璃渣",
    "夜里路灯坏了三盏没修",
    "花坛里种点薄荷驱蚊子",
    "公告栏的玻璃反光看不清",
    "雨天石阶打滑摔过一跤",
]
OFTEN = ("几乎每天", "每周几次", "没去过")


@dataclass
class Loot:
    """What the attacker carried off: every row of every table, and the files of SQLite."""

    tables: dict[str, list[dict[str, Any]]]
    files: bytes

    def places(self, words: str) -> set[str]:
        """The tables in which some words stand."""
        forms = (words, escaped(words))
        return {
            name
            for name, rows in self.tables.items()
            for value in (str(value) for row in rows for value in row.values())
            if any(form in value for form in forms)
        }

    def times_in_files(self, words: str) -> int:
        """How often they stand in the raw files."""
        return sum(self.files.count(form.encode()) for form in (words, escaped(words)))


def escaped(words: str) -> str:
    """Words as JSON may write them."""
    return json.dumps(words)[1:-1]


async def carry_off(database: Database) -> Loot:
    """Copies everything, with what a database knows of the order in which rows came."""
    tables = {}
    async with database.reading() as session:
        await (await session.connection()).exec_driver_sql("SELECT 1")
        names = await session.run_sync(
            lambda sync: sqlalchemy.inspect(sync.connection()).get_table_names()
        )
        for name in names:
            tables[name] = await dump(session, name)
    files = b""
    if database.is_sqlite:
        path = Path(database.url.partition("///")[2])
        files = b"".join(one.read_bytes() for one in (path, Path(f"{path}-wal")) if one.exists())
    return Loot(tables, files)


async def dump(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """The rows of a table in the order in which they lie, with ctid and xmin, or rowid."""
    if is_postgresql(session):
        hidden = "ctid::text AS a_place, xmin::text::bigint AS a_transaction, *"
        query = f'SELECT {hidden} FROM "{name}" ORDER BY ctid'  # noqa: S608 - ours.
    else:
        rowid = await session.execute(
            sqlalchemy.text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
        )
        has_none = "WITHOUT ROWID" in (rowid.scalar_one() or "")
        hidden = "*" if has_none else "rowid AS a_place, *"
        query = f'SELECT {hidden} FROM "{name}"'  # noqa: S608 - ours.
    found = await session.execute(sqlalchemy.text(query))
    return [dict(row) for row in found.mappings()]


class Visitors:
    """Twelve visitors of the web chat, who fill the survey in one after the other."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.nonces = count(1)

    async def type(self, place: int, *texts: str) -> None:
        """One of them types."""
        for text in texts:
            await self.app.web.receive_text(place + 1, text, f"n{next(self.nonces)}")
            await self.app.web.settled(place + 1, 20)

    async def fill_in(self, place: int) -> None:
        """To the last word before sending."""
        often = OFTEN[place % 3]
        liking = [] if often == "没去过" else [str(place % 5 + 1)]
        await self.app.web.open(place + 1, None)
        await self.app.web.settled(place + 1, 20)
        await self.type(place, "调查", "开始填", often, "座椅", *liking, WISHES[place])


async def test_nothing_that_was_said_is_found_beside_who_said_it(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await content.load(session, now)
    survey = await questionnaire.opened(database, now)
    async with App(settings, now=lambda: now) as app:
        visitors = Visitors(app)
        await visitors.fill_in(0)
        before = await carry_off(database)
        await visitors.type(0, "提交")
        for place in range(1, PARTICIPANTS):
            await visitors.fill_in(place)
            await visitors.type(place, "提交")
        loot = await carry_off(database)
    # The attack finds what is there to be found.
    assert before.places(WISHES[0]) == {"line"}
    assert not database.is_sqlite or before.times_in_files(WISHES[0]) > 0
    shown = [answers_of(row) for row in loot.tables["survey_response"]]
    assert len(shown) == survey_pool.FEWEST
    for wish in WISHES:
        was_shown = any(one.get("wish") == wish for one in shown)
        assert loot.places(wish) == ({"survey_response"} if was_shown else set())
        if database.is_sqlite:
            assert loot.times_in_files(wish) == was_shown
    assert len(loot.tables["survey_participation"]) == PARTICIPANTS
    assert loot.tables["form_draft"] == []
    # When somebody began would tell how long they wrote: of the chat the way to it is left.
    lines = loot.tables["line"]
    assert {row["html"] for row in lines if row["sender"] == "resident"} == {"调查"}
    assert {row["draft_id"] for row in lines} == {None}
    # How many questions somebody was asked is not left in what came in either.
    assert {row["body"] for row in loot.tables["inbound"]} <= {None, "null"}
    per_chat = Counter(row["chat_id"] for row in loot.tables["inbound"])
    assert len(set(per_chat.values())) == 1, per_chat
    assert set(loot.tables["survey_response"][0]) - {"a_place", "a_transaction"} == {
        *("survey_id", "key", "day", "answers")
    }
    async with database.reading() as session:
        assert await survey_pool.count(session, survey.id or 0) == (5, 7)


def answers_of(row: dict[str, Any]) -> dict[str, Any]:
    """The answers of a response, as each database gives them."""
    found = row["answers"]
    return dict(json.loads(found) if isinstance(found, str) else found)


def orders(rows: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    """The wishes of responses in every order that the database knows of, and turned round."""
    known = {"lying": list(rows)}
    known |= {
        column: sorted(rows, key=lambda row: place_of(row[column]))
        for column in ("a_place", "a_transaction", "key")
        if column in rows[0]
    }
    found = {name: [str(answers_of(row)["wish"]) for row in one] for name, one in known.items()}
    return found | {f"{name}, turned round": one[::-1] for name, one in found.items()}


def place_of(value: Any) -> tuple[int, ...] | tuple[str]:
    """What a rowid, a ctid such as (0,12), or a key is sorted by."""
    numbers = tuple(int(one) for one in re.findall(r"\d+", str(value)))
    is_key = isinstance(value, str) and not value.startswith("(")
    return (str(value),) if is_key else numbers


def joined(found: dict[str, list[str]], said: Sequence[str]) -> Counter[str]:
    """How many are joined when the n-th answer is taken for that of the n-th who spoke."""
    return Counter(
        {
            name: sum(one == truth for one, truth in zip(order, said, strict=False))
            for name, order in found.items()
        }
    )


async def naive(session: AsyncSession, wish: str) -> None:
    """What the house does not do: an answer is a row, at once."""
    await session.execute(
        sqlalchemy.text("INSERT INTO naive_response (answers) VALUES (:answers)"),
        {"answers": json.dumps({"wish": wish})},
    )


async def speak(database: Database, survey: Survey, now: datetime, lot: Random) -> list[str]:
    """Twelve send their wishes, in an order drawn by lot; which it was."""
    said = [f"{wish}{survey.id}" for wish in lot.sample(WISHES, PARTICIPANTS)]
    for place, wish in enumerate(said):
        async with database.transaction() as session:
            mine = await surveys.get(session, survey.id or 0)
            who = await questionnaire.resident(session, place + 1, now)
            await surveys.send(session, mine, [who], questionnaire.answer(wish=wish), now)
            await naive(session, wish)
    return said


async def test_the_order_of_the_answers_is_not_the_order_of_those_who_sent_them(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        number = "SERIAL" if is_postgresql(session) else "INTEGER"
        await session.execute(
            sqlalchemy.text(f"CREATE TABLE naive_response (id {number} PRIMARY KEY, answers TEXT)")
        )
    right: Counter[str] = Counter()
    by_the_naive: Counter[str] = Counter()
    guesses, lengths = 0, set()
    for number_of_survey in range(SURVEYS):
        survey = await questionnaire.opened(database, now)
        said = await speak(database, survey, now, Random(number_of_survey))  # noqa: S311
        waiting = await opened_with_the_key(database, survey)
        loot = await carry_off(database)
        rows = of(loot, survey, "survey_response")
        # With the key, all that waits can be read as well: in the order in which it lies there.
        found = {name: [*order, *waiting] for name, order in orders(rows).items()}
        right += joined(found, said)
        lengths |= {len(row["answers"]) for row in of(loot, survey, "survey_pool")}
        async with database.transaction() as session:
            mine = await surveys.get(session, survey.id or 0)
            await surveys.close(session, mine, "绿化小赵", now)
        loot = await carry_off(database)
        rows = of(loot, survey, "survey_response")
        right += joined(orders(rows), said)
        guesses += 2 * PARTICIPANTS
        assert len(rows) == PARTICIPANTS
        # Now nobody can be asked any more whether they took part.
        assert loot.tables["survey_participation"] == []
        lengths |= {len(row["answers"]) for row in of(loot, survey, "survey_pool")}
        by_the_naive += joined(orders(loot.tables["naive_response"][-PARTICIPANTS:]), said)
    assert by_the_naive["lying"] == by_the_naive["a_place"] == SURVEYS * PARTICIPANTS
    assert max(right.values()) < luck(guesses), right
    # What the pool grows by tells nothing: it does not grow.
    assert len(lengths) == 1


def of(loot: Loot, survey: Survey, table: str) -> list[dict[str, Any]]:
    """The rows of a survey."""
    return [row for row in loot.tables[table] if row["survey_id"] == survey.id]


async def opened_with_the_key(database: Database, survey: Survey) -> list[str]:
    """What waits in the pool, for who has the key of the house."""
    async with database.reading() as session:
        pool = await session.get(survey_pool.Pool, survey.id)
        assert pool
        plain = sealed.read(session, pool, "answers") or ""
    return [one["wish"] for one in json.loads(plain)]


def luck(guesses: int) -> float:
    """So many are joined by guessing among five, and four times the deviation of that."""
    chance = 1 / survey_pool.FEWEST
    return guesses * chance + 4 * sqrt(guesses * chance * (1 - chance))
