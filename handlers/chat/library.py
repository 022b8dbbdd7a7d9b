"""The library (公开文件库): what may be searched, and what a topic has brought.

Rows of storage become documents of knowledge here, because neither room knows the other. The
index is made anew when what may be found has changed.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from aiogram.types import TelegramObject
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from knowledge.search import Document, Search
from storage import releases
from storage.release_forms import Attribute
from storage.releases import Release, ReleaseTopic, Status
from storage.subscriptions import ALL, Axis, Topic

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
    english = (release.english or {}).get("title", "")
    return Document(
        id=release.id or 0,
        title=release.title,
        text=release.text,
        beside=" ".join([release.gist, *release.points, english]),
        dated=release.effective_on or release.published_on,
    )


def _about(topic: Topic) -> ColumnElement[bool]:
    """What a topic's followers get; the topic of an organ holds all that the organ releases."""
    is_open = (col(Release.status) == Status.PUBLISHED) & (
        col(Release.attribute) == Attribute.ACTIVE
    )
    if topic.id == ALL:
        return is_open
    named = col(Release.id).in_(
        select(col(ReleaseTopic.release_id)).where(col(ReleaseTopic.topic_id) == topic.id)
    )
    if topic.axis in {Axis.ORGAN, Axis.STREET}:
        return is_open & (named | (col(Release.organ) == topic.name))
    return is_open & named


async def brought(session: AsyncSession, topics: Sequence[Topic], since: date) -> dict[str, int]:
    """How many releases each topic has brought since a day."""
    counts = {}
    for topic in topics:
        query = (
            select(func.count())
            .select_from(Release)
            .where(_about(topic), col(Release.published_on) >= since)
        )
        counts[topic.id] = (await session.execute(query)).scalar_one()
    return counts


async def last(session: AsyncSession, topic: Topic, limit: int) -> Sequence[Release]:
    """The newest releases of a topic."""
    query = (
        select(Release)
        .where(_about(topic))
        .order_by(col(Release.published_on).desc(), col(Release.id).desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()
