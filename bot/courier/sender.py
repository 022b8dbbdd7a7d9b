"""The sender (发送): claims by pages, lets go of the database, sends at the pace, records.

Three things run beside each other: claims fill a short queue, a ticker lets messages go as the
limiter grants them, and what became of them goes to the ledger in batches. Between claim and
ledger the acks file knows everything (bot/courier/acks.py).
"""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot import logs
from bot.courier.acks import Acks
from bot.courier.limiter import ChatPace, Limiter
from bot.courier.mail import Mail
from bot.courier.wire import Answer, Wire
from bot.courier.writer import why_not
from storage import conversations, deliveries, outlook, residents
from storage.database import Database
from storage.deliveries import Claimed, Outcome, State

# Requests under way at once: the pace times the longest usual answer, and no more than the
# session has connections.
MOST_IN_FLIGHT = 200
# The ledger is at most so far behind the acks, in seconds and in rows.
FLUSH_EVERY = 1.0
BATCH = 500
# So many seconds are claimed ahead; what is claimed and not begun is given back by a pause.
AHEAD = 3.0
LONGEST_PAUSE = 5.0
# A rest that the network asks for is waited for with the queue in hand only if it is short.
LONGEST_HOLD = 2.0
# A tick is as long as a coarse timer; faster ones would only cost.
TICK = 0.004
LONGEST_WAIT = 300.0
ACKS_AT_MOST = 4 * 2**20
# How long a stop waits for answers that are under way.
PATIENCE = 10.0


@dataclass(frozen=True)
class Way:
    """How a channel is reached, and at what pace."""

    wire: Wire
    limiter: Limiter
    chats: ChatPace


@dataclass(slots=True)
class Item:
    """A claimed delivery with the acks of the run that claimed it."""

    claimed: Claimed
    acks: Acks
    is_begun: bool = False


