"""What a question came to (提问计数): counted in the transaction of its answer, nobody's words."""

from handlers.chat.step import Step
from knowledge.say import CITY
from storage import asked
from storage.asked import Outcome


async def count(step: Step, outcome: Outcome) -> None:
    """Counts a question."""
    on = step.now.astimezone(CITY).date()
    await asked.count(step.session, step.conversation.channel, outcome, on)
