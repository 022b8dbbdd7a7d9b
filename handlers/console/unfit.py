"""What is wrong with a form (填写有误): each field's reason, in words for whoever filled it in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from markupsafe import Markup
from pydantic import ValidationError

from handlers.console.visit import Visit
from knowledge.say import Html
from storage.refusal import Unfit

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Place = tuple[int | str, ...]
# Which field of the page is meant, and what it is called there.
Where = Callable[[Place, Unfit | None], tuple[str, str]]

_NUMBER: Final = "console-unfit-number"
_DAY: Final = "console-unfit-day"
_MOMENT: Final = "console-unfit-moment"
# By the library's word for it, which nobody is to read.
REASONS: Final = {
    "missing": "console-unfit-empty",
    "string_too_short": "console-unfit-empty",
    "too_short": "console-unfit-empty",
    "string_too_long": "console-unfit-long",
    "too_long": "console-unfit-many",
    "extra_forbidden": "console-unfit-unknown",
    "string_pattern_mismatch": "console-unfit-name",
    "greater_than_equal": "console-unfit-least",
    "less_than_equal": "console-unfit-most",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _NUMBER),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), _DAY),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), _MOMENT),
}
# The bound that a sentence names, by its name in the library.
BOUNDS: Final = ("max_length", "ge", "le")


def reasons(visit: Visit, error: ValidationError, where: Where) -> dict[str, Markup]:
    """The first reason of each field, in the order of the form."""
    found: dict[str, Markup] = {}
    errors = error.errors()
    within = {one["loc"][:1] for one in errors if len(one["loc"]) > 1}
    for one in errors:
        if one["type"] == "too_short" and one["loc"] in within:
            # None of the rows is right, which the rows say themselves.
            continue
        inner = one.get("ctx", {}).get("error")
        name, label = where(one["loc"], inner if isinstance(inner, Unfit) else None)
        found.setdefault(name, reason(visit, one, label))
    return found


def reason(visit: Visit, error: "ErrorDetails", label: str) -> Markup:
    """Why a value was not taken."""
    about = error.get("ctx", {})
    inner = about.get("error")
    if isinstance(inner, Unfit):
        said = visit.say(inner.text_id, **inner.args_of_text)
        return visit.say("console-unfit-at", what=label, why=Html(said)) if label else said
    most = next((about[name] for name in BOUNDS if name in about), 0)
    text_id = REASONS.get(error["type"], "console-unfit-otherwise")
    return visit.say(text_id, what=label, most=most)
