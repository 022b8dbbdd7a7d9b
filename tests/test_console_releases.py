"""Releases at the console (发布): written, submitted, reviewed or sent back, sent, counted."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import FormData
from sqlalchemy import func, select, update
from sqlmodel import col

from bot.settings import Settings
from handlers.console import releases as pages
from handlers.console.pages import Pages
from handlers.console.visit import Visit
from storage import broadcasts, deliveries, subscriptions
from storage.broadcasts import Broadcast
from storage.deliveries import Delivery
from storage.journal import Act
from storage.releases import Release
from storage.staff import Role, Staff
from tests.clerks import Clerk, Office, Shown, office

TITLE = "河道整治下周开工"
TEXT = "三条河道从下周一起清淤，工期两个月。"
DRAFT: dict[str, Any] = {
    "title": TITLE,
    "text": TEXT,
    "topics": "environment",
    "kind": "通知",
    "organ": "区生态环境局",
    "attribute": "主动公开",
    "then": "submit",
}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        async with found.app.database.transaction() as session:
            lines = [("web", number, "zh-Hans", ["environment"]) for number in range(1, 4)]
            await subscriptions.take(session, lines, now)
        yield found


async def writes(clerk: Clerk, **changes: Any) -> str:
    """A release that was written and submitted; its path."""
    shown = await clerk.post("/releases/new", **(DRAFT | changes))
    assert shown.status == 200, shown.words
    return shown.path.removeprefix("/console")


async def approves(clerk: Clerk, path: str) -> Any:
    """What the reviewer sees is approved, with its attribute."""
    shown = await clerk.get(f"{path}/review")
    seen = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert seen, shown.words
    return await clerk.post(f"{path}/review", seen=seen[1], confirmed="主动公开")


async def journal(house: Office) -> list[tuple[str, str, str]]:
    async with house.app.database.reading() as session:
        found = await session.scalars(select(Act).order_by(col(Act.id)))
        return [(one.who, one.what, one.via) for one in found if "staff." not in one.what]


async def carried(house: Office, **states: int) -> None:
    """The ledger of the newest broadcast is opened, and came to these ends."""
    async with house.app.database.transaction() as session:
        found = (
            await session.scalars(select(Broadcast).order_by(col(Broadcast.id).desc()))
        ).first()
        assert found is not None
        begun = await broadcasts.begin(session, found, house.clock().date(), house.clock())
        assert begun
        from storage import audience

        await audience.open_page(session, found, 100, house.clock())
        rows = (
            await session.scalars(
                select(Delivery)
                .where(col(Delivery.broadcast_id) == found.id)
                .order_by(col(Delivery.id))
            )
        ).all()
        ends = [state for state, count in states.items() for _ in range(count)]
        for row, end in zip(rows, ends, strict=False):
            row.state, row.settled_at = end, house.clock()
        await session.flush()
        if len(ends) >= len(rows):
            await broadcasts.finish(session, found.id or 0, house.clock())


async def test_an_empty_list_says_what_will_be_here_and_offers_the_first_step(
    house: Office,
) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    shown = await editor.get("/releases")
    assert "还没有发布稿。写好的稿子会列在这里" in shown.words
    assert "/console/releases/new" in shown.text
    reviewer = await house.clerk("王审", Role.REVIEWER)
    assert "/console/releases/new" not in (await reviewer.get("/releases")).text


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


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"title": ""}, "title", "没有标题"),
        ({"title": "长" * 201}, "title", "最多 200 字，现在有 201 字"),
        ({"text": ""}, "text", "没有正文"),
        ({"topics": ""}, "topics", "没有主题"),
        ({"attribute": "不予公开"}, "attribute_reason", "要写明理由"),
        ({"attribute": "随便", "attribute_reason": "无"}, "attribute", "没有填对"),
        ({"link": "www.example.cn"}, "link", "链接要以 https://"),
        ({"formed_on": "2026-11-24"}, "formed_on", "不能晚于今天"),
        ({"points": "\n".join("一二三四五六七八九")}, "points", "最多 8 条"),
        ({"english_gist": "Rivers"}, "english_title", "请也写上英文标题"),
        ({"interprets": "7"}, "interprets", "只有“政策解读”才选"),
        ({"gist": "看不见\u0007的"}, "gist", "看不见的字符"),
    ],
)
async def test_what_is_wrong_is_named_and_what_was_typed_is_kept(
    house: Office, changes: dict[str, str], field: str, why: str
) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    typed = DRAFT | {"gist": "步道照常开放", "reason": "保留"} | changes
    shown = await editor.post("/releases/new", **typed)
    assert shown.status == 422
    assert why in shown.words
    assert f'href="#{field}"' in shown.text
    assert changes.get("gist", "步道照常开放") in shown.text
    assert changes.get("text", TEXT) in shown.text
    assert (await journal(house)) == []


async def test_the_same_release_twice_is_asked_about(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    await writes(editor)
    shown = await editor.post("/releases/new", **DRAFT)
    assert shown.status == 422
    assert "已经有一份" in shown.words
    assert await writes(editor, again="1") == "/releases/2"


async def test_who_numbers_the_points_means_the_points(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    await writes(editor, points="1. 清淤\n· 步道开放\n\n3.5万户受益\n- 不收费")
    async with house.app.database.reading() as session:
        found = (await session.scalars(select(Release))).one()
    assert found.points == ["清淤", "步道开放", "3.5万户受益", "不收费"]


async def test_a_picture_goes_with_it_and_is_shown(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    shown = await attaches(editor, b"no picture")
    assert shown.status == 422
    assert "附件没有留住，请重新选一次" in shown.words
    shown = await attaches(editor, PNG)
    assert shown.status == 200
    path = shown.path.removeprefix("/console")
    assert f'src="{shown.path}/attachment"' in shown.text
    assert "最多 1,024 字" in shown.words
    sent = await editor.get(f"{path}/attachment")
    assert sent.headers["Content-Type"] == "image/png"
    assert (await editor.get("/releases/99/attachment")).status == 422


async def attaches(clerk: Clerk, content: bytes, **changes: str) -> Shown:
    """A release with a picture."""
    form = FormData({"_token": clerk.token, **DRAFT, **changes})
    form.add_field("file", content, filename="图.png", content_type="image/png")
    return await clerk.post("/releases/new", form)


async def test_what_has_no_room_is_shown_as_left_out(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    shown = await attaches(editor, PNG, points=f"{'长' * 290}\n" * 4)
    assert "放不下，有 1 处不会显示" in shown.words


async def test_a_reviewer_sends_it_back_and_the_author_sees_why(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    reviewer = await house.clerk("王审", Role.REVIEWER)
    path = await writes(editor)
    shown = await reviewer.post(f"{path}/return", reason=" ")
    assert shown.status == 422
    assert "请写明退回的理由" in shown.words
    await reviewer.post(f"{path}/return", reason="工期<写明>")
    shown = await editor.get(path)
    assert "王审退回了这一稿，理由是：工期<写明>。" in shown.words
    assert "工期&lt;写明&gt;" in shown.text
    assert ("王审", "releases.return", "console") in await journal(house)
    # What nobody submitted is neither reviewed nor sent back.
    assert "不用审查" in (await reviewer.get(f"{path}/review")).words
    assert (await reviewer.post(f"{path}/return", reason="再说")).status == 422
    await editor.post(f"{path}/submit")
    assert "由别人审查" in (await editor.get(path)).words


async def test_what_was_approved_is_sent_back_too_and_its_review_is_void(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    reviewer = await house.clerk("王审", Role.REVIEWER, Role.PUBLISHER)
    path = await writes(editor)
    await approves(reviewer, path)
    await reviewer.post(f"{path}/return", reason="还有一处要改")
    assert "还有一处要改" in (await editor.get(path)).words
    assert "还没有审查" in (await reviewer.confirmed(f"{path}/send")).words


async def test_a_review_needs_the_attribute_confirmed_and_what_was_looked_at(
    house: Office,
) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    reviewer = await house.clerk("王审", Role.REVIEWER)
    path = await writes(editor)
    shown = await reviewer.get(f"{path}/review")
    assert TEXT in shown.text
    assert "还没有收到过" in shown.words
    assert "没有配图" not in shown.words
    assert "没有英文" in shown.words
    seen = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert seen
    unticked = await reviewer.post(f"{path}/review", seen=seen[1])
    assert unticked.status == 422
    assert "勾选确认公开属性" in unticked.words
    # Changed and submitted again between the look and the click.
    await rewrites(editor, path, text=f"{TEXT}另有变化。")
    late = await reviewer.post(f"{path}/review", seen=seen[1], confirmed="主动公开")
    assert late.status == 422
    assert "稿子改过了，所以没有通过" in late.words
    assert (await reviewer.post(f"{path}/review", confirmed="主动公开")).status == 422


async def rewrites(clerk: Clerk, path: str, **changes: Any) -> Any:
    """The form of a draft, changed."""
    shown = await clerk.get(f"{path}/edit")
    seen = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert seen, shown.words
    return await clerk.post(f"{path}/edit", **(DRAFT | {"seen": seen[1]} | changes))


async def test_nobody_reviews_what_they_wrote_or_changed(house: Office) -> None:
    both = await house.clerk("全能", Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
    path = await writes(both)
    assert "除了全能，还没有人能审查" in (await both.get(path)).words
    shown = await both.get(f"{path}/review")
    assert "请由别人审查" in shown.words
    shown = await both.post(f"{path}/review", seen="x", confirmed="主动公开")
    assert "请由别人审查" in shown.words


async def test_to_change_what_was_approved_is_asked_and_voids_it(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    reviewer = await house.clerk("王审", Role.REVIEWER)
    path = await writes(editor)
    await approves(reviewer, path)
    assert "改了以后，审查就作废" in (await editor.get(f"{path}/edit")).words
    shown = await rewrites(editor, path, text=f"{TEXT}改。", then="keep")
    assert shown.status == 422
    assert "请勾上“我知道，要改”" in shown.words
    assert f"{TEXT}改。" in shown.text
    shown = await rewrites(editor, path, text=f"{TEXT}改。", then="keep", voids="1")
    assert "原来的审查作废了" in shown.words
    assert "这还是草稿" in shown.words


async def test_two_editors_do_not_write_over_each_other(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    other = await house.clerk("小李", Role.EDITOR)
    path = await writes(editor, then="keep")
    seen = re.search(r'name="seen" value="([^"]+)"', (await other.get(f"{path}/edit")).text)
    assert seen
    house.clock.turn(minutes=1)
    await rewrites(editor, path, text="小编改过的")
    shown = await other.post(f"{path}/edit", **(DRAFT | {"seen": seen[1], "text": "小李的"}))
    assert shown.status == 422
    assert "有人改过这份稿子" in shown.words
    assert "小李的" in shown.text
    assert "小编改过的" in (await editor.get(path)).words
    # Having looked at it, the other may still mean their own.
    (newer,) = re.findall(r'type="checkbox" name="seen" value="([^"]+)"', shown.text)
    await other.post(f"{path}/edit", **(DRAFT | {"seen": newer, "text": "小李的"}))
    assert "小李的" in (await editor.get(path)).words


async def test_what_is_not_open_is_kept_and_not_submitted(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    path = await writes(editor, attribute="依申请公开", attribute_reason="涉及第三方")
    shown = await editor.get(path)
    assert "不推送给居民，只留存在这里" in shown.words
    assert f"{path}/submit" not in shown.text
    assert "只有主动公开的才能推送" in (await editor.post(f"{path}/submit")).words


async def test_a_draft_is_given_up_after_a_question(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    path = await writes(editor, then="keep")
    assert "内容会删掉，找不回来" in (await editor.get(f"{path}/discard")).words
    shown = await editor.post(f"{path}/discard")
    assert shown.path == "/console/releases"
    assert "第 1 号已经作废" in shown.words
    assert "没有第 1 号发布稿" in (await editor.get(path)).words


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


async def test_the_list_is_narrowed_and_paged_by_key(
    house: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.console.listing.ROWS", 2)
    editor = await house.clerk("小编", Role.EDITOR)
    for number, then in enumerate(("keep", "submit", "keep")):
        await writes(editor, title=f"第{number}份河道", then=then)
    await writes(editor, title="学区", organ="区教育局", then="keep")
    first = await editor.get("/releases")
    assert "学区" in first.words
    assert "第0份" not in first.words
    (further,) = re.findall(r'href="/console(/releases\?after=\d+)"', first.text)
    assert "第0份河道" in (await editor.get(further)).words
    assert "第1份河道" in (await editor.get("/releases?state=submitted")).words
    assert "第2份" not in (await editor.get("/releases?state=submitted")).words
    assert "学区" in (await editor.get("/releases?organ=区教育局")).words
    assert "河道" not in (await editor.get("/releases?organ=区教育局&q=学")).words
    assert "没有符合条件的" in (await editor.get("/releases?q=%25")).words
    assert (await editor.get("/releases?state=nonsense&after=x")).status == 200


async def test_the_whole_page_is_there_in_english_and_traditional(house: Office) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    await house.account("王审", Role.REVIEWER)
    path = await writes(editor)
    for language, words in (("en", "Next: somebody else reviews it"), ("zh-Hant", "審查")):
        await editor.post("/me/language", language=language)
        assert words in (await editor.get(path)).words
        for other in ("", "/new", path.removeprefix("/releases") + "/edit"):
            assert (await editor.get(f"/releases{other}")).status == 200


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


def visit_of(house: Office, who: Staff) -> Visit:
    """Somebody who looks at the page of today."""

    class Looking(Visit):
        """Without a request."""

    from bot.web.console import ConsoleHouse

    served: Any = house.app
    console: Any = ConsoleHouse(served, served)
    nothing: Any = None
    return Looking(
        house=console,
        pages=Pages(),
        request=nothing,
        voice=house.app.say("zh-Hans"),
        now=house.clock(),
        address="",
        nonce="",
        who=who,
    )


async def waits(house: Office, name: str) -> list[tuple[str, str]]:
    async with house.app.database.reading() as session:
        who = (await session.scalars(select(Staff).where(col(Staff.name) == name))).one()
        found = await pages.waiting(visit_of(house, who), session)
    return [(str(one.title), one.path) for one in found]


async def told(house: Office, name: str) -> list[str]:
    async with house.app.database.reading() as session:
        who = (await session.scalars(select(Staff).where(col(Staff.name) == name))).one()
        return [str(one.words) for one in await pages.figures(visit_of(house, who), session)]


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


async def carried_again(house: Office) -> None:
    """Who still waits gets it."""
    async with house.app.database.transaction() as session:
        await session.execute(
            update(Delivery)
            .where(col(Delivery.state) == deliveries.State.WAITING)
            .values(state=deliveries.State.SENT, settled_at=house.clock())
        )
        newest = (await session.scalars(select(func.max(Broadcast.id)))).one()
        await broadcasts.finish(session, newest or 0, house.clock())


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
