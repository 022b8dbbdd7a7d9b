"""The matcher (匹配): a question in, an answer, a suggestion or an honest “don't know” out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge import decide, doors, elements, follow, rank
from knowledge.catalogue import Item
from knowledge.decide import Decision
from knowledge.index import Index, group
from knowledge.normalise import normalise
from knowledge.terms import Question, Text, question, read, voice

# Candidates that are ranked; the right one is among them for .94 of the hardest questions.
_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Match:
    """An item and its score from 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision and the items behind it, best first."""

    decision: Decision
    matches: tuple[Match, ...] = ()


class Matcher:
    def __init__(self, items: Sequence[Item], weights: Mapping[str, Any] | None = None) -> None:
        self._weights = weights if weights is not None else rank.shipped()
        self.items = tuple(items)
        texts = [
            (at, read(normal))
            for at, item in enumerate(self.items)
            for normal in dict.fromkeys(normalise(w) for w in (item.question, *item.wordings))
            if normal
        ]
        self._index = Index(texts, [group(item) for item in self.items])
        by_item: dict[int, list[Text]] = defaultdict(list)
        for at, text in texts:
            by_item[at].append(text)
        self._profiles = [
            rank.profile(item, by_item[at], self._index) for at, item in enumerate(self.items)
        ]

    def ranked(self, asked: Question) -> list[rank.Ranked]:
        weighed = self._index.weigh(asked.whole)
        both = rank.Asked(
            weighed, weighed if asked.asking is asked.whole else self._index.weigh(asked.asking)
        )
        voiced = {word: voice(word) for word in (*asked.whole.content, *asked.asking.content)}
        candidates = self._index.candidates(asked, _CANDIDATES)
        highest = candidates[0][1] if candidates else 1.0
        best: dict[int, rank.Ranked] = {}
        for at, bm25 in candidates:
            wording = self._index.wordings[at]
            values = rank.features(
                both, wording, self._profiles[wording.item], self._index, voiced, bm25 / highest
            )
            score = rank.score(values, self._weights["rank"])
            if wording.item not in best or score > best[wording.item].score:
                best[wording.item] = rank.Ranked(wording.item, wording.text.plain, values, score)
        return sorted(best.values(), key=lambda ranked: -ranked.score)
