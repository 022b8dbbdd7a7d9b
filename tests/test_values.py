"""What is typed wrongly at the desk (填写有误): understood, or refused in a sentence that helps."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.commands import start
from knowledge import values
from tests.clerk import COMMANDS, Clerk, on_a_file


@pytest.fixture
def clerk(migrated_file: Path, tmp_path: Path) -> Clerk:
    """On SQLite alone: what is typed wrongly never comes to a row."""
    return on_a_file(migrated_file, tmp_path)


FULL_WIDTH = "\uff13\uff14\uff15\uff16\uff17\uff18\uff19"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("　１２ ", "12"),
        (FULL_WIDTH, "3456789"),
        ("ＳＱ－２０２６", "SQ-2026"),
        ("2026 — 12 — 01", "2026-12-01"),
        ("release：12", "release:12"),
        ("环境保护", "环境保护"),
        ("", ""),
    ],
)
def test_what_is_typed_full_width_is_meant_as_half_width(typed: str, meant: str) -> None:
    assert values.plain(typed) == meant
    assert values.plain(meant) == meant


def test_several_values_are_parted_by_the_signs_of_either_keyboard() -> None:
    typed = ["editor，reviewer、publisher", " ；", "head; officer,"]
    assert values.parts(typed) == ["editor", "reviewer", "publisher", "head", "officer"]


@pytest.mark.parametrize(
    "typed", ["２０２６－１２－１", "2026年12月1日", "2026/12/01", "2026.12.1"]
)
def test_a_day_is_read_in_the_forms_of_an_office(typed: str) -> None:
    assert start.day(typed) == date(2026, 12, 1)


@pytest.mark.parametrize("typed", ["2026-02-30", "12-01", "明天", "2026年", ""])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no day; write it as 2026-11-23"):
        start.day(typed)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param("releases show abc", 2, "abc is no number such as 12", id="letters"),
        pytest.param("releases show 99", 1, "There is no release 99.", id="an unknown number"),
        pytest.param("broadcasts status SQ-2026-0001-3", 2, "is no number", id="another record's"),
        pytest.param(
            "releases edit 1 --by 小编", 2, "nothing to change was given", id="no change"
        ),
        pytest.param(
            "releases edit 1 --detach --attach a.png --by 小编",
            *(2, "goes without --attach"),
            id="with and without a file",
        ),
        pytest.param("broadcasts stop 1 --by 李发", 1, "so nothing of it is sent.", id="not sent"),
        pytest.param("subscribers import .", 1, ".: is a folder", id="a folder"),
        pytest.param(
            "knowledge export nowhere/out.csv",
            *(1, "nowhere/out.csv: No such file or directory\n"),
            id="no folder",
        ),
        pytest.param(
            "knowledge match --kb none.jsonl --queries none.jsonl --out out.jsonl",
            *(1, "none.jsonl: No such file or directory\n"),
            id="no such file",
        ),
        pytest.param("staff add 张三", 1, "`staff roles` shows them", id="no role"),
        pytest.param("journal show --record 1", 1, "named like release:12", id="no record"),
    ],
)
def test_a_wrong_command_is_refused_in_a_sentence(
    clerk: Clerk, words: str, code: int, said: str
) -> None:
    clerk.draft()
    result = clerk(*words.split())
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "Errno" not in result.stderr


def test_a_document_of_a_day_to_come_is_refused(clerk: Clerk) -> None:
    later = f"{datetime.now(UTC) + timedelta(days=3):%Y-%m-%d}"
    words = ("releases", "edit", clerk.draft(), "--formed-on", later, "--by", "小编")
    assert clerk.refused(*words).startswith(f"--formed-on: {later} is still to come")


def test_the_journal_is_read_in_the_citys_time_and_as_long_as_was_asked(clerk: Clerk) -> None:
    release = clerk.draft()
    clerk.done("broadcasts", "review", release, "--by", "王审")
    latest = "2099-01-01 18:00"
    clerk.done("broadcasts", "send", release, "--by", "李发", "--not-after", latest)
    words = ("journal", "show", "--record", "release：1", "--limit", "1")
    (last,) = clerk.done(*words).splitlines()
    assert f"not_after {latest}" in last


@pytest.mark.parametrize("name", ["\udcff", "小\x00编"])
def test_a_name_that_cannot_be_written_is_nobodys(
    database_url: str, tmp_path: Path, name: str
) -> None:
    said = Clerk(database_url, tmp_path).refused("releases", "discard", "1", "--by", name)
    assert said.startswith("There is nobody named")


GROUPS = {
    "releases",
    "broadcasts",
    "staff",
    "journal",
    "subscribers",
    "topics",
    "knowledge",
    "guides",
}


@pytest.mark.parametrize("words", [one for one in COMMANDS if one.split()[0] in GROUPS])
def test_the_help_of_a_command_shows_one_that_can_be_typed(words: str) -> None:
    said = CliRunner().invoke(cli, [*words.split(), "--help"]).stdout
    _, found, example = said.partition(f"Example: yangguang {words}")
    assert found, said
    COMMANDS[words].make_context(words, example.partition("\n\n")[0].split())
