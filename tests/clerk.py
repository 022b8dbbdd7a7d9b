"""A clerk at the command line (经办人): the commands in this process, on a database of a test's own."""

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy.ext.asyncio import create_async_engine
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner, Result

from bot import clock, logs
from bot.__main__ import cli
from handlers.desk import staff as desk_staff
from storage.database import Database
from storage.staff import Role


def commands(group: Any, *words: str) -> Iterator[tuple[str, Any]]:
    """Every command with its words."""
    if not isinstance(group, TyperGroup):
        yield " ".join(words), group
        return
    for name, one in group.commands.items():
        yield from commands(one, *words, name)


COMMANDS = dict(commands(get_command(cli)))


def on_a_file(migrated_file: Path, folder: Path) -> "Clerk":
    """A clerk on SQLite alone, for what is refused before a row is looked at."""
    path = folder / "office.db"
    shutil.copyfile(migrated_file, path)
    clerk = Clerk(f"sqlite+aiosqlite:///{path}", folder)
    clerk.staff()
    return clerk


class Clerk:
    """Types commands; `folder` is where the files of a test lie."""

    def __init__(self, database_url: str, folder: Path, **settings: str) -> None:
        self.url = database_url
        self.folder = folder
        self.settings = {
            "YANGGUANG_DATABASE__URL": database_url,
            "YANGGUANG_SECRET_KEY": "a key of the tests, long enough to be one",
            "YANGGUANG_CLI_ACTS": "true",
            "YANGGUANG_QUIET_HOURS": "",
            "YANGGUANG_SAMPLE_CONTENT": "false",
            **settings,
        }

    def __call__(self, *words: str | Path | int, said: str | bytes = "") -> Result:
        """One command, with what is typed into it."""
        try:
            return CliRunner().invoke(cli, [*map(str, words)], input=said, env=self.settings)
        finally:
            # A command logs less than a test wants to see.
            logs.configure()

    def done(self, *words: str | Path | int, said: str | bytes = "") -> str:
        """A command that must succeed; what it printed."""
        result = self(*words, said=said)
        assert result.exit_code == 0, (words, result.stderr, result.exception)
        return result.stdout.strip()

    def told(self, *words: str | Path | int) -> Any:
        """What a command that must succeed prints as JSON."""
        return json.loads(self.done(*words, "--json"))

    def refused(self, *words: str | Path | int, said: str | bytes = "") -> str:
        """A command that must be refused; the reason, on one line."""
        result = self(*words, said=said)
        assert result.exit_code == 1, (words, result.output, result.exception)
        assert isinstance(result.exception, SystemExit), result.exception
        (reason,) = result.stderr.splitlines()
        assert result.stdout == ""
        return str(reason)

    def write(self, name: str, content: str | bytes) -> Path:
        """A file of the test."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def staff(self) -> None:
        """小编 drafts, 王审 reviews, 李发 publishes; 全能 may do all three."""
        editor, reviewer, publisher = Role.EDITOR, Role.REVIEWER, Role.PUBLISHER
        people = {
            "小编": [editor],
            "王审": [reviewer],
            "李发": [publisher],
            "全能": [editor, reviewer, publisher],
        }

        async def add() -> None:
            database = Database(self.url)
            async with database.transaction() as session:
                for name, roles in people.items():
                    # An organ without a topic of its own.
                    await desk_staff.add(session, name, roles, "本区某局", clock.now())
            await database.close()

        asyncio.run(add())

    def draft(self, *words: str | Path | int, text: str = "自12月1日起试行。") -> int:
        """A release of 小编's on 环境保护."""
        file = self.write("text.txt", text)
        given = ("--title", "垃圾分类新办法", "--text-file", file, "--by", "小编", "--yes")
        return int(self.done("releases", "add", *given, "--topic", "环境保护", *words))

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.sql(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - ours.

    def sql(self, statement: str) -> list[Any]:
        """Looks into the database, or tampers with it."""

        async def run() -> list[Any]:
            engine = create_async_engine(self.url)
            try:
                async with engine.begin() as connection:
                    result = await connection.execute(sqlalchemy.text(statement))
                    return list(result.all()) if result.returns_rows else []
            finally:
                await engine.dispose()

        return asyncio.run(run())
