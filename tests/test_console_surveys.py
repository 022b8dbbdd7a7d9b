"""Surveys at the console (工作台上的调查): built, opened, closed, and what they came to."""

import csv
import io
import re
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from aiohttp import FormData
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings
from handlers.console import surveys as pages
from handlers.desk import survey_sample
from storage import staff, survey_drafts, surveys
from storage.journal import Act
from storage.staff import Role
from storage.surveys import Survey
from tests import questionnaire, visiting
from tests.clerks import Clerk, Office, Shown, office
from tests.questionnaire import answer

ORGAN = "区绿化市容局"


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def editor(house: Office, name: str = "小林", organ: str = ORGAN) -> Clerk:
    return await house.clerk(name, Role.EDITOR, organ=organ)


def typed(**changes: str) -> dict[str, Any]:
    """A survey of two questions, as its form is sent."""
    return {
        "title": "口袋公园使用调查",
        "purpose": "结果用来决定明年先改造哪几处。",
        "closes_on": "2026-12-10",
        "question-1-kind": "choice",
        "question-1-words": "您多久去一次？",
        "question-1-options": "几乎每天\n没去过",
        "question-2-kind": "scale",
        "question-2-words": "您满意吗？",
        "question-2-least": "1",
        "question-2-most": "5",
        "question-2-after": "1",
        "question-2-is": "几乎每天",
        **changes,
    }


async def kept(house: Office) -> list[Survey]:
    async with house.app.database.reading() as session:
        return list((await session.scalars(select(Survey).order_by(col(Survey.id)))).all())


async def acts(house: Office) -> list[Act]:
    async with house.app.database.reading() as session:
        query = select(Act).where(col(Act.what).startswith("surveys"))
        return list((await session.scalars(query.order_by(col(Act.id)))).all())


async def uploads(clerk: Clerk, path: str, name: str, content: str, **more: str) -> Shown:
    """A file is chosen and sent."""
    form = FormData({"_token": clerk.token, **more})
    form.add_field(
        "file", io.BytesIO(content.encode()), filename=name, content_type="application/toml"
    )
    return await clerk.post(path, form)


