"""Surveys (民意征集、问卷调查) in the chat: what is open, what it is for, and the form.

An answer is kept with the person until it is sent, and the first message says so; sent, it is
nobody's any more (storage/surveys.py), and what was said while filling in is erased.
"""

import re
from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.chat import form
from handlers.chat.answers import label
from handlers.chat.buttons import AnswerSurvey, OneSurvey, Surveys, button, keyboard
from handlers.chat.form import Spoken
from handlers.chat.form_answers import wording
from handlers.chat.step import Step
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import Says
from knowledge.normalise import fold
from knowledge.say import Html
from storage import forms, residents, surveys, traces
from storage.calendar import day_of
from storage.forms import Draft, Value
from storage.refusal import Refusal
from storage.surveys import Survey

# A list that fits on a phone.
MOST = 8
# Longer than this it is a question.
LONGEST = 30


# What one asks for here: an inquiry of an office (调查取证) is none.
_FORMS = "(?:民意调查|问卷调查|调查问卷|民意征集|调查表|问卷|调查)"
_FILL = "(?:填写|填一填|填|做一做|做|参加|参与|答|回答)"
_WISH = re.compile(
    "(?:请问|现在|最近|近期|今天|这里|你们|还)*(?:有没有|有什么|有啥|有哪些|有)"
    f"(?:新的|别的|正在进行的|可以{_FILL}的|能{_FILL}的)*{_FORMS}"
    f"(?:可以|能|要|给我|让我|我能)*{_FILL}?(?:的|一下)?[吗呢么啊呀]?"
    f"|(?:我们?|想要?|要|来|去|可以)+{_FILL}(?:一下|一?[个份张])?{_FORMS}[吧啊了]?"
    r"|(?:are there )?any surveys?(?: (?:to answer|open|now))*"
)


def wanted(text: str) -> bool:
    """Whether a text asks for a survey to fill in, and for nothing else."""
    return _WISH.fullmatch(fold(text).strip(" 。.,!?、~")) is not None


class Wants(Filter):
    """Passes somebody who would like to fill in a survey."""

    async def __call__(self, message: Message) -> bool:
        """Whether they would."""
        text = message.text or ""
        return len(text) <= LONGEST and wanted(text)


def router() -> Router:
    """The command, the words that do the same, and the taps."""
    router = Router(name="surveys")
    router.message.register(show, Command("surveys"))
    router.message.register(
        show,
        Says(
            *("调查", "问卷", "问卷调查", "民意调查", "民意征集", "参加调查", "填问卷", "做问卷"),
            *("surveys", "survey"),
        ),
    )
    router.message.register(show, Wants())
    router.callback_query.register(back, Surveys.filter())
    router.callback_query.register(one, OneSurvey.filter())
    router.callback_query.register(answer, AnswerSurvey.filter())
    return router


async def page(step: Step) -> tuple[Html, InlineKeyboardMarkup | None]:
    """What can be answered now; a single one is shown at once."""
    found = await surveys.offered(step.session, day_of(step.now))
    if not found:
        return step.say("surveys-none-open"), None
    if len(found) == 1:
        return await about(step, found[0])
    say, lines, rows = step.say, [], []
    for survey in found[:MOST]:
        title = wording(survey.questions.title, say)
        done = await _took_part(step, survey)
        lines.append(
            say("surveys-line-done" if done else "surveys-line", title=title, day=survey.closes_on)
        )
        rows.append([button(label(title), OneSurvey(survey=survey.id or 0))])
    heading = say("surveys-open", count=len(found))
    return Html("\n\n".join([heading, "\n".join(lines)])), keyboard(rows)


async def about(step: Step, survey: Survey) -> tuple[Html, InlineKeyboardMarkup | None]:
    """What a survey is for, how long it takes, and the way in."""
    say, questions = step.say, survey.questions
    head = say(
        "surveys-about",
        title=wording(questions.title, say),
        purpose=wording(survey.purpose, say),
        organ=say.content(survey.organ),
        count=len(questions.questions),
        day=survey.closes_on,
    )
    if await _took_part(step, survey):
        return Html(f"{head}\n\n{say('surveys-taken')}"), None
    draft = await _draft(step, survey)
    text = say("surveys-button-go-on") if draft else say("surveys-button-answer")
    markup = keyboard([[button(text, AnswerSurvey(survey=survey.id or 0))]])
    return Html(f"{head}\n\n{say('surveys-anonymous')}"), markup


