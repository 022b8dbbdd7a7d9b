"""The answers of forms (表单答案): what somebody types or taps, understood; and said again.

A wrong input raises `Unclear` with the reason and an example; nothing else of the form is lost.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from knowledge import identity, mask, typed
from knowledge.say import Argument, Html, Language, Say, escape
from storage.forms import Kind, Question, Value, Words
from storage.refusal import Refusal

# A short answer is a line, a long one a letter; more is a file.
LONGEST_TEXT = 1000
# What texts are checked by beyond their length; each gives a text as it is kept, or refuses.
Rules = Mapping[str, Callable[[str, date], str]]


# Who does not answer but asks for help: a reason why it is no answer would be none to them.
LOST = re.compile(
    r"不会|不懂|不明白|什么意思|怎么(?:填|弄|写|选|办)|帮[我忙帮]|找人|人工|工作人员|干嘛|干什么|为什么|凭什么"
    r"|help|what do(?:es)? (?:this|it|you) mean",
    re.IGNORECASE,
)


class Unclear(Exception):  # noqa: N818 - it is an answer, not an error.
    """What was typed is no answer to the question; `text_id` says why, with an example."""

    def __init__(self, text_id: str, **args: Argument) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.args_of_text = args


def wording(words: Words, say: Say) -> Html:
    """A wording in a language: one of our texts, or what the form's author wrote."""
    if "id" in words:
        return say(words["id"])
    written = words.get(say.language)
    if written is None and say.language is Language.EN:
        written = words.get("zh-Hans", "")
    elif written is None:
        written = say.content(words.get("zh-Hans", ""))
    return escape(written)


def labels(question: Question, say: Say) -> list[str]:
    """What can be chosen, as it is written on the buttons; nothing where it is typed."""
    if question.kind is Kind.YES_NO:
        return [say("form-yes"), say("form-no")]
    if question.kind is Kind.SCALE:
        return [str(one) for one in range(question.least or 0, (question.most or 0) + 1)]
    return [wording(one.words, say) for one in question.options]


def values(question: Question) -> list[Value]:
    """What can be chosen, as it is kept, in the order of the labels."""
    if question.kind is Kind.YES_NO:
        return [True, False]
    if question.kind is Kind.SCALE:
        return list(range(question.least or 0, (question.most or 0) + 1))
    return [one.value for one in question.options]


def understood(question: Question, text: str, say: Say, today: date, rules: Rules) -> Value:
    """The answer that a typed text is, by the rules of its form's purpose; raises Unclear."""
    try:
        return _read(question, text, say, today, rules)
    except Unclear:
        if LOST.search(text):
            raise Unclear("form-at-a-loss") from None
        raise


def _read(  # noqa: PLR0911 - a table of kinds.
    question: Question, text: str, say: Say, today: date, rules: Rules
) -> Value:
    match question.kind:
        case Kind.TEXT:
            return _text(question, text.strip(), today, rules)
        case Kind.CHOICE:
            return _choice(question, text, say)
        case Kind.SEVERAL:
            return _several(question, text, say)
        case Kind.SCALE:
            return _scale(question, text)
        case Kind.NUMBER:
            return _number(question, text)
        case Kind.DATE:
            return _date(question, text, today)
        case Kind.PHONE:
            return _phone(text)
        case Kind.YES_NO:
            return _yes_no(question, text, say)
        case Kind.FILE:
            raise Unclear("form-file")


def _text(question: Question, text: str, today: date, rules: Rules) -> Value:
    most, least = question.most or LONGEST_TEXT, question.least or 1
    if len(text) > most:
        raise Unclear("form-too-long", most=most, length=len(text))
    if len(text) < least:
        raise Unclear("form-too-short", least=least)
    if not question.rule:
        return text
    try:
        return rules[question.rule](text, today)
    except Refusal as refusal:
        raise Unclear(refusal.text_id, **refusal.args_of_text) from None


def _choice(question: Question, text: str, say: Say) -> Value:
    place = typed.chosen(text, labels(question, say))
    if place is None:
        called = [typed.named(text, one.also) is not None for one in question.options]
        place = called.index(True) if True in called else None
    if place is None:
        raise Unclear("form-choose", example=labels(question, say)[0])
    return values(question)[place]


def _several(question: Question, text: str, say: Say) -> Value:
    places = typed.several(text, labels(question, say))
    if places is None:
        raise Unclear("form-choose-several")
    return enough(question, [str(values(question)[place]) for place in places])


def enough(question: Question, chosen: list[str]) -> Value:
    """The options chosen, if they are neither too few nor too many; raises Unclear."""
    least, most = question.least or 1, question.most or len(question.options)
    if not least <= len(chosen) <= most:
        raise Unclear("form-how-many", least=least, most=most, count=len(chosen))
    order = [one.value for one in question.options]
    return sorted(chosen, key=order.index)


def _scale(question: Question, text: str) -> Value:
    found = typed.number(text)
    if found is None or found not in values(question):
        raise Unclear("form-scale", least=question.least or 0, most=question.most or 0)
    return found


def _number(question: Question, text: str) -> Value:
    found = typed.number(text)
    if found is None:
        raise Unclear("form-number")
    if question.least is not None and found < question.least:
        raise Unclear("form-number-least", least=question.least)
    if question.most is not None and found > question.most:
        raise Unclear("form-number-most", most=question.most)
    return found


def _date(question: Question, text: str, today: date) -> Value:
    found = typed.day(text, today)
    if found is None:
        raise Unclear("form-date")
    if question.earliest is not None and found < question.earliest:
        raise Unclear("form-date-earliest", day=question.earliest)
    if question.latest is not None and found > question.latest:
        raise Unclear("form-date-latest", day=question.latest)
    return found.isoformat()


def _phone(text: str) -> Value:
    found = typed.telephone(text)
    if found is None:
        raise Unclear("form-phone")
    return found


def _yes_no(question: Question, text: str, say: Say) -> Value:
    place = typed.chosen(text, labels(question, say))
    found = typed.yes(text) if place is None else place == 0
    if found is None:
        raise Unclear("form-yes-or-no")
    return found


def told(question: Question, value: Value | None, say: Say) -> Html:
    """An answer as it is read back; what is personal shows its ends alone."""
    if value is None:
        return say("form-skipped")
    if isinstance(value, dict):
        return _file(question, value, say)
    if question.kind in {Kind.CHOICE, Kind.SEVERAL, Kind.YES_NO}:
        known = dict(zip(map(str, values(question)), labels(question, say), strict=True))
        chosen = value if isinstance(value, list) else [value]
        return say.listing([known.get(str(one), str(one)) for one in chosen])
    if question.readable or question.personal:
        text = str(value)
        return escape(mask.mask(text).text if question.readable else identity.covered(text))
    if question.kind is Kind.DATE:
        return say("form-day", day=date.fromisoformat(str(value)))
    return escape(str(value))


def _file(question: Question, value: dict[str, str], say: Say) -> Html:
    """A file by its name and size; of a personal one the ends of its name alone."""
    name, size = value["name"], int(value["size"])
    if question.personal and not question.readable:
        stem, _, ending = name.rpartition(".")
        name = f"{identity.covered(stem)}.{ending}"
    is_big = size >= 1 << 20
    number = f"{size / (1 << 20):.1f} MB" if is_big else f"{max(1, size >> 10)} KB"
    return say("form-file-told", name=name, size=number)
