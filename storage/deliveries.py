"""The ledger of deliveries (投递台账): one row a recipient and broadcast, and one a notice.

    waiting → claimed → sent | blocked | gone | skipped | unknown
        ↖ (a refusal that passes: again at `retry_at`)

`unknown` is what was handed to the network without an answer: it may have arrived, so it is never
sent again by itself. The verbs write many rows by one statement; the ORM is for the desk.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, bindparam, func, select, text, update
from sqlalchemy import delete as remove
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.conversations import Conversation
from storage.database import BigKey, Json, Moment, is_postgresql
from storage.subscriptions import ALL


class State(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    BLOCKED = "blocked"
    GONE = "gone"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why somebody was skipped."""

    TOO_LATE = "too late"
    STOPPED = "stopped"
    HAD_IT = "had it"
    DELETED = "data deleted"
    LEFT = "left the topic"
    REFUSED = "refused by the network"
    NO_MESSAGE = "no message in the language"


_IS_WAITING = text("state = 'waiting'")
_IS_CLAIMED = text("state = 'claimed'")
_IS_OPEN = text("state IN ('waiting', 'claimed')")


class Delivery(SQLModel, table=True):
    """A message for one account (投递)."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("broadcast_id", "conversation_id"),
        Index(
            "ix_delivery_waiting",
            "channel",
            "broadcast_id",
            "id",
            sqlite_where=_IS_WAITING,
            postgresql_where=_IS_WAITING,
        ),
        Index(
            "ix_delivery_open",
            "broadcast_id",
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index(
            "ix_delivery_claimed",
            "run",
            sqlite_where=_IS_CLAIMED,
            postgresql_where=_IS_CLAIMED,
        ),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    broadcast_id: int | None = Field(
        default=None, foreign_key="broadcast.id", sa_type=BigKey, ondelete="CASCADE"
    )
    # Empty once the person had their data deleted: the count stays, who it was does not.
    conversation_id: int | None = Field(
        default=None,
        foreign_key="conversation.id",
        sa_type=BigKey,
        ondelete="SET NULL",
        index=True,
    )
    channel: str = Field(max_length=20)
    state: str = Field(default=State.WAITING, max_length=10)
    # The courier's run that claimed it; its acks tell what became of it.
    run: str | None = Field(default=None, max_length=32)
    tries: int = 0
    retry_at: datetime | None = Field(default=None, sa_type=Moment)
    # The channel's id of the message.
    remote_id: int | None = Field(default=None, sa_type=BigKey)
    reason: str | None = Field(default=None, max_length=60)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    # A notice to one person: its packed method, and what makes the same notice one notice.
    notice: dict[str, Any] | None = Field(default=None, sa_column=Column(Json, nullable=True))
    key: str | None = Field(default=None, max_length=80, sa_column_kwargs={"unique": True})


# In the place of a broadcast: the notices, each for one person.
NOTICES = 0


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the courier is to send: to which address, in which language."""

    id: int
    broadcast_id: int
    chat_id: int
    language: str
    tries: int
    conversation_id: int
    # Whether they still follow what it is about.
    still_asks: bool = True
    notice: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery that a run had claimed."""

    id: int
    run: str
    state: State
    remote_id: int | None = None
    reason: str | None = None
    retry_at: datetime | None = None


def moment(session: AsyncSession) -> str:
    """The parameter `now` in a statement, as each database compares it with a moment."""
    return "CAST(:now AS timestamptz)" if is_postgresql(session) else ":now"


async def claim(
    session: AsyncSession,
    channel: str,
    broadcast_id: int,
    run: str,
    size: int,
    now: datetime,
    topics: Sequence[str] = (),
) -> list[Claimed]:
    """Claims the next that wait, oldest first; the caller commits before it sends.

    NOTICES in the place of a broadcast claims notices. `topics` are those of the audience: who
    has left all of them since does not ask for it any more.
    """
    query = text(_claiming(session, broadcast_id)).bindparams(bindparam("now", type_=Moment()))
    values: dict[str, Any] = {"run": run, "channel": channel, "size": size, "now": now}
    if broadcast_id != NOTICES:
        values |= {"broadcast": broadcast_id, "topics": [*topics, ALL]}
        query = query.bindparams(bindparam("topics", expanding=True))
    rows = (await session.execute(query.columns(notice=Json), values)).all()
    return [
        Claimed(row_id, broadcast_id, chat_id, language, tries, conversation_id, bool(asks), told)
        for row_id, tries, conversation_id, chat_id, language, asks, told in sorted(
            rows, key=lambda row: int(row[0])
        )
    ]


def _claiming(session: AsyncSession, broadcast_id: int) -> str:
    which = "broadcast_id IS NULL" if broadcast_id == NOTICES else "broadcast_id = :broadcast"
    skip = "FOR UPDATE SKIP LOCKED" if is_postgresql(session) else ""
    asks = """EXISTS (SELECT 1 FROM subscription s
        WHERE s.conversation_id = delivery.conversation_id AND s.topic_id IN :topics)"""
    return f"""
        UPDATE delivery SET state = 'claimed', run = :run, tries = tries + 1
        WHERE id IN (
            SELECT id FROM delivery
            WHERE state = 'waiting' AND channel = :channel AND {which}
            AND conversation_id IS NOT NULL
            AND (retry_at IS NULL OR retry_at <= {moment(session)})
            ORDER BY id LIMIT :size {skip})
        RETURNING id, tries, conversation_id,
            (SELECT c.chat_id FROM conversation c WHERE c.id = conversation_id),
            (SELECT c.language FROM conversation c WHERE c.id = conversation_id),
            {"true" if broadcast_id == NOTICES else asks}, notice
        """  # noqa: S608 - constants of ours alone.


async def notify(
    session: AsyncSession,
    conversation: Conversation,
    html: str,
    buttons: list[list[dict[str, str]]],
    key: str,
) -> None:
    """Owes somebody who is not speaking a notice (通知); the same key twice is one notice."""
    row = Delivery(
        conversation_id=conversation.id,
        channel=conversation.channel,
        notice={"html": html, "buttons": buttons},
        key=key,
    )
    with suppress(IntegrityError):
        async with session.begin_nested():
            session.add(row)


async def shown_since(
    session: AsyncSession, conversation: Conversation, since: datetime
) -> list[list[str]]:
    """The buttons of the newest notice that came after a moment, label and data."""
    query = (
        select(col(Delivery.notice))
        .where(
            col(Delivery.conversation_id) == conversation.id,
            col(Delivery.broadcast_id).is_(None),
            col(Delivery.state) == State.SENT,
            col(Delivery.settled_at) > since,
        )
        .order_by(col(Delivery.settled_at).desc(), col(Delivery.id).desc())
        .limit(1)
    )
    notice = await session.scalar(query)
    rows = notice["buttons"] if notice else []
    return [[one["text"], one["data"]] for row in rows for one in row if "data" in one]


async def notices_wait(session: AsyncSession, channel: str) -> bool:
    """Whether a notice waits for somebody on a channel."""
    query = select(col(Delivery.id)).where(
        col(Delivery.channel) == channel,
        col(Delivery.broadcast_id).is_(None),
        col(Delivery.state) == State.WAITING,
    )
    return (await session.execute(query.limit(1))).first() is not None


async def orphan(session: AsyncSession, conversation_ids: Sequence[int]) -> None:
    """Takes from the ledger to whom something was sent; what still waits is not sent any more."""
    mine = col(Delivery.conversation_id).in_(conversation_ids)
    await session.execute(remove(Delivery).where(mine, col(Delivery.broadcast_id).is_(None)))
    await session.execute(
        update(Delivery)
        .where(mine, col(Delivery.state) == State.WAITING)
        .values(state=State.SKIPPED, reason=Why.DELETED)
    )
    await session.execute(
        update(Delivery).where(mine).values(conversation_id=None, remote_id=None)
    )


async def settle(session: AsyncSession, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Records what became of claimed deliveries, all by one statement.

    Only a row that this run claimed changes, also when it was given up as unknown meanwhile: the
    same outcome twice is one, and what was sent stays sent.
    """
    if not outcomes:
        return
    query = text(
        f"""
        UPDATE delivery SET state = o.state, remote_id = o.remote_id, reason = o.reason,
            retry_at = o.retry_at, run = CASE WHEN o.state = 'unknown' THEN o.run END,
            settled_at = CASE WHEN o.state = 'waiting' THEN NULL ELSE {moment(session)} END
        FROM ({_rows_of(session)}) AS o
        WHERE delivery.id = o.id AND delivery.run = o.run
            AND delivery.state IN ('claimed', 'unknown')
        """  # noqa: S608 - constants of ours alone.
    ).bindparams(bindparam("now", type_=Moment()))
    await session.execute(query, {"rows": _as_json(outcomes), "now": now})


