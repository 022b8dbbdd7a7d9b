"""One request at the console (一件申请): how it stands, its days, and who it is of when needed.

Who an applicant is stays covered until an officer says what it is needed for; each look is in
the journal (《个人信息保护法》第六条、第五十一条). What was attached is handed out only with that.
"""

from datetime import date
from typing import Any, Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import foi_notices, foi_page
from handlers.console import biography
from handlers.console.left import left
from handlers.console.typed import Typed
from handlers.console.visit import REFUSED, Visit
from handlers.desk import foi as desk
from storage import calendar, foi, working_days
from storage.calendar import Calendar
from storage.foi import extending, outcomes
from storage.foi.outcomes import Remedy
from storage.foi.record import RUNNING, FoiRequest, State
from storage.refusal import Refusal

# What is said of an applicant, in the order of the form.
WHO: Final = ("name", "proof_number", "phone", "email", "address")
ACTS: Final = {
    State.PRE_APPLICATION: ("confirm", "send-on", "withdraw"),
    State.REGISTERED: ("answer", "extend", "withdraw"),
    State.EXTENDED: ("answer", "withdraw"),
}
NEEDS: Final = {"send-on": "foi refuse-as-application"}


def number_of(visit: Visit) -> str:
    """The number in the path, as it was typed."""
    return visit.request.match_info["name"][:40]


def portal_of(visit: Visit) -> str:
    """Where applicants read the rest: the address that people see, else the one that was asked."""
    return visit.house.public_url or f"{visit.request.scheme}://{visit.request.host}"


async def show(visit: Visit) -> web.StreamResponse:
    """A request with names and numbers covered."""
    return await _page(visit, Typed(visit, "why"), "")


async def reveal(visit: Visit) -> web.StreamResponse:
    """The same with names and numbers whole, for an officer who says what for."""
    typed = Typed(visit, "why")
    if not typed.is_wrong:
        try:
            desk.check_why(typed["why"])
        except Refusal as refusal:
            typed.refuse(refusal, "why")
    if typed.is_wrong:
        return await _page(visit, typed, "", status=REFUSED)
    return await _page(visit, typed, typed["why"])


async def _page(visit: Visit, typed: Typed, why: str, *, status: int = 200) -> web.Response:
    async with visit.transaction() as session:
        view = await case(visit, session, why)
        request = await foi.find(session, number_of(visit))
        files = await foi.attached(session, request.id)
        done = await biography.lines(visit, session, f"foi:{request.number}", "foi-desk-act-")
    one = view["one"]
    return visit.page(
        "foi_case.html",
        status=status,
        **view,
        typed=typed,
        who_it_is=[
            (visit.say("foi-desk-field", field=field), one[field]) for field in WHO if one[field]
        ],
        files=[{"id": row.id, **named} for row, named in zip(files, one["files"], strict=True)],
        days=[_day(visit, step) for step in one["steps"]],
        received=_received(visit, one),
        acts=[act for act in ACTS.get(State(request.state), ()) if _may(visit, act, request)],
        done_before=done,
    )


async def case(visit: Visit, session: AsyncSession, why: str = "") -> dict[str, Any]:
    """What every page of a request says of it; that somebody looked is in the journal."""
    one = await desk.shown(session, number_of(visit), visit.who.name, why, visit.now)
    request = await foi.find(session, one["number"])
    known = await working_days.load(session)
    events = [
        foi_page.sentence(event, visit.voice) for event in await foi.events(session, request)
    ]
    is_running = request.state in RUNNING and request.due_on is not None
    return {
        "one": one,
        "is_whole": one["identity"] == "whole",
        "stands": stands(visit, request, known),
        "left": left(visit, known, request.due_on) if is_running and request.due_on else None,
        "is_reached": await foi_notices.reached(session, request) is not None,
        "content": one["content"],
        "way": visit.say("foi-desk-way", way=request.way),
        "applicant": visit.say("foi-desk-applicant", applicant=request.applicant),
        "proof": visit.say("foi-desk-proof", proof=request.proof),
        "channel": visit.say("foi-desk-channel", channel=request.channel),
        "outcome": _outcome(visit, request),
        "today": calendar.day_of(visit.now),
        "events": [Markup(event) for event in events],  # noqa: S704 - a sentence of ours.
    }


