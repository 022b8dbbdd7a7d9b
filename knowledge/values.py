"""What is typed as a value (键入的值): one width, whatever the input method was set to.

“２０２６－１２－０１” is what somebody types who forgot to switch; it is as clear as any.
"""

import re
import unicodedata
from collections.abc import Iterable

DASHES = re.compile(r"\s*[‐‑‒–—―−]+\s*")
# Several values in one option or one cell: 环境保护;管理公开, editor，reviewer.
BETWEEN = re.compile(r"[;,、]")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def plain(text: str) -> str:
    """A number, a date, an id or a name of ours in half-width signs, without spaces around it."""
    return DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()


def parts(texts: Iterable[str]) -> list[str]:
    """The values that stand in these texts, parted by a comma, a semicolon or 、."""
    found = (part.strip() for text in texts for part in BETWEEN.split(plain(text)))
    return [part for part in found if part]


def dated(text: str) -> str:
    """As `plain`, with days as 2026-12-01, also where 2026年12月1日 or 2026/12/1 was written."""
    return DAY.sub(lambda day: "{}-{:0>2}-{:0>2}".format(*day.groups()), plain(text))
