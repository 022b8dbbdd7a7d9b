"""Drafts that wait for a review, and those that are sent back with a reason (待审、退回)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from handlers.desk.releases import held
from storage import broadcasts, journal, releases, staff
from storage.broadcasts import Broadcast, State
from storage.journal import Act
from storage.refusal import Refusal
from storage.release_forms import Attribute, Kind
from storage.releases import Release, Status
from storage.staff import Staff

LONGEST_REASON: Final = 1000
RETURNED: Final = "releases.return"


async def waiting(session: AsyncSession, reviewer: Staff, limit: int = 20) -> Sequence[Release]:
    """What this reviewer may look at, oldest first: neither reviewed nor sent back yet.

    A 解读 whose policy is a draft is reviewed with it, under its number.
    """
    policy = aliased(Release)
    query = (
        select(Release)
        .where(
            col(Release.status) == Status.DRAFT,
            col(Release.attribute) == Attribute.ACTIVE,
            col(Release.source_id).is_(None),
            col(Release.author_id).is_distinct_from(reviewer.id),
            ~select(col(Broadcast.id))
            .where(
                (col(Broadcast.release_id) == col(Release.id))
                | (col(Broadcast.reading_id) == col(Release.id)),
                col(Broadcast.state) != State.VOID,
            )
            .exists(),
            ~select(col(policy.id))
            .where(
                col(Release.kind) == Kind.READING,
                col(policy.id) == col(Release.interprets_id),
                col(policy.status) == Status.DRAFT,
            )
            .exists(),
        )
        .order_by(col(Release.updated_at), col(Release.id))
    )
    found = (await session.scalars(query)).all()
    return [one for one in found if await returned(session, one) is None][:limit]


async def returned(session: AsyncSession, release: Release) -> Act | None:
    """The return of a draft that was not changed since; None where there is none."""
    query = (
        select(Act)
        .where(
            col(Act.record) == releases.record(release),
            col(Act.what) == RETURNED,
            col(Act.at) >= release.updated_at,
        )
        .order_by(col(Act.id).desc())
        .limit(1)
    )
    return (await session.scalars(query)).first()


async def to_mend(session: AsyncSession, author: Staff) -> Sequence[tuple[Release, str]]:
    """What somebody wrote and a reviewer sent back, with the reason."""
    query = select(Release).where(
        col(Release.status) == Status.DRAFT, col(Release.author_id) == author.id
    )
    found = (await session.scalars(query.order_by(col(Release.updated_at)))).all()
    acts = [(one, await returned(session, one)) for one in found]
    return [(one, str(act.about.get("reason", ""))) for one, act in acts if act is not None]


async def send_back(
    session: AsyncSession, release_id: int, by: str, reason: str, now: datetime
) -> Release:
    """Sends a draft back to who wrote it, with a reason (退回); a review of it is void.

    Refused for its author, without a reason, and for what is on its way or published.
    """
    reviewer = await staff.allowed(session, by, "broadcasts review")
    release = await held(session, release_id)
    releases.check_draft(release)
    author = await session.get(Staff, release.author_id) if release.author_id else None
    releases.check_two(author, reviewer)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Refusal("releases-return-reason", longest=LONGEST_REASON)
    if await returned(session, release) is not None:
        raise Refusal("releases-returned-already", id=str(release.id))
    for one in await broadcasts.with_it(session, release):
        if one.state in {State.SENDING, State.PAUSED}:
            raise Refusal("broadcasts-open", id=str(release.id))
    await broadcasts.void(session, release, reviewer, now)
    journal.note(session, reviewer.name, RETURNED, releases.record(release), now, reason=reason)
    return release
