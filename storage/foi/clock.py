"""The statutory clock of a request (法定期限,《政府信息公开条例》第三十三条): twenty working days.

It runs from the day of confirmation; an extension adds to it. The days are kept as they were
counted, so that what an applicant was told can be shown again when the calendar has changed. A
date that passes through a year whose holidays are not announced yet is provisional, and is
reckoned anew when they are.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage import working_days
from storage.calendar import Due
from storage.foi.record import ANSWER_WITHIN, ITSELF, RUNNING, FoiRequest, event


def days_of(request: FoiRequest) -> int:
    """The working days that there are in all."""
    return ANSWER_WITHIN + (request.extended_days or 0)


async def reckon(session: AsyncSession, received: date, days: int) -> Due:
    """The statutory date by the calendar as this office has it now."""
    return (await working_days.load(session)).due(received, days)


def keep(request: FoiRequest, due: Due, *, is_promised: bool) -> None:
    """Sets the statutory date with the days that lead to it; told to the applicant, or not."""
    request.due_on, request.due_is_provisional = due.day, due.is_provisional
    request.due_steps = steps_of(due)
    if is_promised:
        request.promised_on = due.day


def steps_of(due: Due) -> list[dict[str, Any]]:
    """The days of a count as they are kept."""
    return [
        {
            "date": one.day.isoformat(),
            "number": one.number,
            "why": one.why,
            "name": one.name or None,
            "source": one.source or None,
            "provisional": one.is_provisional,
        }
        for one in due.steps
    ]


async def reckon_again(session: AsyncSession, now: datetime) -> Sequence[FoiRequest]:
    """Counts the open clocks anew after a holiday notice came in; those whose date moved.

    What an applicant was promised stays on record beside it.
    """
    calendar = await working_days.load(session)
    query = select(FoiRequest).where(col(FoiRequest.state).in_(RUNNING)).with_for_update()
    moved = []
    for request in (await session.scalars(query.order_by(col(FoiRequest.id)))).all():
        if request.received_on is None:
            continue
        due = calendar.due(request.received_on, days_of(request))
        if (due.day, due.is_provisional) == (request.due_on, request.due_is_provisional):
            continue
        event(
            session,
            request,
            "reckoned",
            ITSELF,
            now,
            was=str(request.due_on),
            due=str(due.day),
            provisional=int(due.is_provisional),
        )
        keep(request, due, is_promised=False)
        moved.append(request)
    await session.flush()
    return moved
