"""The one-time page (一次性页面): the personal questions of a form, off the channel's servers.

Who has the address may fill it in, once and within minutes; nothing that was answered before is
shown. When it was sent the chat that gave the address goes on by itself: a tap of ours is put
into its inbox, in the same transaction as the answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels import reception, uploads
from bot.web import languages
from bot.web.origins import Origins
from bot.web.pages import Pages
from bot.web.state import State
from bot.web.uploads import Posted, posted
from handlers.chat import PURPOSES
from handlers.chat.buttons import Fill
from handlers.chat.form_answers import (
    Rules,
    Unclear,
    enough,
    labels,
    told,
    understood,
    values,
    wording,
)
from handlers.chat.taps import TYPED
from knowledge.say import CITY, Language, Say
from storage import form_files, forms, inbound
from storage.conversations import Conversation
from storage.forms import Answers, Draft, Kind, Question
from storage.refusal import Refusal

GONE = 410
WRONG = 422
# A field of the page for a question.
FIELD = "a_"
RULES = {one.key: one.rules for one in PURPOSES}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the page shows it: with what was typed, and why it was not taken.

    `is_given`: it was answered before, and stays where nothing is put in. `kept` is a file that
    was taken while something else was wrong.
    """

    question: Question
    wording: str
    hint: str
    options: list[tuple[str, str]]
    typed: list[str] = field(default_factory=list)
    problem: str = ""
    is_given: bool = False
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is filled in: a draft, its answers so far, and in which voice it is asked."""

    session: AsyncSession
    draft: Draft
    answers: Answers
    say: Say
    now: datetime

    def asks(self, question: Question, typed: Sequence[str] = (), problem: str = "") -> Asked:
        """A question of the page."""
        options = zip(map(str, values(question)), labels(question, self.say), strict=True)
        hints = [wording(question.hint, self.say)] if question.hint else []
        if question.kind is Kind.FILE:
            hints.append(
                self.say("form-file-hint", most=form_files.LARGEST // form_files.MEGABYTE)
            )
        return Asked(
            question,
            wording(question.words, self.say),
            " ".join(hints),
            list(options) if values(question) else [],
            list(typed),
            problem,
            question.id in self.answers.given,
        )

    async def read(self, question: Question, sent: Posted) -> Asked:
        """Takes the answer of a field, or says why not."""
        typed = sent.words.get(FIELD + question.id, [])
        file = sent.files.get(FIELD + question.id)
        is_empty = file is None and not any(one.strip() for one in typed)
        if is_empty and question.id in self.answers.given:
            return self.asks(question)
        value: forms.Value | None
        try:
            if file is not None and question.kind is Kind.FILE:
                value = await self._file(question, *file)
            else:
                rules = RULES.get(self.draft.purpose, {})
                value = _value(question, typed, self.say, self.now, rules)
        except (Unclear, Refusal) as why:
            return self.asks(question, typed, self.say(why.text_id, **why.args_of_text))
        if value is None:
            self.answers.skip(question.id)
        else:
            self.answers.give(question.id, value)
        return self.asks(question, typed)

    async def _file(self, question: Question, name: str, content: bytes) -> forms.Value:
        file = uploads.checked(name, content)
        row = await form_files.keep(self.session, self.draft, question.id, file, self.now)
        return await form_files.send(self.session, self.draft, row)

    def keep_files(self, read: Sequence[Asked]) -> list[Asked]:
        """Something is wrong: nothing is kept but the files, which no page can hold."""
        kept, shown = forms.answers(self.session, self.draft), []
        for one in read:
            value = self.answers.given.get(one.question.id)
            is_new = isinstance(value, dict) and value != kept.given.get(one.question.id)
            if value is not None and is_new and not one.problem:
                kept.give(one.question.id, value)
                shown.append(replace(one, kept=told(one.question, value, self.say)))
            else:
                shown.append(one)
        forms.keep(self.session, self.draft, kept, self.now)
        return shown


class FormPages:
    """GET and POST /forms/{token}."""

    def __init__(self, state: State, pages: Pages, origins: Origins) -> None:
        self.state = state
        self.pages = pages
        self.origins = origins

    async def show(self, request: web.Request) -> web.Response:
        """The open questions; a page that was used or is too old says where there is another."""
        async with self.state.database.transaction() as session:
            sheet = await self._sheet(session, request)
            if sheet is None:
                return self._gone(request)
            open_questions = sheet.answers.on_page(sheet.draft.questions, sheet.draft.at)
            return self._page(sheet, [sheet.asks(one) for one in open_questions])

    async def take(self, request: web.Request) -> web.Response:
        """Takes the answers, all or none; wrong ones are asked again and the others kept."""
        if not self.origins.may_post(request):
            raise web.HTTPForbidden
        # Before anything is read: who has no page sends nothing.
        async with self.state.database.reading() as session:
            if not await forms.is_page(session, request.match_info["token"], self.state.now()):
                return self._gone(request)
        sent = await posted(request)
        async with self.state.database.transaction() as session:
            sheet = await self._sheet(session, request)
            if sheet is None:
                return self._gone(request)
            draft, answers = sheet.draft, sheet.answers
            open_questions = answers.on_page(draft.questions, draft.at)
            read = [await sheet.read(one, sent) for one in open_questions]
            if any(one.problem for one in read):
                return self._page(sheet, sheet.keep_files(read), status=WRONG)
            following = answers.next(draft.questions)
            draft.at = following.id if following else ""
            forms.keep(session, draft, answers, sheet.now)
            # What hangs on an answer of this page is asked on it as well.
            if more := answers.on_page(draft.questions):
                return self._page(sheet, [sheet.asks(one) for one in more])
            chat = await self._go_on(session, draft, sheet.now)
        if chat is not None:
            self.state.inbox.wake(*chat)
        return self.pages.answer("form_done.html", sheet.say.language)

    async def _sheet(self, session: AsyncSession, request: web.Request) -> Sheet | None:
        """What the page of this address asks; None where it was used, is too old or is none."""
        now = self.state.now()
        draft = await forms.by_page(session, request.match_info["token"], now)
        if draft is None:
            return None
        say = self.state.say(await self._language(session, draft))
        return Sheet(session, draft, forms.answers(session, draft), say, now)

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

    def _page(self, sheet: Sheet, asked: list[Asked], *, status: int = 200) -> web.Response:
        return self.pages.answer(
            "form.html",
            sheet.say.language,
            status=status,
            title=wording(sheet.draft.questions.title, sheet.say),
            asked=asked,
            field=FIELD,
            accept=form_files.ACCEPT,
        )

    def _gone(self, request: web.Request) -> web.Response:
        language = languages.asked(request) or languages.read_by(request)
        return self.pages.problem(language, "form-page-gone", status=GONE)


def _value(
    question: Question, typed: list[str], say: Say, now: datetime, rules: Rules
) -> forms.Value | None:
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
    return understood(question, given[0], say, now.astimezone(CITY).date(), rules)
