"""Import and export files (导入导出文件): three forms, one record, and every way to be broken."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk import files
from knowledge.say import Texts

ENTRY: dict[str, Any] = {
    "id": "foi-how-long",
    "question": "申请政府信息公开，多久答复？",
    "wordings": ["多久能答复", "要等几天", "=不是公式"],
    "short": "<b>20 个工作日</b>内。",
    "full": "第一段。\n\n1. 先登记\n2. 再答复，“引号”和,逗号",
    "checked_on": "2026-11-22",
    "english": {"question": "How long?", "wordings": ["how many days"], "short": "20 days"},
}
PLAIN: dict[str, Any] = {
    "id": "foi-fee",
    "question": "-5 元要不要交？",
    "wordings": ["'=1+1"],
    "short": "@所有人",
}
KINDS = ["rows.jsonl", "rows.csv", "rows.xlsx"]


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [row for _, row in files.read(path)]


def refusal_of(path: Path) -> files.BrokenFile:
    with pytest.raises(files.BrokenFile) as refused:
        list(files.read(path))
    return refused.value


@pytest.mark.parametrize("name", KINDS)
def test_what_is_exported_comes_back_the_same(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    files.write(path, [ENTRY, PLAIN])
    assert rows_of(path) == [ENTRY, PLAIN]
    assert [item.name for item in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", KINDS[1:])
def test_what_is_absent_stays_absent_in_a_table(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    files.write(path, [{**PLAIN, "full": None, "english": None, "related": []}, ENTRY])
    assert rows_of(path) == [PLAIN, ENTRY]


cells = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).map(
    lambda text: f"'={text}字"
) | st.text("=+-@'\n甲a", min_size=1).map(lambda text: f"{text}字")


@pytest.mark.fuzz
@given(texts=st.lists(cells, min_size=1, max_size=4))
def test_no_text_is_changed_by_a_table(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    rows = [{"id": str(number), "short": text} for number, text in enumerate(texts)]
    for name in KINDS[1:]:
        path = tmp_path_factory.mktemp("table") / name
        files.write(path, rows)
        assert rows_of(path) == rows


def test_a_spreadsheet_calculates_nothing_of_what_residents_wrote(tmp_path: Path) -> None:
    files.write(tmp_path / "rows.csv", [{"text": "=HYPERLINK(1)"}, {"text": "＝1"}])
    content = (tmp_path / "rows.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content))) == [["text"], ["'=HYPERLINK(1)"], ["'＝1"]]
    files.write(tmp_path / "rows.xlsx", [{"text": "=HYPERLINK(1)"}])
    cell = openpyxl.load_workbook(tmp_path / "rows.xlsx").worksheets[0]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_lines_are_counted_as_an_editor_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('id,full\na,"一\n二"\n\nb,三\n', encoding="utf-8")
    assert list(files.read(path)) == [
        (2, {"id": "a", "full": "一\n二"}),
        (5, {"id": "b", "full": "三"}),
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text('\ufeff{"id": "a"}\n\n{"id": "b"}', encoding="utf-8")
    assert [line for line, _ in files.read(path)] == [1, 3]


def test_a_workbook_made_by_hand_is_read_as_it_looks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "checked_on", "count", "short", None])
    sheet["A3"], sheet["C3"], sheet["D3"] = "a", 12.0, True
    sheet["B3"] = date(2026, 11, 22)
    book.save(tmp_path / "rows.xlsx")
    assert list(files.read(tmp_path / "rows.xlsx")) == [
        (3, {"id": "a", "checked_on": "2026-11-22", "count": "12", "short": "true"})
    ]


BROKEN: list[tuple[str, bytes, int, str]] = [
    ("rows.txt", b"", 0, "files-unknown-kind"),
    ("rows.jsonl", b'{"id": 1}\n{"id": ', 2, "files-not-json"),
    ("rows.jsonl", b"[" * 100_000, 1, "files-not-json"),
    ("rows.jsonl", b'{"id": NaN}', 1, "files-not-json"),
    ("rows.jsonl", b"[1]", 1, "files-not-a-record"),
    ("rows.jsonl", b'{"id": "\\u0000"}', 1, "files-unwritable"),
    ("rows.jsonl", b'{"id": ["\\ud800"]}', 1, "files-unwritable"),
    ("rows.jsonl", "{}\n{}\n居住".encode("gb18030"), 3, "files-not-utf8"),
    ("rows.csv", "id,short\na,居住证".encode("gb18030"), 2, "files-not-utf8"),
    ("rows.csv", b"", 0, "files-empty"),
    ("rows.csv", b"\n \n", 0, "files-empty"),
    ("rows.csv", b"id,id\n", 1, "files-heading"),
    ("rows.csv", b"id,,short\n", 1, "files-heading"),
    ("rows.csv", b"english,english.short\na,b\n", 2, "files-heading"),
    ("rows.csv", b"id,short\na,b\nc,d,e\n", 3, "files-too-many-cells"),
    ("rows.csv", b'id,short\na,"b\nc', 2, "files-not-csv"),
    ("rows.csv", b'id,short\na,"b"c\n', 2, "files-not-csv"),
    ("rows.csv", b"id\n\x00\n", 2, "files-unwritable"),
    ("rows.xlsx", b"PK\x03\x04 not really", 0, "files-not-a-workbook"),
    ("rows.xlsx", b"", 0, "files-not-a-workbook"),
]


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"), BROKEN, ids=[f"{case[3]}-{case[0]}" for case in BROKEN]
)
def test_a_broken_file_is_refused_with_its_line_and_a_sentence(
    tmp_path: Path, name: str, content: bytes, line: int, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refusal = refusal_of(path)
    assert (refusal.line, refusal.reason) == (line, reason)
    for language in ("zh-Hans", "en"):
        sentence = Texts.load().say(language)(refusal.text_id, **refusal.args_of_text)
        assert line == 0 or str(line) in sentence


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "none.csv").reason == "files-not-there"


def test_a_formula_is_refused_because_its_value_may_be_stale(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["id", "count"])
    book.worksheets[0].append(["a", "=1+1"])
    book.save(tmp_path / "rows.xlsx")
    refusal = refusal_of(tmp_path / "rows.xlsx")
    assert (refusal.line, refusal.reason) == (2, "files-formula")
    assert refusal.args_of_text["name"] == "B2"


def test_a_workbook_takes_no_text_that_excel_would_cut(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    with pytest.raises(files.BrokenFile) as refused:
        files.write(path, [{"id": "a", "short": "字" * 32_768}])
    assert (refused.value.line, refused.value.reason) == (2, "files-cell-too-long")
    assert not list(tmp_path.iterdir())


def test_a_workbook_that_would_swell_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * (5 * files.MAX_BYTES))
    assert refusal_of(path).reason == "files-too-big"
