"""Service guides (办事指南) as records with standard fields; answers are made from the fields.

The fields are those of the national service platform's guides. What a guide does not say is
empty, and is answered as “not recorded”, never guessed.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator
from sqlalchemy import Column, Text, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import Json, Moment

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class GuideForm(BaseModel):
    """A guide as it is imported (办事指南导入格式); further columns of the source are ignored."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,40}$")]
    title: Name
    department: Name
    area: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    kind: str | None = None
    level: str | None = None
    themes: list[str] = []
    service_objects: list[str] = []
    accept_standard: str | None = None
    materials: list[str] = []
    location: str | None = None
    statutory_limit: str | None = None
    promised_limit: str | None = None
    visits: str | None = None
    fee: str | None = None
    basis: str | None = None
    consult_phone: str | None = None
    complaint_phone: str | None = None
    online_booking: str | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://")] | None = None
    question_names: list[str] = []
    checked_on: date | None = None

    @field_validator("materials", mode="before")
    @classmethod
    def _one_text_is_one_material(cls, value: Any) -> Any:
        # Half of the national platform's records hold the list, half a text such as “无”.
        if value is None:
            return []
        return [value] if isinstance(value, str) and value.strip() else value or []


class Guide(SQLModel, table=True):
    """A service guide (办事指南)."""

    __tablename__ = "guide"

    id: str = Field(primary_key=True, max_length=40)
    title: str = Field(sa_type=Text)
    department: str = Field(sa_type=Text)
    area: str = Field(max_length=60, index=True)
    # Everything else of GuideForm: read as a whole, never searched by column.
    fields: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    updated_at: datetime = Field(sa_type=Moment)


def lies_in(area: str, guide_area: str) -> bool:
    """Whether an area (行政区划), such as 上海市虹口区, lies in a guide's, such as 上海市."""
    return area.startswith(guide_area)


async def given(session: AsyncSession, area: str) -> Sequence[Guide]:
    """The guides that hold in an area, by id."""
    rows = (await session.scalars(select(Guide).order_by(Guide.id))).all()
    return [row for row in rows if lies_in(area, row.area)]


async def everything(session: AsyncSession) -> Sequence[Guide]:
    """All guides, by id."""
    return (await session.scalars(select(Guide).order_by(Guide.id))).all()


async def get(session: AsyncSession, guide_id: str) -> Guide | None:
    """A guide by its id."""
    return await session.get(Guide, guide_id)


async def revision(session: AsyncSession) -> tuple[int, datetime | None]:
    """Changes whenever a guide does."""
    query = select(func.count(), func.max(col(Guide.updated_at)))
    count, newest = (await session.execute(query)).one()
    return count, newest


def form_of(guide: Guide) -> GuideForm:
    """The form of a guide, as it is exported."""
    return GuideForm.model_validate(
        {
            "id": guide.id,
            "title": guide.title,
            "department": guide.department,
            "area": guide.area,
            **guide.fields,
        }
    )


async def take(
    session: AsyncSession, forms: Sequence[GuideForm], now: datetime
) -> tuple[int, int, int]:
    """Writes new and changed guides; how many were new, changed, the same."""
    new = changed = same = 0
    for form in forms:
        old = await session.get(Guide, form.id)
        if old is not None and form_of(old) == form:
            same += 1
            continue
        new, changed = (new + 1, changed) if old is None else (new, changed + 1)
        fields = form.model_dump(
            mode="json", exclude={"id", "title", "department", "area"}, exclude_none=True
        )
        guide = Guide(
            id=form.id,
            title=form.title,
            department=form.department,
            area=form.area,
            fields=fields,
            updated_at=now,
        )
        await session.merge(guide)
    return new, changed, same
