"""What a release's page says (发布页上的话): what comes next and who does it, how it will look."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import announcement
from handlers.console.visit import Visit
from handlers.desk import releases_listed
from handlers.desk.broadcasts import Standing, Story
from handlers.desk.releases_listed import Line, Where
from handlers.desk.reviews import Review
from knowledge.say import Html, plain, width
from storage.deliveries import State as Carried
from storage.deliveries import Why
from storage.release_forms import Attribute, Kind
from storage.releases import Release, Status
from storage.staff import Role

BADGES = {
    Where.DRAFT: "plain",
    Where.RETURNED: "danger",
    Where.SUBMITTED: "warn",
    Where.REVIEWED: "warn",
    Where.HELD: "",
    Where.SENDING: "",
    Where.PAUSED: "warn",
    Where.STOPPED: "plain",
    Where.DONE: "plain",
    Where.PUBLISHED: "plain",
}
KINDS = announcement.KINDS
ATTRIBUTES: dict[str, str] = {
    Attribute.ACTIVE: "active",
    Attribute.ON_REQUEST: "on-request",
    Attribute.WITHHELD: "withheld",
}
# So many names are said; of more it is said how many there are.
NAMES = 3
CHANGEABLE = (Where.DRAFT, Where.RETURNED, Where.SUBMITTED, Where.REVIEWED, Where.STOPPED)
NOT_REACHED = (Carried.BLOCKED, Carried.GONE, Carried.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Face:
    """The message in one language, as it will look."""

    language: str
    html: Markup
    rows: Sequence[Sequence[dict[str, str]]]
    # What it has no room for.
    left_out: Sequence[str]
    used: int
    room: int


def looks(visit: Visit, found: Review) -> dict[str, Any]:
    """A release with its faces, as its own page and the review show it."""
    voices = visit.house.say
    about = (found.release, found.reading, found.topics, found.attachment)
    faces = [
        Face(
            one.language,
            visit.html(one.html),
            one.buttons,
            announcement.left_out(*about, voices(one.language)),
            width(plain(one.html)),
            announcement.room(found.attachment),
        )
        for one in found.renderings
    ]
    with_it = found.release if found.release.attachment else found.reading
    return {
        "found": found,
        "release": found.release,
        "faces": faces,
        "topics": [announcement.topic_name(one, visit.voice) for one in found.topics],
        "remarks": [visit.say(text_id, **args) for text_id, args in found.remarks],
        "file_of": with_it.id if with_it else 0,
        "kinds": KINDS,
        "attribute": visit.say(f"releases-attribute-{ATTRIBUTES[found.release.attribute]}"),
    }


def named(visit: Visit, names: Sequence[str]) -> Html:
    """A few names; of more than a few it is said how many."""
    said = visit.voice.listing(names[:NAMES])
    if len(names) <= NAMES:
        return said
    return visit.voice("releases-and-others", names=said, count=len(names))


async def step(
    visit: Visit,
    session: AsyncSession,
    line: Line,
    story: Story | None,
    policy: Release | None,
) -> Markup:
    """What comes next and who does it, in a sentence or two."""
    release, where = line.release, line.where
    if story is not None and story.stuck is not None and where != Where.SUBMITTED:
        return visit.refused(story.stuck)
    if policy is not None and line.broadcast is None:
        along = "sent" if release.status == Status.PUBLISHED else "with"
        return visit.say(f"releases-next-along-{along}", title=visit.content(policy.title))
    if not release.is_open and where in {Where.DRAFT, Where.RETURNED}:
        attribute = visit.voice(f"releases-attribute-{ATTRIBUTES[release.attribute]}")
        return visit.say("releases-next-not-open", attribute=attribute)
    about: dict[str, str] = {
        "author": line.author,
        "by": release.returned_by or "",
        "reason": release.return_reason or "",
        "reviewer": story.reviewer if story else "",
        "sender": story.sender if story else "",
    }
    name = str(where)
    if where in {Where.SUBMITTED, Where.REVIEWED}:
        is_review = where == Where.SUBMITTED
        role = Role.REVIEWER if is_review else Role.PUBLISHER
        but = release.author_id if is_review else None
        who = await releases_listed.who_can(session, role, but)
        name = name if who else f"{name}-nobody"
        about["who"] = named(visit, who)
    until = story.held_until if story and story.held_until else visit.now
    return visit.say(f"releases-next-{name}", until=until, **about)


def acts(visit: Visit, line: Line, found: Review) -> dict[str, bool]:
    """What this visitor may do with a release as it stands."""
    release, where = line.release, line.where
    is_mine = release.author_id == visit.who.id
    edits, sends = visit.may("releases edit"), visit.may("broadcasts send")
    is_draft = release.status == Status.DRAFT
    never_sent = line.broadcast is None or line.broadcast.sent_at is None
    again = where == Where.DONE and found.lacking > 0
    submits = where in {Where.DRAFT, Where.RETURNED} or (
        where == Where.STOPPED and release.is_open
    )
    waits_for_policy = any(name == "broadcasts-policy-not-sent" for name, _ in found.remarks)
    return {
        "submit": edits and release.is_open and submits and not waits_for_policy,
        "again": edits and again,
        "edit": edits and is_draft and where in CHANGEABLE,
        "discard": edits and is_draft and where in CHANGEABLE and never_sent,
        "review": visit.may("broadcasts review") and not is_mine and where == Where.SUBMITTED,
        "return": visit.may("releases return") and not is_mine and where == Where.REVIEWED,
        "send": sends and where == Where.REVIEWED,
        "pause": sends and where in {Where.SENDING, Where.HELD},
        "resume": sends and where == Where.PAUSED,
        "stop": sends and where in {Where.SENDING, Where.HELD, Where.PAUSED},
        "read": release.kind == Kind.POLICY and found.reading is None and edits and is_draft,
    }


def progress(visit: Visit, line: Line, standing: Standing) -> dict[str, Any]:
    """How far a broadcast has come, or what became of it."""
    counts = standing.counts
    return {
        "number": line.release.id,
        "where": line.where,
        "badge": BADGES[line.where],
        "counts": counts,
        "settled": counts["recipients"] - counts["waiting"],
        # Who has it from an earlier broadcast was not to get it again.
        "due": counts["recipients"]
        - (standing.story.reasons if standing.story else {}).get(Why.HAD_IT, 0),
        "story": standing.story,
        "was_sent": standing.story is not None and standing.story.sent_at is not None,
        "missed": missed(visit, standing),
        "is_live": line.where in {Where.SENDING, Where.HELD, Where.PAUSED},
    }


def missed(visit: Visit, standing: Standing) -> list[tuple[Markup, int]]:
    """Why somebody did not get it, in words, with how many; empty where everybody did."""
    counts, story = standing.counts, standing.story
    found = [(visit.say(f"releases-missed-{one}"), counts[one]) for one in NOT_REACHED]
    reasons = story.reasons if story else {}
    known = {why: reasons.get(why, 0) for why in Why}
    for why, count in known.items():
        found.append((visit.say(f"releases-missed-{why.name.lower().replace('_', '-')}"), count))
    rest = counts[Carried.SKIPPED] - sum(known.values())
    found.append((visit.say("releases-missed-otherwise"), rest))
    return [(words, count) for words, count in found if count > 0]
