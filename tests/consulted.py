"""A house in which people ask and staff answer (咨询试验): a clock that goes on, notices brought.

house = Asking(settings, now); await house.play("…"); await house.answer("…"); await house.bring()
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.settings import Settings
from handlers.desk import consultations as desk
from storage import conversations, faq, staff
from storage.consultations import Consultation, Message
from storage.conversations import Conversation
from storage.database import Database
from storage.deliveries import Delivery, State
from storage.staff import Role
from tests import content
from tests.dialogue import CHAT_ID, Player

HOUSING, CIVIL = "区住房保障房屋管理局", "区民政局"
PEOPLE = {
    "房小管": (Role.OFFICER, HOUSING),
    "民小政": (Role.OFFICER, CIVIL),
    "办小理": (Role.OFFICER, ""),
    "编小辑": (Role.EDITOR, HOUSING),
}


async def furnish(session: AsyncSession, now: datetime) -> None:
    """The tests' entries, one of another organ, and staff of three organs."""
    await content.load(session, now)
    lift = content.entry(
        "lift-vote",
        question="加装电梯，要多少业主同意？",
        wordings=["装电梯要几户同意"],
        matter="加装电梯",
        element="条件",
        short="三分之二以上的业主参与表决。",
        organ="区房屋管理部门",
        field="房屋管理",
    )
    await faq.take(session, [*content.entries(), lift], now)
    for name, (role, organ) in PEOPLE.items():
        await staff.add(session, name, [role], organ, now)


class Asking:
    """One resident in dialogues, and staff at the desk."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        self.now = now
        self.settings = settings
        self.play = Player(settings, lambda: self.now)
        self.database = Database(settings.database.url, settings.keyring())

    async def close(self) -> None:
        """Lets go of the database."""
        await self.database.close()

    def later(self, **time: float) -> None:
        """The clock goes on."""
        self.now += timedelta(**time)

    async def do(self, deed: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        """Something in a transaction of its own."""
        async with self.database.transaction() as session:
            return await deed(session)

    async def rows(self) -> list[Consultation]:
        """The consultations, in their order."""
        async with self.database.reading() as session:
            found = await session.scalars(select(Consultation).order_by(col(Consultation.id)))
            return list(found.all())

    async def said(self) -> list[Message]:
        """What was said in them, in its order."""
        async with self.database.reading() as session:
            return list((await session.scalars(select(Message).order_by(col(Message.id)))).all())

    async def number(self) -> str:
        """The number of the newest."""
        return str((await self.rows())[-1].number)

    async def answer(self, text: str, by: str = "办小理") -> None:
        """Staff answer the newest one, whosever it is; what they say is brought."""
        number = await self.number()
        await self.do(lambda session: desk.answer(session, number, text, by, self.now, yes=True))
        await self.bring()

    async def transfer(self, to: str, reason: str, by: str = "办小理") -> None:
        """Staff give the newest one to another organ."""
        number = await self.number()
        await self.do(lambda session: desk.transfer(session, number, to, reason, by, self.now))
        await self.bring()

    async def bring(self) -> None:
        """What a courier would do: the notices that wait are said in the chat."""
        async with self.database.transaction() as session:
            waiting = select(Delivery).where(col(Delivery.state) == State.WAITING)
            for row in (await session.scalars(waiting.order_by(col(Delivery.id)))).all():
                assert row.notice is not None
                await self.play.session.send(CHAT_ID, row.notice["html"], row.notice["buttons"])
                row.state = State.SENT

    async def conversation(self) -> Conversation:
        """The resident's."""
        async with self.database.reading() as session:
            found = await conversations.find(session, "dialogue", CHAT_ID)
        assert found is not None
        return found
