"""Staff and their journal on the command line (人员与操作日志)."""

import json
from pathlib import Path

import pytest

from storage.staff import MAY, TITLES, Role
from tests.clerk import COMMANDS, Clerk, on_a_file


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    return Clerk(database_url, tmp_path)


def test_somebody_is_added_and_given_further_roles(clerk: Clerk) -> None:
    said = clerk.done("staff", "add", " 小编 ", "--role", "editor", "--organ", "区教育局")
    assert said == "小编: editor (区教育局)"
    words = ("staff", "add", "小编", "--role", "reviewer，ｐｕｂｌｉｓｈｅｒ", "--role", "editor")
    added = clerk(*words, "--json")
    assert json.loads(added.stdout) == {
        "name": "小编",
        "roles": ["editor", "publisher", "reviewer"],
        "organ": "区教育局",
    }
    assert added.stderr == "warning: 小编 was there already: editor (区教育局)\n"
    clerk.done("staff", "add", "王审", "--role", "reviewer")
    assert [one["name"] for one in clerk.told("staff", "list")] == ["小编", "王审"]
    assert clerk.done("staff", "list").endswith("王审: reviewer (区政府办公室)")


def test_who_is_added_without_an_organ_is_told_which_it_became(clerk: Clerk) -> None:
    added = clerk("staff", "add", "小编", "--role", "editor")
    assert added.stdout == "小编: editor (区政府办公室)\n"
    assert added.stderr == (
        "no --organ was given, so 小编 speaks for 区政府办公室; "
        "another one: staff add 小编 --organ NAME\n"
    )
    # The way that was named works; whoever is moved needs no further role.
    moved = clerk("staff", "add", "小编", "--organ", "Education Bureau")
    assert moved.stdout == "小编: editor (区教育局)\norgan changed: 区政府办公室 → 区教育局\n"
    assert moved.stderr == "warning: 小编 was there already: editor (区政府办公室)\n"
    assert "at least one role" in clerk.refused("staff", "add", "新人", "--organ", "区教育局")


def test_an_organ_that_is_not_known_is_refused_with_those_that_are(clerk: Clerk) -> None:
    words = ("staff", "add", "小编", "--role", "editor", "--organ")
    close = clerk.refused(*words, "欧阳路街到")
    assert close.startswith("No organ is called 欧阳路街到. Is it one of these: 欧阳路街道")
    none = clerk.refused(*words, "xyzzy")
    assert none.endswith("`topics list` shows them. A new one is brought in by `topics import`")
    assert clerk.count("staff") == 0


def test_a_changed_organ_is_told_and_kept_in_the_journal(clerk: Clerk) -> None:
    clerk.done("staff", "add", "小编", "--role", "editor", "--organ", "区教育局")
    moved = clerk("staff", "add", "小编", "--role", "editor", "--organ", "欧阳路街道")
    assert moved.stdout.endswith("organ changed: 区教育局 → 欧阳路街道\n")
    first, last = clerk.told("journal", "show", "--record", "staff:1")
    assert (first["about"]["organ"], last["about"]["organ"]) == (
        "区教育局",
        "区教育局 → 欧阳路街道",
    )
    assert first["at"].endswith("+08:00")


def test_a_role_is_taken_away_and_cannot_be_taken_twice(clerk: Clerk) -> None:
    clerk.done("staff", "add", "小编", "--role", "editor,reviewer")
    words = ("staff", "remove", "小编", "--role", "reviewer")
    assert clerk.done(*words) == "小编: editor (区政府办公室)"
    assert "does not have the role reviewer 审查人" in clerk.refused(*words)
    assert "nobody named 无人" in clerk.refused("staff", "remove", "无人", "--role", "editor")
    assert clerk.told("staff", "remove", "小编", "--role", "editor")["roles"] == []
    assert clerk.done("staff", "list") == "小编: no role (区政府办公室)"
    acts = clerk.told("journal", "show", "--record", "staff:1")
    assert [(one["what"], one["about"].get("taken")) for one in acts] == [
        *(("staff.add", None), ("staff.remove", "reviewer"), ("staff.remove", "editor")),
    ]


def test_a_record_that_the_journal_does_not_know_is_refused(clerk: Clerk) -> None:
    reason = clerk.refused("journal", "show", "--record", "nonsense")
    assert "knows nothing of nonsense" in reason


@pytest.mark.parametrize("words", [("--role", "boss"), ("--role", "editor,boss"), ("--role", ",")])
def test_an_unknown_role_is_a_usage_error_that_lists_the_roles(
    clerk: Clerk, words: tuple[str, ...]
) -> None:
    result = clerk("staff", "add", "小编", *words)
    assert result.exit_code == 2
    assert ", ".join(Role) in result.stderr
    assert clerk.count("staff") == 0


def test_the_table_of_roles_knows_every_command_that_acts_in_somebodys_name() -> None:
    acting = {
        words
        for words, one in COMMANDS.items()
        if any(each.name == "by" and each.required for each in one.params)
    }
    assert acting == MAY.keys()