class Sender:
    """Sends to one channel: `await sender.run()`, which ends in order after `sender.stop()`.

    `active` names the broadcasts that may be sent now, first things first, and NOTICES.
    """

    def __init__(
        self,
        channel: str,
        database: Database,
        way: Way,
        folder: Path,
        clock: Callable[[], datetime],
        mail: Mail,
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self.channel = channel
        self.database = database
        self.wire = way.wire
        self.limiter = way.limiter
        self.chats = way.chats
        self.folder = folder
        self.clock = clock
        self.mail = mail
        # Rung when something new stands in the ledger.
        self.told = told
        self.active: Sequence[int] = ()
        self.queue: deque[Item] = deque()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._outcomes: list[tuple[Outcome, Acks]] = []
        self._left: dict[int, str] = {}
        self._runs: list[Acks] = []
        # Of these something can be claimed.
        self._ready: list[int] = []
        # Taken from the queue, and not yet among the outcomes.
        self._begun: set[int] = set()
        # A claim may have been committed without our hearing of it.
        self._is_in_doubt = False
        # There is room in the queue, and something for it; there is something in it.
        self._room = asyncio.Event()
        self._filled = asyncio.Event()
        self._stopping = asyncio.Event()
        # The last of a broadcast is not kept waiting for a batch.
        self._hurry = asyncio.Event()

    @property
    def runs(self) -> list[str]:
        """The names of this process's runs that have claims."""
        return [acks.run for acks in self._runs]

    @property
    def is_idle(self) -> bool:
        """Whether nothing is queued, under way or unwritten."""
        return not (self.queue or self._in_flight or self._outcomes)

    def may_send(self, active: Sequence[int], ready: Sequence[int]) -> None:
        """What may be sent now, and of what something can be claimed, first things first."""
        self.active = active
        self._ready = list(ready)
        self._room.set()

    def stop(self) -> None:
        """Begins nothing new; `run` ends when the answers are there and the ledger is written."""
        self._stopping.set()
        for event in (self._room, self._filled, self._hurry):
            event.set()

    async def run(self) -> None:
        """Sends until it is stopped."""
        self._stopping.clear()
        self._room.set()
        await self.wire.open()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._again(self._fill, self._room, LONGEST_PAUSE))
            tasks.create_task(self._again(self._flush, self._hurry, FLUSH_EVERY))
            tasks.create_task(self._tick())
        await self._close()

    async def _again(
        self, step: Callable[[], Awaitable[None]], called: asyncio.Event, every: float
    ) -> None:
        """A step whenever it is called for, and every so often; an error ends nothing."""
        pause = 0.1
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await called.wait()
            if not self._stopping.is_set():
                called.clear()
            try:
                await step()
                pause = 0.1
            except Exception as error:  # noqa: BLE001 - one of the edges: the database may be away.
                logs.note(error, "courier.missed", channel=self.channel)
                self._is_in_doubt = True
                called.set()
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    @property
    def _page(self) -> int:
        return int(min(1000, max(20, self.limiter.rate * AHEAD)))

    async def _fill(self) -> None:
        """Claims the next page when the queue runs low; gives back what may not be sent now."""
        if self._is_in_doubt:
            await self._find_lost_claims()
        await self._give_back()
        while self._ready and len(self.queue) <= self._page // 2:
            if self._rests or self._stopping.is_set():
                return
            acks, number = self._acks(), self._ready[0]
            async with self.database.transaction() as session:
                found = await deliveries.claim(
                    session,
                    self.channel,
                    number,
                    acks.run,
                    self._page,
                    self.clock(),
                    self.mail.audience(number),
                )
            acks.pending += len(found)
            self.queue.extend(Item(one, acks) for one in found)
            self._filled.set()
            if len(found) < self._page and self._ready and self._ready[0] == number:
                # The rest waits for its next try, or was just written: the next round tells.
                self._ready.pop(0)

    async def _find_lost_claims(self) -> None:
        """After an error: what was claimed by a commit of which we never heard waits again."""
        known = {item.claimed.id for item in self.queue}
        known |= self._begun | {outcome.id for outcome, _ in self._outcomes}
        async with self.database.transaction() as session:
            for acks in self._runs:
                lost = set(await outlook.claimed_by(session, acks.run)) - known
                await deliveries.give_back(session, acks.run, sorted(lost))
        self._is_in_doubt = False

    def _acks(self) -> Acks:
        """The file of the present run; a long one is followed by a fresh one."""
        for acks in [one for one in self._runs[:-1] if one.pending == 0]:
            acks.close()
            self._runs.remove(acks)
        if not self._runs or self._runs[-1].size > ACKS_AT_MOST:
            self._runs.append(Acks(self.folder, self.database.url))
        return self._runs[-1]

    async def _give_back(self) -> None:
        """Paused, stopped, quiet, or the network wants a rest: what was not begun waits again."""
        active = set() if self._rests else set(self.active)
        back = [item for item in self.queue if item.claimed.broadcast_id not in active]
        if back:
            # Out of the queue first: whatever comes of it, none of them is sent meanwhile.
            self.queue = deque(item for item in self.queue if item.claimed.broadcast_id in active)
            await self._return(back)

    @property
    def _rests(self) -> bool:
        return self.limiter.wait() > LONGEST_HOLD

    async def _return(self, back: Sequence[Item]) -> None:
        async with self.database.transaction() as session:
            for run in {item.acks.run for item in back}:
                ids = [item.claimed.id for item in back if item.acks.run == run]
                await deliveries.give_back(session, run, ids)
        for item in back:
            item.acks.pending -= 1

    async def _tick(self) -> None:
        """Lets messages go as the limiter grants them."""
        while not self._stopping.is_set():
            if not self.queue:
                await self._filled.wait()
                self._filled.clear()
                continue
            room = MOST_IN_FLIGHT - len(self._in_flight)
            self._let_go(self.limiter.grant(min(room, len(self.queue))))
            if self._rests or (self._ready and len(self.queue) <= self._page // 2):
                self._room.set()
            # Looked at now and then, so that a stop need not wait for a long rest.
            await asyncio.sleep(max(TICK, min(self.limiter.wait(), FLUSH_EVERY)))

    def _let_go(self, number: int) -> None:
        for _ in range(number):
            item = self.queue.popleft()
            if item.claimed.broadcast_id not in self.active:
                # It goes back with the next filling.
                self.queue.append(item)
                self._room.set()
                continue
            self._begun.add(item.claimed.id)
            # In no nursery: a stop waits for the answers instead of cancelling the requests.
            task = asyncio.create_task(self._send(item))
            self._in_flight.add(task)
            task.add_done_callback(self._in_flight.discard)

    async def _send(self, item: Item) -> None:
        try:
            answer = await self._answer(item)
        except Exception as error:  # noqa: BLE001 - whatever broke, this one is accounted for.
            logs.note(error, "courier.broken", channel=self.channel)
            answer = Answer(State.UNKNOWN if item.is_begun else State.WAITING, reason="broken")
        self._note(item, answer)

    async def _answer(self, item: Item) -> Answer:
        claimed = item.claimed
        message = self.mail.message(claimed) if claimed.still_asks else None
        if message is None:
            return Answer(State.SKIPPED, reason=why_not(claimed))
        if wait := self.chats.reserve(claimed.chat_id):
            await asyncio.sleep(wait)
        answer = await self.wire.send(claimed.chat_id, message, lambda: self._begin(item))
        if answer.moved_to is not None:
            try:
                async with self.database.transaction() as session:
                    await residents.move(session, self.channel, claimed.chat_id, answer.moved_to)
            except Exception as error:  # noqa: BLE001 - it was refused: the next try finds it again.
                logs.note(error, "courier.move_not_kept")
        return answer

    def _begin(self, item: Item) -> bool:
        """Notes that its request is written next; False where it may not be sent any more."""
        if item.claimed.broadcast_id not in self.active or self._rests:
            return False
        item.acks.begin(item.claimed.id)
        item.is_begun = True
        return True

    def _note(self, item: Item, answer: Answer) -> None:
        claimed = item.claimed
        retry_at = None
        if answer.state is State.WAITING:
            again_in = answer.again_in
            if again_in is None:
                again_in = min(LONGEST_WAIT, 2.0 ** min(claimed.tries, 9))
                again_in *= random.uniform(0.5, 1.0)  # noqa: S311 - spreads, hides nothing.
            retry_at = self.clock() + timedelta(seconds=again_in)
        if answer.pauses:
            self.limiter.pause(answer.again_in or 1)
        if answer.state in {State.BLOCKED, State.GONE}:
            self._left[claimed.chat_id] = str(answer.state)
        try:
            item.acks.note(claimed.id, answer.state, answer.remote_id)
        except OSError as error:
            # The ledger has it within the second.
            logs.note(error, "courier.no_acks")
        outcome = Outcome(
            claimed.id, item.acks.run, answer.state, answer.remote_id, answer.reason, retry_at
        )
        self._outcomes.append((outcome, item.acks))
        self._begun.discard(claimed.id)
        is_last = not self.queue and len(self._in_flight) <= 1
        if is_last or len(self._outcomes) >= BATCH:
            self._hurry.set()

    async def _flush(self) -> None:
        """Writes what became of them to the ledger; what fails to be written is kept."""
        # A copy: answers come in while it is written.
        batch = list(self._outcomes)
        if not batch:
            return
        left = dict(self._left)
        now = self.clock()
        async with self.database.transaction() as session:
            await deliveries.settle(session, [outcome for outcome, _ in batch], now)
            for because in set(left.values()):
                chats = [chat_id for chat_id, why in left.items() if why == because]
                await conversations.leave(session, self.channel, chats, because, now)
        self._outcomes = self._outcomes[len(batch) :]
        for chat_id in left:
            self._left.pop(chat_id, None)
        for _, acks in batch:
            acks.pending -= 1
        if any(outcome.state is State.WAITING for outcome, _ in batch) or self.is_idle:
            self.told()

    async def _close(self) -> None:
        """What was not begun waits again; answers are waited for; the ledger is written."""
        back = list(self.queue)
        self.queue.clear()
        if self._in_flight:
            await asyncio.wait(self._in_flight, timeout=PATIENCE)
        for ending in (self._return(back), self._flush()):
            try:
                await ending
            except Exception as error:  # noqa: BLE001 - the next start finds it in the acks.
                logs.note(error, "courier.unclosed", channel=self.channel)
        for acks in self._runs:
            # What is still under way is found by the next start, in a file that nobody holds.
            acks.close(keep=acks.pending > 0)
        self._runs.clear()
