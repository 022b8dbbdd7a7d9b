"""What a survey is written in (问卷文件): a form, for what, by whom, until when; checked.

A survey asks nothing that names somebody: what is personal, numbers to call and files stay out.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, field_validator, model_validator
from pydantic import Field as Limits

from storage.forms import Form, Kind, Option, Question, Words
from storage.refusal import Unfit

KINDS = {
    *(Kind.TEXT, Kind.CHOICE, Kind.SEVERAL, Kind.SCALE, Kind.NUMBER, Kind.DATE, Kind.YES_NO),
}
LANGUAGES = {"zh-Hans", "zh-Hant", "en"}
LONGEST_TITLE = 60
LONGEST_TEXT = 500
LONGEST_WORDS = 300
LONGEST_OPTION = 40
MOST_OPTIONS = 20
MOST_QUESTIONS = 40
LONGEST_SCALE = 11
DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


def plain(value: Any) -> Any:
    """A text, or each of a list, without full-width signs; anything else as it is."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value


def typed_day(value: Any) -> Any:
    """A day as people type it: 2026-12-10, 2026年12月10日, 2026.12.10."""
    found = DAY.fullmatch(plain(value)) if isinstance(value, str) else None
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else value


Day = Annotated[date, BeforeValidator(typed_day)]


def _plain_parts(given: Any, *names: str) -> Any:
    """A record whose short names are plain; anything else is left to its validation."""
    if not isinstance(given, dict):
        return given
    return given | {name: plain(given[name]) for name in names if name in given}


def _plain_list(given: Any, *names: str) -> Any:
    return [_plain_parts(one, *names) for one in given] if isinstance(given, list) else given


def check(words: Mapping[str, str], what: str, longest: int = LONGEST_WORDS) -> None:
    """Raises ValueError where a wording is not written, or in a language that we do not speak."""
    unknown = sorted(set(words) - LANGUAGES)
    if unknown:
        message = f"{what} in {unknown[0]}: write it in zh-Hans, and in en if there is English"
        raise Unfit(message, "surveys-unfit-language", name=unknown[0])
    if not words.get("zh-Hans", "").strip():
        message = f"{what} in Chinese (zh-Hans) is missing; write it"
        raise Unfit(message, "surveys-unfit-missing")
    if any(not one.strip() or len(one) > longest for one in words.values()):
        message = f"{what}: at most {longest} characters in each language, and not empty"
        raise Unfit(message, "surveys-unfit-length", most=longest)


class SurveyQuestion(Question):
    """A question of a survey (调查题目)."""

    earliest: Day | None = None
    latest: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        given = _plain_parts(given, "id", "kind")
        if "options" in given:
            given["options"] = _plain_list(given["options"], "value")
        if "shown" in given:
            given["shown"] = _plain_list(given["shown"], "question", "is_one_of")
        if given.get("kind") == Kind.TEXT:
            given.setdefault("most", LONGEST_TEXT)
        return given

    @field_validator("kind", mode="before")
    @classmethod
    def _is_a_kind(cls, kind: Any) -> Any:
        if kind not in list(Kind):
            message = f"is none of: {', '.join(one for one in Kind if one in KINDS)}"
            raise Unfit(message, "surveys-unfit-kind")
        return kind

    @model_validator(mode="after")
    def _names_nobody(self) -> Self:
        if self.kind not in KINDS:
            message = f"a survey asks no {self.kind}: it is anonymous; leave the question out"
            raise Unfit(message, "surveys-unfit-kind")
        if self.personal or self.rule:
            message = "a survey is anonymous: ask nothing personal, and take the rule out"
            raise Unfit(message, "surveys-unfit-personal")
        return self

    @model_validator(mode="after")
    def _can_be_shown(self) -> Self:
        check(self.words, "words")
        if self.hint:
            check(self.hint, "hint")
        for one in self.options:
            check(one.words, f"option {one.value}", LONGEST_OPTION)
        if len(self.options) > MOST_OPTIONS:
            message = f"at most {MOST_OPTIONS} options; leave some out"
            raise Unfit(message, "surveys-unfit-options", most=MOST_OPTIONS)
        if self.kind is Kind.TEXT and not 1 <= (self.most or 0) <= LONGEST_TEXT:
            message = f"most: a text has 1 to {LONGEST_TEXT} characters"
            raise Unfit(message, "surveys-unfit-text", most=LONGEST_TEXT)
        if self.kind is Kind.SCALE and (self.most or 0) - (self.least or 0) >= LONGEST_SCALE:
            message = f"at most {LONGEST_SCALE} steps from least to most"
            raise Unfit(message, "surveys-unfit-steps", most=LONGEST_SCALE)
        return self


class SurveyForm(Form):
    """A survey as it is written in a file: a form with its purpose and its last day."""

    questions: Annotated[
        tuple[SurveyQuestion, ...], Limits(min_length=1, max_length=MOST_QUESTIONS)
    ]
    # One sentence: what the answers are for.
    purpose: Words
    organ: Annotated[str, Limits(max_length=60)] = ""
    # The last day on which it is answered.
    closes_on: Day

    @model_validator(mode="after")
    def _is_said(self) -> Self:
        check(self.title, "title", LONGEST_TITLE)
        check(self.purpose, "purpose")
        return self

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        """What a question is shown by must be an answer that can be given."""
        for question in self.questions:
            for shown in question.shown:
                asked = self.question(shown.question)
                known = [option.value for option in asked.options] if asked else []
                strange = [one for one in shown.is_one_of if known and one not in known]
                if strange:
                    message = (
                        f"question {question.id}: is shown by {strange[0]}, "
                        f"which {shown.question} does not offer; write one of: {', '.join(known)}"
                    )
                    raise Unfit(message, "surveys-unfit-shown", name=str(strange[0]))
        return self

    @property
    def form(self) -> Form:
        """The questions alone, as they are asked."""
        questions = tuple(
            Question(
                **one.model_dump(exclude={"options", "shown"}),
                options=tuple(Option(**option.model_dump()) for option in one.options),
                shown=one.shown,
            )
            for one in self.questions
        )
        return Form(title=self.title, questions=questions)
