"""What was asked (提问统计): how many questions a day found an answer; nothing of who or what.

A day of the city has a few rows for each channel and outcome, so that two who ask at once seldom
wait for each other.
"""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import is_postgresql

SHARDS: Final = 8


class Outcome(StrEnum):
    """What a question came to: an answer, a few to choose from, or “I don't know”."""

    ANSWERED = "answered"
    OFFERED = "offered"
    UNKNOWN = "unknown"


class Asked(SQLModel, table=True):
    """A share of a day's questions (提问数)."""

    __tablename__ = "asked"

    on: date = Field(primary_key=True)
    channel: str = Field(primary_key=True, max_length=20)
    outcome: str = Field(primary_key=True, max_length=10)
    shard: int = Field(primary_key=True)
    count: int = 0


async def count(session: AsyncSession, channel: str, outcome: Outcome, on: date) -> None:
    """Counts a question, in the transaction of its answer."""
    insert = insert_on_postgresql if is_postgresql(session) else insert_on_sqlite
    row = {"on": on, "channel": channel, "outcome": outcome, "shard": secrets.randbelow(SHARDS)}
    query = insert(Asked).values(**row, count=1)
    keys = ["on", "channel", "outcome", "shard"]
    more = {"count": col(Asked.count) + 1}
    await session.execute(query.on_conflict_do_update(index_elements=keys, set_=more))


async def daily(
    session: AsyncSession, first: date, last: date
) -> Mapping[date, Mapping[Outcome, int]]:
    """How many questions each day had, by outcome; days without any stand there with none."""
    query = (
        select(col(Asked.on), col(Asked.outcome), func.sum(col(Asked.count)))
        .where(col(Asked.on).between(first, last))
        .group_by(col(Asked.on), col(Asked.outcome))
    )
    found = {(on, outcome): int(number) for on, outcome, number in await session.execute(query)}
    days = (first + timedelta(days=one) for one in range((last - first).days + 1))
    return {on: {outcome: found.get((on, outcome), 0) for outcome in Outcome} for on in days}
