"""Consultations at the console (工作台咨询): listed, taken, given on, answered, and brought."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.settings import CourierSettings, Settings
from handlers.console import consultations as page
from handlers.console.visit import Visit
from storage import consultations, conversations, staff, working_days
from storage.consultations import Asked, Consultation
from storage.journal import Act
from storage.staff import OFFICE, Role
from tests import mailing, visitor
from tests.clerks import Clerk, Office, office

HOUSING, CIVIL = "区房管局", "区民政局"
QUESTION = "加装电梯的补贴到哪里领，要带什么？"
ANSWER = "请到街道社区事务受理服务中心领取，带身份证和房产证。"


@pytest.fixture
async def house(settings: Settings, now: datetime, tmp_path: Path) -> AsyncIterator[Office]:
    courier = CourierSettings(folder=str(tmp_path / "courier"))
    async with office(settings.model_copy(update={"courier": courier}), now) as found:
        yield found


async def asked(
    house: Office, organ: str = OFFICE, question: str = QUESTION, address: int = 1
) -> str:
    """A question that waits; its number."""
    async with house.app.database.transaction() as session:
        here, _ = await conversations.begin(session, "web", address, house.clock())
        said = [
            {"from": "resident", "text": "加装电梯的补贴"},
            {"from": "office", "text": "没有查到确切答案。"},
            {"from": "resident", "text": question},
        ]
        to_send = Asked(question, organ, transcript=said)
        row = await consultations.draft(session, here, to_send, house.clock())
        known = await working_days.load(session)
        await consultations.send(session, row, [here.id or 0], known, house.clock())
        return str(row.number)


async def acts(house: Office, number: str) -> list[tuple[str, str, str, str]]:
    """Who did what with it, by which door, from where."""
    async with house.app.database.reading() as session:
        query = select(Act).where(col(Act.record) == f"consultation:{number}")
        found = await session.scalars(query.order_by(col(Act.id)))
        return [(one.who, one.what, one.via, one.place) for one in found]


async def row(house: Office, number: str) -> Consultation:
    async with house.app.database.transaction() as session:
        return await consultations.by_number(session, number)


async def officer(house: Office, organ: str = "", name: str = "陈办") -> Clerk:
    return await house.clerk(name, Role.OFFICER, organ=organ)


async def test_what_is_due_first_stands_first_and_says_how_long_is_left(house: Office) -> None:
    late = await asked(house, question="路灯坏了找谁修？", address=1)
    house.clock.turn(days=5)
    fresh = await asked(house, address=2)
    clerk = await officer(house)
    shown = await clerk.get("/consultations")
    assert "有 2 件等答复，其中 1 件已经过了说好的日子。" in shown.words
    assert shown.words.index("路灯坏了") < shown.words.index("加装电梯")
    assert "逾期" in shown.words
    assert "剩 2 个工作日" in shown.words
    assert late in shown.words
    shown = await clerk.get("/consultations?state=overdue")
    assert "路灯坏了" in shown.words
    assert "加装电梯" not in shown.words
    assert fresh in (await clerk.get(f"/consultations?q={fresh}&state=closed")).words
    assert "加装电梯" in (await clerk.get("/consultations?q=补贴")).words
    assert "没有符合这些条件" in (await clerk.get("/consultations?q=没有这样的字")).words
    assert "没有符合这些条件" in (await clerk.get("/consultations?state=answered")).words


async def test_an_empty_list_says_what_will_be_here(house: Office) -> None:
    clerk = await officer(house)
    shown = await clerk.get("/consultations")
    assert "还没有居民请工作人员回答" in shown.words
    assert "现在没有等答复的咨询" in shown.words


async def test_a_long_list_goes_on_behind_the_last_row(house: Office) -> None:
    numbers = [await asked(house, question=f"第{one}个问题？", address=one) for one in range(52)]
    clerk = await officer(house)
    first = await clerk.get("/consultations")
    found = re.search(r'href="(/console/consultations\?[^"]*after=\d+)"', first.text)
    assert found
    assert numbers[49] in first.words
    assert numbers[50] not in first.words
    second = await clerk.get(found[1].removeprefix("/console").replace("&amp;", "&"))
    assert [one for one in numbers if one in second.words] == numbers[50:]


async def test_an_organ_sees_and_opens_its_own_alone_and_the_office_sees_all(
    house: Office,
) -> None:
    ours = await asked(house, HOUSING, address=1)
    others = await asked(house, CIVIL, address=2, question="低保怎么申请？")
    clerk = await officer(house, HOUSING, "房小管")
    shown = await clerk.get("/consultations")
    assert ours in shown.words
    assert others not in shown.words
    assert others not in (await clerk.get(f"/consultations?organ={CIVIL}")).words
    refused = await clerk.get(f"/consultations/{others}")
    assert refused.status == 422
    assert f"由{CIVIL}答复，房小管不能办理" in refused.words
    assert "低保" not in refused.words
    clerk = await officer(house)
    shown = await clerk.get("/consultations")
    assert ours in shown.words
    assert others in shown.words
    assert ours not in (await clerk.get(f"/consultations?organ={CIVIL}")).words
    head = await house.clerk("周主任", Role.HEAD)
    shown = await head.get("/consultations")
    assert ours in shown.words
    assert f"/consultations/{ours}" not in shown.text
    assert (await head.get(f"/consultations/{ours}")).status == 403


async def test_one_shows_question_chat_and_day_and_the_look_is_in_the_journal(
    house: Office,
) -> None:
    number = await asked(house)
    clerk = await officer(house)
    shown = await clerk.get(f"/consultations/{number.lower()}")
    assert QUESTION in shown.words
    assert "提问前的对话" in shown.words
    assert "没有查到确切答案。" in shown.words
    assert "剩 2 个工作日" in shown.words
    assert await acts(house, number) == [("陈办", "consultations.show", "console", "127.0.0.1")]
    assert "查看" in (await clerk.get(f"/consultations/{number}")).words
    missing = await clerk.get("/consultations/ZX-0000-0000")
    assert missing.status == 422
    assert "没有编号" in missing.words


async def test_an_answer_is_kept_while_something_is_wrong_with_it(house: Office) -> None:
    number = await asked(house)
    clerk = await officer(house)
    path = f"/consultations/{number}/answer"
    shown = await clerk.post(path, text="")
    assert (shown.status, "答复是空的" in shown.words) == (422, True)
    shown = await clerk.post(path, text="好")
    assert "答复不足 4 个字" in shown.words
    assert ">好</textarea>" in shown.text
    shown = await clerk.post(path, text="字" * 3001)
    assert "最多 3,000 个" in shown.words
    assert "字" * 3001 in shown.text
    shown = await clerk.post(path, text="请打王科长手机 13800138000 问。")
    assert "电话或手机号" in shown.words
    assert "--yes" not in shown.words
    assert "请打王科长手机 13800138000 问。</textarea>" in shown.text
    assert 'name="meant" value="number"' in shown.text
    shown = await clerk.post(path, text="坏的\x08字符在这里")
    assert "不能保存的字符" in shown.words
    assert (await row(house, number)).state == "waiting"
    shown = await clerk.post(path, text="请打王科长手机 13800138000 问。", meant="number")
    assert f"已答复编号 {number}" in shown.words
    assert (await row(house, number)).state == "answered"
    again = await clerk.post(path, text="再答一次试试。")
    assert again.status == 422
    assert "已经答复" in again.words
    assert "再答一次试试。" in again.text


async def test_the_office_answers_for_another_organ_only_where_it_says_so(house: Office) -> None:
    number = await asked(house, HOUSING)
    clerk = await officer(house)
    path = f"/consultations/{number}/answer"
    shown = await clerk.post(path, text=ANSWER)
    assert "请勾选“我代答”" in shown.words
    assert ANSWER in shown.text
    assert "已答复" in (await clerk.post(path, text=ANSWER, meant="organ")).words


async def test_a_transfer_needs_an_organ_and_a_reason_and_keeps_the_day(house: Office) -> None:
    number = await asked(house)
    before = (await row(house, number)).due_on
    clerk = await officer(house)
    path = f"/consultations/{number}/transfer"
    shown = await clerk.post(path, to="", reason="归房管局管，请答复")
    assert "请选由哪个机关答复" in shown.words
    assert "归房管局管，请答复" in shown.text
    await house.account("房小管", Role.OFFICER, organ=HOUSING)
    shown = await clerk.post(path, to=HOUSING, reason="")
    assert "请写明转办的原因" in shown.words
    assert f'value="{HOUSING}" selected' in shown.text
    assert "没有叫" in (await clerk.post(path, to="没有的机关", reason="试试")).words
    shown = await clerk.post(path, to=HOUSING, reason="归房管局管")
    assert f"编号 {number} 已转给{HOUSING}" in shown.words
    assert "归房管局管" in shown.words
    found = await row(house, number)
    assert (found.organ, found.due_on) == (HOUSING, before)
    await clerk.post(f"/consultations/{number}/answer", text=ANSWER, meant="organ")
    late = await clerk.post(path, to=OFFICE, reason="写了很久的原因")
    assert "已经答复" in late.words
    assert "写了很久的原因</textarea>" in late.text


async def test_a_consultation_is_given_on_answered_asked_on_and_rated(house: Office) -> None:
    """The answer arrives in the resident's web chat, and what they think of it comes back."""
    browser: Any = visitor.Browser(house.served, house.app)
    browser.session.headers.update(visitor.CHINESE)
    house.clients.append(browser)
    ws = await visitor.greeted(browser)
    await house.account("房小明", Role.OFFICER, organ=HOUSING)
    async with house.app.database.transaction() as session:
        here = (await session.scalars(select(conversations.Conversation))).one()
        row_ = await consultations.draft(session, here, Asked(QUESTION, OFFICE), house.clock())
        known = await working_days.load(session)
        await consultations.send(session, row_, [here.id or 0], known, house.clock())
        number = str(row_.number)
    clerk = await officer(house)
    await clerk.post(f"/consultations/{number}/transfer", to=HOUSING, reason="归房管局管")
    await mailing.carry(house.app)
    told = await visitor.frames(ws, "message")
    assert HOUSING in str(told[-1])
    assert "归房管局管" in str(told[-1])
    house_clerk = await house.browser()
    await house_clerk.signs_in("房小明")
    assert QUESTION[:20] in (await house_clerk.get("/consultations")).words
    shown = await house_clerk.post(f"/consultations/{number}/answer", text=ANSWER)
    assert "已答复" in shown.words
    assert ANSWER in shown.words
    await mailing.carry(house.app)
    told = await visitor.frames(ws, "message")
    assert ANSWER in str(told[-1])
    async with house.app.database.transaction() as session:
        found = await consultations.by_number(session, number)
        said = await consultations.answer_of(session, found)
        assert said
        consultations.rate(said, 2, house.clock())
        known = await working_days.load(session)
        await consultations.ask_on(session, found, "周末开门吗？", known, house.clock())
    shown = await house_clerk.get(f"/consultations/{number}")
    assert "评价：不满意" in shown.words
    assert "周末开门吗？" in shown.words
    assert "剩 2 个工作日" in shown.words
    assert [one[1] for one in await acts(house, number)][:1] == ["consultations.transfer"]
    assert {one[2] for one in await acts(house, number)} == {"console"}


