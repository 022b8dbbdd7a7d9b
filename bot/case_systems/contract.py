"""The contract with a case system (办件系统对接): what is posted, how it is signed, what returns.

We post each state of a request as JSON, in its order, until it is accepted:

    POST <YANGGUANG_CASES__URL>
    X-Yangguang-Timestamp: 1795397400
    X-Yangguang-Signature: <hex of HMAC-SHA256(secret, timestamp + "." + body)>
    X-Yangguang-Idempotency-Key: SQ-2026-0001-3/1

    {"number": "SQ-2026-0001-3", "sequence": 1, "state": "pre-application", "applicant": …,
     "content": …, "way": …, "receipt": …, "extension": …, "answer": …,
     "attachments": [{"name": "委托书.pdf", "media_type": "application/pdf", "size": 327680,
                      "sha256": "…", "content": "<base64>"}]}

The attachments are those of the request, the same with every state; a file of 5 MB, the biggest,
makes a body of 7 MB.

Any 2xx accepts it; `{"case_id": "…"}` says by which name the case is known there. The same key may
arrive more than once and is one post; of the states of a number the highest sequence counts.
Anything else, and silence, is tried again after pauses that grow up to an hour.

What becomes of it comes back the same way, signed with the same secret over the same text:

    POST /cases/webhook/webhook

    {"event_id": "…", "sequence": 2, "number": "SQ-2026-0001-3", "case_id": "…",
     "state": "registered" | "extended" | "answered" | "withdrawn",
     "receipt": {"received_on": "2026-11-24", "confirm_method": "phone"},
     "extension": {"days": 10, "reason": "…", "consented_by": "…", "told_on": "2026-12-01"},
     "answer": {"outcome": "withheld", "ground": "state-secret", "reasons": "…", "text": "…",
                "answered_on": "2026-12-20"}}

A later state carries all that it needs, so reports may be repeated and may overtake each other:
they are answered 200 and change nothing. What was ended here otherwise, withdrawn and then
reported as answered, is 422. 400 and 422 say what cannot be taken and are not to be sent again
unchanged; 503 is. The timestamp may be five minutes off.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from storage.foi.posts import Claimed

TIMESTAMP = "X-Yangguang-Timestamp"
SIGNATURE = "X-Yangguang-Signature"
KEY = "X-Yangguang-Idempotency-Key"
WINDOW = timedelta(minutes=5)
# What stands for seconds since 1970, and no more than that.
LONGEST_TIMESTAMP = 12
LONGEST_CASE_ID = 100


@dataclass(frozen=True, slots=True)
class Accepted:
    """The case system has it, and knows the request by this name, if it said one."""

    case_id: str | None = None


class NotTaken(Exception):  # noqa: N818 - it is tried again.
    """It has not; the message is a kind and a figure, never what was answered."""


class CaseSystem(Protocol):
    """Takes the states of requests (收件方)."""

    name: str

    async def take(self, claimed: Claimed, now: datetime) -> Accepted:
        """Hands one state over; raises NotTaken where it has to be tried again."""

    async def close(self) -> None:
        """Lets go of what it holds open."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The signature of a body at a moment."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def is_signed(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> bool:
    """Whether this was signed with our secret, and just now."""
    # What came over the wire may be no text at all, and then it cannot even be signed.
    if not (timestamp.isascii() and timestamp.isdecimal()) or len(timestamp) > LONGEST_TIMESTAMP:
        return False
    wanted = sign(secret, timestamp, body).encode()
    fits = hmac.compare_digest(wanted, signature.encode("utf-8", "surrogateescape"))
    return fits and abs(now.timestamp() - int(timestamp)) <= WINDOW.total_seconds()