async def test_a_survey_is_built_opened_and_closed(house: Office) -> None:
    clerk = await editor(house)
    assert "这里还没有调查" in (await clerk.get("/surveys")).words
    await clerk.get("/surveys/new")
    shown = await clerk.post("/surveys/new", **typed())
    assert "已存为拟稿" in shown.words, shown.words
    (survey,) = await kept(house)
    assert (survey.organ, survey.status) == (ORGAN, "draft")
    first, second = survey.questions.questions
    assert [(one.value, one.words["zh-Hans"]) for one in first.options] == [
        ("o1", "几乎每天"), ("o2", "没去过"),
    ]  # fmt: skip
    assert (second.least, second.most) == (1, 5)
    assert (second.shown[0].question, second.shown[0].is_one_of) == ("q1", ("o1",))
    path = f"/surveys/{survey.id}"
    assert "看前面的回答" in shown.words
    shown = await clerk.post(f"{path}/open")
    assert "已经开放" in shown.words
    assert "正在征集" in (await clerk.get("/surveys")).words
    assert "没有第" in (await clerk.get("/surveys/99")).words
    shown = await clerk.post(f"{path}/close")
    assert shown.status == 422
    assert "还没有人填过，截止后不能再开放" in shown.words
    assert "--yes" not in shown.words
    assert (await kept(house))[0].status == "open"
    shown = await clerk.post(f"{path}/close", yes="yes")
    assert "已经截止" in shown.words
    assert [(one.what, one.via) for one in await acts(house)] == [
        ("surveys.add", "console"), ("surveys.open", "console"), ("surveys.close", "console"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"title": ""}, "title", "请填写“标题”"),
        ({"title": "长" * 61}, "title", "标题：每种语言最多 60 个字"),
        ({"purpose": "长" * 301}, "purpose", "用途：每种语言最多 300 个字"),
        ({"closes_on": ""}, "closes_on", "请填写“截止日”"),
        ({"closes_on": "下周"}, "closes_on", "请写成 2026-12-05 这样的日期"),
        ({"closes_on": "2026-11-01"}, "closes_on", "截止日 2026-11-01 已经过了"),
        ({"question-1-options": ""}, "question-1-options", "题目 1 · 选项：单选和多选要写选项"),
        ({"question-1-words": ""}, "question-1-words", "题目 1 · 问题：中文没有写"),
        ({"question-2-most": "20"}, "question-2-most", "打分最多 11 档"),
        ({"question-2-least": "九"}, "question-2-least", "题目 2 · 最少或最小”请写一个整数"),
        ({"question-2-least": "9"}, "question-2-least", "最小的比最大的还大"),
        ({"question-2-after": "3"}, "question-2-after", "请写前面某一题的题号"),
        ({"question-2-is": "每周"}, "question-2-is", "请照那一题的选项写"),
        ({"question-2-kind": "phone"}, "question-2-kind", "问卷里没有这种题型"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(
    house: Office, changes: dict[str, str], field: str, said: str
) -> None:
    clerk = await editor(house)
    await clerk.get("/surveys/new")
    shown = await clerk.post("/surveys/new", **typed(**changes))
    assert shown.status == 422, shown.words
    assert said in shown.words, shown.words
    assert f'href="#{field}"' in shown.text
    assert f'id="{field}"' in shown.text
    assert 'value="您满意吗？"' in shown.text
    assert await kept(house) == []


async def test_questions_come_and_go_without_a_script(house: Office) -> None:
    clerk = await editor(house)
    await clerk.get("/surveys/new")
    shown = await clerk.post("/surveys/new", **typed(), rows="question+")
    assert 'name="question-3-words"' in shown.text
    assert 'value="您满意吗？"' in shown.text
    shown = await clerk.post("/surveys/new", **typed(), rows="question-1")
    assert re.search(r'name="question-1-words"[^>]*value="您满意吗？"', shown.text)
    assert "question-2-words" not in shown.text
    assert await kept(house) == []


async def test_a_draft_is_changed_and_what_is_open_is_not(house: Office) -> None:
    clerk = await editor(house)
    await clerk.get("/surveys/new")
    await clerk.post("/surveys/new", **typed())
    (survey,) = await kept(house)
    path = f"/surveys/{survey.id}"
    shown = await clerk.get(f"{path}/edit")
    assert 'value="您满意吗？"' in shown.text
    assert "几乎每天\n没去过" in shown.text
    ids = {"question-1-id": "q1", "question-2-id": "q2", "question-1-kept": "o1 o2"}
    wrong = await clerk.post(f"{path}/edit", **typed(**ids, title=""))
    assert "请填写“标题”" in wrong.words
    shown = await clerk.post(f"{path}/edit", **typed(**ids, title="绿地调查"))
    assert "拟稿已改好" in shown.words
    (survey,) = await kept(house)
    assert survey.title == "绿地调查"
    twice = await clerk.post("/surveys/new", **typed(title="绿地调查"))
    assert "和它完全一样" in twice.words
    assert "surveys edit" not in twice.words
    await clerk.post("/surveys/new", **typed(title="绿地调查"), again="yes")
    assert len(await kept(house)) == 2
    await clerk.post(f"{path}/open")
    shown = await clerk.get(f"{path}/edit")
    assert "已经开放过，不能再改" in shown.words
    shown = await clerk.get(f"{path}/version")
    assert 'value="绿地调查"' in shown.text
    shown = await clerk.post(f"{path}/version", **typed(**ids, title="绿地再调查"))
    assert "第 1 版" in shown.words
    assert [one.version for one in await kept(house)] == [1, 1, 2]


async def test_a_file_is_taken_as_on_the_command_line(house: Office, now: datetime) -> None:
    clerk = await editor(house)
    shown = await clerk.get("/surveys/sample")
    sample = survey_sample.sample(now.date())
    assert 'title = "口袋公园使用调查"' in shown.text
    await clerk.get("/surveys/new")
    for name, content, said in (
        ("", "", "请先选一个文件"),
        ("park.csv", sample, "请以 .toml 或 .json 结尾"),
        ("park.toml", sample.replace('title = "', "title = “"), "文件第 5 行读不下去"),
        ("park.json", "[]", "文件里不是一份问卷"),
        ("park.toml", sample.replace('kind = "text"', 'kind = "phone"'), "问卷里没有这种题型"),
        ("park.toml", sample.replace("optional = true", "optionl = true"), "有认不出的内容"),
        ("park.toml", "#" * (1 << 20) + "##", "最多 1 MB"),
    ):
        shown = await uploads(clerk, "/surveys/upload", name, content)
        assert shown.status == 422, name
        assert said in shown.words, shown.words
    assert await kept(house) == []
    shown = await uploads(clerk, "/surveys/upload", "park.toml", sample)
    assert "已存为拟稿" in shown.words
    (survey,) = await kept(house)
    shown = await clerk.get(f"/surveys/{survey.id}/edit")
    # The whole sample, English and conditions too, is changed by the form.
    assert 'value="How often do you go?"' in shown.text
    assert 'name="question-3-after" type="text" value="1"' in shown.text
    shown = await uploads(
        clerk, f"/surveys/{survey.id}/upload", "park.toml", sample.replace("口袋公园使用", "绿地")
    )
    assert "拟稿已改好" in shown.words
    assert (await kept(house))[0].title == "绿地调查"


async def test_what_the_form_cannot_hold_is_left_to_the_file(house: Office) -> None:
    two = {
        "id": "why",
        "kind": "text",
        "words": "为什么？",
        "shown": [
            {"question": "often", "is_one_of": ["daily"]},
            {"question": "liking", "is_one_of": [1]},
        ],
    }
    async with house.app.database.transaction() as session:
        by = await questionnaire.author(session, house.clock())
        form = questionnaire.park(questions=[*questionnaire.PARK["questions"], two])
        survey = await surveys.add(session, form, by, house.clock())
    clerk = await editor(house)
    shown = await clerk.get(f"/surveys/{survey.id}/edit")
    assert "表单放不下的内容" in shown.words
    assert "question-1-words" not in shown.text
    await clerk.post(f"/surveys/{survey.id}/edit", **typed())
    assert (await kept(house))[0].title == "口袋公园使用调查"


async def test_a_survey_of_another_organ_is_looked_at_and_not_changed(
    house: Office, now: datetime
) -> None:
    survey = await questionnaire.opened(house.app.database, now)
    other = await editor(house, "外人", "区民政局")
    shown = await other.get(f"/surveys/{survey.id}")
    assert "口袋公园使用调查" in shown.words
    assert "现在截止" not in shown.words
    for path in ("open", "close", "version", "edit"):
        shown = await other.post(f"/surveys/{survey.id}/{path}", **typed(), yes="yes")
        assert shown.status == 422
        assert "外人不能办理" in shown.words
    analyst = await house.clerk("小析", Role.ANALYST)
    assert (await analyst.get("/surveys/new")).status == 403
    assert (await analyst.get(f"/surveys/{survey.id}/results")).status == 200
    steward = await house.clerk("小门", Role.STEWARD)
    assert (await steward.get("/surveys")).status == 403


async def test_results_show_shares_and_hide_the_few(house: Office, now: datetime) -> None:
    survey = await questionnaire.opened(house.app.database, now)
    often = ["daily"] * 12 + ["weekly"] * 6 + ["never"] * 2
    for place, one in enumerate(often):
        given = answer(one, wish=f"愿望 <{place}>")
        await questionnaire.sends(house.app.database, survey, place, given, now)
    clerk = await editor(house)
    path = f"/surveys/{survey.id}/results"
    assert "份在等：凑满 10 份或截止时才公布" in (await clerk.get(path)).words
    await clerk.post(f"/surveys/{survey.id}/close")
    shown = await clerk.get(path)
    assert "收到 20 份答卷" in shown.words
    # Two never went: they are hidden, and with them the next smallest.
    assert re.search(
        r"几乎每天</td>\s*<td class=\"number\">12</td><td class=\"number\">60.0%", shown.text
    )
    assert "38.7% – 78.1%" in shown.words
    assert re.search(r"没去过</td>\s*<td colspan=\"3\" class=\"number soft\">不公布", shown.text)
    assert "不足 5 人" in shown.words
    assert '<rect class="fill" width="600.0"' in shown.text
    assert "style=" not in shown.text
    assert "愿望 &lt;3&gt;" in shown.text
    for kind in ("csv", "xlsx"):
        table = await clerk.confirmed(f"/surveys/{survey.id}/export", kind=kind)
        assert table.status == 200
    assert [one.what for one in await acts(house)][-2:] == ["surveys.export"] * 2
    table = await clerk.post(f"/surveys/{survey.id}/export", kind="csv")
    rows = list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))
    assert {row["often"] for row in rows if row["record"] == "answers"} == {"daily", "*"}
    book = await clerk.get(f"/surveys/{survey.id}/codebook?kind=csv")
    assert "几乎每天" in book.text
    response = await clerk.client.get(
        f"/console/surveys/{survey.id}/codebook?kind=xlsx", headers={"User-Agent": clerk.agent}
    )
    sheet = openpyxl.load_workbook(io.BytesIO(await response.read()), read_only=True)
    assert next(sheet.worksheets[0].values)[0] == "column"
    sheet.close()


