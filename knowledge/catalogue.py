"""What can be answered (可答事项): the matcher's view of entries and of guides' elements."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be answered.

    `id` is opaque to the matcher (`faq:…` for an entry, `guide:…:材料` for an element of a
    guide). `question` is the title shown on buttons; `wordings` are further ways to ask it, in any
    language; `matter` (事项) and `element` (要素) say what it is about and which side of it;
    `answer` is the short answer, which counts as weak evidence at most.
    """

    id: str
    question: str
    wordings: tuple[str, ...] = ()
    matter: str = ""
    element: str = ""
    answer: str = ""
