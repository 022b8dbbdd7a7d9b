"""Traces (痕迹): what sending a form leaves beside its record, taken away where it promised that.

The transcript's lines are taken out by storage/conversations.py. Here goes what came in: what is
still owed may hold the answers as they were read back, and how many rows there are tells how many
questions somebody was asked, which may tell what was answered.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.conversations import Conversation
from storage.inbound import Inbound


async def erase(session: AsyncSession, accounts: Sequence[Conversation], since: datetime) -> None:
    """Removes what came in from these accounts since a moment and was handled.

    What waits, and what is being handled now, is not of the form any more and stays. The session
    notes that its log is to be cut after the commit.
    """
    session.info["erased"] = True
    for one in accounts:
        await session.execute(
            delete(Inbound).where(
                col(Inbound.channel) == one.channel,
                col(Inbound.chat_id) == one.chat_id,
                col(Inbound.received_at) >= since,
                col(Inbound.handled_at).is_not(None),
            )
        )
