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


TITLES = {
    Role.EDITOR: "编辑",
    Role.REVIEWER: "审查人",
    Role.PUBLISHER: "发布人",
    Role.ORGANISER: "活动组织人",
    Role.STEWARD: "签到员",
    Role.OFFICER: "承办人",
    Role.HEAD: "负责人",
    Role.ANALYST: "统计分析人",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全保密管理员",
    Role.AUDIT_ADMIN: "安全审计员",
}


def called(word: str) -> Role | None:
    """The role of a word, in our short form or in Chinese: reviewer, 审查人."""
    return next((role for role in Role if word.lower() in {role, TITLES[role]}), None)


def titled(roles: Sequence[str]) -> str:
    """Roles in both forms: reviewer 审查人."""
    return ", ".join(f"{role} {TITLES[Role(role)]}" for role in roles)


def _each(group: str, verbs: str, *roles: Role) -> dict[str, tuple[Role, ...]]:
    return {f"{group} {verb}": roles for verb in verbs.split()}


# Who may do what (权限), by the words of the command: any of these roles. What a command does for
# anybody who has a name here, or needs none, does not stand here.
MAY = {
    **_each("releases", "add edit discard import", Role.EDITOR),
    **_each("broadcasts", "review", Role.REVIEWER),
    **_each("broadcasts", "send pause resume stop", Role.PUBLISHER),
    **_each("subscribers", "remove", Role.PUBLISHER, Role.SYSTEM_ADMIN),
    **_each("open-days", "add edit export resize cancel", Role.ORGANISER),
    **_each("open-days", "check-in", Role.ORGANISER, Role.STEWARD),
    **_each("surveys", "add edit open close", Role.EDITOR, Role.ORGANISER, Role.PUBLISHER),
    **_each("surveys", "export", Role.EDITOR, Role.ORGANISER, Role.PUBLISHER, Role.ANALYST),
    **_each("consultations", "show answer transfer", Role.OFFICER),
    **_each("foi", "show", Role.OFFICER, Role.HEAD),
    **_each("foi", "register confirm extend answer refuse-as-application withdraw", Role.OFFICER),
    **_each("calendar", "import", Role.SYSTEM_ADMIN, Role.OFFICER),
    **_each("keys", "rotate", Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN),
    **_each("journal", "prune export", Role.AUDIT_ADMIN),
}


# What the console does besides, which no command does in somebody's name.
ALSO = {
    **_each("releases", "submit", Role.EDITOR),
    **_each("releases", "return", Role.REVIEWER),
    **_each("broadcasts", "export", Role.EDITOR, Role.REVIEWER, Role.PUBLISHER),
    **_each("staff", "add link close", Role.SYSTEM_ADMIN),
    **_each("staff", "grant", Role.SECURITY_ADMIN),
    **_each("knowledge", "edit", Role.EDITOR),
    **_each("residents", "delete", Role.PUBLISHER, Role.SYSTEM_ADMIN),
}

_RELEASES = (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
# Whose pages are whose (可见范围): what may be looked at, by the word of the capability.
SEES = {
    "releases": _RELEASES,
    "knowledge": _RELEASES,
    "open-days": (Role.ORGANISER, Role.STEWARD),
    "surveys": (Role.EDITOR, Role.ORGANISER, Role.PUBLISHER, Role.ANALYST),
    "consultations": (Role.OFFICER, Role.HEAD),
    "foi": (Role.OFFICER, Role.HEAD),
    "residents": (Role.PUBLISHER, Role.OFFICER, Role.SYSTEM_ADMIN),
    "staff": (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN),
    "journal": (Role.AUDIT_ADMIN,),
    "settings": (Role.SYSTEM_ADMIN,),
}
# Three persons, not one (三员分立).
APART = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})


def needed(need: str) -> tuple[Role, ...]:
    """The roles of which one is needed: for an act, or to see the pages of a capability."""
    word = need.removeprefix("see ")
    return SEES[word] if word != need else (MAY | ALSO)[need]


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
    """Adds somebody, or gives further roles or another organ to who is there.

    Refused without a name; without a role, too, for who is not there yet.
    """
    name = _name(name)
    known = await find(session, name)
    if known is None:
        if not roles:
            raise Refusal("staff-no-role", name=name)
        known = await add_without_role(session, name, organ, now)
    elif organ:
        known.organ = organ
    known.roles = sorted({*known.roles, *map(str, roles)})
    await session.flush()
    return known


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refusal("staff-name", longest=LONGEST_NAME)
    return name


async def add_without_role(session: AsyncSession, name: str, organ: str, now: datetime) -> Staff:
    """Adds somebody who is given their roles by another person."""
    known = Staff(name=_name(name), organ=organ or OFFICE, roles=[], added_at=now)
    session.add(known)
    await session.flush()
    return known


async def remove(session: AsyncSession, name: str, roles: Sequence[Role]) -> Staff:
    """Takes roles away; refused where somebody has not all of them. The person stays known."""
    known = await acting(session, name)
    for role in roles:
        if not known.has(role):
            raise Refusal("staff-has-not", name=known.name, role=titled([role]))
    known.roles = sorted({*known.roles} - {*map(str, roles)})
    await session.flush()
    return known


async def find(session: AsyncSession, name: str) -> Staff | None:
    """Somebody by name; what cannot be written is nobody's."""
    if not " ".join(name.split()).isprintable():
        return None
    query = select(Staff).where(col(Staff.name) == " ".join(name.split()))
    return (await session.scalars(query)).first()


async def acting(session: AsyncSession, name: str, *roles: Role) -> Staff:
    """Who acts; refused where nobody has that name, or none of the roles that the act needs."""
    found = await find(session, name)
    if found is None:
        raise Refusal("staff-unknown", name=name)
    if roles:
        _check(found, roles)
    return found


async def allowed(session: AsyncSession, name: str, act: str) -> Staff:
    """Who acts; refused where nobody has that name, or who has it may not do this."""
    return await acting(session, name, *needed(act))


def check(who: Staff, act: str) -> None:
    """Refuses who may not do this."""
    _check(who, needed(act))


def permitted(who: Staff, need: str) -> bool:
    """Whether they may do this, or see those pages."""
    return any(who.has(role) for role in needed(need))


def _check(who: Staff, roles: Sequence[Role]) -> None:
    if not any(who.has(role) for role in roles):
        raise Refusal("staff-not-allowed", name=who.name, role=titled(roles))


async def everybody(session: AsyncSession) -> Sequence[Staff]:
    """All, by name."""
    return (await session.scalars(select(Staff).order_by(Staff.name))).all()
