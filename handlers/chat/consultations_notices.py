"""Notices of consultations (咨询通知): the answer, and that another organ answers."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.answers import label
from handlers.chat.buttons import Consulted, frame
from knowledge.say import Texts
from storage import consultations, deliveries
from storage.consultations import Consultation, Message
from storage.conversations import Conversation


async def answered(session: AsyncSession, row: Consultation, said: Message) -> None:
    """Brings an answer to the chat that asked."""
    to = await session.get(Conversation, row.conversation_id or 0)
    if to is None:
        return
    say = Texts.load().say(to.language)
    html = say(
        "consultations-answer",
        number=str(row.number),
        organ=say.content(said.organ or row.organ),
        # Who answers may be another than who was asked, such as after a transfer.
        asked=say.content(row.organ),
        is_same=str(said.organ == row.organ).lower(),
        question=label(row.question),
        answer=said.text,
    )
    rating = Consulted(do="rate", id=row.id or 0, message=said.id or 0)
    buttons = [
        frame(say("consultations-button-more"), Consulted(do="more", id=row.id or 0)),
        frame(say("consultations-button-rate"), rating),
    ]
    key = f"{consultations.record(row)}:answer:{said.id}"
    await deliveries.notify(session, to, html, [buttons], key)


async def transferred(
    session: AsyncSession, row: Consultation, reason: str, now: datetime
) -> None:
    """Says that another organ answers; the day stays."""
    to = await session.get(Conversation, row.conversation_id or 0)
    if to is None:
        return
    say = Texts.load().say(to.language)
    html = say(
        "consultations-transferred",
        number=str(row.number),
        organ=say.content(row.organ),
        reason=" ".join(reason.split()),
        day=str(row.due_on),
    )
    key = f"{consultations.record(row)}:transfer:{now:%Y%m%d%H%M%S%f}"
    await deliveries.notify(session, to, html, [], key)
