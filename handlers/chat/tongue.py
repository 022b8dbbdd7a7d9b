"""The language somebody writes in (语种): followed until they choose one themselves."""

import re

from knowledge import normalise
from knowledge.say import Language, traditional
from storage.conversations import Conversation

# The languages by their own names, which are the same in every language.
NAMES = {
    Language.ZH_HANS: "简体中文",
    Language.ZH_HANT: "繁體中文",
    Language.EN: "English",
}
CHINESE = re.compile(r"[㐀-鿿]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# “HPV” or “app” alone is no English; two words of a sentence are.
ENOUGH_WORDS = 3
ENOUGH_SIGNS = 2
# What makes English words more than a term (property management fee) that a Chinese reader types.
ENGLISH_SENTENCE = re.compile(
    r"\?|\b(?:i|you|we|me|my|your|is|are|am|do|does|did|can|could|will|would|should|must|may|to|"
    r"how|what|where|when|who|which|why|please|there|let|subscribe|unsubscribe|follow|stop)\b",
    re.IGNORECASE,
)
# A term has four characters (垃圾分类), a sentence has more.
SENTENCE = 5


def guess(text: str) -> str | None:
    """The language of a text, None where it cannot be told.

    A script only where more than one character differs from its form in the other: many stand in
    both.
    """
    if not CHINESE.search(text):
        return "en" if len(LATIN_WORD.findall(text)) >= ENOUGH_WORDS else None
    if differing(text, normalise.simplified(text)) >= ENOUGH_SIGNS:
        return "zh-Hant"
    return "zh-Hans" if differing(text, traditional(text)) >= ENOUGH_SIGNS else None


def differing(text: str, other: str) -> int:
    """In how many places two writings of a text differ."""
    return sum(1 for one, two in zip(text, other, strict=False) if one != two)


def listen(conversation: Conversation, text: str, *, is_used: bool = True) -> str:
    """Follows the language of a text unless the person has chosen one; the one to answer in.

    A language that the conversation has used already gives way to a whole sentence alone.
    """
    signs = len(CHINESE.findall(text))
    is_word = is_used and 0 < signs < SENTENCE
    if not conversation.language_chosen and not is_word:
        found = guess(text)
        if found == "en" and is_used and not ENGLISH_SENTENCE.search(text):
            found = None
        if found is None and conversation.language == "en" and signs:
            found = "zh-Hans"
        conversation.language = found or conversation.language
    return conversation.language
