"""Open days in people's own words (开放日口语), and what another account of theirs has booked."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.settings import Settings
from handlers.chat.open_days_words import Wish, meant
from storage import conversations
from storage.conversations import Conversation
from storage.forms import Draft
from storage.open_days import OpenDay, Registration, Slot, seats
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
        *((text, Wish("more", 1)) for text in ("加一个人", "再加一个人", "多来一个", "再加個人")),
        *((text, Wish("more", 2)) for text in ("再多加两个人", "还要加两位", "多带2个人")),
        *((text, Wish("fewer", 1)) for text in ("少来一个", "减一个人", "有一个人来不了了")),
        *((text, Wish("queue")) for text in ("我前面还有几个人", "我排第几", "还要排多久？")),
        *((text, Wish("queue")) for text in ("前面还有多少人在排队", "排到我了吗")),
        *(
            (text, Wish("named", what="环境监测站"))
            for text in (
                *("我要报名那个环境监测站", "想去环境监测站看看", "我要报名环境监测站的开放日"),
                "想带老婆孩子去参观环境监测站",
            )
        ),
        *(
            (text, Wish("front"))
            for text in ("想带老婆孩子去开放日看看", "我要参加这次的开放日", "带娃去开放日玩")
        ),
        *(
            (text, None)
            for text in (
                *("报名", "取消", "票", "不来", "改成3", "考试怎么取消报名", "社保缴费人数怎么改"),
                *("我们家5个人怎么申请低保", "有开放日告诉我", "不去了解一下", "火车票在哪里买"),
                *("我想去开放日怎么办理手续", "能带孩子去开放日吗", "我要参加考试要什么条件"),
                *("去派出所报名要什么材料", "户口本上加一个人怎么办", "前面的路什么时候修好"),
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


async def test_one_more_or_fewer_is_shown_as_what_comes_of_it_and_confirmed(hall: Hall) -> None:
    slot, _ = await booked(hall, party=2)
    await hall("""
        居民  再加一个人
        政务  环境监测站开放日，2026-11-28（周六）09:30–10:30，现在是 2 位。改成 3 位吗？ [改成 3 位] [不改]
        居民  [不改]
        政务  环境监测站开放日…2 位…
        政务  〔图〕…
        居民  加一个人
        政务  …改成 3 位吗？…
        居民  1
        政务  改好了，3 位。…
        政务  〔图〕…
        居民  少来一个
        政务  …现在是 3 位。改成 2 位吗？…
        居民  [改成 2 位]
        政务  改好了，2 位。…
        政务  〔图〕…
        居民  少来两个人
        政务  要取消吗？… [确定取消] [不取消]
        居民  再加九个人
        政务  人数不对：一次报 1 到 5 位。…
    """)
    await opening.check(hall.database, [slot])


async def test_without_a_registration_one_more_is_about_something_else(hall: Hall) -> None:
    await opening.day(hall.database, hall.at, 4)
    async with hall.started() as hall.app:
        for text in ("加一个人", "我前面还有几个人", "我要报名那个消防站", "我要报名高考"):
            await hall.say(text)
            said = hall.session.waiting.popleft()
            assert "开放日" not in said.text, text
            assert "报名号" not in said.text, text


async def test_who_waits_is_told_the_place_in_the_queue(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 2)
    people = await opening.residents(hall.database, 2, hall.at)
    for one in people:
        await opening.signed_up(hall.database, slot, one, 2, hall.at)
    await opening.signed_up(hall.database, slot, await hall.me(), 1, hall.at)
    await hall("""
        居民  我前面还有几个人
        政务  环境监测站开放日…您排在第 2 位。有名额了马上问您，不用守着。 [改人数] [不排了]
    """)


async def test_an_open_day_is_found_by_the_words_of_its_title(hall: Hall) -> None:
    await opening.day(hall.database, hall.at, 4)
    fire, _ = await opening.day(hall.database, hall.at, 4)
    async with hall.database.transaction() as session:
        (await session.get_one(OpenDay, fire.id)).title = "消防站开放日"
    await hall("""
        居民  我要报名那个环境监测站
        政务  环境监测站开放日 … [报名] [全部开放日]
        居民  想去消防站参观
        政务  消防站开放日 … [报名] [全部开放日]
        居民  想带老婆孩子去开放日看看
        政务  近期有 2 场政府开放日… [环境监测站开放日] [消防站开放日]
    """)
    async with hall.database.transaction() as session:
        (await session.get_one(OpenDay, fire.id)).title = "环境监测站夜间开放日"
    await hall("""
        居民  我要报名环境监测站
        政务  近期有 2 场政府开放日…
    """)


async def test_with_one_place_left_it_is_said_that_one_is_registered_at_once(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 3)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    await opening.signed_up(hall.database, slot, other, 2, hall.at)
    await hall("""
        居民  开放日
        政务  …
        居民  1
        政务  … [报名]
        居民  [报名]
        政务  …一共几位参加？…
        居民  2
        政务  …
        居民  王小明
        政务  …
        居民  13800001234
        政务  …只剩 1 个名额，不够：提交后先排队，轮到了问您；改成 1 位，马上报上。…
    """)


async def test_a_change_of_a_registration_ends_with_it(hall: Hall) -> None:
    slot, _ = await booked(hall)
    begun = """
        居民  改人数
        政务  …一共几位参加？ 不想改了，点“取消”：报名还在，人数不变。… [稍后再填] [取消]
        居民  4
        政务  …请核对… [提交]
    """
    await hall(f"""
        {begun}
        居民  [稍后再填]
        政务  …
        居民  不去了
        政务  要取消吗？…
        居民  [确定取消]
        政务  已经取消…
        居民  /my
        政务  … [我的数据]
        居民  [提交]
        政务  …
    """)
    assert await drafts(hall) == 0
    await opening.signed_up(hall.database, slot, await hall.me(), 2, hall.at)
    await hall(begun)
    async with hall.database.transaction() as session:
        day = await session.get_one(OpenDay, slot.open_day_id)
        await seats.call_off(session, day, "台风", hall.at)
    await hall("""
        居民  提交
        政务  报名号 KF-… 已经取消了。想来的话，可以再报一次。 [全部开放日]
        居民  [提交]
        政务  …
    """)
    assert await drafts(hall) == 0


async def test_a_change_of_what_was_called_off_or_lapsed_is_gone_when_that_is_told(
    hall: Hall,
) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 2)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    await opening.signed_up(hall.database, slot, other, 2, hall.at)
    await opening.signed_up(hall.database, slot, await hall.me(), 1, hall.at)
    await hall("""
        居民  改人数
        政务  …一共几位参加？…
        居民  [稍后再填]
        政务  …
        （到 11-28 09:30）
        政务  这一场已经开始，没有轮到您…
    """)
    assert await drafts(hall) == 0


async def drafts(hall: Hall) -> int:
    """How many forms are begun."""
    async with hall.database.reading() as session:
        return len((await session.scalars(select(Draft))).all())


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
