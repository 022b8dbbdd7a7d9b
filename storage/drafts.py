"""Drafts on their way (送审、退回、作废): submitted, sent back, given up.

Given up is a draft before it was sent or published, and never after. The number stays taken, so
that the journal's story of it is one story; what was written goes.
"""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import broadcasts, journal, releases
from storage.broadcasts import Broadcast, Rendering, State
from storage.refusal import Refusal
from storage.release_forms import Kind
from storage.releases import Attachment, Release, Status
from storage.staff import Staff

LONGEST_REASON = 1000


async def unsent_policy(session: AsyncSession, release: Release) -> Release | None:
    """The policy that a 解读 explains, where it is not published yet."""
    if release.kind != Kind.READING or release.interprets_id is None:
        return None
    policy = await releases.get(session, release.interprets_id)
    return None if policy.status == Status.PUBLISHED else policy


async def submit(session: AsyncSession, release: Release, by: Staff, now: datetime) -> None:
    """Gives a release to the reviewers (送审); one that was sent, so that the others get it too.

    Refused for what is not 主动公开 or was imported, while a review of it holds, and for a 解读
    whose policy takes it along (三同步).
    """
    number = str(release.id)
    if release.source_id is not None:
        raise Refusal("broadcasts-imported", id=number)
    releases.check_open(release)
    if (policy := await unsent_policy(session, release)) is not None:
        raise Refusal("broadcasts-policy-not-sent", id=str(policy.id))
    for one in await broadcasts.with_it(session, release):
        if one.state == State.REVIEWED:
            raise Refusal("releases-is-reviewed", id=number)
        if one.state in broadcasts.OPEN:
            raise Refusal("broadcasts-open", id=number)
    release.submitted_at, release.returned_by, release.return_reason = now, None, None
    await session.flush()
    journal.note(session, by.name, "releases.submit", releases.record(release), now)


async def send_back(
    session: AsyncSession, release: Release, reviewer: Staff, reason: str, now: datetime
) -> None:
    """Sends a release back to who wrote it, with a reason (退回); its review is void.

    Refused for who wrote it, for what nobody submitted, and once it is on its way.
    """
    author = await session.get(Staff, release.author_id) if release.author_id else None
    releases.check_two(author, reviewer)
    if not reason or len(reason) > LONGEST_REASON:
        raise Refusal("releases-return-reason", longest=LONGEST_REASON)
    found = [
        one for one in await broadcasts.with_it(session, release) if one.state in broadcasts.OPEN
    ]
    if any(one.state != State.REVIEWED for one in found):
        raise Refusal("broadcasts-open", id=str(release.id))
    if release.submitted_at is None and not found:
        raise Refusal("releases-not-submitted", id=str(release.id))
    await broadcasts.void(session, release, reviewer, now)
    release.submitted_at = None
    release.returned_by, release.return_reason = reviewer.name, reason
    await session.flush()
    record = releases.record(release)
    journal.note(session, reviewer.name, "releases.return", record, now, reason=reason)


async def discard(session: AsyncSession, release: Release, by: Staff, now: datetime) -> None:
    """Discards a draft (作废) with its reviews; what was sent or published stays on record.

    Refused, too, for a policy while a 解读 explains it.
    """
    number = str(release.id)
    if release.status == Status.PUBLISHED:
        raise Refusal("releases-stays-published", id=number)
    if (reading := await releases.reading_of(session, release)) is not None:
        raise Refusal("releases-stays-explained", id=number, reading=str(reading.id))
    for broadcast in await broadcasts.with_it(session, release):
        if broadcast.sent_at is not None:
            # It is not published, so nobody has got any of it.
            raise Refusal(
                "releases-stays-sent",
                id=number,
                at=broadcast.sent_at,
                state=str(broadcast.state),
                broadcast=str(broadcast.release_id),
            )
        broadcast.state = State.VOID
    of_it = (col(Broadcast.release_id) == release.id) | (col(Broadcast.reading_id) == release.id)
    reviewed = select(col(Broadcast.id)).where(of_it)
    await session.execute(delete(Rendering).where(col(Rendering.broadcast_id).in_(reviewed)))
    await _empty(session, release, now)
    record = releases.record(release)
    journal.note(session, by.name, "releases.discard", record, now, title=release.title)


async def _empty(session: AsyncSession, release: Release, now: datetime) -> None:
    """Takes away all but the title, which the journal has as well."""
    attachment = release.attachment
    release.status, release.updated_at = Status.DISCARDED, now
    release.text = release.gist = release.attribute_reason = ""
    release.points, release.english = [], None
    release.link = release.attachment = release.interprets_id = None
    release.submitted_at = release.returned_by = release.return_reason = None
    await releases.set_topics(session, release, [])
    if attachment is not None:
        used = select(col(Release.id)).where(col(Release.attachment) == attachment).exists()
        shown = select(col(Rendering.id)).where(col(Rendering.attachment) == attachment).exists()
        await session.execute(
            delete(Attachment).where(col(Attachment.name) == attachment, ~used, ~shown)
        )
