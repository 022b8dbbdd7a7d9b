"""A request's fields (请求参数): the same whether they came as JSON, as a form or in the address.

A form's numbers and structures are texts; here they become what they mean, or are refused in the
words that Telegram uses.
"""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

LONGEST_UPLOAD = 50 * 1024 * 1024
LONGEST_BODY = 1024 * 1024


class Refused(Exception):  # noqa: N818 - it is an answer, not an error.
    """What Telegram answers instead of a result."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> bytes:
        said: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            said["parameters"] = self.parameters
        return json.dumps(said).encode()


def bad(reason: str) -> Refused:
    """Most of what is refused is a bad request."""
    return Refused(400, f"Bad Request: {reason}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file within a form."""

    name: str
    data: bytes


Fields = dict[str, Any]


async def read(request: web.BaseRequest) -> Fields:
    """Everything that the request says; a file stands under its own name as an Upload."""
    found: Fields = dict(request.query) if request.query_string else {}
    if request.method != "POST" or not request.body_exists:
        return found
    kind = request.content_type
    if kind == "multipart/form-data":
        found.update(await _parts(request))
        return found
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Request Entity Too Large") from None
    if kind == "application/json":
        try:
            said = json.loads(body) if body else {}
        except ValueError:
            raise bad("can't parse request body as JSON object") from None
        if not isinstance(said, dict):
            raise bad("can't parse request body as JSON object")
        found.update(said)
    elif kind == "application/x-www-form-urlencoded":
        found.update(await request.post())
    return found


async def _parts(request: web.BaseRequest) -> Fields:
    found: Fields = {}
    room = LONGEST_UPLOAD + LONGEST_BODY
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytearray()
        while chunk := await part.read_chunk(65536):
            room -= len(chunk)
            if room < 0:
                raise Refused(413, "Request Entity Too Large")
            data += chunk
        found[part.name] = (
            data.decode() if part.filename is None else Upload(part.filename, bytes(data))
        )
    return found


def words(fields: Fields, name: str) -> str:
    """A text, or an empty one."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise bad(f'field "{name}" must be of type String')


def number(fields: Fields, name: str, otherwise: int = 0) -> int:
    """A whole number; Telegram takes what is none for the default."""
    value = fields.get(name)
    try:
        return otherwise if value is None else int(value)
    except (TypeError, ValueError):
        return otherwise


def flag(fields: Fields, name: str) -> bool:
    """A yes or no."""
    return str(fields.get(name, "")).lower() in {"true", "yes", "1"}


def structure(fields: Fields, name: str) -> Any:
    """A list or an object, which a form carries as JSON; None where there is none."""
    value = fields.get(name)
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
