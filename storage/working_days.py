"""Working days (工作日): what an office imported of the State Council's notices.

storage/holidays.json is what every version of the program knows. These tables hold only what an
office imported itself, and `load` lays it over the file. So a new version brings its new years to
everybody without touching a row, nothing has to be seeded, and what somebody imported stays as
they decided it: no installation of a version moves a statutory date that a person has set.

Data changes inside a year: in March 2019 the days off of May, in January 2020 the end of 春节.
Such a notice is laid over the year that it changes.
"""

from datetime import date

from sqlalchemy import Column, Integer, Text, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import calendar, database
from storage.calendar import Calendar, Change, Named, Plan

# Two who import at once on one PostgreSQL take turns by this number.
IMPORT_LOCK = 20260105
LONGEST_NAME = 60


class CalendarYear(SQLModel, table=True):
    """A year whose whole plan was imported (年度节假日安排); what is shipped of it is void."""

    __tablename__ = "calendar_year"

    year: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


class CalendarDay(SQLModel, table=True):
    """A day that an imported notice names (放假、调休上班)."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    # The year whose plan names it; it may be a day of the December before.
    year: int
    is_working: bool
    name: str = Field(max_length=LONGEST_NAME)
    source: str = Field(sa_type=Text)


async def load(session: AsyncSession) -> Calendar:
    """The calendar as this office has it."""
    whole = set(await session.scalars(select(col(CalendarYear.year))))
    found: dict[int, dict[date, Named]] = {year: {} for year in sorted(whole)}
    for row in await session.scalars(select(CalendarDay).order_by(col(CalendarDay.day))):
        named = Named(row.year, row.is_working, row.name, row.source)
        found.setdefault(row.year, {})[row.day] = named
    known = calendar.shipped()
    for year, days in found.items():
        known = known.under(Plan(year, days, is_whole=year in whole))
    return known


async def take(session: AsyncSession, plan: Plan) -> list[Change]:
    """Imports a notice; the days that are other than they were."""
    await database.alone(session, IMPORT_LOCK)
    changes = (await load(session)).changes(plan)
    await session.execute(delete(CalendarDay).where(col(CalendarDay.day).in_(plan.named)))
    if plan.is_whole:
        await session.execute(delete(CalendarDay).where(col(CalendarDay.year) == plan.year))
        await session.merge(CalendarYear(year=plan.year))
    for day, one in plan.named.items():
        session.add(CalendarDay(day=day, **vars(one)))
    await session.flush()
    return changes
