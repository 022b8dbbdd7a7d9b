"""An entry as a form of the console (条目表单): its fields as texts, what is wrong with them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup
from pydantic import ValidationError

from handlers.console.visit import Visit
from handlers.desk import files
from storage.faq import EntryForm, Openness, Status

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# As they stand on the page; what belongs to the English side is written english.question.
FIELDS: Final = (
    *("id", "question", "wordings", "short", "full"),
    *("organ", "source", "source_url", "checked_on", "valid_from", "valid_until"),
    *("field", "matter", "element", "openness", "related", "status"),
    *("english.question", "english.short", "english.full", "english.wordings"),
)
LISTS: Final = frozenset({"wordings", "related", "english.wordings"})
# What may be left empty; of English the rest is needed once anything of it is written.
OPTIONAL: Final = frozenset(
    {
        *("id", "wordings", "full", "source_url", "valid_from", "valid_until", "matter"),
        *("element", "related", "english.question", "english.short", "english.full"),
        "english.wordings",
    }
)
ENGLISH: Final = "english."
# The values of choices, which the form knows.
STATUSES: Final = tuple(Status)
OPENNESS: Final = tuple(Openness)

Texts = dict[str, str]


def texts_of(form: EntryForm) -> Texts:
    """The fields of an entry as they stand in the form."""
    found = dict(files.flattened(form.model_dump(mode="json")))
    return {name: found.get(name, "") for name in FIELDS}


def typed(visit: Visit) -> Texts:
    """What was typed."""
    return {name: visit.typed(name) for name in FIELDS}


def name_of(field: str) -> str:
    """The id of a field's name among the texts."""
    return f"knowledge-field-{field.replace('.', '-').replace('_', '-')}"


def checked(visit: Visit, found: Texts) -> tuple[EntryForm | None, dict[str, Markup]]:
    """The entry that these texts make, or by field what is wrong with them."""
    wrong = {
        name: visit.say("knowledge-wrong-unwritable", field=visit.say(name_of(name)))
        for name, text in found.items()
        if files.UNWRITABLE.search(text)
    }
    if wrong:
        return None, wrong
    row = files.record(found.items(), LISTS, 1)
    try:
        return EntryForm.model_validate(row), {}
    except ValidationError as error:
        for one in error.errors():
            name, why = problem(visit, one)
            wrong.setdefault(name, why)
        return None, wrong


def problem(visit: Visit, error: "ErrorDetails") -> tuple[str, Markup]:
    """What is wrong with a record, as the console says it: the field, and why."""
    parts = [str(part) for part in error["loc"] if not isinstance(part, int)]
    name = ".".join(parts) if parts else "valid_until"
    known = name in FIELDS
    called = visit.say(name_of(name)) if known else name
    most = str(error.get("ctx", {}).get("max_length", ""))
    return name, visit.say(
        f"knowledge-wrong-{_kind(error['type'], name)}", field=called, most=most
    )


def _kind(kind: str, name: str) -> str:
    """The end of the text's id."""
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(name, "other")
    return next((word for start, word in _KINDS.items() if kind.startswith(start)), "other")


_PATTERNS: Final = {"id": "id", "source_url": "link", "field": "bar"}
_KINDS: Final = {
    "missing": "missing",
    "string_too_short": "missing",
    "string_too_long": "long",
    "too_long": "many",
    "extra_forbidden": "extra",
    "value_error": "validity",
    "date_": "day",
}


def told(visit: Visit, value: Any) -> str:
    """A value as somebody reads it in a comparison."""
    match value:
        case None | "" | []:
            return str(visit.say("knowledge-empty"))
        case Mapping():
            return "\n".join(told(visit, one) for one in value.values() if one)
        case str():
            return visit.content(value)
        case Iterable():
            return "\n".join(visit.content(str(one)) for one in value)
        case _:
            return str(value)
