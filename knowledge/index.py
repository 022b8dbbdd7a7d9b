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
_POSTINGS = 30_000


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


class Index:
    """Postings of every term over the wordings; immutable once built."""

    def __init__(self, texts: Sequence[tuple[int, Text]], groups: Sequence[str]) -> None:
        """Build from (item position, text) pairs; `groups[item]` names the item's matter."""
        self._frequency: Counter[str] = Counter()
        self._groups = len(set(groups)) or 1
        seen: dict[str, set[str]] = defaultdict(set)
        for item, text in texts:
            seen[groups[item]].update(_keys(text))
        for keys in seen.values():
            self._frequency.update(keys)
        self._highest = math.log(1 + self._groups / 0.5)
        self.wordings = [self._wording(item, text) for item, text in texts]
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        self._post()

    def rarity(self, key: str) -> float:
        """Return a term's rarity from 0 to 1 (1: in no matter at all)."""
        known = self._frequency.get(key, 0)
        return math.log(1 + (self._groups - known + 0.5) / (known + 0.5)) / self._highest

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

    def _post(self) -> None:
        lengths = [len(wording.text.plain) for wording in self.wordings]
        average = (sum(lengths) / len(lengths)) if lengths else 1.0
        building: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for at, wording in enumerate(self.wordings):
            norm = (_K1 + 1) / (1 + _K1 * (1 - _B + _B * lengths[at] / (average or 1.0)))
            for key in _keys(wording.text):
                documents, impacts = building[key]
                documents.append(at)
                impacts.append(norm)
        self._postings = {
            key: (array("I", documents), array("f", impacts))
            for key, (documents, impacts) in building.items()
        }

    def candidates(self, question: Question, limit: int) -> list[tuple[int, float]]:
        """Return the `limit` best items' wordings as (wording, score), at most two an item."""
        wanted = _wanted(question.whole, 1.0)
        if question.asking is not question.whole:
            for key, weight in _wanted(question.asking, 0.7).items():
                wanted[key] = wanted.get(key, 0.0) + weight
        scores: dict[int, float] = {}
        read = 0
        for key, weight in sorted(
            wanted.items(), key=lambda pair: len(self._postings.get(pair[0], ((),))[0])
        ):
            posting = self._postings.get(key)
            if posting is None:
                continue
            if read and read + len(posting[0]) > _POSTINGS:
                break
            read += len(posting[0])
            gain = weight * self.rarity(key) ** 2
            for at, impact in zip(*posting, strict=True):
                scores[at] = scores.get(at, 0.0) + gain * impact
        return self._best(scores, limit)

    def _best(self, scores: dict[int, float], limit: int) -> list[tuple[int, float]]:
        taken: Counter[int] = Counter()
        best: list[tuple[int, float]] = []
        for at, score in nlargest(4 * limit, scores.items(), key=itemgetter(1)):
            item = self.wordings[at].item
            if taken[item] >= 2 or (taken[item] == 0 and len(taken) >= limit):  # noqa: PLR2004
                continue
            taken[item] += 1
            best.append((at, score))
            if len(best) >= 2 * limit:
                break
        return best


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
