"""A step of a conversation (一步对话): what a handler needs to know, in one hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from aiogram.fsm.context import FSMContext
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.say import Say, Texts
from storage import residents
from storage.conversations import Conversation

# Channels whose servers are abroad: nothing personal is taken there (个人信息保护法第三十六条).
ABROAD = frozenset({"telegram"})


@dataclass(frozen=True, slots=True)
class Step:
    """The transaction, who speaks, in which language, when, and what this channel may carry.

    `abroad`: its servers are abroad. `takes_personal`: what is personal may be typed here, because
    it is sealed as it comes in. `in_browser`: what is sent here waits on a page of one browser.
    `portal` is the address of our own pages, without a slash.
    """

    session: AsyncSession
    conversation: Conversation
    state: FSMContext
    say: Say
    texts: Texts
    now: datetime
    abroad: bool
    takes_personal: bool
    in_browser: bool
    has_telegram: bool
    quiet_hours: str
    portal: str

    def spoken(self, language: str) -> Self:
        """The same in another language."""
        return replace(self, say=self.texts.say(language))

    async def accounts(self) -> list[int]:
        """The accounts of whoever speaks, this one first."""
        found = await residents.accounts(self.session, self.conversation)
        return [one.id or 0 for one in found]

    async def shown(self) -> list[int]:
        """The accounts whose records are shown here: abroad none but this one.

        《个人信息保护法》第三十六条: what was said here does not go there by a joined account.
        """
        return [self.conversation.id or 0] if self.abroad else await self.accounts()