async def show(message: Message, step: Step) -> TelegramMethod[Any]:
    """/surveys."""
    text, markup = await page(step)
    return message.answer(text, reply_markup=markup)


async def back(callback: CallbackQuery, step: Step) -> Said:
    """The list, from a button."""
    return say_anew(callback, *await page(step))


async def one(callback: CallbackQuery, callback_data: OneSurvey, step: Step) -> Said:
    """A survey, chosen from the list."""
    survey = await step.session.get(Survey, callback_data.survey)
    if survey is None or survey.status == surveys.Status.DRAFT:
        return stale(callback, step.say)
    if not survey.takes(day_of(step.now)):
        return say_anew(callback, step.say("surveys-closed"), _to_others(step))
    return change(callback, *await about(step, survey))


async def answer(callback: CallbackQuery, callback_data: AnswerSurvey, step: Step) -> Said:
    """Begins the form, or goes on with it; in the version in which it was begun."""
    survey = await step.session.get(Survey, callback_data.survey)
    if survey is None or survey.status == surveys.Status.DRAFT:
        return stale(callback, step.say)
    if await _took_part(step, survey):
        return say_anew(callback, step.say("surveys-taken"), _to_others(step))
    newest = await _newest(step, survey)
    if newest is None:
        # Nothing can come of what was begun.
        await _discard(step, await _drafts(step, survey))
        return say_anew(callback, step.say("surveys-closed"), _to_others(step))
    draft = await _draft(step, survey)
    if draft is not None:
        spoken = await form.start(step, PURPOSE, draft.questions, draft.about)
    else:
        await surveys.begin(step.session, newest)
        spoken = await form.start(step, PURPOSE, newest.questions, newest.about)
        spoken = [Spoken(_kept(step, "surveys-kept")), *spoken]
    await traces.began(step.session, step.conversation)
    return form.said(callback, spoken)


def _kept(step: Step, text_id: str) -> Html:
    """What is said of the chat itself: on a network of others only the person can delete it."""
    return step.say(text_id, channel=step.conversation.channel)


def _to_others(step: Step) -> InlineKeyboardMarkup:
    return keyboard([[button(step.say("surveys-button-others"), Surveys())]])


async def _took_part(step: Step, survey: Survey) -> bool:
    accounts = await residents.accounts(step.session, step.conversation)
    return await surveys.took_part(step.session, survey, accounts)


async def _newest(step: Step, survey: Survey) -> Survey | None:
    """The version that is open: a button of an older one leads to it."""
    found = await surveys.versions(step.session, survey)
    day = day_of(step.now)
    opened = (one for one in found if one.status == surveys.Status.OPEN and one.takes(day))
    return next(opened, None)


async def _drafts(step: Step, survey: Survey) -> Sequence[Draft]:
    """What the resident has begun of a survey, in any version, the newest first."""
    versions = {one.about for one in await surveys.versions(step.session, survey)}
    unfinished = await forms.unfinished(step.session, await step.accounts())
    return [one for one in unfinished if one.purpose == PURPOSE.key and one.about in versions]


async def _draft(step: Step, survey: Survey) -> Draft | None:
    return next(iter(await _drafts(step, survey)), None)


async def _discard(step: Step, drafts: Sequence[Draft]) -> None:
    """Ends what was begun, with every trace of it."""
    if drafts:
        await traces.erase(step.session, [one.id or 0 for one in drafts])
    for one in drafts:
        await forms.discard(step.session, one)


async def review(step: Step, draft: Draft, answers: dict[str, Value]) -> Html:
    """Above what is read back: sent is sent, because nobody could find it again."""
    del draft, answers
    return step.say("surveys-review")


async def send(step: Step, draft: Draft, answers: dict[str, Value]) -> list[Spoken]:
    """Takes the answer, and leaves no trace of the filling in."""
    survey = await step.session.get(Survey, int(draft.about.partition(":")[2] or 0))
    if survey is None:
        raise Refusal("surveys-closed-unsent")
    accounts = await residents.accounts(step.session, step.conversation)
    await surveys.send(step.session, survey, accounts, answers, step.now)
    # The engine ends the one that is sent.
    await _discard(step, [one for one in await _drafts(step, survey) if one.id != draft.id])
    return [Spoken(_kept(step, "surveys-sent"), _to_others(step))]


PURPOSE = form.Purpose(key="surveys", send=send, review=review, erases=True)
