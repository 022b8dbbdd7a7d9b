"""Statutory dates and next year's notice on the command line (法定期限、节假日安排)."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handlers.desk import Broken
from handlers.desk import calendar as desk
from handlers.desk import staff as people
from storage import calendar
from storage.database import Database
from storage.staff import Role
from tests import clerk as clerks
from tests.clerk import Clerk

ROOT = Path(__file__).parents[1]
NOTICE_OF_2026 = "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    clerk = Clerk(database_url, tmp_path)
    clerk.done("staff", "add", "管理", "--role", "system-admin")
    clerk.done("staff", "add", "小编", "--role", "editor")
    return clerk


def year(
    number: int, *days: tuple[str, str, bool], papers: tuple[str, ...] = ("国办发明电一",)
) -> str:
    """A year as holiday-cn publishes it."""
    rows = [{"name": name, "date": day, "isOffDay": off} for name, day, off in days]
    head = {"$schema": "…", "$id": "…", "year": number, "papers": papers}
    return json.dumps({**head, "days": rows}, ensure_ascii=False)


OF_2027 = [
    *((name, f"{day}", True) for day, name in calendar.statutory(2027).items()),
    ("元旦", "2027-01-02", True),
    ("元旦", "2027-01-03", True),
    ("春节", "2027-02-09", True),
    ("春节", "2027-02-10", True),
    ("春节", "2027-02-20", False),
]


def test_a_date_is_told_for_a_program_and_for_a_person(clerk: Clerk) -> None:
    words = ("foi", "due", "--received", "2026-01-30")
    assert clerk.told(*words) == {
        "due": "2026-03-05",
        "provisional": False,
        "received": "2026-01-30",
        "days": 20,
    }
    assert clerk.done(*words) == "due: 2026-03-05 Thu (20 working days after 2026-01-30)"
    assert clerk.told(*words, "--days", 40)["due"] == "2026-04-02"


def test_a_date_is_explained_day_by_day(clerk: Clerk) -> None:
    words = ("foi", "due", "--received", "2026-02-13", "--days", 7, "--explain")
    lines = clerk.done(*words).splitlines()
    assert lines[0] == "2026-02-13 Fri   0  received (收到之日)"
    assert lines[1] == f"2026-02-14 Sat   1  work (调休上班) · 春节 · {NOTICE_OF_2026}"
    assert lines[2] == f"2026-02-15 Sun      off (放假) · 春节 · {NOTICE_OF_2026}"
    assert lines[-3:-1] == ["2026-03-01 Sun      weekend (周末)", "2026-03-02 Mon   7"]
    steps = clerk.told(*words)["steps"]
    assert len(steps) == len(lines) - 1
    assert steps[1] == {
        "date": "2026-02-14",
        "number": 1,
        "why": "make-up",
        "name": "春节",
        "source": NOTICE_OF_2026,
        "provisional": False,
    }


def test_a_provisional_date_says_so_and_says_until_when(clerk: Clerk) -> None:
    words = ("foi", "due", "--received", "2026-12-10")
    told = clerk.told(*words)
    assert (told["due"], told["provisional"], told["not_announced"]) == (
        "2027-01-08",
        True,
        [2027],
    )
    assert "暂定" in clerk.done(*words)
    assert "2027 年放假安排未公布" in clerk.done(*words)


@pytest.mark.parametrize("text", ["2026-02-30", "yesterday", "", "30.1.2026"])
def test_what_is_no_day_is_a_usage_error(clerk: Clerk, text: str) -> None:
    result = clerk("foi", "due", "--received", text)
    assert result.exit_code == 2
    assert f"{text} is no day; write it as 2026-11-23" in result.stderr


def test_a_year_before_the_notices_is_refused_in_a_sentence(clerk: Clerk) -> None:
    assert clerk.refused("foi", "due", "--received", "2006-06-01") == (
        "Working days can be counted from 2007 to 2100. Please check the date."
    )


def test_no_document_was_formed_tomorrow(clerk: Clerk) -> None:
    file = clerk.write("text.txt", "自公布之日起施行。")
    words = ("--title", "试", "--text-file", file, "--topic", "环境保护", "--by", "小编")
    tomorrow = calendar.day_of(datetime.now(UTC)) + timedelta(days=1)
    said = clerk.refused("releases", "add", *words, "--formed-on", str(tomorrow))
    assert f"--formed-on: {tomorrow} is still to come" in said
    clerk.done("releases", "add", *words, "--formed-on", "2006-12-31")


def test_a_date_needs_no_database_and_makes_none(tmp_path: Path) -> None:
    """Neither is what reads a database loaded, so the answer is there at once."""
    program = (
        "import sys; from bot.__main__ import cli; "
        "cli(sys.argv[1:], standalone_mode=False); "
        "print(*{'sqlalchemy', 'aiogram', 'fluent'} & set(sys.modules))"
    )
    words = ("foi", "due", "--received", "2026-01-30", "--json")
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    told, loaded = done.stdout.split("\n", 1)
    assert json.loads(told)["due"] == "2026-03-05"
    assert loaded.strip() == ""
    assert "no database at" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_next_years_notice_is_shown_imported_and_counted_by(clerk: Clerk) -> None:
    words = ("foi", "due", "--received", "2027-01-29", "--days", 12)
    told = clerk.told(*words)
    assert (told["due"], told["provisional"]) == ("2027-02-22", True)
    file = clerk.write("2027.json", year(2027, *OF_2027))
    said = clerk.done("calendar", "import", file, "--by", "管理").splitlines()
    assert said[0] == "+ 2027-01-01 Fri: off 元旦"
    assert "+ 2027-02-20 Sat: work 春节" in said
    assert said[-2:] == [
        "2027: 18 days change",
        "imported: 18 days of 2027",
    ]
    told = clerk.told(*words)
    assert (told["due"], told["provisional"]) == ("2027-02-20", False)
    (act,) = clerk.told("journal", "show", "--record", "calendar:2027")
    assert (act["who"], act["what"]) == ("管理", "calendar.import")
    assert act["about"] == {"days": 18, "changed": 18, "overturned": 0, "source": "国办发明电一"}


def test_a_notice_comes_as_a_table_too(clerk: Clerk) -> None:
    rows = [
        f"{day},{'放假' if off else '上班'},{name},https://a.cn/1" for name, day, off in OF_2027
    ]
    file = clerk.write("2027.csv", "\n".join(["date,isOffDay,name,paper", *rows]))
    told = clerk.told("calendar", "import", file, "--by", "管理")
    assert (told["year"], told["days"], told["overturned"]) == (2027, 18, 0)
    assert told["changes"][0] == {
        "date": "2027-01-01",
        "before": None,
        "after": {"working": False, "name": "元旦"},
    }
    steps = clerk.told("foi", "due", "--received", "2027-01-29", "--days", 8, "--explain")["steps"]
    assert steps[7]["source"] == "https://a.cn/1"


@pytest.mark.parametrize("heading", ["date,isOffDay,name,paper", "date，isOffDay，name，paper"])
def test_a_table_may_be_typed_with_chinese_commas_and_digits(clerk: Clerk, heading: str) -> None:
    rows = [
        f"{day.replace('-', '－')}，{'放假' if off else '上班'}，{name}，国办，一"
        for day, off, name in ((one[1], one[2], one[0]) for one in OF_2027)
    ]
    # A spreadsheet writes a day its own way.
    rows[0] = "2027/1/1,放假,元旦,国办，一"
    rows[1] = "２０２７年２月５日，放假，春节，国办，一"
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    rows[2:] = [row.translate(wide) for row in rows[2:]]
    file = clerk.write("2027.csv", "\n".join([heading, *rows]))
    told = clerk.told("calendar", "import", file, "--by", "管理")
    assert (told["year"], told["days"]) == (2027, 18)
    (source,) = {row[0] for row in clerk.sql("SELECT source FROM calendar_day")}
    assert source == "国办，一"


def test_a_made_up_day_is_explained_as_provisional(clerk: Clerk) -> None:
    words = ("foi", "due", "--received", "2027-12-30", "--days", 2, "--explain")
    lines = clerk.done(*words).splitlines()
    said = "2028-01-03 Mon      statutory day (法定节日) · 元旦补假 · provisional (暂定)"
    assert said in lines
    # What would be is told, and that it has not been.
    assert "2027-12-30" in clerk(*words).stderr


def test_days_that_were_announced_otherwise_are_not_changed_unasked(clerk: Clerk) -> None:
    """Inside a year a notice may move single days, as it did in May 2019."""
    file = clerk.write(
        "more.csv",
        "date,isOffDay,name,paper\n2026-11-27,放假,临时放假,国办一\n2026-11-28,上班,临时放假,国办一\n",
    )
    words = ("calendar", "import", file, "--amends", "--by", "管理")
    asked = clerk(*words)
    assert asked.exit_code == 1
    assert asked.stdout.splitlines() == [
        "+ 2026-11-27 Fri: off 临时放假",
        "+ 2026-11-28 Sat: work 临时放假",
        "2026: 2 days change, 2 of them were announced otherwise",
    ]
    assert "add --yes" in asked.stderr
    assert clerk.count("calendar_day") == 0
    due = ("foi", "due", "--received", "2026-11-26", "--days", 1)
    assert clerk.told(*due)["due"] == "2026-11-27"
    clerk.done(*words, "--yes")
    assert clerk.told(*due)["due"] == "2026-11-28"
    # The other days of the year are as they were.
    assert clerk.told("foi", "due", "--received", "2026-01-30")["due"] == "2026-03-05"
    (act,) = clerk.told("journal", "show", "--record", "calendar:2026")
    assert (act["what"], act["about"]["overturned"]) == ("calendar.amend", 2)
    # Once more brings nothing new, so nobody is asked and nothing is done.
    assert clerk.done(*words) == "2026: 0 days change"
    assert len(clerk.told("journal", "show", "--record", "calendar:2026")) == 1


def test_a_whole_plan_replaces_what_was_imported_of_its_year(clerk: Clerk) -> None:
    first = clerk.write("2027.json", year(2027, *OF_2027))
    clerk.done("calendar", "import", first, "--by", "管理")
    second = clerk.write("2027.json", year(2027, *OF_2027[:-1], ("元旦", "2026-12-31", True)))
    told = clerk.told("calendar", "import", second, "--by", "管理", "--yes")
    assert [(one["date"], one["after"]) for one in told["changes"]] == [
        ("2026-12-31", {"working": False, "name": "元旦"}),
        ("2027-02-20", None),
    ]
    assert told["overturned"] == 2
    assert clerk.count("calendar_day") == 18
    assert clerk.told("foi", "due", "--received", "2026-12-30", "--days", 1)["due"] == "2027-01-04"


BROKEN: list[tuple[str, str | bytes, str]] = [
    ("2027.json", year(2027, papers=()), "names no day; 2027 is not announced in it"),
    ("2027.json", year(2027, *OF_2027, papers=()), "names no notice"),
    (
        "2027.json",
        year(2027, OF_2027[0], *OF_2027[2:]),
        "the file is incomplete: 1 statutory day off of 2027 is missing",
    ),
    ("2027.json", year(2027, *OF_2027, OF_2027[0]), "stands twice"),
    ("2027.json", year(2027, *OF_2027, ("元旦", "2028-01-01", True)), "is no day of 2027"),
    ("2027.json", year(2027, *OF_2027, ("元旦", "2026-11-30", True)), "is no day of 2027"),
    ("2027.json", year(3027, ("元旦", "3027-01-01", True)), "3027 is no year of the calendar"),
    ("2027.json", year(2027, ("元旦", "2027-13-01", True)), "days.1.date: write the day as"),
    ("2027.json", '{"year": 2027, "papers": [', "is not a whole JSON file"),
    ("2027.json", "[]", "nothing was imported"),
    ("2027.json", "{}", "year: is missing; write it"),
    ("2027.json", b"\xff\xfe{}", "not in UTF-8"),
    ("2027.csv", "date,isOffDay,name\n2027-01-01,放假,元旦\n", "names no notice"),
    ("2027.csv", "date,isOffDay,name,paper\n2027-01-01,休,元旦,一\n", "write 放假 or 上班"),
    ("2027.csv", "date,name,paper\n2027-01-01,元旦,一\n", "line 2: isOffDay: write"),
    ("2027.txt", "2027-01-01", "2027.txt"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BROKEN)
def test_a_file_that_is_no_notice_is_refused_and_nothing_is_kept(
    migrated_file: Path, tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    clerk = clerks.on_a_file(migrated_file, tmp_path)
    clerk.done("staff", "add", "管理", "--role", "system-admin")
    file = clerk.write(name, content)
    assert reason in clerk.refused("calendar", "import", file, "--by", "管理")
    assert clerk.count("calendar_day") == clerk.count("calendar_year") == 0


def test_a_year_without_a_plan_cannot_be_amended(clerk: Clerk) -> None:
    file = clerk.write("2027.csv", "date,isOffDay,name,paper\n2027-01-04,放假,元旦,一\n")
    reason = clerk.refused("calendar", "import", file, "--amends", "--by", "管理")
    assert "2027 has not been announced" in reason


def test_only_who_looks_after_the_system_may_import_a_notice(clerk: Clerk) -> None:
    file = clerk.write("2027.json", year(2027, *OF_2027))
    assert "小编" in clerk.refused("calendar", "import", file, "--by", "小编")
    assert "无人" in clerk.refused("calendar", "import", file, "--by", "无人")
    clerk.done("staff", "add", "经办人", "--role", "officer")
    clerk.done("calendar", "import", file, "--by", "经办人")
    assert clerk.count("calendar_year") == 1


async def test_what_was_shown_is_not_imported_over_what_came_between(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    file = tmp_path / "2027.json"
    file.write_text(year(2027, *OF_2027), encoding="utf-8")
    plan = desk.read(file, amends=False)
    async with database.transaction() as session:
        await people.add(session, "管理", [Role.SYSTEM_ADMIN], "", now)
        shown = await desk.preview(session, plan, "管理")
        await desk.take(session, shown, "管理", "http://x", now)
        with pytest.raises(Broken, match="has changed since"):
            await desk.take(session, shown, "管理", "http://x", now)


def test_an_incomplete_year_is_told_as_one_before_any_other_way(
    migrated_file: Path, tmp_path: Path
) -> None:
    clerk = clerks.on_a_file(migrated_file, tmp_path)
    clerk.done("staff", "add", "管理", "--role", "system-admin")
    days = [one for one in OF_2027 if one[0] != "国庆节"]
    file = clerk.write("2027.json", year(2027, *days))
    said = clerk.refused("calendar", "import", file, "--by", "管理")
    assert said.startswith(
        "2027.json: the file is incomplete: 3 statutory days off of 2027 are missing, "
        "from 2027-10-01 国庆节 on; complete it."
    )
    assert said.index("incomplete") < said.index("--amends")
