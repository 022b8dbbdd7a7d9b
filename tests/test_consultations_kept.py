"""What is kept of consultations (咨询留存): the copy, the deletion, the end, the transcript."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql
from sqlmodel import col

from bot.settings import Settings
from handlers.desk import consultations as desk
from storage import consultations, conversations, forms, residents, retention
from storage.consultations import Asked, Consultation, State
from storage.conversations import Sender
from storage.deliveries import Delivery
from storage.forms import Form
from storage.refusal import Refusal
from tests import questionnaire
from tests.consulted import HOUSING, Asking, furnish


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Asking]:
    """A house with entries and staff; it is Monday 2026-11-23."""
    found = Asking(settings, now)
    await found.do(lambda session: furnish(session, now))
    yield found
    await found.close()


async def test_an_unanswered_question_is_linked_and_its_end_takes_nothing_along(
    house: Asking,
) -> None:
    await house.play("""
        居民  暑托班什么时候报名
        政务  …
        居民  [请工作人员回答]
        政务  …
        居民  [发送]
        政务  …
    """)
    (row,) = await house.rows()
    assert row.unanswered_id is not None
    house.later(days=31)
    await house.do(lambda session: retention.expire(session, house.now))
    (row,) = await house.rows()
    assert (row.unanswered_id, row.state) == (None, State.WAITING)


async def test_a_copy_of_ones_data_has_it_and_a_deletion_takes_it(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班什么时候报名
        政务  …
        居民  [发送]
        政务  …
    """)
    await house.answer("五月报名。")
    async with house.database.reading() as session:
        found = await conversations.find(session, "dialogue", 7)
        assert found is not None
        (account,) = (await residents.mydata(session, found))["accounts"]
    (kept,) = account["consultations"]
    assert [one["text"] for one in kept["messages"]] == ["暑托班什么时候报名", "五月报名。"]
    await house.play("""
        政务  …五月报名。…
        居民  删除我的数据
        政务  …咨询 1 件…
        居民  [全部删除]
        政务  …
    """)
    assert await house.rows() == []
    assert await house.said() == []
    async with house.database.reading() as session:
        assert (await session.scalars(select(Delivery))).all() == []


async def test_what_is_over_is_closed_and_then_forgotten(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班什么时候报名
        政务  …
        居民  [发送]
        政务  …
    """)
    await house.answer("五月报名。")
    await house.play("""
        政务  …
        居民  转人工
        政务  …
        居民  还有哪些地方有暑托班
        政务  …
    """)
    house.now += consultations.SILENT_FOR + timedelta(days=1)
    await house.do(lambda session: retention.expire(session, house.now))
    assert [row.state for row in await house.rows()] == [State.CLOSED]
    await house.play("""
        居民  [继续问]
        政务  编号 ZX-…的咨询已经结束，不能再往下问了。… [请工作人员回答]
    """)
    house.now += consultations.KEEP + timedelta(days=1)
    await house.do(lambda session: retention.expire(session, house.now))
    assert await house.rows() == []


async def test_who_is_no_longer_here_is_not_waited_for(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班什么时候报名
        政务  …
        居民  [发送]
        政务  …
    """)
    await house.do(lambda session: session.execute(sql("DELETE FROM conversation")))
    with pytest.raises(Refusal, match="consultations-nobody"):
        await house.answer("五月报名。")
    await house.do(lambda session: retention.expire(session, house.now))
    assert [row.state for row in await house.rows()] == [State.CLOSED]


SURVEY = Form.model_validate(
    {"title": "问卷", "questions": [{"id": "view", "kind": "text", "words": "您怎么看？"}]}
)


