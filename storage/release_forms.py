"""Releases as they are drafted and imported (发布稿、历史文件), checked at the edge."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic import Field as Checked


class Kind(StrEnum):
    """What is released."""

    POLICY = "新政策"
    READING = "政策解读"
    RESPONSE = "热点回应"
    NOTICE = "通知"


class Attribute(StrEnum):
    """The openness attribute (公开属性), fixed where a document begins (源头认定)."""

    ACTIVE = "主动公开"
    ON_REQUEST = "依申请公开"
    WITHHELD = "不予公开"


Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class English(BaseModel):
    """The English side of a release."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    gist: Line = ""
    points: Annotated[list[Line], Checked(max_length=8)] = []


class ReleaseForm(BaseModel):
    """A release as it is drafted (发布稿)."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    # One sentence in plain words (一句话).
    gist: Line = ""
    points: Annotated[list[Line], Checked(max_length=8)] = []
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200_000)]
    kind: Kind = Kind.NOTICE
    link: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    organ: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    attribute: Attribute = Attribute.ACTIVE
    attribute_reason: Line = ""
    topics: list[str] = []
    formed_on: date | None = None
    # The policy that a 解读 explains.
    interprets: int | None = None
    is_urgent: bool = False
    english: English | None = None


class ImportForm(BaseModel):
    """A release published long ago, as it is imported (历史文件导入格式)."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    title: Annotated[Title, StringConstraints(min_length=1)]
    # In the form of the files, `date` and `effective`.
    adopted_on: Annotated[date, Checked(alias="date")]
    effective_on: Annotated[date | None, Checked(alias="effective")] = None
    department: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)
    ]
    # The kind of document (文种), such as 地方性法规.
    kind: Annotated[str, StringConstraints(strip_whitespace=True, max_length=30)] = ""
    header: list[str] = []
    text: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200_000)
    ]
    link: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
