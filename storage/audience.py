"""The audience (受众): who follows what a broadcast is about, and their rows in the ledger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import deliveries
from storage.broadcasts import Broadcast
from storage.database import Moment
from storage.deliveries import Delivery, State
from storage.subscriptions import ALL


def _whom(broadcast: Broadcast) -> tuple[str, dict[str, Any]]:
    """The condition that makes an account `c` a recipient, with its parameters.

    Of a resident's joined accounts one gets it: that which asked last.
    """
    condition = """
        EXISTS (SELECT 1 FROM subscription s
            WHERE s.conversation_id = c.id AND s.topic_id IN :topics)
        AND (c.resident_id IS NULL OR c.id = (
            SELECT s.conversation_id FROM subscription s
            JOIN conversation o ON o.id = s.conversation_id
            WHERE s.topic_id IN :topics AND o.resident_id = c.resident_id AND o.left_at IS NULL
            ORDER BY s.since DESC, s.conversation_id DESC LIMIT 1))
    """
    return condition, {"topics": [*broadcast.audience, ALL]}


_GOT = """
    SELECT 1 FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id {accounts}
    WHERE {whose}
    AND ((b.id <> :broadcast AND (b.release_id = :release OR b.reading_id = :release)
            AND d.state IN ('sent', 'unknown'))
        OR (b.id = :broadcast AND d.state IN ('waiting', 'claimed', 'sent', 'unknown')))"""
_BY_ITSELF = _GOT.format(accounts="", whose="d.conversation_id = c.id")
_BY_ANOTHER = _GOT.format(
    accounts="JOIN conversation o ON o.id = d.conversation_id",
    whose="o.resident_id = c.resident_id",
)
# That a resident has this release, or is about to get it, on any of their joined accounts, from
# an earlier broadcast of it (also as the 解读 of a policy) or from this one. In two questions:
# one with an OR over both columns PostgreSQL answers by reading the whole ledger for each account.
_HAS_IT = f"(EXISTS ({_BY_ITSELF}) OR (c.resident_id IS NOT NULL AND EXISTS ({_BY_ANOTHER})))"


async def count(session: AsyncSession, broadcast: Broadcast) -> tuple[int, int]:
    """How many accounts follow what it is about, and how many of them have not got it yet."""
    condition, values = _whom(broadcast)
    query = text(
        f"SELECT count(*), count(CASE WHEN {_HAS_IT} THEN NULL ELSE 1 END)"  # noqa: S608
        f" FROM conversation c WHERE {condition}"
    ).bindparams(bindparam("topics", expanding=True))
    values |= {"broadcast": broadcast.id or 0, "release": broadcast.release_id}
    everybody, lacking = (await session.execute(query, values)).one()
    return everybody, lacking


async def open_page(session: AsyncSession, broadcast: Broadcast, size: int, now: datetime) -> int:
    """Opens the ledger (建账) for the next accounts by key; how many accounts it looked at.

    Who cannot be reached, and who has this release already, gets a row that says so. While an
    earlier broadcast of the release still has requests under way nothing is opened: whether
    those got it is not known yet.
    """
    if await _is_ending(session, broadcast):
        return 0
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


async def _is_ending(session: AsyncSession, broadcast: Broadcast) -> bool:
    if broadcast.opened_up_to:
        return False
    query = (
        select(col(Delivery.id))
        .join(Broadcast, col(Broadcast.id) == col(Delivery.broadcast_id))
        .where(
            col(Broadcast.release_id) == broadcast.release_id,
            col(Broadcast.id) != broadcast.id,
            col(Delivery.state) == State.CLAIMED,
        )
    )
    return (await session.execute(query.limit(1))).first() is not None


async def _insert(
    session: AsyncSession, broadcast: Broadcast, ids: Sequence[int], now: datetime
) -> None:
    statement = f"""
        INSERT INTO delivery
            (broadcast_id, conversation_id, channel, tries, state, reason, settled_at)
        SELECT :broadcast, w.id, w.channel, 0,
            CASE WHEN w.has_it THEN 'skipped' WHEN w.left_at IS NULL THEN 'waiting'
                ELSE w.left_because END,
            CASE WHEN w.has_it THEN '{deliveries.Why.HAD_IT}' END,
            CASE WHEN w.left_at IS NOT NULL OR w.has_it THEN {deliveries.moment(session)} END
        FROM (SELECT c.id, c.channel, c.left_at, c.left_because, {_HAS_IT} AS has_it
            FROM conversation c WHERE c.id IN :ids) AS w
        WHERE true ORDER BY w.id
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
