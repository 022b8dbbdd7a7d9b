"""Matching (匹配): right answers outright, near ones asked back, everything else admitted."""

import json
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc_pyo3 import OpenCC

from knowledge import batch
from knowledge.catalogue import Item
from knowledge.match import Decision, Matcher
from knowledge.normalise import LONGEST, clauses, normalise
from tests.bench import labelled

ANSWER, SUGGEST, UNKNOWN = Decision.ANSWER, Decision.SUGGEST, Decision.UNKNOWN
TRADITIONAL = OpenCC("s2t")


@cache
def sample() -> Matcher:
    return Matcher(labelled.sample())


def first(text: str) -> str:
    matches = sample().match(text).matches
    return matches[0].id if matches else ""


# A small office of our own, so that the rules are tested and not the sample's wording.
OFFICE = Matcher([
    Item("faq:long", "申请信息公开，多久答复？", ("交了信息公开申请几天有回音", "信息公开多久给答复"),
         "政府信息公开申请", "时限", "20个工作日内答复。"),
    Item("faq:fee", "申请信息公开要不要交钱？", ("信息公开收费吗", "要一份政府文件多少钱"),
         "政府信息公开申请", "费用", "不收费。"),
    Item("faq:count", "2019年虹口区收到多少件信息公开申请？", ("2019年信息公开申请有多少",),
         "信息公开申请数量", "数据", "860件。"),
    Item("faq:gazette", "在哪里能拿到区政府公报？", ("公报去哪里领", "政府公报哪里有"),
         "区政府公报", "地点", "各街道都有。"),
    Item("faq:waste", "个人不分类扔垃圾，罚多少钱？", ("个人乱扔垃圾罚款多少", "居民不分垃圾罚几钿"),
         "垃圾分类", "结果", "五十元以上二百元以下。"),
    Item("faq:waste-firm", "企业不分类投放垃圾，怎么罚？", ("公司垃圾不分类罚多少",),
         "单位垃圾分类", "结果", "五千元以上。"),
    Item("faq:lift", "加装电梯要多少业主同意？", ("装电梯几户签字才行",), "加装电梯", "条件"),
    Item("faq:lift-cost", "加装电梯的钱谁出？", ("装电梯要多少钱",), "加装电梯", "费用"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("申请信息公开，多久答复？", "faq:long"),
        ("您好，请问申请信息公开多久答复呀", "faq:long"),
        ("申請信息公開，多久答覆？", "faq:long"),
        ("申请信息公开要交钱伐", "faq:fee"),
        ("公报去哪儿领", "faq:gazette"),
        ("个人不分类扔垃圾罚多少", "faq:waste"),
        ("2019年虹口收到多少件信息公开申请", "faq:count"),
    ],
)
def test_a_question_in_other_words_is_answered(text: str, item: str) -> None:
    assert OFFICE.match(text).matches[0].id == item
    assert OFFICE.match(text).decision is ANSWER


@pytest.mark.parametrize(
    ("text", "veto"),
    [
        ("2022年虹口区收到多少件信息公开申请", "year"),
        ("今年虹口区收到多少件信息公开申请", "year"),
        ("在哪里能拿到静安区政府公报", "place"),
        ("北京申请信息公开，多久答复", "place"),
        ("企业不分类扔垃圾罚多少钱，个人不分类扔垃圾，罚多少钱", ""),
        ("公司个别员工不分类扔垃圾，罚多少钱", ""),
        ("装电梯要3户签字才行吗", "figure"),
        ("不交信息公开申请几天有回音", "denial"),
    ],
)
def test_what_no_likeness_outvotes_is_not_answered_outright(text: str, veto: str) -> None:
    explained = OFFICE.explain(text)
    if veto:
        assert veto in explained.vetoes
        assert explained.verdict.decision is not ANSWER


def test_a_firm_is_not_answered_for_a_person() -> None:
    verdict = OFFICE.match("公司不分类扔垃圾，罚多少钱？")
    assert verdict.decision is SUGGEST or verdict.matches[0].id == "faq:waste-firm"


@pytest.mark.parametrize("text", ["加装电梯", "加裝電梯", "垃圾分类"])
def test_a_bare_topic_is_asked_back(text: str) -> None:
    assert OFFICE.match(text).decision is SUGGEST


@pytest.mark.parametrize(
    "text",
    ["你好", "今天天气怎么样", "讲个笑话", "哈哈哈哈", "？？？", "", "1", "牛肉面哪家正宗",
     "比特币能不能买", "啊" * 100_000, "\u202e\u0000\u200b"],
)  # fmt: skip
def test_chatter_is_not_known(text: str) -> None:
    assert OFFICE.match(text).decision is UNKNOWN
    assert sample().match(text).decision is not ANSWER


@pytest.mark.parametrize(
    ("text", "matter", "item"),
    [
        ("那费用呢？", "政府信息公开申请", "faq:fee"),
        ("要多久", "政府信息公开申请", "faq:long"),
        ("在哪拿？", "区政府公报", "faq:gazette"),
        ("要几钿啊", "加装电梯", "faq:lift-cost"),
    ],
)
def test_a_follow_up_stays_with_the_matter(text: str, matter: str, item: str) -> None:
    followed = OFFICE.follow_up(text, matter=matter)
    assert followed is not None
    assert followed.matches[0].id == item
    assert followed.decision is ANSWER


@pytest.mark.parametrize("text", ["公报去哪里领", "身份证怎么补办", "你好", "那图书馆几点开门"])
def test_a_question_of_its_own_is_no_follow_up(text: str) -> None:
    assert OFFICE.follow_up(text, matter="政府信息公开申请") is None


def test_a_side_of_the_matter_that_nobody_wrote_down_is_not_known() -> None:
    followed = OFFICE.follow_up("那电话呢", matter="区政府公报")
    assert followed is not None
    assert followed.decision is UNKNOWN


def test_the_clause_that_asks_is_found_behind_the_story() -> None:
    asked = "我妈在老房子住了四十年，爬不动楼了，小区群里吵了半年，加装电梯要多少业主同意"
    assert OFFICE.match(asked).matches[0].id == "faq:lift"
    assert OFFICE.explain(asked).asking == "加装电梯要多少业主同意"


def test_the_try_it_box_is_told_everything() -> None:
    explained = OFFICE.explain("在哪里能拿到静安区政府公报")
    assert explained.considered[0].id == "faq:gazette"
    assert set(explained.considered[0].features) >= {"ratio", "matter_letters"}
    assert "公报" in explained.shared
    assert explained.elements == ("地点",)


def test_an_entry_s_own_question_finds_it_first() -> None:
    lost = [item.question for item in sample().items if first(item.question) != item.id]
    assert lost == []


def test_an_entry_s_own_question_is_answered_unless_it_only_names_a_topic() -> None:
    decided = [sample().match(item.question).decision for item in sample().items]
    assert decided.count(ANSWER) >= 0.97 * len(decided)


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert "，".join(clauses(once)) == once


@given(st.data())
def test_traditional_and_full_width_forms_never_change_the_decision(data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(sample().items))
    text = data.draw(st.sampled_from([item.question, *item.wordings]))
    text = data.draw(st.sampled_from([text, text[: len(text) // 2], f"{text}，2019年"]))
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    plain = sample().match(text)
    assert sample().match(TRADITIONAL.convert(text)) == plain
    assert sample().match(wide) == plain


def test_a_long_text_is_read_at_its_edges() -> None:
    assert len(normalise("政府" * 5000)) <= LONGEST + 1


def test_the_sample_is_indexed_and_asked_quickly() -> None:
    begun = time.process_time()
    matcher = Matcher(labelled.sample())
    built = time.process_time() - begun
    begun = time.process_time()
    for item in matcher.items[:100]:
        matcher.match(item.question)
    asked = (time.process_time() - begun) / 100
    assert built < 5, "generous: the machine may be busy"
    assert asked < 0.05


def test_a_batch_is_matched_line_by_line(tmp_path: Path) -> None:
    base, asked, out = (tmp_path / name for name in ("kb.jsonl", "q.jsonl", "out.jsonl"))
    rows = [
        {
            "id": "a",
            "question": "公报去哪里领？",
            "variants": ["哪里有公报"],
            "answer": "",
            "x": 1,
        },
        {
            "id": "b",
            "question": "垃圾怎么分？",
            "variants": [],
            "answer": "四类",
            "matter": "垃圾",
        },
    ]
    base.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    asked.write_text('{"id": "1", "text": "哪里领公报"}\n\n{"id": "2", "text": "唱首歌"}\n')
    batch.run(base, asked, out, 1)
    said = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in said] == ["1", "2"]
    assert said[0]["matches"][0]["id"] == "a"
    assert 0 <= said[0]["matches"][0]["score"] <= 1
    assert said[1]["decision"] == "unknown"
    assert all(row["ms"] >= 0 and len(row["matches"]) <= 1 for row in said)


@pytest.mark.parametrize(
    ("base", "asked", "said"),
    [
        ('{"id": "a", "question": "好"}\n{"id": 3, "question": "好"}', "", "line 2: “id”"),
        ('{"id": "a"}', "", "line 1: “question”"),
        ('{"id": "a", "question": "好", "variants": "x"}', "", "line 1: “variants”"),
        ('{"id": "a", "question": "好"}', '{"id": "1", "text": "好"}\n{oops', "line 2: "),
        ('{"id": "a", "question": "好"}', "[]", "line 1: "),
    ],
)
def test_a_broken_line_is_refused_with_its_number(
    tmp_path: Path, base: str, asked: str, said: str
) -> None:
    (tmp_path / "kb").write_text(base, encoding="utf-8")
    (tmp_path / "q").write_text(asked, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        batch.run(tmp_path / "kb", tmp_path / "q", tmp_path / "out", 5)


def test_an_empty_base_knows_nothing() -> None:
    assert Matcher([]).match("申请信息公开多久答复").decision is UNKNOWN
    assert Matcher([]).follow_up("那费用呢", matter="政府信息公开申请") is None


def test_a_fine_of_one_ban_is_not_the_fine_of_its_neighbour() -> None:
    items = [
        Item("charge", "楼道里能充电吗？", ("楼道充电",), "电动自行车", "条件", "不能"),
        Item("lift", "电瓶带进电梯，罚多少？", ("进电梯罚款",), "电动自行车", "条件", "罚 200 元"),
    ]
    followed = Matcher(items).follow_up("罚多少", matter="电动自行车", item_id="charge")
    assert followed is None or followed.decision is Decision.UNKNOWN
