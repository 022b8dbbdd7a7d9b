"""The knowledge desk on the command line (知识维护): import with its difference first, export."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot import clock
from bot.settings import Settings
from bot.sources import files
from knowledge.say import Texts
from storage import faq, guides
from storage.database import Database
from storage.faq import Difference, EntryForm
from storage.guides import GuideForm

WIDEST_VALUE = 48

Form = TypeVar("Form", bound=BaseModel)


class Broken(Exception):  # noqa: N818 - it is a sentence for the operator.
    """A file that is refused as a whole: line and reason."""


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


def read(path: Path, form: type[Form]) -> list[Form]:
    """Every row of a file in its form.

    Raises Broken with line and reason at the first wrong one.
    """
    forms: list[Form] = []
    seen: dict[Any, int] = {}
    try:
        for line, row in files.read(path):
            try:
                one = form.model_validate(row)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"]) or "record"
                message = (
                    f"{path.name}, line {line}: {where}: {first['msg']}; nothing was imported"
                )
                raise Broken(message) from None
            name = one.model_dump()["id"]
            if name in seen:
                message = (
                    f"{path.name}, line {line}: id {name} stands already in line {seen[name]}; "
                    "nothing was imported"
                )
                raise Broken(message)
            seen[name] = line
            forms.append(one)
    except files.BrokenFile as broken:
        reason = unescape(Texts.load().say("en")(broken.text_id, **broken.args_of_text))
        where = f"{path.name}, line {broken.line}" if broken.line else path.name
        message = f"{where}: {reason} Nothing was imported."
        raise Broken(message) from None
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Broken(message) from None
    if not forms:
        message = f"{path.name}: holds no record; nothing was imported"
        raise Broken(message)
    return forms


async def plan_entries(settings: Settings, path: Path) -> Plan:
    """Reads a file of entries and compares it with what is there."""
    forms = read(path, EntryForm)
    database = Database(settings.database.url)
    try:
        async with database.reading() as session:
            known = {entry.id for entry in await faq.everything(session)}
            known |= {form.id for form in forms}
            loose = [(form.id, one) for form in forms for one in form.related if one not in known]
            return Plan(forms, await faq.compare(session, forms), loose)
    finally:
        await database.close()


async def take_entries(settings: Settings, plan: Plan) -> Difference:
    """Imports what was planned; raises Broken if the entries have changed since."""
    database = Database(settings.database.url)
    try:
        async with database.transaction() as session:
            done = await faq.take(session, plan.forms, clock.now())
            if done.fingerprint != plan.difference.fingerprint:
                message = "the entries have changed since; nothing was imported, try again"
                raise Broken(message)
            return done
    finally:
        await database.close()


async def export_entries(settings: Settings, path: Path) -> int:
    """Writes every entry; how many."""
    database = Database(settings.database.url)
    try:
        async with database.reading() as session:
            forms = [faq.form_of(row) for row in await faq.everything(session)]
    finally:
        await database.close()
    try:
        files.write(path, [form.model_dump(mode="json") for form in forms])
    except files.BrokenFile as broken:
        reason = unescape(Texts.load().say("en")(broken.text_id, **broken.args_of_text))
        raise Broken(reason) from None
    except (OSError, ValueError) as error:
        message = f"{path}: {error}"
        raise Broken(message) from None
    return len(forms)


async def take_guides(settings: Settings, path: Path) -> tuple[int, int, int]:
    """Imports a file of guides; how many are new, changed, the same."""
    forms = read(path, GuideForm)
    database = Database(settings.database.url)
    try:
        async with database.transaction() as session:
            return await guides.take(session, forms, clock.now())
    finally:
        await database.close()
