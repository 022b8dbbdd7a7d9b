"""The staff bot (工作机器人): who is let in, what is due each morning, how it begins and ends."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import text, update

from bot.settings import Settings, StaffBotSettings, TelegramSettings
from bot.staff_bot import StaffBot
from storage import accounts, staff
from storage.foi.record import FoiRequest, State
from storage.releases import Release
from storage.staff import Role
from tests import bot_api, mailing
from tests.bot_api import BotApi
from tests.on_duty import HOUSING, STRANGER, OnDuty, on_duty
from tests.test_start import run

ROOT = Path(__file__).parents[1]
NOBODY = "这里只给工作人员用"


@pytest.fixture
async def office(settings: Settings, now: datetime) -> AsyncIterator[OnDuty]:
    async with on_duty(settings, now) as found:
        yield found


async def test_a_code_of_the_console_joins_an_account_once(office: OnDuty) -> None:
    await office.account("王审", Role.REVIEWER)
    async with office.listening():
        code = await office.code("王审")
        said = await office.says(STRANGER, f"/link {code}")
        assert said[0].startswith("王审，已经连上您的账号")
        assert said[1] == "现在没有等您办的事。"
        assert (await office.known_as("王审")).telegram_id == STRANGER
        # Its code is used up for anybody else.
        assert "已经用过" in (await office.says(STRANGER + 1, f"/link {code}"))[0]
        (act,) = await office.acts("staff.join-bot")
    assert (act.who, act.via) == ("王审", "staff bot")


async def test_a_code_may_be_typed_with_spaces_and_in_full_width(office: OnDuty) -> None:
    await office.account("王审", Role.REVIEWER)
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    async with office.listening():
        code = (await office.code("王审")).translate(wide)
        said = await office.says(STRANGER, f"/link  {code[:4]} {code[4:]}")
    assert said[0].startswith("王审，已经连上")


async def test_five_wrong_codes_are_enough_for_ten_minutes(office: OnDuty) -> None:
    await office.account("王审", Role.REVIEWER)
    async with office.listening():
        for _ in range(5):
            assert "不对" in (await office.says(STRANGER, "/link 00000000"))[0]
        code = await office.code("王审")
        assert (await office.says(STRANGER, f"/link {code}"))[0].startswith("试错的次数太多")
        # Somebody else is not kept waiting for it.
        assert "不对" in (await office.says(STRANGER + 1, "/link 00000000"))[0]
        office.clock.turn(minutes=10)
        code = await office.code("王审")
        assert (await office.says(STRANGER, f"/link {code}"))[0].startswith("王审，已经连上")


@pytest.mark.parametrize(
    "words", ["你好", "/today", "/status 1", "/start", "/link", "/consultations", "123456", None]
)
async def test_who_is_not_joined_gets_one_sentence_whatever_they_send(
    office: OnDuty, words: str | None
) -> None:
    photo = {"photo": [{"file_id": "P1", "file_unique_id": "1", "width": 1, "height": 1}]}
    async with office.listening():
        said = await office.says(STRANGER, words, **({} if words else photo))
    assert len(said) == 1
    assert said[0].startswith(NOBODY)


async def test_who_is_not_joined_and_writes_on_and_on_is_left_alone(office: OnDuty) -> None:
    async with office.listening():
        for _ in range(25):
            office.api.say(STRANGER, "你好")
        await office.says(STRANGER, "你好")
        assert len(office.api.sent(STRANGER)) == 20
        office.clock.turn(minutes=10)
        assert len(await office.says(STRANGER, "你好")) == 1


async def test_who_is_not_joined_taps_in_vain(office: OnDuty) -> None:
    async with office.listening():
        await office.says(STRANGER, "你好")
        office.chats["谁"] = STRANGER
        office.api.tap(STRANGER, office.last("谁").message_id, "stopped:1")
        assert (await office.says("谁", "/today"))[0].startswith(NOBODY)
    assert len(office.api.sent(STRANGER)) == 3
    assert office.api.refused.keys() <= {"409"}


async def test_it_speaks_the_language_of_who_asks(office: OnDuty) -> None:
    await office.joined("Ann", Role.REVIEWER, language="en")
    async with office.listening():
        assert (await office.says("Ann", "/today"))[0] == "Nothing waits for you now."
        (said,) = await office.says(STRANGER, "hello", language="en")
    assert said.startswith("This is for staff alone")


async def test_in_a_group_it_says_nothing(office: OnDuty) -> None:
    await office.joined("王审", Role.REVIEWER)
    async with office.listening():
        assert await office.says(-5, "/today", user_id=office.chats["王审"]) == []
    assert office.api.sent() == []


async def test_who_was_shut_out_is_nobody_again(office: OnDuty) -> None:
    await office.joined("王审", Role.REVIEWER)
    async with office.listening():
        assert not (await office.says("王审", "/today"))[0].startswith(NOBODY)
        async with office.database.transaction() as session:
            who = await staff.acting(session, "王审")
            await accounts.close(session, who, office.clock())
        assert (await office.says("王审", "/today"))[0].startswith(NOBODY)


async def test_what_nobody_understands_is_answered_by_what_can_be_done(office: OnDuty) -> None:
    await office.joined("王审", Role.REVIEWER)
    async with office.listening():
        assert "/today" in (await office.says("王审", "早"))[0]
        office.api.tap(office.chats["王审"], office.last("王审").message_id, "no such route")
        assert "/today" in (await office.says("王审", "/help"))[0]
    assert office.api.sent(office.chats["王审"])[1].text.startswith("这个按钮是以前的")


async def furnish(office: OnDuty) -> None:
    """A draft for a reviewer, and a request that is due for an officer."""
    await office.joined("王审", Role.REVIEWER)
    await office.joined("陈办", Role.OFFICER, organ=HOUSING)
    await office.joined("闲人", Role.STEWARD)
    release = await mailing.reviewed(office.database, office.clock())
    async with office.database.transaction() as session:
        await session.execute(text("UPDATE broadcast SET state = 'void'"))
        await session.execute(update(Release).values(submitted_at=office.clock()))
        session.add_all([request(office, 1, 2), request(office, 2, 30)])
    assert release.id == 1


def request(office: OnDuty, serial: int, days: int) -> FoiRequest:
    """A registered request of the housing office that is due in so many days."""
    today = office.clock().date()
    return FoiRequest(
        number=f"SQ-2026-000{serial}-3",
        year=2026,
        serial=serial,
        secret="of nobody",
        organ=HOUSING,
        state=State.REGISTERED,
        applicant="citizen",
        proof="id_card",
        way="electronic",
        channel="web",
        confirm_method="chat",
        confirmed_by="陈办",
        arrived_at=office.clock(),
        received_on=today,
        due_on=today + timedelta(days=days),
    )


async def test_the_digest_comes_once_each_working_morning(office: OnDuty) -> None:
    await furnish(office)
    reviewer, officer = office.chats["王审"], office.chats["陈办"]
    async with office.listening():
        await office.api.until(2)
    said = office.api.sent(reviewer)[0].text
    assert said.startswith("早上好，今天要办的 1 件")
    assert "审稿：《河道水质本月改善》" in said
    assert office.labels("王审") == ["审第 1 号"]
    due = office.api.sent(officer)[0].text
    assert "公开申请 SQ-2026-0001-3：2026-11-25 前答复" in due
    assert "SQ-2026-0002-3" not in due
    # A start in the same morning says nothing again; two processes neither.
    async with office.listening():
        await office.says("王审", "/help")
    assert [len(office.api.sent(one)) for one in (reviewer, officer)] == [2, 1]
    # Who has nothing to do is not woken.
    assert office.api.sent(office.chats["闲人"]) == []
    office.clock.turn(days=1)
    async with office.listening():
        await office.api.until(2, officer)
    assert len(office.api.sent(reviewer)) == 3


@pytest.mark.parametrize(
    ("hours", "why"),
    [(-1.5, "before half past eight"), (3, "after noon"), (24 * 5, "on a Saturday")],
)
async def test_there_is_a_time_for_the_digest(office: OnDuty, hours: float, why: str) -> None:
    await furnish(office)
    office.clock.turn(hours=hours)
    async with office.listening():
        await office.says("闲人", "/help")
        await asyncio.sleep(0.2)
    assert office.api.sent(office.chats["王审"]) == [], why


async def test_two_processes_tell_somebody_once(office: OnDuty) -> None:
    await furnish(office)
    today = office.clock().date()
    async with office.database.reading() as session:
        people = await accounts.without_digest(session, today)
        who = await staff.acting(session, "王审")

    async def take() -> bool:
        async with office.database.transaction() as session:
            return await accounts.take_digest(session, who.id or 0, today)

    taken = await asyncio.gather(*(take() for _ in range(5)))
    assert who.id in people
    assert sorted(taken) == [False] * 4 + [True]


async def test_a_digest_that_telegram_did_not_take_comes_later(office: OnDuty) -> None:
    await furnish(office)
    office.api.plan("sendMessage", "429", "429")
    async with office.listening():
        await asyncio.sleep(0.3)
    assert office.api.sent() == []
    await asyncio.sleep(1)
    async with office.listening():
        await office.api.until(2)


async def test_today_says_what_waits_for_whoever_asks(office: OnDuty) -> None:
    await furnish(office)
    office.clock.turn(hours=5)
    async with office.listening():
        (mine,) = await office.says("王审", "/today")
        (theirs,) = await office.says("陈办", "/today")
        # The author of a draft does not review it.
        await office.joined("甲", Role.EDITOR, Role.REVIEWER)
        (authors,) = await office.says("甲", "/today")
    assert mine.startswith("现在要办的 1 件")
    assert "剩 2 个工作日" in theirs
    assert authors == "现在没有等您办的事。"


async def test_a_telegram_that_is_away_stops_nothing(
    office: OnDuty, capfd: pytest.CaptureFixture[str]
) -> None:
    await office.joined("王审", Role.REVIEWER)
    office.api.plan("getMe", "5xx", "reset_before", "5xx")
    office.api.plan("getUpdates", "5xx", "reset_after")
    async with office.listening():
        assert "/today" in (await office.says("王审", "/help"))[0]
    logged = capfd.readouterr().err
    assert "staff_bot.away" in logged
    assert office.api.token not in logged


async def test_a_wrong_token_is_said_without_the_token(
    settings: Settings, now: datetime, capfd: pytest.CaptureFixture[str]
) -> None:
    async with on_duty(settings, now) as office:
        wrong = StaffBotSettings(token=SecretStr("1:a-wrong-one"), api_url=office.api.url)
        task = asyncio.create_task(StaffBot(wrong, office.house).run())
        await office.api.when(lambda: office.api.refused["401"] > 2)
        assert not task.done()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    logged = capfd.readouterr().err
    assert "staff_bot.wrong_token" in logged
    assert "a-wrong-one" not in logged


async def test_while_the_database_is_away_nobody_is_left_without_a_word(office: OnDuty) -> None:
    await office.joined("王审", Role.REVIEWER)
    office.api.say(office.chats["王审"], "/help")
    async with office.database.transaction() as session:
        await session.execute(text("ALTER TABLE staff_account RENAME TO elsewhere"))
    async with office.listening():
        await office.api.until(1)
    assert office.last("王审").text.startswith(("这一步没有办成", "现在存不下来"))


def test_the_staff_have_a_bot_of_their_own() -> None:
    token = SecretStr("1:the-same")
    with pytest.raises(ValidationError, match="YANGGUANG_STAFF_BOT__TOKEN is the residents' bot"):
        Settings(
            _env_file=None,
            telegram=TelegramSettings(token=token),
            staff_bot=StaffBotSettings(token=token),
        )
    with pytest.raises(ValidationError, match="must be the token that BotFather gave"):
        StaffBotSettings(token=SecretStr("no token"))
    assert StaffBotSettings(token=SecretStr("")).token is None
    assert StaffBotSettings(api_url="http://127.0.0.1:1/").api_url == "http://127.0.0.1:1"


def test_a_house_without_a_staff_bot_does_not_load_its_library() -> None:
    program = "import sys, bot.app; print('telegram' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_without_a_token_the_command_says_which_setting(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/office.db"
    refused = run(
        tmp_path,
        "staff-bot",
        YANGGUANG_DATABASE__URL=url,
        YANGGUANG_SECRET_KEY="a key of the tests, long enough to be one",
    )
    assert refused.returncode == 1
    assert "YANGGUANG_STAFF_BOT__TOKEN is missing" in refused.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", ["staff-bot", "run"])
async def test_it_starts_and_stops_as_a_process(tmp_path: Path, command: str) -> None:
    async with bot_api.serving() as api:
        process = begun(tmp_path, command, api)
        try:
            await polling(process, api)
            api.say(STRANGER, "你好")
            await api.until(1)
            process.send_signal(signal.SIGTERM)
            _, logged = await asyncio.to_thread(process.communicate, timeout=30)
        finally:
            process.kill()
        assert process.returncode == 0, logged
        assert api.sent(STRANGER)[0].text.startswith(NOBODY)
        assert api.calls["setMyCommands"] == 3
        assert api.token not in logged
        # The last one was confirmed before the end.
        assert not api.account.pending


async def test_what_a_killed_process_had_not_handled_comes_again(tmp_path: Path) -> None:
    async with bot_api.serving() as api:
        process = begun(tmp_path, "staff-bot", api)
        try:
            await polling(process, api)
            api.faults.latency = (30, 30)
            number = api.say(STRANGER, "你好")["update_id"]
            async with asyncio.timeout(20):
                while not api.calls["sendMessage"]:  # noqa: ASYNC110 - counted, not told.
                    await asyncio.sleep(0.01)
        finally:
            process.kill()
            await asyncio.to_thread(process.communicate)
        assert number in api.account.pending


async def polling(process: "subprocess.Popen[str]", api: BotApi) -> None:
    """Waits until the process asks for updates."""
    async with asyncio.timeout(90):
        while not api.account.polled.is_set():
            assert process.poll() is None, process.communicate()
            await asyncio.sleep(0.05)


def begun(folder: Path, command: str, api: BotApi) -> "subprocess.Popen[str]":
    """The house as a process of its own, with the staff bot's token."""
    settings = {
        "YANGGUANG_DATABASE__URL": f"sqlite+aiosqlite:///{folder}/office.db",
        "YANGGUANG_SECRET_KEY": "a key of the tests, long enough to be one",
        "YANGGUANG_WEB__PORT": "0",
        "YANGGUANG_SAMPLE_CONTENT": "false",
        "YANGGUANG_STAFF_BOT__TOKEN": api.token,
        "YANGGUANG_STAFF_BOT__API_URL": api.url,
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bot", command],
        cwd=folder,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
