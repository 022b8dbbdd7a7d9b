"""The wires (线路): how one message of a broadcast is given to one address, and what came of it.

Telegram's is lean: the body of a broadcast is made once for each language, the request goes
through the connections of our aiogram session, and of the answer only what is needed is read.
"""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe, SendMessage
from aiogram.types import InlineKeyboardMarkup
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
)
from yarl import URL

from bot.channels.telegram_session import TelegramSession
from knowledge.say import plain
from storage.deliveries import State, Why
from storage.releases import Attachment

Buttons = list[list[dict[str, str]]]
STATUS_OF: dict[type[TelegramAPIError], int] = {
    TelegramForbiddenError: 403,
    TelegramUnauthorizedError: 401,
    TelegramNotFound: 404,
    TelegramConflictError: 409,
    TelegramServerError: 500,
}
MESSAGE_ID = re.compile(rb'"message_id"\s*:\s*(\d+)')
JSON = {"Content-Type": "application/json"}
LIMITS = ClientTimeout(total=60, sock_connect=10)


@dataclass
class Message:
    """A message of a broadcast in one language, or a notice."""

    html: str
    buttons: Buttons = field(default_factory=list)
    attachment: Attachment | None = None
    # Telegram refused its markup: the rest get it as plain text.
    is_plain: bool = False
    # The body behind the chat's id, made at the first sending.
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: a state of the ledger, and when to try again where it passes."""

    state: State
    remote_id: int | None = None
    reason: str | None = None
    # Seconds; the whole token stops for as long if the network asked for it.
    again_in: float | None = None
    pauses: bool = False
    moved_to: int | None = None


# Whether it may still be sent, noted as begun.
Begin = Callable[[], bool]
HELD = Answer(State.WAITING, reason="held", again_in=0)
# Nothing was written: the connection never stood.
NOT_CONNECTED = (ClientConnectorError, ConnectionTimeoutError)


class Wire(Protocol):
    """A way to one channel's network."""

    async def open(self) -> None:
        """Opens the first connection, so that the first message is as fast as the others."""

    async def send(self, chat_id: int, message: Message, begin: Begin) -> Answer:
        """Gives a message to the network; never raises for what the network says.

        `begin` is asked right before the request is written, and raises what it raises.
        """


class TelegramWire:
    """The Bot API, asked with as little as it needs."""

    def __init__(self, session: TelegramSession, bot: Bot, limits: ClientTimeout = LIMITS) -> None:
        self.session = session
        self.bot = bot
        self.limits = limits
        self._http: ClientSession | None = None
        self._addresses: dict[str, URL] = {}
        # Telegram's own name of a file that was uploaded once.
        self._files: dict[str, str] = {}
        self._uploading = asyncio.Lock()

    async def open(self) -> None:
        """Asks who we are; a network that is away is met again by the first message."""
        with suppress(TelegramAPIError):
            await self.bot.session.make_request(self.bot, GetMe())

    async def send(self, chat_id: int, message: Message, begin: Begin) -> Answer:
        """A reset or a time-out after the request was written is unknown, one before it passes."""
        attachment = message.attachment
        if attachment is not None and attachment.name not in self._files:
            async with self._uploading:
                if attachment.name not in self._files:
                    return await self._upload(chat_id, message, attachment, begin)
        if message.body is None:
            message.body = self._body(message)
        body = b'{"chat_id":%d,' % chat_id + message.body
        was_plain = message.is_plain
        if not begin():
            return HELD
        status, content = await self._post(_method(attachment), data=body, headers=JSON)
        return status if isinstance(status, Answer) else read(status, content, message, was_plain)

    async def _post(self, method: str, **request: Any) -> tuple[int | Answer, bytes]:
        """Status and body of the answer, or what its absence means."""
        if self._http is None or self._http.closed:
            self._http = await self.session.create_session()
        try:
            async with self._http.post(
                self._address(method), timeout=self.limits, **request
            ) as response:
                return response.status, await response.read()
        except NOT_CONNECTED as error:
            return Answer(State.WAITING, reason=type(error).__name__), b""
        except (ClientError, TimeoutError, OSError) as error:
            return Answer(State.UNKNOWN, reason=type(error).__name__), b""

    def _address(self, method: str) -> URL:
        if method not in self._addresses:
            url = self.session.api.api_url(token=self.bot.token, method=method)
            self._addresses[method] = URL(url)
        return self._addresses[method]

    def _body(self, message: Message) -> bytes:
        text = plain(message.html) if message.is_plain else message.html
        about: dict[str, Any] = {} if message.is_plain else {"parse_mode": "HTML"}
        attachment = message.attachment
        if attachment is None:
            about |= {"text": text, "link_preview_options": {"is_disabled": True}}
        else:
            what = "photo" if attachment.is_picture else "document"
            about |= {"caption": text, what: self._files[attachment.name]}
        if message.buttons:
            about["reply_markup"] = {"inline_keyboard": keys(message.buttons)}
        return json.dumps(about, ensure_ascii=False).encode()[1:]

    async def _upload(
        self, chat_id: int, message: Message, attachment: Attachment, begin: Begin
    ) -> Answer:
        """The first recipient's message brings the file; the others name it."""
        what = "photo" if attachment.is_picture else "document"
        form = FormData({"chat_id": str(chat_id), "caption": message.html, "parse_mode": "HTML"})
        if message.buttons:
            form.add_field("reply_markup", json.dumps({"inline_keyboard": keys(message.buttons)}))
        form.add_field(what, attachment.content, filename=attachment.file_name)
        if not begin():
            return HELD
        status, content = await self._post(_method(attachment), data=form)
        if isinstance(status, Answer):
            return status
        answer = read(status, content, message, True)
        if answer.state is State.SENT:
            said = json.loads(content)["result"]
            found = said["photo"][-1] if "photo" in said else said.get("document", {})
            if "file_id" in found:
                self._files[attachment.name] = found["file_id"]
        return answer


