"""The records of open days (开放日、场次、报名): tables, states, and the forms they are made from.

    registered ← (seats are free) sign-up (none are) → waiting → offered → registered
        ↓ ↘ attended                                     ↓         ↓ ↘ lapsed
    cancelled                                        cancelled  cancelled

Registered, offered and attended hold seats. Name, telephone and answers are sealed, each by
itself; the organ sees them, the door and the lists do not (《个人信息保护法》第五十一条).
"""

import json
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic import Field as Limits
from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, Text, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from storage import sealed
from storage.calendar import CITY
from storage.database import BigKey, Json, Moment
from storage.forms import Question, Value
from storage.refusal import Unfit

# More than these are another kind of event.
MOST_SLOTS = 100
MOST_SEATS = 10_000
LARGEST_PARTY = 50
# Asked of everybody, so no further question is called that.
ASKED = ("party", "name", "phone")


class State(StrEnum):
    """Where a registration stands."""

    REGISTERED = "registered"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    ATTENDED = "attended"


MOVES: dict[State, set[State]] = {
    State.REGISTERED: {State.CANCELLED, State.ATTENDED},
    State.WAITING: {State.OFFERED, State.LAPSED, State.CANCELLED},
    State.OFFERED: {State.REGISTERED, State.LAPSED, State.CANCELLED},
    State.LAPSED: set(),
    State.CANCELLED: set(),
    State.ATTENDED: set(),
}
HOLDING = (State.REGISTERED, State.OFFERED, State.ATTENDED)
LIVE = (State.REGISTERED, State.WAITING, State.OFFERED, State.ATTENDED)


class Untold(StrEnum):
    """What became of a registration and its owner has not been told."""

    OFFERED = "offered"
    LAPSED = "lapsed"
    # The slot began, and those who waited for it were not reached.
    MISSED = "missed"
    CALLED_OFF = "called-off"
    REMINDER = "reminder"
    # The organiser changed place, time, or both.
    PLACE = "place"
    TIME = "time"
    BOTH = "place-time"


_IS_LIVE = text("state IN ('registered', 'waiting', 'offered', 'attended')")
_IS_UNTOLD = text("untold IS NOT NULL")


