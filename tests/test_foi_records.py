"""Records of requests (申请台账): numbers, proofs, what is sealed, what cannot be, the status."""

import asyncio
import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage import foi, journal, staff
from storage.conversations import Conversation
from storage.database import Database
from storage.foi import (
    Applicant,
    Application,
    FoiEvent,
    FoiRequest,
    Outcome,
    Proof,
    State,
    Way,
    acts,
    identity,
    record,
)
from storage.foi import number as numbers
from storage.refusal import Refusal
from storage.staff import Role
from tests import applying
from tests.applying import CREDIT_CODE, ID_NUMBER, application, reply, told

TODAY = date(2026, 11, 23)

# Numbers and proofs.


@pytest.mark.parametrize(
    ("number", "holds"),
    [
        # The example of GB 11643 itself.
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105 19491231 002X", True),
        ("１１０１０５１９４９１２３１００２Ｘ", True),
        ("110105194912310021", False),
        ("110105194912310020X", False),
        ("11010519491331002X", False),
        ("00010519491231002X", False),
        ("", False),
    ],
)
def test_a_resident_number_is_held_against_its_standard(number: str, holds: bool) -> None:
    if holds:
        kept = identity.check(Proof.RESIDENT_ID, number, TODAY)
        assert kept == "11010519491231002X"
    else:
        with pytest.raises(Refusal, match="foi-wrong-resident-number"):
            identity.check(Proof.RESIDENT_ID, number, TODAY)


def test_every_single_wrong_digit_of_a_resident_number_is_noticed() -> None:
    for place in range(17):
        for digit in "0123456789":
            wrong = ID_NUMBER[:place] + digit + ID_NUMBER[place + 1 :]
            assert identity.is_resident_number(wrong, TODAY) is (wrong == ID_NUMBER)


def test_nobody_applies_before_they_are_born() -> None:
    assert identity.is_resident_number(ID_NUMBER, date(1990, 1, 1))
    assert not identity.is_resident_number(ID_NUMBER, date(1989, 12, 31))


@pytest.mark.parametrize(
    ("code", "holds"),
    [
        (CREDIT_CODE, True),
        (CREDIT_CODE.lower(), True),
        (CREDIT_CODE[:-1] + "A", False),
        (CREDIT_CODE[:8] + "I" + CREDIT_CODE[9:], False),
        (CREDIT_CODE[:-1], False),
    ],
)
def test_a_credit_code_is_held_against_its_standard(code: str, holds: bool) -> None:
    assert identity.is_credit_code(identity.plain(code)) is holds


def test_a_number_read_out_wrong_is_noticed() -> None:
    number = numbers.made(2026, 17)
    for typed in (
        number,
        number.lower(),
        number.replace("-", ""),
        f"编号{number}。",
        f" {number} ",
    ):
        assert numbers.read(typed) == number
    digits = number.removeprefix("SQ-").replace("-", "")
    for place in range(len(digits)):
        for digit in set("0123456789") - {digits[place]}:
            assert numbers.read(f"SQ{digits[:place]}{digit}{digits[place + 1 :]}") is None
    swapped = digits[:3] + digits[4] + digits[3] + digits[5:]
    assert swapped == digits or numbers.read(f"SQ{swapped}") is None


def test_a_secret_is_kept_as_a_hash_that_depends_on_the_number() -> None:
    secret = numbers.fresh_secret()
    kept = numbers.hashed("SQ-2026-0001-3", secret)
    assert numbers.fits("SQ-2026-0001-3", secret.lower().replace("-", " "), kept)
    assert not numbers.fits("SQ-2026-0002-1", secret, kept)
    assert not numbers.fits("SQ-2026-0001-3", numbers.fresh_secret(), kept)


# The application.


