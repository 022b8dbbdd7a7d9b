"""A visit (一次访问): a request of a member of staff, and all that a page needs in one hand."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web
from aiohttp.web_request import FileField
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console.house import House
from handlers.console.pages import Pages
from knowledge.say import Argument, Html, Language, Say
from storage import journal, staff
from storage.refusal import Refusal
from storage.sign_ins import SignIn
from storage.staff import Role, Staff

BASE: Final = "/console"
VIA: Final = "console"
# What was done is said on the page that follows, carried by a cookie that lives for a minute.
DONE: Final = "yangguang_done"
REFUSED: Final = 422
# Who stands at the door, before it is known who they are.
NOBODY: Final = Staff(name="", roles=[], added_at=datetime(2019, 5, 15, tzinfo=UTC))


@dataclass
class Visit:
    """Who asks for what; pages are handed one and return an answer."""

    house: House
    pages: Pages
    request: web.Request
    voice: Say
    now: datetime
    address: str
    nonce: str
    who: Staff = field(default_factory=lambda: NOBODY)
    row: SignIn | None = None
    form: Mapping[str, list[str]] = field(default_factory=dict)
    files: Mapping[str, FileField] = field(default_factory=dict)

    @property
    def posted(self) -> bool:
        """Whether a form was sent."""
        return self.request.method == "POST"

    @property
    def language(self) -> str:
        """The tag of the page's language."""
        return self.voice.language

    def typed(self, name: str) -> str:
        """What stands in a field, without spaces around it; empty where nothing does."""
        found = self.form.get(name)
        return found[-1].replace("\r\n", "\n").strip() if found else ""

    def ticked(self, name: str) -> list[str]:
        """What was ticked or chosen under a name."""
        return [one for one in self.form.get(name, ()) if one]

    def asked(self, name: str) -> str:
        """A word of the address: ?name=…"""
        return self.request.query.get(name, "").strip()

    def number(self, name: str = "id") -> int:
        """A number in the path; a page that is not there is 404."""
        text = self.request.match_info.get(name, "")
        if not text.isascii() or not text.isdigit() or len(text) > 18:  # noqa: PLR2004 - of int64.
            raise web.HTTPNotFound
        return int(text)

    def say(self, text_id: str, **args: Argument) -> Markup:
        """A sentence in the reader's language; a rule's words for the console go first."""
        ours = f"console-{text_id}"
        return Markup(self.voice(ours if self.voice.knows(ours) else text_id, **args))  # noqa: S704

    def content(self, text: str) -> str:
        """Chinese of the house, in the reader's characters."""
        return self.voice.content(text)

    def may(self, need: str) -> bool:
        """Whether their roles allow it."""
        return staff.permitted(self.who, need)

    def did(self, what: str) -> str:
        """What an act of the journal is, in words; one that has none yet by its name."""
        text_id = f"journal-did-{what.replace('.', '-')}"
        return str(self.voice(text_id)) if self.voice.knows(text_id) else what

    def titled(self, roles: Sequence[str]) -> str:
        """Roles in the reader's language."""
        if not roles:
            return str(self.say("console-no-role"))
        if self.language == Language.EN:
            return ", ".join(roles)
        return "、".join(self.content(staff.TITLES[Role(one)]) for one in roles)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A transaction in which acts are journalled as done here, from this address."""
        async with self.house.database.transaction() as session:
            journal.came_by(session, VIA, self.address)
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads."""
        async with self.house.database.reading() as session:
            yield session

    def page(self, template: str, *, status: int = 200, **view: Any) -> web.Response:
        """A page of the console."""
        return self.pages.answer(self, template, status=status, **view)

    def part(self, template: str, **view: Any) -> web.Response:
        """A piece of a page, which htmx puts into its place."""
        return self.pages.answer(self, template, **view)

    def go(self, path: str, text_id: str = "", **args: str | int) -> web.Response:
        """To another page of ours, on which `text_id` says what was done."""
        response = web.Response(status=303, headers={"Location": BASE + path})
        if text_id:
            told = quote(json.dumps([text_id, args], ensure_ascii=False))
            response.set_cookie(DONE, told, max_age=60, path=BASE, httponly=True, samesite="Lax")
        return response

    def refused(self, refusal: Refusal) -> Markup:
        """A rule's no, in the reader's language."""
        return self.say(refusal.text_id, **refusal.args_of_text)

    def html(self, text: str) -> Markup:
        """HTML that our own rules have made."""
        return Markup(Html(text))  # noqa: S704
