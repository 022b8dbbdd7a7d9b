"""The list of releases (发布稿清单): where each stands, who wrote it, what waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from handlers.desk import broadcasts as desk_broadcasts
from storage import broadcasts, staff
from storage.broadcasts import Broadcast
from storage.deliveries import Delivery
from storage.deliveries import State as Carried
from storage.release_forms import Kind
from storage.releases import Release, Status
from storage.staff import Role, Staff

# How long what nobody can say the fate of is shown among what waits.
UNKNOWN_FOR = timedelta(days=3)


class Where(StrEnum):
    """Where a release stands, in the order that it goes through."""

    DRAFT = "draft"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    HELD = "held"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    # Published without a broadcast: brought in from long ago.
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Line:
    """A release with where it stands."""

    release: Release
    broadcast: Broadcast | None
    author: str
    where: Where


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: all of it, where nothing is given."""

    where: str = ""
    organ: str = ""
    words: str = ""
    numbers: Sequence[int] | None = field(default=None)


_newest = aliased(Broadcast)
_IS_NEWEST = col(_newest.id) == (
    select(func.max(col(Broadcast.id)))
    .where(
        col(Broadcast.release_id) == col(Release.id),
        col(Broadcast.state) != broadcasts.State.VOID,
    )
    .correlate(Release)
    .scalar_subquery()
)


def _stands(where: str) -> ColumnElement[bool]:
    """That a release stands somewhere; what the quiet hours hold is on its way as well."""
    submitted, returned = col(Release.submitted_at), col(Release.returned_by)
    waits_for_nobody = submitted.is_(None) & returned.is_(None)
    match where:
        case Where.SUBMITTED:
            return submitted.is_not(None)
        case Where.RETURNED:
            return submitted.is_(None) & returned.is_not(None)
        case Where.DRAFT | Where.PUBLISHED:
            status = Status.DRAFT if where == Where.DRAFT else Status.PUBLISHED
            is_bare = col(_newest.id).is_(None) & (col(Release.status) == status)
            return waits_for_nobody & is_bare
        case _:
            state = Where.SENDING if where == Where.HELD else where
            return waits_for_nobody & (col(_newest.state) == state)


def where(release: Release, broadcast: Broadcast | None, span: str, now: datetime) -> Where:
    """Where a release stands: what waits for somebody goes first."""
    if release.submitted_at is not None:
        return Where.SUBMITTED
    if release.returned_by is not None:
        return Where.RETURNED
    if broadcast is not None:
        return Where(desk_broadcasts.state(broadcast, span, now))
    return Where.PUBLISHED if release.status == Status.PUBLISHED else Where.DRAFT


async def page(
    session: AsyncSession,
    wanted: Wanted,
    span: str,
    now: datetime,
    *,
    after: int = 0,
    most: int | None = None,
) -> list[Line]:
    """Releases, newest first, those behind `after` alone."""
    query = (
        select(Release, _newest, col(Staff.name))
        .select_from(Release)
        .outerjoin(_newest, _IS_NEWEST)
        .outerjoin(Staff, col(Staff.id) == col(Release.author_id))
        .where(col(Release.status) != Status.DISCARDED)
        .order_by(col(Release.id).desc())
        .limit(most)
    )
    if after:
        query = query.where(col(Release.id) < after)
    if wanted.where:
        query = query.where(_stands(wanted.where))
    if wanted.organ:
        query = query.where(col(Release.organ) == wanted.organ)
    if wanted.numbers is not None:
        query = query.where(col(Release.id).in_(wanted.numbers))
    for word in wanted.words.split():
        query = query.where(col(Release.title).icontains(word, autoescape=True))
    return [
        Line(release, found, author or "", where(release, found, span, now))
        for release, found, author in (await session.execute(query)).all()
    ]


async def one(session: AsyncSession, release: Release, span: str, now: datetime) -> Line:
    """One release with where it stands."""
    broadcast = await broadcasts.of_release(session, release.id or 0)
    author = await session.get(Staff, release.author_id) if release.author_id else None
    name = author.name if author else ""
    return Line(release, broadcast, name, where(release, broadcast, span, now))


async def organs(session: AsyncSession) -> Sequence[str]:
    """The organs that have releases."""
    query = select(col(Release.organ)).where(col(Release.status) != Status.DISCARDED)
    return (await session.scalars(query.distinct().order_by(col(Release.organ)))).all()


async def policies(session: AsyncSession) -> Sequence[Release]:
    """What a 解读 can explain, newest first."""
    query = (
        select(Release)
        .where(col(Release.kind) == Kind.POLICY, col(Release.status) != Status.DISCARDED)
        .order_by(col(Release.id).desc())
        .limit(200)
    )
    return (await session.scalars(query)).all()


async def who_can(session: AsyncSession, role: Role, but: int | None = None) -> list[str]:
    """The names of who has a role, somebody left out."""
    everybody = await staff.everybody(session)
    return [one.name for one in everybody if one.has(role) and one.id != but]


async def with_unknowns(session: AsyncSession, now: datetime) -> dict[int, int]:
    """Releases lately sent whose network left some without an answer, with how many."""
    query = (
        select(col(Broadcast.release_id), func.count())
        .join(Delivery, col(Delivery.broadcast_id) == col(Broadcast.id))
        .where(
            col(Delivery.state) == Carried.UNKNOWN, col(Broadcast.closed_at) >= now - UNKNOWN_FOR
        )
        .group_by(col(Broadcast.release_id))
    )
    return {int(number): count for number, count in await session.execute(query)}


async def published_since(session: AsyncSession, since: datetime) -> int:
    """How many releases were sent since a moment and published by it."""
    query = (
        select(func.count(func.distinct(col(Broadcast.release_id))))
        .join(Release, col(Release.id) == col(Broadcast.release_id))
        .where(col(Broadcast.sent_at) >= since, col(Release.status) == Status.PUBLISHED)
    )
    return (await session.execute(query)).scalar_one()
