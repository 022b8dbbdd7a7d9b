"""What is due (待办) for somebody's roles and organ, said by each capability.

In the shape of the console's list (handlers/console/items.py), with its paths, so that both faces
can share one gathering. Of residents nothing is said but what was asked, masked, and of requests
(依申请公开) nothing but number and day.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from handlers.console.items import Waiting
from handlers.desk import broadcasts as desk
from handlers.desk import releases_listed as listed
from handlers.desk.releases_listed import Line, Wanted, Where
from handlers.staff_chat.step import short
from knowledge import mask
from knowledge.say import CITY, Say
from storage import broadcasts, calendar, consultations, releases, staff, working_days
from storage.calendar import Calendar
from storage.foi.record import OPEN, FoiRequest, State
from storage.staff import Staff

# A request whose day is so many working days away, or fewer, is due.
SOON: Final = 5
MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks what is due, when, and in which language."""

    who: Staff
    say: Say
    now: datetime
    quiet_hours: str
    calendar: Calendar

    @property
    def today(self) -> date:
        """The day in the city."""
        return calendar.day_of(self.now)

    def words(self, text_id: str, **args: str | int) -> Markup:
        """A sentence of ours."""
        return Markup(self.say(text_id, **args))  # noqa: S704

    def until(self, day: date) -> tuple[Markup, bool]:
        """How long there is, in working days, and whether it is over."""
        if day < self.today:
            late = self.calendar.passed(day, self.today)
            return self.words("staff-bot-late", days=late), True
        if day == self.today:
            return self.words("staff-bot-due-today"), False
        left = self.calendar.passed(self.today, day)
        return self.words("staff-bot-left", days=left), False


async def gather(
    session: AsyncSession, who: Staff, say: Say, quiet_hours: str, now: datetime
) -> list[Waiting]:
    """Everything, what is late first, then by its day; what has no day comes last."""
    asker = Asker(who, say, now, quiet_hours, await working_days.load(session))
    found = [
        *await asked(session, asker),
        *await requested(session, asker),
        *await to_review(session, asker),
        *await sent_back(session, asker),
        *await on_their_way(session, asker),
    ]
    never = datetime.max.replace(tzinfo=CITY)
    return sorted(found, key=lambda one: (not one.is_late, one.due or never))


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, CITY)


async def _stand(session: AsyncSession, asker: Asker, where: Where) -> list[Line]:
    wanted = Wanted(where=where)
    return await listed.page(session, wanted, asker.quiet_hours, asker.now, most=MOST)


async def to_review(session: AsyncSession, asker: Asker) -> list[Waiting]:
    """What others submitted, for a reviewer."""
    if not staff.permitted(asker.who, "broadcasts review"):
        return []
    return [
        Waiting(
            asker.words("staff-bot-due-review", title=_title(asker, one)),
            asker.words(
                "staff-bot-due-author",
                organ=asker.say.content(one.release.organ),
                author=one.author or "—",
            ),
            f"/releases/{one.release.id}",
            asker.words("staff-bot-button-review", id=str(one.release.id)),
        )
        for one in await _stand(session, asker, Where.SUBMITTED)
        if one.release.author_id != asker.who.id
    ]


async def sent_back(session: AsyncSession, asker: Asker) -> list[Waiting]:
    """What an editor wrote and a reviewer sent back."""
    if not staff.permitted(asker.who, "releases edit"):
        return []
    return [
        Waiting(
            asker.words(
                "staff-bot-due-returned", id=str(one.release.id), title=_title(asker, one)
            ),
            short(one.release.return_reason or ""),
            f"/releases/{one.release.id}",
            "",
        )
        for one in await _stand(session, asker, Where.RETURNED)
        if one.release.author_id == asker.who.id
    ]


def _title(asker: Asker, one: Line) -> str:
    return short(asker.say.content(one.release.title))


async def on_their_way(session: AsyncSession, asker: Asker) -> list[Waiting]:
    """Broadcasts that run or are held, for a publisher."""
    if not staff.permitted(asker.who, "broadcasts pause"):
        return []
    found = []
    for one in await broadcasts.under_way(session):
        standing = await desk.standing(session, one.release_id, asker.quiet_hours, asker.now)
        release = await releases.get(session, one.release_id)
        title = short(asker.say.content(release.title))
        detail = asker.words(
            "staff-bot-due-counts",
            sent=standing.counts["sent"],
            waiting=standing.counts["waiting"],
            state=standing.state,
        )
        found.append(
            Waiting(
                asker.words("staff-bot-due-broadcast", title=title),
                detail,
                f"/broadcasts/{one.release_id}",
                asker.words("staff-bot-button-status", id=str(one.release_id)),
            )
        )
    return found


async def asked(session: AsyncSession, asker: Asker) -> list[Waiting]:
    """Consultations that wait for an officer's organ."""
    if not staff.permitted(asker.who, "consultations answer"):
        return []
    found = []
    for one in await consultations.listed(session, asker.who.organ):
        if one.due_on is None:
            continue
        until, is_late = asker.until(one.due_on)
        found.append(
            Waiting(
                asker.words("staff-bot-due-consultation", number=str(one.number)),
                short(mask.mask(one.question).text),
                f"/consultations/{one.number}",
                asker.words("staff-bot-button-consultation", number=str(one.number)),
                _end(one.due_on),
                until,
                is_late,
            )
        )
    return found


async def requested(session: AsyncSession, asker: Asker) -> list[Waiting]:
    """Requests of the organ that are due soon, and those that wait to be confirmed."""
    if not staff.permitted(asker.who, "see foi"):
        return []
    query = (
        select(FoiRequest)
        .where(col(FoiRequest.organ) == asker.who.organ, col(FoiRequest.state).in_(OPEN))
        .order_by(col(FoiRequest.due_on), col(FoiRequest.id))
    )
    found = []
    for one in (await session.scalars(query)).all():
        if one.state == State.PRE_APPLICATION:
            title = asker.words("staff-bot-due-confirm", number=one.number)
            found.append(Waiting(title, "", f"/foi/{one.number}", ""))
        elif one.due_on is not None and _is_soon(asker, one.due_on):
            until, is_late = asker.until(one.due_on)
            title = asker.words("staff-bot-due-request", number=one.number, day=str(one.due_on))
            end = _end(one.due_on)
            found.append(Waiting(title, "", f"/foi/{one.number}", "", end, until, is_late))
    return found


def _is_soon(asker: Asker, day: date) -> bool:
    return day < asker.today or asker.calendar.passed(asker.today, day) <= SOON


__all__ = ["Waiting", "gather"]
