"""Clerks at the console (工作台里的经办人): real pages over HTTP, signed in with password and code."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pyotp
from aiohttp import ClientResponse, CookieJar, web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import App
from bot.settings import Settings
from bot.web import server
from storage import accounts, staff
from storage.staff import Role

PASSWORD = "河里的水清了又清，鱼也回来了"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
# Hashed once: it costs a tenth of a second each time.
KEPT = accounts.hashed(PASSWORD)
BROWSER = "Mozilla/5.0 (tests)"


class Clock:
    """What time it is, until somebody turns it."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        """Lets time go by."""
        self.at += timedelta(**by)

    def code(self) -> str:
        """What an authenticator shows now; thirty seconds later, for none counts twice."""
        self.turn(seconds=30)
        return pyotp.TOTP(SECRET).at(self.at)


@dataclass
class Shown:
    """A page as it was answered."""

    status: int
    text: str
    path: str
    headers: Any

    @property
    def words(self) -> str:
        """What a reader sees, without the tags."""
        main = self.text.partition('<main id="main"')[2].partition("</main>")[0]
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main))).strip()

    @property
    def token(self) -> str:
        """What its forms carry."""
        found = re.search(r'data-token="([^"]+)"', self.text)
        return found[1] if found else ""


class Clerk:
    """A browser of somebody's: `await clerk.get("/releases")`, `await clerk.post(path, title=…)`."""

    def __init__(self, client: TestClient[web.Request, web.Application], clock: Clock) -> None:
        self.client = client
        self.clock = clock
        self.token = ""
        self.agent = BROWSER

    async def _shown(self, response: ClientResponse) -> Shown:
        content = await response.read()
        text = content.decode("utf-8", errors="replace")
        shown = Shown(response.status, text, response.url.path_qs, response.headers)
        self.token = shown.token or self.token
        return shown

    async def get(self, path: str, **headers: str) -> Shown:
        """A page, after whatever it sent us on to."""
        named = {"User-Agent": self.agent, "Accept-Language": "zh-CN", **headers}
        return await self._shown(await self.client.get(f"/console{path}", headers=named))

    async def post(
        self,
        path: str,
        form: Any = None,
        /,
        *,
        headers: dict[str, str] | None = None,
        **typed: Any,
    ) -> Shown:
        """A form that was filled in and sent, and the page that follows."""
        data = form if form is not None else {"_token": self.token, **typed}
        origin = str(self.client.make_url("")).rstrip("/")
        named = {
            "User-Agent": self.agent,
            "Accept-Language": "zh-CN",
            "Origin": origin,
            "Sec-Fetch-Site": "same-origin",
            **(headers or {}),
        }
        return await self._shown(
            await self.client.post(f"/console{path}", data=data, headers=named)
        )

    async def signs_in(self, name: str, password: str = PASSWORD) -> Shown:
        """Name and password; the code too, where it is asked for."""
        shown = await self.post("/sign-in", name=name, password=password)
        if shown.path.startswith("/console/sign-in/code"):
            shown = await self.post("/sign-in/code", code=self.clock.code())
        return shown

    async def confirmed(self, path: str, **typed: Any) -> Shown:
        """A form whose sending asks for a fresh code, which is given."""
        return await self.post(path, **typed, _proof=self.clock.code())


class Office:
    """A house with people who have accounts."""

    def __init__(self, app: App, clock: Clock, served: TestServer) -> None:
        self.app = app
        self.clock = clock
        self.served = served
        self.clients: list[TestClient[web.Request, web.Application]] = []

    async def account(self, name: str, *roles: Role, organ: str = "") -> None:
        """Somebody with these roles, the password and, where it is needed, the authenticator."""
        async with self.app.database.transaction() as session:
            who = await staff.add(session, name, roles, organ, self.clock())
            account = await accounts.of(session, who)
            accounts.set_password(account, KEPT)
            if accounts.needs_code(who):
                code = pyotp.TOTP(SECRET).at(self.clock())
                accounts.enrol(session, account, SECRET, code, self.clock())

    async def browser(self) -> Clerk:
        """A browser in which nobody is signed in."""
        client = TestClient(self.served, cookie_jar=CookieJar(unsafe=True))
        self.clients.append(client)
        await client.start_server()
        return Clerk(client, self.clock)

    async def clerk(self, name: str, *roles: Role, organ: str = "") -> Clerk:
        """Somebody who has just signed in."""
        await self.account(name, *roles, organ=organ)
        found = await self.browser()
        shown = await found.signs_in(name)
        assert shown.path.startswith("/console"), shown.words
        assert "sign-in" not in shown.path, shown.words
        return found


@asynccontextmanager
async def office(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    """Opens the house, and closes it with every browser."""
    clock = Clock(now)
    async with App(settings, now=clock) as app:
        served = TestServer(server.build(app), host="127.0.0.1")
        await served.start_server()
        found = Office(app, clock, served)
        try:
            yield found
        finally:
            for client in found.clients:
                await client.session.close()
            await served.close()
