"""The surveys' desk (调查问卷): a file in, results and a table out."""

import asyncio
import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import clock
from handlers.desk import surveys as desk
from storage import survey_forms, surveys
from storage.database import Database
from storage.forms import Kind
from storage.sealed import Keyring
from tests import questionnaire
from tests.clerk import Clerk, on_a_file
from tests.conftest import KEY
from tests.questionnaire import answer

TOML = """
title = "口袋公园使用调查"
purpose = "结果用来决定明年先改造哪几处口袋公园。"
organ = "本区某局"
closes_on = 2099-12-10

[[questions]]
id = "often"
kind = "choice"
words = {zh-Hans = "您多久去一次？", en = "How often?"}
options = [{value = "daily", words = "几乎每天"}, {value = "never", words = "没去过"}]

[[questions]]
id = "wish"
kind = "text"
words = "您还有什么建议？"
optional = true
shown = [{question = "often", is_one_of = ["daily"]}]
"""


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """A clerk on either database."""
    found = Clerk(database_url, tmp_path)
    found.staff()
    return found


def answered(clerk: Clerk, survey_id: int, answers: list[dict[str, Any]]) -> None:
    """So many residents answer it."""

    async def all_send() -> None:
        database = Database(clerk.url, Keyring([KEY]))
        async with database.reading() as session:
            survey = await surveys.get(session, survey_id)
        for place, one in enumerate(answers, 1):
            await questionnaire.sends(database, survey, place, one, clock.now())
        await database.close()

    asyncio.run(all_send())


def park_file(clerk: Clerk, **changes: Any) -> Path:
    """The survey of the tests as JSON, open for long."""
    values = questionnaire.PARK | {"organ": "本区某局", "closes_on": "2099-12-10"} | changes
    return clerk.write("park.json", json.dumps(values, ensure_ascii=False))


def test_a_survey_goes_from_its_file_to_results_and_table(clerk: Clerk, tmp_path: Path) -> None:
    number = clerk.done("surveys", "add", park_file(clerk), "--by", "小编")
    assert clerk.told("surveys", "list")[0] | {"id": number, "status": "draft"} == {
        "id": number,
        "version": 1,
        "status": "draft",
        "title": "口袋公园使用调查",
        "organ": "本区某局",
        "closes_on": "2099-12-10",
        "begun": 0,
        "answers": 0,
        "turnout": None,
        "shown": 0,
        "waiting": 0,
    }
    assert clerk.done("surveys", "open", number, "--by", "李发") == "open"
    often = ["daily"] * 9 + ["weekly"] * 6 + ["never"] * 7
    answers = [answer(one, wish=f"愿望 {place}") for place, one in enumerate(often)]
    answers[0]["wish"] = "=cmd|'/c calc'!A1"
    answers[1]["wish"] = "＋1"
    answered(clerk, int(number), answers)
    shown = clerk.told("surveys", "results", number)
    assert (shown["answers"], shown["shown"] % 5, shown["begun"]) == (22, 0, 0)
    assert clerk.done("surveys", "close", number, "--by", "全能") == "closed"
    result = clerk.told("surveys", "results", number)
    assert (result["shown"], result["waiting"], result["turnout"]) == (22, 0, None)
    by_id = {one["id"]: one for one in result["questions"]}
    assert [one["count"] for one in by_id["often"]["counts"]] == [9, 6, 7]
    assert by_id["often"]["counts"][0]["share"] == 0.409
    assert (by_id["liking"]["base"], by_id["liking"]["mean"]) == (15, 4.0)
    assert len(by_id["wish"]["texts"]) == 22
    text = clerk.done("surveys", "results", number)
    for line in (
        "answers: 22 of 0 begun",
        "几乎每天: 9, 40.9% (23.3% to 61.3%)",
        "95 % interval of a share, by Wilson",
    ):
        assert line in text
    out, codebook = tmp_path / "out.csv", tmp_path / "codebook.csv"
    files = ("--out", out, "--codebook", codebook)
    said = clerk.done("surveys", "export", number, *files, "--by", "小编")
    assert said == "exported: 22 answers"
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    choices = [row for row in rows if row["record"] == "answers"]
    written = [row for row in rows if row["record"] == "text"]
    assert (len(choices), len(written)) == (22, 22)
    # What somebody wrote stands beside nothing else of theirs.
    assert all(not row["wish"] for row in choices)
    assert all(not any(row[name] for name in ("often", "day", "liking")) for row in written)
    assert {"'=cmd|'/c calc'!A1", "'＋1"} <= {row["wish"] for row in written}
    columns = {
        line["column"] for line in csv.DictReader(codebook.read_text("utf-8-sig").splitlines())
    }
    assert set(rows[0]) == columns - {""}
    journal = clerk.told("journal", "show")
    whats = [one["what"] for one in journal if one["what"].startswith("surveys")]
    assert whats == ["surveys.add", "surveys.open", "surveys.close", "surveys.export"]
    assert "愿望" not in json.dumps(journal, ensure_ascii=False)


