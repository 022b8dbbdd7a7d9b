"""Staff (工作人员): who may draft, review and publish; sign-in comes with the console."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import BigKey, Json, Moment
from storage.refusal import Refusal

# Who has no organ of their own speaks for the office that answers for openness.
OFFICE = "区政府办公室"
LONGEST_NAME = 40


class Role(StrEnum):
    """What somebody may do; the three administrators are separate persons (三员分立)."""

    EDITOR = "editor"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ORGANISER = "organiser"
    STEWARD = "steward"
    OFFICER = "officer"
    HEAD = "head"
    ANALYST = "analyst"
    SYSTEM_ADMIN = "system-admin"
    SECURITY_ADMIN = "security-admin"
    AUDIT_ADMIN = "audit-admin"


class Staff(SQLModel, table=True):
    """A member of staff (工作人员), known by a name that is theirs alone."""

    __tablename__ = "staff"

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    name: str = Field(max_length=LONGEST_NAME, unique=True)
    organ: str = Field(default=OFFICE, max_length=60)
    roles: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    added_at: datetime = Field(sa_type=Moment)

    def has(self, role: Role) -> bool:
        """Whether they have this role."""
        return role in self.roles


async def add(
    session: AsyncSession, name: str, roles: Sequence[Role], organ: str, now: datetime
) -> Staff:
    """Adds somebody, or gives further roles to who is there; refused without name or role."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refusal("staff-name", longest=LONGEST_NAME)
    if not roles:
        raise Refusal("staff-no-role", name=name)
    known = await find(session, name)
    if known is None:
        known = Staff(name=name, organ=organ or OFFICE, added_at=now)
        session.add(known)
    elif organ:
        known.organ = organ
    known.roles = sorted({*known.roles, *map(str, roles)})
    await session.flush()
    return known


async def remove(session: AsyncSession, name: str, roles: Sequence[Role]) -> Staff:
    """Takes roles away; refused where somebody has not all of them. The person stays known."""
    known = await acting(session, name)
    for role in roles:
        if not known.has(role):
            raise Refusal("staff-has-not", name=known.name, role=role)
    known.roles = sorted({*known.roles} - {*map(str, roles)})
    await session.flush()
    return known


async def find(session: AsyncSession, name: str) -> Staff | None:
    """Somebody by name."""
    query = select(Staff).where(col(Staff.name) == " ".join(name.split()))
    return (await session.scalars(query)).first()


async def acting(session: AsyncSession, name: str, *roles: Role) -> Staff:
    """Who acts; refused where nobody has that name, or none of the roles that the act needs."""
    found = await find(session, name)
    if found is None:
        raise Refusal("staff-unknown", name=name)
    if roles and not any(found.has(role) for role in roles):
        raise Refusal("staff-not-allowed", name=name, role=", ".join(roles))
    return found


async def everybody(session: AsyncSession) -> Sequence[Staff]:
    """All, by name."""
    return (await session.scalars(select(Staff).order_by(Staff.name))).all()
