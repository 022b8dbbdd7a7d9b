"""Consultations at the staff bot (咨询): looked at, answered by a reply, passed on."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.app import App
from bot.settings import Settings
from knowledge.say import plain
from storage import consultations, conversations
from storage.consultations import Asked, Consultation
from storage.conversations import Line
from storage.staff import OFFICE, Role
from storage.working_days import load
from tests import mailing
from tests.on_duty import CIVIL, HOUSING, OnDuty, on_duty

QUESTION = "加装电梯要几户同意？我住三楼"
ANSWER = "三分之二以上的业主参与表决。\n具体请看《办法》第五条。"


@pytest.fixture
async def office(settings: Settings, now: datetime) -> AsyncIterator[OnDuty]:
    """房小管 and 民小政 answer for their organs, 办小理 for the office; 编小辑 does not."""
    async with on_duty(settings, now) as found:
        found.clock.turn(hours=4)
        await found.joined("房小管", Role.OFFICER, organ=HOUSING)
        await found.joined("民小政", Role.OFFICER, organ=CIVIL)
        await found.joined("办小理", Role.OFFICER)
        await found.joined("编小辑", Role.EDITOR, organ=HOUSING)
        yield found


async def asked(office: OnDuty, question: str = QUESTION, organ: str = HOUSING) -> str:
    """A question of the web chat that waits for an organ; its number."""
    now = office.clock()
    async with office.database.transaction() as session:
        home, _ = await conversations.begin(session, "web", 77, now)
        said = [
            {"from": "resident", "text": "你好 <b>"},
            {"from": "office", "text": "您好，请问有什么可以帮您？"},
            {"from": "resident", "text": question},
        ]
        form = Asked(question, organ, transcript=said)
        row = await consultations.draft(session, home, form, now)
        await consultations.send(session, row, [home.id or 0], await load(session), now)
        return str(row.number)


async def row(office: OnDuty, number: str) -> Consultation:
    async with office.database.reading() as session:
        query = select(Consultation).where(col(Consultation.number) == number)
        return (await session.scalars(query)).one()


async def in_the_chat(office: OnDuty, settings: Settings) -> list[str]:
    """What stands in the resident's web chat once the courier has been."""
    async with App(settings, now=office.clock) as app:
        await mailing.carry(app)
    async with office.database.reading() as session:
        lines = await session.scalars(select(Line).order_by(col(Line.id)))
        return [plain(line.html) for line in lines.all()]


async def opened(office: OnDuty, name: str, number: str) -> str:
    """Somebody opens it from the list."""
    await office.says(name, "/consultations")
    (shown,) = await office.taps(name, f"答 {number}")
    return shown


async def test_it_is_answered_by_a_reply_and_reaches_the_web_chat(
    office: OnDuty, settings: Settings
) -> None:
    number = await asked(office)
    async with office.listening():
        (listed,) = await office.says("房小管", "/consultations")
        assert listed.startswith("等本单位答复的 1 条咨询")
        assert QUESTION in listed
        (shown,) = await office.taps("房小管", f"答 {number}")
        assert shown.startswith(number)
        assert "2026-11-25 前答复" in shown
        assert f"提问人\n{QUESTION}" in shown
        assert "之前的对话：\n\n提问人\n你好 <b>\n\n政务\n您好" in shown
        (really,) = await office.replies("房小管", office.last("房小管"), ANSWER)
        assert ANSWER in really
        assert (await row(office, number)).state == "waiting"
        (done,) = await office.taps("房小管", "发出")
        assert done == f"{number} 已答复，提问人会在问的地方看到。"
    assert (await row(office, number)).state == "answered"
    lines = await in_the_chat(office, settings)
    assert all(line in "".join(lines) for line in ANSWER.splitlines())
    (looked,) = await office.acts("consultations.show")
    (answered,) = await office.acts("consultations.answer")
    assert {looked.via, answered.via} == {"staff bot"}
    assert answered.who == "房小管"
    assert not {*office.api.refused} - {"409"}


