"""Open days at the console (工作台上的开放日): planned by a form, signed up for, checked in."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings
from knowledge.say import CITY
from storage.journal import Act
from storage.open_days import OpenDay, seats
from storage.staff import Role
from tests import opening
from tests.clerks import Clerk, Office, office

ORGAN = "区生态环境局"


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def organiser(house: Office, name: str = "高明", organ: str = ORGAN) -> Clerk:
    return await house.clerk(name, Role.ORGANISER, organ=organ)


def at(house: Office, days: float, hour: str) -> str:
    """A day from now, at an hour, as a browser's field holds it."""
    return f"{house.clock().astimezone(CITY) + timedelta(days=days):%Y-%m-%d}T{hour}"


def typed(house: Office, **changes: str) -> dict[str, Any]:
    """The form of a day with two slots, as it is sent."""
    day = at(house, 5, "")[:10]
    return {
        "title": "环境监测站开放日",
        "place": "中州路1号",
        "about": "看看空气和水是怎么监测的。",
        "slot-1-date": day,
        "slot-1-from": "09:30",
        "slot-1-to": "11:00",
        "slot-1-seats": "3",
        "slot-2-date": day,
        "slot-2-from": "14:00",
        "slot-2-to": "15:30",
        "slot-2-seats": "２０",
        "opens_at": at(house, -1, "09:00"),
        "closes_at": at(house, 4, "18:00"),
        "party_limit": "5",
        **changes,
    }


async def acts(house: Office) -> list[Act]:
    async with house.app.database.reading() as session:
        query = select(Act).where(col(Act.what).startswith("open-days"))
        return list((await session.scalars(query.order_by(col(Act.id)))).all())


async def test_an_empty_list_says_what_will_be_here(house: Office) -> None:
    clerk = await organiser(house)
    shown = await clerk.get("/open-days")
    assert "还没有安排开放日" in shown.words
    assert "新建开放日" in shown.words


async def test_a_day_is_planned_by_a_form(house: Office) -> None:
    clerk = await organiser(house)
    await clerk.get("/open-days/new")
    questions: dict[str, Any] = {
        "question-1-kind": "yes_no",
        "question-1-words": "有没有孩子一起来？",
        "question-1-optional": "yes",
        "question-2-kind": "choice",
        "question-2-words": "怎么来？",
        "question-2-options": "公交\n\n自驾",
    }
    shown = await clerk.post("/open-days/new", **typed(house, **questions))
    assert "开放日已发布" in shown.words, shown.words
    assert "23 个名额占了 0 个，还空 23 个" in shown.words
    async with house.app.database.reading() as session:
        day = (await session.scalars(select(OpenDay))).one()
        slots = await seats.slots_of(session, day)
    assert (day.organ, day.party_limit) == (ORGAN, 5)
    assert [one.capacity for one in slots] == [3, 20]
    assert f"{slots[0].starts_at.astimezone(CITY):%H:%M}" == "09:30"
    first, second = day.further
    assert (first.id, first.optional) == ("q1", True)
    assert [one.words["zh-Hans"] for one in second.options] == ["公交", "自驾"]
    (act,) = await acts(house)
    assert (act.what, act.who, act.via, act.place) == (
        "open-days.add", "高明", "console", "127.0.0.1",
    )  # fmt: skip
    shown = await clerk.get("/open-days")
    assert "环境监测站开放日" in shown.words
    assert "占 0 · 空 23 · 排队 0 家" in shown.words


async def test_another_slot_keeps_all_that_was_typed_without_a_script(house: Office) -> None:
    clerk = await organiser(house)
    await clerk.get("/open-days/new")
    form = typed(house, title="写了一半", **{"slot-2-from": ""})
    shown = await clerk.post("/open-days/new", **form, rows="slot+")
    assert shown.status == 200
    assert 'value="写了一半"' in shown.text
    assert re.search(r'name="slot-3-date"[^>]*value="20', shown.text)
    assert 'id="slot-1-from" name="slot-1-from" type="time" value="09:30"' in shown.text
    assert not await acts(house)
    shown = await clerk.post("/open-days/new", **form, rows="slot-1")
    assert 'name="slot-1-from" type="time" value=""' in shown.text
    assert 'name="slot-1-to" type="time" value="15:30"' in shown.text
    assert "slot-2-date" not in shown.text
    shown = await clerk.post("/open-days/new", **form, rows="question+")
    assert 'name="question-1-words"' in shown.text


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"title": ""}, "title", "请填写“名称”"),
        ({"title": "长" * 101}, "title", "“名称”最多 100 个字"),
        ({"slot-1-to": "09:00"}, "slot-1-from", "场次 1 · 开始：结束要晚于开始"),
        ({"slot-2-seats": "很多"}, "slot-2-seats", "场次 2 · 名额”请写一个整数"),
        ({"slot-2-date": ""}, "slot-2-date", "请填写“场次 2 · 日期”"),
        ({"closes_at": "下周五"}, "closes_at", "请写成 2026-12-05 09:30 这样的时间"),
        ({"closes_at": "2026-11-20T18:00"}, "closes_at", "报名截止要晚于报名开始"),
        ({"slot-1-date": "2026-11-22", "opens_at": "2026-11-01T09:00"}, "slot-1-date", "已经过了"),
        ({"party_limit": "51"}, "party_limit", "“一次最多几位”不能大于 50"),
        (
            {"question-3-kind": "choice", "question-3-words": "哪天？"},
            "question-1-options",
            "题目 1 · 选项：单选和多选要写选项",
        ),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(
    house: Office, changes: dict[str, Any], field: str, said: str
) -> None:
    clerk = await organiser(house)
    await clerk.get("/open-days/new")
    shown = await clerk.post("/open-days/new", **typed(house, **changes))
    assert shown.status == 422, shown.words
    assert said in shown.words
    assert f'href="#{field}"' in shown.text
    assert f'id="{field}"' in shown.text
    assert "看看空气和水是怎么监测的。" in shown.text
    assert not await acts(house)


