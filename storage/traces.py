"""Traces (痕迹): what filling in a form leaves beside its record, taken away where it promised.

The transcript's lines, and what came in: what is still owed may hold the answers as they were
read back, and how many rows there are tells how many questions somebody was asked.
"""

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.conversations import Conversation, Line, Sender
from storage.inbound import Inbound


async def began(session: AsyncSession, conversation: Conversation) -> None:
    """The word or the tap that began a form, or went on with it, is of the form as well.

    It was written down before there was one. Where it stayed, it would tell when somebody began.
    """
    mine = select(func.max(col(Line.id))).where(
        col(Line.conversation_id) == conversation.id, col(Line.sender) == Sender.RESIDENT
    )
    await session.execute(
        update(Line)
        .where(col(Line.id) == mine.scalar_subquery(), col(Line.draft_id).is_(None))
        .values(draft_id=conversation.filling)
    )


async def erase(
    session: AsyncSession, draft_ids: Sequence[int], conversation: Conversation | None = None
) -> int | None:
    """Takes away what was said in these forms, on every account; the log is cut after the commit.

    What is being handled now stays until it is handled. Gives the newest line that was taken out
    of this conversation, None where there was none.
    """
    session.info["erased"] = True
    newest: int | None = None
    if conversation is not None:
        query = select(func.max(col(Line.id))).where(
            col(Line.conversation_id) == conversation.id, col(Line.draft_id).in_(draft_ids)
        )
        newest = (await session.execute(query)).scalar_one()
    await session.execute(delete(Line).where(col(Line.draft_id).in_(draft_ids)))
    await session.execute(
        delete(Inbound).where(
            col(Inbound.draft_id).in_(draft_ids), col(Inbound.handled_at).is_not(None)
        )
    )
    return newest
