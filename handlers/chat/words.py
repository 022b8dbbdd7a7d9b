"""Words that do what a command does (口令): typed alone, in any script."""

import unicodedata
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from knowledge import normalise


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
