"""The follower (订阅人): who follows topics, and what they are promised with a subscription."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.types import TelegramObject
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.announcement import topic_name
from knowledge.say import Html, Say
from storage import residents, subscriptions
from storage.conversations import Conversation
from storage.subscriptions import Topic

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True)
class Follower:
    """The person who speaks, in the step of the conversation in which they speak."""

    session: AsyncSession
    conversation: Conversation
    say: Say
    now: datetime
    quiet_hours: str
    # Whether what is sent waits on a page of one browser, and whether Telegram could bring it.
    in_browser: bool
    has_telegram: bool

    @property
    def quiet(self) -> str:
        """Whether what is not urgent waits for the morning, as the texts ask it."""
        return "yes" if self.quiet_hours else "no"

    async def topics(self) -> list[Topic]:
        """What they follow, on any joined account."""
        return await residents.followed(self.session, self.conversation)

    async def follow(self, topic: Topic) -> Html:
        """Follows a topic, and says what comes of it."""
        name, is_first = topic_name(topic, self.say), not await self.topics()
        conversation = self.conversation
        if not await subscriptions.subscribe(self.session, conversation, topic.id, self.now):
            return self.say("subscriptions-already", topic=name)
        said = self.say("subscriptions-done", topic=name, quiet=self.quiet)
        # Who has another account joined has another place to read it.
        if not (self.in_browser and is_first) or conversation.resident_id is not None:
            return said
        telegram = "yes" if self.has_telegram else "no"
        return Html(f"{said}\n\n{self.say('subscriptions-in-browser', telegram=telegram)}")

    async def leave(self, topic: Topic) -> bool:
        """Leaves a topic; whether they followed it."""
        return await residents.leave_topic(self.session, self.conversation, topic.id)


async def lend(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Hands the follower to the handlers of a router."""
    names = ("session", "conversation", "say", "now", "quiet_hours", "in_browser", "has_telegram")
    data["follower"] = Follower(**{name: data[name] for name in names})
    return await handler(event, data)
