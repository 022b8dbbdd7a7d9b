"""What is kept of requests for a while (保存期限): guesses, reports, and what was no request.

A request that was registered is a file of the office and stays (归档). What was withdrawn before,
or was found to be a question or a complaint, is none: once a suit about it has become too late,
who it was of and what it said are erased, and its number and its days stay. What still waits to
be confirmed waits on: nothing that somebody asked for is dropped because nobody called them.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import sealed
from storage.calendar import day_of
from storage.foi import reports, status
from storage.foi.files import FoiFile
from storage.foi.posts import CasePost
from storage.foi.record import ITSELF, SEALED, FoiRequest, State, event

# 《行政诉讼法》第四十六条: six months.
KEEP = timedelta(days=185)


async def forget(session: AsyncSession, now: datetime) -> None:
    """Forgets what is of no use any more."""
    await status.forget(session, now)
    await reports.forget(session, now)
    await _erase(session, now)


async def _erase(session: AsyncSession, now: datetime) -> None:
    """Erases what was never registered and ended long ago, unless it is still to be posted."""
    still_posted = select(col(CasePost.request_id)).where(col(CasePost.accepted_at).is_(None))
    query = select(FoiRequest).where(
        col(FoiRequest.state).in_((State.WITHDRAWN, State.NOT_AN_APPLICATION)),
        col(FoiRequest.received_on).is_(None),
        col(FoiRequest.ended_on) <= day_of(now - KEEP),
        col(FoiRequest.content).is_not(None),
        col(FoiRequest.id).not_in(still_posted),
    )
    for request in (await session.scalars(query.with_for_update())).all():
        for _, field in SEALED:
            sealed.keep(session, request, field, None)
        request.conversation_id = None
        await session.execute(delete(FoiFile).where(col(FoiFile.request_id) == request.id))
        event(session, request, "erased", ITSELF, now)
    await session.flush()
