"""The courier (投递员): everybody once, at the network's pace, and every outcome in the ledger."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from bot.app import App
from storage import audience, broadcasts, conversations, deliveries, residents
from storage.broadcasts import Broadcast, Rendering
from storage.database import Database
from storage.deliveries import Delivery, State, Why
from tests import bot_api, mailing
from tests.carried import House, act, again, opened


@pytest.fixture
async def house(database_url: str, tmp_path: Path, now: datetime) -> AsyncIterator[House]:
    """A house that sends at any hour, over real HTTP."""
    async with bot_api.serving() as api, opened(database_url, tmp_path, api, now) as found:
        yield found


async def test_a_release_reaches_visitor_and_chats_once(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", range(1, 31), now)
    await mailing.followers(house.database, "web", [77], now)
    await mailing.followers(house.database, "telegram", [900], now, topic="education")
    await mailing.followers(house.database, "telegram", [901], now, topic="all")
    broadcast = await house.send(now)
    await house.carry()
    assert sorted(house.got()) == [*range(1, 31), 901]
    assert await house.figures(broadcast) == {"recipients": 32, "sent": 32}
    assert await house.state(broadcast) == "done"
    (line,) = await house.app.web.history(77)
    assert line["html"].startswith("<b>河道水质本月改善</b>")
    assert line["buttons"] == mailing.BUTTONS
    # The ledger knows the channel's own number of each message.
    async with house.database.reading() as session:
        rows = (await session.scalars(select(Delivery))).all()
    assert all(row.remote_id for row in rows)


async def test_an_open_socket_is_told_what_was_written(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "web", [77], now)
    async with house.app.web.listen(77) as queue:
        await house.send(now)
        await house.carry()
        assert queue.get_nowait()["html"].startswith("<b>河道水质")


async def test_who_cannot_be_reached_is_noted_and_not_asked_again(
    house: House, now: datetime
) -> None:
    house.api.chats.blocked, house.api.chats.unknown = {1}, {2}
    house.api.chats.deactivated, house.api.chats.kicked = {3}, {-4}
    house.api.chats.migrated = {-5: -1005}
    await mailing.followers(house.database, "telegram", [1, 2, 3, -4, -5, 6], now)
    broadcast = await house.send(now)
    await house.carry()
    assert sorted(house.got()) == [-1005, 6]
    counts = {"recipients": 6, "sent": 2, "blocked": 1, "gone": 3}
    assert await house.figures(broadcast) == counts
    asked = house.api.calls["sendMessage"]
    again = await house.send(now)
    await house.carry()
    assert house.api.calls["sendMessage"] == asked + 2
    assert await house.figures(again) == counts


async def test_a_group_that_moved_to_an_address_we_know_becomes_one_with_it(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [-5], now)
    await mailing.followers(house.database, "telegram", [-1005], now, topic="education")
    async with house.database.transaction() as session:
        await residents.move(session, "telegram", -5, -1005)
    broadcast = await house.send(now)
    await house.carry()
    assert house.got() == [-1005]
    assert await house.figures(broadcast) == {"recipients": 1, "sent": 1}


async def test_a_reset_after_the_request_is_unknown_and_never_sent_again(
    house: House, now: datetime
) -> None:
    house.api.plan("sendMessage", "reset_after", "reset_before")
    await mailing.followers(house.database, "telegram", [1, 2, 3], now)
    broadcast = await house.send(now)
    await house.carry()
    await house.carry()
    assert await house.figures(broadcast) == {"recipients": 3, "sent": 1, "unknown": 2}
    assert len(house.got()) == 2
    assert await house.state(broadcast) == "done"


async def test_what_the_network_refuses_for_now_is_sent_again(house: House, now: datetime) -> None:
    house.api.plan("sendMessage", "5xx", "5xx", "429", "5xx")
    await mailing.followers(house.database, "telegram", [1, 2], now)
    broadcast = await house.send(now)
    late = now
    house.app.now = lambda: late
    courier = house.app.courier()
    working = asyncio.create_task(courier.run(until_idle=True))
    async with asyncio.timeout(60):
        while not working.done():
            # Its patience grows with each refusal; the clock goes faster here.
            late += timedelta(seconds=2)
            await asyncio.wait([working], timeout=0.05)
    assert await house.figures(broadcast) == {"recipients": 2, "sent": 2}
    assert sorted(house.got()) == [1, 2]


async def test_markup_that_is_refused_goes_out_as_plain_text(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", [1, 2], now)
    release = await mailing.reviewed(house.database, now, title="a <i> b")
    broadcast = await mailing.sent(house.database, release, now)
    await house.carry()
    assert {one.text.split("\n")[0] for one in house.api.accepted} == {"a  b"}
    assert await house.figures(broadcast) == {"recipients": 2, "sent": 2}


async def test_a_pause_holds_within_two_seconds_and_a_resume_goes_on(
    database_url: str, tmp_path: Path, now: datetime
) -> None:
    async with bot_api.serving() as api:
        settings = mailing.settings(database_url, tmp_path, api.url, bot_api.TOKEN, rate=100)
        app = App(settings, now=lambda: now)
        house = House(app, api)
        await mailing.followers(app.database, "telegram", range(1, 401), now)
        broadcast = await house.send(now)
        courier = app.courier()
        working = asyncio.create_task(courier.run())
        async with asyncio.timeout(60):
            await api.until(50)
            await act(app.database, broadcast, "pause", now)
            before = len(api.accepted)
            # The queue is given back: nothing is claimed any more.
            while (await claimed(app.database)) or courier.senders[0].queue:
                await asyncio.wait([working], timeout=0.02)
        assert len(api.accepted) - before <= 2 * 100
        counts = await house.figures(broadcast)
        assert counts["waiting"] + counts["sent"] == 400
        assert counts["waiting"] > 0
        await act(app.database, broadcast, "resume", now)
        async with asyncio.timeout(60):
            await api.until(400)
        courier.stop()
        await working
        assert await house.figures(broadcast) == {"recipients": 400, "sent": 400}
        assert len(set(house.got())) == len(house.got()) == 400
        await app.close()


async def claimed(database: Database) -> int:
    async with database.reading() as session:
        query = select(Delivery).where(col(Delivery.state) == State.CLAIMED)
        return len((await session.scalars(query)).all())


async def test_a_stop_ends_it_for_who_has_not_got_it(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", range(1, 11), now)
    broadcast = await house.send(now)
    async with house.database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        assert found is not None
        await audience.open_page(session, found, 100, now)
    await act(house.database, broadcast, "stop", now)
    await house.carry()
    assert house.got() == []
    assert await house.figures(broadcast) == {"recipients": 10, "skipped": 10}
    assert await house.reasons(broadcast) == {Why.STOPPED: 10}


async def test_nothing_is_sent_after_its_time(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", range(1, 4), now)
    broadcast = await house.send(now - timedelta(hours=2), lasts=timedelta(hours=1))
    await house.carry()
    assert house.got() == []
    assert await house.figures(broadcast) == {"recipients": 3, "skipped": 3}
    assert await house.reasons(broadcast) == {Why.TOO_LATE: 3}
    assert await house.state(broadcast) == "done"


async def test_quiet_hours_hold_what_is_not_urgent(
    database_url: str, tmp_path: Path, now: datetime
) -> None:
    night = now.replace(hour=14)  # ten in the evening in Shanghai
    async with bot_api.serving() as api:
        changes = {"quiet_hours": "21:30-07:30"}
        async with opened(database_url, tmp_path, api, night, **changes) as house:
            await mailing.followers(house.database, "telegram", [1], now)
            broadcast = await house.send(night)
            await house.carry()
            assert house.got() == []
            assert await house.state(broadcast) == "sending"
        async with opened(
            database_url, tmp_path, api, night + timedelta(hours=10), **changes
        ) as house:
            await house.carry()
            assert house.got() == [1]


async def test_what_is_not_as_it_was_approved_is_held(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    broadcast = await house.send(now)
    async with house.database.transaction() as session:
        frozen = await broadcasts.renderings(session, broadcast)
        html = frozen[0].html
        await session.execute(
            update(Rendering).where(col(Rendering.language) == "zh-Hans").values(html="另一句")
        )
    await mailing.followers(house.database, "web", [77], now)
    await house.carry()
    assert house.got() == []
    assert await house.app.web.history(77) == []
    assert await house.state(broadcast) == "paused"
    # Nobody is skipped: who resumes it after the text was put right reaches everybody.
    async with house.database.transaction() as session:
        await session.execute(
            update(Rendering).where(col(Rendering.language) == "zh-Hans").values(html=html)
        )
    await act(house.database, broadcast, "resume", now)
    await house.carry()
    assert await house.figures(broadcast) == {"recipients": 2, "sent": 2}


async def test_who_has_a_release_does_not_get_it_from_a_second_broadcast(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1, 2], now)
    release = await mailing.reviewed(house.database, now)
    await mailing.sent(house.database, release, now)
    await house.carry()
    await mailing.followers(house.database, "telegram", [3], now)
    second = await again(house.database, release.id or 0, now)
    await house.carry()
    assert sorted(house.got()) == [1, 2, 3]
    assert await house.figures(second) == {"recipients": 3, "sent": 1, "skipped": 2}


async def test_joined_accounts_get_it_once_where_they_asked_last(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    await mailing.followers(house.database, "web", [77], now + timedelta(minutes=1))
    async with house.database.transaction() as session:
        one, other = [
            await conversations.find(session, *address)
            for address in (("telegram", 1), ("web", 77))
        ]
        assert one is not None
        assert other is not None
        code = await residents.make_code(session, one, now)
        assert await residents.join(session, other, code, now) is one
    broadcast = await house.send(now)
    await house.carry()
    assert house.got() == []
    assert len(await house.app.web.history(77)) == 1
    assert await house.figures(broadcast) == {"recipients": 1, "sent": 1}


async def test_a_notice_is_brought_once(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "telegram", [1], now)
    await mailing.followers(house.database, "web", [77], now)
    async with house.database.transaction() as session:
        for address in (("telegram", 1), ("web", 77), ("web", 77)):
            to = await conversations.find(session, *address)
            assert to is not None
            await deliveries.notify(session, to, "已关联。", [], f"link:{to.id}")
    await house.carry()
    assert [one.text for one in house.api.accepted] == ["已关联。"]
    assert len(await house.app.web.history(77)) == 1


@pytest.mark.race
async def test_two_couriers_send_once(database_url: str, tmp_path: Path, now: datetime) -> None:
    async with (
        bot_api.serving() as api,
        opened(database_url, tmp_path, api, now) as first,
        opened(database_url, tmp_path, api, now) as second,
    ):
        await mailing.followers(first.database, "telegram", range(1, 101), now)
        await mailing.followers(first.database, "web", range(1, 101), now)
        broadcast = await first.send(now)
        await asyncio.gather(first.carry(), second.carry())
        assert sorted(first.got()) == list(range(1, 101))
        assert await first.figures(broadcast) == {"recipients": 200, "sent": 200}
        for visitor in (1, 50, 100):
            assert len(await first.app.web.history(visitor)) == 1


async def test_somebody_who_had_their_data_deleted_gets_nothing_more(
    house: House, now: datetime
) -> None:
    await mailing.followers(house.database, "telegram", [1, 2], now)
    broadcast = await house.send(now)
    async with house.database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        gone = await conversations.find(session, "telegram", 1)
        assert found is not None
        assert gone is not None
        await audience.open_page(session, found, 100, now)
        await residents.delete(session, gone)
    await house.carry()
    assert house.got() == [2]
    assert await house.figures(broadcast) == {"recipients": 2, "sent": 1, "skipped": 1}


async def test_two_hundred_pages_are_opened_by_key(house: House, now: datetime) -> None:
    await mailing.followers(house.database, "web", range(1, 201), now)
    broadcast = await house.send(now)
    async with house.database.transaction() as session:
        found = await session.get(Broadcast, broadcast.id)
        assert found is not None
        while not found.is_opened:
            await audience.open_page(session, found, 7, now)
    assert await house.figures(broadcast) == {"recipients": 200, "waiting": 200}


async def test_an_account_that_was_parted_is_not_joined_again(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        found = []
        for number in range(1, 5):
            account, _ = await conversations.begin(session, "telegram", number, now)
            found.append(account)
        first = found[0]
        for other in found[1:3]:
            code = await residents.make_code(session, first, now)
            await residents.join(session, other, code, now)
        await residents.part(session, first)
        code = await residents.make_code(session, first, now)
        await residents.join(session, found[3], code, now)
        joined = [one.chat_id for one in await residents.accounts(session, found[3])]
    assert sorted(joined) == [1, 4]
