"""The knowledge desk (知识维护): add, edit, import with its difference first, export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import Broken, files, said
from storage import faq, journal, staff
from storage.faq import Difference, EntryForm, Status
from storage.refusal import Refusal

WIDEST_VALUE = 48


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    forms: Sequence[EntryForm]
    difference: Difference
    # Pairs of an entry and a related id that neither the file nor the base has.
    loose: Sequence[tuple[str, str]] = ()

    def lines(self) -> list[str]:
        """The difference, a line an entry that is new or changed."""
        found = self.difference
        return [
            *(f"+ {one}" for one in found.new),
            *(
                f"~ {one}: {name}: {shown(old)} → {shown(new)}"
                for one, fields in found.changed.items()
                for name, (old, new) in fields.items()
            ),
            *(
                f"! {one}: there is no entry {other}, which it names as related"
                for one, other in self.loose
            ),
            f"{len(found.new)} new, {len(found.changed)} changed, {len(found.same)} the same",
        ]


def shown(value: Any) -> str:
    """A value on one line, cut where a terminal would break it."""
    text = " ".join(str(value).split())
    return text if len(text) <= WIDEST_VALUE else text[: WIDEST_VALUE - 1] + "…"


async def plan_entries(session: AsyncSession, forms: Sequence[EntryForm]) -> Plan:
    """Compares a file's entries with what is there."""
    known = {entry.id for entry in await faq.everything(session)}
    known |= {form.id for form in forms}
    loose = [(form.id, one) for form in forms for one in form.related if one not in known]
    return Plan(forms, await faq.compare(session, forms), loose)


async def take_entries(session: AsyncSession, plan: Plan, by: str, now: datetime) -> Difference:
    """Imports what was planned; refused if the entries have changed since.

    The journal tells it of each entry, so that an entry's history is whole.
    """
    done = await faq.take(session, plan.forms, now)
    if done.fingerprint != plan.difference.fingerprint:
        raise faq.Changed("knowledge-changed-since")
    for name in done.new:
        journal.note(session, by, "knowledge.import", f"entry:{name}", now)
    for name, fields in done.changed.items():
        journal.note(session, by, "knowledge.import", f"entry:{name}", now, **told(fields))
    return done


async def take_as_shown(
    session: AsyncSession, forms: Sequence[EntryForm], fingerprint: str, by: str, now: datetime
) -> Difference:
    """Imports entries if they would do just what was shown under that name; refused otherwise."""
    await staff.allowed(session, by, "knowledge edit")
    plan = await plan_entries(session, forms)
    if plan.difference.fingerprint != fingerprint:
        raise faq.Changed("knowledge-changed-since")
    return await take_entries(session, plan, by, now)


def told(changed: dict[str, tuple[Any, Any]]) -> dict[str, str]:
    """What changed, as the journal keeps it: by field, the old value and the new one, cut."""
    return {name: f"{_words(old)} → {_words(new)}" for name, (old, new) in changed.items()}


def _words(value: Any) -> str:
    match value:
        case None:
            return ""
        case dict():
            return shown("；".join(_words(one) for one in value.values() if one))
        case list():
            return shown("；".join(map(str, value)))
        case _:
            return shown(value)


async def add(session: AsyncSession, form: EntryForm, by: str, now: datetime) -> None:
    """Adds an entry; refused where its id is taken, or it names what there is none of."""
    await staff.allowed(session, by, "knowledge edit")
    await _check_related(session, form)
    await faq.add(session, form, now)
    journal.note(session, by, "knowledge.add", f"entry:{form.id}", now)


async def edit(
    session: AsyncSession, form: EntryForm, version: str, by: str, now: datetime
) -> dict[str, tuple[Any, Any]]:
    """Edits that version of an entry; what changed. Refused if it was changed since."""
    await staff.allowed(session, by, "knowledge edit")
    await _check_related(session, form)
    changed = await faq.edit(session, form, version, now)
    if changed:
        # Taken down is what it is called, whatever else was changed with it.
        is_over = changed.get("status", ("", ""))[1] == Status.RETIRED
        what = "knowledge.retire" if is_over else "knowledge.edit"
        journal.note(session, by, what, f"entry:{form.id}", now, **told(changed))
    return changed


async def _check_related(session: AsyncSession, form: EntryForm) -> None:
    for one in form.related:
        if one == form.id or await faq.get(session, one) is None:
            raise Refusal("knowledge-no-related", name=one)


async def every_form(session: AsyncSession) -> list[dict[str, Any]]:
    """All entries in the form in which they are imported, as rows of a file."""
    rows = await faq.everything(session)
    return [faq.form_of(row).model_dump(mode="json") for row in rows]


async def export_entries(session: AsyncSession, path: Path) -> int:
    """Writes every entry; how many."""
    rows = await every_form(session)
    try:
        files.write(path, rows)
    except files.BrokenFile as broken:
        raise Broken(said(broken)) from None
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Broken(message) from None
    return len(rows)
