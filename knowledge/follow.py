"""Follow-ups (追问): a short text after an answer that asks another side of the same matter."""

import re
from collections.abc import Sequence

from knowledge import elements
from knowledge.normalise import normalise
from knowledge.rank import Profile, absence
from knowledge.terms import read

# A longer text brings its own matter.
_LONGEST = 16
_TELLING = 0.4
_LEAD = re.compile(
    "^(?:那么|那|还有|另外|然后|再问|请问|这个|那个|它|这件事|这事|这种|这项|办这个|and|then)+"
)


def element_asked(text: str, siblings: Sequence[Profile]) -> frozenset[str] | None:
    """Return the elements that a follow-up asks for; None if the text stands by itself.

    It stands by itself if it names no element, is long, or has a telling word that none of the
    matter's items (`siblings`) says.
    """
    normal = _LEAD.sub("", normalise(text))
    if not siblings or not normal or len(normal) > _LONGEST:
        return None
    asked = elements.detect(normal)
    if not asked:
        return None
    bare = list(normal)
    for start, end in elements.spans(normal):
        bare[start:end] = "，" * (end - start)
    rest = read("".join(bare))
    for word, telling in rest.content.items():
        if telling >= _TELLING and all(absence(word, one) for one in siblings):
            return None
    return asked
