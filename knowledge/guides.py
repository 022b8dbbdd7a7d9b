"""Service guides (办事指南): which elements a guide answers, and what it says of each.

Answers are made from the fields, never retyped: a changed field is a changed answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Element:
    """One side of a guide (要素): its name, the text of its question, the fields that answer."""

    name: str
    question: str
    fields: tuple[str, ...]


ELEMENTS = (
    Element("材料", "guides-q-materials", ("materials",)),
    Element("时限", "guides-q-limit", ("promised_limit", "statutory_limit")),
    Element("地点", "guides-q-place", ("location",)),
    Element("费用", "guides-q-fee", ("fee",)),
    Element("条件", "guides-q-condition", ("accept_standard",)),
    Element("对象", "guides-q-objects", ("service_objects",)),
    Element("电话", "guides-q-phone", ("consult_phone", "complaint_phone")),
    Element("网上", "guides-q-online", ("url", "online_booking")),
    Element("依据", "guides-q-basis", ("basis",)),
)
BY_NAME = {element.name: element for element in ELEMENTS}

# What the national platform's records write where there is nothing.
EMPTY = {"", "无", "/", "-", "暂无", "详见附件"}


def value(fields: Fields, name: str) -> str | Sequence[str] | None:
    """A field's content, None where the record says nothing."""
    found = fields.get(name)
    if isinstance(found, str):
        return None if found.strip() in EMPTY else found.strip()
    if isinstance(found, list | tuple):
        items = [str(one).strip() for one in found if str(one).strip() not in EMPTY]
        return items or None
    return None


def answered(fields: Fields) -> list[Element]:
    """The elements that this guide says something of, in the order of ELEMENTS."""
    return [
        element
        for element in ELEMENTS
        if any(value(fields, name) is not None for name in element.fields)
    ]


def item_id(guide_id: str, element: str) -> str:
    """The id of a guide's element among the items."""
    return f"guide:{guide_id}:{element}"


def parse_id(item: str) -> tuple[str, str] | None:
    """The guide's id and the element of such an id; None for another kind of id."""
    parts = item.split(":")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "guide" else None  # noqa: PLR2004
