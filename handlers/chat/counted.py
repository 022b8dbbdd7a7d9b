"""What becomes of a question (提问记录): each is counted, and kept where it found no answer."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.step import Step
from knowledge.say import CITY
from storage import asked, faq
from storage.asked import Outcome
from storage.conversations import Conversation
from storage.faq import Gap, UnansweredQuestion


async def count(step: Step, outcome: Outcome) -> None:
    """Counts a question, in the transaction of its answer."""
    on = step.now.astimezone(CITY).date()
    await asked.count(step.session, step.conversation.channel, outcome, on)


async def keep(
    session: AsyncSession,
    conversation: Conversation,
    text: str,
    gap: Gap,
    offered: list[str],
    now: datetime,
) -> int:
    """Keeps a question that found no answer, masked as it came in; its number."""
    question = UnansweredQuestion(
        conversation_id=conversation.id,
        channel=conversation.channel,
        language=conversation.language,
        text=text,
        gap=gap,
        offered=offered,
        asked_at=now,
    )
    await faq.keep_unanswered(session, question)
    await session.flush()
    return question.id or 0
