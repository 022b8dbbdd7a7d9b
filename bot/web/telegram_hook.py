"""Telegram's webhook (电报回调): a door that opens to whoever shows the secret.

Its 200 means that the update is kept. Anything else makes Telegram come again, so what can never
be kept is refused with a reason and what only cannot be kept now is a 503.
"""

import hmac
import json
from typing import Final

from aiogram.exceptions import TelegramAPIError
from aiohttp import web

from bot import logs
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_updates import number_of
from storage.database import is_away

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name.
# A message of 4,096 characters that answers another one, each written as six, stays far below.
LARGEST_UPDATE: Final = 1 << 20


class TelegramHook:
    """POST /telegram/webhook."""

    def __init__(self, channel: TelegramChannel) -> None:
        secret = channel.settings.webhook_secret
        if secret is None:
            message = "a webhook needs a secret"
            raise ValueError(message)
        self.channel = channel
        self.secret = secret.get_secret_value().encode()

    async def take(self, request: web.Request) -> web.Response:
        """Keeps the update; says no more to a stranger than that it is not for them."""
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self.secret):
            return web.Response(status=401)
        body = await _read(request)
        if body is None:
            return web.Response(status=413, text="an update is never so large\n")
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return web.Response(status=400, text="not JSON\n")
        if number_of(update) is None:
            return web.Response(status=400, text="no update_id\n")
        try:
            await self.channel.receive([update])
        except Exception as error:
            if not (isinstance(error, TelegramAPIError) or is_away(error)):
                raise
            logs.note(error, "telegram.webhook_waits")
            return web.Response(status=503)
        return web.Response()


async def _read(request: web.Request) -> bytes | None:
    """The body; None where it is too large, without reading it to its end."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)
