"""How a command begins and ends (命令的开始与结束): settings, one transaction, exit status.

Everything here is imported before it is known which command is meant, so nothing heavy is.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.settings import Settings

Result = TypeVar("Result")
Form = TypeVar("Form", bound="BaseModel")

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
By = Annotated[str, typer.Option("--by", help="Who does it: a name that `staff list` shows.")]


def group(about: str) -> typer.Typer:
    """A group of commands. Plain help: a sentence that is refused stays on one line."""
    return typer.Typer(help=about, no_args_is_help=True, rich_markup_mode=None)


def refuse(reason: str) -> NoReturn:
    """Says why not on standard error and exits with 1."""
    print(reason, file=sys.stderr)  # noqa: T201 - this is what a command line is for.
    raise typer.Exit(1)


def warn(reason: str) -> None:
    """Says on standard error what somebody should look at."""
    typer.echo(f"warning: {reason}", err=True)


def show(found: Any) -> None:
    """Prints a result as JSON."""
    typer.echo(json.dumps(found, ensure_ascii=False, default=_written))


def _written(value: object) -> str:
    """A moment as ISO 8601 in the city's time; anything else as its text."""
    if isinstance(value, datetime):
        from bot.desk import moments

        return moments.written(value)
    return str(value)


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


def believing() -> "Settings":
    """The settings of a command that acts in somebody's name; refused where it is not believed."""
    found = prepared(quiet=True)
    if not found.believes_the_command_line:
        refuse(
            "--by is not believed with this database: set YANGGUANG_CLI_ACTS=true "
            "if whoever can type this command may act in anybody's name"
        )
    return found


def read(file: Path, form: "type[Form]", lists: frozenset[str] | None = None) -> "list[Form]":
    """Every row of a file in its form; the first wrong one ends the command with its line."""
    from bot import desk
    from bot.sources import files

    try:
        return desk.read(file, form, files.LISTS if lists is None else lists)
    except desk.Broken as broken:
        refuse(str(broken))


def act(
    found: "Settings", deed: "Callable[[AsyncSession, datetime], Awaitable[Result]]"
) -> Result:
    """Does something in one transaction; what is refused changes nothing and ends with 1."""
    return _once(found, deed, writes=True)


def look(
    found: "Settings", deed: "Callable[[AsyncSession, datetime], Awaitable[Result]]"
) -> Result:
    """Reads something; on SQLite it never waits for who is writing."""
    return _once(found, deed, writes=False)


def _once(
    found: "Settings",
    deed: "Callable[[AsyncSession, datetime], Awaitable[Result]]",
    *,
    writes: bool,
) -> Result:
    from bot import clock, desk
    from storage.database import Database, is_away
    from storage.refusal import Refusal

    async def once() -> Result:
        database = Database(found.database.url)
        try:
            async with database.transaction() if writes else database.reading() as session:
                return await deed(session, clock.now())
        finally:
            await database.close()

    try:
        return asyncio.run(once())
    except desk.Broken as broken:
        refuse(str(broken))
    except Refusal as refusal:
        refuse(desk.said(refusal))
    except Exception as error:
        if not is_away(error):
            raise
        refuse("the database is away or busy; nothing was changed, try again")
