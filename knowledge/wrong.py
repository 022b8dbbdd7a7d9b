"""What is wrong with a value (填写有误), as a clerk would say it.

The library's own sentences speak of types and patterns, so none of them reaches anybody.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_DAY = "write the day as 2026-11-23"
_NUMBER = "must be a number"
_WHOLE = "must be a whole number"
_YES_OR_NO = "write true or false"
WRONG = {
    "missing": "is missing; write it",
    "string_too_long": "at most {max_length} characters; shorten it",
    "too_long": "at most {max_length}; leave some out",
    "string_type": "must be a text; write it in quotation marks",
    "list_type": "must be a list; write it in square brackets",
    "model_type": "must be a record; write it in curly brackets",
    "extra_forbidden": "is no field; take it out",
    "value_error": "{error}",
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than_equal": "must be {le:g} or less",
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        _DAY,
    ),
}
# The form of a value, by the name of its field.
_ADDRESS = "must be an address that begins with https:// or http://, without spaces"
FORM = {
    "id": "write a short name of small letters, figures and hyphens, such as foi-fee",
    "field": "write a name without |",
    **dict.fromkeys(("link", "source_url", "url"), _ADDRESS),
}
OTHERWISE = "is not in the form that is needed; write it as in a record that works"


def why(error: "ErrorDetails") -> str:
    """Why a value was not taken, and what to write instead."""
    about = error.get("ctx", {})
    match error["type"]:
        case "enum" | "literal_error":
            names = str(about["expected"]).replace("'", "").replace(" or ", ", ")
            return f"is none of: {names}"
        case "string_pattern_mismatch":
            return FORM.get(str(error["loc"][-1]), OTHERWISE)
        case "string_too_short" if about["min_length"] > 1:
            return f"at least {about['min_length']} characters"
        case "string_too_short":
            return "is empty; write it"
        case kind:
            return WRONG.get(kind, OTHERWISE).format(**about)
