"""The unit of work (事务): one transaction around a step of a conversation, replies after it.

It opens the transaction, holds the conversation, hands both to the handler with the state of the
conversation, marks the update handled, commits, and only then lets the replies out. What a
handler returns is what is said; a handler never sends.
"""

from collections.abc import Awaitable, Callable, Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, TelegramObject, Update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import replies
from bot.apology import Unsaid
from knowledge import mask
from storage import inbound
from storage.conversations import Conversation
from storage.database import Database, is_away
from storage.inbound import Inbound
from storage.refusal import Refusal
from storage.sealed import Unopened

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class RowState(BaseStorage):
    """aiogram's conversation state (会话状态), kept in the row that the transaction holds."""

    def __init__(self, row: Conversation) -> None:
        self.row = row

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Sets the state; None ends it."""
        del key
        self.row.state = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        """The state, None outside any form."""
        del key
        return self.row.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replaces the data; a new object, because the row notices only those."""
        del key
        self.row.data = deepcopy(dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """A copy of the data, all the way down: what is nested may be changed and set again."""
        del key
        return deepcopy(self.row.data)

    async def close(self) -> None:
        """Nothing to close: the transaction owns the row."""


class UnitOfWork(BaseMiddleware):
    """Opens, commits, lets the replies out."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.clock = clock

    async def __call__(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> list[TelegramMethod[Any]] | None:
        """Handles one update; None when it was handled before."""
        bot: Bot = data["bot"]
        inbound_id: int = data["inbound_id"]
        now = self.clock()
        async with self.database.transaction() as session:
            row = await session.get(Inbound, inbound_id)
            if row is None:
                return None
            conversation = await inbound.conversation(session, row, now)
            # Read again: another process may have handled it while this one waited for the lock.
            await session.refresh(row)
            if row.handled_at is not None:
                return None
            key = StorageKey(bot_id=bot.id, chat_id=row.chat_id, user_id=row.chat_id)
            state = RowState(conversation)
            data |= {"session": session, "conversation": conversation, "now": now}
            data |= {"fsm_storage": state, "state": FSMContext(storage=state, key=key)}
            data |= {"raw_state": conversation.state, "received_at": row.received_at}
            data["seen_at"], conversation.seen_at = conversation.seen_at, now
            event = confided(event, session, row, conversation)
            row.draft_id = conversation.filling
            said = as_list(await handler(event, data))
            row.draft_id = row.draft_id or conversation.filling
            remember_buttons(conversation, said)
            after = await replies.settle(self.database, bot, session, row, said, self.clock)
        try:
            await after()
        except Exception as error:
            if is_away(error):
                raise
            raise Unsaid from error
        return said


def confided(
    event: TelegramObject, session: AsyncSession, row: Inbound, conversation: Conversation
) -> TelegramObject:
    """The update with what was said in confidence; masked where no form asks for it any more.

    It is opened in memory alone. Raises Refusal where its key is missing: it is asked for again.
    """
    if row.secret is None or not isinstance(event, Update) or event.message is None:
        return event
    try:
        text = inbound.confided(session, row) or ""
    except Unopened:
        raise Refusal("form-say-again") from None
    if not conversation.confides:
        text = mask.mask(text).text
    message = event.message.model_copy(update={"text": text})
    return event.model_copy(update={"message": message.as_(event.bot)}).as_(event.bot)


def as_list(result: object) -> list[TelegramMethod[Any]]:
    """What a handler returned, as a list of methods; anything else is a bug."""
    if result is None or result is UNHANDLED:
        return []
    if isinstance(result, TelegramMethod):
        return [result]
    if isinstance(result, list) and all(isinstance(one, TelegramMethod) for one in result):
        return result
    message = f"a handler returned {type(result).__name__} instead of what to say"
    raise TypeError(message)


def remember_buttons(conversation: Conversation, said: list[TelegramMethod[Any]]) -> None:
    """Keeps the buttons shown last, so that a typed number or label equals a tap."""
    for method in reversed(said):
        if not hasattr(method, "reply_markup"):
            continue
        markup = method.reply_markup
        rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
        conversation.shown = [
            [button.text, button.callback_data]
            for row in rows
            for button in row
            if button.callback_data
        ]
        return
