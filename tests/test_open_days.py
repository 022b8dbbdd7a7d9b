"""Open days in the chat (政府开放日): signing up and its wrong turns, the queue, the day before."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels import reception
from bot.settings import Settings
from bot.web import server
from storage.open_days import OpenDay, Registration, Slot
from tests import opening
from tests.dialogue import CHAT_ID, DialogueSession
from tests.opening import Hall

# The day of the tests is Saturday the 28th, 09:30 and 11:30.


@pytest.fixture
async def hall(settings: Settings, tmp_path: Path, now: datetime) -> AsyncIterator[Hall]:
    """A chat in which time goes by."""
    found = Hall(settings, tmp_path, now)
    yield found
    await found.database.close()


async def test_a_resident_signs_up_for_three(hall: Hall) -> None:
    await opening.day(hall.database, hall.at, 10, 20)
    await hall("""
        居民  开放日
        政务  近期有 1 场政府开放日…环境监测站开放日 区生态环境局 · 2026-11-28 · 还有 30 个名额 [环境监测站开放日]
        居民  [环境监测站开放日]
        政务  …看看空气和水…地点：中州路1号 · 2026-11-28（周六）09:30–10:30…还有 10 个名额…报名到 2026-11-27 21:30 为止，一次最多 5 位。 [报名 11-28 09:30] [报名 11-28 11:30] [全部开放日]
        居民  [报名 11-28 09:30]
        政务  环境监测站开放日 11-28 09:30（第 1 步，共 3 步） 一共几位参加？ [稍后再填] [取消]
        居民  六位
        政务  最多是 5，请再填一次。…几位参加？…
        居民  三位
        政务  记下了：3。…（第 2 步，共 3 步） 怎么称呼您？ [上一步] [稍后再填] [取消]
        居民  [上一步]
        政务  …几位参加？…现在填的是：3…
        居民  [不改]
        政务  …怎么称呼您？…
        居民  王小明
        政务  …您的电话？…活动过后 30 天删除…
        居民  110110
        政务  这个号码位数不对。…
        居民  13800001234
        政务  …请核对 名额够，提交了就报上。…3…王…
        居民  提交
        政务  报上了，到时见。 环境监测站开放日 2026-11-28（周六）09:30–10:30 中州路1号 3 位 · 报名号 KF-…
        政务  〔图〕入场时出示二维码，或报出报名号 KF-…。 [加入日历] [改人数] [取消报名]
        居民  [加入日历]
        政务  〔文件 KF-…ics〕点开就能加进手机日历。
        居民  [报名 11-28 11:30]
        政务  这次开放日您报过了…要换一场，先取消再报。…
        政务  〔图〕… [加入日历]
        居民  我的报名
        政务  环境监测站开放日 2026-11-28（周六）09:30–10:30…3 位…
        政务  〔图〕…
    """)


FORM = """
    居民  {party}
    政务  记下了：{party}。…怎么称呼您？…
    居民  王小明
    政务  …您的电话？…
    居民  13800001234
