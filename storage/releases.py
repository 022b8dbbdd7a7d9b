"""Policy releases (政策发布): 新政策, 政策解读, 热点回应, 通知, with their openness attribute.

Only what is 主动公开 may be sent or searched (《政府信息公开条例》第十九条).
A policy and its 解读 belong together (三同步): drafted, reviewed and sent as one.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    exists,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import journal, staff, subscriptions
from storage.database import BigKey, Json, Moment
from storage.refusal import Refusal
from storage.release_forms import Attribute, Kind, ReleaseForm
from storage.staff import Staff
from storage.subscriptions import ALL, Axis, Topic


class Status(StrEnum):
    """Draft (草稿), published (已发布: sent, or imported as such), or discarded (作废)."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class Release(SQLModel, table=True):
    """A release (发布)."""

    __tablename__ = "release"
    __table_args__ = (Index("ix_release_published", "status", "published_on"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    # Its id where it was imported from.
    source_id: str | None = Field(default=None, max_length=120, unique=True)
    kind: str = Field(max_length=10)
    # The kind of document (文种) of what was imported.
    category: str = Field(default="", max_length=30)
    title: str = Field(max_length=200)
    gist: str = Field(default="", sa_type=Text)
    points: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    text: str = Field(sa_type=Text)
    link: str | None = Field(default=None, sa_type=Text)
    organ: str = Field(max_length=60)
    attribute: str = Field(max_length=10)
    attribute_reason: str = Field(default="", sa_type=Text)
    formed_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    interprets_id: int | None = Field(default=None, foreign_key="release.id", sa_type=BigKey)
    is_urgent: bool = False
    english: dict[str, Any] | None = Field(default=None, sa_column=Column(Json, nullable=True))
    # A picture or a file, under the hash of its content.
    attachment: str | None = Field(default=None, foreign_key="attachment.name", max_length=64)
    author_id: int | None = Field(default=None, foreign_key="staff.id", sa_type=BigKey)
    status: str = Field(default=Status.DRAFT, max_length=10)
    # Since when it waits for its review (送审); none while somebody still writes it.
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    # Who sent it back and why (退回), until it is submitted again.
    returned_by: str | None = Field(default=None, max_length=40)
    return_reason: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)

    @property
    def is_open(self) -> bool:
        """Whether it may be sent and, once published, found."""
        return self.attribute == Attribute.ACTIVE


# What may change without a new review.
UNBOUND = {"status", "published_on", "created_at", "updated_at", "submitted_at"}
UNBOUND |= {"returned_by", "return_reason"}


class ReleaseTopic(SQLModel, table=True):
    """That a release is about a topic."""

    __tablename__ = "release_topic"
    __table_args__ = (UniqueConstraint("topic_id", "release_id"),)

    release_id: int = Field(
        foreign_key="release.id", primary_key=True, sa_type=BigKey, ondelete="CASCADE"
    )
    topic_id: str = Field(foreign_key="topic.id", primary_key=True, max_length=24)


class Attachment(SQLModel, table=True):
    """A picture or a file that goes with a release (附件)."""

    __tablename__ = "attachment"

    name: str = Field(primary_key=True, max_length=64)
    file_name: str = Field(max_length=120)
    media_type: str = Field(max_length=60)
    content: bytes = Field(sa_type=LargeBinary)
    at: datetime = Field(sa_type=Moment)

    @property
    def is_picture(self) -> bool:
        """Whether channels show it, instead of offering it."""
        return self.media_type in {"image/png", "image/jpeg"}


# What Telegram takes as a photo; a larger picture is no use on a phone either.
LARGEST_ATTACHMENT = 10 * 1024 * 1024


async def get(session: AsyncSession, release_id: int) -> Release:
    """A release; refused where there is none of this number, or none any more."""
    found = await session.get(Release, release_id)
    if found is None or found.status == Status.DISCARDED:
        raise Refusal("releases-none", id=str(release_id))
    return found


async def newest(session: AsyncSession, limit: int) -> Sequence[Release]:
    """The newest releases, drafts among them."""
    query = (
        select(Release)
        .where(col(Release.status) != Status.DISCARDED)
        .order_by(col(Release.id).desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


def _check(form: ReleaseForm) -> None:
    if not form.title:
        raise Refusal("releases-no-title")
    if not form.text:
        raise Refusal("releases-no-text")
    if not form.topics:
        raise Refusal("releases-no-topic")
    if form.attribute is not Attribute.ACTIVE and not form.attribute_reason:
        raise Refusal("releases-no-reason", attribute=form.attribute)


async def draft(session: AsyncSession, form: ReleaseForm, author: Staff, now: datetime) -> Release:
    """Drafts a release (起草); refused without title, text, topic, or a reason that it needs."""
    _check(form)
    release = Release(
        kind=form.kind,
        title=form.title,
        text=form.text,
        organ=author.organ,
        attribute=form.attribute,
        author_id=author.id,
        created_at=now,
        updated_at=now,
    )
    session.add(release)
    await _fill(session, release, form, now)
    journal.note(session, author.name, "releases.draft", record(release), now, title=form.title)
    return release


async def edit(
    session: AsyncSession, release: Release, form: ReleaseForm, editor: Staff, now: datetime
) -> None:
    """Changes a draft (修改); any change voids its review, because the hash is another.

    Who changes it is its author from now on, so that they cannot review it. What was changed is
    known to the desk, which notes it.
    """
    check_draft(release)
    _check(form)
    await _fill(session, release, form, now)
    release.author_id, release.submitted_at = editor.id, None


def check_draft(release: Release) -> None:
    """Refuses to change what is published."""
    if release.status != Status.DRAFT:
        raise Refusal("releases-is-published", id=str(release.id))


async def _fill(session: AsyncSession, release: Release, form: ReleaseForm, now: datetime) -> None:
    topics = subscriptions.called(await subscriptions.topics(session), form.topics)
    if form.interprets is not None:
        policy = await get(session, form.interprets)
        if form.kind is not Kind.READING or policy.kind != Kind.POLICY:
            raise Refusal("releases-interprets", id=str(form.interprets))
    for name in ("title", "gist", "points", "text", "kind", "link", "formed_on", "is_urgent"):
        setattr(release, name, getattr(form, name))
    release.organ = form.organ or release.organ
    release.attribute, release.attribute_reason = form.attribute, form.attribute_reason
    release.interprets_id = form.interprets
    release.english = form.english.model_dump() if form.english else None
    release.updated_at = now
    await session.flush()
    await set_topics(session, release, topics)


async def set_topics(session: AsyncSession, release: Release, topics: Sequence[Topic]) -> None:
    """Says what a release is about."""
    known = await session.scalars(
        select(ReleaseTopic).where(col(ReleaseTopic.release_id) == release.id)
    )
    rows = {row.topic_id: row for row in known}
    wanted = {one.id for one in topics}
    for topic_id, row in rows.items():
        if topic_id not in wanted:
            await session.delete(row)
    for topic_id in sorted(wanted - rows.keys()):
        session.add(ReleaseTopic(release_id=release.id or 0, topic_id=topic_id))
    await session.flush()


async def chosen_topics(session: AsyncSession, release: Release) -> Sequence[str]:
    """The topics that were chosen for it; its organ's is not among them by itself."""
    query = (
        select(col(ReleaseTopic.topic_id))
        .where(col(ReleaseTopic.release_id) == release.id)
        .order_by(col(ReleaseTopic.topic_id))
    )
    return (await session.scalars(query)).all()


async def attach(
    session: AsyncSession,
    release: Release,
    file_name: str,
    media_type: str,
    content: bytes,
    now: datetime,
) -> None:
    """Gives a draft a picture or a file (附件)."""
    if len(content) > LARGEST_ATTACHMENT:
        raise Refusal("releases-too-large", largest=LARGEST_ATTACHMENT // 2**20)
    name = named_after(content)
    await session.merge(
        Attachment(
            name=name, file_name=file_name[:120], media_type=media_type, content=content, at=now
        )
    )
    await session.flush()
    release.attachment = name
    release.updated_at = now


def named_after(content: bytes) -> str:
    """The name of an attachment: its content decides it."""
    return hashlib.sha256(content).hexdigest()[:40]


async def attachment(session: AsyncSession, release: Release) -> Attachment | None:
    """The picture or file of a release."""
    return await session.get(Attachment, release.attachment) if release.attachment else None


async def files(session: AsyncSession, names: Sequence[str]) -> dict[str, tuple[str, str, int]]:
    """File name, media type and size of attachments, without what is in them."""
    query = select(
        col(Attachment.name),
        col(Attachment.file_name),
        col(Attachment.media_type),
        func.length(col(Attachment.content)),
    ).where(col(Attachment.name).in_(names))
    return {
        name: (file_name, media_type, size)
        for name, file_name, media_type, size in await session.execute(query)
    }


def _is_about() -> ColumnElement[bool]:
    """That a release is about a topic: one that it names, or that of its organ or street."""
    named = (
        exists()
        .where(
            col(ReleaseTopic.release_id) == col(Release.id),
            col(ReleaseTopic.topic_id) == col(Topic.id),
        )
        .correlate(Release, Topic)
    )
    is_its_organ = col(Topic.axis).in_([Axis.ORGAN, Axis.STREET])
    return named | (is_its_organ & (col(Topic.name) == col(Release.organ)))


async def topics_of(session: AsyncSession, *about: Release | None) -> list[Topic]:
    """What one release or several are about, such as a policy and its 解读, if there is one."""
    ids = [one.id for one in about if one is not None]
    of_these = exists().where(col(Release.id).in_(ids), _is_about()).correlate(Topic)
    query = select(Topic).where(of_these).order_by(col(Topic.position))
    return list((await session.scalars(query)).all())


async def reading_of(session: AsyncSession, release: Release) -> Release | None:
    """The newest 解读 of a policy."""
    if release.kind != Kind.POLICY:
        return None
    query = (
        select(Release)
        .where(col(Release.interprets_id) == release.id, col(Release.status) != Status.DISCARDED)
        .order_by(col(Release.id).desc())
        .limit(1)
    )
    return (await session.scalars(query)).first()


def publish(release: Release, on: date, now: datetime) -> None:
    """Published (发布): from now on it is found. Sent once more, it stays as it was."""
    if release.status != Status.PUBLISHED:
        release.status = Status.PUBLISHED
        release.published_on = release.published_on or on
        release.updated_at = now


def check_open(release: Release) -> None:
    """Refuses what is not 主动公开 (《政府信息公开条例》第十九条)."""
    if not release.is_open:
        raise Refusal("releases-not-open", id=str(release.id), attribute=release.attribute)


def approve(release: Release) -> None:
    """Found right: it waits for nobody any more; refused for what is not 主动公开."""
    check_open(release)
    release.submitted_at = release.returned_by = release.return_reason = None


def check_two(author: Staff | None, reviewer: Staff) -> None:
    """Refuses a reviewer who is the author (保密审查须由他人)."""
    staff.check(reviewer, "broadcasts review")
    if author is not None and author.id == reviewer.id:
        raise Refusal("broadcasts-same-person", name=reviewer.name)


def _is_found() -> ColumnElement[bool]:
    """That a release may be found: published and 主动公开."""
    return (col(Release.status) == Status.PUBLISHED) & (col(Release.attribute) == Attribute.ACTIVE)


def _reaches() -> ColumnElement[bool]:
    """That who follows a topic gets a release; who follows ALL gets every one."""
    return (col(Topic.id) == ALL) | _is_about()


async def published(
    session: AsyncSession, *, topic_ids: Sequence[str] = (), limit: int | None = None
) -> Sequence[Release]:
    """What may be found, newest first, of any of these topics; without any, all there is."""
    query = (
        select(Release)
        .where(_is_found())
        .order_by(col(Release.published_on).desc(), col(Release.id).desc())
        .limit(limit)
    )
    if topic_ids:
        of_these = exists().where(col(Topic.id).in_(topic_ids), _reaches()).correlate(Release)
        query = query.where(of_these)
    return (await session.scalars(query)).all()


async def brought(session: AsyncSession, topics: Sequence[Topic], since: date) -> dict[str, int]:
    """How many releases each topic has brought since a day; what brought none is left out."""
    query = (
        select(col(Topic.id), func.count())
        .join(Release, _reaches())
        .where(
            col(Topic.id).in_([one.id for one in topics]),
            _is_found(),
            col(Release.published_on) >= since,
        )
        .group_by(col(Topic.id))
    )
    return {str(topic_id): count for topic_id, count in await session.execute(query)}


async def revision(session: AsyncSession) -> tuple[int, datetime | None]:
    """Changes whenever what may be found does."""
    query = select(func.count(), func.max(col(Release.updated_at))).where(
        col(Release.status) == Status.PUBLISHED
    )
    count, newest = (await session.execute(query)).one()
    return count, newest


def record(release: Release) -> str:
    """The name of a release in the journal."""
    return f"release:{release.id}"
