"""Moments on the command line (时间): typed and shown in the city's time."""

import re
from datetime import date, datetime, time

from knowledge import values
from knowledge.say import CITY

CLOCK = re.compile(r"(?:(\d{4}-\d\d-\d\d)[ T]*)?([01]?\d|2[0-3]):([0-5]\d)")
# As the journal keeps a moment.
NOTED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d")


def shown(moment: datetime) -> str:
    """A moment in the city's time."""
    return f"{moment.astimezone(CITY):%Y-%m-%d %H:%M}"


def noted(value: str | int | None) -> str:
    """A word of the journal; a moment, which stands there in ISO 8601, in the city's time."""
    text = str(value)
    return shown(datetime.fromisoformat(text)) if NOTED.fullmatch(text) else text


def written(moment: datetime) -> str:
    """A moment for a program: ISO 8601 in the city's time, to the second."""
    return moment.astimezone(CITY).isoformat(timespec="seconds")


def typed(text: str, now: datetime) -> datetime:
    """What somebody typed: ISO 8601, a day and a time of the city, or a time of today.

    A time of today that has passed stays in the past: whoever types 18:00 at seven in the evening
    is asked, not obeyed. Raises ValueError for any other form.
    """
    text = values.dated(text)
    if found := CLOCK.fullmatch(text):
        on, hour, minute = found.groups()
        day = date.fromisoformat(on) if on else now.astimezone(CITY).date()
        return datetime.combine(day, time(int(hour), int(minute)), CITY)
    if "-" not in text or ":" not in text:
        message = "no day and time"
        raise ValueError(message)
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=CITY) if moment.tzinfo is None else moment
