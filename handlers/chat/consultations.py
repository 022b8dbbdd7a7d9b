"""A person answers (咨询答复): what will be sent is shown first; the answer comes to this chat.

The question and the part of the conversation that led to it go to an organ. They were masked when
they came in (knowledge/mask.py). While somebody writes a question the conversation has a state of
its own; whatever else they do ends it.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.chat import consulting, tongue
from handlers.chat.aside import Asked
from handlers.chat.buttons import Consult, Consulted, Row, button, keyboard
from handlers.chat.consultations_words import Lately, Marks, Thanks, Wonders
from handlers.chat.consulting import Reply
from handlers.chat.shelf import Shelf
from handlers.chat.step import Step
from handlers.chat.taps import Said, say_anew, stale
from handlers.chat.words import NO, Says
from knowledge import mask
from knowledge.say import Html
from storage import consultations, working_days
from storage.consultations import LONGEST_QUESTION, Consultation, State
from storage.refusal import Refusal

STATE = "consultations"
# What is being written: a new question, another wording, a word more.
NEW, WORDING, MORE = "new", "wording", "more"
# So little is no question.
SHORTEST = 2
MARKS = (5, 4, 3, 2, 1)
# At this mark and below, what else can be done is said.
UNHAPPY = 2
WORDS = (
    *("人工", "转人工", "人工服务", "人工客服", "转人工服务", "转人工客服", "找人工", "真人"),
    *("找个人", "找个真人", "找真人", "我要人工", "我要转人工", "要人工", "接人工", "人工回答"),
    *("我要找人工", "换人工", "叫个人来", "找个人回答", "找客服", "客服", "人工坐席"),
    *("请工作人员回答", "请工作人员答复", "找工作人员", "问工作人员", "工作人员"),
    *("我要咨询", "人工咨询", "咨询工作人员", "咨询", "在线咨询"),
    *("human", "a human", "a person", "real person", "ask a person", "talk to a human"),
    *("talk to a person", "talk to someone", "ask the staff", "ask an officer", "ask staff"),
)
MINE = ("我的咨询", "咨询进度", "查咨询", "我的咨询进度", "my questions", "my consultations")


class Writes(Filter):
    """Passes a text while somebody writes a question; commands go their own way."""

    async def __call__(self, message: Message, step: Step) -> bool:
        """Whether it does."""
        text = message.text or ""
        return step.conversation.state == STATE and bool(text) and not text.startswith("/")


class GotAnswer(Filter):
    """Passes where an answer came to this resident, with the newest: its buttons, typed."""

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether one did, and which."""
        del message
        row = await consultations.last_answered(step.session, await step.shown())
        return {"row": row} if row else False


def router() -> Router:
    """What is being written first, then the words, then the taps."""
    router = Router(name="consultations")
    router.message.register(stop_writing, Says(*NO), Writes())
    router.message.register(ask_again, Says(*WORDS), Writes())
    router.message.register(mine, Says(*MINE))
    router.message.register(stands, Wonders())
    router.message.register(thanked, Thanks(), Lately())
    router.message.register(no_question, Thanks(), Writes())
    router.message.register(written, Writes())
    router.message.register(called, Says(*WORDS))
    router.message.register(more_typed, Says("继续问", "接着问", "追问", "ask on"), GotAnswer())
    router.message.register(marked, Marks(), GotAnswer())
    router.message.register(rate_typed, Says("评价", "评分", "打分", "rate"), GotAnswer())
    router.callback_query.register(tapped, Consult.filter())
    router.callback_query.register(act, Consulted.filter())
    return router


async def _stop(step: Step) -> None:
    """Nothing is being written any more."""
    await step.state.set_state(None)
    data = await step.state.get_data()
    data.pop("consulting", None)
    await step.state.set_data(data)


ASKED = Asked("consultations", STATE, _stop, takes_all=True)


async def _write(step: Step, doing: str, consultation_id: int = 0) -> Reply:
    """Asks for the words."""
    await step.state.set_state(STATE)
    await step.state.update_data(consulting={"doing": doing, "id": consultation_id})
    no = [button(step.say("consultations-button-drop"), Consulted(do="stop", id=consultation_id))]
    asked = f"consultations-write-{doing}"
    careful = step.say("consultations-careful")
    return Html(f"{step.say(asked)}\n\n<i>{careful}</i>"), keyboard([no])


async def called(message: Message, step: Step, shelf: Shelf) -> Any:
    """A word for a person: what was asked last, or the question is asked for."""
    step = _heard(step, message.text or "", is_used="turn" in await step.state.get_data())
    html, markup = await _propose(step, shelf, "")
    return message.answer(html, reply_markup=markup)