async def test_two_taps_at_once_send_one_answer(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        await office.replies("房小管", office.last("房小管"), ANSWER)
        said = await office.taps("房小管", "发出", times=2)
    assert len(await office.acts("consultations.answer")) == 1
    assert said[-1].startswith("这条答复已经处理过")


async def test_an_answer_can_be_left_unsent(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        await office.replies("房小管", office.last("房小管"), ANSWER)
        (said,) = await office.taps("房小管", "不发")
    assert said.startswith("没有发出")
    assert (await row(office, number)).state == "waiting"


async def test_a_restart_loses_no_question_and_sends_nothing_by_itself(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        shown = office.last("房小管")
        await office.replies("房小管", shown, ANSWER)
    async with office.listening():
        (said,) = await office.taps("房小管", "发出")
        assert said.startswith("这条答复已经处理过，或者没有留下来")
        await office.replies("房小管", shown, ANSWER)
        await office.taps("房小管", "发出")
    assert (await row(office, number)).state == "answered"


async def test_numbers_of_a_resident_are_not_shown(office: OnDuty) -> None:
    number = await asked(office, "我的电话 13812345678，加装电梯怎么办")
    async with office.listening():
        shown = await opened(office, "房小管", number)
    assert "加装电梯怎么办" in shown
    assert not any("13812345678" in one.text for one in office.api.sent())


async def test_a_number_in_an_answer_is_asked_about(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        text = "请联系张工 13812345678，上班时间都在。"
        (really,) = await office.replies("房小管", office.last("房小管"), text)
        assert "答复里好像有电话号码" in really
        await office.taps("房小管", "发出")
    assert (await row(office, number)).state == "answered"


@pytest.mark.parametrize(
    ("words", "said"),
    [("好", "字"), ("答\u0007复是这样的", "重新写")],
)
async def test_what_is_no_answer_is_not_taken(office: OnDuty, words: str, said: str) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        (found,) = await office.replies("房小管", office.last("房小管"), words)
    assert said in found


async def test_a_photo_or_a_reply_to_something_else_is_no_answer(office: OnDuty) -> None:
    number = await asked(office)
    photo = {"photo": [{"file_id": "P1", "file_unique_id": "1", "width": 1, "height": 1}]}
    async with office.listening():
        await opened(office, "房小管", number)
        shown = office.last("房小管").message_id
        chat = office.chats["房小管"]
        about = office.api.chats.messages[chat, shown].described(office.api.account.about)
        (said,) = await office.says("房小管", None, reply_to_message=about, **photo)
        assert said.startswith("答复只能用文字写")
        forged: dict[str, Any] = about | {"from": {"id": 5, "is_bot": False, "first_name": "x"}}
        (said,) = await office.says("房小管", ANSWER, reply_to_message=forged)
        assert said.startswith("要答复咨询，请回复")


async def test_another_organ_neither_sees_nor_answers_it(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        assert "现在没有等区民政局答复的咨询" in (await office.says("民小政", "/consultations"))[0]
        assert "这件事要有这样的角色才能办" in (await office.says("编小辑", "/consultations"))[0]
        await opened(office, "房小管", number)
        theirs = office.last("房小管")
        chat = office.chats["房小管"]
        about = office.api.chats.messages[chat, theirs.message_id].described(
            office.api.account.about
        )
        (said,) = await office.says("民小政", ANSWER, reply_to_message=about)
        assert HOUSING in said
        office.api.tap(office.chats["民小政"], theirs.message_id, f"cons:{number}")
        office.api.tap(office.chats["民小政"], theirs.message_id, f"pass:{number}")
        await office.says("民小政", "/help")
    assert not any(QUESTION in one.text for one in office.api.sent(office.chats["民小政"]))
    assert (await row(office, number)).state == "waiting"


async def test_the_office_may_answer_for_another_and_is_told_so(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        office.api.tap(office.chats["办小理"], 1, f"cons:{number}")
        await office.says("办小理", "/help")
        shown = next(
            one for one in office.api.sent(office.chats["办小理"]) if QUESTION in one.text
        )
        (really,) = await office.replies("办小理", shown, ANSWER)
        assert f"{number} 问的是{HOUSING}，您是替它答复" in really
        await office.taps("办小理", "发出")
    assert (await row(office, number)).state == "answered"


async def test_it_is_passed_on_to_another_organ_and_the_resident_is_told(
    office: OnDuty, settings: Settings
) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        (whom,) = await office.taps("房小管", "转给别的单位")
        assert whom == f"把 {number} 转给哪个单位？"
        assert {OFFICE, CIVIL} <= set(office.labels("房小管"))
        assert HOUSING not in office.labels("房小管")
        (why,) = await office.taps("房小管", CIVIL)
        assert why == f"把 {number} 转给{CIVIL}：请写一句理由，会告诉提问人。"
        (done,) = await office.says("房小管", "涉及低保，归民政")
        assert done.startswith(f"{number} 已转给{CIVIL}，答复的日子不变（2026-11-25）")
        assert QUESTION in (await office.says("民小政", "/consultations"))[0]
    assert (await row(office, number)).organ == CIVIL
    assert any("涉及低保，归民政" in line for line in await in_the_chat(office, settings))
    (act,) = await office.acts("consultations.transfer")
    assert (act.who, act.via) == ("房小管", "staff bot")


async def test_the_usual_reason_is_a_tap(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        await office.taps("房小管", "转给别的单位")
        await office.taps("房小管", CIVIL)
        said = await office.taps("房小管", "由该单位负责", times=2)
    assert said[0].startswith(f"{number} 已转给")
    (act,) = await office.acts("consultations.transfer")
    assert act.about["reason"] == f"这件事由{CIVIL}负责"


async def test_a_reply_to_what_was_asked_is_its_answer(office: OnDuty) -> None:
    number = await asked(office)
    async with office.listening():
        await opened(office, "房小管", number)
        await office.taps("房小管", "转给别的单位")
        await office.taps("房小管", CIVIL)
        (done,) = await office.replies("房小管", office.last("房小管"), "涉及低保，归民政")
    assert done.startswith(f"{number} 已转给{CIVIL}")


async def test_a_long_exchange_is_shown_by_its_end(office: OnDuty) -> None:
    number = await asked(office, "长" * 1000)
    async with office.database.transaction() as session:
        found = await consultations.by_number(session, number)
        calendar = await load(session)
        for at in range(6):
            text = f"第 {at} 句" + "长" * 900
            await consultations.ask_on(session, found, text, calendar, office.clock())
    async with office.listening():
        shown = await opened(office, "房小管", number)
    assert "第 5 句" in shown
    assert "第 1 句" not in shown
    assert "直接回复这条消息" in shown
    assert not {*office.api.refused} - {"409"}
