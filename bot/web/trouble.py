"""Pages for what went wrong (出错页): a sentence that leads on; nobody's text in the log."""

import secrets
import traceback
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

import structlog
from aiohttp import web

from bot.web import languages
from knowledge.say import Language

log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# The sentence of each status; any other says that the page cannot be had like that.
SENTENCES: Final = {
    403: "web-refused",
    404: "web-not-found",
    413: "web-too-big",
}
BROKEN: Final = 500


class ProblemPage(Protocol):
    """Renders the page of a problem."""

    def __call__(
        self, language: Language, text_id: str, *, status: int, trace: str | None = None
    ) -> web.Response: ...


def note(error: BaseException, event: str) -> str:
    """Logs an error of ours under a number that the person is told, and returns the number.

    The message of an exception can hold what somebody wrote, so only its kind and place are kept.
    """
    trace = secrets.token_hex(4)
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
    log.error(event, trace=trace, error=type(error).__qualname__, place=place)
    return trace


def pages_for_trouble(render: ProblemPage) -> Callable[..., Awaitable[web.StreamResponse]]:
    """The middleware that turns refusals and errors into pages."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        language = languages.asked(request) or languages.read_by(request)
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400:  # noqa: PLR2004 - not a problem: a redirection.
                raise
            text_id = SENTENCES.get(error.status, "web-not-like-that")
            page = render(language, text_id, status=error.status)
            if "Allow" in error.headers:
                page.headers["Allow"] = error.headers["Allow"]
            return page
        except Exception as error:  # noqa: BLE001 - the edge where HTTP ends.
            trace = note(error, "web.broken")
            return render(language, "web-broken", status=BROKEN, trace=trace)

    return middleware
