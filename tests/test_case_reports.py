"""Reports of a case system (办件回传): signed, in any order, any number of times, once in effect."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import col

from bot.app import App
from bot.settings import CasesSettings, CaseSystem, Settings
from bot.web import cases
from storage import foi, journal
from storage.deliveries import Delivery
from storage.foi import CaseEvent, CasePost, FoiRequest, State, clock
from storage.refusal import Refusal
from tests import applying, case_receiver, postgres
from tests.case_receiver import report

NUMBER = "SQ-2026-0001-3"
WHERE = "/cases/webhook/webhook"
RECEIPT = {"received_on": "2026-11-24", "confirm_method": "phone"}
EXTENSION = {
    "days": 10,
    "reason": "要向外省调档",
    "consented_by": "周主任",
    "told_on": "2026-12-01",
}
ANSWER = {
    "outcome": "withheld",
    "ground": "third-party-rights",
    "reasons": "涉及第三方的商业秘密。",
    "text": "",
    "answered_on": "2026-12-10",
}
REPORTS = (
    {"event_id": "e1", "sequence": 1, "state": "registered", "receipt": RECEIPT},
    {
        "event_id": "e2",
        "sequence": 2,
        "state": "extended",
        "receipt": RECEIPT,
        "extension": EXTENSION,
    },
    {
        "event_id": "e3",
        "sequence": 3,
        "state": "answered",
        "receipt": RECEIPT,
        "extension": EXTENSION,
        "answer": ANSWER,
    },
)


@pytest.fixture
def now(now: datetime) -> datetime:
    """The day of the answer; the request came in on 2026-11-23."""
    return now + timedelta(days=17)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    settings.cases = CasesSettings(
        system=CaseSystem.WEBHOOK,
        url="http://127.0.0.1:1/requests",
        secret=SecretStr(case_receiver.SECRET),
    )
    return settings


class Door:
    """An office whose door for reports is open."""

    def __init__(self, app: App, url: str) -> None:
        self.app = app
        self.url = url

    async def request(self) -> FoiRequest:
        """How the request stands."""
        async with self.app.database.reading() as session:
            return await foi.find(session, NUMBER)

    async def hear(self, found: dict[str, Any] | bytes, **headers: str) -> tuple[int, str]:
        """A report comes in."""
        if isinstance(found, dict):
            found = {"number": NUMBER, "case_id": "C-1"} | found
        return await report(self.url + WHERE, found, self.app.now(), **headers)


@asynccontextmanager
async def opened(settings: Settings, now: datetime) -> AsyncIterator[Door]:
    app = App(settings, now=lambda: now, channels=[])
    server = web.Application()
    server.router.add_post(cases.PATH, cases.Cases(app).take)
    try:
        async with TestServer(server, host="127.0.0.1") as there:
            yield Door(app, str(there.make_url("")).rstrip("/"))
    finally:
        await app.close()


@pytest.fixture
async def door(settings: Settings, now: datetime) -> AsyncIterator[Door]:
    """A pre-application waits."""
    async with opened(settings, now) as door:
        async with door.app.database.transaction() as session:
            mine = await applying.account(session, now)
            before = now - timedelta(days=17)
            await foi.lodge(session, applying.application(), before, conversation=mine)
        yield door


def check(request: FoiRequest) -> None:
    """Answered, extended, with everything that was reported."""
    assert request.state == State.ANSWERED
    assert str(request.received_on) == "2026-11-24"
    assert request.extended_days == 10
    assert clock.days_of(request) == 30
    assert (request.extension_consent, str(request.extension_told_on)) == ("周主任", "2026-12-01")
    assert (request.report_row, request.remedy) == ("r3_4", "review-first")
    assert str(request.answered_on) == "2026-12-10"
    assert (request.case_system, request.case_id, request.case_sequence) == ("webhook", "C-1", 3)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
async def test_in_whatever_order_reports_come_the_request_ends_in_the_right_state(
    door: Door, order: tuple[int, ...]
) -> None:
    for place in order:
        assert await door.hear(REPORTS[place]) == (200, "")
        # And again, and all that came before again.
        for seen in order[: order.index(place) + 1]:
            assert await door.hear(REPORTS[seen]) == (200, "")
    check(await door.request())
    async with door.app.database.reading() as session:
        told = await foi.events(session, await foi.find(session, NUMBER))
        assert [one.what for one in told] == ["arrived", "registered", "extended", "answered"]
        assert len((await session.scalars(select(CaseEvent))).all()) == 3
        # What the case system said is not posted back to it.
        assert len((await session.scalars(select(CasePost))).all()) == 1


async def test_the_applicant_is_told_once_of_each_state_and_never_what_it_says(
    door: Door,
) -> None:
    for one in (*REPORTS, *REPORTS):
        await door.hear(one)
    async with door.app.database.reading() as session:
        notices = (await session.scalars(select(Delivery).order_by(col(Delivery.id)))).all()
        acts = await journal.of(session, f"foi:{NUMBER}")
    said = [one.notice["html"] for one in notices if one.notice]
    assert len(said) == 3
    assert all(NUMBER in html for html in said)
    assert "已答复" in said[-1]
    assert not any("第三方" in html for html in said)
    assert [one.what for one in acts] == ["foi.report"] * 3


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Yangguang-Signature": ""},
        {"X-Yangguang-Signature": "0" * 64},
        {"X-Yangguang-Timestamp": "1795397400"},
        {"X-Yangguang-Timestamp": "yesterday"},
        {"X-Yangguang-Timestamp": ""},
    ],
)
async def test_a_forged_report_is_refused_without_a_word(
    door: Door, headers: dict[str, str]
) -> None:
    assert await door.hear(REPORTS[0], **headers) == (401, "")
    assert (await door.request()).state == State.PRE_APPLICATION


async def test_bytes_that_are_no_text_forge_nothing_either(door: Door) -> None:
    # A client of HTTP would not send such a byte.
    there, back = door.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(there, int(back))
    head = f"POST {WHERE} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n"
    writer.write(head.encode() + b"X-Yangguang-Timestamp: 17\xff\r\n\r\n{}")
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    assert answer.startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize("field", ["event_id", "number", "case_id"])
async def test_a_sign_that_is_no_letter_is_in_no_name(door: Door, field: str) -> None:
    status, said = await door.hear(REPORTS[0] | {field: "a\0b"})
    assert status == 400
    assert field in said
    assert (await door.hear(REPORTS[0]))[0] == 200


async def test_a_report_of_yesterday_is_no_report(door: Door, now: datetime) -> None:
    body = {"number": NUMBER} | REPORTS[0]
    for span in (timedelta(minutes=6), -timedelta(minutes=6)):
        assert await report(door.url + WHERE, body, now + span) == (401, "")
    assert (await door.request()).state == State.PRE_APPLICATION


async def test_what_we_posted_ourselves_is_no_report(door: Door) -> None:
    async with door.app.database.reading() as session:
        request = await foi.find(session, NUMBER)
        body = foi.posts.snapshot(session, request)
    status, said = await door.hear(json.dumps(body, default=str).encode())
    assert status == 400
    assert applying.ID_NUMBER not in said


@pytest.mark.parametrize(
    ("changes", "status", "why"),
    [
        ({"state": "archived"}, 400, "state"),
        ({"sequence": 0}, 400, "sequence"),
        ({"receipt": None}, 400, "needs receipt"),
        ({"note": "something"}, 400, "note"),
        ({"number": "SQ-2026-0099-2"}, 422, "There is no request"),
        ({"receipt": {"received_on": "2026-11-22"}}, 422, "cannot be"),
        ({"receipt": {"received_on": "2026-12-11"}}, 422, "cannot be"),
    ],
)
async def test_what_cannot_be_is_refused_with_the_reason(
    door: Door, changes: dict[str, Any], status: int, why: str
) -> None:
    found = await door.hear(REPORTS[0] | changes)
    assert found[0] == status
    assert why in found[1]
    request = await door.request()
    assert (request.state, request.case_sequence) == (State.PRE_APPLICATION, 0)
    # It was not taken, so the same one put right is not a repeated one.
    assert await door.hear(REPORTS[0]) == (200, "")
    assert (await door.request()).state == State.REGISTERED


@pytest.mark.parametrize(
    ("part", "changes", "why"),
    [
        ("extension", {"days": 21}, "1 to 20"),
        ("extension", {"told_on": "2026-12-30"}, "cannot be"),
        ("extension", {"reason": "忙"}, "reason"),
        ("answer", {"ground": "disclosable"}, "no such ground"),
        ("answer", {"reasons": ""}, "reasons"),
        ("answer", {"answered_on": "2026-11-20"}, "cannot be"),
        ("answer", {"ground": "repeated", "outcome": "not-processed"}, "repeats"),
    ],
)
async def test_an_answer_of_a_case_system_owes_what_ours_owes(
    door: Door, part: str, changes: dict[str, Any], why: str
) -> None:
    whole: dict[str, Any] = REPORTS[2]
    status, said = await door.hear(whole | {part: whole[part] | changes})
    assert status == 422
    assert why in said
    assert (await door.request()).state == State.PRE_APPLICATION


async def test_too_much_too_late_and_elsewhere(door: Door, now: datetime) -> None:
    assert (await door.hear(b" " * (256 * 1024 + 1)))[0] == 413
    assert (await door.hear(b"\xff{"))[0] == 400
    assert (await door.hear(b"[" * 50_000))[0] == 400
    body = {"number": NUMBER} | REPORTS[0]
    assert (await report(door.url + "/cases/webhook/embedded", body, now))[0] == 404


async def test_the_embedded_office_has_no_such_door(settings: Settings, now: datetime) -> None:
    settings.cases = CasesSettings()
    async with opened(settings, now) as door:
        assert (await door.hear(REPORTS[0]))[0] == 404


async def test_while_the_database_is_away_it_is_asked_to_come_again(
    settings: Settings, now: datetime
) -> None:
    settings.database.url = postgres.away()
    async with opened(settings, now) as door:
        assert await door.hear(REPORTS[0]) == (503, "")


async def test_what_our_own_desk_was_first_to_do_stays(door: Door, now: datetime) -> None:
    async with door.app.database.transaction() as session:
        who = await applying.office(session, now)
        request = await foi.hold(session, NUMBER)
        await foi.confirm(session, request, who.officer, foi.Confirmation.PHONE, now)
    assert (await door.hear(REPORTS[0]))[0] == 200
    request = await door.request()
    # What was promised to the applicant is not changed behind their back.
    assert str(request.received_on) == "2026-12-10"
    assert (await door.hear(REPORTS[2] | {"extension": None}))[0] == 200
    assert (await door.request()).state == State.ANSWERED
    withdrawn = {"event_id": "e4", "sequence": 4, "state": "withdrawn"}
    status, said = await door.hear(withdrawn)
    assert (status, "answered" in said) == (422, True)
    assert (await door.request()).state == State.ANSWERED


async def test_a_case_that_we_ended_otherwise_is_not_answered_unheard(
    door: Door, now: datetime
) -> None:
    async with door.app.database.transaction() as session:
        officer = (await applying.office(session, now)).officer
        held = await foi.hold(session, NUMBER)
        await foi.withdraw(session, held, officer, applying.told(now), now)
    assert (await door.hear(REPORTS[1]))[0] == 200
    status, said = await door.hear(REPORTS[2])
    assert (status, "withdrawn" in said) == (422, True)
    assert (await door.hear({"event_id": "e4", "sequence": 4, "state": "withdrawn"}))[0] == 200
    request = await door.request()
    assert (request.state, request.case_sequence) == (State.WITHDRAWN, 4)


async def test_a_withdrawal_is_reported_too(door: Door) -> None:
    assert (await door.hear({"event_id": "e9", "sequence": 9, "state": "withdrawn"}))[0] == 200
    assert (await door.request()).state == State.WITHDRAWN
    assert (await door.hear(REPORTS[2]))[0] == 200
    assert (await door.request()).state == State.WITHDRAWN


async def test_an_unknown_number_is_a_refusal_and_no_crash(door: Door) -> None:
    async with door.app.database.reading() as session:
        with pytest.raises(Refusal, match="foi-unknown-number"):
            await foi.find(session, "SQ-2026-0099-2")
