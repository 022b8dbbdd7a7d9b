"""Requests on their way to a case system (移送试验), for test_case_systems*.py."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.case_systems.poster import Poster
from bot.case_systems.webhook import Webhook
from storage import foi
from storage.database import Database
from storage.foi import CasePost
from tests import applying, case_receiver
from tests.applying import reply, told


class Clock:
    """A clock that is put on by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> None:
        """So much later."""
        self.now += timedelta(**span)


@asynccontextmanager
async def posting(database: Database, url: str, clock: Clock) -> AsyncIterator[Poster]:
    """A poster to an address."""
    system = Webhook(url, case_receiver.SECRET)
    try:
        yield Poster(database, system, clock)
    finally:
        await system.close()


async def through(database: Database, now: datetime, count: int = 1) -> list[str]:
    """Requests that were lodged, confirmed and answered: three states each."""
    numbers = []
    async with database.transaction() as session:
        who = await applying.office(session, now)
        for _ in range(count):
            request = await applying.registered(session, who.officer, now)
            await foi.answer(session, request, who.officer, reply(), told(now), now)
            numbers.append(request.number)
    return numbers


async def all_posts(database: Database) -> list[CasePost]:
    async with database.reading() as session:
        query = select(CasePost).order_by(col(CasePost.id))
        return list((await session.scalars(query)).all())


async def drained(poster: Poster) -> None:
    """Until nothing is due."""
    while await poster.round():
        pass
