"""The open days' desk (政府开放日): planned, listed, exported, checked in, called off."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from handlers.desk import Unmet, moments, organs, readable
from knowledge.say import CITY, Texts, plain
from storage import journal, sealed, staff
from storage.forms import Question, Value
from storage.open_days import (
    LIVE,
    DayForm,
    OpenDay,
    Registration,
    Slot,
    contacts,
    seats,
    tickets,
)
from storage.refusal import Refusal
from storage.staff import Staff

if TYPE_CHECKING:
    from knowledge.say import Say

# What those who signed up are told, in one line.
LONGEST_REASON = 200


async def theirs(session: AsyncSession, by: str, act: str, day_id: int) -> tuple[Staff, OpenDay]:
    """Who may do this, and an open day of their organ; the office may see to any."""
    organiser = await staff.allowed(session, by, f"open-days {act}")
    day = await found(session, day_id)
    _check_organ(organiser, day.organ)
    return organiser, day


def _check_organ(organiser: Staff, organ: str) -> None:
    if organiser.organ not in {organ, staff.OFFICE}:
        raise Refusal("open-days-not-their-organ", organ=organ, name=organiser.name)


def check_on(day: OpenDay) -> None:
    """Refuses to change what was called off."""
    if day.called_off_at is not None:
        raise Unmet(
            "the open day was called off; nothing was changed, plan another one",
            "open-days-stays-off",
        )


async def add(
    session: AsyncSession, form: DayForm, by: str, now: datetime, *, again: bool = False
) -> OpenDay:
    """Plans an open day (发布开放日): residents see it at once, and sign up from `opens_at`."""
    organiser = await staff.allowed(session, by, "open-days add")
    organ = organiser.organ
    if form.organ:
        organ = (await organs.called(session, form.organ, now)).name
        _check_organ(organiser, organ)
    _check_times(form, now)
    if not again and (same := await _same(session, form)):
        raise Unmet(
            f"open day {same} has this title and day already; nothing was added, "
            "add --yes if it is another one",
            "open-days-twice",
            id=str(same),
        )
    day = OpenDay(
        **form.model_dump(include={"title", "place", "about", "opens_at", "closes_at"}),
        party_limit=form.party_limit,
        organ=organ,
        questions=[one.model_dump(mode="json", exclude_defaults=True) for one in form.questions],
        english=form.english.model_dump() if form.english else None,
    )
    session.add(day)
    await session.flush()
    session.add_all(Slot(open_day_id=day.id or 0, **one.model_dump()) for one in form.slots)
    await session.flush()
    journal.note(session, organiser.name, "open-days.add", day.record, now, title=day.title)
    return day


def _check_times(form: DayForm, now: datetime) -> None:
    """Refuses what nobody could come to, or sign up for, any more."""
    for place, slot in enumerate(form.slots, 1):
        if slot.starts_at <= now:
            begins = moments.shown(slot.starts_at)
            raise Unmet(
                f"slot {place} begins {begins}, which has passed; write a time to come",
                "open-days-slot-passed", f"slot-{place}", slot=str(place), at=slot.starts_at,
            )  # fmt: skip
    if form.closes_at <= now:
        raise Unmet(
            "closes_at has passed; nobody could sign up any more",
            "open-days-closes-passed",
            "closes_at",
        )


async def _same(session: AsyncSession, form: DayForm) -> int | None:
    """An open day of this title with a slot on one of these days."""
    query = (
        select(col(OpenDay.id), col(Slot.starts_at))
        .join(Slot, col(Slot.open_day_id) == col(OpenDay.id))
        .where(col(OpenDay.title) == form.title, col(OpenDay.called_off_at).is_(None))
    )
    days = {one.starts_at.astimezone(CITY).date() for one in form.slots}
    known = (await session.execute(query)).all()
    return next((id_ for id_, at in known if at.astimezone(CITY).date() in days), None)


async def found(session: AsyncSession, day_id: int) -> OpenDay:
    """An open day by its number."""
    day = await session.get(OpenDay, day_id)
    if day is None:
        raise Refusal("open-days-no-day", id=str(day_id))
    return day


async def listed(session: AsyncSession) -> list[dict[str, Any]]:
    """Every open day with its slots, the newest first."""
    query = select(OpenDay).order_by(col(OpenDay.id).desc())
    return [await _told(session, day) for day in (await session.scalars(query)).all()]


async def shown(session: AsyncSession, day_id: int) -> dict[str, Any]:
    """Everything about an open day."""
    day = await found(session, day_id)
    return await _told(session, day) | {
        "place": day.place,
        "about": day.about,
        "party_limit": day.party_limit,
        "called_off_because": day.called_off_because,
        "english": day.english,
        "questions": day.questions,
    }


async def _told(session: AsyncSession, day: OpenDay) -> dict[str, Any]:
    return {
        "id": day.id,
        "title": day.title,
        "organ": day.organ,
        "opens_at": day.opens_at,
        "closes_at": day.closes_at,
        "called_off_at": day.called_off_at,
        "slots": [
            {
                "slot": place,
                "starts_at": slot.starts_at,
                "ends_at": slot.ends_at,
                "capacity": slot.capacity,
                "taken": slot.taken,
                "free": slot.free,
                "waiting": await seats.waiting(session, slot),
            }
            for place, slot in enumerate(await seats.slots_of(session, day), 1)
        ],
    }


async def slot_of(session: AsyncSession, day: OpenDay, place: int) -> Slot:
    """A slot by its place in the day, held; refused where there is none."""
    slots = await seats.slots_of(session, day)
    if not 1 <= place <= len(slots):
        raise Refusal("open-days-no-slot", id=str(day.id), slot=str(place))
    return await seats.hold(session, slots[place - 1].id or 0)


async def resize(
    session: AsyncSession, day_id: int, place: int, capacity: int, by: str, now: datetime
) -> Slot:
    """More or fewer seats in a slot (调整名额); who waits is offered those that become free."""
    organiser, day = await theirs(session, by, "resize", day_id)
    check_on(day)
    slot = await slot_of(session, day, place)
    before = slot.capacity
    await seats.resize(session, slot, capacity)
    journal.note(
        session, organiser.name, "open-days.resize", day.record, now, slot=place,
        seats=f"{before} → {capacity}",
    )  # fmt: skip
    return slot


async def call_off(
    session: AsyncSession, day_id: int, by: str, reason: str, now: datetime
) -> tuple[int, int]:
    """Calls an open day off (取消活动); how many registrations are told, and how many are in."""
    readable(reason=reason)
    if not reason.strip():
        raise Unmet(
            "--reason is empty; write what those who signed up are told",
            "open-days-no-reason",
            "reason",
        )
    if len(reason.strip()) > LONGEST_REASON:
        raise Unmet(
            f"--reason has at most {LONGEST_REASON} characters; shorten it",
            "open-days-long-reason",
            "reason",
            most=LONGEST_REASON,
        )
    organiser, day = await theirs(session, by, "cancel", day_id)
    told, checked_in = await seats.call_off(session, day, reason.strip(), now)
    journal.note(
        session, organiser.name, "open-days.cancel", day.record, now, reason=reason.strip(),
        told=told,
    )  # fmt: skip
    return told, checked_in


async def check_in(
    session: AsyncSession, shown: str, by: str, now: datetime, day_id: int | None
) -> dict[str, Any]:
    """Lets a party in (签到); what the door needs to know of it."""
    organiser = await staff.allowed(session, by, "open-days check-in")
    row, slot, day = await tickets.check_in(session, shown, organiser, now, day_id)
    return {
        "number": row.number,
        "party": row.party,
        "open_day": day.title,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "attended_at": row.attended_at,
    }


async def exported(
    session: AsyncSession, day_id: int, by: str, purpose: str, now: datetime, *, personal: bool
) -> list[dict[str, Any]]:
    """The registrations of an open day as rows (导出名单); noted with its purpose.

    What is personal is there only where it is asked for, and only of those who come or may come.
    """
    readable(purpose=purpose)
    if not purpose.strip():
        raise Unmet(
            "--purpose is empty; write what the list is needed for",
            "open-days-no-purpose",
            "purpose",
        )
    organiser, day = await theirs(session, by, "export", day_id)
    query = (
        select(Registration, Slot)
        .join(Slot, col(Slot.id) == col(Registration.slot_id))
        .where(col(Registration.open_day_id) == day.id)
        .order_by(col(Slot.starts_at), col(Registration.id))
    )
    say = Texts.load().say("zh-Hans")
    try:
        rows = [
            _row(session, row, slot, day.further, say, personal=personal)
            for row, slot in await session.execute(query)
        ]
    except sealed.Unopened as unopened:
        raise Unmet(
            f"{unopened}; put the key into YANGGUANG_SEALING_KEYS", "open-days-unopened"
        ) from None
    journal.note(
        session, organiser.name, "open-days.export", day.record, now, purpose=purpose.strip(),
        personal="yes" if personal else "no", rows=len(rows),
    )  # fmt: skip
    return rows


def _row(
    session: AsyncSession,
    row: Registration,
    slot: Slot,
    questions: Sequence[Question],
    say: "Say",
    *,
    personal: bool,
) -> dict[str, Any]:
    """A registration under the names of the columns that a clerk reads."""

    def named(name: str) -> str:
        return say(f"open-days-column-{name}")

    def at(moment: datetime | None) -> str:
        return moments.shown(moment) if moment else ""

    kept = contacts(session, row)
    is_shown = personal and row.state in LIVE
    line: dict[str, Any] = {
        named("number"): row.number,
        named("slot"): at(slot.starts_at),
        named("party"): row.party,
        named("state"): say("open-days-state", state=row.state),
        named("made"): at(row.made_at),
        named("confirmed"): at(row.confirmed_at),
        named("attended"): at(row.attended_at),
    }
    if personal:
        line |= {named(name): kept[name] if is_shown else "" for name in ("name", "phone")}
    return line | _answers(questions, kept["answers"], say, personal=personal, is_shown=is_shown)


def _answers(
    questions: Sequence[Question],
    given: dict[str, Value],
    say: "Say",
    *,
    personal: bool,
    is_shown: bool,
) -> dict[str, str]:
    """What was answered to the further questions, under their words."""
    from handlers.chat.form_answers import told, wording

    found: dict[str, str] = {}
    for place, question in enumerate(questions, 1):
        if question.personal and not personal:
            continue
        value = given.get(question.id)
        # Two questions may have the same words; a dot would part the column.
        column = f"{place}、{plain(wording(question.words, say))}".replace(".", "．")
        found[column] = ""
        if value is not None and question.personal:
            found[column] = str(value) if is_shown else ""
        elif value is not None:
            found[column] = plain(told(question, value, say))
    return found
