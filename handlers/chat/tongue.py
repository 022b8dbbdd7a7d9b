"""The language somebody writes in (语种): followed until they choose one themselves."""

import re

from knowledge import normalise
from storage.conversations import Conversation

CHINESE = re.compile(r"[㐀-鿿]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# “HPV” or “app” alone is no English; two words of a sentence are.
ENOUGH_WORDS = 3
ENOUGH_SIGNS = 2


def guess(text: str) -> str | None:
    """The language of a text, None where it cannot be told.

    Traditional only where more than one character differs from its simplified form: some stand
    in both scripts.
    """
    if not CHINESE.search(text):
        return "en" if len(LATIN_WORD.findall(text)) >= ENOUGH_WORDS else None
    simplified = normalise.simplified(text)
    differing = sum(1 for old, new in zip(text, simplified, strict=False) if old != new)
    return "zh-Hant" if differing >= ENOUGH_SIGNS else None


def listen(conversation: Conversation, text: str) -> None:
    """Follows the language of a text unless the person has chosen one."""
    if conversation.language_chosen:
        return
    found = guess(text)
    if found is None and conversation.language == "en" and CHINESE.search(text):
        found = "zh-Hans"
    if found is not None:
        conversation.language = found
