"""The consultations' desk (咨询答复): what waits, answered or given to another organ."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import desk
from bot.desk import Broken, readable
from knowledge.say import CITY, Html, Say
from storage import consultations, deliveries, journal, organs, staff
from storage.consultations import Consultation
from storage.conversations import Conversation
from storage.organs import Organ
from storage.staff import Role, Staff

# How alike an organ's name must be to be meant, and how many are named.
ALIKE = 45
CLOSE_ONES = 3


async def _handler(session: AsyncSession, by: str) -> Staff:
    return await staff.acting(session, by, Role.OFFICER, Role.STEWARD)


async def _organ(session: AsyncSession, name: str) -> Organ:
    """The organ of a name; an unknown one is refused with those that may be meant."""
    readable(organ=name)
    known = await organs.known(session)
    found = organs.called(known, name)
    if found is not None:
        return found
    said = desk.spoken("consultations-unknown-organ", name=name)
    if alike := _close(known, name):
        raise Broken(f"{said} Is it one of these: {', '.join(alike)}?")
    raise Broken(f"{said} `topics list` shows them all.")


def _close(known: Sequence[Organ], name: str) -> list[str]:
    from rapidfuzz import fuzz, process

    words = {
        word: one.name for one in known for word in (one.name, one.english, *one.words) if word
    }
    found = process.extract(
        name, list(words), scorer=fuzz.ratio, processor=str.lower, score_cutoff=ALIKE, limit=9
    )
    return list(dict.fromkeys(words[word] for word, _, _ in found))[:CLOSE_ONES]


async def listed(
    session: AsyncSession, now: datetime, *, organ: str, overdue: bool, closed: bool
) -> list[dict[str, Any]]:
    """What waits, what is overdue first."""
    today = now.astimezone(CITY).date()
    name = (await _organ(session, organ)).name if organ else ""
    found = await consultations.listed(
        session, name, overdue_before=today if overdue else None, closed=closed
    )
    return [
        {
            "id": one.number,
            "state": one.state,
            "overdue": one.is_overdue(today),
            "due": one.due_on,
            "organ": one.organ,
            "channel": one.channel,
            "asked_at": one.asked_at,
            "question": one.question,
        }
        for one in found
    ]


async def shown(session: AsyncSession, number: str, by: str, now: datetime) -> dict[str, Any]:
    """Everything of a consultation; who looked is in the journal."""
    reader = await _handler(session, by)
    row = await consultations.by_number(session, number)
    consultations.check_handler(row, reader)
    journal.note(session, reader.name, "consultations.show", consultations.record(row), now)
    return {
        "id": row.number,
        "state": row.state,
        "overdue": row.is_overdue(now.astimezone(CITY).date()),
        "due": row.due_on,
        "organ": row.organ,
        "channel": row.channel,
        "asked_at": row.asked_at,
        "about": row.about,
        "unanswered_question": row.unanswered_id,
        "question": row.question,
        "transcript": row.transcript,
        "messages": [
            {
                "from": one.sender,
                "at": one.at,
                "by": one.by,
                "organ": one.organ,
                "text": one.text,
                "rating": one.rating,
            }
            for one in await consultations.messages(session, row)
        ],
    }


async def _tell(
    session: AsyncSession,
    row: Consultation,
    html: Html,
    buttons: list[list[dict[str, str]]],
    key: str,
) -> None:
    to = await session.get(Conversation, row.conversation_id)
    if to is not None:
        await deliveries.notify(session, to, html, buttons, f"{consultations.record(row)}:{key}")


async def _voice(session: AsyncSession, row: Consultation) -> Say:
    """The language of whoever asked."""
    from knowledge.say import Texts

    to = await session.get(Conversation, row.conversation_id)
    return Texts.load().say(to.language if to else "zh-Hans")


async def answer(
    session: AsyncSession, number: str, text: str, by: str, now: datetime
) -> dict[str, Any]:
    """Answers; the answer goes to the chat that asked."""
    from handlers.chat import consulting

    readable(text=text)
    handler = await _handler(session, by)
    row = await consultations.by_number(session, number)
    said = await consultations.answer(session, row, text, handler, now)
    html, buttons = consulting.answered(await _voice(session, row), row, said)
    await _tell(session, row, html, buttons, f"answer:{said.id}")
    return {"id": row.number, "state": row.state}


async def transfer(
    session: AsyncSession, number: str, to: str, reason: str, by: str, now: datetime
) -> dict[str, Any]:
    """Gives it to another organ, and says so to whoever asked; the day stays."""
    from handlers.chat import consulting

    readable(reason=reason)
    handler = await _handler(session, by)
    row = await consultations.by_number(session, number)
    organ = await _organ(session, to)
    consultations.transfer(session, row, organ.name, reason, handler, now)
    html = consulting.transferred(await _voice(session, row), row, " ".join(reason.split()))
    await _tell(session, row, html, [], f"transfer:{now:%Y%m%d%H%M%S%f}")
    return {"id": row.number, "organ": row.organ, "due": row.due_on}
