"""The requests' desk (依申请公开经办): confirmed, extended, answered, shown; each act journalled.

Only staff of the organ that a request was addressed to open it and act on it. Who an applicant
is is covered until an officer says what it is needed for; each look leaves a line in the journal.
Nothing that was written to or by an applicant goes into the journal or onto a list.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import foi_notices, foi_page
from handlers.desk import Broken, problem, readable
from handlers.desk.faults import Checks, Faults
from knowledge import identity, mask
from knowledge.say import Texts, plain
from storage import calendar, foi, journal, staff, working_days
from storage.foi import acts, extending, posts, receipt, record
from storage.foi import files as foi_files
from storage.foi.acts import Entered, Told
from storage.foi.receipt import Paper
from storage.foi.record import Confirmation, FoiRequest, State
from storage.form_files import File
from storage.refusal import Refusal
from storage.staff import Role, Staff

# Why an officer writes it down for an applicant (代为填写).
WHYS = ("illiterate", "disabled", "other")
# The same again within so long is asked about before it is registered once more.
SAME_WITHIN = timedelta(days=30)
SHORTEST_WHY, LONGEST_WHY = 2, 200
# What is sealed of a request: who it is of, and what was written.
IDENTITY = ("name", "proof_number", "phone", "email", "address")
FIELDS = (*IDENTITY, "content", "extension_reason", "reasons", "answer")


def note(
    session: AsyncSession,
    who: Staff,
    what: str,
    request: FoiRequest,
    now: datetime,
    **about: str | int | None,
) -> None:
    journal.note(session, who.name, f"foi.{what}", record.record(request), now, None, **about)


async def held(session: AsyncSession, number: str, by: str, act: str) -> tuple[Staff, FoiRequest]:
    """Who acts, and the request, held; refused to who may not handle it."""
    who = await staff.allowed(session, by, f"foi {act}")
    request = await foi.hold(session, number)
    record.check_organ(request, who)
    return who, request


def _must_handle(who: Staff) -> None:
    """Refused to who only oversees: what is whole is for who handles the request."""
    if not who.has(Role.OFFICER):
        raise Refusal("staff-not-allowed", name=who.name, role=str(Role.OFFICER))


async def told_how(
    session: AsyncSession, request: FoiRequest, given: Mapping[str, Any], now: datetime
) -> Told:
    """How the applicant is told: by us, or as the officer says; refused where by nobody."""
    reached, today = await foi_notices.reached(session, request), calendar.day_of(now)
    by = given.get("told_by") or (reached.channel if reached else "")
    if not by:
        raise Refusal("foi-untold", number=request.number, today=str(today))
    return Told(by, given.get("told_on") or today)


def summary(request: FoiRequest, now: datetime, waits: int | None = None) -> dict[str, Any]:
    """What a list says of a request: nothing about anybody.

    `waits`: for how many working days a pre-application has waited to be confirmed.
    """
    return {
        "number": request.number,
        "organ": request.organ,
        "state": request.state,
        "applicant": request.applicant,
        "channel": request.channel,
        "arrived_at": request.arrived_at,
        "waits": waits,
        "received_on": request.received_on,
        "due": request.due_on,
        "provisional": request.due_is_provisional,
        "overdue": request.is_overdue(calendar.day_of(now)),
        "outcome": request.outcome,
        "row": request.report_row,
    }


async def listed(
    session: AsyncSession, now: datetime, state: str, limit: int, *, overdue: bool
) -> list[dict[str, Any]]:
    """Requests, those that wait for a confirmation first, then by their date."""
    today = calendar.day_of(now)
    found = await foi.listed(
        session,
        today,
        state=State(state) if state else None,
        overdue=overdue,
        limit=limit,
    )
    known = await working_days.load(session)
    return [
        summary(
            one,
            now,
            known.passed(calendar.day_of(one.arrived_at), today)
            if one.state == State.PRE_APPLICATION
            else None,
        )
        for one in found
    ]


async def shown(
    session: AsyncSession, number: str, by: str, why: str, now: datetime
) -> dict[str, Any]:
    """A request, with names and numbers covered; whole for an officer who says what for."""
    readable(why=why)
    reader, request = await held(session, number, by, "show")
    if why:
        _must_handle(reader)
    how = "whole" if why else "masked"
    for_what = {"why": mask.mask(why).text[:LONGEST_WHY]} if why else {}
    note(session, reader, "view", request, now, identity=how, **for_what)
    plain_fields = (
        *("proof", "way", "confirmed_by", "confirm_method", "promised_on"),
        *("extended_days", "extension_consent", "extension_told_by", "ground", "remedy"),
        *("repeats", "answered_on", "routed_to", "case_system", "case_id"),
    )
    return {
        **summary(request, now),
        "identity": how,
        **{one: _opened(session, request, one, is_whole=bool(why)) for one in FIELDS},
        **{one: getattr(request, one) for one in plain_fields},
        "files": [
            {"name": _named(foi_files.name_of(session, one), is_whole=bool(why)), "size": one.size}
            for one in await foi.attached(session, request.id)
        ],
        "to_be_posted": [
            {"state": one.state, "tries": one.tries, "due_at": one.due_at, "problem": one.problem}
            for one in await posts.waiting(session, request)
        ],
        "receipt_article": receipt.article(request),
        "steps": request.due_steps,
        "events": [
            {"at": one.at, "what": one.what, "who": one.who, "said": _said(one), **one.about}
            for one in await foi.events(session, request)
        ],
    }


def _opened(session: AsyncSession, request: FoiRequest, field: str, *, is_whole: bool) -> str:
    """A sealed field; covered, a text without the numbers of anybody."""
    text = foi.opened(session, request, field)
    if is_whole:
        return text
    if field == "name":
        return f"{text[:1]}**" if text else ""
    return identity.covered(text) if field in IDENTITY else mask.mask(text).text


def _named(name: str, *, is_whole: bool) -> str:
    """A file's name; covered, its first sign and its kind: it may bear somebody's name."""
    return name if is_whole else f"{name[:1]}**.{name.rpartition('.')[2]}"


async def saved(
    session: AsyncSession, number: str, by: str, why: str, now: datetime, only: int | None = None
) -> tuple[FoiRequest, list[File]]:
    """What the applicant attached, for an officer who says what for; the journal has it.

    `only` one of the files is taken away, by its id.
    """
    readable(why=why)
    check_why(why)
    officer, request = await held(session, number, by, "show")
    _must_handle(officer)
    files = [one for one in await foi.attached(session, request.id) if only in {None, one.id}]
    for_what = mask.mask(why).text[:LONGEST_WHY]
    note(session, officer, "save", request, now, files=len(files), why=for_what)
    return request, [await foi_files.opened(session, one) for one in files]


def check_why(why: str) -> None:
    """Refused where nobody says what somebody's data is needed for."""
    if len(why.strip()) < SHORTEST_WHY:
        raise Refusal("foi-desk-no-why")


