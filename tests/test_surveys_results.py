"""The results (调查结果): counts, intervals, and what fewer than five people are behind."""

import math
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import survey_results
from storage.forms import Question
from storage.survey_pool import FEWEST
from storage.survey_results import NOBODY_ASKED, Cells, result, wilson

ABCD = [{"value": one, "words": one} for one in "abcd"]


def question(kind: str, **more: Any) -> Question:
    """A question of a kind."""
    options = ABCD if kind in {"choice", "several"} else []
    values = {"id": "q", "kind": kind, "words": "问？", "options": options}
    return Question.model_validate(values | more)


def given_by(*counts: int, names: str = "abcd") -> list[dict[str, Any]]:
    """So many chose each."""
    return [
        {"q": name} for name, number in zip(names, counts, strict=False) for _ in range(number)
    ]


# Newcombe, Statistics in Medicine 17 (1998), method 3: the examples of his table I.
@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(count: int, base: int, low: float, high: float) -> None:
    found = wilson(count, base)
    assert math.isclose(found[0], low, abs_tol=5e-5)
    assert math.isclose(found[1], high, abs_tol=5e-5)


# How many chose a, b, c, d, and which of them are hidden.
@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((20, 30, 40, 5), ""),
        ((20, 30, 40, 0), ""),
        # The next smallest goes along, or the one would be had by subtraction.
        ((20, 30, 40, 4), "ad"),
        ((20, 30, 3, 4), "cd"),
        ((20, 30, 1, 2), "acd"),
        ((46, 4), "ab"),
        ((50,), ""),
    ],
)
def test_groups_under_five_are_hidden_and_cannot_be_subtracted(
    counts: tuple[int, ...], hidden: str
) -> None:
    found = result(question("choice"), given_by(*counts))
    assert {one.value for one in found.counts if one.count is None} == set(hidden)
    assert found.base == sum(counts)
    assert found.hides is bool(hidden)
    shown = [one for one in found.counts if one.count is not None]
    assert all(one.share == (one.count or 0) / sum(counts) for one in shown)


def test_four_answers_are_no_result() -> None:
    for kind in ("choice", "several", "number", "text"):
        found = result(question(kind), given_by(4))
        assert (found.base, found.counts, found.texts, found.mean) == (None, (), (), None)
        assert found.hides


def test_who_was_not_asked_is_a_group_too() -> None:
    asked = question("choice", shown=[{"question": "p", "is_one_of": ["yes"]}])
    # Two of fifty said no before: the base would tell it.
    answers = [*given_by(20, 28), {}, {}]
    found = result(asked, answers)
    assert found.base is None
    assert [one.count for one in found.counts] == [None, 28, 0, 0]
    assert all(one.share is None for one in found.counts)
    # How many were not asked may be known, so they cover for nobody.
    six = [*given_by(2, 20, 28), *[{}] * 6]
    assert {one.value for one in result(asked, six).counts if one.count is None} == {"a", "b"}
    # Who passes over a question that all are asked is none.
    assert result(question("choice"), answers).base == 48
    texts = result(question("text", shown=[{"question": "p", "is_one_of": ["yes"]}]), answers)
    assert (texts.texts, texts.hides) == ((), True)


def test_of_several_answers_those_who_did_not_choose_one_are_a_group_too() -> None:
    answers: list[Any] = [{"q": ["a", "b"]} for _ in range(10)] + [
        {"q": ["a", "c"]} for _ in range(7)
    ]
    found = result(question("several"), [*answers, {"q": ["d"]}, {"q": ["a", "d"]}])
    counts = {one.value: one.count for one in found.counts}
    # Of nineteen, eighteen chose a: one did not.
    assert counts == {"a": None, "b": 10, "c": 7, "d": None}
    assert found.base == 19
    assert next(one.share for one in found.counts if one.value == "b") == 10 / 19


def test_a_scale_has_mean_and_median_and_its_steps_only_where_none_is_small() -> None:
    scale = question("scale", least=1, most=5)
    found = result(scale, [{"q": 4}] * 6 + [{"q": 5}] * 9)
    assert (found.mean, found.median, found.base) == (4.6, 5, 15)
    assert [one.count for one in found.counts] == [0, 0, 0, 6, 9]
    # With mean and number, what one step hides could be reckoned from the others.
    found = result(scale, [{"q": 4}] * 6 + [{"q": 5}] * 8 + [{"q": 1}])
    assert (found.mean, found.median) == (4.3, 5)
    assert [one.count for one in found.counts] == [None] * 5


def test_numbers_have_a_middle_and_days_are_counted_by_the_month() -> None:
    found = result(question("number"), [{"q": one} for one in (1, 2, 3, 4, 90)])
    assert (found.base, found.mean, found.median, found.counts) == (5, 20.0, 3, ())
    days = [{"q": f"2026-11-{day:02}"} for day in range(1, 8)] + [{"q": "2026-12-01"}] * 5
    assert [(one.value, one.count) for one in result(question("date"), days).counts] == [
        ("2026-11", 7),
        ("2026-12", 5),
    ]
    answers = [{"q": True}] * 6 + [{"q": False}] * 5
    assert [one.count for one in result(question("yes_no"), answers).counts] == [6, 5]
    assert result(question("scale", least=1, most=3), []).mean is None


