"""What happens to a request (办理): lodged, answered, withdrawn, sent on.

Each verb checks its arrow, changes the row, writes the event and gives the new state to be
posted to the case system, all in the transaction that it is given. None commits.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import database, sealed
from storage.calendar import day_of
from storage.conversations import Conversation
from storage.foi import number as numbers
from storage.foi import outcomes, posts
from storage.foi.application import Application, words_of
from storage.foi.outcomes import Outcome, Verdict, verdict
from storage.foi.receipt import Paper
from storage.foi.record import (
    APPLICANT,
    FoiRequest,
    State,
    check_arrow,
    check_hands,
    event,
    find,
    move,
    opened,
    sent_before,
)
from storage.refusal import Refusal
from storage.staff import OFFICE, Staff

# Two who apply at once on one PostgreSQL take their serial one after the other.
SERIAL_LOCK = 20190533
FIELDS = ("name", "proof_number", "phone", "email", "address", "content")
SHORTEST_SENTENCE = 4
LONGEST_REASONS, LONGEST_ANSWER = 2000, 20_000
# Where a question or a complaint belongs (《政府信息公开条例》第三十九条).
ROUTES = ("enquiry", "hotline", "petition", "report")


@dataclass(frozen=True)
class Entered:
    """That an officer wrote it down for an applicant (代为填写, 第二十九条第一款), and why."""

    by: Staff
    # `illiterate`, `disabled`, `other`: what it hangs on, and nothing more about anybody.
    why: str
    paper: Paper | None = None


async def lodge(
    session: AsyncSession,
    application: Application,
    now: datetime,
    *,
    conversation: Conversation | None = None,
    entered: Entered | None = None,
    organ: str = OFFICE,
) -> tuple[FoiRequest, str]:
    """Takes an application as a pre-application; with the applicant's secret, said once.

    Over the internet the day of receipt is the day on which both sides confirm it
    (第三十一条第三项), so no clock runs yet; what is handed in is received by `receive`.
    """
    today, paper = day_of(now), entered.paper if entered else None
    serial = await _next_serial(session, today.year)
    application = application.checked(today)
    number, secret = numbers.made(today.year, serial), numbers.fresh_secret()
    request = FoiRequest(
        number=number,
        year=today.year,
        serial=serial,
        secret=numbers.hashed(number, secret),
        organ=organ,
        channel=conversation.channel if conversation else paper.came if paper else "desk",
        conversation_id=conversation.id if conversation else None,
        entered_by=entered.by.name if entered else None,
        entered_why=entered.why if entered else None,
        applicant=application.applicant,
        proof=application.proof,
        way=application.way,
        arrived_at=paper.arrived_at(now) if paper else now,
    )
    session.add(request)
    await session.flush()
    for field in FIELDS:
        sealed.keep(session, request, field, getattr(application, field) or None)
    _arrive(session, request, entered, now)
    await posts.owe(session, request, now)
    return request, secret


def _arrive(
    session: AsyncSession, request: FoiRequest, entered: Entered | None, now: datetime
) -> None:
    """The first event; of a paper with the day on which it came."""
    who, paper = (entered.by.name, entered.paper) if entered else (APPLICANT, None)
    if paper is None:
        event(session, request, "arrived", who, now)
    else:
        event(session, request, "came", who, now, day=str(paper.on), how=str(paper.came))


async def asked_before(
    session: AsyncSession, application: Application, organ: str, since: datetime
) -> FoiRequest | None:
    """What the same applicant asked the same organ for, in the same words, since a moment."""
    wanted = (application.proof_number, words_of(application.content))
    for earlier in await sent_before(session, organ, application.proof, since):
        number, content = (opened(session, earlier, one) for one in ("proof_number", "content"))
        if (number, words_of(content)) == wanted:
            return earlier
    return None


async def _next_serial(session: AsyncSession, year: int) -> int:
    """The year's next serial; whoever asks at once waits until this one is taken or not."""
    await database.alone(session, SERIAL_LOCK)
    query = select(func.max(col(FoiRequest.serial))).where(col(FoiRequest.year) == year)
    return (await session.scalar(query) or 0) + 1


@dataclass(frozen=True)
class Told:
    """How and when the applicant was told (告知): a channel of ours, or 邮寄, 电话, 当面."""

    by: str
    on: date

    def about(self) -> dict[str, str]:
        """The same as an event keeps it."""
        return {"told_by": self.by, "told_on": str(self.on)}


@dataclass(frozen=True)
class Reply:
    """An answer as an officer writes it: the rest is chosen by the outcome."""

    outcome: Outcome
    ground: str
    text: str
    reasons: str = ""
    # The answered request of the same applicant that this one repeats.
    repeats: str = ""


