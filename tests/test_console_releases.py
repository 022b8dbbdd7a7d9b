"""Releases at the console (发布): written, submitted, reviewed or sent back, found again."""

import re
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.releases import Release
from storage.staff import Role
from tests.clerks import Office, office
from tests.releasing import (
    DRAFT,
    PNG,
    TEXT,
    approves,
    attaches,
    followers,
    journal,
    rewrites,
    writes,
)


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        await followers(found, now)
        yield found


async def test_an_empty_list_says_what_will_be_here_and_offers_the_first_step(
    house: Office,
) -> None:
    editor = await house.clerk("小编", Role.EDITOR)
    shown = await editor.get("/releases")
    assert "还没有发布稿。写好的稿子会列在这里" in shown.words
    assert "/console/releases/new" in shown.text
    reviewer = await house.clerk("王审", Role.REVIEWER)
    assert "/console/releases/new" not in (await reviewer.get("/releases")).text


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
