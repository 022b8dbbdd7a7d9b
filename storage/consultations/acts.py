"""What is done with a consultation (咨询办理): asked, answered, transferred, asked on, rated."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import journal
from storage.calendar import Calendar, day_of
from storage.consultations.records import (
    ARROWS,
    DAYS,
    LONGEST_ANSWER,
    LONGEST_REASON,
    MAY_CHANGE,
    MOST_WAITING,
    Asked,
    Consultation,
    Message,
    State,
    new_number,
    record,
)
from storage.conversations import Conversation, Sender
from storage.refusal import Refusal
from storage.staff import OFFICE, Staff


def due(calendar: Calendar, now: datetime) -> date:
    """The day by which an answer is expected."""
    return calendar.due(day_of(now), DAYS).day


def _move(row: Consultation, to: State, now: datetime) -> None:
    if to not in ARROWS[State(row.state)]:
        message = f"a consultation does not go from {row.state} to {to}"
        raise ValueError(message)
    row.state, row.touched_at = to, now


async def draft(
    session: AsyncSession, conversation: Conversation, asked: Asked, now: datetime
) -> Consultation:
    """Shows what would be sent; an older draft of this account is given up."""
    await session.execute(
        delete(Consultation).where(
            col(Consultation.conversation_id) == conversation.id,
            col(Consultation.state) == State.DRAFT,
        )
    )
    row = Consultation(
        conversation_id=conversation.id,
        channel=conversation.channel,
        organ=asked.organ,
        question=asked.question,
        about=asked.about,
        unanswered_id=asked.unanswered_id,
        transcript=asked.transcript,
        drafted_at=now,
        touched_at=now,
    )
    session.add(row)
    await session.flush()
    return row


async def discard(session: AsyncSession, row: Consultation) -> None:
    """Gives a draft up."""
    await session.delete(row)
    await session.flush()


async def send(
    session: AsyncSession,
    row: Consultation,
    accounts: Sequence[int],
    calendar: Calendar,
    now: datetime,
) -> None:
    """Sends a draft (提交咨询): number and day from now on.

    Refused for what waits already, and while too many wait.
    """
    query = select(Consultation).where(
        col(Consultation.conversation_id).in_(accounts),
        col(Consultation.state) == State.WAITING,
    )
    waiting = (await session.scalars(query)).all()
    for one in waiting:
        if one.question == row.question:
            raise Refusal("consultations-same", number=str(one.number), day=str(one.due_on))
    if len(waiting) >= MOST_WAITING:
        raise Refusal("consultations-too-many", count=len(waiting))
    _move(row, State.WAITING, now)
    row.number, row.asked_at, row.due_on = new_number(), now, due(calendar, now)
    await _say(session, row, row.question, now)


async def _say(
    session: AsyncSession, row: Consultation, text: str, now: datetime, by: Staff | None = None
) -> Message:
    said = Message(
        consultation_id=row.id or 0,
        sender=Sender.OFFICE if by else Sender.RESIDENT,
        text=text,
        by=by.name if by else None,
        # Whoever answers signs: the office may answer for any organ.
        organ=by.organ if by else None,
        at=now,
    )
    session.add(said)
    await session.flush()
    return said


async def ask_on(
    session: AsyncSession, row: Consultation, text: str, calendar: Calendar, now: datetime
) -> None:
    """Asks on (继续问), which begins the time anew; while it waits, it is added and no more."""
    if row.state == State.CLOSED:
        raise Refusal("consultations-is-closed", number=str(row.number))
    if row.state == State.ANSWERED:
        _move(row, State.WAITING, now)
        row.due_on = due(calendar, now)
    row.touched_at = now
    await _say(session, row, text, now)


def withdraw(row: Consultation, now: datetime) -> None:
    """The resident needs no answer any more (撤回)."""
    if row.state != State.WAITING:
        raise Refusal("consultations-not-withdrawn", number=str(row.number), state=row.state)
    _move(row, State.CLOSED, now)


def check_handler(row: Consultation, by: Staff) -> None:
    """Refused for whoever is neither of the organ that is asked nor of the office."""
    if by.organ not in {row.organ, OFFICE}:
        number = str(row.number)
        raise Refusal("consultations-not-yours", number=number, organ=row.organ, name=by.name)


def check_waits(row: Consultation) -> None:
    """Refused for what needs no answer, or has nobody who would get it."""
    number = str(row.number)
    if row.state == State.ANSWERED and row.answered_at is not None:
        raise Refusal("consultations-answered-already", number=number, at=row.answered_at)
    if row.state != State.WAITING:
        raise Refusal("consultations-closed-already", number=number)
    if row.conversation_id is None:
        raise Refusal("consultations-nobody", number=number)


async def answer(
    session: AsyncSession, row: Consultation, text: str, by: Staff, now: datetime
) -> Message:
    """Answers (答复); the text is the organ's own and is not masked."""
    check_handler(row, by)
    check_waits(row)
    text = text.strip()
    if not text:
        raise Refusal("consultations-empty")
    # As the networks count it: one message brings all of it.
    length = len(text.encode("utf-16-le")) // 2
    if length > LONGEST_ANSWER:
        raise Refusal("consultations-answer-too-long", most=LONGEST_ANSWER, length=length)
    _move(row, State.ANSWERED, now)
    row.answered_at = now
    said = await _say(session, row, text, now, by)
    about = {"organ": by.organ, "asked": row.organ}
    journal.note(session, by.name, "consultations.answer", record(row), now, **about)
    return said


def transfer(
    session: AsyncSession, row: Consultation, organ: str, reason: str, by: Staff, now: datetime
) -> None:
    """Gives it to another organ (转办); the day that was promised stays."""
    check_handler(row, by)
    check_waits(row)
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise Refusal("consultations-reason", most=LONGEST_REASON)
    if organ == row.organ:
        raise Refusal("consultations-same-organ", number=str(row.number), organ=organ)
    before, row.organ, row.touched_at = row.organ, organ, now
    about = {"from": before, "to": organ, "reason": reason}
    journal.note(session, by.name, "consultations.transfer", record(row), now, **about)


def rate(message: Message, mark: int, now: datetime) -> None:
    """How an answer is liked (评价); changed within a day, and then no more."""
    if message.rated_at is not None and now - message.rated_at > MAY_CHANGE:
        raise Refusal("consultations-rated-before", at=message.rated_at)
    message.rating, message.rated_at = mark, message.rated_at or now
