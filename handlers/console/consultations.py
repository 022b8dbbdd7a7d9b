"""Consultations at the console (咨询答复): listed by their day, answered, given to another organ.

An officer sees what their own organ is asked; the office sees the whole district, answers for
any organ and says that it does.
"""

from typing import Any, Final

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import biography
from handlers.console.items import Figure, Waiting
from handlers.console.left import at_its_end, left
from handlers.console.listing import ROWS, after, listed
from handlers.console.typed import Typed
from handlers.console.visit import REFUSED, Visit
from handlers.desk import consultations as desk
from handlers.desk import organs as organs_desk
from storage import calendar, consultations, working_days
from storage.calendar import Calendar
from storage.consultations import Consultation, State, listing
from storage.consultations.listing import Wanted
from storage.consultations.records import LONGEST_ANSWER, LONGEST_REASON
from storage.refusal import Refusal
from storage.staff import OFFICE, Role

OVERDUE: Final = "overdue"
STATES: Final = (State.WAITING, OVERDUE, State.ANSWERED, State.CLOSED)
# So many characters of a question stand on a list.
SHORT: Final = 60
# Beside which field a rule's no is said.
FIELDS: Final = {
    "consultations-reason": "reason",
    "consultations-same-organ": "to",
    "consultations-unknown-organ": "to",
    "consultations-personal": "text",
    "consultations-of-another": "text",
    "consultations-empty": "text",
    "consultations-answer-too-short": "text",
    "consultations-answer-too-long": "text",
}


def short(text: str) -> str:
    """The beginning of a question, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def _of(visit: Visit) -> str:
    """Whose consultations somebody sees: their organ's; all of them at the office."""
    return "" if visit.who.organ == OFFICE else visit.who.organ


async def show_list(visit: Visit) -> web.StreamResponse:
    """What waits, overdue first; or what was answered or ended, the newest first."""
    state = visit.asked("state") if visit.asked("state") in STATES else State.WAITING
    words = visit.asked("q")[:40]
    wanted = Wanted(
        state=State.WAITING if state == OVERDUE else State(state),
        organ=_of(visit) or visit.asked("organ"),
        words=words,
        overdue_before=calendar.day_of(visit.now) if state == OVERDUE else None,
    )
    async with visit.reading() as session:
        known = await working_days.load(session)
        rows = await listing.page(session, wanted, after(visit), ROWS + 1)
        organs = [] if _of(visit) else await listing.organs(session)
        mine = Wanted(organ=_of(visit))
        waiting_ones = await listing.count(session, mine)
        late = await listing.count(session, _late(visit))
    key = rows[:ROWS][-1].id if rows else None
    return visit.page(
        "consultations.html",
        listed=listed(visit, [_row(visit, known, one) for one in rows], key),
        organs=[
            ("", visit.say("console-case-all")),
            *((one, visit.content(one)) for one in organs),
        ],
        states=[(one, visit.say("consultations-desk-state", state=one)) for one in STATES],
        chosen={"state": state, "organ": visit.asked("organ"), "q": words},
        is_filtered=bool(words or visit.asked("organ") or visit.asked("state")),
        waiting=waiting_ones,
        late=late,
    )


def _late(visit: Visit) -> Wanted:
    return Wanted(organ=_of(visit), overdue_before=calendar.day_of(visit.now))


def _row(visit: Visit, known: Calendar, one: Consultation) -> dict[str, Any]:
    is_waiting = one.state == State.WAITING and one.due_on is not None
    return {
        "number": one.number,
        "question": short(one.question),
        "organ": visit.content(one.organ),
        "channel": visit.say("residents-channel", channel=one.channel),
        "asked_at": one.asked_at,
        "due": one.due_on,
        "left": left(visit, known, one.due_on) if is_waiting and one.due_on else None,
        "state": visit.say("consultations-desk-state", state=one.state),
        "answered_at": one.answered_at,
    }


async def show(visit: Visit) -> web.StreamResponse:
    """One consultation, with what was said before it; that somebody looked is in the journal."""
    return await _one(visit, Typed(visit, "text"), Typed(visit, "to", "reason"))


