"""The index (索引): an inverted index over wordings that gives the candidates of a question.

BM25 over letters, words and sounds. Rarity is counted by matter, not by wording: the ten
wordings of an entry and its siblings say a word ten times, which makes it no less telling.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from knowledge.catalogue import Item
from knowledge.terms import Question, Text

# Saturation and length normalisation as measured on real questions; weights of the three kinds.
_K1 = 1.2
_B = 0.4
_LETTERS, _WORDS, _SOUNDS = 1.0, 0.8, 0.3
# A question reads at most this many postings, the rarest terms first: what lies beyond is in
# every wording and tells none apart.
_POSTINGS = 16_000
# An answer's words count a fraction of a wording's.
_TOLD = 0.5

Bag = dict[str, float]
Postings = dict[str, "tuple[array[int], array[float]]"]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Terms of one kind with their weights, and the sum of these."""

    of: dict[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording in the index: the item it belongs to (by position) and its weighed terms."""

    item: int
    text: Text
    letters: Weighted
    words: Weighted
    sounds: Weighted


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading of a question with the same weights."""

    text: Text
    letters: Weighted
    words: Weighted
    sounds: Weighted


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording found for a question: its own score and its item's, each from 0 to about 1."""

    wording: int
    score: float
    whole: float


class Index:
    """Postings of every term, over wordings and over items; immutable once built."""

    def __init__(
        self, texts: Sequence[tuple[int, Text]], groups: Sequence[str], answers: Sequence[Text]
    ) -> None:
        """Build from (item position, text) pairs; `groups[item]` names the item's matter."""
        self._rarity = self._count(texts, groups)
        self.wordings = [self._wording(item, text) for item, text in texts]
        self._wording_postings = _post(
            [
                (dict.fromkeys(_keys(wording.text), 1.0), len(wording.text.plain))
                for wording in self.wordings
            ],
            range(len(self.wordings)),
        )
        self._rich, self._item_postings = self._gather(answers)

    @staticmethod
    def _count(texts: Sequence[tuple[int, Text]], groups: Sequence[str]) -> dict[str, float]:
        by_group: Counter[str] = Counter()
        by_item: Counter[str] = Counter()
        groups_in_all = len(set(groups))
        in_item: dict[int, set[str]] = defaultdict(set)
        for item, text in texts:
            in_item[item].update(_keys(text))
        in_group: dict[str, set[str]] = defaultdict(set)
        for item, keys in in_item.items():
            by_item.update(keys)
            in_group[groups[item]].update(keys)
        for keys in in_group.values():
            by_group.update(keys)
        return {
            key: (_rarity(count, groups_in_all) + _rarity(by_item[key], len(groups))) / 2
            for key, count in by_group.items()
        }

    def _gather(self, answers: Sequence[Text]) -> tuple[frozenset[int], Postings]:
        """Post what all wordings of an item and its answer say together.

        An item of one wording and no answer says nothing more as a whole: it is left out.
        """
        bags: dict[int, Bag] = defaultdict(lambda: defaultdict(float))
        count: Counter[int] = Counter()
        for wording in self.wordings:
            for key in _keys(wording.text):
                bags[wording.item][key] += 1.0
            count[wording.item] += 1
        for item, answer in enumerate(answers):
            for key in _keys(answer):
                bags[item][key] += _TOLD
        rich = [item for item in bags if count[item] > 1 or answers[item].plain]
        lengths = [(bags[item], int(sum(bags[item].values()) / 3)) for item in rich]
        return frozenset(rich), _post(lengths, rich)

    def rarity(self, key: str) -> float:
        """Return a term's rarity from 0 to 1: the mean of that among matters and among items."""
        return self._rarity.get(key, 1.0)

    def _weigh(self, kind: str, terms: dict[str, float]) -> Weighted:
        of = {term: weight * self.rarity(kind + term) for term, weight in terms.items()}
        return Weighted(of, sum(of.values()) or 1e-9)

    def _wording(self, item: int, text: Text) -> Wording:
        weighed = self.weigh(text)
        return Wording(item, text, weighed.letters, weighed.words, weighed.sounds)

    def weigh(self, text: Text) -> Weighed:
        """Weigh a text's terms by their rarity here."""
        return Weighed(
            text,
            self._weigh("l", text.letters),
            self._weigh("w", text.words),
            self._weigh("s", text.sounds),
        )

    def candidates(self, question: Question, limit: int) -> list[Candidate]:
        """Return wordings of the `limit` best items, at most two an item, best first."""
        wanted = _wanted(question.whole, 1.0)
        if question.asking is not question.whole:
            for key, weight in _wanted(question.asking, 0.7).items():
                wanted[key] = wanted.get(key, 0.0) + weight
        gains = {key: weight * self.rarity(key) for key, weight in wanted.items()}
        highest = (_K1 + 1) * sum(gains.values()) or 1.0
        wordings = _read(self._wording_postings, gains)
        items = _read(self._item_postings, gains) if self._rich else {}
        best: dict[int, float] = {}
        mine: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for at, score in nlargest(8 * limit, wordings.items(), key=itemgetter(1)):
            item = self.wordings[at].item
            mine[item].append((score, at))
            whole = items.get(item, 0.0) if item in self._rich else score
            best[item] = max(best.get(item, 0.0), score + whole)
        found = [
            Candidate(at, score / highest, (best[item] - mine[item][0][0]) / highest)
            for item in nlargest(limit, best, key=best.__getitem__)
            for score, at in mine[item][:2]
        ]
        found.sort(key=lambda one: -(one.score + one.whole))
        return found


def _rarity(known: int, among: int) -> float:
    return math.log(1 + (among - known + 0.5) / (known + 0.5)) / math.log(1 + among / 0.5)


def _post(bags: Sequence[tuple[Bag, int]], names: Iterable[int]) -> Postings:
    """Build postings with saturated, length-normalised impacts."""
    average = (sum(length for _, length in bags) / len(bags)) if bags else 1.0
    building: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for name, (bag, length) in zip(names, bags, strict=True):
        norm = _K1 * (1 - _B + _B * length / (average or 1.0))
        for key, times in bag.items():
            documents, impacts = building[key]
            documents.append(name)
            impacts.append(times * (_K1 + 1) / (times + norm))
    return {
        key: (array("I", documents), array("f", impacts))
        for key, (documents, impacts) in building.items()
    }


def _read(postings: Postings, gains: dict[str, float]) -> dict[int, float]:
    """Add up the impacts of a question's terms, the rarest first, as far as it pays."""
    found = [(len(postings[key][0]), key) for key in gains if key in postings]
    found.sort()
    scores: dict[int, float] = {}
    read = 0
    for length, key in found:
        if read and read + length > _POSTINGS:
            break
        read += length
        gain = gains[key]
        for at, impact in zip(*postings[key], strict=True):
            scores[at] = scores.get(at, 0.0) + gain * impact
    return scores


def _keys(text: Text) -> Iterable[str]:
    yield from ("l" + term for term in text.letters)
    yield from ("w" + term for term in text.words)
    yield from ("s" + term for term in text.sounds)


def _wanted(text: Text, share: float) -> dict[str, float]:
    wanted = {"l" + term: share * _LETTERS * weight for term, weight in text.letters.items()}
    wanted |= {"w" + term: share * _WORDS * weight for term, weight in text.words.items()}
    wanted |= {"s" + term: share * _SOUNDS * weight for term, weight in text.sounds.items()}
    return wanted


def group(item: Item) -> str:
    """Return the name under which an item counts for rarity: its matter, or itself."""
    return item.matter or item.id
