"""Matching, measured (匹配的度量): the matcher beside rapidfuzz's extractOne on labelled questions.

`python -m tests.bench.matching` prints one JSON object a line: {"bench", "figure", "unit", "n",
"interval"}; shares come with their 95 % interval (Wilson). The project's own questions over the
sample, and the sets of the folder that YANGGUANG_BENCH_DATA names: NAME.queries.jsonl over
NAME.kb.jsonl (or gov.kb.jsonl), lines as `yangguang knowledge match` reads them, questions with
"expect" (an id, several, or null), "kind" and optionally "noise".
"""

import json
import math
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge import doors
from knowledge.catalogue import Item
from knowledge.match import Decision, Matcher
from tests.bench import labelled

_QUESTIONS = Path(__file__).with_name("questions.jsonl")


@dataclass(frozen=True, slots=True)
class Said:
    """What a method said of a question: the ids in order, whether outright, in how many ms."""

    asked: labelled.Labelled
    ids: tuple[str, ...]
    decision: Decision
    ms: float


def interval(right: int, among: int) -> list[float]:
    """Return the 95 % interval of a share (Wilson)."""
    if not among:
        return [0.0, 1.0]
    z, share = 1.96, right / among
    middle = share + z * z / (2 * among)
    spread = z * math.sqrt(share * (1 - share) / among + z * z / (4 * among * among))
    return [round((middle + sign * spread) / (1 + z * z / among), 3) for sign in (-1, 1)]


def say(bench: str, right: int, among: int) -> None:
    """Print a share, if anything was asked."""
    if among:
        row = {"bench": bench, "figure": round(right / among, 3), "unit": "share"}
        print(json.dumps({**row, "n": among, "interval": interval(right, among)}))


def timed(
    answer: Callable[[str], tuple[tuple[str, ...], Decision]], asked: Sequence[labelled.Labelled]
) -> list[Said]:
    """Ask every question of a method."""
    found = []
    for one in asked:
        begun = time.perf_counter()
        ids, decision = answer(one.text)
        found.append(Said(one, ids, decision, (time.perf_counter() - begun) * 1000))
    return found


def ours(matcher: Matcher) -> Callable[[str], tuple[tuple[str, ...], Decision]]:
    """Ask as the chat does: a door goes before an entry that does not match strongly."""

    def answer(text: str) -> tuple[tuple[str, ...], Decision]:
        verdict = matcher.match(text)
        found = doors.door(text)
        turned = found is not None and not doors.yields(found, verdict)
        ids = tuple(match.id for match in verdict.matches)
        return ids, Decision.UNKNOWN if turned else verdict.decision

    return answer


def peer(items: Sequence[Item]) -> Callable[[str], tuple[tuple[str, ...], Decision]]:
    """Ask rapidfuzz's extractOne with `ratio`; it has no decision, and is not credited with one."""
    texts = [text for item in items for text in (item.question, *item.wordings)]
    owner = [item.id for item in items for _ in (item.question, *item.wordings)]

    def answer(text: str) -> tuple[tuple[str, ...], Decision]:
        best = process.extractOne(text, texts, scorer=fuzz.ratio)
        return (owner[best[2]],), Decision.SUGGEST

    return answer


def report(name: str, said: Sequence[Said], *, decides: bool) -> None:
    """Print the figures of a method on a set."""
    by_noise: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        if one.asked.expect:
            by_noise[one.asked.noise].append(one)
    for noise, those in by_noise.items():
        first = sum(bool(one.ids) and one.ids[0] in one.asked.expect for one in those)
        say(f"{name} {noise}: right first", first, len(those))
        if decides:
            three = sum(bool(set(one.ids[:3]) & one.asked.expect) for one in those)
            say(f"{name} {noise}: right among three", three, len(those))
    if decides:
        _report_decisions(name, said)
    spent = sorted(one.ms for one in said)
    for share, label in ((0.5, "p50"), (0.99, "p99")):
        figure = round(spent[int(share * (len(spent) - 1))], 3)
        print(json.dumps({"bench": f"{name}: {label}", "figure": figure, "unit": "ms"}))


def _report_decisions(name: str, said: Sequence[Said]) -> None:
    covered = [one for one in said if one.asked.expect]
    outright = [one for one in said if one.decision is Decision.ANSWER]
    right = sum(one.ids[0] in one.asked.expect for one in outright)
    say(f"{name}: right of outright answers", right, len(outright))
    say(f"{name}: covered answered outright", _count(covered, Decision.ANSWER), len(covered))
    offered = [one for one in covered if one.decision is Decision.SUGGEST]
    holding = sum(bool(set(one.ids[:3]) & one.asked.expect) for one in offered)
    say(f"{name}: suggestions with the right one", holding, len(offered))
    say(f"{name}: covered not known", _count(covered, Decision.UNKNOWN), len(covered))
    for kind in sorted({one.asked.kind for one in said if not one.asked.expect}):
        those = [one for one in said if one.asked.kind == kind and not one.asked.expect]
        say(f"{name} {kind}: answered outright", _count(those, Decision.ANSWER), len(those))
        say(f"{name} {kind}: suggested", _count(those, Decision.SUGGEST), len(those))


def _count(said: Sequence[Said], decision: Decision) -> int:
    return sum(one.decision is decision for one in said)


def sets() -> Iterator[tuple[str, list[Item], list[labelled.Labelled]]]:
    """Give the project's own questions, then those of YANGGUANG_BENCH_DATA."""
    if _QUESTIONS.exists():
        with _QUESTIONS.open(encoding="utf-8") as file:
            yield "matching sample", labelled.sample(), labelled.questions(file)
    folder = os.environ.get("YANGGUANG_BENCH_DATA")
    for name, items, asked in labelled.sets(Path(folder)) if folder else ():
        yield f"matching {name}", items, asked


def main() -> None:
    """Measure the matcher and its peer on every set."""
    for name, items, asked in sets():
        begun = time.perf_counter()
        matcher = Matcher(items)
        built = {"bench": f"{name}: built", "figure": round(time.perf_counter() - begun, 2)}
        print(json.dumps({**built, "unit": "s", "n": len(items)}))
        report(name, timed(ours(matcher), asked), decides=True)
        report(f"{name}, rapidfuzz ratio", timed(peer(items), asked), decides=False)
        mean = statistics.fmean(len(one.text) for one in asked)
        row = {"bench": f"{name}: length of a question", "figure": round(mean, 1)}
        print(json.dumps({**row, "unit": "characters", "n": len(asked)}))


if __name__ == "__main__":
    main()
