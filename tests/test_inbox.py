"""The inbox (收件): trouble with a number to quote, the pace, what was owed, what ends a process."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import TelegramMethod
from aiogram.types import Message
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.channels import reception
from bot.middlewares.recognise import meant
from bot.settings import ThrottleSettings
from storage import conversations, inbound
from storage.conversations import Conversation
from storage.database import Database
from storage.inbound import Inbound
from storage.refusal import Refusal
from tests.dialogue import CHAT_ID, Player


class Breaking(Player):
    """A house with two handlers that fail after they have changed something."""

    def started(self) -> Any:
        """An app with a broken router before the others."""
        app = super().started()
        router = Router(name="breaking")
        router.message.register(self.break_down, Command("break"))
        router.message.register(self.say_no, Command("no"))
        router.message.register(self.miss_a_file, Command("file"))
        router.message.register(self.lose_the_database, Command("away"))
        app.dispatcher.sub_routers.insert(0, router)
        return app

    async def break_down(self, message: Message, conversation: Conversation) -> None:
        """Fails half-way."""
        conversation.state = "half done"
        raise ZeroDivisionError(message.text)

    async def say_no(self, message: Message, conversation: Conversation) -> TelegramMethod[Any]:
        """A rule that says no, after a change."""
        del message
        conversation.state = "half done"
        raise Refusal("mask-too-long", limit=7)

    async def miss_a_file(self, message: Message) -> None:
        """Fails like a picture that is gone: no reason to try again."""
        raise FileNotFoundError(message.text)

    async def lose_the_database(self, message: Message) -> TelegramMethod[Any]:
        """Finds the database away twice, then back."""
        self.lost += 1
        if self.lost <= 2:
            raise OperationalError("SELECT", {}, ConnectionResetError("away"))
        return message.answer("又好了")

    lost = 0


async def state(player: Player) -> str | None:
    """The state in which the conversation is now."""
    database = Database(player.settings.database.url)
    async with database.reading() as session:
        row = await conversations.find(session, "dialogue", CHAT_ID)
    await database.close()
    assert row is not None
    return row.state


@pytest.fixture
async def breaking(play: Player) -> Breaking:
    return Breaking(play.settings, play.clock)


async def test_trouble_of_ours_is_said_with_a_number_and_changes_nothing(
    breaking: Breaking, capfd: pytest.CaptureFixture[str]
) -> None:
    await breaking("""
        居民  /break 我的秘密
        政务  这一步是我们这边出了故障…12345，并报这个编号：…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)
    assert await state(breaking) is None
    said = breaking.session.shown[0].text
    number = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", said)
    assert number is not None
    logged = capfd.readouterr().err
    assert number.group() in logged
    assert "event='trouble'" in logged
    assert "我的秘密" not in logged


async def test_a_rule_that_says_no_is_said_and_rolls_back(breaking: Breaking) -> None:
    await breaking("""
        居民  /no
        政务  …7…
    """)
    assert await state(breaking) is None


async def test_a_flood_is_told_once_and_the_rest_is_dropped(play: Player) -> None:
    play.settings.throttle = ThrottleSettings(burst=2, per_minute=1)
    await play("""
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  垃圾怎么分
        政务  您问得有点快，我跟不上了。请等 60 秒再发…
        居民  垃圾怎么分
    """)


async def test_danger_is_heard_above_the_pace(play: Player) -> None:
    play.settings.throttle = ThrottleSettings(burst=1, per_minute=1)
    await play("""
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  我不想活了
        政务  …12356…
    """)


async def test_what_ended_the_process_three_times_is_apologised_for(play: Player) -> None:
    database = Database(play.settings.database.url)
    now: datetime = play.clock()
    async with database.transaction() as session:
        await conversations.begin(session, "dialogue", CHAT_ID, now)
        row = await inbound.receive(
            session,
            channel="dialogue",
            update_id="poison",
            chat_id=CHAT_ID,
            body=reception.message(CHAT_ID, 1, now, text="垃圾怎么分"),
            now=now,
        )
        assert row is not None
        row.attempts = 3
    async with play.started() as play.app:
        await play.app.inbox.settled("dialogue", CHAT_ID)
    play.expect("这一步是我们这边出了故障…", "at the start")
    async with database.reading() as session:
        found = (await session.scalars(select(Inbound))).one()
    await database.close()
    assert found.handled_at is not None
    assert found.body is None


async def test_replies_that_were_owed_are_said_at_the_next_start(play: Player) -> None:
    database = Database(play.settings.database.url)
    now: datetime = play.clock()
    async with database.transaction() as session:
        await conversations.begin(session, "dialogue", CHAT_ID, now)
        row = await inbound.receive(
            session, channel="dialogue", update_id="1", chat_id=CHAT_ID, body={}, now=now
        )
        assert row is not None
        reply = {"method": "SendMessage", "data": {"chat_id": CHAT_ID, "text": "还欠您一句"}}
        inbound.handle(row, replies=[reply], now=now)
    async with play.started() as play.app:
        await play.app.inbox.settled("dialogue", CHAT_ID)
    play.expect("还欠您一句", "at the start")
    async with play.started() as play.app:
        await play.app.inbox.settled("dialogue", CHAT_ID)
    play.nothing_more("the second start")
    async with database.reading() as session:
        found = (await session.scalars(select(Inbound))).one()
    await database.close()
    assert found.replies is None


