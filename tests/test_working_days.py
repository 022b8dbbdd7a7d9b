"""Working days and statutory dates (工作日与法定期限): the arithmetic of the law."""

from collections.abc import Mapping
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storage import calendar, working_days
from storage.calendar import Calendar, Named, Plan, Why
from storage.database import Database
from storage.refusal import Refusal

KNOWN = calendar.shipped()
NOTICE_OF_2026 = "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"
ONE = timedelta(days=1)


def on(text: str) -> date:
    return date.fromisoformat(text)


# The day on which something was received, how many working days, and when they are over.
DATES = [
    ("2019-09-12", 20, "2019-10-16"),
    ("2019-09-29", 20, "2019-10-31"),
    ("2019-12-31", 20, "2020-02-05"),
    ("2020-01-20", 20, "2020-02-25"),
    ("2024-02-08", 7, "2024-02-23"),
    ("2025-09-19", 20, "2025-10-23"),
    ("2025-12-15", 20, "2026-01-13"),
    ("2026-01-30", 20, "2026-03-05"),
    ("2026-02-12", 15, "2026-03-11"),
    ("2026-02-13", 7, "2026-03-02"),
    ("2026-02-14", 20, "2026-03-20"),
    ("2026-09-18", 20, "2026-10-22"),
    ("2026-12-01", 20, "2026-12-29"),
]


@pytest.mark.parametrize(("received", "days", "due"), DATES)
def test_a_statutory_date_is_the_one_that_was_checked_by_hand(
    received: str, days: int, due: str
) -> None:
    found = KNOWN.due(on(received), days)
    assert (found.day, found.is_provisional) == (on(due), False)


WORKED = (
    *("2019-02-02", "2019-02-03", "2019-04-28", "2019-05-05", "2019-09-29", "2019-10-12"),
    *("2020-02-03", "2024-02-09", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28"),
    *("2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-02-24", "2026-05-09"),
    *("2026-09-20", "2026-10-10", "2026-10-08"),
)
OFF = (
    *("2019-05-02", "2019-05-03", "2020-01-31", "2026-01-01", "2026-01-02", "2026-02-15"),
    *("2026-02-23", "2026-04-06", "2026-05-04", "2026-05-05", "2026-06-19", "2026-09-25"),
    *(f"{year}-10-0{day}" for year in (2019, 2026) for day in range(1, 8)),
)


@pytest.mark.parametrize(
    ("day", "is_worked"), [*((day, True) for day in WORKED), *((day, False) for day in OFF)]
)
def test_a_day_that_a_notice_moved_is_where_it_was_moved(day: str, is_worked: bool) -> None:
    assert KNOWN.is_working_day(on(day)) is is_worked


def days_of(first: int, last: int) -> list[date]:
    span = (date(last + 1, 1, 1) - date(first, 1, 1)).days
    return [date(first, 1, 1) + ONE * offset for offset in range(span)]


@pytest.mark.parametrize(("year", "total"), [(2019, 250), (2020, 249), (2025, 248), (2026, 248)])
def test_a_year_has_as_many_working_days_as_it_had(year: int, total: int) -> None:
    assert sum(map(KNOWN.is_working_day, days_of(year, year))) == total


def test_a_second_source_agrees_on_every_day_from_2007_to_2026() -> None:
    days = days_of(2007, 2026)
    assert [
        day for day in days if KNOWN.is_working_day(day) != chinese_calendar.is_workday(day)
    ] == []
    assert frozenset(range(2007, 2027)) == KNOWN.announced


def test_each_day_is_explained_with_its_holiday_and_its_notice() -> None:
    steps = {step.day: step for step in KNOWN.due(on("2026-02-13"), 7).steps}
    told = {day: (step.number, step.why, step.name) for day, step in steps.items()}
    assert told[on("2026-02-13")] == (0, Why.RECEIVED, "")
    assert told[on("2026-02-14")] == (1, Why.MAKE_UP, "春节")
    assert told[on("2026-02-17")] == (None, Why.HOLIDAY, "春节")
    assert told[on("2026-02-24")] == (2, None, "")
    assert told[on("2026-03-01")] == (None, Why.WEEKEND, "")
    assert told[on("2026-03-02")] == (7, None, "")
    assert steps[on("2026-02-17")].source == NOTICE_OF_2026
    assert steps[on("2026-03-02")].source == ""


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        ("2015-09-03", "2015-05/13/content_9742.htm"),
        ("2019-05-02", "2019-03/22/content_5375877.htm"),
        ("2020-01-30", "2019-11/21/content_5454164.htm"),
        ("2020-01-31", "2020-01/27/content_5472352.htm"),
    ],
)
def test_a_day_that_a_second_notice_changed_names_that_notice(day: str, notice: str) -> None:
    assert KNOWN.named[on(day)].source.endswith(notice)


