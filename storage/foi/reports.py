"""Reports of the case system (办件回传): what became of a request there.

A report carries everything that its state needs, so that they may come in any order and more
than once: an older or a repeated one changes nothing, a later one brings what was missed. What
was already promised here to the applicant, such as the day of receipt, stays as it was.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from sqlalchemy import Column, UniqueConstraint, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field as Kept
from sqlmodel import SQLModel, col

from storage import journal
from storage.calendar import day_of
from storage.database import BigKey, Moment
from storage.foi import acts, application
from storage.foi.acts import Reply, Told
from storage.foi.extending import Extension, put_extension
from storage.foi.outcomes import Outcome
from storage.foi.receipt import put_receipt
from storage.foi.record import (
    CASE_SYSTEM,
    RUNNING,
    Confirmation,
    FoiRequest,
    State,
    hold,
    record,
)
from storage.refusal import Refusal

# A report that is sent again comes within days; later ones are known by their sequence.
KEEP = timedelta(days=30)

Line = Annotated[application.Line, StringConstraints(min_length=1, max_length=100)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=acts.LONGEST_ANSWER)]


class _Part(BaseModel):
    """Nothing beyond the contract is taken: our own posts, sent back to us, are no reports."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Receipt(_Part):
    """When both sides confirmed the application (收到之日)."""

    received_on: date
    confirm_method: Confirmation = Confirmation.CASE_SYSTEM


class Extended(_Part):
    """An extension with its two facts (延期)."""

    days: int
    reason: Words
    consented_by: Annotated[Line, Field(max_length=40)]
    told_on: date


class Answered(_Part):
    """An answer (答复); the remedy is not asked for, it is chosen here."""

    outcome: Outcome
    ground: Line
    text: Words = ""
    reasons: Words = ""
    repeats: str = ""
    answered_on: date


class Reported(StrEnum):
    """What a case system may report."""

    REGISTERED = "registered"
    EXTENDED = "extended"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


# How far along each is: what was missed on the way is brought by the later one.
RANK = {
    State.PRE_APPLICATION: 0,
    State.REGISTERED: 1,
    State.EXTENDED: 2,
    State.ANSWERED: 3,
    State.WITHDRAWN: 3,
    State.NOT_AN_APPLICATION: 3,
}


class Report(_Part):
    """One report (回传)."""

    # The case system's own id of the report: the same twice is one.
    event_id: Annotated[Line, Field(max_length=80)]
    # Grows with every report on a case.
    sequence: Annotated[int, Field(ge=1, le=2**53)]
    number: Annotated[Line, Field(max_length=20)]
    case_id: Line | None = None
    state: Reported
    receipt: Receipt | None = None
    extension: Extended | None = None
    answer: Answered | None = None

    @model_validator(mode="after")
    def _carries_what_its_state_needs(self) -> "Report":
        needed = {
            Reported.REGISTERED: ("receipt",),
            Reported.EXTENDED: ("receipt", "extension"),
            Reported.ANSWERED: ("receipt", "answer"),
            Reported.WITHDRAWN: (),
        }[self.state]
        for part in needed:
            if getattr(self, part) is None:
                message = f"{self.state} needs {part}"
                raise ValueError(message)
        return self


class CaseEvent(SQLModel, table=True):
    """A report that was taken (回传记录): what makes it one, however often it comes."""

    __tablename__ = "case_event"
    __table_args__ = (UniqueConstraint("system", "event_id"),)

    id: int | None = Kept(default=None, sa_column=Column(BigKey, primary_key=True))
    system: str = Kept(max_length=20)
    event_id: str = Kept(max_length=80)
    request_id: int = Kept(
        foreign_key="foi_request.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    sequence: int = Kept(sa_type=BigKey)
    at: datetime = Kept(sa_type=Moment)


async def take(
    session: AsyncSession, system: str, report: Report, now: datetime
) -> tuple[FoiRequest, bool]:
    """Takes a report; the request, and whether its state has changed.

    Refused where the number is unknown, or what it says cannot be.
    """
    request = await hold(session, report.number)
    is_new = await _is_new(session, system, report, request, now)
    if not is_new or report.sequence <= request.case_sequence:
        return request, False
    before = request.state
    request.case_sequence, request.case_system = report.sequence, system
    request.case_id = report.case_id or request.case_id
    await _follow(session, request, report, now)
    await session.flush()
    journal.note(
        session,
        CASE_SYSTEM,
        "foi.report",
        record(request),
        now,
        via=system,
        reported=str(report.state),
        was=before,
        state=request.state,
    )
    return request, request.state != before


async def forget(session: AsyncSession, now: datetime) -> None:
    """Forgets reports that nobody sends again."""
    await session.execute(delete(CaseEvent).where(col(CaseEvent.at) <= now - KEEP))


async def _is_new(
    session: AsyncSession, system: str, report: Report, request: FoiRequest, now: datetime
) -> bool:
    """Whether this report has not come before; the request is held, so it is kept once."""
    query = select(CaseEvent).where(
        col(CaseEvent.system) == system, col(CaseEvent.event_id) == report.event_id
    )
    if (await session.scalars(query)).first() is not None:
        return False
    session.add(
        CaseEvent(
            system=system,
            event_id=report.event_id,
            request_id=request.id or 0,
            sequence=report.sequence,
            at=now,
        )
    )
    await session.flush()
    return True


async def _follow(
    session: AsyncSession, request: FoiRequest, report: Report, now: datetime
) -> None:
    """Goes every step that the report is ahead of us."""
    ahead, at_end = RANK[State(report.state)], RANK[State.ANSWERED]
    if ahead == RANK[State(request.state)] == at_end and State(report.state) != request.state:
        # Two ends of one case: somebody there has to look at it.
        raise Refusal("foi-no-way", number=request.number, state=request.state)
    if ahead <= RANK[State(request.state)]:
        return
    receipt, extension = report.receipt, report.extension
    if receipt is not None and request.received_on is None:
        arrived, today = day_of(request.arrived_at), day_of(now)
        if not arrived <= receipt.received_on <= today:
            raise Refusal("foi-report-day", day=str(receipt.received_on))
        await put_receipt(
            session, request, receipt.received_on, receipt.confirm_method, CASE_SYSTEM, now
        )
    if extension is not None and request.state == State.REGISTERED:
        _not_ahead(extension.told_on, now)
        found = Extension(
            extension.days,
            extension.reason,
            extension.consented_by,
            extension.told_on,
            CASE_SYSTEM,
        )
        await put_extension(session, request, found, CASE_SYSTEM, now)
    if report.answer is not None and report.state is Reported.ANSWERED:
        await _answer(session, request, report.answer, now)
    elif report.state is Reported.WITHDRAWN:
        await acts.put_withdrawal(session, request, CASE_SYSTEM, now)


async def _answer(
    session: AsyncSession, request: FoiRequest, answer: Answered, now: datetime
) -> None:
    _not_ahead(answer.answered_on, now)
    if request.state not in RUNNING or (
        request.received_on is not None and answer.answered_on < request.received_on
    ):
        raise Refusal("foi-report-day", day=str(answer.answered_on))
    reply = Reply(answer.outcome, answer.ground, answer.text, answer.reasons, answer.repeats)
    verdict = await acts.check_reply(session, request, reply)
    request.state = State.ANSWERED
    told = Told(CASE_SYSTEM, answer.answered_on)
    acts.put_answer(session, request, reply, verdict, CASE_SYSTEM, told, now)


def _not_ahead(day: date, now: datetime) -> None:
    if day > day_of(now):
        raise Refusal("foi-report-day", day=str(day))
