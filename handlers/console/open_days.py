"""Open days at the console (政府开放日): the list, one day, what waits, how it goes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import listing
from handlers.console.items import Figure, Waiting
from handlers.console.visit import REFUSED, Visit
from handlers.desk import Unmet, open_days, open_days_overview
from handlers.desk.open_days_overview import DayView
from knowledge import values
from knowledge.say import CITY
from storage import staff
from storage.calendar import day_of
from storage.open_days import OpenDay, Slot, State
from storage.open_days.records import MOST_SEATS, MOST_SLOTS
from storage.refusal import Refusal

# No number of seats or slots has more figures.
FIGURES: Final = 5
WEEK: Final = timedelta(days=7)


def is_theirs(visit: Visit, day: OpenDay) -> bool:
    """Whether it is a day of their organ; the office may see to any."""
    return visit.who.organ in {day.organ, staff.OFFICE}


async def listed(visit: Visit) -> web.StreamResponse:
    """GET /open-days: what is to come, the nearest first; then what was, the newest first."""
    after = listing.after(visit)
    async with visit.reading() as session:
        coming = [] if after else await open_days_overview.coming(session, visit.now)
        former, key = await open_days_overview.former(session, visit.now, after, listing.ROWS)
    return visit.page(
        "open_days.html",
        coming=coming,
        former=listing.listed(visit, former, key),
        first=not after,
        is_theirs=lambda day: is_theirs(visit, day),
    )


async def show(visit: Visit) -> web.StreamResponse:
    """GET /open-days/{id}."""
    return await shown(visit)


async def shown(
    visit: Visit,
    *,
    wrong: Mapping[str, Markup] | None = None,
    problem: Markup | None = None,
    typed: Mapping[str, str] | None = None,
) -> web.Response:
    """A day with its slots and who signed up; with what was wrong, if something was."""
    day_id = visit.number()
    async with visit.reading() as session:
        found = await open_days.found(session, day_id)
        (day,) = await open_days_overview.views(session, [found])
        theirs = is_theirs(visit, found)
        told = await open_days_overview.concerned(session, day_id)
        signed = await _signed_up(session, visit, day) if theirs else None
    return visit.page(
        "open_days_day.html",
        status=REFUSED if wrong or problem else 200,
        day=day,
        stands=day.state(visit.now),
        theirs=theirs,
        told=told,
        signed=signed,
        slots={one.slot.id: one for one in day.slots},
        states=[str(one) for one in State],
        wrong=wrong or {},
        problem=problem,
        typed=typed or {},
        begun=[one.place for one in day.slots if one.slot.ends_at <= visit.now],
    )


async def _signed_up(session: AsyncSession, visit: Visit, day: DayView) -> listing.Listed[Any]:
    """A page of who signed up: number, people, state; names and telephones are not among them."""
    place = visit.asked("slot")
    chosen = next((one.slot.id for one in day.slots if str(one.place) == place), None)
    rows = await open_days_overview.registrations(
        session,
        day.day.id or 0,
        chosen,
        visit.asked("state"),
        values.plain(visit.asked("number")).upper(),
        listing.after(visit),
        listing.ROWS,
    )
    key = rows[listing.ROWS - 1].id if len(rows) > listing.ROWS else None
    return listing.listed(visit, rows, key)


async def resize(visit: Visit) -> web.StreamResponse:
    """POST /open-days/{id}/resize."""
    place, text = visit.typed("slot"), values.plain(visit.typed("seats"))
    try:
        seats = _number(text, MOST_SEATS, "open-days-unfit-seats")
        slot_place = _number(place, MOST_SLOTS, "open-days-unfit-slot")
        async with visit.transaction() as session:
            slot = await open_days.resize(
                session, visit.number(), slot_place, seats, visit.who.name, visit.now
            )
    except Refusal as refusal:
        wrong = {f"seats-{place}": visit.refused(refusal)}
        return await shown(visit, wrong=wrong, typed={f"seats-{place}": text})
    return visit.go(
        f"/open-days/{visit.number()}",
        "open-days-desk-resized",
        slot=place,
        seats=slot.capacity,
        free=slot.free,
    )


def _number(text: str, most: int, otherwise: str) -> int:
    """A number from 1, as it was typed."""
    is_number = text.isascii() and text.isdigit() and len(text) <= FIGURES
    if not is_number or not 1 <= int(text) <= most:
        raise Refusal(otherwise, most=most)
    return int(text)


async def call_off(visit: Visit) -> web.StreamResponse:
    """POST /open-days/{id}/call-off."""
    reason = visit.typed("reason")
    try:
        async with visit.transaction() as session:
            told, inside = await open_days.call_off(
                session, visit.number(), visit.who.name, reason, visit.now
            )
    except Refusal as refusal:
        said = visit.refused(refusal)
        if isinstance(refusal, Unmet) and refusal.where == "reason":
            return await shown(visit, wrong={"reason": said}, typed={"reason": reason})
        return await shown(visit, problem=said, typed={"reason": reason})
    return visit.go(
        f"/open-days/{visit.number()}", "open-days-desk-called-off", told=told, inside=inside
    )


async def export(visit: Visit) -> web.StreamResponse:
    """POST /open-days/{id}/export: the list as a table, or on a page; noted with its purpose."""
    day_id, purpose, kind = visit.number(), visit.typed("purpose"), visit.typed("kind")
    personal = bool(visit.typed("personal"))
    if kind not in {*listing.TYPES, "look"}:
        raise web.HTTPNotFound
    try:
        async with visit.transaction() as session:
            rows = await open_days.exported(
                session, day_id, visit.who.name, purpose, visit.now, personal=personal
            )
            day = await open_days.found(session, day_id)
    except Refusal as refusal:
        said = visit.refused(refusal)
        kept = {"purpose": purpose, "personal": visit.typed("personal")}
        if isinstance(refusal, Unmet) and refusal.where == "purpose":
            return await shown(visit, wrong={"purpose": said}, typed=kept)
        return await shown(visit, problem=said, typed=kept)
    if kind == "look":
        columns = list(rows[0]) if rows else []
        return visit.page(
            "open_days_people.html", day=day, rows=rows, columns=columns, personal=personal
        )
    return await listing.taken_away(day.title, rows, kind)


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """Today's days to check in; days whose sign-up opens or closes today."""
    found: list[Waiting] = []
    for view in await open_days_overview.coming(session, visit.now):
        if is_theirs(visit, view.day):
            found += _at_the_door(visit, view) + _sign_up(visit, view)
    return found


