"""Re-ranking (重排): how like a question and a wording are, as named features and a linear model.

The weights are numbers fitted on labelled pairs (weights.toml says which, and when).
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from knowledge import elements, ideas, signs
from knowledge.catalogue import Item
from knowledge.index import Index, Weighed, Weighted, Wording
from knowledge.normalise import normalise
from knowledge.terms import Text, read, voice

_WEIGHTS = Path(__file__).with_name("weights.toml")

FEATURES = (
    "bm25", "bm25_item", "bm25_share", "ratio", "partial", "voice_ratio",
    "asked_letters", "asked_letters_clause", "held_letters",
    "asked_words", "held_words", "asked_sounds", "held_sounds",
    "item_letters", "item_words", "missing", "missing_clause",
    "lacking", "lacking_clause", "spare",
    "element_agrees", "element_differs", "length",
    "matter_letters", "matter_sounds", "matter_partial", "answer_letters",
    "denial_differs", "figure_missing", "place_missing", "party_differs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of an item: what its wordings, matter and answer say together.

    `is_strict`: one wording and a declared element, as in imported guides, whose element is to be
    taken at its word; `siblings` are the elements of the other items of its matter; `told` are its own,
    by declaration and by any of its wordings.
    """

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


def _share(of: Weighted, held: Mapping[str, float] | frozenset[str]) -> float:
    """Return the share of `of`'s weight that `held` holds."""
    return sum(weight for term, weight in of.of.items() if term in held) / of.total


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


def features(
    asked: Asked,
    wording: Wording,
    profile: Profile,
    index: Index,
    bm25: tuple[float, float, float],
) -> tuple[float, ...]:
    """Return the features of a question and a wording, in the order of `FEATURES`.

    `bm25` is the wording's and the item's score relative to the best, and the item's share of what
    the question could score.
    """
    whole, asking = asked.whole, asked.asking
    single = whole is asking
    text, other = whole.text, wording.text
    lexical = _lexical(asked, wording, single=single)
    agreement = elements.agreement(
        asking.text.elements or text.elements, other.elements | profile.elements
    )
    lacks = missing(text, profile, index)
    lacks_clause = lacks if single else missing(asking.text, profile, index)
    short, long = sorted((len(asking.text.plain), len(other.plain)))
    matter = profile.matter.plain
    return (
        *bm25,
        *lexical,
        _share(whole.letters, profile.letters),
        _share(whole.words, profile.words),
        lacks[0],
        lacks_clause[0],
        lacks[1],
        lacks_clause[1],
        _spare(wording, asked),
        max(0.0, agreement),
        max(0.0, -agreement),
        short / (long or 1),
        _share(profile.matter_letters, whole.letters.of) if matter else lexical[5],
        _share(profile.matter_sounds, whole.sounds.of) if matter else lexical[9],
        fuzz.partial_ratio(matter, text.plain) / 100 if matter else lexical[1],
        _share(whole.letters, profile.answer),
        float(text.is_negated != other.is_negated),
        float(bool(asking.text.numbers - profile.numbers)),
        float(bool(text.places - profile.places)),
        float(_parties_differ(text, other)),
    )


def _lexical(asked: Asked, wording: Wording, *, single: bool) -> tuple[float, ...]:
    whole, asking = asked.whole, asked.asking
    plain, said = whole.text.plain, wording.text.plain
    ratio = fuzz.ratio(plain, said)
    voice = fuzz.ratio(whole.text.voice, wording.text.voice)
    clause_letters = letters = _share(whole.letters, wording.letters.of)
    words = _share(whole.words, wording.words.of)
    sounds = _share(whole.sounds, wording.sounds.of)
    if not single:
        ratio = max(ratio, fuzz.ratio(asking.text.plain, said))
        voice = max(voice, fuzz.ratio(asking.text.voice, wording.text.voice))
        clause_letters = _share(asking.letters, wording.letters.of)
        words = max(words, _share(asking.words, wording.words.of))
        sounds = max(sounds, _share(asking.sounds, wording.sounds.of))
    return (
        ratio / 100,
        fuzz.partial_ratio(plain, said) / 100,
        voice / 100,
        letters,
        clause_letters,
        _share(wording.letters, whole.letters.of),
        words,
        _share(wording.words, whole.words.of),
        sounds,
        _share(wording.sounds, whole.sounds.of),
    )


def _parties_differ(text: Text, other: Text) -> bool:
    return bool(text.parties and other.parties and not text.parties & other.parties)


def score(values: tuple[float, ...], weights: Mapping[str, float]) -> float:
    """Return the linear score of a candidate's features."""
    return math.fsum(
        weights.get(name, 0.0) * value for name, value in zip(FEATURES, values, strict=True)
    )


def profile(
    item: Item, wordings: Sequence[Text], answer: Text, index: Index, siblings: frozenset[str]
) -> Profile:
    """Gather what an item says: wordings, the matter's name and, as weak evidence, the answer."""
    matter = read(normalise(item.matter))
    weighed = index.weigh(matter)
    texts = (*wordings, matter)
    titled = wordings[0].years if wordings else frozenset()
    return Profile(
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
