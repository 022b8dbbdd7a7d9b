"""The broadcasts' desk (推送): reviewed, sent, looked at, held, stopped."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.courier import quiet
from bot.desk import Broken
from bot.desk.releases import held
from knowledge.say import CITY, Texts
from storage import audience as audience_of
from storage import broadcasts, deliveries, releases, staff
from storage.broadcasts import Broadcast, Rendering, State
from storage.deliveries import Why
from storage.refusal import Refusal
from storage.release_forms import Kind
from storage.releases import Attachment, Release, Status
from storage.staff import Role, Staff
from storage.subscriptions import Topic

# What has no row yet is a draft; what waits for the morning is held.
DRAFT, HELD = "draft", "held"


@dataclass
class Review:
    """What was approved: what will be sent, to how many, and what somebody should look at."""

    broadcast: Broadcast
    release: Release
    topics: Sequence[Topic]
    reviewer: str
    recipients: int
    renderings: Sequence[Rendering]
    warnings: list[str] = field(default_factory=list)


async def review(
    session: AsyncSession, release_id: int, by: str, texts: Texts, now: datetime
) -> Review:
    """Approves a release with its 解读, in every language (保密审查)."""
    reviewer = await staff.acting(session, by, Role.REVIEWER)
    release = await held(session, release_id)
    reading = await releases.reading_of(session, release)
    topics = await _topics(session, release, reading)
    with_it = release if release.attachment or reading is None else reading
    attachment = await releases.attachment(session, with_it)
    renderings = _rendered(release, reading, topics, attachment, texts)
    audience = [one.id for one in topics]
    broadcast = await broadcasts.review(
        session, release, reading, audience, renderings, reviewer, now
    )
    recipients = await audience_of.count(session, broadcast)
    found = Review(broadcast, release, topics, reviewer.name, recipients, renderings)
    found.warnings = await _warnings(session, found, reading, attachment)
    return found


async def _topics(session: AsyncSession, release: Release, reading: Release | None) -> list[Topic]:
    both = await releases.topics_of(session, release)
    if reading is not None:
        both += await releases.topics_of(session, reading)
    return sorted({one.id: one for one in both}.values(), key=lambda one: one.position)


def _rendered(
    release: Release,
    reading: Release | None,
    topics: Sequence[Topic],
    attachment: Attachment | None,
    texts: Texts,
) -> list[Rendering]:
    from handlers.chat import announcement

    found = []
    for language, say in texts.voices.items():
        html, buttons = announcement.message(release, reading, topics, attachment, say)
        name = attachment.name if attachment else None
        found.append(
            Rendering(
                broadcast_id=0, language=language, html=html, buttons=buttons, attachment=name
            )
        )
    return found


async def _warnings(
    session: AsyncSession,
    found: Review,
    reading: Release | None,
    attachment: Attachment | None,
) -> list[str]:
    release = found.release
    warnings = []
    if release.kind == Kind.POLICY and reading is None:
        warnings.append("this 新政策 goes out without its 解读 (三同步): draft one, review again")
    if release.kind == Kind.READING:
        policy = await _policy_of(session, release)
        if policy is None:
            warnings.append("this 政策解读 names no policy: `releases edit ID --interprets`")
        elif policy.status != Status.PUBLISHED:
            warnings.append(
                f"its policy, release {policy.id}, was not sent: "
                f"`broadcasts review {policy.id}` sends both (三同步)"
            )
    if release.kind in {Kind.POLICY, Kind.READING} and attachment is None:
        warnings.append("there is no picture: `releases edit ID --attach FILE`")
    if not release.english:
        warnings.append("there is no English side: English readers get it in Chinese")
    if not found.recipients:
        warnings.append("nobody follows these topics")
    return warnings


async def _policy_of(session: AsyncSession, reading: Release) -> Release | None:
    if reading.interprets_id is None:
        return None
    return await session.get(Release, reading.interprets_id)


@dataclass(frozen=True)
class Sending:
    """What was sent off: to how many, until when it is held and when it is too late."""

    recipients: int
    held_until: datetime | None
    not_after: datetime
    warnings: Sequence[str] = ()


async def send(
    session: AsyncSession,
    release_id: int,
    by: str,
    span: str,
    now: datetime,
    not_after: datetime | None = None,
) -> Sending:
    """Sends what was approved (发送); from this moment the release is published."""
    sender = await staff.acting(session, by, Role.PUBLISHER)
    release = await held(session, release_id)
    broadcast = await broadcasts.of_release(session, release_id)
    broadcast = await broadcasts.send(session, broadcast, sender, now, not_after)
    latest = broadcast.not_after or now
    until = None if broadcast.is_urgent else quiet.until(span, now)
    if until is not None and latest <= until:
        raise Refusal("broadcasts-quiet", until=until, moment=latest)
    today = now.astimezone(CITY).date()
    releases.publish(release, today, now)
    warnings = []
    if broadcast.reading_id is not None:
        releases.publish(await held(session, broadcast.reading_id), today, now)
    elif (reading := await releases.reading_of(session, release)) is not None:
        warnings.append(f"its 解读, release {reading.id}, came after the review and is not sent")
    recipients = await audience_of.count(session, broadcast)
    return Sending(recipients, until, latest, warnings)


async def _of(session: AsyncSession, release_id: int) -> Broadcast | None:
    await releases.get(session, release_id)
    return await broadcasts.of_release(session, release_id)


async def figures(
    session: AsyncSession, release_id: int, span: str, now: datetime
) -> dict[str, str | int]:
    """Where a release's broadcast stands, in counts that add up to the recipients.

    Who has no row in the ledger yet waits as well.
    """
    broadcast = await _of(session, release_id)
    counts = await deliveries.figures(session, broadcast.id or 0 if broadcast else 0)
    if broadcast is None:
        return {"state": DRAFT, **counts}
    if broadcast.state in broadcasts.OPEN and not broadcast.is_opened:
        everybody = await audience_of.count(session, broadcast)
        missing = max(0, everybody - counts["recipients"])
        counts["recipients"] += missing
        counts["waiting"] += missing
    return {"state": _state(broadcast, span, now), **counts}


def _state(broadcast: Broadcast, span: str, now: datetime) -> str:
    is_held = not broadcast.is_urgent and quiet.until(span, now) is not None
    return HELD if broadcast.state == State.SENDING and is_held else broadcast.state


async def story(
    session: AsyncSession, release_id: int, span: str, now: datetime
) -> dict[str, Any]:
    """What else there is to say: by whom and when, until when, and why somebody was skipped."""
    broadcast = await _of(session, release_id)
    if broadcast is None:
        return {}
    reviewer = await session.get(Staff, broadcast.reviewer_id)
    sender = await session.get(Staff, broadcast.sender_id) if broadcast.sender_id else None
    is_held = _state(broadcast, span, now) == HELD
    return {
        "reviewed": (reviewer.name if reviewer else "", broadcast.reviewed_at),
        "sent": (sender.name, broadcast.sent_at) if sender else None,
        "held until": quiet.until(span, now) if is_held else None,
        "not after": broadcast.not_after,
        "closed": broadcast.closed_at,
        "reasons": await deliveries.reasons(session, broadcast.id or 0),
        "changed since the review": broadcast.state == State.REVIEWED
        and not await broadcasts.is_as_approved(session, broadcast),
    }


async def move(session: AsyncSession, release_id: int, verb: str, by: str, now: datetime) -> None:
    """Holds, resumes or stops a broadcast; who has not got what was stopped never gets it."""
    publisher = await staff.acting(session, by, Role.PUBLISHER)
    broadcast = await _of(session, release_id)
    if broadcast is None:
        raise Refusal("broadcasts-not-reviewed")
    verbs = {"pause": broadcasts.pause, "resume": broadcasts.resume, "stop": broadcasts.stop}
    if verb not in verbs:
        message = f"there is no verb {verb}"
        raise Broken(message)
    await verbs[verb](session, broadcast, publisher, now)
    if verb == "stop":
        await deliveries.skip(session, broadcast.id or 0, Why.STOPPED, now)


async def listed(
    session: AsyncSession, limit: int, span: str, now: datetime
) -> list[dict[str, Any]]:
    """The newest broadcasts, newest first."""
    query = (
        select(Broadcast, col(Release.title))
        .join(Release, col(Release.id) == col(Broadcast.release_id))
        .where(col(Broadcast.state) != State.VOID)
        .order_by(col(Broadcast.id).desc())
        .limit(limit)
    )
    return [
        {
            "id": one.release_id,
            "state": _state(one, span, now),
            "title": title,
            "reviewed_at": one.reviewed_at,
            "sent_at": one.sent_at,
        }
        for one, title in (await session.execute(query)).all()
    ]
