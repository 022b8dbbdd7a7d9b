"""What came in (来件): kept before it is acknowledged, and its replies until they are taken.

A row is waiting (`handled_at` empty), handled (`replies` may still be owed), or said (`said_at`
set). The unique pair of channel and update id is the deduplication: the same update twice is one
row.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Index, LargeBinary, UniqueConstraint, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import conversations, sealed
from storage.conversations import Conversation
from storage.database import BigKey, Json, Moment


class Inbound(SQLModel, table=True):
    """One update of a channel, personal data already masked (脱敏后的来件).

    What a form asked for in confidence is in `secret` alone, sealed, until it is handled.
    """

    __tablename__ = "inbound"
    __table_args__ = (
        UniqueConstraint("channel", "update_id"),
        Index("ix_inbound_waiting", "channel", "chat_id", "handled_at"),
        Index("ix_inbound_owed", "said_at", "handled_at"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    channel: str = Field(max_length=20)
    update_id: str = Field(max_length=120)
    chat_id: int = Field(sa_type=BigKey)
    body: dict[str, Any] | None = Field(default=None, sa_column=Column(Json, nullable=True))
    secret: bytes | None = Field(default=None, sa_type=LargeBinary)
    # The form in which it was said.
    draft_id: int | None = Field(default=None, sa_type=BigKey, index=True)
    received_at: datetime = Field(sa_type=Moment)
    # How often a start found it unhandled: an update that kills the process is not tried for ever.
    attempts: int = 0
    handled_at: datetime | None = Field(default=None, sa_type=Moment)
    replies: list[dict[str, Any]] | None = Field(
        default=None, sa_column=Column(Json, nullable=True)
    )
    said_at: datetime | None = Field(default=None, sa_type=Moment)
    # When a process last took it upon itself to say what is owed.
    claimed_at: datetime | None = Field(default=None, sa_type=Moment)


async def receive(
    session: AsyncSession,
    *,
    channel: str,
    update_id: str,
    chat_id: int,
    body: dict[str, Any],
    now: datetime,
    secret: str | None = None,
) -> Inbound | None:
    """Keeps an update; None when this update id was kept before."""
    row = Inbound(
        channel=channel, update_id=update_id, chat_id=chat_id, body=body, received_at=now
    )
    if secret is not None:
        row.secret = sealed.ring(session).seal(secret, _place(row))
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return None
    return row


def _place(row: Inbound) -> str:
    return f"inbound:{row.channel}:{row.update_id}:secret"


def confided(session: AsyncSession, row: Inbound) -> str | None:
    """What was said in confidence; None where nothing was. Raises sealed.Unopened."""
    if row.secret is None:
        return None
    return sealed.ring(session).open(row.secret, _place(row))


async def next_waiting(session: AsyncSession, channel: str, chat_id: int) -> Inbound | None:
    """The oldest update of a chat that nobody has handled."""
    query = (
        select(Inbound)
        .where(
            col(Inbound.channel) == channel,
            col(Inbound.chat_id) == chat_id,
            col(Inbound.handled_at).is_(None),
        )
        .order_by(col(Inbound.id))
        .limit(1)
    )
    return (await session.scalars(query)).first()


async def waiting_chats(session: AsyncSession, channels: Sequence[str]) -> list[tuple[str, int]]:
    """The chats in which an update waits or replies are owed, oldest first."""
    query = (
        select(col(Inbound.channel), col(Inbound.chat_id))
        .where(col(Inbound.said_at).is_(None), col(Inbound.channel).in_(channels))
        .order_by(col(Inbound.id))
    )
    rows = (await session.execute(query)).all()
    return list(dict.fromkeys((channel, chat_id) for channel, chat_id in rows))


async def claim_owed(
    session: AsyncSession,
    channels: Sequence[str],
    now: datetime,
    *,
    claimed_before: datetime,
    handled_before: datetime | None = None,
    most: int | None = None,
) -> dict[tuple[str, int], list[int]]:
    """Takes what is owed upon this process, by chat, oldest first; of several one gets a row.

    What another process has claimed since `claimed_before` is left to it.
    """
    query = (
        select(col(Inbound.id))
        .where(
            col(Inbound.said_at).is_(None),
            col(Inbound.handled_at).is_not(None),
            col(Inbound.channel).in_(channels),
            col(Inbound.claimed_at).is_(None) | (col(Inbound.claimed_at) < claimed_before),
        )
        .order_by(col(Inbound.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    if handled_before is not None:
        query = query.where(col(Inbound.handled_at) < handled_before)
    claimed = (
        update(Inbound)
        .where(col(Inbound.id).in_(query))
        .values(claimed_at=now)
        .returning(col(Inbound.id), col(Inbound.channel), col(Inbound.chat_id))
        .execution_options(synchronize_session=False)
    )
    found: dict[tuple[str, int], list[int]] = {}
    for row_id, channel, chat_id in sorted((await session.execute(claimed)).all()):
        found.setdefault((channel, chat_id), []).append(row_id or 0)
    return found


async def owed(session: AsyncSession, ids: Sequence[int]) -> Sequence[Inbound]:
    """Those of these updates whose replies the network has still not taken, oldest first."""
    query = (
        select(Inbound)
        .where(col(Inbound.id).in_(ids), col(Inbound.said_at).is_(None))
        .order_by(col(Inbound.id))
    )
    return (await session.scalars(query)).all()


async def conversation(session: AsyncSession, row: Inbound, now: datetime) -> Conversation:
    """The conversation of an update, held until the transaction ends.

    Begun anew where it was deleted meanwhile, from another account of the same person.
    """
    await conversations.begin(session, row.channel, row.chat_id, now)
    return await conversations.lock(session, row.channel, row.chat_id)


def handle(row: Inbound, *, replies: list[dict[str, Any]], now: datetime) -> None:
    """Marks it handled in the handler's own transaction: the body goes, the replies stay."""
    row.body = row.secret = None
    row.handled_at = now
    row.replies = replies or None
    row.said_at = None if replies else now


async def say(session: AsyncSession, row_id: int, now: datetime) -> None:
    """Marks its replies as taken by the network."""
    row = await session.get(Inbound, row_id)
    if row is not None:
        row.replies = None
        row.said_at = now


async def owe(session: AsyncSession, row_id: int, replies: list[dict[str, Any]]) -> None:
    """Keeps what of its replies is still owed: what was taken is not said again."""
    row = await session.get(Inbound, row_id)
    if row is not None and row.said_at is None:
        row.replies = replies


async def is_owing(session: AsyncSession, channels: Sequence[str], before: datetime) -> bool:
    """Whether anything is owed since before a moment."""
    query = select(col(Inbound.id)).where(
        col(Inbound.said_at).is_(None),
        col(Inbound.handled_at) < before,
        col(Inbound.channel).in_(channels),
    )
    return (await session.execute(query.limit(1))).first() is not None


async def give_up(session: AsyncSession, before: datetime, now: datetime) -> int:
    """Ends what has been owed since before a moment: an answer of yesterday helps nobody."""
    result: Any = await session.execute(
        update(Inbound)
        .where(col(Inbound.said_at).is_(None), col(Inbound.handled_at) < before)
        .values(replies=None, said_at=now)
    )
    return int(result.rowcount)


async def forget(session: AsyncSession, before: datetime) -> None:
    """Removes what was said before a moment; what is still owed stays."""
    await session.execute(delete(Inbound).where(col(Inbound.said_at) < before))


# The unique row must outlive every repetition that a channel may send: Telegram repeats an update
# for 24 hours, a browser resends until it is acknowledged.
KEEP = timedelta(days=30)
