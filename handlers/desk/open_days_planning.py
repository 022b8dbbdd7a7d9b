"""Planning an open day (策划开放日): read from a file, and changed by the same rules."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import Broken, moments, open_days, problem, readable, written
from knowledge import values
from storage import journal
from storage.open_days import DayForm, OpenDay, Slot, changes, seats

LARGEST_FILE = 256 * 1024
# What is typed with a full-width input method, or as people write times, is read all the same.
MOMENTS = {"opens_at", "closes_at", "starts_at", "ends_at"}
NUMBERS = {"capacity", "party_limit"}
_NAMES = "|".join(sorted(MOMENTS | NUMBERS))
_LINE = re.compile(rf"^(\s*(?:{_NAMES})\s*)[=＝]([^#＃\n]*)", re.MULTILINE)
_QUOTES = " \t\r\"'“”‘’\u3000"
_SHORT_HOUR = re.compile(r"(?<=[ T])(?=\d:)")


def form_of(path: Path) -> DayForm:
    """An open day from a TOML or JSON file; raises Broken with what is wrong in it."""
    raw = written.read(path, LARGEST_FILE, "see `open-days add --help`", _meant)
    return _form(_plain(raw), f"{path.name}: ", "nothing was added")


def _meant(text: str) -> str:
    """The times and numbers of a TOML file as they are meant."""
    return _LINE.sub(_quoted, text)


def _quoted(line: re.Match[str]) -> str:
    """A value as a text: TOML takes no time without its seconds."""
    return f'{line[1]}= "{line[2].strip(_QUOTES)}" '


def _plain(found: Any) -> Any:
    """The times and numbers of a file in half-width signs."""
    if isinstance(found, list):
        return [_plain(one) for one in found]
    if not isinstance(found, dict):
        return found
    return {name: _value(name, value) for name, value in found.items()}


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return _plain(value)
    if name in MOMENTS:
        return _moment_of(value)
    return values.plain(value) if name in NUMBERS else value


def _moment_of(text: str) -> str:
    """A moment as it is read: 2026-12-05 09:30, whichever signs and spaces were typed."""
    return _SHORT_HOUR.sub("0", " ".join(values.dated(text).split()))


def _form(raw: Any, file: str, so: str) -> DayForm:
    try:
        return DayForm.model_validate(raw)
    except ValidationError as error:
        where, why = problem(error)
        if where.rpartition(".")[2] in MOMENTS and "datetime" in error.errors()[0]["type"]:
            why = "write the day and the time as 2026-12-05 09:30"
        # What concerns two fields names them itself.
        reason = why if where == "record" else f"{where}: {why}"
        raise Broken(f"{file}{reason}; {so}") from None


@dataclass(frozen=True)
class Changes:
    """What is to be other than it is; None stays."""

    title: str | None = None
    place: str | None = None
    about: str | None = None
    closes: str | None = None
    slot: int | None = None
    starts: str | None = None
    ends: str | None = None


async def edit(
    session: AsyncSession, day_id: int, wanted: Changes, by: str, now: datetime
) -> tuple[list[str], int]:
    """Changes a day (变更); what changed, and how many registrations are told of place or time."""
    organiser, day = await open_days.theirs(session, by, "edit", day_id)
    words = {"title": wanted.title, "place": wanted.place, "about": wanted.about}
    readable(**{name: text for name, text in words.items() if text is not None})
    open_days.check_on(day)
    # Held in the order in which everybody holds them, so that two do not wait for each other.
    for slot_id in sorted(one.id or 0 for one in await seats.slots_of(session, day)):
        await seats.hold(session, slot_id)
    slot = await open_days.slot_of(session, day, wanted.slot) if wanted.slot else None
    begins, ends = _times(slot, wanted, now)
    form = await _changed(session, day, slot, wanted, (begins, ends), now)
    changed = [name for name in (*words, "closes_at") if getattr(day, name) != getattr(form, name)]
    told = 0
    for name in set(changed) - {"place"}:
        setattr(day, name, getattr(form, name))
    if "place" in changed:
        told = await changes.relocate(session, day, form.place, now)
    if slot is not None and (begins, ends) != (slot.starts_at, slot.ends_at):
        changed.append(f"slot {wanted.slot}")
        # Who is told of both is told once.
        told = max(told, await changes.move(session, slot, begins, ends))
    if not changed:
        raise Broken("that is how it is already; nothing was changed")
    if day.english:
        # What was said in English is no longer so.
        day.english = {name: "" if name in changed else say for name, say in day.english.items()}
    journal.note(
        session, organiser.name, "open-days.edit", day.record, now, told=told,
        changed=", ".join(changed),
    )  # fmt: skip
    return changed, told


def _times(slot: Slot | None, wanted: Changes, now: datetime) -> tuple[datetime, datetime]:
    """When the slot begins and ends then; as long as before, where only one was written."""
    if slot is None:
        if wanted.starts or wanted.ends:
            raise Broken("--starts and --ends are a slot's: add --slot with its place in the day")
        return now, now
    if slot.starts_at <= now:
        raise Broken("the slot has begun; nothing was changed")
    begins = _moment("starts", wanted.starts, now) or slot.starts_at
    ends = _moment("ends", wanted.ends, now) or begins + (slot.ends_at - slot.starts_at)
    if begins <= now:
        raise Broken("--starts has passed; write a time to come")
    return begins, ends


def _moment(name: str, text: str | None, now: datetime) -> datetime | None:
    try:
        return None if text is None else moments.typed(_moment_of(text), now)
    except ValueError:
        raise Broken(f"--{name}: write the day and the time as 2026-12-05 09:30") from None


async def _changed(
    session: AsyncSession,
    day: OpenDay,
    slot: Slot | None,
    wanted: Changes,
    times: tuple[datetime, datetime],
    now: datetime,
) -> DayForm:
    """The day as it would be, by the rules of a new one."""
    closes = _moment("closes", wanted.closes, now)
    if closes is not None and closes <= now:
        raise Broken("--closes has passed; write a time to come")
    slots = []
    for one in await seats.slots_of(session, day):
        begins, ends = times if slot and one.id == slot.id else (one.starts_at, one.ends_at)
        slots.append({"starts_at": begins, "ends_at": ends, "capacity": one.capacity})
    raw = {
        **{name: getattr(day, name) for name in ("title", "organ", "place", "about", "opens_at")},
        **{
            name: text
            for name in ("title", "place", "about")
            if (text := getattr(wanted, name)) is not None
        },
        "closes_at": closes or day.closes_at,
        "party_limit": day.party_limit,
        "slots": slots,
    }
    return _form(raw, "", "nothing was changed")