@pytest.mark.parametrize("act", MAY)
def test_a_role_is_checked_as_the_table_says_before_anything_else_is_looked_at(
    migrated_file: Path, tmp_path: Path, act: str
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    others = [role for role in Role if role not in MAY[act]]
    clerk.done("staff", "add", "外人", "--role", ",".join(others))
    words = [*act.split(), *MORE.get(act, ())]
    for each in COMMANDS[act].params:
        if each.required:
            words += [*each.opts[:1] * (each.param_type_name == "option"), TYPED[each.name]]
    reason = clerk.refused(*words)
    needed = f"外人 does not have the role this needs: {', '.join(f'{one} {TITLES[one]}' for one in MAY[act])}."
    assert reason == f"{needed} `staff list` shows who has it."


TYPED = {
    "by": "外人",
    "reviewed_by": "王审",
    "consent_of": "王审",
    "channel": "web",
    "address": "5",
    "days": "20",
    "outcome": "granted",
    "route": "enquiry",
    "why": "other",
    "came": "letter",
    "before": "2026-01-01",
    **dict.fromkeys(("release_id", "day_id", "survey_id", "slot", "seats"), "1"),
    **dict.fromkeys(("file", "out", "codebook"), "none.csv"),
    **dict.fromkeys(("purpose", "reason", "reasons", "to", "ticket", "number"), "某事"),
}
# What one of them asks for beside what it says it needs.
MORE = {
    "releases edit": ("--title", "题"),
    "surveys edit": ("--title", "题"),
    "open-days edit": ("--title", "题"),
    "consultations answer": ("--text", "答"),
    "foi answer": ("--reasons", "因为"),
}


def test_the_roles_are_listed_with_what_each_may_do(clerk: Clerk) -> None:
    listed = clerk.done("staff", "roles").splitlines()
    assert len(listed) == len(Role)
    assert "reviewer 审查人: broadcasts review" in listed
    assert "audit-admin 安全审计员: journal prune, export" in listed
    told = clerk.told("staff", "roles")
    assert {role for role, one in told.items() if "broadcasts send" in one["may"]} == {"publisher"}


@pytest.mark.parametrize("name", ["", "  ", "长" * 41])
def test_a_name_that_is_none_is_refused(clerk: Clerk, name: str) -> None:
    assert clerk.refused("staff", "add", name, "--role", "editor") == (
        "A name has 1 to 40 characters. Please check it."
    )


def test_a_name_that_cannot_be_kept_is_refused(clerk: Clerk) -> None:
    assert "characters that cannot be kept" in clerk.refused(
        "staff", "add", "小\x00编", "--role", "editor"
    )


def test_nobody_is_believed_where_the_command_line_is_not(
    database_url: str, tmp_path: Path
) -> None:
    """Neither PostgreSQL nor a file outside var/ is the embedded form."""
    clerk = Clerk(database_url, tmp_path, YANGGUANG_CLI_ACTS="false")
    clerk.staff()
    file = clerk.write("text.txt", "正文")
    people = clerk.write("people.csv", "channel,address,language,topics\n")
    for words in (
        ("releases", "add", "--title", "题", "--text-file", file, "--topic", "环境保护"),
        ("releases", "edit", "1", "--title", "题"),
        ("releases", "import", file, "--reviewed-by", "王审"),
        ("broadcasts", "review", "1"),
        ("broadcasts", "send", "1"),
        ("broadcasts", "pause", "1"),
        ("broadcasts", "resume", "1"),
        ("broadcasts", "stop", "1"),
        ("subscribers", "import", people),
        ("topics", "import", file),
    ):
        assert "YANGGUANG_CLI_ACTS=true" in clerk.refused(*words, "--by", "小编"), words
    del clerk.settings["YANGGUANG_CLI_ACTS"]
    assert "YANGGUANG_CLI_ACTS=true" in clerk.refused("broadcasts", "stop", "1", "--by", "李发")
    assert clerk.count("release") == clerk.count("subscription") == 0


def test_the_journal_tells_who_did_what_and_from_where(clerk: Clerk) -> None:
    clerk.staff()
    release = clerk.draft()
    clerk.done("broadcasts", "review", release, "--by", "王审")
    acts = clerk.told("journal", "show", "--record", f"release:{release}")
    assert [(one["who"], one["what"], one["via"]) for one in acts] == [
        ("小编", "releases.draft", "command line"),
        ("王审", "broadcasts.review", "command line"),
    ]
    everything = clerk.done("journal", "show").splitlines()
    assert len(everything) == 6
    assert " · command line · staff.add · staff:1 · " in everything[0]
    assert everything[0].count("command line") == 1
    assert len(clerk.done("journal", "show", "--limit", "2").splitlines()) == 2


def test_a_role_may_be_typed_in_chinese(clerk: Clerk) -> None:
    said = clerk.done("staff", "add", "王审", "--role", "审查人、发布人", "--role", "editor")
    assert said == "王审: editor, publisher, reviewer (区政府办公室)"
    for role, title in TITLES.items():
        assert role in clerk.told("staff", "add", "全能", "--role", f" {title} ")["roles"]
    assert clerk.told("staff", "remove", "王审", "--role", "审查人")["roles"] == [
        "editor",
        "publisher",
    ]
