"""What is kept beside the requests for a while (保存期限): guesses, and reports that came."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage.foi import reports, status


async def forget(session: AsyncSession, now: datetime) -> None:
    """Forgets what is of no use any more; the requests are files of the office and stay."""
    await status.forget(session, now)
    await reports.forget(session, now)
