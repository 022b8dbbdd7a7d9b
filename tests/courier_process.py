"""A courier in a process of its own (投递进程), to be killed at any moment (test_courier_kill.py)."""

import asyncio
from pathlib import Path

from bot.app import App
from tests import mailing

# A few dozen in flight, and hundreds claimed ahead.
RATE = 300.0


def carry(url: str, folder: str, api_url: str, token: str) -> None:
    """Delivers until nothing is left."""

    async def live() -> None:
        app = App(mailing.settings(url, Path(folder), api_url, token, rate=RATE))
        try:
            await app.courier().run(until_idle=True)
        finally:
            await app.close()

    asyncio.run(live())
