"""The Bot API of our own (测试用接口服务): how bots hear of people, by asking and at a webhook."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError, TelegramForbiddenError
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests import bot_api
from tests.bot_api import BotApi


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api.serving() as found:
        yield found


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_api.bot_of(api.url) as found:
        yield found


async def test_somebody_blocks_the_bot_and_lets_it_in_again(api: BotApi, bot: Bot) -> None:
    api.member(7)
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(7, "一")
    api.member(7, "member")
    await bot.send_message(7, "一")
    changes = [update.my_chat_member for update in await bot.get_updates()]
    states = [change.new_chat_member.status for change in changes if change is not None]
    assert states == ["kicked", "member"]


async def test_updates_come_until_they_are_confirmed(api: BotApi, bot: Bot) -> None:
    first = api.say(7, "/start x", language="en")["update_id"]
    api.say(8, "二")
    found = await bot.get_updates()
    assert [update.update_id for update in found] == [first, first + 1]
    assert await bot.get_updates() == found
    message = found[0].message
    assert message is not None
    assert message.from_user is not None
    assert message.from_user.language_code == "en"
    assert [one.type for one in message.entities or []] == ["bot_command"]
    assert len(await bot.get_updates(limit=1)) == 1
    assert [one.update_id for one in await bot.get_updates(offset=first + 1)] == [first + 1]
    assert await bot.get_updates(offset=first + 2) == []
    assert await bot.get_updates() == []


async def test_a_poll_waits_until_somebody_speaks(api: BotApi, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.wait_for(api.account.polled.wait(), 10)
    api.say(7, "您好")
    (update,) = await asyncio.wait_for(waiting, 10)
    assert update.message is not None
    assert await bot.get_updates(offset=update.update_id + 1, timeout=1) == []


async def test_of_two_who_poll_the_first_is_sent_away(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.wait_for(api.account.polled.wait(), 10)
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    api.say(7, "您好")
    assert len(await second) == 1


async def test_only_what_was_asked_for_comes(api: BotApi, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["message"])
    api.member(7)
    api.say(7, "您好")
    (update,) = await bot.get_updates()
    assert update.event_type == "message"


class Office:
    """A webhook that writes down what was posted, and refuses the first few posts."""

    def __init__(self, refuse: int = 0) -> None:
        self.refuse = refuse
        self.posts: list[tuple[int, str | None]] = []
        self.heard = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        update = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.posts.append((update["update_id"], secret))
        if len(self.posts) <= self.refuse:
            return web.Response(status=503)
        self.heard.set()
        return web.Response()

    async def serve(self) -> TestServer:
        app = web.Application()
        app.router.add_post("/hook", self.answer)
        server = TestServer(app)
        await server.start_server()
        return server


async def test_a_webhook_is_posted_to_until_it_says_yes(api: BotApi, bot: Bot) -> None:
    office = Office(refuse=2)
    server = await office.serve()
    number = api.say(7, "您好")["update_id"]
    await bot.set_webhook(str(server.make_url("/hook")), secret_token="s-1")
    await asyncio.wait_for(office.heard.wait(), 10)
    assert office.posts == [(number, "s-1")] * 3
    assert api.account.hook is not None
    await api.account.hook.idle()
    assert [status for _, status in api.account.hook.posts] == [503, 503, 200]
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.url) == (0, str(server.make_url("/hook")))
    assert info.last_error_message == "Wrong response from the webhook: 503"
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []
    await server.close()


async def test_posts_of_a_chat_come_one_after_the_other(api: BotApi, bot: Bot) -> None:
    office = Office(refuse=1)
    server = await office.serve()
    for chat_id in (7, 7, 8):
        api.say(chat_id, "您好")
    await bot.set_webhook(str(server.make_url("/hook")))
    hook = api.account.hook
    assert hook is not None
    await hook.idle()
    assert api.account.pending == {}
    of_seven = [number for number, _ in office.posts if number != 1003]
    assert of_seven == sorted(of_seven)
    await server.close()


async def test_a_webhook_that_never_says_yes_is_given_up(api: BotApi, bot: Bot) -> None:
    office = Office(refuse=99)
    server = await office.serve()
    update = api.say(7, "您好")
    api.account.tries = 2
    await bot.set_webhook(str(server.make_url("/hook")))
    hook = api.account.hook
    assert hook is not None
    await hook.idle()
    assert (len(office.posts), hook.given_up, api.account.pending) == (2, [update], {})
    await server.close()


async def test_a_webhook_that_is_taken_away_leaves_what_it_did_not_hear(
    api: BotApi, bot: Bot
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        number = api.say(7, "您好")["update_id"]
        await bot.set_webhook(f"http://127.0.0.1:{deaf.getsockname()[1]}/hook")
        await bot.delete_webhook()
    assert [update.update_id for update in await bot.get_updates()] == [number]
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("/start x", [("bot_command", 0, 6)]),
        ("/help@yangguang_bot 您好", [("bot_command", 0, 19)]),
        ("😀 @yangguang_bot 您好", [("mention", 3, 14)]),
        ("/帮助 a@example.com", []),
    ],
)
async def test_commands_and_names_are_marked(
    api: BotApi, text: str, marks: list[tuple[str, int, int]]
) -> None:
    said = api.say(-7, text, user_id=8)["message"]
    assert (said["from"]["id"], said["chat"]["type"]) == (8, "group")
    found = [(one["type"], one["offset"], one["length"]) for one in said.get("entities", [])]
    assert found == marks


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://office.example/hook", "", "bad webhook: An HTTPS URL must be provided"),
        ("https://office.example/hook", "密", "secret token contains unallowed characters"),
        ("https://office.example/hook", "s" * 257, "secret token is too long"),
    ],
)
async def test_a_webhook_that_telegram_refuses(
    api: BotApi, bot: Bot, url: str, secret: str, reason: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.set_webhook(url, secret_token=secret)
    assert api.account.hook is None