def stands(visit: Visit, request: FoiRequest, known: Calendar) -> Markup:
    """How it stands in one sentence, with what comes next."""
    state = request.state
    if state == State.PRE_APPLICATION:
        waits = known.passed(calendar.day_of(request.arrived_at), calendar.day_of(visit.now))
        return visit.say("foi-desk-next-confirm", days=waits)
    if state in RUNNING:
        return visit.say(
            "foi-desk-next-answer",
            received=str(request.received_on),
            due=str(request.due_on),
            extended=str(request.extended_days or "none"),
            may_extend=str(_may_extend(request, visit)).lower(),
        )
    if state == State.ANSWERED:
        outcome = visit.say("foi-outcome", outcome=str(request.outcome))
        return visit.say("foi-desk-next-answered", day=str(request.answered_on), outcome=outcome)
    if state == State.WITHDRAWN:
        return visit.say("foi-desk-next-withdrawn", day=str(request.ended_on))
    route = visit.say("foi-desk-route", route=str(request.routed_to))
    return visit.say("foi-desk-next-routed", day=str(request.ended_on), route=route)


def _may_extend(request: FoiRequest, visit: Visit) -> bool:
    """Once, and before the time is over (第三十三条第二款)."""
    try:
        extending.check_time(request, visit.now)
    except Refusal:
        return False
    return True


def _may(visit: Visit, act: str, request: FoiRequest) -> bool:
    if not visit.may(NEEDS.get(act, f"foi {act}")):
        return False
    return act != "extend" or _may_extend(request, visit)


def _outcome(visit: Visit, request: FoiRequest) -> dict[str, Markup] | None:
    """An answer's outcome, ground and remedy in words."""
    if request.outcome is None or request.ground is None:
        return None
    ground = outcomes.GROUNDS[request.ground]
    which = Remedy(request.remedy or Remedy.EITHER)
    return {
        "outcome": visit.say("foi-outcome", outcome=request.outcome),
        "ground": visit.say("foi-ground", ground=ground.id),
        "article": Markup.escape(visit.content(ground.article)),
        "remedy": visit.html(foi_page.remedy(which, visit.voice)),
    }


def _day(visit: Visit, step: dict[str, Any]) -> dict[str, Any]:
    """A day of the count: its number, or why it has none."""
    day = date.fromisoformat(step["date"])
    return {
        "day": day,
        "weekday": visit.say("foi-desk-weekday", weekday=day.isoweekday()),
        "number": step["number"],
        "why": visit.say(f"foi-desk-day-{step['why']}") if step["why"] else "",
        "name": visit.content(step["name"] or ""),
        "source": step["source"] or "",
        "is_provisional": step["provisional"],
    }


def _received(visit: Visit, one: dict[str, Any]) -> Markup | None:
    """Why its day of receipt is what it is (第三十一条)."""
    if one["received_on"] is None:
        return None
    method = one["confirm_method"]
    came = method in {"signed-for", "case-system"} or one["channel"] == method == "in-person"
    return visit.say(
        "foi-desk-received",
        day=str(one["received_on"]),
        how=method if came else "confirmed",
        article=visit.content(one["receipt_article"]) or "none",
    )


async def file(visit: Visit) -> web.StreamResponse:
    """One file that was attached, for an officer who said what for; the journal has it."""
    async with visit.transaction() as session:
        _, found = await desk.saved(
            session,
            number_of(visit),
            visit.who.name,
            Typed(visit, "why")["why"],
            visit.now,
            only=visit.number(),
        )
        if not found:
            raise web.HTTPNotFound
    # Whatever it holds, a browser only keeps it.
    kept = web.Response(body=found[0].content, content_type="application/octet-stream")
    kept.headers["Content-Disposition"] = attachment(found[0].name)
    kept.headers["X-Content-Type-Options"] = "nosniff"
    kept.headers["Cache-Control"] = "no-store"
    return kept


def attachment(name: str) -> str:
    """The header under which a browser keeps a file of this name."""
    from urllib.parse import quote

    return f"attachment; filename*=UTF-8''{quote(name)}"
