"""Today (今天): what waits for whom, and how the house is doing; each capability says its own."""

from aiohttp import web

from handlers.console.visit import Visit
from knowledge.say import CITY


async def show(visit: Visit) -> web.StreamResponse:
    """GET /console."""
    here = visit.now.astimezone(CITY)
    return visit.page("today.html", today=here.date(), weekday=here.isoweekday())
