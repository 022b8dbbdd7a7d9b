"""Beside the entries (工作台·试一试、缺口、指南、导入导出), and what waits for an editor."""

import io
import json
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from aiohttp import FormData
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings
from handlers.console import knowledge
from handlers.console.visit import Visit
from storage import faq, staff
from storage.faq import EntryForm, Gap, UnansweredQuestion
from storage.journal import Act
from storage.staff import Role
from tests import content
from tests.clerks import Clerk, Office, Shown, office


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        async with found.app.database.transaction() as session:
            await content.load(session, now)
        yield found


@pytest.fixture
async def editor(house: Office) -> Clerk:
    return await house.clerk("小编", Role.EDITOR)


async def take(house: Office, *forms: EntryForm) -> None:
    async with house.app.database.transaction() as session:
        await faq.take(session, forms, house.clock())


async def rows(house: Office) -> list[dict[str, Any]]:
    async with house.app.database.reading() as session:
        known = await faq.everything(session)
    return [faq.form_of(one).model_dump(mode="json") for one in known]


async def acts(house: Office, what: str) -> list[Act]:
    query = select(Act).where(col(Act.what) == what).order_by(col(Act.id))
    async with house.app.database.reading() as session:
        return list((await session.scalars(query)).all())


@pytest.mark.parametrize(
    ("question", "outcome", "said"),
    [
        ("信息公开申请要钱吗", "直接回答", "和条目的一种问法一字不差"),
        ("居住证", "问是不是这几个", "只说了一个名字，没有说要问什么"),
        ("月亮上能种菜吗", "答不上来", "不猜"),
        ("我要举报干部受贿", "指路", "告诉居民去哪里说"),
        ("不想活了", "求助信息", "先给求助电话"),
        ("长" * 301, "请人再说一遍", "这句话太长"),
        ("How long does an information request take?", "直接回答", "20 working days"),
    ],
)
async def test_a_question_is_tried_as_the_chat_would_take_it(
    editor: Clerk, question: str, outcome: str, said: str
) -> None:
    shown = await editor.get(f"/knowledge/try?q={question}")
    assert shown.status == 200
    assert f"会这样答 {outcome}" in shown.words
    assert said in shown.words


async def test_a_trial_says_how_near_each_is_and_leaves_no_trace(
    house: Office, editor: Clerk
) -> None:
    shown = await editor.get(
        "/knowledge/try?q=身份证310110199001011234信息公开收费吗&entry=foi-fee"
    )
    assert "正在试的条目排在第 1 位" in shown.words
    assert "对上的词" in shown.words
    assert "<mark>" in shown.text
    assert 'href="/console/knowledge/entries/foi-fee"' in shown.text
    far = await editor.get("/knowledge/try?q=垃圾分哪四类&entry=foi-fee")
    assert "排在第 1 位" not in far.words
    async with house.app.database.reading() as session:
        assert (await session.scalars(select(UnansweredQuestion))).all() == []


async def test_gaps_are_those_of_the_same_words_once(house: Office, editor: Clerk) -> None:
    async with house.app.database.transaction() as session:
        for hours, text, gap in (
            (3, "居住证积分怎么查", Gap.UNKNOWN),
            (2, "居住证积分怎么查", Gap.UNKNOWN),
            (1, "助餐点<b>几点开", Gap.NOT_SOLVED),
        ):
            at = house.clock() - timedelta(hours=hours)
            row = UnansweredQuestion(
                channel="web", language="zh-Hans", text=text, gap=gap, asked_at=at
            )
            session.add(row)
    shown = await editor.get("/knowledge/gaps")
    assert "居住证积分怎么查 不知道 2 2026-11-23 07:30" in shown.words
    assert "助餐点&lt;b&gt;几点开" in shown.text
    assert "/knowledge/new?question=" in shown.text
    only = await editor.get("/knowledge/gaps?gap=not-solved")
    assert "居住证积分" not in only.words


async def test_guides_are_shown_with_what_they_answer(editor: Clerk) -> None:
    shown = await editor.get("/knowledge/guides?words=重大行政决策")
    assert "一共 1 项" in shown.words
    one = await editor.get("/knowledge/guides/hk-draft-opinion")
    assert "意见书" in one.words
    assert "能答 材料、时限" in one.words
    assert "不适用于" in (await editor.get("/knowledge/guides/gd-school")).words
    assert (await editor.get("/knowledge/guides/no-such")).status == 404


async def bring(clerk: Clerk, name: str, body: bytes) -> Shown:
    form = FormData()
    form.add_field("_token", clerk.token)
    form.add_field("file", body, filename=name, content_type="application/octet-stream")
    return await clerk.post("/knowledge/files/import", form)


def hidden(shown: Shown, name: str) -> str:
    from html import unescape

    return unescape(shown.text.split(f'name="{name}" value="')[1].split('"')[0])


