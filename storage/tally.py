"""The tally (投递统计): what became of deliveries, counted over the ledger for the desk."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.broadcasts import Broadcast
from storage.deliveries import Delivery, State

# What a delivery can come to.
ENDS = (State.SENT, State.BLOCKED, State.GONE, State.SKIPPED, State.UNKNOWN)


async def settled(session: AsyncSession, since: datetime) -> dict[str, int]:
    """How many deliveries came to which end since a moment."""
    query = (
        select(col(Delivery.state), func.count())
        .where(col(Delivery.settled_at) >= since)
        .group_by(col(Delivery.state))
    )
    found = {str(state): number for state, number in await session.execute(query)}
    return {str(state): found.get(state, 0) for state in ENDS}


async def next_try(session: AsyncSession, broadcast: Broadcast) -> datetime | None:
    """When the first of those is tried again that the network has put off."""
    query = select(func.min(col(Delivery.retry_at))).where(
        col(Delivery.broadcast_id) == broadcast.id, col(Delivery.state) == State.WAITING
    )
    return (await session.execute(query)).scalar_one_or_none()


async def earlier(session: AsyncSession, broadcast: Broadcast) -> int | None:
    """How many got the release from earlier broadcasts, also as the 解读 of a policy.

    None where there were none.
    """
    is_earlier = (
        (col(Broadcast.id) != broadcast.id)
        & col(Broadcast.sent_at).is_not(None)
        & (
            (col(Broadcast.release_id) == broadcast.release_id)
            | (col(Broadcast.reading_id) == broadcast.release_id)
        )
    )
    query = (
        select(func.count(func.distinct(col(Broadcast.id))), func.count(col(Delivery.id)))
        .select_from(Broadcast)
        .join(
            Delivery,
            (col(Delivery.broadcast_id) == col(Broadcast.id))
            & (col(Delivery.state) == State.SENT),
            isouter=True,
        )
        .where(is_earlier)
    )
    before, sent = (await session.execute(query)).one()
    return sent if before else None
