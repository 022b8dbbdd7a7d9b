"""What somebody has under way (在办事项): forms to finish, seats, requests; for 我的."""

from handlers.chat.answers import label
from handlers.chat.buttons import Fill, Registered, Requests, Row, button
from handlers.chat.form_answers import wording
from handlers.chat.step import Step
from storage import foi, forms
from storage.open_days import lookup

# More than so many of a kind stand on their own pages.
MOST = 3


async def rows(step: Step) -> list[Row]:
    """A button for each, the nearest first."""
    say = step.say
    # Abroad nothing is shown that another account has kept.
    accounts = [step.conversation.id or 0] if step.abroad else await step.accounts()
    found: list[Row] = []
    for draft in (await forms.unfinished(step.session, accounts))[:MOST]:
        name = say("form-button-go-on", title=wording(draft.questions.title, say))
        to = Fill(draft=draft.id or 0, at=draft.at, do="go")
        found.append([button(label(name), to)])
    for row, _, day in (await lookup.mine(step.session, accounts, step.now))[:MOST]:
        name = say("residents-my-registration", title=say.content(day.title))
        to_ticket = Registered(registration=row.id or 0, do="ticket")
        found.append([button(label(name), to_ticket)])
    kept = [await foi.kept(step.session, one) for one in accounts]
    if any(kept):
        found.append([button(say("foi-button-status"), Requests(place="status"))])
    return found