async def test_the_same_day_twice_is_asked_about(house: Office) -> None:
    clerk = await organiser(house)
    await clerk.get("/open-days/new")
    await clerk.post("/open-days/new", **typed(house))
    shown = await clerk.post("/open-days/new", **typed(house))
    assert "名称和日期和它一样，没有再建" in shown.words
    shown = await clerk.post("/open-days/new", **typed(house), again="yes")
    assert "开放日已发布" in shown.words


async def test_a_day_of_another_organ_is_looked_at_and_not_changed(
    house: Office, now: datetime
) -> None:
    day, _ = await opening.day(house.app.database, now, 3)
    other = await organiser(house, "外人", "区民政局")
    shown = await other.get(f"/open-days/{day.id}")
    assert "环境监测站开放日" in shown.words
    for word in ("改名额", "取消这次开放日", "报名名单"):
        assert word not in shown.words
    tried: list[tuple[str, dict[str, Any]]] = [
        (f"/open-days/{day.id}/edit", {"title": "改了"}),
        (f"/open-days/{day.id}/resize", {"slot": "1", "seats": "9"}),
        (f"/open-days/{day.id}/call-off", {"reason": "台风"}),
        (f"/open-days/{day.id}/export", {"purpose": "看看", "kind": "csv"}),
    ]
    for path, form in tried:
        shown = await other.post(path, **form)
        assert shown.status == 422
        assert "由区生态环境局办，外人不能办理" in shown.words
    assert not await acts(house)
    assert (await other.get("/open-days/99")).status == 422


async def test_what_changes_is_told_to_who_signed_up(house: Office, now: datetime) -> None:
    day, (slot, _) = await opening.day(house.app.database, now, 3, 3)
    people = await opening.residents(house.app.database, 2, now)
    for one in people:
        await opening.signed_up(house.app.database, slot, one, 1, now)
    clerk = await organiser(house)
    shown = await clerk.get(f"/open-days/{day.id}/edit")
    assert "已有 2 个报名" in shown.words
    form: dict[str, Any] = {"title": day.title, "place": "中州路2号", "about": day.about}
    wrong = await clerk.post(f"/open-days/{day.id}/edit", **form | {"slot-1-date": ""})
    assert "没看懂这个时间" in wrong.words
    assert 'value="中州路2号"' in wrong.text
    same = await clerk.post(f"/open-days/{day.id}/edit", **form | {"place": day.place})
    assert "和原来一样，没有改动" in same.words
    late = await clerk.post(f"/open-days/{day.id}/edit", **form, closes_at=at(house, 9, "09:00"))
    assert "报名截止晚于最后一场开始了" in late.words
    times: dict[str, Any] = {"slot-1-from": "10:00", "slot-1-to": "10:45", "slot-2-from": "15:00"}
    times["slot-2-to"] = "16:00"
    shown = await clerk.post(f"/open-days/{day.id}/edit", **form, **times)
    assert "已经改好，会通知 2 个报名" in shown.words
    assert "中州路2号" in shown.words
    (act,) = await acts(house)
    assert act.about == {"changed": "place, slot 1, slot 2", "told": 2}


async def test_a_planned_day_gets_another_slot_and_a_larger_party(
    house: Office, now: datetime
) -> None:
    day, _ = await opening.day(house.app.database, now, 3)
    clerk = await organiser(house)
    path = f"/open-days/{day.id}/edit"
    shown = await clerk.post(path, title="改到一半", rows="more+")
    assert 'name="more-1-date"' in shown.text
    assert 'value="改到一半"' in shown.text
    date = at(house, 6, "")[:10]
    further: dict[str, Any] = {
        "more-1-date": date,
        "more-1-from": "14:00",
        "more-1-to": "13:00",
        "more-1-seats": "８",
    }
    shown = await clerk.post(path, **further)
    assert "结束要晚于开始" in shown.words
    assert 'href="#more-1-from"' in shown.text
    past = await clerk.post(path, **further | {"more-1-date": "2026-11-01", "more-1-to": "15:00"})
    assert "已经过了" in past.words
    assert 'href="#more-1-date"' in past.text
    late = await clerk.post(path, opens_at=at(house, 1, "09:00"))
    assert "报名已经开始" in late.words
    large = await clerk.post(path, party_limit="99")
    assert "不能大于 50" in large.words
    shown = await clerk.post(path, **further | {"more-1-to": "15:00"}, party_limit="８")
    assert "已经改好" in shown.words
    assert "11 个名额占了 0 个" in shown.words
    (act,) = await acts(house)
    assert act.about == {"changed": "party_limit, slots added: 1", "told": 0}


