"""The decision (裁决): answer outright, ask with names, or say honestly that it is not known.

A wrong answer costs more than a question back. Two small logistic models read how sure the ranking
is; rules that no likeness can outvote (否决) then take an answer down to a suggestion, and a
suggestion down to “don't know”.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.rank import FEATURES, Profile, Ranked
from knowledge.terms import Question

_AT = {name: place for place, name in enumerate(FEATURES)}
_COPIED = (
    "ratio", "voice_ratio", "asked_letters_clause", "held_letters", "held_words", "item_letters",
    "item_words", "missing", "missing_clause", "spare", "element_agrees", "element_differs",
    "matter_letters", "matter_sounds", "denial_differs", "figure_missing", "party_differs",
)  # fmt: skip
EVIDENCE = ("one", "score", "margin", "matter_margin", "content", *_COPIED)
_FAR = 6.0  # the margin where nothing else was found


class Veto(StrEnum):
    """Why an answer that looked right was not given."""

    DENIAL = "denial"
    FIGURE = "figure"
    YEAR = "year"
    PLACE = "place"
    PARTY = "party"
    ELEMENT = "element"
    UNKNOWN_WORD = "unknown word"
    BARE_TOPIC = "bare topic"
    OTHER_MATTER = "other matter"


class Decision(StrEnum):
    """The three outcomes of product.md."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision with its grounds: the two probabilities and the vetoes that fired."""

    decision: Decision
    sure: float
    known: float
    vetoes: tuple[Veto, ...] = ()
    evidence: Mapping[str, float] = field(default_factory=dict)


def sigmoid(value: float) -> float:
    """Return the logistic function of `value`."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))


def evidence(
    asked: Question, ranked: Sequence[Ranked], matter_of: Callable[[int], str]
) -> dict[str, float]:
    """Return what the decision reads of a ranking; empty if nothing was found."""
    if not ranked:
        return {}
    top = ranked[0]
    second = next((other.score for other in ranked[1:]), top.score - _FAR)
    other_matter = next(
        (other.score for other in ranked if matter_of(other.item) != matter_of(top.item)),
        top.score - _FAR,
    )
    return {
        "one": 1.0,
        "score": top.score,
        "margin": min(_FAR, top.score - second),
        "matter_margin": min(_FAR, top.score - other_matter),
        "content": min(5, len(asked.whole.content)) / 5,
        **{name: top.values[_AT[name]] for name in _COPIED},
    }


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return a logistic model's probability."""
    return sigmoid(math.fsum(weights.get(name, 0.0) * value for name, value in values.items()))
