"""What the web server asks of the running application (网页依赖), by shape and not by name.

The application (bot.app) builds the server and hands itself over; naming its class here would
close a circle of imports.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.channels.telegram import TelegramChannel
from bot.channels.web import WebChannel
from bot.inbox import Inbox
from bot.settings import Settings
from handlers.chat.shelf import Shelf
from knowledge.say import Say
from storage.database import Database


class State(Protocol):
    """The running application as the web server sees it."""

    @property
    def settings(self) -> Settings: ...

    @property
    def web(self) -> WebChannel: ...

    @property
    def database(self) -> Database: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def shelf(self) -> Shelf: ...

    @property
    def telegram(self) -> TelegramChannel | None: ...

    def say(self, language: str) -> Say:
        """The voice of a language."""

    def now(self) -> datetime:
        """The moment."""

    async def ready(self) -> dict[str, bool]:
        """What must work for us to be of use, and whether it does."""

    def suggestions(self, language: str) -> Sequence[str]:
        """A few questions that we answer, in this language."""
