"""Telegram (电报渠道) over real HTTP: asked for and called, each update once, nothing personal."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.apology import MaskedNotice
from bot.channels.polling import Polling
from bot.channels.telegram import COMMANDS, TelegramChannel
from bot.settings import Settings
from tests import bot_api
from tests.bot_api import Accepted
from tests.telegram_office import CHAT_ID, Offices, TelegramOffice, with_content

GROUP, SUPERGROUP = -5, -1005
ID_NUMBER = "11010519491231002X"


@pytest.fixture
async def offices(settings: Settings, now: datetime) -> AsyncIterator[Offices]:
    await with_content(settings, now)
    async with bot_api.serving() as api:
        yield Offices(settings, lambda: now, api)


def data_of(said: Accepted, label: str) -> str:
    """What the button with this label carries."""
    markup = json.loads(str(said.payload["reply_markup"]))
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    return next(str(one["callback_data"]) for one in buttons if one["text"] == label)


async def test_a_question_is_answered_over_polling(offices: Offices) -> None:
    api = offices.api
    async with offices.polling():
        api.say(CHAT_ID, "垃圾怎么分")
        await api.until(1)
        api.say(CHAT_ID, "申请政府信息公开，多久答复？")
        await api.until(2)
    first, second = (said.text for said in api.sent(CHAT_ID))
    assert first.startswith("生活垃圾分哪四类？")
    assert "20 个工作日" in second


async def test_a_tap_is_acknowledged_and_changes_its_message(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.hear(api.say(CHAT_ID, "申请政府信息公开，多久答复？"))
        said = api.sent(CHAT_ID)[0]
        await office.hear(api.tap(CHAT_ID, said.message_id, data_of(said, "全文")))
        assert [one for one, _ in api.account.answers]
        assert "不能当场答复的，自收到申请之日起" in api.screen(CHAT_ID)[-1].text
        assert len(api.sent(CHAT_ID)) == 1
        await office.hear(api.tap(CHAT_ID, said.message_id, "no such route"))
        assert api.sent(CHAT_ID)[1].text.startswith("这个按钮是以前的")
    assert not api.refused


async def test_a_typed_number_equals_a_tap(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.hear(api.say(CHAT_ID, "政府信息公开申请"))
        await office.hear(api.say(CHAT_ID, "1"))
    which, answer = api.sent(CHAT_ID)
    assert which.text.startswith("您问的是哪一项？")
    assert "来源：" in answer.text
    # Nobody tapped, so Telegram is not asked to acknowledge a tap.
    assert api.calls["answerCallbackQuery"] == 0


async def test_an_identity_number_is_hidden_told_and_nowhere_kept(
    offices: Offices, capfd: pytest.CaptureFixture[str]
) -> None:
    api = offices.api
    contact = {"phone_number": "13800138000", "first_name": "司马某", "user_id": CHAT_ID}
    update = api.say(CHAT_ID, f"我的身份证号是{ID_NUMBER}，居住证怎么办")
    async with offices.open() as office:
        await office.channel.receive([update])
        kept = await office.everything_kept()
        await office.hear(api.say(CHAT_ID, None, contact=contact))
        kept += await office.everything_kept()
    assert str(CHAT_ID) in kept
    logged = capfd.readouterr().err
    for personal in (ID_NUMBER, "某某", f"resident_{CHAT_ID}", "13800138000", "司马某"):
        assert personal not in kept
        assert personal not in logged
    notice, *_ = api.sent(CHAT_ID)
    assert notice.text.startswith("您的消息里有身份证号")
    assert "境外的服务器" in notice.text
    assert not any(ID_NUMBER in said.text for said in api.accepted)
    assert api.sent(CHAT_ID)[-1].text.startswith("我现在只看得懂文字")


async def test_the_notice_names_the_portal_only_where_servers_are_abroad(
    offices: Offices,
) -> None:
    async with offices.open() as office:
        await office.hear(offices.api.say(CHAT_ID, "你好"))
        conversation = await office.conversation()
        texts = office.app.texts
    assert conversation is not None
    portal = MaskedNotice(texts, portal="https://wenzheng.example.cn")
    assert "https://wenzheng.example.cn" in portal.say(conversation, ("phone",)).text
    at_home = MaskedNotice(texts, abroad=frozenset(), portal="https://wenzheng.example.cn")
    assert "境外" not in at_home.say(conversation, ("phone",)).text


@pytest.mark.parametrize(
    ("words", "said"),
    [("政" * 4050, "这条消息太长"), ("。。。！！！", "这条消息里没有我能读的文字")],
    ids=["too long", "nothing to read"],
)
async def test_what_cannot_be_read_gets_a_sentence(
    offices: Offices, words: str, said: str
) -> None:
    async with offices.open() as office:
        await office.hear(offices.api.say(CHAT_ID, words))
        assert words not in await office.everything_kept()
    assert [one.text[: len(said)] for one in offices.api.sent(CHAT_ID)] == [said]


async def test_updates_that_come_again_after_a_restart_do_nothing(offices: Offices) -> None:
    api = offices.api
    api.say(CHAT_ID, "垃圾怎么分")
    # The process ends after the commit and before it has confirmed anything.
    async with offices.open() as office:
        await office.hear(*api.account.pending.values())
    assert len(api.sent(CHAT_ID)) == 1
    assert api.account.pending
    async with offices.polling():
        api.say(CHAT_ID, "申请政府信息公开，多久答复？")
        await api.until(2)
    assert [one.text[:4] for one in api.sent(CHAT_ID)] == ["生活垃圾", "申请政府"]


async def test_what_was_kept_and_not_handled_is_handled_at_the_next_start(
    offices: Offices,
) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.channel.receive([api.say(CHAT_ID, "垃圾怎么分")])
        # It ends before a worker had its turn.
    async with offices.polling():
        await api.until(1)
    assert len(api.sent(CHAT_ID)) == 1


async def test_nothing_is_confirmed_while_the_database_is_away(offices: Offices) -> None:
    api = offices.api
    seen: list[list[int]] = []
    async with offices.open() as office:

        async def receive(updates: list[Any]) -> None:
            seen.append([one["update_id"] for one in updates])
            if len(seen) < 3:
                raise OperationalError("INSERT", {}, ConnectionResetError("away"))
            await office.channel.receive(updates)

        number = api.say(CHAT_ID, "垃圾怎么分")["update_id"]
        polling = Polling(office.channel.session, office.channel.bot, receive, office.rests)
        async with office.doing(polling.run()):
            await api.until(1)
        assert seen == [[number]] * 3
        assert len(office.rests.seconds) == 2


async def test_one_update_that_nobody_knows_holds_up_nobody(
    offices: Offices, capfd: pytest.CaptureFixture[str]
) -> None:
    api = offices.api
    strange: list[dict[str, Any]] = [
        {"message": {"message_id": 1, "chat": {"id": "秘密", "type": "private"}}},
        {"message": {"text": "秘密"}},
        {"callback_query": {"id": "1", "data": "秘密"}},
        {"of_a_newer_telegram": {"text": "秘密"}},
        {"message": ["秘密"]},
        {},
    ]
    async with offices.polling():
        for update in strange:
            api.push(update)
        api.say(CHAT_ID, "垃圾怎么分")
        await api.until(1)
    logged = capfd.readouterr().err
    assert logged.count("telegram.passed_over") >= 5
    assert "秘密" not in logged


class Breaking(TelegramChannel):
    """A channel that fails over a word, after it has begun to keep it."""

    async def _keep(self, session: AsyncSession, one: Any) -> bool:
        kept = await super()._keep(session, one)
        if "坏掉" in str(one.body):
            raise ZeroDivisionError(one.body)
        return kept


async def test_an_update_that_cannot_be_kept_is_apologised_for_and_holds_up_nobody(
    offices: Offices, capfd: pytest.CaptureFixture[str]
) -> None:
    api = offices.api
    offices.channel = Breaking
    async with offices.polling() as office:
        for words in ("垃圾怎么分", "坏掉", "申请政府信息公开，多久答复？"):
            api.say(CHAT_ID, words)
        await api.until(3)
        assert len(await office.rows()) == 3
    said = [one.text for one in api.sent(CHAT_ID)]
    assert [one[:4] for one in said] == ["生活垃圾", "这一步是", "申请政府"]
    logged = capfd.readouterr().err
    assert "telegram.update_lost" in logged
    number = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", said[1])
    assert number is not None
    assert number.group() in logged
    assert "坏掉" not in logged


async def test_polling_stops_at_once(offices: Offices) -> None:
    async with offices.open() as office:
        asking = asyncio.create_task(office.channel.poll())
        offices.api.say(CHAT_ID, "你好")
        await offices.api.until(1)
        asking.cancel()
        done, _ = await asyncio.wait([asking], timeout=2)
        assert done == {asking}


@pytest.mark.parametrize(
    ("trouble", "logged"),
    [("429", "telegram.slow_down"), ("5xx", "telegram.away"), ("reset_before", "telegram.away")],
)
async def test_polling_goes_on_after_trouble(
    offices: Offices, trouble: str, logged: str, capfd: pytest.CaptureFixture[str]
) -> None:
    api = offices.api
    api.faults.retry_after = 3
    api.plan("getUpdates", trouble, trouble)
    async with offices.polling() as office:
        api.say(CHAT_ID, "垃圾怎么分")
        await api.until(1)
        assert len(office.rests.seconds) == 2
        if trouble == "429":
            assert office.rests.seconds == [3, 3]
    assert logged in capfd.readouterr().err


async def test_a_wrong_token_is_told_without_the_token_and_asked_again_slowly(
    offices: Offices, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = "424242:not-the-token"
    async with (
        offices.open(token=SecretStr(wrong)) as office,
        office.doing(office.channel.run()),
    ):
        await office.rests.until(3)
    assert set(office.rests.seconds) == {60.0}
    logged = capfd.readouterr().err
    assert "telegram.wrong_token" in logged
    assert wrong not in logged
    assert "not-the-token" not in logged


async def test_two_who_ask_at_once_are_told_of_each_other(
    offices: Offices, capfd: pytest.CaptureFixture[str]
) -> None:
    async with offices.polling() as one, one.doing(one.channel.poll()):
        await one.rests.until(1)
    assert "telegram.conflict" in capfd.readouterr().err


async def test_commands_and_menu_are_set_for_each_language(offices: Offices) -> None:
    api = offices.api
    api.plan("setMyCommands", "5xx", "", "429")
    async with offices.open() as office:
        await office.channel.introduce()
    menus = {code: menu for (_, code), menu in api.account.commands.items()}
    assert menus.keys() == {"", "zh", "en"}
    assert all([one["command"] for one in menu] == list(COMMANDS) for menu in menus.values())
    assert menus["zh"][0]["description"] == "打开菜单"
    assert menus["en"][0]["description"] == "Open the menu"
    assert api.account.menus == {0: {"type": "commands"}}
    assert len(office.rests.seconds) == 2


async def reachable(office: TelegramOffice, chat_id: int = CHAT_ID) -> tuple[bool, str | None]:
    """Whether a conversation can be reached, and why not."""
    conversation = await office.conversation(chat_id)
    assert conversation is not None
    return conversation.left_at is None, conversation.left_because


async def test_who_blocks_us_is_left_alone_until_they_write_again(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.hear(api.say(CHAT_ID, "你好"))
        api.chats.blocked.add(CHAT_ID)
        await office.hear(api.say(CHAT_ID, "垃圾怎么分"))
        assert await reachable(office) == (False, "blocked")
        api.chats.blocked.clear()
        await office.hear(api.say(CHAT_ID, "垃圾怎么分"))
        assert await reachable(office) == (True, None)
        await office.hear(api.member(CHAT_ID, "kicked"))
        assert await reachable(office) == (False, "blocked")
        gone = api.account.pending[api.account.last_update]
        await office.hear(api.member(CHAT_ID, "member"))
        assert await reachable(office) == (True, None)
        # The old news comes again, and is old.
        await office.hear(gone)
        assert await reachable(office) == (True, None)


async def test_a_chat_that_is_not_found_is_gone(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        api.chats.unknown.add(CHAT_ID)
        await office.hear(api.say(CHAT_ID, "你好"))
        assert await reachable(office) == (False, "gone")


async def test_a_group_that_moves_keeps_its_conversation(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.hear(api.say(GROUP, "/help"))
        api.chats.migrated[GROUP] = SUPERGROUP
        # We hear of it when we answer, and once more from the group itself.
        await office.hear(api.say(GROUP, "/privacy"))
        assert await office.conversation(GROUP) is None
        assert await reachable(office, SUPERGROUP) == (True, None)
        await office.hear(api.migrate(GROUP, SUPERGROUP))
        await office.hear(api.say(SUPERGROUP, "/help"))
    assert [one.chat_id for one in api.sent()] == [GROUP, SUPERGROUP, SUPERGROUP]


async def test_what_waits_while_a_group_moves_is_answered(offices: Offices) -> None:
    api = offices.api
    api.chats.migrated[GROUP] = SUPERGROUP
    async with offices.open() as office:
        await office.hear(
            api.say(GROUP, "/help"), api.say(GROUP, "/privacy"), api.migrate(GROUP, SUPERGROUP)
        )
        assert all(row.said_at for row in await office.rows())
        assert await office.conversation(GROUP) is None
    assert [one.chat_id for one in api.sent()] == [SUPERGROUP, SUPERGROUP]


async def test_a_group_is_answered_when_it_speaks_to_us_and_left_alone_otherwise(
    offices: Offices,
) -> None:
    api = offices.api
    name = api.account.about["username"]
    async with offices.open() as office:
        await office.hear(api.say(GROUP, "大家好"), api.say(GROUP, "/help@another_bot"))
        assert await office.rows() == []
        await office.hear(
            api.say(GROUP, f"/help@{name}", user_id=71),
            api.say(GROUP, f"@{name} 垃圾怎么分", user_id=72),
        )
        said = api.sent(GROUP)[1]
        assert said.text.startswith("生活垃圾分哪四类？")
        # A button belongs to whoever taps it.
        await office.hear(api.tap(GROUP, said.message_id, data_of(said, "没解决"), user_id=73))
    assert len(api.sent(GROUP)) == 3
    assert api.calls["getMe"] == 1
    assert not api.refused