def test_fewer_than_five_answers_are_never_shown(clerk: Clerk, tmp_path: Path) -> None:
    number = clerk.done("surveys", "add", park_file(clerk), "--by", "小编")
    clerk.done("surveys", "open", number, "--by", "小编")
    answered(clerk, int(number), [answer(wish="只有四个人")] * 4)
    assert "shown: 0; 4 wait for others" in clerk.done("surveys", "results", number)
    reason = clerk.refused("surveys", "close", number, "--by", "小编")
    assert "has 4 answers so far. Fewer than five are never shown" in reason
    assert "add --yes" in reason
    clerk.done("surveys", "close", number, "--by", "小编", "--yes")
    told = clerk.done("surveys", "results", number)
    assert "fewer than five answers: they are never shown" in told
    assert "只有四个人" not in told
    files = ("--out", tmp_path / "a.csv", "--codebook", tmp_path / "b.csv")
    reason = clerk.refused("surveys", "export", number, *files, "--by", "小编")
    assert "fewer than 5 answers can be shown" in reason
    assert not (tmp_path / "a.csv").exists()


def test_a_form_stays_as_it_is_and_a_changed_one_is_a_version(clerk: Clerk) -> None:
    file = clerk.write("park.toml", TOML)
    first = clerk.done("surveys", "add", file, "--by", "小编")
    clerk.done("surveys", "open", first, "--by", "小编")
    reason = clerk.refused("surveys", "open", first, "--by", "小编")
    assert "was opened before: its form stays as it is" in reason
    changed = clerk.write("changed.toml", TOML.replace("口袋公园使用调查", "新口袋公园调查"))
    more = ("--version-of", first, "--by", "小编")
    second = clerk.told("surveys", "add", changed, *more)
    assert second["version"] == 2
    clerk.done("surveys", "open", second["id"], "--by", "小编")
    statuses = {one["version"]: one["status"] for one in clerk.told("surveys", "list")}
    assert statuses == {1: "replaced", 2: "open"}
    assert "version 2 · 0 answers" in clerk.done("surveys", "list")
    reason = clerk.refused("surveys", "close", second["id"], "--by", "小编")
    assert "has not been answered yet" in reason
    clerk.done("surveys", "close", second["id"], "--by", "小编", "--yes")
    assert {one["status"] for one in clerk.told("surveys", "list")} == {"closed"}
    assert "is not open" in clerk.refused("surveys", "close", first, "--by", "小编")
    assert "is closed" in clerk.refused("surveys", "add", changed, *more)
    assert "no survey 99" in clerk.refused("surveys", "results", 99)


