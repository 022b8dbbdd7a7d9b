"""How pages are written (页面): templates, the frame around them, the headers that fence it in."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from knowledge.say import CITY, Language

if TYPE_CHECKING:
    from datetime import date, datetime

    from handlers.console.visit import Visit

TEMPLATES: Final = Path(__file__).parent / "templates"
STATIC: Final = Path(__file__).parent / "static"
FILES: Final = (
    *("console.css", "console.js", "htmx.min.js", "scan.js"),
    *("plot.js", "echarts.min.js"),
)
DONE_IN_A_COOKIE: Final = "yangguang_done"
LANGUAGES: Final = {
    Language.ZH_HANS: "web-language-hans",
    Language.ZH_HANT: "web-language-hant",
    Language.EN: "web-language-en",
}
# The head of every page, by role: the word, its path, and what it needs to be shown.
NAVIGATION: Final = (
    ("today", "", ""),
    ("releases", "/releases", "see releases"),
    ("knowledge", "/knowledge", "see knowledge"),
    ("open-days", "/open-days", "see open-days"),
    ("surveys", "/surveys", "see surveys"),
    ("consultations", "/consultations", "see consultations"),
    ("foi", "/foi", "see foi"),
    ("residents", "/residents", "see residents"),
    ("staff", "/staff", "see staff"),
    ("journal", "/journal", "see journal"),
    ("settings", "/settings", "see settings"),
)


def moment(at: "datetime | None") -> str:
    """A moment in the city's time; a dash where there is none."""
    return f"{at.astimezone(CITY):%Y-%m-%d %H:%M}" if at else "—"


def day(on: "date | None") -> str:
    """A day."""
    return on.isoformat() if on else "—"


def policy(nonce: str) -> str:
    """The Content-Security-Policy: scripts by their nonce alone, no inline style, no frame."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


class Pages:
    """The templates, read once."""

    def __init__(self) -> None:
        self.templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters |= {"moment": moment, "day": day}
        # The paths that this console has: a word whose page is still to come is not shown.
        self.paths: set[str] = set()

    def answer(
        self, visit: "Visit", template: str, *, status: int = 200, **view: Any
    ) -> web.Response:
        """A page that is for one person and no cache."""
        done = self._done(visit)
        body = self.templates.get_template(template).render(
            visit=visit,
            say=visit.say,
            may=visit.may,
            who=visit.who,
            language=visit.language,
            languages={tag: visit.house.say(tag)(name) for tag, name in LANGUAGES.items()},
            navigation=[
                (word, path)
                for word, path, need in NAVIGATION
                if path in self.paths and (not need or visit.may(need))
            ],
            here=visit.request.path,
            static=visit.house.static,
            area=visit.content(visit.house.area),
            nonce=visit.nonce,
            csrf=visit.row.csrf if visit.row else "",
            done=done,
            **view,
        )
        response = web.Response(text=body, status=status, content_type="text/html")
        if done:
            response.del_cookie(DONE_IN_A_COOKIE, path="/console")
        return fenced(response, visit.nonce)

    def _done(self, visit: "Visit") -> Markup | None:
        """What was done a moment ago, if the page before said so."""
        told = visit.request.cookies.get(DONE_IN_A_COOKIE)
        if not told:
            return None
        try:
            text_id, args = json.loads(unquote(told))
            return visit.say(str(text_id), **args)
        except (ValueError, TypeError, KeyError):
            return None


def fenced(response: web.Response, nonce: str) -> web.Response:
    """The headers of a page of the console."""
    response.headers["Content-Security-Policy"] = policy(nonce)
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
