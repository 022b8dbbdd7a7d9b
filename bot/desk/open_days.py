"""The open days' desk (政府开放日): planned, listed, exported, checked in, called off."""

import json
import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.desk import Broken, moments, problem, readable
from bot.sources import files
from knowledge.say import Texts, plain
from storage import journal, sealed, staff
from storage.forms import Question
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
from storage.staff import Role, Staff

if TYPE_CHECKING:
    from knowledge.say import Say

LARGEST_FILE = 256 * 1024


def form_of(path: Path) -> DayForm:
    """An open day from a TOML or JSON file; raises Broken with what is wrong in it."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Broken(f"{path.name}: larger than {LARGEST_FILE // 1024} KB; write less")
        text = path.read_text(encoding="utf-8-sig")
        raw = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise Broken(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        # Both libraries say where; neither repeats what stands there.
        raise Broken(f"{path.name}: {error}; see `open-days add --help`") from None
    if any(files.UNWRITABLE.search(one) for one in files.texts_in(raw)):
        raise Broken(f"{path.name}: holds characters that cannot be kept; retype it")
    try:
        return DayForm.model_validate(raw)
    except ValidationError as error:
        where, why = problem(error)
        raise Broken(f"{path.name}: {where}: {why}; nothing was added") from None


async def _organiser(session: AsyncSession, by: str) -> Staff:
    return await staff.acting(session, by, Role.ORGANISER)


async def _theirs(session: AsyncSession, by: str, day_id: int) -> tuple[Staff, OpenDay]:
    """An organiser and an open day of their organ; the office may see to any."""
    organiser, day = await _organiser(session, by), await found(session, day_id)
    if organiser.organ not in {day.organ, staff.OFFICE}:
        raise Refusal("open-days-not-their-organ", organ=day.organ, name=organiser.name)
    return organiser, day


async def add(session: AsyncSession, form: DayForm, by: str, now: datetime) -> OpenDay:
    """Plans an open day (发布开放日): residents see it at once, and sign up from `opens_at`."""
    organiser = await _organiser(session, by)
    if form.closes_at <= now:
        raise Broken("closes_at has passed; nobody could sign up any more")
    values = form.model_dump(include={"title", "place", "about", "opens_at", "closes_at"})
    day = OpenDay(
        **values,
        party_limit=form.party_limit,
        organ=form.organ or organiser.organ,
        questions=[one.model_dump(mode="json") for one in form.questions],
        english=form.english.model_dump() if form.english else None,
    )
    session.add(day)
    await session.flush()
    session.add_all(Slot(open_day_id=day.id or 0, **one.model_dump()) for one in form.slots)
    await session.flush()
    journal.note(session, organiser.name, "open-days.add", day.record, now, title=day.title)
    return day


async def found(session: AsyncSession, day_id: int) -> OpenDay:
    """An open day by its number."""
    day = await session.get(OpenDay, day_id)
    if day is None:
        raise Refusal("open-days-no-day", id=str(day_id))
    return day


async def listed(session: AsyncSession) -> list[dict[str, Any]]:
    """Every open day with its slots, the newest first."""
    query = select(OpenDay).order_by(col(OpenDay.id).desc())
    return [
        {
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
                    "waiting": await seats.waiting(session, slot),
                }
                for place, slot in enumerate(await seats.slots_of(session, day), 1)
            ],
        }
        for day in (await session.scalars(query)).all()
    ]


async def resize(
    session: AsyncSession, day_id: int, place: int, capacity: int, by: str, now: datetime
) -> Slot:
    """More or fewer seats in a slot (调整名额); who waits is offered those that become free."""
    organiser, day = await _theirs(session, by, day_id)
    slots = await seats.slots_of(session, day)
    if not 1 <= place <= len(slots):
        raise Refusal("open-days-no-slot", id=str(day_id), slot=str(place))
    slot = await seats.hold(session, slots[place - 1].id or 0)
    before = slot.capacity
    await seats.resize(session, slot, capacity)
    journal.note(
        session, organiser.name, "open-days.resize", day.record, now, slot=place,
        seats=f"{before} → {capacity}",
    )  # fmt: skip
    return slot


async def call_off(session: AsyncSession, day_id: int, by: str, reason: str, now: datetime) -> int:
    """Calls an open day off (取消活动); how many registrations are told."""
    readable(reason=reason)
    if not reason.strip():
        raise Broken("--reason is empty; write what those who signed up are told")
    organiser, day = await _theirs(session, by, day_id)
    told = await seats.call_off(session, day, reason.strip(), now)
    journal.note(
        session, organiser.name, "open-days.cancel", day.record, now, reason=reason.strip()
    )
    return told


async def check_in(
    session: AsyncSession, shown: str, by: str, now: datetime, day_id: int | None
) -> dict[str, Any]:
    """Lets a party in (签到); what the door needs to know of it."""
    organiser = await _organiser(session, by)
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
        raise Broken("--purpose is empty; write what the list is needed for")
    organiser, day = await _theirs(session, by, day_id)
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
        raise Broken(f"{unopened}; put the key into YANGGUANG_SEALING_KEYS") from None
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
    from handlers.chat.form_answers import told

    kept = contacts(session, row)
    line: dict[str, Any] = {
        "number": row.number,
        "slot": moments.shown(slot.starts_at),
        "party": row.party,
        "state": row.state,
        "signed_up": moments.shown(row.made_at),
        "confirmed": moments.shown(row.confirmed_at) if row.confirmed_at else "",
        "attended": moments.shown(row.attended_at) if row.attended_at else "",
    }
    is_shown = personal and row.state in LIVE
    if personal:
        line |= {name: kept[name] if is_shown else "" for name in ("name", "phone")}
    for question in questions:
        value = kept["answers"].get(question.id)
        if question.personal:
            if personal:
                line[question.id] = str(value) if is_shown and value is not None else ""
        else:
            line[question.id] = plain(told(question, value, say)) if value is not None else ""
    return line
