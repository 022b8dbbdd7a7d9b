"""The decision (裁决): answer outright, ask with names, or say honestly that it is not known.

A wrong answer costs more than a question back. Two small logistic models read how sure the ranking
is; rules that no likeness can outvote (否决) then take an answer down to a suggestion, and a
suggestion down to “don't know”.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge import elements, signs
from knowledge.index import Index
from knowledge.rank import FEATURES, Profile, Ranked, absence
from knowledge.terms import Question, Text, is_asking, read

_AT = {name: place for place, name in enumerate(FEATURES)}
_COPIED = (
    "ratio", "voice_ratio", "asked_letters_clause", "held_letters", "held_words", "item_letters",
    "item_words", "missing", "missing_clause", "lacking", "lacking_clause", "spare",
    "bm25_share", "answer_letters", "length", "element_agrees", "element_differs",
    "matter_letters", "matter_sounds", "denial_differs", "figure_missing", "party_differs",
)  # fmt: skip
EVIDENCE = ("one", "score", "margin", "matter_margin", "content", *_COPIED)
# Whoever asks for one of these wants that fact, and no neighbour of it.
_PLAIN_FACTS = frozenset({"材料", "时限", "地点", "费用", "电话", "数据", "快递", "预约"})
_NAMED = 0.95
_TELLING, _WEIGHTY, _LIGHT, _HARDLY, _SOME = 0.4, 0.7, 0.05, 0.3, 0.15
_BARE = 10  # characters of a topic without a question
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
    SIBLING = "sibling"
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
    unknown: tuple[str, ...] = ()


def sigmoid(value: float) -> float:
    """Return the logistic function of `value`."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))


def evidence(
    asked: Question,
    ranked: Sequence[Ranked],
    matter_of: Callable[[int], str],
    are_twins: Callable[[int, int], bool],
) -> dict[str, float]:
    """Return what the decision reads of a ranking; empty if nothing was found.

    Twins (an entry and a guide that answer the same) do not compete.
    """
    if not ranked:
        return {}
    top = ranked[0]
    second = next(
        (other.score for other in ranked[1:] if not are_twins(top.item, other.item)),
        top.score - _FAR,
    )
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


def unknown_words(text: Text, profile: Profile, index: Index, least: float) -> list[str]:
    """Return the telling words of a text that an item says nowhere, its answer included."""
    found = []
    for word, telling in text.content.items():
        if telling < least:
            continue
        lacking = absence(word, profile)
        pairs = [word[at : at + 2] for at in range(len(word) - 1)] or [word]
        told = sum(pair in profile.answer for pair in pairs) / len(pairs)
        if min(lacking, 1 - told) * telling * index.rarity("w" + word) >= least:
            found.append(word)
    return found


def beside_matter(asked: Question, profile: Profile) -> str | None:
    """Return what a question says beside its matter's full name; None if it does not say it."""
    name = profile.matter.plain
    return asked.whole.plain.replace(name, "，") if name and name in asked.whole.plain else None


def wanted_of(asked: Question, profile: Profile) -> frozenset[str]:
    """Return the elements asked for; a cue inside the matter's own name (教师资格认定) is none."""
    rest = beside_matter(asked, profile)
    if rest is not None:
        return elements.detect(rest)
    return asked.asking.elements or asked.whole.elements


def is_named(asked: Question, profiles: Sequence[Profile]) -> bool:
    """Tell whether a question says a matter's name and one of its sides, and nothing else.

    “办理居住证换领要什么材料” leaves no doubt, unless two items tell that side of that matter.
    """
    top = profiles[0]
    rest = beside_matter(asked, top)
    if rest is None or not top.elements or elements.detect(rest) != top.elements:
        return False
    letters = list(rest)
    for start, end in elements.spans(rest):
        letters[start:end] = "，" * (end - start)
    rivals = (
        one.matter.plain == top.matter.plain and one.elements == top.elements
        for one in profiles[1:]
    )
    return not read("".join(letters)).content and not any(rivals)


