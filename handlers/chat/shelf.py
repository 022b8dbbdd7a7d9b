"""The shelf (书架): what may be answered now, as the matcher sees it.

Rows of storage become items of knowledge here, because neither room knows the other. The shelf is
made anew when an entry or a guide has changed, or a day has begun.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import guides as knowledge_guides
from knowledge.catalogue import Item
from knowledge.match import Matcher
from knowledge.say import CITY, Say, Texts
from storage import faq, guides
from storage.faq import Entry
from storage.guides import Guide

# Until real demand is counted: what people ask most, by the ids of the sample.
OFTEN_ASKED = (
    "faq:foi-how-long",
    "faq:foi-fee",
    "faq:open-day-join",
    "faq:lift-vote",
    "faq:waste-kinds",
    "faq:gazette-where",
)
MOST_OFTEN_ASKED = 5


@dataclass(frozen=True)
class Contents:
    """One state of the shelf: the matcher, its items by id, and the fields with their counts."""

    matcher: Matcher
    items: dict[str, Item]
    english: dict[str, str]
    fields: dict[str, int]

    def title(self, item_id: str, say: Say) -> str:
        """An item's question in a language, as plain text."""
        if say.language == "en" and item_id in self.english:
            return self.english[item_id]
        return say.content(self.items[item_id].question)


class Shelf:
    """Gives the contents that hold now."""

    def __init__(self, texts: Texts, area: str) -> None:
        self.say = texts.say("zh-Hans")
        self.area = area
        self._revision: Any = None
        self._contents: Contents | None = None
        self._making = asyncio.Lock()

    async def current(self, session: AsyncSession, now: datetime) -> Contents:
        """The contents, made anew if what they were made from has changed."""
        today = now.astimezone(CITY).date()
        revision = (today, await faq.revision(session), await guides.revision(session))
        if self._contents is not None and revision == self._revision:
            return self._contents
        async with self._making:
            if self._contents is None or revision != self._revision:
                entries = await faq.given(session, today)
                records = await guides.given(session, self.area)
                self._contents = await asyncio.to_thread(self._make, entries, records)
                self._revision = revision
        return self._contents

    def often_asked(self, say: Say) -> list[str]:
        """A few questions that many people ask, as far as the shelf has them in this language."""
        contents = self._contents
        if contents is None:
            return []
        here = [one for one in OFTEN_ASKED if one in contents.items]
        if say.language == "en":
            here = [one for one in here if one in contents.english]
        return [contents.title(one, say) for one in here[:MOST_OFTEN_ASKED]]

    def _make(self, entries: Sequence[Entry], records: Sequence[Guide]) -> Contents:
        items = [item_of(entry) for entry in entries]
        for guide in records:
            items += items_of(guide, self.say)
        fields: dict[str, int] = {}
        for entry in entries:
            fields[entry.field] = fields.get(entry.field, 0) + 1
        return Contents(
            matcher=Matcher(items),
            items={item.id: item for item in items},
            english={
                f"faq:{entry.id}": entry.english["question"] for entry in entries if entry.english
            },
            fields=dict(sorted(fields.items(), key=lambda pair: -pair[1])),
        )


def item_of(entry: Entry) -> Item:
    """An entry as an item; its English wordings are wordings too."""
    english = entry.english or {}
    foreign = [english["question"], *english.get("wordings", [])] if english else []
    return Item(
        id=f"faq:{entry.id}",
        question=entry.question,
        wordings=(*entry.wordings, *foreign),
        matter=entry.matter,
        element=entry.element,
        answer=entry.short,
    )


def items_of(guide: Guide, say: Say) -> list[Item]:
    """An item for each element that the guide answers."""
    names = guide.fields.get("question_names", [])
    return [
        Item(
            id=knowledge_guides.item_id(guide.id, element.name),
            question=str(say(element.question, title=guide.title)),
            wordings=tuple(str(say(element.question, title=name)) for name in names),
            matter=guide.title,
            element=element.name,
        )
        for element in knowledge_guides.answered(guide.fields)
    ]