# What is changed in the file, and what the clerk is told.
WRONG: list[tuple[str, str, str]] = [
    ('kind = "choice"', 'kind = "choose"', "question often: kind: is none of: text, choice, se"),
    ('kind = "text"', 'kind = "phone"', "question wish: a survey asks no phone"),
    ('kind = "text"', 'kind = "file"', "question wish: a survey asks no file"),
    ("optional = true", "personal = true", "question wish: a survey is anonymous"),
    ('en = "How often?"', 'fr = "Combien?"', "question often: words in fr: write it in zh-Hans"),
    ('zh-Hans = "您多久去一次？"', 'id = "form-yes"', "question often: words in id"),
    ("zh-Hans = ", "zh-Hant = ", "question often: words in Chinese (zh-Hans) is missing"),
    ('words = "没去过"', 'words = " "', "question often: option never in Chinese"),
    ('value = "never"', 'value = "没去过"', "question often: options.2.value: "),
    ('is_one_of = ["daily"]', 'is_one_of = ["hourly"]', "question wish: is shown by hourly"),
    ('question = "often"', 'question = "later"', "wish: what it is shown by must be asked before"),
    ('id = "wish"', 'id = "often"', "two questions are called often"),
    ("optional = true", "optionl = true", "question wish: optionl: is no field"),
    ("optional = true", "most = 5000", "question wish: most: a text has 1 to 500 characters"),
    ('title = "口袋公园使用调查"', "", "title: is missing"),
    ("closes_on = 2099-12-10", 'closes_on = "bald"', "closes_on: write the day as"),
    ("closes_on = 2099-12-10", "closes_on = 2020-12-10", "last day 2020-12-10 is over"),
    ('organ = "本区某局"', "organ = ", "park.toml, line 4: cannot be read: Invalid value;"),
    (
        'organ = "本',
        'organ ＝ "本',
        "line 4: cannot be read: outside the texts write the plain signs",
    ),
    ("[[questions]]", "[questions]", "compare it with `surveys sample`"),
    ("决定", "决\\u0007定", "holds characters that cannot be kept"),
]


