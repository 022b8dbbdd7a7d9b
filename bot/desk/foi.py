"""The requests' desk (依申请公开经办): confirmed, extended, answered, shown; each act journalled.

Whoever sees who an applicant is leaves a line in the journal that says so. Nothing that an
applicant or an officer wrote goes into the journal or onto a list.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import Broken, foi_notices, problem, readable
from handlers.chat import foi_page
from knowledge.say import Texts, plain
from storage import calendar, foi, journal, staff
from storage.foi import identity, outcomes, posts
from storage.foi.acts import Entered, Reply
from storage.foi.outcomes import Outcome
from storage.foi.record import Confirmation, FoiRequest, State
from storage.refusal import Refusal
from storage.staff import Role, Staff

# Why an officer writes it down for an applicant (代为填写).
WHYS = ("illiterate", "disabled", "other")


def _note(
    session: AsyncSession,
    who: Staff,
    what: str,
    request: FoiRequest,
    now: datetime,
    **about: str | int | None,
) -> None:
    record, via = f"foi:{request.number}", journal.COMMAND_LINE
    journal.note(session, who.name, f"foi.{what}", record, now, via, **about)


def summary(request: FoiRequest, now: datetime) -> dict[str, Any]:
    """What a list says of a request: nothing about anybody."""
    return {
        "number": request.number,
        "state": request.state,
        "applicant": request.applicant,
        "channel": request.channel,
        "arrived_at": request.arrived_at,
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
    found = await foi.listed(
        session,
        calendar.day_of(now),
        state=State(state) if state else None,
        overdue=overdue,
        limit=limit,
    )
    return [summary(one, now) for one in found]


async def shown(session: AsyncSession, number: str, by: str, now: datetime) -> dict[str, Any]:
    """Everything of a request; that it was seen is in the journal.

    The identity number is for who handles the case alone.
    """
    reader = await staff.acting(session, by, Role.OFFICER, Role.HEAD)
    request = await foi.find(session, number)
    handles = reader.has(Role.OFFICER)
    _note(session, reader, "view", request, now, identity="whole" if handles else "masked")
    proof_number = foi.opened(session, request, "proof_number")
    opened = ("phone", "email", "address", "content", "extension_reason", "reasons", "answer")
    plain_fields = (
        *("organ", "proof", "way", "confirmed_by", "confirm_method", "promised_on"),
        *("extended_days", "extension_consent", "extension_told_by", "ground", "remedy"),
        *("repeats", "answered_on", "routed_to", "case_system", "case_id"),
    )
    return {
        **summary(request, now),
        "name": foi.opened(session, request, "name"),
        "proof_number": proof_number if handles else identity.masked(proof_number),
        **{one: foi.opened(session, request, one) for one in opened},
        **{one: getattr(request, one) for one in plain_fields},
        "to_be_posted": [
            {"state": one.state, "tries": one.tries, "due_at": one.due_at, "problem": one.problem}
            for one in await posts.waiting(session, request)
        ],
        "steps": request.due_steps,
        "events": [
            {"at": one.at, "what": one.what, "who": one.who, "said": _said(one), **one.about}
            for one in await foi.events(session, request)
        ],
    }


def _said(event: foi.FoiEvent) -> str:
    return plain(foi_page.sentence(event, Texts.load().say("en")))


async def confirm(
    session: AsyncSession, number: str, by: str, method: str, portal: str, now: datetime
) -> FoiRequest:
    """Registers what was confirmed with the applicant today."""
    officer = await staff.acting(session, by, Role.OFFICER)
    request = await foi.hold(session, number)
    await foi.confirm(session, request, officer, Confirmation(method), now)
    _note(session, officer, "confirm", request, now, method=method, due=str(request.due_on))
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
    """Extends with the head's consent, and tells the applicant; `given`: days, reason, told."""
    readable(reason=given["reason"])
    officer = await staff.acting(session, by, Role.OFFICER)
    head = await staff.acting(session, consent_of, Role.HEAD)
    request = await foi.hold(session, number)
    reached = await foi_notices.reached(session, request)
    told = given["told"] or (reached.channel if reached else "")
    if not told:
        raise Refusal("foi-extension-untold", number=request.number)
    days = given["days"]
    await foi.extend(session, request, officer, head, days, given["reason"], told, now)
    due = str(request.due_on)
    _note(session, officer, "extend", request, now, days=days, consent=head.name, due=due)
    await foi_notices.tell(session, request, portal)
    return request


