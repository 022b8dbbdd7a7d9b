"""The calendar of working days (工作日): which day is one, and when so many of them are over.

A working day is Monday to Friday, without the days off and with the days of work that the State
Council announces for each year (国务院办公厅关于部分节假日安排的通知). What it announced up to
2026 lies beside this module in holidays.json; what an office imported since is laid over it by
storage.working_days. Nothing here reads a database.

The day on which something is received is not counted (《民法典》第二百零一条); twenty working
days from it is the time for an answer to a request (《政府信息公开条例》第三十三条).

A year that is not announced yet is reckoned by its weekends and by the statutory days of
《全国年节及纪念日放假办法》（2024年修订，2025年1月1日起施行）第二条; for each that falls on a
weekend the next working day is off (补假，第六条), as in every notice since 2008. Every date that
passes through such a year is provisional (暂定). A notice may also reach into the last days of
the year before, as on 2018-12-31: whoever keeps a date reckons it again when a notice comes in.
Before 2007 nothing is known, and nothing is guessed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from storage.refusal import Refusal

# The city's time, in which statutory days begin and end.
CITY = ZoneInfo("Asia/Shanghai")

FIRST_YEAR = 2007
# A year beyond this one is a slip of the finger.
LAST_YEAR = 2100
# Since when the statutory days are the thirteen that `statutory` knows.
REVISED = 2025
ONE_DAY = timedelta(days=1)
SATURDAY = 5

# The statutory days that no rule of the solar calendar gives: 春节 (the first day of the first
# month), 清明节, 端午节, 中秋节. Reckoned by GB/T 33661—2017 from the moments of new moon and
# solar terms in Beijing time by the series of Meeus, Astronomical Algorithms, chapters 25 and 49,
# which gave every such day of the notices of 2008–2026. The new moons nearest to midnight are
# those of 2027-02-06 (23:56) and 2030-02-03 (00:07); the error of the series is some seconds.
# Beyond the last of them the fixed days alone are known.
MOVING_NAMES = ("春节", "清明节", "端午节", "中秋节")
MOVING = {
    2027: ((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: ((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: ((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: ((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: ((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: ((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: ((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: ((2, 8), (4, 5), (6, 10), (9, 16)),
    2036: ((1, 28), (4, 4), (5, 30), (10, 4)),
}
FIXED = {
    (1, 1): "元旦",
    **dict.fromkeys(((5, 1), (5, 2)), "劳动节"),
    **dict.fromkeys(((10, 1), (10, 2), (10, 3)), "国庆节"),
}


class Why(StrEnum):
    """Why a day is not counted, or is counted though it is a weekend's."""

    RECEIVED = "received"  # 收到之日
    WEEKEND = "weekend"  # 周末
    HOLIDAY = "holiday"  # 放假
    STATUTORY = "statutory"  # 法定节日，放假安排未公布
    PAUSE = "pause"  # 征求意见等不计算在内的时间
    MAKE_UP = "make-up"  # 调休上班


@dataclass(frozen=True)
class Named:
    """What a notice says of one day: work (上班) or off (放假), for which holiday, and where."""

    # The year whose plan names it; it may be a day of the December before.
    year: int
    is_working: bool
    name: str
    source: str


@dataclass(frozen=True)
class Step:
    """One day of a count: its number, or why it has none."""

    day: date
    why: Why | None = None
    name: str = ""
    source: str = ""
    is_provisional: bool = False
    number: int | None = None


@dataclass(frozen=True)
class Due:
    """A statutory date (法定期限) and the days that lead to it."""

    day: date
    steps: tuple[Step, ...]

    @property
    def unannounced(self) -> list[int]:
        """The years that it passes through and that no notice has named yet."""
        return sorted({step.day.year for step in self.steps if step.is_provisional})

    @property
    def is_provisional(self) -> bool:
        """Whether a notice that is still to come may move it (暂定)."""
        return bool(self.unannounced)


@dataclass(frozen=True)
class Plan:
    """A notice that is brought in: a year's whole plan, or single days of an announced year."""

    year: int
    named: Mapping[date, Named]
    is_whole: bool = True


@dataclass(frozen=True)
class Change:
    """A day of which a notice says something else than before; None where it says nothing."""

    day: date
    before: Named | None
    after: Named | None


