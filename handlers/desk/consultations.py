"""The consultations' desk (咨询答复): what waits, answered or given to another organ."""

import re
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import organs, readable
from knowledge import mask
from knowledge.say import CITY
from storage import consultations, journal, staff, working_days
from storage.calendar import Calendar
from storage.consultations import Consultation, State
from storage.refusal import Refusal
from storage.staff import Staff

# What is asked about before it is sent: somebody's number in it; that it is another organ's.
MEANT = ("number", "organ")
# What is shorter was sent by a slip.
SHORTEST_ANSWER = 4
# 021-65010000, 65010000, 400-820-8888.
FIXED_LINE = re.compile(
    r"(?<!\d)(?:[(（]?0\d{2,3}[)）]?[-－— ]?[2-9]\d{6,7}|[2-9]\d{7}"
    r"|[48]00[- ]?\d{3}[- ]?\d{4})(?!\d)"
)


async def listed(
    session: AsyncSession, now: datetime, *, organ: str, overdue: bool, closed: bool
) -> list[dict[str, Any]]:
    """What waits, what is overdue first, and for how many working days it does."""
    today = now.astimezone(CITY).date()
    calendar = await working_days.load(session)
    name = (await organs.called(session, organ, now)).name if organ else ""
    found = await consultations.listed(
        session, name, overdue_before=today if overdue else None, closed=closed
    )
    return [
        {
            "id": one.number,
            "state": one.state,
            "overdue": one.is_overdue(today),
            "due": one.due_on,
            "waits": _waits(calendar, one, today),
            "organ": one.organ,
            "channel": one.channel,
            "asked_at": one.asked_at,
            "question": one.question,
        }
        for one in found
    ]


def _waits(calendar: Calendar, row: Consultation, today: date) -> int | None:
    """For how many working days it has waited, since it was asked or asked on."""
    if row.state != State.WAITING or row.due_on is None:
        return None
    late, left = calendar.passed(row.due_on, today), calendar.passed(today, row.due_on)
    return max(0, consultations.DAYS + late - left)


async def shown(session: AsyncSession, number: str, by: str, now: datetime) -> dict[str, Any]:
    """Everything of a consultation; who looked is in the journal."""
    reader = await staff.allowed(session, by, "consultations show")
    today = now.astimezone(CITY).date()
    row = await consultations.by_number(session, number)
    consultations.check_handler(row, reader)
    journal.note(session, reader.name, "consultations.show", consultations.record(row), now)
    return {
        "id": row.number,
        "state": row.state,
        "overdue": row.is_overdue(today),
        "due": row.due_on,
        "waits": _waits(await working_days.load(session), row, today),
        "organ": row.organ,
        "channel": row.channel,
        "asked_at": row.asked_at,
        "about": row.about,
        "unanswered_question": row.unanswered_id,
        "question": row.question,
        "transcript": [
            one | {"is_question": one["text"] == " ".join(row.question.split())}
            for one in row.transcript
        ],
        "messages": [
            {
                "from": one.sender,
                "at": one.at,
                "by": one.by,
                "organ": one.organ,
                "text": one.text,
                "rating": one.rating,
            }
            for one in await consultations.messages(session, row)
        ],
    }


def _personal(text: str) -> str | None:
    """The first kind of personal number in a text, such as id_number.

    A fixed line is an office's as a rule, and answers name it.
    """
    kinds = mask.mask(FIXED_LINE.sub(" ", text)).kinds
    return str(kinds[0]) if kinds else None


async def check(
    session: AsyncSession,
    number: str,
    text: str,
    by: str,
    *,
    yes: bool = False,
    meant: Collection[str] = (),
) -> tuple[Staff, Consultation]:
    """Who answers and what, before anything is said.

    With somebody's number in it, or for another organ, only where that is meant; `yes` means all.
    """
    meant = MEANT if yes else meant
    readable(text=text)
    handler = await staff.allowed(session, by, "consultations answer")
    row = await consultations.by_number(session, number)
    consultations.check_handler(row, handler)
    consultations.check_waits(row)
    if 0 < len("".join(text.split())) < SHORTEST_ANSWER:
        raise Refusal("consultations-answer-too-short", least=SHORTEST_ANSWER)
    if "number" not in meant and (kind := _personal(text)):
        raise Refusal("consultations-personal", kind=kind)
    if "organ" not in meant and row.organ != handler.organ:
        raise Refusal("consultations-of-another", number=str(row.number), organ=row.organ)
    return handler, row


async def answer(
    session: AsyncSession,
    number: str,
    text: str,
    by: str,
    now: datetime,
    *,
    yes: bool = False,
    meant: Collection[str] = (),
) -> dict[str, Any]:
    """Answers; the answer goes to the chat that asked."""
    from handlers.chat import consultations_notices

    handler, row = await check(session, number, text, by, yes=yes, meant=meant)
    said = await consultations.answer(session, row, text, handler, now)
    await consultations_notices.answered(session, row, said)
    return {"id": row.number, "state": row.state}


async def transfer(
    session: AsyncSession, number: str, to: str, reason: str, by: str, now: datetime
) -> dict[str, Any]:
    """Gives it to the organ that is called so, and says so to whoever asked; the day stays."""
    readable(reason=reason)
    await staff.allowed(session, by, "consultations transfer")
    await consultations.by_number(session, number)
    organ = await organs.called(session, to, now)
    return await give(session, number, organ.name, reason, by, now)


async def give(
    session: AsyncSession, number: str, organ: str, reason: str, by: str, now: datetime
) -> dict[str, Any]:
    """Gives it to an organ by its full name."""
    from handlers.chat import consultations_notices

    handler = await staff.allowed(session, by, "consultations transfer")
    row = await consultations.by_number(session, number)
    # It stands in the journal, and is said to whoever asked.
    reason = mask.mask(reason).text
    consultations.transfer(session, row, organ, reason, handler, now)
    await consultations_notices.transferred(session, row, reason, now)
    return {"id": row.number, "organ": row.organ, "due": row.due_on}
