"""What stands beside the entries (知识缺口、办事指南): questions without an answer, and guides."""

from typing import Final

from aiohttp import web

from handlers.console import listing
from handlers.console.visit import Visit
from handlers.desk import entries
from knowledge import guides as elements
from storage import faq, guides
from storage.faq import Gap

# What a guide's page shows, in this order; the names are among the texts.
FIELDS: Final = (
    *("kind", "level", "themes", "service_objects", "accept_standard", "materials"),
    *("location", "statutory_limit", "promised_limit", "visits", "fee", "basis"),
    *("consult_phone", "complaint_phone", "online_booking", "url", "question_names"),
    "checked_on",
)


async def gaps(visit: Visit) -> web.StreamResponse:
    """GET /knowledge/gaps: what found no answer in thirty days, the newest first."""
    gap = visit.asked("gap") if visit.asked("gap") in set(Gap) else ""
    async with visit.reading() as session:
        rows = await faq.unanswered(session, gap, listing.after(visit), listing.ROWS + 1)
        contents = await visit.house.shelf.current(session, visit.now)
    shown = rows[: listing.ROWS]
    return visit.page(
        "knowledge_gaps.html",
        listed=listing.listed(visit, rows, shown[-1].number if shown else None),
        gap=gap,
        gaps=[("", visit.say("knowledge-gap-any"))]
        + [(one.value, visit.say(f"knowledge-gap-{one}")) for one in Gap],
        days=str(faq.KEEP_UNANSWERED.days),
        entries=len(contents.items),
    )


async def guide_list(visit: Visit) -> web.StreamResponse:
    """GET /knowledge/guides."""
    words = visit.asked("words")[:100]
    async with visit.reading() as session:
        rows, count = await entries.find_guides(
            session, words, visit.asked("after"), listing.ROWS + 1
        )
    shown = rows[: listing.ROWS]
    return visit.page(
        "knowledge_guides.html",
        listed=listing.listed(visit, rows, shown[-1].id if shown else None),
        words=words,
        count=count,
        sides={one.id: [side.name for side in elements.answered(one.fields)] for one in shown},
    )


async def guide(visit: Visit) -> web.StreamResponse:
    """GET /knowledge/guides/{name}: what it says of each side."""
    async with visit.reading() as session:
        row = await guides.get(session, visit.request.match_info["name"])
    if row is None:
        raise web.HTTPNotFound
    facts = [
        (visit.say(f"knowledge-guide-{name.replace('_', '-')}"), found)
        for name in FIELDS
        if (found := elements.value(row.fields, name))
    ]
    return visit.page(
        "knowledge_guide.html",
        guide=row,
        facts=facts,
        is_here=guides.lies_in(visit.house.area, row.area),
        sides=[one.name for one in elements.answered(row.fields)],
    )
