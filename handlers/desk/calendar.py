"""The calendar desk (节假日安排): a notice of the State Council read, shown and imported."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints, ValidationError, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import desk
from handlers.chat import foi_notices
from handlers.desk import Broken, files
from knowledge import values
from storage import calendar, foi, journal, staff, working_days
from storage.calendar import Calendar, Change, Named, Plan
from storage.foi import posts

DECEMBER = 12
# What a clerk writes in a cell.
WORDS = {"放假": True, "上班": False}
COLUMNS = ("date", "isOffDay", "name", "paper")

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class DayForm(BaseModel):
    """A day of a notice: a row of a table, or an element of holiday-cn's `days`."""

    day: Annotated[date, Field(alias="date")]
    name: Annotated[Words, StringConstraints(max_length=working_days.LONGEST_NAME)]
    is_off: Annotated[bool, Field(alias="isOffDay")]
    # In holiday-cn's form the notices stand above the days.
    paper: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""

    @field_validator("day", mode="before")
    @classmethod
    def _as_written(cls, value: object) -> object:
        return values.dated(value) if isinstance(value, str) else value

    @field_validator("is_off", mode="before")
    @classmethod
    def _in_words(cls, value: object) -> object:
        return WORDS.get(values.plain(value), value) if isinstance(value, str) else value


class YearForm(BaseModel):
    """A year as holiday-cn publishes it, a file a year: 2027.json."""

    year: int
    papers: list[Words]
    days: list[DayForm]


@dataclass(frozen=True)
class Preview:
    """What an import would do."""

    plan: Plan
    changes: Sequence[Change]
    # Days that were announced otherwise, or belong to a year that was announced without them.
    overturned: int

    def lines(self) -> list[str]:
        """The days that would be other than they are, a line each, and how many."""
        count = f"{self.plan.year}: {len(self.changes)} days change"
        if self.overturned:
            count += f", {self.overturned} of them were announced otherwise"
        return [*map(_line, self.changes), count]


def _line(change: Change) -> str:
    mark = "+" if change.before is None else "-" if change.after is None else "~"
    before, after = (_said(change.day, one) for one in (change.before, change.after))
    became = after if change.before is None else f"{before} → {after}"
    return f"{mark} {change.day:%Y-%m-%d %a}: {became}"


def _said(day: date, named: Named | None) -> str:
    if named is None:
        return "weekend" if day.weekday() >= calendar.SATURDAY else "working day"
    return f"{'work' if named.is_working else 'off'} {named.name}"


def read(path: Path, *, amends: bool) -> Plan:
    """The notice in a file; raises Broken with the reason where it cannot be one."""
    if path.suffix.lower() == ".json":
        form = _year(path)
        year, source, days = form.year, "; ".join(form.papers), form.days
    else:
        days = [_day(path, line, row) for line, row in _rows(path)]
        # A notice reaches back into the year before, never into the next.
        year, source = max(one.day.year for one in days), ""
    named: dict[date, Named] = {}
    for one in days:
        if one.day in named:
            raise _broken(path, f"{one.day} stands twice")
        if not (one.paper or source):
            raise _broken(path, f"{one.day} names no notice; write its address under paper")
        named[one.day] = Named(year, not one.is_off, one.name, one.paper or source)
    plan = Plan(year, named, is_whole=not amends)
    _check(path, plan)
    return plan


def _broken(path: Path, reason: str) -> Broken:
    return Broken(f"{path.name}: {reason}; nothing was imported")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > files.MAX_BYTES:
            raise _broken(path, "is too large to be a year")
        return files.decoded(path.read_bytes())
    except OSError as error:
        raise Broken(f"{path}: {error.strerror}") from None
    except files.BrokenFile as broken:
        raise Broken(f"{path.name}: {desk.said(broken)} Nothing was imported.") from None


