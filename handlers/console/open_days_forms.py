"""Open days are planned and changed (策划、变更开放日): forms over the rules of the desk."""

import re
from datetime import datetime
from typing import Any, Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import question_rows, rows, unfit
from handlers.console.rows import Row, Rows
from handlers.console.unfit import Place
from handlers.console.visit import REFUSED, Visit
from handlers.desk import Invalid, Unmet, open_days, open_days_overview, open_days_planning
from handlers.desk.open_days_overview import DayView, SlotView
from handlers.desk.open_days_planning import Changes, Typed
from knowledge.say import CITY
from storage import organs, staff
from storage.forms import Kind
from storage.open_days.records import MOST_SLOTS
from storage.refusal import Refusal, Unfit

FIELDS: Final = ("title", "organ", "place", "about", "opens_at", "closes_at", "party_limit")
ENGLISH: Final = ("title", "place", "about")
MOST_QUESTIONS: Final = 10
KINDS: Final = tuple(one for one in Kind if one != Kind.FILE)
# What a further slot takes over from the one before it.
COPIED: Final = {"slot": ("date", "seats"), "question": ()}
# A new form asks for five at most, as the file does.
PARTY: Final = "5"
# Where what concerns two fields is told.
TOGETHER: Final = {"open-days-unfit-sign-up": "closes_at", "open-days-unfit-closes": "closes_at"}
SLOT_FIELDS: Final = {"starts_at": "from", "ends_at": "to", "capacity": "seats"}


def local(at: datetime) -> str:
    """A moment as a field of the browser holds it."""
    return f"{at.astimezone(CITY):%Y-%m-%dT%H:%M}"


async def new(visit: Visit) -> web.StreamResponse:
    """GET and POST /open-days/new."""
    if not visit.posted:
        typed = dict.fromkeys(FIELDS, "") | {"opens_at": local(visit.now), "party_limit": PARTY}
        return await _new(visit, typed | {"organ": visit.who.organ}, [{}], [])
    typed = {name: visit.typed(name) for name in (*FIELDS, *(f"{one}_en" for one in ENGLISH))}
    slots = rows.read(visit, "slot", MOST_SLOTS)
    questions = rows.read(visit, question_rows.NAME, MOST_QUESTIONS)
    if rows.press(visit, {"slot": slots, "question": questions}, COPIED):
        return await _new(visit, typed, slots, questions)
    try:
        form = open_days_planning.form_given(_given(visit, typed, slots, questions))
        async with visit.transaction() as session:
            again = bool(visit.typed("again"))
            day = await open_days.add(session, form, visit.who.name, visit.now, again=again)
    except Invalid as invalid:

        def where(place: Place, by: Unfit | None) -> tuple[str, str]:
            return _where(visit, slots, questions, place, by)

        wrong = unfit.reasons(visit, invalid.error, where)
        return await _new(visit, typed, slots, questions, wrong=wrong)
    except Refusal as refusal:
        numbers = [number for number, _ in rows.filled(slots)]
        wrong = _told_at(visit, refusal, numbers)
        problem = None if wrong else visit.refused(refusal)
        twice = refusal.text_id == "open-days-twice"
        return await _new(
            visit, typed, slots, questions, wrong=wrong, problem=problem, twice=twice
        )
    return visit.go(f"/open-days/{day.id}", "open-days-desk-added")


def _told_at(visit: Visit, refusal: Refusal, numbers: list[int]) -> dict[str, Markup]:
    """A rule's no at the field that it concerns, if it is one."""
    where = refusal.where if isinstance(refusal, Unmet) else ""
    name, _, text = where.partition("-")
    if name in {"slot", "more"}:
        place = int(text)
        rank = numbers[place - 1] if name == "slot" and place <= len(numbers) else place
        where = f"{name}-{rank}-date"
    return {where: visit.refused(refusal)} if where else {}


def _given(visit: Visit, typed: Row, slots: Rows, questions: Rows) -> dict[str, Any]:
    """What was typed, as it would stand in a file: what is empty is not written."""
    raw: dict[str, Any] = {name: typed[name] for name in FIELDS if typed[name]}
    if visit.who.organ != staff.OFFICE:
        raw.pop("organ", None)
    raw["slots"] = [_slot(row) for _, row in rows.filled(slots)]
    raw["questions"] = question_rows.given(questions)
    english = {name: text for name in ENGLISH if (text := typed[f"{name}_en"])}
    return raw | ({"english": english} if english else {})


def _slot(row: Row) -> dict[str, str]:
    day = row.get("date", "")
    found = {
        "starts_at": f"{day} {row['from']}" if day and row.get("from") else "",
        "ends_at": f"{day} {row['to']}" if day and row.get("to") else "",
        "capacity": row.get("seats", ""),
    }
    return {name: text for name, text in found.items() if text}


def _where(  # noqa: PLR0911 - a table of places.
    visit: Visit, slots: Rows, questions: Rows, place: Place, by: Unfit | None
) -> tuple[str, str]:
    """Which field is meant, and what it is called."""

    def label(name: str) -> str:
        return str(visit.say(f"open-days-field-{name.replace('_', '-')}"))

    match place:
        case ("slots", int(index), *rest):
            number, row = rows.filled(slots)[index]
            name = SLOT_FIELDS[str(rest[0])] if rest else "from"
            if rest and name != "seats" and not row.get("date"):
                name = "date"
            return f"slot-{number}-{name}", f"{label('slot')} {number} · {label(name)}"
        case ("slots",):
            return "slot-1-date", label("slot")
        case ("questions", int(_), *_):
            return question_rows.where(visit, questions, place, by)
        case ("questions",):
            return "question-1-words", str(visit.say("console-question"))
        case ("english", str(name)):
            return f"{name}_en", label(f"{name}_en")
        case (str(name), *_) if name in FIELDS:
            return name, label(name)
        case _:
            # What concerns two fields names them itself.
            return TOGETHER.get(by.text_id if by else "", "question-1-words"), ""


