"""Broadcasts at the console (推送): sent, watched, paused, stopped, counted; what waits for whom."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.settings import Settings
from storage import subscriptions
from storage.releases import Release
from storage.staff import Role
from tests.clerks import Office, office
from tests.releasing import (
    TITLE,
    approves,
    carried,
    carried_again,
    followers,
    journal,
    told,
    waits,
    writes,
)


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        await followers(found, now)
        yield found


async def test_a_release_goes_from_the_draft_to_the_report(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    reviewer = await house.clerk("王审", Role.REVIEWER)
    publisher = await house.clerk("李发", Role.PUBLISHER)
    path = await writes(editor)
    shown = await editor.get(path)
    assert "小编写好送审了。下一步：由别人审查，可以审的有：王审。" in shown.words
    assert "订阅了这些主题的有 3 人" in shown.words
    # Nobody reviews what they wrote, and nobody sends what was not reviewed.
    assert (await editor.get(f"{path}/review")).status == 403
    assert "还没有审查" in (await publisher.get(f"{path}/send")).words
    shown = await approves(reviewer, path)
    assert "王审审查通过了，还没有发出去。下一步：由发布人发送，可以发的有：李发。" in shown.words
    shown = await publisher.get(f"{path}/send")
    assert "会发给其中还没有收到过的 3 人" in shown.words
    # After a while it asks whether it is they, and keeps what was typed.
    house.clock.turn(minutes=20)
    asked = await publisher.post(f"{path}/send", not_after="2026-11-23T18:00")
    assert "请确认是您本人" in asked.words
    assert "2026-11-23T18:00" in asked.text
    shown = await publisher.confirmed(f"{path}/send", not_after="2026-11-23T18:00")
    assert "开始发送了，要发给 3 人" in shown.words
    assert "最晚发到 2026-11-23 18:00" in shown.words
    assert 'hx-trigger="every 2s"' in shown.text
    await carried(house, sent=1, blocked=1)
    part = await publisher.get(f"{path}/progress?where=sending", **{"HX-Request": "true"})
    assert "处理了 2 人，共 3 人" in part.text
    assert "停用了我们的机器人" in part.text
    await carried(house, sent=1, blocked=1, unknown=1)
    done = await publisher.get(f"{path}/progress?where=sending", **{"HX-Request": "true"})
    assert done.headers["HX-Refresh"] == "true"
    shown = await publisher.get(path)
    assert "应该收到的 3 人里，1 人收到了，2 人没有" in shown.words
    assert "every 2s" not in shown.text
    assert await journal(house) == [
        ("小编", "releases.draft", "console"),
        ("小编", "releases.submit", "console"),
        ("王审", "broadcasts.review", "console"),
        ("李发", "broadcasts.send", "console"),
        ("itself", "broadcasts.done", "courier"),
    ]


async def test_the_night_is_said_before_and_after_sending(house: Office) -> None:
    house.clock.turn(hours=13)
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(chief, path)
    assert "会等到 2026-11-24 07:30 才开始发" in (await chief.get(f"{path}/send")).words
    shown = await chief.confirmed(f"{path}/send")
    assert "免打扰结束后发给 3 人" in shown.words
    assert "到 2026-11-24 07:30 会自己开始发" in shown.words
    urgent = await writes(editor, title="暴雨红色预警", is_urgent="1")
    await approves(chief, urgent)
    assert "现在就会发出，免打扰时段也不等" in (await chief.get(f"{urgent}/send")).words


@pytest.mark.parametrize("typed", ["2020-01-01T08:00", "明天吧"])
async def test_a_wrong_last_moment_is_refused_and_kept(house: Office, typed: str) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(chief, path)
    shown = await chief.confirmed(f"{path}/send", not_after=typed)
    assert shown.status == 422
    assert f'value="{typed}"' in shown.text


async def test_it_is_paused_goes_on_and_is_stopped_with_its_consequence(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(chief, path)
    await chief.confirmed(f"{path}/send")
    await carried(house, sent=1)
    shown = await chief.post(f"{path}/pause")
    assert "暂停了，谁也不会再收到" in shown.words
    assert "继续，还有 2 人没收到" in shown.words
    assert "正在发给订阅的人" in (await chief.post(f"{path}/resume")).words
    asked = await chief.get(f"{path}/stop")
    assert "已经有 1 人收到，收不回来；还有 2 人在等" in asked.words
    shown = await chief.post(f"{path}/stop")
    assert "停止时还没发到" in shown.words
    assert "2 人没有" in shown.words
    assert (await editor.post(f"{path}/stop")).status == 403


async def test_the_counts_are_taken_away_after_a_proof_and_journalled(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(chief, path)
    await chief.confirmed(f"{path}/send")
    await carried(house, sent=2, blocked=1)
    house.clock.turn(minutes=20)
    assert "请确认是您本人" in (await chief.post(f"{path}/counts", kind="csv")).words
    taken = await chief.confirmed(f"{path}/counts", kind="csv")
    assert "已送达,2" in taken.text
    assert "停用了我们的机器人,1" in taken.text
    assert (await journal(house))[-1] == ("王审", "broadcasts.export", "console")


async def test_what_waits_is_for_who_can_do_it(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    await house.account("全能", Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    assert await waits(house, "小编") == []
    assert await waits(house, "王审") == [(f"审查：{TITLE}", f"{path}/review")]
    await chief.post(f"{path}/return", reason="改")
    assert await waits(house, "小编") == [(f"退回：{TITLE}", path)]
    # What somebody else wrote and got back is theirs to mend.
    assert await waits(house, "全能") == []
    await editor.post(f"{path}/submit")
    await approves(chief, path)
    assert await waits(house, "王审") == [(f"发送：{TITLE}", f"{path}/send")]
    await chief.confirmed(f"{path}/send")
    assert await waits(house, "王审") == []
    assert (await told(house, "小编"))[0] == f"正在发送《{TITLE}》：0 / 3 人"
    await chief.post(f"{path}/pause")
    assert await waits(house, "王审") == [(f"暂停着：{TITLE}", path)]
    await chief.post(f"{path}/resume")
    await carried(house, sent=2, unknown=1)
    assert await waits(house, "王审") == [(f"有人不确定收到没有：{TITLE}", path)]
    assert await told(house, "小编") == ["本周发布了 1 份"]
    house.clock.turn(days=4)
    assert await waits(house, "王审") == []


async def test_what_was_tampered_with_is_held_and_the_page_says_so(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(chief, path)
    async with house.app.database.transaction() as session:
        await session.execute(update(Release).values(text="换了内容"))
    assert "稿子或主题又改过" in (await chief.get(path)).words
    assert "稿子或主题又改过" in (await chief.get(f"{path}/send")).words


async def test_those_who_came_later_get_it_after_another_review(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(chief, path)
    await chief.confirmed(f"{path}/send")
    await carried(house, sent=3)
    assert "再送审" not in (await editor.get(path)).words
    later = house.clock() + timedelta(hours=1)
    async with house.app.database.transaction() as session:
        await subscriptions.take(session, [("web", 9, "zh-Hans", ["environment"])], later)
    assert "再送审，补发给还没收到的 1 人" in (await editor.get(path)).words
    await editor.post(f"{path}/submit")
    await approves(chief, path)
    await chief.confirmed(f"{path}/send")
    await carried(house, skipped=0)
    await carried_again(house)
    shown = await chief.get(path)
    assert "应该收到的 1 人都收到了" in shown.words
    assert "以前已经收到 3" in shown.words


async def test_an_explanation_goes_with_its_policy(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    chief = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    policy = await writes(editor, title="加装电梯办法", kind="新政策", then="keep")
    shown = await editor.get(policy)
    assert "请起草解读" in shown.words
    (link,) = re.findall(r'href="/console(/releases/new\?interprets=\d+)"', shown.text)
    assert re.search(r'value="1" selected>加装电梯办法', (await editor.get(link)).text)
    reading = await writes(editor, title="一图读懂", kind="政策解读", interprets="1")
    shown = await editor.get(reading)
    assert "会和它一起审查、一起发" in shown.words
    assert f"{reading}/submit" not in shown.text
    assert "请审查、发送那一份" in (await editor.post(f"{reading}/submit")).words
    await editor.post(f"{policy}/submit")
    shown = await chief.get(f"{policy}/review")
    assert "：一图读懂" in shown.words
    await approves(chief, policy)
    await chief.confirmed(f"{policy}/send")
    await carried(house, sent=3)
    assert "已经和《加装电梯办法》一起发出" in (await editor.get(reading)).words


async def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    path = await writes(editor)
    seen = []
    for _ in range(4):
        house.clock.turn(minutes=8)
        seen.append(await editor.get(f"{path}/progress?where=submitted"))
    assert ["/sign-in" in one.path for one in seen] == [False, False, False, True]
