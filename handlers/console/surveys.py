"""Surveys at the console (民意征集): the list, one of them, opening and closing, taking away."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import listing
from handlers.console.items import Figure, Waiting
from handlers.console.visit import REFUSED, Visit
from handlers.desk import surveys as desk
from knowledge.say import CITY
from storage import staff, survey_pool, surveys
from storage.calendar import day_of
from storage.refusal import Refusal
from storage.surveys import Status, Survey

# What ends within these days is said to wait.
SOON: Final = timedelta(days=3)
FIGURES: Final = 3


def is_theirs(visit: Visit, organ: str) -> bool:
    """Whether it is a survey of their organ; the office may see to any."""
    return visit.who.organ in {organ, staff.OFFICE}


async def listed(visit: Visit) -> web.StreamResponse:
    """GET /surveys."""
    status = visit.asked("status")
    async with visit.reading() as session:
        rows = await surveys.page(session, status, listing.after(visit), listing.ROWS)
        heads = [await desk.head(session, one) for one in rows]
    key = heads[listing.ROWS - 1]["id"] if len(heads) > listing.ROWS else None
    return visit.page(
        "surveys.html",
        listed=listing.listed(visit, heads, key),
        statuses=[str(one) for one in Status],
        chosen=status,
    )


async def show(visit: Visit) -> web.StreamResponse:
    """GET /surveys/{id}."""
    return await shown(visit)


async def shown(
    visit: Visit, *, problem: Markup | None = None, asks: bool = False
) -> web.Response:
    """A survey as residents see it; with a rule's no, or with what closing would cost."""
    survey_id = visit.number()
    async with visit.reading() as session:
        survey = await surveys.get(session, survey_id)
        head = await desk.shown(session, survey_id)
        others = [one for one in await surveys.versions(session, survey) if one.id != survey.id]
    return visit.page(
        "surveys_one.html",
        status=REFUSED if problem else 200,
        survey=head,
        questions=survey.questions.questions,
        others=others,
        theirs=is_theirs(visit, survey.organ),
        problem=problem,
        asks=asks,
        few=survey_pool.FEWEST,
    )


async def release(visit: Visit) -> web.StreamResponse:
    """POST /surveys/{id}/open."""
    try:
        async with visit.transaction() as session:
            await desk.release(session, visit.number(), visit.who.name, visit.now)
    except Refusal as refusal:
        return await shown(visit, problem=visit.refused(refusal))
    return visit.go(f"/surveys/{visit.number()}", "surveys-desk-opened")


async def close(visit: Visit) -> web.StreamResponse:
    """POST /surveys/{id}/close: asks, where answers would be lost by it."""
    try:
        async with visit.transaction() as session:
            yes = bool(visit.typed("yes"))
            await desk.close(session, visit.number(), visit.who.name, visit.now, yes=yes)
    except Refusal as refusal:
        asks = refusal.text_id == "surveys-too-few"
        return await shown(visit, problem=visit.refused(refusal), asks=asks)
    return visit.go(f"/surveys/{visit.number()}/results", "surveys-desk-closed")


async def results(visit: Visit) -> web.StreamResponse:
    """GET /surveys/{id}/results."""
    return await _results(visit)


async def _results(visit: Visit, problem: Markup | None = None) -> web.Response:
    async with visit.reading() as session:
        found = await desk.results(session, visit.number())
    return visit.page(
        "surveys_results.html",
        status=REFUSED if problem else 200,
        survey=found,
        few=survey_pool.FEWEST,
        full=survey_pool.FULL,
        problem=problem,
        words=lambda question, one: _words(visit, question, one),
    )


def _words(visit: Visit, question: dict[str, Any], one: dict[str, Any]) -> str:
    """What a value means, in the reader's language."""
    if question["kind"] == "yes_no":
        return str(visit.say("form-yes" if one["value"] == "yes" else "form-no"))
    return visit.content(one["words"])


async def export(visit: Visit) -> web.StreamResponse:
    """POST /surveys/{id}/export."""
    try:
        async with visit.transaction() as session:
            rows, _ = await desk.table(session, visit.number(), visit.who.name, visit.now)
            title = (await surveys.get(session, visit.number())).title
    except Refusal as refusal:
        return await _results(visit, visit.refused(refusal))
    return await listing.taken_away(title, rows, visit.typed("kind"))


async def codebook(visit: Visit) -> web.StreamResponse:
    """GET /surveys/{id}/codebook: what the columns mean; nothing of what anybody answered."""
    async with visit.reading() as session:
        rows = await desk.columns(session, visit.number())
        title = (await surveys.get(session, visit.number())).title
    name = visit.say("surveys-desk-codebook-of", title=title)
    return await listing.taken_away(str(name.unescape()), rows, visit.asked("kind"))


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """The surveys of their organ that end soon."""
    if not visit.may("surveys close"):
        return []
    today = day_of(visit.now)
    return [
        await _ends(visit, session, one)
        for one in await surveys.offered(session, today)
        if one.closes_on <= today + SOON and is_theirs(visit, one.organ)
    ]


async def _ends(visit: Visit, session: AsyncSession, survey: Survey) -> Waiting:
    answers = sum(await survey_pool.count(session, survey.id or 0))
    left = (survey.closes_on - day_of(visit.now)).days
    return Waiting(
        title=visit.say("surveys-desk-ends", title=visit.content(survey.title)),
        detail=visit.say("surveys-desk-answers", count=answers),
        path=f"/surveys/{survey.id}",
        act=visit.say("surveys-desk-look"),
        # Its last day is the last on which it is answered.
        due=datetime.combine(survey.closes_on + timedelta(days=1), time(), CITY),
        until=visit.say("surveys-desk-days-left", days=left),
    )


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """The open surveys with how many of those who began sent it in; what ends first, first."""
    found = await surveys.offered(session, day_of(visit.now))
    return [await _turnout(visit, session, one) for one in found[:FIGURES]]


async def _turnout(visit: Visit, session: AsyncSession, survey: Survey) -> Figure:
    head = await desk.head(session, survey)
    share = head["turnout"]
    words = visit.say(
        "surveys-desk-figure",
        title=visit.content(survey.title),
        count=head["answers"],
        share="" if share is None else f"{share:.0%}",
        begun="no" if share is None else "yes",
    )
    return Figure(words, f"/surveys/{survey.id}/results")
