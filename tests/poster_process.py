"""A poster in a process of its own (移送进程), to be killed at any moment (test_case_systems.py)."""

import asyncio
from datetime import datetime, timedelta

from bot.case_systems.poster import Poster
from bot.case_systems.webhook import Webhook
from storage.database import Database
from storage.sealed import Keyring
from tests import case_receiver
from tests.conftest import KEY


def post(url: str, receiver: str, since: datetime, life: int) -> None:
    """Posts until nothing is due; every life begins when what the last one hid is seen again."""

    async def live() -> None:
        now = since + timedelta(minutes=3 * life)
        database = Database(url, Keyring([KEY]))
        system = Webhook(receiver, case_receiver.SECRET)
        poster = Poster(database, system, lambda: now)
        try:
            while await poster.round():
                pass
        finally:
            await system.close()
            await database.close()

    asyncio.run(live())
