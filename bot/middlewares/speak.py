"""Speak (语言): gives the handler `say`, and tells the person what was hidden (脱敏告知)."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject

from bot.apology import MaskedNotice
from bot.channels.session import ChannelSession
from bot.middlewares.unit_of_work import as_list
from bot.settings import Settings
from handlers.chat.step import Step
from knowledge.say import Texts
from storage.conversations import Conversation
from storage.refusal import Refusal


class Speak(BaseMiddleware):
    """Hands on `say` and `texts`; a handler that changes the language asks `texts`.

    `step` has all that a handler needs in one hand.

    Raises Refusal for an update that its channel could not read (reception.refusal).
    """

    def __init__(self, texts: Texts, notice: MaskedNotice, settings: Settings) -> None:
        self.texts = texts
        self.notice = notice
        self.settings = settings

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
        data["step"] = self._step(conversation, data)
        result = await handler(event, data)
        masked: tuple[str, ...] = data.get("masked", ())
        if not masked:
            return result
        # Said in the language that the handler may just have recognised.
        return [self.notice.say(conversation, masked), *as_list(result)]

    def _step(self, conversation: Conversation, data: dict[str, Any]) -> Step:
        bot: Bot = data["bot"]
        ours = bot.session if isinstance(bot.session, ChannelSession) else None
        return Step(
            session=data["session"],
            conversation=conversation,
            state=data["state"],
            say=data["say"],
            texts=self.texts,
            now=data["now"],
            abroad=conversation.channel in self.notice.abroad,
            takes_personal=ours is not None and ours.takes_personal,
            in_browser=ours is not None and ours.keeps_transcript,
            has_telegram=self.settings.telegram.token is not None,
            quiet_hours=self.settings.quiet_hours,
            portal=self.settings.web.address,
        )
