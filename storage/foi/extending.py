"""The extension of a request (延期答复,《政府信息公开条例》第三十三条第二款): once, and told."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import sealed
from storage.calendar import day_of
from storage.foi import clock, posts
from storage.foi.acts import Told, check_told, sentence
from storage.foi.record import (
    ANSWER_WITHIN,
    LONGEST_EXTENSION,
    FoiRequest,
    State,
    check_arrow,
    check_hands,
    event,
)
from storage.refusal import Refusal
from storage.staff import Role, Staff


@dataclass(frozen=True)
class Extension:
    """An extension: it needs the head's consent, and that the applicant was told, and how."""

    days: int
    reason: str
    consented_by: str
    told_on: date
    told_by: str


async def extend(
    session: AsyncSession,
    request: FoiRequest,
    officer: Staff,
    head: Staff,
    days: int,
    reason: str,
    told: Told,
    now: datetime,
) -> None:
    """Extends the time once, by at most twenty working days, before it is over (延期答复).

    `head` is the head of the office (政府信息公开工作机构负责人, 第三十三条第二款), somebody
    other than the officer. Today, too, must be within the time: nothing is extended afterwards.
    """
    check_hands(request, officer, "foi extend")
    check_consent(request, officer, head)
    check_told(request, told, now)
    check_time(request, now)
    found = Extension(days, reason, head.name, told.on, told.by)
    await put_extension(session, request, found, officer.name, now)
    await posts.owe(session, request, now)


def check_time(request: FoiRequest, now: datetime) -> None:
    """Refused where the request cannot be extended any more, whatever is said for it."""
    check_arrow(request, State.EXTENDED)
    if request.due_on is not None and request.due_on < day_of(now):
        raise Refusal("foi-extension-too-late", number=request.number, due=str(request.due_on))


def check_consent(request: FoiRequest, officer: Staff, head: Staff) -> None:
    """Refused where it is not the head of the request's organ, or the officer themself."""
    if not head.has(Role.HEAD):
        raise Refusal("staff-not-allowed", name=head.name, role=str(Role.HEAD))
    if head.organ != request.organ:
        raise Refusal(
            "foi-consent-another-organ",
            number=request.number,
            organ=request.organ,
            name=head.name,
            own=head.organ,
        )
    if head.name == officer.name:
        raise Refusal("foi-extension-own-consent", name=officer.name)


def check_days(days: int) -> None:
    """Refused where it would be for too long, or for no day at all."""
    if not 1 <= days <= LONGEST_EXTENSION:
        raise Refusal("foi-extension-too-long", most=str(LONGEST_EXTENSION))


async def put_extension(
    session: AsyncSession, request: FoiRequest, found: Extension, who: str, now: datetime
) -> None:
    """Extends a request, with the event; refused a second time, too late or for too long."""
    check_arrow(request, State.EXTENDED)
    check_days(found.days)
    received, was = request.received_on, request.due_on
    if received is None or was is None or was < found.told_on:
        raise Refusal("foi-extension-too-late", number=request.number, due=str(was))
    reason = sentence(found.reason, "reason")
    due = await clock.reckon(session, received, ANSWER_WITHIN + found.days)
    request.state = State.EXTENDED
    sealed.keep(session, request, "extension_reason", reason)
    request.extended_days, request.extended_on = found.days, found.told_on
    request.extension_consent = found.consented_by
    request.extension_told_on, request.extension_told_by = found.told_on, found.told_by
    clock.keep(request, due, is_promised=True)
    event(
        session,
        request,
        "extended",
        who,
        now,
        days=found.days,
        consent=found.consented_by,
        told_by=found.told_by,
        told_on=str(found.told_on),
        was=str(was),
        due=str(due.day),
        provisional=int(due.is_provisional),
    )
    await session.flush()
