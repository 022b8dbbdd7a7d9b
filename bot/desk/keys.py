"""Changing the key (密钥轮换): every sealed field, a page a transaction."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import journal, sealed, staff
from storage.staff import Role
from storage.tables import SEALED


async def rotate(session: AsyncSession, by: str, now: datetime) -> int:
    """Seals a page of fields with the newest key; how many, 0 when none is left.

    Raises Refusal where whoever asks is no administrator, sealed.Unopened where a key is missing.
    """
    who = await staff.acting(session, by, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
    for table, column in SEALED:
        if changed := await sealed.rotate(session, table, column):
            record = f"key:{table.__tablename__}.{column}"
            journal.note(session, who.name, "keys.rotate", record, now, fields=changed)
            return changed
    return 0
