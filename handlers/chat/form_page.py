"""What a form shows (表单页面): a question with its buttons, what is read back, steering words."""

import re
from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.chat.answers import label
from handlers.chat.buttons import Fill, Row, button, keyboard, pairs
from handlers.chat.form_answers import labels, told, values, wording
from handlers.chat.step import Step
from knowledge import typed
from knowledge.normalise import simplified
from knowledge.say import Html, Say, width
from storage import form_files, forms
from storage.forms import PAGE_LIVES, Answers, Draft, Kind, Question

PREFIX = f"{Fill.__prefix__}{Fill.__separator__}"
# A label up to this width stands beside another on a phone.
NARROW = 8
STEERING = {
    "back": ("上一步", "上一题", "返回", "back"),
    "skip": ("跳过", "不填", "skip"),
    "keep": ("不改", "keep"),
    "later": ("稍后再填", "稍后", "保存", "先不填", "晚点再填", "以后再填", "later", "save"),
    "cancel": ("取消", "不填了", "不报了", "cancel"),
    "send": (
        *("提交", "发送", "确认", "确认提交", "可以提交", "没问题", "没有问题", "对没问题"),
        *("没错", "对没错", "都对", "就这样", "send", "submit"),
    ),
}
_BY_WORD = {word: act for act, words in STEERING.items() for word in words}
# Where everything is read back nothing is passed over.
_READ_BACK = {"back", "later", "cancel", "send"}
# 改电话, 改一下第二项.
CHANGES = re.compile(
    r"(?:我?[要想])?(?:改|修改|更改|change)(?:一下|下)?\s*"
    r"(?:第(?P<place>[一二三四五六七八九十\d]{1,2})[题项个条步]?|(?P<name>.+))",
    re.IGNORECASE,
)


def _to(draft: Draft, do: str, what: str = "") -> Fill:
    return Fill(draft=draft.id or 0, at=draft.at, do=do, what=what)


def _heading(say: Say, draft: Draft, answers: Answers, question: Question) -> Html:
    form = draft.questions
    ids = [one.id for one in answers.asked(form)]
    return say(
        "form-step",
        title=wording(form.title, say),
        step=ids.index(question.id) + 1,
        # A number that would grow under somebody's hands is not promised.
        steps=0 if answers.may_grow(form) else len(ids),
    )


