"""Fitting (拟合): the matcher's weights from labelled questions, written to knowledge/weights.toml.

`python -m tests.bench.fit [DIR]`: from the sample's own wordings, each held out in turn, with
sounds confused and characters dropped; and from files of the form that `tests.bench.matching`
reads, if a folder is named. Three models: the order of candidates (a softmax over each question's
candidates), whether the first is right, whether the right one is among the first three. Plain
gradient descent in plain Python; about three minutes.
"""

import json
import math
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import mul
from pathlib import Path

from knowledge import decide, rank
from knowledge.catalogue import Item
from knowledge.match import Matcher
from knowledge.terms import Question, question
from tests.bench import labelled

_SEED = 20191231
_SILENCE = 0.3
_KEPT = 16  # candidates a question in training: beyond them nothing competes
_LIMITS = (
    "# Limits are set by hand on held-out questions: an outright answer from `answer` on, a suggestion",
    "# from `suggest` on; a telling word of `unknown_word` (in the story: `unknown_background`) that an",
    "# item lacks forbids an answer, a share of more than `unsaid` even a suggestion.",
)
_WEIGHTS = Path(rank.__file__).with_name("weights.toml")


@dataclass
class Case:
    """A question with its ranked candidates and which of them are right."""

    asked: Question
    ranked: list[rank.Ranked]
    right: set[int]
    matters: list[str]
    weight: float
    twins: Callable[[int, int], bool]


def cases(
    items: Sequence[Item], asked: Sequence[labelled.Labelled], weight: float
) -> Iterator[Case]:
    """Rank every labelled question once with the weights at hand."""
    matcher = Matcher(items)
    position = {item.id: at for at, item in enumerate(items)}
    matters = [item.matter or item.id for item in items]
    for one in asked:
        read = question(one.text)
        ranked = matcher.ranked(read)
        right = {position[name] for name in one.expect if name in position}
        yield Case(read, ranked, right, matters, weight, matcher.twins)


def _order(found: Sequence[Case], start: dict[str, float]) -> dict[str, float]:
    """Fit the ranking weights by softmax over each question's candidates."""
    width = len(rank.FEATURES)
    weights = [start.get(name, 0.0) for name in rank.FEATURES]
    lists = []
    for case in found:
        right = [one for one in case.ranked if one.item in case.right]
        wrong = [one for one in case.ranked if one.item not in case.right][:_KEPT]
        if right and wrong:
            rows = [one.values for one in (*right[:1], *wrong)]
            lists.append((rows, case.weight))
    first, second = [0.0] * width, [0.0] * width
    for step in range(1, 91):
        slope = [0.004 * weight for weight in weights]
        for rows, share in lists:
            scores = [sum(map(mul, weights, row)) for row in rows]
            top = max(scores)
            exps = [math.exp(score - top) for score in scores]
            total = sum(exps)
            for row, value in zip(rows, exps, strict=True):
                pull = share * value / total / len(lists)
                if pull > 1e-6:
                    slope = [s + pull * x for s, x in zip(slope, row, strict=True)]
            slope = [s - share * x / len(lists) for s, x in zip(slope, rows[0], strict=True)]
        _adam(weights, slope, first, second, step)
    return dict(zip(rank.FEATURES, weights, strict=True))


def _adam(weights: list[float], slope: list[float], first: list[float], second: list[float],
          step: int, rate: float = 0.08) -> None:  # fmt: skip
    for at, grade in enumerate(slope):
        first[at] = 0.9 * first[at] + 0.1 * grade
        second[at] = 0.99 * second[at] + 0.01 * grade * grade
        pace = math.sqrt(second[at] / (1 - 0.99**step)) + 1e-9
        weights[at] -= rate * (first[at] / (1 - 0.9**step)) / pace


