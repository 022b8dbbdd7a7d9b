"""The releases' desk (发布稿): drafted, changed, shown, and imported from long ago."""

import mimetypes
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from handlers.desk import Broken, problem, readable, subscriptions
from knowledge import values
from storage import archive, broadcasts, calendar, drafts, journal, releases, staff
from storage.refusal import Refusal
from storage.release_forms import ImportForm, ReleaseForm
from storage.releases import LARGEST_ATTACHMENT, Release, Status

# What goes out under our name is a picture or a document, never a program.
ATTACHED = (
    *(".png", ".jpg", ".jpeg", ".pdf", ".ofd", ".txt"),
    *(".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps"),
)
PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# The fields of the form by the option that fills them, where the names differ.
OPTIONS = {
    "topics": "topic",
    "points": "point",
    "attribute_reason": "reason",
    "is_urgent": "urgent",
}

Given = Mapping[str, Any]


def attached(path: Path) -> tuple[str, str, bytes]:
    """A file to attach: its name, media type and content."""
    if not is_taken(path.name):
        message = f"{path.name}: attach one of {' '.join(ATTACHED)}"
        raise Broken(message)
    try:
        with path.open("rb") as file:
            # One more than is taken, so that storage can refuse it with its reason.
            content = file.read(LARGEST_ATTACHMENT + 1)
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Broken(message) from None
    if not is_what_it_says(path.name, content):
        message = f"{path.name}: is not what its name says; save it again and attach that"
        raise Broken(message)
    readable(attach=path.name)
    return path.name, media_type(path.name), content


def is_taken(file_name: str) -> bool:
    """Whether a file of this name may go with a release."""
    return Path(file_name).suffix.lower() in ATTACHED


def media_type(file_name: str) -> str:
    """What a file is by its name."""
    return mimetypes.guess_type(file_name)[0] or "application/octet-stream"


def is_what_it_says(file_name: str, content: bytes) -> bool:
    """Whether there is something in a file, and a picture is one."""
    return bool(content) and content.startswith(PICTURES.get(media_type(file_name), b""))


def _form(given: Given) -> ReleaseForm:
    flat = dict(given)
    sides = {name: flat.pop(f"english_{name}", None) for name in ("title", "gist", "points")}
    if english := {name: value for name, value in sides.items() if value}:
        if "title" not in english:
            message = "--english-title is missing: the English side begins with it"
            raise Broken(message)
        flat["english"] = english
    try:
        return ReleaseForm.model_validate(flat)
    except ValidationError as error:
        where, why = problem(error)
        name = ".".join(part for part in where.split(".") if not part.isdigit())
        option = OPTIONS.get(name, name).replace("_", "-").replace(".", "-")
        message = f"--{'text-file' if option == 'text' else option}: {why}"
        raise Broken(message) from None


async def _topics(session: AsyncSession, names: Sequence[str], now: datetime) -> list[str]:
    catalogue = await subscriptions.catalogue(session, now)
    return [one.id for one in subscriptions.called(catalogue, values.parts(names))]


async def add(
    session: AsyncSession,
    given: Given,
    attachment: tuple[str, str, bytes] | None,
    by: str,
    now: datetime,
    *,
    again: bool = False,
) -> Release:
    """Drafts a release from what was typed (起草); the same once more only if that is meant."""
    _check(given, now)
    author = await staff.allowed(session, by, "releases add")
    topics = await _topics(session, given.get("topics", []), now)
    form = _form({"title": "", "text": "", **given, "topics": topics})
    known = None if again else await same_as(session, form, form.organ or author.organ)
    if known is not None:
        number, status = known
        raise Broken(
            f"release {number} has this title, text and organ already ({status}); nothing was "
            "added, add --yes if it is another one"
        )
    return await drafted(session, form, attachment, author, now)


async def drafted(
    session: AsyncSession,
    form: ReleaseForm,
    attachment: tuple[str, str, bytes] | None,
    author: staff.Staff,
    now: datetime,
) -> Release:
    """A new draft with its picture or file (起草)."""
    release = await releases.draft(session, form, author, now)
    if attachment:
        await releases.attach(session, release, *attachment, now)
    return release


async def same_as(session: AsyncSession, form: ReleaseForm, organ: str) -> tuple[int, str] | None:
    """The number and status of what is there already, in the words of the same organ."""
    query = select(col(Release.id), col(Release.status)).where(
        col(Release.title) == form.title,
        col(Release.text) == form.text,
        col(Release.organ) == organ,
        col(Release.status) != Status.DISCARDED,
    )
    known = (await session.execute(query.order_by(col(Release.id)).limit(1))).first()
    return (known[0] or 0, known[1]) if known is not None else None


async def edit(
    session: AsyncSession,
    release_id: int,
    given: Given,
    attachment: tuple[str, str, bytes] | None,
    by: str,
    now: datetime,
    *,
    detach: bool = False,
    voids: bool = False,
) -> tuple[Release, list[int]]:
    """Changes only what was typed (修改), with the numbers of what must be reviewed again.

    What was reviewed is changed only where that is wanted (`voids`): its review is void then.
    """
    _check(given, now)
    editor = await staff.allowed(session, by, "releases edit")
    release = await held(session, release_id)
    if not voids:
        await check_changing(session, release_id)
    topics = given.get("topics")
    changed = dict(given)
    if topics:
        changed["topics"] = await _topics(session, topics, now)
    form = _form(await kept(session, release) | changed)
    return release, await rewritten(session, release, form, attachment, editor, now, detach=detach)


