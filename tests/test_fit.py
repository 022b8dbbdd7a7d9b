"""Fitting (分条): parts that Telegram takes, in which nothing is missing."""

import re
from typing import Any

import pytest
from aiogram.client.default import Default
from aiogram.methods import (
    EditMessageText,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import fit
from knowledge.say import escape, width
from tests.bot_api import markup

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="没解决", callback_data="unsolved|x")]]
)
PICTURE = BufferedInputFile(b"\x89PNG", "plan.png")


def seen(part: str) -> str:
    """What Telegram shows of a part; a part that it cannot read fails the test."""
    return markup.render(part, "HTML").text


def squeezed(text: str) -> str:
    """Without any blanks: at the joints they are not sent."""
    return re.sub(r"\s+", "", text)


words = st.text(st.sampled_from("楼阳a1。！？，. \n&<>\"'😀é👨‍👩‍👧🏽"), max_size=120)
entity = st.sampled_from(["&lt;", "&amp;", "&#128512;", "&#x4e2d;", "&quot;", "&#0;", "&copy;"])
tags = st.sampled_from(
    [
        ("<b>", "</b>"),
        ("<i>", "</i>"),
        ('<a href="https://example.cn/?a=1&amp;b=2">', "</a>"),
        ("<blockquote expandable>", "</blockquote>"),
        ('<pre><code class="language-text">', "</code></pre>"),
    ]
)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Some pieces inside a tag."""
    pieces = st.lists(inner, max_size=4).map("".join)
    return st.builds(lambda pair, body: pair[0] + body + pair[1], tags, pieces)


html = st.lists(
    st.recursive(words.map(str).map(escape).map(str) | entity, wrapped, max_leaves=12), max_size=12
).map("".join)


@given(html, st.integers(2, 60), st.integers(2, 60))
def test_parts_say_all_of_it_within_the_limits_and_can_be_read(
    text: str, first: int, further: int
) -> None:
    parts = fit.split(text, first, further)
    shown = [seen(part) for part in parts]
    assert squeezed("".join(shown)) == squeezed(seen(text))
    if len(parts) > 1:
        assert all(shown)
        assert markup.units(shown[0]) <= first
        assert max(markup.units(one) for one in shown[1:]) <= further


@given(st.text(max_size=300), st.integers(2, 50))
def test_plain_text_is_split_as_it_stands(text: str, limit: int) -> None:
    parts = fit.split(text, limit, limit, html=False)
    assert squeezed("".join(parts)) == squeezed(text)
    if len(parts) > 1:
        assert max(width(part) for part in parts) <= limit


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一二三。\n\n四五六。\n七八九。", ["一二三。", "四五六。\n七八九。"]),
        ("一二三。四五六。\n七八九。十。", ["一二三。四五六。", "七八九。十。"]),
        ("一二三四五。六七八九十。", ["一二三四五。", "六七八九十。"]),
        ("一二三四五，六七八九十", ["一二三四五，", "六七八九十"]),
        ("一二三四五六七八九十甲乙", ["一二三四五六七八九十", "甲乙"]),
        ("It costs 1.25 now", ["It costs", "1.25 now"]),
        ("<b>一二三四五。六七八九十。</b>", ["<b>一二三四五。</b>", "<b>六七八九十。</b>"]),
        (
            '<b>一二<a href="u">三四五。六七</a>八九十</b>',
            ['<b>一二<a href="u">三四五。</a></b>', '<b><a href="u">六七</a>八九十</b>'],
        ),
        ("<b>一二三四五。</b><i>六七八九十</i>", ["<b>一二三四五。</b>", "<i>六七八九十</i>"]),
        ("一二三四五<b>\n六七八九十</b>", ["一二三四五", "<b>六七八九十</b>"]),
        ("<b>一二三四五 </b> <i> 六七八九十</i>", ["<b>一二三四五</b>", "<i>六七八九十</i>"]),
        ("一二三四五六七八九&lt;十", ["一二三四五六七八九&lt;", "十"]),
        ("一二三四五六七八九😀十", ["一二三四五六七八九", "😀十"]),
        ("一二三四五👨‍👩‍👧", ["一二三四五", "👨‍👩‍👧"]),
        ("   \n\n一\n\n\n   ", ["一"]),
    ],
)
def test_a_part_ends_where_a_reader_would_pause(text: str, parts: list[str]) -> None:
    assert fit.split(text, 10, 10) == parts


def texts(methods: list[TelegramMethod[Any]]) -> list[tuple[str, int, bool]]:
    """Kind, length and whether there are buttons, of each."""
    return [
        (
            type(one).__name__,
            len(getattr(one, "caption", None) or getattr(one, "text", None) or ""),
            getattr(one, "reply_markup", None) is not None,
        )
        for one in methods
    ]


PARAGRAPH = "政" * 899 + "。"


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (SendMessage(chat_id=7, text="短", reply_markup=BUTTONS), [("SendMessage", 1, True)]),
        (
            SendMessage(chat_id=7, text="\n\n".join([PARAGRAPH] * 6), reply_markup=BUTTONS),
            [("SendMessage", 3606, False), ("SendMessage", 1802, True)],
        ),
        (
            EditMessageText(
                chat_id=7, message_id=3, text="\n\n".join([PARAGRAPH] * 5), reply_markup=BUTTONS
            ),
            [("EditMessageText", 3606, False), ("SendMessage", 900, True)],
        ),
        (
            SendPhoto(
                chat_id=7,
                photo=PICTURE,
                caption="\n\n".join([PARAGRAPH] * 6),
                reply_markup=BUTTONS,
            ),
            [("SendPhoto", 900, False), ("SendMessage", 3606, False), ("SendMessage", 900, True)],
        ),
        (
            SendDocument(chat_id=7, document="D1", caption="短", reply_markup=BUTTONS),
            [("SendDocument", 1, True)],
        ),
        (SendChatAction(chat_id=7, action="typing"), [("SendChatAction", 0, False)]),
    ],
)
def test_what_is_too_long_goes_out_as_several_with_the_buttons_last(
    method: TelegramMethod[Any], said: list[tuple[str, int, bool]]
) -> None:
    assert texts(fit.fit(method)) == said


def test_further_parts_go_to_the_same_place_as_quietly() -> None:
    method = SendMessage(
        chat_id=-5, text="政" * 5000, message_thread_id=9, disable_notification=True
    )
    first, second = fit.fit(method)
    for part in (first, second):
        assert isinstance(part, SendMessage)
        assert (part.chat_id, part.message_thread_id, part.disable_notification) == (-5, 9, True)
        assert isinstance(part.parse_mode, Default)


def test_text_that_is_no_markup_keeps_its_signs() -> None:
    said = fit.fit(SendMessage(chat_id=7, text="<b>" * 2000, parse_mode=None))
    assert "".join(one.text for one in said if isinstance(one, SendMessage)) == "<b>" * 2000
