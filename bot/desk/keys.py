"""Changing the key (密钥轮换): which keys are known, and every sealed field, a page at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import journal, sealed, staff
from storage.tables import SEALED


@dataclass(frozen=True)
class InUse:
    """The keys that are known here, newest first, by their marks, with how many fields each opens.

    `lost` are fields that none of them opens.
    """

    keys: tuple[tuple[str, int], ...]
    lost: tuple[tuple[str, int], ...]

    @property
    def left(self) -> int:
        """How many fields are still sealed by an older key."""
        return sum(count for _, count in self.keys[1:])


async def in_use(session: AsyncSession) -> InUse:
    """What each key has sealed."""
    marks = [one.hex() for one in sealed.ring(session).marks]
    found: dict[str, int] = dict.fromkeys(marks, 0)
    for table, column in SEALED:
        for mark, count in (await sealed.counts(session, table, column)).items():
            found[mark.hex()] = found.get(mark.hex(), 0) + count
    return InUse(
        keys=tuple((mark, found[mark]) for mark in marks),
        lost=tuple((mark, count) for mark, count in found.items() if mark not in marks),
    )


async def rotate(session: AsyncSession, by: str, now: datetime) -> int:
    """Seals a page of fields with the newest key; how many, 0 when none is left.

    Raises Refusal where whoever asks is no administrator, sealed.Unopened where a key is missing.
    """
    who = await staff.allowed(session, by, "keys rotate")
    for table, column in SEALED:
        if changed := await sealed.rotate(session, table, column):
            record = f"key:{table.__tablename__}.{column}"
            journal.note(session, who.name, "keys.rotate", record, now, fields=changed)
            return changed
    return 0
