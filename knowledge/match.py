"""The matcher (匹配): a question in, an answer, a suggestion or an honest “don't know” out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge import decide, elements, follow, rank
from knowledge.catalogue import Item
from knowledge.decide import Decision, Judgement, Veto
from knowledge.index import Index, group
from knowledge.normalise import normalise
from knowledge.terms import Question, Text, question, read

__all__ = ["Decision", "Explanation", "Match", "Matcher", "Verdict"]

# Items that are ranked: what is not among these is not found at all.
_CANDIDATES = 45
_CLOSE = 5  # siblings among so many may be what was meant
_SHOWN = 3  # what a “did you mean” offers
_EXPLAINED = 10
# Below these a button is a guess: set on the project's questions, where they halve the buttons.
_LEAST_OFFERED = 0.18
_OFFERED_BESIDE = 0.35


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

    def offered(self, limit: int) -> tuple[Match, ...]:
        """The matches of a suggestion that are worth a button: one good one may stand alone."""
        if self.decision is not Decision.SUGGEST or not self.matches:
            return ()
        least = max(_LEAST_OFFERED, _OFFERED_BESIDE * self.matches[0].score)
        return tuple(match for match in self.matches[:limit] if match.score >= least)


@dataclass(frozen=True, slots=True)
class Considered:
    """One candidate as the try-it box shows it: its wording, its score, its features by name."""

    id: str
    wording: str
    score: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a question got its verdict (试一试): what was read, weighed, found and forbidden.

    `sure` and `known` are the probabilities that the first candidate is right and that one of the
    first three is; `shared` are the words that question and first candidate have in common,
    `unknown` those that the candidate says nowhere.
    """

    verdict: Verdict
    read: str
    asking: str
    elements: tuple[str, ...]
    sure: float
    known: float
    vetoes: tuple[str, ...]
    shared: tuple[str, ...]
    unknown: tuple[str, ...]
    considered: tuple[Considered, ...]


