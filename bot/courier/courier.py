"""The courier (投递员): rounds over what is under way, twice a second.

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
from bot.courier import acks, quiet
from bot.courier.lead import Lead
from bot.courier.sender import Sender, Way
from bot.courier.wire import Message
from bot.courier.writer import PAGE, Writer
from bot.settings import Settings
from storage import audience, broadcasts, deliveries, releases
from storage.broadcasts import Broadcast
from storage.database import Database
from storage.deliveries import NOTICES, Claimed, Outcome, Why

log = structlog.get_logger()

ROUND = 0.4
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
        self.writer = Writer(database, web, clock, self._message)
        self.senders = [
            Sender(
                channel,
                database,
                way,
                self.folder,
                clock,
                self._message,
                self._bell.set,
            )
            for channel, way in ways.items()
        ]
        self._messages: dict[tuple[int, str], Message] = {}
        self._known: set[int] = set()
        self._is_stopping = False

    def _message(self, claimed: Claimed) -> Message | None:
        if claimed.broadcast_id == NOTICES:
            notice = claimed.notice
            return Message(notice["html"], notice["buttons"]) if notice else None
        return self._messages.get((claimed.broadcast_id, claimed.language))

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
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._bell.wait(), ROUND)
        finally:
            await self._end(working)
            await self.lead.close()

    async def _lead_or_wait(self, working: list[asyncio.Task[None]]) -> bool:
        """A round, where this process leads; whether anything is left to be sent now."""
        try:
            if not await self.lead.has():
                # Another process leads: what is under way here ends, nothing new begins.
                await self._end(working)
                return await self._waits([NOTICES, *await self._may_be_sent()])
            if not working:
                await self._recover()
                working += [asyncio.create_task(one.run()) for one in self.senders]
            return await self._round()
        except Exception as error:  # noqa: BLE001 - one of the edges.
            logs.note(error, "courier.missed_round")
            return True

    async def _may_be_sent(self) -> list[int]:
        async with self.database.reading() as session:
            found = await broadcasts.under_way(session)
        return [one.id or 0 for one in found if self._may_go(one, self.clock())]

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
                    Outcome(number, dead.run, state, remote)
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
        """One round; whether anything is left to be sent now."""
        now = self.clock()
        async with self.database.transaction() as session:
            under_way = await broadcasts.under_way(session)
            self._forget({one.id or 0 for one in under_way})
            await deliveries.skip_stopped(session, now)
            for one in under_way:
                if one.not_after is not None and one.not_after <= now:
                    await self._too_late(session, one, now)
            may_go = [
                one
                for one in under_way
                if self._may_go(one, now) and await self._load(session, one)
            ]
            for one in may_go:
                if not one.is_opened:
                    await audience.open_page(session, one, OPEN_PAGE, now)
        active = [NOTICES, *(one.id or 0 for one in may_go)]
        for sender in self.senders:
            sender.active = active
            sender.wake()
        wrote = await self._write(active)
        await self._finish(may_go)
        return (
            wrote
            or any(not one.is_opened for one in may_go)
            or any(not sender.is_idle for sender in self.senders)
            or await self._waits(active)
        )

    def _may_go(self, broadcast: Broadcast, now: datetime) -> bool:
        if broadcast.state != broadcasts.State.SENDING:
            return False
        if broadcast.not_after is not None and broadcast.not_after <= now:
            return False
        return broadcast.is_urgent or quiet.until(self.settings.quiet_hours, now) is None

    async def _too_late(self, session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
        """Who has no row yet gets one that says that it was too late."""
        while not broadcast.is_opened:
            await audience.open_page(session, broadcast, OPEN_PAGE, now)
        await deliveries.skip(session, broadcast.id or 0, Why.TOO_LATE, now)
        if not await deliveries.still_open(session, broadcast.id or 0):
            await broadcasts.finish(session, broadcast.id or 0, now)

    def _forget(self, under_way: set[int]) -> None:
        """Lets go of the messages of what is no longer under way, and of their attachments."""
        self._known &= under_way
        self._messages = {
            (number, language): message
            for (number, language), message in self._messages.items()
            if number in under_way
        }

    async def _load(self, session: AsyncSession, broadcast: Broadcast) -> bool:
        """Reads the frozen messages once; False for what is not as it was approved: it pauses."""
        number = broadcast.id or 0
        if number in self._known:
            return True
        if not await broadcasts.is_as_approved(session, broadcast):
            broadcasts.hold(session, broadcast, self.clock())
            return False
        for one in await broadcasts.renderings(session, broadcast):
            attachment = (
                await session.get(releases.Attachment, one.attachment) if one.attachment else None
            )
            self._messages[number, one.language] = Message(one.html, one.buttons, attachment)
        self._known.add(number)
        return True

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

    async def _finish(self, may_go: Sequence[Broadcast]) -> None:
        for one in may_go:
            async with self.database.transaction() as session:
                if one.is_opened and not await deliveries.still_open(session, one.id or 0):
                    await broadcasts.finish(session, one.id or 0, self.clock())

    async def _waits(self, active: Sequence[int]) -> bool:
        channels = ["web", *(sender.channel for sender in self.senders)]
        async with self.database.reading() as session:
            for broadcast_id in active:
                if await deliveries.still_open(session, broadcast_id, *channels):
                    return True
        return False
