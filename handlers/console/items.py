"""What waits and how it goes (待办与数字): said by each capability, gathered on today's page."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody with this role (待办)."""

    # What it is, and a second line of context; both are plain text or sentences of ours.
    title: str | Markup
    detail: str | Markup
    # Where it is done, below /console, and what the button says.
    path: str
    act: str | Markup
    # By when; what has no time comes after what has one.
    due: datetime | None = None
    # How that is said: 今天, 剩 2 个工作日.
    until: str | Markup = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its list (数字): a sentence with the number in it, and where it leads."""

    words: Markup
    path: str
