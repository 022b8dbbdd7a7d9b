"""Signing in (登录): password, then the code of an authenticator where a role asks for it.

The first password, and a new one for who lost theirs, is set through a link that works once. What
is wrong is never told apart: name, password and code are refused in one sentence.
"""

import asyncio
from typing import Final

import segno
from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console.door import Door
from handlers.console.visit import BASE, REFUSED, Visit
from knowledge.say import Language
from storage import accounts, journal, sign_ins, staff
from storage.accounts import Account, Link, Purpose
from storage.refusal import Refusal
from storage.sign_ins import SignIn, Stage
from storage.staff import Role, Staff

HOUSE: Final = "阳光问政"
BY_LINK: Final = (Purpose.PASSWORD, Purpose.FIRST)


def note(session: AsyncSession, visit: Visit, who: Staff, what: str) -> None:
    """Notes what somebody did with their own account."""
    journal.note(session, who.name, f"staff.{what}", f"staff:{who.id}", visit.now)


def next_page(visit: Visit) -> str:
    """Where somebody wanted to go before they were asked who they are: a page of ours."""
    path = visit.typed("next") or visit.asked("next")
    is_ours = path.startswith(f"{BASE}/") and "\\" not in path and "//" not in path
    return path.removeprefix(BASE) if is_ours and path.isprintable() else ""