"""


def lines(script: str, **words: object) -> str:
    """A part of a script that comes again."""
    return script.format(**words).strip()


async def taken(hall: Hall, capacity: int = 2) -> tuple[OpenDay, Slot, Registration]:
    """A day with one slot that is full: another party of two has it."""
    day, (slot,) = await opening.day(hall.database, hall.at, capacity)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    return day, slot, await opening.signed_up(hall.database, slot, other, capacity, hall.at)


async def test_a_full_slot_is_said_at_once_with_the_others(hall: Hall) -> None:
    _, slots = await opening.day(hall.database, hall.at, 2, 4)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    await opening.signed_up(hall.database, slots[0], other, 2, hall.at)
    await hall("""
        居民  开放日
        政务  …
        居民  [环境监测站开放日]
        政务  …09:30–10:30 名额满了，可以排队 · …11:30–12:30 还有 4 个名额… [排队 11-28 09:30] [报名 11-28 11:30]
        居民  [排队 11-28 09:30]
        政务  2026-11-28（周六）09:30–10:30 名额满了，还没有人排队。排上队，有人退出就按先后问您。 下面几场还有名额： [报名] [排队] [返回]
        居民  [返回]
        政务  环境监测站开放日…
    """)


async def test_who_queues_is_offered_the_seats_and_takes_them(hall: Hall) -> None:
    _, slot, row = await taken(hall)
    await hall(f"""
        居民  开放日
        政务  …名额满了，可以排队…
        居民  1
        政务  … [排队]
        居民  [排队]
        政务  …名额满了，还没有人排队。… [排队] [返回]
        居民  [排队]
        政务  …几位参加？…
        {lines(FORM, party=2)}
        政务  …名额满了，提交后先排队，轮到了问您。…
        居民  提交
        政务  名额满了，还没有报上，先给您排上队了。…2 位 · 报名号…您排在第 1 位。… [改人数] [不排了]
        居民  要
        政务  …
    """)
    await hall.cancelled(row)
    await hall("""
        （到 11-23 10:00）
        政务  轮到您了：有 2 个名额，给您留到 2026-11-23 12:00。要吗？ 环境监测站开放日… [要] [不要了]
        居民  要
        政务  报上了，到时见。…
        政务  〔图〕… [加入日历]
        居民  [要]
        政务  报上了…
        政务  〔图〕…
    """)
    assert await opening.states(hall.database, slot) == ["cancelled", "registered"]
    await opening.check(hall.database, [slot])


async def in_the_queue(hall: Hall, slot: Slot, party: int = 2) -> Registration:
    """Who speaks waits for a slot."""
    me = await hall.me()
    return await opening.signed_up(hall.database, slot, me, party, hall.at)


async def test_an_offer_that_nobody_answers_goes_to_the_next(hall: Hall) -> None:
    _, slot, row = await taken(hall)
    await in_the_queue(hall, slot)
    *_, behind = await opening.residents(hall.database, 2, hall.at, first=50)
    await opening.signed_up(hall.database, slot, behind, 1, hall.at)
    await hall.cancelled(row)
    await hall("""
        （到 11-23 10:00）
        政务  轮到您了…留到 2026-11-23 12:00。… [要] [不要了]
        （到 11-23 11:59）
        （到 11-23 12:00）
        政务  没有等到您的回复，名额已经让给后面的人。还想来，可以再报。 … [返回]
        居民  [要]
        政务  报名号 KF-… 过了时间没有回复，名额让给后面的人了。可以再报一次。
        居民  [返回]
        政务  …还有 1 个名额… [报名]
    """)
    assert await opening.states(hall.database, slot) == ["cancelled", "lapsed", "offered"]
    await opening.check(hall.database, [slot])


async def test_at_night_an_offer_waits_for_the_morning(hall: Hall) -> None:
    _, slot, row = await taken(hall)
    await in_the_queue(hall, slot)
    await hall("（到 11-23 23:00）")
    await hall.cancelled(row)
    await hall("""
        （到 11-23 23:01）
        （到 11-24 07:29）
        （到 11-24 07:30）
        政务  轮到您了…留到 2026-11-24 09:30。… [要] [不要了]
        居民  不要了
        政务  已经取消，报名号 KF-… 作废。… [全部开放日]
    """)
    assert await opening.states(hall.database, slot) == ["cancelled", "cancelled"]


async def test_a_smaller_party_fits_at_once_and_a_seat_given_back_is_offered(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 3)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    await opening.signed_up(hall.database, slot, other, 2, hall.at)
    await in_the_queue(hall, slot, 3)
    await hall("""
        居民  我的报名
        政务  …您排在第 1 位。… [改人数] [不排了]
        居民  [改人数]
        政务  …（第 1 步，共 1 步） 一共几位参加？…
        居民  一位
        政务  记下了：1。…请核对…
        居民  [提交]
        政务  改好了，1 位。…1 位 · 报名号…
        政务  〔图〕… [改人数] [取消报名]
        居民  [改人数]
        政务  …几位…
        居民  2
        政务  …
        居民  [提交]
        政务  没有空位了，原来的 1 位还给您留着。…请核对…
        居民  [取消]
        政务  …
        居民  [确定取消]
        政务  已取消，填过的内容都清除了。
    """)
    assert await opening.states(hall.database, slot) == ["registered", "registered"]
    await opening.check(hall.database, [slot])


async def test_cancelling_asks_once(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 3)
    await in_the_queue(hall, slot, 1)
    await hall("""
        居民  我的报名
        政务  环境监测站开放日…
        政务  〔图〕… [取消报名]
        居民  [取消报名]
        政务  要取消吗？ 环境监测站开放日，2026-11-28（周六）09:30–10:30，1 位。取消后名额会给排队的人，要不回来。 [确定取消] [不取消]
        居民  [不取消]
        政务  环境监测站开放日…
        政务  〔图〕…
        居民  [取消报名]
        政务  要取消吗？…
        （重启）
        居民  [确定取消]
        政务  已经取消，报名号 KF-… 作废。谢谢您说一声。
        居民  [确定取消]
        政务  报名号 KF-… 已经取消了。想来的话，可以再报一次。
        居民  我的报名
        政务  您还没有报名开放日。…
    """)
    assert await opening.states(hall.database, slot) == ["cancelled"]


async def test_the_day_before_everybody_is_asked_once_whether_they_come(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 5)
    await in_the_queue(hall, slot, 1)
    await hall("""
        居民  来
        政务  …
        （到 11-26 10:00）
        （到 11-27 09:59）
        （到 11-27 10:00）
        政务  明天就是您报的开放日，还来吗？不来说一声，名额可以给别人。 环境监测站开放日… [来] [不来了]
        （到 11-27 10:01）
        居民  来
        政务  好，等您来。…
        政务  〔图〕…
        居民  [不来了]
        政务  已经取消…
        （到 11-28 09:31）
    """)
    assert await opening.states(hall.database, slot) == ["cancelled"]


async def test_who_signs_up_after_the_hour_of_asking_is_not_asked(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 5)
    await hall("（到 11-27 15:00）")
    await in_the_queue(hall, slot, 1)
    await hall("（到 11-27 15:01）")
    assert await opening.states(hall.database, slot) == ["registered"]


async def test_a_queue_ends_when_its_slot_begins(hall: Hall) -> None:
    _, slot, _ = await taken(hall)
    await in_the_queue(hall, slot)
    await hall("""
        （到 11-27 12:00）
        （到 11-28 09:30）
        政务  这一场已经开始，没有轮到您，抱歉。欢迎下次再来。…
        居民  我的报名
        政务  您还没有报名开放日。…
    """)
    assert await opening.states(hall.database, slot) == ["registered", "lapsed"]


async def test_a_closed_day_and_one_that_is_not_open_yet_say_so(hall: Hall) -> None:
    await opening.day(hall.database, hall.at, 5)
    await opening.day(hall.database, hall.at + timedelta(days=9), 5)
    await hall("""
        居民  开放日
        政务  近期有 2 场…2026-11-28 · 还有 5 个名额…2026-12-07 · 2026-12-01 09:30 开始报名
        居民  1
        政务  … [报名]
        居民  2
        政务  …
        居民  开放日
        政务  …
        居民  2
        政务  …还没开始报名。2026-12-01 09:30 开始，到时再来。 [全部开放日]
        （到 11-27 22:00）
        居民  [报名]
        政务  报名已经截止（2026-11-27 21:30）。可以看看别的开放日。
        （到 12-20 09:00）
        居民  开放日
        政务  近期没有安排开放日。回复“有开放日告诉我”，有了就通知您。
    """)


async def test_seats_that_go_while_somebody_fills_in_are_said_and_kept_in_turn(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 2)
    await hall(f"""
        居民  开放日
        政务  …
        居民  1
        政务  … [报名]
        居民  [报名]
        政务  …几位…
        {lines(FORM, party=1)}
        政务  …名额够…
    """)
    (other,) = await opening.residents(hall.database, 1, hall.at)
    await opening.signed_up(hall.database, slot, other, 2, hall.at)
    await hall("""
        居民  提交
        政务  名额满了，还没有报上，先给您排上队了。…您排在第 1 位。… [不排了]
        居民  [不排了]
        政务  不排了吗？… [确定取消]
        居民  [确定取消]
        政务  已经取消…
    """)
    await opening.check(hall.database, [slot])


async def test_somebody_elses_registration_cannot_be_touched(hall: Hall) -> None:
    _, slot, row = await taken(hall)
    async with hall.started() as hall.app:
        for data in (f"registered:{row.id}:sure", "registered:99:ticket"):
            await hall.receive(reception.tap(CHAT_ID, 1, hall.at, update_id=5, data=data))
            hall.expect("没有找到您的这个报名。请回复“我的报名”看看。", data)
    assert await opening.states(hall.database, slot) == ["registered"]


async def test_an_english_reader_is_told_in_english(hall: Hall) -> None:
    day, _ = await opening.day(hall.database, hall.at, 4)
    async with hall.database.transaction() as session:
        found = await session.get_one(OpenDay, day.id)
        found.english = {"title": "Open day of the monitoring station", "place": "", "about": ""}
    await hall("""
        居民  english
        政务  …
        居民  open days
        政务  One open day is coming.… Open day of the monitoring station 区生态环境局 · 2026-11-28 · 4 places left
        居民  1
        政务  … [Sign up]
        居民  [Sign up]
        政务  Open day of the monitoring station 11-28 09:30… How many people come in all?…
    """)


class Abroad(DialogueSession):
    """A channel that may not carry what is personal."""

    takes_personal = False


async def test_abroad_the_name_and_the_number_are_asked_for_on_a_page_of_ours(hall: Hall) -> None:
    _, (slot,) = await opening.day(hall.database, hall.at, 5)
    hall.session = Abroad(hall.clock)
    await hall("""
        居民  开放日
        政务  …
        居民  1
        政务  … [报名]
        居民  [报名]
        政务  …几位参加？…
        居民  两位
        政务  记下了：2。…/forms/… [重新给我一个链接]
    """)
    (page,) = re.findall(r"/forms/[\w-]+", hall.session.shown[-1].text)
    async with hall.started() as hall.app:
        async with TestClient(TestServer(server.build(hall.app))) as browser:
            filled = {"a_name": "王小明", "a_phone": "13800001234"}
            assert (await browser.post(page, data=filled)).status == 200
            await hall.app.inbox.settled("dialogue", CHAT_ID)
        read_back = hall.expect("…请核对 名额够，提交了就报上。…", "read back")
        await hall.say("提交")
        done = hall.expect("报上了，到时见。…2 位 · 报名号 KF-…", "the registration")
        ticket = hall.expect("〔图〕…报名号 KF-…。", "the ticket")
    for said in (read_back, done, ticket):
        assert "王小明" not in said.text
        assert "13800001234" not in said.text
    assert await opening.states(hall.database, slot) == ["registered"]
