"""The day of receipt of an application (收到申请之日): from it on the clock runs.

《政府信息公开条例》第三十一条: what is handed in is received on that day, what is signed for on
the day of signing; of an ordinary letter, of a fax and of what comes over the internet it is the
day on which it is confirmed with the applicant.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from storage.calendar import CITY, day_of
from storage.foi import clock, posts
from storage.foi.record import (
    ANSWER_WITHIN,
    Confirmation,
    FoiRequest,
    State,
    check_arrow,
    check_hands,
    event,
)
from storage.refusal import Refusal
from storage.staff import Staff


class Came(StrEnum):
    """How an application reached the office, where an officer writes it down (提交方式)."""

    IN_PERSON = "in-person"  # 当面
    SIGNED_FOR = "signed-for"  # 挂号信、快递，签收
    LETTER = "letter"  # 平信
    FAX = "fax"  # 传真
    EMAIL = "email"  # 电子邮件


# What has its day of receipt by itself; everything else has to be confirmed.
AT_ONCE = {
    Came.IN_PERSON: Confirmation.IN_PERSON,
    Came.SIGNED_FOR: Confirmation.SIGNED_FOR,
}
ARTICLES = {
    Came.IN_PERSON: "第三十一条第一项",
    Came.SIGNED_FOR: "第三十一条第二项",
    Came.LETTER: "第三十一条第二项",
}
CONFIRMED = "第三十一条第三项"


@dataclass(frozen=True)
class Paper:
    """How and on which day an application came that is written down here."""

    came: Came
    on: date

    def arrived_at(self, now: datetime) -> datetime:
        """The moment that is kept of it: of another day than today no hour is known."""
        if self.on == day_of(now):
            return now
        return datetime.combine(self.on, time(), CITY).astimezone(UTC)


async def check_day(session: AsyncSession, paper: Paper, now: datetime, *, is_sure: bool) -> None:
    """Refused where it is still to come, or, unless somebody is sure, its time is over already."""
    today = day_of(now)
    if paper.on > today:
        raise Refusal("foi-received-ahead", day=str(paper.on))
    due = await clock.reckon(session, paper.on, ANSWER_WITHIN)
    if due.day < today and not is_sure:
        raise Refusal("foi-received-long-ago", day=str(paper.on), due=str(due.day))


async def receive(
    session: AsyncSession, request: FoiRequest, officer: Staff, paper: Paper, now: datetime
) -> None:
    """Registers what was handed in or signed for: its clock runs from that day, typed or not.

    Whatever else came stays as it is, to be confirmed.
    """
    check_hands(request, officer, "foi register")
    method = AT_ONCE.get(paper.came)
    if method is None:
        return
    await put_receipt(session, request, paper.on, method, officer.name, now)
    await posts.owe(session, request, now)


async def confirm(
    session: AsyncSession,
    request: FoiRequest,
    officer: Staff,
    method: Confirmation,
    now: datetime,
) -> None:
    """Registers what was confirmed with the applicant: today is the day of receipt (登记)."""
    check_hands(request, officer, "foi confirm")
    check_arrow(request, State.REGISTERED)
    await put_receipt(session, request, day_of(now), method, officer.name, now)
    await posts.owe(session, request, now)


async def put_receipt(
    session: AsyncSession,
    request: FoiRequest,
    received: date,
    method: Confirmation,
    who: str,
    now: datetime,
) -> None:
    """Registers a request with its day of receipt and its clock, with the event."""
    due = await clock.reckon(session, received, ANSWER_WITHIN)
    request.state, request.received_on = State.REGISTERED, received
    request.confirm_method, request.confirmed_by = method, who
    clock.keep(request, due, is_promised=True)
    event(
        session,
        request,
        "registered",
        who,
        now,
        method=str(method),
        received=str(received),
        due=str(due.day),
        provisional=int(due.is_provisional),
    )
    await session.flush()


def came_of(request: FoiRequest) -> Came | None:
    """How it came, where an officer wrote that down."""
    return Came(request.channel) if request.channel in set(Came) else None


def article(request: FoiRequest) -> str:
    """By which item its day of receipt is what it is; empty where this office cannot say."""
    method = request.confirm_method
    if method is None or method == Confirmation.CASE_SYSTEM:
        return ""
    if method == Confirmation.SIGNED_FOR:
        return ARTICLES[Came.SIGNED_FOR]
    came = came_of(request)
    return ARTICLES.get(came, CONFIRMED) if came else CONFIRMED
