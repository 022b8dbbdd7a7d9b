"""At the door of an open day (签到): a page for a phone, a number typed or a ticket scanned.

The door sees number and people, and no name (《个人信息保护法》第六条): see storage/open_days.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from aiohttp import web
from markupsafe import Markup

from handlers.console.visit import REFUSED, Visit
from handlers.desk import open_days, open_days_overview
from knowledge.say import CITY
from storage.refusal import Refusal

# The camera may be opened on this page, by a script of ours, and on no other.
CAMERA: Final = "camera=(self), geolocation=(), microphone=(), payment=()"
# Who comes this long before a slot begins comes to it.
EARLY: Final = timedelta(minutes=60)
# What is said in large letters where somebody is not let in.
LARGE: Final = {
    "open-days-ticket-used": "used",
    "open-days-ticket-other-day": "other-day",
    "open-days-ticket-forged": "forged",
    "open-days-ticket-unread": "unread",
    "open-days-ticket-unknown": "unknown",
    "open-days-ticket-no-seat": "no-seat",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page answers, large and plain."""

    is_in: bool
    large: Markup
    detail: Markup
    note: Markup | None = None
    # Whether what was typed was read wrongly, and is typed better.
    is_typed_anew: bool = False


async def days(visit: Visit) -> web.StreamResponse:
    """GET /open-days/check-in: today's days; straight on where there is one."""
    async with visit.reading() as session:
        coming = await open_days_overview.coming(session, visit.now)
    today = [one for one in coming if one.today(visit.now)]
    if len(today) == 1:
        return visit.go(f"/open-days/{today[0].day.id}/check-in")
    return visit.page("open_days_doors.html", today=today)


async def door(visit: Visit) -> web.StreamResponse:
    """GET and POST /open-days/{id}/check-in."""
    day_id = visit.number()
    ticket = visit.typed("ticket")
    answer = await _answer(visit, day_id, ticket) if visit.posted else None
    async with visit.reading() as session:
        found = await open_days.found(session, day_id)
        (day,) = await open_days_overview.views(session, [found])
    today = day.today(visit.now)
    response = visit.page(
        "open_days_door.html",
        status=REFUSED if answer and not answer.is_in else 200,
        day=day,
        today=today,
        inside=sum(one.inside for one in today),
        expected=sum(one.expected for one in today),
        answer=answer,
        ticket=ticket if answer and answer.is_typed_anew else "",
        now=visit.now,
    )
    response.headers["Permissions-Policy"] = CAMERA
    return response


async def _answer(visit: Visit, day_id: int, ticket: str) -> Answer:
    """Lets somebody in, or says why not."""
    try:
        async with visit.transaction() as session:
            party = await open_days.check_in(session, ticket, visit.who.name, visit.now, day_id)
    except Refusal as refusal:
        return _no(visit, refusal)
    begins = party["starts_at"]
    note = None
    if not begins - EARLY <= visit.now <= party["ends_at"]:
        note = visit.say("open-days-door-other-slot", time=f"{begins.astimezone(CITY):%H:%M}")
    return Answer(
        is_in=True,
        large=visit.say("open-days-door-in", party=party["party"]),
        detail=visit.say("open-days-door-number", number=party["number"]),
        note=note,
    )


def _no(visit: Visit, refusal: Refusal) -> Answer:
    """Why somebody is not let in; what no ticket is at fault for, the frame says."""
    large = LARGE.get(refusal.text_id)
    if large is None:
        raise refusal
    told: dict[str, Any] = dict(refusal.args_of_text)
    time = f"{told['at'].astimezone(CITY):%H:%M}" if "at" in told else ""
    return Answer(
        is_in=False,
        large=visit.say("open-days-door-no", why=large, time=time),
        detail=visit.refused(refusal),
        is_typed_anew=large in {"unread", "unknown"},
    )
