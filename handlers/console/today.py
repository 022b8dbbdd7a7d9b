"""Today (今天): what waits for whom, and how the house is doing; each capability says its own."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import consultations, foi, knowledge, open_days, releases, surveys
from handlers.console.items import Figure, Waiting
from handlers.console.visit import Visit
from knowledge.say import CITY
from storage import asked
from storage.asked import Outcome

Says = Callable[[Visit, AsyncSession], Awaitable[list[Waiting]]]
Counts = Callable[[Visit, AsyncSession], Awaitable[list[Figure]]]

# Who sees a capability's pages sees what waits there, and its figures.
CAPABILITIES: Final[Sequence[tuple[str, Says, Counts]]] = (
    ("releases", releases.waiting, releases.figures),
    ("knowledge", knowledge.waiting, knowledge.figures),
    ("open-days", open_days.waiting, open_days.figures),
    ("surveys", surveys.waiting, surveys.figures),
    ("consultations", consultations.waiting, consultations.figures),
    ("foi", foi.waiting, foi.figures),
)
# The list on this page; all of it has a page of its own.
FIRST_FEW: Final = 8
# The plot shows so many days; the sentence compares seven with the seven before.
DAYS: Final = 14
WEEK: Final = 7
LATEST: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of questions."""

    questions: int
    answered: int

    @property
    def share(self) -> int:
        """How many in a hundred had an answer."""
        return round(100 * self.answered / self.questions) if self.questions else 0


def week_of(days: Mapping[date, Mapping[Outcome, int]], first: date) -> Week:
    """The seven days from one on."""
    found = [days[first + timedelta(days=one)] for one in range(WEEK)]
    return Week(
        questions=sum(sum(one.values()) for one in found),
        answered=sum(one[Outcome.ANSWERED] for one in found),
    )


async def waiting(visit: Visit) -> list[Waiting]:
    """Everything that waits for this person: late first, then by when it is due."""
    found: list[Waiting] = []
    async with visit.reading() as session:
        for word, says, _ in CAPABILITIES:
            if visit.may(f"see {word}"):
                found += await says(visit, session)
    return sorted(found, key=lambda one: (not one.is_late, one.due or LATEST))


async def show(visit: Visit) -> web.StreamResponse:
    """GET /console."""
    here = visit.now.astimezone(CITY).date()
    first = here - timedelta(days=DAYS - 1)
    figures: list[Figure] = []
    async with visit.reading() as session:
        for word, _, counts in CAPABILITIES:
            if visit.may(f"see {word}"):
                figures += await counts(visit, session)
        days = await asked.daily(session, first, here)
    all_of_it = await waiting(visit)
    return visit.page(
        "today.html",
        today=here,
        weekday=here.isoweekday(),
        waiting=all_of_it[:FIRST_FEW],
        count=len(all_of_it),
        late=sum(one.is_late for one in all_of_it),
        figures=figures,
        week=week_of(days, here - timedelta(days=WEEK - 1)),
        before=week_of(days, first),
        plot=plot(visit, days),
    )


def plot(visit: Visit, days: Mapping[date, Mapping[Outcome, int]]) -> dict[str, object]:
    """The questions of each day by what they came to; the table beside it has the same rows."""
    return {
        "labels": [f"{on:%m-%d}" for on in days],
        "series": [
            {
                "name": str(visit.say(f"console-asked-{outcome}")),
                "values": [one[outcome] for one in days.values()],
            }
            for outcome in Outcome
        ],
    }


async def inbox(visit: Visit) -> web.StreamResponse:
    """GET /inbox: all that waits."""
    return visit.page("inbox.html", waiting=await waiting(visit))
