"""The pool of a survey (答案池): what was said waits for others, and comes out with them.

Why it must, and what it cannot do, stands in storage/surveys.py. The pool is one sealed row of a
survey, shuffled at each addition and always of the same length. It never holds fewer than five
once it has held five, until the survey closes: at ten, five drawn by lot are written down.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ForeignKey, LargeBinary, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import sealed
from storage.database import BigKey, Json
from storage.forms import Form, Kind, Value

# Nobody is told apart among fewer.
FEWEST = 5
# So many in the pool, and the fewest are drawn from it; as many stay.
FULL = 2 * FEWEST
# Random numbers of the system: what follows from them tells nothing of what went before.
LOT = secrets.SystemRandom()

Answer = dict[str, Value]


class Pool(SQLModel, table=True):
    """The answers that wait for others (待公布的答案): sealed, shuffled, of one length."""

    __tablename__ = "survey_pool"

    survey_id: int = Field(
        sa_column=Column(
            BigKey,
            ForeignKey("survey.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        )
    )
    answers: bytes | None = Field(default=None, sa_type=LargeBinary)


class Response(SQLModel, table=True):
    """An answer of nobody in particular (答卷): written down with others, by the day."""

    __tablename__ = "survey_response"
    # In the order of the keys, which are random: a rowid would be an order of coming.
    __table_args__ = {"sqlite_with_rowid": False}

    survey_id: int = Field(
        sa_column=Column(
            BigKey,
            ForeignKey("survey.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        )
    )
    key: str = Field(primary_key=True, max_length=32)
    day: date
    answers: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))


SEALED = ((Pool, "answers"),)


async def begin(session: AsyncSession, survey_id: int, form: Form) -> None:
    """Begins the pool of a survey."""
    pool = Pool(survey_id=survey_id)
    session.add(pool)
    await session.flush()
    _keep(session, pool, [], form)
    await session.flush()


async def fit(session: AsyncSession, survey_id: int, form: Form) -> None:
    """Gives the pool of a draft the length of its new questions; nothing lies in it yet."""
    _keep(session, await _held(session, survey_id), [], form)
    await session.flush()


async def put(
    session: AsyncSession, survey_id: int, form: Form, answers: Answer, day: date
) -> None:
    """Adds an answer; of ten, five go out."""
    pool = await _held(session, survey_id)
    waiting = [*_waiting(session, pool), answers]
    LOT.shuffle(waiting)
    if len(waiting) >= FULL:
        await _show(session, survey_id, waiting[:FEWEST], day)
        waiting = waiting[FEWEST:]
    _keep(session, pool, waiting, form)
    await session.flush()


async def empty(session: AsyncSession, survey_id: int, form: Form, day: date) -> None:
    """Lets everything out that waits; fewer than five stay sealed."""
    pool = await _held(session, survey_id)
    waiting = _waiting(session, pool)
    if len(waiting) >= FEWEST:
        await _show(session, survey_id, waiting, day)
        _keep(session, pool, [], form)
        await session.flush()


async def shown(session: AsyncSession, survey_id: int) -> list[Response]:
    """The answers that were written down, in a new order each time."""
    query = select(Response).where(col(Response.survey_id) == survey_id)
    found = list((await session.scalars(query)).all())
    LOT.shuffle(found)
    return found


async def count(session: AsyncSession, survey_id: int) -> tuple[int, int]:
    """How many answers were written down, and how many wait for others."""
    query = select(func.count()).where(col(Response.survey_id) == survey_id)
    pool = await session.get(Pool, survey_id)
    waiting = len(_waiting(session, pool)) if pool else 0
    return (await session.execute(query)).scalar_one(), waiting


async def _held(session: AsyncSession, survey_id: int) -> Pool:
    query = select(Pool).where(col(Pool.survey_id) == survey_id).with_for_update()
    return (await session.scalars(query.execution_options(populate_existing=True))).one()


def _waiting(session: AsyncSession, pool: Pool) -> list[Answer]:
    plain = sealed.read(session, pool, "answers")
    return list(json.loads(plain)) if plain else []


def _keep(session: AsyncSession, pool: Pool, waiting: Sequence[Answer], form: Form) -> None:
    """Seals the pool. Always of one length: what it grows by would tell an answer's length."""
    plain = json.dumps(waiting, ensure_ascii=False, separators=(",", ":"))
    room, length = FULL * _room(form), len(plain.encode())
    sealed.keep(session, pool, "answers", plain + " " * (-length % room))


def _room(form: Form) -> int:
    """What the longest answer to a form takes, in bytes."""
    found = 16
    for one in form.questions:
        text = 4 * (one.most or 0) if one.kind is Kind.TEXT else 0
        found += len(one.id) + 32 + text + sum(len(option.value) + 3 for option in one.options)
    return found


async def _show(session: AsyncSession, survey_id: int, batch: Sequence[Answer], day: date) -> None:
    """Writes a batch down by one statement; shuffled, each under a random key."""
    rows = [
        {"survey_id": survey_id, "key": secrets.token_hex(16), "day": day, "answers": one}
        for one in LOT.sample(list(batch), len(batch))
    ]
    await session.execute(insert(Response).values(rows))
