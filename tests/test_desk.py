"""The command line (命令行): import, export, match, settings, as an operator uses them."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import content
from tests.clerk import Clerk, on_a_file

ROOT = Path(__file__).parents[1]


class Desk:
    """Runs commands in a folder of their own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.settings = {"PYTHONPATH": str(ROOT), "YANGGUANG_SAMPLE_CONTENT": "false", **settings}

    def __call__(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """One command, with what is typed into it."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env={**os.environ, **self.settings},
            input=said,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    assert found("migrate").returncode == 0
    return found


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows() -> list[dict[str, Any]]:
    return [form.model_dump(mode="json") for form in content.entries()]


def test_an_import_shows_its_difference_and_never_overwrites_silently(desk: Desk) -> None:
    path = desk.folder / "kb.jsonl"
    write(path, rows())
    done = desk("knowledge", "import", "kb.jsonl")
    assert done.returncode == 0, done.stderr
    assert "+ foi-fee" in done.stdout
    assert "imported: 7 new, 0 changed" in done.stdout

    changed = rows()
    changed[1]["short"] = "改了的答案"
    write(path, changed)
    refused = desk("knowledge", "import", "kb.jsonl")
    assert refused.returncode == 1
    assert "~ foi-fee: short: <b>不收费。</b>" in refused.stdout
    assert "→ 改了的答案" in refused.stdout
    assert "nothing was imported" in refused.stderr

    taken = desk("knowledge", "import", "kb.jsonl", "--yes", "--json")
    assert json.loads(taken.stdout) == {"new": [], "changed": {"foi-fee": ["short"]}, "same": 6}

    for name in ("out.jsonl", "out.csv", "out.xlsx"):
        assert desk("knowledge", "export", name).returncode == 0
        again = desk("knowledge", "import", name, "--json")
        assert again.returncode == 0, again.stderr
        assert json.loads(again.stdout) == {"new": [], "changed": {}, "same": 7}


def test_a_broken_file_is_refused_with_line_and_reason_and_nothing_is_taken(desk: Desk) -> None:
    path = desk.folder / "kb.jsonl"
    broken = rows()
    broken[4]["checked_on"] = "soon"
    write(path, broken)
    refused = desk("knowledge", "import", "kb.jsonl")
    assert refused.returncode == 1
    assert refused.stderr.startswith("kb.jsonl, line 5: checked_on: ")
    assert desk("knowledge", "export", "out.jsonl").stdout == "exported: 0\n"

    write(path, [*rows(), rows()[0]])
    refused = desk("knowledge", "import", "kb.jsonl")
    assert "line 8: id foi-how-long stands already in line 1" in refused.stderr

    path.write_text('{"id": ', encoding="utf-8")
    refused = desk("knowledge", "import", "kb.jsonl")
    assert refused.returncode == 1
    assert "line 1" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_questions_are_matched_from_files(desk: Desk) -> None:
    kb = [
        {"id": row["id"], "question": row["question"], "variants": row["wordings"], "answer": ""}
        for row in rows()
    ]
    write(desk.folder / "kb.jsonl", kb)
    write(desk.folder / "q.jsonl", [{"id": "q", "text": "信息公开申请要钱吗"}])
    words = ("--kb", "kb.jsonl", "--queries", "q.jsonl", "--out", "out.jsonl", "--limit", "2")
    done = desk("knowledge", "match", *words)
    assert done.returncode == 0, done.stderr
    (found,) = [json.loads(line) for line in (desk.folder / "out.jsonl").read_text().splitlines()]
    assert found["id"] == "q"
    assert found["decision"] == "answer"
    assert found["matches"][0]["id"] == "foi-fee"
    assert len(found["matches"]) <= 2

    (desk.folder / "q.jsonl").write_text('{"id": "q"}\n')
    refused = desk("knowledge", "match", *words)
    assert refused.returncode == 1
    assert "line 1" in refused.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"YANGGUANG_WEB__PORT": "many"}, "YANGGUANG_WEB__PORT is wrong: "),
        ({"YANGGUANG_DATABASE__URL": "mysql://x"}, "YANGGUANG_DATABASE__URL is wrong: "),
        ({"YANGGUANG_WEB__PRT": "1"}, "YANGGUANG_WEB__PRT is no setting: "),
        ({"YANGGUANG_AREA": ""}, "YANGGUANG_AREA is wrong: "),
        (
            {"YANGGUANG_QUIET_HOURS": "08:00-08:00"},
            "YANGGUANG_QUIET_HOURS is wrong: begins and ends at one time",
        ),
        ({"YANGGUANG_SECRET_KEY": "short"}, "YANGGUANG_SECRET_KEY is wrong: "),
        (
            {"YANGGUANG_DATABASE__URL": "postgresql+asyncpg://a:b@127.0.0.1/c"},
            "YANGGUANG_SECRET_KEY is missing: ",
        ),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    stopped = Desk(tmp_path, **settings)("serve")
    assert stopped.returncode == 1
    assert stopped.stderr.startswith(said)
    assert len(stopped.stderr.splitlines()) == 1
    assert "short" not in stopped.stderr


def test_the_conversation_in_the_terminal_goes_on_where_it_was(tmp_path: Path) -> None:
    desk = Desk(tmp_path, YANGGUANG_SAMPLE_CONTENT="true")
    first = desk("talk", said="申请政府信息公开，多久答复？\n")
    assert first.returncode == 0, first.stderr
    assert "阳光问政" in first.stdout
    assert "20 个工作日" in first.stdout
    second = desk("talk", said="那费用呢？\n")
    assert "申请信息公开要不要交钱？" in second.stdout
    assert "您好" not in second.stdout


def test_what_cannot_be_reached_stops_the_start_with_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        stopped = Desk(tmp_path, YANGGUANG_WEB__PORT=port)("serve")
    assert stopped.returncode == 1
    assert f"YANGGUANG_WEB__PORT={port}" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    for url in (
        "sqlite+aiosqlite:////nowhere/at/all.db",
        "postgresql+asyncpg://nobody:secret@127.0.0.1:1/none",
    ):
        key = "a key of the tests, long enough to be one"
        desk = Desk(tmp_path, YANGGUANG_DATABASE__URL=url, YANGGUANG_SECRET_KEY=key)
        stopped = desk("migrate")
        assert stopped.returncode == 1
        assert stopped.stderr.startswith("YANGGUANG_DATABASE__URL: ")
        assert "Traceback" not in stopped.stderr
        assert "secret" not in stopped.stderr


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """At the desk of an office whose staff are there."""
    found = Clerk(database_url, tmp_path)
    found.staff()
    return found


def test_a_release_is_drafted_with_everything_that_it_has(clerk: Clerk) -> None:
    picture = clerk.write("图.png", b"\x89PNG\r\n\x1a\n and the rest of it")
    policy = clerk.draft("--kind", "新政策")
    drafted = clerk.done(
        *("releases", "add", "--title", " 怎么扔垃圾 ", "--text-file", "-", "--by", "小编"),
        *("--topic", "环境保护，管理；", "--topic", "教育", "--organ", "区绿化市容局"),
        *("--kind", "政策解读 ", "--interprets", "１", "--gist", "分四类扔", "--urgent"),
        *("--point", "干垃圾", "--point", "湿垃圾", "--link", "https://district.example/1"),
        *("--formed-on", "２０２６年１１月２０日", "--attach", picture),
        *("--english-title", "Sorting waste", "--english-point", "Dry waste"),
        said="第一条\r\n第二条\n",
    )
    shown = clerk.told("releases", "show", drafted)
    assert {name: value for name, value in shown.items() if not name.endswith("_at")} == {
        "id": int(drafted),
        **dict.fromkeys(("source_id", "published_on", "effective_on")),
        **dict.fromkeys(("returned_by", "return_reason")),
        "kind": "政策解读",
        "category": "",
        "title": "怎么扔垃圾",
        "gist": "分四类扔",
        "points": ["干垃圾", "湿垃圾"],
        "text": "第一条\n第二条",
        "link": "https://district.example/1",
        "organ": "区绿化市容局",
        "attribute": "主动公开",
        "attribute_reason": "",
        "formed_on": "2026-11-20",
        "interprets_id": policy,
        "is_urgent": True,
        "status": "draft",
        "english": {"title": "Sorting waste", "gist": "", "points": ["Dry waste"]},
        "topics": ["管理公开", "教育", "环境保护", "区绿化市容局"],
        "author": "小编",
        "attachment": "图.png",
        "reading": None,
        "broadcast": None,
    }
    assert clerk.told("releases", "show", policy)["reading"] == int(drafted)
    assert "title: 怎么扔垃圾\n" in clerk.done("releases", "show", drafted)
    assert [one["id"] for one in clerk.told("releases", "list")] == [int(drafted), policy]


def test_an_edit_changes_only_what_is_given(clerk: Clerk) -> None:
    picture = clerk.write("图.jpg", b"\xff\xd8\xff and the rest of it")
    release = clerk.draft(
        *("--gist", "一句话", "--link", "https://district.example/", "--attach", picture),
        *("--english-title", "Waste"),
    )
    before = clerk.told("releases", "show", release)
    edited = clerk.told("releases", "edit", release, "--title", "新题目", "--by", "全能")
    assert edited == {"id": release}
    after = clerk.told("releases", "show", release)
    assert after == {
        **before,
        "title": "新题目",
        "author": "全能",
        "updated_at": after["updated_at"],
    }
    words = ("--link", "", "--gist", "", "--topic", "教育", "--detach")
    clerk.done("releases", "edit", release, *words, "--by", "小编")
    last = clerk.told("releases", "show", release)
    first, second = clerk.told("journal", "show", "--record", f"release:{release}")[1:]
    assert (first["who"], first["about"]["changed"]) == ("全能", "title")
    changed = set(second["about"]["changed"].split(", "))
    assert changed == {"link", "gist", "topics", "attachment"}
    names = ("link", "gist", "topics", "attachment", "title")
    assert [last[name] for name in names] == [None, "", ["教育"], None, "新题目"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_is_read_in_the_encodings_of_an_office(clerk: Clerk, encoding: str) -> None:
    file = clerk.write("稿.txt", "扔垃圾要分四类。".encode(encoding))
    words = ("--title", "题", "--text-file", file, "--topic", "环境保护", "--by", "小编")
    release = clerk.told("releases", "add", *words)["id"]
    assert clerk.told("releases", "show", release)["text"] == "扔垃圾要分四类。"


FINE = {"--title": "题目", "--text-file": "fine.txt", "--topic": "环境保护", "--by": "小编"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param({"--title": " "}, "has no title", id="no title"),
        pytest.param({"--text-file": "empty.txt"}, "has no text", id="an empty text"),
        pytest.param({"--text-file": "none.txt"}, "No such file", id="no such file"),
        pytest.param({"--text-file": "."}, "Is a directory", id="a folder"),
        pytest.param({"--text-file": "bytes.txt"}, "save it as UTF-8", id="not a text"),
        pytest.param(
            {"--text-file": "long.txt"},
            "--text-file: at most 200000 characters",
            id="a text too long",
        ),
        pytest.param({"--text-file": "huge.txt"}, "larger than 4 MB", id="a file too large"),
        pytest.param({"--topic": " ; "}, "has no topic", id="no topic"),
        pytest.param(
            {"--topic": "环境保户"},
            "no topic called “环境保户”. Is it one of these: 环境保护",
            id="a topic with a slip",
        ),
        pytest.param({"--topic": "xyzzy"}, "`topics list` shows them", id="no topic at all"),
        pytest.param({"--by": "无人"}, "nobody named 无人", id="an unknown author"),
        pytest.param({"--by": "王审"}, "role this needs: editor", id="no editor"),
        pytest.param({"--by": "王审", "--text-file": "none.txt"}, "role this", id="no file yet"),
        pytest.param(
            {"--title": "长" * 201},
            "--title: at most 200 characters; shorten it",
            id="a long title",
        ),
        pytest.param({"--title": "a\x00b"}, "--title holds characters", id="no characters"),
        pytest.param({"--point": "a\x1bb"}, "--point holds characters", id="nor in a point"),
        pytest.param(
            {"--gist": "长" * 301}, "--gist: at most 300 characters", id="a long sentence"
        ),
        pytest.param({"--link": "here"}, "--link: must be an address", id="no link"),
        pytest.param({"--english-gist": "So"}, "--english-title is missing", id="half English"),
        pytest.param({"--english-title": "x" * 201}, "--english-title: ", id="long English"),
        pytest.param({"--attribute": "不予公开"}, "needs a reason", id="no reason"),
        pytest.param({"--interprets": "99"}, "There is no release 99.", id="interprets nothing"),
        pytest.param({"--attach": "none.png"}, "No such file", id="no attachment"),
        pytest.param({"--attach": "fine.txt.exe"}, "attach one of", id="a program"),
        pytest.param({"--attach": "false.png"}, "not what its name says", id="no picture"),
        pytest.param({"--attach": "huge.txt"}, "10 MB is the most", id="a large attachment"),
    ],
)
def test_a_release_that_is_wrong_is_refused_and_nothing_is_half_done(
    migrated_file: Path,
    tmp_path: Path,
    words: dict[str, str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name, content_ in (
        *(("fine.txt", b"text"), ("fine.txt.exe", b"MZ"), ("false.png", b"GIF89a")),
        *(("empty.txt", b" \n"), ("bytes.txt", b"\x00\xff\xfe"), ("long.txt", b"x" * 200_001)),
        ("huge.txt", b"x" * (10 * 2**20 + 1)),
    ):
        if name in {*FINE.values(), *words.values()}:
            clerk.write(name, content_)
    before = clerk.count("journal")
    given = [part for pair in (FINE | words).items() for part in pair]
    assert said in clerk.refused("releases", "add", *given)
    counts = {table: clerk.count(table) for table in ("release", "release_topic", "attachment")}
    assert counts == {"release": 0, "release_topic": 0, "attachment": 0}
    assert clerk.count("journal") == before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("--kind", "公告", "公告 is none of: 新政策, 政策解读, 热点回应, 通知"),
        ("--attribute", "公开", "公开 is none of: 主动公开, 依申请公开, 不予公开"),
    ],
)
def test_a_value_of_no_kind_is_a_usage_error(
    migrated_file: Path, tmp_path: Path, name: str, value: str, said: str
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    result = clerk("releases", "add", "--title", "题", "--by", "小编", name, value)
    assert result.exit_code == 2
    assert said in result.stderr


def law(number: int, **changes: Any) -> dict[str, Any]:
    row = {
        "id": f"law-{number}",
        "title": f"条例{number}",
        "date": "2020-04-10",
        "effective": None,
        "department": "市人大常委会",
        "kind": "地方性法规",
        "header": ["2020年4月10日 通过"],
        "text": "第一条 为了……",
        "provenance": "示例",
    }
    return row | changes


def test_what_was_published_long_ago_is_imported_as_a_whole(clerk: Clerk) -> None:
    path = clerk.folder / "laws.jsonl"
    words = ("releases", "import", path, "--by", "小编", "--reviewed-by", "王审")
    write(path, [law(1), law(2)])
    assert clerk.done(*words) == "imported: 2 new, 0 changed, 0 the same"
    write(path, [law(1), law(2, title="新条例"), law(3)])
    assert clerk.told(*words) == {"new": 1, "changed": 1, "same": 1}
    shown = clerk.told("releases", "show", 2)
    names = ("title", "status", "published_on", "kind", "category")
    wanted = ["新条例", "published", "2020-04-10", "新政策", "地方性法规"]
    assert [shown[name] for name in names] == wanted

    for rows_, said in (
        ([law(4), law(5, date="soon")], "laws.jsonl, line 2: date: "),
        ([law(4), law(4)], "line 2: id law-4 stands already in line 1"),
        ([law(4), law(5, text="")], "laws.jsonl, line 2: text: "),
    ):
        write(path, rows_)
        assert said in clerk.refused(*words)
    assert clerk.count("release") == 3
    same = clerk.refused("releases", "import", path, "--by", "全能", "--reviewed-by", "全能")
    assert "nothing was imported" in same
    write(path, [law(4)])
    same = clerk.refused("releases", "import", path, "--by", "全能", "--reviewed-by", "全能")
    assert "let somebody else review it" in same
    assert clerk.count("release") == 3
