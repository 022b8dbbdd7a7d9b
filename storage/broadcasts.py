"""Broadcasts (推送): reviewed by another, sent once, paused and stopped within two seconds.

    reviewed → sending ⇄ paused → done | stopped
        ↘ void (the release was changed; also while it waits to be sent, before anybody got it)

The review (保密审查,《政府信息公开条例》第十七条) is bound to the hash of everything that is sent
and of the audience. The message is frozen in every language at the review: what is sent is what
was approved, byte for byte.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, Text, UniqueConstraint, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import journal, releases, staff
from storage.database import BigKey, Json, Moment
from storage.refusal import Refusal
from storage.releases import Attachment, Release
from storage.staff import Staff

# News of the day before yesterday is no news: what could not be sent by then is not sent.
NOT_AFTER = timedelta(days=2)


class State(StrEnum):
    """Where a broadcast stands."""

    REVIEWED = "reviewed"
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"
    VOID = "void"


OPEN = (State.REVIEWED, State.SENDING, State.PAUSED)
_IS_OPEN = text("state IN ('reviewed', 'sending', 'paused')")


class Broadcast(SQLModel, table=True):
    """A release on its way to those who asked (推送)."""

    __tablename__ = "broadcast"
    __table_args__ = (
        # At most one open broadcast a release.
        Index(
            "ix_broadcast_open",
            "release_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    release_id: int = Field(foreign_key="release.id", sa_type=BigKey)
    # The 解读 that goes with a policy.
    reading_id: int | None = Field(default=None, foreign_key="release.id", sa_type=BigKey)
    state: str = Field(max_length=10)
    # SHA-256 of what was approved: text, audience, messages.
    seal: str = Field(max_length=64)
    # The topics whose followers get it.
    audience: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    is_urgent: bool = False
    reviewer_id: int = Field(foreign_key="staff.id", sa_type=BigKey)
    reviewed_at: datetime = Field(sa_type=Moment)
    sender_id: int | None = Field(default=None, foreign_key="staff.id", sa_type=BigKey)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    not_after: datetime | None = Field(default=None, sa_type=Moment)
    # The last account that has a row in the ledger; the next page begins behind it.
    opened_up_to: int = Field(default=0, sa_type=BigKey)
    is_opened: bool = False
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


class Rendering(SQLModel, table=True):
    """The message of a broadcast in one language, frozen at the review (定稿)."""

    __tablename__ = "rendering"
    __table_args__ = (UniqueConstraint("broadcast_id", "language"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    # Given by the review.
    broadcast_id: int = Field(
        default=0, foreign_key="broadcast.id", sa_type=BigKey, ondelete="CASCADE"
    )
    language: str = Field(max_length=10)
    html: str = Field(sa_type=Text)
    buttons: list[list[dict[str, str]]] = Field(
        default_factory=list, sa_column=Column(Json, nullable=False)
    )
    attachment: str | None = Field(default=None, foreign_key="attachment.name", max_length=64)


def content_of(release: Release) -> dict[str, Any]:
    """Everything of a release that the review is bound to."""
    return release.model_dump(mode="json", exclude=releases.UNBOUND)


def shown(rendering: Rendering) -> dict[str, Any]:
    """Everything of a message that the review is bound to."""
    return rendering.model_dump(mode="json", exclude={"id", "broadcast_id"})


async def review(
    session: AsyncSession,
    release: Release,
    reading: Release | None,
    audience: Sequence[str],
    renderings: Sequence[Rendering],
    reviewer: Staff,
    now: datetime,
) -> Broadcast:
    """Approves a release with its messages and audience (保密审查); a new review voids the old.

    Refused for what is not 主动公开 or was imported, for a reviewer who is the author or has not
    the role, and while it is being sent.
    """
    if release.source_id is not None:
        raise Refusal("broadcasts-imported", id=str(release.id))
    both = [one for one in (release, reading) if one is not None]
    for one in both:
        releases.approve(one)
        author = await session.get(Staff, one.author_id) if one.author_id else None
        releases.check_two(author, reviewer)
    await _void_earlier(session, release)
    broadcast = Broadcast(
        release_id=release.id or 0,
        reading_id=reading.id if reading else None,
        state=State.REVIEWED,
        seal=sealed(both, renderings, audience),
        audience=sorted(audience),
        is_urgent=release.is_urgent,
        reviewer_id=reviewer.id or 0,
        reviewed_at=now,
    )
    session.add(broadcast)
    await session.flush()
    for rendering in renderings:
        rendering.broadcast_id = broadcast.id or 0
        session.add(rendering)
    await session.flush()
    _note(session, reviewer, "review", broadcast, now, seal=broadcast.seal)
    return broadcast


def sealed(
    both: Sequence[Release], renderings: Sequence[Rendering], audience: Sequence[str]
) -> str:
    """The hash of what is sent and to whom: what a review is bound to."""
    frozen = sorted((shown(one) for one in renderings), key=lambda one: one["language"])
    contents = [*(content_of(one) for one in both), *frozen]
    whole = json.dumps(
        [contents, sorted(audience)], ensure_ascii=False, sort_keys=True, default=str
    )
    return hashlib.sha256(whole.encode()).hexdigest()


async def _void_earlier(session: AsyncSession, release: Release) -> None:
    earlier = await of_release(session, release.id or 0, lock=True)
    if earlier is None or earlier.state not in OPEN:
        return
    if earlier.state != State.REVIEWED:
        raise Refusal("broadcasts-open", id=str(release.id))
    earlier.state = State.VOID
    await session.flush()


async def of_release(
    session: AsyncSession, release_id: int, *, lock: bool = False
) -> Broadcast | None:
    """The newest broadcast of a release whose review is not void; locked for who changes it."""
    query = (
        select(Broadcast)
        .where(col(Broadcast.release_id) == release_id, col(Broadcast.state) != State.VOID)
        .order_by(col(Broadcast.id).desc())
        .limit(1)
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(query)).first()


async def with_it(session: AsyncSession, release: Release) -> Sequence[Broadcast]:
    """What a release is part of, itself or as the 解读, and is not void; locked."""
    query = (
        select(Broadcast)
        .where(
            (col(Broadcast.release_id) == release.id) | (col(Broadcast.reading_id) == release.id),
            col(Broadcast.state) != State.VOID,
        )
        .order_by(col(Broadcast.id))
        .with_for_update()
    )
    return (await session.scalars(query)).all()


async def void(session: AsyncSession, release: Release, by: Staff, now: datetime) -> list[int]:
    """A draft is changed: what was to be sent with it must be reviewed again (审核作废).

    By the numbers of the releases that it was reviewed with. Nobody has got any of it, because
    what is on its way is no draft any more.
    """
    found = [one for one in await with_it(session, release) if one.state in OPEN]
    for one in found:
        one.state, one.closed_at = State.VOID, now
        _note(session, by, "void", one, now, changed=releases.record(release))
    await session.flush()
    return [one.release_id for one in found]


async def newest(session: AsyncSession, limit: int) -> Sequence[tuple[Broadcast, str]]:
    """The newest broadcasts whose review is not void, each with its release's title."""
    query = (
        select(Broadcast, col(Release.title))
        .join(Release, col(Release.id) == col(Broadcast.release_id))
        .where(col(Broadcast.state) != State.VOID)
        .order_by(col(Broadcast.id).desc())
        .limit(limit)
    )
    return [(one, title) for one, title in (await session.execute(query)).all()]


