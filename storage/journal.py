"""The journal (操作日志): who did what, on which record, from where; written with the act itself.

《网络安全法》（2016年文本）第二十一条第三项: kept at least six months.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import BigKey, Json, Moment

COMMAND_LINE = "command line"
# Acts that nobody did: a broadcast that came to its end.
ITSELF = "itself"


class Act(SQLModel, table=True):
    """One act (操作记录)."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_record", "record", "id"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    at: datetime = Field(sa_type=Moment)
    # The name as it was: it stays when the member of staff goes.
    who: str = Field(max_length=40)
    # Capability and verb, such as `broadcasts.review`.
    what: str = Field(max_length=40)
    # The record, such as `release:12`.
    record: str = Field(max_length=60)
    via: str = Field(max_length=20)
    about: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))


def note(
    session: AsyncSession,
    who: str,
    what: str,
    record: str,
    now: datetime,
    via: str = COMMAND_LINE,
    **about: str | int | None,
) -> None:
    """Notes an act in the transaction of the act."""
    session.add(Act(at=now, who=who, what=what, record=record, via=via, about=about))


async def newest(session: AsyncSession, limit: int) -> Sequence[Act]:
    """The newest acts, oldest first."""
    query = select(Act).order_by(col(Act.id).desc()).limit(limit)
    return list(reversed((await session.scalars(query)).all()))


async def of(session: AsyncSession, record: str) -> Sequence[Act]:
    """The biography of a record, oldest first."""
    query = select(Act).where(col(Act.record) == record).order_by(col(Act.id))
    return (await session.scalars(query)).all()
