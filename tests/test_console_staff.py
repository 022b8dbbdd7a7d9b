"""Staff, the journal and the settings at the console (人员、日志、设置)."""

import io
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import openpyxl
import pytest

from bot.settings import Settings
from handlers.console.today import Week, week_of
from storage import asked, journal, staff
from storage.asked import Outcome
from storage.staff import Role
from tests.clerks import PASSWORD, Office, office


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def number_of(house: Office, name: str) -> int:
    async with house.app.database.reading() as session:
        return (await staff.acting(session, name)).id or 0


async def test_somebody_is_added_given_roles_by_another_and_signs_in_by_a_link(
    house: Office,
) -> None:
    system = await house.clerk("老赵", Role.SYSTEM_ADMIN)
    security = await house.clerk("老钱", Role.SECURITY_ADMIN)
    await system.get("/staff/new")
    shown = await system.post("/staff/new", name="小编", organ="教育厅")
    assert "没有叫“教育厅”的机关" in shown.words
    assert 'value="小编"' in shown.text
    shown = await system.post("/staff/new", name="小编", organ="区教育局")
    assert "已添加小编。接下来请给角色" in shown.words
    path = f"/staff/{await number_of(house, '小编')}"
    assert (await system.post(path, roles="editor")).status == 422
    await security.get(path)
    shown = await security.post(path, roles=["editor", "reviewer"], roles_shown="1")
    assert "小编的角色和单位已更新" in shown.words
    link = await system.post(f"{path}/link")
    token = re.search(r"/console/link/([\w-]+)", link.text)
    assert token
    clerk = await house.browser()
    shown = await clerk.post(f"/link/{token[1]}", password=PASSWORD, again=PASSWORD)
    assert shown.path == "/console/sign-in/authenticator"


async def test_what_may_not_be_given_is_said_and_what_was_ticked_stays(house: Office) -> None:
    security = await house.clerk("老钱", Role.SECURITY_ADMIN)
    await house.account("小编", Role.EDITOR)
    path = f"/staff/{await number_of(house, '小编')}"
    await security.get(path)
    shown = await security.post(
        path, roles=["system-admin", "audit-admin"], organ="区教育局", roles_shown="1"
    )
    assert "要由三个人分别担任" in shown.words
    assert shown.text.count(" checked") == 2
    assert 'value="区教育局"' in shown.text
    own = await security.get(f"/staff/{await number_of(house, '老钱')}")
    assert "自己的角色由别人来改" in own.words


async def test_who_is_shut_out_is_out_at_once(house: Office) -> None:
    system = await house.clerk("老赵", Role.SYSTEM_ADMIN)
    clerk = await house.clerk("小编", Role.EDITOR)
    path = f"/staff/{await number_of(house, '小编')}"
    await system.get(path)
    assert "小编的账号已停用" in (await system.post(f"{path}/close")).words
    assert "/sign-in" in (await clerk.get("/me")).path
    assert "已经停用" in (await clerk.post("/sign-in", name="小编", password=PASSWORD)).words
    own = f"/staff/{await number_of(house, '老赵')}"
    assert "不能给自己办" in (await system.post(f"{own}/close")).words


async def test_the_list_of_staff_is_searched(house: Office) -> None:
    system = await house.clerk("老赵", Role.SYSTEM_ADMIN)
    await house.account("小编", Role.EDITOR, organ="区教育局")
    shown = await system.get("/staff?q=教育")
    assert "小编" in shown.words
    assert "老赵" not in shown.words
    assert "没有找到" in (await system.get("/staff?q=查无此人")).words
    assert (await system.get("/staff/99999")).status == 404
    assert (await system.get("/staff/99999999999999999999")).status == 404


