"""Files that people bring and take away (导入导出文件): JSONL, CSV and XLSX as rows.

A row is a record with the same keys in all three forms. In a table the keys are the columns, a
nested record's are written `english.question`, a list is one line a cell's line, and an empty cell
says nothing: its key is absent. What a spreadsheet would take for a formula is marked as text.

A broken file raises before anybody has acted on it only if the caller reads all of it first.
"""

import csv
import io
import json
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import ParseError

from storage.refusal import Refusal

Row: TypeAlias = dict[str, Any]

# The keys whose cells hold a list, one element a line.
LISTS = frozenset({"wordings", "related", "english.wordings"})
MAX_BYTES = 64 * 1024 * 1024
# What Excel keeps of a cell; the rest it would cut off in silence.
MAX_CELL = 32767
FORMULA_SIGNS = "=+-@\t\r＝＋－＠"
# Neither PostgreSQL nor a workbook can hold these.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class BrokenFile(Refusal):
    """A file that cannot be taken: the line (0: the whole file) and the reason's text id.

    The reason is said with `$line` and, where it names something, `$name`.
    """

    def __init__(self, line: int, reason: str, name: str = "") -> None:
        # As text: a line is a name, and numbers are said with separators.
        super().__init__(reason, line=str(line), name=name)
        self.line = line
        self.reason = reason


def read(path: Path, *, lists: frozenset[str] = LISTS) -> Iterator[tuple[int, Row]]:
    """The rows of a file with the line each begins on, counted from 1.

    The kind is told by the name's ending: `.jsonl`, `.csv` (UTF-8, with or without a byte order
    mark) or `.xlsx` (its first sheet). Blocks, so call it in a thread; raises BrokenFile at the
    first line that cannot be read.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BrokenFile(0, "files-not-there", path.name) from error
    if size > MAX_BYTES:
        raise BrokenFile(0, "files-too-big", str(MAX_BYTES // 1024 // 1024))
    match path.suffix.lower():
        case ".jsonl":
            return read_jsonl(path.read_bytes())
        case ".csv":
            return records(table_of_csv(path.read_bytes()), lists)
        case ".xlsx":
            return records(table_of_xlsx(path), lists)
        case _:
            raise BrokenFile(0, "files-unknown-kind", path.name)


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes rows in the form that the name's ending tells; the file appears whole or not at all.

    Raises BrokenFile for another ending or for a text that a cell cannot hold. Blocks.
    """
    content = content_of(path.suffix, [dict(row) for row in rows], path.name)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def content_of(kind: str, rows: list[Row], name: str = "") -> bytes:
    """Rows as the content of a file of a kind: `.jsonl`, `.csv`, `.xlsx`. Blocks."""
    match kind.lower():
        case ".jsonl":
            return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        case ".csv":
            return csv_of(table_of(rows))
        case ".xlsx":
            return xlsx_of(table_of(rows))
        case _:
            raise BrokenFile(0, "files-unknown-kind", name or kind)


def decoded(content: bytes) -> str:
    """The text of UTF-8 bytes; raises BrokenFile with the line that is in another encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BrokenFile(line, "files-not-utf8") from error


def read_jsonl(content: bytes) -> Iterator[tuple[int, Row]]:
    for line, text in enumerate(decoded(content).split("\n"), start=1):
        if not text.strip():
            continue
        try:
            row = json.loads(text, parse_constant=refuse_constant)
        except (ValueError, RecursionError) as error:
            raise BrokenFile(line, "files-not-json") from error
        if not isinstance(row, dict):
            raise BrokenFile(line, "files-not-a-record")
        if any(UNWRITABLE.search(text) for text in texts_in(row)):
            raise BrokenFile(line, "files-unwritable")
        yield line, row


def texts_in(value: Any) -> Iterator[str]:
    """Every key and every text of a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def refuse_constant(name: str) -> None:
    """NaN and Infinity are Python's, not JSON's; no other reader would take them."""
    raise ValueError(name)


