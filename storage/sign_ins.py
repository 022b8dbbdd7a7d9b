"""Sign-ins (登录): sessions of the console, kept on our side; they rotate, expire, can be ended.

The cookie holds a random token and the table its hash. The token changes when more is proved and
every half hour; the one before is good for a minute, because pages load side by side. Whoever
shows it later has a copy of somebody's cookie: that ends the session for both.

GB/T 22239-2019 8.1.4.1 b): 登录连接超时自动退出.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Column, ForeignKey, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import BigKey, Moment
from storage.staff import Staff

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)
ROTATE_EVERY: Final = timedelta(minutes=30)
GRACE: Final = timedelta(minutes=1)
# That somebody is still here is written so seldom that reading stays reading.
NOTED_EVERY: Final = timedelta(minutes=1)
# What was proved anew counts so long for what asks for it.
CONFIRMED_FOR: Final = timedelta(minutes=5)
# A code, or an authenticator to be set up, is waited for so long.
HALF_WAY: Final = timedelta(minutes=10)


class Stage(StrEnum):
    """How far somebody is."""

    # The password held; the code, or the setting up of one, is still to come.
    CODE = "code"
    ENROL = "enrol"
    IN = "in"


class SignIn(SQLModel, table=True):
    """One session of one browser (会话)."""

    __tablename__ = "staff_session"

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    staff_id: int = Field(
        sa_column=Column(
            BigKey, ForeignKey("staff.id", ondelete="CASCADE"), index=True, nullable=False
        )
    )
    token: str = Field(unique=True, max_length=64)
    token_before: str | None = Field(default=None, unique=True, max_length=64)
    stage: str = Field(max_length=8)
    # What every form of this session carries.
    csrf: str = Field(max_length=43)
    began_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    rotated_at: datetime = Field(sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    # Where it began, for a notice; and in which browser, for which alone it is good.
    address: str = Field(default="", max_length=60)
    agent: str = Field(default="", max_length=64)

    def is_over(self, now: datetime) -> bool:
        """Whether too much time has gone by."""
        if self.stage != Stage.IN:
            return now - self.began_at >= HALF_WAY
        return now - self.seen_at >= IDLE or now - self.began_at >= LONGEST

    def is_confirmed(self, now: datetime) -> bool:
        """Whether they proved a moment ago that it is still they who sit there."""
        return self.confirmed_at is not None and now - self.confirmed_at < CONFIRMED_FOR


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


async def begin(
    session: AsyncSession, who: Staff, stage: Stage, address: str, agent: str, now: datetime
) -> tuple[SignIn, str]:
    """A new session, and the token for its cookie."""
    token = secrets.token_urlsafe(32)
    row = SignIn(
        staff_id=who.id or 0,
        token=_hash(token),
        stage=stage,
        csrf=secrets.token_urlsafe(32),
        began_at=now,
        seen_at=now,
        rotated_at=now,
        confirmed_at=now if stage is Stage.IN else None,
        address=address,
        agent=_hash(agent),
    )
    session.add(row)
    await session.flush()
    return row, token


async def find(session: AsyncSession, token: str) -> SignIn | None:
    """The session that a cookie names, now or before its last change."""
    known = _hash(token)
    query = select(SignIn).where(
        or_(col(SignIn.token) == known, col(SignIn.token_before) == known)
    )
    return (await session.scalars(query)).first()


def is_good(row: SignIn, token: str, agent: str, now: datetime) -> bool:
    """Whether whoever shows this token in this browser is let in.

    A token that was changed a while ago, or another browser, shows a copied cookie.
    """
    is_old = row.token != _hash(token)
    if is_old and now - row.rotated_at >= GRACE:
        return False
    return row.agent == _hash(agent) and not row.is_over(now)


def is_due(row: SignIn, token: str, now: datetime) -> bool:
    """Whether something is to be written: that they are here, or a new token."""
    if row.stage != Stage.IN or row.token != _hash(token):
        return False
    return now - row.seen_at >= NOTED_EVERY or now - row.rotated_at >= ROTATE_EVERY


def rotate(row: SignIn, now: datetime) -> str:
    """A new token for the cookie; the one before is good for a minute."""
    token = secrets.token_urlsafe(32)
    row.token_before, row.token, row.rotated_at = row.token, _hash(token), now
    return token


def go_on(row: SignIn, stage: Stage, now: datetime) -> str:
    """Further than before: nothing of the earlier token is good any more."""
    token = rotate(row, now)
    row.token_before, row.stage, row.seen_at = None, stage, now
    if stage is Stage.IN:
        row.confirmed_at = now
    return token


async def end(session: AsyncSession, row: SignIn) -> None:
    """Ends it (退出)."""
    await session.execute(delete(SignIn).where(col(SignIn.id) == row.id))


async def end_all(session: AsyncSession, staff_id: int, but: int | None = None) -> int:
    """Ends all sessions of somebody, except one if named; how many there were."""
    query = delete(SignIn).where(col(SignIn.staff_id) == staff_id, col(SignIn.id) != (but or 0))
    return len((await session.execute(query.returning(col(SignIn.id)))).all())


async def open_ones(session: AsyncSession, staff_id: int, now: datetime) -> Sequence[SignIn]:
    """Where somebody is signed in, the newest first."""
    query = (
        select(SignIn)
        .where(col(SignIn.staff_id) == staff_id, col(SignIn.stage) == Stage.IN)
        .order_by(col(SignIn.seen_at).desc())
    )
    return [one for one in (await session.scalars(query)).all() if not one.is_over(now)]


async def sweep(session: AsyncSession, now: datetime) -> None:
    """Takes away what is over."""
    over = or_(
        col(SignIn.began_at) <= now - LONGEST,
        col(SignIn.seen_at) <= now - IDLE,
        (col(SignIn.stage) != Stage.IN) & (col(SignIn.began_at) <= now - HALF_WAY),
    )
    await session.execute(delete(SignIn).where(over))
