"""The command line (命令行): `yangguang`.

Heavy imports stay inside the commands that need them.
"""

import asyncio
import json
import logging
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

cli = typer.Typer(
    name="yangguang",
    help="阳光问政: a public-interaction bot that a city government can run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
knowledge_cli = typer.Typer(help="Curated answers: import, export, match.", no_args_is_help=True)
guides_cli = typer.Typer(help="Service guides (办事指南).", no_args_is_help=True)
cli.add_typer(knowledge_cli, name="knowledge")
cli.add_typer(guides_cli, name="guides")

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Yes = Annotated[bool, typer.Option("--yes", help="Take the difference without being asked.")]


def refuse(reason: str) -> NoReturn:
    """Says why not on standard error and exits with 1."""
    print(reason, file=sys.stderr)  # noqa: T201 - this is what a command line is for.
    raise typer.Exit(1)


def settings() -> "Settings":
    """The settings; a wrong one ends the command with one line."""
    from bot.settings import WrongSetting, load

    try:
        found = load()
        found.key()
    except WrongSetting as wrong:
        refuse(str(wrong))
    return found


def prepared(*, quiet: bool = False) -> "Settings":
    """The settings, with the database migrated; `quiet` logs only what is wrong."""
    found = settings()
    from sqlalchemy.exc import SQLAlchemyError

    from bot import logs
    from storage import migrations

    logs.configure(logging.WARNING if quiet else logging.INFO)
    if found.database.is_in_var:
        Path("var").mkdir(mode=0o700, exist_ok=True)
    try:
        migrations.upgrade(found.database.url)
    except (OSError, SQLAlchemyError) as error:
        reason = getattr(error, "orig", error)
        refuse(
            f"YANGGUANG_DATABASE__URL: the database cannot be used: {reason}; "
            "start it, or set another"
        )
    return found


@cli.command()
def run() -> None:
    """Run the whole: migrate, load the sample on first start, serve the chat."""
    serve()


@cli.command()
def serve() -> None:
    """Serve the web chat."""
    found = prepared()
    from bot import app

    def show(address: str) -> None:
        typer.echo(f"阳光问政 {found.area}: {address}")

    try:
        listening = app.listen(found)
    except OSError as error:
        name = f"YANGGUANG_WEB__HOST={found.web.host} and YANGGUANG_WEB__PORT={found.web.port}"
        refuse(f"cannot serve at {name}: {error.strerror}; set another port")
    asyncio.run(app.serve(found, listening, show))


@cli.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    prepared()
    typer.echo("ok")


@cli.command()
def talk() -> None:
    """Chat with the bot in the terminal; the conversation goes on where it was."""
    typer.echo("阳光问政…", err=True)
    found = prepared(quiet=True)
    from bot import talk as terminal

    with suppress(KeyboardInterrupt):
        asyncio.run(terminal.talk(found))


@knowledge_cli.command("import")
def import_knowledge(
    file: Annotated[Path, typer.Argument(help="JSONL, CSV or XLSX.")],
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Import entries: shows the difference first, never overwrites silently."""
    found = prepared(quiet=True)
    from bot import desk

    try:
        plan = asyncio.run(desk.plan_entries(found, file))
    except desk.Broken as broken:
        refuse(str(broken))
    if not as_json:
        for line in plan.lines():
            typer.echo(line)
    if plan.difference.changed and not yes:
        if not sys.stdin.isatty():
            refuse("nothing was imported: entries would change; look above and add --yes")
        if not typer.confirm("Import this?"):
            refuse("nothing was imported")
    try:
        done = asyncio.run(desk.take_entries(found, plan))
    except desk.Broken as broken:
        refuse(str(broken))
    if as_json:
        typer.echo(json.dumps(done.as_json(), ensure_ascii=False))
    else:
        typer.echo(f"imported: {len(done.new)} new, {len(done.changed)} changed")


@knowledge_cli.command("export")
def export_knowledge(
    file: Annotated[Path, typer.Argument(help="JSONL, CSV or XLSX, by its ending.")],
) -> None:
    """Export all entries in the form in which they are imported."""
    found = prepared(quiet=True)
    from bot import desk

    try:
        count = asyncio.run(desk.export_entries(found, file))
    except desk.Broken as broken:
        refuse(str(broken))
    typer.echo(f"exported: {count}")


@knowledge_cli.command("match")
def match_knowledge(
    kb: Annotated[Path, typer.Option(help="JSONL of entries.")],
    queries: Annotated[Path, typer.Option(help="JSONL of questions.")],
    out: Annotated[Path, typer.Option(help="JSONL of matches, written.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Matches a question.")] = 5,
) -> None:
    """Match questions against a knowledge base in files, without a database."""
    from knowledge import batch

    try:
        batch.run(kb, queries, out, limit)
    except (ValueError, OSError) as error:
        refuse(str(error))
    typer.echo(f"matched: {out}")


@guides_cli.command("import")
def import_guides(
    file: Annotated[Path, typer.Argument(help="JSONL, CSV or XLSX.")],
    as_json: Json = False,
) -> None:
    """Import service guides; one broken record and nothing is imported."""
    found = prepared(quiet=True)
    from bot import desk

    try:
        new, changed, same = asyncio.run(desk.take_guides(found, file))
    except desk.Broken as broken:
        refuse(str(broken))
    if as_json:
        typer.echo(json.dumps({"new": new, "changed": changed, "same": same}))
    else:
        typer.echo(f"imported: {new} new, {changed} changed, {same} the same")


def main() -> None:
    """The entry point of the distribution."""
    cli()


if __name__ == "__main__":
    main()
