"""The reviewer's desk (保密审查): what will be sent and to how many, looked at and approved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import spoken
from handlers.desk.releases import held
from knowledge.say import Texts
from storage import audience as audience_of
from storage import broadcasts, drafts, releases, staff
from storage.broadcasts import Broadcast, Rendering, State
from storage.refusal import Refusal
from storage.release_forms import Kind
from storage.releases import Attachment, Release
from storage.subscriptions import Topic

# What somebody should look at: a text's id with its arguments.
Remark = tuple[str, dict[str, str]]


@dataclass
class Review:
    """What will be sent, to how many, and what somebody should look at."""

    release: Release
    reading: Release | None
    topics: Sequence[Topic]
    attachment: Attachment | None
    renderings: Sequence[Rendering]
    # Who follows the topics, and who of them has not got it yet.
    recipients: int = 0
    lacking: int = 0
    remarks: list[Remark] = field(default_factory=list)
    # Nobody and nothing while it is only looked at.
    reviewer: str = ""
    seal: str = ""
    # The seal that a review of exactly this would have.
    would_be: str = ""

    @property
    def audience(self) -> list[str]:
        """The topics' ids."""
        return [one.id for one in self.topics]

    @property
    def warnings(self) -> list[str]:
        """The remarks as they are said on the command line."""
        return [spoken(text_id, **about) for text_id, about in self.remarks]


async def preview(session: AsyncSession, release_id: int, texts: Texts, now: datetime) -> Review:
    """What a review would approve; nothing is approved (预览)."""
    found = await _found(session, await releases.get(session, release_id), texts)
    draft = Broadcast(
        release_id=release_id,
        state=State.REVIEWED,
        seal="",
        audience=found.audience,
        reviewer_id=0,
        reviewed_at=now,
    )
    if (policy := await drafts.unsent_policy(session, found.release)) is not None:
        found.remarks.append(("broadcasts-policy-not-sent", {"id": str(policy.id)}))
    return await _counted(session, found, draft)


async def review(
    session: AsyncSession, release_id: int, by: str, texts: Texts, now: datetime, seen: str = ""
) -> Review:
    """Approves a release with its 解读, in every language (保密审查).

    A 解读 alone is refused before its policy was sent, which takes it along (三同步). `seen` is
    what the reviewer looked at (`would_be`): refused where it was changed meanwhile.
    """
    reviewer = await staff.allowed(session, by, "broadcasts review")
    release = await held(session, release_id)
    if (reading := await releases.reading_of(session, release)) is not None:
        await held(session, reading.id or 0)
    found = await _found(session, release, texts)
    if seen and seen != found.would_be:
        raise Refusal("broadcasts-changed-meanwhile")
    if (policy := await drafts.unsent_policy(session, found.release)) is not None:
        raise Refusal("broadcasts-policy-not-sent", id=str(policy.id))
    broadcast = await broadcasts.review(
        session, found.release, found.reading, found.audience, found.renderings, reviewer, now
    )
    found.reviewer, found.seal = reviewer.name, broadcast.seal
    return await _counted(session, found, broadcast)


async def _found(session: AsyncSession, release: Release, texts: Texts) -> Review:
    reading = await releases.reading_of(session, release)
    topics = await releases.topics_of(session, release, reading)
    with_it = release if release.attachment or reading is None else reading
    attachment = await releases.attachment(session, with_it)
    renderings = _rendered(release, reading, topics, attachment, texts)
    found = Review(release, reading, topics, attachment, renderings)
    both = [one for one in (release, reading) if one is not None]
    found.would_be = broadcasts.sealed(both, renderings, found.audience)
    return found


def _rendered(
    release: Release,
    reading: Release | None,
    topics: Sequence[Topic],
    attachment: Attachment | None,
    texts: Texts,
) -> list[Rendering]:
    from handlers import announcement

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


async def _counted(session: AsyncSession, found: Review, broadcast: Broadcast) -> Review:
    found.recipients, found.lacking = await audience_of.count(session, broadcast)
    found.remarks.extend(remarks(found))
    return found


def remarks(found: Review) -> list[Remark]:
    """What somebody should look at; it stops nothing."""
    release, reading = found.release, found.reading
    names = []
    if release.kind == Kind.POLICY and reading is None:
        names.append("no-reading")
    if is_alone(release):
        names.append("no-policy")
    if release.kind in {Kind.POLICY, Kind.READING} and found.attachment is None:
        names.append("no-picture")
    if not release.english:
        names.append("no-english")
    elif reading is not None and not reading.english:
        names.append("reading-no-english")
    if any(_lacks_points(one) for one in (release, reading)):
        names.append("no-english-points")
    if not found.recipients:
        names.append("nobody")
    elif not found.lacking:
        names.append("all-have-it")
    return [(f"broadcasts-remark-{name}", {}) for name in names]


def is_alone(release: Release) -> bool:
    """Whether it is a 解读 that names no policy."""
    return release.kind == Kind.READING and release.interprets_id is None


def _lacks_points(release: Release | None) -> bool:
    """Whether there are points in Chinese alone, beside an English side."""
    if release is None or not release.english:
        return False
    return bool(release.points) and not release.english.get("points")
