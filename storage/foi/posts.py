"""Posts to the case system (移送台账): one row a state, in the transaction of the act.

Whatever becomes of the process or of the case system, what was registered here is posted there in
the order in which it happened, each state under a key of its own, until it is accepted. What is
posted is sealed while it waits and is gone once it was accepted.

A row that is claimed is hidden for a while and nothing more: who claimed it and died is followed
by the next. So a state may be posted twice, under one key, and is never lost.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Index,
    LargeBinary,
    UniqueConstraint,
    func,
    select,
    text,
)
from sqlalchemy import update as change
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col

from storage import sealed
from storage.database import BigKey, Moment
from storage.foi import files
from storage.foi.outcomes import GROUNDS
from storage.foi.record import FoiRequest, opened

# Longer than any answer is waited for: who has not reported by then has died.
HIDDEN_FOR = timedelta(minutes=2)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=1)
LONGEST_PROBLEM = 120

_IS_WAITING = text("accepted_at IS NULL")


class CasePost(SQLModel, table=True):
    """A state of a request on its way to the case system (移送)."""

    __tablename__ = "case_post"
    __table_args__ = (
        UniqueConstraint("request_id", "sequence"),
        CheckConstraint("(accepted_at IS NULL) = (body IS NOT NULL)", name="body"),
        Index(
            "ix_case_post_waiting",
            "due_at",
            "id",
            sqlite_where=_IS_WAITING,
            postgresql_where=_IS_WAITING,
        ),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    request_id: int = Field(foreign_key="foi_request.id", sa_type=BigKey, ondelete="CASCADE")
    # Its place among the states of the request; a case system goes by the highest.
    sequence: int
    # What makes the same post one post, however often it arrives.
    key: str = Field(max_length=40, unique=True)
    state: str = Field(max_length=20)
    body: bytes | None = Field(default=None, sa_type=LargeBinary)
    owed_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    tries: int = 0
    # Why it was not accepted the last time: a kind and a figure, never what was answered.
    problem: str | None = Field(default=None, max_length=LONGEST_PROBLEM)
    accepted_at: datetime | None = Field(default=None, sa_type=Moment)


SEALED = ((CasePost, "body"),)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is to be posted now; its body is filled in once the claim was committed."""

    id: int
    key: str
    number: str
    tries: int
    body: str = ""


async def owe(session: AsyncSession, request: FoiRequest, now: datetime) -> None:
    """Owes the case system the state that the request has now."""
    request.posted += 1
    post = CasePost(
        request_id=request.id or 0,
        sequence=request.posted,
        key=f"{request.number}/{request.posted}",
        state=request.state,
        # Until it is flushed it has no place to be sealed for.
        body=b"",
        owed_at=now,
        due_at=now,
    )
    session.add(post)
    await session.flush()
    body = json.dumps(snapshot(session, request), ensure_ascii=False, default=str)
    sealed.keep(session, post, "body", body)


def snapshot(session: AsyncSession, request: FoiRequest) -> dict[str, Any]:
    """Everything that a case system needs of a request in its present state."""
    return {
        "number": request.number,
        "sequence": request.posted,
        "state": request.state,
        "organ": request.organ,
        "channel": request.channel,
        "arrived_at": request.arrived_at.isoformat(timespec="seconds"),
        "applicant": {
            "kind": request.applicant,
            "proof": request.proof,
            **{
                field: opened(session, request, field)
                for field in ("name", "proof_number", "phone", "email", "address")
            },
        },
        "content": opened(session, request, "content"),
        "way": request.way,
        "routed_to": request.routed_to,
        "ended_on": request.ended_on,
        **_came_of_it(session, request),
    }


def _came_of_it(session: AsyncSession, request: FoiRequest) -> dict[str, Any]:
    """Receipt, extension and answer, as far as there are."""
    found: dict[str, Any] = {}
    if request.received_on is not None:
        found["receipt"] = {
            "received_on": request.received_on,
            "confirm_method": request.confirm_method,
            "due_on": request.due_on,
            "provisional": request.due_is_provisional,
        }
    if request.extended_days is not None:
        found["extension"] = {
            "days": request.extended_days,
            "reason": opened(session, request, "extension_reason"),
            "consented_by": request.extension_consent,
            "told_on": request.extension_told_on,
        }
    if request.outcome is not None and request.ground is not None:
        found["answer"] = {
            "outcome": request.outcome,
            "ground": request.ground,
            "article": GROUNDS[request.ground].article,
            "row": request.report_row,
            "remedy": request.remedy,
            "reasons": opened(session, request, "reasons"),
            "text": opened(session, request, "answer"),
            "answered_on": request.answered_on,
        }
    return found


