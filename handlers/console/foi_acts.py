"""Acts on a request at the console (办理): confirmed, extended, withdrawn, sent on.

Each has a page of its own: what it does, the fields it needs, one button. What a rule refuses is
said beside its field, and nothing typed is lost.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import foi_case
from handlers.console.typed import Typed
from handlers.console.visit import REFUSED, Visit
from handlers.desk import foi as desk
from handlers.desk.faults import Faults
from knowledge import values
from storage import calendar, foi, staff
from storage.foi import clock, extending
from storage.foi.acts import ROUTES
from storage.foi.record import (
    ANSWER_WITHIN,
    LONGEST_EXTENSION,
    FoiRequest,
    State,
    check_arrow,
)
from storage.refusal import Refusal
from storage.staff import Role

# How an officer speaks to an applicant: confirms with them, or tells them (告知方式).
METHODS: Final = ("phone", "email", "letter", "in-person")
TOLD: Final = ("told_by", "told_on")
# Beside which field a rule's no is said.
FIELDS: Final = {
    "foi-untold": "told_by",
    "foi-told-day": "told_on",
    "foi-no-such-route": "route",
    "foi-extension-too-long": "days",
    "foi-extension-own-consent": "consent_of",
    "foi-consent-another-organ": "consent_of",
    "foi-repeat-of-what": "reasons",
    "foi-no-repeat": "reasons",
}
# The rights that are not called as the act is.
NEEDS: Final = {"send-on": "foi refuse-as-application"}
Do = Callable[[AsyncSession, Visit, str, Mapping[str, Any]], Awaitable[FoiRequest]]


def field_of(refusal: Refusal) -> str:
    """The field that a rule's no is about; empty for none."""
    if refusal.text_id in {"foi-needs-words", "foi-too-many-words"}:
        return str(refusal.args_of_text["what"])
    return FIELDS.get(refusal.text_id, "")


@dataclass(frozen=True)
class Deed:
    """An act: its word, the state it leads to, its fields, and what does it."""

    word: str
    to: State
    fields: tuple[str, ...]
    do: Do

    @property
    def need(self) -> str:
        """The right that it needs."""
        return NEEDS.get(self.word, f"foi {self.word}")

    async def __call__(self, visit: Visit) -> web.StreamResponse:
        """Its page, and what was sent from it."""
        typed = Typed(visit, *self.fields, told_on=_today(visit), method="phone")
        if visit.posted:
            number = await self._try(visit, typed)
            if number:
                return visit.go(f"/foi/{number}", f"foi-desk-done-{self.word}", number=number)
        status = REFUSED if typed.is_wrong else 200
        return await self._page(visit, typed, status)

    async def _try(self, visit: Visit, typed: Typed) -> str:
        """Does it; empty where it was refused."""
        given = told(typed)
        _choose(typed)
        # Of these the desk says no as well, and what else is wrong with it.
        if typed.wrong.keys() - {"days", "consent_of"}:
            return ""
        try:
            async with visit.transaction() as session:
                done = await self.do(session, visit, foi_case.number_of(visit), given)
                return done.number
        except Refusal as refusal:
            typed.refuse(refusal, field_of(refusal))
        except Faults as faults:
            for field, wrong in faults.fields.items():
                typed.refuse(wrong, field_of(wrong) or field)
        return ""

    async def _page(self, visit: Visit, typed: Typed, status: int) -> web.Response:
        async with visit.transaction() as session:
            view = await foi_case.case(visit, session)
            request = await foi.find(session, view["one"]["number"])
            # What cannot be done any more is said at once, before anything is typed.
            if not typed.is_wrong:
                check_arrow(request, self.to)
                if self.to == State.EXTENDED:
                    extending.check_time(request, visit.now)
            due = await clock.reckon(session, calendar.day_of(visit.now), ANSWER_WITHIN)
            heads = await _heads(session, request.organ, visit.who.name)
        return visit.page(
            "foi_act.html",
            status=status,
            **view,
            typed=typed,
            deed=self.word,
            due=due.day,
            methods=methods(visit),
            routes=[
                ("", visit.say("console-case-choose")),
                *((one, visit.say("foi-desk-route", route=one)) for one in ROUTES),
            ],
            heads=[("", visit.say("console-case-choose")), *((one, one) for one in heads)],
            has_heads=bool(heads),
            most=LONGEST_EXTENSION,
            most_left=LONGEST_EXTENSION,
        )


def _today(visit: Visit) -> str:
    return str(calendar.day_of(visit.now))


def methods(visit: Visit) -> list[tuple[str, str | Markup]]:
    """The ways in which somebody is told, to choose from."""
    return [
        ("", visit.say("console-case-choose")),
        *((one, visit.say("foi-desk-method", method=one)) for one in METHODS),
    ]


def told(typed: Typed) -> dict[str, Any]:
    """What was typed as the desk takes it: how and on which day the applicant was told."""
    given: dict[str, Any] = dict(typed.values)
    if "told_on" in typed.values:
        given["told_on"] = typed.day("told_on")
        if typed["told_by"]:
            typed.among("told_by", dict.fromkeys(METHODS), "console-case-choose-one")
    return given


def _choose(typed: Typed) -> None:
    """What is chosen is one of what there is."""
    for name, known in (("method", METHODS), ("route", ROUTES)):
        if name in typed.values:
            typed.among(name, dict.fromkeys(known), "console-case-choose-one")
    if "consent_of" in typed.values and not typed["consent_of"]:
        typed.mark("consent_of", typed.visit.say("foi-desk-no-head"))


async def _heads(session: AsyncSession, organ: str, but: str) -> list[str]:
    """Who may consent to an extension: heads of the organ, other than who asks for it."""
    everybody = await staff.everybody(session)
    return [
        one.name
        for one in everybody
        if one.has(Role.HEAD) and one.organ == organ and one.name != but
    ]


async def _confirm(
    session: AsyncSession, visit: Visit, number: str, given: Mapping[str, Any]
) -> FoiRequest:
    who, portal = visit.who.name, foi_case.portal_of(visit)
    return await desk.confirm(session, number, who, given["method"], portal, visit.now)


async def _extend(
    session: AsyncSession, visit: Visit, number: str, given: Mapping[str, Any]
) -> FoiRequest:
    days = values.plain(given["days"])
    given = {**given, "days": int(days[:4]) if days.isascii() and days.isdigit() else 0}
    head, portal = given["consent_of"], foi_case.portal_of(visit)
    return await desk.extend(session, number, visit.who.name, head, given, portal, visit.now)


async def _withdraw(
    session: AsyncSession, visit: Visit, number: str, given: Mapping[str, Any]
) -> FoiRequest:
    portal = foi_case.portal_of(visit)
    return await desk.withdraw(session, number, visit.who.name, given, portal, visit.now)


async def _send_on(
    session: AsyncSession, visit: Visit, number: str, given: Mapping[str, Any]
) -> FoiRequest:
    portal = foi_case.portal_of(visit)
    return await desk.send_on(session, number, visit.who.name, given, portal, visit.now)


confirm = Deed("confirm", State.REGISTERED, ("method",), _confirm)
extend = Deed("extend", State.EXTENDED, ("days", "reason", "consent_of", *TOLD), _extend)
withdraw = Deed("withdraw", State.WITHDRAWN, TOLD, _withdraw)
send_on = Deed("send-on", State.NOT_AN_APPLICATION, ("route", "reasons", *TOLD), _send_on)
