"""The form engine (填表): every kind of question, wrong turns, restarts, two accounts."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from storage import conversations, forms, residents
from storage.database import Database
from storage.forms import Answers, Form
from tests.desk_of_forms import Counter

FORM = Form.model_validate(
    {
        "title": "参观报名",
        "questions": [
            {"id": "party", "kind": "number", "words": "几位参加？", "least": 1, "most": 5},
            {
                "id": "children",
                "kind": "yes_no",
                "words": "有没有孩子？",
                "shown": [{"question": "party", "is_one_of": [2, 3, 4, 5]}],
            },
            {
                "id": "age",
                "kind": "choice",
                "words": "孩子多大？",
                "options": [
                    {"value": "small", "words": "学龄前"},
                    {"value": "school", "words": "上学了"},
                ],
                "shown": [{"question": "children", "is_one_of": [True]}],
            },
            {
                "id": "want",
                "kind": "several",
                "words": "想看什么？",
                "most": 2,
                "options": [
                    {"value": "lab", "words": "实验室"},
                    {"value": "car", "words": "监测车"},
                    {"value": "roof", "words": "楼顶站房"},
                ],
            },
            {"id": "liking", "kind": "scale", "words": "多想来？", "least": 1, "most": 5},
            {"id": "day", "kind": "date", "words": "哪天方便？", "earliest": "2026-12-01"},
            {"id": "wish", "kind": "text", "words": "还有什么想说？", "optional": True},
            {"id": "name", "kind": "text", "words": "怎么称呼您？", "personal": True},
            {"id": "phone", "kind": "phone", "words": "您的电话？", "personal": True},
        ],
    }
)


@pytest.fixture
def counter(database: Database, now: datetime) -> Counter:
    """A counter with the form of this module."""
    return Counter(database, FORM, now)


async def filled_in(counter: Counter) -> None:
    """From the first question to the read-back."""
    await counter.begin()
    for text in ("三位", "有", "2", "1、3", "4", "12月5日", "跳过", "张小芳", "138 1234 5678"):
        await counter.type(text)


async def test_a_form_is_filled_in_by_typing_and_sent(counter: Counter) -> None:
    await filled_in(counter)
    assert "张**" in counter.heard[-1]
    assert "138****5678" in counter.heard[-1]
    assert "小芳" not in "".join(counter.heard)
    await counter.type("提交")
    assert counter.heard == ["收到"]
    assert counter.sent == [
        {
            "party": 3,
            "children": True,
            "age": "school",
            "want": ["lab", "roof"],
            "liking": 4,
            "day": "2026-12-05",
            "name": "张小芳",
            "phone": "13812345678",
        }
    ]


async def test_a_form_is_filled_in_by_tapping(counter: Counter) -> None:
    await counter.begin()
    await counter.type("2")
    await counter.tap("是")
    await counter.tap("学龄前")
    await counter.tap("监测车")
    await counter.tap("楼顶站房")
    assert [name for name, _ in counter.buttons][:3] == ["实验室", "✓ 监测车", "✓ 楼顶站房"]
    await counter.tap("选好了")
    await counter.tap("5")
    assert "第 6 步，共 9 步" in counter.heard[-1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("很多人", "这里要填一个整数"),
        ("三四位", "这里要填一个整数"),
        ("8", "最多是 5"),
        ("0", "最少是 1"),
        ("提交", "这里要填一个整数"),
        ("跳过", "这一题需要填"),
        ("上一步", "这已经是第一题了"),
    ],
)
async def test_a_wrong_input_says_why_and_asks_again(
    counter: Counter, text: str, why: str
) -> None:
    await counter.begin()
    await counter.type(text)
    assert why in counter.heard[-1]
    assert "几位参加" in counter.heard[-1]


@pytest.mark.parametrize("text", ["提交吧", "对，没问题", "没错", "可以提交了", "是的"])
async def test_a_yes_in_other_words_sends_what_was_read_back(counter: Counter, text: str) -> None:
    await filled_in(counter)
    await counter.type(text)
    assert counter.sent


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("改电话", "您的电话？"),
        ("改一下第一项", "几位参加"),
        ("我要改怎么称呼", "怎么称呼您？"),
        ("改成两个人", "下面是您填的内容"),
        ("跳过", "下面是您填的内容"),
    ],
)
async def test_what_was_read_back_is_changed_in_words(
    counter: Counter, text: str, asked: str
) -> None:
    await filled_in(counter)
    await counter.type(text)
    assert asked in counter.heard[-1]
    assert counter.sent == []


@pytest.mark.parametrize("text", ["这个怎么填啊", "看不懂，帮帮我", "你们要这个干嘛"])
async def test_who_is_at_a_loss_is_told_where_help_is(counter: Counter, text: str) -> None:
    await counter.begin()
    await counter.type(text)
    assert "转人工" in counter.heard[-1]
    assert "几位参加" in counter.heard[-1]


async def test_too_many_of_several_are_counted(counter: Counter) -> None:
    await counter.begin()
    await counter.type("1")
    assert "最多选 2 项" in counter.heard[-1]
    await counter.type("1、2、3")
    assert "最多选 2 项，您选了 3 项" in counter.heard[-1]


async def test_a_party_of_one_is_not_asked_about_children(counter: Counter) -> None:
    await counter.begin()
    await counter.type("1")
    assert "想看什么" in counter.heard[-1]
    assert "共 7 步" in counter.heard[-1]


async def test_a_number_of_steps_that_may_grow_is_not_promised(counter: Counter) -> None:
    await counter.begin()
    assert "（第 1 步）" in counter.heard[-1]
    for text in ("2", "没有"):
        await counter.type(text)
    assert "（第 3 步，共 8 步）" in counter.heard[-1]


async def test_an_answer_changed_on_reading_back_takes_away_what_hung_on_it(
    counter: Counter,
) -> None:
    await filled_in(counter)
    await counter.tap("改：几位参加")
    assert "现在填的是：3" in counter.heard[-1]
    await counter.type("一个人")
    await counter.type("1")
    assert counter.heard == ["收到"]
    assert "children" not in counter.sent[0]
    assert "age" not in counter.sent[0]


async def test_what_is_put_off_goes_on_at_the_same_question(counter: Counter) -> None:
    await counter.begin()
    await counter.type("3")
    await counter.tap("稍后再填")
    assert "30 天内" in counter.heard[-1]
    await counter.tap("继续填")
    assert "有没有孩子" in counter.heard[-1]
    await counter.begin()
    assert counter.heard[0] == "接着上次没填完的往下填。"
    assert "有没有孩子" in counter.heard[1]


async def test_cancelling_asks_with_the_number_of_answers(
    counter: Counter, database: Database
) -> None:
    await counter.begin()
    await counter.type("3")
    await counter.type("取消")
    assert "已填的 1 项会清除" in counter.heard[-1]
    await counter.type("不要")
    assert "有没有孩子" in counter.heard[-1]
    await counter.type("不填了")
    await counter.type("是的")
    assert counter.heard == ["已取消，填过的内容都清除了。"]
    async with database.reading() as session:
        assert (await session.execute(sql("SELECT count(*) FROM form_draft"))).scalar() == 0


async def test_a_tap_on_an_older_question_answers_nothing(counter: Counter) -> None:
    await counter.begin()
    await counter.type("3")
    old = next(data for name, data in counter.buttons if name == "否")
    await counter.tap("是")
    await counter.tap_data(old)
    assert "已经答过了" in counter.heard[-1]
    assert "孩子多大" in counter.heard[-1]


async def test_a_button_of_a_form_that_is_gone_says_so(
    counter: Counter, database: Database
) -> None:
    await counter.begin()
    later = next(data for name, data in counter.buttons if name == "稍后再填")
    async with database.transaction() as session:
        await forms.forget(session, counter.now + forms.KEEP + timedelta(days=1))
    await counter.tap_data(later)
    assert "已经清除" in counter.heard[-1]
    await counter.begin()
    await counter.type("取消")
    await counter.type("确定取消")
    await counter.type("3")
    assert "已经清除" in counter.heard[-1]


async def test_nobody_goes_on_with_the_form_of_another(counter: Counter) -> None:
    await counter.begin()
    theirs = next(data for name, data in counter.buttons if name == "稍后再填")
    counter.chat_id = 2
    await counter.tap_data(theirs)
    assert "已经清除" in counter.heard[-1]


async def test_a_joined_account_goes_on_and_the_other_one_notices(
    counter: Counter, database: Database
) -> None:
    await counter.begin()
    await joined(database, 1, 2, counter.now)
    counter.chat_id = 2
    await counter.begin()
    await counter.type("3")
    assert "有没有孩子" in counter.heard[-1]
    counter.chat_id = 1
    await counter.type("4")
    assert "已经答过了" in counter.heard[-1]
    assert "有没有孩子" in counter.heard[-1]


async def joined(database: Database, one: int, other: int, now: datetime) -> None:
    """Two accounts of one resident."""
    async with database.transaction() as session:
        first, _ = await conversations.begin(session, "web", one, now)
        second, _ = await conversations.begin(session, "web", other, now)
        code = await residents.make_code(session, first, now)
        await residents.join(session, second, code, now)


async def test_on_a_channel_abroad_the_personal_questions_go_to_a_page(
    database: Database, now: datetime
) -> None:
    counter = Counter(database, FORM, now, takes_personal=False)
    await counter.begin()
    for text in ("1", "1", "4", "12月5日", "跳过"):
        await counter.type(text)
    assert "https://wenzheng.example.gov.cn/forms/" in counter.heard[-1]
    assert "只能用一次" in counter.heard[-1]
    await counter.type("张小芳")
    assert "/forms/" in counter.heard[-1]
    await counter.type("上一步")
    assert "还有什么想说" in counter.heard[-1]


async def test_a_draft_is_sealed(counter: Counter, database: Database) -> None:
    await filled_in(counter)
    async with database.reading() as session:
        rows = (await session.execute(sql("SELECT * FROM form_draft"))).all()
        talk = (await session.execute(sql("SELECT * FROM conversation"))).all()
    assert "张小芳".encode() not in rows[0].answers
    assert "张小芳" not in str(rows) + str(talk)
    assert "13812345678" not in str(rows) + str(talk)


async def test_a_changed_form_keeps_who_is_in_the_middle(counter: Counter) -> None:
    await counter.begin()
    await counter.type("3")
    counter.form = Form.model_validate({"title": "新表", "questions": [FORM.questions[0]]})
    await counter.begin()
    assert "有没有孩子" in counter.heard[-1]


GIVEN: dict[str, list[Any]] = {
    "party": [1, 2, 3],
    "children": [True, False],
    "age": ["small", "school"],
    "want": [["lab"], ["car", "roof"]],
    "liking": [1, 5],
    "day": ["2026-12-05"],
    "wish": ["好"],
    "name": ["甲"],
    "phone": ["13812345678"],
}
TYPED = {True: "是", False: "否", "small": "学龄前", "school": "上学了"}


def as_typed(value: Any) -> str:
    """A value as somebody types it."""
    if isinstance(value, list):
        names = {"lab": "实验室", "car": "监测车", "roof": "楼顶站房"}
        return "、".join(names[one] for one in value)
    return (
        TYPED.get(value, str(value))
        if not isinstance(value, int) or value is True or value is False
        else str(value)
    )


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "back", "skip", "restart", "other", "later", "wrong"]),
        st.integers(0, 2),
    ),
    max_size=25,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
async def test_any_order_of_acts_ends_in_the_answers_that_were_given_last(
    database: Database, now: datetime, acts: list[tuple[str, int]]
) -> None:
    """Against a plain dictionary: answer, back, skip, restart, another account, later, wrong."""
    async with database.transaction() as session:
        await session.execute(sql("DELETE FROM conversation"))
    counter, model, at = Counter(database, FORM, now), Answers(), "party"
    await joined(database, 1, 2, now)
    await counter.begin()
    finish = [("answer", 0)] * 9
    for act, which in [*acts, *finish]:
        if act in {"restart", "other"}:
            counter = Counter(database, FORM, now, sent=counter.sent)
            counter.chat_id = which % 2 + 1 if act == "other" else counter.chat_id
            await counter.begin()
        elif act == "later":
            await counter.type("稍后再填")
            await counter.begin()
        elif act == "wrong" and at not in {"", "wish", "name"}:
            await counter.type("？？")
        elif act == "back":
            await counter.type("上一步")
            before = model.before(FORM, at)
            at = before.id if before else at
        elif act == "skip" and at == "wish":
            await counter.type("跳过")
            model.skip(at)
            at = following(model)
        elif act == "answer" and at:
            value = GIVEN[at][which % len(GIVEN[at])]
            await counter.type(as_typed(value))
            model.give(at, value)
            at = following(model)
    while at:
        value = GIVEN[at][0]
        await counter.type(as_typed(value))
        model.give(at, value)
        at = following(model)
    await counter.type("提交")
    assert counter.sent[-1] == model.final(FORM)


def following(model: Answers) -> str:
    """The id of the first open question, empty at the read-back."""
    found = model.next(FORM)
    return found.id if found else ""
