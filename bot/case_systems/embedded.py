"""The embedded case system (内置办件): our own tables and commands. Nothing leaves the house."""

from datetime import datetime

from bot.case_systems.contract import Accepted
from storage.foi.posts import Claimed


class Embedded:
    """Accepts at once: what was registered is already where it is handled."""

    name = "embedded"

    async def take(self, claimed: Claimed, now: datetime) -> Accepted:
        """A request is known here by its own number, which needs no other."""
        del claimed, now
        return Accepted()

    async def close(self) -> None:
        """Nothing is open."""