@pytest.mark.parametrize(("old", "new", "reason"), WRONG)
def test_a_wrong_question_is_told_by_its_id(
    old: str, new: str, reason: str, migrated_file: Path, tmp_path: Path
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    assert old in TOML
    file = clerk.write("park.toml", TOML.replace(old, new, 1 if "id =" in old else -1))
    assert reason in clerk.refused("surveys", "add", file, "--by", "小编")
    assert clerk.count("survey") == 0


def test_other_files_and_other_people_are_refused(migrated_file: Path, tmp_path: Path) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    for name, content, reason in (
        ("park.csv", TOML, "name it .toml or .json"),
        ("park.json", "[]", "is no survey"),
        ("park.json", "{", "park.json, line 1: cannot be read: Expecting property name"),
        ("park.toml", TOML.encode("gb18030"), "park.toml, line 2: "),
        ("large.toml", "#" * (desk.LARGEST + 1), "larger than 1 MB"),
    ):
        assert reason in clerk.refused(
            "surveys", "add", clerk.write(name, content), "--by", "小编"
        )
    assert "No such file" in clerk.refused("surveys", "add", tmp_path / "no.toml", "--by", "小编")
    # Who may not add one is told so before the file is looked at.
    assert "王审" in clerk.refused("surveys", "add", tmp_path / "no.toml", "--by", "王审")
    file = clerk.write("park.toml", TOML)
    number = clerk.done("surveys", "add", file, "--by", "小编")
    answered_file = ("--out", tmp_path / "a.csv", "--codebook", tmp_path / "a.csv")
    told = clerk.refused("surveys", "export", number, *answered_file, "--by", "小编")
    assert "write two" in told


def test_export_needs_a_folder_that_is_there(migrated_file: Path, tmp_path: Path) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    number = clerk.done("surveys", "add", park_file(clerk), "--by", "小编")
    clerk.done("surveys", "open", number, "--by", "小编")
    answered(clerk, int(number), [answer()] * 10)
    files = ("--out", tmp_path / "none" / "a.csv", "--codebook", tmp_path / "b.csv")
    told = clerk.refused("surveys", "export", number, *files, "--by", "小编")
    assert "name a file in a folder that is there" in told
    other = ("--out", tmp_path / "a.pdf", "--codebook", tmp_path / "b.csv")
    assert "a.pdf" in clerk.refused("surveys", "export", number, *other, "--by", "小编")
    assert "surveys.export" not in clerk.done("journal", "show")


def test_a_survey_asks_every_kind_that_names_nobody() -> None:
    assert {*Kind} - survey_forms.KINDS == {Kind.PHONE, Kind.FILE}
    assert questionnaire.park().questions[3].most == survey_forms.LONGEST_TEXT
    assert date(2026, 12, 10) == questionnaire.park().closes_on


def test_the_same_file_is_added_twice_only_where_it_is_meant(
    migrated_file: Path, tmp_path: Path
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    file = clerk.write("park.toml", TOML)
    number = clerk.done("surveys", "add", file, "--by", "小编")
    reason = clerk.refused("surveys", "add", file, "--by", "小编")
    assert f"Survey {number} has the very same title and questions" in reason
    assert "surveys edit" in reason
    clerk.done("surveys", "open", number, "--by", "小编")
    again = ("surveys", "add", file, "--version-of", number, "--by", "小编")
    assert "It is open already" in clerk.refused(*again)
    assert clerk.count("survey") == 1
    assert clerk.told(*again, "--yes")["version"] == 2
    # One that is over is asked again next year without a question.
    clerk.done("surveys", "close", number, "--by", "小编", "--yes")
    clerk.sql("UPDATE survey SET status = 'closed'")
    clerk.done("surveys", "add", file, "--by", "小编")


def test_a_draft_gets_another_title_or_last_day_until_it_is_open(clerk: Clerk) -> None:
    file = clerk.write("park.toml", TOML)
    number = clerk.done("surveys", "add", file, "--by", "小编")
    edit = ("surveys", "edit", number, "--by", "小编")
    assert clerk.done(*edit, "--title", "口袋公园问卷") == "口袋公园问卷 · until 2099-12-10"
    told = clerk.told(*edit, "--closes-on", "2098-01-02", "--english-title", "Pocket parks")
    assert told == {"id": int(number), "title": "口袋公园问卷", "closes_on": "2098-01-02"}
    assert "is over" in clerk.refused(*edit, "--closes-on", "2020-01-02")
    assert "at most 60 characters" in clerk.refused(*edit, "--title", "长" * 61)
    assert "is missing; write it" in clerk.refused(*edit, "--title", " ")
    assert "王审" in clerk.refused(*edit[:-1], "王审", "--title", "好")
    assert clerk(*edit).exit_code == 2
    clerk.done("surveys", "open", number, "--by", "小编")
    assert "its form stays as it is" in clerk.refused(*edit, "--title", "又改")
    page = clerk.done("surveys", "show", number)
    assert page.startswith("口袋公园问卷 · 本区某局 · version 1\nopen, until 2098-01-02\n")
    acts = clerk.told("journal", "show", "--record", f"survey:{number}")
    whats = [one["what"] for one in acts]
    assert whats == ["surveys.add", "surveys.edit", "surveys.edit", "surveys.open"]


def test_a_survey_is_shown_as_residents_see_it_and_nothing_of_what_they_said(
    clerk: Clerk,
) -> None:
    number = clerk.done("surveys", "add", park_file(clerk), "--by", "小编")
    clerk.done("surveys", "open", number, "--by", "小编")
    answered(clerk, int(number), [answer(wish="谁也不该看见")] * 12)
    page = clerk.done("surveys", "show", number)
    for line in (
        "open, until 2099-12-10",
        "answers: 12 of 0 begun",
        "结果用来决定明年先改造哪几处口袋公园。",
        "1. 您多久去一次口袋公园？\n   How often do you go?\n   (often, choice)",
        "[几乎每天 / Nearly every day]",
        "asked only where often is one of: daily, weekly",
        "(liking, scale, least 1, most 5)",
        "(wish, text, may be skipped, most 500)",
    ):
        assert line in page
    told = clerk.told("surveys", "show", number)
    assert (told["opened_at"][:4].isdigit(), told["closed_at"]) == (True, None)
    assert len(told["questions"]) == 4
    assert "谁也不该看见" not in page + json.dumps(told, ensure_ascii=False)
    assert "no survey 99" in clerk.refused("surveys", "show", 99)
    assert "is no number" in clerk("surveys", "show", "甲").stderr


def test_the_sample_can_be_added_as_it_is_and_asks_every_kind(
    migrated_file: Path, tmp_path: Path
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    file = tmp_path / "sample.toml"
    clerk.done("surveys", "sample", "--out", file)
    assert clerk.done("surveys", "sample") == file.read_text("utf-8").strip()
    assert "is there already" in clerk.refused("surveys", "sample", "--out", file)
    nowhere = tmp_path / "none" / "sample.toml"
    assert "folder that is there" in clerk.refused("surveys", "sample", "--out", nowhere)
    number = clerk.done("surveys", "add", file, "--by", "小编")
    clerk.done("surveys", "open", number, "--by", "小编")
    kinds = {one["kind"] for one in clerk.told("surveys", "show", number)["questions"]}
    assert kinds == set(survey_forms.KINDS)
    assert "surveys sample" in clerk.done("surveys", "add", "--help")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("closes_on = 2099-12-10", 'closes_on = "２０９９－１２－１０"'),
        ("closes_on = 2099-12-10", 'closes_on = "2099年12月10日"'),
        ("closes_on = 2099-12-10", 'closes_on = "2099．12．10"'),
        ('value = "daily"', 'value = "ｄａｉｌｙ"'),
        ('kind = "choice"', 'kind = "ｃｈｏｉｃｅ"'),
        ('is_one_of = ["daily"]', 'is_one_of = ["ｄａｉｌｙ"]'),
    ],
)
def test_full_width_signs_are_understood(
    old: str, new: str, migrated_file: Path, tmp_path: Path
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    assert old in TOML
    file = clerk.write("park.toml", TOML.replace(old, new))
    clerk.done("surveys", "add", file, "--by", "小编")
    (survey,) = clerk.told("surveys", "list")
    assert survey["closes_on"] == "2099-12-10"


def test_an_empty_list_says_how_to_begin(migrated_file: Path, tmp_path: Path) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    assert "surveys sample" in clerk("surveys", "list").stderr


def test_a_survey_is_put_out_in_the_name_of_ones_own_organ(
    migrated_file: Path, tmp_path: Path
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    clerk.done("staff", "add", "办小编", "--role", "编辑", "--organ", "区政府办公室")
    add = ("surveys", "add", park_file(clerk, organ="区民政局"), "--by")
    assert "put out by 区民政局; 小编 cannot do this" in clerk.refused(*add, "小编")
    assert clerk.count("survey") == 0
    number = clerk.done(*add, "办小编")
    assert clerk.told("surveys", "show", number)["organ"] == "区民政局"
    # A further version takes the place of what is open.
    version = ("surveys", "add", park_file(clerk), "--version-of", number, "--yes", "--by")
    assert "put out by 区民政局" in clerk.refused(*version, "小编")
    unknown = park_file(clerk, organ="区不存在局")
    assert "No organ is called" in clerk.refused("surveys", "add", unknown, "--by", "办小编")
    sample = clerk.write("sample.toml", clerk.done("surveys", "sample"))
    number = clerk.done("surveys", "add", sample, "--by", "小编")
    assert clerk.told("surveys", "show", number)["organ"] == "本区某局"
