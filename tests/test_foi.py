"""Requests for information (依申请公开): the statutory clock, extensions, answers, remedies."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import calendar, foi, retention, staff, working_days
from storage.calendar import Named, Plan
from storage.database import Database
from storage.foi import (
    Confirmation,
    Outcome,
    Remedy,
    State,
    acts,
    outcomes,
    reports,
)
from storage.foi import number as numbers
from storage.refusal import Refusal
from tests import applying
from tests.applying import ANOTHER, reply, told

TODAY = date(2026, 11, 23)


def morning(day: str) -> datetime:
    """Half past nine of a day in the city."""
    return datetime.fromisoformat(f"{day}T01:30:00+00:00").astimezone(UTC)


# The clock.


@pytest.mark.parametrize(
    ("confirmed", "due"),
    [
        # A make-up Sunday counts as a day of receipt, holiday weekdays do not count.
        ("2019-09-29", "2019-10-31"),
        ("2019-12-31", "2020-02-05"),
        ("2026-01-30", "2026-03-05"),
        # 2026-09-20 and 2026-10-10 are worked, 10-01 to 10-07 are off.
        ("2026-09-18", "2026-10-22"),
    ],
)
async def test_the_clock_runs_from_the_day_of_confirmation(
    database: Database, confirmed: str, due: str
) -> None:
    async with database.transaction() as session:
        at_the_office = await applying.office(session, morning(confirmed))
        # It arrived long before: an application over the internet counts from the confirmation.
        request = await applying.lodged(session, morning(confirmed) - timedelta(days=9))
        assert (request.state, request.received_on, request.due_on) == (
            State.PRE_APPLICATION,
            None,
            None,
        )
        await foi.confirm(
            session, request, at_the_office.officer, Confirmation.PHONE, morning(confirmed)
        )
        assert request.state == State.REGISTERED
        assert str(request.received_on) == confirmed
        assert str(request.due_on) == str(request.promised_on) == due
        assert not request.due_is_provisional
        counted = [one["number"] for one in request.due_steps if one["number"]]
        assert counted == list(range(1, 21))
        assert request.due_steps[-1]["date"] == due


async def test_a_request_of_new_years_eve_that_is_confirmed_later_belongs_to_the_new_year(
    database: Database,
) -> None:
    async with database.transaction() as session:
        at_the_office = await applying.office(session, morning("2025-12-31"))
        request = await applying.lodged(session, morning("2025-12-31"))
        # Half an hour into the new year in the city, still the old one in Greenwich.
        midnight = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)
        await foi.confirm(session, request, at_the_office.officer, Confirmation.PHONE, midnight)
        assert request.number == numbers.made(2025, 1)
        assert request.received_on == date(2026, 1, 1)


async def test_a_date_beyond_the_calendar_is_provisional_until_the_notice_comes(
    database: Database,
) -> None:
    now = morning("2026-12-10")
    async with database.transaction() as session:
        at_the_office = await applying.office(session, now)
        request = await applying.registered(session, at_the_office.officer, now)
        assert request.due_is_provisional
        promised = request.promised_on
        assert promised is not None
        assert promised.year == 2027
        assert any(one["provisional"] for one in request.due_steps)
        assert await foi.reckon_again(session, now) == []
    # The notice: the first working week of the year is off as well.
    days = {date(2027, 1, day): Named(2027, False, "元旦", "https://x") for day in range(1, 9)}
    spring = {
        day: Named(2027, False, name, "https://x")
        for day, name in calendar.statutory(2027).items()
        if day.month > 1
    }
    async with database.transaction() as session:
        await working_days.take(session, Plan(2027, days | spring))
        (moved,) = await foi.reckon_again(session, now)
        assert moved.number == request.number
        assert not moved.due_is_provisional
        assert moved.due_on is not None
        assert moved.due_on > promised
        # What the applicant was told stays on record.
        assert moved.promised_on == promised
        told = await foi.events(session, moved)
        assert told[-1].what == "reckoned"
        assert told[-1].about["was"] == str(promised)
        assert await foi.reckon_again(session, now) == []


async def test_a_request_without_an_answer_is_overdue_the_day_after_its_date(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        at_the_office = await applying.office(session, now)
        request = await applying.registered(session, at_the_office.officer, now)
        assert request.due_on is not None
        assert not request.is_overdue(request.due_on)
        late = request.due_on + timedelta(days=1)
        assert request.is_overdue(late)
        waiting = await applying.lodged(session, now)
        assert await foi.listed(session, late, overdue=True) == [request]
        assert list(await foi.listed(session, late)) == [waiting, request]
        await foi.answer(session, request, at_the_office.officer, reply(), told(now), now)
        assert await foi.listed(session, late, overdue=True) == []


# Extensions.


async def test_an_extension_is_one_with_consent_and_notice_before_the_date(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        first = request.due_on
        assert first is not None
        on_the_last_day = morning(str(first))
        await foi.extend(
            session,
            request,
            who.officer,
            who.head,
            20,
            "要向外省调档",
            told(on_the_last_day),
            on_the_last_day,
        )
        assert request.state == State.EXTENDED
        assert request.extension_consent == "周主任"
        assert (request.extension_told_on, request.extension_told_by) == (first, "phone")
        assert request.received_on is not None
        known = await working_days.load(session)
        assert request.due_on == known.due(request.received_on, 40).day
        with pytest.raises(Refusal, match="foi-extended-already"):
            await foi.extend(
                session,
                request,
                who.officer,
                who.head,
                5,
                "还要再等等",
                told(on_the_last_day),
                on_the_last_day,
            )


@pytest.mark.parametrize(
    ("days", "reason", "late", "why"),
    [
        (0, "要向外省调档", 0, "foi-extension-too-long"),
        (21, "要向外省调档", 0, "foi-extension-too-long"),
        (10, "忙", 0, "foi-needs-words"),
        (10, "要向外省调档", 1, "foi-extension-too-late"),
    ],
)
async def test_an_extension_that_may_not_be_is_refused(
    database: Database, now: datetime, days: int, reason: str, late: int, why: str
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        assert request.due_on is not None
        then = morning(str(request.due_on + timedelta(days=late)))
        with pytest.raises(Refusal, match=why):
            await foi.extend(
                session, request, who.officer, who.head, days, reason, told(then), then
            )
        assert request.extended_days is None


async def test_only_the_head_consents_and_only_an_officer_acts(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        editor = await staff.acting(session, "钱编")
        request = await applying.registered(session, who.officer, now)
        for officer, head in (
            (who.officer, who.officer),
            (who.head, who.head),
            (editor, who.head),
        ):
            with pytest.raises(Refusal, match="staff-not-allowed"):
                await foi.extend(
                    session, request, officer, head, 5, "要向外省调档", told(now), now
                )
        for act in (
            foi.confirm(session, request, editor, Confirmation.PHONE, now),
            foi.answer(session, request, who.head, reply(), told(now), now),
            foi.send_on(session, request, editor, "hotline", "这是一个投诉。", told(now), now),
        ):
            with pytest.raises(Refusal, match="staff-not-allowed"):
                await act


# Answers.


def test_the_rows_are_those_of_the_report_and_every_ground_has_one() -> None:
    assert set(outcomes.ROWS) == {
        *("r1", "r2", "r3_1", "r3_2", "r3_3", "r3_4", "r3_5", "r3_6", "r3_7", "r3_8"),
        *("r4_1", "r4_2", "r4_3", "r5_1", "r5_2", "r5_3", "r5_4", "r5_5", "r6_1", "r6_2", "r6_3"),
    }
    for ground in outcomes.GROUNDS.values():
        found = outcomes.verdict(ground.outcome, ground.id)
        assert found.row == ground.row
        first = ground.article[:4] in {"第十四条", "第十五条", "第十六条"}
        assert (found.remedy is Remedy.REVIEW_FIRST) is first


def test_what_is_partly_granted_is_counted_there_alone() -> None:
    for ground in outcomes.GROUNDS.values():
        if ground.outcome is Outcome.WITHHELD:
            assert outcomes.verdict(Outcome.PARTLY_GRANTED, ground.id).row == "r2"
    found = outcomes.verdict(Outcome.PARTLY_GRANTED, "third-party-rights")
    assert found.remedy is Remedy.REVIEW_FIRST


@pytest.mark.parametrize(
    ("outcome", "ground"),
    [
        (Outcome.WITHHELD, "disclosable"),
        (Outcome.GRANTED, "state-secret"),
        (Outcome.PARTLY_GRANTED, "not-existing"),
        (Outcome.WITHHELD, ""),
    ],
)
def test_a_ground_belongs_to_its_outcome(outcome: Outcome, ground: str) -> None:
    with pytest.raises(Refusal, match="foi-no-such-ground"):
        outcomes.verdict(outcome, ground)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (reply(Outcome.WITHHELD, "state-secret", reasons=""), "foi-needs-words"),
        (reply(Outcome.PARTLY_GRANTED, "state-secret", reasons=" 密 "), "foi-needs-words"),
        (reply(Outcome.PARTLY_GRANTED, "state-secret", text=""), "foi-needs-words"),
        (reply(text=""), "foi-needs-words"),
        (reply(text="字" * 20_001), "foi-too-many-words"),
        (reply(Outcome.WITHHELD, "internal"), "foi-no-such-ground"),
        (reply(Outcome.NOT_PROCESSED, "repeated"), "foi-repeat-of-what"),
        (reply(Outcome.NOT_PROCESSED, "repeated", repeats="SQ-2026-0099-2"), "foi-unknown-number"),
    ],
)
async def test_an_answer_without_what_it_owes_is_refused(
    database: Database, now: datetime, given: acts.Reply, why: str
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        with pytest.raises(Refusal, match=why):
            await foi.answer(session, request, who.officer, given, told(now), now)
        assert request.state == State.REGISTERED


async def test_an_answer_is_kept_with_its_row_and_its_remedy(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        given = reply(Outcome.WITHHELD, "state-secret", text="")
        await foi.answer(session, request, who.officer, given, told(now), now)
        number = request.number
    async with database.reading() as session:
        found = await foi.find(session, number)
        assert (found.state, found.outcome) == (State.ANSWERED, Outcome.WITHHELD)
        assert (found.report_row, found.remedy) == ("r3_1", Remedy.REVIEW_FIRST)
        assert found.answered_on == found.ended_on == TODAY
        assert foi.opened(session, found, "reasons") == given.reasons
        with pytest.raises(Refusal, match="foi-no-way"):
            await foi.answer(session, found, who.officer, reply(), told(now), now)


async def test_only_what_the_same_applicant_was_answered_can_be_repeated(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        first = await applying.registered(session, who.officer, now)
        again = await applying.registered(session, who.officer, now)
        other = await applying.registered(session, who.officer, now, proof_number=ANOTHER)
        repeats = reply(Outcome.NOT_PROCESSED, "repeated", repeats=first.number)
        for request in (first, again, other):
            # Nobody has an answer yet.
            with pytest.raises(Refusal, match="foi-no-repeat"):
                await foi.answer(session, request, who.officer, repeats, told(now), now)
        await foi.answer(session, first, who.officer, reply(), told(now), now)
        with pytest.raises(Refusal, match="foi-no-repeat"):
            await foi.answer(session, other, who.officer, repeats, told(now), now)
        await foi.answer(session, again, who.officer, repeats, told(now), now)
        assert (again.report_row, again.repeats) == ("r5_2", first.number)


async def test_guesses_and_taken_reports_are_kept_no_longer_than_they_are_of_use(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        request = await applying.lodged(session, now)
        assert await foi.ask(session, request.number, "ABCD-EFGH", now) is None
        said = {"event_id": "e1", "sequence": 1, "number": request.number, "state": "withdrawn"}
        await reports.take(session, "webhook", foi.Report.model_validate(said), now)

    async def left(after: timedelta) -> tuple[int, int]:
        async with database.transaction() as session:
            await retention.expire(session, now + after)
        async with database.reading() as session:
            return (
                len((await session.scalars(select(foi.FoiGuess))).all()),
                len((await session.scalars(select(foi.CaseEvent))).all()),
            )

    assert await left(timedelta(minutes=9)) == (1, 1)
    assert await left(timedelta(minutes=10)) == (0, 1)
    assert await left(timedelta(days=29)) == (0, 1)
    assert await left(timedelta(days=30)) == (0, 0)
    # A report that is forgotten and comes again changes nothing: its sequence has been.
    async with database.transaction() as session:
        _, has_changed = await reports.take(
            session, "webhook", foi.Report.model_validate(said), now + timedelta(days=31)
        )
        assert not has_changed
