"""Reports of a case system (办件回传): POST /cases/webhook/{system}, signed.

What bot/case_systems/contract.py promises is kept here: 401 says nothing, 200 means that it is
kept or was known already, 400 and 422 say what cannot be taken, 503 asks to come again.
"""

from datetime import datetime
from typing import Final

from aiohttp import web
from pydantic import ValidationError

from bot import logs
from bot.case_systems.contract import SIGNATURE, TIMESTAMP, is_signed
from bot.settings import CaseSystem
from bot.web.state import State
from handlers import desk
from handlers.chat import foi_notices
from storage.database import is_away
from storage.foi import reports
from storage.foi.reports import Report
from storage.refusal import Refusal

PATH: Final = "/cases/webhook/{system}"
# An answer of the longest kind, each character written as six, and what stands around it.
LARGEST_REPORT: Final = 256 * 1024


class Cases:
    """The door for the case system that the settings name; there is none for another."""

    def __init__(self, state: State) -> None:
        self.state = state
        cases = state.settings.cases
        secret = cases.secret if cases.system is CaseSystem.WEBHOOK else None
        self.name = str(cases.system)
        self.secret = secret.get_secret_value() if secret else None

    async def take(self, request: web.Request) -> web.Response:
        """Takes a report."""
        if self.secret is None or request.match_info["system"] != self.name:
            raise web.HTTPNotFound
        body = await _read(request)
        if body is None:
            return web.Response(status=413, text="a report is never so large\n")
        now = self.state.now()
        timestamp = request.headers.get(TIMESTAMP, "")
        signature = request.headers.get(SIGNATURE, "")
        if not is_signed(self.secret, timestamp, signature, body, now):
            return web.Response(status=401)
        try:
            report = Report.model_validate_json(body)
        except ValidationError as error:
            where, why = desk.problem(error)
            return web.Response(status=400, text=f"{where}: {why}\n")
        try:
            await self._keep(report, now)
        except Refusal as refusal:
            return web.Response(status=422, text=desk.said(refusal) + "\n")
        except Exception as error:
            if not is_away(error):
                raise
            logs.note(error, "cases.report_waits")
            return web.Response(status=503)
        return web.Response()

    async def _keep(self, report: Report, now: datetime) -> None:
        async with self.state.database.transaction() as session:
            found, has_changed = await reports.take(session, self.name, report, now)
            if has_changed:
                await foi_notices.tell(session, found, self.state.settings.web.address)


async def _read(request: web.Request) -> bytes | None:
    """The body; None where it is too large, without reading it to its end."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_REPORT:
            return None
    return bytes(body)
