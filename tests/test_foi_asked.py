"""What was asked about a request (依申请公开) traps nobody: other wishes are answered meanwhile."""

from datetime import datetime

import pytest

from storage import foi
from tests import applying
from tests.dialogue import Player

NUMBER = "SQ-2026-0001-3"
TO_WISH = """
    居民  申请公开
    政务  您想要哪份信息？… [我是有问题要问] [查申请进度]
"""
TO_ASK = """
    居民  查进度
    政务  请发申请编号和查询码…
"""


async def lodged(player: Player, now: datetime) -> str:
    """A request waits; its secret."""
    app = player.started()
    try:
        async with app.database.transaction() as session:
            request, secret = await foi.lodge(session, applying.application(), now)
        assert request.number == NUMBER
        return secret
    finally:
        await app.close()


@pytest.mark.parametrize("asking", [TO_WISH, TO_ASK])
@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("开放日", "…开放日…"),
        ("我的咨询", "您还没有请工作人员回答过问题。…"),
        ("转人工", "您想请工作人员回答什么？…"),
    ],
)
async def test_another_wish_is_no_name_of_a_document_and_no_number(
    play: Player, asking: str, wish: str, answer: str
) -> None:
    await play(f"""
        {asking}
        居民  {wish}
        政务  {answer}
    """)
    assert "没有查到" not in play.session.shown[-1].text


@pytest.mark.parametrize("typed", ["查申请进度", "2", "②"])
async def test_the_label_and_the_place_of_a_shown_button_are_a_tap_on_it(
    play: Player, typed: str
) -> None:
    await play(f"""
        {TO_WISH}
        居民  {typed}
        政务  请发申请编号和查询码…
    """)


async def test_after_another_wish_a_question_is_a_question(play: Player) -> None:
    await play(f"""
        {TO_WISH}
        居民  开放日
        政务  …
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_a_sentence_without_a_number_is_answered_at_once(play: Player) -> None:
    await play(f"""
        {TO_ASK}
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        {TO_ASK}
        居民  SQ-2026-0001-4
        政务  没有看出申请编号。…
        居民  ABCD-EFGH
        政务  没有看出申请编号。…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_a_secret_alone_is_no_code_that_joins_accounts(play: Player, now: datetime) -> None:
    secret = await lodged(play, now)
    await play(f"""
        居民  {NUMBER}
        政务  {NUMBER} 的查询码是什么？
        居民  {secret}
        政务  {NUMBER}：等工作人员跟您确认…
        居民  {secret}
        政务  这个码不管用：…
    """)


async def test_who_is_asked_for_the_secret_may_mistype_it_or_ask_something_else(
    play: Player, now: datetime
) -> None:
    await lodged(play, now)
    await play(f"""
        居民  {NUMBER}
        政务  {NUMBER} 的查询码是什么？
        居民  ABCD-EF1H
        政务  {NUMBER} 的查询码是什么？
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


@pytest.mark.parametrize(
    "wish",
    ["请公开我们小区加装电梯的批准文件", "要求依法公开我们小区加装电梯的批准文件"],
)
async def test_who_asks_to_make_something_public_wants_a_request(play: Player, wish: str) -> None:
    await play(f"""
        居民  {wish}
        政务  …“我们小区加装电梯的批准文件”…请选一样： [申请公开这份信息]…
    """)


async def test_the_wish_said_again_is_a_yes_to_it(play: Player) -> None:
    await play("""
        居民  我要申请公开河道底泥的检测报告
        政务  … [申请公开这份信息]
        居民  申请公开
        政务  信息公开申请（第 2 步） 是您个人申请，还是单位申请？…
    """)


async def test_an_option_has_other_names(play: Player) -> None:
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  … [申请公开这份信息]
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  9
        政务  没有对上哪一项。请点下面的选项，或者照着它回复，比如“个人”。…
        居民  我自己
        政务  记下了：个人。…姓名或者单位名称？…
        居民  {applying.NAME}
        政务  …用哪种证件？…
        居民  身份证
        政务  记下了：居民身份证。…
    """)


async def test_after_a_wrong_secret_the_right_one_is_enough(play: Player, now: datetime) -> None:
    secret = await lodged(play, now)
    await play(f"""
        居民  {NUMBER} ABCD-2345
        政务  编号或者查询码不对…
        居民  {secret}
        政务  {NUMBER}：等工作人员跟您确认…
    """)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("菜单", "…"), ("转人工", "您想请工作人员回答什么？…"), ("我的", "…")],
)
async def test_a_call_for_help_is_no_answer_of_a_form(play: Player, typed: str, said: str) -> None:
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  个人
        政务  …姓名或者单位名称？…
        居民  {typed}
        政务  {said}
        政务  “信息公开申请”先放下了，填过的都留着。… [继续填：信息公开申请]
        居民  [继续填：信息公开申请]
        政务  …姓名或者单位名称？…
    """)


@pytest.mark.parametrize("typed", ["/help", "帮助", "/privacy"])
async def test_who_looks_something_up_goes_on_with_the_form(play: Player, typed: str) -> None:
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  个人
        政务  …姓名或者单位名称？…
        居民  {typed}
        政务  …
        政务  信息公开申请（第 3 步） 姓名或者单位名称？…
        居民  {applying.NAME}
        政务  …用哪种证件？…
    """)


@pytest.mark.parametrize("typed", ["继续", "接着填"])
async def test_a_form_that_was_put_by_is_gone_on_with_in_words(play: Player, typed: str) -> None:
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  稍后再填
        政务  …
        居民  {typed}
        政务  信息公开申请（第 2 步） 是您个人申请，还是单位申请？…
    """)


async def test_what_was_asked_for_can_be_checked_and_holds_no_number(play: Player) -> None:
    content = f"张小芳{applying.ID_NUMBER}家门口河道底泥的检测报告"
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  [上一步]
        政务  …现在填的是：河道底泥的检测报告…
        居民  {content}
        政务  …是您个人申请，还是单位申请？…
        居民  [上一步]
        政务  …现在填的是：张小芳〔身份证号已隐去〕家门口河道底泥的检测报告…
    """)


@pytest.mark.parametrize(
    "said",
    ["编号{number}查询码{secret}", "{number}，查询码是{secret}。", "查询码{secret}编号{number}号"],
)
@pytest.mark.parametrize("is_wide", [False, True])
async def test_number_and_secret_are_read_where_chinese_touches_them(
    play: Player, now: datetime, said: str, *, is_wide: bool
) -> None:
    line = said.format(number=NUMBER, secret=await lodged(play, now))
    if is_wide:
        line = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in line)
    await play(f"""
        居民  {line}
        政务  {NUMBER}：等工作人员跟您确认…
    """)


@pytest.mark.parametrize(
    "text", ["我的申请办到哪了", "申请办得怎么样了", "我的申请办得怎么样了？", "申请办到哪一步了"]
)
async def test_who_wonders_how_a_request_stands_is_asked_for_number_and_secret(
    play: Player, text: str
) -> None:
    await play(f"""
        居民  {text}
        政务  请发申请编号和查询码…
    """)
