"""Telegram's Bot API of our own (测试用接口服务), over real HTTP: in a test's loop or by itself.

`async with bot_api.serving() as api:` serves in this loop; `with bot_api.apart(...) as other:`
starts a process whose record outlives its client's; `bot_of(url)` is a plain aiogram bot for either.
"""

from tests.bot_api.chats import Accepted, Message
from tests.bot_api.faults import Faults
from tests.bot_api.server import TOKEN, BotApi
from tests.bot_api.starting import Apart, apart, bot_of, serving

__all__ = [
    "TOKEN",
    "Accepted",
    "Apart",
    "BotApi",
    "Faults",
    "Message",
    "apart",
    "bot_of",
    "serving",
]
