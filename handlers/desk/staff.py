"""The staff desk (人员管理): who may act, and what was done in whose name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import readable
from storage import journal, staff
from storage.staff import Role, Staff


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


async def known(session: AsyncSession, name: str) -> str:
    """Roles and organ of who is there already under a name; empty if nobody is."""
    found = await staff.find(session, name)
    return having(found.roles, found.organ) if found else ""


def having(roles: Sequence[str], organ: str) -> str:
    """Somebody's roles and organ in words."""
    return f"{', '.join(roles) or 'no role'} ({organ})"


def may() -> dict[Role, list[str]]:
    """What each role may do, by the words of the commands."""
    return {role: [act for act, roles in staff.MAY.items() if role in roles] for role in Role}


async def listed(session: AsyncSession) -> list[dict[str, Any]]:
    """Everybody with roles and organ."""
    return [
        {"name": one.name, "roles": one.roles, "organ": one.organ}
        for one in await staff.everybody(session)
    ]
