"""A consultation's records (咨询记录): states, the arrows between them, the tables."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlmodel import Field, SQLModel

from storage import codes
from storage.database import BigKey, Json, Moment

# Working days until an answer is expected; the day of asking is not counted.
DAYS = 2
LONGEST_QUESTION = 1000
LONGEST_ANSWER = 3000
LONGEST_REASON = 200
# So many questions of one resident may wait at once.
MOST_WAITING = 5
# A mark may be changed for so long.
MAY_CHANGE = timedelta(days=1)
# What was never sent; what nobody asked on about; and how long a closed one is kept.
KEEP_DRAFT = timedelta(days=30)
SILENT_FOR = timedelta(days=30)
KEEP = timedelta(days=180)
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"


class State(StrEnum):
    """Where a consultation stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"


ARROWS = {
    State.DRAFT: {State.WAITING},
    State.WAITING: {State.ANSWERED, State.CLOSED},
    State.ANSWERED: {State.WAITING, State.CLOSED},
    State.CLOSED: set[State](),
}


class Consultation(SQLModel, table=True):
    """A question for a person (咨询), with the part of the conversation that led to it."""

    __tablename__ = "consultation"
    __table_args__ = (Index("ix_consultation_due", "state", "due_on"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    # From the sending on.
    number: str | None = Field(default=None, max_length=12, unique=True)
    conversation_id: int | None = Field(
        default=None,
        foreign_key="conversation.id",
        sa_type=BigKey,
        ondelete="SET NULL",
        index=True,
    )
    channel: str = Field(max_length=20)
    organ: str = Field(max_length=60)
    state: str = Field(default=State.DRAFT, max_length=10)
    question: str = Field(sa_type=Text)
    # The item whose answer did not do, such as `faq:lift-vote`.
    about: str = Field(default="", max_length=60)
    # The question for which nothing was found (未命中问题): the knowledge desk sees
    # there that a person answered it.
    unanswered_id: int | None = Field(
        default=None,
        foreign_key="unanswered_question.id",
        sa_type=BigKey,
        ondelete="SET NULL",
        index=True,
    )
    # What was said before: `from` resident or office, and the words.
    transcript: list[dict[str, str]] = Field(
        default_factory=list, sa_column=Column(Json, nullable=False)
    )
    due_on: date | None = None
    drafted_at: datetime = Field(sa_type=Moment)
    asked_at: datetime | None = Field(default=None, sa_type=Moment)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    touched_at: datetime = Field(sa_type=Moment)

    def is_overdue(self, today: date) -> bool:
        """Whether the day that was promised has passed without an answer."""
        return self.state == State.WAITING and self.due_on is not None and self.due_on < today


class Message(SQLModel, table=True):
    """What the resident or the office said in a consultation (往来), and how it was liked."""

    __tablename__ = "consultation_message"
    __table_args__ = (CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    consultation_id: int = Field(
        foreign_key="consultation.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    sender: str = Field(max_length=10)
    text: str = Field(sa_type=Text)
    # Who of which organ answered.
    by: str | None = Field(default=None, max_length=40)
    organ: str | None = Field(default=None, max_length=60)
    at: datetime = Field(sa_type=Moment)
    # From 1 (很不满意) to 5 (很满意), and when it was first given.
    rating: int | None = None
    rated_at: datetime | None = Field(default=None, sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be sent: the question, to whom, and what it came from."""

    question: str
    organ: str
    about: str = ""
    unanswered_id: int | None = None
    transcript: list[dict[str, str]] = field(default_factory=list)


def record(row: Consultation) -> str:
    """Its name in the journal."""
    return f"consultation:{row.number}"


def new_number() -> str:
    """A number such as ZX-7Q3M-2KXD; a letter in each half, or it would look like a telephone."""
    halves = (secrets.choice(LETTERS) + codes.drawn(3) for _ in range(2))
    return "-".join(("ZX", *halves))
