"""Tickets (入场码): what is shown at the door, and checking in (签到).

A ticket is a number with a proof by a key that is not in the database: one that somebody made up,
or that another house made, is told from ours before anything is looked up. It is proved by the
secret key, which `keys rotate` does not change: a ticket that was sent stays genuine.
"""

import hmac
import re
import unicodedata
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import journal, sealed
from storage.calendar import CITY
from storage.open_days.records import OpenDay, Registration, Slot, State
from storage.open_days.seats import held
from storage.refusal import Refusal
from storage.staff import Staff

_TICKET = re.compile(r"YG1:(KF-\w{4}-\w{4}):(\w+)")
# A number as somebody reads it out: with or without its dashes and its first letters.
_NUMBER = re.compile(r"(?:KF)?-?(\w{4})-?(\w{4})")
_DASHES = re.compile("[‐‑‒–—―−]+")


def _proved(number: str) -> str:
    return f"open day ticket:{number}"


def ticket(session: AsyncSession, row: Registration) -> str:
    """What the QR code of a registration holds."""
    return f"YG1:{row.number}:{sealed.ring(session).proof(_proved(row.number))}"


def number_of(session: AsyncSession, shown: str) -> str:
    """The number on a ticket, or read out at the door; refused where it was not made by us."""
    # An input method writes “ＫＦ－７Ｑ３Ｍ” as readily.
    half = _DASHES.sub("-", unicodedata.normalize("NFKC", shown))
    plain = "".join(half.upper().split())
    if plain.startswith("YG"):
        found = _TICKET.fullmatch(plain)
        proofs = sealed.ring(session).proofs(_proved(found[1])) if found else []
        if found is None or not any(hmac.compare_digest(found[2], one) for one in proofs):
            raise Refusal("open-days-ticket-forged")
        return found[1]
    spoken = _NUMBER.fullmatch(plain)
    if spoken is None:
        raise Refusal("open-days-ticket-unread")
    return f"KF-{spoken[1]}-{spoken[2]}"


async def by_number(session: AsyncSession, number: str) -> Registration:
    """The registration of a number."""
    query = select(Registration).where(col(Registration.number) == number)
    found = (await session.scalars(query)).first()
    if found is None:
        raise Refusal("open-days-ticket-unknown", number=number)
    return found


async def check_in(
    session: AsyncSession, shown: str, by: Staff, now: datetime, day_id: int | None = None
) -> tuple[Registration, Slot, OpenDay]:
    """Lets a party in (签到), once, on its day."""
    number = number_of(session, shown)
    row, slot = await held(session, (await by_number(session, number)).id or 0)
    day = await session.get_one(OpenDay, row.open_day_id)
    if row.state == State.ATTENDED and row.attended_at is not None:
        raise Refusal("open-days-ticket-used", number=number, at=row.attended_at)
    if row.state != State.REGISTERED:
        raise Refusal("open-days-ticket-no-seat", number=number, state=row.state)
    is_another = day_id is not None and day_id != day.id
    if is_another or slot.starts_at.astimezone(CITY).date() != now.astimezone(CITY).date():
        raise Refusal(
            "open-days-ticket-other-day", number=number, day=day.title, at=slot.starts_at
        )
    row.move(State.ATTENDED)
    row.attended_at, row.untold = now, None
    journal.note(
        session, by.name, "open-days.check-in", row.record, now, number=number, party=row.party
    )
    await session.flush()
    return row, slot, day
