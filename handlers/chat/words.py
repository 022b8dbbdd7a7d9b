"""Words that do what a command does (口令): typed alone, in any script."""

import unicodedata
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import normalise
from storage import residents
from storage.conversations import Conversation

# The state in which a request's secret is asked for: a code that is typed then joins no accounts.
FOI_ASKING = "foi:asking"
# No to what was asked.
NO = ("不", "不是", "不要", "不用", "不用了", "算了", "不行", "取消", "no", "no thanks")
# Nobody answers a question of a form with these: who types them is at a loss.
AT_A_LOSS = (
    *("帮助", "菜单", "首页", "我的", "人工", "转人工", "人工客服", "人工服务", "找人工", "客服"),
    *("找个人", "我要人工", "我要转人工", "转人工服务", "请工作人员回答", "请工作人员答复"),
    *("help", "menu", "human", "talk to a human", "ask a member of staff"),
)
# On with the form that was put by.
GO_ON = ("继续", "继续填", "继续填表", "接着填", "接着", "go on", "resume")


class Says(Filter):
    """Passes a message that is one of the words and nothing else.

    An asynchronous class, because a synchronous filter goes through a thread (recipes.md).
    """

    def __init__(self, *words: str) -> None:
        self.words = frozenset(words)

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether the message is such a word."""
        if message.text is None or len(message.text) > 20:  # noqa: PLR2004 - no word is longer.
            return False
        plain = unicodedata.normalize("NFKC", message.text).strip(" 。.,，!?？").lower()
        return normalise.simplified(plain) in self.words


class GotRelease(Filter):
    """Passes where a release was sent to this account, with the newest: its buttons, typed."""

    async def __call__(
        self, message: Message, session: AsyncSession, conversation: Conversation
    ) -> bool | dict[str, Any]:
        """Whether one was, and which."""
        del message
        release = await residents.last_release(session, conversation)
        return {"release": release} if release else False
