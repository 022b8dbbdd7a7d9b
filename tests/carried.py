"""A house with a courier (投递试验), over real HTTP, for test_courier.py and its like."""

from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app import App
from storage import broadcasts, deliveries, releases, staff
from storage.broadcasts import Broadcast, Rendering
from storage.database import Database
from tests import bot_api, mailing
from tests.bot_api import BotApi


class House:
    """A house with the courier, and the network beside it."""

    def __init__(self, app: App, api: BotApi) -> None:
        self.app = app
        self.api = api
        self.database = app.database

    async def send(self, now: datetime, **about: Any) -> Broadcast:
        """A release that is reviewed and sent."""
        release = await mailing.reviewed(self.database, now)
        return await mailing.sent(self.database, release, now, **about)

    async def carry(self) -> None:
        """Until nothing can be sent now."""
        await mailing.carry(self.app)

    async def figures(self, broadcast: Broadcast) -> dict[str, int]:
        """What of the ledger is not zero."""
        counts = await mailing.figures(self.database, broadcast)
        return {name: number for name, number in counts.items() if number}

    async def state(self, broadcast: Broadcast) -> str:
        """Where the broadcast stands."""
        async with self.database.reading() as session:
            found = await session.get(Broadcast, broadcast.id)
            assert found is not None
            return found.state

    async def reasons(self, broadcast: Broadcast) -> dict[str, int]:
        """Why somebody was skipped."""
        async with self.database.reading() as session:
            return await deliveries.reasons(session, broadcast.id or 0)

    def got(self) -> list[int]:
        """Whom the network brought a message, in order."""
        return [one.chat_id for one in self.api.accepted]


@asynccontextmanager
async def opened(url: str, folder: Path, api: BotApi, now: datetime, **changes: Any) -> Any:
    settings = mailing.settings(url, folder, api.url, bot_api.TOKEN, rate=500)
    app = App(settings.model_copy(update=changes), now=lambda: now)
    try:
        yield House(app, api)
    finally:
        await app.close()


async def act(database: Database, broadcast: Broadcast, verb: str, now: datetime) -> None:
    async with database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        publisher = await staff.acting(session, "乙")
        assert found is not None
        await getattr(broadcasts, verb)(session, found, publisher, now)


async def again(database: Database, release_id: int, now: datetime) -> Broadcast:
    """The same release, reviewed and sent once more."""
    async with database.transaction() as session:
        first = await broadcasts.of_release(session, release_id)
        assert first is not None
        release = await releases.get(session, release_id)
        reviewer = await staff.acting(session, "乙")
        frozen = [
            Rendering(language=one.language, html=one.html, buttons=one.buttons)
            for one in await broadcasts.renderings(session, first)
        ]
        found = await broadcasts.review(
            session, release, None, first.audience, frozen, reviewer, now
        )
        return await broadcasts.send(session, found, reviewer, now)
