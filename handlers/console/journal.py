"""The journal at the console (操作日志): read by who keeps an eye on it, verified, exported."""

from typing import Final

from aiohttp import web
from sqlalchemy import select
from sqlmodel import col

from handlers.console import listing
from handlers.console.visit import Visit
from handlers.desk import journal as desk
from storage import journal
from storage.journal import Act

NAME: Final = "操作日志"


async def listed(visit: Visit) -> web.StreamResponse:
    """GET /journal: the newest first; ?who, ?record and ?what narrow it."""
    who, record, what = visit.asked("who"), visit.asked("record"), visit.asked("what")
    query = select(Act).order_by(col(Act.id).desc()).limit(listing.ROWS + 1)
    if after := listing.after(visit):
        query = query.where(col(Act.id) < after)
    if who:
        query = query.where(col(Act.who) == who)
    if record:
        query = query.where(col(Act.record) == record)
    if what:
        query = query.where(col(Act.what).startswith(what, autoescape=True))
    async with visit.reading() as session:
        acts = (await session.scalars(query)).all()
        verified = await journal.verify(session) if visit.asked("verify") else None
    key = acts[listing.ROWS - 1].id if len(acts) > listing.ROWS else None
    return visit.page(
        "journal.html",
        acts=listing.listed(visit, acts, key),
        who_asked=who,
        record=record,
        what=what,
        verified=verified,
    )


async def export(visit: Visit) -> web.StreamResponse:
    """POST /journal/export: every act, as a table."""
    async with visit.transaction() as session:
        rows = await desk.export(session, visit.who.name, visit.now)
    return await listing.taken_away(NAME, rows, visit.typed("kind"))
