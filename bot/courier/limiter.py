"""The pace (限速): one bucket a bot's token, one a chat; who speaks goes before bulk.

Telegram counts messages a second for a token (about 30) and for a chat (about one, with short
bursts; twenty a minute in a group): https://core.telegram.org/bots/faq#broadcasting-to-users.
Its limits are not promised, so a 429 stops the whole token for as long as it says, and the pace
falls a little and comes back slowly.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import (
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)

# What is used of the limit. Messages arrive as the network brings them, up to some 45 ms closer
# than they left, and a second too full costs a second of silence.
SHARE = 0.957
# A reply takes the place of a bulk message, and half a place more while it is crowded.
REPLY_TAKES = 1.5
# Timers are coarse: what was slept through is made up, up to so many seconds.
SLACK = 0.02
# After a 429, and how much of it comes back with each second without one.
FALL = 0.95
RISE = 0.002
LOWEST = 0.5


class Limiter:
    """The bucket of one token: messages leave at even distances.

    A reply goes at once and takes the place of the next bulk message; bulk asks how many may go
    and never waits in line, so that no reply is behind it.
    """

    def __init__(self, rate: float, ticks: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.ticks = ticks
        self._factor = 1.0
        self._next = ticks()
        self._paused_until = ticks()
        self._fell_at = ticks()

    @property
    def interval(self) -> float:
        """Seconds between two messages at the present pace."""
        return 1 / (self.rate * SHARE * self._pace())

    def _pace(self) -> float:
        return min(1.0, self._factor + (self.ticks() - self._fell_at) * RISE)

    def pause(self, seconds: float) -> None:
        """Stops everything for so long: the network asked for it (`retry_after`)."""
        now = self.ticks()
        if now >= self._paused_until:
            # Those that were under way with the first refused one are refused for the same cause.
            self._factor, self._fell_at = max(LOWEST, self._pace() * FALL), now
        self._paused_until = max(self._paused_until, now + seconds)
        self._next = max(self._next, self._paused_until)

    def wait(self) -> float:
        """Seconds until a bulk message may go."""
        return max(0.0, self._next - self.ticks())

    def grant(self, most: int) -> int:
        """How many bulk messages may go now; they are taken."""
        now = self.ticks()
        if most <= 0 or now < self._next:
            return 0
        interval = self.interval
        start = max(self._next, now - SLACK)
        number = min(most, int((now - start) / interval) + 1)
        self._next = start + number * interval
        return number

    async def take(self) -> None:
        """Waits for the turn of a reply or a notice: none, unless many speak at once."""
        while True:
            now = self.ticks()
            if now < self._paused_until:
                await asyncio.sleep(self._paused_until - now)
                continue
            interval = self.interval
            # One place may be lent from the future: bulk then leaves a gap.
            wait = self._next - interval - now
            self._next = max(self._next, now) + REPLY_TAKES * interval
            if wait > 0:
                await asyncio.sleep(wait)
            return


class ChatPace:
    """The buckets of the chats: a short burst, then about one a second; fewer in a group."""

    MOST = 50_000

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self.ticks = ticks
        self._free_at: OrderedDict[int, float] = OrderedDict()

    def reserve(self, chat_id: int) -> float:
        """Takes a place and gives the seconds to wait for it. A group's id is below zero."""
        every, burst = (3.0, 5) if chat_id < 0 else (1.0, 4)
        now = self.ticks()
        free_at = max(self._free_at.pop(chat_id, now), now) + every
        self._free_at[chat_id] = free_at
        while len(self._free_at) > self.MOST or (
            self._free_at and next(iter(self._free_at.values())) <= now
        ):
            self._free_at.popitem(last=False)
        return max(0.0, free_at - now - burst * every)


# What a person sees; everything else (typing, acknowledging a tap) has no limit worth keeping.
COUNTED = (SendMessage, SendPhoto, SendDocument, EditMessageText, EditMessageReplyMarkup)


class Pace(BaseRequestMiddleware):
    """Keeps the pace where aiogram has its seam for it: before every request of the session."""

    def __init__(self, limiter: Limiter, chats: ChatPace) -> None:
        self.limiter = limiter
        self.chats = chats

    async def __call__(
        self,
        make_request: Callable[[Bot, TelegramMethod[Any]], Awaitable[Any]],
        bot: Bot,
        method: TelegramMethod[Any],
    ) -> Any:
        """Waits for the turn, and stops the token when the network says so."""
        if isinstance(method, COUNTED):
            if isinstance(method.chat_id, int):
                await asyncio.sleep(self.chats.reserve(method.chat_id))
            await self.limiter.take()
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            self.limiter.pause(error.retry_after)
            raise
