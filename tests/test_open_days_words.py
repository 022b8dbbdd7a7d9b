"""Open days in people's own words (开放日口语), and what another account of theirs has booked."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.settings import Settings
from handlers.chat.open_days_words import Wish, meant
from storage import conversations
from storage.conversations import Conversation
from storage.open_days import OpenDay, Registration, Slot
from tests import bot_api, opening
from tests.opening import Hall
from tests.telegram_office import CHAT_ID, Offices


@pytest.fixture
async def hall(settings: Settings, tmp_path: Path, now: datetime) -> AsyncIterator[Hall]:
    """A chat in which time goes by."""
    found = Hall(settings, tmp_path, now)
    yield found
    await found.database.close()


async def booked(hall: Hall, party: int = 3, capacity: int = 10) -> tuple[Slot, Registration]:
    """A day for which who speaks has signed up."""
    _, (slot,) = await opening.day(hall.database, hall.at, capacity)
    return slot, await opening.signed_up(hall.database, slot, await hall.me(), party, hall.at)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        *((text, Wish("party")) for text in ("改人数", "我想改一下人数。", "人数不对", "改人數")),
        *(
            (text, Wish("party", 2))
            for text in ("改成2个人", "改成两个人", "改为２人", "我们来 2 个人")
        ),
        *(
            (text, Wish("party", 5))
            for text in ("我們來五個人", "我们5个人", "change to 5 people")
        ),
        ("改成100个人", Wish("party", 100)),
        *((text, Wish("cancel")) for text in ("取消报名", "我要取消报名", "不去了", "我不来了")),
        *((text, Wish("cancel")) for text in ("去不了了", "取消开放日的报名", "I’m not coming")),
        *(
            (text, Wish("ticket"))
            for text in ("入场券", "我的票", "票呢", "我的二维码", "My ticket")
        ),
        *((text, Wish("mine")) for text in ("我的报名", "报名成功了吗", "my registrations")),
        *(
            (text, Wish("front"))
            for text in ("开放日", "我想报名开放日", "报名参观", "怎么报名开放日？")
        ),
        *((text, Wish("front")) for text in ("开放日怎么报名", "最近有开放日吗", "Open days")),
        *(
            (text, None)
            for text in (
                *("报名", "取消", "票", "不来", "改成3", "考试怎么取消报名", "社保缴费人数怎么改"),
                *("我们家5个人怎么申请低保", "有开放日告诉我", "不去了解一下", "火车票在哪里买"),
            )
        ),
    ],
)
def test_words_mean_one_thing_or_nothing(text: str, wish: Wish | None) -> None:
    assert meant(text) == wish


async def test_the_number_of_people_is_changed_by_saying_it(hall: Hall) -> None:
    slot, _ = await booked(hall)
    await hall("""
        居民  改成2个人
        政务  改好了，2 位。… 2 位 · 报名号 KF-…
        政务  〔图〕… [加入日历] [改人数] [取消报名]
        居民  改成100个人
        政务  人数不对：一次报 1 到 5 位。…
        居民  我们来0个人
        政务  人数不对：一次报 1 到 5 位。…
        居民  改人数
        政务  …（第 1 步，共 1 步） 一共几位参加？…
        居民  四位
        政务  …请核对…
        居民  提交
        政务  改好了，4 位。…
        政务  〔图〕…
    """)
    await opening.check(hall.database, [slot])


async def test_who_steps_back_in_words_is_asked_once(hall: Hall) -> None:
    slot, _ = await booked(hall)
    await hall("""
        居民  我不来了
        政务  要取消吗？… [确定取消] [不取消]
        居民  [不取消]
        政务  …
        政务  〔图〕…
        居民  取消报名
        政务  要取消吗？…
        居民  1
        政务  已经取消…
        居民  不去了
        政务  您还没有报名开放日。 近期有 1 场政府开放日… [环境监测站开放日]
    """)
    assert await opening.states(hall.database, slot) == ["cancelled"]


async def test_the_ticket_is_shown_when_somebody_asks_for_it(hall: Hall) -> None:
    await hall("""
        居民  我的票
        政务  您还没有报名开放日。 近期没有安排开放日。…
    """)
    await booked(hall)
    for words in ("入场券", "我的报名"):
        await hall(f"""
            居民  {words}
            政务  环境监测站开放日 2026-11-28（周六）09:30–10:30 中州路1号 3 位 · 报名号 KF-…
            政务  〔图〕入场时出示二维码，或报出报名号 KF-…。 [加入日历] [改人数] [取消报名]
        """)


async def test_with_several_registrations_it_asks_which(hall: Hall) -> None:
    first, row = await booked(hall)
    second, _ = await booked(hall, 1)
    async with hall.database.transaction() as session:
        (await session.get_one(OpenDay, second.open_day_id)).title = "消防站开放日"
    await hall("""
        居民  改成两个人
        政务  您报了几场，是哪一场？ [环境监测站开放日 11-28 09:30] [消防站开放日 11-28 09:30]
        居民  1
        政务  改好了，2 位。 环境监测站开放日…
        政务  〔图〕…
        居民  不去了
        政务  您报了几场，是哪一场？ [环境监测站开放日 11-28 09:30] [消防站开放日 11-28 09:30]
        居民  2
        政务  要取消吗？ 消防站开放日…
        居民  [确定取消]
        政务  已经取消…
    """)
    assert await opening.states(hall.database, first) == ["registered"]
    assert await opening.states(hall.database, second) == ["cancelled"]
    async with hall.database.reading() as session:
        assert (await session.get_one(Registration, row.id)).party == 2


async def test_a_no_to_two_reminders_asks_which(hall: Hall) -> None:
    first, _ = await booked(hall)
    second, _ = await booked(hall)
    await hall("""
        （到 11-27 10:00）
        政务  明天就是您报的开放日…
        政务  明天就是您报的开放日…
        居民  我不来了
        政务  您报了几场，是哪一场？ …
    """)
    assert await opening.states(hall.database, first) == ["registered"]
    assert await opening.states(hall.database, second) == ["registered"]


async def test_a_form_that_is_open_takes_the_words_itself(hall: Hall) -> None:
    slot, _ = await booked(hall)
    await hall("""
        居民  改人数
        政务  …一共几位参加？…
        居民  改成2个人
        政务  …一共几位参加？…
    """)
    assert await opening.states(hall.database, slot) == ["registered"]


async def test_a_joined_account_finds_the_same_registration(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 4)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    me = await hall.me()
    async with hall.database.transaction() as session:
        for one in (me, other):
            (await session.get_one(Conversation, one.id)).resident_id = 5
    await opening.signed_up(hall.database, slot, other, 2, hall.at)
    await hall("""
        居民  开放日
        政务  …
        居民  1
        政务  …您已经报上了，报名号 KF-… [看我的报名] [全部开放日]
        居民  [看我的报名]
        政务  环境监测站开放日…2 位…
        政务  〔图〕…
    """)


@pytest.fixture
async def offices(settings: Settings, now: datetime) -> AsyncIterator[Offices]:
    """Offices on Telegram, whose servers are abroad."""
    async with bot_api.serving() as api:
        yield Offices(settings, lambda: now, api)


async def test_abroad_nothing_of_a_joined_account_is_shown_or_changed(
    offices: Offices, now: datetime
) -> None:
    api = offices.api
    async with offices.open() as office:
        database = office.database
        _, (slot,) = await opening.day(database, now, 10)
        (home,) = await opening.residents(database, 1, now)
        async with database.transaction() as session:
            abroad, _ = await conversations.begin(session, "telegram", CHAT_ID, now)
            for one in (home, abroad):
                (await session.get_one(Conversation, one.id)).resident_id = 5
        row = await opening.signed_up(database, slot, home, 2, now)
        for words in ("我的报名", "改成3个人", "不去了", "我的票"):
            await office.hear(api.say(CHAT_ID, words))
            assert api.sent(CHAT_ID)[-1].text.startswith("您还没有报名开放日。")
        for data in (f"registered:{row.id}:sure", f"registered:{row.id}:party=3"):
            await office.hear(api.tap(CHAT_ID, 1, data))
            assert api.sent(CHAT_ID)[-1].text.startswith("没有找到您的这个报名")
        await office.hear(api.tap(CHAT_ID, 1, f"open-days:{slot.open_day_id}"))
        await office.hear(api.tap(CHAT_ID, 1, f"sign-up:{slot.id}:0"))
        said = api.sent(CHAT_ID)[-1].text
        assert said == "您在关联的另一个账号里报过这次开放日，一人报一次。"
        assert not [one for one in api.sent(CHAT_ID) if row.number in one.text]
        assert await opening.states(database, slot) == ["registered"]