async def answer(
    session: AsyncSession,
    request: FoiRequest,
    officer: Staff,
    reply: Reply,
    told: Told,
    now: datetime,
) -> Verdict:
    """Answers a request (答复); refused without what its outcome needs. An overdue one may be.

    Its day is the one on which it was given to the applicant.
    """
    check_hands(request, officer, "foi answer")
    check_arrow(request, State.ANSWERED)
    found = await check_reply(session, request, reply)
    check_told(request, told, now)
    move(request, State.ANSWERED)
    put_answer(session, request, reply, found, officer.name, told, now)
    await posts.owe(session, request, now)
    return found


async def check_reply(session: AsyncSession, request: FoiRequest, reply: Reply) -> Verdict:
    """The verdict of a reply; refused where ground, reasons, text or the earlier request lack."""
    found = verdict(reply.outcome, reply.ground)
    if found.outcome in outcomes.GIVES or reply.text.strip():
        sentence(reply.text, "text", LONGEST_ANSWER)
    if found.is_refusal or reply.reasons.strip():
        sentence(reply.reasons, "reasons")
    if found.ground.id == "repeated":
        await _check_repeat(session, request, reply.repeats)
    return found


async def _check_repeat(session: AsyncSession, request: FoiRequest, typed: str) -> None:
    """It repeats only what the same applicant has been answered (第三十六条第六项)."""
    number = numbers.read(typed)
    if number is None:
        raise Refusal("foi-repeat-of-what", number=request.number)
    earlier = await find(session, number)
    same = (earlier.proof, opened(session, earlier, "proof_number")) == (
        request.proof,
        opened(session, request, "proof_number"),
    )
    if earlier.number == request.number or earlier.state != State.ANSWERED or not same:
        raise Refusal("foi-no-repeat", number=request.number, earlier=earlier.number)


def put_answer(
    session: AsyncSession,
    request: FoiRequest,
    reply: Reply,
    found: Verdict,
    who: str,
    told: Told,
    now: datetime,
) -> None:
    """Writes a checked answer into the row, with the event; its day is when it was told."""
    request.outcome, request.ground = found.outcome, found.ground.id
    request.report_row, request.remedy = found.row, found.remedy
    request.repeats = numbers.read(reply.repeats)
    sealed.keep(session, request, "reasons", reply.reasons.strip() or None)
    sealed.keep(session, request, "answer", reply.text.strip() or None)
    late = request.due_on is not None and request.due_on < told.on
    request.answered_on = request.ended_on = told.on
    request.answered_by = who
    event(
        session,
        request,
        "answered",
        who,
        now,
        outcome=str(found.outcome),
        ground=found.ground.id,
        late=int(late),
        **told.about(),
    )


async def withdraw(
    session: AsyncSession, request: FoiRequest, officer: Staff, told: Told, now: datetime
) -> None:
    """Ends a request as its applicant asked (撤回); what is answered stays answered."""
    check_hands(request, officer, "foi withdraw")
    check_told(request, told, now)
    await put_withdrawal(session, request, officer.name, now, told)
    await posts.owe(session, request, now)


async def put_withdrawal(
    session: AsyncSession, request: FoiRequest, who: str, now: datetime, told: Told | None = None
) -> None:
    """Ends a request, with the event."""
    move(request, State.WITHDRAWN)
    request.ended_on = day_of(now)
    event(session, request, "withdrawn", who, now, **(told.about() if told else {}))
    await session.flush()


async def send_on(
    session: AsyncSession,
    request: FoiRequest,
    officer: Staff,
    route: str,
    reasons: str,
    told: Told,
    now: datetime,
) -> None:
    """Notes that it was a question or a complaint, and where it was sent (第三十九条第一款).

    Only before it is registered: a registered one is answered, as not processed.
    """
    check_hands(request, officer, "foi refuse-as-application")
    if route not in ROUTES:
        raise Refusal("foi-no-such-route", known=", ".join(ROUTES))
    check_told(request, told, now)
    move(request, State.NOT_AN_APPLICATION)
    sealed.keep(session, request, "reasons", sentence(reasons, "reasons"))
    request.routed_to, request.ended_on = route, day_of(now)
    event(session, request, "routed", officer.name, now, route=route, **told.about())
    await posts.owe(session, request, now)


def check_told(request: FoiRequest, told: Told, now: datetime) -> None:
    """Nobody was told before there was anything to tell, nor will have been tomorrow."""
    first = request.received_on or day_of(request.arrived_at)
    if not first <= told.on <= day_of(now):
        raise Refusal("foi-told-day", day=str(told.on), first=str(first))


def sentence(text: str, what: str, longest: int = LONGEST_REASONS) -> str:
    """A sentence that says something; refused where it is missing or too long."""
    found = text.strip()
    if len(found) < SHORTEST_SENTENCE:
        raise Refusal("foi-needs-words", what=what)
    if len(found) > longest:
        raise Refusal("foi-too-many-words", what=what, most=str(longest))
    return found
