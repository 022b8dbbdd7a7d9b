"""Residents at the console (居民): found by their address alone, shown in counts, let go."""

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcement import topic_name
from handlers.console.items import Figure, Waiting
from handlers.console.visit import REFUSED, Visit
from handlers.desk import residents
from handlers.desk.residents import Resident
from handlers.desk.subscriptions import CHANNELS
from knowledge import values
from storage.refusal import Refusal


async def show(visit: Visit) -> web.StreamResponse:
    """GET /residents: the search; nobody is listed."""
    return _page(visit)


async def look(visit: Visit) -> web.StreamResponse:
    """POST /residents: somebody by channel and address; the journal says who looked."""
    channel, address = visit.typed("channel"), values.plain(visit.typed("address"))
    try:
        residents.check(channel, address, CHANNELS)
    except Refusal as refusal:
        field = "channel" if refusal.text_id == "residents-desk-channel" else "address"
        return _page(visit, wrong={field: visit.refused(refusal)})
    async with visit.transaction() as session:
        found = await residents.look(session, channel, address, visit.who.name, visit.now)
    if found is None:
        return _page(visit, problem=visit.say("residents-desk-nobody"))
    return _page(visit, found)


def _page(
    visit: Visit,
    found: Resident | None = None,
    problem: Markup | None = None,
    wrong: dict[str, Markup] | None = None,
) -> web.Response:
    # What was typed stays where it was not right; an address that was found is covered.
    typed = visit.typed("address") if not found else ""
    return visit.page(
        "residents.html",
        status=REFUSED if problem or wrong else 200,
        found=found,
        problem=problem,
        wrong=wrong or {},
        channel=visit.typed("channel") or CHANNELS[0],
        address=typed,
        channels=[(one, visit.say("residents-channel", channel=one)) for one in CHANNELS],
        topics=[topic_name(one, visit.voice) for one in found.topics] if found else [],
    )


async def unsubscribe(visit: Visit) -> web.StreamResponse:
    """POST /residents/{id}/unsubscribe."""
    async with visit.transaction() as session:
        left = await residents.unsubscribe(session, visit.number(), visit.who.name, visit.now)
    return visit.go("/residents", "residents-desk-unsubscribed", count=left)


async def delete(visit: Visit) -> web.StreamResponse:
    """POST /residents/{id}/delete."""
    async with visit.transaction() as session:
        count = await residents.delete(session, visit.number(), visit.who.name, visit.now)
    return visit.go("/residents", "residents-desk-deleted", count=count)


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """Nothing: a wish comes by word of mouth, and is done at once."""
    del visit, session
    return []


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """How many accounts there are, and how many follow something."""
    if not visit.may("see residents"):
        return []
    everybody, following = await residents.counts(session)
    words = visit.say("residents-desk-figure", everybody=everybody, following=following)
    return [Figure(words, "/residents")]