def vetoes(asked: Question, top: Text, profile: Profile) -> list[Veto]:
    """Return the rules that forbid to answer `asked` by an item; `top` is its best wording."""
    whole, asking = asked.whole, asked.asking
    found = []
    if asking.is_negated and not (top.is_negated or profile.has_denial):
        found.append(Veto.DENIAL)
    if not asking.is_negated and not whole.is_negated and not profile.has_plain:
        found.append(Veto.DENIAL)
    if (asking.numbers - asking.years) - profile.numbers:
        found.append(Veto.FIGURE)
    if (
        whole.years - profile.years
        or (whole.relative_years and profile.titled_years)
        or signs.moving_years(asking.plain) - profile.moving_years
    ):
        found.append(Veto.YEAR)
    if whole.places - profile.places:
        found.append(Veto.PLACE)
    if whole.parties and profile.parties and not whole.parties & profile.parties:
        found.append(Veto.PARTY)
    wanted = wanted_of(asked, profile)
    differs = elements.agreement(wanted, top.elements | profile.elements) < 0
    is_told_beside = profile.is_strict or wanted & profile.siblings
    plain_facts = wanted & _PLAIN_FACTS
    if (differs and is_told_beside) or (plain_facts and not plain_facts & profile.told):
        found.append(Veto.ELEMENT)
    return found


def has_rival(asked: Question, profiles: Sequence[Profile]) -> bool:
    """Tell whether a sibling close behind tells a side that is asked for as much as the first.

    “加装电梯费用谁承担” asks for 费用 and, by its 谁, for 负责: the person chooses.
    """
    top = profiles[0]
    wanted = wanted_of(asked, top)
    return any(
        other.matter.plain == top.matter.plain != ""
        and bool(wanted & other.elements)
        and not (wanted & other.elements) <= top.elements
        for other in profiles[1:]
    )


def is_elsewhere(asked: Question, top: Ranked) -> bool:
    """Tell whether a question shares no more than a broad word with an item.

    “电动车多少钱” is not about number plates for e-bikes, nor “身份证丢了怎么补” about
    the proof of identity that a request needs: one telling word, or little of the matter's name,
    and the wording's own weighty word missing, or another side asked for.
    """
    telling = sum(weight >= _TELLING for weight in asked.whole.content.values())
    telling += bool(asked.whole.numbers)  # those that fit: others have their own veto
    spare, agrees = top.values[_AT["spare"]], top.values[_AT["element_agrees"]]
    if telling <= 1 and (spare >= _WEIGHTY or (not agrees and spare > _LIGHT)):
        return True
    named, lacking = top.values[_AT["matter_letters"]], top.values[_AT["lacking"]]
    return not agrees and named < _HARDLY and lacking >= _SOME


def is_bare(asked: Question) -> bool:
    """Tell whether a question only names a topic (“加装电梯”) and asks nothing of it."""
    whole = asked.whole
    return not whole.elements and len(whole.plain) <= _BARE and not is_asking(whole.plain)


def doubts(
    asked: Question, top: Ranked, profiles: Sequence[Profile], *, is_strange: bool
) -> list[Veto]:
    """Return the vetoes that a question in an item's very words is free of."""
    found = []
    if has_rival(asked, profiles):
        found.append(Veto.SIBLING)
    if is_elsewhere(asked, top):
        found.append(Veto.OTHER_MATTER)
    if is_strange:
        found.append(Veto.UNKNOWN_WORD)
    return found


def judge(
    asked: Question,
    ranked: Sequence[Ranked],
    profiles: Sequence[Profile],
    index: Index,
    values: Mapping[str, float],
    weights: Mapping[str, Mapping[str, float]],
) -> Judgement:
    """Decide on a ranking that is not empty; `profiles` are those of its first items."""
    top, profile = ranked[0], profiles[0]
    limits = weights["limits"]
    sure = probability(values, weights["sure"])
    known = probability(values, weights["known"])
    is_exact = top.wording.plain == asked.whole.plain
    strange = unknown_words(asked.asking, profile, index, limits["unknown_word"])
    strange += unknown_words(asked.whole, profile, index, limits["unknown_background"])
    found = vetoes(asked, top.wording, profile)
    if not is_exact:
        found += doubts(asked, top, profiles, is_strange=bool(strange))
    is_topic = not is_exact or top.wording.plain == profile.matter.plain
    if is_topic and len(ranked) > 1 and is_bare(asked):
        found.append(Veto.BARE_TOPIC)
    if is_named(asked, profiles):
        sure = known = max(sure, _NAMED)
    if is_exact or top.wording.plain == asked.asking.plain:
        sure = known = max(sure, 0.99)
    decision = Decision.UNKNOWN
    if sure >= limits["answer"] and not found:
        decision = Decision.ANSWER
    elif known >= limits["suggest"] and (is_exact or not _is_foreign(top, limits)):
        decision = Decision.SUGGEST
    return Judgement(decision, sure, known, tuple(found), tuple(dict.fromkeys(strange)))


def _is_foreign(top: Ranked, limits: Mapping[str, float]) -> bool:
    """Tell whether an item says so little of the question that even a suggestion misleads."""
    return min(top.values[_AT["lacking"]], top.values[_AT["lacking_clause"]]) > limits["unsaid"]
