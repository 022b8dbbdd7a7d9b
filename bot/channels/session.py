"""A channel that is not Telegram, as an aiogram session (渠道会话).

`Bot` takes a session; ours turns `SendMessage`, `EditMessageText`, `SendPhoto` … into what the
channel has. A method that a channel has no answer for raises `TelegramBadRequest`, loudly: None
would look like success.
"""

from abc import abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, ClassVar, cast

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageReplyMarkup,
    EditMessageText,
    GetMe,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, InlineKeyboardMarkup, InputFile, Message, User
from sqlalchemy.ext.asyncio import AsyncSession

Buttons = list[list[dict[str, str]]]


class ChannelSession(BaseSession):
    """The methods that our handlers use, each turned into one act of the channel."""

    channel: ClassVar[str]
    # Whether what is said lies in our own database: then it is said in the step's transaction.
    keeps_transcript: ClassVar[bool] = False
    # Whether a form may ask for something personal: its answer is sealed as it comes in.
    takes_personal: ClassVar[bool] = False
    # aiogram wants `digits:rest`; the digits are the bot's id.
    token: ClassVar[str]

    def bot(self) -> Bot:
        """A bot that speaks on this channel."""
        default = DefaultBotProperties(parse_mode=ParseMode.HTML)
        return Bot(self.token, session=self, default=default)

    async def make_request(  # noqa: C901 - a table of methods.
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature.
    ) -> TelegramType:
        """Does what the method asks on this channel.

        Raises TelegramBadRequest for a method that the channel lacks, or a message that is gone.
        """
        del timeout
        result: Any
        match method:
            case SendMessage():
                result = await self.send(int(method.chat_id), method.text, buttons(method))
            case EditMessageText():
                result = await self.edit(*_target(method), method.text, buttons(method))
            case EditMessageReplyMarkup():
                result = await self.edit(*_target(method), None, buttons(method))
            case DeleteMessage():
                result = await self.delete(int(method.chat_id), method.message_id)
            case DeleteMessages():
                result = await self.clear(int(method.chat_id), method.message_ids)
            case SendPhoto() | SendDocument():
                result = await self._send_file(bot, method)
            case SendChatAction():
                result = await self.typing(int(method.chat_id))
            case AnswerCallbackQuery() | SetMyCommands():
                # A tap needs no acknowledgement here; words come as a message of their own.
                result = True
            case GetMe():
                result = User(id=bot.id, is_bot=True, first_name="阳光问政")
            case _:
                raise _refused(method, f"{self.channel} has no {type(method).__name__}")
        if result is None:
            raise _refused(method, "message to edit not found")
        if isinstance(result, tuple):
            result = _message(bot, *result)
        return cast("TelegramType", result)

    async def _send_file(self, bot: Bot, method: SendPhoto | SendDocument) -> "Sent":
        file = method.photo if isinstance(method, SendPhoto) else method.document
        if isinstance(file, InputFile):
            name = file.filename or "file"
            content: str | bytes = b"".join([chunk async for chunk in file.read(bot)])
        else:
            name, content = file.rpartition("/")[2], file
        chat_id, caption = int(method.chat_id), method.caption or ""
        if isinstance(method, SendPhoto):
            return await self.photo(chat_id, content, caption, buttons(method))
        return await self.document(chat_id, name, content, caption, buttons(method))

    def step(
        self, session: AsyncSession
    ) -> AbstractAsyncContextManager[Callable[[], Awaitable[None]]]:
        """Says what is said inside in this transaction; gives what to do after its commit.

        Only for a channel that keeps its transcript.
        """
        raise NotImplementedError(self.channel)

    @abstractmethod
    async def send(self, chat_id: int, html: str, rows: Buttons) -> "Sent":
        """Says a message."""

    @abstractmethod
    async def edit(
        self, chat_id: int, message_id: int, html: str | None, rows: Buttons
    ) -> "Sent | None":
        """Changes a message, its buttons alone where `html` is None; None if it is gone."""

    @abstractmethod
    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Takes a message back."""

    async def clear(self, chat_id: int, message_ids: Sequence[int]) -> bool:
        """Takes many messages back."""
        return all([await self.delete(chat_id, one) for one in message_ids])

    @abstractmethod
    async def photo(self, chat_id: int, picture: str | bytes, html: str, rows: Buttons) -> "Sent":
        """Shows a picture, an address or its bytes, with a caption."""

    @abstractmethod
    async def document(
        self, chat_id: int, file_name: str, content: str | bytes, html: str, rows: Buttons
    ) -> "Sent":
        """Offers a file, an address or its bytes, with a caption."""

    @abstractmethod
    async def typing(self, chat_id: int) -> bool:
        """Shows that an answer is being made."""

    async def close(self) -> None:
        """Nothing is open: the channel owns its connections."""

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature.
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """These channels take no files yet."""
        del url, headers, timeout, chunk_size, raise_for_status
        message = f"{self.channel} has no files to read"
        raise NotImplementedError(message)
        yield b""


# Where a message went: chat id, message id, when.
Sent = tuple[int, int, datetime]


def _refused(method: TelegramMethod[Any], why: str) -> TelegramBadRequest:
    return TelegramBadRequest(method, why)


def _message(bot: Bot, chat_id: int, message_id: int, at: datetime) -> Message:
    chat = Chat(id=chat_id, type="private")
    return Message(message_id=message_id, date=at, chat=chat).as_(bot)


def _target(method: EditMessageText | EditMessageReplyMarkup) -> tuple[int, int]:
    return int(method.chat_id or 0), int(method.message_id or 0)


def buttons(method: Any) -> Buttons:
    """The buttons of a method as the frames of contracts.md have them."""
    markup = method.reply_markup
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    return [
        [
            {"text": button.text, "url": button.url}
            if button.url
            else {"text": button.text, "data": button.callback_data or ""}
            for button in row
        ]
        for row in markup.inline_keyboard
    ]
