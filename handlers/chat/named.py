"""What words name (主题名称): topics by their names, and English words by the Chinese ones."""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import search, topics
from knowledge.topics import Name
from storage import subscriptions
from storage.subscriptions import Topic

_LATIN = re.compile(r"[A-Za-z]")


def name_of(topic: Topic) -> Name:
    """A topic by its names, as what people write is compared with them."""
    return Name(topic.id, (topic.name, topic.english), tuple(topic.words))


async def topic_of(session: AsyncSession, text: str, *, least: float) -> Topic | None:
    """The one topic that a text names; None where it names more, or is so much about other things.

    `least` is the share of the text that the topic's words must cover.
    """
    catalogue = await subscriptions.topics(session)
    found, share = topics.candidates_for(text, [name_of(one) for one in catalogue])
    if len(found) != 1 or share < least:
        return None
    return next(one for one in catalogue if one.id == found[0])


async def in_chinese(session: AsyncSession, text: str) -> str:
    """A text with the English words of the topics in Chinese, as the documents are written."""
    if not _LATIN.search(text):
        return text
    return search.in_chinese(text, _glossary(await subscriptions.topics(session)))


def _glossary(catalogue: Sequence[Topic]) -> dict[str, str]:
    """The English names and words of the topics, each with the topic's own name."""
    return {
        word: one.name
        for one in catalogue
        for word in (one.english, *one.words)
        if _LATIN.search(word)
    }