async def test_the_transcript_has_ten_lines_and_nothing_of_a_form_that_is_open(
    house: Asking,
) -> None:
    await house.play("""
        居民  你好
        政务  …
    """)
    talk = await house.conversation()

    async def write(text: str, sender: Sender, draft_id: int | None = None) -> None:
        async with house.database.transaction() as session:
            await conversations.write(
                session,
                talk.id or 0,
                sender=sender,
                html=text,
                key=text,
                now=house.now,
                draft_id=draft_id,
            )
        house.later(seconds=1)

    for number in range(12):
        await write(f"<b>第 {number} 句</b>", Sender.OFFICE)
    await write("人工", Sender.RESIDENT)
    await house.play("""
        居民  人工
        政务  …
        居民  暑托班什么时候报名
        政务  …（最近 10 句，电话、证件号已隐去）…
    """)
    (row,) = await house.rows()
    assert [one["text"] for one in row.transcript] == [f"第 {n} 句" for n in range(2, 12)]
    draft, _ = await house.do(
        lambda session: forms.begin(
            session, [talk.id or 0], "surveys", "survey:1", SURVEY, house.now
        )
    )
    await write("我对这件事很有意见", Sender.RESIDENT, draft.id)
    await write("收到", Sender.OFFICE, draft.id)
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班在哪里报名
        政务  …
    """)
    row = (await house.rows())[-1]
    assert "很有意见" not in str(row.transcript)
    heard = [f"第 {n} 句" for n in range(5, 12)]
    assert [one["text"] for one in row.transcript] == [*heard, "人工"]


async def test_nothing_of_a_survey_a_form_or_an_earlier_talk_goes_along(house: Asking) -> None:
    await questionnaire.opened(house.database, house.now)
    await house.play("""
        居民  你好
        政务  …
    """)
    talk = await house.conversation()

    async def write(text: str, *buttons: str) -> None:
        async with house.database.transaction() as session:
            await conversations.write(
                session,
                talk.id or 0,
                sender=Sender.OFFICE if buttons else Sender.RESIDENT,
                html=text,
                key=text,
                now=house.now,
                buttons=[[{"text": "…", "data": one} for one in buttons if one]],
            )

    await write("很久以前的话")
    house.later(minutes=31)
    await write("装电梯要几户同意")
    await write("三分之二以上。", "consult|faq:lift-vote")
    await write("口袋公园使用调查")
    await write("<b>口袋公园使用调查</b> 一共 4 题", "answer-survey:1")
    await write("“口袋公园使用调查”先放下了", "")
    await write("已经替您存好", "fill|3|q|go|")
    await write("收到了，谢谢您。", "surveys")
    await write("还有一件事")
    await write("人工")
    await house.play("""
        居民  人工
        政务  …
        居民  装电梯要几户同意
        政务  …（最近 3 句，电话、证件号已隐去）…
        居民  [发送]
        政务  …
    """)
    (row,) = await house.rows()
    said = ["装电梯要几户同意", "三分之二以上。", "还有一件事"]
    assert [one["text"] for one in row.transcript] == said
    async with house.database.transaction() as session:
        shown = await desk.shown(session, await house.number(), "办小理", house.now)
    assert [one["is_question"] for one in shown["transcript"]] == [True, False, False]


async def test_numbers_are_not_taken_for_telephones(house: Asking) -> None:
    from knowledge import mask
    from storage.consultations.records import new_number

    for _ in range(500):
        number = new_number()
        assert len(number) == 12
        assert mask.mask(f"我的编号是{number}").kinds == ()


async def test_a_draft_is_no_record_and_an_older_one_goes(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班什么时候报名
        政务  …
    """)
    talk = await house.conversation()
    asked = Asked(question="另一个问题", organ=HOUSING)

    async def again(session: object) -> None:
        here = await conversations.lock(session, "dialogue", talk.chat_id)  # type: ignore[arg-type]
        await consultations.draft(session, here, asked, house.now)  # type: ignore[arg-type]

    await house.do(again)
    (row,) = await house.rows()
    assert (row.question, row.number, row.state) == ("另一个问题", None, State.DRAFT)
    async with house.database.reading() as session:
        states = select(Consultation).where(col(Consultation.state) == State.WAITING)
        assert (await session.scalars(states)).all() == []
