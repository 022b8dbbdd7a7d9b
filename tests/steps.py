"""Steps of a conversation (一步对话) as the middleware makes them, for what is tried without it."""

from datetime import datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy.ext.asyncio import AsyncSession

from bot.middlewares.unit_of_work import RowState
from handlers.chat.step import Step
from knowledge.say import Texts
from storage.conversations import Conversation


def step(session: AsyncSession, row: Conversation, now: datetime, **more: Any) -> Step:
    """A step on a page of ours in simplified Chinese; `more` says otherwise."""
    texts = Texts.load()
    key = StorageKey(bot_id=9, chat_id=row.chat_id, user_id=row.chat_id)
    usual: dict[str, Any] = {
        "session": session,
        "conversation": row,
        "state": FSMContext(storage=RowState(row), key=key),
        "say": texts.say("zh-Hans"),
        "texts": texts,
        "now": now,
        "abroad": False,
        "takes_personal": True,
        "in_browser": True,
        "has_telegram": False,
        "quiet_hours": "",
        "portal": "https://wenzheng.example.gov.cn",
    }
    return Step(**(usual | more))
