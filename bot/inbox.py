"""The inbox (收件): hands each chat's waiting updates to the dispatcher, one at a time, in order.

A channel commits an `Inbound` row, acknowledges it, and wakes the inbox. The worker of a chat
takes the oldest row that nobody handled until none waits. At a start every chat in which an
update waits or replies are owed is woken, so a crash at any step loses nothing; what a network
did not take is said again every while.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot import logs, replies
from bot.apology import Apology
from storage import inbound
from storage.database import Database, is_away

log = structlog.get_logger()

Chat = tuple[str, int]

# An update found unhandled by so many starts has perhaps ended the process each time.
MOST_STARTS = 3
LONGEST_PAUSE = 5.0
# An update that fails so often in this process is apologised for: the others must not wait.
MOST_TRIES = 12
# Steps at once: fewer than the connections of a pool, so that none waits for one in vain.
MOST_AT_ONCE = 8
# What the network did not take is said again: looked for so often, after so long, up to a day.
REMIND_EVERY = 20.0
OWED_FOR = timedelta(minutes=1)
# Updates in one round of it.
MOST_OWED = 500
# At a start it is said again at once, but not what another start has just begun to say.
JUST_BEGUN = timedelta(seconds=5)
GIVE_UP_AFTER = timedelta(days=1)
# How long a stop waits for what is being answered; what waits is answered at the next start.
DRAIN = 10.0


class Inbox:
    """The workers of the chats, owned by one nursery: `async with inbox:`."""

    def __init__(
        self,
        database: Database,
        dispatcher: Dispatcher,
        bots: Mapping[str, Bot],
        apology: Apology,
        clock: Callable[[], datetime],
    ) -> None:
        self.database = database
        self.dispatcher = dispatcher
        self.bots = bots
        self.apology = apology
        self.clock = clock
        self._places = asyncio.Semaphore(MOST_AT_ONCE)
        self._nursery = asyncio.TaskGroup()
        self._reminding: asyncio.Task[None]
        self._workers: dict[Chat, asyncio.Task[None]] = {}
        self._woken: set[Chat] = set()
        # Updates by chat whose replies this process has claimed and is about to say again.
        self._owing: dict[Chat, list[int]] = {}

    async def __aenter__(self) -> Self:
        await self._nursery.__aenter__()
        self._reminding = self._nursery.create_task(self._remind())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reminding.cancel()
        if self._workers:
            await asyncio.wait(self._workers.values(), timeout=DRAIN)
        # What still waits stays in its row and is handled at the next start.
        for worker in self._workers.values():
            worker.cancel()
        await self._nursery.__aexit__(kind, error, trace)

    async def recover(self) -> int:
        """Wakes every chat that a stop or a crash left with work; how many."""
        now, channels = self.clock(), list(self.bots)
        async with self.database.transaction() as session:
            chats = await inbound.waiting_chats(session, channels)
            for channel, chat_id in chats:
                row = await inbound.next_waiting(session, channel, chat_id)
                if row is not None:
                    row.attempts += 1
            owed = await inbound.claim_owed(
                session, channels, now, claimed_before=now - JUST_BEGUN
            )
        self._owing.update(owed)
        for channel, chat_id in chats:
            self.wake(channel, chat_id)
        if chats:
            log.info("inbox.recovered", chats=len(chats))
        return len(chats)

    async def _remind(self) -> None:
        while True:
            await asyncio.sleep(REMIND_EVERY)
            try:
                await self.say_again()
            except Exception as error:  # noqa: BLE001 - one of the four edges.
                logs.note(error, "inbox.missed")

    async def say_again(self) -> None:
        """Has the replies said that the network did not take; a chat at work says its own."""
        now, channels = self.clock(), list(self.bots)
        long_ago = now - OWED_FOR
        async with self.database.reading() as session:
            if not await inbound.is_owing(session, channels, long_ago):
                return
        async with self.database.transaction() as session:
            if given_up := await inbound.give_up(session, now - GIVE_UP_AFTER, now):
                log.warning("inbox.given_up", updates=given_up)
            owed = await inbound.claim_owed(
                session,
                channels,
                now,
                claimed_before=long_ago,
                handled_before=long_ago,
                most=MOST_OWED,
            )
        for chat, ids in owed.items():
            if chat not in self._workers:
                self._owing[chat] = ids
                self.wake(*chat)

    def wake(self, channel: str, chat_id: int) -> None:
        """Says that a row of this chat was committed."""
        chat = (channel, chat_id)
        self._woken.add(chat)
        if chat not in self._workers:
            self._workers[chat] = self._nursery.create_task(self._work(chat))

    async def settled(self, channel: str, chat_id: int) -> None:
        """Waits until the chat's worker has nothing left to do."""
        worker = self._workers.get((channel, chat_id))
        if worker is not None:
            await asyncio.wait([worker])

    async def _work(self, chat: Chat) -> None:
        pause, tries = 0.05, 0
        try:
            while chat in self._woken:
                self._woken.discard(chat)
                try:
                    if chat in self._owing:
                        await self._say_owed(chat, self._owing.pop(chat))
                    while await self._handle_next(chat, give_up=tries > MOST_TRIES):
                        pause, tries = 0.05, 0
                except Exception as error:  # noqa: BLE001 - one of the four edges.
                    # A bug in one chat must not end it, nor the conversations of all.
                    tries = tries + 1 if is_away(error) else MOST_TRIES + 1
                    logs.note(error, "inbox.failed", channel=chat[0], tries=tries)
                    self._woken.add(chat)
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            del self._workers[chat]

    async def _handle_next(self, chat: Chat, *, give_up: bool) -> bool:
        channel, chat_id = chat
        async with self._places:
            async with self.database.reading() as session:
                row = await inbound.next_waiting(session, channel, chat_id)
            if row is None or row.id is None:
                return False
            bot = self.bots[channel]
            body = dict(row.body or {})
            masked = tuple(body.pop("masked", ()))
            if give_up or row.attempts > MOST_STARTS:
                number = logs.trace_number()
                log.error("inbox.gave_up", number=number, inbound=row.id)
                await self.apology.close(bot, row.id, "trouble-ours", masked, number=number)
                return True
            update = Update.model_validate(body, context={"bot": bot})
            await self.dispatcher.feed_update(bot, update, inbound_id=row.id, masked=masked)
            return True

    async def _say_owed(self, chat: Chat, ids: Sequence[int]) -> None:
        """Says again what was claimed; what fails is claimed again by a later round."""
        bot = self.bots[chat[0]]
        async with self.database.reading() as session:
            rows = await inbound.owed(session, ids)
        log.info("inbox.said_again", channel=chat[0], updates=len(rows))
        for row in rows:
            if row.id is None or not row.replies:
                continue
            try:
                await replies.let_out(self.database, bot, row.id, row.replies, self.clock())
            except Exception as error:
                if is_away(error):
                    raise
                # Said as it is, it would break every round: they are told so instead.
                number = logs.note(error, "inbox.unsayable", inbound=row.id)
                await self.apology.replace(bot, row.id, number)
