"""The results of a survey (调查结果): counted, with intervals; groups under five are hidden.

A count can also be had by subtraction: where one is hidden, the next smallest are hidden with it,
until at least five people are behind what is hidden. Of a question that not everybody was asked,
those who were not are such a group too. And who was asked it may tell apart what is hidden of the
question before: where fewer than five would be, it is hidden as a whole, with what hangs on it.
What nobody chose is no group.

Shares stand with their Wilson interval of 95 %: it holds for small numbers, and it speaks of
residents like those who answered, not of all residents.
"""

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storage.forms import Kind, Question, Value
from storage.survey_pool import FEWEST, LOT

# What somebody answered, by the question.
Said = Mapping[str, Value]

Z = statistics.NormalDist().inv_cdf(0.975)
# Who was not asked, or passed the question over.
NOBODY_ASKED = ""
HIDDEN = "*"


@dataclass(frozen=True)
class Count:
    """How often a value was given; None where it is hidden."""

    value: str
    count: int | None
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Result:
    """What a question came to. `base` is how many answered it, None where that is hidden."""

    question: Question
    base: int | None
    counts: tuple[Count, ...] = ()
    mean: float | None = None
    median: float | None = None
    texts: tuple[str, ...] = ()
    # Something of it is not shown, because fewer than five people are behind it.
    hides: bool = False


@dataclass
class Cells:
    """The answers to a question, parted into groups (分组)."""

    question: Question
    groups: Counter[str] = field(default_factory=Counter)
    base: int = 0
    total: int = 0

    @property
    def parts(self) -> bool:
        """Whether each answer is in one group, so that the groups add up."""
        return self.question.kind is not Kind.SEVERAL

    @property
    def others(self) -> int:
        """How many did not answer a question that was not asked of everybody."""
        return self.total - self.base if self.question.shown else 0


def wilson(count: int, base: int) -> tuple[float, float]:
    """The interval of a share that holds 95 times of 100."""
    share, square = count / base, Z * Z
    middle = (share + square / (2 * base)) / (1 + square / base)
    around = math.sqrt(share * (1 - share) / base + square / (4 * base * base))
    half = Z * around / (1 + square / base)
    return max(0.0, middle - half), min(1.0, middle + half)


def grouped(question: Question, value: Value | None) -> list[str]:
    """The groups that an answer is in."""
    if value is None:
        return []
    if isinstance(value, list):
        return value
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    # Days are counted by the month.
    return [str(value)[:7] if question.kind is Kind.DATE else str(value)]


def cells(question: Question, given: Sequence[Said]) -> Cells:
    """The groups of everybody's answers."""
    found = Cells(question, total=len(given))
    for one in given:
        if question.id in one:
            found.base += 1
            found.groups.update(grouped(question, one[question.id]))
    return found


def hidden(found: Cells) -> frozenset[str]:
    """The groups that are not shown; `NOBODY_ASKED` stands for those who did not answer.

    How many those are may be known from the question before, so they never cover for others.
    """
    gone = _hidden_of_several(found) if not found.parts else _hidden_of_one(found)
    if 0 < found.others < FEWEST:
        gone.add(NOBODY_ASKED)
    return frozenset(gone)


def _hidden_of_one(found: Cells) -> set[str]:
    groups = {name: count for name, count in found.groups.items() if count}
    gone = {name for name, count in groups.items() if count < FEWEST}
    rest = sorted(groups.keys() - gone, key=lambda name: (groups[name], name))
    while gone and rest and (len(gone) == 1 or sum(groups[name] for name in gone) < FEWEST):
        gone.add(rest.pop(0))
    if not gone and rest and 0 < found.others < FEWEST:
        gone.add(rest[0])
    if gone and found.question.kind is Kind.SCALE:
        # With mean and number, what is left could be reckoned.
        gone |= set(names(found.question, groups))
    return gone


def _hidden_of_several(found: Cells) -> set[str]:
    """Of several answers those who did not choose one are a group as well."""
    return {
        name
        for name, count in found.groups.items()
        if 0 < count < FEWEST or 0 < found.base - count < FEWEST
    }


def result(question: Question, given: Sequence[Said]) -> Result:
    """What a question came to."""
    found = cells(question, given)
    if 0 < found.base < FEWEST:
        return Result(question, None, hides=True)
    gone = hidden(found)
    base = None if NOBODY_ASKED in gone else found.base
    answers = [one[question.id] for one in given if question.id in one]
    match question.kind:
        case Kind.TEXT:
            # As many texts as people; in an order of their own, or two of one person would be
            # found by their places.
            texts = [] if base is None else [str(one) for one in answers]
            LOT.shuffle(texts)
            return Result(question, base, texts=tuple(texts), hides=base is None)
        case Kind.NUMBER:
            return Result(question, base, (), *_middle(answers), hides=base is None)
        case Kind.SCALE:
            counts = tuple(_counts(found, gone, base))
            return Result(question, base, counts, *_middle(answers), hides=bool(gone))
        case _:
            return Result(question, base, tuple(_counts(found, gone, base)), hides=bool(gone))


