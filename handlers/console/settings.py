"""The settings at the console (设置): read only, each with where it comes from."""

from aiohttp import web

from handlers.console.visit import Visit


async def show(visit: Visit) -> web.StreamResponse:
    """GET /settings."""
    return visit.page("settings.html", groups=visit.house.shown_settings())