async def answer(
    session: AsyncSession,
    number: str,
    by: str,
    given: Mapping[str, str],
    portal: str,
    now: datetime,
) -> tuple[FoiRequest, str]:
    """Answers; with what may be done against it. `given`: outcome, ground, reasons, text.

    The remedy is chosen by the outcome and is part of the answer, whatever was written.
    """
    readable(reasons=given["reasons"], text=given["text"])
    officer = await staff.acting(session, by, Role.OFFICER)
    request = await foi.hold(session, number)
    outcome = outcome_of(given["outcome"])
    ground = ground_of(outcome, given["ground"])
    # What a request repeats is named in the reasons.
    repeats = given["reasons"] if ground == "repeated" else ""
    reply = Reply(outcome, ground, given["text"], given["reasons"], repeats)
    verdict = await foi.answer(session, request, officer, reply, now)
    _note(
        session,
        officer,
        "answer",
        request,
        now,
        outcome=str(verdict.outcome),
        ground=verdict.ground.id,
        row=verdict.row,
        remedy=str(verdict.remedy),
    )
    await foi_notices.tell(session, request, portal)
    return request, plain(foi_page.remedy(verdict.remedy, Texts.load().say("zh-Hans")))


def outcome_of(typed: str) -> Outcome:
    """An outcome by its name in either language."""
    typed = typed.strip()
    known = {str(one): one for one in Outcome} | {
        words: one for one, words in outcomes.CHINESE.items()
    }
    if typed not in known:
        names = ", ".join(f"{one} ({outcomes.CHINESE[one]})" for one in Outcome)
        raise Broken(f"there is no outcome {typed}; the outcomes are: {names}")
    return known[typed]


def ground_of(outcome: Outcome, typed: str) -> str:
    """A ground by its name, by its row of the report, or by words of it, where one fits."""
    typed = typed.strip()
    wanted = Outcome.WITHHELD if outcome is Outcome.PARTLY_GRANTED else outcome
    among = [one for one in outcomes.GROUNDS.values() if one.outcome is wanted]
    if not typed:
        # Where nothing is refused, the plain case is meant; nothing is chosen for a refusal.
        return "disclosable" if outcome is Outcome.GRANTED else typed
    fitting = [one.id for one in among if one.row == typed or typed in one.words]
    return fitting[0] if len(fitting) == 1 else typed


async def send_on(
    session: AsyncSession,
    number: str,
    by: str,
    given: Mapping[str, str],
    portal: str,
    now: datetime,
) -> FoiRequest:
    """Notes that it was a question or a complaint; `given`: route, reasons."""
    readable(reasons=given["reasons"])
    officer = await staff.acting(session, by, Role.OFFICER)
    request = await foi.hold(session, number)
    await foi.send_on(session, request, officer, given["route"], given["reasons"], now)
    _note(session, officer, "send-on", request, now, route=given["route"])
    await foi_notices.tell(session, request, portal)
    return request


async def withdraw(
    session: AsyncSession, number: str, by: str, portal: str, now: datetime
) -> FoiRequest:
    """Ends a request as its applicant asked."""
    officer = await staff.acting(session, by, Role.OFFICER)
    request = await foi.hold(session, number)
    await foi.withdraw(session, request, officer.name, now)
    _note(session, officer, "withdraw", request, now)
    await foi_notices.tell(session, request, portal)
    return request


async def enter(
    session: AsyncSession, given: Mapping[str, Any], why: str, by: str, now: datetime
) -> tuple[FoiRequest, str]:
    """Writes an application down for who cannot write it (代为填写); with its secret."""
    officer = await staff.acting(session, by, Role.OFFICER)
    if why not in WHYS:
        raise Broken(f"there is no such reason; the reasons are: {', '.join(WHYS)}")
    try:
        application = foi.Application.model_validate(given)
    except ValidationError as error:
        where, reason = problem(error)
        raise Broken(f"{where}: {reason}; nothing was registered") from None
    request, secret = await foi.lodge(session, application, now, entered=Entered(officer, why))
    _note(session, officer, "enter", request, now, why=why)
    return request, secret


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
