"""The apology (致歉): closes an update that could not be handled, with one sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.methods import SendMessage, TelegramMethod

from bot import replies
from handlers.chat.step import ABROAD
from knowledge.say import Argument, Texts
from storage import inbound
from storage.conversations import Conversation
from storage.database import Database
from storage.inbound import Inbound


@dataclass(frozen=True)
class MaskedNotice:
    """Tells a person what was hidden in their words (脱敏告知).

    On a channel that is `abroad` it also says that their message can be deleted, and where else
    such a thing is done: at the address of the portal, if it has one.
    """

    texts: Texts
    abroad: frozenset[str] = ABROAD
    portal: str = ""

    def say(self, conversation: Conversation, kinds: tuple[str, ...]) -> SendMessage:
        """The notice, in the language of the conversation."""
        say = self.texts.say(conversation.language)
        listed = say.listing(say("mask-kind", kind=kind) for kind in kinds)
        text = str(say("mask-notice", kinds=listed))
        if conversation.channel in self.abroad:
            elsewhere = say("mask-abroad-portal", url=self.portal) if self.portal else ""
            text = "\n\n".join(filter(None, (text, say("mask-abroad"), elsewhere)))
        return SendMessage(chat_id=conversation.chat_id, text=text)


class Unsaid(Exception):  # noqa: N818 - it says what is left to do.
    """A step was committed, and its replies broke what was to say them."""


@dataclass(frozen=True)
class Apology:
    """Says one sentence in the place of an answer, in a transaction of its own."""

    database: Database
    texts: Texts
    clock: Callable[[], datetime]
    notice: MaskedNotice

    async def close(
        self,
        bot: Bot,
        inbound_id: int,
        text_id: str,
        masked: tuple[str, ...] = (),
        **args: Argument,
    ) -> list[TelegramMethod[Any]]:
        """Marks the update handled; says nothing where it was handled before."""
        async with self.database.transaction() as session:
            row = await session.get(Inbound, inbound_id)
            if row is None:
                return []
            conversation = await inbound.conversation(session, row, self.clock())
            await session.refresh(row)
            if row.handled_at is not None:
                return []
            said = [self._sentence(conversation, text_id, **args)]
            if masked:
                said.insert(0, self.notice.say(conversation, masked))
            after = await replies.settle(self.database, bot, session, row, said, self.clock)
        await after()
        return said

    async def replace(self, bot: Bot, inbound_id: int, number: str) -> list[TelegramMethod[Any]]:
        """Says that something broke, in the place of replies that cannot be said."""
        async with self.database.transaction() as session:
            row = await session.get(Inbound, inbound_id)
            if row is None or row.said_at is not None:
                return []
            conversation = await inbound.conversation(session, row, self.clock())
            said = [self._sentence(conversation, "trouble-ours", number=number)]
            after = await replies.settle(self.database, bot, session, row, said, self.clock)
        await after()
        return said

    def _sentence(
        self, conversation: Conversation, text_id: str, **args: Argument
    ) -> TelegramMethod[Any]:
        text = self.texts.say(conversation.language)(text_id, **args)
        return SendMessage(chat_id=conversation.chat_id, text=text)
