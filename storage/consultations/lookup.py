"""Where consultations are found (咨询查询), and when they are gone (保存期限)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.consultations.records import (
    KEEP,
    KEEP_DRAFT,
    SILENT_FOR,
    Consultation,
    Message,
    State,
)
from storage.conversations import Sender
from storage.refusal import Refusal


async def hold(
    session: AsyncSession, accounts: Sequence[int], consultation_id: int
) -> Consultation | None:
    """One of these accounts', held until the transaction ends; None for anybody else's."""
    query = (
        select(Consultation)
        .where(
            col(Consultation.id) == consultation_id,
            col(Consultation.conversation_id).in_(accounts),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).first()


async def by_number(session: AsyncSession, number: str) -> Consultation:
    """What was sent under a number, held; refused where there is none."""
    plain = "".join(sign for sign in number.upper().removeprefix("ZX") if sign.isalnum())
    query = (
        select(Consultation)
        .where(col(Consultation.number) == f"ZX-{plain[:4]}-{plain[4:]}")
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = (await session.scalars(query)).first()
    if found is None:
        raise Refusal("consultations-unknown", number=number)
    return found


async def messages(session: AsyncSession, row: Consultation) -> Sequence[Message]:
    """What was said in it, in its order."""
    query = select(Message).where(col(Message.consultation_id) == row.id).order_by(col(Message.id))
    return (await session.scalars(query)).all()


async def answer_of(
    session: AsyncSession, row: Consultation, message_id: int | None = None
) -> Message | None:
    """An answer of it, the newest if none is named."""
    query = select(Message).where(
        col(Message.consultation_id) == row.id, col(Message.sender) == Sender.OFFICE
    )
    if message_id is not None:
        query = query.where(col(Message.id) == message_id)
    return (await session.scalars(query.order_by(col(Message.id).desc()).limit(1))).first()


async def of(session: AsyncSession, accounts: Sequence[int], limit: int) -> Sequence[Consultation]:
    """What a resident has sent, the newest first."""
    query = select(Consultation).where(
        col(Consultation.conversation_id).in_(accounts), col(Consultation.state) != State.DRAFT
    )
    found = await session.scalars(query.order_by(col(Consultation.asked_at).desc()).limit(limit))
    return found.all()


async def last_answered(session: AsyncSession, accounts: Sequence[int]) -> Consultation | None:
    """The one of a resident that was answered last, unless it is closed or waits again."""
    query = select(Consultation).where(
        col(Consultation.conversation_id).in_(accounts),
        col(Consultation.state) == State.ANSWERED,
    )
    query = query.order_by(col(Consultation.answered_at).desc()).limit(1)
    return (await session.scalars(query)).first()


async def listed(
    session: AsyncSession, organ: str, *, overdue_before: date | None = None, closed: bool = False
) -> Sequence[Consultation]:
    """What waits, what is overdue first; with `closed` also what does not wait any more."""
    states = [State.WAITING, *([State.ANSWERED, State.CLOSED] if closed else [])]
    query = select(Consultation).where(col(Consultation.state).in_(states))
    if organ:
        query = query.where(col(Consultation.organ) == organ)
    if overdue_before is not None:
        waits = col(Consultation.state) == State.WAITING
        query = query.where(waits, col(Consultation.due_on) < overdue_before)
    first = (col(Consultation.state) != State.WAITING, col(Consultation.due_on))
    return (await session.scalars(query.order_by(*first, col(Consultation.id)))).all()


async def kept(session: AsyncSession, account: int) -> list[dict[str, Any]]:
    """All that is kept of an account (查阅、复制)."""
    query = select(Consultation).where(col(Consultation.conversation_id) == account)
    rows = (await session.scalars(query.order_by(col(Consultation.id)))).all()
    return [
        {
            "number": row.number,
            "organ": row.organ,
            "state": row.state,
            "question": row.question,
            "asked_at": row.asked_at.isoformat(timespec="seconds") if row.asked_at else None,
            "transcript": row.transcript,
            "messages": [
                {"from": one.sender, "text": one.text, "rating": one.rating}
                for one in await messages(session, row)
            ],
        }
        for row in rows
    ]


async def erase(session: AsyncSession, accounts: Sequence[int]) -> None:
    """Removes everything of these accounts (删除)."""
    mine = col(Consultation.conversation_id).in_(accounts)
    await session.execute(delete(Consultation).where(mine))


async def move(session: AsyncSession, old: int, new: int) -> None:
    """What an account asked is another's, which it became (群组迁移)."""
    mine = col(Consultation.conversation_id) == old
    await session.execute(update(Consultation).where(mine).values(conversation_id=new))


async def forget(session: AsyncSession, now: datetime) -> None:
    """Closes what nobody asks on about, or nobody could be told; removes what is long closed."""
    state, touched = col(Consultation.state), col(Consultation.touched_at)
    silent = (state == State.ANSWERED) & (touched < now - SILENT_FOR)
    nobody = (state == State.WAITING) & col(Consultation.conversation_id).is_(None)
    await session.execute(
        update(Consultation).where(silent | nobody).values(state=State.CLOSED, touched_at=now)
    )
    draft_over = (state == State.DRAFT) & (touched < now - KEEP_DRAFT)
    over = (state == State.CLOSED) & (touched < now - KEEP)
    await session.execute(delete(Consultation).where(draft_over | over))
