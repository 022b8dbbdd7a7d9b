"""Files of the chat (会话文件): what was made for one visitor, and what goes with a release."""

from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.web.state import State
from bot.web.visitor import Visitors
from storage import conversations
from storage.releases import Attachment

# A phone opens a calendar by its type, and by the ending of its name.
_CALENDAR: Final = "text/calendar; charset=utf-8"
_ANY: Final = "application/octet-stream"
# A file is saved or shown, and never run in our name.
FENCED: Final = "default-src 'none'; sandbox"


class Papers:
    """GET /chat/papers/{name} and /chat/attachments/{name}."""

    def __init__(self, state: State, visitors: Visitors) -> None:
        self.state = state
        self.visitors = visitors

    async def paper(self, request: web.Request) -> web.Response:
        """A file made for the visitor who asks; for anybody else there is none."""
        chat_id = self.visitors.known(request)
        if chat_id is None:
            raise web.HTTPNotFound
        async with self.state.database.reading() as session:
            found = await conversations.paper(session, request.match_info["name"], chat_id)
        if found is None:
            raise web.HTTPNotFound
        headers = {
            "Content-Type": _CALENDAR if found.file_name.endswith(".ics") else _ANY,
            "Cache-Control": "no-store",
        }
        return web.Response(body=found.content, headers=headers | _saved_as(found.file_name))

    async def attachment(self, request: web.Request) -> web.Response:
        """A picture or a file that goes with a release, under the hash of its content."""
        async with self.state.database.reading() as session:
            found = await session.get(Attachment, request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable",
            "Content-Security-Policy": FENCED,
        }
        if found.is_picture:
            return web.Response(body=found.content, content_type=found.media_type, headers=headers)
        return web.Response(
            body=found.content,
            content_type="application/octet-stream",
            headers=headers | _saved_as(found.file_name),
        )


def _saved_as(name: str) -> dict[str, str]:
    """The name under which a browser saves a file (RFC 6266); an old one reads the first."""
    plain = "file.ics" if name.endswith(".ics") else "file"
    return {
        "Content-Disposition": (
            f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
        ),
        "Content-Security-Policy": FENCED,
    }
