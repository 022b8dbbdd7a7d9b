"""The broadcasts' desk (推送): sent, looked at, held, stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from handlers import quiet
from handlers.desk import spoken
from handlers.desk.releases import held
from handlers.desk.reviews import Remark
from storage import audience as audience_of
from storage import broadcasts, deliveries, releases, staff, tally
from storage.broadcasts import Broadcast, State
from storage.deliveries import Why
from storage.refusal import Refusal
from storage.staff import Staff

# What has no row yet is a draft; what waits for the morning is held.
DRAFT, HELD = "draft", "held"


@dataclass(frozen=True)
class Sending:
    """What was sent off: to how many, until when it is held and when it is too late."""

    recipients: int
    # Those who have not got this release yet.
    lacking: int
    held_until: datetime | None
    not_after: datetime
    remarks: Sequence[Remark] = ()

    @property
    def warnings(self) -> list[str]:
        """The remarks as they are said on the command line."""
        return [spoken(text_id, **about) for text_id, about in self.remarks]


async def send(
    session: AsyncSession,
    release_id: int,
    by: str,
    span: str,
    now: datetime,
    not_after: datetime | None = None,
) -> Sending:
    """Sends what was approved (发送); it is published when the courier begins."""
    sender = await staff.allowed(session, by, "broadcasts send")
    release = await held(session, release_id)
    # Releases are held before broadcasts, here as by who changes one.
    found = await broadcasts.of_release(session, release_id)
    if found is not None and found.reading_id is not None:
        await held(session, found.reading_id)
    broadcast = await _reviewed(session, release_id)
    await broadcasts.check_as_approved(session, broadcast)
    _check_waiting(broadcast, span, now)
    recipients, lacking = await audience_of.count(session, broadcast)
    broadcast = await broadcasts.send(
        session, broadcast, sender, now, not_after, accounts=recipients, lacking=lacking
    )
    latest = broadcast.not_after or now
    until = _held_until(broadcast, span, now)
    if until is not None and latest <= until:
        raise Refusal("broadcasts-quiet", until=until, moment=latest)
    remarks: list[Remark] = []
    if broadcast.reading_id is None:
        reading = await releases.reading_of(session, release)
        if reading is not None:
            remarks.append(("broadcasts-remark-late-reading", {"id": str(reading.id)}))
    return Sending(recipients, lacking, until, latest, remarks)


async def prospect(session: AsyncSession, release_id: int, span: str, now: datetime) -> Sending:
    """To how many it would go and when it would begin, if it were sent now; nothing is sent."""
    broadcast = await _reviewed(session, release_id)
    if broadcast.state != State.REVIEWED:
        raise Refusal("broadcasts-not-now", id=str(release_id), state=str(broadcast.state))
    await broadcasts.check_as_approved(session, broadcast)
    recipients, lacking = await audience_of.count(session, broadcast)
    until = None if broadcast.is_urgent else quiet.until(span, now)
    return Sending(recipients, lacking, until, now + broadcasts.NOT_AFTER)


def _held_until(broadcast: Broadcast, span: str, now: datetime) -> datetime | None:
    """Until when a broadcast that was sent is held by the quiet hours."""
    is_held = broadcast.state == State.SENDING and not broadcast.is_urgent
    return quiet.until(span, now) if is_held else None


def _check_waiting(broadcast: Broadcast, span: str, now: datetime) -> None:
    """Refuses to send or resume what is held: it goes on by itself."""
    until = _held_until(broadcast, span, now)
    if until is not None:
        raise Refusal("broadcasts-held", id=str(broadcast.release_id), until=until)


@dataclass(frozen=True)
class Story:
    """By whom and when, until when, why somebody was skipped, and what keeps it from going on."""

    reviewer: str
    reviewed_at: datetime
    sender: str
    sent_at: datetime | None
    held_until: datetime | None
    not_after: datetime | None
    closed_at: datetime | None
    reasons: dict[str, int]
    # Why it goes no further as it is, and what to do; None if it does.
    stuck: Refusal | None
    # How many got it from earlier broadcasts of this release; None where there were none.
    earlier: int | None


@dataclass(frozen=True)
class Standing:
    """Where a release's broadcast stands; a draft has no story yet."""

    state: str
    counts: dict[str, int]
    story: Story | None


async def standing(session: AsyncSession, release_id: int, span: str, now: datetime) -> Standing:
    """Where a release's broadcast stands, in counts that add up to the recipients.

    Who has no row in the ledger yet waits as well.
    """
    await releases.get(session, release_id)
    broadcast = await broadcasts.of_release(session, release_id)
    if broadcast is None:
        return Standing(DRAFT, await deliveries.figures(session, 0), None)
    counts = await counts_of(session, broadcast)
    until = _held_until(broadcast, span, now)
    story = await _story(session, broadcast, until)
    return Standing(state(broadcast, span, now), counts, story)