async def test_the_journal_is_read_narrowed_verified_and_taken_away(house: Office) -> None:
    auditor = await house.clerk("周审计", Role.AUDIT_ADMIN)
    async with house.app.database.transaction() as session:
        journal.note(session, "=1+1", "releases.draft", "release:1", house.clock(), title="题")
        for number in range(60):
            journal.note(session, "王审", "broadcasts.review", f"release:{number}", house.clock())
    shown = await auditor.get("/journal")
    assert "审查通过" in shown.words
    further = re.search(r'href="/console(/journal\?after=\d+)"', shown.text)
    assert further
    assert "登录" in (await auditor.get(further[1])).words
    one = await auditor.get("/journal?record=release:1")
    assert one.text.count("data-row") == 2
    assert "没有这样的记录" in (await auditor.get("/journal?who=没有此人")).words
    assert "完整：从第 1 条到第" in (await auditor.get("/journal?verify=1")).words
    table = await auditor.post("/journal/export", kind="csv")
    assert table.headers["Content-Type"].startswith("text/csv")
    assert ",'=1+1," in table.text
    assert (await auditor.post("/journal/export", kind="exe")).status == 404


async def test_a_workbook_of_the_journal_holds_text_alone(house: Office) -> None:
    auditor = await house.clerk("周审计", Role.AUDIT_ADMIN)
    response = await auditor.client.post(
        "/console/journal/export",
        data={"_token": auditor.token, "kind": "xlsx"},
        headers={"User-Agent": auditor.agent, "Sec-Fetch-Site": "same-origin"},
    )
    book = openpyxl.load_workbook(io.BytesIO(await response.read()))
    rows = list(book.worksheets[0].values)
    assert rows[0][:4] == ("id", "at", "who", "what")
    assert rows[1][3] == "staff.sign-in"


async def test_a_damaged_journal_is_named(house: Office) -> None:
    from tests.test_journal import by_hand

    auditor = await house.clerk("周审计", Role.AUDIT_ADMIN)
    await by_hand(house.app.database, "UPDATE journal SET who = '别人' WHERE id = 1")
    shown = await auditor.get("/journal?verify=1")
    assert "第 1 条被改过" in shown.words


async def test_the_settings_are_shown_without_a_secret(house: Office) -> None:
    system = await house.clerk("老赵", Role.SYSTEM_ADMIN)
    shown = await system.get("/settings")
    assert "YANGGUANG_QUIET_HOURS 21:30-07:30 默认" in shown.words
    assert "YANGGUANG_SECRET_KEY ••••" in shown.words
    assert "a key of the tests" not in shown.text


async def test_today_says_how_many_questions_found_an_answer(house: Office) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    assert "最近七天还没有人提问" in (await clerk.get("")).words
    on = house.clock().date()
    async with house.app.database.transaction() as session:
        for outcome in (Outcome.ANSWERED, Outcome.ANSWERED, Outcome.ANSWERED, Outcome.UNKNOWN):
            await asked.count(session, "web", outcome, on)
    shown = await clerk.get("")
    assert "今天，11 月 23 日，星期一" in shown.words
    assert "最近七天回答了 4 个问题， 75% 直接有答案。" in shown.words


def test_a_week_is_seven_days_and_no_share_of_nothing(now: datetime) -> None:
    first = now.date()
    none = dict.fromkeys(Outcome, 0)
    days = {first + timedelta(days=one): none for one in range(7)}
    assert week_of(days, first) == Week(0, 0)
    assert week_of(days, first).share == 0


async def test_the_search_finds_what_somebody_may_see_and_nothing_else(house: Office) -> None:
    from tests import content

    async with house.app.database.transaction() as session:
        await content.load(session, house.clock())
    system = await house.clerk("老赵", Role.SYSTEM_ADMIN)
    editor = await house.clerk("小编", Role.EDITOR)
    assert "/console/staff/" in (await system.get("/search?q=小")).text
    assert "没有找到" in (await editor.get("/search?q=老赵")).words
    shown = await editor.get("/search?q=垃圾")
    assert "/console/knowledge/entries/" in shown.text
    assert "没有找到" in (await editor.get("/search?q=%25")).words
    assert "标题、编号或者姓名" in (await editor.get("/search")).words