async def _one(
    visit: Visit, answered: Typed, given: Typed, *, asks: str = "", status: int = 200
) -> web.Response:
    """The page of one; `asks`: what of an answer is asked about before it goes out."""
    async with visit.transaction() as session:
        number = visit.request.match_info["name"][:40]
        one = await desk.shown(session, number, visit.who.name, visit.now)
        known = await working_days.load(session)
        organs = await organs_desk.choices(session, visit.now)
        record = f"consultation:{one['id']}"
        done = await biography.lines(visit, session, record, "consultations-desk-act-")
    is_waiting = one["state"] == State.WAITING
    others = [(name, visit.content(name)) for name in organs if name != one["organ"]]
    return visit.page(
        "consultations_one.html",
        status=status,
        one=one,
        is_waiting=is_waiting,
        left=left(visit, known, one["due"]) if is_waiting and one["due"] else None,
        channel=visit.say("residents-channel", channel=one["channel"]),
        answered=answered,
        given=given,
        asks=asks,
        is_of_another=one["organ"] != visit.who.organ,
        meant=visit.ticked("meant"),
        organs=[("", visit.say("console-case-choose")), *others],
        done_before=done,
        most=LONGEST_ANSWER,
        most_reason=LONGEST_REASON,
    )


async def answer(visit: Visit) -> web.StreamResponse:
    """Answers; what was typed stays where it is refused."""
    typed = Typed(visit, "text")
    asks = ""
    if not typed.is_wrong:
        try:
            number = visit.request.match_info["name"][:40]
            meant = visit.ticked("meant")
            async with visit.transaction() as session:
                done = await desk.answer(
                    session, number, typed["text"], visit.who.name, visit.now, meant=meant
                )
            return visit.go(
                f"/consultations/{done['id']}", "consultations-desk-answered", number=done["id"]
            )
        except Refusal as refusal:
            typed.refuse(refusal, FIELDS.get(refusal.text_id, ""))
            asks = "number" if refusal.text_id == "consultations-personal" else ""
    empty = Typed(visit, "to", "reason")
    return await _one(visit, typed, empty, asks=asks, status=REFUSED)


async def transfer(visit: Visit) -> web.StreamResponse:
    """Gives it to another organ; the resident is told why, and the day stays."""
    typed = Typed(visit, "to", "reason")
    if not typed["to"]:
        typed.mark("to", visit.say("consultations-desk-no-organ"))
    if not typed.is_wrong:
        try:
            number, name = visit.request.match_info["name"][:40], visit.who.name
            async with visit.transaction() as session:
                organ = await organs_desk.known_as(session, typed["to"], visit.now)
                done = await desk.give(
                    session, number, organ.name, typed["reason"], name, visit.now
                )
            told = {"number": str(done["id"]), "organ": str(done["organ"])}
            # Whose it is no longer sees it.
            back = "" if _of(visit) else f"/{done['id']}"
            return visit.go(f"/consultations{back}", "consultations-desk-given", **told)
        except Refusal as refusal:
            typed.refuse(refusal, FIELDS.get(refusal.text_id, ""))
    return await _one(visit, Typed(visit, "text"), typed, status=REFUSED)


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """What an officer's organ is asked, by its day; the office sees what others are late with."""
    if not visit.who.has(Role.OFFICER):
        return []
    known = await working_days.load(session)
    found = list(await listing.page(session, Wanted(organ=visit.who.organ), 0, ROWS))
    if visit.who.organ == OFFICE:
        late = await listing.page(session, _late(visit), 0, ROWS)
        found += [one for one in late if one.organ != OFFICE]
    found.sort(key=lambda one: (one.due_on or calendar.day_of(visit.now), one.id or 0))
    return [_waiting(visit, known, one) for one in found]


def _waiting(visit: Visit, known: Calendar, one: consultations.Consultation) -> Waiting:
    time = left(visit, known, one.due_on) if one.due_on else None
    return Waiting(
        title=visit.say("consultations-desk-waiting", question=short(one.question)),
        detail=visit.say(
            "consultations-desk-waiting-detail",
            number=str(one.number),
            organ=visit.content(one.organ),
            channel=visit.say("residents-channel", channel=one.channel),
        ),
        path=f"/consultations/{one.number}",
        act=visit.say("consultations-desk-button-answer"),
        due=at_its_end(one.due_on) if one.due_on else None,
        until=time.words if time else "",
        is_late=bool(time and time.is_late),
    )


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """How many wait for an answer, and how many of them are overdue."""
    if not visit.may("see consultations"):
        return []
    count = await listing.count(session, Wanted(organ=_of(visit)))
    late = await listing.count(session, _late(visit))
    return [
        Figure(visit.say("consultations-desk-figure-open", count=count), "/consultations"),
        Figure(
            visit.say("consultations-desk-figure-late", count=late),
            f"/consultations?state={OVERDUE}",
        ),
    ]
