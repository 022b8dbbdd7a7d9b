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
    return Desk(tmp_path)


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
