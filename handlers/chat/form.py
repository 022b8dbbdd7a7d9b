"""The form engine (填表): one question at a time, tapped or typed; back, skip, later, cancel.

Built on a row, one state and typed taps. Tried first on the real unit of work: aiogram's Scenes
carry questions that are data only as one generic scene, throw away what their enter and leave
return (so nothing could be said after the commit), and keep ten copies of everything as history;
aiogram-dialog 2.6 sends before the commit unless its message manager is replaced, takes every tap
while it is open, does not know another account of the same person, and took an old button for the
answer of the present question. What a form needs beyond a row was the same sixty lines in each.

The draft (storage/forms.py) belongs to the resident; a conversation remembers only which draft it
shows and at which question, so that a tap on an old message and a text meant for a question that
was answered elsewhere are told apart.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.chat import form_file, form_page
from handlers.chat.aside import Afterwards, Asked
from handlers.chat.buttons import Fill
from handlers.chat.form_answers import Rules, Unclear, enough, told, understood, values, wording
from handlers.chat.spoken import Spoken, said
from handlers.chat.step import Step
from handlers.chat.taps import Said, stale
from handlers.chat.words import AT_A_LOSS, GO_ON, Says
from knowledge.say import CITY, Html
from storage import form_files, forms, traces
from storage.forms import Answers, Draft, Form, Kind, Question, Value
from storage.refusal import Refusal

__all__ = ["STATE", "Forms", "Purpose", "Spoken", "ask", "close", "said", "start"]

STATE = "form"
# What a conversation remembers of the form that it shows.
_KEPT = {"form", "asked", "ticked", "sure"}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a form is for (用途): a word, and what its sending does in the same transaction.

    `send` may raise Refusal: it is said, and the draft stays. `review` stands above the answers
    that are read back. `erases` takes the filling-in out of the transcript. `rules` are those that
    its questions name.
    """

    key: str
    send: Callable[[Step, Draft, dict[str, Value]], Awaitable[list[Spoken]]]
    review: Callable[[Step, Draft, dict[str, Value]], Awaitable[Html]] | None = None
    erases: bool = False
    rules: Rules = field(default_factory=dict)


Act = Callable[[Step, Draft, Purpose, str], Awaitable[list[Spoken]]]


async def start(
    step: Step,
    purpose: Purpose,
    form: Form,
    about: str = "",
    given: Mapping[str, Value] | None = None,
) -> list[Spoken]:
    """Begins a form for a record, or goes on with the draft of it: its question is asked."""
    draft, is_new = await forms.begin(
        step.session, await step.accounts(), purpose.key, about, form, step.now, given
    )
    asked = await ask(step, draft, purpose)
    return asked if is_new else [Spoken(step.say("form-goes-on")), *asked]


async def ask(step: Step, draft: Draft, purpose: Purpose, before: str = "") -> list[Spoken]:
    """Asks the question at which a draft stands, or reads everything back."""
    form, answers = draft.questions, forms.answers(step.session, draft)
    question = form.question(draft.at)
    on_page = question is not None and question.for_page and not step.takes_personal
    await step.state.set_state(STATE)
    await step.state.update_data(
        form=draft.id, asked=draft.at, ticked=_ticked(answers, question), sure=False
    )
    step.conversation.filling = draft.id
    step.conversation.confides = bool(question and question.personal and step.takes_personal)
    if question is None:
        above = ""
        if purpose.review:
            above = await purpose.review(step, draft, answers.final(form))
        html, keyboard = form_page.read_back(step.say, draft, answers, above, abroad=step.abroad)
    elif on_page:
        token = await forms.open_page(step.session, draft, step.conversation.id or 0, step.now)
        html, keyboard = form_page.elsewhere(step, draft, token)
    else:
        ticked = _ticked(answers, question)
        html, keyboard = form_page.question(step.say, draft, answers, question, ticked)
    return [Spoken(_joined(before, html), keyboard)]


def _joined(*parts: str) -> Html:
    return Html("\n\n".join(part for part in parts if part))


def _ticked(answers: Answers, question: Question | None) -> list[str]:
    """The options that are chosen already, of a question that takes several."""
    chosen = answers.given.get(question.id) if question else None
    return chosen if isinstance(chosen, list) else []


async def close(step: Step) -> None:
    """The conversation is about something else again."""
    await step.state.set_state(None)
    data = await step.state.get_data()
    await step.state.set_data({name: value for name, value in data.items() if name not in _KEPT})
    step.conversation.confides = False
    step.conversation.filling = None


async def put_by(step: Step) -> Afterwards:
    """Closes the form that is open; nothing is lost, and that is said."""
    draft_id = int((await step.state.get_data()).get("form") or 0)
    await close(step)

    async def afterwards() -> Spoken | None:
        draft = await forms.hold(step.session, await step.accounts(), draft_id)
        # It was ended by that very act, or another form was begun.
        if draft is None or step.conversation.state == STATE:
            return None
        title = wording(draft.questions.title, step.say)
        return Spoken(step.say("form-aside", title=title), form_page.going_on(step.say, draft))

    return afterwards


