"""A paper application written down at the console (代为填写、登记).

《政府信息公开条例》第二十九条第一款: who cannot write says it, and an officer writes it down;
第三十一条: what was handed in or signed for has that day as its day of receipt. What is typed here
is somebody's data: it is kept by no browser, and goes sealed into the record.
"""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from handlers.console.typed import Typed
from handlers.console.visit import REFUSED, Visit
from handlers.desk import foi as desk
from handlers.desk.faults import Faults
from knowledge import values
from storage import calendar
from storage.foi import Applicant, Came, Paper, Proof, Way
from storage.refusal import Refusal

OF_APPLICANT: Final = ("applicant", "name", "proof", "proof_number", "phone", "email", "address")
APPLICATION: Final = (*OF_APPLICANT, "content", "way")
ABOUT_PAPER: Final = ("came", "received_on", "why")
CHOICES: Final = {
    "applicant": tuple(Applicant),
    "proof": tuple(Proof),
    "way": tuple(Way),
    "came": tuple(Came),
    "why": desk.WHYS,
}
WORDS: Final = {
    "applicant": "foi-desk-applicant",
    "proof": "foi-desk-proof",
    "way": "foi-desk-way",
    "came": "foi-desk-came",
    "why": "foi-desk-whose-hand",
}
FIELDS: Final = {
    "foi-wrong-proof-kind": "proof",
    "foi-wrong-resident-number": "proof_number",
    "foi-wrong-credit-code": "proof_number",
    "foi-wrong-proof-number": "proof_number",
    "foi-needs-email": "email",
    "foi-needs-address": "address",
    "foi-received-ahead": "received_on",
    "foi-received-long-ago": "received_on",
    "foi-beyond-the-calendar": "received_on",
}
# What is registered all the same, once an officer is sure.
ASKED: Final = {"foi-received-long-ago", "foi-registered-twice"}


async def register(visit: Visit) -> web.StreamResponse:
    """The form; sent from it, number and secret, which are shown this once."""
    today = calendar.day_of(visit.now)
    typed = Typed(visit, *ABOUT_PAPER, *APPLICATION, received_on=str(today))
    asks = bool(visit.ticked("sure"))
    if visit.posted:
        paper, given = _paper(visit, typed), _given(typed)
        try:
            desk.formed(given, visit.now)
            if not typed.is_wrong:
                return await _enter(visit, given, typed["why"], paper)
        except Refusal as refusal:
            asks = asks or refusal.text_id in ASKED
            typed.refuse(refusal, FIELDS.get(refusal.text_id, ""))
        except Faults as faults:
            for field, wrong in faults.fields.items():
                typed.refuse(wrong, field)
    return visit.page(
        "foi_register.html",
        status=REFUSED if typed.is_wrong else 200,
        typed=typed,
        asks=asks,
        is_sure=bool(visit.ticked("sure")),
        today=today,
        choices={name: _options(visit, name) for name in CHOICES},
    )


def _options(visit: Visit, name: str) -> list[tuple[str, Any]]:
    """The values of a field, with the empty one first."""
    text_id = WORDS[name]
    chosen = ((str(one), visit.say(text_id, **{name: one})) for one in CHOICES[name])
    return [("", visit.say("console-case-choose")), *chosen]


def _paper(visit: Visit, typed: Typed) -> Paper:
    """How and when it came; what is wrong with the choices is noted in the form."""
    for name, known in CHOICES.items():
        if typed[name] not in set(map(str, known)):
            typed.refuse(Refusal("foi-desk-wrong", what=name), name)
    day = typed.day("received_on") or calendar.day_of(visit.now)
    came = typed["came"] if typed["came"] in set(Came) else Came.LETTER
    return Paper(Came(came), day)


def _given(typed: Typed) -> dict[str, str]:
    """The application, with numbers in one width."""
    in_one_width = {"phone", "email", "proof_number"}
    return {
        name: values.plain(typed[name]) if name in in_one_width else typed[name]
        for name in APPLICATION
    }


async def _enter(visit: Visit, given: Mapping[str, str], why: str, paper: Paper) -> web.Response:
    async with visit.transaction() as session:
        request, secret = await desk.enter(
            session,
            given,
            why,
            visit.who.name,
            visit.now,
            paper=paper,
            is_sure=bool(visit.ticked("sure")),
        )
        told = desk.summary(request, visit.now)
    return visit.page("foi_registered.html", told=told, secret=secret)