def results(questions: Sequence[Question], given: Sequence[Said]) -> list[Result]:
    """What each question came to."""
    gone = untold(questions, given)
    return [
        Result(one, None, hides=True) if one.id in gone else result(one, given)
        for one in questions
    ]


def untold(questions: Sequence[Question], given: Sequence[Said]) -> set[str]:
    """The questions of which nothing is shown: too few answered, or it would tell of another."""
    gone: set[str] = set()
    known = {one.id: one for one in questions}
    # By the question before: of whom its answer is hidden, and what tells them apart so far.
    parted: dict[str, list[tuple[Said, tuple[bool, ...]]]] = {}
    for one in questions:
        before = {shown.question for shown in one.shown} & known.keys()
        if 0 < cells(one, given).base < FEWEST or before & gone:
            gone.add(one.id)
            continue
        for name in before:
            behind = parted.get(name) or [(said, ()) for said in _behind(known[name], given)]
            told = [(said, (*signs, _asked(one, said))) for said, signs in behind]
            if min(Counter(signs for _, signs in told).values(), default=FEWEST) < FEWEST:
                gone.add(one.id)
                break
            parted[name] = told
    return gone


def _asked(question: Question, said: Said) -> bool:
    return all(one.holds(said) for one in question.shown)


def _behind(question: Question, given: Sequence[Said]) -> list[Said]:
    """Those whose answer to a question is hidden; of several, who chose one that is."""
    gone = hidden(cells(question, given))
    return [
        said
        for said in given
        if gone & (set(grouped(question, said.get(question.id))) or {NOBODY_ASKED})
    ]


def _middle(answers: Sequence[Value]) -> tuple[float | None, float | None]:
    """Mean and median."""
    if not answers:
        return None, None
    figures = [float(str(one)) for one in answers]
    return round(statistics.fmean(figures), 1), statistics.median(figures)


def _counts(found: Cells, gone: frozenset[str], base: int | None) -> list[Count]:
    counts = []
    for name in names(found.question, found.groups):
        number = found.groups[name]
        if name in gone:
            counts.append(Count(name, None))
        elif not base:
            counts.append(Count(name, number))
        else:
            counts.append(Count(name, number, number / base, *wilson(number, base)))
    return counts


def names(question: Question, groups: Mapping[str, int]) -> list[str]:
    """The groups of a question in their order: those that can be, or those that there are."""
    match question.kind:
        case Kind.CHOICE | Kind.SEVERAL:
            return [one.value for one in question.options]
        case Kind.YES_NO:
            return ["yes", "no"]
        case Kind.SCALE:
            return [str(one) for one in range(question.least or 0, (question.most or 0) + 1)]
        case _:
            return sorted(groups)


@dataclass(frozen=True)
class Column:
    """A column of the table of answers (数据列): of a question, or of one of several options."""

    name: str
    question: Question
    option: str = ""


def columns(questions: Sequence[Question]) -> list[Column]:
    """The columns of some questions; of several options each has its own."""
    found = []
    for one in questions:
        if one.kind is Kind.SEVERAL:
            found += [Column(f"{one.id}.{part.value}", one, part.value) for part in one.options]
        else:
            found.append(Column(one.id, one))
    return found


def table(questions: Sequence[Question], given: Sequence[Said]) -> list[dict[str, str]]:
    """The answers as rows, with `*` for what the results hide; without the texts.

    What somebody wrote may tell who they are: it must not stand beside what they chose.
    """
    closed = [one for one in questions if one.kind is not Kind.TEXT]
    gone = {one.id: hidden(cells(one, given)) for one in closed}
    few = untold(questions, given)
    rows = []
    for answers in given:
        row = {}
        for column in columns(closed):
            name = column.question.id
            text = _cell(column, answers.get(name), gone[name])
            row[column.name] = HIDDEN if name in few else text
        rows.append(row)
    return rows


def _cell(column: Column, value: Value | None, gone: frozenset[str]) -> str:
    if column.option in gone and column.option:
        return HIDDEN
    if value is None:
        return HIDDEN if NOBODY_ASKED in gone else ""
    if isinstance(value, list):
        return "1" if column.option in value else "0"
    (group,) = grouped(column.question, value)
    return HIDDEN if group in gone else group
