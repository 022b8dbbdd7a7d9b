"""Who is asked (承办单位): the organ of the entry that was shown, or the one a question names."""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import guides as elements
from knowledge import topics
from knowledge.topics import Name
from storage import faq, guides, organs
from storage.organs import Organ
from storage.staff import OFFICE

# What entries write where a law names no organ of this district: 区房屋管理部门, 公安机关.
_IN_GENERAL = re.compile(r"^区?(.{2,}?)(?:行政)?(?:主管|管理)?(?:部门|机关|机构)$")


async def of(session: AsyncSession, item_id: str, question: str) -> str:
    """The organ of an item, else the one that the words name, else the office."""
    known = await organs.known(session)
    named = await _named_by(session, item_id) if item_id else ""
    found = (_meant(known, named) if named else None) or _spoken_of(known, question)
    return found.name if found else OFFICE


async def _named_by(session: AsyncSession, item_id: str) -> str:
    element = elements.parse_id(item_id)
    if element is not None:
        guide = await guides.get(session, element[0])
        return guide.department if guide else ""
    entry = await faq.get(session, item_id.removeprefix("faq:"))
    return entry.organ if entry else ""


def _meant(known: Sequence[Organ], name: str) -> Organ | None:
    """The organ that an entry names: by its name, or in general by what it is for."""
    if (found := organs.called(known, name)) is not None:
        return found
    general = _IN_GENERAL.match(name)
    if general is None:
        return None
    field = general.group(1)
    by_name = next((one for one in known if field in one.name), None)
    return by_name or organs.called(known, field)


def _spoken_of(known: Sequence[Organ], text: str) -> Organ | None:
    """The organ that a question names by one of its words; the longest word counts."""
    names = [
        Name(
            one.name,
            (one.name, one.english or one.name),
            (*one.words, one.name.removeprefix("区")),
        )
        for one in known
    ]
    found, _ = topics.candidates_for(text, names)
    return next((one for one in known if found and one.name == found[0]), None)
