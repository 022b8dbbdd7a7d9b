"""A case system behind an address (外部办件系统): signed JSON, one post a state."""

import io
import json
from datetime import datetime

import aiohttp

from bot.case_systems.contract import (
    KEY,
    LONGEST_CASE_ID,
    SIGNATURE,
    TIMESTAMP,
    Accepted,
    NotTaken,
    sign,
)
from storage.foi.posts import Claimed

# Long enough for an attachment, and below the time for which a claimed post is hidden.
PATIENCE = aiohttp.ClientTimeout(total=60)
LARGEST_ANSWER = 64 * 1024


class Webhook:
    """Posts to one address, and to no other that it may point to."""

    name = "webhook"

    def __init__(self, url: str, secret: str) -> None:
        self.url = url
        self.secret = secret
        self._http: aiohttp.ClientSession | None = None

    async def take(self, claimed: Claimed, now: datetime) -> Accepted:
        """Posts one state; raises NotTaken for every answer but a 2xx, and for none."""
        body, timestamp = claimed.body.encode(), str(int(now.timestamp()))
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP: timestamp,
            SIGNATURE: sign(self.secret, timestamp, body),
            KEY: claimed.key,
        }
        if self._http is None:
            self._http = aiohttp.ClientSession(timeout=PATIENCE)
        try:
            async with self._http.post(
                self.url, data=io.BytesIO(body), headers=headers, allow_redirects=False
            ) as answer:
                if not answer.ok or answer.status >= 300:  # noqa: PLR2004 - beyond 2xx.
                    raise NotTaken(f"answered {answer.status}")
                said = await answer.content.read(LARGEST_ANSWER)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise NotTaken(type(error).__name__) from None
        return Accepted(_case_id(said))

    async def close(self) -> None:
        """Closes the connections."""
        if self._http is not None:
            await self._http.close()
            self._http = None


def _case_id(said: bytes) -> str | None:
    """The name that the case system gave it; None where it gave none."""
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        return None
    case_id = found.get("case_id") if isinstance(found, dict) else None
    is_name = isinstance(case_id, str | int) and not isinstance(case_id, bool)
    name = str(case_id).strip() if is_name else ""
    return name if name and name.isprintable() and len(name) <= LONGEST_CASE_ID else None
