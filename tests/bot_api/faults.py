"""What goes wrong (故障): slowness, a pace that is kept, errors and broken connections."""

import math
import random
from collections import Counter, deque
from dataclasses import dataclass, field

from tests.bot_api.fields import Refused

TROUBLES = ("5xx", "reset_before", "reset_after", "429")
# How a broken server answers; a gateway in front of it answers in HTML.
_BROKEN = (
    (500, b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
    (502, b'{"ok":false,"error_code":502,"description":"Bad Gateway"}'),
    (
        502,
        b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body>\r\n</html>\r\n",
    ),
)


@dataclass
class Faults:
    """What goes wrong, how often; the same seed goes wrong in the same order."""

    latency: tuple[float, float] = (0.0, 0.0)  # seconds there and back, each request its own
    limit: float | None = None  # messages a second and token
    per_chat: float | None = None  # messages a second and chat
    retry_after: int = 1  # how long a pause is
    share_5xx: float = 0.0
    share_reset_before: float = 0.0  # the request was read and nothing was done
    share_reset_after: float = 0.0  # everything was done and nothing said
    updates_too: bool = False  # getUpdates, getMe and the like go wrong as well
    seed: int = 0
    chance: random.Random = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - chance of a test, not a secret.

    def half_latency(self) -> float:
        shortest, longest = self.latency
        return self.chance.uniform(shortest, longest) / 2 if longest else 0.0

    def draw(self) -> str:
        """What goes wrong with this request, or nothing."""
        before = self.share_5xx + self.share_reset_before
        if not before and not self.share_reset_after:
            return ""
        drawn = self.chance.random()
        if drawn < self.share_5xx:
            return "5xx"
        if drawn < before:
            return "reset_before"
        return "reset_after" if drawn < before + self.share_reset_after else ""

    def broken(self) -> tuple[int, bytes]:
        return self.chance.choice(_BROKEN)


class Pace:
    """So many messages in any second; who is over is paused, and while paused nothing passes."""

    def __init__(self) -> None:
        self.times: deque[float] = deque()
        self.paused_until = 0.0

    def refuse_while_paused(self, now: float) -> None:
        if now < self.paused_until:
            raise too_many(math.ceil(self.paused_until - now))

    def pause(self, now: float, seconds: float) -> None:
        self.paused_until = max(self.paused_until, now + seconds)

    def take(self, now: float, limit: float, seconds: int) -> None:
        """Counts a message, or raises Refused and begins a pause."""
        self.refuse_while_paused(now)
        # Less than one a second is one in a longer while.
        begin = now - max(1.0, 1 / limit)
        while self.times and self.times[0] <= begin:
            self.times.popleft()
        if len(self.times) >= max(1.0, limit):
            self.pause(now, seconds)
            raise too_many(seconds)
        self.times.append(now)


def too_many(seconds: int) -> Refused:
    """What Telegram says to who is too fast."""
    wait = max(1, seconds)
    return Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)


@dataclass
class Tally:
    """What was refused, by kind; and whose messages an interruption left in doubt."""

    refused: Counter[str] = field(default_factory=Counter)
    reset_before: list[int] = field(default_factory=list)
    reset_after: list[int] = field(default_factory=list)
    unheard: list[int] = field(default_factory=list)  # the client was gone before the reply
