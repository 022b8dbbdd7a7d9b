"""Residents (居民): a channel account, or several joined by a one-time code (关联账号).

《个人信息保护法》第四十五条、第四十七条: everything kept about somebody can be had and deleted.
Each record kind that holds such data is listed in `mydata` and in `delete`.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete as remove
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import (
    consultations,
    conversations,
    deliveries,
    foi,
    forms,
    open_days,
    subscriptions,
    surveys,
)
from storage.broadcasts import Broadcast
from storage.codes import SIGNS, drawn
from storage.conversations import Conversation, Line, Paper
from storage.database import BigKey, Moment
from storage.deliveries import Delivery
from storage.faq import UnansweredQuestion
from storage.inbound import Inbound
from storage.refusal import Refusal
from storage.releases import Release
from storage.subscriptions import Subscription, Topic

CODE_LIVES = timedelta(minutes=10)
CODE_LENGTH = 8
# Somebody who guesses codes is stopped long before one fits.
MOST_GUESSES = 5


class LinkCode(SQLModel, table=True):
    """A one-time code that joins two accounts (关联码); only its hash is kept."""

    __tablename__ = "link_code"

    hash: str = Field(primary_key=True, max_length=64)
    conversation_id: int = Field(foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE")
    until: datetime = Field(sa_type=Moment)


class Guess(SQLModel, table=True):
    """A wrong code that an account typed (猜码)."""

    __tablename__ = "link_guess"

    id: int | None = Field(default=None, primary_key=True)
    conversation_id: int = Field(foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE")
    at: datetime = Field(sa_type=Moment)


def _hash(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign in SIGNS)
    return hashlib.sha256(plain.encode()).hexdigest()


async def accounts(session: AsyncSession, conversation: Conversation) -> Sequence[Conversation]:
    """The accounts of the same resident, this one first."""
    if conversation.resident_id is None:
        return [conversation]
    query = (
        select(Conversation)
        .where(
            col(Conversation.resident_id) == conversation.resident_id,
            col(Conversation.id) != conversation.id,
        )
        .order_by(col(Conversation.id))
    )
    return [conversation, *(await session.scalars(query)).all()]


async def followed(session: AsyncSession, conversation: Conversation) -> list[Topic]:
    """What somebody follows, on this account or on one joined with it."""
    ids = [one.id or 0 for one in await accounts(session, conversation)]
    found = await subscriptions.of(session, *ids)
    return list({one.id: one for _, one in found}.values())


async def leave_topic(session: AsyncSession, conversation: Conversation, topic_id: str) -> bool:
    """Leaves a topic (退订) on every joined account, or its messages would come by the other one.

    False where it was followed on none.
    """
    left = [
        await subscriptions.leave(session, one, topic_id)
        for one in await accounts(session, conversation)
    ]
    return any(left)


async def leave_all(session: AsyncSession, conversation: Conversation) -> list[Topic]:
    """Leaves every topic on every joined account (全部退订); gives those that were followed."""
    left = await followed(session, conversation)
    for one in left:
        await leave_topic(session, conversation, one.id)
    return left


async def last_release(session: AsyncSession, conversation: Conversation) -> Release | None:
    """The release that was sent to this account last."""
    query = (
        select(Release)
        .join(Broadcast, col(Broadcast.release_id) == col(Release.id))
        .join(Delivery, col(Delivery.broadcast_id) == col(Broadcast.id))
        .where(
            col(Delivery.conversation_id) == conversation.id,
            col(Delivery.state) == deliveries.State.SENT,
        )
        .order_by(col(Delivery.settled_at).desc(), col(Delivery.id).desc())
        .limit(1)
    )
    return (await session.scalars(query)).first()


async def make_code(session: AsyncSession, conversation: Conversation, now: datetime) -> str:
    """A fresh code for this account; an older one of it ends."""
    await session.execute(remove(LinkCode).where(col(LinkCode.conversation_id) == conversation.id))
    code = drawn(CODE_LENGTH)
    session.add(
        LinkCode(hash=_hash(code), conversation_id=conversation.id or 0, until=now + CODE_LIVES)
    )
    await session.flush()
    return f"{code[:4]}-{code[4:]}"


async def is_code(session: AsyncSession, code: str, now: datetime) -> bool:
    """Whether this is a code that somebody was given and that still counts."""
    query = select(LinkCode).where(col(LinkCode.hash) == _hash(code), col(LinkCode.until) > now)
    return (await session.scalars(query)).first() is not None


async def join(
    session: AsyncSession, conversation: Conversation, code: str, now: datetime
) -> Conversation | None:
    """Joins this account to that of a code, which is used up; gives the other account.

    What both follow is sent to this one from now on. None for a code that is wrong, too old,
    used, or the account's own. Refused where both are joined already, and after too many wrong
    ones until ten minutes have passed.
    """
    since = now - CODE_LIVES
    await session.execute(remove(Guess).where(col(Guess.at) <= since))
    query = select(Guess).where(col(Guess.conversation_id) == conversation.id)
    if len((await session.scalars(query)).all()) >= MOST_GUESSES:
        raise Refusal("residents-link-too-many")
    taken = remove(LinkCode).where(
        col(LinkCode.hash) == _hash(code),
        col(LinkCode.until) > now,
        col(LinkCode.conversation_id) != conversation.id,
    )
    # Deleting it is what uses it: of two who type it at once one gets it.
    found = await session.execute(taken.returning(col(LinkCode.conversation_id)))
    other_id = found.scalar_one_or_none()
    if other_id is None:
        session.add(Guess(conversation_id=conversation.id or 0, at=now))
        await session.flush()
        return None
    other = await session.get(Conversation, other_id)
    if other is None:
        return None
    if other.resident_id is not None and other.resident_id == conversation.resident_id:
        raise Refusal("residents-link-already", channel=other.channel)
    await _join(session, conversation, other)
    await _gather(session, conversation, now)
    return other


async def _join(session: AsyncSession, one: Conversation, other: Conversation) -> None:
    known = {row.resident_id for row in (one, other) if row.resident_id is not None}
    # Never an account's own id: it would join again what was parted.
    key = min(known, default=secrets.randbits(62))
    if known:
        await session.execute(
            update(Conversation)
            .where(col(Conversation.resident_id).in_(known))
            .values(resident_id=key)
        )
    one.resident_id = other.resident_id = key
    await session.flush()


async def _gather(session: AsyncSession, conversation: Conversation, now: datetime) -> None:
    """Follows here what the joined accounts follow: of them the one that asked last is sent it."""
    for one in await followed(session, conversation):
        await subscriptions.subscribe(session, conversation, one.id, now)
    await session.execute(
        update(Subscription)
        .where(col(Subscription.conversation_id) == conversation.id)
        .values(since=now)
    )


async def known(session: AsyncSession, channel: str, chat_ids: Sequence[int]) -> set[int]:
    """Those of these addresses of which something is kept."""
    query = select(col(Conversation.chat_id)).where(
        col(Conversation.channel) == channel, col(Conversation.chat_id).in_(chat_ids)
    )
    return set((await session.scalars(query)).all())


async def part(session: AsyncSession, conversation: Conversation) -> None:
    """Takes this account out of those it was joined with (解除关联)."""
    others = (await accounts(session, conversation))[1:]
    conversation.resident_id = None
    if len(others) == 1:
        others[0].resident_id = None
    await session.flush()


async def mydata(session: AsyncSession, conversation: Conversation) -> dict[str, Any]:
    """Everything kept about a resident, over all joined accounts (查阅、复制)."""
    found = []
    for account in await accounts(session, conversation):
        followed = await subscriptions.of(session, account.id or 0)
        lines = await _rows(session, Line, account)
        asked = await _rows(session, UnansweredQuestion, account)
        got = await _rows(session, Delivery, account)
        found.append(
            {
                "channel": account.channel,
                "address": str(account.chat_id),
                "language": account.language,
                "since": account.created_at.isoformat(timespec="seconds"),
                "last_seen": account.seen_at.isoformat(timespec="seconds"),
                "privacy_notice": account.notice_version,
                "unfinished": account.data,
                "unfinished_forms": await forms.kept(session, account.id or 0),
                "topics": [one.name for _, one in followed],
                "conversation": [
                    {"at": _at(row.at), "from": str(row.sender), "html": row.html}
                    for row in lines
                    if row.deleted_at is None
                ],
                "unanswered_questions": [
                    {"at": _at(row.asked_at), "text": row.text} for row in asked
                ],
                "consultations": await consultations.kept(session, account.id or 0),
                "registrations": await open_days.kept(session, account.id or 0),
                "requests": await foi.kept(session, account.id or 0),
                "surveys": [one.title for one in await surveys.joined(session, account)],
                "messages_sent": [
                    {"broadcast": row.broadcast_id, "at": _at(row.settled_at), "state": row.state}
                    for row in got
                ],
            }
        )
    return {"accounts": found}


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


async def _rows(session: AsyncSession, table: Any, account: Conversation) -> Sequence[Any]:
    query = select(table).where(table.conversation_id == account.id).order_by(table.id)
    return (await session.scalars(query)).all()


async def delete(session: AsyncSession, conversation: Conversation) -> None:
    """Deletes everything kept about a resident, over all joined accounts (删除).

    The ledger keeps that a message was sent, not to whom. The account that speaks begins anew
    with what is said to it now; the others are gone.
    """
    everybody = await accounts(session, conversation)
    ids = [one.id or 0 for one in everybody]
    for table in (Line, Paper, UnansweredQuestion, Subscription, LinkCode, Guess):
        await session.execute(remove(table).where(col(table.conversation_id).in_(ids)))
    # All accounts at once: the seats of open days are held in one order.
    for erase in (forms.erase, consultations.erase, open_days.erase, foi.let_go):
        await erase(session, ids)
    await deliveries.orphan(session, ids)
    for account in everybody:
        await session.execute(
            remove(Inbound).where(
                col(Inbound.channel) == account.channel,
                col(Inbound.chat_id) == account.chat_id,
                col(Inbound.said_at).is_not(None),
            )
        )
        if account is not conversation:
            await session.delete(account)
    conversation.resident_id, conversation.state = None, None
    conversation.data, conversation.shown = {}, []
    conversation.confides, conversation.filling = False, None
    conversation.notice_version = None
    await session.flush()


async def move(session: AsyncSession, channel: str, old: int, new: int) -> None:
    """A group got a new address (群组迁移); where that has spoken already, both become one."""
    # Who took part is known by the address alone, also where nothing else is left of it.
    await surveys.move(session, channel, old, new)
    former = await conversations.find(session, channel, old)
    present = await conversations.find(session, channel, new)
    if former is None:
        return
    if present is None:
        former.chat_id, former.left_at, former.left_because = new, None, None
        await session.flush()
        return
    tables: list[tuple[Any, str]] = [(Subscription, "topic_id"), (Delivery, "broadcast_id")]
    for table, same in tables:
        known = select(getattr(table, same)).where(
            table.conversation_id == present.id, getattr(table, same).is_not(None)
        )
        await session.execute(
            update(table)
            .where(
                table.conversation_id == former.id,
                # A notice has no broadcast and goes along.
                getattr(table, same).is_(None) | getattr(table, same).not_in(known),
            )
            .values(conversation_id=present.id)
        )
    for kind in (forms, consultations):
        await kind.move(session, former.id or 0, present.id or 0)
    kept: tuple[Any, ...] = (foi.FoiRequest, open_days.Registration)
    for table in kept:
        await session.execute(
            update(table)
            .where(table.conversation_id == former.id)
            .values(conversation_id=present.id)
        )
    # Who was joined with the old address stays joined; two circles do not become one by it.
    present.resident_id = present.resident_id or former.resident_id
    await deliveries.orphan(session, [former.id or 0])
    await session.delete(former)
    await session.flush()


async def forget(session: AsyncSession, now: datetime) -> None:
    """Removes accounts that nobody has used for long; who follows a topic stays until they leave.

    An address that has been out of reach for as long is removed with its topics.
    """
    before = now - conversations.KEEP
    following = select(col(Subscription.conversation_id))
    await session.execute(
        remove(Conversation).where(
            col(Conversation.seen_at) < before,
            col(Conversation.id).not_in(following) | (col(Conversation.left_at) < before),
        )
    )
    await deliveries.skip_nobody(session, now)
    await session.execute(remove(LinkCode).where(col(LinkCode.until) <= now))
    await session.execute(remove(Guess).where(col(Guess.at) <= now - CODE_LIVES))
