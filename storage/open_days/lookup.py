"""Looking open days up (查开放日): what is to come, what is one's own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.open_days.records import LIVE, OpenDay, Registration, Slot, contacts


async def coming(session: AsyncSession, now: datetime) -> list[tuple[OpenDay, list[Slot]]]:
    """The days that are still to come or under way, the nearest first, with their slots."""
    query = (
        select(OpenDay, Slot)
        .join(Slot, col(Slot.open_day_id) == col(OpenDay.id))
        .where(col(Slot.ends_at) > now, col(OpenDay.called_off_at).is_(None))
        .order_by(col(Slot.starts_at), col(Slot.id))
    )
    found: dict[int, tuple[OpenDay, list[Slot]]] = {}
    for day, slot in await session.execute(query):
        found.setdefault(day.id or 0, (day, []))[1].append(slot)
    return list(found.values())


async def mine(
    session: AsyncSession, accounts: Sequence[int], now: datetime
) -> list[tuple[Registration, Slot, OpenDay]]:
    """The registrations of a resident whose slot is not over, the nearest first."""
    query = (
        select(Registration, Slot, OpenDay)
        .join(Slot, col(Slot.id) == col(Registration.slot_id))
        .join(OpenDay, col(OpenDay.id) == col(Registration.open_day_id))
        .where(
            col(Registration.conversation_id).in_(accounts),
            col(Registration.state).in_(LIVE),
            col(Slot.ends_at) > now,
        )
        .order_by(col(Slot.starts_at), col(Registration.id))
    )
    return [(row, slot, day) for row, slot, day in await session.execute(query)]


async def kept(session: AsyncSession, conversation_id: int) -> list[dict[str, Any]]:
    """What is kept about an account's registrations (查阅、复制).

    Of name and telephone the ends: the copy is a file that lies about, the full ones are sealed.
    """
    query = (
        select(Registration, Slot, OpenDay)
        .join(Slot, col(Slot.id) == col(Registration.slot_id))
        .join(OpenDay, col(OpenDay.id) == col(Registration.open_day_id))
        .where(col(Registration.conversation_id) == conversation_id)
        .order_by(col(Registration.id))
    )
    found = []
    for row, slot, day in await session.execute(query):
        sealed = contacts(session, row)
        personal = {one.id for one in day.further if one.personal}
        found.append(
            {
                "number": row.number,
                "open_day": day.title,
                "starts_at": slot.starts_at.isoformat(timespec="seconds"),
                "party": row.party,
                "state": row.state,
                "name": f"{sealed['name'][:1]}…" if sealed["name"] else None,
                "phone": f"…{sealed['phone'][-4:]}" if sealed["phone"] else None,
                "answers": {
                    name: "…" if name in personal else value
                    for name, value in sealed["answers"].items()
                },
            }
        )
    return found
