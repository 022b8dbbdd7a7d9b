"""The one-time page (一次性页面): the personal questions of a form, off the channel's servers.

Who has the address may fill it in, once and within minutes; nothing that was answered before is
shown. When it was sent the chat that gave the address goes on by itself: a tap of ours is put
into its inbox, in the same transaction as the answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web
from multidict import MultiDictProxy
from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels import reception
from bot.web import languages
from bot.web.origins import Origins
from bot.web.pages import Pages
from bot.web.state import State
from handlers.chat.buttons import Fill
from handlers.chat.form_answers import Unclear, enough, labels, understood, values, wording
from handlers.chat.taps import TYPED
from knowledge.say import CITY, Language, Say
from storage import forms, inbound
from storage.conversations import Conversation
from storage.forms import Answers, Draft, Kind, Question

GONE = 410
WRONG = 422
# A field of the page for a question.
FIELD = "a_"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the page shows it: with what was typed, and why it was not taken."""

    question: Question
    wording: str
    hint: str
    options: list[tuple[str, str]]
    typed: list[str] = field(default_factory=list)
    problem: str = ""


class FormPages:
    """GET and POST /forms/{token}."""

    def __init__(self, state: State, pages: Pages, origins: Origins) -> None:
        self.state = state
        self.pages = pages
        self.origins = origins

    async def show(self, request: web.Request) -> web.Response:
        """The open questions; a page that was used or is too old says where there is another."""
        now = self.state.now()
        async with self.state.database.transaction() as session:
            draft = await forms.by_page(session, request.match_info["token"], now)
            if draft is None:
                return self._gone(request)
            language = await self._language(session, draft)
            say = self.state.say(language)
            open_questions = forms.answers(session, draft).on_page(draft.questions)
            asked = [_asked(one, say) for one in open_questions]
            return self._page(draft, language, asked)

    async def take(self, request: web.Request) -> web.Response:
        """Takes the answers, all or none; wrong ones are asked again and the others kept."""
        if not self.origins.may_post(request):
            raise web.HTTPForbidden
        posted = await request.post()
        now = self.state.now()
        async with self.state.database.transaction() as session:
            draft = await forms.by_page(session, request.match_info["token"], now)
            if draft is None:
                return self._gone(request)
            language = await self._language(session, draft)
            say = self.state.say(language)
            answers = forms.answers(session, draft)
            read = [
                self._read(one, _posted(posted, one), answers, say, now)
                for one in answers.on_page(draft.questions)
            ]
            if any(one.problem for one in read):
                return self._page(draft, language, read, status=WRONG)
            following = answers.next(draft.questions)
            draft.at = following.id if following else ""
            forms.keep(session, draft, answers, now)
            # What hangs on an answer of this page is asked on it as well.
            if more := answers.on_page(draft.questions):
                return self._page(draft, language, [_asked(one, say) for one in more])
            chat = await self._go_on(session, draft, now)
        if chat is not None:
            self.state.inbox.wake(*chat)
        return self.pages.answer("form_done.html", language)

    def _read(
        self, question: Question, typed: list[str], answers: Answers, say: Say, now: datetime
    ) -> Asked:
        """Takes the answer of a field, or says why not."""
        try:
            value = _value(question, typed, say, now)
        except Unclear as unclear:
            problem = say(unclear.text_id, **unclear.args_of_text)
            return _asked(question, say, typed, problem)
        if value is None:
            answers.skip(question.id)
        else:
            answers.give(question.id, value)
        return _asked(question, say, typed)

    async def _go_on(
        self, session: AsyncSession, draft: Draft, now: datetime
    ) -> tuple[str, int] | None:
        """The page is used; the chat that gave it goes on, as if its button had been tapped."""
        used, wanted = draft.page, draft.page_for
        forms.close_page(draft)
        conversation = await session.get(Conversation, wanted) if wanted else None
        if conversation is None:
            return None
        name = f"form:{used}"
        body = reception.tap(
            conversation.chat_id,
            1,
            now,
            update_id=draft.id or 0,
            data=Fill(draft=draft.id or 0, at=draft.at, do="go").pack(),
            callback_id=TYPED + name[:20],
        )
        await inbound.receive(
            session,
            channel=conversation.channel,
            update_id=name,
            chat_id=conversation.chat_id,
            body=body,
            now=now,
        )
        return conversation.channel, conversation.chat_id

    async def _language(self, session: AsyncSession, draft: Draft) -> Language:
        wanted = draft.page_for or draft.conversation_id
        conversation = await session.get(Conversation, wanted)
        return Language(conversation.language) if conversation else Language.ZH_HANS

    def _page(
        self, draft: Draft, language: Language, asked: list[Asked], *, status: int = 200
    ) -> web.Response:
        title = wording(draft.questions.title, self.state.say(language))
        return self.pages.answer(
            "form.html", language, status=status, title=title, asked=asked, field=FIELD
        )

    def _gone(self, request: web.Request) -> web.Response:
        language = languages.asked(request) or languages.read_by(request)
        return self.pages.problem(language, "form-page-gone", status=GONE)


def _value(question: Question, typed: list[str], say: Say, now: datetime) -> forms.Value | None:
    """The answer of a field; None where it was left empty and may be. Raises Unclear."""
    given = [one.strip() for one in typed if one.strip()]
    if not given:
        if question.optional:
            return None
        raise Unclear("form-page-empty")
    known = {str(value): value for value in values(question)}
    if question.kind is Kind.SEVERAL:
        return enough(question, [one for one in given if one in known])
    if given[0] in known:
        return known[given[0]]
    return understood(question, given[0], say, now.astimezone(CITY).date())


def _posted(posted: MultiDictProxy[Any], question: Question) -> list[str]:
    return [str(one) for one in posted.getall(FIELD + question.id, [])]


def _asked(question: Question, say: Say, typed: Sequence[str] = (), problem: str = "") -> Asked:
    options = zip(map(str, values(question)), labels(question, say), strict=True)
    return Asked(
        question,
        wording(question.words, say),
        wording(question.hint, say) if question.hint else "",
        list(options) if values(question) else [],
        list(typed),
        problem,
    )
