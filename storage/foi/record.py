"""The record of a request (申请台账): its states, the arrows between them, its biography.

    pre-application → registered → extended → answered
           ↘ not-an-application      (withdrawn from wherever it is open)

What an applicant says of themselves and of what they want is sealed field by field, and so is
every sentence that is written to them: it may repeat it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    LargeBinary,
    UniqueConstraint,
    case,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import sealed, staff
from storage.database import BigKey, Json, Moment
from storage.foi import number as numbers
from storage.refusal import Refusal
from storage.staff import OFFICE, Staff

# A working day's figures: the time for an answer and the longest extension (第三十三条).
ANSWER_WITHIN = 20
LONGEST_EXTENSION = 20


class State(StrEnum):
    """Where a request stands."""

    PRE_APPLICATION = "pre-application"  # 待确认
    REGISTERED = "registered"  # 已登记
    EXTENDED = "extended"  # 已延期
    ANSWERED = "answered"  # 已答复
    WITHDRAWN = "withdrawn"  # 已撤回
    NOT_AN_APPLICATION = "not-an-application"  # 不作为申请处理


ARROWS = {
    State.PRE_APPLICATION: {State.REGISTERED, State.WITHDRAWN, State.NOT_AN_APPLICATION},
    State.REGISTERED: {State.EXTENDED, State.ANSWERED, State.WITHDRAWN},
    State.EXTENDED: {State.ANSWERED, State.WITHDRAWN},
    State.ANSWERED: set[State](),
    State.WITHDRAWN: set[State](),
    State.NOT_AN_APPLICATION: set[State](),
}
RUNNING = (State.REGISTERED, State.EXTENDED)
OPEN = (State.PRE_APPLICATION, *RUNNING)


class Confirmation(StrEnum):
    """How an officer confirmed with the applicant (确认方式), or that nothing was to confirm."""

    PHONE = "phone"  # 电话
    EMAIL = "email"  # 电子邮件
    LETTER = "letter"  # 信函
    IN_PERSON = "in-person"  # 当面
    SIGNED_FOR = "signed-for"  # 签收
    CASE_SYSTEM = "case-system"  # 办件系统


_STATES = ", ".join(f"'{one}'" for one in State)
# An answer stands whole or not at all.
_ANSWER = (
    "(state = 'answered') = (outcome IS NOT NULL) AND (outcome IS NULL) = (ground IS NULL) "
    "AND (outcome IS NULL) = (report_row IS NULL) AND (outcome IS NULL) = (remedy IS NULL) "
    "AND (outcome IS NULL) = (answered_on IS NULL)"
)
# 不予公开 under 第十四条 to 第十六条 never goes out without telling that 复议 comes first.
_REMEDY = (
    "outcome IS NULL OR outcome NOT IN ('withheld', 'partly-granted') "
    "OR ground = 'special-inquiry' OR remedy = 'review-first'"
)
_EXTENSION = (
    "(extended_days IS NULL AND extended_on IS NULL AND extension_consent IS NULL "
    "AND extension_told_on IS NULL AND extension_told_by IS NULL) "
    "OR (extended_days BETWEEN 1 AND 20 AND extended_on IS NOT NULL "
    "AND extension_consent IS NOT NULL AND extension_told_on IS NOT NULL "
    "AND extension_told_by IS NOT NULL)"
)
_RECEIVED = (
    "(received_on IS NULL) = (due_on IS NULL) "
    "AND (received_on IS NULL) = (confirm_method IS NULL) "
    "AND (received_on IS NOT NULL OR state NOT IN ('registered', 'extended', 'answered'))"
)
_IS_OPEN = text("state IN ('pre-application', 'registered', 'extended')")


class FoiRequest(SQLModel, table=True):
    """A request for information (政府信息公开申请)."""

    __tablename__ = "foi_request"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        CheckConstraint(f"state IN ({_STATES})", name="state"),
        CheckConstraint(_RECEIVED, name="received"),
        CheckConstraint(_EXTENSION, name="extension"),
        CheckConstraint(_ANSWER, name="answer"),
        CheckConstraint(_REMEDY, name="remedy"),
        CheckConstraint("state <> 'extended' OR extended_days IS NOT NULL", name="extended"),
        CheckConstraint("applicant IN ('citizen', 'organisation')", name="applicant"),
        CheckConstraint(
            "(applicant = 'organisation') = (proof = 'credit_code')", name="proof_of_applicant"
        ),
        CheckConstraint("(state = 'not-an-application') = (routed_to IS NOT NULL)", name="routed"),
        Index(
            "ix_foi_request_open",
            "due_on",
            "id",
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    number: str = Field(max_length=20, unique=True)
    year: int
    serial: int
    # The hash of the applicant's secret.
    secret: str = Field(max_length=64)
    state: str = Field(default=State.PRE_APPLICATION, max_length=20)
    organ: str = Field(default=OFFICE, max_length=60)
    # Where it came in, of a paper how (receipt.py), and the account that is told how it goes on;
    # gone when they leave.
    channel: str = Field(max_length=20)
    conversation_id: int | None = Field(
        default=None,
        foreign_key="conversation.id",
        sa_type=BigKey,
        ondelete="SET NULL",
        index=True,
    )
    # Written down by an officer for who cannot write it (代为填写), and why.
    entered_by: str | None = Field(default=None, max_length=40)
    entered_why: str | None = Field(default=None, max_length=20)

    applicant: str = Field(max_length=20)
    proof: str = Field(max_length=20)
    way: str = Field(max_length=20)
    name: bytes | None = Field(default=None, sa_type=LargeBinary)
    proof_number: bytes | None = Field(default=None, sa_type=LargeBinary)
    phone: bytes | None = Field(default=None, sa_type=LargeBinary)
    email: bytes | None = Field(default=None, sa_type=LargeBinary)
    address: bytes | None = Field(default=None, sa_type=LargeBinary)
    content: bytes | None = Field(default=None, sa_type=LargeBinary)

    arrived_at: datetime = Field(sa_type=Moment)
    # 收到申请之日 (第三十一条): of a paper the day it was given, of anything else the day of
    # confirmation, which is never typed.
    received_on: date | None = None
    confirm_method: str | None = Field(default=None, max_length=20)
    confirmed_by: str | None = Field(default=None, max_length=40)
    due_on: date | None = None
    # A holiday notice that is still to come may move it (暂定).
    due_is_provisional: bool = False
    # What the applicant was told, and the days as they were counted for it.
    promised_on: date | None = None
    due_steps: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(Json, nullable=False)
    )

    extended_days: int | None = None
    extended_on: date | None = None
    extension_reason: bytes | None = Field(default=None, sa_type=LargeBinary)
    # The two facts that an extension needs: the head's consent, and that the applicant was told.
    extension_consent: str | None = Field(default=None, max_length=40)
    extension_told_on: date | None = None
    extension_told_by: str | None = Field(default=None, max_length=20)

    outcome: str | None = Field(default=None, max_length=20)
    ground: str | None = Field(default=None, max_length=30)
    report_row: str | None = Field(default=None, max_length=8)
    remedy: str | None = Field(default=None, max_length=20)
    reasons: bytes | None = Field(default=None, sa_type=LargeBinary)
    answer: bytes | None = Field(default=None, sa_type=LargeBinary)
    answered_on: date | None = None
    answered_by: str | None = Field(default=None, max_length=40)
    # The answered request that this one repeats.
    repeats: str | None = Field(default=None, max_length=20)
    # Where a question or a complaint was sent on to.
    routed_to: str | None = Field(default=None, max_length=20)
    ended_on: date | None = None

    # The case system that keeps it, its name for it, and the last it reported.
    case_system: str | None = Field(default=None, max_length=20)
    case_id: str | None = Field(default=None, max_length=100)
    case_sequence: int = Field(default=0, sa_type=BigKey)
    # How many of its states were given to be posted.
    posted: int = 0

    def is_overdue(self, today: date) -> bool:
        """Whether the statutory date has passed without an answer (逾期)."""
        return self.state in RUNNING and self.due_on is not None and self.due_on < today


SEALED = tuple(
    (FoiRequest, field)
    for field in (
        *("name", "proof_number", "phone", "email", "address", "content"),
        *("extension_reason", "reasons", "answer"),
    )
)


class FoiEvent(SQLModel, table=True):
    """A dated line of a request's biography (办理过程); its sentence is a text of ours."""

    __tablename__ = "foi_event"
    __table_args__ = (Index("ix_foi_event_request", "request_id", "id"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    request_id: int = Field(foreign_key="foi_request.id", sa_type=BigKey, ondelete="CASCADE")
    at: datetime = Field(sa_type=Moment)
    # What happened: arrived, or came on paper; registered, extended, answered, withdrawn, routed,
    # reckoned, erased.
    what: str = Field(max_length=20)
    # A member of staff by name, the applicant, the case system, or nobody.
    who: str = Field(max_length=40)
    # Days and figures alone, nothing about a person.
    about: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))