def logistic(
    rows: Sequence[dict[str, float]], truth: Sequence[bool], shares: Sequence[float],
    names: Sequence[str], steps: int = 160,
) -> dict[str, float]:  # fmt: skip
    """Fit a logistic model."""
    width = len(names)
    weights = [0.0] * width
    table = [[row.get(name, 0.0) for name in names] for row in rows]
    total = sum(shares)
    first, second = [0.0] * width, [0.0] * width
    for step in range(1, steps + 1):
        slope = [0.001 * weight for weight in weights]
        for row, is_true, share in zip(table, truth, shares, strict=True):
            guess = decide.sigmoid(sum(map(mul, weights, row)))
            pull = share * (guess - is_true) / total
            slope = [s + pull * x for s, x in zip(slope, row, strict=True)]
        _adam(weights, slope, first, second, step, rate=0.12)
    return dict(zip(names, weights, strict=True))


def reranked(case: Case, weights: dict[str, float]) -> Case:
    """Order a case's candidates anew by other weights."""
    ranked = [
        rank.Ranked(
            one.item,
            one.wording,
            one.values,
            rank.score(one.values, [weights[name] for name in rank.FEATURES]),
        )
        for one in case.ranked
    ]
    ranked.sort(key=lambda one: -one.score)
    return Case(case.asked, ranked, case.right, case.matters, case.weight, case.twins)


def without(case: Case, *, matter: bool) -> Case:
    """Take the right items out of a case, or their whole matters: then nothing is right."""
    gone = {case.matters[item] for item in case.right} if matter else set()
    ranked = [
        one for one in case.ranked
        if one.item not in case.right and case.matters[one.item] not in gone
    ]  # fmt: skip
    return Case(case.asked, ranked, set(), case.matters, case.weight / 2, case.twins)


def decisions(found: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Fit the two decision models on the cases, and on them with the right answer left out."""
    chance = random.Random(_SEED)  # noqa: S311 (a sample, not a secret)
    gone = len(found)
    every = [
        *found,
        *(without(case, matter=chance.random() < 0.5) for case in found if case.right),
    ]
    rows, sure, known, shares, lenient = [], [], [], [], []
    for at, case in enumerate(every):
        row = decide.evidence(case.asked, case.ranked, case.matters.__getitem__, case.twins)
        if row:
            rows.append(row)
            sure.append(case.ranked[0].item in case.right)
            known.append(any(one.item in case.right for one in case.ranked[:3]))
            shares.append(case.weight)
            # What was answered and is left out is harder than what people ask beside the base:
            # it teaches caution with answers, and would teach silence where a question is due.
            lenient.append(case.weight * (_SILENCE if at >= gone else 1.0))
    scores = [{"slope": row["score"], "start": 1.0} for row in rows]
    return {
        "sure": logistic(rows, sure, shares, decide.EVIDENCE),
        "known": logistic(rows, known, lenient, decide.EVIDENCE),
        "scale": logistic(scores, sure, shares, ("slope", "start")),
    }


def write(models: dict[str, dict[str, float]], data: str) -> None:
    """Write the weights with the day and the data that they come from."""
    lines = [
        "# The matcher's weights (权重): fitted numbers, not opinions. Made anew by",
        "#   python -m tests.bench.fit DIR",
        f"# on {datetime.now(UTC).date().isoformat()} from {data}.",
    ]
    for name, weights in models.items():
        lines += ["", *(_LIMITS if name == "limits" else ()), f"[{name}]"]
        lines += [f"{key} = {value:.3f}" for key, value in weights.items()]
    _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path | None) -> None:
    """Fit all three models and ship them."""
    found: list[Case] = []
    sources = []
    for name, items, asked, weight in labelled.training(folder):
        before = len(found)
        found += cases(items, asked, weight)
        sources.append(f"{name} ({len(found) - before} questions)")
        print(json.dumps({"set": name, "questions": len(found) - before}), flush=True)
    order = _order(found, dict(rank.shipped()["rank"]))
    again = [reranked(case, order) for case in found]
    limits = dict(rank.shipped()["limits"])
    write({"rank": order, **decisions(again), "limits": limits}, "; ".join(sources))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
