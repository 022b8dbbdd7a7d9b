"""The journal (操作日志): who did what, on which record, from where and why; only ever added to.

《网络安全法》（2016年文本）第二十一条第三项: kept at least six months. GB/T 22239-2019 8.1.4.3:
records of acts are protected from deletion and change.

One row an act, written in the act's own transaction, just before its commit. Each row carries the
hash of the one before it, the numbers have no gap, and the head (the last number and its hash) is
sealed with a key that is not in the database: so a changed, taken out or cut off row is found by
`yangguang journal verify`, and whoever holds the database alone cannot make the chain look whole.
The database refuses updates and deletes; only what `prune` gave up may go, and the head says so.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, Index, delete, event, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction
from sqlmodel import Field, SQLModel, col

from storage import sealed
from storage.database import BigKey, Json, Moment
from storage.refusal import Refusal

COMMAND_LINE = "command line"
# Acts that nobody did: a broadcast that came to its end.
ITSELF = "itself"
# The hash before the first act.
GENESIS: Final = "0" * 64
# 第二十一条: no shorter than six months, of which the longest half has 184 days.
KEPT_FOR: Final = timedelta(days=184)
# Rows of one step of reading.
PAGE: Final = 1000
# Where the acts of a transaction wait for its commit, each with the savepoint it stands in.
_WAITING: Final = "journal"


class Act(SQLModel, table=True):
    """One act (操作记录)."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_record", "record", "id"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    at: datetime = Field(sa_type=Moment)
    # The name as it was: it stays when the member of staff goes.
    who: str = Field(max_length=40)
    # Capability and verb, such as `broadcasts.review`.
    what: str = Field(max_length=40)
    # The record, such as `release:12`.
    record: str = Field(max_length=60)
    via: str = Field(max_length=20)
    # The network address that it came from, where it came over a network.
    place: str = Field(default="", max_length=60)
    about: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    # Of this row and the hash before it: SHA-256, in hexadecimal.
    hash: str = Field(default="", max_length=64)

    def chained(self, before: str) -> str:
        """The hash of this act after the one before it."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        words = (self.who, self.what, self.record, self.via, self.place)
        told = [before, self.id, at, *words, self.about]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Head(SQLModel, table=True):
    """Where the journal stands (日志首部): one row, sealed."""

    __tablename__ = "journal_head"

    id: int = Field(default=1, primary_key=True)
    last: int = Field(default=0, sa_type=BigKey)
    hash: str = Field(default=GENESIS, max_length=64)
    # Up to here the rows were given up by `prune`, and what the last of them was.
    pruned: int = Field(default=0, sa_type=BigKey)
    pruned_hash: str = Field(default=GENESIS, max_length=64)
    # The last act before the head was first sealed: what an older version had written.
    unsealed: int = Field(default=0, sa_type=BigKey)
    # A head that somebody had changed was met: the journal goes on, and says so from then on.
    is_broken: bool = False
    proof: str = Field(default="", max_length=16)

    def told(self) -> str:
        """What the proof is of."""
        kept = (self.last, self.hash, self.pruned, self.pruned_hash, self.unsealed)
        return "journal:" + ":".join(map(str, (*kept, self.is_broken)))

    def is_proved(self, ring: sealed.Keyring) -> bool:
        """Whether one of our keys sealed it as it stands."""
        return self.proof in ring.proofs(self.told())

    @property
    def is_blank(self) -> bool:
        """Whether it was never sealed: it stands as the migration left it."""
        return self.proof == "" and self.unsealed == 0 and self.pruned == 0

    def check(self, ring: sealed.Keyring | None) -> None:
        """Before it is changed: remembers what was never sealed, and what somebody changed."""
        if ring is None or self.is_proved(ring):
            return
        if self.is_blank:
            self.unsealed = self.last
        else:
            self.is_broken = True

    def seal(self, ring: sealed.Keyring | None) -> None:
        """Seals what is written; a database that was opened without keys leaves it open."""
        self.proof = ring.proof(self.told()) if ring else ""


def note(
    session: AsyncSession,
    who: str,
    what: str,
    record: str,
    now: datetime,
    via: str | None = None,
    **about: str | int | None,
) -> None:
    """Notes an act in the transaction of the act; it stands in the journal once that commits."""
    door = session.info.get("door", (COMMAND_LINE, ""))
    place = "" if via else door[1]
    act = Act(
        at=now, who=who, what=what, record=record, via=via or door[0], place=place, about=about
    )
    inside = session.sync_session.get_nested_transaction()
    session.sync_session.info.setdefault(_WAITING, []).append((inside, act))


def came_by(session: AsyncSession, via: str, place: str = "") -> None:
    """Says by which door, and from which address, the acts of this session come."""
    session.info["door"] = (via, place)


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, undone: SessionTransaction) -> None:
    """What a savepoint took back was not done; nor is anything after a whole rollback."""
    if waiting := session.info.get(_WAITING):
        session.info[_WAITING] = [
            (inside, act)
            for inside, act in waiting
            if undone.nested and not _is_in(inside, undone)
        ]


def _is_in(inside: SessionTransaction | None, undone: SessionTransaction) -> bool:
    while inside is not None and inside is not undone:
        inside = inside.parent
    return inside is not None


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    if session.in_nested_transaction() or not (waiting := session.info.pop(_WAITING, None)):
        return
    ring: sealed.Keyring | None = session.info.get("keyring")
    # One at a time: whoever commits meanwhile waits for this row, and only until this commit.
    query = select(Head).with_for_update().execution_options(populate_existing=True)
    head = session.scalars(query).one_or_none() or _head_anew(session)
    head.check(ring)
    for _, act in waiting:
        act.id = head.last + 1
        act.hash = act.chained(head.hash)
        head.last, head.hash = act.id, act.hash
        session.add(act)
    head.seal(ring)
    session.flush()


def _head_anew(session: Session) -> Head:
    """Somebody took the head away: the office goes on, and the journal says so from then on."""
    last = session.scalars(select(Act).order_by(col(Act.id).desc()).limit(1)).first()
    head = Head(is_broken=True)
    if last is not None:
        head.last, head.hash = last.id or 0, last.hash
    session.add(head)
    return head


async def newest(session: AsyncSession, limit: int) -> Sequence[Act]:
    """The newest acts, oldest first."""
    query = select(Act).order_by(col(Act.id).desc()).limit(limit)
    return list(reversed((await session.scalars(query)).all()))


async def of(session: AsyncSession, record: str) -> Sequence[Act]:
    """The biography of a record, oldest first."""
    query = select(Act).where(col(Act.record) == record).order_by(col(Act.id))
    return (await session.scalars(query)).all()


async def every(session: AsyncSession) -> AsyncIterator[Act]:
    """All acts that are kept, oldest first, a page at a time."""
    last = 0
    while True:
        query = select(Act).where(col(Act.id) > last).order_by(col(Act.id)).limit(PAGE)
        page = (await session.scalars(query)).all()
        for act in page:
            yield act
            session.expunge(act)
        if len(page) < PAGE:
            return
        last = page[-1].id or 0


@dataclass(frozen=True)
class Finding:
    """What is wrong with the journal: a text's id, and the number of the act, 0 for the whole."""

    text_id: str
    number: int = 0


