"""Requests for information at the console (依申请公开): the list, taken away, what waits.

A list says nothing about anybody. Only the organ that a request was addressed to opens it; the
office (区政府办公室) sees the whole district's list, for it answers for openness there.
"""

from typing import Any, Final

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console.items import Figure, Waiting
from handlers.console.left import at_its_end, left
from handlers.console.listing import ROWS, after, listed, taken_away
from handlers.console.visit import Visit
from handlers.desk import foi as desk
from knowledge import values
from storage import calendar, journal, working_days
from storage.calendar import Calendar
from storage.foi import listing
from storage.foi.listing import OVERDUE, THIS_WEEK, WANTED, Wanted
from storage.foi.record import RUNNING, FoiRequest, State
from storage.staff import OFFICE, Role

# What is due within so many working days waits for somebody.
SOON: Final = 5


def _of(visit: Visit) -> str:
    """Whose requests somebody's list holds: their organ's; all of them at the office."""
    return "" if visit.who.organ == OFFICE else visit.who.organ


def _wanted(visit: Visit, state: str, organ: str, number: str) -> Wanted:
    number = "".join(values.plain(number).upper().split())[:20]
    return Wanted(state if state in WANTED else WANTED[0], _of(visit) or organ, number)


async def show_list(visit: Visit) -> web.StreamResponse:
    """What is overdue or due today, what has to be confirmed, then by date."""
    wanted = _wanted(visit, visit.asked("state"), visit.asked("organ"), visit.asked("number"))
    today = calendar.day_of(visit.now)
    async with visit.reading() as session:
        known = await working_days.load(session)
        rows = await listing.page(session, today, wanted, after(visit), ROWS + 1)
        organs = [] if _of(visit) else await listing.organs(session)
        numbers = await _numbers(visit, session)
        count = await listing.count(session, today, wanted)
    key = rows[:ROWS][-1].id if rows else None
    return visit.page(
        "foi.html",
        listed=listed(visit, [row(visit, known, one) for one in rows], key),
        organs=[
            ("", visit.say("console-case-all")),
            *((one, visit.content(one)) for one in organs),
        ],
        states=[(one, visit.say("foi-desk-state", state=one)) for one in WANTED],
        wanted=wanted,
        asked_organ=visit.asked("organ"),
        is_filtered=any(visit.asked(one) for one in ("state", "organ", "number")),
        numbers=numbers,
        count=count,
    )


async def _numbers(visit: Visit, session: AsyncSession) -> dict[str, int]:
    """How many are open, due this week, overdue."""
    today = calendar.day_of(visit.now)
    return {
        one: await listing.count(session, today, Wanted(one, _of(visit)))
        for one in (WANTED[0], THIS_WEEK, OVERDUE)
    }


def row(visit: Visit, known: Calendar, one: FoiRequest) -> dict[str, Any]:
    """A request on a list."""
    today = calendar.day_of(visit.now)
    is_running = one.state in RUNNING and one.due_on is not None
    waits = known.passed(calendar.day_of(one.arrived_at), today)
    return {
        "number": one.number,
        "organ": visit.content(one.organ),
        "state": visit.say("foi-desk-state", state=one.state),
        "is_mine": one.organ == visit.who.organ,
        "is_new": one.state == State.PRE_APPLICATION,
        "arrived_at": one.arrived_at,
        "channel": visit.say("foi-desk-channel", channel=one.channel),
        "due": one.due_on,
        "is_provisional": one.due_is_provisional and is_running,
        "left": left(visit, known, one.due_on) if is_running and one.due_on else None,
        "waits": waits,
        "ended_on": one.ended_on,
    }


async def export(visit: Visit) -> web.StreamResponse:
    """The list as it is filtered, as a table; without a word about anybody, and journalled."""
    wanted = _wanted(visit, visit.typed("state"), visit.typed("organ"), visit.typed("number"))
    async with visit.transaction() as session:
        rows = await listing.page(session, calendar.day_of(visit.now), wanted, 0, None)
        found = [desk.summary(one, visit.now) for one in rows]
        journal.note(
            session,
            visit.who.name,
            "foi.export",
            "foi",
            visit.now,
            state=wanted.state,
            organ=wanted.organ,
            rows=len(found),
        )
    for one in found:
        one.pop("waits")
    name = f"foi-{calendar.day_of(visit.now)}"
    return await taken_away(name, found, visit.typed("kind") or "xlsx")


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """What an organ has to do: overdue or due soon, and what has to be confirmed.

    A head is shown what is overdue.
    """
    if not visit.may("see foi"):
        return []
    today, known = calendar.day_of(visit.now), await working_days.load(session)
    is_officer = visit.who.has(Role.OFFICER)
    wanted = Wanted(WANTED[0] if is_officer else OVERDUE, visit.who.organ)
    found = []
    for one in await listing.page(session, today, wanted, 0, ROWS):
        if one.due_on is None:
            found.append(_to_confirm(visit, known, one))
        elif one.due_on <= today or known.passed(today, one.due_on) <= SOON:
            found.append(_due(visit, known, one))
    return found


def _to_confirm(visit: Visit, known: Calendar, one: FoiRequest) -> Waiting:
    waits = known.passed(calendar.day_of(one.arrived_at), calendar.day_of(visit.now))
    return Waiting(
        title=visit.say("foi-desk-waiting-confirm", number=one.number),
        detail=visit.say("foi-desk-waiting-confirm-why", at=one.arrived_at),
        path=f"/foi/{one.number}",
        act=visit.say("foi-desk-button-confirm"),
        until=visit.say("foi-desk-has-waited", days=waits),
    )


def _due(visit: Visit, known: Calendar, one: FoiRequest) -> Waiting:
    due = one.due_on or calendar.day_of(visit.now)
    time = left(visit, known, due)
    return Waiting(
        title=visit.say("foi-desk-waiting-answer", number=one.number),
        detail=visit.say("foi-desk-waiting-answer-why", received=str(one.received_on), due=due),
        path=f"/foi/{one.number}",
        act=visit.say(
            "foi-desk-button-answer" if visit.may("foi answer") else "foi-desk-button-look"
        ),
        due=at_its_end(due),
        until=time.words,
        is_late=time.is_late,
    )


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """How many requests are open, due this week, overdue."""
    if not visit.may("see foi"):
        return []
    numbers = await _numbers(visit, session)
    return [
        Figure(
            visit.say("foi-desk-figure", what=what, count=count),
            "/foi" if what == WANTED[0] else f"/foi?state={what}",
        )
        for what, count in numbers.items()
    ]