def test_an_application_never_asks_for_a_reason_or_a_purpose() -> None:
    assert set(Application.model_fields) == {
        *("applicant", "name", "proof", "proof_number", "phone", "email", "address"),
        *("content", "way"),
    }
    with pytest.raises(ValidationError):
        Application.model_validate(application().model_dump() | {"purpose": "研究"})


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"way": Way.EMAIL}, "foi-needs-email"),
        ({"way": Way.EMAIL, "email": "nobody"}, "foi-needs-email"),
        ({"way": Way.POST}, "foi-needs-address"),
        ({"proof": Proof.CREDIT_CODE, "proof_number": CREDIT_CODE}, "foi-wrong-proof-kind"),
        ({"applicant": Applicant.ORGANISATION}, "foi-wrong-proof-kind"),
        ({"proof_number": ID_NUMBER[:-1]}, "foi-wrong-resident-number"),
        ({"proof": Proof.PASSPORT, "proof_number": "没有"}, "foi-wrong-proof-number"),
        (
            {
                "applicant": Applicant.ORGANISATION,
                "proof": Proof.CREDIT_CODE,
                "proof_number": ID_NUMBER,
            },
            "foi-wrong-credit-code",
        ),
    ],
)
def test_an_application_lacks_nothing_that_it_needs(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(Refusal, match=why):
        application(**changes).checked(TODAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "甲"},
        {"name": "甲\n乙"},
        {"content": "报告"},
        {"content": "报告" * 1001},
        {"content": "报告报告\x00"},
        {"phone": "请打我电话"},
    ],
)
def test_an_application_holds_no_more_and_no_less_than_it_may(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        application(**changes)


async def test_two_requests_of_a_day_get_numbers_in_a_row_and_secrets_of_their_own(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        first, one = await foi.lodge(session, application(), now)
        second, other = await foi.lodge(session, application(), now)
        assert (first.number, second.number) == (numbers.made(2026, 1), numbers.made(2026, 2))
        assert one != other
        assert numbers.fits(first.number, one, first.secret)
        later = await applying.lodged(session, now + timedelta(days=42))
        assert later.number == numbers.made(2027, 1)


@pytest.mark.race
async def test_who_apply_at_the_same_moment_get_numbers_of_their_own(
    database: Database, now: datetime
) -> None:
    async def apply() -> str:
        async with database.transaction() as session:
            return (await applying.lodged(session, now)).number

    found = await asyncio.gather(*(apply() for _ in range(8)))
    assert sorted(found) == [numbers.made(2026, serial) for serial in range(1, 9)]


async def test_what_an_applicant_says_is_sealed_field_by_field(
    database: Database, now: datetime
) -> None:
    given = application(way=Way.EMAIL, email="applicant@example.cn", address="某路1号")
    async with database.transaction() as session:
        request, secret = await foi.lodge(session, given, now)
        number = request.number
    async with database.reading() as session:
        found = await foi.find(session, number)
        for field in acts.FIELDS:
            assert foi.opened(session, found, field) == getattr(given, field)
        rows = await session.execute(sqlalchemy.text("SELECT * FROM foi_request"))
        kept = repr(rows.mappings().all())
        posts = await session.execute(sqlalchemy.text("SELECT * FROM case_post"))
        kept += repr(posts.mappings().all())
    for said in (*(getattr(given, field) for field in acts.FIELDS), secret):
        assert said not in kept


# Arrows and constraints.


async def test_a_question_is_sent_on_before_it_is_registered_and_not_after(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.lodged(session, now)
        with pytest.raises(Refusal, match="foi-no-such-route"):
            await foi.send_on(
                session, request, who.officer, "elsewhere", "这是投诉。", told(now), now
            )
        await foi.send_on(
            session, request, who.officer, "hotline", "这是一个投诉。", told(now), now
        )
        assert (request.state, request.routed_to) == (State.NOT_AN_APPLICATION, "hotline")
        running = await applying.registered(session, who.officer, now)
        with pytest.raises(Refusal, match="foi-no-way"):
            await foi.send_on(
                session, running, who.officer, "hotline", "这是一个投诉。", told(now), now
            )


@pytest.mark.parametrize("state", list(State))
async def test_nothing_leads_out_of_an_end_or_back(
    database: Database, now: datetime, state: State
) -> None:
    for to in State:
        request = FoiRequest.model_construct(number="SQ", year=2026, serial=1, state=state)
        if to in record.ARROWS[state]:
            record.check_arrow(request, to)
        else:
            with pytest.raises(Refusal, match=r"foi-no-way|foi-not-confirmed"):
                record.check_arrow(request, to)
    ends = {State.ANSWERED, State.WITHDRAWN, State.NOT_AN_APPLICATION}
    assert bool(record.ARROWS[state]) is (state not in ends)


@pytest.mark.parametrize(
    "tampering",
    [
        "remedy = 'either'",
        "outcome = NULL",
        "report_row = NULL",
        "received_on = NULL",
        "state = 'registered'",
        "state = 'open'",
        "extended_days = 5",
        "applicant = 'organisation'",
        "routed_to = 'hotline'",
    ],
)
async def test_the_database_itself_refuses_a_request_that_cannot_be(
    database: Database, now: datetime, tampering: str
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        withheld = reply(Outcome.WITHHELD, "third-party-rights")
        await foi.answer(session, request, who.officer, withheld, told(now), now)
    statement = sqlalchemy.text(f"UPDATE foi_request SET {tampering}")  # noqa: S608 - ours.
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(statement)


async def test_every_step_has_a_sentence_that_somebody_can_read(
    database: Database, now: datetime
) -> None:
    from handlers.chat import foi_page
    from knowledge.say import Texts

    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        await foi.extend(
            session, request, who.officer, who.head, 5, "要向外省调档", told(now), now
        )
        await foi.answer(session, request, who.officer, reply(), told(now), now)
        events = await foi.events(session, request)
        assert [one.what for one in events] == ["arrived", "registered", "extended", "answered"]
        for language in ("zh-Hans", "zh-Hant", "en"):
            say = Texts.load().say(language)
            for one in events:
                assert "2026-11-23" in foi_page.sentence(one, say)
        # The biography names nobody but who acted, and repeats no word of anybody.
        kept = json.dumps([one.about for one in events], ensure_ascii=False)
        assert applying.NAME not in kept
        assert "外省" not in kept


# The status, by number and secret.


async def test_the_status_needs_both_and_stops_who_guesses(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        request, secret = await foi.lodge(session, application(), now)
        other, _ = await foi.lodge(session, application(), now)
        mine = await applying.account(session, now)
    for number, typed in (
        (request.number, "ABCD-EFGH"),
        (other.number, secret),
        ("SQ-2026-0099-2", secret),
        ("", secret),
        (request.number, ""),
    ):
        async with database.transaction() as session:
            assert await foi.ask(session, number, typed, now, mine) is None
    async with database.transaction() as session:
        with pytest.raises(Refusal, match="foi-too-many-guesses"):
            await foi.ask(session, request.number, secret, now, mine)
    # Somebody else is not stopped by that, and nobody is for longer than ten minutes.
    async with database.transaction() as session:
        assert await foi.ask(session, request.number, secret, now) is not None
        found = await foi.ask(session, request.number, secret, now + timedelta(minutes=10), mine)
        assert found is not None


async def test_nobody_tries_one_request_from_many_accounts(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        request, secret = await foi.lodge(session, application(), now)
        for _ in range(foi.status.MOST_ABOUT_ONE):
            assert await foi.ask(session, request.number, "ABCD-EFGH", now) is None
        with pytest.raises(Refusal, match="foi-too-many-guesses"):
            await foi.ask(session, request.number, secret, now)


async def test_who_has_their_data_deleted_leaves_the_case_and_takes_the_account(
    database: Database, now: datetime
) -> None:
    from storage import residents

    async with database.transaction() as session:
        mine = await applying.account(session, now)
        request, secret = await foi.lodge(session, application(), now, conversation=mine)
        kept = await residents.mydata(session, mine)
        assert request.number in json.dumps(kept, default=str)
        await residents.delete(session, mine)
        number = request.number
    async with database.transaction() as session:
        found = await foi.ask(session, number, secret, now)
        assert found is not None
        assert found.conversation_id is None
        assert foi.opened(session, found, "name") == applying.NAME
        assert await session.scalar(select(Conversation)) is not None


async def test_who_writes_down_for_somebody_is_named_with_the_reason(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        entered = foi.Entered(who.officer, "illiterate")
        request, _ = await foi.lodge(session, application(), now, entered=entered)
        assert (request.entered_by, request.entered_why) == ("陈办", "illiterate")
        (first,) = await session.scalars(select(FoiEvent))
        assert first.who == "陈办"
        assert await journal.newest(session, 9) == []
        await staff.remove(session, "陈办", [Role.OFFICER])
