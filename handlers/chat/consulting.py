"""What a consultation shows (咨询页面): what will be sent, where it stands, the answer."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.chat import addressee, answers
from handlers.chat.answers import label
from handlers.chat.buttons import (
    AnswerSurvey,
    Consult,
    Consulted,
    Fill,
    OneSurvey,
    Requests,
    Row,
    Surveys,
    button,
    keyboard,
)
from handlers.chat.shelf import Shelf
from handlers.chat.step import Step
from knowledge.say import CITY, Html, Say, plain
from storage import consultations, conversations, surveys, working_days
from storage.consultations import Asked, Consultation, State
from storage.conversations import Line, Sender
from storage.faq import Gap, UnansweredQuestion

Reply = tuple[Html, InlineKeyboardMarkup | None]

# In the place of an item: a fresh question; and before the number of an unanswered one.
ANEW, UNANSWERED = "anew", "u:"
# So much of the conversation goes along.
LINES, LONGEST_LINE = 10, 400
# The number of a request for information (申请编号): beside it stand its secret and its answer.
REQUEST = re.compile(r"SQ-\d{4}-\d")
# After so long a pause the talk is of something else.
PAUSE = timedelta(minutes=30)
# Where the buttons of forms, requests and surveys lead.
OTHERS = {one.__prefix__ for one in (Fill, Requests, Surveys, OneSurvey, AnswerSurvey)}
# So long after an answer a question may follow it.
LATELY = timedelta(days=1)
# So many are shown of one's own.
LATEST = 5
# Among so many those that are not closed are looked for.
MOST = 50


async def carried(step: Step, shelf: Shelf, about: str) -> Asked | None:
    """What was asked, by the button that was tapped or else last; None where nothing was."""
    data = await step.state.get_data()
    if about == ANEW:
        return None
    if not about and data.get("unanswered"):
        about = f"{UNANSWERED}{data['unanswered']}"
    if about.startswith(UNANSWERED):
        return await _unanswered(step, shelf, about.removeprefix(UNANSWERED))
    item = about or str(data.get("item", ""))
    question = str(data.get("asked") or "") if item == data.get("item", "") else ""
    contents = await shelf.current(step.session, step.now)
    if not question and about in contents.items:
        question = contents.title(about, step.say)
    return await _asked(step, shelf, question, item) if question else None


async def _unanswered(step: Step, shelf: Shelf, number: str) -> Asked | None:
    if not number.isdecimal():
        return None
    row = await step.session.get(UnansweredQuestion, int(number))
    if row is None or row.conversation_id not in await step.shown():
        return None
    data = await step.state.get_data()
    # A question that followed a matter is about that.
    item = str(data.get("item", "")) if data.get("unanswered") == row.id else ""
    if row.gap == Gap.NOT_SOLVED and row.offered:
        item = row.offered[0]
    return await _asked(step, shelf, row.text, item, row.id)


async def _asked(
    step: Step, shelf: Shelf, question: str, item: str, unanswered_id: int | None = None
) -> Asked:
    return Asked(
        question=question[: consultations.LONGEST_QUESTION],
        organ=await addressee.of(step.session, item, question),
        about=item,
        unanswered_id=unanswered_id,
        transcript=await _transcript(step, shelf, question, item),
    )


async def written(step: Step, shelf: Shelf, text: str, before: Consultation | None) -> Asked:
    """What was written, in the place of what was shown before."""
    if before is None:
        return await _asked(step, shelf, text, "")
    return Asked(
        question=text,
        organ=await addressee.of(step.session, before.about, text),
        about=before.about,
        unanswered_id=before.unanswered_id,
        transcript=before.transcript,
    )


async def _transcript(step: Step, shelf: Shelf, question: str, item: str) -> list[dict[str, str]]:
    """What was said before: of the web chat its last lines, elsewhere the question and our answer.

    Nothing that was said in a form, and nothing of a request for information: what is answered
    there is for whoever the form is for, and its secret for the applicant alone.
    """
    found = await conversations.transcript(
        step.session, step.conversation.id or 0, limit=LINES + 1
    )
    if found:
        # The word or the tap that asks for a person is no part of it.
        before = found[:-1] if found[-1].sender == Sender.RESIDENT else found
        titles = await surveys.titles(step.session)
        return [
            {"from": str(one.sender), "text": _short(one.html)}
            for one in _sitting(before[-LINES:], step.now)
            if one.draft_id is None and not _is_of_others(one, titles)
        ]
    contents = await shelf.current(step.session, step.now)
    today = step.now.astimezone(CITY).date()
    said = await answers.answer(step.session, contents, item, step.say, today) if item else None
    if said is None:
        return []
    return [
        {"from": str(Sender.RESIDENT), "text": question},
        {"from": str(Sender.OFFICE), "text": _short(said.text)},
    ]


def _sitting(lines: Sequence[Line], now: datetime) -> list[Line]:
    """What was said without a long pause until now: what is older is of something else."""
    found: list[Line] = []
    for one in reversed(lines):
        if (found[0].at if found else now) - one.at > PAUSE:
            break
        found.insert(0, one)
    return found


def _is_of_others(line: Line, titles: Sequence[str]) -> bool:
    """Whether a line is of a request, of a form that was put by, or of a survey.

    Who took part in a survey is nobody's business (storage/surveys.py).
    """
    text = plain(line.html)
    leads = {
        one.get("data", "").split(":")[0].split("|")[0] for row in line.buttons for one in row
    }
    return (
        REQUEST.search(line.html) is not None
        or not leads.isdisjoint(OTHERS)
        or any(title in text for title in titles)
    )


def _short(html: str) -> str:
    text = " ".join(plain(html).split())
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"


async def shown(step: Step, row: Consultation) -> Reply:
    """What will be sent, to whom, and until when an answer is expected."""
    calendar = await working_days.load(step.session)
    html = step.say(
        "consultations-shown",
        organ=step.say.content(row.organ),
        question=row.question,
        lines=len(row.transcript),
        day=consultations.due(calendar, step.now),
        days=consultations.DAYS,
    )
    rows: list[Row] = [
        [_to(step.say, "send", row)],
        [_to(step.say, "change", row), _to(step.say, "drop", row)],
    ]
    return html, keyboard(rows)


def _to(say: Say, do: str, row: Consultation) -> InlineKeyboardButton:
    return button(say(f"consultations-button-{do}"), Consulted(do=do, id=row.id or 0))


def while_waiting(say: Say, row: Consultation) -> InlineKeyboardMarkup | None:
    """What can be done while an answer is waited for."""
    if row.state != State.WAITING:
        return None
    add = button(say("consultations-button-add"), Consulted(do="more", id=row.id or 0))
    return keyboard([[add, _to(say, "withdraw", row)]])


async def overview(step: Step) -> Reply:
    """What somebody has asked, the newest first."""
    say = step.say
    found = await consultations.of(step.session, await step.shown(), LATEST)
    if not found:
        anew = button(say("consultations-button"), Consult(about=ANEW))
        return say("consultations-none"), keyboard([[anew]])
    lines = [_line(say, one) for one in found]
    rows = [_to_look(one, one.question) for one in found]
    return Html("\n".join([say("consultations-mine"), "", *lines])), keyboard(rows)


async def under_way(step: Step, accounts: Sequence[int]) -> list[Row]:
    """The consultations that wait or may be asked on, the newest first."""
    found = await consultations.of(step.session, accounts, MOST)
    return [
        _to_look(one, step.say("consultations-button-mine", question=one.question))
        for one in found
        if one.state != State.CLOSED
    ]


async def asking_on(step: Step, html: Html, markup: InlineKeyboardMarkup) -> Reply:
    """What is said where nothing is known: of who answered lately it can be asked on."""
    row = await consultations.last_answered(step.session, await step.shown())
    said = await consultations.answer_of(step.session, row) if row else None
    if row is None or said is None or step.now - said.at > LATELY:
        return html, markup
    name = step.say("consultations-button-more-of", organ=step.say.content(row.organ))
    on = button(label(name), Consulted(do="more", id=row.id or 0))
    return html, keyboard([[on], *markup.inline_keyboard])


def _to_look(row: Consultation, name: str) -> Row:
    return [button(label(name), Consulted(do="look", id=row.id or 0))]


def _line(say: Say, row: Consultation) -> Html:
    return say(
        "consultations-line",
        number=str(row.number),
        organ=say.content(row.organ),
        state=row.state,
        day=str(row.due_on),
    )


async def told(step: Step, row: Consultation) -> Reply:
    """A consultation as it stands: the question, the newest answer, and what can be done."""
    say = step.say
    if row.state == State.DRAFT:
        return await shown(step, row)
    parts = [_line(say, row), say("consultations-question", question=row.question)]
    said = await consultations.answer_of(step.session, row)
    if said is not None:
        organ = say.content(said.organ or row.organ)
        last = say("consultations-last-answer", answer=said.text, at=said.at, organ=organ)
        parts.append(last)
    markup = while_waiting(say, row)
    if row.state == State.ANSWERED and said is not None:
        markup = keyboard(
            [[_to(say, "more", row), button(say("consultations-button-rate"), _rating(row, said))]]
        )
    return Html("\n\n".join(parts)), markup


def standing(step: Step, row: Consultation) -> Reply:
    """Until when the answer was promised; and that it is late where it is."""
    html = step.say(
        "consultations-stands",
        number=str(row.number),
        organ=step.say.content(row.organ),
        day=str(row.due_on),
        is_late=str(row.is_overdue(step.now.astimezone(CITY).date())).lower(),
    )
    return html, while_waiting(step.say, row)


async def welcome(step: Step, row: Consultation) -> Reply:
    """What is said to thanks: what can still be done."""
    said = await consultations.answer_of(step.session, row)
    if row.state != State.ANSWERED or said is None:
        return step.say("consultations-welcome", state=row.state), while_waiting(step.say, row)
    buttons = [_to(step.say, "more", row)]
    if said.rating is None:
        buttons.append(button(step.say("consultations-button-rate"), _rating(row, said)))
    return step.say("consultations-welcome", state=row.state), keyboard([buttons])


def _rating(row: Consultation, said: consultations.Message) -> Consulted:
    return Consulted(do="rate", id=row.id or 0, message=said.id or 0)
