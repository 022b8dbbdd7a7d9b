"""Planning an open day (策划开放日): read from a file, and changed by the same rules."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import Invalid, Unmet, moments, open_days, problem, readable, written
from knowledge import values
from storage import journal
from storage.open_days import DayForm, OpenDay, Slot, SlotForm, changes, seats

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


def form_given(raw: Any) -> DayForm:
    """An open day as it was filled in; raises Invalid with all that is wrong."""
    return _form(_plain(raw), "", "nothing was added")


def _form(raw: Any, file: str, so: str) -> DayForm:
    try:
        return DayForm.model_validate(raw)
    except ValidationError as error:
        where, why = problem(error)
        if where.rpartition(".")[2] in MOMENTS and "datetime" in error.errors()[0]["type"]:
            why = "write the day and the time as 2026-12-05 09:30"
        # What concerns two fields names them itself.
        reason = why if where == "record" else f"{where}: {why}"
        raise Invalid(f"{file}{reason}; {so}", error) from None


# What of a day itself can be other than it was.
CHANGED = ("title", "place", "about", "opens_at", "closes_at", "party_limit")
# When something begins and ends, as it was typed; what is None stays.
Typed = tuple[str | None, str | None]


@dataclass(frozen=True)
class Changes:
    """What is to be other than it is; None stays."""

    title: str | None = None
    place: str | None = None
    about: str | None = None
    closes: str | None = None
    # Slots that move, by their place in the day.
    moved: Mapping[int, Typed] = field(default_factory=dict)
    opens: str | None = None
    party_limit: str | None = None
    # Further slots, as they stand in a file.
    more: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True)
class Move:
    """A slot that moves (改时间)."""

    place: int
    slot: Slot
    begins: datetime
    ends: datetime

    @property
    def is_one(self) -> bool:
        """Whether it moves at all."""
        return (self.begins, self.ends) != (self.slot.starts_at, self.slot.ends_at)


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
    moves = [
        _moved(place, await open_days.slot_of(session, day, place), typed, now)
        for place, typed in wanted.moved.items()
    ]
    form = await _changed(session, day, moves, wanted, now)
    changed = [name for name in CHANGED if getattr(day, name) != getattr(form, name)]
    told = 0
    for name in set(changed) - {"place"}:
        setattr(day, name, getattr(form, name))
    if "place" in changed:
        told = await changes.relocate(session, day, form.place, now)
    changed += [f"slot {one.place}" for one in moves if one.is_one]
    changed += _add(session, day, form.slots[-len(wanted.more) :] if wanted.more else (), now)
    # Who is told of both is told once.
    told = max(told, await _move(session, moves))
    if not changed:
        raise Unmet("that is how it is already; nothing was changed", "open-days-unchanged")
    if day.english:
        # What was said in English is no longer so.
        day.english = {name: "" if name in changed else say for name, say in day.english.items()}
    journal.note(
        session, organiser.name, "open-days.edit", day.record, now, told=told,
        changed=", ".join(changed),
    )  # fmt: skip
    return changed, told


def _add(
    session: AsyncSession, day: OpenDay, slots: Sequence[SlotForm], now: datetime
) -> list[str]:
    """Further slots (加场); who waits for another one stays where they are."""
    for place, one in enumerate(slots, 1):
        if one.starts_at <= now:
            raise Unmet(
                f"further slot {place} begins in the past; write a time to come",
                "open-days-slot-passed", f"more-{place}", slot=str(place), at=one.starts_at,
            )  # fmt: skip
    session.add_all(Slot(open_day_id=day.id or 0, **one.model_dump()) for one in slots)
    return [f"slots added: {len(slots)}"] if slots else []


async def _move(session: AsyncSession, moves: Sequence[Move]) -> int:
    """Moves the slots; how many registrations are told."""
    return sum(
        [
            await changes.move(session, one.slot, one.begins, one.ends)
            for one in moves
            if one.is_one
        ]
    )


def _moved(place: int, slot: Slot, typed: Typed, now: datetime) -> Move:
    """When the slot begins and ends then; as long as before, where only one was written."""
    where = f"slot-{place}"
    if slot.starts_at <= now:
        raise Unmet(
            "the slot has begun; nothing was changed",
            "open-days-has-begun",
            where,
            slot=str(place),
        )
    begins = _moment("starts", typed[0], now, where) or slot.starts_at
    ends = _moment("ends", typed[1], now, where) or begins + (slot.ends_at - slot.starts_at)
    if begins <= now:
        raise Unmet(
            "--starts has passed; write a time to come",
            "open-days-slot-passed", where, slot=str(place), at=begins,
        )  # fmt: skip
    return Move(place, slot, begins, ends)


def _moment(name: str, text: str | None, now: datetime, where: str) -> datetime | None:
    try:
        return None if text is None else moments.typed(_moment_of(text), now)
    except ValueError:
        message = f"--{name}: write the day and the time as 2026-12-05 09:30"
        raise Unmet(message, "open-days-unfit-moment", where) from None


async def _changed(
    session: AsyncSession, day: OpenDay, moves: Sequence[Move], wanted: Changes, now: datetime
) -> DayForm:
    """The day as it would be, by the rules of a new one."""
    closes = _moment("closes", wanted.closes, now, "closes_at")
    if closes is not None and closes <= now:
        message = "--closes has passed; write a time to come"
        raise Unmet(message, "open-days-closes-passed", "closes_at")
    opens = _moment("opens", wanted.opens, now, "opens_at")
    if opens is not None and day.opens_at <= now:
        raise Unmet(
            "sign-up has begun; nothing was changed", "open-days-sign-up-begun", "opens_at"
        )
    times = {one.slot.id: (one.begins, one.ends) for one in moves}
    slots: list[Any] = []
    for one in await seats.slots_of(session, day):
        begins, ends = times.get(one.id, (one.starts_at, one.ends_at))
        slots.append({"starts_at": begins, "ends_at": ends, "capacity": one.capacity})
    raw = {
        **{name: getattr(day, name) for name in ("title", "organ", "place", "about")},
        **{
            name: text
            for name in ("title", "place", "about")
            if (text := getattr(wanted, name)) is not None
        },
        "opens_at": opens or day.opens_at,
        "closes_at": closes or day.closes_at,
        "party_limit": day.party_limit if wanted.party_limit is None else wanted.party_limit,
        "slots": [*slots, *wanted.more],
    }
    return _form(_plain(raw), "", "nothing was changed")