class SessionWire:
    """A channel whose session is our own, such as the terminal: one method a message."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def open(self) -> None:
        """There is nothing to open."""

    async def send(self, chat_id: int, message: Message, begin: Begin) -> Answer:
        """Says it there."""
        if not begin():
            return HELD
        markup = InlineKeyboardMarkup.model_validate({"inline_keyboard": keys(message.buttons)})
        try:
            said = await self.bot(
                SendMessage(chat_id=chat_id, text=message.html, reply_markup=markup)
            )
        except TelegramAPIError as error:
            return of_error(error)
        return Answer(State.SENT, said.message_id)


def keys(rows: Buttons) -> list[list[dict[str, str]]]:
    """Buttons as Telegram takes them."""
    return [
        [
            {"text": one["text"], "url": one["url"]}
            if one.get("url")
            else {"text": one["text"], "callback_data": one["data"]}
            for one in row
        ]
        for row in rows
    ]


def _method(attachment: Attachment | None) -> str:
    if attachment is None:
        return "sendMessage"
    return "sendPhoto" if attachment.is_picture else "sendDocument"


def read(status: int, content: bytes, message: Message, was_plain: bool) -> Answer:
    """Reads an answer of the Bot API; only `message_id` where it was taken."""
    if status == 200:  # noqa: PLR2004 - HTTP's.
        found = MESSAGE_ID.search(content)
        # Taken, whatever else the answer says.
        return Answer(State.SENT, int(found.group(1)) if found else None)
    try:
        told = json.loads(content)
        about = told.get("parameters") or {}
        why = str(told.get("description", "")).lower()
    except (ValueError, AttributeError):
        about, why = {}, ""
    if status == 400 and "can't parse entities" in why and not was_plain:  # noqa: PLR2004
        message.is_plain, message.body = True, None
        return Answer(State.WAITING, reason="markup", again_in=0)
    return judge(status, why, about.get("retry_after"), about.get("migrate_to_chat_id"))


def judge(status: int, why: str, retry_after: float | None, moved_to: int | None) -> Answer:
    """What a refusal of the Bot API means for a delivery."""
    if retry_after is not None or status == 429:  # noqa: PLR2004
        return Answer(State.WAITING, reason="pace", again_in=retry_after or 1, pauses=True)
    if moved_to is not None:
        return Answer(State.WAITING, reason="moved", again_in=0, moved_to=moved_to)
    if status == 403:  # noqa: PLR2004
        is_blocked = "blocked by the user" in why
        return Answer(State.BLOCKED if is_blocked else State.GONE, reason=None)
    if "chat not found" in why or "deactivated" in why:
        return Answer(State.GONE)
    if status >= 500 or status in {401, 404, 409}:  # noqa: PLR2004
        # Its server is in trouble, or our token: every other recipient would meet the same.
        return Answer(State.WAITING, reason=f"status {status}")
    return Answer(State.SKIPPED, reason=Why.REFUSED)


def of_error(error: TelegramAPIError) -> Answer:
    """The same for an error of aiogram."""
    status = next((code for kind, code in STATUS_OF.items() if isinstance(error, kind)), 400)
    retry_after = getattr(error, "retry_after", None)
    return judge(
        status, error.message.lower(), retry_after, getattr(error, "migrate_to_chat_id", None)
    )
