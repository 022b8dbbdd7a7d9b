"""Speak (语言): gives the handler `say`, and tells the person what was hidden (脱敏告知)."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject

from bot.apology import MaskedNotice
from bot.channels.session import ChannelSession
from bot.middlewares.unit_of_work import as_list
from handlers.chat.step import Step
from knowledge.say import Texts
from storage.conversations import Conversation
from storage.refusal import Refusal


class Speak(BaseMiddleware):
    """Hands on `say` and `texts`; a handler that changes the language asks `texts`.

    `step` has all that a handler needs in one hand. `abroad` says that nothing personal is taken
    on this channel, `in_browser` that what is sent here waits on a page of one browser.

    Raises Refusal for an update that its channel could not read (reception.refusal).
    """

    def __init__(self, texts: Texts, notice: MaskedNotice, portal: str) -> None:
        self.texts = texts
        self.notice = notice
        self.portal = portal

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the update."""
        conversation: Conversation = data["conversation"]
        unread = (event.model_extra or {}).get("refusal")
        if unread:
            text_id, args = unread
            raise Refusal(text_id, **args)
        data["texts"] = self.texts
        data["say"] = self.texts.say(conversation.language)
        bot: Bot = data["bot"]
        channel = bot.session
        data["in_browser"] = isinstance(channel, ChannelSession) and channel.keeps_transcript
        data["abroad"] = conversation.channel in self.notice.abroad
        data["step"] = Step(
            session=data["session"],
            conversation=conversation,
            state=data["state"],
            say=data["say"],
            texts=self.texts,
            now=data["now"],
            abroad=data["abroad"],
            takes_personal=isinstance(channel, ChannelSession) and channel.takes_personal,
            portal=self.portal,
        )
        result = await handler(event, data)
        masked: tuple[str, ...] = data.get("masked", ())
        if not masked:
            return result
        # Said in the language that the handler may just have recognised.
        return [self.notice.say(conversation, masked), *as_list(result)]
