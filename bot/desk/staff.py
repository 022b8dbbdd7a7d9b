"""The staff desk (人员管理): who may act, and what was done in whose name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import Broken, readable, subscriptions
from storage import journal, staff
from storage.staff import Role, Staff
from storage.subscriptions import Axis


async def add(
    session: AsyncSession, name: str, roles: Sequence[Role], organ: str, now: datetime
) -> tuple[Staff, str]:
    """Adds somebody or gives them further roles; with the organ they spoke for, if it changed."""
    readable(name=name, organ=organ)
    known = await staff.find(session, name)
    before = known.organ if known else ""
    found = await staff.add(session, name, roles, organ.strip(), now)
    former = before if before != found.organ else ""
    spoke_for = {"organ": f"{former} → {found.organ}"} if former else {"organ": found.organ}
    _note(session, "staff.add", found, now, **spoke_for)
    return found, former


async def remove(session: AsyncSession, name: str, roles: Sequence[Role], now: datetime) -> Staff:
    """Takes roles away from somebody (取消角色)."""
    readable(name=name)
    found = await staff.remove(session, name, roles)
    _note(session, "staff.remove", found, now, taken=", ".join(roles))
    return found


def _note(session: AsyncSession, what: str, found: Staff, now: datetime, **about: str) -> None:
    """Who may act is decided by whoever can type on this machine."""
    record, roles = f"staff:{found.id}", ", ".join(found.roles)
    who = journal.COMMAND_LINE
    journal.note(session, who, what, record, now, name=found.name, roles=roles, **about)


async def doubt(session: AsyncSession, organ: str, now: datetime) -> str:
    """What is odd about an organ: nobody can follow one that is no topic. Empty if nothing is."""
    catalogue = await subscriptions.catalogue(session, now)
    organs = [one for one in catalogue if one.axis in {Axis.ORGAN, Axis.STREET}]
    if not organ or organ in {one.name for one in organs}:
        return ""
    close = subscriptions.close(organs, organ)
    hint = f"is it one of these: {', '.join(close)}?" if close else "`topics list` shows them all"
    return f"no topic is called {organ}, so nobody can follow this organ; {hint}"


async def listed(session: AsyncSession) -> list[dict[str, Any]]:
    """Everybody with roles and organ."""
    return [
        {"name": one.name, "roles": one.roles, "organ": one.organ}
        for one in await staff.everybody(session)
    ]


async def acts(session: AsyncSession, record: str, limit: int) -> list[dict[str, Any]]:
    """The newest acts, or those on one record, oldest first."""
    if record:
        found = await journal.of(session, record)
        if not found:
            message = f"the journal knows nothing of {record}; records are named like release:12"
            raise Broken(message)
    else:
        found = await journal.newest(session, limit)
    return [one.model_dump(exclude={"id"}) for one in found]
