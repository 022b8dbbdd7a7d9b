"""The staff desk (人员管理): who may act, and what was done in whose name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.desk import readable
from storage import journal, staff
from storage.journal import Act
from storage.staff import Role, Staff


async def add(
    session: AsyncSession, name: str, roles: Sequence[Role], organ: str, now: datetime
) -> Staff:
    """Adds somebody or gives them further roles; it is in the journal as done on the machine."""
    readable(name=name, organ=organ)
    found = await staff.add(session, name, roles, organ.strip(), now)
    journal.note(
        session,
        journal.COMMAND_LINE,
        "staff.add",
        f"staff:{found.id}",
        now,
        name=found.name,
        roles=", ".join(found.roles),
    )
    return found


async def listed(session: AsyncSession) -> list[dict[str, Any]]:
    """Everybody with roles and organ."""
    return [
        {"name": one.name, "roles": one.roles, "organ": one.organ}
        for one in await staff.everybody(session)
    ]


async def acts(session: AsyncSession, record: str, limit: int) -> list[dict[str, Any]]:
    """The newest acts, or those on one record, oldest first."""
    if record:
        found: Sequence[Act] = await journal.of(session, record)
    else:
        query = select(Act).order_by(col(Act.id).desc()).limit(limit)
        found = list(reversed((await session.scalars(query)).all()))
    return [one.model_dump(exclude={"id"}) for one in found]