class OpenDay(SQLModel, table=True):
    """An open day of an organ (政府开放日)."""

    __tablename__ = "open_day"
    __table_args__ = (
        CheckConstraint("opens_at < closes_at", name="sign_up"),
        CheckConstraint(f"party_limit BETWEEN 1 AND {LARGEST_PARTY}", name="party_limit"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    title: str = Field(max_length=100)
    organ: str = Field(max_length=60)
    place: str = Field(max_length=200)
    about: str = Field(sa_type=Text)
    # When one can sign up.
    opens_at: datetime = Field(sa_type=Moment)
    closes_at: datetime = Field(sa_type=Moment)
    party_limit: int
    # What is asked beside the party's size, name and telephone.
    questions: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    # Title, place and what it is about in English.
    english: dict[str, str] | None = Field(default=None, sa_column=Column(Json, nullable=True))
    called_off_at: datetime | None = Field(default=None, sa_type=Moment)
    called_off_because: str = Field(default="", max_length=200)

    @property
    def record(self) -> str:
        """Its name in the journal."""
        return f"open_day:{self.id}"

    @property
    def further(self) -> list[Question]:
        """The further questions."""
        return [Question.model_validate(one) for one in self.questions]


class Slot(SQLModel, table=True):
    """A slot of an open day (场次) with its seats.

    `taken` is changed by one relative statement in `seats` alone, while the row is held; the
    constraint is the last guard behind that.
    """

    __tablename__ = "slot"
    __table_args__ = (
        CheckConstraint("taken BETWEEN 0 AND capacity", name="seats"),
        CheckConstraint(f"capacity BETWEEN 1 AND {MOST_SEATS}", name="capacity"),
        CheckConstraint("starts_at < ends_at", name="times"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    open_day_id: int = Field(
        foreign_key="open_day.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    starts_at: datetime = Field(sa_type=Moment, index=True)
    ends_at: datetime = Field(sa_type=Moment)
    capacity: int
    taken: int = 0

    @property
    def free(self) -> int:
        """The seats that nobody holds."""
        return self.capacity - self.taken


class Registration(SQLModel, table=True):
    """A registration of somebody for a slot (报名), alone or with others."""

    __tablename__ = "registration"
    __table_args__ = (
        # One that lives for each resident and day, also where two taps come at once.
        Index(
            "uq_registration_holder",
            "open_day_id",
            "holder",
            unique=True,
            sqlite_where=_IS_LIVE,
            postgresql_where=_IS_LIVE,
        ),
        Index("ix_registration_queue", "slot_id", "state", "id"),
        Index(
            "ix_registration_untold",
            "slot_id",
            sqlite_where=_IS_UNTOLD,
            postgresql_where=_IS_UNTOLD,
        ),
        CheckConstraint(f"party BETWEEN 1 AND {LARGEST_PARTY}", name="party"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    # What people see, such as KF-7Q3M-2KXD; random, so that nobody counts or guesses.
    number: str = Field(max_length=12, unique=True)
    open_day_id: int = Field(foreign_key="open_day.id", sa_type=BigKey, ondelete="CASCADE")
    slot_id: int = Field(foreign_key="slot.id", sa_type=BigKey, ondelete="CASCADE")
    # The account that signed up; empty once it is gone, or the day long over.
    conversation_id: int | None = Field(
        default=None,
        foreign_key="conversation.id",
        sa_type=BigKey,
        ondelete="SET NULL",
        index=True,
    )
    # The resident, or the account of one who has no other: joined accounts have the same.
    holder: str | None = Field(default=None, max_length=24)
    party: int
    state: str = Field(max_length=10)
    name: bytes | None = Field(default=None, sa_type=LargeBinary)
    phone: bytes | None = Field(default=None, sa_type=LargeBinary)
    answers: bytes | None = Field(default=None, sa_type=LargeBinary)
    made_at: datetime = Field(sa_type=Moment)
    # When the seats became theirs: at once, or by taking an offer.
    seated_at: datetime | None = Field(default=None, sa_type=Moment)
    # Until when an offer may be taken; empty while nobody was told of it.
    offered_until: datetime | None = Field(default=None, sa_type=Moment)
    reminded_at: datetime | None = Field(default=None, sa_type=Moment)
    # When they said, the day before, that they will come.
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    attended_at: datetime | None = Field(default=None, sa_type=Moment)
    untold: str | None = Field(default=None, max_length=10)

    def move(self, state: State) -> None:
        """To another state; what no arrow leads to is a bug."""
        if state not in MOVES[State(self.state)]:
            message = f"no arrow leads from {self.state} to {state}"
            raise ValueError(message)
        self.state = state

    @property
    def record(self) -> str:
        """Its name in the journal."""
        return f"registration:{self.id}"


SEALED = ((Registration, "name"), (Registration, "phone"), (Registration, "answers"))


def contacts(session: AsyncSession, row: Registration) -> dict[str, Any]:
    """Name, telephone and answers, opened."""
    answers: dict[str, Value] = json.loads(sealed.read(session, row, "answers") or "{}")
    return {
        "name": sealed.read(session, row, "name"),
        "phone": sealed.read(session, row, "phone"),
        "answers": answers,
    }


def _of_the_city(moment: datetime) -> datetime:
    """A moment that names no zone is the city's."""
    return moment.replace(tzinfo=CITY) if moment.tzinfo is None else moment


_Moment = Annotated[datetime, AfterValidator(_of_the_city)]


def _words(longest: int) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SlotForm(_Part):
    """A slot as it is written in a file."""

    starts_at: _Moment
    ends_at: _Moment
    capacity: Annotated[int, Limits(ge=1, le=MOST_SEATS)]

    @model_validator(mode="after")
    def _ends_later(self) -> Self:
        if self.starts_at >= self.ends_at:
            message = "it ends before it starts; check the times"
            raise Unfit(message, "open-days-unfit-times")
        return self


class EnglishForm(_Part):
    """What is said of an open day in English."""

    title: Annotated[str, _words(200)]
    place: Annotated[str, _words(300)] = ""
    about: Annotated[str, _words(4000)] = ""


class DayForm(_Part):
    """An open day as it is written in a file; moments without a zone are the city's."""

    title: Annotated[str, _words(100)]
    organ: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    place: Annotated[str, _words(200)]
    about: Annotated[str, _words(2000)]
    opens_at: _Moment
    closes_at: _Moment
    party_limit: Annotated[int, Limits(ge=1, le=LARGEST_PARTY)] = 5
    slots: Annotated[tuple[SlotForm, ...], Limits(min_length=1, max_length=MOST_SLOTS)]
    questions: Annotated[tuple[Question, ...], Limits(max_length=10)] = ()
    english: EnglishForm | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.opens_at >= self.closes_at:
            message = "sign-up closes before it opens; check opens_at and closes_at"
            raise Unfit(message, "open-days-unfit-sign-up")
        if self.closes_at > max(one.starts_at for one in self.slots):
            message = "sign-up closes after the last slot has begun; write an earlier closes_at"
            raise Unfit(message, "open-days-unfit-closes")
        if names := {one.id for one in self.questions} & set(ASKED):
            message = f"{', '.join(sorted(names))} is asked of everybody; take the question out"
            raise ValueError(message)
        return self
