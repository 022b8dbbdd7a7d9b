"""Requests at the console of a test (工作台上的申请): lodged, found, and what the journal says."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from storage import foi
from storage.foi import FoiRequest
from storage.journal import Act
from storage.staff import Role
from tests import applying
from tests.applying import ID_NUMBER, NAME, PHONE
from tests.clerks import Clerk, Office

NUMBER = "SQ-2026-0001-3"
HOUSING = "区房管局"
SECRETS = (NAME, ID_NUMBER, PHONE)


async def lodged(house: Office, *, in_chat: bool = True, **changes: Any) -> str:
    """A pre-application; its number."""
    async with house.app.database.transaction() as session:
        account = await applying.account(session, house.clock()) if in_chat else None
        organ = {"organ": changes.pop("organ")} if "organ" in changes else {}
        given = applying.application(**changes)
        request, _ = await foi.lodge(session, given, house.clock(), conversation=account, **organ)
        return request.number


async def found(house: Office, number: str = NUMBER) -> FoiRequest:
    async with house.app.database.reading() as session:
        return await foi.find(session, number)


async def acts(house: Office, record: str = f"foi:{NUMBER}") -> list[tuple[str, str, str]]:
    """Who did what with it, by which door."""
    async with house.app.database.reading() as session:
        query = select(Act).where(col(Act.record) == record).order_by(col(Act.id))
        return [(one.who, one.what, one.via) for one in await session.scalars(query)]


async def officer(house: Office, organ: str = "", name: str = "陈办") -> Clerk:
    return await house.clerk(name, Role.OFFICER, organ=organ)
