"""The ledger of deliveries (投递台账): one row a recipient and broadcast, and one a notice.

    waiting → claimed → sent | blocked | gone | skipped | unknown
        ↖ (a refusal that passes: again at `retry_at`)

`unknown` is what was handed to the network without an answer: it may have arrived, so it is never
sent again by itself. The verbs write many rows by one statement; the ORM is for the desk.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, bindparam, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.broadcasts import Broadcast
from storage.database import BigKey, Json, Moment
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
    LEFT_TOPIC = "left the topic"
    REFUSED = "refused by the network"
    NO_MESSAGE = "no message in the language"


_IS_WAITING = text("state = 'waiting'")
_IS_CLAIMED = text("state = 'claimed'")


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


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the courier is to send: to which address, in which language."""

    id: int
    broadcast_id: int
    chat_id: int
    language: str
    tries: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery."""

    id: int
    state: State
    remote_id: int | None = None
    reason: str | None = None
    retry_at: datetime | None = None


def _whom(broadcast: Broadcast) -> tuple[str, dict[str, Any]]:
    """The condition that makes an account `c` a recipient, with its parameters.

    Of a resident's joined accounts one gets it: that which asked last.
    """
    condition = """
        c.id IN (SELECT s.conversation_id FROM subscription s WHERE s.topic_id IN :topics)
        AND (c.resident_id IS NULL OR c.id = (
            SELECT s.conversation_id FROM subscription s
            JOIN conversation o ON o.id = s.conversation_id
            WHERE s.topic_id IN :topics AND o.resident_id = c.resident_id AND o.left_at IS NULL
            ORDER BY s.since DESC, s.conversation_id DESC LIMIT 1))
    """
    return condition, {"topics": [*broadcast.audience, ALL]}


async def count_audience(session: AsyncSession, broadcast: Broadcast) -> int:
    """How many accounts would get it now."""
    condition, values = _whom(broadcast)
    query = text(f"SELECT count(*) FROM conversation c WHERE {condition}")  # noqa: S608
    query = query.bindparams(bindparam("topics", expanding=True))
    return int((await session.execute(query, values)).scalar_one())


async def open_page(session: AsyncSession, broadcast: Broadcast, size: int, now: datetime) -> int:
    """Opens the ledger (建账) for the next accounts by key; how many accounts it looked at.

    Who cannot be reached, and who has this release from an earlier broadcast, gets a row that
    says so.
    """
    condition, values = _whom(broadcast)
    page = text(
        f"SELECT c.id FROM conversation c WHERE c.id > :after AND {condition}"  # noqa: S608
        " ORDER BY c.id LIMIT :size"
    ).bindparams(bindparam("topics", expanding=True))
    values |= {"after": broadcast.opened_up_to, "size": size}
    ids = (await session.scalars(page, values)).all()
    if ids:
        await _insert(session, broadcast, ids, now)
        broadcast.opened_up_to = ids[-1]
    broadcast.is_opened = len(ids) < size
    await session.flush()
    return len(ids)


async def _insert(
    session: AsyncSession, broadcast: Broadcast, ids: Sequence[int], now: datetime
) -> None:
    had_it = """EXISTS (
        SELECT 1 FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id
        WHERE d.conversation_id = c.id AND b.release_id = :release AND b.id <> :broadcast
        AND d.state IN ('sent', 'unknown'))"""
    statement = f"""
        INSERT INTO delivery
            (broadcast_id, conversation_id, channel, tries, state, reason, settled_at)
        SELECT :broadcast, c.id, c.channel, 0,
            CASE WHEN {had_it} THEN 'skipped' WHEN c.left_at IS NULL THEN 'waiting'
                ELSE c.left_because END,
            CASE WHEN {had_it} THEN '{Why.HAD_IT}' END,
            CASE WHEN c.left_at IS NULL AND NOT {had_it} THEN NULL ELSE {_moment(session)} END
        FROM conversation c WHERE c.id IN :ids
        ORDER BY c.id
        ON CONFLICT DO NOTHING"""  # noqa: S608 - constants of ours alone.
    query = text(statement).bindparams(
        bindparam("ids", expanding=True), bindparam("now", type_=Moment())
    )
    await session.execute(
        query,
        {
            "broadcast": broadcast.id,
            "release": broadcast.release_id,
            "ids": list(ids),
            "now": now,
        },
    )


def _moment(session: AsyncSession) -> str:
    is_postgres = session.get_bind().dialect.name == "postgresql"
    return "CAST(:now AS timestamptz)" if is_postgres else ":now"


async def claim(
    session: AsyncSession, channel: str, broadcast_id: int, run: str, size: int, now: datetime
) -> list[Claimed]:
    """Claims the next that wait, oldest first; the caller commits before it sends."""
    is_postgres = session.get_bind().dialect.name == "postgresql"
    skip = "FOR UPDATE SKIP LOCKED" if is_postgres else ""
    query = text(
        f"""
        UPDATE delivery SET state = 'claimed', run = :run, tries = tries + 1
        WHERE id IN (
            SELECT id FROM delivery
            WHERE state = 'waiting' AND channel = :channel AND broadcast_id = :broadcast
            AND (retry_at IS NULL OR retry_at <= {_moment(session)})
            ORDER BY id LIMIT :size {skip})
        RETURNING id, tries, conversation_id,
            (SELECT c.chat_id FROM conversation c WHERE c.id = conversation_id),
            (SELECT c.language FROM conversation c WHERE c.id = conversation_id)
        """  # noqa: S608 - constants of ours alone.
    ).bindparams(bindparam("now", type_=Moment()))
    values = {
        "run": run,
        "channel": channel,
        "broadcast": broadcast_id,
        "size": size,
        "now": now,
    }
    rows = sorted((await session.execute(query, values)).all())
    return [
        Claimed(row_id, broadcast_id, chat_id, language, tries, conversation_id)
        for row_id, tries, conversation_id, chat_id, language in rows
        # Who had their data deleted since is nobody any more; see `forget`.
        if conversation_id is not None
    ]


async def settle(session: AsyncSession, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Records what became of claimed deliveries, all by one statement.

    Only a row that is claimed, or of which nothing was known, changes: the same outcome twice is
    one, and what was sent stays sent.
    """
    if not outcomes:
        return
    rows = [
        [
            one.id,
            str(one.state),
            one.remote_id,
            one.reason,
            # As each database writes moments, so that they compare.
            one.retry_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
            if one.retry_at
            else None,
        ]
        for one in outcomes
    ]
    is_postgres = session.get_bind().dialect.name == "postgresql"
    source = (
        """(SELECT CAST(value->>0 AS bigint) AS id, value->>1 AS state,
            CAST(value->>2 AS bigint) AS remote_id, value->>3 AS reason,
            CAST(value->>4 AS timestamp) AT TIME ZONE 'UTC' AS retry_at
            FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS found(value))"""
        if is_postgres
        else """(SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS state,
            json_extract(value, '$[2]') AS remote_id, json_extract(value, '$[3]') AS reason,
            json_extract(value, '$[4]') AS retry_at FROM json_each(:rows))"""
    )
    query = text(
        f"""
        UPDATE delivery SET state = o.state, remote_id = o.remote_id, reason = o.reason,
            retry_at = o.retry_at, run = NULL,
            settled_at = CASE WHEN o.state = 'waiting' THEN NULL ELSE {_moment(session)} END
        FROM {source} AS o
        WHERE delivery.id = o.id AND delivery.state IN ('claimed', 'unknown')
        """  # noqa: S608 - constants of ours alone.
    ).bindparams(bindparam("now", type_=Moment()))
    await session.execute(query, {"rows": json.dumps(rows), "now": now})