def _rows(path: Path) -> list[tuple[int, files.Row]]:
    """The rows of a table; in a CSV Chinese commas may stand for commas."""
    if path.suffix.lower() != ".csv":
        return desk.rows(path, frozenset())
    lines = []
    for line in _text(path).split("\n"):
        missing = max(len(COLUMNS) - 1 - line.count(","), 0)
        # What is left of them belongs to the last cell.
        lines.append(line.replace("，", ",", missing))
    try:
        found = list(files.records(files.table_of_csv("\n".join(lines).encode()), frozenset()))
    except files.BrokenFile as broken:
        where = f"{path.name}, line {broken.line}" if broken.line else path.name
        raise Broken(f"{where}: {desk.said(broken)} Nothing was imported.") from None
    if not found:
        raise _broken(path, "names no day")
    return found


def _year(path: Path) -> YearForm:
    try:
        found = json.loads(_text(path))
    except (ValueError, RecursionError):
        raise _broken(path, "is not a whole JSON file; fetch it again") from None
    try:
        return YearForm.model_validate(found)
    except ValidationError as error:
        raise _broken(path, ": ".join(_problem(error))) from None


def _day(path: Path, line: int, row: dict[str, Any]) -> DayForm:
    try:
        return DayForm.model_validate(row)
    except ValidationError as error:
        where, why = _problem(error)
        raise Broken(f"{path.name}, line {line}: {where}: {why}; nothing was imported") from None


def _problem(error: ValidationError) -> tuple[str, str]:
    where, why = desk.problem(error)
    return where, "write 放假 or 上班" if where.endswith("isOffDay") else why


def _check(path: Path, plan: Plan) -> None:
    """Refuses what no notice says, and a plan of which a part is missing."""
    year = plan.year
    if not calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
        raise _broken(path, f"{year} is no year of the calendar")
    if not plan.named:
        raise _broken(path, f"names no day; {year} is not announced in it")
    for day in plan.named:
        if day.year != year and (day.year, day.month) != (year - 1, DECEMBER):
            raise _broken(path, f"{day} is no day of {year}")
    if plan.is_whole and year >= calendar.REVISED:
        alone = Calendar({}, frozenset()).under(plan)
        days = calendar.statutory(year)
        missing = [day for day in days if (one := plan.named.get(day)) is None or one.is_working]
        if any(alone.is_working_day(day) for day in missing):
            lacks = "1 statutory day" if len(missing) == 1 else f"{len(missing)} statutory days"
            raise _broken(
                path,
                f"the file is incomplete: {lacks} off of {year} "
                f"{'is' if len(missing) == 1 else 'are'} missing, "
                f"from {missing[0]} {days[missing[0]]} on; complete it. Only a notice that "
                "changes single days of a year that was imported before is taken with --amends",
            )


async def preview(session: AsyncSession, plan: Plan, by: str) -> Preview:
    """What an import would do; refused to who may not do it."""
    await _who(session, by)
    known = await working_days.load(session)
    if not plan.is_whole and plan.year not in known.announced:
        raise Broken(
            f"{plan.year} has not been announced, so nothing of it can be changed: "
            "import its whole plan first, without --amends"
        )
    changes = known.changes(plan)
    overturned = [one for one in changes if one.before or one.day.year in known.announced]
    return Preview(plan, changes, len(overturned))


async def take(session: AsyncSession, shown: Preview, by: str, portal: str, now: datetime) -> None:
    """Imports what was shown; raises Broken if the calendar has changed since.

    Whose date moves is told, and so is the case system.
    """
    who, plan = await _who(session, by), shown.plan
    if await working_days.take(session, plan) != shown.changes:
        raise Broken("the calendar has changed since; nothing was imported, try again")
    journal.note(
        session,
        who,
        "calendar.import" if plan.is_whole else "calendar.amend",
        f"calendar:{plan.year}",
        now,
        days=len(plan.named),
        changed=len(shown.changes),
        overturned=shown.overturned,
        source="; ".join(sorted({one.source for one in plan.named.values()})),
    )
    if moved := await foi.reckon_again(session, now):
        journal.note(session, who, "foi.reckon", f"calendar:{plan.year}", now, moved=len(moved))
    for request in moved:
        await posts.owe(session, request, now)
        await foi_notices.tell(session, request, portal, "reckoned")


async def _who(session: AsyncSession, by: str) -> str:
    return (await staff.allowed(session, by, "calendar import")).name