def _at_the_door(visit: Visit, view: DayView) -> list[Waiting]:
    today = [one for one in view.today(visit.now) if one.slot.ends_at > visit.now]
    if not today or not visit.may("open-days check-in"):
        return []
    first: Slot = today[0].slot
    return [
        Waiting(
            title=visit.say("open-days-desk-waits-door", title=visit.content(view.day.title)),
            detail=visit.say(
                "open-days-desk-inside",
                inside=sum(one.inside for one in today),
                expected=sum(one.expected for one in today),
            ),
            path=f"/open-days/{view.day.id}/check-in",
            act=visit.say("open-days-desk-check-in"),
            due=first.starts_at,
            until=_today_at(visit, first.starts_at),
            is_late=first.starts_at <= visit.now,
        )
    ]


def _sign_up(visit: Visit, view: DayView) -> list[Waiting]:
    if not visit.may("open-days edit"):
        return []
    return [
        Waiting(
            title=visit.say(text_id, title=visit.content(view.day.title)),
            detail=visit.say(
                "open-days-desk-seats",
                taken=view.taken, free=view.free, waiting=view.waiting,
            ),
            path=f"/open-days/{view.day.id}",
            act=visit.say("open-days-desk-look"),
            due=at,
            until=_today_at(visit, at),
        )
        for text_id, at in (
            ("open-days-desk-waits-opens", view.day.opens_at),
            ("open-days-desk-waits-closes", view.day.closes_at),
        )
        if day_of(at) == day_of(visit.now) and at > visit.now
    ]  # fmt: skip


def _today_at(visit: Visit, at: datetime) -> Markup:
    return visit.say("open-days-desk-today-at", time=f"{at.astimezone(CITY):%H:%M}")


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """How many signed up in seven days, for days of their organ; of all, for the office."""
    organ = None if visit.who.organ == staff.OFFICE else visit.who.organ
    count, people = await open_days_overview.signed_up_since(session, organ, visit.now - WEEK)
    return [Figure(visit.say("open-days-desk-figure", count=count, people=people), "/open-days")]
