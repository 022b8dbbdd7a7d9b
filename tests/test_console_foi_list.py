"""The requests' list at the console (工作台办件列表): by due date, page by page, taken away."""

import io
import re
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest

from bot.settings import Settings
from handlers.console import foi as page
from handlers.console.visit import Visit
from storage import calendar, foi, staff
from storage.staff import Role
from tests import applying
from tests.applying import NAME
from tests.clerks import Office, office
from tests.handled import HOUSING, SECRETS, acts, found, lodged, officer


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def test_the_list_has_what_is_due_first_and_is_taken_away_without_a_name(
    house: Office,
) -> None:
    clerk = await officer(house)
    numbers = []
    for one in range(3):
        number = await lodged(house, in_chat=False, content=f"第{one}份文件的全文")
        numbers.append(number)
        if one < 2:
            await clerk.post(f"/foi/{number}/confirm", method="phone")
        house.clock.turn(days=7)
        await clerk.signs_in("陈办")
    due = (await found(house, numbers[0])).due_on or date.max
    shown = await clerk.get("/foi")
    assert list(dict.fromkeys(re.findall(r"/console/foi/(SQ-[\d-]+)", shown.text))) == [
        numbers[2],
        numbers[0],
        numbers[1],
    ]
    house.clock.turn(days=(due - calendar.day_of(house.clock())).days)
    await clerk.signs_in("陈办")
    shown = await clerk.get("/foi")
    assert shown.words.index(numbers[0]) < shown.words.index(numbers[2])
    assert "今天到期" in shown.words
    assert "在办 3 件，本周到期 1 件，逾期 0 件" in shown.words
    assert numbers[1] not in (await clerk.get("/foi?state=week")).words
    house.clock.turn(days=1)
    await clerk.signs_in("陈办")
    shown = await clerk.get("/foi?state=overdue")
    assert "逾期 1 个工作日" in shown.words
    assert numbers[1] not in shown.words
    assert numbers[1] in (await clerk.get(f"/foi?number={numbers[1].lower()}")).words
    assert "没有符合这些条件" in (await clerk.get("/foi?number=9999")).words
    house.clock.turn(minutes=10)
    asked = await clerk.post("/foi/export", state="open", organ="", number="", kind="xlsx")
    assert "请确认是您本人" in asked.words
    await clerk.confirmed("/foi/export", state="open", organ="", number="", kind="csv")
    response = await clerk.client.post(
        "/console/foi/export",
        data={"_token": clerk.token, "state": "open", "kind": "xlsx"},
        headers={
            "User-Agent": clerk.agent,
            "Origin": str(clerk.client.make_url("")).rstrip("/"),
            "Sec-Fetch-Site": "same-origin",
        },
    )
    sheet: Any = openpyxl.load_workbook(io.BytesIO(await response.read())).active
    rows = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == 4
    assert numbers[0] in rows[1]
    assert not [one for one in SECRETS if one in str(rows)]
    assert ("陈办", "foi.export", "console") in await acts(house, "foi")


async def test_a_long_list_goes_on_behind_the_last_row(house: Office) -> None:
    async with house.app.database.transaction() as session:
        who = await staff.add(session, "登记员", [Role.OFFICER], "", house.clock())
        numbers = []
        for one in range(55):
            at = house.clock() - timedelta(days=one % 4)
            request = await applying.lodged(session, at)
            if one % 5:
                await foi.confirm(session, request, who, foi.Confirmation.PHONE, at)
            numbers.append(request.number)
    clerk = await officer(house)
    seen: list[str] = []
    path = "/foi"
    while path:
        shown = await clerk.get(path)
        seen += dict.fromkeys(re.findall(r"/console/foi/(SQ-[\d-]+)", shown.text))
        further = re.search(r'href="/console(/foi\?after=\d+)"', shown.text)
        path = further[1] if further else ""
    assert len(seen) == 55
    assert sorted(seen) == sorted(numbers)


async def test_an_empty_list_says_what_will_be_here(house: Office) -> None:
    clerk = await officer(house)
    shown = await clerk.get("/foi")
    assert "还没有申请。" in shown.words
    assert "现在没有在办的申请" in shown.words


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


async def test_what_waits_is_what_is_due_and_what_is_to_be_confirmed(house: Office) -> None:
    clock = house.clock
    async with house.app.database.transaction() as session:
        chief = await staff.add(session, "陈办", [Role.OFFICER], "", clock())
        head = await staff.add(session, "周主任", [Role.HEAD], "", clock())
        other = await staff.add(session, "房小管", [Role.OFFICER], HOUSING, clock())
        late = await applying.registered(session, chief, clock() - timedelta(days=40))
        soon = await applying.registered(session, chief, clock() - timedelta(days=24))
        far = await applying.registered(session, chief, clock())
        new = await applying.lodged(session, clock() - timedelta(days=3))
        waiting = await page.waiting(visit(house, chief), session)
        assert [one.path for one in waiting] == [f"/foi/{one.number}" for one in (late, new, soon)]
        assert [one.is_late for one in waiting] == [True, False, False]
        assert waiting[1].due is None
        assert str(waiting[1].until) == "已等 1 个工作日"
        assert far.number not in str(waiting)
        assert NAME not in str(waiting)
        assert [one.path for one in await page.waiting(visit(house, head), session)] == [
            f"/foi/{late.number}"
        ]
        assert await page.waiting(visit(house, other), session) == []
        figures = await page.figures(visit(house, chief), session)
        assert [str(one.words) for one in figures] == [
            "在办 4 件公开申请",
            "本周到期 1 件公开申请",
            "逾期 1 件公开申请",
        ]
        ours = await page.figures(visit(house, other), session)
        assert str(ours[0].words) == "在办 0 件公开申请"
