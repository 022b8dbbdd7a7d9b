"""Words of distress (紧急情形): what must be heard, and what only sounds like it."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.crisis import TEXTS, Crisis, crisis
from knowledge.mask import mask
from knowledge.say import Language, Texts

CASES = {
    kind: block.split("\n")[:-1]
    for kind, block in tomllib.loads(
        Path(__file__).with_name("crisis_cases.toml").read_text(encoding="utf-8")
    ).items()
}
DISTRESS = [(kind, text) for kind in Crisis for text in CASES[kind]]
FALSE_FRIENDS = CASES["none"]


@pytest.mark.parametrize(("kind", "text"), DISTRESS, ids=[text for _, text in DISTRESS])
def test_distress_is_heard(kind: Crisis, text: str) -> None:
    assert crisis(text) is kind


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_what_only_sounds_like_distress_is_left_to_the_answers(text: str) -> None:
    assert crisis(text) is None


def test_there_are_enough_cases_of_both_kinds() -> None:
    assert len(DISTRESS) >= 120
    assert len(FALSE_FRIENDS) >= 120


@pytest.mark.parametrize(("kind", "text"), DISTRESS[::5])
def test_a_policy_question_beside_it_does_not_drown_a_cry_for_help(
    kind: Crisis, text: str
) -> None:
    assert crisis(f"{text}。另外开放日在哪里报名") in {kind, *Crisis}


@pytest.mark.parametrize("kind", list(Crisis))
@pytest.mark.parametrize("language", list(Language))
def test_every_kind_has_its_number_in_the_first_sentence(kind: Crisis, language: Language) -> None:
    first = {
        Crisis.SELF_HARM: "12356",
        Crisis.VIOLENCE: "110",
        Crisis.FIRE: "119",
        Crisis.GAS: "119",
        Crisis.MEDICAL: "120",
    }[kind]
    said = Texts.load().say(language)(TEXTS[kind])
    assert f"<b>{first}</b>" in said.split("\n\n")[0]
    assert "!" not in said
    assert "！" not in said


@pytest.mark.parametrize("unit", ["打", "我", "不想活动", "a ", "着", "老公", "，", "has a "])
def test_a_hundred_thousand_characters_hold_nobody_up(unit: str) -> None:
    began = time.process_time()
    crisis((unit * 100_000)[:100_000])
    assert time.process_time() - began < 5


def test_a_hidden_number_does_not_hide_the_cry() -> None:
    assert crisis(mask("老公打我13812345678").text) is Crisis.VIOLENCE
    assert crisis(mask("打我电话13812345678没人接").text) is None


def test_a_cry_at_the_end_of_a_long_story_is_heard() -> None:
    assert crisis("旧改的事情我来讲讲。" * 2_000 + "我不想活了") is Crisis.SELF_HARM


@given(st.text())
def test_nothing_that_can_be_typed_breaks_the_ear(text: str) -> None:
    assert crisis(text) in {None, *Crisis}
