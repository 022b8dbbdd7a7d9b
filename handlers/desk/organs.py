"""The organ that a name on the command line means (机关)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers import desk
from handlers.desk import Unmet, readable, subscriptions
from knowledge import values
from storage import organs
from storage.organs import Organ
from storage.refusal import Refusal

# How alike an organ's name must be to be meant, and how many are named.
ALIKE = 45
CLOSE_ONES = 3


async def known_as(session: AsyncSession, name: str, now: datetime) -> Organ:
    """The organ of a name; refused where none is called so."""
    await subscriptions.catalogue(session, now)
    found = organs.called(await organs.known(session), values.plain(name))
    if found is None:
        raise Refusal("consultations-unknown-organ", name=name)
    return found


async def called(session: AsyncSession, name: str, now: datetime) -> Organ:
    """The organ of a name; an unknown one is refused with those that may be meant."""
    readable(organ=name)
    # They stand in the catalogue, which needs no start of the service before.
    await subscriptions.catalogue(session, now)
    known = await organs.known(session)
    found = organs.called(known, values.plain(name))
    if found is not None:
        return found
    alike = _close(known, name)
    hint = f"Is it one of these: {', '.join(alike)}?" if alike else "`topics list` shows them."
    said = desk.spoken("consultations-unknown-organ", name=name)
    raise Unmet(
        f"{said} {hint} A new one is brought in by `topics import`",
        "consultations-unknown-organ",
        "organ",
        name=name,
    )


async def choices(session: AsyncSession, now: datetime) -> list[str]:
    """The organs that one is chosen from, by their names."""
    await subscriptions.catalogue(session, now)
    return [one.name for one in await organs.known(session)]


def _close(known: Sequence[Organ], name: str) -> list[str]:
    from rapidfuzz import fuzz, process

    words = {
        word: one.name for one in known for word in (one.name, one.english, *one.words) if word
    }
    found = process.extract(
        name, list(words), scorer=fuzz.ratio, processor=str.lower, score_cutoff=ALIKE, limit=9
    )
    return list(dict.fromkeys(words[word] for word, _, _ in found))[:CLOSE_ONES]
