"""`yangguang knowledge` (知识维护): import, export, match."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import start

cli = start.group("Curated answers: import, export, match.")


@cli.command("import")
def import_knowledge(
    file: Annotated[Path, typer.Argument(help="JSONL, CSV or XLSX.")],
    yes: Annotated[
        bool, typer.Option("--yes", help="Take the difference without being asked.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Import entries: shows the difference first, never overwrites silently.

    Example: yangguang knowledge import 条目.xlsx
    """
    found = start.prepared()
    from handlers.desk import knowledge
    from storage import journal
    from storage.faq import EntryForm

    forms = start.read(file, EntryForm)
    plan = start.look(found, lambda session, _: knowledge.plan_entries(session, forms))
    if not as_json:
        for line in plan.lines():
            typer.echo(line)
    if plan.difference.changed and not yes:
        if not sys.stdin.isatty():
            start.refuse("nothing was imported: entries would change; look above and add --yes")
        if not typer.confirm("Import this?"):
            start.refuse("nothing was imported")
    by = journal.COMMAND_LINE
    done = start.act(found, lambda session, now: knowledge.take_entries(session, plan, by, now))
    if as_json:
        start.show(done.as_json())
    else:
        typer.echo(f"imported: {len(done.new)} new, {len(done.changed)} changed")


@cli.command("export")
def export_knowledge(
    file: Annotated[Path, typer.Argument(help="JSONL, CSV or XLSX, by its ending.")],
) -> None:
    """Export all entries in the form in which they are imported.

    Example: yangguang knowledge export 条目.xlsx
    """
    found = start.prepared()
    from handlers.desk import knowledge

    count = start.look(found, lambda session, _: knowledge.export_entries(session, file))
    typer.echo(f"exported: {count}")


@cli.command("match")
def match_knowledge(
    kb: Annotated[Path, typer.Option(help="JSONL of entries.")],
    queries: Annotated[Path, typer.Option(help="JSONL of questions.")],
    out: Annotated[Path, typer.Option(help="JSONL of matches, written.")],
    limit: Annotated[
        int, typer.Option(metavar="N", parser=start.whole(100), help="Matches a question.")
    ] = 5,
) -> None:
    """Match questions against a knowledge base in files, without a database.

    Example: yangguang knowledge match --kb 条目.jsonl --queries 问题.jsonl --out 结果.jsonl
    """
    from knowledge import batch

    try:
        batch.run(kb, queries, out, limit)
    except OSError as error:
        start.refuse(f"{error.filename}: {error.strerror}")
    except ValueError as error:
        start.refuse(str(error))
    typer.echo(f"matched: {out}")
