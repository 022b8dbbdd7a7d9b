"""The knowledge desk (知识维护): import with its difference first, export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import Broken, files, said
from storage import faq
from storage.faq import Difference, EntryForm

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


async def take_entries(session: AsyncSession, plan: Plan, now: datetime) -> Difference:
    """Imports what was planned; raises Broken if the entries have changed since."""
    done = await faq.take(session, plan.forms, now)
    if done.fingerprint != plan.difference.fingerprint:
        message = "the entries have changed since; nothing was imported, try again"
        raise Broken(message)
    return done


async def export_entries(session: AsyncSession, path: Path) -> int:
    """Writes every entry; how many."""
    forms = [faq.form_of(row) for row in await faq.everything(session)]
    try:
        files.write(path, [form.model_dump(mode="json") for form in forms])
    except files.BrokenFile as broken:
        raise Broken(said(broken)) from None
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Broken(message) from None
    return len(forms)
