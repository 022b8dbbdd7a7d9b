"""Telegram's webhook (电报回调): who may call, what is refused, and 200 only for what is kept."""

import io
import json
from collections.abc import AsyncIterator
from datetime import datetime

import aiohttp
import pytest

from bot.settings import Settings, TelegramMode
from bot.web.telegram_hook import SECRET_HEADER
from tests import bot_api, postgres
from tests.telegram_office import CHAT_ID, SECRET, Offices, served, with_content


@pytest.fixture
async def offices(settings: Settings, now: datetime) -> AsyncIterator[Offices]:
    await with_content(settings, now)
    async with bot_api.serving() as api:
        yield Offices(settings, lambda: now, api)


async def post(url: str, body: bytes, secret: str | None = SECRET) -> tuple[int, str]:
    """A call of the webhook: status and what is said."""
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with (
        aiohttp.ClientSession() as http,
        http.post(url, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status, (await answer.text()).strip()


async def test_telegram_calls_the_webhook_that_was_named(offices: Offices) -> None:
    api = offices.api
    async with offices.called() as (office, _):
        await office.channel.setup()
        api.say(CHAT_ID, "垃圾怎么分")
        await api.until(1)
    assert api.sent(CHAT_ID)[0].text.startswith("生活垃圾分哪四类？")


@pytest.mark.parametrize(
    ("secret", "body", "answer"),
    [
        (None, b"{}", (401, "")),
        ("", b"{}", (401, "")),
        ("a-secret-of-the-test", b"{}", (401, "")),
        (SECRET, b"\xff{", (400, "not JSON")),
        (SECRET, b"[" * 100_000, (400, "not JSON")),
        (SECRET, b"[]", (400, "no update_id")),
        (SECRET, b'{"message": {}}', (400, "no update_id")),
        (SECRET, b'{"update_id": "7"}', (400, "no update_id")),
        (SECRET, b'{"update_id": true}', (400, "no update_id")),
        (SECRET, b" " * (1 << 20) + b" ", (413, "an update is never so large")),
        (SECRET, b'{"update_id": 7}', (200, "")),
    ],
)
async def test_a_forged_or_broken_call_is_refused_with_its_reason(
    offices: Offices, secret: str | None, body: bytes, answer: tuple[int, str]
) -> None:
    async with offices.called() as (office, url):
        assert await post(url, body, secret) == answer
        assert await office.rows() == []


async def test_the_webhook_says_200_when_the_row_is_kept_and_keeps_it_once(
    offices: Offices,
) -> None:
    api = offices.api
    body = json.dumps(api.say(CHAT_ID, "垃圾怎么分")).encode()
    async with offices.called() as (office, url):
        assert (await post(url, body))[0] == 200
        assert len(await office.rows()) == 1
        assert (await post(url, body))[0] == 200
        await office.app.inbox.settled("telegram", CHAT_ID)
        assert len(await office.rows()) == 1
    assert len(api.sent(CHAT_ID)) == 1


async def test_the_webhook_asks_to_come_again_while_the_database_is_away(
    offices: Offices,
) -> None:
    offices.settings.database.url = postgres.away()
    body = json.dumps(offices.api.say(CHAT_ID, "垃圾怎么分")).encode()
    office = offices.built(TelegramMode.WEBHOOK)
    async with served(office) as url:
        assert await post(url, body) == (503, "")
    await office.channel.close()
    await office.database.close()
