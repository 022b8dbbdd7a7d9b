"""Notices to applicants (告知): number, state and day alone, whichever channel they came by.

What it is about waits for number and secret, on channels abroad on the portal
(《个人信息保护法》第三十六条).
"""

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.buttons import Requests, frame
from handlers.chat.step import ABROAD
from knowledge.say import Html, Texts
from storage import deliveries
from storage.conversations import Conversation
from storage.foi.record import FoiRequest


async def reached(session: AsyncSession, request: FoiRequest) -> Conversation | None:
    """The account that is told; None where there is none, or it cannot be reached any more."""
    if request.conversation_id is None:
        return None
    found = await session.get(Conversation, request.conversation_id)
    return found if found is not None and found.left_at is None else None


async def tell(
    session: AsyncSession, request: FoiRequest, portal: str, what: str | None = None
) -> bool:
    """Owes the applicant a notice of the state that the request has now; whether they get it.

    `what` is told in its place: that its date was reckoned anew.
    """
    conversation = await reached(session, request)
    if conversation is None:
        return False
    say = Texts.load().say(conversation.language)
    is_abroad = conversation.channel in ABROAD
    parts = [
        say(
            "foi-told",
            number=request.number,
            state=what or request.state,
            due=str(request.due_on or ""),
        ),
        say("foi-told-portal", url=portal) if is_abroad else say("foi-told-how"),
    ]
    buttons = [[frame(say("foi-button-status"), Requests(place="status"))]]
    # A state comes once, a new date as often as a notice moves it.
    key = f"foi:{request.number}:{f'{what}:{request.posted}' if what else request.state}"
    await deliveries.notify(session, conversation, Html("\n\n".join(parts)), buttons, key)
    return True
