"""Quiet hours (免打扰时段): when what is not urgent waits, in the city's time."""

from datetime import datetime, time, timedelta

from knowledge.say import CITY


def until(span: str, now: datetime) -> datetime | None:
    """When the quiet hours end that `now` lies in, None outside of them.

    `span` is two times of the day, such as `21:30-07:30`, or empty for none; the first minute is
    quiet, the last one is not.
    """
    if not span:
        return None
    begin, end = (time.fromisoformat(part) for part in span.split("-"))
    here = now.astimezone(CITY)
    for day in (here.date() - timedelta(days=1), here.date()):
        first = datetime.combine(day, begin, CITY)
        last = datetime.combine(day + timedelta(days=int(end <= begin)), end, CITY)
        if first <= here < last:
            return last
    return None