async def test_seats_become_more_and_never_fewer_than_are_held(
    house: Office, now: datetime
) -> None:
    day, (slot,) = await opening.day(house.app.database, now, 3)
    first, second = await opening.residents(house.app.database, 2, now)
    await opening.signed_up(house.app.database, slot, first, 3, now)
    await opening.signed_up(house.app.database, slot, second, 2, now)
    clerk = await organiser(house)
    shown = await clerk.get(f"/open-days/{day.id}")
    assert "3 个名额占了 3 个，还空 0 个；1 家在排队" in shown.words
    path = f"/open-days/{day.id}/resize"
    assert "不能调得更少" in (await clerk.post(path, slot="1", seats="2")).words
    shown = await clerk.post(path, slot="1", seats="许多")
    assert "名额请写 1 到 10,000 之间的整数" in shown.words
    assert 'value="许多"' in shown.text
    assert "名额请写" in (await clerk.post(path, slot="1", seats="10001")).words
    shown = await clerk.post(path, slot="1", seats="６")
    assert "第 1 场现在有 6 个名额，还空 1 个" in shown.words
    assert await opening.states(house.app.database, slot) == ["registered", "offered"]
    assert [one.what for one in await acts(house)] == ["open-days.resize"]
    assert "没有第 7 场" in (await clerk.post(path, slot="7", seats="6")).words
    assert (await clerk.post(path, slot="x", seats="6")).status == 422


async def test_calling_off_says_its_consequence_and_needs_a_reason(
    house: Office, now: datetime
) -> None:
    day, (slot,) = await opening.day(house.app.database, now, 9)
    for one in await opening.residents(house.app.database, 2, now):
        await opening.signed_up(house.app.database, slot, one, 2, now)
    clerk = await organiser(house)
    shown = await clerk.get(f"/open-days/{day.id}")
    assert "将取消 2 个报名（4 位），并马上通知他们" in shown.words
    path = f"/open-days/{day.id}/call-off"
    house.clock.turn(minutes=6)
    await clerk.get(f"/open-days/{day.id}")
    assert "请确认是您本人" in (await clerk.post(path, reason="台风橙色预警")).words
    shown = await clerk.confirmed(path, reason=" ")
    assert "请写明取消原因" in shown.words
    shown = await clerk.post(path, reason="长" * 201)
    assert "最多 200 个字" in shown.words
    shown = await clerk.post(path, reason="台风橙色预警")
    assert "已经取消，会通知 2 个报名" in shown.words
    assert "这次开放日取消了。原因：台风橙色预警" in shown.words
    assert await opening.states(house.app.database, slot) == ["cancelled", "cancelled"]
    assert "已取消" in (await clerk.get("/open-days")).words
    assert "已经取消，没有改动" in (await clerk.get(f"/open-days/{day.id}/edit")).words


async def test_the_list_is_covered_and_a_look_at_names_is_noted(
    house: Office, now: datetime
) -> None:
    day, (slot,) = await opening.day(house.app.database, now, 9)
    (one,) = await opening.residents(house.app.database, 1, now)
    row = await opening.signed_up(house.app.database, slot, one, 2, now)
    clerk = await organiser(house)
    shown = await clerk.get(f"/open-days/{day.id}")
    assert row.number in shown.words
    assert "王小明" not in shown.text
    assert "13800001234" not in shown.text
    assert row.number in (await clerk.get(f"/open-days/{day.id}?number={row.number[3:7]}")).words
    none = await clerk.get(f"/open-days/{day.id}?state=waiting")
    assert "没有这样的报名" in none.words
    path = f"/open-days/{day.id}/export"
    shown = await clerk.confirmed(path, purpose="", kind="csv")
    assert "请写明名单用来做什么" in shown.words
    shown = await clerk.post(path, purpose="门岗核对", kind="csv")
    assert shown.headers["Content-Type"] == "text/csv"
    assert row.number in shown.text
    assert "王小明" not in shown.text
    shown = await clerk.post(path, purpose="电话通知", kind="look", personal="yes")
    assert "王小明" in shown.words
    assert "13800001234" in shown.words
    assert (await clerk.post(path, purpose="门岗核对", kind="xlsx")).status == 200
    assert (await clerk.post(path, purpose="门岗核对", kind="pdf")).status == 404
    noted = [(one.what, one.about["personal"]) for one in await acts(house)]
    assert noted == [
        ("open-days.export", "no"), ("open-days.export", "yes"), ("open-days.export", "no"),
    ]  # fmt: skip
