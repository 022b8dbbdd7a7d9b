"""The hand-over to a case system (移送): nothing lost, nothing doubled, whatever breaks when."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from bot.case_systems.contract import is_signed
from bot.case_systems.embedded import Embedded
from bot.case_systems.poster import Poster, system_of
from bot.case_systems.webhook import Webhook
from bot.settings import CasesSettings, CaseSystem, DatabaseSettings, Settings
from storage import foi
from storage.database import Database
from storage.foi import posts
from storage.sealed import Keyring
from tests import applying, case_receiver
from tests.applying import reply
from tests.case_receiver import Mood, Receiver
from tests.posting import Clock, all_posts, drained, posting, through


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with case_receiver.serving() as found:
        yield found


async def test_a_state_is_owed_by_the_very_transaction_of_the_act(
    database: Database, now: datetime
) -> None:
    with contextlib.suppress(RuntimeError):
        async with database.transaction() as session:
            await applying.lodged(session, now)
            raise RuntimeError
    assert await all_posts(database) == []
    async with database.transaction() as session:
        request = await applying.lodged(session, now)
    (post,) = await all_posts(database)
    assert (post.key, post.state) == (f"{request.number}/1", "pre-application")


async def test_the_case_system_gets_everything_that_it_needs_signed_and_once(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    (number,) = await through(database, clock())
    async with posting(database, receiver.url, clock) as poster:
        await drained(poster)
        assert await poster.round() == 0
    assert receiver.calls == receiver.keys == [f"{number}/{n}" for n in (1, 2, 3)]
    case = receiver.cases[number]
    assert case.state == "answered"
    assert case.body["applicant"] == {
        "kind": "citizen",
        "proof": "resident_id",
        "name": applying.NAME,
        "proof_number": applying.ID_NUMBER,
        "phone": applying.PHONE,
        "email": "",
        "address": "",
    }
    assert case.body["receipt"]["due_on"] == "2026-12-21"
    assert case.body["answer"]["text"] == reply().text
    assert case.body["answer"]["row"] == "r1"
    for post in await all_posts(database):
        assert post.accepted_at is not None
        assert post.body is None
    async with database.reading() as session:
        request = await foi.find(session, number)
        assert (request.case_system, request.case_id) == ("webhook", case.case_id)


async def test_a_case_system_that_is_down_for_a_day_gets_all_of_it_in_order(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    receiver.mood = Mood.DOWN
    numbers = await through(database, clock(), 3)
    until, pauses = clock() + timedelta(days=1), []
    async with posting(database, receiver.url, clock) as poster:
        while clock() < until:
            await drained(poster)
            waiting = [one for one in await all_posts(database) if one.tries]
            # Of each request only its first state is tried.
            assert {one.key[-2:] for one in waiting} == {"/1"}
            assert {one.problem for one in waiting} == {"answered 503"}
            async with database.reading() as session:
                due = await posts.next_due(session)
            later = [one.due_at for one in waiting]
            # What is hidden behind an earlier one is not due.
            assert due == min(later)
            pauses.append(min(later) - clock())
            clock.now = min(later)
        assert pauses == sorted(pauses)
        assert pauses[0] == timedelta(seconds=10)
        assert len(pauses) < 40
        receiver.mood = Mood.WELL
        await drained(poster)
    for number in numbers:
        assert [key for key in receiver.keys if key.startswith(number)] == [
            f"{number}/{n}" for n in (1, 2, 3)
        ]
        assert receiver.cases[number].state == "answered"


def test_pauses_grow_up_to_an_hour_and_no_further() -> None:
    found = [posts.pause_after(tries) for tries in (1, 2, 3, 9, 10, 1000)]
    assert found[:3] == [timedelta(seconds=10 * 2**n) for n in range(3)]
    assert found[3] < timedelta(hours=1)
    assert found[4:] == [timedelta(hours=1)] * 2


async def test_an_answer_that_got_lost_makes_no_second_case(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    (number,) = await through(database, clock())
    receiver.mood = Mood.LATE
    async with posting(database, receiver.url, clock) as poster:
        await drained(poster)
        receiver.mood = Mood.WELL
        clock.on(minutes=1)
        await drained(poster)
    assert receiver.calls == [f"{number}/1", *(f"{number}/{n}" for n in (1, 2, 3))]
    assert len(receiver.cases) == 1
    assert receiver.cases[number].sequence == 3


@pytest.mark.parametrize(
    ("mood", "problem", "calls"),
    [(Mood.ELSEWHERE, "answered 307", 1), (Mood.WORDLESS, None, 1)],
)
async def test_a_post_goes_to_no_other_address_and_needs_no_words(
    database: Database,
    clock: Clock,
    receiver: Receiver,
    mood: Mood,
    problem: str | None,
    calls: int,
) -> None:
    receiver.mood = mood
    async with database.transaction() as session:
        request = await applying.lodged(session, clock())
    async with posting(database, receiver.url, clock) as poster:
        await drained(poster)
    assert len(receiver.calls) == calls
    (post,) = await all_posts(database)
    assert post.problem == problem
    async with database.reading() as session:
        found = await foi.find(session, request.number)
        assert found.case_id == (None if problem else request.number)


async def test_a_name_that_is_known_stays_where_none_is_said(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    async with database.transaction() as session:
        request = await applying.lodged(session, clock())
    async with posting(database, receiver.url, clock) as poster:
        await drained(poster)
        case_id = receiver.cases[request.number].case_id
        receiver.mood = Mood.WORDLESS
        async with database.transaction() as session:
            officer = (await applying.office(session, clock())).officer
            held = await foi.hold(session, request.number)
            await foi.withdraw(session, held, officer, applying.told(clock()), clock())
        await drained(poster)
    async with database.reading() as session:
        assert (await foi.find(session, request.number)).case_id == case_id
    async with database.transaction() as session:
        await posts.owe(session, await foi.hold(session, request.number), clock())
    await drained(Poster(database, Embedded(), clock))
    async with database.reading() as session:
        assert (await foi.find(session, request.number)).case_id == case_id


async def test_nobody_there_and_a_wrong_secret_are_put_off(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    async with database.transaction() as session:
        await applying.lodged(session, clock())
    async with posting(database, "http://127.0.0.1:1/requests", clock) as poster:
        await drained(poster)
    (post,) = await all_posts(database)
    assert post.problem == "ClientConnectorError"
    clock.on(minutes=1)
    poster = Poster(database, Webhook(receiver.url, "not the secret of both"), clock)
    await drained(poster)
    await poster.system.close()
    (post,) = await all_posts(database)
    assert post.problem == "answered 401"
    assert receiver.cases == {}


async def test_posters_that_work_at_once_post_each_state_once(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    numbers = await through(database, clock(), 8)
    async with posting(database, receiver.url, clock) as one:
        others = [Poster(database, one.system, clock) for _ in range(3)]
        await asyncio.gather(*(drained(poster) for poster in (one, *others)))
        # What one of them had claimed while another looked.
        await drained(one)
    assert sorted(receiver.calls) == sorted(f"{one}/{n}" for one in numbers for n in (1, 2, 3))
    assert {case.state for case in receiver.cases.values()} == {"answered"}


async def test_who_claims_opens_nothing_and_reads_no_file(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    (number,) = await through(database, clock())
    keyless = Database(database.url)
    async with keyless.transaction() as session:
        (claimed,) = await posts.claim(session, clock())
    await keyless.close()
    assert (claimed.number, claimed.tries, claimed.body) == (number, 1, "")
    async with database.reading() as session:
        whole = await posts.filled(session, claimed)
    assert whole is not None
    assert json.loads(whole.body)["number"] == number


async def test_what_was_accepted_or_erased_meanwhile_is_not_posted_again(
    database: Database, clock: Clock
) -> None:
    await through(database, clock(), 2)
    async with database.transaction() as session:
        accepted, erased = await posts.claim(session, clock())
        await posts.accept(session, accepted, "webhook", None, clock())
        await session.delete(await foi.find(session, erased.number))
    async with database.reading() as session:
        assert await posts.filled(session, accepted) is None
        assert await posts.filled(session, erased) is None


async def test_a_state_that_no_key_opens_holds_up_no_other(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    elsewhere = Database(database.url, Keyring(["another key than that of the house"]))
    (lost,) = await through(elsewhere, clock())
    await elsewhere.close()
    (number,) = await through(database, clock())
    async with posting(database, receiver.url, clock) as poster:
        await drained(poster)
    assert receiver.keys == [f"{number}/{n}" for n in (1, 2, 3)]
    problems = {one.key: one.problem for one in await all_posts(database) if one.problem}
    assert problems == {f"{lost}/1": "the key that sealed this is not on the ring"}


# Which case system it is.


async def test_embedded_nothing_leaves_and_nothing_waits(database: Database, clock: Clock) -> None:
    (number,) = await through(database, clock())
    poster = Poster(database, system_of(Settings(_env_file=None)), clock)
    assert isinstance(poster.system, Embedded)
    await drained(poster)
    await poster.system.close()
    assert all(one.accepted_at and one.body is None for one in await all_posts(database))
    async with database.reading() as session:
        request = await foi.find(session, number)
        assert (request.case_system, request.case_id) == ("embedded", number)


async def test_the_poster_runs_until_it_is_ended(
    database: Database, clock: Clock, receiver: Receiver
) -> None:
    (number,) = await through(database, clock())
    async with posting(database, receiver.url, clock) as poster:
        running = asyncio.create_task(poster.run())
        async with asyncio.timeout(10):
            await receiver.until(3)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    assert receiver.cases[number].state == "answered"


@pytest.mark.parametrize(
    "cases",
    [
        {"system": "webhook"},
        {"system": "webhook", "url": "https://cases.example.gov.cn"},
        {"system": "webhook", "secret": SecretStr("x" * 32)},
        {"system": "webhook", "url": "cases.example.gov.cn", "secret": SecretStr("x" * 32)},
        {"secret": SecretStr("too short")},
        {"system": "post-it"},
    ],
)
def test_a_case_system_that_is_half_set_stops_the_start(cases: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, cases=cases)


def test_a_whole_one_is_taken(tmp_path: Path) -> None:
    cases = CasesSettings(
        system=CaseSystem.WEBHOOK, url="https://x.gov.cn", secret=SecretStr("x" * 32)
    )
    settings = Settings(_env_file=None, cases=cases, database=DatabaseSettings())
    assert isinstance(system_of(settings), Webhook)


def test_a_signature_holds_for_its_text_its_secret_and_five_minutes(now: datetime) -> None:
    body = json.dumps({"number": "SQ-2026-0001-3"}).encode()
    stamp = str(int(now.timestamp()))
    signed = case_receiver.signature(stamp, body)
    secret = case_receiver.SECRET
    assert is_signed(secret, stamp, signed, body, now)
    for span in (timedelta(minutes=5), -timedelta(minutes=5)):
        assert is_signed(secret, stamp, signed, body, now + span)
        assert not is_signed(secret, stamp, signed, body, now + span * 1.01)
    for other in (
        (secret + "x", stamp, signed, body),
        (secret, str(int(stamp) + 1), signed, body),
        (secret, stamp, signed.upper(), body),
        (secret, stamp, "", body),
        (secret, stamp, "é", body),
        (secret, stamp, signed, body + b" "),
        (secret, "", case_receiver.signature("", body), body),
        (secret, "１７", case_receiver.signature("１７", body), body),
        (secret, "17\udcff", signed, body),
        (secret, "9" * 400, case_receiver.signature("9" * 400, body), body),
    ):
        assert not is_signed(*other, now)
