"""The writer (写入): on the web chat, sent means written into the visitor's conversation.

A page is claimed, written and settled in one transaction, so there is nothing uncertain; open
sockets are told after its commit.
"""

from collections.abc import Callable
from datetime import datetime

from bot.channels.web import WebSession, as_html, frame_of
from bot.courier.mail import Mail
from bot.courier.wire import Message
from storage import conversations, deliveries
from storage.database import Database
from storage.deliveries import Claimed, Outcome, State, Why

# Written at once: short enough that on SQLite nobody who asks something waits for it.
PAGE = 100
# Never seen in the ledger: claimed and settled by one commit.
RUN = "writer"


class Writer:
    """Writes what waits for the web chat."""

    def __init__(
        self,
        database: Database,
        web: WebSession,
        clock: Callable[[], datetime],
        mail: Mail,
    ) -> None:
        self.database = database
        self.web = web
        self.clock = clock
        self.mail = mail

    async def write(self, broadcast_id: int) -> int:
        """Writes the next page of a broadcast, or of the notices; how many it was."""
        now = self.clock()
        async with self.database.transaction() as session:
            topics = self.mail.audience(broadcast_id)
            found = await deliveries.claim(session, "web", broadcast_id, RUN, PAGE, now, topics)
            said = [(one, self.mail.message(one) if one.still_asks else None) for one in found]
            outcomes = [
                Outcome(one.id, RUN, State.SKIPPED, reason=why_not(one))
                for one, message in said
                if message is None
            ]
            rows = [
                {
                    "conversation_id": one.conversation_id,
                    "html": as_html(message.html),
                    "buttons": message.buttons,
                    "media": media(message),
                    "key": f"out:d{one.id}",
                }
                for one, message in said
                if message is not None
            ]
            lines = await conversations.write_all(session, rows, now) if rows else []
            written = [one for one, message in said if message is not None]
            for one, line in zip(written, lines, strict=True):
                outcomes.append(Outcome(one.id, RUN, State.SENT, line.id))
            await deliveries.settle(session, outcomes, now)
            frames = [
                (one.chat_id, frame_of(line)) for one, line in zip(written, lines, strict=True)
            ]
        for chat_id, frame in frames:
            self.web.tell(chat_id, frame)
        return len(found)


def why_not(claimed: Claimed) -> Why:
    """Why a claimed delivery is not sent."""
    return Why.NO_MESSAGE if claimed.still_asks else Why.LEFT


def media(message: Message) -> dict[str, str] | None:
    """The picture or the file of a message as the page shows it."""
    attachment = message.attachment
    if attachment is None:
        return None
    kind = "photo" if attachment.is_picture else "document"
    address = f"/chat/attachments/{attachment.name}"
    return {"kind": kind, "url": address, "name": attachment.file_name}
