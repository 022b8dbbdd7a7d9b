"""Batch matching (批量匹配): questions of a file against items of a file, without a database."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.catalogue import Item
from knowledge.match import Matcher


def run(kb: Path, queries: Path, out: Path, limit: int) -> None:
    """Match every line of `queries` against `kb` and write one line each to `out`.

    Forms, all JSON lines: `kb` {"id", "question", "variants", "answer"} and optionally "matter",
    "element"; `queries` {"id", "text"}; `out` {"id", "decision", "matches": [{"id", "score"}],
    "ms"}, `ms` being the milliseconds of that question. Raises ValueError("line N: …") for a line
    that is broken; what was written before it stays.
    """
    matcher = Matcher([_item(number, row) for number, row in _rows(kb)])
    with out.open("w", encoding="utf-8") as file:
        for number, row in _rows(queries):
            text = _text(number, row, "text")
            name = _text(number, row, "id")
            begun = time.perf_counter()
            verdict = matcher.match(text, limit=limit)
            spent = (time.perf_counter() - begun) * 1000
            said = {
                "id": name,
                "decision": verdict.decision.value,
                "matches": [{"id": one.id, "score": one.score} for one in verdict.matches],
                "ms": round(spent, 3),
            }
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {path.name} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise ValueError(f"line {number}: {path.name} needs an object")  # noqa: TRY004
            yield number, row


def _text(number: int, row: dict[str, Any], name: str, *, default: str | None = None) -> str:
    value = row.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise ValueError(f"line {number}: “{name}” needs a text")  # noqa: TRY004 (of the file)
    return value


def _item(number: int, row: dict[str, Any]) -> Item:
    # An export names them as the desk does.
    variants = row.get("variants") or row.get("wordings") or []
    if not isinstance(variants, list) or not all(isinstance(one, str) for one in variants):
        raise ValueError(f"line {number}: “variants” needs a list of texts")
    return Item(
        id=_text(number, row, "id"),
        question=_text(number, row, "question"),
        wordings=tuple(variants),
        matter=_text(number, row, "matter", default=""),
        element=_text(number, row, "element", default=""),
        answer=_text(number, row, "answer", default=""),
    )
