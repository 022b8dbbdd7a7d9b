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
from bot.courier.wire import Answer, Message, Wire
from storage import conversations, deliveries, residents
from storage.database import Database
from storage.deliveries import Claimed, Outcome, State

# Requests under way at once: the pace times the longest usual answer, and no more than the
# session has connections.
MOST_IN_FLIGHT = 200
FLUSH_EVERY = 0.5
# A pause must hold within two seconds: so much is claimed ahead.
AHEAD = 1.0
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


class Sender:
    """Sends to one channel: `await sender.run()`, which ends in order after `sender.stop()`.

    `messages` gives the message of a claimed delivery; `active` names the broadcasts that may be
    sent now, first things first, and NOTICES.
    """

    def __init__(
        self,
        channel: str,
        database: Database,
        way: Way,
        folder: Path,
        clock: Callable[[], datetime],
        messages: Callable[[Claimed], Message | None],
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self.channel = channel
        self.database = database
        self.wire = way.wire
        self.limiter = way.limiter
        self.chats = way.chats
        self.folder = folder
        self.clock = clock
        self.messages = messages
        # Rung when something new stands in the ledger.
        self.told = told
        self.active: Sequence[int] = ()
        self.queue: deque[Item] = deque()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._outcomes: list[tuple[Outcome, Acks]] = []
        self._left: dict[int, str] = {}
        self._runs: list[Acks] = []
        # What is claimed next comes from here; nothing waits where a claim came back empty.
        self._may_wait = asyncio.Event()
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

    def wake(self) -> None:
        """Says that something may wait to be claimed."""
        self._may_wait.set()

    def stop(self) -> None:
        """Begins nothing new; `run` ends when the answers are there and the ledger is written."""
        self._stopping.set()
        self._may_wait.set()
        self._hurry.set()

    async def run(self) -> None:
        """Sends until it is stopped."""
        self._stopping.clear()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._again(self._fill, 0.01, self._stopping))
            tasks.create_task(self._again(self._flush, FLUSH_EVERY, self._hurry))
            tasks.create_task(self._tick())
        await self._close()

    async def _again(
        self, step: Callable[[], Awaitable[None]], pause: float, hurry: asyncio.Event
    ) -> None:
        wait = pause
        while not self._stopping.is_set():
            try:
                await step()
                wait = pause
            except Exception as error:  # noqa: BLE001 - one of the edges: the database may be away.
                logs.note(error, "courier.missed", channel=self.channel)
                wait = min(2 * max(wait, 0.1), 5.0)
            with suppress(TimeoutError):
                await asyncio.wait_for(hurry.wait(), wait)

    async def _fill(self) -> None:
        """Claims the next page when the queue runs low; gives back what may not be sent now."""
        size = int(min(1000, max(20, self.limiter.rate * AHEAD)))
        await self._give_back()
        if len(self.queue) > size // 2:
            return
        await self._may_wait.wait()
        if self._stopping.is_set():
            return
        acks = self._acks()
        found: list[Claimed] = []
        for broadcast_id in self.active:
            async with self.database.transaction() as session:
                found = await deliveries.claim(
                    session, self.channel, broadcast_id, acks.run, size, self.clock()
                )
            if found:
                break
        else:
            self._may_wait.clear()
        acks.pending += len(found)
        self.queue.extend(Item(one, acks) for one in found)

    def _acks(self) -> Acks:
        """The file of the present run; a long one is followed by a fresh one."""
        for acks in [one for one in self._runs[:-1] if one.pending == 0]:
            acks.close()
            self._runs.remove(acks)
        if not self._runs or self._runs[-1].size > ACKS_AT_MOST:
            self._runs.append(Acks(self.folder, self.database.url))
        return self._runs[-1]

    async def _give_back(self) -> None:
        """Paused, stopped or quiet: what was claimed and not begun waits again."""
        active = set(self.active)
        if all(item.claimed.broadcast_id in active for item in self.queue):
            return
        back = [item for item in self.queue if item.claimed.broadcast_id not in active]
        self.queue = deque(item for item in self.queue if item.claimed.broadcast_id in active)
        await self._return(back)

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
            room = MOST_IN_FLIGHT - len(self._in_flight)
            for _ in range(self.limiter.grant(min(room, len(self.queue)))):
                item = self.queue.popleft()
                if item.claimed.broadcast_id not in self.active:
                    # It goes back with the next filling.
                    self.queue.append(item)
                    continue
                # In no nursery: a stop waits for the answers instead of cancelling the requests.
                task = asyncio.create_task(self._send(item))
                self._in_flight.add(task)
                task.add_done_callback(self._in_flight.discard)
            await asyncio.sleep(max(TICK, self.limiter.wait() if self.queue else 10 * TICK))

    async def _send(self, item: Item) -> None:
        claimed = item.claimed
        message = self.messages(claimed)
        if message is None:
            answer = Answer(State.SKIPPED, reason=deliveries.Why.NO_MESSAGE)
        else:
            wait = self.chats.reserve(claimed.chat_id)
            if wait:
                await asyncio.sleep(wait)
            answer = await self._answer(item, message)
        self._note(item, answer)

    async def _answer(self, item: Item, message: Message) -> Answer:
        claimed = item.claimed
        try:
            item.acks.begin(claimed.id)
        except OSError as error:
            # A full disk: what could not be noted is not sent.
            logs.note(error, "courier.no_acks")
            return Answer(State.WAITING, reason="no acks")
        try:
            answer = await self.wire.send(claimed.chat_id, message)
            if answer.moved_to is not None:
                async with self.database.transaction() as session:
                    await residents.move(session, self.channel, claimed.chat_id, answer.moved_to)
        except Exception as error:  # noqa: BLE001 - whatever broke, this one is accounted for.
            logs.note(error, "courier.broken", channel=self.channel)
            return Answer(State.UNKNOWN, reason="broken")
        return answer

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
        if not self.queue and len(self._in_flight) <= 1:
            self._hurry.set()

    async def _flush(self) -> None:
        """Writes what became of them to the ledger; what fails to be written is kept."""
        if not self._stopping.is_set():
            self._hurry.clear()
        # A copy: answers come in while it is written.
        batch = list(self._outcomes)
        if not batch:
            return
        left = dict(self._left)
        now = self.clock()
        async with self.database.transaction() as session:
            await deliveries.settle(session, [outcome for outcome, _ in batch], now)
            for chat_id, because in left.items():
                await conversations.leave(session, self.channel, chat_id, because, now)
        self._outcomes = self._outcomes[len(batch) :]
        for chat_id in left:
            self._left.pop(chat_id, None)
        for _, acks in batch:
            acks.pending -= 1
        self.wake()
        self.told()

    async def _close(self) -> None:
        """What was not begun waits again; answers are waited for; the ledger is written."""
        back = list(self.queue)
        self.queue.clear()
        if self._in_flight:
            await asyncio.wait(self._in_flight, timeout=PATIENCE)
        await self._return(back)
        await self._flush()
        for acks in self._runs:
            # What is still under way is found by the next start, in a file that nobody holds.
            acks.close(keep=acks.pending > 0)
        self._runs.clear()