async def renderings(session: AsyncSession, broadcast: Broadcast) -> Sequence[Rendering]:
    """Its messages, by language."""
    query = (
        select(Rendering)
        .where(col(Rendering.broadcast_id) == broadcast.id)
        .order_by(col(Rendering.language))
    )
    return (await session.scalars(query)).all()


async def is_as_approved(session: AsyncSession, broadcast: Broadcast) -> bool:
    """Whether text, audience, messages and attachments are those of the review."""
    for one in await renderings(session, broadcast):
        file = await session.get(Attachment, one.attachment) if one.attachment else None
        if file is not None and releases.named_after(file.content) != file.name:
            return False
    ids = [one for one in (broadcast.release_id, broadcast.reading_id) if one]
    both = [await releases.get(session, one) for one in ids]
    topics = {one.id for one in await releases.topics_of(session, *both)}
    if topics != set(broadcast.audience):
        return False
    return sealed(both, await renderings(session, broadcast), broadcast.audience) == broadcast.seal


async def check_as_approved(session: AsyncSession, broadcast: Broadcast) -> None:
    """Refuses to go on with what is not as it was approved, and says how it can go on."""
    if broadcast.state in OPEN and not await is_as_approved(session, broadcast):
        number, state = str(broadcast.release_id), str(broadcast.state)
        raise Refusal("broadcasts-changed", id=number, state=state)


