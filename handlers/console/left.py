"""How much time is left (剩余工作日): said in working days, never by colour alone."""

from dataclasses import dataclass
from datetime import date, datetime, time

from markupsafe import Markup

from handlers.console.visit import Visit
from storage import calendar
from storage.calendar import CITY, Calendar

# From so few working days on it is pressing.
FEW = 2


@dataclass(frozen=True, slots=True)
class Left:
    """The time that is left, in words, and the badge's class."""

    words: Markup
    style: str
    is_late: bool = False


def left(visit: Visit, known: Calendar, due: date) -> Left:
    """How it stands with a day by which something is due."""
    today = calendar.day_of(visit.now)
    if due < today:
        late = visit.say("console-case-late", days=known.passed(due, today))
        return Left(late, "danger", is_late=True)
    if due == today:
        return Left(visit.say("console-case-due-today"), "danger")
    days = known.passed(today, due)
    return Left(visit.say("console-case-left", days=days), "warn" if days <= FEW else "")


def at_its_end(day: date) -> datetime:
    """The last moment of a day in the city."""
    return datetime.combine(day, time.max, CITY)
