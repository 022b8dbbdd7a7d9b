"""Changing the key (密钥轮换): which keys are known, and every sealed field, a page at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

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
        # Counted before: how many there are to do is said once, however many pages they take.
        older = await _older(session, table, column, who.name)
        if changed := await sealed.rotate(session, table, column):
            if older is not None:
                record, mark = _record(table, column), sealed.ring(session).mark.hex()
                journal.note(session, who.name, "keys.rotate", record, now, key=mark, fields=older)
            return changed
    return 0


async def _older(
    session: AsyncSession, table: type[SQLModel], column: str, who: str
) -> int | None:
    """How many fields of a column an older key has sealed; None where it was noted before."""
    mark = sealed.ring(session).mark
    for line in await journal.of(session, _record(table, column)):
        if (line.who, line.about.get("key")) == (who, mark.hex()):
            return None
    counts = await sealed.counts(session, table, column)
    return sum(count for one, count in counts.items() if one != mark)


def _record(table: type[SQLModel], column: str) -> str:
    return f"key:{table.__tablename__}.{column}"