def lines(found: list[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in found).encode()


async def test_an_import_shows_its_difference_first_and_then_is_taken(
    house: Office, editor: Clerk
) -> None:
    found = await rows(house)
    found[0]["short"] = "文件里的<b>新答案</b>"
    found.append(found[1] | {"id": "brand-new", "question": "新的一条？"})
    shown = await bring(editor, "条目.jsonl", lines(found))
    assert "新的 1 条，有改动的 1 条，一样的 6 条。还没有导入" in shown.words
    assert "文件里的<b>新答案</b>" in shown.words
    assert "新的一条？" in shown.words
    assert len(await rows(house)) == 7
    yes: dict[str, Any] = {name: hidden(shown, name) for name in ("rows", "fingerprint")}
    taken = await editor.post("/knowledge/files/import", **yes)
    assert "导入好了：新的 1 条，改了 1 条" in taken.words
    assert len(await rows(house)) == 8
    imported = await acts(house, "knowledge.import")
    assert {one.record for one in imported} == {"entry:brand-new", f"entry:{found[0]['id']}"}
    assert all((one.who, one.via) == ("小编", "console") for one in imported)
    # What is there already is nothing to take.
    again = await bring(editor, "again.jsonl", lines(found))
    assert "没有要导入的" in again.words


async def test_a_difference_that_is_no_longer_so_is_shown_anew(
    house: Office, editor: Clerk
) -> None:
    found = await rows(house)
    found[0]["short"] = "文件里的"
    shown = await bring(editor, "a.jsonl", lines(found))
    yes: dict[str, Any] = {name: hidden(shown, name) for name in ("rows", "fingerprint")}
    await take(house, EntryForm.model_validate(found[0] | {"short": "刚刚改的"}))
    again = await editor.post("/knowledge/files/import", **yes)
    assert again.status == 422
    assert "这期间有人改过条目" in again.words
    assert "刚刚改的" in again.words
    forged = await editor.post("/knowledge/files/import", rows="{", fingerprint="x")
    assert forged.status == 422


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("条目.jsonl", b'{"id": ', "第 1 行"),
        ("条目.pdf", b"x", "条目"),
        ("条目.csv", b"id,question\r\nfoi-x,\xe9\x97\xae\r\n", "第 2 行：请填写简短的答案。"),
        ("条目.csv", b"id,weird<b>\r\nfoi-x,1\r\n", "什么也没有导入"),
        ("条目.xlsx", b"no workbook", "entries.xlsx"),
        ("条目.jsonl", b"", "一条也没有"),
        ("", b"", "没有收到文件"),
    ],
)
async def test_a_file_that_cannot_be_taken_is_refused_with_its_line(
    house: Office, editor: Clerk, name: str, body: bytes, said: str
) -> None:
    shown = await bring(editor, name, body)
    assert shown.status == 422
    assert said in shown.words or name.endswith(".pdf")
    assert len(await rows(house)) == 7


@pytest.mark.parametrize("kind", ["xlsx", "csv", "jsonl"])
async def test_what_is_exported_comes_back_the_same(
    house: Office, editor: Clerk, kind: str
) -> None:
    await editor.get("/knowledge/files")
    house.clock.turn(minutes=6)
    asked = await editor.post("/knowledge/files/export", kind=kind)
    assert "请确认是您本人" in asked.words
    data = {"_token": editor.token, "kind": kind, "_proof": "河里的水清了又清，鱼也回来了"}
    origin = str(editor.client.make_url("")).rstrip("/")
    headers = {"User-Agent": editor.agent, "Origin": origin, "Sec-Fetch-Site": "same-origin"}
    response = await editor.client.post(
        "/console/knowledge/files/export", data=data, headers=headers
    )
    body = await response.read()
    assert f"knowledge-20261123.{kind}" in response.headers["Content-Disposition"]
    if kind == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(body)).worksheets[0].max_row == 8
    back = await bring(editor, f"back.{kind}", body)
    assert "一样的 7 条" in back.words
    (act,) = await acts(house, "knowledge.export")
    assert act.about == {"entries": 7, "kind": kind}


async def waits(house: Office, name: str, organ: str, role: Role) -> list[tuple[str, str]]:
    """What waits for somebody, and then the figures that they see."""
    async with house.app.database.transaction() as session:
        who = await staff.add(session, name, [role], organ, house.clock())
    nothing: Any = None
    visit = Visit(
        house=nothing,
        pages=nothing,
        request=nothing,
        voice=house.app.say("zh-Hans"),
        now=house.clock(),
        address="",
        nonce="",
        who=who,
    )
    async with house.app.database.reading() as session:
        found = [
            (str(one.title), str(one.until)) for one in await knowledge.waiting(visit, session)
        ]
        figures = await knowledge.figures(visit, session)
    return [*found, *(("", str(one.words)) for one in figures)]


async def test_what_waits_is_what_ends_soon_and_what_is_old_of_ones_own(house: Office) -> None:
    await take(
        house,
        content.entry("ends", question="快到期的", valid_until=date(2026, 12, 1)),
        content.entry("later", question="还早的", valid_until=date(2026, 12, 25)),
        content.entry("other", organ="区民政局", valid_until=date(2026, 11, 23)),
    )
    at_office = await waits(house, "小编", "", Role.EDITOR)
    # The office keeps an eye on those of all.
    assert at_office[:3] == [
        ("申请政府信息公开，多久答复？", "今天到期"),
        ("快到期的", "还有 8 天"),
        ("1 条知识条目该核对了", ""),
    ]
    own = await waits(house, "小民", "区民政局", Role.EDITOR)
    assert [until for title, until in own if title] == ["今天到期"]
    assert ("", "现在能答的条目 <b>10</b> 条") in own
    assert [one for one, _ in await waits(house, "王审", "", Role.REVIEWER) if one] == []
    assert await waits(house, "组织", "", Role.ORGANISER) == []
