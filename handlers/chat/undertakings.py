"""What somebody has under way (在办事项): each capability says its own; joined for all."""

from handlers.chat import consulting, foi_page, form_page, open_days_page
from handlers.chat.buttons import Row
from handlers.chat.step import Step

# The way on to whoever answered them lately, beside the others.
asking_on = consulting.asking_on

# More than so many of a kind stand on their own pages.
MOST = 3
KINDS = (
    form_page.under_way,
    open_days_page.under_way,
    consulting.under_way,
    foi_page.under_way,
)


async def rows(step: Step) -> list[Row]:
    """A button for each, the nearest first; abroad of nothing that another account kept."""
    accounts = await step.shown()
    return [row for kind in KINDS for row in (await kind(step, accounts))[:MOST]]
