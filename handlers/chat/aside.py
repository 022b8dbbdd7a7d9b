"""Put by (暂存): an open form waits while somebody does something else."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.chat import form_page
from handlers.chat.form import STATE, close
from handlers.chat.form_answers import wording
from handlers.chat.step import Step
from storage import forms


class Aside(BaseMiddleware):
    """Puts an open form by while somebody does something else, and says that nothing is lost.

    What they type next is a question again, and no answer to the form.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hands on the message or the tap."""
        step: Step = data["step"]
        if step.conversation.state != STATE:
            return await handler(event, data)
        draft_id = int((await step.state.get_data()).get("form") or 0)
        await close(step)
        result = await handler(event, data)
        draft = await forms.hold(step.session, await step.accounts(), draft_id)
        # It was ended by that very act, or another form was begun.
        if draft is None or step.conversation.state == STATE:
            return result
        message = event.message if isinstance(event, CallbackQuery) else event
        if not isinstance(message, Message):
            return result
        already = [result] if isinstance(result, TelegramMethod) else list(result or [])
        title = wording(draft.questions.title, step.say)
        put_by = step.say("form-aside", title=title)
        return [*already, message.answer(put_by, reply_markup=form_page.going_on(step.say, draft))]
