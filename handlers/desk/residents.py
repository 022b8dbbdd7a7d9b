"""The residents' desk (居民): somebody by their address, what is kept in counts, what they wish.

《个人信息保护法》第六条: nothing is listed, an account is found by its whole address alone, and no
more is shown than the wish needs. 第四十七条: it is deleted when they ask for it. Each look is in
the journal, the address covered (第五十一条).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from handlers.desk import subscriptions as lists
from storage import conversations, journal, residents, staff, subscriptions
from storage.consultations.records import Consultation
from storage.consultations.records import State as Asking
from storage.conversations import Conversation
from storage.foi.record import OPEN, FoiRequest
from storage.forms import Draft
from storage.journal import Act
from storage.open_days.records import LIVE, Registration
from storage.refusal import Refusal
from storage.subscriptions import Topic

SHOWN_SIGNS = 2
LOOKED = "residents.look"
# So long after a look something may be done for whom it found: no account is reached otherwise.
LOOK_HOLDS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Account:
    """One account as it is shown: never its address, never a word of what was said."""

    id: int
    channel: str
    address: str
    language: str
    since: datetime
    seen: datetime
    left_at: datetime | None
    left_because: str | None


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody, over all joined accounts: the accounts, topics, and what is open in counts."""

    accounts: Sequence[Account]
    topics: Sequence[Topic]
    consultations: int
    registrations: int
    requests: int
    drafts: int

    @property
    def id(self) -> int:
        """The account that was looked for."""
        return self.accounts[0].id


def covered(address: str) -> str:
    """An address as it may be written down: its last two figures; of a short one the last."""
    kept = SHOWN_SIGNS if len(address) > 2 * SHOWN_SIGNS else 1
    return f"…{address[-kept:]}"


def check(channel: str, address: str, channels: Sequence[str]) -> None:
    """Refuses what is no address of a channel."""
    if channel not in channels:
        raise Refusal("residents-desk-channel")
    if not lists.is_address(channel, address):
        raise Refusal("residents-desk-address")


async def look(
    session: AsyncSession, channel: str, address: str, by: str, now: datetime
) -> Resident | None:
    """Looks somebody up by the whole address; a look that finds nobody is one, too."""
    await staff.allowed(session, by, "see residents")
    found = await conversations.find(session, channel, int(address))
    about = {"channel": channel, "address": covered(address)}
    record = f"account:{found.id}" if found else "account:none"
    journal.note(session, by, LOOKED, record, now, **about)
    return await _resident(session, found) if found else None


async def again(session: AsyncSession, account_id: int, by: str, now: datetime) -> Conversation:
    """The account that they have just looked up; refused where they have not, or it is gone."""
    looked = select(col(Act.id)).where(
        col(Act.record) == f"account:{account_id}",
        col(Act.what) == LOOKED,
        col(Act.who) == by,
        col(Act.at) > now - LOOK_HOLDS,
    )
    if (await session.scalars(looked.limit(1))).first() is None:
        raise Refusal("residents-desk-look-again")
    found = await session.get(Conversation, account_id)
    if found is None:
        raise Refusal("residents-desk-gone")
    return found


async def _resident(session: AsyncSession, found: Conversation) -> Resident:
    accounts = await residents.accounts(session, found)
    ids = [one.id or 0 for one in accounts]

    async def count(table: Any, *states: Any) -> int:
        query = select(func.count()).where(table.conversation_id.in_(ids))
        if states:
            query = query.where(table.state.in_(states))
        return int((await session.execute(query.select_from(table))).scalar_one())

    return Resident(
        [_account(one) for one in accounts],
        await residents.followed(session, found),
        await count(Consultation, Asking.WAITING),
        await count(Registration, *LIVE),
        await count(FoiRequest, *OPEN),
        await count(Draft),
    )


def _account(row: Conversation) -> Account:
    return Account(
        row.id or 0,
        row.channel,
        covered(str(row.chat_id)),
        row.language,
        row.created_at,
        row.seen_at,
        row.left_at,
        row.left_because,
    )


async def unsubscribe(session: AsyncSession, account_id: int, by: str, now: datetime) -> int:
    """Takes them off every topic, as they asked; off how many."""
    await staff.allowed(session, by, "subscribers remove")
    return await lists.leave(session, await again(session, account_id, by, now), by, now)


async def delete(session: AsyncSession, account_id: int, by: str, now: datetime) -> int:
    """Deletes all that is kept of them, as they asked; how many accounts went."""
    await staff.allowed(session, by, "residents delete")
    found = await again(session, account_id, by, now)
    count = len(await residents.accounts(session, found))
    record = f"account:{found.id}"
    await residents.delete(session, found)
    # They do not speak here: of this account nothing is left either.
    await session.delete(found)
    await session.flush()
    journal.note(session, by, "residents.delete", record, now, accounts=count)
    return count


async def counts(session: AsyncSession) -> tuple[int, int]:
    """How many accounts have spoken with us, and how many are within reach and follow a topic."""
    everybody = await session.scalar(select(func.count()).select_from(Conversation))
    following = select(col(subscriptions.Subscription.conversation_id))
    query = select(func.count()).where(
        col(Conversation.id).in_(following), col(Conversation.left_at).is_(None)
    )
    return int(everybody or 0), int(await session.scalar(query) or 0)