async def _new(
    visit: Visit,
    typed: Row,
    slots: Rows,
    questions: Rows,
    *,
    wrong: dict[str, Markup] | None = None,
    problem: Markup | None = None,
    twice: bool = False,
) -> web.Response:
    async with visit.reading() as session:
        names = await _organs(session, visit)
    return visit.page(
        "open_days_new.html",
        status=REFUSED if wrong or problem else 200,
        typed={f"{name}_en": "" for name in ENGLISH} | typed,
        slots=slots or [{}],
        questions=questions,
        kinds=[(str(one), visit.say("console-question-kinds", kind=str(one))) for one in KINDS],
        organs=[(one, visit.content(one)) for one in names],
        wrong=wrong or {},
        problem=problem,
        twice=twice,
        full=len(questions) >= MOST_QUESTIONS,
    )


async def _organs(session: AsyncSession, visit: Visit) -> list[str]:
    """For whom they may plan: the office for any organ, everybody else for their own."""
    if visit.who.organ != staff.OFFICE:
        return [visit.who.organ]
    return [one.name for one in await organs.known(session)]


def _shown(day: DayView) -> Row:
    """A day that is there, as the form of changes shows it."""
    found = {name: str(getattr(day.day, name)) for name in ("title", "place", "about")}
    found |= {
        "opens_at": local(day.day.opens_at),
        "closes_at": local(day.day.closes_at),
        "party_limit": str(day.day.party_limit),
    }
    for one in day.slots:
        begins, ends = one.slot.starts_at.astimezone(CITY), one.slot.ends_at.astimezone(CITY)
        found |= {
            f"slot-{one.place}-date": f"{begins:%Y-%m-%d}",
            f"slot-{one.place}-from": f"{begins:%H:%M}",
            f"slot-{one.place}-to": f"{ends:%H:%M}",
        }
    return found


async def edit(visit: Visit) -> web.StreamResponse:
    """GET and POST /open-days/{id}/edit."""
    day_id = visit.number()
    async with visit.reading() as session:
        _, found = await open_days.theirs(session, visit.who.name, "edit", day_id)
        open_days.check_on(found)
        (day,) = await open_days_overview.views(session, [found])
        told = await open_days_overview.concerned(session, day_id)
    shown = _shown(day)
    typed = {name: visit.typed(name) for name in shown if name in visit.form}
    more = rows.read(visit, "more", MOST_SLOTS)
    view: dict[str, Any] = {"day": day, "typed": shown | typed, "more": more, "told": told}
    if not visit.posted or rows.press(visit, {"more": more}, {"more": COPIED["slot"]}):
        return visit.page("open_days_edit.html", **view, wrong={}, problem=None)
    try:
        async with visit.transaction() as session:
            wanted = _changes(day, shown, typed, more)
            _, count = await open_days_planning.edit(
                session, day_id, wanted, visit.who.name, visit.now
            )
    except Invalid as invalid:
        wrong = unfit.reasons(
            visit, invalid.error, lambda at, by: _place(visit, day, more, at, by)
        )
        problem = None
    except Refusal as refusal:
        wrong = _told_at(visit, refusal, [one.place for one in day.slots])
        problem = None if wrong else visit.refused(refusal)
    else:
        return visit.go(f"/open-days/{day_id}", "open-days-desk-changed", count=count)
    return visit.page("open_days_edit.html", status=REFUSED, **view, wrong=wrong, problem=problem)


def _place(
    visit: Visit, day: DayView, more: Rows, place: Place, by: Unfit | None
) -> tuple[str, str]:
    """As in the form of a new day: the slots that are there, then those that are added."""
    there = [{"date": "-"} for _ in day.slots]
    name, label = _where(visit, [*there, *(row for _, row in rows.filled(more))], [], place, by)
    slot = re.fullmatch(r"slot-(\d+)-(\w+)", name)
    if slot is not None and int(slot[1]) > len(there):
        numbers = [number for number, _ in rows.filled(more)]
        name = f"more-{numbers[int(slot[1]) - len(there) - 1]}-{slot[2]}"
    return name, label


def _changes(day: DayView, shown: Row, typed: Row, more: Rows) -> Changes:
    """What was typed otherwise than it is."""

    def changed(name: str) -> str | None:
        text = typed.get(name)
        return text if text is not None and text != shown[name].strip() else None

    return Changes(
        title=changed("title"),
        place=changed("place"),
        about=changed("about"),
        opens=changed("opens_at"),
        closes=changed("closes_at"),
        party_limit=changed("party_limit"),
        more=[_slot(row) for _, row in rows.filled(more)],
        moved={one.place: times for one in day.slots if (times := _times(one, shown, typed))},
    )


def _times(one: SlotView, shown: Row, typed: Row) -> Typed | None:
    """When a slot shall begin and end; None where nothing of it was changed."""
    names = [f"slot-{one.place}-{name}" for name in ("date", "from", "to")]
    if all(typed.get(name, shown[name]) == shown[name] for name in names):
        return None
    day, begins, ends = (typed.get(name, shown[name]) for name in names)
    # An hour alone would be one of today.
    return f"{day or '-'} {begins}", f"{day or '-'} {ends}"