def test_a_date_that_runs_into_a_year_without_a_notice_is_provisional() -> None:
    due = KNOWN.due(on("2026-12-10"), 20)
    assert (due.day, due.is_provisional, due.unannounced) == (on("2027-01-08"), True, [2027])
    assert [step.day for step in due.steps if step.why is Why.STATUTORY] == [on("2027-01-01")]
    assert not KNOWN.due(on("2026-12-30"), 1).is_provisional
    assert KNOWN.due(on("2026-12-31"), 1).is_provisional


def test_the_statutory_days_of_2027_are_off_before_they_are_announced() -> None:
    spring = [f"2027-02-0{day}" for day in (5, 6, 7, 8)]
    others = ["2027-01-01", "2027-04-05", "2027-05-01", "2027-05-02", "2027-06-09", "2027-09-15"]
    autumn = ["2027-10-01", "2027-10-02", "2027-10-03"]
    days = sorted(map(on, [*spring, *others, *autumn]))
    assert sorted(calendar.statutory(2027)) == days
    assert not any(map(KNOWN.is_working_day, days))


@pytest.mark.parametrize("year", calendar.MOVING)
def test_the_moving_days_of_a_year_to_come_stand_where_the_moon_can_be(year: int) -> None:
    spring, clear, dragon, moon = (date(year, *at) for at in calendar.MOVING[year])
    assert date(year, 1, 21) <= spring <= date(year, 2, 20)
    assert clear in {date(year, 4, 4), date(year, 4, 5)}
    # Four or five months of 29 or 30 days and four days later; then three or four, and ten.
    assert any(months * 29 + 4 <= (dragon - spring).days <= months * 30 + 4 for months in (4, 5))
    assert any(months * 29 + 10 <= (moon - dragon).days <= months * 30 + 10 for months in (3, 4))
    if year + 1 in calendar.MOVING:
        following = date(year + 1, *calendar.MOVING[year + 1][0])
        assert (following - spring).days in {353, 354, 355, 383, 384, 385}


@pytest.mark.parametrize("year", [2025, 2026])
def test_no_announced_year_works_on_a_statutory_day(year: int) -> None:
    assert not any(map(KNOWN.is_working_day, calendar.statutory(year)))


def test_a_statutory_day_on_a_weekend_is_made_up_for_on_the_next_working_day() -> None:
    """《全国年节及纪念日放假办法》第六条: 2028 begins on a Saturday."""
    steps = {step.day: step for step in KNOWN.due(on("2027-12-30"), 2).steps}
    assert max(steps) == on("2028-01-04")
    made_up = steps[on("2028-01-03")]
    assert (made_up.why, made_up.name) == (Why.STATUTORY, "元旦补假")
    assert made_up.is_provisional
    # 2027-02-06 and 02-07 are a weekend's, and so are both days of May.
    days = ["2027-02-09", "2027-02-10", "2027-05-03", "2027-05-04", "2027-10-04", "2027-10-05"]
    assert [day for day, name in calendar.off_by_law(2027).items() if "补假" in name] == [
        *map(on, days)
    ]


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_notice_made_up_for_a_weekend_on_the_day_that_is_reckoned(year: int) -> None:
    made_up = [day for day, name in reckoned(year).items() if "补假" in name]
    assert made_up
    assert not any(map(KNOWN.is_working_day, made_up))


def reckoned(year: int) -> Mapping[date, str]:
    """What the law alone would have given of a year whose moving days are known by its notice."""
    of_notice = {
        2025: {"春节": (1, 29), "清明节": (4, 4), "端午节": (5, 31), "中秋节": (10, 6)},
        2026: {"春节": (2, 17), "清明节": (4, 5), "端午节": (6, 19), "中秋节": (9, 25)},
    }
    return calendar.with_days_made_up(calendar.holidays(year, tuple(of_notice[year].values())))


def test_two_holidays_of_one_day_are_both_named() -> None:
    assert calendar.statutory(2028)[on("2028-10-03")] == "国庆节、中秋节"


@pytest.mark.parametrize("day", ["2006-12-31", "1949-10-01", "2101-01-01", "9999-12-31"])
def test_a_year_of_which_nothing_is_known_is_refused_and_not_guessed(day: str) -> None:
    with pytest.raises(Refusal, match="foi-beyond-the-calendar"):
        KNOWN.due(on(day), 20)
    with pytest.raises(Refusal, match="foi-beyond-the-calendar"):
        KNOWN.is_working_day(on(day))


def test_a_time_without_end_is_refused_at_the_end_of_the_calendar() -> None:
    with pytest.raises(Refusal, match="foi-beyond-the-calendar"):
        KNOWN.due(on("2100-12-20"), 20)


