"""Doors (分流): what wants something done goes where it is done; what asks to know is answered."""

import pytest

from knowledge.doors import Door, door, yields
from knowledge.match import Decision, Match, Verdict


@pytest.mark.parametrize(
    "text",
    [
        "楼上天天漏水没人管",
        "路灯坏了",
        "路灯坏了找谁修",
        "门口窨井盖不见了",
        "樓上天天漏水沒人管",
        "工地半夜还在施工，吵得睡不着",
        "隔壁饭店油烟呛死人，我要投诉",
        "小区垃圾满地没人扫，你们到底管不管",
        "健身卡的店老板卷款跑路了",
    ],
)
def test_a_fault_or_a_nuisance_goes_to_the_hotline(text: str) -> None:
    assert door(text) is Door.HOTLINE


@pytest.mark.parametrize(
    "text",
    ["我要举报城管乱罚款", "居委会主任收红包，我要实名举报", "窗口工作人员态度恶劣，推来推去"],
)
def test_misconduct_of_officials_goes_to_those_who_watch_them(text: str) -> None:
    assert door(text) is Door.REPORT


@pytest.mark.parametrize(
    "text",
    ["我家动迁补偿太少了，不公平", "下岗二十年工龄问题一直没解决，我要去上访", "我们要联名请愿"],
)
def test_a_petition_in_disguise_is_one(text: str) -> None:
    assert door(text) is Door.PETITION


@pytest.mark.parametrize(
    "text",
    [
        "怎么投诉",
        "12345是干什么的",
        "信访和信息公开有什么区别",
        "举报电话是多少",
        "个人不分类扔垃圾罚多少钱",
        "屋顶漏水，维修资金能用吗",
        "申请政府信息公开多久答复",
        "上门检查太多，有规定吗",
        "网上访谈都聊了点啥",
        "街道管不管装电梯",
        "你好",
        "",
    ],
)
def test_a_question_about_complaining_is_a_question(text: str) -> None:
    assert door(text) is None


def test_a_complaint_about_officials_yields_only_to_an_entry_that_is_meant() -> None:
    likely = Verdict(Decision.ANSWER, (Match("faq:foi-overdue", 0.84),))
    meant = Verdict(Decision.ANSWER, (Match("faq:foi-complain", 0.97),))
    offered = Verdict(Decision.SUGGEST, (Match("faq:foi-complain", 0.97),))
    assert not yields(Door.REPORT, likely)
    assert yields(Door.REPORT, meant)
    # “楼上漏水，楼上不肯修” is no question about the maintenance fund, however alike it sounds.
    assert not yields(Door.HOTLINE, likely)
    assert yields(Door.HOTLINE, Verdict(Decision.ANSWER, (Match("faq:tree-prune", 0.89),)))
    assert not yields(Door.HOTLINE, offered)
    assert not yields(Door.HOTLINE, Verdict(Decision.UNKNOWN))


def test_a_text_of_a_hundred_thousand_characters_changes_nothing() -> None:
    assert door("啊" * 100_000) is None
