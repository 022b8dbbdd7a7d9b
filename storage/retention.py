"""Retention (保存期限): what is gone when its time is over.

个人信息保护法第十九条、第四十七条.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import consultations, conversations, faq, foi, forms, inbound, residents, surveys
from storage.open_days import rounds as open_days


async def expire(session: AsyncSession, now: datetime) -> None:
    """Removes everything whose time is over; each record kind names its own time."""
    await inbound.forget(session, now - inbound.KEEP)
    await conversations.forget(session, now)
    await forms.forget(session, now)
    await residents.forget(session, now)
    await open_days.forget(session, now)
    await consultations.forget(session, now)
    await surveys.expire(session, now)
    await foi.forget(session, now)
    await faq.forget_unanswered(session, now - faq.KEEP_UNANSWERED)
