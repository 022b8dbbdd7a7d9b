"""Entries in files (导入导出): taken away in three forms; brought in with the difference first.

What was read stands in the page that shows the difference, and comes back with the yes to it: it
is checked once more, and taken only if it would still do just that.
"""

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Final

from aiohttp import web
from aiohttp.web_request import FileField
from markupsafe import Markup

from handlers import desk
from handlers.console import knowledge_form, listing
from handlers.console.visit import REFUSED, Visit
from handlers.desk import BadRow, files, knowledge
from knowledge.say import CITY, Html
from storage import journal
from storage.faq import Changed, EntryForm
from storage.refusal import Refusal

# The sample's 256 entries take half a megabyte; a page carries so much and its form.
LARGEST: Final = 8 << 20
# Of so many entries each change is shown; the others are counted.
MOST_SHOWN: Final = 100
KINDS: Final = ("xlsx", "csv", "jsonl")


async def show(visit: Visit) -> web.StreamResponse:
    """GET /knowledge/files."""
    return _page(visit, None)


def _page(visit: Visit, problem: Markup | None) -> web.Response:
    status = REFUSED if problem else 200
    return visit.page("knowledge_files.html", status=status, problem=problem, kinds=KINDS)


async def export(visit: Visit) -> web.StreamResponse:
    """POST /knowledge/files/export."""
    kind = visit.typed("kind")
    if kind not in KINDS:
        raise web.HTTPNotFound
    async with visit.transaction() as session:
        rows = await knowledge.every_form(session)
        count, who = len(rows), visit.who.name
        what = "knowledge.export"
        journal.note(session, who, what, "entries", visit.now, entries=count, kind=kind)
    name = f"knowledge-{visit.now.astimezone(CITY):%Y%m%d}"
    return await listing.taken_away(name, rows, kind)


async def bring(visit: Visit) -> web.StreamResponse:
    """POST /knowledge/files/import: a file that was chosen, or the yes to its difference."""
    try:
        if "rows" in visit.form:
            return await _take(visit)
        forms = await asyncio.to_thread(_read, visit.files.get("file"))
    except BadRow as bad:
        return _page(visit, _said(visit, bad))
    except Refusal as refusal:
        return _page(visit, visit.refused(refusal))
    return await _difference(visit, forms)


def _read(chosen: FileField | None) -> list[EntryForm]:
    """The entries of a file; refused where it cannot be read, BadRow where a row is wrong."""
    if chosen is None or not chosen.filename:
        raise Refusal("knowledge-no-file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"entries{Path(chosen.filename).suffix.lower()[:10]}"
        path.write_bytes(chosen.file.read())
        rows = list(files.read(path))
    if not rows:
        raise Refusal("knowledge-empty-file")
    return desk.formed(rows, EntryForm)


def _said(visit: Visit, bad: BadRow) -> Markup:
    """What is wrong with a row, in the reader's language."""
    line = str(bad.line)
    if bad.error is None:
        return visit.say("knowledge-import-twice", line=line, id=bad.name, before=str(bad.before))
    _, why = knowledge_form.problem(visit, bad.error.errors()[0])
    return visit.say("knowledge-import-wrong", line=line, why=Html(why))


async def _difference(
    visit: Visit, forms: list[EntryForm], problem: Markup | None = None
) -> web.Response:
    async with visit.reading() as session:
        plan = await knowledge.plan_entries(session, forms)
    found = plan.difference
    titles = {form.id: form.question for form in forms}
    changed = [
        (
            one,
            titles[one],
            [
                (
                    visit.say(knowledge_form.name_of(name)),
                    knowledge_form.told(visit, old),
                    knowledge_form.told(visit, new),
                )
                for name, (old, new) in fields.items()
            ],
        )
        for one, fields in list(found.changed.items())[:MOST_SHOWN]
    ]
    touched = {*found.new, *found.changed}
    rows = [form.model_dump(mode="json") for form in forms if form.id in touched]
    return visit.page(
        "knowledge_import.html",
        status=REFUSED if problem else 200,
        problem=problem,
        difference=found,
        new=[(one, titles[one]) for one in found.new[:MOST_SHOWN]],
        changed=changed,
        loose=plan.loose,
        rows=json.dumps(rows, ensure_ascii=False),
        most=MOST_SHOWN,
    )


async def _take(visit: Visit) -> web.StreamResponse:
    """Takes what was shown, if it would still do that; shows it anew otherwise."""
    try:
        rows = json.loads(visit.typed("rows"))
        forms = desk.formed(list(enumerate(rows, start=1)), EntryForm)
    except (ValueError, TypeError):
        raise Refusal("knowledge-no-file") from None
    fingerprint, who = visit.typed("fingerprint"), visit.who.name
    try:
        async with visit.transaction() as session:
            done = await knowledge.take_as_shown(session, forms, fingerprint, who, visit.now)
    except Changed as changed:
        return await _difference(visit, forms, visit.refused(changed))
    counts = {"new": len(done.new), "changed": len(done.changed)}
    return visit.go("/knowledge", "knowledge-imported", **counts)
