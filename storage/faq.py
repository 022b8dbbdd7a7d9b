"""Curated knowledge (知识条目) and what it could not answer (未命中问题).

An entry is draft, published or retired; only a published one within its validity is given to
residents. Imports show their difference first and never overwrite silently.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic import Field as Checked
from sqlalchemy import Column, Text, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import BigKey, Json, Moment, alone
from storage.refusal import Refusal

# Unanswered questions are masked, yet residents' own words.
KEEP_UNANSWERED = timedelta(days=30)
# What was checked longer ago than this is said to be old, and waits to be checked.
OLD = timedelta(days=365)
# Who writes entries does so one at a time: see `_stamp`.
WRITING = 20190516


class Openness(StrEnum):
    """The five ways of openness (五公开), one of the two axes."""

    DECISION = "决策"
    EXECUTION = "执行"
    MANAGEMENT = "管理"
    SERVICE = "服务"
    RESULT = "结果"


class Status(StrEnum):
    """Draft (草稿), published (已发布) or retired (已下线)."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class English(BaseModel):
    """The English side of an entry."""

    model_config = ConfigDict(extra="forbid")

    question: Sentence
    wordings: list[Sentence] = []
    short: Sentence
    full: str | None = None


class EntryForm(BaseModel):
    """An entry as it is imported and exported (知识条目导入格式)."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]
    question: Sentence
    wordings: list[Sentence] = []
    matter: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    element: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10)] = ""
    short: Sentence
    full: str | None = None
    organ: Sentence
    source: Sentence
    source_url: Annotated[str, StringConstraints(pattern=r"^https?://")] | None = None
    checked_on: date
    valid_from: date | None = None
    valid_until: date | None = None
    openness: Openness
    # A button carries it: 64 bytes with the page beside it.
    field: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=16, pattern=r"^[^|]+$"),
    ]
    status: Status = Status.PUBLISHED
    related: Annotated[list[str], Checked(max_length=3)] = []
    english: English | None = None

    @model_validator(mode="after")
    def _validity_runs_forward(self) -> "EntryForm":
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            message = "valid_until is before valid_from"
            raise ValueError(message)
        return self


class Entry(SQLModel, table=True):
    """A curated answer (知识条目)."""

    __tablename__ = "entry"

    id: str = Field(primary_key=True, max_length=40)
    question: str = Field(sa_type=Text)
    wordings: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    matter: str = Field(default="", max_length=60)
    element: str = Field(default="", max_length=10)
    short: str = Field(sa_type=Text)
    full: str | None = Field(default=None, sa_type=Text)
    organ: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)
    source_url: str | None = Field(default=None, sa_type=Text)
    checked_on: date
    valid_from: date | None = None
    valid_until: date | None = None
    openness: Openness = Field(sa_type=Text)
    field: str = Field(max_length=60, index=True)
    status: Status = Field(default=Status.PUBLISHED, sa_type=Text)
    related: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    english: dict[str, Any] | None = Field(default=None, sa_column=Column(Json, nullable=True))
    updated_at: datetime = Field(sa_type=Moment, index=True)

    def is_given(self, today: date) -> bool:
        """Whether residents may be given it on this day."""
        return (
            self.status == Status.PUBLISHED
            and (self.valid_from is None or self.valid_from <= today)
            and (self.valid_until is None or today <= self.valid_until)
        )

    def is_stale(self, today: date) -> bool:
        """Whether somebody should look at it: checked long ago, or its validity is over."""
        is_over = self.valid_until is not None and self.valid_until < today
        return self.status == Status.PUBLISHED and (is_over or today - self.checked_on > OLD)

    @property
    def version(self) -> str:
        """Names this state of it, so that nobody's change is overwritten unseen."""
        return self.updated_at.isoformat(timespec="microseconds")


class Changed(Refusal):
    """The entry is not what it was when somebody began to edit it."""


class Gap(StrEnum):
    """Why a question is kept: nothing fitted, none of the offered, or the answer did not help."""

    UNKNOWN = "unknown"
    NONE_OF_THESE = "none-of-these"
    NOT_SOLVED = "not-solved"


class UnansweredQuestion(SQLModel, table=True):
    """A question that found no answer (未命中问题), masked, with what was offered."""

    __tablename__ = "unanswered_question"

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    conversation_id: int | None = Field(
        default=None, foreign_key="conversation.id", sa_type=BigKey, ondelete="SET NULL"
    )
    channel: str = Field(max_length=20)
    language: str = Field(max_length=10)
    text: str = Field(sa_type=Text)
    gap: Gap = Field(sa_type=Text)
    offered: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    asked_at: datetime = Field(sa_type=Moment, index=True)


async def given(session: AsyncSession, today: date) -> Sequence[Entry]:
    """The entries that residents may be given on a day, by id."""
    rows = (await session.scalars(select(Entry).order_by(Entry.id))).all()
    return [row for row in rows if row.is_given(today)]


async def everything(session: AsyncSession) -> Sequence[Entry]:
    """All entries, by id."""
    return (await session.scalars(select(Entry).order_by(Entry.id))).all()


async def get(session: AsyncSession, entry_id: str) -> Entry | None:
    """An entry by its id."""
    return await session.get(Entry, entry_id)


async def of_field(session: AsyncSession, field: str, today: date) -> list[Entry]:
    """What is given in a field, in the order of the ids."""
    query = select(Entry).where(col(Entry.field) == field).order_by(col(Entry.id))
    return [row for row in (await session.scalars(query)).all() if row.is_given(today)]


