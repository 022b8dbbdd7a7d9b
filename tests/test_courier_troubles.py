"""What goes wrong around the courier (投递异常): who left, who joined, what is no more, no network."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import exceptions
from aiogram.methods import SendPhoto, TelegramMethod
from aiohttp import ClientTimeout

from bot.channels.telegram_session import TelegramSession
from bot.courier import wire
from storage import audience, conversations, deliveries, releases, residents, subscriptions
from storage.broadcasts import Broadcast
from storage.conversations import Conversation
from storage.database import Database
from storage.deliveries import Outcome, State, Why
from tests import bot_api, mailing
from tests.carried import House, act, again, opened


@pytest.fixture
async def house(database_url: str, tmp_path: Path, now: datetime) -> AsyncIterator[House]:
    """A house that sends at any hour, over real HTTP."""
    async with bot_api.serving() as api, opened(database_url, tmp_path, api, now) as found:
        yield found


async def account(database: Database, channel: str, chat_id: int, now: datetime) -> Conversation:
    async with database.transaction() as session:
        found, _ = await conversations.begin(session, channel, chat_id, now)
    return found


async def open_ledger(house: House, broadcast: Broadcast, now: datetime, size: int = 1000) -> None:
    async with house.database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        assert found is not None
        await audience.open_page(session, found, size, now)


async def join(
    database: Database, one: tuple[str, int], other: tuple[str, int], now: datetime
) -> None:
    async with database.transaction() as session:
        first = await conversations.find(session, *one)
        second = await conversations.find(session, *other)
        assert first is not None
        assert second is not None
        code = await residents.make_code(session, first, now)
        assert await residents.join(session, second, code, now) is first


async def test_who_left_the_topic_after_the_opening_gets_nothing(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1, 2], now)
    await mailing.followers(house.database, "web", [77, 78], now)
    broadcast = await house.send(now)
    await open_ledger(house, broadcast, now)
    async with house.database.transaction() as session:
        for address in (("telegram", 1), ("web", 77)):
            found = await conversations.find(session, *address)
            assert found is not None
            assert await subscriptions.leave(session, found, "environment")
    await house.carry()
    assert house.got() == [2]
    assert await house.app.web.history(77) == []
    assert await house.reasons(broadcast) == {Why.LEFT: 2}


async def test_who_joined_another_account_later_has_it_already(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    release = await mailing.reviewed(house.database, now)
    await mailing.sent(house.database, release, now)
    await house.carry()
    await mailing.followers(house.database, "web", [77], now + timedelta(minutes=1))
    await join(house.database, ("telegram", 1), ("web", 77), now)
    await again(house.database, release.id or 0, now)
    await house.carry()
    assert house.got() == [1]
    assert await house.app.web.history(77) == []


async def test_who_joins_while_the_ledger_is_opened_gets_it_once(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    await mailing.followers(house.database, "telegram", [2], now + timedelta(minutes=1))
    broadcast = await house.send(now)
    await open_ledger(house, broadcast, now, size=1)
    await join(house.database, ("telegram", 1), ("telegram", 2), now)
    await house.carry()
    assert len(house.got()) == 1


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_a_notice_to_nobody_holds_up_nothing(
    house: House, now: datetime, channel: str
) -> None:
    long_ago = now - timedelta(days=100)
    gone = await account(house.database, channel, 5, long_ago)
    async with house.database.transaction() as session:
        await deliveries.notify(session, gone, "x", [], "k")
        await residents.forget(session, now)
    await mailing.followers(house.database, channel, [77], now)
    broadcast = await house.send(now)
    await house.carry()
    assert await house.state(broadcast) == "done"


async def test_a_notice_goes_along_to_the_new_address_of_a_group(
    house: House, now: datetime
) -> None:
    old = await account(house.database, "telegram", -5, now)
    await account(house.database, "telegram", -1005, now)
    async with house.database.transaction() as session:
        await deliveries.notify(session, old, "通知", [], "k")
    async with house.database.transaction() as session:
        await residents.move(session, "telegram", -5, -1005)
    await house.carry()
    assert [(one.chat_id, one.text) for one in house.api.accepted] == [(-1005, "通知")]


async def test_a_late_word_after_the_end_reopens_nothing(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    broadcast = await house.send(now)
    await open_ledger(house, broadcast, now)
    async with house.database.transaction() as session:
        (claimed,) = await deliveries.claim(
            session, "telegram", broadcast.id or 0, "another", 10, now, ["environment"]
        )
    await house.carry()
    assert await house.figures(broadcast) == {"recipients": 1, "unknown": 1}
    async with house.database.transaction() as session:
        late = Outcome(claimed.id, "another", State.WAITING, reason="pace")
        await deliveries.settle(session, [late], now)
    await house.carry()
    assert await house.figures(broadcast) == {"recipients": 1, "skipped": 1}


async def test_what_is_paused_beyond_its_time_comes_to_its_end(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    broadcast = await house.send(now - timedelta(hours=2), lasts=timedelta(hours=1))
    await act(house.database, broadcast, "pause", now)
    await house.carry()
    assert await house.state(broadcast) == "done"
    assert await house.reasons(broadcast) == {Why.TOO_LATE: 1}


async def test_an_account_that_goes_meanwhile_is_named_as_the_reason(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1, 2], now)
    broadcast = await house.send(now)
    await open_ledger(house, broadcast, now)
    async with house.database.transaction() as session:
        gone = await conversations.find(session, "telegram", 1)
        await session.delete(gone)
        await session.flush()
        await deliveries.skip_nobody(session, now)
    await house.carry()
    assert house.got() == [2]
    assert await house.reasons(broadcast) == {Why.DELETED: 1}


async def test_a_stop_does_not_wait_for_the_rest_that_the_network_wants(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", range(1, 30), now)
    broadcast = await house.send(now)
    courier = house.app.courier()
    courier.senders[0].limiter.pause(300)
    working = asyncio.create_task(courier.run())
    async with asyncio.timeout(20):
        while (await house.figures(broadcast)).get("waiting") != 29:
            await asyncio.wait([working], timeout=0.05)
        courier.stop()
        await working
    # A long rest is waited for with empty hands: nothing stays claimed.
    assert courier.senders[0].queue == type(courier.senders[0].queue)()
    assert await house.figures(broadcast) == {"recipients": 29, "waiting": 29}


async def test_what_a_release_says_is_published_when_its_ledger_is_opened(
    house: House, now: datetime
) -> None:
    release = await mailing.reviewed(house.database, now)
    broadcast = await mailing.sent(house.database, release, now)
    await act(house.database, broadcast, "stop", now)
    await house.carry()
    assert await status(house, release.id or 0) == "draft"
    other = await mailing.reviewed(house.database, now, title="另一件")
    await mailing.sent(house.database, other, now)
    await house.carry()
    assert await status(house, other.id or 0) == "published"


async def status(house: House, release_id: int) -> str:
    async with house.database.reading() as session:
        return (await releases.get(session, release_id)).status


async def test_a_network_that_nobody_answers_leaves_nothing_uncertain() -> None:
    async def nothing(*_: object) -> None:
        return None

    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        address = listening.getsockname()
        # Its queue is full: whoever comes now is not even refused.
        for _ in range(4):
            filling = stack.enter_context(socket.socket())
            filling.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                filling.connect(address)
        session = TelegramSession(f"http://127.0.0.1:{address[1]}", moved=nothing, left=nothing)
        limits = ClientTimeout(total=60, sock_connect=0.3)
        telegram = wire.TelegramWire(session, session.bot(bot_api.TOKEN), limits)
        answer = await telegram.send(1, wire.Message("x"), lambda: True)
        await session.close()
    assert answer.state is State.WAITING


@pytest.mark.parametrize(
    "kind",
    [
        exceptions.TelegramUnauthorizedError,
        exceptions.TelegramNotFound,
        exceptions.TelegramConflictError,
        exceptions.RestartingTelegram,
        exceptions.TelegramServerError,
    ],
)
def test_what_every_recipient_would_meet_skips_nobody(
    kind: type[exceptions.TelegramAPIError],
) -> None:
    method: TelegramMethod[Any] = SendPhoto(chat_id=1, photo="x")
    error = kind(method, "restart")
    assert wire.of_error(error).state is State.WAITING
