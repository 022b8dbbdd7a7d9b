"""Questions as data (题目): the kinds, what each is shown by, and which are answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic import Field as Limits

from storage.refusal import Unfit

SLUG = r"^[a-z][a-z0-9_]{0,23}$"


class Kind(StrEnum):
    """The kinds of question (题型)."""

    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    PHONE = "phone"
    YES_NO = "yes_no"
    FILE = "file"


def _by_language(value: object) -> object:
    return {"zh-Hans": value} if isinstance(value, str) else value


# A wording by language, or by `id` one of our texts; a bare string is Chinese.
Words = Annotated[dict[str, str], BeforeValidator(_by_language)]
# What an answer is kept as: a text, option, ISO date or number; options; a yes or no; a file.
Value = str | int | bool | list[str] | dict[str, str]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Part):
    """One of what can be chosen (选项)."""

    value: Annotated[str, Limits(pattern=r"^[a-z0-9_]{1,12}$")]
    words: Words
    # What else people call it when they type.
    also: tuple[str, ...] = ()


class Shown(_Part):
    """Asks a question only where an earlier one was answered with one of these (显示条件)."""

    question: str
    is_one_of: tuple[Value, ...]

    def holds(self, given: Mapping[str, Value]) -> bool:
        """Whether it is to be asked; an answer of several holds by any of them."""
        value = given.get(self.question)
        chosen = value if isinstance(value, list) else [value]
        # True is not 1 here: a scale's answer is no yes.
        return any(
            one == wanted and type(one) is type(wanted)
            for one in chosen
            for wanted in self.is_one_of
        )


class Question(_Part):
    """A question (题目).

    `least` and `most` bound a text's length, a number, a scale's ends, or how many are chosen.
    `rule` names a further check, such as that of an identity number.
    """

    id: Annotated[str, Limits(pattern=SLUG)]
    kind: Kind
    words: Words
    hint: Words = {}
    options: tuple[Option, ...] = ()
    least: int | None = None
    most: int | None = None
    earliest: date | None = None
    latest: date | None = None
    rule: str = ""
    optional: bool = False
    # Asked only where personal data may be kept, hidden when it is read back.
    personal: bool = False
    # Personal as a whole, yet its writer must be able to check it: read back, numbers masked.
    readable: bool = False
    shown: tuple[Shown, ...] = ()

    @property
    def for_page(self) -> bool:
        """Whether it is answered on a page of ours where the channel is another's."""
        return self.personal or self.kind is Kind.FILE

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if bool(self.options) is not (self.kind in {Kind.CHOICE, Kind.SEVERAL}):
            message = f"{self.id}: options belong to a choice, and to nothing else"
            raise Unfit(message, "form-unfit-options")
        if len({one.value for one in self.options}) != len(self.options):
            message = f"{self.id}: two options have one value"
            raise Unfit(message, "form-unfit-same-option")
        if self.kind is Kind.SCALE and (self.least is None or self.most is None):
            message = f"{self.id}: a scale needs its ends, least and most"
            raise Unfit(message, "form-unfit-scale")
        if self.least is not None and self.most is not None and self.least > self.most:
            message = f"{self.id}: least is more than most"
            raise Unfit(message, "form-unfit-bounds")
        return self


class Form(_Part):
    """A form (表单): what it is called, and its questions in their order."""

    title: Words
    questions: Annotated[tuple[Question, ...], Limits(min_length=1)]

    @model_validator(mode="after")
    def _refers_backwards(self) -> Self:
        known: set[str] = set()
        for question in self.questions:
            if question.id in known:
                message = f"two questions are called {question.id}"
                raise Unfit(message, "form-unfit-same-id", name=question.id)
            if any(one.question not in known for one in question.shown):
                message = f"{question.id}: what it is shown by must be asked before it"
                raise Unfit(message, "form-unfit-asked-later", name=question.id)
            known.add(question.id)
        return self

    def question(self, question_id: str) -> Question | None:
        """The question of an id."""
        return next((one for one in self.questions if one.id == question_id), None)


@dataclass
class Answers:
    """What was answered so far, and what was passed over (跳过)."""

    given: dict[str, Value] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def give(self, question_id: str, value: Value) -> None:
        """Answers a question, or answers it anew."""
        self.given[question_id] = value
        self.skipped = [one for one in self.skipped if one != question_id]

    def skip(self, question_id: str) -> None:
        """Passes a question over; an answer given before goes."""
        self.given.pop(question_id, None)
        if question_id not in self.skipped:
            self.skipped.append(question_id)

    def asked(self, form: Form) -> list[Question]:
        """The questions that are asked, by the answers so far.

        What hangs on a question that is not asked itself is not asked either.
        """
        found: list[Question] = []
        counted: dict[str, Value] = {}
        for question in form.questions:
            if all(one.holds(counted) for one in question.shown):
                found.append(question)
                if question.id in self.given:
                    counted[question.id] = self.given[question.id]
        return found

    def may_grow(self, form: Form) -> bool:
        """Whether an answer that is still open decides if something else is asked."""
        open_ids = {one.id for one in self.asked(form) if one.id not in self.given}
        return any(one.question in open_ids for other in form.questions for one in other.shown)

    def on_page(self, form: Form, at: str = "") -> list[Question]:
        """The questions of a one-time page: those that are open, and the one that is changed."""
        return [
            one
            for one in self.asked(form)
            if one.for_page
            and (one.id == at or (one.id not in self.given and one.id not in self.skipped))
        ]

    def final(self, form: Form) -> dict[str, Value]:
        """The answers that count: of the questions that are asked, in their order."""
        ids = (one.id for one in self.asked(form))
        return {one: self.given[one] for one in ids if one in self.given}

    def next(self, form: Form) -> Question | None:
        """The first question that is open; None when all are answered or passed over."""
        return next(
            (
                one
                for one in self.asked(form)
                if one.id not in self.given and one.id not in self.skipped
            ),
            None,
        )

    def before(self, form: Form, question_id: str) -> Question | None:
        """The question before one; before the end, named by nothing, the last one."""
        ids = [one.id for one in self.asked(form)]
        place = ids.index(question_id) if question_id in ids else len(ids)
        return form.question(ids[place - 1]) if place else None
