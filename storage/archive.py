"""The archive (历史文件): releases published long ago, found by searching and never broadcast."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import journal, releases
from storage.release_forms import Attribute, ImportForm, Kind
from storage.releases import Release, Status
from storage.staff import Staff


async def take(
    session: AsyncSession,
    forms: Sequence[ImportForm],
    author: Staff,
    reviewer: Staff,
    now: datetime,
) -> tuple[int, int, int]:
    """Imports what was published long ago (历史文件): searchable, never broadcast.

    Refused where the reviewer is the author. Returns how many were new, changed, the same.
    """
    releases.check_two(author, reviewer)
    new = changed = same = 0
    for form in forms:
        query = select(Release).where(col(Release.source_id) == form.id)
        old = (await session.scalars(query)).first()
        values = _imported(form)
        if old is not None and all(getattr(old, name) == value for name, value in values.items()):
            same += 1
            continue
        row = old or Release(source_id=form.id, created_at=now, author_id=author.id, **values)
        for name, value in values.items():
            setattr(row, name, value)
        row.updated_at = now
        session.add(row)
        new, changed = (new + 1, changed) if old is None else (new, changed + 1)
    await session.flush()
    if new or changed:
        journal.note(
            session,
            author.name,
            "releases.import",
            "releases",
            now,
            new=new,
            changed=changed,
            reviewed_by=reviewer.name,
        )
    return new, changed, same


def _imported(form: ImportForm) -> dict[str, Any]:
    return {
        "kind": Kind.POLICY,
        "category": form.kind,
        "title": form.title,
        "gist": "",
        "text": "\n\n".join(["\n".join(form.header), form.text]) if form.header else form.text,
        "link": form.link,
        "organ": form.department,
        "attribute": Attribute.ACTIVE,
        "formed_on": form.adopted_on,
        "published_on": form.adopted_on,
        "effective_on": form.effective_on,
        "status": Status.PUBLISHED,
    }