def _said(event: foi.FoiEvent) -> str:
    return plain(foi_page.sentence(event, Texts.load().say("en")))


async def confirm(
    session: AsyncSession, number: str, by: str, method: str, portal: str, now: datetime
) -> FoiRequest:
    """Registers what was confirmed with the applicant today."""
    officer, request = await held(session, number, by, "confirm")
    await foi.confirm(session, request, officer, Confirmation(method), now)
    note(session, officer, "confirm", request, now, method=method, due=str(request.due_on))
    await foi_notices.tell(session, request, portal)
    return request


async def extend(
    session: AsyncSession,
    number: str,
    by: str,
    consent_of: str,
    given: Mapping[str, Any],
    portal: str,
    now: datetime,
) -> FoiRequest:
    """Extends with the head's consent; `given`: days, reason, told_by, told_on."""
    readable(reason=given["reason"])
    officer, request = await held(session, number, by, "extend")
    # Where nothing that was typed could help, nothing else is said.
    extending.check_time(request, now)
    faults = Checks()
    told = head = None
    days, reason = given["days"], given["reason"]
    with faults.of("days"):
        extending.check_days(days)
    with faults.of("reason"):
        acts.sentence(reason, "reason")
    with faults.of("consent_of"):
        head = await staff.acting(session, consent_of)
        extending.check_consent(request, officer, head)
    with faults.of("told_by"):
        told = await told_how(session, request, given, now)
    with faults.of("told_on"):
        acts.check_told(request, told or Told("", calendar.day_of(now)), now)
    if faults or head is None or told is None:
        raise Faults(faults)
    await foi.extend(session, request, officer, head, days, reason, told, now)
    due = str(request.due_on)
    note(session, officer, "extend", request, now, days=days, consent=head.name, due=due)
    await foi_notices.tell(session, request, portal)
    return request


