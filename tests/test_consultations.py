"""Consultations (咨询答复) in the chat: asked of a person, answered, asked on, rated."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy import text as sql

from bot.settings import Settings
from storage import conversations, faq
from storage.consultations import State
from storage.faq import UnansweredQuestion
from storage.refusal import Refusal
from tests.consulted import Asking, furnish


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Asking]:
    """A house with entries and staff; it is Monday 2026-11-23."""
    found = Asking(settings, now)
    await found.do(lambda session: furnish(session, now))
    yield found
    await found.close()


async def test_an_answer_of_a_person_comes_to_the_chat_is_asked_on_and_rated(
    house: Asking,
) -> None:
    await house.play("""
        居民  装电梯要几户同意
        政务  加装电梯，要多少业主同意？ 三分之二以上… [没解决] [请工作人员回答]
        居民  [请工作人员回答]
        政务  要发给区住房保障房屋管理局的是： “装电梯要几户同意” 刚才的对话（最近 2 句，电话、证件号已隐去）会一起转去，省得您再说一遍。预计 2026-11-25 前答复（2 个工作日内）。 [发送] [改一下] [不用了]
        居民  [发送]
        政务  已发给区住房保障房屋管理局，编号 ZX-…。预计 2026-11-25 前（2 个工作日内）答复，答复会发到这里。… [补充一句] [撤回]
    """)
    await house.answer("一层的业主也要参加表决 <不是只有楼上>。\n电话 021-65010000。", "房小管")
    await house.play("""
        政务  区住房保障房屋管理局答复您的咨询（编号 ZX-…） 您问的是：“装电梯要几户同意” 一层的业主也要参加表决 <不是只有楼上>。 电话 021-65010000。 [继续问] [评价]
        居民  [继续问]
        政务  请写您还想问或者想补充的。… [不用了]
        居民  一层的业主不同意怎么办
        政务  已接着发给区住房保障房屋管理局（编号 ZX-…）：“一层的业主不同意怎么办”。预计 2026-11-25 前… [补充一句] [撤回]
    """)
    await house.answer("可以商量补偿。", "房小管")
    await house.play("""
        政务  …可以商量补偿。 [继续问] [评价]
        居民  [评价]
        政务  编号 ZX-…的这次答复，您满意吗？ [很满意] [满意] [一般] [不满意] [很不满意]
        居民  [不满意]
        政务  谢谢，已记下：不满意。一天内可以改。 没答到点子上的，可以继续问… [继续问]
        居民  评价
        政务  …您满意吗？…
        居民  1
        政务  谢谢，已记下：很满意。一天内可以改。
    """)
    (row,) = await house.rows()
    assert row.state == State.ANSWERED
    assert [(one.sender, one.rating) for one in await house.said()] == [
        ("resident", None),
        ("office", None),
        ("resident", None),
        ("office", 5),
    ]
    assert row.transcript == [
        {"from": "resident", "text": "装电梯要几户同意"},
        {"from": "office", "text": row.transcript[1]["text"]},
    ]
    assert "三分之二" in row.transcript[1]["text"]


async def test_asking_on_begins_the_time_anew_and_adding_does_not(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  您想请工作人员回答什么？… [不用了]
        居民  暑托班什么时候报名
        政务  要发给区政府办公室的是： “暑托班什么时候报名” 预计 2026-11-25 前…
        居民  发送
        政务  已发给区政府办公室… [补充一句]
    """)
    house.later(days=1)
    await house.play("""
        居民  [补充一句]
        政务  请写您还想问…
        居民  孩子读二年级
        政务  已补充到编号 ZX-…里，区政府办公室能看到：“孩子读二年级”。预计答复的日子不变，仍是 2026-11-25 前。 [补充一句] [撤回]
    """)
    await house.answer("五月报名。")
    house.later(days=3)
    await house.play("""
        政务  …五月报名。 [继续问] [评价]
        居民  继续问
        政务  请写您还想问…
        居民  要带什么材料
        政务  …预计 2026-12-01 前（2 个工作日内）答复。…
    """)
    (row,) = await house.rows()
    assert [one.text for one in await house.said()] == [
        "暑托班什么时候报名",
        "孩子读二年级",
        "五月报名。",
        "要带什么材料",
    ]
    assert str(row.due_on) == "2026-12-01"


