"""Labelled questions (标注问题): read from files, or made from the sample's own wordings."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pypinyin import lazy_pinyin

from knowledge.catalogue import Item

_HERE = Path(__file__).parent
_SAMPLE = _HERE.parents[1] / "knowledge" / "sample" / "entries"
_FOLDS = 5
_STRANGERS = 250
_NOISY = 0.3  # of the retyped questions: the clean ones tell most
_STRANGE = frozenset({"chat", "oo_chat", "near", "oo_hard"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, the ids that answer it (none: nothing does), and its kind."""

    text: str
    expect: frozenset[str]
    kind: str
    noise: str = "clean"


def items(lines: Iterator[str]) -> list[Item]:
    """Read items in the form of `knowledge match`'s knowledge base."""
    return [
        Item(
            row["id"], row["question"], tuple(row.get("variants") or ()),
            row.get("matter") or "", row.get("element") or "", row.get("answer") or "",
        )
        for row in map(json.loads, lines)
    ]  # fmt: skip


def questions(lines: Iterator[str]) -> list[Labelled]:
    """Read labelled questions; `expect` is an id, a list of ids or null."""
    found = []
    for row in map(json.loads, lines):
        expect = row.get("expect") or []
        names = [expect] if isinstance(expect, str) else expect
        found.append(
            Labelled(row["text"], frozenset(names), row.get("kind", ""), row.get("noise", "clean"))
        )
    return found


def sample() -> list[Item]:
    """Read the sample's entries as the matcher's items."""
    found = []
    for path in sorted(_SAMPLE.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            english = row.get("english") or {}
            wordings = [*row["wordings"], *filter(None, [english.get("question")])]
            wordings += english.get("wordings") or []
            found.append(
                Item(
                    f"faq:{row['id']}", row["question"], tuple(wordings), row["matter"],
                    row["element"], row["short"],
                )
            )  # fmt: skip
    return found


def noisy(text: str, kind: str, chance: random.Random) -> str:
    """Return a text as hurried fingers type it: a homophone, or a character dropped."""
    places = [at for at, letter in enumerate(text) if "\u4e00" <= letter <= "\u9fff"]
    if len(places) < 4:
        return text
    at = chance.choice(places)
    if kind == "dropped":
        return text[:at] + text[at + 1 :]
    same = _homophones().get(lazy_pinyin(text[at])[0], text[at])
    return text[:at] + chance.choice(same) + text[at + 1 :]


def _homophones(table: dict[str, str] = {}) -> dict[str, str]:  # noqa: B006 (made once)
    if not table:
        common = (chr(code) for code in range(0x4E00, 0x9FA6))
        for letter in common:
            try:
                letter.encode("gb2312")
            except UnicodeEncodeError:
                continue
            sound = lazy_pinyin(letter)[0]
            table[sound] = table.get(sound, "") + letter
    return table


def held_out(every: Sequence[Item]) -> Iterator[tuple[list[Item], list[Labelled]]]:
    """Hold out a fifth of each item's wordings in turn: the rest answers, these ask."""
    chance = random.Random(_FOLDS)  # noqa: S311 (a sample, not a secret)
    for fold in range(_FOLDS):
        kept, asked = [], []
        for item in every:
            mine = {at for at in range(len(item.wordings)) if at % _FOLDS == fold}
            kept.append(
                replace(
                    item,
                    wordings=tuple(w for at, w in enumerate(item.wordings) if at not in mine),
                )
            )
            for at in mine:
                text = item.wordings[at]
                asked.append(Labelled(text, frozenset({item.id}), "in"))
                kind = chance.choice(("homophone", "dropped"))
                changed = noisy(text, kind, chance)
                if changed != text:
                    asked.append(Labelled(changed, frozenset({item.id}), "in", kind))
        yield kept, asked


def sets(folder: Path) -> Iterator[tuple[str, list[Item], list[Labelled]]]:
    """Read the sets of a folder: NAME.queries.jsonl over NAME.kb.jsonl, or over the only other."""
    for path in sorted(folder.glob("*.queries.jsonl")):
        name = path.name.removesuffix(".queries.jsonl")
        base = folder / f"{name}.kb.jsonl"
        if not base.exists():
            base = folder / "gov.kb.jsonl"
        with path.open(encoding="utf-8") as asked, base.open(encoding="utf-8") as known:
            yield name, items(known), questions(asked)


def training(folder: Path | None) -> Iterator[tuple[str, list[Item], list[Labelled], float]]:
    """Give every set to fit on with the weight of one question of it.

    The sets' own titles are, to the sample, questions that it does not cover.
    """
    every = sample()
    for fold, (kept, asked) in enumerate(held_out(every) if every else ()):
        yield f"sample fold {fold}", kept, asked, 1.0
    outside: list[Labelled] = []
    chance = random.Random(_FOLDS)  # noqa: S311 (a sample, not a secret)
    for name, known, asked in sets(folder) if folder else ():
        used = [
            one
            for one in asked
            if one.noise == "clean" or (one.noise != "traditional" and chance.random() < _NOISY)
        ]
        yield name, known, used, {"gov": 0.7, "lcqmc": 0.25}.get(name, 1.0)
        outside += [one for one in used if one.kind in _STRANGE and one.noise == "clean"]
        titles = chance.sample(known, min(_STRANGERS, len(known)))
        outside += [Labelled(one.question, frozenset(), "near") for one in titles]
    if every and outside:
        yield "sample, outside", every, outside, 1.0
