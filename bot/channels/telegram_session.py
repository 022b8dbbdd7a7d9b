"""Telegram's wire (电报接口): aiogram's session, which mends by itself what can be mended.

Markup that is refused goes out as plain text, an edit of a message that is gone as a new message,
a message to a group that moved to its new address. What cannot be mended is raised as aiogram
raises it. No error that leaves here names the token, which stands in every address.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar, Final, cast

import structlog
from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    GetUpdates,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import Message
from aiohttp import ClientError, ClientTimeout

from bot import logs
from handlers.chat.taps import TYPED
from knowledge.say import plain
from storage.database import is_away

log = structlog.get_logger()

Method = TelegramMethod[Any]
Moved = Callable[[int, int], Awaitable[None]]
Left = Callable[[int, str], Awaitable[None]]

CONNECT: Final = 10.0
TOTAL: Final = 60.0
# A request that asks for updates is held for so long by Telegram; its answer has this much more.
GRACE: Final = 15.0
# Requests at once; the courier of a bot with a higher limit has some hundred in flight.
MOST_AT_ONCE: Final = 256
# Plain, then anew, then to a group's new address: nothing is mended more often.
MOST_MENDS: Final = 4

BUTTONS_TOO_OLD: Final = ("query is too old", "query id is invalid")
GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
NOTHING_TO_DELETE: Final = ("message to delete not found", "message can't be deleted")


class TelegramSession(AiohttpSession):
    """The Bot API over HTTP.

    `moved(old, new)` is told that a group has a new address, `left(chat_id, because)` that an
    address cannot be reached: `blocked` by its owner, or `gone`.
    """

    channel: ClassVar[str] = "telegram"

    def __init__(self, api_url: str, *, moved: Moved, left: Left) -> None:
        super().__init__(limit=MOST_AT_ONCE, api=TelegramAPIServer.from_base(api_url))
        self.moved = moved
        self.left = left

    def bot(self, token: str) -> Bot:
        """The bot of a token; what it says is HTML."""
        return Bot(token, session=self, default=DefaultBotProperties(parse_mode=ParseMode.HTML))

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature.
    ) -> TelegramType:
        """Does what the method asks, mended where Telegram refuses what it can take otherwise."""
        if isinstance(method, AnswerCallbackQuery) and method.callback_query_id.startswith(TYPED):
            # Nobody tapped: there is no query to answer.
            return cast("TelegramType", True)
        asked: Method = method
        for _ in range(MOST_MENDS):
            try:
                return cast("TelegramType", await self._ask(bot, asked, timeout))
            except TelegramBadRequest as error:
                if _is_done(asked, error.message.lower()):
                    return cast("TelegramType", True)
                asked = await self._mended(asked, error)
            except TelegramMigrateToChat as error:
                asked = await self._redirected(asked, error)
            except TelegramForbiddenError as error:
                because = "blocked" if "blocked by the user" in error.message else "gone"
                await self._note_left(asked, because)
                raise
        message = "refused again and again"
        raise TelegramBadRequest(method, message)

    async def _ask(self, bot: Bot, method: Method, timeout: float | None) -> Any:  # noqa: ASYNC109
        total = TOTAL if timeout is None else timeout
        # aiogram hands the time on as it is; aiohttp takes it in parts, too.
        limits = cast("int", ClientTimeout(total=total, sock_connect=CONNECT))
        try:
            return await super().make_request(bot, method, limits)
        except TelegramNetworkError as error:
            raise without_token(error, bot.token) from error.__cause__

    async def _mended(self, method: Method, error: TelegramBadRequest) -> Method:
        """The method as Telegram may take it; raises the error where nothing helps."""
        why = error.message.lower()
        if "can't parse entities" in why and (bare := _as_plain(method)):
            log.warning("telegram.html_refused", method=type(method).__name__)
            return bare
        if any(sign in why for sign in GONE) and (anew := _said_anew(method)):
            return anew
        if "chat not found" in why:
            await self._note_left(method, "gone")
        raise error

    async def _redirected(self, method: Method, error: TelegramMigrateToChat) -> Method:
        old, new = _chat(method), error.migrate_to_chat_id
        if old is None or old == new:
            raise error
        await self._tell(self.moved(old, new), "telegram.move_not_kept")
        return method.model_copy(update={"chat_id": new})

    async def _note_left(self, method: Method, because: str) -> None:
        chat_id = _chat(method)
        if chat_id is not None:
            await self._tell(self.left(chat_id, because), "telegram.leave_not_kept")

    async def _tell(self, telling: Awaitable[None], event: str) -> None:
        try:
            await telling
        except Exception as error:
            if not is_away(error):
                raise
            # The next message to this chat finds it out again.
            logs.note(error, event)

    def check_response(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        status_code: int,
        content: str,
    ) -> Response[TelegramType]:
        """Reads an answer; one that is a proxy's page is a server's error.

        What Telegram accepted stays accepted, whatever a newer Telegram puts into its answer:
        it would be said twice otherwise.
        """
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            answer = error.data
        if not isinstance(answer, dict) or answer.get("ok") is not True:
            raise TelegramServerError(method, f"an answer {status_code} that cannot be read")
        result = answer.get("result")
        if isinstance(result, dict) and "message_id" in result:
            result = cast("Any", Message).model_construct(message_id=result["message_id"])
        return Response[Any].model_construct(ok=True, result=result)

    async def updates(self, bot: Bot, offset: int, wait: int, allowed: Sequence[str]) -> list[Any]:
        """The updates from `offset` on, as they came: none is lost because it is of a new kind."""
        method = GetUpdates(offset=offset, timeout=wait, allowed_updates=list(allowed), limit=100)
        http = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        limits = ClientTimeout(total=wait + GRACE, sock_connect=CONNECT)
        about = method.model_dump(exclude_none=True)
        try:
            async with http.post(url, json=about, timeout=limits) as response:
                status, content = response.status, await response.text(errors="replace")
        except (ClientError, TimeoutError) as error:
            network = TelegramNetworkError(method, type(error).__name__)
            raise without_token(network, bot.token) from None
        try:
            found = json.loads(content)
        except (ValueError, RecursionError):
            raise TelegramServerError(method, "an answer that cannot be read") from None
        if isinstance(found, dict) and found.get("ok") is True:
            result = found.get("result")
            return result if isinstance(result, list) else []
        self.check_response(bot, method, status, content)
        raise TelegramServerError(method, "an answer that cannot be read")


def without_token(error: TelegramAPIError, token: str) -> TelegramAPIError:
    """The error without the token, which a failed request may quote with its address."""
    error.message = error.message.replace(token, "…")
    if error.__cause__ is not None and token in f"{error.__cause__!r}{error.__cause__}":
        error.__cause__ = None
    return error


def _chat(method: Method) -> int | None:
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else None


def _is_done(method: Method, why: str) -> bool:
    """Whether a refusal says that there is nothing left to do."""
    match method:
        case AnswerCallbackQuery():
            return any(sign in why for sign in BUTTONS_TOO_OLD)
        case EditMessageText() | EditMessageCaption():
            return "message is not modified" in why
        case EditMessageReplyMarkup():
            # Its buttons are gone with it.
            return "message is not modified" in why or any(sign in why for sign in GONE)
        case DeleteMessage():
            return any(sign in why for sign in NOTHING_TO_DELETE)
        case _:
            return False


def _as_plain(method: Method) -> Method | None:
    """The same as plain text; None where there is no markup or nothing would be left."""
    mode = getattr(method, "parse_mode", None)
    if not (isinstance(mode, Default) or mode):
        return None
    field = "caption" if hasattr(method, "caption") else "text"
    bare = plain(getattr(method, field, None) or "")
    if not bare.strip():
        return None
    return method.model_copy(update={field: bare, "parse_mode": None})


def _said_anew(method: Method) -> Method | None:
    """A new message in the place of an edit; None for anything else."""
    match method:
        case EditMessageText(text=str(text)) | EditMessageCaption(caption=str(text)) if text:
            if method.chat_id is None:
                return None
            return SendMessage(
                chat_id=method.chat_id,
                text=text,
                parse_mode=method.parse_mode,
                reply_markup=method.reply_markup,
            )
        case _:
            return None