def visit(house: Office, who: staff.Staff) -> Any:
    """A visit of somebody, as the page of today makes one."""
    return Visit(
        house=house.app,  # type: ignore[arg-type]
        pages=None,  # type: ignore[arg-type]
        request=None,  # type: ignore[arg-type]
        voice=house.app.say("zh-Hans"),
        now=house.clock(),
        address="",
        nonce="",
        who=who,
    )


async def test_what_waits_is_of_my_organ_the_most_urgent_first(house: Office) -> None:
    mine = await asked(house, HOUSING, address=1)
    house.clock.turn(days=4)
    later = await asked(house, HOUSING, address=2, question="电梯维修费谁出？")
    others = await asked(house, CIVIL, address=3, question="低保怎么申请？")
    async with house.app.database.transaction() as session:
        add = staff.add
        clerk = await add(session, "房小管", [Role.OFFICER], HOUSING, house.clock())
        editor = await add(session, "小编", [Role.EDITOR], HOUSING, house.clock())
        chief = await add(session, "陈办", [Role.OFFICER], "", house.clock())
        waiting = await page.waiting(visit(house, clerk), session)
        assert [one.path for one in waiting] == [
            f"/consultations/{mine}",
            f"/consultations/{later}",
        ]
        assert [one.is_late for one in waiting] == [True, False]
        assert waiting[0].due
        assert waiting[1].due
        assert waiting[0].due < waiting[1].due
        assert await page.waiting(visit(house, editor), session) == []
        at_office = await page.waiting(visit(house, chief), session)
        assert [one.path for one in at_office] == [f"/consultations/{mine}"]
        figures = await page.figures(visit(house, chief), session)
        assert [str(one.words) for one in figures] == ["3 件咨询等答复", "1 件咨询逾期"]
        assert others
        ours = await page.figures(visit(house, clerk), session)
        assert str(ours[0].words) == "2 件咨询等答复"
        assert await page.figures(visit(house, editor), session) == []
