"""`yangguang journal` (操作日志): who did what, and whether nothing of it was changed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import start

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from storage.journal import Verified

cli = start.group("The journal (操作日志): who did what.")


@cli.command("show")
def show_journal(
    record: Annotated[str, typer.Option(help="One record only, such as release:12.")] = "",
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """Show who did what and when, in the city's time, oldest first.

    Example: yangguang journal show --record release:12
    """
    found = start.prepared()
    from handlers.desk import journal, moments

    acts = start.look(found, lambda session, _: journal.acts(session, record, limit))
    if as_json:
        start.show(acts)
        return
    for one in acts:
        noted = {name: moments.noted(value) for name, value in one["about"].items()}
        about = " · ".join(f"{name} {value}" for name, value in noted.items())
        words = [moments.shown(one["at"]), one["who"], one["what"], one["record"]]
        if one["via"] != one["who"]:
            words.append(one["via"])
        typer.echo(" · ".join([*words, about] if about else words))


@cli.command("verify")
def verify_journal(as_json: start.Json = False) -> None:
    """Walk the whole chain and say whether anything was changed, taken out or cut off.

    Example: yangguang journal verify
    """
    found = start.prepared()
    from handlers.desk import spoken
    from storage import journal

    async def deed(session: "AsyncSession", _now: "datetime") -> "Verified":
        return await journal.verify(session)

    verified = start.look(found, deed)
    wrong = [spoken(one.text_id, number=str(one.number)) for one in verified.findings]
    if as_json:
        about = {"first": verified.first, "last": verified.last, "unsealed": verified.unsealed}
        start.show({**about, "whole": not wrong, "findings": wrong})
    elif not wrong:
        typer.echo(f"whole: acts {verified.first} to {verified.last}")
        if verified.unsealed:
            typer.echo(
                f"acts up to {verified.unsealed} were written before the journal was sealed"
            )
    else:
        for one in wrong:
            typer.echo(one)
    if wrong:
        raise typer.Exit(1)


@cli.command("prune")
def prune_journal(
    by: start.By,
    before: Annotated[
        date, typer.Option(parser=start.day, metavar="DAY", help="What is older goes.")
    ],
    as_json: start.Json = False,
) -> None:
    """Give up acts older than a day; never of the last six months, and only of a whole chain.

    Example: yangguang journal prune --before 2026-01-01 --by 周审计
    """
    found = start.allowed(by, "journal prune")
    from handlers.desk import journal

    count = start.act(found, lambda session, now: journal.prune(session, before, by, now))
    start.show({"acts": count}) if as_json else typer.echo(f"acts given up: {count}")


@cli.command("export")
def export_journal(
    by: start.By,
    out: Annotated[Path, typer.Option(help="A file: .jsonl, .csv or .xlsx.")],
    as_json: start.Json = False,
) -> None:
    """Write every act, with its hash, to a file for auditors; the export is an act itself.

    Example: yangguang journal export --out 日志.csv --by 周审计
    """
    found = start.allowed(by, "journal export")
    from handlers.desk import files, journal

    rows = start.act(found, lambda session, now: journal.export(session, by, now))
    try:
        files.write(out, rows)
    except files.BrokenFile as broken:
        from handlers.desk import said

        start.refuse(said(broken))
    start.show({"acts": len(rows)}) if as_json else typer.echo(f"acts written: {len(rows)}")
