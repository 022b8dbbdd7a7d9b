"""Button routes (按钮路由): the typed callback data by which capabilities meet.

The channels carry 64 bytes of it.
"""

from collections.abc import Iterable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from knowledge.say import Html, Say, plain


class Go(CallbackData, prefix="go"):
    """To a place of the menu: start, help, language, privacy, fields."""

    place: str


class Speak(CallbackData, prefix="lang"):
    """Choose a language (语言)."""

    language: str


class Field(CallbackData, prefix="topic", sep="|"):
    """A page of a field's questions (领域). Buttons of earlier messages hold its old prefix."""

    field: str
    page: int


class Pick(CallbackData, prefix="q", sep="|"):
    """The answer of an item."""

    item: str


class Full(CallbackData, prefix="full", sep="|"):
    """The whole answer in place of the short one (全文)."""

    item: str


class NoneOfThese(CallbackData, prefix="none"):
    """None of what was offered in this turn (都不是)."""

    turn: int


class NotSolved(CallbackData, prefix="unsolved", sep="|"):
    """The answer did not help (没解决)."""

    item: str


class Topics(CallbackData, prefix="topics"):
    """To the page of what can be followed: its axes, or a page of one (订阅)."""

    axis: str = ""
    page: int = 0


class Follow(CallbackData, prefix="follow"):
    """Follow a topic, said anew (订阅)."""

    topic: str


class Leave(CallbackData, prefix="leave"):
    """Leave a topic, said anew (退订)."""

    topic: str


class LeaveAll(CallbackData, prefix="leave-all"):
    """Leave everything that is followed (全部退订)."""


class Toggle(CallbackData, prefix="toggle"):
    """Follow a topic or leave it, in place; and back to its page."""

    topic: str
    page: int


class NotNow(CallbackData, prefix="not-now"):
    """No to what was proposed (不用了)."""


class Find(CallbackData, prefix="find"):
    """To the search of public documents (查政策文件)."""


class Sample(CallbackData, prefix="sample"):
    """The last releases of a topic (看最近几条)."""

    topic: str


class Read(CallbackData, prefix="read"):
    """The full text of a release (全文)."""

    release: int


class Turn(CallbackData, prefix="turn"):
    """A page of a release's text, in place."""

    release: int
    page: int


class Unfollow(CallbackData, prefix="unfollow"):
    """No more messages like this release (不再收这类消息)."""

    release: int


class Related(CallbackData, prefix="related"):
    """The public documents about what was asked in this turn (相关公开文件)."""

    turn: int


class More(CallbackData, prefix="more"):
    """The next documents that were found (更多)."""

    turn: int
    page: int


class Mine(CallbackData, prefix="mine"):
    """To a place of one's own: my, mydata, delete, keep, link, part (我的).

    A yes to deleting carries the mark of what was shown.
    """

    place: str
    shown: str = ""


class Fill(CallbackData, prefix="fill", sep="|"):
    """An act in a form (填表): which draft, at which question, what, with which option."""

    draft: int
    at: str
    do: str
    what: str = ""


class Surveys(CallbackData, prefix="surveys"):
    """To the surveys that are open (调查)."""


class OneSurvey(CallbackData, prefix="survey"):
    """What a survey is for."""

    survey: int


class AnswerSurvey(CallbackData, prefix="answer-survey"):
    """Fill a survey in (填问卷)."""

    survey: int


class OpenDays(CallbackData, prefix="open-days"):
    """To the open days that are to come, or to one of them (开放日)."""

    day: int = 0


class SignUp(CallbackData, prefix="sign-up"):
    """Sign up for a slot (报名); `queue` also where its seats are taken (候补)."""

    slot: int
    queue: bool = False


class Registered(CallbackData, prefix="registered"):
    """An act on a registration of one's own, such as ticket, party, cancel, accept (报名)."""

    registration: int
    do: str


class Consult(CallbackData, prefix="consult", sep="|"):
    """To a person (请工作人员回答): about an item, an unanswered question (`u:12`), or anew."""

    about: str = ""


class Consulted(CallbackData, prefix="cons", sep="|"):
    """An act on a consultation (咨询): which, what, and of its answer which, with which mark."""

    do: str
    id: int
    message: int = 0
    mark: int = 0


class Request(CallbackData, prefix="request"):
    """Request information (申请公开), with the question of this turn carried over."""

    turn: int = 0


class Requests(CallbackData, prefix="foi"):
    """To a place of requests: form, question, complaint, status (依申请公开)."""

    place: str


Row = list[InlineKeyboardButton]


def button(text: str, to: CallbackData) -> InlineKeyboardButton:
    """A button that leads to a route."""
    return InlineKeyboardButton(text=as_read(text), callback_data=to.pack())


def as_read(text: str) -> str:
    """Buttons show no HTML: what was said as such is shown as it is read."""
    return plain(text) if isinstance(text, Html) else text


def keyboard(rows: Iterable[Row]) -> InlineKeyboardMarkup:
    """A keyboard of the rows that have buttons."""
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def pairs(buttons: list[InlineKeyboardButton]) -> list[Row]:
    """Two buttons a row: what fits on a phone."""
    return [buttons[index : index + 2] for index in range(0, len(buttons), 2)]


def turns(say: Say, before: CallbackData | None, after: CallbackData | None) -> Row:
    """The buttons that turn pages, in the same words everywhere; those that there are."""
    found = (("residents-page-before", before), ("residents-page-after", after))
    return [button(say(text_id), to) for text_id, to in found if to is not None]


def frame(text: str, to: CallbackData) -> dict[str, str]:
    """A button as what is sent later keeps it."""
    return {"text": as_read(text), "data": to.pack()}