async def test_what_will_be_sent_is_changed_and_every_wrong_turn_has_its_sentence(
    house: Asking,
) -> None:
    await house.play(f"""
        居民  婴儿游泳馆办会员卡多少钱
        政务  这个我没有查到确切的答案… [请工作人员回答] [怎么申请政府信息公开？]
        居民  [请工作人员回答]
        政务  要发给区政府办公室的是： “婴儿游泳馆办会员卡多少钱”… [发送] [改一下] [不用了]
        居民  [改一下]
        政务  请把问题重新写一遍，写好再给您过目。… [不用了]
        居民  嗯
        政务  没看出您想问什么…
        居民  {"问" * 1001}
        政务  您写了 1,001 个字，最多 1,000 个。请缩短一些再发。
        （重启）
        居民  民政局管不管游泳馆，我的电话 13812345678
        政务  …电话…
        政务  要发给区民政局的是： “民政局管不管游泳馆，我的电话 〔电话号码已隐去〕”… [发送]
        居民  [不用了]
        政务  好的，没有发出去。…
        居民  [发送]
        政务  这条已经不在了… [请工作人员回答]
    """)
    assert await house.rows() == []


async def test_a_typed_no_while_writing_sends_nothing(house: Asking) -> None:
    await house.play("""
        居民  我要咨询
        政务  您想请工作人员回答什么？…
        居民  转人工
        政务  您想请工作人员回答什么？…
        居民  我的咨询
        政务  您还没有请工作人员回答过问题。…
        居民  我要咨询
        政务  您想请工作人员回答什么？…
        居民  算了
        政务  好的，没有发出去。…
        居民  转人工
        政务  您想请工作人员回答什么？…
        居民  [不用了]
        政务  好的，没有发出去。…
        居民  暑托班什么时候报名
        政务  这个我没有查到确切的答案…
    """)


async def test_a_number_alone_while_writing_is_no_question(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  您想请工作人员回答什么？…
        居民  13812345678
        政务  …
        政务  除了已经隐去的号码，没看到您的问题。…
    """)


async def test_it_is_sent_once_however_often_it_is_tapped(house: Asking) -> None:
    await house.play("""
        居民  暑托班什么时候报名
        政务  …
        居民  转人工
        政务  要发给区政府办公室的是： “暑托班什么时候报名”…
        居民  [发送]
        政务  已发给区政府办公室…
        居民  [发送]
        政务  这条已经发出去了，编号 ZX-…，不用再发。 [补充一句] [撤回]
        居民  [改一下]
        政务  这条已经发出去了…
        居民  [不用了]
        政务  这条已经发出去了… [撤回]
        居民  转人工
        政务  要发给区政府办公室的是： “暑托班什么时候报名”…
        居民  [发送]
        政务  同样的问题已经在等答复，编号 ZX-…，预计 2026-11-25 前答复。不用再发一次。
    """)
    assert [row.state for row in await house.rows()] == [State.WAITING, State.DRAFT]


async def test_a_command_in_between_puts_the_writing_by(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  您想请工作人员回答什么？…
        居民  /help
        政务  …
        居民  装电梯要几户同意
        政务  加装电梯，要多少业主同意？…
        居民  [请工作人员回答]
        政务  要发给区住房保障房屋管理局…
        居民  [改一下]
        政务  请把问题重新写一遍…
        居民  [没解决]
        政务  没能解决，抱歉，我记下了。… [请工作人员回答]
        居民  订阅环境保护
        政务  您想订阅“环境保护”吗？…
    """)


async def test_what_did_not_help_is_sent_in_the_words_of_the_resident(house: Asking) -> None:
    await house.play("""
        居民  装电梯要几户同意
        政务  …
        居民  [没解决]
        政务  … [请工作人员回答]
        居民  人工
        政务  要发给区住房保障房屋管理局的是： “装电梯要几户同意”…
        居民  [发送]
        政务  已发给区住房保障房屋管理局…
    """)
    (row,) = await house.rows()
    async with house.database.reading() as session:
        question = await session.get(UnansweredQuestion, row.unanswered_id)
    assert question is not None
    assert (question.gap, question.offered) == (faq.Gap.NOT_SOLVED, ["faq:lift-vote"])


