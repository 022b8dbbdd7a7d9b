"""How a command begins (命令的开始): in which house, with how little, and what it does not take."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from storage import migrations
from tests.clerk import Clerk

ROOT = Path(__file__).parents[1]
# A command of the desk needs none of these: each costs a tenth of a second or more.
HEAVY = {"aiogram", "aiohttp", "alembic", "mako", "structlog", "openpyxl", "rapidfuzz", "rjieba"}


def run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that says of itself that it is ours."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "yangguang"\n')
    return tmp_path


def test_a_command_in_a_wrong_directory_is_refused_and_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n')
    for words in (
        ["staff", "add", "小编", "--role", "editor", "--organ", "区教育局"],
        ["releases", "list"],
    ):
        refused = run(tmp_path, *words)
        assert refused.returncode == 1
        (reason,) = refused.stderr.splitlines()
        assert reason.startswith(f"there is no database at {tmp_path}/var/yangguang.db: cd to ")
        assert "YANGGUANG_DATABASE__URL" in reason
        assert "`yangguang migrate`" in reason
    assert [path.name for path in tmp_path.iterdir()] == ["pyproject.toml"]
    assert run(tmp_path, "migrate").stdout == "ok\n"
    added = run(tmp_path, "staff", "add", "小编", "--role", "editor", "--organ", "区教育局")
    assert (added.returncode, added.stderr) == (0, "")


def test_in_a_checkout_the_first_command_makes_the_database_and_says_so(checkout: Path) -> None:
    added = run(checkout, "staff", "add", "小编", "--role", "editor", "--organ", "区教育局")
    assert added.returncode == 0, added.stderr
    assert added.stderr == f"made a new database at {checkout}/var/yangguang.db\n"
    assert run(checkout, "staff", "list").stderr == ""


def test_a_database_that_was_named_in_full_is_made_and_said(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    settings = {
        "YANGGUANG_DATABASE__URL": f"sqlite+aiosqlite:///{path}",
        "YANGGUANG_SECRET_KEY": "a key of the tests, long enough to be one",
    }
    added = run(
        tmp_path, "staff", "add", "小编", "--role", "editor", "--organ", "区教育局", **settings
    )
    assert added.stderr == f"made a new database at {path}\n"


def test_a_database_of_a_newer_version_is_refused_and_left_alone(
    database_url: str, tmp_path: Path
) -> None:
    clerk = Clerk(database_url, tmp_path)
    clerk.sql("UPDATE alembic_version SET version_num = '9999'")
    for words in (("staff", "list"), ("migrate",)):
        assert "tables are of version 9999" in clerk.refused(*words)
    assert clerk.sql("SELECT version_num FROM alembic_version") == [("9999",)]


def test_an_older_database_is_brought_up_by_the_first_command(
    database_url: str, tmp_path: Path
) -> None:
    migrations.downgrade(database_url, "0002")
    clerk = Clerk(database_url, tmp_path)
    assert clerk.told("staff", "list") == []
    assert clerk.sql("SELECT version_num FROM alembic_version") == [(migrations.versions()[-1],)]


def test_the_newest_version_is_known_without_alembic() -> None:
    script = ScriptDirectory.from_config(migrations.configuration(""))
    assert [migrations.versions()[-1]] == script.get_heads()


def test_a_command_of_the_desk_loads_only_what_it_needs(checkout: Path) -> None:
    run(checkout, "staff", "add", "小编", "--role", "editor", "--organ", "区教育局")
    (checkout / "text.txt").write_text("正文")
    program = f"""
import sys
from bot.__main__ import cli
try:
    cli(sys.argv[1:])
finally:
    print(*sorted({HEAVY} & set(sys.modules)), file=sys.stderr)
"""
    drafted = ["--title", "题", "--text-file", "text.txt", "--topic", "环境保护", "--by", "小编"]
    for words in (
        ["releases", "add", *drafted],
        ["releases", "list"],
        ["broadcasts", "status", "1"],
        ["staff", "list"],
        ["journal", "show"],
        ["topics", "list"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "\n"), words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("broadcasts", "status", "abc"), "abc is no number such as 12"),
        (("releases", "show", "0"), "0 is no number such as 12"),
        (("releases", "show", str(2**63)), f"{2**63} is no number such as 12"),
        (("releases", "add", "--by", "小编", "--interprets", "one"), "one is no number"),
        (("releases", "add", "--by", "小编", "--formed-on", "soon"), "write it as 2026-11-23"),
        (("releases", "list", "--limit", "0"), "0 is no number from 1 to 10000"),
        (("journal", "show", "--limit", "many"), "many is no number from 1 to 10000"),
    ],
)
def test_a_wrong_option_is_told_in_plain_words(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    result = Clerk(f"sqlite+aiosqlite:///{tmp_path}/none.db", tmp_path)(*words)
    assert result.exit_code == 2
    assert said in result.stderr