def table_of_csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(decoded(content), newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BrokenFile(line, "files-not-csv") from error
        if any(cell.strip() for cell in cells):
            yield line, [unmarked(cell) for cell in cells]
        line = reader.line_num + 1


def table_of_xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of the first sheet as text; the line is the row's number as Excel shows it."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > 4 * MAX_BYTES:
                raise BrokenFile(0, "files-too-big", str(MAX_BYTES // 1024 // 1024))
        book = openpyxl.load_workbook(path, read_only=True)
        try:
            sheet = book.worksheets[0]
            # Programs other than Excel often write the size of the sheet wrongly.
            sheet.reset_dimensions()
            for line, cells in enumerate(sheet.iter_rows(), start=1):
                texts = [text_of_cell(cell, line) for cell in cells]
                if any(text.strip() for text in texts):
                    yield line, texts
        finally:
            book.close()
    except (
        *(zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError),
        *(OSError, EOFError, LookupError, ValueError, TypeError, AttributeError),
    ) as error:
        raise BrokenFile(0, "files-not-a-workbook", path.name) from error


def text_of_cell(cell: Any, line: int) -> str:
    """A cell as the text that a person typed: days as 2026-11-22, whole numbers without a dot."""
    if cell.data_type == "f":
        raise BrokenFile(line, "files-formula", f"{cell.coordinate}")
    if cell.data_type == "e":
        raise BrokenFile(line, "files-cell-error", f"{cell.coordinate}")
    match cell.value:
        case None:
            return ""
        case bool() as value:
            return "true" if value else "false"
        case float() as value if value.is_integer():
            return str(int(value))
        case datetime() as value if value.time() == time():
            return value.date().isoformat()
        case date() | time() as value:
            return value.isoformat()
        case value:
            # Characters that XML cannot hold stand in a workbook as _x000D_ and the like.
            return str(value).replace("_x000D_\n", "\n")


def records(
    table: Iterator[tuple[int, list[str]]], lists: frozenset[str]
) -> Iterator[tuple[int, Row]]:
    """The rows below the heading, each as a record."""
    line, first = next(table, (0, []))
    if line == 0:
        raise BrokenFile(0, "files-empty")
    columns = [cell.strip() for cell in first]
    while columns and not columns[-1]:
        columns.pop()
    for name in columns:
        if not name or columns.count(name) > 1:
            raise BrokenFile(line, "files-heading", name)
    for at, cells in table:
        if any(cells[len(columns) :]):
            raise BrokenFile(at, "files-too-many-cells", str(len(columns)))
        yield at, record(zip(columns, cells, strict=False), lists, at)


def record(cells: Iterable[tuple[str, str]], lists: frozenset[str], line: int) -> Row:
    row: Row = {}
    for column, cell in cells:
        text = cell.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            continue
        if UNWRITABLE.search(text):
            raise BrokenFile(line, "files-unwritable")
        inner = row
        *outer, key = column.split(".")
        for name in outer:
            inner = inner.setdefault(name, {})
            if not isinstance(inner, dict):
                raise BrokenFile(line, "files-heading", column)
        parts = (part.strip() for part in text.split("\n"))
        inner[key] = [part for part in parts if part] if column in lists else text
    return row


def table_of(rows: list[Row]) -> list[list[str]]:
    """The heading and the rows as cells; the columns stand in the order they were first met."""
    flat = [dict(flattened(row)) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    # A record that is absent in one row and present in another has columns of its own there.
    nested = {name.rpartition(".")[0] for name in columns}
    columns = [name for name in columns if name not in nested]
    return [columns, *([row.get(name, "") for name in columns] for row in flat)]


def flattened(row: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        match value:
            case None:
                yield prefix + key, ""
            case dict():
                yield from flattened(value, f"{prefix}{key}.")
            case list() | tuple():
                # A line ends an element, so none may stand within one.
                yield prefix + key, "\n".join(" ".join(str(part).split("\n")) for part in value)
            case bool():
                yield prefix + key, "true" if value else "false"
            case _:
                yield prefix + key, str(value)


def marked(text: str) -> str:
    """A cell that a spreadsheet would calculate, marked as text by an apostrophe."""
    return f"'{text}" if text.lstrip("'").startswith(tuple(FORMULA_SIGNS)) else text


def unmarked(text: str) -> str:
    """The cell without the apostrophe that `marked` put there."""
    return text[1:] if text.startswith("'") and marked(text) != text else text


def csv_of(table: list[list[str]]) -> bytes:
    # Excel takes a file without the byte order mark for the machine's old encoding.
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(map(marked, row) for row in table)
    return buffer.getvalue().encode("utf-8-sig")


def xlsx_of(table: list[list[str]]) -> bytes:
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    # Before the book is begun: one that is left half-written complains when it is thrown away.
    for line, row in enumerate(table, start=1):
        if any(len(text) > MAX_CELL for text in row):
            raise BrokenFile(line, "files-cell-too-long", str(MAX_CELL))
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for line, row in enumerate(table, start=1):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, UNWRITABLE.sub("", text))
            # Text whatever it begins with, and marked so that editing it keeps it text.
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(tuple(FORMULA_SIGNS))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=line == 1)
            cells.append(cell)
        sheet.append(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
