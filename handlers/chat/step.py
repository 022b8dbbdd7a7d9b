"""A step of a conversation (一步对话): what a handler needs to know, in one hand."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.fsm.context import FSMContext
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.say import Say, Texts
from storage import residents
from storage.conversations import Conversation


@dataclass(frozen=True, slots=True)
class Step:
    """The transaction, who speaks, in which language, when, and what this channel may carry.

    `abroad`: its servers are abroad. `takes_personal`: what is personal may be typed here, because
    it is sealed as it comes in. `portal` is the address of our own pages, without a slash.
    """

    session: AsyncSession
    conversation: Conversation
    state: FSMContext
    say: Say
    texts: Texts
    now: datetime
    abroad: bool
    takes_personal: bool
    portal: str

    async def accounts(self) -> list[int]:
        """The accounts of whoever speaks, this one first."""
        found = await residents.accounts(self.session, self.conversation)
        return [one.id or 0 for one in found]
