"""The pace (限速): within the limit in every second, replies first, a 429 stops the token."""

import asyncio

import pytest

from bot.courier.limiter import ChatPace, Limiter


class Ticks:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def sent(limiter: Limiter, ticks: Ticks, seconds: float, tick: float, waiting: int) -> list[float]:
    """When bulk messages went, asked again with each tick."""
    times = []
    end = ticks.now + seconds
    while ticks.now < end and waiting:
        number = limiter.grant(waiting)
        times += [ticks.now] * number
        waiting -= number
        ticks.now += tick
    return times


@pytest.mark.parametrize("rate", [1, 30, 300, 1000])
@pytest.mark.parametrize("tick", [0.004, 0.015])
def test_bulk_stays_within_the_limit_and_close_to_it(rate: int, tick: float) -> None:
    ticks = Ticks()
    times = sent(Limiter(rate, ticks), ticks, 20, tick, 10**6)
    fullest = max(
        sum(1 for other in times if time <= other < time + 1)
        for time in times[:: max(1, rate // 30)]
    )
    assert fullest <= rate
    assert len(times) >= 0.95 * rate * 20


def test_what_a_stall_lost_is_not_made_up_in_a_burst() -> None:
    ticks = Ticks()
    limiter = Limiter(1000, ticks)
    sent(limiter, ticks, 1, 0.004, 10**6)
    ticks.now += 0.5
    assert limiter.grant(10**6) <= 25


async def test_a_reply_goes_at_once_and_takes_the_place_of_a_bulk_message() -> None:
    ticks = Ticks()
    limiter = Limiter(30, ticks)
    assert limiter.grant(10) == 1
    async with asyncio.timeout(0.5):
        await limiter.take()
    # The place was lent: the next bulk message waits for more than two.
    assert limiter.wait() == pytest.approx(2.5 * limiter.interval)


def test_a_pause_stops_the_token_and_lowers_the_pace_for_a_while() -> None:
    ticks = Ticks()
    limiter = Limiter(30, ticks)
    before = limiter.interval
    limiter.pause(7)
    limiter.pause(3)
    assert limiter.grant(10) == 0
    ticks.now += 6.9
    assert limiter.grant(10) == 0
    ticks.now += 0.2
    assert limiter.grant(10) == 1
    assert limiter.interval > before
    ticks.now += 60
    assert limiter.interval == before


def test_a_chat_may_have_a_short_burst_and_then_one_a_second() -> None:
    ticks = Ticks()
    chats = ChatPace(ticks)
    waits = [chats.reserve(7) for _ in range(8)]
    assert waits == [0, 0, 0, 0, 1, 2, 3, 4]
    assert chats.reserve(8) == 0
    ticks.now += 60
    assert chats.reserve(7) == 0


def test_a_group_has_twenty_a_minute() -> None:
    ticks = Ticks()
    chats = ChatPace(ticks)
    done = sum(1 for _ in range(60) if chats.reserve(-7) <= 45)
    assert done <= 20