class Matcher:
    """Items, read and indexed once; every call is pure and safe to make from several threads."""

    def __init__(self, items: Sequence[Item], weights: Mapping[str, Any] | None = None) -> None:
        """Build the index over `items`; `weights` replace the shipped ones, for fitting."""
        self._weights = weights if weights is not None else rank.shipped()
        self._order = [self._weights["rank"].get(name, 0.0) for name in rank.FEATURES]
        self.items = tuple(items)
        texts = [
            (at, read(normal))
            for at, item in enumerate(self.items)
            for normal in dict.fromkeys(normalise(w) for w in (item.question, *item.wordings))
            if normal
        ]
        answers = [read(normalise(item.answer)) for item in self.items]
        self._index = Index(texts, [group(item) for item in self.items], answers)
        by_item: dict[int, list[Text]] = defaultdict(list)
        for at, text in texts:
            by_item[at].append(text)
        self._of_matter: dict[str, list[int]] = defaultdict(list)
        sides: dict[str, set[str]] = defaultdict(set)
        for at, item in enumerate(self.items):
            if item.matter:
                self._of_matter[item.matter].append(at)
                sides[item.matter] |= elements.canonical(item.element)
        self._profiles = [
            rank.profile(
                item,
                by_item[at],
                answers[at],
                self._index,
                frozenset(sides[item.matter]) - elements.canonical(item.element),
            )
            for at, item in enumerate(self.items)
        ]

    def match(self, text: str, *, limit: int = 5) -> Verdict:
        """Answer, suggest or admit not to know; at most `limit` matches, best first."""
        asked = question(text)
        ranked = self.ranked(asked)
        return self._verdict(ranked, self._judge(asked, ranked), limit)

    def follow_up(self, text: str, *, matter: str, item_id: str = "") -> Verdict | None:
        """Read `text` as said after an answer about `matter` (追问): “那费用呢？”, “在哪拿？”.

        None where the text is a question of its own. Otherwise the items of the same matter that
        tell the element asked for: one is answered, several are offered, none is not known.
        `item_id` is the item answered last, which is not offered again where others fit.
        """
        siblings = self._of_matter.get(matter, [])
        wanted = follow.element_asked(text, matter) if siblings else None
        if wanted is None:
            return None
        # By what the item was written for, not by what its title happens to mention: the fine of
        # one ban is not the fine of its neighbour.
        fitting = [at for at in siblings if wanted & elements.canonical(self.items[at].element)]
        # What somebody has written goes before what a guide's field says of the same side.
        fitting = [at for at in fitting if self.items[at].answer] or fitting
        others = [at for at in fitting if self.items[at].id != item_id]
        return self._followed(text, matter, others or fitting)

    def _followed(self, text: str, matter: str, fitting: Sequence[int]) -> Verdict:
        if not fitting:
            return Verdict(Decision.UNKNOWN)
        composed = question(f"{matter}{normalise(text)}")
        scores = {one.item: one.score for one in self.ranked(composed)}
        best = sorted(fitting, key=lambda at: -scores.get(at, -9.0))
        matches = self._distinct(best, lambda at: self._confidence(scores.get(at, -9.0)), _SHOWN)
        decision = Decision.ANSWER if len(matches) == 1 else Decision.SUGGEST
        return Verdict(decision, matches)

    def explain(self, text: str) -> Explanation:
        """Tell why `text` gets its verdict."""
        asked = question(text)
        ranked = self.ranked(asked)
        judged = self._judge(asked, ranked)
        top = self._profiles[ranked[0].item] if ranked else None
        words = dict.fromkeys((*asked.whole.content, *asked.asking.content))
        return Explanation(
            verdict=self._verdict(ranked, judged, _EXPLAINED),
            read=asked.whole.plain,
            asking=asked.asking.plain,
            elements=tuple(sorted(asked.asking.elements or asked.whole.elements)),
            sure=judged.sure,
            known=judged.known,
            vetoes=tuple(judged.vetoes),
            shared=tuple(w for w in words if top and not rank.absence(w, top)),
            unknown=judged.unknown,
            considered=tuple(
                Considered(
                    self.items[one.item].id,
                    one.wording.plain,
                    self._confidence(one.score),
                    dict(zip(rank.FEATURES, one.values, strict=True)),
                )
                for one in ranked[:_EXPLAINED]
            ),
        )

    def ranked(self, asked: Question) -> list[rank.Ranked]:
        """Return the candidates of a question, each item by its best wording, best first."""
        weighed = self._index.weigh(asked.whole)
        both = rank.Asked(
            weighed, weighed if asked.asking is asked.whole else self._index.weigh(asked.asking)
        )
        candidates = self._index.candidates(asked, _CANDIDATES)
        highest = max((one.score for one in candidates), default=1.0)
        fullest = max((one.whole for one in candidates), default=1.0)
        common: dict[int, tuple[tuple[float, ...], tuple[float, ...]]] = {}
        best: dict[int, rank.Ranked] = {}
        for one in candidates:
            wording = self._index.wordings[one.wording]
            item, profile = wording.item, self._profiles[wording.item]
            if item not in common:
                common[item] = (
                    rank.of_item(both, profile, self._index),
                    rank.of_matter(both, profile),
                )
            bm25 = (one.score / highest, one.whole / fullest, one.whole)
            values = (
                *bm25,
                *common[item][0],
                *rank.of_wording(both, wording, profile),
                *common[item][1],
            )
            score = rank.score(values, self._order) + rank.literal(asked, wording, profile)
            if item not in best or score > best[item].score:
                best[item] = rank.Ranked(item, wording.text, values, score)
        return sorted(best.values(), key=lambda ranked: -ranked.score)

    def twins(self, left: int, right: int) -> bool:
        """Tell whether two items answer the same: an entry and a guide on one side of a matter."""
        one, other = self.items[left], self.items[right]
        return (
            bool(one.matter)
            and one.matter == other.matter
            and elements.canonical(one.element) == elements.canonical(other.element)
            and one.id.partition(":")[0] != other.id.partition(":")[0]
        )

    def _judge(self, asked: Question, ranked: Sequence[rank.Ranked]) -> Judgement:
        if not ranked:
            return Judgement(Decision.UNKNOWN, 0.0, 0.0)
        return decide.judge(
            asked,
            ranked,
            [
                self._profiles[one.item]
                for one in ranked[:_CLOSE]
                if not self.twins(one.item, ranked[0].item)
            ],
            self._index,
            decide.evidence(asked, ranked, lambda at: group(self.items[at]), self.twins),
            self._weights,
        )

    def _verdict(self, ranked: Sequence[rank.Ranked], judged: Judgement, limit: int) -> Verdict:
        order = [one.item for one in ranked]
        if Veto.BARE_TOPIC in judged.vetoes:
            matter = group(self.items[order[0]])
            order.sort(key=lambda at: group(self.items[at]) != matter)
        # The first is as likely right as the decision holds it to be; no other is likelier.
        scores = {one.item: min(judged.sure, self._confidence(one.score)) for one in ranked}
        if ranked:
            scores[ranked[0].item] = round(judged.sure, 4)
        return Verdict(judged.decision, self._distinct(order, scores.__getitem__, limit))

    def _distinct(
        self, order: Sequence[int], score: Callable[[int], float], limit: int
    ) -> tuple[Match, ...]:
        """Return matches in order, twins and items of one title given once."""
        taken: list[int] = []
        for at in order:
            title = self.items[at].question
            if any(self.twins(at, kept) or self.items[kept].question == title for kept in taken):
                continue
            taken.append(at)
            if len(taken) >= limit:
                break
        return tuple(Match(self.items[at].id, score(at)) for at in taken)

    def _confidence(self, score: float) -> float:
        scale = self._weights["scale"]
        return round(decide.sigmoid(scale["slope"] * score + scale["start"]), 4)