async def test_few_answers_are_asked_about_before_the_close(house: Office, now: datetime) -> None:
    survey = await questionnaire.opened(house.app.database, now)
    for place in range(3):
        await questionnaire.sends(house.app.database, survey, place, answer(), now)
    clerk = await editor(house)
    shown = await clerk.post(f"/surveys/{survey.id}/close")
    assert "只收到 3 份。不足五份的答卷永远不会公布" in shown.words
    assert "确实现在截止" in shown.words
    shown = await clerk.confirmed(f"/surveys/{survey.id}/export", kind="csv")
    assert "还不到 5 份" in shown.words
    shown = await clerk.post(f"/surveys/{survey.id}/close", yes="yes")
    assert "永远不会公布" in shown.words


async def test_what_waits_and_how_it_goes(house: Office, now: datetime) -> None:
    database = house.app.database
    survey = await questionnaire.opened(database, now)
    for place in range(3):
        async with database.transaction() as session:
            await surveys.begin(session, await surveys.get(session, survey.id or 0))
        await questionnaire.sends(database, survey, place, answer(), now)
    async with database.transaction() as session:
        await staff.add(session, "外人", [Role.EDITOR], "区民政局", now)
        await staff.add(session, "小析", [Role.ANALYST], ORGAN, now)

    async def told(name: str) -> tuple[list[Any], list[Any]]:
        async with database.reading() as session:
            visit = visiting.visit(house, await staff.acting(session, name))
            return await pages.waiting(visit, session), await pages.figures(visit, session)

    waits, figures = await told("绿化小赵")
    assert waits == []
    assert (
        str(figures[0].words)
        == "《口袋公园使用调查》收到 <b>3</b> 份，开始填的有 <b>100%</b> 交了。"
    )
    house.clock.turn(days=15)
    (wait,), _ = await told("绿化小赵")
    assert (str(wait.title), str(wait.until)) == ("快截止：口袋公园使用调查", "还有 2 天")
    assert wait.path == f"/surveys/{survey.id}"
    assert (await told("外人"))[0] == []
    assert (await told("小析"))[0] == []
    house.clock.turn(days=2)
    assert str((await told("绿化小赵"))[0][0].until) == "今天截止"


async def test_the_last_day_of_a_draft_is_still_to_come(house: Office, now: datetime) -> None:
    async with house.app.database.transaction() as session:
        by = await questionnaire.author(session, now)
        survey = await surveys.add(session, questionnaire.park(), by, now)
        await survey_drafts.edit(session, survey, by, now, title={}, closes_on=date(2026, 11, 24))
    house.clock.turn(days=3)
    clerk = await editor(house)
    shown = await clerk.post(f"/surveys/{survey.id}/open")
    assert "已经过了" in shown.words
