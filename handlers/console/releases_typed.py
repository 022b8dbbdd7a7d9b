"""What was typed into a release's form (发布稿表单): checked field by field, nothing lost."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from markupsafe import Markup
from pydantic import ValidationError

from handlers.console.visit import Visit
from handlers.desk import files
from handlers.desk import releases as desk_releases
from knowledge import values as plain_values
from storage import calendar
from storage.release_forms import Attribute, Kind, ReleaseForm
from storage.releases import LARGEST_ATTACHMENT, Release

Typed = dict[str, Any]

LINES: Final = ("title", "gist", "text", "kind", "organ", "link", "formed_on", "interprets")
OTHERS: Final = ("attribute", "attribute_reason", "english_title", "english_gist")
MARKS: Final = ("is_urgent", "detach", "again", "voids", "seen")
LISTS: Final = ("points", "english_points")
# As storage/release_forms.py has it.
LONGEST: Final = {
    "title": 200,
    "gist": 300,
    "text": 200_000,
    "organ": 60,
    "attribute_reason": 300,
    "english_title": 200,
    "english_gist": 300,
}
MOST_POINTS: Final = 8
LONGEST_POINT: Final = 300
# A dot or a number before a point; 3.5 is none.
MARK: Final = re.compile(r"^\s*(?:[·•]|[*-]\s|\d{1,2}[.、．)）](?!\d))\s*")
LINK: Final = re.compile(r"^https?://\S+$")


def blank() -> Typed:
    """A form that nobody has written into."""
    empty: Typed = dict.fromkeys((*LINES, *OTHERS, *MARKS, *LISTS), "")
    return empty | {"topics": [], "kind": Kind.NOTICE, "attribute": Attribute.ACTIVE}


def of(visit: Visit) -> Typed:
    """What was typed."""
    found: Typed = {name: visit.typed(name) for name in (*LINES, *OTHERS, *MARKS, *LISTS)}
    return found | {"topics": visit.ticked("topics")}


def kept(release: Release, values: Mapping[str, Any]) -> Typed:
    """A draft as its form shows it."""
    found = blank() | {name: value or "" for name, value in values.items()}
    found |= {name: "\n".join(values[name]) for name in LISTS}
    found |= {"interprets": str(values["interprets"] or ""), "topics": values["topics"]}
    found["formed_on"] = values["formed_on"].isoformat() if values["formed_on"] else ""
    return found | {"is_urgent": "1" if values["is_urgent"] else "", "seen": version(release)}


def version(release: Release) -> str:
    """Which state of a draft somebody had before them."""
    return release.updated_at.isoformat()


def checked(
    visit: Visit, typed: Typed
) -> tuple[ReleaseForm | None, tuple[str, str, bytes] | None, dict[str, Markup]]:
    """The form, the file that came with it, and what is wrong by field."""
    wrong = _missing(visit, typed)
    wrong |= _unusable(visit, typed)
    file = None
    if sent := visit.files.get("file"):
        with sent.file:
            file = (sent.filename[-120:], sent.file.read(LARGEST_ATTACHMENT + 1))
        if why := _file(visit, *file):
            wrong["file"] = why
    if wrong:
        return None, None, wrong
    try:
        form = ReleaseForm.model_validate(_given(typed))
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        return None, None, {name: visit.say("releases-form-otherwise")}
    media_type = desk_releases.media_type(file[0]) if file else ""
    return form, (file[0], media_type, file[1]) if file else None, {}


def _missing(visit: Visit, typed: Typed) -> dict[str, Markup]:
    """What has to be written and is not."""
    needed = {"title": "no-title", "text": "no-text", "topics": "no-topic"}
    found = {name: visit.say(f"releases-{why}") for name, why in needed.items() if not typed[name]}
    if typed["attribute"] != Attribute.ACTIVE and not typed["attribute_reason"]:
        attribute = visit.content(typed["attribute"])
        found["attribute_reason"] = visit.say("releases-no-reason", attribute=attribute)
    if not typed["english_title"] and (typed["english_gist"] or typed["english_points"]):
        found["english_title"] = visit.say("releases-form-english-title")
    if typed["interprets"] and typed["kind"] != Kind.READING:
        found["interprets"] = visit.say("releases-form-interprets")
    return found


def _unusable(visit: Visit, typed: Typed) -> dict[str, Markup]:
    """What cannot be taken as it is written."""
    found: dict[str, Markup] = {}
    for name, longest in LONGEST.items():
        if len(typed[name]) > longest:
            found[name] = visit.say("releases-form-long", longest=longest, length=len(typed[name]))
    for name in LISTS:
        lines = _lines(typed[name])
        if len(lines) > MOST_POINTS or any(len(one) > LONGEST_POINT for one in lines):
            found[name] = visit.say(
                "releases-form-points", most=MOST_POINTS, longest=LONGEST_POINT
            )
    if typed["link"] and not LINK.match(typed["link"]):
        found["link"] = visit.say("releases-form-link")
    if typed["formed_on"]:
        on = _day(typed["formed_on"])
        if on is None or on > calendar.day_of(visit.now):
            found["formed_on"] = visit.say("releases-form-day")
    for name, value in typed.items():
        if isinstance(value, str) and files.UNWRITABLE.search(value):
            found[name] = visit.say("releases-form-unreadable")
    return found


def _file(visit: Visit, name: str, content: bytes) -> Markup | None:
    if not desk_releases.is_taken(name) or files.UNWRITABLE.search(name):
        kinds = " ".join(one.lstrip(".") for one in desk_releases.ATTACHED)
        return visit.say("releases-form-file-kind", kinds=kinds)
    if len(content) > LARGEST_ATTACHMENT:
        return visit.say("releases-too-large", largest=LARGEST_ATTACHMENT // 2**20)
    if not desk_releases.is_what_it_says(name, content):
        return visit.say("releases-form-file-other")
    return None


def _lines(text: str) -> list[str]:
    """Points, one a line; who numbered or dotted them meant the same."""
    lines = (
        re.sub(r"^\s*(?:[·•]|[*-]\s|\d{1,2}[.、．)）](?!\d))\s*", "", one)
        for one in text.split("\n")
    )
    return [one.strip() for one in lines if one.strip()]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(plain_values.dated(text))
    except ValueError:
        return None


def _given(typed: Typed) -> dict[str, Any]:
    """The form's fields as storage takes them."""
    names = ("title", "gist", "text", "kind", "organ", "attribute", "attribute_reason")
    found = {name: typed[name] for name in names}
    english, number = None, typed["interprets"]
    if typed["english_title"]:
        english = {
            "title": typed["english_title"],
            "gist": typed["english_gist"],
            "points": _lines(typed["english_points"]),
        }
    return found | {
        "points": _lines(typed["points"]),
        "link": typed["link"] or None,
        "formed_on": _day(typed["formed_on"]) if typed["formed_on"] else None,
        "interprets": int(number) if number.isdecimal() and len(number) < 19 else None,  # noqa: PLR2004 - of int64.
        "topics": typed["topics"],
        "is_urgent": bool(typed["is_urgent"]),
        "english": english,
    }
