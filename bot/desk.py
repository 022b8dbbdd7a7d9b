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

Form = TypeVar("Form", bound=BaseModel)


class Broken(Exception):  # noqa: N818 - it is a sentence for the operator.
    """A file that is refused as a whole: line and reason."""


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    forms: Sequence[EntryForm]
    difference: Difference

    def lines(self) -> list[str]:
        """The difference, a line an entry that is new or changed."""
        found = self.difference
        return [
            *(f"+ {one}" for one in found.new),
            *(f"~ {one}: {', '.join(names)}" for one, names in found.changed.items()),
            f"{len(found.new)} new, {len(found.changed)} changed, {len(found.same)} the same",
        ]


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
        message = f"{path.name}, line {broken.line}: {reason} Nothing was imported."
        raise Broken(message) from None
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Broken(message) from None
    return forms


async def plan_entries(settings: Settings, path: Path) -> Plan:
    """Reads a file of entries and compares it with what is there."""
    forms = read(path, EntryForm)
    database = Database(settings.database.url)
    try:
        async with database.reading() as session:
            return Plan(forms, await faq.compare(session, forms))
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
