"""Search (公开文件检索): by title, part of a title, words of an article."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.passages import beginning, pages, passages, sentences
from knowledge.search import GOOD, Document, Manner, Search, in_chinese, looked_for, snippet
from tests import content


@pytest.fixture(scope="module")
def index() -> Search:
    """The documents of tests/content.py."""
    return Search(
        Document(number, form.title, form.text, dated=form.adopted_on)
        for number, form in enumerate(content.regulations(), 1)
    )


def titles(index: Search, query: str) -> list[str]:
    """The titles of what is found, best first."""
    return [index.documents[one.id].title for one in index.find(query)]


WASTE, LIFT, LIBRARY = (content.regulations()[number].title for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("query", "title", "article"),
    [
        (WASTE, WASTE, None),
        ("生活垃圾", WASTE, None),
        ("《试点区住宅加装电梯办法》", LIFT, None),
        ("试點區住宅加裝電梯辦法", LIFT, None),
        ("住宅加装电锑办法", LIFT, None),
        ("装修垃圾堆放", WASTE, "第三条"),
        ("志愿者帮忙", WASTE, "第三条"),
        ("底层采光补偿", LIFT, "第三条"),
        ("表决要三分之二吗", LIFT, "第二条"),
        ("周一闭馆", LIBRARY, "第一条"),
        ("少年儿童阅览室开放多久", LIBRARY, "第二条"),
        ("公共图书馆", LIBRARY, None),
    ],
)
def test_a_document_is_found_with_its_passage(
    index: Search, query: str, title: str, article: str | None
) -> None:
    best = index.find(query)[0]
    assert index.documents[best.id].title == title
    if article:
        assert best.passage is not None
        assert best.passage.article == article


def test_the_newest_version_stands_first_and_the_older_one_is_marked(index: Search) -> None:
    found = [one for one in index.find("垃圾分类办法") if index.documents[one.id].title == WASTE]
    assert [(index.documents[one.id].dated, one.is_old) for one in found] == [
        (date(2024, 3, 1), False),
        (date(2019, 7, 1), True),
    ]


@pytest.mark.parametrize(
    "query", ["", "？！", "红烧肉怎么做", "hello world", "的了吗", "x" * 5000]
)
def test_what_is_in_no_document_is_not_found(index: Search, query: str) -> None:
    assert index.find(query) == []


def test_only_what_covers_the_question_is_good(index: Search) -> None:
    assert index.find("底层业主采光受影响怎么办")[0].share >= GOOD
    assert all(one.share < GOOD for one in index.find("垃圾桶被偷了去哪里买新的"))


def test_what_holds_all_that_was_asked_has_a_share_of_one(index: Search) -> None:
    assert index.find("加装电梯")[0].share == pytest.approx(1)
    assert all(0 < one.share <= 1 for one in index.find("垃圾分类投放时间"))


def test_an_empty_library_finds_nothing() -> None:
    assert Search([]).find("垃圾") == []


@given(st.text(max_size=120))
def test_anything_at_all_may_be_looked_for(query: str) -> None:
    found = Search([Document(1, "甲办法", "第一条 乙丙丁。")]).find(query)
    assert len(found) <= 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("搜 加装电梯", "加装电梯"),
        ("搜索加装电梯", "加装电梯"),
        ("搜一下：物业管理", "物业管理"),
        ("搜加装电梯", "加装电梯"),
        ("查文件 消防", "消防"),
        ("查一下文件消防", "消防"),
        ("找垃圾分类的政策", "垃圾分类"),
        ("帮我找一下养老方面的文件", "养老"),
        ("找 居住證 的規定", "居住证"),
        ("search lifts", "lifts"),
        ("find documents about waste", "waste"),
        ("find me the rules on lifts", "lifts"),
    ],
)
def test_what_is_put_like_a_search(text: str, what: str) -> None:
    assert looked_for(text) == (what, Manner.SEARCH)


@pytest.mark.parametrize(
    ("text", "what", "manner"),
    [
        ("查 社保", "社保", Manner.LOOK),
        ("查：加装电梯", "加装电梯", Manner.LOOK),
        ("查询 住房公积金", "住房公积金", Manner.LOOK),
        ("查《物业管理规定》", "物业管理规定", Manner.LOOK),
        ("查社保", "社保", Manner.SPEECH),
        ("帮我查一下加装电梯", "加装电梯", Manner.SPEECH),
        ("查詢居住證", "居住证", Manner.SPEECH),
        ("find waste sorting", "waste sorting", Manner.SPEECH),
    ],
)
def test_to_look_something_up_may_be_a_question(text: str, what: str, manner: Manner) -> None:
    assert looked_for(text) == (what, manner)


@pytest.mark.parametrize(
    "text",
    [
        "搜身合法吗",
        "搜救队电话",
        "旧改有什么政策",
        "查一下我的进度",
        "查公积金余额",
        "查 垃圾怎么分",
        "查社保交了多少",
        "查处违建归谁管",
        "查封的房子",
        "找工作",
        "找居委会盖章",
        "文件怎么查",
    ],
)
def test_a_question_is_not_taken_for_a_search(text: str) -> None:
    assert looked_for(text) is None


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("waste sorting", "垃圾分类"),
        ("Waste Sorting rules", "垃圾分类 rules"),
        ("lifts", "电梯"),
        ("elderly care", "养老服务"),
        ("lifting weights", "lifting weights"),
        ("加装 elevator", "加装 电梯"),
    ],
)
def test_english_words_are_looked_for_in_chinese(text: str, chinese: str) -> None:
    assert in_chinese(text, {"Elderly care": "养老服务", "waste": "环境保护"}) == chinese


def test_an_article_keeps_its_paragraphs_and_a_heading_stands_alone() -> None:
    found = passages(content.regulations()[1].text)
    assert [(one.article, one.is_heading) for one in found] == [
        ("", True),
        ("第一条", False),
        ("第二条", False),
        ("", True),
        ("第三条", False),
    ]
    assert found[-1].paragraphs[-1] == "居民委员会可以请志愿者到投放点帮忙。"


def test_pages_are_cut_between_articles_and_keep_every_sentence() -> None:
    articles = [f"第{number}条 {'这是一句话。' * 40}" for number in range(1, 30)]
    text = "## 第一章 总则\n\n" + "\n\n".join(articles) + "\n\n第三十条 " + "长" * 4000
    found = pages(text, 1000)
    assert all(sum(len(one.text) for one in page) <= 1000 for page in found)
    assert all(page[0].article or page[0].is_heading for page in found)
    said = "".join(one.text for page in found for one in page)
    assert said.replace("\n", "") == text.replace("\n", "").replace("## ", "")


def test_a_beginning_ends_with_a_whole_sentence() -> None:
    assert beginning("一句。两句。", 100) == "一句。两句。"
    assert beginning("一句话。" * 30, 30) == "一句话。" * 7 + "…"
    assert beginning("第一段。\n\n第二段很长很长。", 8) == "第一段。…"
    assert beginning("没有句号" * 20, 10) == "没有句号没有句号没…"
    assert beginning("One sentence. Another one. A third.", 30) == "One sentence. Another one.…"


@given(st.text(alphabet="一二。！\n abc.", max_size=200), st.integers(2, 60))
def test_no_beginning_is_too_long(text: str, longest: int) -> None:
    assert len(beginning(text, longest)) <= longest


def test_sentences_are_all_of_the_text() -> None:
    for text in ("一。二！“三。”四", "One. Two? Three"):
        assert "".join(sentences(text)) == text


def test_a_snippet_shows_where_the_words_stand() -> None:
    text = "前面的话。" * 30 + "加装电梯要表决。" + "后面的话。" * 30
    assert "加装电梯要表决" in snippet(text, "加装电梯", 60)
    assert snippet("短", "加装电梯", 60) == "短"
