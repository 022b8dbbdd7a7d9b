"""The accounts' desk (账号管理): who gets a link, which roles, and who is shut out.

Three administrators keep an eye on each other (三员分立, GB/T 22239-2019 8.1.5): one adds people
and hands out links, one gives roles, one reads the journal. Nobody gives themselves anything.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import accounts, journal, sign_ins, staff
from storage.accounts import Account, Purpose
from storage.refusal import Refusal
from storage.staff import APART, Role, Staff


def _note(
    session: AsyncSession, by: str, what: str, who: Staff, now: datetime, **about: str
) -> None:
    journal.note(session, by, f"staff.{what}", f"staff:{who.id}", now, name=who.name, **about)


async def add(session: AsyncSession, name: str, organ: str, by: Staff, now: datetime) -> Staff:
    """Adds somebody without a role yet (添加人员); refused where the name is taken."""
    staff.check(by, "staff add")
    if await staff.find(session, name) is not None:
        raise Refusal("staff-there-already", name=name)
    who = await staff.add_without_role(session, name, organ, now)
    _note(session, by.name, "add", who, now, organ=who.organ)
    return who


async def link(session: AsyncSession, name: str, by: str, now: datetime) -> str:
    """A one-time link for a first password or a new one (一次性链接): its token."""
    who = await staff.acting(session, name)
    await accounts.of(session, who)
    token = await accounts.make_link(session, Purpose.PASSWORD, who, now)
    _note(session, by, "link", who, now)
    return token


async def close(session: AsyncSession, name: str, by: str, now: datetime) -> Staff:
    """Shuts somebody out (停用): no role, no session, no way in; the name stays."""
    who = await staff.acting(session, name)
    if who.name == by:
        raise Refusal("staff-not-oneself", name=who.name)
    taken = ", ".join(who.roles)
    await accounts.close(session, who, now)
    await sign_ins.end_all(session, who.id or 0)
    who.roles = []
    _note(session, by, "close", who, now, taken=taken)
    return who


async def may_grant(session: AsyncSession, by: Staff) -> bool:
    """Whether they may give roles: until the first security administrator, who adds people may."""
    if staff.permitted(by, "staff grant"):
        return True
    return staff.permitted(by, "staff add") and not await _has_guardian(session)


async def _has_guardian(session: AsyncSession) -> bool:
    """Whether a security administrator can sign in."""
    for one in await staff.everybody(session):
        if one.has(Role.SECURITY_ADMIN):
            account = await session.get(Account, one.id)
            if account is not None and account.password and account.closed_at is None:
                return True
    return False


async def change(
    session: AsyncSession, name: str, roles: Sequence[Role], organ: str, by: Staff, now: datetime
) -> Staff:
    """Sets the roles and the organ of somebody (授权); their sessions end, the next has the new.

    Refused for oneself, and where one person would be two of the three administrators.
    """
    who = await staff.acting(session, name)
    if not await may_grant(session, by):
        staff.check(by, "staff grant")
    if who.name == by.name:
        raise Refusal("staff-not-oneself", name=who.name)
    if len(APART & set(roles)) > 1:
        raise Refusal("staff-apart", name=who.name)
    before, was_of = set(who.roles), who.organ
    who.roles, who.organ = sorted(map(str, roles)), organ or who.organ
    given, taken = sorted(set(who.roles) - before), sorted(before - set(who.roles))
    if given or taken or was_of != who.organ:
        await sign_ins.end_all(session, who.id or 0)
        about = {"given": ", ".join(given), "taken": ", ".join(taken)}
        moved = {"organ": f"{was_of} → {who.organ}"} if was_of != who.organ else {}
        _note(session, by.name, "grant", who, now, **about, **moved)
    return who


async def end_sessions(session: AsyncSession, name: str, by: Staff, now: datetime) -> int:
    """Ends all sessions of somebody at once (强制下线); how many there were."""
    staff.check(by, "staff close")
    who = await staff.acting(session, name)
    count = await sign_ins.end_all(session, who.id or 0)
    _note(session, by.name, "sessions-ended", who, now)
    return count
