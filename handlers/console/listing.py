"""Lists (列表): pages by key, and taken away as a table that no spreadsheet calculates.

A list asks for one row more than it shows: that there is more is known without counting.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from urllib.parse import quote, urlencode

from aiohttp import web

from handlers.console.visit import Visit
from handlers.desk import files

ROWS: Final = 50
TYPES: Final = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """One page of a list: its rows, and the address of the page after it, if there is one."""

    rows: Sequence[Row]
    further: str


def after(visit: Visit) -> int:
    """The key that this page begins behind: ?after=…; 0 for the first page."""
    text = visit.asked("after")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0  # noqa: PLR2004


def listed(
    visit: Visit, rows: Sequence[Row], key: int | str | None, most: int = ROWS
) -> Listed[Row]:
    """A page out of `most + 1` rows; `key` is of the last row that is shown."""
    if len(rows) <= most or key is None:
        return Listed(rows, "")
    query = {name: value for name, value in visit.request.query.items() if name != "after"}
    return Listed(rows[:most], f"{visit.request.path}?{urlencode({**query, 'after': key})}")


async def taken_away(name: str, rows: Sequence[Mapping[str, Any]], kind: str) -> web.Response:
    """The rows as CSV, XLSX or JSONL: a cell that looks like a formula is text (files.marked)."""
    if kind not in TYPES:
        raise web.HTTPNotFound
    body = await asyncio.to_thread(files.content_of, f".{kind}", [dict(row) for row in rows])
    shown = quote(f"{name}.{kind}")
    return web.Response(
        body=body,
        content_type=TYPES[kind],
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{shown}",
            "Cache-Control": "no-store",
        },
    )
