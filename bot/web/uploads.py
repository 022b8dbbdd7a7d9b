"""Uploads over HTTP (上传): POST /chat/files, and what a form of ours carries besides words.

What is uploaded is read into memory and sealed from there: nothing of it is written to a
temporary file, where it would lie bare.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import BadHttpMessage

from bot.channels import uploads
from bot.web import languages
from bot.web.origins import Origins
from bot.web.state import State
from bot.web.visitor import Visitors
from knowledge.say import Language
from storage import conversations
from storage.form_files import LARGEST, MEGABYTE
from storage.refusal import Refusal

# The field of the contract that holds the file.
FIELD: Final = "file"
# What is neither file nor much of a text; so many parts; so long may an upload take.
LONGEST_WORDS: Final = 1 << 16
MOST_PARTS: Final = 50
PATIENCE: Final = 120
TOO_BIG, REFUSED = 413, 422


@dataclass
class Posted:
    """What a form carried: its fields, and its files with their names."""

    words: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)


async def posted(request: web.Request) -> Posted:
    """Reads a form, with files or without; of a file that is too big one byte too many is kept.

    What is more than a file and its words is left unread. Raises HTTPBadRequest for what is no
    form.
    """
    found = Posted()
    try:
        if not request.content_type.startswith("multipart/"):
            for name, value in (await request.post()).items():
                found.words.setdefault(name, []).append(str(value))
            return found
        async with asyncio.timeout(PATIENCE):
            await _parts(request, found)
    except (LookupError, ValueError, AssertionError, TimeoutError, BadHttpMessage):
        raise web.HTTPBadRequest from None
    return found


async def _parts(request: web.Request, found: Posted) -> None:
    reader = await request.multipart()
    left = LARGEST + 1 + LONGEST_WORDS
    for _ in range(MOST_PARTS):
        part = await reader.next()
        if part is None or left <= 0:
            return
        if not isinstance(part, BodyPartReader) or not part.name:
            raise web.HTTPBadRequest
        if part.filename is None:
            words = await _read(part, min(LONGEST_WORDS, left))
            left -= len(words)
            found.words.setdefault(part.name, []).append(words.decode(errors="replace"))
            continue
        content = await _read(part, min(LARGEST + 1, left))
        left -= len(content)
        # A field for a file in which none was chosen comes without a name.
        if content or part.filename:
            found.files[part.name] = (part.filename.encode(errors="replace").decode(), content)


async def _read(part: BodyPartReader, most: int) -> bytes:
    """The beginning of a part; the rest of it is left where it is too long."""
    content = bytearray()
    while len(content) < most and (chunk := await part.read_chunk(1 << 16)):
        content += chunk
    return bytes(content[:most])


class Uploads:
    """POST /chat/files: the file that a form in the chat asks for."""

    def __init__(self, state: State, visitors: Visitors, origins: Origins) -> None:
        self.state = state
        self.visitors = visitors
        self.origins = origins

    async def take(self, request: web.Request) -> web.Response:
        """Keeps the file until it is sent in; JSON with its id, or with a sentence why not."""
        if not self.origins.may_post(request):
            raise web.HTTPForbidden
        chat_id = self.visitors.known(request)
        language = Language(await self.state.web.language(chat_id)) if chat_id else None
        say = self.state.say(language or languages.read_by(request))
        try:
            file_id = await self._kept(request, chat_id)
        except Refusal as refusal:
            html = say(refusal.text_id, **refusal.args_of_text)
            is_big = refusal.text_id == "form-file-too-big"
            return _answer({"html": html}, TOO_BIG if is_big else REFUSED)
        return _answer({"file_id": file_id})

    async def _kept(self, request: web.Request, chat_id: int | None) -> str:
        # Before anything is read: who was asked for nothing sends nothing.
        if chat_id is None or not await self._is_asked(chat_id):
            raise Refusal("form-file-not-asked")
        if (request.content_length or 0) > LARGEST + LONGEST_WORDS:
            raise Refusal("form-file-too-big", most=LARGEST // MEGABYTE)
        name, content = (await posted(request)).files.get(FIELD, ("", b""))
        async with self.state.database.transaction() as session:
            return await uploads.take(session, "web", chat_id, name, content, self.state.now())

    async def _is_asked(self, chat_id: int) -> bool:
        async with self.state.database.reading() as session:
            conversation = await conversations.find(session, "web", chat_id)
            return await uploads.asked(session, conversation) is not None


def _answer(found: dict[str, str], status: int = 200) -> web.Response:
    return web.json_response(found, status=status, headers={"Cache-Control": "no-store"})