def question(
    say: Say, draft: Draft, answers: Answers, asked: Question, ticked: list[str]
) -> tuple[Html, InlineKeyboardMarkup]:
    """A question, what was answered to it before, and its buttons."""
    parts: list[str] = [_heading(say, draft, answers, asked), wording(asked.words, say)]
    hints = [wording(asked.hint, say)] if asked.hint else []
    if asked.kind is Kind.FILE:
        hints.append(say("form-file-hint", most=form_files.LARGEST // form_files.MEGABYTE))
    if hints:
        parts.append("\n".join(f"<i>{one}</i>" for one in hints))
    if asked.kind is Kind.SEVERAL and asked.most and asked.most < len(asked.options):
        parts.append(f"<i>{say('form-most', most=asked.most)}</i>")
    if asked.id in answers.given:
        parts.append(say("form-so-far", answer=told(asked, answers.given[asked.id], say)))
    html = Html("\n\n".join([parts[0] + "\n" + parts[1], *parts[2:]]))
    return html, keyboard([*_choices(say, draft, asked, ticked), *_steering(say, draft, answers)])


def _choices(say: Say, draft: Draft, asked: Question, ticked: list[str]) -> list[Row]:
    if asked.kind is Kind.FILE:
        return [[button(say("form-button-file"), _to(draft, "file"))]]
    if asked.kind not in {Kind.CHOICE, Kind.SEVERAL, Kind.SCALE, Kind.YES_NO}:
        return []
    do = "tick" if asked.kind is Kind.SEVERAL else "pick"
    shown: list[InlineKeyboardButton] = [
        button(label(f"✓ {name}" if str(value) in ticked else name), _to(draft, do, str(value)))
        for name, value in zip(labels(asked, say), values(asked), strict=True)
    ]
    if asked.kind is Kind.SCALE:
        return [shown[start : start + 5] for start in range(0, len(shown), 5)]
    narrow = all(width(one.text) <= NARROW for one in shown)
    rows = pairs(shown) if narrow else [[one] for one in shown]
    if asked.kind is Kind.SEVERAL:
        rows.append([button(say("form-button-done"), _to(draft, "done"))])
    return rows


def _steering(say: Say, draft: Draft, answers: Answers) -> list[Row]:
    form = draft.questions
    asked = form.question(draft.at)
    first: Row = []
    if answers.before(form, draft.at) is not None:
        first.append(button(say("form-button-back"), _to(draft, "back")))
    if asked is not None and asked.id in answers.given:
        first.append(button(say("form-button-keep"), _to(draft, "keep")))
    if asked is not None and asked.optional:
        first.append(button(say("form-button-skip"), _to(draft, "skip")))
    return [first, _leaving(say, draft)]


def _leaving(say: Say, draft: Draft) -> Row:
    return [
        button(say("form-button-later"), _to(draft, "later")),
        button(say("form-button-cancel"), _to(draft, "cancel")),
    ]


def leaving(say: Say, draft: Draft) -> InlineKeyboardMarkup:
    """Nothing but the ways out of a form."""
    return keyboard([_leaving(say, draft)])


async def under_way(step: Step, accounts: Sequence[int]) -> list[Row]:
    """The forms that somebody has begun, the one touched last first."""
    found = await forms.unfinished(step.session, accounts)
    return [row for one in found for row in going_on(step.say, one).inline_keyboard]


def read_back(
    say: Say, draft: Draft, answers: Answers, above: str, *, abroad: bool
) -> tuple[Html, InlineKeyboardMarkup]:
    """Everything that was answered, to be sent or changed; abroad nothing of what is personal."""
    form = draft.questions
    asked = answers.asked(form)
    lines = [
        say(
            "form-line",
            question=wording(one.words, say),
            answer=say("form-filled")
            if abroad and one.for_page and one.id in answers.given
            else told(one, answers.given.get(one.id), say),
        )
        for one in asked
    ]
    heading = say("form-read-back", title=wording(form.title, say))
    html = Html("\n\n".join(part for part in (heading, above, "\n".join(lines)) if part))
    send = [button(say("form-button-send"), _to(draft, "send"))]
    change = [
        button(
            label(say("form-button-change", question=wording(one.words, say))),
            _to(draft, "change", one.id),
        )
        for one in asked
    ]
    return html, keyboard([send, *([one] for one in change), _leaving(say, draft)])


def elsewhere(step: Step, draft: Draft, token: str) -> tuple[Html, InlineKeyboardMarkup]:
    """Where the personal questions are answered: a one-time page of ours."""
    say = step.say
    html = say(
        "form-elsewhere",
        title=wording(draft.questions.title, say),
        url=f"{step.portal}/forms/{token}",
        minutes=int(PAGE_LIVES.total_seconds() // 60),
    )
    again = [button(say("form-button-new-page"), _to(draft, "go"))]
    return html, keyboard([again, _leaving(say, draft)])


def going_on(say: Say, draft: Draft) -> InlineKeyboardMarkup:
    """The way back to a form that is not finished."""
    name = say("form-button-go-on", title=wording(draft.questions.title, say))
    return keyboard([[button(label(name), _to(draft, "go"))]])


def sure_to_cancel(say: Say, draft: Draft, count: int) -> tuple[Html, InlineKeyboardMarkup]:
    """Whether to cancel: what would be gone, in numbers."""
    rows: list[Row] = [
        [
            button(say("form-button-stay"), _to(draft, "go")),
            button(say("form-button-end"), _to(draft, "end")),
        ]
    ]
    return say("form-cancel", count=count), keyboard(rows)


def _changed(text: str, shown: list[list[str]]) -> Fill | None:
    """What is to be changed of what is read back, by its place or a word of its question."""
    found = CHANGES.fullmatch(text)
    if found is None:
        return None
    routes = [(name, Fill.unpack(data)) for name, data in shown]
    named = [(name, to) for name, to in routes if to.do == "change"]
    if found["place"]:
        place = typed.number(found["place"]) or 0
        return named[place - 1][1] if 1 <= place <= len(named) else None
    meant = [to for name, to in named if found["name"] in simplified(name.lower())]
    return meant[0] if len(meant) == 1 else None


def steering(text: str, draft: Draft, step: Step, *, sure: bool) -> tuple[str, str] | None:
    """The act that a typed text means, with its option; None for an answer.

    Where nothing is asked but what to do (everything is read back, `sure` whether to cancel, or
    the questions are on a page), a number means a button, as everywhere in the chat.
    """
    asked = draft.questions.question(draft.at)
    options = labels(asked, step.say) if asked else []
    # What is an answer to this very question is no steering: “不用” may be one.
    if not sure and options and typed.chosen(text, options) is not None:
        return None
    shown = [one for one in step.conversation.shown if one[1].startswith(PREFIX)]
    place = typed.chosen(text, [name for name, _ in shown])
    by_name = place is not None and simplified(text.strip()) == simplified(shown[place][0])
    is_asking = asked is not None and (step.takes_personal or not asked.for_page)
    if place is not None and (by_name or sure or not is_asking):
        to = Fill.unpack(shown[place][1])
        return to.do, to.what
    return _by_words(text, asked, shown, sure=sure)


def _by_words(
    text: str, asked: Question | None, shown: list[list[str]], *, sure: bool
) -> tuple[str, str] | None:
    plain = re.sub(r"[\s，,。.!！?？、]", "", simplified(text.lower()))
    act = _BY_WORD.get(plain) or _BY_WORD.get(plain.rstrip("吧了啊呀哦"))
    if act is not None and (act in _READ_BACK if asked is None else act != "send"):
        return act, ""
    if asked is None and not sure and (change := _changed(plain, shown)) is not None:
        return change.do, change.what
    agreed = typed.yes(text)
    if sure and agreed is not None:
        return ("end" if agreed else "go"), ""
    if agreed is False and asked is not None and asked.kind is Kind.FILE and asked.optional:
        # “没有” is no file.
        return "skip", ""
    return ("send", "") if agreed and asked is None else None
