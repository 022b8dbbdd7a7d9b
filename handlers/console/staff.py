"""Staff at the console (人员): who there is, how they sign in, which roles they have."""

from dataclasses import dataclass
from typing import Final

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console.visit import BASE, REFUSED, Visit
from handlers.desk import accounts as desk
from handlers.desk import organs as desk_organs
from storage import journal, organs, sign_ins, staff
from storage.accounts import Account
from storage.refusal import Refusal
from storage.staff import Role, Staff

# Of somebody's story, so much is shown.
ACTS: Final = 30


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and how they stand at the door: `state` ends a text's id."""

    who: Staff
    account: Account | None

    @property
    def state(self) -> str:
        """Without a password yet, shut out, or able to sign in."""
        if self.account is None or self.account.password is None:
            return "new"
        return "closed" if self.account.closed_at is not None else "open"


async def listed(visit: Visit) -> web.StreamResponse:
    """GET /staff."""
    wanted = visit.asked("q")
    async with visit.reading() as session:
        known = {one.staff_id: one for one in (await session.scalars(select(Account))).all()}
        people = [
            Person(one, known.get(one.id or 0))
            for one in await staff.everybody(session)
            if wanted in one.name or wanted in one.organ
        ]
    return visit.page("staff.html", people=people, wanted=wanted)


async def add(visit: Visit) -> web.StreamResponse:
    """GET and POST /staff/new."""
    problem, wrong = None, {}
    if visit.posted:
        try:
            async with visit.transaction() as session:
                organ = await _organ(session, visit)
                who = await desk.add(session, visit.typed("name"), organ, visit.who, visit.now)
            return visit.go(f"/staff/{who.id}", "staff-desk-added", name=who.name)
        except Refusal as refusal:
            name = "organ" if refusal.text_id == "consultations-unknown-organ" else "name"
            wrong = {name: visit.refused(refusal)}
    return visit.page(
        "staff_new.html",
        status=REFUSED if wrong else 200,
        problem=problem,
        wrong=wrong,
        name=visit.typed("name"),
        organ=visit.typed("organ"),
        organs=await _organs(visit),
    )


async def _organ(session: AsyncSession, visit: Visit) -> str:
    """The organ that was named; empty stays empty."""
    name = visit.typed("organ")
    if not name:
        return ""
    return (await desk_organs.known_as(session, name, visit.now)).name


async def _organs(visit: Visit) -> list[str]:
    async with visit.reading() as session:
        return [one.name for one in await organs.known(session)]


async def _person(session: AsyncSession, visit: Visit) -> Person:
    who = await session.get(Staff, visit.number())
    if who is None:
        raise web.HTTPNotFound
    return Person(who, await session.get(Account, who.id))


async def show(visit: Visit) -> web.StreamResponse:
    """GET /staff/{id}."""
    return await _shown(visit)


async def _shown(visit: Visit, refusal: Refusal | None = None) -> web.StreamResponse:
    async with visit.reading() as session:
        person = await _person(session, visit)
        acts = await journal.of(session, f"staff:{person.who.id}")
        here = await sign_ins.open_ones(session, person.who.id or 0, visit.now)
        may_grant = await desk.may_grant(session, visit.who)
    typed = refusal is not None and "roles_shown" in visit.form
    return visit.page(
        "staff_one.html",
        status=REFUSED if refusal else 200,
        problem=visit.refused(refusal) if refusal else None,
        person=person,
        roles=visit.ticked("roles") if typed else person.who.roles,
        organ=visit.typed("organ") if typed else person.who.organ,
        titles=[(role, visit.content(title)) for role, title in staff.TITLES.items()],
        organs=await _organs(visit),
        acts=list(reversed(acts))[:ACTS],
        sessions=len(here),
        may_grant=may_grant and person.who.id != visit.who.id,
        is_oneself=person.who.id == visit.who.id,
    )


async def change(visit: Visit) -> web.StreamResponse:
    """POST /staff/{id}: roles and organ."""
    roles = [Role(one) for one in visit.ticked("roles") if one in set(Role)]
    try:
        async with visit.transaction() as session:
            person = await _person(session, visit)
            organ = await _organ(session, visit)
            await desk.change(session, person.who.name, roles, organ, visit.who, visit.now)
    except Refusal as refusal:
        return await _shown(visit, refusal)
    return visit.go(f"/staff/{person.who.id}", "staff-desk-changed", name=person.who.name)


async def link(visit: Visit) -> web.StreamResponse:
    """POST /staff/{id}/link: shown once, on this page alone."""
    async with visit.transaction() as session:
        person = await _person(session, visit)
        token = await desk.link(session, person.who.name, visit.who.name, visit.now)
    here = visit.house.public_url or str(visit.request.url.origin())
    return visit.page("staff_link.html", person=person, link=f"{here}{BASE}/link/{token}")


async def close(visit: Visit) -> web.StreamResponse:
    """POST /staff/{id}/close."""
    try:
        async with visit.transaction() as session:
            person = await _person(session, visit)
            await desk.close(session, person.who.name, visit.who.name, visit.now)
    except Refusal as refusal:
        return await _shown(visit, refusal)
    return visit.go(f"/staff/{person.who.id}", "staff-desk-closed", name=person.who.name)


async def end_sessions(visit: Visit) -> web.StreamResponse:
    """POST /staff/{id}/end-sessions."""
    async with visit.transaction() as session:
        person = await _person(session, visit)
        await desk.end_sessions(session, person.who.name, visit.who, visit.now)
    return visit.go(f"/staff/{person.who.id}", "staff-desk-sessions-ended", name=person.who.name)
