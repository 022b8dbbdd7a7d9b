"""The outlook (台账现状): what can be claimed, what is open, what came back after the end."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import broadcasts, deliveries
from storage.broadcasts import Broadcast
from storage.database import Moment
from storage.deliveries import NOTICES, Delivery, State


async def skip_ended(session: AsyncSession, now: datetime) -> None:
    """Skips what came back to waiting after its broadcast had ended (已停止、已完成)."""
    for number in await _ended(session):
        await deliveries.skip(session, number, deliveries.Why.STOPPED, now)


async def has_ended_open(session: AsyncSession) -> bool:
    """Whether anybody waits for a broadcast that has ended."""
    return bool(await _ended(session))


async def _ended(session: AsyncSession) -> Sequence[int]:
    waits = (
        select(col(Delivery.id))
        .where(
            col(Delivery.broadcast_id) == col(Broadcast.id),
            col(Delivery.state) == State.WAITING,
        )
        .exists()
    )
    ended = col(Broadcast.state).in_([broadcasts.State.STOPPED, broadcasts.State.DONE])
    query = select(col(Broadcast.id)).where(ended, waits)
    return [number for number in await session.scalars(query) if number is not None]


async def ahead(
    session: AsyncSession, channels: Sequence[str], broadcast_ids: Sequence[int], now: datetime
) -> tuple[set[tuple[str, int]], set[int]]:
    """What can be claimed now, by channel and broadcast, and which broadcasts are not done yet.

    One statement, because it is asked again and again; NOTICES stands for the notices. What waits
    for its next try is open and cannot be claimed.
    """
    values: dict[str, Any] = {"now": now}
    ready, still = [], []
    for number in broadcast_ids:
        which = "broadcast_id IS NULL" if number == NOTICES else f"broadcast_id = {int(number)}"
        for index, channel in enumerate(channels):
            values[f"channel{index}"] = channel
            ready.append(
                f"SELECT {int(number)}, {index} WHERE EXISTS (SELECT 1 FROM delivery"  # noqa: S608
                f" WHERE state = 'waiting' AND channel = :channel{index} AND {which}"
                f" AND (retry_at IS NULL OR retry_at <= {deliveries.moment(session)}))"
            )
        here = "" if number else " AND channel IN :channels"
        still.append(
            f"SELECT {int(number)}, -1 WHERE EXISTS (SELECT 1 FROM delivery"  # noqa: S608
            f" WHERE state IN ('waiting', 'claimed') AND {which}{here})"
        )
    query = text(" UNION ALL ".join([*ready, *still])).bindparams(bindparam("now", type_=Moment()))
    if NOTICES in broadcast_ids:
        query = query.bindparams(bindparam("channels", expanding=True))
        values["channels"] = list(channels)
    rows = (await session.execute(query, values)).all()
    return (
        {(channels[index], number) for number, index in rows if index >= 0},
        {number for number, index in rows if index < 0},
    )


async def still_open(
    session: AsyncSession, broadcast_id: int, channels: Sequence[str] = ()
) -> bool:
    """Whether anybody still waits for a broadcast, or is being sent to; on these channels."""
    query = select(col(Delivery.id)).where(
        col(Delivery.broadcast_id) == broadcast_id,
        col(Delivery.state).in_([State.WAITING, State.CLAIMED]),
    )
    if channels:
        query = query.where(col(Delivery.channel).in_(channels))
    return (await session.execute(query.limit(1))).first() is not None


async def claimed_by(session: AsyncSession, run: str) -> Sequence[int]:
    """What stands as claimed by a run."""
    query = select(col(Delivery.id)).where(
        col(Delivery.run) == run, col(Delivery.state) == State.CLAIMED
    )
    return [number for number in await session.scalars(query) if number is not None]
