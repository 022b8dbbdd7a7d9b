"""Questions as rows of a form (题目的填写): typed by a clerk, read as they stand in a file."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from handlers.console.rows import Row, Rows, filled
from handlers.console.unfit import Place
from handlers.console.visit import Visit
from storage.forms import Kind, Question, Shown, Value
from storage.refusal import Unfit

NAME: Final = "question"
# A row that holds nothing but these was never filled in.
NOT_TYPED: Final = ("kind", "id", "kept", "after")
# What is written of a number's bounds, and by which kinds they are asked for.
BOUNDED: Final = {Kind.TEXT, Kind.SEVERAL, Kind.SCALE, Kind.NUMBER}
CHOSEN: Final = {Kind.CHOICE, Kind.SEVERAL}
YES: Final = {"是": True, "yes": True, "否": False, "no": False}
_BETWEEN: Final = re.compile(r"[\n、;；]+")
# The part of a question in a file, and the field in which it is typed.
# What a question as a whole is refused for, and where that is mended.
AS_A_WHOLE: Final = {
    "form-unfit-options": "options",
    "form-unfit-same-option": "options",
    "form-unfit-scale": "least",
    "form-unfit-bounds": "least",
    "surveys-unfit-options": "options",
    "surveys-unfit-text": "most",
    "surveys-unfit-steps": "most",
    "surveys-unfit-kind": "kind",
}
FIELDS: Final = {"words": "words", "hint": "hint", "options": "options", "shown": "is"}


def given(rows: Rows) -> list[dict[str, Any]]:
    """The questions as they would stand in a file."""
    found = filled(rows, NOT_TYPED)
    taken = {row.get("id", "") for _, row in found}
    spare = (f"q{number}" for number in range(1, 1000) if f"q{number}" not in taken)
    raw: list[dict[str, Any]] = []
    # By the number of a row, so that a later one can be shown by it.
    known: dict[str, dict[str, Any]] = {}
    for number, row in found:
        one = _given(row, row.get("id") or next(spare))
        if shown := _shown(row, known):
            one["shown"] = [shown]
        raw.append(one)
        known[str(number)] = one
    return raw


def _given(row: Row, name: str) -> dict[str, Any]:
    kind = row.get("kind", "")
    one: dict[str, Any] = {"id": name, "kind": kind, "words": _words(row, "words")}
    if hint := _words(row, "hint"):
        one["hint"] = hint
    if kind in CHOSEN:
        one["options"] = _options(row)
    if kind in BOUNDED:
        one |= {bound: row[bound] for bound in ("least", "most") if row.get(bound)}
    return one | {flag: True for flag in ("optional", "personal") if row.get(flag)}


def _words(row: Row, name: str) -> dict[str, str]:
    words = {"zh-Hans": row.get(name, ""), "en": row.get(f"{name}_en", "")}
    return {language: text for language, text in words.items() if text}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _options(row: Row) -> list[dict[str, Any]]:
    """An option a line; its value stays as long as there are as many lines as before."""
    lines, english = _lines(row.get("options", "")), _lines(row.get("options_en", ""))
    values = row.get("kept", "").split()
    if len(values) != len(lines):
        values = [f"o{number}" for number in range(1, len(lines) + 1)]
    found = []
    for place, line in enumerate(lines):
        words = {"zh-Hans": line}
        if place < len(english):
            words["en"] = english[place]
        found.append({"value": values[place], "words": words})
    return found


def _shown(row: Row, known: Mapping[str, dict[str, Any]]) -> dict[str, Any] | None:
    """By which answers of which question before it a question is shown."""
    number = row.get("after", "")
    if not number:
        return None
    before = known.get(number)
    if before is None:
        # Of a later row, or of none: `conditions` says so.
        return None
    words = _said(row)
    meant = {one["words"]["zh-Hans"]: one["value"] for one in before.get("options", ())}
    return {"question": before["id"], "is_one_of": [_meant(one, before, meant) for one in words]}


def _said(row: Row) -> list[str]:
    return [one.strip() for one in _BETWEEN.split(row.get("is", "")) if one.strip()]


def conditions(visit: Visit, rows_: Rows) -> dict[str, Markup]:
    """What is wrong with what questions are shown by: a question before, and answers to it."""
    found: dict[str, Markup] = {}
    before: dict[str, Row] = {}
    for number, row in filled(rows_, NOT_TYPED):
        if after := row.get("after", ""):
            said = _said(row)
            if after not in before:
                found[f"{NAME}-{number}-after"] = visit.say("console-question-after-wrong")
            elif not said or not all(_fits(one, before[after]) for one in said):
                found[f"{NAME}-{number}-is"] = visit.say("console-question-is-wrong")
        before[str(number)] = row
    return found


def _fits(text: str, before: Row) -> bool:
    """Whether it is an answer to that question, which must be one that is chosen."""
    match before.get("kind"):
        case Kind.CHOICE | Kind.SEVERAL:
            return text in _lines(before.get("options", ""))
        case Kind.YES_NO:
            return text.lower() in YES
        case Kind.SCALE | Kind.NUMBER:
            return text.isascii() and text.isdigit()
        case _:
            return False


def _meant(text: str, before: Mapping[str, Any], meant: Mapping[str, str]) -> Value:
    if before["kind"] == Kind.YES_NO:
        return YES.get(text.lower(), text)
    if before["kind"] in {Kind.SCALE, Kind.NUMBER} and text.isascii() and text.isdigit():
        return int(text)
    return meant.get(text, text)


def rows(questions: Sequence[Question]) -> Rows:
    """Questions that are kept, as rows in which they are changed."""
    numbers = {one.id: str(number) for number, one in enumerate(questions, 1)}
    known = {one.id: one for one in questions}
    return [_row(one, numbers, known) for one in questions]


def _row(one: Question, numbers: Mapping[str, str], known: Mapping[str, Question]) -> Row:
    row = {
        "id": one.id,
        "kind": str(one.kind),
        "words": one.words.get("zh-Hans", ""),
        "words_en": one.words.get("en", ""),
        "hint": one.hint.get("zh-Hans", ""),
        "hint_en": one.hint.get("en", ""),
        "options": "\n".join(part.words.get("zh-Hans", "") for part in one.options),
        "options_en": "\n".join(part.words.get("en", "") for part in one.options).strip(),
        "kept": " ".join(part.value for part in one.options),
        "least": "" if one.least is None else str(one.least),
        "most": "" if one.most is None else str(one.most),
        "optional": "yes" if one.optional else "",
        "personal": "yes" if one.personal else "",
    }
    if one.shown:
        row["after"] = numbers.get(one.shown[0].question, "")
        row["is"] = "\n".join(_answers(one.shown[0], known))
    return row


def _answers(shown: Shown, known: Mapping[str, Question]) -> list[str]:
    before = known.get(shown.question)
    words = (
        {part.value: part.words.get("zh-Hans", "") for part in before.options} if before else {}
    )
    yes = {True: "是", False: "否"}
    return [
        yes[one] if isinstance(one, bool) else words.get(str(one), str(one))
        for one in shown.is_one_of
    ]


def where(visit: Visit, rows_: Rows, place: Place, by: Unfit | None) -> tuple[str, str]:
    """Which field of which row is meant by a place in the questions, and how it is called."""
    number = _number(rows_, place)
    part = str(place[2]) if len(place) > 2 else AS_A_WHOLE.get(by.text_id if by else "", "words")  # noqa: PLR2004
    name = FIELDS.get(part, part if part in {"kind", "least", "most"} else "words")
    label = f"{visit.say('console-question')} {number} · {visit.say(f'console-question-{name}')}"
    return f"{NAME}-{number}-{name}", label


def _number(rows_: Rows, place: Place) -> int:
    numbers = [number for number, _ in filled(rows_, NOT_TYPED)]
    index = place[1] if len(place) > 1 and isinstance(place[1], int) else 0
    return numbers[index] if index < len(numbers) else 1
