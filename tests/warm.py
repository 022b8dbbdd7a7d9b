"""What costs time at the first use (预热), done once before processes are forked (test_spine.py)."""

from knowledge.crisis import crisis
from knowledge.mask import mask
from knowledge.match import Matcher
from knowledge.say import Texts
from tests import content
from tests.spine import WORDS

TEXTS = Texts.load()
MATCHER = Matcher([])
for words in (*WORDS, "How do I sort rubbish?"):
    crisis(words)
    mask(words)
    MATCHER.match(words)
ENTRIES = content.entries()
