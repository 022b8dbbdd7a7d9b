"""The library (公开文件库): what may be searched.

Rows of storage become documents of knowledge here, because neither room knows the other. The
index is made anew when what may be found has changed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import TelegramObject
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.search import Document, Search
from storage import releases
from storage.releases import Release

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Library:
    """Gives the index that holds now."""

    def __init__(self) -> None:
        self._revision: Any = None
        self._search: Search | None = None
        self._making = asyncio.Lock()

    async def current(self, session: AsyncSession) -> Search:
        """The index, made anew if what may be found has changed."""
        revision = await releases.revision(session)
        if self._search is not None and revision == self._revision:
            return self._search
        async with self._making:
            if self._search is None or revision != self._revision:
                documents = [_document(one) for one in await releases.published(session)]
                self._search = await asyncio.to_thread(Search, documents)
                self._revision = revision
        return self._search

    async def lend(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Hands itself to the handlers of a router."""
        data["library"] = self
        return await handler(event, data)


def _document(release: Release) -> Document:
    english = release.english or {}
    foreign = [english.get("title", ""), english.get("gist", ""), *english.get("points", [])]
    return Document(
        id=release.id or 0,
        title=release.title,
        text=release.text,
        beside=" ".join([release.gist, *release.points, *foreign]),
        dated=release.effective_on or release.published_on,
    )
