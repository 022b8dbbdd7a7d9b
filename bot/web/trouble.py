"""Pages for what went wrong (出错页): a sentence that leads on; nobody's text in the log."""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from aiohttp import web

from bot import logs
from bot.web import languages
from knowledge.say import Language

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
            trace = logs.note(error, "web.broken")
            return render(language, "web-broken", status=BROKEN, trace=trace)

    return middleware