class InForm(Filter):
    """Passes a text while a form is open; commands, and words that call for help, do not."""

    async def __call__(self, message: Message, step: Step) -> bool:
        """Whether one is."""
        text = message.text or ""
        if step.conversation.state != STATE or text.startswith("/"):
            return False
        return not await Says(*AT_A_LOSS)(message)


class Forms:
    """The engine over the purposes of the house."""

    def __init__(self, purposes: Sequence[Purpose]) -> None:
        self.purposes = {one.key: one for one in purposes}
        self.asked = Asked("form", STATE, put_by, takes_all=True, again=self._again)
        self.acts: dict[str, Act] = {
            "go": self._go,
            "pick": self._pick,
            "tick": self._tick,
            "done": self._done,
            "back": self._back,
            "skip": self._skip,
            "file": self._file,
            "keep": self._leave_as_is,
            "change": self._change,
            "later": self._later,
            "cancel": self._cancel,
            "end": self._end,
            "send": self._send,
        }

    def router(self) -> Router:
        """Texts while a form is open, and the taps of forms."""
        router = Router(name="form")
        router.message.register(self.typed, InForm())
        router.message.register(self.resume, Says(*GO_ON))
        router.callback_query.register(self.tapped, Fill.filter())
        return router

    async def _held(self, step: Step, draft_id: int) -> tuple[Draft, Purpose] | None:
        draft = await forms.hold(step.session, await step.accounts(), draft_id)
        purpose = self.purposes.get(draft.purpose) if draft else None
        return (draft, purpose) if draft and purpose else None

    async def _again(self, step: Step) -> Spoken | None:
        """The question at which the open form stands, after something that only helped."""
        held = await self._held(step, int((await step.state.get_data()).get("form") or 0))
        return (await ask(step, *held))[-1] if held else None

    async def resume(self, message: Message, step: Step) -> Said:
        """On with the form that was put by last."""
        for draft in await forms.unfinished(step.session, await step.accounts()):
            if purpose := self.purposes.get(draft.purpose):
                return said(message, await ask(step, draft, purpose))
        raise SkipHandler

    async def typed(self, message: Message, step: Step) -> Said:
        """A text: an answer, or a word that steers the form."""
        data = await step.state.get_data()
        held = await self._held(step, int(data.get("form") or 0))
        if held is None:
            await close(step)
            return said(message, [Spoken(step.say("form-gone"))])
        draft, purpose = held
        if draft.at != data.get("asked"):
            return said(message, await ask(step, draft, purpose, step.say("form-moved-on")))
        act = form_page.steering(message.text or "", draft, step, sure=bool(data.get("sure")))
        if act is not None:
            return said(message, await self._do(step, draft, purpose, *act))
        return said(message, await self._answer(step, draft, purpose, message))

    async def _answer(
        self, step: Step, draft: Draft, purpose: Purpose, message: Message
    ) -> list[Spoken]:
        question = draft.questions.question(draft.at)
        if question is None:
            return await ask(step, draft, purpose, step.say("form-read-back-first"))
        if question.for_page and not step.takes_personal:
            return await ask(step, draft, purpose)
        try:
            if message.document is not None:
                value = await form_file.sent(step, draft, message.document.file_id)
            else:
                today = step.now.astimezone(CITY).date()
                value = understood(question, message.text or "", step.say, today, purpose.rules)
        except Unclear as unclear:
            why = step.say(unclear.text_id, **unclear.args_of_text)
            return await ask(step, draft, purpose, why)
        noted = ""
        if question.kind is not Kind.TEXT:
            noted = step.say("form-noted", answer=told(question, value, step.say))
        return await self._give(step, draft, purpose, value, noted)

    async def _give(
        self, step: Step, draft: Draft, purpose: Purpose, value: Value, noted: str
    ) -> list[Spoken]:
        answers = forms.answers(step.session, draft)
        answers.give(draft.at, value)
        return await self._on(step, draft, purpose, answers, noted)

    async def _on(
        self, step: Step, draft: Draft, purpose: Purpose, answers: Answers, noted: str
    ) -> list[Spoken]:
        """To the first question that is open, or to reading everything back."""
        following = answers.next(draft.questions)
        draft.at = following.id if following else ""
        forms.keep(step.session, draft, answers, step.now)
        return await ask(step, draft, purpose, noted)

    async def tapped(self, callback: CallbackQuery, callback_data: Fill, step: Step) -> Said:
        """A tap on a button of a form."""
        held = await self._held(step, callback_data.draft)
        if held is None:
            if (await step.state.get_data()).get("form") == callback_data.draft:
                await close(step)
            return said(callback, [Spoken(step.say("form-gone"))])
        draft, purpose = held
        if callback_data.do != "go" and callback_data.at != draft.at:
            return said(callback, await ask(step, draft, purpose, step.say("form-moved-on")))
        if callback_data.do not in self.acts:
            return stale(callback, step.say)
        return said(
            callback, await self._do(step, draft, purpose, callback_data.do, callback_data.what)
        )

    async def _do(
        self, step: Step, draft: Draft, purpose: Purpose, act: str, what: str = ""
    ) -> list[Spoken]:
        return await self.acts[act](step, draft, purpose, what)

    async def _go(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del what
        return await ask(step, draft, purpose)

    async def _pick(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        question = draft.questions.question(draft.at)
        known = {str(value): value for value in values(question)} if question else {}
        if question is None or what not in known:
            return await ask(step, draft, purpose)
        noted = step.say("form-noted", answer=told(question, known[what], step.say))
        return await self._give(step, draft, purpose, known[what], noted)

    async def _tick(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        """Chooses one of several, or not; the message changes in place."""
        question = draft.questions.question(draft.at)
        if question is None or what not in map(str, values(question)):
            return await ask(step, draft, purpose)
        ticked = set((await step.state.get_data()).get("ticked") or ()) ^ {what}
        chosen = [one.value for one in question.options if one.value in ticked]
        await step.state.update_data(ticked=chosen)
        answers = forms.answers(step.session, draft)
        html, keyboard = form_page.question(step.say, draft, answers, question, chosen)
        return [Spoken(html, keyboard, in_place=True)]

    async def _done(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del what
        question = draft.questions.question(draft.at)
        if question is None or question.kind is not Kind.SEVERAL:
            return await ask(step, draft, purpose)
        ticked = (await step.state.get_data()).get("ticked") or []
        try:
            value = enough(question, ticked)
        except Unclear as unclear:
            why = step.say(unclear.text_id, **unclear.args_of_text)
            return await ask(step, draft, purpose, why)
        noted = step.say("form-noted", answer=told(question, value, step.say))
        return await self._give(step, draft, purpose, value, noted)

    async def _back(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del what
        answers = forms.answers(step.session, draft)
        before = answers.before(draft.questions, draft.at)
        if before is None:
            return await ask(step, draft, purpose, step.say("form-first"))
        draft.at = before.id
        forms.keep(step.session, draft, answers, step.now)
        return await ask(step, draft, purpose)

    async def _skip(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del what
        question = draft.questions.question(draft.at)
        if question is None or not question.optional:
            return await ask(step, draft, purpose, step.say("form-cannot-skip"))
        if question.kind is Kind.FILE:
            await form_files.drop(step.session, draft, question.id)
        answers = forms.answers(step.session, draft)
        answers.skip(draft.at)
        return await self._on(step, draft, purpose, answers, "")

    async def _file(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        """The button that a page turns into its picker of files, tapped where there is none."""
        del what
        question = draft.questions.question(draft.at)
        if question is None or question.kind is not Kind.FILE or not step.takes_personal:
            return await ask(step, draft, purpose)
        return [Spoken(await form_file.how(step, draft), form_page.leaving(step.say, draft))]

    async def _leave_as_is(
        self, step: Step, draft: Draft, purpose: Purpose, what: str
    ) -> list[Spoken]:
        del what
        answers = forms.answers(step.session, draft)
        if draft.at and draft.at not in answers.given:
            return await ask(step, draft, purpose)
        return await self._on(step, draft, purpose, answers, "")

    async def _change(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        """From reading back to one of the questions."""
        answers = forms.answers(step.session, draft)
        if what not in {one.id for one in answers.asked(draft.questions)}:
            return await ask(step, draft, purpose)
        draft.at = what
        forms.keep(step.session, draft, answers, step.now)
        return await ask(step, draft, purpose)

    async def _later(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del purpose, what
        await close(step)
        days = forms.KEEP.days
        return [Spoken(step.say("form-later", days=days), form_page.going_on(step.say, draft))]

    async def _cancel(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del purpose, what
        count = len(forms.answers(step.session, draft).final(draft.questions))
        html, keyboard = form_page.sure_to_cancel(step.say, draft, count)
        await step.state.set_state(STATE)
        await step.state.update_data(form=draft.id, asked=draft.at, sure=True)
        return [Spoken(html, keyboard)]

    async def _end(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del purpose, what
        await close(step)
        gone = await self._erase(step, draft)
        await forms.discard(step.session, draft)
        return [*gone, Spoken(step.say("form-cancelled"))]

    async def _send(self, step: Step, draft: Draft, purpose: Purpose, what: str) -> list[Spoken]:
        del what
        answers = forms.answers(step.session, draft)
        following = answers.next(draft.questions)
        if draft.at or following is not None:
            draft.at = following.id if following else ""
            return await ask(step, draft, purpose)
        try:
            async with step.session.begin_nested():
                found = await purpose.send(step, draft, answers.final(draft.questions))
        except Refusal as refusal:
            why = step.say(refusal.text_id, **refusal.args_of_text)
            return await ask(step, draft, purpose, why)
        await close(step)
        gone = await self._erase(step, draft) if purpose.erases else []
        await forms.discard(step.session, draft)
        return [*gone, *found]

    async def _erase(self, step: Step, draft: Draft) -> list[Spoken]:
        """Takes what was said in the form out of the resident's transcripts."""
        newest = await traces.erase(step.session, [draft.id or 0], step.conversation)
        return [] if newest is None else [Spoken(Html(""), erased=newest)]