async def send_on(
    session: AsyncSession,
    number: str,
    by: str,
    given: Mapping[str, Any],
    portal: str,
    now: datetime,
) -> FoiRequest:
    """Notes that it was a question or a complaint; `given`: route, reasons, told_by, told_on."""
    readable(reasons=given["reasons"])
    officer, request = await held(session, number, by, "refuse-as-application")
    record.check_arrow(request, State.NOT_AN_APPLICATION)
    told = await told_how(session, request, given, now)
    await foi.send_on(session, request, officer, given["route"], given["reasons"], told, now)
    note(session, officer, "send-on", request, now, route=given["route"])
    await foi_notices.tell(session, request, portal)
    return request


async def withdraw(
    session: AsyncSession,
    number: str,
    by: str,
    given: Mapping[str, Any],
    portal: str,
    now: datetime,
) -> FoiRequest:
    """Ends a request as its applicant asked; `given`: told_by, told_on."""
    officer, request = await held(session, number, by, "withdraw")
    record.check_arrow(request, State.WITHDRAWN)
    told = await told_how(session, request, given, now)
    await foi.withdraw(session, request, officer, told, now)
    note(session, officer, "withdraw", request, now)
    await foi_notices.tell(session, request, portal)
    return request


async def enter(
    session: AsyncSession,
    given: Mapping[str, Any],
    why: str,
    by: str,
    now: datetime,
    *,
    paper: Paper | None = None,
    is_sure: bool = False,
) -> tuple[FoiRequest, str]:
    """Writes an application down for who cannot write it (代为填写); with its secret.

    It is addressed to the officer's own organ. What was handed in or signed for is registered
    with that day. Refused where the same applicant asked it for the same a short while ago, or
    the paper's time is over, unless the officer is sure.
    """
    officer = await staff.allowed(session, by, "foi register")
    if why not in WHYS:
        raise Broken(f"there is no such reason; the reasons are: {', '.join(WHYS)}")
    application = formed(given, now)
    if paper is not None:
        await receipt.check_day(session, paper, now, is_sure=is_sure)
    same = await foi.asked_before(session, application, officer.organ, now - SAME_WITHIN)
    if same is not None and not is_sure:
        day = str(calendar.day_of(same.arrived_at))
        raise Refusal("foi-registered-twice", number=same.number, day=day)
    entered = Entered(officer, why, paper)
    request, secret = await foi.lodge(
        session, application, now, entered=entered, organ=officer.organ
    )
    came: dict[str, str] = {}
    if paper is not None:
        await foi.receive(session, request, officer, paper, now)
        came = {"came": str(paper.came), "on": str(paper.on)}
    note(session, officer, "enter", request, now, why=why, **came)
    return request, secret


def formed(given: Mapping[str, Any], now: datetime) -> foi.Application:
    """An application as it was written down; refused with all that is wrong with it."""
    try:
        return foi.Application.model_validate(given).checked(calendar.day_of(now))
    except ValidationError as error:
        where, reason = problem(error)
        wrong = {str(one["loc"][0]): one for one in error.errors() if one["loc"]}
        fields = {field: Refusal("foi-desk-wrong", what=field) for field in wrong}
        raise Faults(fields, f"{where}: {reason}; nothing was registered") from None


async def status(
    session: AsyncSession, number: str, secret: str, now: datetime
) -> tuple[dict[str, Any], str] | None:
    """What an applicant is told by number and secret; None where they do not fit."""
    request = await foi.ask(session, number, secret, now)
    if request is None:
        return None
    say = Texts.load().say("zh-Hans")
    return summary(request, now), plain(
        await foi_page.stands(session, request, say, calendar.day_of(now))
    )
