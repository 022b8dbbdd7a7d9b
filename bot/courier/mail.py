"""The mail (信函): the frozen messages of what is under way, and whom they are for."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.courier.wire import Message
from storage import broadcasts, releases
from storage.broadcasts import Broadcast
from storage.deliveries import NOTICES, Claimed


class Mail:
    """Read once for each broadcast, checked against what was approved."""

    def __init__(self) -> None:
        self.known: set[int] = set()
        self._messages: dict[tuple[int, str], Message] = {}
        self._audiences: dict[int, Sequence[str]] = {}

    def message(self, claimed: Claimed) -> Message | None:
        """What a claimed delivery says."""
        if claimed.broadcast_id == NOTICES:
            notice = claimed.notice
            return Message(notice["html"], notice["buttons"]) if notice else None
        return self._messages.get((claimed.broadcast_id, claimed.language))

    def audience(self, number: int) -> Sequence[str]:
        """The topics whose followers a broadcast is for."""
        return self._audiences.get(number, ())

    async def load(self, session: AsyncSession, broadcast: Broadcast) -> bool:
        """Reads the messages of a broadcast; False where they are not as they were approved."""
        number = broadcast.id or 0
        if number in self.known:
            return True
        if not await broadcasts.is_as_approved(session, broadcast):
            return False
        for one in await broadcasts.renderings(session, broadcast):
            attachment = (
                await session.get(releases.Attachment, one.attachment) if one.attachment else None
            )
            self._messages[number, one.language] = Message(one.html, one.buttons, attachment)
        self._audiences[number] = broadcast.audience
        self.known.add(number)
        return True

    def forget(self, under_way: set[int]) -> None:
        """Lets go of what is no longer under way, and of its attachments."""
        self.known &= under_way
        self._audiences = {
            number: topics for number, topics in self._audiences.items() if number in under_way
        }
        self._messages = {
            (number, language): message
            for (number, language), message in self._messages.items()
            if number in under_way
        }