async def send(
    session: AsyncSession,
    broadcast: Broadcast,
    sender: Staff,
    now: datetime,
    not_after: datetime | None = None,
    **about: int,
) -> Broadcast:
    """Sends what was approved (发送); the courier opens the ledger and carries it.

    `about` stands beside it in the journal: to how many accounts it goes. Refused where anything
    was changed since the review, a second time, and where the moment after which it must not be
    sent has passed.
    """
    staff.check(sender, "broadcasts send")
    if broadcast.state in {State.SENDING, State.PAUSED}:
        raise Refusal("broadcasts-open", id=str(broadcast.release_id))
    if broadcast.state in {State.DONE, State.STOPPED} and broadcast.sent_at:
        raise Refusal("broadcasts-was-sent", id=str(broadcast.release_id), at=broadcast.sent_at)
    if broadcast.state != State.REVIEWED:
        raise Refusal("broadcasts-not-reviewed", id=str(broadcast.release_id))
    await check_as_approved(session, broadcast)
    not_after = not_after or now + NOT_AFTER
    if not_after <= now:
        raise Refusal("broadcasts-too-late", moment=not_after)
    broadcast.state = State.SENDING
    broadcast.sender_id, broadcast.sent_at, broadcast.not_after = sender.id, now, not_after
    until = not_after.isoformat(timespec="seconds")
    _note(session, sender, "send", broadcast, now, seal=broadcast.seal, not_after=until, **about)
    await session.flush()
    return broadcast


async def pause(session: AsyncSession, broadcast: Broadcast, by: Staff, now: datetime) -> None:
    """Holds a broadcast (暂停)."""
    await _move(session, broadcast, (State.SENDING,), State.PAUSED, by, now)


async def resume(session: AsyncSession, broadcast: Broadcast, by: Staff, now: datetime) -> None:
    """Goes on (继续)."""
    await _move(session, broadcast, (State.PAUSED,), State.SENDING, by, now)


async def stop(session: AsyncSession, broadcast: Broadcast, by: Staff, now: datetime) -> None:
    """Ends it for good (停止); who has not got it does not get it."""
    await _move(session, broadcast, OPEN, State.STOPPED, by, now)
    broadcast.closed_at = now


async def _move(
    session: AsyncSession,
    broadcast: Broadcast,
    from_states: Sequence[State],
    to: State,
    by: Staff,
    now: datetime,
) -> None:
    verb = {State.PAUSED: "pause", State.SENDING: "resume", State.STOPPED: "stop"}[to]
    staff.check(by, f"broadcasts {verb}")
    if broadcast.state not in from_states:
        raise Refusal(
            "broadcasts-not-now", id=str(broadcast.release_id), state=str(broadcast.state)
        )
    broadcast.state = to
    _note(session, by, verb, broadcast, now)
    await session.flush()


async def hold(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """Pauses a broadcast whose content is not what was approved (内容与审核不符)."""
    result: Any = await session.execute(
        update(Broadcast)
        .where(col(Broadcast.id) == broadcast.id, col(Broadcast.state) == State.SENDING)
        .values(state=State.PAUSED)
    )
    if result.rowcount:
        record = f"release:{broadcast.release_id}"
        journal.note(session, journal.ITSELF, "broadcasts.hold", record, now, via="courier")


async def under_way(session: AsyncSession) -> Sequence[Broadcast]:
    """What the courier carries or holds, urgent first, then oldest first."""
    query = (
        select(Broadcast)
        .where(col(Broadcast.state).in_([State.SENDING, State.PAUSED]))
        .order_by(col(Broadcast.is_urgent).desc(), col(Broadcast.id))
    )
    return (await session.scalars(query)).all()


async def begin(session: AsyncSession, broadcast: Broadcast, on: date, now: datetime) -> bool:
    """Publishes what is about to be sent (发布): from now on it is found, also where none got it.

    What is stopped or changed before its first page is opened stays a draft. False where that, or
    a pause, happened a moment ago: releases are held before broadcasts, here as at the desk.
    """
    both = [
        await session.get(Release, number, with_for_update=True)
        for number in (broadcast.release_id, broadcast.reading_id)
        if number is not None
    ]
    await session.refresh(broadcast, with_for_update=True)
    if broadcast.state != State.SENDING:
        return False
    for one in both:
        if one is not None:
            releases.publish(one, on, now)
    return True


async def finish(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    """Everybody has a result (完成); a paused one ends when its time is over."""
    result: Any = await session.execute(
        update(Broadcast)
        .where(
            col(Broadcast.id) == broadcast_id,
            (col(Broadcast.state) == State.SENDING)
            | ((col(Broadcast.state) == State.PAUSED) & (col(Broadcast.not_after) <= now)),
        )
        .values(state=State.DONE, closed_at=now)
    )
    if result.rowcount:
        query = select(col(Broadcast.release_id)).where(col(Broadcast.id) == broadcast_id)
        record = f"release:{(await session.execute(query)).scalar_one()}"
        journal.note(session, journal.ITSELF, "broadcasts.done", record, now, via="courier")


def _note(
    session: AsyncSession,
    by: Staff,
    verb: str,
    broadcast: Broadcast,
    now: datetime,
    **about: Any,
) -> None:
    record = f"release:{broadcast.release_id}"
    journal.note(session, by.name, f"broadcasts.{verb}", record, now, **about)