def test_the_time_in_which_others_are_asked_is_not_counted() -> None:
    """Overlapping pauses count once, and only their working days push the date back."""
    pauses = [
        (on("2026-03-02"), on("2026-03-06")),
        (on("2026-03-05"), on("2026-03-10")),
        (on("2026-03-07"), on("2026-03-08")),
    ]
    due = KNOWN.due(on("2026-02-27"), 5, pauses=pauses)
    # 2026-02-28 is a day of work; 03-02 to 03-10 holds seven working days.
    assert due.day == on("2026-03-16")
    paused = [step.day for step in due.steps if step.why is Why.PAUSE]
    assert paused == [on("2026-03-02") + ONE * offset for offset in (0, 1, 2, 3, 4, 7, 8)]


@pytest.mark.parametrize(
    ("days", "pauses"),
    [(0, []), (-1, []), (5, [(on("2026-03-03"), on("2026-03-02"))])],
)
def test_what_is_no_time_is_a_mistake_of_the_program(
    days: int, pauses: list[tuple[date, date]]
) -> None:
    with pytest.raises(ValueError, match=r"working days|pause"):
        KNOWN.due(on("2026-03-02"), days, pauses=pauses)


def named(days: Mapping[date, bool], year: int) -> dict[date, Named]:
    return {day: Named(year, is_working, "试", "一") for day, is_working in days.items()}


anywhere = st.dates(date(2007, 1, 1), date(2030, 12, 31))
numbers = st.integers(1, 60)
spans = st.lists(
    st.tuples(anywhere, st.integers(0, 40)).map(lambda one: (one[0], one[0] + ONE * one[1])),
    max_size=4,
)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """What is shipped, with any days moved by a further notice."""
    moved = draw(st.dictionaries(anywhere, st.booleans(), max_size=30))
    return KNOWN.under(Plan(2026, named(moved, 2026), is_whole=False))


@given(calendars(), anywhere, numbers, spans)
def test_a_date_is_a_working_day_with_as_many_behind_it(
    known: Calendar, received: date, days: int, pauses: list[tuple[date, date]]
) -> None:
    due = known.due(received, days, pauses=pauses)
    assert known.is_working_day(due.day)
    assert [step.number for step in due.steps if step.number is not None] == [*range(days + 1)]
    passed = [received + ONE * offset for offset in range((due.day - received).days + 1)]
    assert [step.day for step in due.steps] == passed
    counted = {step.day for step in due.steps if step.number}
    in_pause = {day for day in passed if any(first <= day <= last for first, last in pauses)}
    assert counted == {day for day in passed[1:] if known.is_working_day(day)} - in_pause
    assert due.is_provisional == any(day.year not in known.announced for day in passed[1:])


@given(calendars(), anywhere, numbers, st.integers(0, 30), st.integers(0, 30))
def test_who_comes_later_or_takes_longer_is_never_done_sooner(
    known: Calendar, received: date, days: int, later: int, longer: int
) -> None:
    due = known.due(received, days).day
    assert known.due(received + ONE * later, days).day >= due
    assert known.due(received, days + longer).day >= due + ONE * longer


@given(calendars(), anywhere, numbers, anywhere, spans)
def test_a_day_off_or_a_pause_never_brings_a_date_forward(
    known: Calendar, received: date, days: int, off: date, pauses: list[tuple[date, date]]
) -> None:
    due = known.due(received, days).day
    rested = known.under(Plan(2026, named({off: False}, 2026), is_whole=False))
    assert rested.due(received, days).day >= due
    paused = known.due(received, days, pauses=pauses).day
    assert paused >= due
    # The order and the repetition of pauses say nothing.
    assert known.due(received, days, pauses=[*reversed(pauses), *pauses]).day == paused


@given(anywhere, st.integers(1, 40))
def test_a_plan_that_is_laid_over_twice_is_laid_over_once(off: date, days: int) -> None:
    assume(off.year in KNOWN.announced)
    plan = Plan(off.year, named({off: False}, off.year))
    once = KNOWN.under(plan)
    assert once.under(plan) == once
    assert once.changes(plan) == []
    assert once.due(off, days).day <= KNOWN.due(off, days).day + ONE * 40


async def test_what_was_imported_lies_over_what_is_shipped(database: Database) -> None:
    plan = Plan(2027, named({on("2027-01-01"): False, on("2026-12-26"): True}, 2027))
    async with database.transaction() as session:
        assert await working_days.load(session) == KNOWN
        changes = await working_days.take(session, plan)
        assert [one.day for one in changes] == [on("2026-12-26"), on("2027-01-01")]
        found = await working_days.load(session)
    assert found == KNOWN.under(plan)
    assert found.due(on("2026-12-25"), 1).day == on("2026-12-26")
    assert not found.due(on("2027-03-01"), 20).is_provisional
