"""The page (网页问答): the conversation, and the form that works without JavaScript."""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.web import Unreadable
from bot.web import languages, markup
from bot.web.origins import Origins
from bot.web.state import State
from bot.web.static_files import StaticFiles
from bot.web.transcript import shown
from bot.web.visitor import Visitors
from knowledge.say import Language, plain
from storage import form_files

# How long the form waits for the answer before it shows the page without it.
PATIENCE: Final = 8.0
LONGEST_DRAFT: Final = 500
# The sentences that the page's script says.
SPOKEN: Final = (
    "web-you",
    "web-office",
    "web-photo",
    "web-download",
    "web-typing",
    "web-offline",
    "web-offline-form",
    "web-too-big",
    "web-not-taken",
    "web-not-uploaded",
)
REFUSED: Final = 422
PAGE_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
# The number of a message, in a button's value.
TAPPED: Final = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the composer when a page is shown, and why it was not taken."""

    text: str = ""
    problem: Markup | None = None


class Pages:
    """GET / and /chat, POST /chat, and the pages for what went wrong."""

    def __init__(
        self, state: State, visitors: Visitors, origins: Origins, files: StaticFiles
    ) -> None:
        self.state = state
        self.visitors = visitors
        self.origins = origins
        self.files = files
        self.templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.spoken = {language: self._spoken(language) for language in Language}

    async def show(self, request: web.Request) -> web.Response:
        """GET / and /chat. Whoever has no cookie is shown the page and not yet given one."""
        chat_id = self.visitors.known(request)
        wanted = languages.asked(request)
        if chat_id is not None and wanted is not None:
            await self.state.web.open(chat_id, wanted)
            await self.state.web.set_language(chat_id, wanted)
        draft = Draft(request.query.get("q", "")[:LONGEST_DRAFT])
        return await self._page(request, chat_id, wanted, draft)

    async def take(self, request: web.Request) -> web.Response:
        """POST /chat: what the form sends. Answers with the page, once the reply stands in it."""
        if not self.origins.may_post(request):
            raise web.HTTPForbidden
        try:
            posted = await request.post()
        except (LookupError, UnicodeDecodeError):
            raise web.HTTPBadRequest from None
        form = {name: value for name, value in posted.items() if isinstance(value, str)}
        wanted = form.get("lang", "")
        language = Language(wanted) if wanted in set(Language) else languages.read_by(request)
        chat_id = self.visitors.known(request) or self.visitors.new()
        await self.state.web.open(chat_id, language)
        # Whoever is new is greeted first, as they would be with an open socket.
        await self.state.web.settled(chat_id, PATIENCE)
        try:
            await self._receive(chat_id, form)
        except Unreadable as refusal:
            sentence = self.state.say(language)(refusal.text_id, **refusal.args_of_text)
            draft = Draft(form.get("text", ""), Markup(sentence))  # noqa: S704 - our own sentence.
            response = await self._page(request, chat_id, language, draft)
            response.set_status(REFUSED)
        else:
            await self.state.web.settled(chat_id, PATIENCE)
            frame = "?frame=1" if form.get("frame") else ""
            response = web.Response(status=303, headers={"Location": f"/chat{frame}#end"})
        self.visitors.remember(response, chat_id)
        return response

    async def _receive(self, chat_id: int, form: dict[str, str]) -> None:
        tap, text = form.get("tap"), form.get("text", "").replace("\r\n", "\n")
        # The same page sent twice is one message, and another question from it is another.
        said = hashlib.sha256(f"{tap}\0{text}".encode(errors="replace")).hexdigest()
        page = form.get("nonce", "")
        nonce = f"{page[:24] if PAGE_NONCE.fullmatch(page) else ''}-{said[:24]}"
        if tap is None:
            await self.state.web.receive_text(chat_id, text, nonce)
            return
        message_id, _, data = tap.partition(" ")
        if not TAPPED.fullmatch(message_id):
            raise Unreadable("web-malformed")
        await self.state.web.receive_tap(chat_id, data, int(message_id), nonce)

    async def _page(
        self, request: web.Request, chat_id: int | None, wanted: Language | None, draft: Draft
    ) -> web.Response:
        frames: list[dict[str, Any]] = []
        language = wanted or languages.read_by(request)
        if chat_id is not None:
            frames = await self.state.web.history(chat_id)
            if wanted is None and frames:
                language = Language(await self.state.web.language(chat_id))
        say = self.state.say(language)
        messages = shown(frames, say, self.state.web.clock())
        framed = "1" if "frame" in request.query else ""
        body = self.render(
            "chat.html",
            language,
            messages=messages,
            waiting=bool(messages) and not messages[-1].office,
            fresh=all(message.office for message in messages),
            draft=draft,
            framed=framed,
            nonce=secrets.token_urlsafe(12),
            suggestions=self.state.suggestions(language),
            spoken=self.spoken[language],
            # A switch of language keeps the frame; a question in the composer is kept by the page.
            here="/chat?frame=1&lang=" if framed else "/chat?lang=",
        )
        # A conversation is not for a cache, nor for whoever sits down at the same machine next.
        return web.Response(
            text=body, content_type="text/html", headers={"Cache-Control": "no-store"}
        )

    def problem(
        self, language: Language, text_id: str, *, status: int, trace: str | None = None
    ) -> web.Response:
        """The page for what went wrong: a sentence, and the way back to the chat."""
        return self.answer("problem.html", language, status=status, text_id=text_id, trace=trace)

    def answer(
        self, template: str, language: Language, *, status: int = 200, **view: Any
    ) -> web.Response:
        """A page that is for one person and no cache."""
        return web.Response(
            text=self.render(template, language, **view),
            status=status,
            content_type="text/html",
            headers={"Cache-Control": "no-store"},
        )

    def render(self, template: str, language: Language, **view: Any) -> str:
        """A template with the voice of a language."""
        voice = self.state.say(language)

        def say(text_id: str, **args: str) -> Markup:
            # The sentences are HTML of our own, and they escape what they are given.
            return Markup(voice(text_id, **args))  # noqa: S704

        return self.templates.get_template(template).render(
            say=say,
            language=language,
            area=voice.content(self.state.settings.area),
            languages=languages.NAMES,
            name_of={tag: self.state.say(tag)(name) for tag, name in languages.NAMES.items()},
            static=self.files.address,
            tongue=markup.tongue,
            **view,
        )

    def _spoken(self, language: Language) -> str:
        say = self.state.say(language)
        said = {name.removeprefix("web-"): plain(say(name)) for name in SPOKEN}
        # The script puts the time in itself.
        said["today"] = plain(say("web-today", time="#"))
        said["yesterday"] = plain(say("web-yesterday", time="#"))
        said["uploading"] = plain(say("web-uploading", percent="#"))
        most = form_files.LARGEST // form_files.MEGABYTE
        said["file-too-big"] = plain(say("form-file-too-big", most=most))
        said |= {"file-accept": form_files.ACCEPT, "file-most": str(form_files.LARGEST)}
        return json.dumps(said, ensure_ascii=False)
