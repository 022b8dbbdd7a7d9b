"""Surveys (民意征集、问卷调查): one response a resident, and nobody can say whose it is.

Who took part and what was said are parted when an answer is sent (《个人信息保护法》第四条第一款、
第七十三条第四项: what cannot be traced back to anybody is no personal information).

That somebody took part is a mark: their address, hashed with a key of the survey that is sealed
here and destroyed when the survey closes; the marks go with it. A mark has no time, and outlives
a deletion of somebody's data until then, or who deletes would answer twice. All accounts of a
resident are marked, so that parting them gives no second answer.

What was said goes into the pool of the survey (storage/survey_pool.py): one sealed row, shuffled
by the system's random numbers at each addition, always of the same length. When ten lie there,
five drawn by lot are written down at once, under random keys and the day alone; at the closing
the rest goes, which is five to nine. So an answer is that of any of at least ten who had sent by
then, at the closing of any of at least five. Fewer than five in all stay sealed for good. Rows of
their own would not do: rowid, ctid and xmin tell in which order they came, the order in which
people spoke stands in their conversations, and the same order joins both.

What cannot be promised: who copies the database between two steps and has the key sees what the
pool gained and who came; so does who reads along while it is written. Old pages are overwritten on
SQLite (secure_delete), but its log keeps them until it is cut off (storage/traces.py), as do
PostgreSQL's own log and dead rows until VACUUM, and every backup. Who sends nine answers of ten
knows the tenth. How many messages somebody wrote can be guessed from gaps in the numbers of lines.
That and when somebody sent is told by the thanks in their chat, as long as that is kept. Who names
themselves in what they write is named. And a visitor of the web chat who comes back without the
cookie is somebody new.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    LargeBinary,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import journal, sealed, survey_pool
from storage.calendar import day_of
from storage.conversations import Conversation
from storage.database import BigKey, Json, Moment
from storage.forms import Form
from storage.refusal import Refusal
from storage.staff import Staff
from storage.survey_forms import SurveyForm
from storage.survey_pool import Answer


class Status(StrEnum):
    """draft → open → closed; or open → replaced, by a newer version → closed with it."""

    DRAFT = "draft"
    OPEN = "open"
    REPLACED = "replaced"
    CLOSED = "closed"


class Series(SQLModel, table=True):
    """The versions of one survey (同一调查的各个版本), and the key of its marks."""

    __tablename__ = "survey_series"

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    secret: bytes | None = Field(default=None, sa_type=LargeBinary)


class Survey(SQLModel, table=True):
    """A version of a survey (调查). Once open, its form stays: a changed one is a new version."""

    __tablename__ = "survey"
    __table_args__ = (UniqueConstraint("series_id", "version"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    series_id: int = Field(foreign_key="survey_series.id", sa_type=BigKey)
    version: int = 1
    status: Status = Field(default=Status.DRAFT, sa_type=Text)
    form: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    purpose: dict[str, str] = Field(sa_column=Column(Json, nullable=False))
    organ: str = Field(max_length=60)
    closes_on: date
    # How often it was begun: what the number of answers is set against.
    begun: int = 0
    added_at: datetime = Field(sa_type=Moment)
    opened_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def questions(self) -> Form:
        """The form."""
        return Form.model_validate(self.form)

    @property
    def title(self) -> str:
        """What it is called in Chinese."""
        return str(self.form["title"]["zh-Hans"])

    @property
    def about(self) -> str:
        """What a draft of it is about."""
        return f"survey:{self.id}"

    def takes(self, day: date) -> bool:
        """Whether an answer may be sent: a replaced version ends with the others."""
        return self.status in {Status.OPEN, Status.REPLACED} and day <= self.closes_on


class Participation(SQLModel, table=True):
    """That somebody took part (参与记录): a mark of an address, and no moment."""

    __tablename__ = "survey_participation"
    __table_args__ = {"sqlite_with_rowid": False}

    series_id: int = Field(
        sa_column=Column(
            BigKey, ForeignKey("survey_series.id", ondelete="CASCADE"), primary_key=True
        )
    )
    mark: str = Field(primary_key=True, max_length=64)


SEALED = ((Series, "secret"), *survey_pool.SEALED)


def record(survey: Survey) -> str:
    """The survey in the journal."""
    return f"survey:{survey.id}"


async def get(session: AsyncSession, survey_id: int) -> Survey:
    """A survey; refused where there is none of this number."""
    found = await session.get(Survey, survey_id)
    if found is None:
        raise Refusal("surveys-none", id=str(survey_id))
    return found


async def newest(session: AsyncSession, limit: int) -> Sequence[Survey]:
    """The newest surveys, newest first."""
    return (
        await session.scalars(select(Survey).order_by(col(Survey.id).desc()).limit(limit))
    ).all()


async def page(session: AsyncSession, status: str, after: int, most: int) -> Sequence[Survey]:
    """The surveys before one, newest first; one more than are shown."""
    query = select(Survey).order_by(col(Survey.id).desc()).limit(most + 1)
    if status:
        query = query.where(col(Survey.status) == status)
    if after:
        query = query.where(col(Survey.id) < after)
    return (await session.scalars(query)).all()


async def titles(session: AsyncSession) -> list[str]:
    """What surveys are called, in every language."""
    found = (await session.scalars(select(Survey).where(col(Survey.opened_at).is_not(None)))).all()
    return [title for one in found for title in one.form["title"].values()]


async def versions(session: AsyncSession, survey: Survey) -> Sequence[Survey]:
    """All versions of a survey, newest first."""
    query = select(Survey).where(col(Survey.series_id) == survey.series_id)
    return (await session.scalars(query.order_by(col(Survey.version).desc()))).all()


async def offered(session: AsyncSession, day: date) -> Sequence[Survey]:
    """What can be answered now, in its newest version; what ends first comes first."""
    query = select(Survey).where(col(Survey.status) == Status.OPEN, col(Survey.closes_on) >= day)
    return (await session.scalars(query.order_by(col(Survey.closes_on), col(Survey.id)))).all()


async def add(
    session: AsyncSession, form: SurveyForm, by: Staff, now: datetime, of: Survey | None = None
) -> Survey:
    """Adds a survey as a draft (拟稿), or a further version of one that has not closed."""
    if form.closes_on < day_of(now):
        raise Refusal("surveys-past", day=form.closes_on.isoformat())
    number = 1
    if of is None:
        series = Series()
        session.add(series)
        await session.flush()
        sealed.keep(session, series, "secret", secrets.token_hex(32))
    else:
        series = await hold(session, of)
        if series.secret is None:
            raise Refusal("surveys-is-closed", id=str(of.id))
        number = (await versions(session, of))[0].version + 1
    survey = Survey(
        series_id=series.id or 0,
        version=number,
        form=form.form.model_dump(mode="json", exclude_defaults=True),
        purpose=dict(form.purpose),
        organ=form.organ or by.organ,
        closes_on=form.closes_on,
        added_at=now,
    )
    session.add(survey)
    await session.flush()
    await survey_pool.begin(session, survey.id or 0, survey.questions)
    where = record(survey)
    journal.note(session, by.name, "surveys.add", where, now, title=survey.title, version=number)
    return survey


async def twin(session: AsyncSession, form: SurveyForm) -> Survey | None:
    """A survey that has not closed and asks the very same: the file was added before."""
    query = select(Survey).where(col(Survey.status) != Status.CLOSED).order_by(col(Survey.id))
    found = (await session.scalars(query)).all()
    return next((one for one in found if one.questions == form.form), None)


async def release(session: AsyncSession, survey: Survey, by: Staff, now: datetime) -> None:
    """Opens a survey to everybody (开始征集); an open version is replaced by it.

    Who is in the middle of that one ends in it, until both close.
    """
    series = await hold(session, survey)
    if series.secret is None:
        raise Refusal("surveys-is-closed", id=str(survey.id))
    if survey.status != Status.DRAFT:
        raise Refusal("surveys-not-a-draft", id=str(survey.id))
    if survey.closes_on < day_of(now):
        raise Refusal("surveys-past", day=survey.closes_on.isoformat())
    for one in await versions(session, survey):
        if one.version > survey.version and one.status != Status.DRAFT:
            raise Refusal("surveys-is-newer", id=str(one.id))
        if one.status in {Status.OPEN, Status.REPLACED}:
            one.status = Status.REPLACED
            # Who began it has as long as everybody.
            one.closes_on = survey.closes_on
    survey.status, survey.opened_at = Status.OPEN, now
    await session.flush()
    about = {"title": survey.title, "closes_on": survey.closes_on.isoformat()}
    journal.note(session, by.name, "surveys.open", record(survey), now, **about)


async def close(session: AsyncSession, survey: Survey, who: str, now: datetime) -> None:
    """Closes a survey in all its versions (结束征集): what may be shown is, the marks are gone."""
    series = await hold(session, survey)
    if survey.status not in {Status.OPEN, Status.REPLACED}:
        raise Refusal("surveys-not-open", id=str(survey.id))
    for one in await versions(session, survey):
        if one.status not in {Status.OPEN, Status.REPLACED}:
            continue
        await survey_pool.empty(session, one.id or 0, one.questions, day_of(now))
        one.status, one.closed_at = Status.CLOSED, now
        journal.note(session, who, "surveys.close", record(one), now, title=one.title)
    series.secret = None
    await session.execute(delete(Participation).where(col(Participation.series_id) == series.id))
    await session.flush()


async def too_few(session: AsyncSession, survey: Survey) -> tuple[Survey, int] | None:
    """The version whose few answers would never be shown if it closed now, or that has none."""
    found = [
        (one, sum(await survey_pool.count(session, one.id or 0)))
        for one in await versions(session, survey)
        if one.status in {Status.OPEN, Status.REPLACED}
    ]
    if found and not any(count for _, count in found):
        return found[0]
    return next((one for one in found if 0 < one[1] < survey_pool.FEWEST), None)


async def expire(session: AsyncSession, now: datetime) -> None:
    """Closes what is past its last day."""
    past = select(Survey).where(
        col(Survey.status) == Status.OPEN, col(Survey.closes_on) < day_of(now)
    )
    for one in (await session.scalars(past)).all():
        await close(session, one, journal.ITSELF, now)


async def begin(session: AsyncSession, survey: Survey) -> None:
    """Counts that somebody began to answer; nothing of who."""
    await session.execute(
        update(Survey)
        .where(col(Survey.id) == survey.id)
        .values(begun=col(Survey.begun) + 1)
        .execution_options(synchronize_session=False)
    )


async def took_part(
    session: AsyncSession, survey: Survey, accounts: Sequence[Conversation]
) -> bool:
    """Whether an answer was sent from one of these accounts, as long as the survey is open."""
    series = await session.get(Series, survey.series_id)
    return series is not None and await _is_marked(session, series, accounts)


async def joined(session: AsyncSession, account: Conversation) -> list[Survey]:
    """The open surveys that an account took part in (查阅); what was said, nobody can say."""
    query = select(Survey).where(col(Survey.status) == Status.OPEN).order_by(col(Survey.id))
    return [
        one
        for one in (await session.scalars(query)).all()
        if await took_part(session, one, [account])
    ]


async def move(session: AsyncSession, channel: str, old: int, new: int) -> None:
    """Who took part by an address that changed took part by the new one (群组迁移)."""
    query = select(Series).where(col(Series.secret).is_not(None)).order_by(col(Series.id))
    for series in (await session.scalars(query.with_for_update())).all():
        (before,) = _marks(session, series, [(channel, old)])
        (after,) = _marks(session, series, [(channel, new)])
        former = await session.get(Participation, (series.id, before))
        if former is None:
            continue
        await session.delete(former)
        await session.merge(Participation(series_id=series.id or 0, mark=after))
    await session.flush()


async def send(
    session: AsyncSession,
    survey: Survey,
    accounts: Sequence[Conversation],
    answers: Answer,
    now: datetime,
) -> None:
    """Takes an answer (提交): marks all accounts of the resident, and mixes it with the others.

    Refused where the survey is closed, and where one of the accounts has answered.
    """
    series = await hold(session, survey)
    if not survey.takes(day_of(now)):
        raise Refusal("surveys-closed-unsent")
    if await _is_marked(session, series, accounts):
        raise Refusal("surveys-taken")
    found = _marks(session, series, _addresses(accounts))
    marks = [{"series_id": series.id, "mark": one} for one in found]
    await session.execute(insert(Participation).values(marks))
    await survey_pool.put(session, survey.id or 0, survey.questions, answers, day_of(now))


async def hold(session: AsyncSession, survey: Survey) -> Series:
    """Holds a series until the transaction ends: one sending or closing at a time."""
    query = select(Series).where(col(Series.id) == survey.series_id).with_for_update()
    series = (await session.scalars(query.execution_options(populate_existing=True))).one()
    # As it is now, not as it was before the wait.
    await session.refresh(survey)
    return series


def _addresses(accounts: Sequence[Conversation]) -> list[tuple[str, int]]:
    """By the address: it stays when a conversation is deleted and begun anew."""
    return [(one.channel, one.chat_id) for one in accounts]


def _marks(
    session: AsyncSession, series: Series, addresses: Sequence[tuple[str, int]]
) -> list[str]:
    """The marks of addresses, in the order of the hashes."""
    secret = sealed.read(session, series, "secret")
    if secret is None:
        return []
    key = bytes.fromhex(secret)
    names = (f"{channel}:{chat_id}".encode() for channel, chat_id in addresses)
    return sorted(hmac.new(key, one, hashlib.sha256).hexdigest() for one in names)


async def _is_marked(
    session: AsyncSession, series: Series, accounts: Sequence[Conversation]
) -> bool:
    query = select(col(Participation.mark)).where(
        col(Participation.series_id) == series.id,
        col(Participation.mark).in_(_marks(session, series, _addresses(accounts))),
    )
    return (await session.execute(query.limit(1))).first() is not None