@given(counts=st.lists(st.integers(0, 30), min_size=1, max_size=8), others=st.integers(0, 12))
def test_what_is_hidden_is_never_fewer_than_five_and_never_one_alone(
    counts: list[int], others: int
) -> None:
    asked = question("number", shown=[{"question": "p", "is_one_of": [True]}])
    groups = Counter({str(place): number for place, number in enumerate(counts) if number})
    base = sum(counts)
    gone = survey_results.hidden(Cells(asked, groups, base, base + others))
    small = {name for name, number in groups.items() if number < FEWEST}
    assert small <= gone
    assert (NOBODY_ASKED in gone) is (0 < others < FEWEST)
    among = gone - {NOBODY_ASKED}
    if among and among != set(groups):
        assert sum(groups[name] for name in among) >= FEWEST
        # One alone stands only beside those who were not asked, and is not small.
        assert len(among) > 1 or (NOBODY_ASKED in gone and not small)
    if 0 < others < FEWEST and groups:
        assert among


LIKING = {
    "id": "r",
    "kind": "scale",
    "words": "问？",
    "least": 1,
    "most": 5,
    "shown": [{"question": "q", "is_one_of": ["a", "b"]}],
}
WHY = {
    "id": "s",
    "kind": "text",
    "words": "问？",
    "shown": [{"question": "r", "is_one_of": [4]}],
}


def answered(**groups: int) -> list[dict[str, Any]]:
    """So many chose each; a and b were asked further."""
    return [
        {"q": name} | ({"r": 4, "s": "好"} if name in "ab" else {})
        for name, number in groups.items()
        for _ in range(number)
    ]


# How many chose each, and what of the further questions is hidden as a whole.
@pytest.mark.parametrize(
    ("groups", "hidden"),
    [
        ({"a": 20, "b": 6, "c": 10}, set()),
        # b and c are hidden; how many were asked further, less the a, are the b.
        ({"a": 20, "b": 3, "c": 10}, {"r", "s"}),
        ({"a": 20, "b": 10, "c": 3}, {"r", "s"}),
        # Both that are hidden were asked: how many tells of neither.
        ({"a": 3, "b": 9, "c": 20}, set()),
        # So do seven who were not.
        ({"a": 20, "b": 8, "c": 3, "d": 4}, set()),
    ],
)
def test_who_was_asked_further_does_not_tell_what_is_hidden(
    groups: dict[str, int], hidden: set[str]
) -> None:
    questions = [question("choice"), *map(Question.model_validate, (LIKING, WHY))]
    given = answered(**groups)
    found = {one.question.id: one for one in survey_results.results(questions, given)}
    gone = {name for name, one in found.items() if one.base is None}
    assert gone == hidden
    assert all(
        one.hides and not one.counts and not one.texts for one in map(found.get, gone) if one
    )
    rows = survey_results.table(questions, given)
    assert all((row["r"] == "*") is ("r" in hidden) for row in rows)


def test_one_of_several_that_is_hidden_is_not_told_by_what_follows_it() -> None:
    several = question("several")
    further = Question.model_validate(LIKING | {"shown": [{"question": "q", "is_one_of": ["d"]}]})
    given: list[Any] = [{"q": ["a"]}] * 10 + [{"q": ["b"]}] * 10 + [{"q": ["b", "d"], "r": 2}] * 4
    (first, second) = survey_results.results([several, further], [*given, {"q": ["d"], "r": 2}])
    assert [one.count for one in first.counts] == [10, 14, 0, 5]
    assert second.base == 5
    (first, second) = survey_results.results([several, further], given)
    assert [one.count for one in first.counts] == [10, 14, 0, None]
    assert (second.base, second.hides) == (None, True)


def test_the_table_hides_what_the_results_hide_and_has_no_texts() -> None:
    answers: list[Any]
    several = Question.model_validate(
        {"id": "s", "kind": "several", "words": "问？", "options": ABCD}
    )
    texts = Question.model_validate({"id": "t", "kind": "text", "words": "问？"})
    answers = [
        *({"q": "a", "s": ["a", "b"], "t": "三号楼的电工"} for _ in range(6)),
        *({"q": "b", "s": ["a", "d"]} for _ in range(7)),
        *({"q": "c", "s": ["a", "d"]} for _ in range(2)),
    ]
    rows = survey_results.table([question("choice"), several, texts], answers)
    assert Counter(row["q"] for row in rows) == {"*": 8, "b": 7}
    assert Counter(row["s.d"] for row in rows) == {"1": 9, "0": 6}
    assert {row["s.a"] for row in rows} == {"1"}
    assert all("电工" not in value for row in rows for value in row.values())
    few = survey_results.table([question("number")], [{"q": 3}] * 4 + [{}] * 20)
    assert {row["q"] for row in few} == {"*"}
    asked = question("choice", shown=[{"question": "p", "is_one_of": [True]}])
    blank = survey_results.table([asked], [*given_by(20, 28), {}, {}])
    # Neither a blank nor a number of stars tells how many were not asked.
    assert Counter(row["q"] for row in blank) == {"*": 22, "b": 28}
