"""The door of an open day at the console (签到): let in once, and how that is told."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.settings import Settings
from handlers.console import open_days
from storage import staff
from storage.open_days import OpenDay, Registration, Slot, tickets
from storage.staff import Role
from tests import opening, visiting
from tests.clerks import Office, office
from tests.opening import Hall
from tests.test_console_open_days import ORGAN, acts, organiser, typed


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def test_a_steward_checks_in_and_sees_no_names(house: Office, now: datetime) -> None:
    day, (slot,) = await opening.day(house.app.database, now, 9, begins_in=timedelta(hours=1))
    (one,) = await opening.residents(house.app.database, 1, now)
    row = await opening.signed_up(house.app.database, slot, one, 2, now - timedelta(hours=12))
    steward = await house.clerk("小门", Role.STEWARD, organ=ORGAN)
    assert (await steward.get(f"/open-days/{day.id}/edit")).status == 403
    assert (await steward.post(f"/open-days/{day.id}/export", purpose="x")).status == 403
    shown = await steward.get("/open-days/check-in")
    assert shown.path == f"/console/open-days/{day.id}/check-in"
    assert "已入场 0 位，共 2 位" in shown.words
    assert shown.headers["Permissions-Policy"].startswith("camera=(self)")
    elsewhere = await steward.get("/open-days")
    assert elsewhere.headers["Permissions-Policy"].startswith("camera=()")
    path = f"/open-days/{day.id}/check-in"
    shown = await steward.post(path, ticket=row.number.lower().replace("-", ""))
    assert "请进，2 位" in shown.words
    assert "已入场 2 位，共 2 位" in shown.words
    assert "王小明" not in shown.text
    house.clock.turn(minutes=20)
    shown = await steward.post(path, ticket=row.number)
    assert shown.status == 422
    assert "09:30 已经入场" in shown.words
    assert [one.what for one in await acts(house)] == ["open-days.check-in"]
    assert (await acts(house))[0].via == "console"


async def test_the_door_tells_forged_unread_and_other_days_apart(
    house: Office, now: datetime
) -> None:
    database = house.app.database
    day, (slot,) = await opening.day(database, now, 2, begins_in=timedelta(hours=3))
    later, (other,) = await opening.day(database, now, 9)
    first, second, third = await opening.residents(database, 3, now)
    before = now - timedelta(hours=12)
    row = await opening.signed_up(database, slot, first, 2, before)
    waits = await opening.signed_up(database, slot, second, 1, before)
    far = await opening.signed_up(database, other, third, 1, now)
    async with database.reading() as session:
        ticket = tickets.ticket(session, row)
    clerk = await organiser(house)
    path = f"/open-days/{day.id}/check-in"
    for shown_ticket, said in (
        (f"YG1:{row.number}:abc", "入场码是假的"),
        ("随便", "没看懂"),
        ("", "没看懂"),
        ("KF-2222-2222", "没有这个号"),
        (waits.number, "没有名额"),
        (far.number, "不是这一场"),
    ):
        shown = await clerk.post(path, ticket=shown_ticket)
        assert shown.status == 422
        assert said in shown.words, shown.words
        # What was mistyped is mended; before the next party the field is empty.
        kept = shown_ticket if said in {"没看懂", "没有这个号"} else ""
        assert f'name="ticket" value="{kept}"' in shown.text
    shown = await clerk.post(path, ticket=ticket)
    assert "请进，2 位" in shown.words
    assert "报的是 12:30 那一场" in shown.words
    away = await clerk.get(f"/open-days/{later.id}/check-in")
    assert "今天没有这次开放日的场次" in away.words


async def test_what_waits_and_how_it_goes(house: Office, now: datetime) -> None:
    database = house.app.database
    _, (slot, _) = await opening.day(database, now, 9, 9, begins_in=timedelta(hours=1))
    (one,) = await opening.residents(database, 1, now)
    await opening.signed_up(database, slot, one, 2, now - timedelta(hours=12))
    async with database.transaction() as session:
        soon = await session.get_one(OpenDay, slot.open_day_id)
        soon.closes_at = now + timedelta(minutes=30)
    await organiser(house)
    await house.account("小门", Role.STEWARD, organ=ORGAN)
    await house.account("外人", Role.ORGANISER, organ="区民政局")

    async def told(name: str) -> tuple[list[Any], list[Any]]:
        async with database.reading() as session:
            who = await staff.acting(session, name)
            visit = visiting.visit(house, who)
            return (
                await open_days.waiting(visit, session),
                await open_days.figures(visit, session),
            )

    waits, figures = await told("高明")
    assert [str(one.title) for one in waits] == [
        "签到：环境监测站开放日", "今天截止报名：环境监测站开放日",
    ]  # fmt: skip
    assert waits[0].path == f"/open-days/{slot.open_day_id}/check-in"
    assert str(waits[0].until) == "今天 10:30"
    assert "近 7 天有 <b>1</b> 个开放日报名，共 2 位" in str(figures[0].words)
    assert [one.path for one in (await told("小门"))[0]] == [waits[0].path]
    waits, figures = await told("外人")
    assert waits == []
    assert "<b>0</b>" in str(figures[0].words)


async def test_from_the_form_through_the_chat_to_the_door_twice(
    settings: Settings, tmp_path: Path, now: datetime
) -> None:
    async with office(settings, now) as house:
        clerk = await organiser(house)
        await clerk.get("/open-days/new")
        await clerk.post("/open-days/new", **typed(house))
        hall = Hall(settings, tmp_path, now)
        await hall("""
            居民  开放日
            政务  近期有 1 场政府开放日…环境监测站开放日… [环境监测站开放日]
            居民  [环境监测站开放日]
            政务  …还有 3 个名额… [报名 11-28 09:30] [报名 11-28 14:00] [全部开放日]
            居民  [报名 11-28 09:30]
            政务  …几位参加？…
            居民  3
            政务  …怎么称呼您？…
            居民  王小明
            政务  …您的电话？…
            居民  13800001234
            政务  …请核对…
            居民  提交
            政务  报上了，到时见。…
            政务  〔图〕…
        """)
        async with house.app.database.reading() as session:
            row = (await session.scalars(select(Registration))).one()
            ticket = tickets.ticket(session, row)
            day_id = (await session.get_one(Slot, row.slot_id)).open_day_id
        house.clock.turn(days=5)
        await clerk.signs_in("高明")
        path = f"/open-days/{day_id}/check-in"
        assert "已入场 0 位，共 3 位" in (await clerk.get(path)).words
        shown = await clerk.post(path, ticket=ticket)
        assert "请进，3 位" in shown.words
        assert "已入场 3 位，共 3 位" in shown.words
        again = await clerk.post(path, ticket=ticket)
        assert "已经入场" in again.words
        await hall.database.close()
