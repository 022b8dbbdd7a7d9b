"""How a request stands (查询进度): told to who has its number and its secret, and to nobody else.

Number and secret are asked together, and what is said of a wrong number and of a wrong secret is
the same. Who guesses is stopped long before a secret could fit.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.conversations import Conversation
from storage.database import BigKey, Moment
from storage.foi import files
from storage.foi import number as numbers
from storage.foi.record import FoiRequest
from storage.refusal import Refusal

GUESSES_LAST = timedelta(minutes=10)
# Of one account, and about one request from wherever.
MOST_GUESSES, MOST_ABOUT_ONE = 5, 30


class FoiGuess(SQLModel, table=True):
    """A number and a secret that did not fit (猜码)."""

    __tablename__ = "foi_guess"

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    conversation_id: int | None = Field(
        default=None, foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    request_id: int | None = Field(
        default=None, foreign_key="foi_request.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    at: datetime = Field(sa_type=Moment, index=True)


async def ask(
    session: AsyncSession,
    typed: str,
    secret: str,
    now: datetime,
    conversation: Conversation | None = None,
) -> FoiRequest | None:
    """The request of a number and its secret; None where they do not fit, and it is counted.

    Refused after too many wrong ones until ten minutes have passed.
    """
    await forget(session, now)
    number = numbers.read(typed)
    query = select(FoiRequest).where(col(FoiRequest.number) == number)
    request = (await session.scalars(query)).first() if number else None
    if conversation is not None:
        mine = col(FoiGuess.conversation_id) == conversation.id
        if await _count(session, mine) >= MOST_GUESSES:
            raise Refusal("foi-too-many-guesses")
    if request is not None:
        about = col(FoiGuess.request_id) == request.id
        if await _count(session, about) >= MOST_ABOUT_ONE:
            raise Refusal("foi-too-many-guesses")
        if numbers.fits(request.number, secret, request.secret):
            return request
    session.add(
        FoiGuess(
            conversation_id=conversation.id if conversation else None,
            request_id=request.id if request else None,
            at=now,
        )
    )
    await session.flush()
    return None


async def forget(session: AsyncSession, now: datetime) -> None:
    """Forgets the guesses that do not count any more."""
    await session.execute(delete(FoiGuess).where(col(FoiGuess.at) <= now - GUESSES_LAST))


async def _count(session: AsyncSession, which: Any) -> int:
    query = select(func.count()).select_from(FoiGuess).where(which)
    return int(await session.scalar(query) or 0)


async def kept(session: AsyncSession, conversation_id: int) -> list[dict[str, Any]]:
    """The requests that were made from an account; what they say needs number and secret.

    What a file is called may name somebody, and the copy may be read abroad: its size is told.
    """
    query = select(FoiRequest).where(col(FoiRequest.conversation_id) == conversation_id)
    return [
        {
            "number": one.number,
            "at": one.arrived_at.isoformat(timespec="seconds"),
            "state": one.state,
            "files": [
                {"type": file.media_type, "size": file.size}
                for file in await files.attached(session, one.id)
            ],
        }
        for one in await session.scalars(query.order_by(col(FoiRequest.id)))
    ]


async def let_go(session: AsyncSession, accounts: Sequence[int]) -> int:
    """Takes from requests which account they came from; the cases stay. How many it was.

    A request is a file of the office (归档): who has their data deleted keeps number and secret.
    """
    found = await session.execute(
        update(FoiRequest)
        .where(col(FoiRequest.conversation_id).in_(accounts))
        .values(conversation_id=None)
        .returning(col(FoiRequest.id))
    )
    await session.execute(delete(FoiGuess).where(col(FoiGuess.conversation_id).in_(accounts)))
    return len(found.all())
