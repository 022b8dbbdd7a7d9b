"""The door (门禁): who is let in, to which page, and what a form must show to be taken.

Every page goes through `Door.opens`: the session and its browser, how far it has come, where the
form was sent from (Sec-Fetch-Site, Origin, token), the role, and for some a fresh proof. A page
that is not in rights.py has no way in.
"""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, urlsplit

from aiohttp import hdrs, web
from aiohttp.web_request import FileField

from handlers.console.house import House
from handlers.console.pages import Pages
from handlers.console.visit import REFUSED, Visit
from knowledge.say import Language
from storage import accounts, journal, sign_ins, staff
from storage.accounts import Account
from storage.refusal import Refusal
from storage.sign_ins import SignIn, Stage
from storage.staff import Staff

Handler = Callable[[Visit], Awaitable[web.StreamResponse]]

# A page of forms; a page that takes files says how large they may be.
LARGEST_BODY: Final = 1 << 20
CSRF: Final = "_token"
CSRF_HEADER: Final = "X-Console-Token"
PROOF: Final = "_proof"
# Tries of one address at the door, whoever they say they are.
TRIES: Final = 20
TRIES_IN: Final = timedelta(minutes=1)
ADDRESSES_AT_MOST: Final = 10_000
# Where somebody is sent who has not come all the way.
HALF_WAY: Final = {Stage.CODE: "/sign-in/code", Stage.ENROL: "/sign-in/authenticator"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page or an act of the console, and what it needs (页面与权限)."""

    method: str
    path: str
    handler: Handler
    # A right of storage/staff.py; EVERYBODY who is signed in; NOBODY in particular.
    need: str
    # Whether it asks for a fresh proof that it is still they.
    confirms: bool = False
    largest: int = LARGEST_BODY
    # For the pages of the door itself: how far somebody must have come.
    stage: Stage = Stage.IN
    # What a page asks for by itself: that somebody is still there, it does not show.
    is_poll: bool = False


EVERYBODY: Final = ""
NOBODY: Final = "-"


class Tries:
    """How often an address tried in the last minute."""

    def __init__(self) -> None:
        self._at: OrderedDict[str, list[datetime]] = OrderedDict()

    def one_more(self, address: str, now: datetime) -> bool:
        """Counts a try; False where there were too many."""
        recent = [at for at in self._at.pop(address, []) if now - at < TRIES_IN]
        self._at[address] = [*recent, now][-TRIES - 1 :]
        while len(self._at) > ADDRESSES_AT_MOST:
            self._at.popitem(last=False)
        return len(recent) < TRIES


class Door:
    """Opens pages to those who may; `tries` counts who knocks."""

    def __init__(self, house: House, pages: Pages) -> None:
        self.house = house
        self.pages = pages
        self.tries = Tries()

    @property
    def is_secure(self) -> bool:
        """Whether the console is reached over TLS."""
        return self.house.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie; the prefix makes a browser keep it to this host and to TLS."""
        return "__Host-console" if self.is_secure else "console"

    def opens(self, page: Page) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """The page as the server calls it."""

        async def answer(request: web.Request) -> web.StreamResponse:
            visit = Visit(
                house=self.house,
                pages=self.pages,
                request=request,
                voice=self.house.say(self._read_by(request)),
                now=self.house.now(),
                address=address_of(request),
                nonce=secrets.token_urlsafe(16),
            )
            try:
                return await self._answer(visit, page)
            except Refusal as refusal:
                said = visit.refused(refusal)
                return visit.page("problem.html", status=REFUSED, title="", problem=said)
            except web.HTTPNotFound:
                return self._problem(visit, 404, "console-not-found")
            except web.HTTPRequestEntityTooLarge:
                return self._problem(visit, 413, "console-too-large")
            finally:
                # Files that came are gone with the answer, also those that no page has read.
                for one in visit.files.values():
                    one.file.close()

        return answer

    async def _answer(self, visit: Visit, page: Page) -> web.StreamResponse:
        token = visit.request.cookies.get(self.cookie, "")
        if page.need != NOBODY:
            elsewhere = await self._recognise(visit, token, page)
            if elsewhere is not None:
                return elsewhere
        if visit.posted:
            problem = await self._take_form(visit, page)
            if problem is not None:
                return problem
        if page.need not in {NOBODY, EVERYBODY} and not visit.may(page.need):
            return visit.page(
                "problem.html",
                status=403,
                title="",
                problem=visit.say(
                    "staff-not-allowed",
                    name=visit.who.name,
                    role=staff.titled(staff.needed(page.need)),
                ),
            )
        if page.confirms and (asked := await self._confirm(visit)) is not None:
            return asked
        response = await page.handler(visit)
        if not page.is_poll:
            await self._go_on(visit, token, response)
        return response

    def _problem(self, visit: Visit, status: int, text_id: str) -> web.Response:
        return visit.page("problem.html", status=status, title="", problem=visit.say(text_id))

    def _read_by(self, request: web.Request) -> str:
        """The language of who has not signed in: what the browser says."""
        accepted = request.headers.get("Accept-Language", "").lower()
        if accepted.startswith("en"):
            return Language.EN
        hant = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")
        return Language.ZH_HANT if accepted.startswith(hant) else Language.ZH_HANS

    async def _recognise(self, visit: Visit, token: str, page: Page) -> web.Response | None:
        """Who shows the cookie; where they are sent instead, if not to the page."""
        agent = visit.request.headers.get("User-Agent", "")
        async with visit.reading() as session:
            row = await sign_ins.find(session, token) if token else None
            who = await session.get(Staff, row.staff_id) if row else None
            account = await session.get(Account, row.staff_id) if row else None
        if row is None or who is None or account is None:
            return self._to_sign_in(visit)
        if account.closed_at is not None or not sign_ins.is_good(row, token, agent, visit.now):
            await self._end(visit, row, who)
            return self._to_sign_in(visit)
        visit.row, visit.who = row, who
        visit.voice = self.house.say(account.language)
        if row.stage != page.stage:
            return visit.go(HALF_WAY.get(Stage(row.stage), ""))
        return None

    async def _end(self, visit: Visit, row: SignIn, who: Staff) -> None:
        """Ends a session that ran out, or whose cookie somebody else shows as well."""
        async with visit.transaction() as session:
            await sign_ins.end(session, row)
            if not row.is_over(visit.now):
                where = f"staff:{who.id}"
                journal.note(session, who.name, "staff.cookie-copied", where, visit.now)

    def _to_sign_in(self, visit: Visit) -> web.Response:
        back = "" if visit.posted else f"?next={quote(visit.request.path_qs)}"
        response = visit.go(f"/sign-in{back}")
        response.del_cookie(self.cookie, path="/")
        return response

    async def _take_form(self, visit: Visit, page: Page) -> web.Response | None:
        """Reads the form, if it was sent from a page of ours in this session."""
        if not self.may_post(visit.request):
            return self._problem(visit, 403, "console-elsewhere")
        request = visit.request.clone(client_max_size=page.largest)
        try:
            posted = await request.post()
        except (LookupError, UnicodeDecodeError, ValueError):
            return self._problem(visit, 400, "console-unreadable")
        form: dict[str, list[str]] = {}
        files: dict[str, FileField] = {}
        for name, value in posted.items():
            if isinstance(value, FileField):
                files[name] = value
            elif isinstance(value, str):
                form.setdefault(name, []).append(value)
        visit.form, visit.files = form, files
        shown = visit.request.headers.get(CSRF_HEADER) or (form.get(CSRF) or [""])[-1]
        if visit.row is not None and not secrets.compare_digest(
            shown.encode(errors="replace"), visit.row.csrf.encode()
        ):
            return self._problem(visit, 403, "console-old-form")
        return None

    def may_post(self, request: web.Request) -> bool:
        """Whether a browser says that the form stands on a page of ours; it must say so."""
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None and site != "same-origin":
            return False
        origin = request.headers.get(hdrs.ORIGIN)
        if origin is None:
            return site == "same-origin"
        return origin == self.house.public_url or urlsplit(origin).netloc == request.host

    async def _confirm(self, visit: Visit) -> web.Response | None:
        """Asks for a proof, on a page that keeps what was sent and sends it again."""
        row = visit.row
        if row is None or row.is_confirmed(visit.now):
            return None
        problem = None
        if proof := visit.typed(PROOF):
            try:
                await confirm(visit, proof)
            except Refusal as refusal:
                problem = visit.refused(refusal)
            else:
                return None
        kept = [(name, one) for name, all_ in visit.form.items() for one in all_ if name != PROOF]
        return visit.page(
            "confirm.html",
            status=REFUSED if problem else 200,
            kept=[(name, one) for name, one in kept if name != CSRF],
            with_code=accounts.needs_code(visit.who),
            problem=problem,
        )

    async def _go_on(self, visit: Visit, token: str, response: web.StreamResponse) -> None:
        """Notes that they are still here, and changes the cookie's token now and then."""
        row = visit.row
        if row is None or response.prepared or not sign_ins.is_due(row, token, visit.now):
            return
        fresh = None
        async with visit.transaction() as session:
            kept = await session.get(SignIn, row.id, with_for_update=True)
            if kept is None or kept.token != row.token:
                return
            kept.seen_at = visit.now
            if visit.now - kept.rotated_at >= sign_ins.ROTATE_EVERY:
                fresh = sign_ins.rotate(kept, visit.now)
        if fresh:
            self.give_cookie(response, fresh)

    def give_cookie(self, response: web.StreamResponse, token: str) -> None:
        """Hands over the token."""
        response.set_cookie(
            self.cookie,
            token,
            path="/",
            httponly=True,
            secure=self.is_secure,
            samesite="Lax",
            max_age=int(sign_ins.LONGEST.total_seconds()),
        )


async def confirm(visit: Visit, proof: str) -> None:
    """Proves anew that it is they, by code or by password; refused otherwise."""
    with_code = accounts.needs_code(visit.who)
    async with visit.transaction() as session:
        account = await accounts.of(session, visit.who)
        accounts.count_try(account, visit.now)
        kept = account.password
    holds = not with_code and await asyncio.to_thread(accounts.matches, kept, proof)
    async with visit.transaction() as session:
        account = await accounts.of(session, visit.who)
        if with_code:
            holds = accounts.prove(session, account, proof, visit.now)
        if holds and visit.row is not None:
            accounts.forgive(account)
            row = await session.get_one(SignIn, visit.row.id, with_for_update=True)
            row.confirmed_at = visit.row.confirmed_at = visit.now
    if not holds:
        raise Refusal("accounts-code-wrong" if with_code else "accounts-password-wrong")


def address_of(request: web.Request) -> str:
    """Where a request comes from; a proxy on this machine is believed in what it adds."""
    remote = request.remote or ""
    if remote in {"127.0.0.1", "::1"}:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return told[:60] or remote
    return remote[:60]
