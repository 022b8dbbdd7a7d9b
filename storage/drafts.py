"""Drafts that are given up (发布稿作废): before they were sent or published, and never after.

The number stays taken, so that the journal's story of it is one story; what was written goes.
"""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import broadcasts, journal, releases
from storage.broadcasts import Broadcast, Rendering, State
from storage.refusal import Refusal
from storage.releases import Attachment, Release, Status
from storage.staff import Staff


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
    await releases.set_topics(session, release, [])
    if attachment is not None:
        used = select(col(Release.id)).where(col(Release.attachment) == attachment).exists()
        shown = select(col(Rendering.id)).where(col(Rendering.attachment) == attachment).exists()
        await session.execute(
            delete(Attachment).where(col(Attachment.name) == attachment, ~used, ~shown)
        )
