"""The poster (移送员): carries what is owed to the case system, for as long as it takes.

    claimed (committed) → opened and handed over → accepted, or put off (committed)

It may end between any two of these: a claimed post is hidden for two minutes and then claimed by
the next, under the same key. Any number of posters may run.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot import logs
from bot.case_systems.contract import CaseSystem, NotTaken
from bot.case_systems.embedded import Embedded
from bot.case_systems.webhook import Webhook
from bot.settings import CaseSystem as Kind
from bot.settings import Settings
from storage.database import Database
from storage.foi import posts
from storage.foi.posts import Claimed
from storage.sealed import Unopened

log = structlog.get_logger()

# A request is with the case system so soon after it was made.
ROUND = 2.0
LONGEST_PAUSE = 60.0
AT_ONCE = 5


def system_of(settings: Settings) -> CaseSystem:
    """The case system that the settings name."""
    cases = settings.cases
    if cases.system is Kind.EMBEDDED or cases.secret is None:
        return Embedded()
    return Webhook(cases.url, cases.secret.get_secret_value())


class Poster:
    """`await poster.run()`, until it is cancelled."""

    def __init__(
        self, database: Database, system: CaseSystem, clock: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.system = system
        self.clock = clock

    async def run(self) -> None:
        """Rounds, one after the other; a database that is away is waited for."""
        pause = ROUND
        try:
            while True:
                try:
                    while await self.round():
                        pass
                    pause = ROUND
                except Exception as error:  # noqa: BLE001 - one of the edges.
                    logs.note(error, "cases.missed_round")
                    pause = min(pause * 2, LONGEST_PAUSE)
                await asyncio.sleep(pause)
        finally:
            await self.system.close()

    async def round(self) -> int:
        """Hands over what is due now; how many it tried. With nothing due it only reads."""
        now = self.clock()
        async with self.database.reading() as session:
            due = await posts.next_due(session)
        if due is None or due > now:
            return 0
        async with self.database.transaction() as session:
            claimed = await posts.claim(session, now, AT_ONCE)
        await asyncio.gather(*(self._hand_over(one) for one in claimed))
        return len(claimed)

    async def _hand_over(self, claimed: Claimed) -> None:
        try:
            # Opened one by one, and where nobody who writes waits for it.
            async with self.database.reading() as session:
                whole = await posts.filled(session, claimed)
            if whole is None:
                return
            accepted = await self.system.take(whole, self.clock())
        except (NotTaken, Unopened) as problem:
            async with self.database.transaction() as session:
                pause = await posts.put_off(session, claimed, str(problem), self.clock())
            log.warning(
                "cases.put_off",
                key=claimed.key,
                problem=str(problem),
                tries=claimed.tries,
                again_in=int(pause.total_seconds()),
            )
            return
        async with self.database.transaction() as session:
            await posts.accept(session, claimed, self.system.name, accepted.case_id, self.clock())
        log.info("cases.accepted", key=claimed.key, system=self.system.name)
