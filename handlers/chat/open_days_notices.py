"""What open days tell who is not speaking (开放日通知): offers, lapses, the day before.

Done by the clock, which comes round every few seconds: what a verb changed is told by the next
round, in the transaction that notes that it was told.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import open_days_forms, open_days_page
from handlers.chat.buttons import OpenDays, Registered, frame
from knowledge.say import Html, Say, Texts
from storage import deliveries, residents
from storage.conversations import Conversation
from storage.database import Database
from storage.open_days import LIVE, OpenDay, Registration, Slot, State, Untold, rounds, seats

# When the quiet hours end that a moment lies in; None outside of them.
Quiet = Callable[[datetime], datetime | None]
Frames = list[list[dict[str, str]]]


async def go_round(database: Database, texts: Texts, quiet: Quiet, now: datetime) -> int:
    """Brings every slot up to the moment and tells whom it concerns; how many slots it was."""
    async with database.reading() as session:
        due = await rounds.due(session, now)
    for slot_id in due:
        # A transaction each: nobody who signs up waits for more than one.
        async with database.transaction() as session:
            slot = await seats.hold(session, slot_id)
            day = await session.get_one(OpenDay, slot.open_day_id)
            untold = await rounds.settle(session, slot, now)
            await _end_drafts(session, untold)
            if _is_night(slot, quiet, now):
                continue
            for row in untold:
                kind = Untold(row.untold or "")
                rounds.told(row, slot, now)
                conversation = await session.get(Conversation, row.conversation_id or 0)
                if conversation is None:
                    continue
                say = texts.say(conversation.language)
                await deliveries.notify(
                    session,
                    conversation,
                    _words(kind, row, slot, day, say),
                    _buttons(kind, row, say),
                    # The same may be told twice: a place can change again.
                    f"open-days:{row.id}:{kind}:{now.timestamp():.0f}",
                )
    return len(due)


async def _end_drafts(session: AsyncSession, untold: Sequence[Registration]) -> None:
    """What was begun of registrations that were called off or lapsed is gone at once."""
    for row in untold:
        conversation = await session.get(Conversation, row.conversation_id or 0)
        if conversation is None or row.state in LIVE:
            continue
        accounts = [one.id or 0 for one in await residents.accounts(session, conversation)]
        await open_days_forms.discard_party(session, accounts, row)


def _is_night(slot: Slot, quiet: Quiet, now: datetime) -> bool:
    """Whether it can wait for the morning: nobody is woken, and an offer runs from there."""
    morning = quiet(now)
    return morning is not None and morning < slot.starts_at


def _words(kind: Untold, row: Registration, slot: Slot, day: OpenDay, say: Say) -> Html:
    about = say(
        "open-days-registration",
        title=open_days_page.said_of(day, "title", say),
        when=open_days_page.when(slot, say),
        place=open_days_page.said_of(day, "place", say),
        party=row.party,
        number=row.number,
    )
    first = say(
        f"open-days-told-{kind}",
        party=row.party,
        until=row.offered_until or slot.starts_at,
        reason=day.called_off_because,
    )
    return Html(f"{first}\n\n{about}")


def _buttons(kind: Untold, row: Registration, say: Say) -> Frames:
    if kind is Untold.OFFERED and row.state == State.OFFERED:
        keys = open_days_page.offer(row, say)
    elif kind is Untold.REMINDER:
        keys = open_days_page.coming(row, say)
    elif kind in {Untold.PLACE, Untold.TIME, Untold.BOTH}:
        to_it = Registered(registration=row.id or 0, do="ticket")
        return [[frame(say("open-days-button-mine"), to_it)]]
    elif kind is Untold.LAPSED:
        return [[frame(say("open-days-button-back"), OpenDays(day=row.open_day_id))]]
    else:
        return [[frame(say("open-days-button-all"), OpenDays())]]
    return [[{"text": key.text, "data": key.callback_data or ""} for key in keys]]
