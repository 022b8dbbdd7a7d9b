"""How a command begins and ends (命令的开始与结束): settings, one transaction, exit status.

Everything here is imported before it is known which command is meant, so nothing heavy is.
"""

import asyncio
import json
import logging
import re
import sys
import tomllib
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from knowledge import values

if TYPE_CHECKING:
    from pydantic import BaseModel
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.settings import Settings

# What a database can count to.
LARGEST = 2**63 - 1

Result = TypeVar("Result")
Form = TypeVar("Form", bound="BaseModel")


def whole(largest: int) -> Callable[[str], int]:
    """Reads a number from 1 on, such as an option's; says in plain words what is none."""

    def number(text: str) -> int:
        plain = values.plain(str(text))
        if not re.fullmatch("[0-9]{1,19}", plain) or not 1 <= int(plain) <= largest:
            most = f"from 1 to {largest}" if largest < LARGEST else "such as 12"
            raise typer.BadParameter(f"{text} is no number {most}")
        return int(plain)

    return number


def day(text: str) -> date:
    """Reads a day."""
    try:
        return date.fromisoformat(values.dated(str(text)))
    except ValueError:
        raise typer.BadParameter(f"{text} is no day; write it as 2026-11-23") from None


Number = Annotated[
    int, typer.Argument(metavar="ID", parser=whole(LARGEST), help="The release's number.")
]
Limit = Annotated[int, typer.Option(metavar="N", parser=whole(10_000), help="The newest so many.")]
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
        from handlers.desk import moments

        return moments.written(value)
    return str(value)


def settings() -> "Settings":
    """The settings; a wrong one ends the command with one line."""
    from bot.settings import WrongSetting, load

    try:
        return load()
    except WrongSetting as wrong:
        refuse(str(wrong))


def role(*, quiet: bool = False) -> "Settings":
    """The settings of a process that may begin the house; `quiet` logs only what is wrong."""
    found = settings()
    from bot import logs

    logs.configure(logging.WARNING if quiet else logging.INFO)
    _bring_up(found)
    return found


def prepared() -> "Settings":
    """The settings of a command at the desk, which asks for a house that is there.

    In another directory a new and empty database would hide that it is the wrong one. A checkout
    of ours, and a path that was set in full, are no mistake: there it is made, and said.
    """
    found = settings()
    path = found.database.path
    if path is None or path.exists():
        _bring_up(found)
        return found
    if not path.is_absolute() and not _is_our_checkout():
        refuse(
            f"there is no database at {path.absolute()}: cd to the directory of the service, "
            "or set YANGGUANG_DATABASE__URL; `yangguang migrate` makes a new one here"
        )
    _bring_up(found)
    typer.echo(f"made a new database at {path.absolute()}", err=True)
    return found


def _is_our_checkout() -> bool:
    try:
        project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(project.get("project", {}).get("name") == "yangguang")


def _bring_up(found: "Settings") -> None:
    """The key and the tables, made or brought to this version."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import WrongSetting
    from storage import migrations

    try:
        found.key()
        if found.database.is_in_var:
            Path("var").mkdir(mode=0o700, exist_ok=True)
        migrations.bring_up(found.database.url)
    except WrongSetting as wrong:
        refuse(str(wrong))
    except migrations.Newer as newer:
        refuse(f"YANGGUANG_DATABASE__URL: {newer}; install the version that was running")
    except (OSError, SQLAlchemyError) as error:
        reason = getattr(error, "orig", error)
        refuse(
            f"YANGGUANG_DATABASE__URL: the database cannot be used: {reason}; "
            "start it, or set another"
        )


def believing() -> "Settings":
    """The settings of a command that acts in somebody's name; refused where it is not believed."""
    found = prepared()
    if not found.believes_the_command_line:
        refuse(
            "--by is not believed with this database: set YANGGUANG_CLI_ACTS=true "
            "if whoever can type this command may act in anybody's name"
        )
    return found


def allowed(by: str, act: str) -> "Settings":
    """The settings of a command that acts in somebody's name, once it is known that they may.

    It is asked again with the act; here so that nobody types, or waits for a file, in vain.
    """
    found = believing()
    from storage import staff

    look(found, lambda session, _: staff.allowed(session, by, act))
    return found


def read(file: Path, form: "type[Form]", lists: frozenset[str] | None = None) -> "list[Form]":
    """Every row of a file in its form; the first wrong one ends the command with its line."""
    from handlers import desk
    from handlers.desk import files

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
    from bot import clock
    from handlers import desk
    from storage.database import Database, is_away
    from storage.refusal import Refusal

    async def once() -> Result:
        database = Database(found.database.url, found.keyring())
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