def _as_json(outcomes: Sequence[Outcome]) -> str:
    return json.dumps(
        [
            [
                one.id,
                str(one.state),
                one.remote_id,
                one.reason,
                # As each database writes moments, so that they compare.
                one.retry_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
                if one.retry_at
                else None,
                one.run,
            ]
            for one in outcomes
        ]
    )


def _rows_of(session: AsyncSession) -> str:
    """The parameter `rows` as a table, in the words of this database."""
    if is_postgresql(session):
        return """SELECT CAST(value->>0 AS bigint) AS id, value->>1 AS state,
            CAST(value->>2 AS bigint) AS remote_id, value->>3 AS reason,
            CAST(value->>4 AS timestamp) AT TIME ZONE 'UTC' AS retry_at, value->>5 AS run
            FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS found(value)"""
    return """SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS state,
        json_extract(value, '$[2]') AS remote_id, json_extract(value, '$[3]') AS reason,
        json_extract(value, '$[4]') AS retry_at, json_extract(value, '$[5]') AS run
        FROM json_each(:rows)"""


async def give_back(session: AsyncSession, run: str, ids: Sequence[int] | None = None) -> None:
    """Gives back what a run claimed and never began, all of it without ids; it was no try."""
    query = update(Delivery).where(
        col(Delivery.run) == run,
        col(Delivery.state).in_([State.CLAIMED, State.UNKNOWN])
        if ids is not None
        else col(Delivery.state) == State.CLAIMED,
    )
    if ids is not None:
        query = query.where(col(Delivery.id).in_(ids))
    await session.execute(
        query.values(state=State.WAITING, run=None, settled_at=None, tries=col(Delivery.tries) - 1)
    )


