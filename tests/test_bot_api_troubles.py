"""The Bot API of our own (测试用接口服务): everything that goes wrong."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from tests import bot_api
from tests.bot_api import BotApi
from tests.bot_api.__main__ import numbers
from tests.bot_api.faults import Pace
from tests.bot_api.fields import Refused


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api.serving() as found:
        yield found


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_api.bot_of(api.url) as found:
        yield found


async def test_a_chat_that_cannot_be_reached(api: BotApi, bot: Bot) -> None:
    api.chats.blocked.add(1)
    api.chats.deactivated.add(2)
    api.chats.kicked.update({-3, -1003})
    api.chats.unknown.add(4)
    for chat_id, kind, reason in [
        (1, TelegramForbiddenError, "bot was blocked by the user"),
        (2, TelegramForbiddenError, "user is deactivated"),
        (-3, TelegramForbiddenError, "bot was kicked from the group chat"),
        (-1003, TelegramForbiddenError, "bot was kicked from the supergroup chat"),
        (4, TelegramBadRequest, "chat not found"),
    ]:
        with pytest.raises(kind, match=reason):
            await bot.send_message(chat_id, "一")
    assert api.accepted == []
    assert api.refused == {"403": 4, "400": 1}


async def test_a_group_that_moved_says_where_it_went(api: BotApi, bot: Bot) -> None:
    api.migrate(-5, -1005)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.migrate_to_chat_id == -1005
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(-5, "一")
    assert moved.value.migrate_to_chat_id == -1005
    await bot.send_message(-1005, "一")
    assert [one.chat_id for one in api.sent()] == [-1005]


async def test_a_wrong_token_and_an_unknown_method(api: BotApi, bot: Bot) -> None:
    async with bot_api.bot_of(api.url, "1:wrong") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
    assert (await bot.get_me()).username == api.account.about["username"]
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.url}/bot{api.token}/sendNothing") as answer,
    ):
        assert (answer.status, (await answer.json())["description"]) == (404, "Not Found")


async def test_what_was_planned_goes_wrong_once(api: BotApi, bot: Bot) -> None:
    api.plan("sendMessage", "reset_before", "reset_after", "")
    for text in ("一", "二"):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(7, text)
    await bot.send_message(7, "三")
    assert [one.text for one in api.sent(7)] == ["二", "三"]
    assert (api.tally.reset_before, api.tally.reset_after) == ([7], [7])
    assert api.refused == {"reset_before": 1, "reset_after": 1}


async def test_a_planned_pause_is_one_for_everything(api: BotApi, bot: Bot) -> None:
    api.faults.retry_after = 5
    api.plan("sendMessage", "429")
    with pytest.raises(TelegramRetryAfter) as no:
        await bot.send_message(7, "一")
    assert no.value.retry_after == 5
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(8, "一")
    assert api.accepted == []


async def test_a_broken_server_answers_in_json_and_its_gateway_in_html(
    api: BotApi, bot: Bot
) -> None:
    kinds = set()
    for _ in range(30):
        api.plan("sendMessage", "5xx")
        with pytest.raises((TelegramServerError, ClientDecodeError)) as no:
            await bot.send_message(7, "一")
        kinds.add(type(no.value))
    assert kinds == {TelegramServerError, ClientDecodeError}
    assert (api.accepted, api.refused) == ([], {"5xx": 30})


async def test_polling_goes_wrong_only_where_that_is_wanted(api: BotApi, bot: Bot) -> None:
    api.faults = bot_api.Faults(share_reset_before=1.0)
    assert await bot.get_updates() == []
    api.faults = bot_api.Faults(share_reset_before=1.0, updates_too=True)
    with pytest.raises(TelegramNetworkError):
        await bot.get_updates()


async def test_nobody_plans_what_there_is_not(api: BotApi) -> None:
    with pytest.raises(ValueError, match="no such method or trouble"):
        api.plan("sendMessage", "earthquake")
    with pytest.raises(ValueError, match="no such method or trouble"):
        api.plan("sendNothing", "5xx")


async def post(session: aiohttp.ClientSession, api: BotApi, chat_id: int) -> Any:
    url = f"{api.url}/bot{api.token}/sendMessage"
    try:
        async with session.post(url, json={"chat_id": chat_id, "text": "一"}) as answer:
            return answer.status
    except aiohttp.ClientError:
        return "broken"


async def test_every_request_meets_its_share_of_faults() -> None:
    serving = bot_api.serving(share_5xx=0.1, share_reset_before=0.1, share_reset_after=0.1, seed=3)
    async with serving as api, aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*[post(session, api, chat + 1) for chat in range(400)])
        refused = api.refused
        assert min(refused["5xx"], refused["reset_before"], refused["reset_after"]) > 15
        assert answers.count("broken") == refused["reset_before"] + refused["reset_after"]
        assert answers.count(200) == len(api.sent()) - refused["reset_after"]
        assert len(api.sent()) == 400 - refused["5xx"] - refused["reset_before"]
        assert set(api.tally.reset_before).isdisjoint(one.chat_id for one in api.sent())
        assert set(api.tally.reset_after) <= {one.chat_id for one in api.sent()}


def test_a_pace_is_kept_in_every_second_wherever_it_begins() -> None:
    pace = Pace()
    for now in (10.9, 10.95, 11.0):
        pace.take(now, 3, 2)
    with pytest.raises(Refused) as no:
        pace.take(11.85, 3, 2)
    assert (no.value.code, no.value.parameters) == (429, {"retry_after": 2})
    with pytest.raises(Refused, match="retry after 1"):
        pace.take(13.8, 3, 2)
    pace.take(13.86, 3, 2)


async def test_who_is_too_fast_is_paused_altogether() -> None:
    async with bot_api.serving(limit=3, retry_after=7) as api, bot_api.bot_of(api.url) as bot:
        for chat_id in (1, 2, 3):
            await bot.send_message(chat_id, "一")
        with pytest.raises(TelegramRetryAfter) as no:
            await bot.send_message(4, "一")
        assert no.value.retry_after == 7
        for method in (bot.send_message(5, "一"), bot.send_chat_action(5, "typing")):
            with pytest.raises(TelegramRetryAfter):
                await method
        assert await bot.get_updates() == []
        assert (len(api.sent()), api.refused["429"]) == (3, 3)


async def test_a_chat_that_is_talked_at_is_paused_alone() -> None:
    async with bot_api.serving(per_chat=1) as api, bot_api.bot_of(api.url) as bot:
        await bot.send_message(1, "一")
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(1, "二")
        await bot.send_message(2, "一")
        assert [one.chat_id for one in api.sent()] == [1, 2]


async def test_slowness_keeps_nobody_waiting_for_others() -> None:
    async with bot_api.serving(latency=(0.2, 0.2)) as api:
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            began = time.monotonic()
            answers = await asyncio.gather(*[post(session, api, chat + 1) for chat in range(300)])
        took = time.monotonic() - began
    assert set(answers) == {200}
    assert 0.2 <= took < 20  # one after the other it would be a minute


async def test_a_client_that_dies_is_served_and_counted() -> None:
    async with bot_api.serving(latency=(0.1, 0.1)) as api:
        body = json.dumps({"chat_id": 7, "text": "一"}).encode()
        head = (
            f"POST /bot{api.token}/sendMessage HTTP/1.1\r\nHost: x\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", api.port)) as client:
            client.sendall(head.encode() + body)
        await api.until(1, chat_id=7)
        await api.when(lambda: bool(api.tally.unheard))
    assert api.tally.unheard == [7]


def test_chats_are_named_by_ranges(tmp_path: Path) -> None:
    listed = tmp_path / "chats.txt"
    listed.write_text("7\n-5\n10-12\n", encoding="utf-8")
    assert numbers(f"@{listed}") == numbers("7,-5,10-12") == {7, -5, 10, 11, 12}


async def test_apart_the_record_outlives_whoever_sent(tmp_path: Path) -> None:
    options = ("--blocked", "100-199,300", "--migrated=-5=-1005", "--limit", "1000")
    with bot_api.apart(tmp_path, *options) as other:
        async with bot_api.bot_of(other.url) as bot:
            for chat_id in (1, 2, 2):
                await bot.send_message(chat_id, "一")
            with pytest.raises(TelegramForbiddenError):
                await bot.send_message(150, "一")
            with pytest.raises(TelegramMigrateToChat):
                await bot.send_message(-5, "一")
            await asyncio.to_thread(
                other.tell, "people", acts=[{"act": "say", "chat_id": 7, "text": "您好"}]
            )
            assert len(await bot.get_updates(timeout=5)) == 1
            await asyncio.to_thread(other.tell, "faults", share_5xx=1.0)
            with pytest.raises((TelegramServerError, ClientDecodeError)):
                await bot.send_message(3, "一")
        found = other.ask("summary")
        assert (found["count"], found["chats"]) == (3, {"1": 1, "2": 2})
        assert found["duplicates"] == [[2, "一", 2]]
        assert found["first"] <= found["last"] <= time.monotonic()
        assert found["refused"] == {"403": 1, "400": 1, "5xx": 1}
        assert [one["chat_id"] for one in other.ask("accepted?after=1")] == [2, 2]
        other.tell("reset")
        assert other.ask("summary")["count"] == 0
        other.tell("stop")
        assert other.process.wait(10) == 0