async def tapped(
    callback: CallbackQuery, callback_data: Consult, step: Step, shelf: Shelf
) -> Said:
    """The same, tapped below an answer or below “I don't know”."""
    return say_anew(callback, *await _propose(step, shelf, callback_data.about))


def _heard(step: Step, text: str, *, is_used: bool = True) -> Step:
    """The step in the language of a text."""
    return step.spoken(tongue.listen(step.conversation, text, is_used=is_used))


async def _propose(step: Step, shelf: Shelf, about: str) -> Reply:
    asked = await consulting.carried(step, shelf, about)
    if asked is None:
        return await _write(step, NEW)
    await _stop(step)
    row = await consultations.draft(step.session, step.conversation, asked, step.now)
    return await consulting.shown(step, row)


async def stop_writing(message: Message, step: Step) -> Any:
    """A typed no: nothing is sent."""
    return message.answer((await _stopped(step))[0])


async def ask_again(message: Message, step: Step) -> Any:
    """Whoever calls for a person again is asked again, and not taken at the word."""
    data = (await step.state.get_data()).get("consulting") or {}
    html, markup = await _write(step, str(data.get("doing", NEW)), int(data.get("id") or 0))
    return message.answer(html, reply_markup=markup)


async def _stopped(step: Step) -> Reply:
    data = (await step.state.get_data()).get("consulting") or {}
    row = await consultations.hold(step.session, await step.shown(), int(data.get("id") or 0))
    if row is not None and row.state == State.DRAFT:
        await consultations.discard(step.session, row)
    await _stop(step)
    return step.say("consultations-dropped"), None


async def written(message: Message, step: Step, shelf: Shelf) -> Any:
    """A question, its other wording, or a word more."""
    text = (message.text or "").strip()
    if why := _unsayable(step, text):
        return message.answer(why)
    step = _heard(step, text)
    data = (await step.state.get_data()).get("consulting") or {}
    row = await consultations.hold(step.session, await step.shown(), int(data.get("id") or 0))
    await _stop(step)
    if data.get("doing") == MORE and row is not None:
        html, markup = await _asked_on(step, row, text)
    else:
        before = row if row is not None and row.state == State.DRAFT else None
        asked = await consulting.written(step, shelf, text, before)
        fresh = await consultations.draft(step.session, step.conversation, asked, step.now)
        html, markup = await consulting.shown(step, fresh)
    return message.answer(html, reply_markup=markup)


def _unsayable(step: Step, text: str) -> Html | None:
    """Why a text is not taken; it is asked for again."""
    if len(text) > LONGEST_QUESTION:
        return step.say("consultations-shorter", most=LONGEST_QUESTION, length=len(text))
    if mask.is_hidden(text):
        return step.say("consultations-only-hidden")
    if sum(map(str.isalnum, text)) < SHORTEST:
        return step.say("consultations-too-short")
    return None


async def _asked_on(step: Step, row: Consultation, text: str) -> Reply:
    waited = row.state == State.WAITING
    calendar = await working_days.load(step.session)
    await consultations.ask_on(step.session, row, text, calendar, step.now)
    html = step.say(
        "consultations-added" if waited else "consultations-asked-on",
        organ=step.say.content(row.organ),
        number=str(row.number),
        text=text,
        day=row.due_on or step.now.date(),
        days=consultations.DAYS,
    )
    return html, consulting.while_waiting(step.say, row)


async def act(callback: CallbackQuery, callback_data: Consulted, step: Step, shelf: Shelf) -> Said:
    """A tap on a button of a consultation; of another's, a polite word."""
    del shelf
    if callback_data.do == "stop":
        return say_anew(callback, *await _stopped(step))
    row = await consultations.hold(step.session, await step.shown(), callback_data.id)
    deed = DEEDS.get(callback_data.do)
    if deed is None:
        return stale(callback, step.say)
    if row is None:
        return say_anew(callback, *_gone(step))
    # Whatever was being written is put by.
    await _stop(step)
    return say_anew(callback, *await deed(step, row, callback_data))


def _gone(step: Step) -> Reply:
    return step.say("consultations-gone"), _anew(step)


def _anew(step: Step) -> InlineKeyboardMarkup:
    return keyboard([[button(step.say("consultations-button"), Consult(about=consulting.ANEW))]])


async def _send(step: Step, row: Consultation, to: Consulted) -> Reply:
    del to
    say = step.say
    if row.state != State.DRAFT:
        html = say("consultations-sent-already", number=str(row.number))
        return html, consulting.while_waiting(say, row)
    # Over all joined accounts: they are one resident.
    accounts = await step.accounts()
    calendar = await working_days.load(step.session)
    try:
        async with step.session.begin_nested():
            await consultations.send(step.session, row, accounts, calendar, step.now)
    except Refusal as refusal:
        return say(refusal.text_id, **refusal.args_of_text), None
    html = say(
        "consultations-sent",
        organ=say.content(row.organ),
        number=str(row.number),
        day=row.due_on or step.now.date(),
        days=consultations.DAYS,
    )
    return html, consulting.while_waiting(say, row)