async def release(session: AsyncSession, run: str) -> None:
    """Gives back what a run claimed and never began to send; it was no try."""
    await session.execute(
        update(Delivery)
        .where(col(Delivery.run) == run, col(Delivery.state) == State.CLAIMED)
        .values(state=State.WAITING, run=None, tries=col(Delivery.tries) - 1)
    )


async def give_back(session: AsyncSession, ids: Sequence[int]) -> None:
    """Gives back some that were claimed and never begun."""
    await session.execute(
        update(Delivery)
        .where(col(Delivery.id).in_(ids), col(Delivery.state) == State.CLAIMED)
        .values(state=State.WAITING, run=None, tries=col(Delivery.tries) - 1)
    )


async def lose(session: AsyncSession, runs: Sequence[str], now: datetime) -> int:
    """Marks as unknown what is claimed by no run of these: nobody can say what became of it."""
    result: Any = await session.execute(
        update(Delivery)
        .where(col(Delivery.state) == State.CLAIMED, col(Delivery.run).not_in(runs))
        .values(state=State.UNKNOWN, run=None, settled_at=now)
    )
    return int(result.rowcount)


async def lose_run(session: AsyncSession, run: str, now: datetime) -> None:
    """Marks as unknown what a run claimed, where its acks may have lost their end."""
    await session.execute(
        update(Delivery)
        .where(col(Delivery.state) == State.CLAIMED, col(Delivery.run) == run)
        .values(state=State.UNKNOWN, run=None, settled_at=now)
    )


async def skip(session: AsyncSession, broadcast_id: int, why: Why, now: datetime) -> int:
    """Skips all that wait: the broadcast was stopped, or it is too late."""
    result: Any = await session.execute(
        update(Delivery)
        .where(col(Delivery.broadcast_id) == broadcast_id, col(Delivery.state) == State.WAITING)
        .values(state=State.SKIPPED, reason=why, settled_at=now)
    )
    return int(result.rowcount)


async def still_open(session: AsyncSession, broadcast_id: int, *channels: str) -> bool:
    """Whether anybody (on these channels, or on any) still waits or is being sent to."""
    query = select(col(Delivery.id)).where(
        col(Delivery.broadcast_id) == broadcast_id,
        col(Delivery.state).in_([State.WAITING, State.CLAIMED]),
    )
    if channels:
        query = query.where(col(Delivery.channel).in_(channels))
    return (await session.execute(query.limit(1))).first() is not None


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