APPLICANT = "applicant"
CASE_SYSTEM = "case system"
ITSELF = "itself"


def record(request: FoiRequest) -> str:
    """A request as the journal names it."""
    return f"foi:{request.number}"


def event(
    session: AsyncSession,
    request: FoiRequest,
    what: str,
    who: str,
    now: datetime,
    **about: str | int | None,
) -> None:
    """Writes a line of the biography in the transaction of the act."""
    session.add(FoiEvent(request_id=request.id or 0, at=now, what=what, who=who, about=about))


async def events(session: AsyncSession, request: FoiRequest) -> Sequence[FoiEvent]:
    """The biography, oldest first."""
    query = select(FoiEvent).where(col(FoiEvent.request_id) == request.id)
    return (await session.scalars(query.order_by(col(FoiEvent.id)))).all()


def check_hands(request: FoiRequest, who: Staff, act: str) -> None:
    """Refused to who may not do this, or is of another organ than the request."""
    staff.check(who, act)
    check_organ(request, who)


def check_organ(request: FoiRequest, who: Staff) -> None:
    """A request belongs to the organ that it was addressed to, and nobody's role reaches further.

    What it says of somebody is for those who handle it (《个人信息保护法》第六条).
    """
    if who.organ != request.organ:
        raise Refusal(
            "foi-another-organ", number=request.number, organ=request.organ, own=who.organ
        )


