"""`yangguang guides` (办事指南): import."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import start

cli = start.group("Service guides (办事指南).")


@cli.command("import")
def import_guides(
    file: Annotated[Path, typer.Argument(help="JSONL, CSV or XLSX.")],
    as_json: start.Json = False,
) -> None:
    """Import service guides; one broken record and nothing is imported.

    Example: yangguang guides import 指南.jsonl
    """
    found = start.prepared()
    from storage import guides as kept

    forms = start.read(file, kept.GuideForm)
    new, changed, same = start.act(found, lambda session, now: kept.take(session, forms, now))
    if as_json:
        start.show({"new": new, "changed": changed, "same": same})
    else:
        typer.echo(f"imported: {new} new, {changed} changed, {same} the same")