async def _change(step: Step, row: Consultation, to: Consulted) -> Reply:
    del to
    if row.state != State.DRAFT:
        return step.say("consultations-sent-already", number=str(row.number)), None
    return await _write(step, WORDING, row.id or 0)


async def _drop(step: Step, row: Consultation, to: Consulted) -> Reply:
    del to
    if row.state != State.DRAFT:
        html = step.say("consultations-sent-already", number=str(row.number))
        return html, consulting.while_waiting(step.say, row)
    await consultations.discard(step.session, row)
    return step.say("consultations-dropped"), None


async def _more(step: Step, row: Consultation, to: Consulted | None = None) -> Reply:
    del to
    if row.state == State.CLOSED:
        return step.say("consultations-is-closed", number=str(row.number)), _anew(step)
    if row.state == State.DRAFT:
        return await consulting.shown(step, row)
    return await _write(step, MORE, row.id or 0)


async def _withdraw(step: Step, row: Consultation, to: Consulted) -> Reply:
    del to
    try:
        consultations.withdraw(row, step.now)
    except Refusal as refusal:
        return step.say(refusal.text_id, **refusal.args_of_text), None
    return step.say("consultations-withdrawn", number=str(row.number)), None


async def _rate(step: Step, row: Consultation, to: Consulted | None = None) -> Reply:
    """Which mark: five, in words."""
    wanted = to.message if to is not None and to.message else None
    said = await consultations.answer_of(step.session, row, wanted)
    if said is None:
        return _gone(step)
    rows: list[Row] = [
        [
            button(
                step.say(f"consultations-mark-{mark}"),
                Consulted(do="mark", id=row.id or 0, message=said.id or 0, mark=mark),
            )
        ]
        for mark in MARKS
    ]
    return step.say("consultations-rate", number=str(row.number)), keyboard(rows)


async def _mark(step: Step, row: Consultation, to: Consulted) -> Reply:
    said = await consultations.answer_of(step.session, row, to.message or None)
    if said is None or to.mark not in MARKS:
        return _gone(step)
    try:
        consultations.rate(said, to.mark, step.now)
    except Refusal as refusal:
        return step.say(refusal.text_id, **refusal.args_of_text), None
    words = step.say(f"consultations-mark-{to.mark}")
    html = step.say("consultations-rated", mark=words)
    if to.mark > UNHAPPY:
        return html, None
    more = [button(step.say("consultations-button-more"), Consulted(do="more", id=row.id or 0))]
    return Html(f"{html}\n\n{step.say('consultations-unhappy')}"), keyboard([more])


async def _look(step: Step, row: Consultation, to: Consulted) -> Reply:
    del to
    return await consulting.told(step, row)


Deed = Callable[[Step, Consultation, Consulted], Awaitable[Reply]]
DEEDS: dict[str, Deed] = {
    "send": _send,
    "change": _change,
    "drop": _drop,
    "more": _more,
    "withdraw": _withdraw,
    "rate": _rate,
    "mark": _mark,
    "look": _look,
}


async def mine(message: Message, step: Step) -> Any:
    """What somebody has asked, and where it stands."""
    await _stop(step)
    html, markup = await consulting.overview(step)
    return message.answer(html, reply_markup=markup)


async def stands(message: Message, step: Step, row: Consultation) -> Any:
    """“Still no answer?”: until when one was promised, by whom."""
    await _stop(step)
    html, markup = consulting.standing(step, row)
    return message.answer(html, reply_markup=markup)


async def thanked(message: Message, step: Step, row: Consultation) -> Any:
    """Thanks, or “all right”, are no new question."""
    await _stop(step)
    html, markup = await consulting.welcome(step, row)
    return message.answer(html, reply_markup=markup)


async def no_question(message: Message, step: Step) -> Any:
    """The same where the question is still to be written."""
    return message.answer(step.say("consultations-too-short"))


async def marked(message: Message, step: Step, row: Consultation, mark: int) -> Any:
    """A mark for the newest answer, typed."""
    html, markup = await _mark(step, row, Consulted(do="mark", id=row.id or 0, mark=mark))
    return message.answer(html, reply_markup=markup)


async def more_typed(message: Message, step: Step, row: Consultation) -> Any:
    """Asking on, typed: of the newest answer."""
    html, markup = await _more(step, row)
    return message.answer(html, reply_markup=markup)


async def rate_typed(message: Message, step: Step, row: Consultation) -> Any:
    """A mark for the newest answer, asked for by its word."""
    html, markup = await _rate(step, row)
    return message.answer(html, reply_markup=markup)
