"""The courier (投递员): rounds over what is under way, every second.

A round opens ledgers, ends what is too late or stopped, tells the senders what may be sent now,
writes to the web chat and closes what is done. One process does it, however many run.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import logs
from bot.channels.web import WebSession
from bot.courier import acks
from bot.courier.lead import Lead
from bot.courier.mail import Mail
from bot.courier.sender import Sender, Way
from bot.courier.writer import PAGE, Writer
from bot.settings import Settings
from handlers import quiet
from knowledge.say import CITY
from storage import audience, broadcasts, deliveries, outlook
from storage.broadcasts import Broadcast
from storage.database import Database
from storage.deliveries import NOTICES, Outcome, Why

log = structlog.get_logger()

# A pause holds within two seconds; a release that is sent begins within one.
ROUND = 0.8
# Accounts that get a row in one transaction.
OPEN_PAGE = 2000
# Pages of the web chat in one round.
PAGES_A_ROUND = 10


class Courier:
    """`await courier.run()`, which ends in order after `courier.stop()`."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        web: WebSession,
        ways: Mapping[str, Way],
        clock: Callable[[], datetime],
    ) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        # Rung for the next round before its time.
        self._bell = asyncio.Event()
        self.lead = Lead(database)
        self.folder = Path(settings.courier.folder)
        self.mail = Mail()
        self.writer = Writer(database, web, clock, self.mail)
        self.senders = [
            Sender(
                channel,
                database,
                way,
                self.folder,
                clock,
                self.mail,
                self._bell.set,
            )
            for channel, way in ways.items()
        ]
        self.channels = ["web", *ways]
        self._is_stopping = False

    def stop(self) -> None:
        """Ends `run` in order."""
        self._is_stopping = True
        self._bell.set()

    async def run(self, *, until_idle: bool = False) -> None:
        """Carries until it is stopped, or until nothing is left to be sent now."""
        working: list[asyncio.Task[None]] = []
        try:
            while not self._is_stopping:
                self._bell.clear()
                busy = await self._lead_or_wait(working)
                if until_idle and not busy:
                    break
                # Not wait_for, which before Python 3.12 may swallow that it was cancelled.
                with suppress(TimeoutError):
                    async with asyncio.timeout(ROUND):
                        await self._bell.wait()
        finally:
            await self._end(working)
            await self.lead.close()

    async def _lead_or_wait(self, working: list[asyncio.Task[None]]) -> bool:
        """A round, where this process leads; whether anything is left to be sent now."""
        try:
            if not await self.lead.has():
                # Another process leads: what is under way here ends, nothing new begins.
                await self._end(working)
                return await self._is_still_open()
            if any(task.done() for task in working):
                # A bug ended one of them: what it had begun is found in its acks.
                await self._end(working)
            if not working:
                await self._recover()
                working += [asyncio.create_task(one.run()) for one in self.senders]
            return await self._round()
        except Exception as error:  # noqa: BLE001 - one of the edges.
            logs.note(error, "courier.missed_round")
            return True

    async def _is_still_open(self) -> bool:
        """Whether whoever leads has anything left to be sent now."""
        now = self.clock()
        async with self.database.reading() as session:
            found = await broadcasts.under_way(session)
            active = [NOTICES, *(one.id or 0 for one in found if self._may_go(one, now))]
            _, still = await outlook.ahead(session, self.channels, active, now)
        return bool(still) or any(not one.is_opened for one in found if one.id in active)

    async def _end(self, working: list[asyncio.Task[None]]) -> None:
        for sender in self.senders:
            sender.stop()
        for ended in await asyncio.gather(*working, return_exceptions=True):
            if isinstance(ended, BaseException):
                # The next start finds in the acks what was not settled.
                logs.note(ended, "courier.unclosed")
        working.clear()

    async def _recover(self) -> None:
        """Settles what runs that ended left: from their acks, and as unknown without any."""
        now = self.clock()
        for dead in acks.dead_runs(self.folder, self.database.url):
            with dead:
                outcomes = [
                    Outcome(number, dead.run, dead.meant(state), remote)
                    for number, (state, remote) in dead.found.items()
                ]
                async with self.database.transaction() as session:
                    await deliveries.settle(session, outcomes, now)
                    if dead.same_boot:
                        await deliveries.give_back(session, dead.run)
                dead.close()
            log.info("courier.recovered", deliveries=len(dead.found))
        mine = [run for sender in self.senders for run in sender.runs]
        async with self.database.transaction() as session:
            lost = await deliveries.lose(session, mine, now)
        if lost:
            log.warning("courier.lost_sight", deliveries=lost)

    async def _round(self) -> bool:
        """One round; whether anything is left to be sent now. One with nothing new only reads."""
        now = self.clock()
        async with self.database.reading() as session:
            under_way = await broadcasts.under_way(session)
            may_go = [one.id or 0 for one in under_way if self._may_go(one, now)]
            ready, still = await outlook.ahead(session, self.channels, [NOTICES, *may_go], now)
            has_ended = await outlook.has_ended_open(session)
        to_open = {one.id or 0 for one in under_way if one.id in may_go and not one.is_opened}
        late = any(is_late(one, now) for one in under_way)
        new = set(may_go) - self.mail.known
        if has_ended or to_open or late or new:
            may_go = await self._write_down(may_go, now)
        active = [NOTICES, *may_go]
        for sender in self.senders:
            sender.may_send(active, [one for one in active if (sender.channel, one) in ready])
        # After what may be sent: nothing that is still queued loses its message before.
        self.mail.forget({one.id or 0 for one in under_way})
        wrote = await self._write([one for one in active if ("web", one) in ready])
        if done := set(may_go) - still - to_open - new:
            await self._finish(done)
        if to_open or late or new:
            # What was just opened can be claimed at once.
            self._bell.set()
        idle = all(sender.is_idle for sender in self.senders)
        if wrote or to_open or late or new or not idle:
            return True
        return await self._reaches(still & set(active))

    async def _reaches(self, still: set[int]) -> bool:
        """Whether any of those that wait do so for a channel that this process has."""
        async with self.database.reading() as session:
            for number in still:
                if number == NOTICES or await outlook.still_open(session, number, self.channels):
                    return True
        return False

    async def _write_down(self, may_go: Sequence[int], now: datetime) -> list[int]:
        """Opens ledgers by pages, ends what is stopped or too late; what may go after that."""
        found = []
        async with self.database.transaction() as session:
            await outlook.skip_ended(session, now)
            for one in await broadcasts.under_way(session):
                if is_late(one, now):
                    await self._too_late(session, one, now)
                # Perhaps it was paused a moment ago.
                elif one.id in may_go and self._may_go(one, now):
                    if not await self.mail.load(session, one):
                        await broadcasts.hold(session, one, now)
                        continue
                    if not one.is_opened:
                        on = now.astimezone(CITY).date()
                        if not await broadcasts.begin(session, one, on, now):
                            continue
                        await audience.open_page(session, one, OPEN_PAGE, now)
                    found.append(one.id or 0)
        return found

    def _may_go(self, broadcast: Broadcast, now: datetime) -> bool:
        if broadcast.state != broadcasts.State.SENDING:
            return False
        if is_late(broadcast, now):
            return False
        return broadcast.is_urgent or quiet.until(self.settings.quiet_hours, now) is None

    async def _too_late(self, session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
        """Who has no row yet gets one that says that it was too late; a page with each round."""
        number = broadcast.id or 0
        if not broadcast.is_opened:
            await audience.open_page(session, broadcast, OPEN_PAGE, now)
        await deliveries.skip(session, number, Why.TOO_LATE, now, most=2 * OPEN_PAGE)
        if broadcast.is_opened and not await outlook.still_open(session, number):
            await broadcasts.finish(session, number, now)

    async def _write(self, active: Sequence[int]) -> bool:
        pages = 0
        for broadcast_id in active:
            # The rest with the next round, so that a pause holds.
            while pages < PAGES_A_ROUND:
                written = await self.writer.write(broadcast_id)
                pages += written > 0
                if written < PAGE:
                    break
        return pages > 0

    async def _finish(self, numbers: set[int]) -> None:
        async with self.database.transaction() as session:
            for number in numbers:
                if not await outlook.still_open(session, number):
                    await broadcasts.finish(session, number, self.clock())


def is_late(broadcast: Broadcast, now: datetime) -> bool:
    """Whether the moment has come after which it must not be sent."""
    return broadcast.not_after is not None and broadcast.not_after <= now