async def test_a_reply_that_nobody_can_read_any_more_ends_nothing(play: Player) -> None:
    now: datetime = play.clock()
    async with play.started() as play.app:
        async with play.app.database.transaction() as session:
            await conversations.begin(session, "dialogue", CHAT_ID, now)
            row = await inbound.receive(
                session, channel="dialogue", update_id="1", chat_id=CHAT_ID, body={}, now=now
            )
            assert row is not None
            inbound.handle(row, replies=[{"method": "SayNothing", "data": {}}], now=now)
        await play.app.inbox.recover()
        await play.app.inbox.settled("dialogue", CHAT_ID)
        await play.say("垃圾怎么分")
        play.expect("生活垃圾分哪四类？…", "after it")


async def test_replies_that_are_owed_are_said_again_between_starts_and_given_up_after_a_day(
    play: Player,
) -> None:
    now = start = play.clock()
    play.clock = lambda: now
    async with play.started() as play.app:
        async with play.app.database.transaction() as session:
            for number, since in enumerate((start, start - timedelta(days=2)), 1):
                chat_id = CHAT_ID + number
                await conversations.begin(session, "dialogue", chat_id, since)
                row = await inbound.receive(
                    session,
                    channel="dialogue",
                    update_id=str(number),
                    chat_id=chat_id,
                    body={},
                    now=since,
                )
                assert row is not None
                reply = {"method": "SendMessage", "data": {"chat_id": chat_id, "text": "还欠您"}}
                inbound.handle(row, replies=[reply], now=since)
        await play.app.inbox.say_again()
        play.nothing_more("before a minute has passed")
        now += timedelta(minutes=2)
        await play.app.inbox.say_again()
        await play.app.inbox.settled("dialogue", CHAT_ID + 1)
        play.expect("还欠您", "after two minutes")
        await play.app.inbox.say_again()
        play.nothing_more("a second time")


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("1", "a"),
        ("①", "a"),
        ("第一个", "a"),
        ("２", "b"),
        ("二", "b"),
        ("第二项。", "b"),
        ("选2", "b"),
        ("都不是", "c"),
        ("3", "c"),
        ("4", None),
        ("0", None),
        ("1998", None),
        ("一网通办", None),
        ("第一", "a"),
        ("", None),
    ],
)
def test_a_typed_number_or_label_means_a_button(typed: str, data: str | None) -> None:
    shown = [["居住证新办", "a"], ["居住证换领", "b"], ["都不是", "c"]]
    assert meant(typed, shown, []) == data
    assert meant(typed, [], shown) == data


def test_words_mean_either_message_and_a_number_the_one_that_came_last() -> None:
    replied, noticed = [["全部删除", "x"], ["不删", "y"]], [["来", "a"], ["不来了", "b"]]
    assert meant("全部删除", replied, noticed) == "x"
    assert meant("不来了", replied, noticed) == "b"
    assert meant("1", replied, noticed) == "a"
    assert meant("1", replied, []) == "x"


async def test_smuggled_numbers_are_in_no_table_and_no_log(
    play: Player, capfd: pytest.CaptureFixture[str]
) -> None:
    number, phone, card, plate = (
        "11010519491231002X",
        "13812345678",
        "6222021234567894",
        "沪A12345",
    )
    await play(f"""
        居民  我叫王五，身份证{number}，打我手机{phone}，卡号 {card}，车牌{plate}，婴儿游泳馆办卡
        政务  您的消息里有…
        政务  …
    """)
    database = Database(play.settings.database.url)
    async with database.reading() as session:
        from storage.database import metadata

        everything = ""
        for table in metadata().tables.values():
            everything += repr((await session.execute(table.select())).all())
    await database.close()
    logged = capfd.readouterr()
    said = repr(play.session.shown)
    assert "婴儿游泳馆" in everything
    for secret in (number, phone, card, plate):
        assert secret not in everything
        assert secret not in logged.err + logged.out
        assert secret not in said


async def test_everybody_together_has_a_pace_too(play: Player) -> None:
    play.settings.throttle = ThrottleSettings(overall_per_second=1)
    ticks = iter([0.0, 0.0, 0.0, 5.0, 5.0])
    player = Player(play.settings, play.clock)
    player.ticks = lambda: next(ticks)
    await player("""
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  垃圾怎么分
        政务  现在问的人很多，您这一条我还没有处理。…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_a_database_that_comes_back_answers_what_was_asked_meanwhile(
    breaking: Breaking,
) -> None:
    await breaking("""
        居民  /away
        政务  又好了
    """)
    assert breaking.lost == 3


async def test_a_missing_file_is_trouble_and_not_a_missing_database(breaking: Breaking) -> None:
    await breaking("""
        居民  /file
        政务  这一步是我们这边出了故障…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_what_waited_for_a_start_is_not_throttled(play: Player) -> None:
    play.settings.throttle = ThrottleSettings(burst=1, per_minute=1)
    database = Database(play.settings.database.url)
    earlier = play.clock() - timedelta(seconds=5)
    async with database.transaction() as session:
        await conversations.begin(session, "dialogue", CHAT_ID, earlier)
        for number in range(3):
            await inbound.receive(
                session,
                channel="dialogue",
                update_id=str(number),
                chat_id=CHAT_ID,
                body=reception.message(CHAT_ID, number, earlier, text="垃圾怎么分"),
                now=earlier,
            )
    await database.close()
    async with play.started() as play.app:
        await play.app.inbox.settled("dialogue", CHAT_ID)
    for _ in range(3):
        play.expect("生活垃圾分哪四类？…", "at the start")
