"""`yangguang calendar` (节假日安排): next year's notice, imported when it is out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from handlers.desk.calendar import Preview
    from storage.calendar import Named

cli = start.group("The calendar (节假日安排): days off and days of work by notice.")


@cli.command("import")
def import_calendar(
    file: Annotated[
        Path,
        typer.Argument(help="A year of holiday-cn (2027.json), or a table (.csv, .xlsx)."),
    ],
    by: start.By,
    amends: Annotated[
        bool, typer.Option("--amends", help="It changes single days; the others stay.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Take the difference without being asked.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Import a year's notice: shows what changes, and asks where a day was announced otherwise.

    A table has the columns date,isOffDay,name,paper; isOffDay is 放假 or 上班.

    Example: yangguang calendar import 2027.csv --by 管理
    """
    found = start.allowed(by, "calendar import")
    from handlers import desk
    from handlers.desk import calendar

    try:
        plan = calendar.read(file, amends=amends)
    except desk.Broken as broken:
        start.refuse(str(broken))
    preview = start.look(found, lambda session, _: calendar.preview(session, plan, by))
    if not as_json:
        typer.echo("\n".join(preview.lines()))
    if preview.overturned and not yes:
        _ask()
    if preview.changes:
        portal = found.web.address
        start.act(found, lambda session, now: calendar.take(session, preview, by, portal, now))
    if as_json:
        start.show(_as_json(preview))
    elif preview.changes:
        typer.echo(f"imported: {len(plan.named)} days of {plan.year}")


def _ask() -> None:
    """Whether announced days may change; ends the command where they may not."""
    if not sys.stdin.isatty():
        start.refuse("nothing was imported: announced days would change; add --yes")
    if not typer.confirm("Import this?", err=True):
        start.refuse("nothing was imported")


def _as_json(preview: "Preview") -> dict[str, Any]:
    def said(named: "Named | None") -> dict[str, Any] | None:
        return {"working": named.is_working, "name": named.name} if named else None

    return {
        "year": preview.plan.year,
        "days": len(preview.plan.named),
        "overturned": preview.overturned,
        "changes": [
            {"date": one.day, "before": said(one.before), "after": said(one.after)}
            for one in preview.changes
        ],
    }