@dataclass(frozen=True)
class Verified:
    """What a walk through the chain found; whole where nothing did."""

    first: int
    last: int
    unsealed: int
    findings: tuple[Finding, ...]


# So many are named; where more are wrong, the number no longer helps.
MOST_FINDINGS: Final = 20


async def verify(session: AsyncSession) -> Verified:
    """Walks the whole chain: each row's hash, no gap, the head as it was sealed."""
    head = (await session.scalars(select(Head))).one_or_none()
    if head is None:
        return Verified(0, 0, 0, (Finding("journal-no-head"),))
    findings: list[Finding] = []
    ring: sealed.Keyring | None = session.info.get("keyring")
    if head.is_broken or (ring and not head.is_proved(ring) and not head.is_blank):
        findings.append(Finding("journal-head-changed"))
    before, expected = head.pruned_hash, head.pruned + 1
    async for act in every(session):
        if len(findings) >= MOST_FINDINGS:
            break
        if act.id != expected:
            findings.append(Finding("journal-gap", expected))
        elif act.hash != act.chained(before):
            findings.append(Finding("journal-row-changed", act.id or 0))
        before, expected = act.hash, (act.id or 0) + 1
    if (expected - 1, before) != (head.last, head.hash) and len(findings) < MOST_FINDINGS:
        findings.append(Finding("journal-end-missing", expected))
    return Verified(head.pruned + 1, head.last, head.unsealed, tuple(findings))


async def prune(session: AsyncSession, before: datetime, who: str, now: datetime) -> int:
    """Gives up the acts before a moment (清理), never those of the last half year; how many.

    The head is sealed anew with the hash of the last one that goes, and the act is noted.
    """
    if before > now - KEPT_FOR:
        raise Refusal("journal-too-young", until=now - KEPT_FOR)
    if (await verify(session)).findings:
        raise Refusal("journal-not-whole")
    head = (await session.scalars(select(Head).with_for_update())).one()
    # Up to the first one that stays: who did something earlier may stand behind it.
    stays = await session.scalar(select(func.min(Act.id)).where(col(Act.at) >= before))
    up_to = (stays - 1) if stays is not None else head.last
    if up_to <= head.pruned:
        return 0
    last = await session.get_one(Act, up_to)
    count = up_to - head.pruned
    ring: sealed.Keyring | None = session.info.get("keyring")
    head.check(ring)
    head.pruned, head.pruned_hash = up_to, last.hash
    head.seal(ring)
    await session.flush()
    await session.execute(delete(Act).where(col(Act.id) <= up_to))
    note(session, who, "journal.prune", "journal", now, acts=count, up_to=up_to)
    return count


__all__ = [
    "COMMAND_LINE",
    "ITSELF",
    "Act",
    "Finding",
    "Head",
    "Verified",
    "came_by",
    "every",
    "newest",
    "note",
    "of",
    "prune",
    "verify",
]
