"""Staff who release something at the console (发布试验), for the tests of its pages."""

import re
from datetime import datetime
from typing import Any

from aiohttp import FormData
from sqlalchemy import func, select, update
from sqlmodel import col

from bot.web.console import ConsoleHouse
from handlers.console import releases as pages
from handlers.console.pages import Pages
from handlers.console.visit import Visit
from storage import audience, broadcasts, deliveries, subscriptions
from storage.broadcasts import Broadcast
from storage.deliveries import Delivery
from storage.journal import Act
from storage.staff import Staff
from tests.clerks import Clerk, Office, Shown

TITLE = "河道整治下周开工"
TEXT = "三条河道从下周一起清淤，工期两个月。"
DRAFT: dict[str, Any] = {
    "title": TITLE,
    "text": TEXT,
    "topics": "environment",
    "kind": "通知",
    "organ": "区生态环境局",
    "attribute": "主动公开",
    "then": "submit",
}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


async def followers(house: Office, now: datetime) -> None:
    """Three accounts follow what the release is about."""
    async with house.app.database.transaction() as session:
        lines = [("web", number, "zh-Hans", ["environment"]) for number in range(1, 4)]
        await subscriptions.take(session, lines, now)


async def writes(clerk: Clerk, **changes: Any) -> str:
    """A release that was written and submitted; its path."""
    shown = await clerk.post("/releases/new", **(DRAFT | changes))
    assert shown.status == 200, shown.words
    return shown.path.removeprefix("/console")


async def approves(clerk: Clerk, path: str) -> Any:
    """What the reviewer sees is approved, with its attribute."""
    shown = await clerk.get(f"{path}/review")
    seen = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert seen, shown.words
    return await clerk.post(f"{path}/review", seen=seen[1], confirmed="主动公开")


async def journal(house: Office) -> list[tuple[str, str, str]]:
    async with house.app.database.reading() as session:
        found = await session.scalars(select(Act).order_by(col(Act.id)))
        return [(one.who, one.what, one.via) for one in found if "staff." not in one.what]


async def carried(house: Office, **states: int) -> None:
    """The ledger of the newest broadcast is opened, and came to these ends."""
    async with house.app.database.transaction() as session:
        found = (
            await session.scalars(select(Broadcast).order_by(col(Broadcast.id).desc()))
        ).first()
        assert found is not None
        begun = await broadcasts.begin(session, found, house.clock().date(), house.clock())
        assert begun
        await audience.open_page(session, found, 100, house.clock())
        rows = (
            await session.scalars(
                select(Delivery)
                .where(col(Delivery.broadcast_id) == found.id)
                .order_by(col(Delivery.id))
            )
        ).all()
        ends = [state for state, count in states.items() for _ in range(count)]
        for row, end in zip(rows, ends, strict=False):
            row.state, row.settled_at = end, house.clock()
        await session.flush()
        if len(ends) >= len(rows):
            await broadcasts.finish(session, found.id or 0, house.clock())


async def attaches(clerk: Clerk, content: bytes, **changes: str) -> Shown:
    """A release with a picture."""
    form = FormData({"_token": clerk.token, **DRAFT, **changes})
    form.add_field("file", content, filename="图.png", content_type="image/png")
    return await clerk.post("/releases/new", form)


async def rewrites(clerk: Clerk, path: str, **changes: Any) -> Any:
    """The form of a draft, changed."""
    shown = await clerk.get(f"{path}/edit")
    seen = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert seen, shown.words
    return await clerk.post(f"{path}/edit", **(DRAFT | {"seen": seen[1]} | changes))


async def carried_again(house: Office) -> None:
    """Who still waits gets it."""
    async with house.app.database.transaction() as session:
        await session.execute(
            update(Delivery)
            .where(col(Delivery.state) == deliveries.State.WAITING)
            .values(state=deliveries.State.SENT, settled_at=house.clock())
        )
        newest = (await session.scalars(select(func.max(Broadcast.id)))).one()
        await broadcasts.finish(session, newest or 0, house.clock())


def visit_of(house: Office, who: Staff) -> Visit:
    """Somebody who looks at the page of today."""
    served: Any = house.app
    console: Any = ConsoleHouse(served, served)
    nothing: Any = None
    return Visit(
        house=console,
        pages=Pages(),
        request=nothing,
        voice=house.app.say("zh-Hans"),
        now=house.clock(),
        address="",
        nonce="",
        who=who,
    )


async def waits(house: Office, name: str) -> list[tuple[str, str]]:
    async with house.app.database.reading() as session:
        who = (await session.scalars(select(Staff).where(col(Staff.name) == name))).one()
        found = await pages.waiting(visit_of(house, who), session)
    return [(str(one.title), one.path) for one in found]


async def told(house: Office, name: str) -> list[str]:
    async with house.app.database.reading() as session:
        who = (await session.scalars(select(Staff).where(col(Staff.name) == name))).one()
        return [str(one.words) for one in await pages.figures(visit_of(house, who), session)]