class SignIns:
    """The pages of the door."""

    def __init__(self, door: Door) -> None:
        self.door = door

    async def sign_in(self, visit: Visit) -> web.StreamResponse:
        """GET and POST /sign-in."""
        problem = None
        if visit.posted:
            try:
                return await self._begin(visit)
            except Refusal as refusal:
                problem = visit.refused(refusal)
        return visit.page(
            "sign_in.html",
            status=REFUSED if problem else 200,
            problem=problem,
            name=visit.typed("name"),
            next=next_page(visit),
        )

    async def _begin(self, visit: Visit) -> web.StreamResponse:
        if not self.door.tries.one_more(visit.address, visit.now):
            raise Refusal("console-too-many-tries")
        name, password = visit.typed("name"), visit.form.get("password", [""])[-1]
        async with visit.transaction() as session:
            who = await staff.find(session, name)
            account = await accounts.of(session, who) if who else None
            if account is not None:
                # Counted before it is looked at: a thousand at once are a thousand in a row.
                accounts.count_try(account, visit.now)
        kept = account.password if account else None
        holds = await asyncio.to_thread(accounts.matches, kept, password)
        if who is None or not holds:
            if who is not None:
                async with visit.transaction() as session:
                    note(session, visit, who, "sign-in-failed")
            raise Refusal("accounts-password-wrong")
        async with visit.transaction() as session:
            account = await accounts.of(session, who)
            stage = Stage.CODE if account.totp else Stage.IN
            if stage is Stage.IN and accounts.needs_code(who):
                stage = Stage.ENROL
            if stage is Stage.IN:
                accounts.forgive(account)
        return await self._enter(visit, who, stage)

    async def _enter(self, visit: Visit, who: Staff, stage: Stage) -> web.StreamResponse:
        """A new session, as far as they have come."""
        agent = visit.request.headers.get("User-Agent", "")
        async with visit.transaction() as session:
            await sign_ins.sweep(session, visit.now)
            row, token = await sign_ins.begin(session, who, stage, visit.address, agent, visit.now)
            if stage is Stage.IN:
                note(session, visit, who, "sign-in")
        visit.row, visit.who = row, who
        response = self._onward(visit, stage)
        self.door.give_cookie(response, token)
        return response

    def _onward(self, visit: Visit, stage: Stage) -> web.Response:
        path = next_page(visit)
        if stage is Stage.IN:
            return visit.go(path)
        step = "/sign-in/code" if stage is Stage.CODE else "/sign-in/authenticator"
        return visit.go(step + (f"?next={BASE}{path}" if path else ""))

    async def code(self, visit: Visit) -> web.StreamResponse:
        """GET and POST /sign-in/code."""
        problem = None
        if visit.posted:
            try:
                return await self._prove(visit)
            except Refusal as refusal:
                problem = visit.refused(refusal)
        return visit.page(
            "sign_in_code.html",
            status=REFUSED if problem else 200,
            problem=problem,
            next=next_page(visit),
        )

    async def _prove(self, visit: Visit) -> web.StreamResponse:
        if not self.door.tries.one_more(visit.address, visit.now):
            raise Refusal("console-too-many-tries")
        async with visit.transaction() as session:
            account = await accounts.of(session, visit.who)
            accounts.count_try(account, visit.now)
        async with visit.transaction() as session:
            account = await accounts.of(session, visit.who)
            holds = accounts.prove(session, account, visit.typed("code"), visit.now)
            if holds:
                accounts.forgive(account)
            else:
                note(session, visit, visit.who, "sign-in-failed")
        if not holds:
            raise Refusal("accounts-code-wrong")
        return await self._come_in(visit)

    async def _come_in(self, visit: Visit) -> web.StreamResponse:
        """All that was asked for is proved."""
        async with visit.transaction() as session:
            row = await session.get_one(SignIn, visit.row.id if visit.row else 0)
            token = sign_ins.go_on(row, Stage.IN, visit.now)
            note(session, visit, visit.who, "sign-in")
        response = self._onward(visit, Stage.IN)
        self.door.give_cookie(response, token)
        return response

    async def authenticator(self, visit: Visit) -> web.StreamResponse:
        """GET and POST /sign-in/authenticator: the first code proves that it is set up."""
        problem, secret = None, visit.typed("secret") or accounts.new_secret()
        if visit.posted:
            try:
                async with visit.transaction() as session:
                    account = await accounts.of(session, visit.who)
                    accounts.enrol(session, account, secret, visit.typed("code"), visit.now)
                    accounts.forgive(account)
                    note(session, visit, visit.who, "authenticator")
                return await self._come_in(visit)
            except (Refusal, ValueError) as no:
                known = no if isinstance(no, Refusal) else Refusal("accounts-code-wrong")
                problem = visit.refused(known)
        address = accounts.address_of(secret, visit.who.name, HOUSE)
        picture = segno.make(address, error="m").svg_inline(scale=5, border=2, omitsize=True)
        return visit.page(
            "authenticator.html",
            status=REFUSED if problem else 200,
            problem=problem,
            secret=secret,
            picture=Markup(picture),  # noqa: S704 - drawn by segno out of our own address.
            next=next_page(visit),
        )

    async def link(self, visit: Visit) -> web.StreamResponse:
        """GET and POST /link/{token}: whoever only looks does not use it up."""
        token, problem = visit.request.match_info["token"], None
        async with visit.transaction() as session:
            link = await accounts.linked(session, BY_LINK, token, visit.now)
            who = await session.get(Staff, link.staff_id) if link.staff_id else None
        name = who.name if who else visit.typed("name")
        if visit.posted:
            try:
                return await self._set_password(visit, link, name)
            except Refusal as refusal:
                problem = visit.refused(refusal)
        return visit.page(
            "link.html",
            status=REFUSED if problem else 200,
            problem=problem,
            is_first=link.purpose == Purpose.FIRST,
            name=name,
            shortest=accounts.SHORTEST_PASSWORD,
        )

    async def _set_password(self, visit: Visit, link: Link, name: str) -> web.StreamResponse:
        password = visit.form.get("password", [""])[-1]
        if password != visit.form.get("again", [""])[-1]:
            raise Refusal("console-passwords-differ")
        accounts.check_new_password(password, name or HOUSE)
        kept = await asyncio.to_thread(accounts.hashed, password)
        async with visit.transaction() as session:
            await accounts.use(session, link)
            if link.staff_id is None:
                who = await self._first(session, visit, name)
            else:
                who = await session.get_one(Staff, link.staff_id)
            account: Account = await accounts.of(session, who)
            accounts.set_password(account, kept)
            account.totp = None
            await sign_ins.end_all(session, who.id or 0)
            note(session, visit, who, "password")
        stage = Stage.ENROL if accounts.needs_code(who) else Stage.IN
        return await self._enter(visit, who, stage)

    async def _first(self, session: AsyncSession, visit: Visit, name: str) -> Staff:
        """The first administrator, who adds people; the roles are then given by a second one."""
        if not await accounts.nobody_can_sign_in(session):
            raise Refusal("accounts-link-used")
        roles = [Role.SYSTEM_ADMIN]
        who = await staff.add(session, name, roles, "", visit.now)
        note(session, visit, who, "first")
        return who

    async def out(self, visit: Visit) -> web.StreamResponse:
        """POST /sign-out."""
        if visit.row is not None:
            async with visit.transaction() as session:
                await sign_ins.end(session, visit.row)
                note(session, visit, visit.who, "sign-out")
        visit.row = None
        response = visit.go("/sign-in", "console-signed-out")
        response.del_cookie(self.door.cookie, path="/")
        return response

    async def me(self, visit: Visit) -> web.StreamResponse:
        """GET /me: who they are here, where they are signed in."""
        async with visit.reading() as session:
            account = await session.get(Account, visit.who.id)
            open_ones = await sign_ins.open_ones(session, visit.who.id or 0, visit.now)
        here = visit.row.id if visit.row else 0
        elsewhere = [one for one in open_ones if one.id != here]
        return visit.page("me.html", account=account, open_ones=open_ones, elsewhere=elsewhere)

    async def language(self, visit: Visit) -> web.StreamResponse:
        """POST /me/language."""
        wanted = visit.typed("language")
        if wanted in set(Language):
            async with visit.transaction() as session:
                (await accounts.of(session, visit.who)).language = wanted
        return visit.go("/me")

    async def end_others(self, visit: Visit) -> web.StreamResponse:
        """POST /me/end-others."""
        async with visit.transaction() as session:
            here = visit.row.id if visit.row else None
            await sign_ins.end_all(session, visit.who.id or 0, but=here)
            note(session, visit, visit.who, "sessions-ended")
        return visit.go("/me", "console-sessions-ended")

    async def bot_code(self, visit: Visit) -> web.StreamResponse:
        """POST /me/bot-code: what joins a Telegram account to this one, good for ten minutes."""
        async with visit.transaction() as session:
            code = await accounts.make_link(session, Purpose.STAFF_BOT, visit.who, visit.now)
            note(session, visit, visit.who, "bot-code")
        return visit.page("bot_code.html", code=code)