async def rewritten(
    session: AsyncSession,
    release: Release,
    form: ReleaseForm,
    attachment: tuple[str, str, bytes] | None,
    editor: staff.Staff,
    now: datetime,
    *,
    detach: bool = False,
) -> list[int]:
    """Writes a draft anew (修改), with the numbers of what must be reviewed again."""
    before, with_it = await kept(session, release), release.attachment
    await releases.edit(session, release, form, editor, now)
    voided = await broadcasts.void(session, release, editor, now)
    if attachment:
        await releases.attach(session, release, *attachment, now)
    elif detach:
        release.attachment = None
    after = await kept(session, release)
    names = [name for name, value in after.items() if value != before[name]]
    if release.attachment != with_it:
        names.append("attachment")
    about = {"title": release.title, "changed": ", ".join(names)}
    journal.note(session, editor.name, "releases.edit", releases.record(release), now, **about)
    return voided


async def check_changing(session: AsyncSession, release_id: int) -> None:
    """Refuses to change what is published, or what would have to be reviewed again."""
    release = await releases.get(session, release_id)
    releases.check_draft(release)
    for one in await broadcasts.with_it(session, release):
        if one.state in broadcasts.OPEN:
            state = "reviewed" if one.state == broadcasts.State.REVIEWED else "sent"
            raise Refusal("releases-voids-review", id=str(release.id), state=state)


async def submit(session: AsyncSession, release_id: int, by: str, now: datetime) -> None:
    """Gives a release to the reviewers (送审)."""
    editor = await staff.allowed(session, by, "releases submit")
    await drafts.submit(session, await held(session, release_id), editor, now)


async def send_back(
    session: AsyncSession, release_id: int, by: str, reason: str, now: datetime
) -> None:
    """Sends a release back to who wrote it, with a reason (退回)."""
    reviewer = await staff.allowed(session, by, "releases return")
    await drafts.send_back(session, await held(session, release_id), reviewer, reason, now)


async def discard(session: AsyncSession, release_id: int, by: str, now: datetime) -> None:
    """Gives a draft up (作废), which was never sent or published."""
    editor = await staff.allowed(session, by, "releases discard")
    await drafts.discard(session, await held(session, release_id), editor, now)


def _check(given: Given, now: datetime) -> None:
    formed_on = given.get("formed_on")
    if formed_on is not None and formed_on > calendar.day_of(now):
        raise Broken(f"--formed-on: {formed_on} is still to come; write the day of the document")
    for name, value in given.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                readable(**{OPTIONS.get(name, name): text})


async def held(session: AsyncSession, release_id: int) -> Release:
    """A release that nobody else changes, reviews or sends until this transaction ends."""
    await session.get(Release, release_id, with_for_update=True)
    return await releases.get(session, release_id)


async def kept(session: AsyncSession, release: Release) -> dict[str, Any]:
    """A draft in the words of its form. Its organ's topic is not among those that were chosen."""
    same = {"title", "gist", "points", "text", "kind", "link", "organ", "formed_on", "is_urgent"}
    english = release.english or {}
    return {
        **release.model_dump(include={*same, "attribute", "attribute_reason"}),
        "topics": list(await releases.chosen_topics(session, release)),
        "interprets": release.interprets_id,
        "english_title": english.get("title", ""),
        "english_gist": english.get("gist", ""),
        "english_points": english.get("points", []),
    }


async def shown(session: AsyncSession, release_id: int) -> dict[str, Any]:
    """Everything of a release, with the names behind its numbers."""
    release = await releases.get(session, release_id)
    author = await session.get(staff.Staff, release.author_id) if release.author_id else None
    reading = await releases.reading_of(session, release)
    attachment = await releases.attachment(session, release)
    broadcast = await broadcasts.of_release(session, release_id)
    values = release.model_dump(mode="json", exclude={"author_id", "attachment"})
    return {
        **{name: values[name] for name in Release.model_fields if name in values},
        "created_at": release.created_at,
        "updated_at": release.updated_at,
        "submitted_at": release.submitted_at,
        "topics": [one.name for one in await releases.topics_of(session, release)],
        "author": author.name if author else None,
        "attachment": attachment.file_name if attachment else None,
        "reading": reading.id if reading else None,
        "broadcast": broadcast.state if broadcast else None,
    }


async def listed(session: AsyncSession, limit: int) -> list[dict[str, Any]]:
    """The newest releases, newest first."""
    fields = {"id", "kind", "status", "attribute", "organ", "title", "published_on"}
    found = await releases.newest(session, limit)
    return [one.model_dump(mode="json", include=fields) for one in found]


async def take(
    session: AsyncSession, forms: Sequence[ImportForm], by: str, reviewed_by: str, now: datetime
) -> tuple[int, int, int]:
    """Imports what was published long ago, read over by another (历史文件)."""
    author = await staff.allowed(session, by, "releases import")
    reviewer = await staff.allowed(session, reviewed_by, "broadcasts review")
    return await archive.take(session, forms, author, reviewer, now)