async def test_a_transfer_is_told_and_keeps_the_day(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班什么时候报名
        政务  …
        居民  [发送]
        政务  已发给区政府办公室…
    """)
    house.later(days=1)
    await house.transfer("区住房保障房屋管理局", "属于 <房管> 职责")
    await house.answer("请看通知。", "房小管")
    await house.play("""
        政务  您的咨询（编号 ZX-…）改由区住房保障房屋管理局答复。 原因：属于 <房管> 职责 预计答复的日子不变，仍是 2026-11-25 前。
        政务  区住房保障房屋管理局答复您的咨询…请看通知。 [继续问] [评价]
    """)


async def test_what_was_asked_is_listed_looked_at_and_withdrawn(house: Asking) -> None:
    await house.play("""
        居民  我的咨询
        政务  您还没有请工作人员回答过问题。 [请工作人员回答]
        居民  [请工作人员回答]
        政务  您想请工作人员回答什么？…
        居民  暑托班什么时候报名
        政务  …
        居民  [发送]
        政务  …
        居民  我的咨询
        政务  您的咨询，点问题看详情： ZX-… · 区政府办公室 · 等答复，预计 2026-11-25 前 [暑托班什么时候报名]
        居民  [暑托班什么时候报名]
        政务  …您问的是：“暑托班什么时候报名” [补充一句] [撤回]
        居民  [撤回]
        政务  已撤回，编号 ZX-…的咨询不再等答复。
        居民  [撤回]
        政务  编号 ZX-…的咨询已经结束，不用撤回了。
        居民  [补充一句]
        政务  编号 ZX-…的咨询已经结束，不能再往下问了。可以重新问一个。 [请工作人员回答]
    """)
    with pytest.raises(Refusal, match="consultations-closed-already"):
        await house.answer("已经晚了。")


async def test_a_mark_is_not_changed_after_a_day(house: Asking) -> None:
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
        居民  [评价]
        政务  …
        居民  一般
        政务  谢谢，已记下：一般。一天内可以改。
    """)
    house.later(hours=25)
    await house.play("""
        居民  [很满意]
        政务  这次答复您在 2026-11-23 09:30 已经评价过，过了一天不能再改。
    """)
    assert (await house.said())[-1].rating == 3


async def test_the_sixth_question_waits_for_the_others(house: Asking) -> None:
    for number in range(6):
        await house.play(f"""
            居民  转人工
            政务  …
            居民  第{number}个问题怎么办
            政务  …
            居民  [发送]
            政务  {"您已有 5 个问题在等答复。…" if number == 5 else "已发给…"}
            居民  /start
            政务  …
        """)


async def test_an_english_reader_is_spoken_to_in_english(house: Asking) -> None:
    await house.play("""
        居民  talk to a person
        政务  What would you like a member of staff to answer?… [No, leave it]
        居民  Where can I swim with my baby?
        政务  This would go to 区政府办公室: “Where can I swim with my baby?”… [Send] [Change it] [No, leave it]
        居民  [Send]
        政务  Sent to 区政府办公室 as number ZX-…
    """)
    await house.answer("In Sichuan Road.")
    await house.play("""
        政务  区政府办公室 answers your question… In Sichuan Road. [Ask on] [Rate it]
    """)


async def test_nobody_reaches_the_consultation_of_another(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  暑托班什么时候报名
        政务  …
    """)

    async def give_away(session: object) -> None:
        other, _ = await conversations.begin(session, "web", 99, house.now)  # type: ignore[arg-type]
        await session.execute(  # type: ignore[attr-defined]
            sql("UPDATE consultation SET conversation_id = :other").bindparams(other=other.id)
        )

    await house.do(give_away)
    await house.play("""
        居民  [发送]
        政务  这条已经不在了… [请工作人员回答]
        居民  我的咨询
        政务  您还没有请工作人员回答过问题。…
    """)