def check_arrow(request: FoiRequest, to: State) -> None:
    """Refused where no arrow leads there."""
    if request.state == State.PRE_APPLICATION and to in {State.EXTENDED, State.ANSWERED}:
        raise Refusal("foi-not-confirmed", number=request.number)
    if to == State.EXTENDED and request.extended_days is not None:
        raise Refusal("foi-extended-already", number=request.number)
    if to not in ARROWS[State(request.state)]:
        raise Refusal("foi-no-way", number=request.number, state=request.state)


def move(request: FoiRequest, to: State) -> None:
    """Follows an arrow; refused where there is none."""
    check_arrow(request, to)
    request.state = to


async def find(session: AsyncSession, typed: str) -> FoiRequest:
    """A request by its number; refused where there is none."""
    return await _one(session, typed, held=False)


async def hold(session: AsyncSession, typed: str) -> FoiRequest:
    """A request, held until the transaction ends: of two who act at once the second waits."""
    return await _one(session, typed, held=True)


async def _one(session: AsyncSession, typed: str, *, held: bool) -> FoiRequest:
    number = numbers.read(typed)
    query = select(FoiRequest).where(col(FoiRequest.number) == number)
    if held:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await session.scalars(query)).first() if number else None
    if found is None:
        raise Refusal("foi-unknown-number", number=typed[:40])
    return found


def opened(session: AsyncSession, request: FoiRequest, field: str) -> str:
    """A sealed field in plain words; empty where nothing was said."""
    return sealed.read(session, request, field) or ""


async def sent_before(
    session: AsyncSession, organ: str, proof: str, since: datetime
) -> Sequence[FoiRequest]:
    """Requests to an organ on one kind of proof since a moment, newest first; no withdrawn one."""
    query = select(FoiRequest).where(
        col(FoiRequest.organ) == organ,
        col(FoiRequest.proof) == proof,
        col(FoiRequest.arrived_at) >= since,
        col(FoiRequest.state) != State.WITHDRAWN,
    )
    return (await session.scalars(query.order_by(col(FoiRequest.id).desc()))).all()


async def listed(
    session: AsyncSession,
    today: date,
    *,
    state: State | None = None,
    overdue: bool = False,
    limit: int = 50,
) -> Sequence[FoiRequest]:
    """Requests without a word about anybody: open ones by their date, then the newest closed."""
    query = select(FoiRequest)
    if state is not None:
        query = query.where(col(FoiRequest.state) == state)
    if overdue:
        query = query.where(col(FoiRequest.state).in_(RUNNING), col(FoiRequest.due_on) < today)
    is_closed, due = col(FoiRequest.state).not_in(OPEN), col(FoiRequest.due_on)
    order = (
        is_closed,
        # What waits for a confirmation comes first: its clock has not even begun.
        case((is_closed, 0), (due.is_(None), 0), else_=1),
        case((is_closed, None), else_=due),
        case((is_closed, -col(FoiRequest.id)), else_=col(FoiRequest.id)),
    )
    return (await session.scalars(query.order_by(*order).limit(limit))).all()
