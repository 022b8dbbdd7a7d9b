"""Throttle (限速): so fast a person may write, and so fast all together.

The first message over the pace gets the sentence, those behind it in the same window get none:
an answer to each would be the flood that it should stop.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.settings import ThrottleSettings
from knowledge.crisis import crisis
from storage.conversations import Conversation
from storage.refusal import Refusal

# Buckets of people who wrote long ago are full again and can be forgotten.
MOST_BUCKETS = 10_000
LOCAL = "terminal"


@dataclass
class Bucket:
    """A token bucket (令牌桶): `capacity` at once, `rate` a second after that."""

    capacity: float
    rate: float
    level: float
    at: float
    told: bool = False

    def take(self, now: float) -> bool:
        """Takes one token; False when there is none."""
        self.level = min(self.capacity, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        self.told = False
        return True

    def wait(self) -> int:
        """Whole seconds until the next token, at least one."""
        return max(1, round((1 - self.level) / self.rate + 0.5))


class Throttle(BaseMiddleware):
    """Lets through what keeps the pace.

    In process: each process of a grown deployment keeps its own pace until they share one.
    """

    def __init__(
        self, settings: ThrottleSettings, ticks: Callable[[], float], since: datetime
    ) -> None:
        self.settings = settings
        # What came before this start waited long enough.
        self.since = since
        self.ticks = ticks
        rate = float(settings.overall_per_second)
        self.overall = Bucket(rate, rate, rate, ticks())
        self.people: OrderedDict[int, Bucket] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the update, refuses it with the seconds to wait, or drops it."""
        conversation: Conversation = data["conversation"]
        # Who sits at the machine floods nobody else.
        if conversation.channel == LOCAL or data["received_at"] < self.since:
            return await handler(event, data)
        now = self.ticks()
        person = self._person(conversation.id or 0, now)
        has_place = person.take(now)
        if has_place and self.overall.take(now):
            return await handler(event, data)
        text = event.message.text if isinstance(event, Update) and event.message else None
        if crisis(text or ""):
            # Danger is heard at any pace.
            return await handler(event, data)
        if has_place:
            raise Refusal("throttle-all")
        if person.told:
            return None
        person.told = True
        raise Refusal("throttle-person", seconds=person.wait())

    def _person(self, key: int, now: float) -> Bucket:
        bucket = self.people.pop(key, None)
        if bucket is None:
            burst = float(self.settings.burst)
            bucket = Bucket(burst, self.settings.per_minute / 60, burst, now)
        self.people[key] = bucket
        if len(self.people) > MOST_BUCKETS:
            self.people.popitem(last=False)
        return bucket
