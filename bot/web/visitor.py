"""Who a visitor is (访客): a random number in a signed cookie, and nothing else about them."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Final

from aiohttp import web

COOKIE: Final = "yangguang_chat"
YEAR: Final = 365 * 24 * 3600
FORM: Final = re.compile(r"([1-9][0-9]{0,15})\.([0-9a-f]{64})")
# Telegram's chat ids stay below 2⁵² and JavaScript counts exactly to 2⁵³: both can hold ours.
MOST: Final = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Visitors:
    """Makes and reads the cookie.

    `embedded` says that portals may show the chat in a frame of theirs. The cookie is then sent in
    a frame (SameSite=None), and kept apart for each portal (Partitioned), so that it can't be used
    to follow a person from one portal to another.
    """

    key: bytes
    secure: bool
    embedded: bool

    def known(self, request: web.BaseRequest) -> int | None:
        """The visitor of a request; None without a cookie or with one that we didn't sign."""
        found = FORM.fullmatch(request.cookies.get(COOKIE, ""))
        if found is None:
            return None
        chat_id = int(found[1])
        if chat_id > MOST or not hmac.compare_digest(self._signature(chat_id), found[2]):
            return None
        return chat_id

    def new(self) -> int:
        """The number of somebody who was never here."""
        return secrets.randbelow(MOST) + 1

    def remember(self, response: web.StreamResponse, chat_id: int) -> None:
        """Sets the cookie, for a year from now."""
        parts = [
            f"{COOKIE}={chat_id}.{self._signature(chat_id)}",
            f"Max-Age={YEAR}",
            "Path=/",
            "HttpOnly",
        ]
        if self.secure:
            parts.append("Secure")
        apart = self.secure and self.embedded
        parts += ["SameSite=None", "Partitioned"] if apart else ["SameSite=Lax"]
        # Python knows `Partitioned` from 3.14 on only, so the header is written by hand.
        response.headers.add("Set-Cookie", "; ".join(parts))

    def _signature(self, chat_id: int) -> str:
        return hmac.new(self.key, b"web visitor:%d" % chat_id, hashlib.sha256).hexdigest()