async def counts_of(session: AsyncSession, broadcast: Broadcast) -> dict[str, int]:
    """The counts of a broadcast; who has no row in the ledger yet waits as well."""
    counts = await deliveries.figures(session, broadcast.id or 0)
    if broadcast.state in broadcasts.OPEN and not broadcast.is_opened:
        everybody, _ = await audience_of.count(session, broadcast)
        missing = max(0, everybody - counts["recipients"])
        counts["recipients"] += missing
        counts["waiting"] += missing
    return counts


def state(broadcast: Broadcast, span: str, now: datetime) -> str:
    """Where a broadcast stands; what the quiet hours hold is held."""
    return HELD if _held_until(broadcast, span, now) else broadcast.state


async def _story(
    session: AsyncSession, broadcast: Broadcast, held_until: datetime | None
) -> Story:
    reviewer = await session.get(Staff, broadcast.reviewer_id)
    sender = await session.get(Staff, broadcast.sender_id) if broadcast.sender_id else None
    return Story(
        reviewer=reviewer.name if reviewer else "",
        reviewed_at=broadcast.reviewed_at,
        sender=sender.name if sender else "",
        sent_at=broadcast.sent_at,
        held_until=held_until,
        not_after=broadcast.not_after,
        closed_at=broadcast.closed_at,
        reasons=await deliveries.reasons(session, broadcast.id or 0),
        stuck=await _stuck(session, broadcast),
        earlier=await tally.earlier(session, broadcast),
    )


async def _stuck(session: AsyncSession, broadcast: Broadcast) -> Refusal | None:
    try:
        await broadcasts.check_as_approved(session, broadcast)
    except Refusal as refusal:
        return refusal
    return None


@dataclass(frozen=True)
class Waiting:
    """Those of a broadcast that still wait, why, and until when if that is known."""

    id: int
    state: str
    waiting: int
    until: datetime | None


@dataclass(frozen=True)
class Carried:
    """What was carried since a moment: how many came to which end, and who waits."""

    ends: dict[str, int]
    waiting: Sequence[Waiting]


async def carried(session: AsyncSession, since: datetime, span: str, now: datetime) -> Carried:
    """What was carried since a moment, and what is left for later."""
    waiting = []
    for one in await broadcasts.under_way(session):
        number = (await counts_of(session, one))["waiting"]
        until = _held_until(one, span, now) or await tally.next_try(session, one)
        if number:
            waiting.append(Waiting(one.release_id, state(one, span, now), number, until))
    return Carried(await tally.settled(session, since), waiting)


async def _reviewed(session: AsyncSession, release_id: int) -> Broadcast:
    await releases.get(session, release_id)
    broadcast = await broadcasts.of_release(session, release_id, lock=True)
    if broadcast is None:
        raise Refusal("broadcasts-not-reviewed", id=str(release_id))
    return broadcast


async def pause(session: AsyncSession, release_id: int, by: str, now: datetime) -> None:
    """Holds a broadcast (暂停)."""
    publisher = await staff.allowed(session, by, "broadcasts pause")
    await broadcasts.pause(session, await _reviewed(session, release_id), publisher, now)


async def resume(
    session: AsyncSession, release_id: int, by: str, span: str, now: datetime
) -> datetime | None:
    """Goes on with what was paused (继续); until when the quiet hours hold it, if they do."""
    publisher = await staff.allowed(session, by, "broadcasts resume")
    broadcast = await _reviewed(session, release_id)
    await broadcasts.check_as_approved(session, broadcast)
    _check_waiting(broadcast, span, now)
    await broadcasts.resume(session, broadcast, publisher, now)
    return _held_until(broadcast, span, now)


async def stop(session: AsyncSession, release_id: int, by: str, now: datetime) -> None:
    """Stops a broadcast (停止); who has not got it never gets it."""
    publisher = await staff.allowed(session, by, "broadcasts stop")
    broadcast = await _reviewed(session, release_id)
    await broadcasts.stop(session, broadcast, publisher, now)
    await deliveries.skip(session, broadcast.id or 0, Why.STOPPED, now)


async def states(
    session: AsyncSession, release_ids: Sequence[int], span: str, now: datetime
) -> dict[int, str]:
    """Where the broadcasts of releases stand, by the number; a draft that has none is left out."""
    query = select(Broadcast).where(
        col(Broadcast.release_id).in_(release_ids), col(Broadcast.state) != State.VOID
    )
    found = (await session.scalars(query.order_by(col(Broadcast.id)))).all()
    # The newest counts.
    return {one.release_id: state(one, span, now) for one in found}


async def listed(
    session: AsyncSession, limit: int, span: str, now: datetime
) -> list[dict[str, Any]]:
    """The newest broadcasts, newest first."""
    return [
        {
            "id": one.release_id,
            "state": state(one, span, now),
            "title": title,
            "reviewed_at": one.reviewed_at,
            "sent_at": one.sent_at,
        }
        for one, title in await broadcasts.newest(session, limit)
    ]
