"""Rows of a form that become more or fewer (可增减的行): by buttons that send all that was typed.

A field of a row is called `slot-2-date`; a button is called `rows`, and says `slot+` or `slot-2`.
"""

import re
from collections.abc import Mapping
from typing import Final

from handlers.console.visit import Visit

Row = dict[str, str]
Rows = list[Row]
BUTTON: Final = "rows"
_PRESSED: Final = re.compile(r"([a-z]{1,20})(?:(\+)|-(\d{1,3}))")


def read(visit: Visit, name: str, most: int) -> Rows:
    """The rows that were sent, in their order; one more than may be, so that too many are told."""
    found: dict[int, Row] = {}
    for key in visit.form:
        if match := re.fullmatch(rf"{name}-(\d{{1,3}})-([a-z_]+)", key):
            found.setdefault(int(match[1]), {})[match[2]] = visit.typed(key)
    return [found[number] for number in sorted(found)][: most + 1]


def press(visit: Visit, lists: Mapping[str, Rows], fresh: Mapping[str, tuple[str, ...]]) -> bool:
    """Adds or takes away a row where that was asked for; `fresh` is what a new one copies."""
    pressed = _PRESSED.fullmatch(visit.typed(BUTTON))
    if pressed is None or pressed[1] not in lists:
        return False
    rows = lists[pressed[1]]
    if pressed[2]:
        last = rows[-1] if rows else {}
        rows.append({name: last.get(name, "") for name in fresh.get(pressed[1], ())})
    elif 1 <= int(pressed[3]) <= len(rows):
        del rows[int(pressed[3]) - 1]
    return True


def filled(rows: Rows, but: tuple[str, ...] = ()) -> list[tuple[int, Row]]:
    """The rows in which something was typed, with their numbers."""
    return [
        (number, row)
        for number, row in enumerate(rows, 1)
        if any(text for name, text in row.items() if name not in but)
    ]