async def lose(session: AsyncSession, runs: Sequence[str], now: datetime) -> int:
    """Marks as unknown what is claimed by no run of these: nobody here can say what became of it.

    The run's name stays, so that a late word about it still counts.
    """
    result: Any = await session.execute(
        update(Delivery)
        .where(col(Delivery.state) == State.CLAIMED, col(Delivery.run).not_in(runs))
        .values(state=State.UNKNOWN, settled_at=now)
    )
    return int(result.rowcount)


async def skip(
    session: AsyncSession, broadcast_id: int, why: Why, now: datetime, most: int | None = None
) -> int:
    """Skips those that wait, or the next of them: it was stopped, or it is too late."""
    waiting = (
        select(col(Delivery.id))
        .where(col(Delivery.broadcast_id) == broadcast_id, col(Delivery.state) == State.WAITING)
        .limit(most)
    )
    result: Any = await session.execute(
        update(Delivery)
        .where(col(Delivery.id).in_(waiting))
        .values(state=State.SKIPPED, reason=why, settled_at=now)
    )
    return int(result.rowcount)


async def skip_nobody(session: AsyncSession, now: datetime) -> None:
    """Skips what waits for an account that is no more."""
    nobody = (col(Delivery.conversation_id).is_(None), col(Delivery.state) == State.WAITING)
    await session.execute(remove(Delivery).where(*nobody, col(Delivery.broadcast_id).is_(None)))
    await session.execute(
        update(Delivery)
        .where(*nobody)
        .values(state=State.SKIPPED, reason=Why.DELETED, settled_at=now)
    )


async def figures(session: AsyncSession, broadcast_id: int) -> dict[str, int]:
    """The counts of a broadcast; a claimed one still waits. They add up to the recipients."""
    query = (
        select(col(Delivery.state), func.count())
        .where(col(Delivery.broadcast_id) == broadcast_id)
        .group_by(col(Delivery.state))
    )
    found = {str(state): number for state, number in (await session.execute(query)).all()}
    counts = {str(state): found.get(state, 0) for state in State if state is not State.CLAIMED}
    counts["waiting"] += found.get(State.CLAIMED, 0)
    return {"recipients": sum(counts.values()), **counts}


async def reasons(session: AsyncSession, broadcast_id: int) -> dict[str, int]:
    """Why somebody was skipped, with counts."""
    query = (
        select(col(Delivery.reason), func.count())
        .where(col(Delivery.broadcast_id) == broadcast_id, col(Delivery.reason).is_not(None))
        .group_by(col(Delivery.reason))
    )
    return {str(reason): number for reason, number in (await session.execute(query)).all()}