def _is_next() -> tuple[ColumnElement[bool], ...]:
    """It waits, and no earlier state of its request does."""
    earlier = aliased(CasePost)
    before = select(col(earlier.id)).where(
        col(earlier.request_id) == col(CasePost.request_id),
        col(earlier.sequence) < col(CasePost.sequence),
        col(earlier.accepted_at).is_(None),
    )
    return col(CasePost.accepted_at).is_(None), ~before.exists()


async def claim(session: AsyncSession, now: datetime, size: int = 10) -> list[Claimed]:
    """Claims what is due, oldest first; of a request only its first state that still waits.

    Nothing is opened here, because everybody else who writes waits: the caller commits, has it
    `filled`, and posts.
    """
    query = (
        select(CasePost, col(FoiRequest.number))
        .join(FoiRequest, col(FoiRequest.id) == col(CasePost.request_id))
        .where(
            *_is_next(),
            col(CasePost.due_at) <= now,
        )
        .order_by(col(CasePost.due_at), col(CasePost.id))
        .limit(size)
        .with_for_update(skip_locked=True, of=CasePost)
        .execution_options(populate_existing=True)
    )
    found = []
    for post, number in (await session.execute(query)).all():
        post.tries += 1
        post.due_at = now + HIDDEN_FOR
        found.append(Claimed(post.id or 0, post.key, number, post.tries))
    await session.flush()
    return found


async def filled(session: AsyncSession, claimed: Claimed) -> Claimed | None:
    """A claimed state with what is posted of it: what was owed, and the files of the request.

    The files never change; they are put in now, so that they are not kept once more for every
    state. None where it was accepted meanwhile, or erased; raises sealed.Unopened.
    """
    post = await session.get(CasePost, claimed.id)
    plain = sealed.read(session, post, "body") if post else None
    if post is None or plain is None:
        return None
    body: dict[str, Any] = json.loads(plain)
    rows = await files.attached(session, post.request_id)
    body["attachments"] = [await _as_posted(session, row) for row in rows]
    return replace(claimed, body=json.dumps(body, ensure_ascii=False))


async def _as_posted(session: AsyncSession, row: files.FoiFile) -> dict[str, Any]:
    """A file as it is posted; it was sealed as the very text that is sent."""
    await session.refresh(row, ["content"])
    content = sealed.read(session, row, "content") or ""
    return {
        "name": files.name_of(session, row),
        "media_type": row.media_type,
        "size": row.size,
        "sha256": hashlib.sha256(base64.b64decode(content)).hexdigest(),
        "content": content,
    }


async def accept(
    session: AsyncSession, claimed: Claimed, system: str, case_id: str | None, now: datetime
) -> None:
    """Notes that the case system has it, and by which name it knows the request.

    Where it says none, the one that is known stays; our own number stands for none.
    """
    post = await session.get(CasePost, claimed.id, with_for_update=True)
    if post is None or post.accepted_at is not None:
        return
    post.accepted_at, post.body, post.problem = now, None, None
    await session.execute(
        change(FoiRequest)
        .where(col(FoiRequest.id) == post.request_id)
        .values(
            case_system=system,
            case_id=func.coalesce(case_id, col(FoiRequest.case_id), col(FoiRequest.number)),
        )
    )
    await session.flush()


async def put_off(
    session: AsyncSession, claimed: Claimed, problem: str, now: datetime
) -> timedelta:
    """Tries again after a pause that grows up to an hour; gives the pause.

    Nothing changes where another has claimed it meanwhile.
    """
    pause = pause_after(claimed.tries)
    await session.execute(
        change(CasePost)
        .where(
            col(CasePost.id) == claimed.id,
            col(CasePost.tries) == claimed.tries,
            col(CasePost.accepted_at).is_(None),
        )
        .values(due_at=now + pause, problem=problem[:LONGEST_PROBLEM])
    )
    return pause


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    # Beyond a few doublings the hour is reached; the power is not let grow for ever.
    doublings = min(tries - 1, 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


async def next_due(session: AsyncSession) -> datetime | None:
    """When the next one that could be claimed is due."""
    query = select(col(CasePost.due_at)).where(*_is_next())
    return (await session.scalars(query.order_by(col(CasePost.due_at)).limit(1))).first()


async def waiting(session: AsyncSession, request: FoiRequest) -> Sequence[CasePost]:
    """What of a request the case system has not accepted yet."""
    query = select(CasePost).where(
        col(CasePost.request_id) == request.id, col(CasePost.accepted_at).is_(None)
    )
    return (await session.scalars(query.order_by(col(CasePost.sequence)))).all()
