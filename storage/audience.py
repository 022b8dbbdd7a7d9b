"""The audience (受众): who follows what a broadcast is about, and their rows in the ledger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage import deliveries
from storage.broadcasts import Broadcast
from storage.database import Moment
from storage.subscriptions import ALL


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


async def count(session: AsyncSession, broadcast: Broadcast) -> int:
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
            CASE WHEN {had_it} THEN '{deliveries.Why.HAD_IT}' END,
            CASE WHEN c.left_at IS NOT NULL OR {had_it} THEN {deliveries.moment(session)} END
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
