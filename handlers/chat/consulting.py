"""What a consultation shows (咨询页面): what will be sent, where it stands, the answer."""

import re
from dataclasses import replace

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.chat import addressee, answers
from handlers.chat.answers import label
from handlers.chat.buttons import Consult, Consulted, Row, button, frame, keyboard
from handlers.chat.shelf import Shelf
from handlers.chat.step import Step
from knowledge.say import CITY, Html, Say, plain
from storage import consultations, conversations, working_days
from storage.consultations import Asked, Consultation, State
from storage.conversations import Sender
from storage.faq import Gap, UnansweredQuestion

Reply = tuple[Html, InlineKeyboardMarkup | None]

# In the place of an item: a fresh question; and before the number of an unanswered one.
ANEW, UNANSWERED = "anew", "u:"
# So much of the conversation goes along.
LINES, LONGEST_LINE = 10, 400
# The number of a request for information (申请编号): beside it stand its secret and its answer.
REQUEST = re.compile(r"SQ-\d{4}-\d")
# So many are shown of one's own.
LATEST = 5


async def whose(step: Step) -> list[int]:
    """The accounts whose consultations are seen here: abroad those of this one alone.

    《个人信息保护法》第三十六条: what was asked here does not go there by a joined account.
    """
    return [step.conversation.id or 0] if step.abroad else await step.accounts()


def spoken(step: Step, language: str) -> Step:
    """The step in another language."""
    return replace(step, say=step.texts.say(language))


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
    if row is None or row.conversation_id not in await whose(step):
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
        return [
            {"from": str(one.sender), "text": _short(one.html)}
            for one in before[-LINES:]
            if one.draft_id is None and not REQUEST.search(one.html)
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
    found = await consultations.of(step.session, await whose(step), LATEST)
    if not found:
        anew = button(say("consultations-button"), Consult(about=ANEW))
        return say("consultations-none"), keyboard([[anew]])
    lines = [_line(say, one) for one in found]
    rows: list[Row] = [
        [button(label(one.question), Consulted(do="look", id=one.id or 0))] for one in found
    ]
    return Html("\n".join([say("consultations-mine"), "", *lines])), keyboard(rows)


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
        parts.append(say("consultations-last-answer", answer=said.text, at=said.at))
    markup = while_waiting(say, row)
    if row.state == State.ANSWERED and said is not None:
        markup = keyboard(
            [[_to(say, "more", row), button(say("consultations-button-rate"), _rating(row, said))]]
        )
    return Html("\n\n".join(parts)), markup


def _rating(row: Consultation, said: consultations.Message) -> Consulted:
    return Consulted(do="rate", id=row.id or 0, message=said.id or 0)


def answered(
    say: Say, row: Consultation, said: consultations.Message
) -> tuple[Html, list[list[dict[str, str]]]]:
    """The notice that brings an answer."""
    html = say(
        "consultations-answer",
        number=str(row.number),
        organ=say.content(row.organ),
        question=label(row.question),
        answer=said.text,
    )
    more = frame(say("consultations-button-more"), Consulted(do="more", id=row.id or 0))
    return html, [[more, frame(say("consultations-button-rate"), _rating(row, said))]]


def transferred(say: Say, row: Consultation, reason: str) -> Html:
    """The notice that another organ answers."""
    return say(
        "consultations-transferred",
        number=str(row.number),
        organ=say.content(row.organ),
        reason=reason,
        day=str(row.due_on),
    )