@dataclass(frozen=True)
class Calendar:
    """What has been announced: the days that notices name, and the years that have one."""

    named: Mapping[date, Named] = field(hash=False)
    announced: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on it; refused before 2007."""
        return self._look(day).why in {None, Why.MAKE_UP}

    def passed(self, since: date, until: date) -> int:
        """How many working days after a day have begun, the last one included."""
        days = (until - since).days
        return sum(self.is_working_day(since + ONE_DAY * one) for one in range(1, days + 1))

    def due(self, received: date, days: int, *, pauses: Iterable[tuple[date, date]] = ()) -> Due:
        """When so many working days after the day of receipt are over.

        A working day inside a pause, from its first to its last day, is not counted
        (《政府信息公开条例》第三十三条: the time in which others are asked). An extension is a
        larger number of days.
        """
        if days < 1:
            message = f"a time of {days} working days"
            raise ValueError(message)
        paused = sorted(pauses)
        if any(first > last for first, last in paused):
            message = "a pause that ends before it begins"
            raise ValueError(message)
        steps = [Step(_known(received), Why.RECEIVED, number=0)]
        counted = 0
        while counted < days:
            step = self._look(steps[-1].day + ONE_DAY)
            if step.why in {None, Why.MAKE_UP}:
                if any(first <= step.day <= last for first, last in paused):
                    step = replace(step, why=Why.PAUSE)
                else:
                    counted += 1
                    step = replace(step, number=counted)
            steps.append(step)
        return Due(steps[-1].day, tuple(steps))

    def _look(self, day: date) -> Step:
        provisional = _known(day).year not in self.announced
        named = self.named.get(day)
        is_weekend = day.weekday() >= SATURDAY
        if named is not None and not named.is_working:
            return Step(day, Why.HOLIDAY, named.name, named.source, provisional)
        if named is not None and is_weekend:
            return Step(day, Why.MAKE_UP, named.name, named.source, provisional)
        if named is None and provisional and day in off_by_law(day.year):
            return Step(day, Why.STATUTORY, off_by_law(day.year)[day], "", provisional)
        return Step(day, Why.WEEKEND if is_weekend else None, "", "", provisional)

    def under(self, plan: Plan) -> "Calendar":
        """The same calendar with a plan laid over it."""
        named = dict(self.named)
        if plan.is_whole:
            named = {day: one for day, one in named.items() if one.year != plan.year}
        named |= plan.named
        announced = self.announced | {plan.year} if plan.is_whole else self.announced
        return Calendar(MappingProxyType(named), announced)

    def changes(self, plan: Plan) -> list[Change]:
        """The days that would be other than they are with this plan, in their order."""
        after = self.under(plan).named
        pairs = (
            Change(day, self.named.get(day), after.get(day))
            for day in sorted(self.named.keys() | after.keys())
        )
        return [one for one in pairs if _sense(one.before) != _sense(one.after)]


def _sense(named: Named | None) -> tuple[bool, str] | None:
    return (named.is_working, named.name) if named else None


def _known(day: date) -> date:
    """The day; refused in a year of which nothing can be said."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal("foi-beyond-the-calendar", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return day


@cache
def statutory(year: int) -> Mapping[date, str]:
    """The statutory days of a year by the rules since 2025 (法定节假日), as far as known."""
    return holidays(year, MOVING.get(year, ()))


@cache
def off_by_law(year: int) -> Mapping[date, str]:
    """The statutory days of a year, and the working days that make up for a weekend's (补假)."""
    return with_days_made_up(statutory(year))


def holidays(year: int, moving: Sequence[tuple[int, int]]) -> Mapping[date, str]:
    """The statutory days of a year of which the moving ones are given, as far as they are."""
    found = {date(year, *at): name for at, name in FIXED.items()}
    for name, at in zip(MOVING_NAMES, moving, strict=False):
        first = date(year, *at)
        # 除夕 and the first three days of the year.
        days = [first + ONE_DAY * offset for offset in range(-1, 3)] if name == "春节" else [first]
        for day in days:
            found[day] = f"{found[day]}、{name}" if day in found else name
    return MappingProxyType(dict(sorted(found.items())))


def with_days_made_up(off: Mapping[date, str]) -> Mapping[date, str]:
    """The same with a day off for each that falls on a weekend: the next working day."""
    found = dict(off)
    for day, name in off.items():
        if day.weekday() >= SATURDAY:
            instead = day
            while instead.weekday() >= SATURDAY or instead in found:
                instead += ONE_DAY
            found[instead] = f"{name}补假"
    return MappingProxyType(dict(sorted(found.items())))


@cache
def shipped() -> Calendar:
    """The calendar that every version of the program brings along."""
    text = Path(__file__).with_name("holidays.json").read_text(encoding="utf-8")
    found = Calendar(MappingProxyType({}), frozenset())
    for year, notices in json.loads(text)["plans"].items():
        named = {
            date.fromisoformat(day): Named(int(year), is_working, one["name"], notice["paper"])
            for notice in notices
            for one in notice["holidays"]
            for is_working, days in ((False, one["off"]), (True, one["work"]))
            for day in days
        }
        found = found.under(Plan(int(year), named))
    return found


def day_of(moment: datetime) -> date:
    """The day that a moment belongs to in the city."""
    return moment.astimezone(CITY).date()