async def revision(session: AsyncSession) -> tuple[int, datetime | None]:
    """Changes whenever an entry does: how many there are, and when the newest was written."""
    query = select(func.count(), func.max(col(Entry.updated_at)))
    count, newest = (await session.execute(query)).one()
    return count, newest


async def keep_unanswered(session: AsyncSession, question: UnansweredQuestion) -> None:
    """Keeps a question for the desk."""
    session.add(question)


@dataclass(frozen=True)
class Unanswered:
    """A question that found no answer, as often as it was asked in the same words."""

    text: str
    gap: Gap
    times: int
    last_at: datetime
    # Of the newest of them: the key by which the list goes on.
    number: int


async def unanswered(session: AsyncSession, gap: str, before: int, limit: int) -> list[Unanswered]:
    """What found no answer, the newest first, the same words once; `before` a number, or 0."""
    newest = func.max(UnansweredQuestion.id)
    text, why = col(UnansweredQuestion.text), col(UnansweredQuestion.gap)
    query = select(text, why, func.count(), func.max(UnansweredQuestion.asked_at), newest)
    if gap:
        query = query.where(why == gap)
    query = query.group_by(text, why).order_by(newest.desc()).limit(limit)
    if before:
        query = query.having(newest < before)
    rows = (await session.execute(query)).all()
    return [Unanswered(row[0], Gap(row[1]), row[2], row[3], row[4] or 0) for row in rows]


async def count_unanswered(session: AsyncSession, since: datetime) -> int:
    """How many questions found no answer since a moment."""
    query = select(func.count()).where(col(UnansweredQuestion.asked_at) >= since)
    return (await session.execute(query.select_from(UnansweredQuestion))).scalar_one()


async def forget_unanswered(session: AsyncSession, before: datetime) -> None:
    """Removes unanswered questions older than a moment."""
    await session.execute(
        delete(UnansweredQuestion).where(col(UnansweredQuestion.asked_at) < before)
    )


def form_of(entry: Entry) -> EntryForm:
    """The form of an entry, as it is exported."""
    return EntryForm.model_validate(entry.model_dump(exclude={"updated_at"}, warnings=False))


@dataclass(frozen=True)
class Difference:
    """What an import would do (导入差异): ids that are new, changed (and in what), or the same."""

    new: tuple[str, ...]
    # By id and field, the old value and the new one.
    changed: dict[str, dict[str, tuple[Any, Any]]]
    same: tuple[str, ...]
    # Names this very difference, old and new values, so that a yes to it is not taken for another.
    fingerprint: str

    def as_json(self) -> dict[str, Any]:
        """The difference for a script."""
        changed = {name: list(fields) for name, fields in self.changed.items()}
        return {"new": list(self.new), "changed": changed, "same": len(self.same)}


def changes(old: EntryForm, new: EntryForm) -> dict[str, tuple[Any, Any]]:
    """In which fields two forms differ: the old value and the new one."""
    before, after = old.model_dump(), new.model_dump()
    return {name: (before[name], after[name]) for name in after if after[name] != before[name]}


async def compare(session: AsyncSession, forms: Sequence[EntryForm]) -> Difference:
    """What importing these forms would change."""
    known = {row.id: form_of(row) for row in await everything(session)}
    new, same, changed = [], [], {}
    seen = hashlib.sha256()
    for form in forms:
        old = known.get(form.id)
        if old == form:
            same.append(form.id)
            continue
        seen.update(f"{old and old.model_dump_json()}→{form.model_dump_json()}".encode())
        if old is None:
            new.append(form.id)
        else:
            changed[form.id] = changes(old, form)
    return Difference(tuple(new), changed, tuple(same), seen.hexdigest())


async def take(session: AsyncSession, forms: Sequence[EntryForm], now: datetime) -> Difference:
    """Writes the new and the changed entries, and says what it did."""
    at = await _stamp(session, now)
    difference = await compare(session, forms)
    touched = {*difference.new, *difference.changed}
    for form in forms:
        if form.id in touched:
            await session.merge(Entry(**form.model_dump(mode="python"), updated_at=at))
    return difference


async def add(session: AsyncSession, form: EntryForm, now: datetime) -> Entry:
    """Writes a new entry; refused where there is one of this id."""
    at = await _stamp(session, now)
    if await get(session, form.id):
        raise Refusal("knowledge-id-taken", name=form.id)
    row = Entry(**form.model_dump(mode="python"), updated_at=at)
    session.add(row)
    await session.flush()
    return row


async def edit(
    session: AsyncSession, form: EntryForm, version: str, now: datetime
) -> dict[str, tuple[Any, Any]]:
    """Writes an entry over that version of it; what changed. Refused where that is not the last.

    Nothing is written where nothing changed.
    """
    at = await _stamp(session, now)
    row = await session.get_one(Entry, form.id, populate_existing=True)
    if row.version != version:
        raise Changed("knowledge-changed-since")
    changed = changes(form_of(row), form)
    for name, (_, new) in changed.items():
        setattr(row, name, new)
    if changed:
        row.updated_at = at
    await session.flush()
    return changed


async def _stamp(session: AsyncSession, now: datetime) -> datetime:
    """When an entry is written: later than every other, or the shelf would not see it changed.

    A step that began earlier may end later. So they write one at a time.
    """
    await alone(session, WRITING)
    newest = (await revision(session))[1]
    return now if newest is None or newest < now else newest + timedelta(microseconds=1)
