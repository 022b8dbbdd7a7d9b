"""How a message's HTML becomes the page's blocks (消息排版)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.markup import tongue, write

ANSWER = (
    "<b>要多久？</b><br><br><b>20 个工作日</b>内答复。<br><br>"
    "<i>来源：条例 · 核对于 2026-11-22</i>"
)


def test_an_answer_is_a_card_with_a_title_and_a_note() -> None:
    written = write(ANSWER, "zh-Hans")
    assert written.is_card
    assert written.has_note
    assert written.blocks == (
        '<h2 class="title">要多久？</h2>'
        "<p><b>20 个工作日</b>内答复。</p>"
        '<p class="note">来源：条例 · 核对于 <span class="day">2026-11-22</span></p>'
    )


def test_the_same_words_by_a_resident_are_no_card() -> None:
    written = write(ANSWER, "zh-Hans", office=False)
    assert not written.is_card
    assert "<h2" not in written.blocks
    assert "note" not in written.blocks


PARAGRAPHS = [
    pytest.param("一句话。", "<p>一句话。</p>", id="plain"),
    pytest.param("一<br>二", "<p>一<br>二</p>", id="a line end stays"),
    pytest.param("一\n\n二", "<p>一</p><p>二</p>", id="newlines part paragraphs too"),
    pytest.param("<br>一<br><br><br><br>二<br>", "<p>一</p><p>二</p>", id="no empty ones"),
    pytest.param(
        "要带：<br>1. 身份证<br>2. 户口簿",
        '<p>要带：</p><ol><li value="1">身份证</li><li value="2">户口簿</li></ol>',
        id="numbered lines are a list",
    ),
    pytest.param(
        "3、三<br>4、四",
        '<ol><li value="3">三</li><li value="4">四</li></ol>',
        id="a list may begin anywhere",
    ),
    pytest.param("1. 只有一条", "<p>1. 只有一条</p>", id="one number is no list"),
    pytest.param("3.5 万人<br>4.2 万人", "<p>3.5 万人<br>4.2 万人</p>", id="nor are figures"),
    pytest.param(
        "· 当面<br>· <b>寄信</b>",
        "<ul><li>当面</li><li><b>寄信</b></li></ul>",
        id="dots are a list without numbers",
    ),
    pytest.param("<b>不收费。</b>只有", "<p><b>不收费。</b>只有</p>", id="bold is no title"),
    pytest.param(
        "一<br><i>并非提示</i>", "<p>一<br><i>并非提示</i></p>", id="nor an i in a paragraph"
    ),
    pytest.param(
        "甲<br><br><i>一</i><br><i>二</i>",
        '<p>甲</p><p class="note">一<br>二</p>',
        id="a note of two lines",
    ),
    pytest.param("前<pre>a<br>b</pre>后", "<p>前</p><pre>a\nb</pre><p>后</p>", id="pre"),
    pytest.param(
        "<strong>重</strong><em>斜</em>", "<p><b>重</b><i>斜</i></p>", id="other spellings"
    ),
    pytest.param(
        '<a href="https://www.gov.cn/a?b=1&amp;c=2">看</a>',
        '<p><a href="https://www.gov.cn/a?b=1&amp;c=2" target="_blank" rel="noopener">看</a></p>',
        id="a link",
    ),
    pytest.param("5 &lt; 6 &amp;amp;", "<p>5 &lt; 6 &amp;amp;</p>", id="escaped once"),
]


@pytest.mark.parametrize(("html", "blocks"), PARAGRAPHS)
def test_a_paragraph_becomes_what_it_is(html: str, blocks: str) -> None:
    assert write(html, "zh-Hans").blocks == blocks


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="/chat">x</a>',
        '<a href="https://a" onclick="x()" style="x">x</a>',
        "<b onmouseover=alert(1)>x</b>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
        "<pre><b>x</pre></b><iframe src=//a>",
        "<style>*{display:none}</style>",
    ],
)
def test_nothing_that_could_act_reaches_the_page(html: str) -> None:
    blocks = write(html, "zh-Hans").blocks.lower()
    for bad in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<style",
        "javascript:",
        "=alert",
        "onclick",
    ):
        assert bad not in blocks
    assert 'href="/' not in blocks


@given(st.text(alphabet="甲 1.、·-\n<>/abipre=\"'&;", max_size=60))
def test_whatever_comes_in_what_goes_out_is_closed(html: str) -> None:
    blocks = write(html, "zh-Hans").blocks
    for tag in ("p", "b", "i", "a", "ol", "ul", "li", "pre", "h2"):
        opened = blocks.count(f"<{tag}>") + blocks.count(f"<{tag} ")
        assert opened == blocks.count(f"</{tag}>")


@pytest.mark.parametrize(
    ("text", "page", "language"),
    [
        ("申请政府信息公开，多久答复？", "en", "zh-Hans"),
        ("Within 20 working days.", "en", None),
        ("Ask the district (上海市虹口区) in writing.", "en", None),
        ("Within 20 working days.", "zh-Hans", "en"),
        ("English", "zh-Hans", None),
        ("12345", "en", None),
    ],
)
def test_a_voice_reads_each_block_in_its_own_language(
    text: str, page: str, language: str | None
) -> None:
    assert tongue(text, page) == language
