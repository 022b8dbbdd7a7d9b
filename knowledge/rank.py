"""Re-ranking (重排): how like a question and a wording are, as named features and a linear model.

The weights are numbers fitted on labelled pairs (weights.toml says which, and when).
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from knowledge import elements, ideas, signs
from knowledge.catalogue import Item
from knowledge.index import Index, Weighed, Weighted, Wording
from knowledge.normalise import normalise
from knowledge.terms import Question, Text, read, voice

_WEIGHTS = Path(__file__).with_name("weights.toml")

_TITLE, _WORDING = 8.0, 6.0
# The candidate's scores in the index; what question and item share; what question and wording do.
FEATURES = (
    "bm25", "bm25_item", "bm25_share",
    "item_letters", "item_words", "answer_letters",
    "missing", "lacking", "missing_clause", "lacking_clause",
    "figure_missing", "place_missing",
    "ratio", "partial", "voice_ratio",
    "asked_letters", "asked_letters_clause", "held_letters",
    "asked_words", "held_words", "asked_sounds", "held_sounds",
    "spare", "element_agrees", "element_differs", "length",
    "denial_differs", "party_differs",
    "matter_letters", "matter_sounds", "matter_partial",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of an item: what its wordings, matter and answer say together.

    `is_strict`: one wording and a declared element, as in imported guides, whose element is to be
    taken at its word; `siblings` are the elements of the other items of its matter; `told` are its
    own, by declaration and by any of its wordings.
    """

    title: str
    letters: frozenset[str]
    words: frozenset[str]
    sounds: frozenset[str]
    matter: Text
    matter_letters: Weighted
    matter_sounds: Weighted
    answer: frozenset[str]
    elements: frozenset[str]
    numbers: frozenset[str]
    years: frozenset[str]
    titled_years: frozenset[str]
    moving_years: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    has_denial: bool
    has_plain: bool
    is_strict: bool
    siblings: frozenset[str]
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate: its item's position, its best wording, the features and their score."""

    item: int
    wording: Text
    values: tuple[float, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its weighed readings; `asking` is `whole` where one clause is all."""

    whole: Weighed
    asking: Weighed


@cache
def shipped() -> Mapping[str, Any]:
    """Return the weights that come with the package."""
    return tomllib.loads(_WEIGHTS.read_text(encoding="utf-8"))


def _share(of: Weighted, held: AbstractSet[str]) -> float:
    """Return the share of `of`'s weight that `held` holds."""
    return sum(map(of.of.__getitem__, of.of.keys() & held)) / of.total


def absence(word: str, profile: Profile) -> float:
    """Return how much of a word an item lacks: 0 said somewhere, 0.5 half of it, 1 nothing.

    A word said with other characters of the same sound counts as said.
    """
    if word in profile.words or word in profile.letters:
        return 0.0
    near = ideas.touched(word)
    if near and not near.isdisjoint(profile.words):
        return 0.2
    if len(word) == 1:
        return 1.0
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    sound = voice(word)
    sounds = [sound[at : at + 2] for at in range(len(sound) - 1)]
    said = sum(
        pair in profile.letters or voiced in profile.sounds
        for pair, voiced in zip(pairs, sounds, strict=True)
    )
    loose = sum(letter in profile.letters for letter in word) / len(word)
    return 1.0 - max(said / len(pairs), 0.5 * loose)


def missing(text: Text, profile: Profile, index: Index) -> tuple[float, float]:
    """Return what an item lacks of a text's telling words: the weightiest one, and their share."""
    worst = lacking = total = 0.0
    for word, telling in text.content.items():
        weight = telling * index.rarity("w" + word)
        gone = weight * absence(word, profile)
        worst = max(worst, gone)
        lacking += gone
        total += weight
    return worst, lacking / total if total else 1.0


def _spare(wording: Wording, asked: Asked) -> float:
    """Return the weight of the weightiest word of the wording that the question lacks."""
    letters, words = asked.whole.letters.of, asked.whole.words.of
    worst = 0.0
    for word, weight in wording.words.of.items():
        if weight > worst and word not in words and word[0] != "~":
            pairs = len(word) - 1
            lacking = 1.0
            if pairs:
                lacking -= sum(word[at : at + 2] in letters for at in range(pairs)) / pairs
            worst = max(worst, weight * lacking)
    return worst


def of_item(asked: Asked, profile: Profile, index: Index) -> tuple[float, ...]:
    """Return the features that all wordings of an item have in common."""
    whole, asking = asked.whole, asked.asking
    lacks = missing(whole.text, profile, index)
    lacks_clause = lacks if whole is asking else missing(asking.text, profile, index)
    return (
        _share(whole.letters, profile.letters),
        _share(whole.words, profile.words),
        _share(whole.letters, profile.answer),
        *lacks,
        *lacks_clause,
        float(bool(asking.text.numbers - profile.numbers)),
        float(bool(whole.text.places - profile.places)),
    )


def of_matter(asked: Asked, profile: Profile) -> tuple[float, ...]:
    """Return how much of its matter's name a question says; nothing if it has no name."""
    if not profile.matter.plain:
        return ()
    whole = asked.whole
    return (
        _share(profile.matter_letters, whole.letters.of.keys()),
        _share(profile.matter_sounds, whole.sounds.of.keys()),
        fuzz.partial_ratio(profile.matter.plain, whole.text.plain) / 100,
    )


def of_wording(asked: Asked, wording: Wording, profile: Profile) -> tuple[float, ...]:
    """Return the features of a question and one wording; without a matter it stands for one."""
    text, asking, other = asked.whole.text, asked.asking.text, wording.text
    lexical = _lexical(asked, wording, single=asked.whole is asked.asking)
    agreement = elements.agreement(
        asking.elements or text.elements, other.elements | profile.elements
    )
    short, long = sorted((len(asking.plain), len(other.plain)))
    return (
        *lexical,
        _spare(wording, asked),
        max(0.0, agreement),
        max(0.0, -agreement),
        short / (long or 1),
        float(text.is_negated != other.is_negated),
        float(_parties_differ(text, other)),
        *(() if profile.matter.plain else (lexical[5], lexical[9], lexical[1])),
    )


def _lexical(asked: Asked, wording: Wording, *, single: bool) -> tuple[float, ...]:
    whole, asking = asked.whole, asked.asking
    plain, said = whole.text.plain, wording.text.plain
    ratio = fuzz.ratio(plain, said)
    voice = fuzz.ratio(whole.text.voice, wording.text.voice)
    clause_letters = letters = _share(whole.letters, wording.letters.of.keys())
    words = _share(whole.words, wording.words.of.keys())
    sounds = _share(whole.sounds, wording.sounds.of.keys())
    if not single:
        ratio = max(ratio, fuzz.ratio(asking.text.plain, said))
        voice = max(voice, fuzz.ratio(asking.text.voice, wording.text.voice))
        clause_letters = _share(asking.letters, wording.letters.of.keys())
        words = max(words, _share(asking.words, wording.words.of.keys()))
        sounds = max(sounds, _share(asking.sounds, wording.sounds.of.keys()))
    return (
        ratio / 100,
        fuzz.partial_ratio(plain, said) / 100,
        voice / 100,
        letters,
        clause_letters,
        _share(wording.letters, whole.letters.of.keys()),
        words,
        _share(wording.words, whole.words.of.keys()),
        sounds,
        _share(wording.sounds, whole.sounds.of.keys()),
    )


def _parties_differ(text: Text, other: Text) -> bool:
    return bool(text.parties and other.parties and not text.parties & other.parties)


def score(values: Sequence[float], weights: Sequence[float]) -> float:
    """Return the linear score of features, both in the order of `FEATURES`."""
    return math.fsum(map(mul, values, weights))


def literal(asked: Question, wording: Wording, profile: Profile) -> float:
    """Return what is added for a question in an item's very words: these outrank any likeness."""
    if asked.whole.plain != wording.text.plain:
        return 0.0
    return _TITLE if wording.text.plain == profile.title else _WORDING


def profile(
    item: Item, wordings: Sequence[Text], answer: Text, index: Index, siblings: frozenset[str]
) -> Profile:
    """Gather what an item says: wordings, the matter's name and, as weak evidence, the answer."""
    matter = read(normalise(item.matter))
    weighed = index.weigh(matter)
    texts = (*wordings, matter)
    titled = wordings[0].years if wordings else frozenset()
    return Profile(
        title=wordings[0].plain if wordings else "",
        letters=frozenset().union(*(text.letters for text in texts)),
        words=frozenset().union(*(text.words for text in texts)),
        sounds=frozenset().union(*(text.sounds for text in texts)),
        matter=matter,
        matter_letters=weighed.letters,
        matter_sounds=weighed.sounds,
        answer=frozenset(answer.letters),
        elements=elements.canonical(item.element),
        numbers=frozenset().union(*(text.numbers for text in (*texts, answer))),
        years=frozenset().union(*(text.years for text in (*texts, answer))),
        titled_years=titled,
        moving_years=frozenset().union(*(signs.moving_years(text.plain) for text in wordings)),
        places=frozenset().union(*(text.places for text in texts)),
        parties=frozenset().union(*(text.parties for text in texts)),
        has_denial=any(text.is_negated for text in wordings),
        has_plain=any(not text.is_negated for text in wordings),
        is_strict=bool(item.element) and len(wordings) == 1,
        siblings=siblings,
        told=elements.canonical(item.element).union(*(text.elements for text in wordings)),
    )
