"""Sealed fields (加密字段): names, contacts and numbers, each encrypted by itself.

AES-256-GCM with the field's place as associated data: a value copied to another row or column
does not open there. The keys are never in the database (《个人信息保护法》第五十一条第三项). The
first key of the ring seals, all of them open, so that keys can be changed while people write.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

KEY = 32
_MARK = 4
_NONCE = 12
# So many fields are sealed anew at once.
PAGE = 500


class Unopened(Exception):  # noqa: N818 - it is a state of things, met after a lost key.
    """A sealed value that no key of the ring opens: a key is missing, or the value was moved."""


class Keyring:
    """The keys of this process, newest first; each is any 32 or more random characters."""

    def __init__(self, secrets: Sequence[str | bytes]) -> None:
        if not secrets:
            message = "a keyring needs a key"
            raise ValueError(message)
        # Derived, so that one secret may serve for signing and sealing and stay two keys.
        raw = [one.encode() if isinstance(one, str) else one for one in secrets]
        keys = [hmac.digest(one, b"yangguang sealed fields", "sha256") for one in raw]
        self._keys = {hashlib.sha256(key).digest()[:_MARK]: key for key in keys}
        # The oldest is the house's secret key, which stays when the others are changed.
        self._lasting = keys[-1]
        # The first bytes of whatever the newest key seals.
        self.mark = next(iter(self._keys))

    def seal(self, plain: str, place: str) -> bytes:
        """Encrypts a text for its place: key's mark, nonce, ciphertext with tag."""
        nonce = os.urandom(_NONCE)
        cipher = _cipher(self._keys[self.mark])
        sealed: bytes = cipher.encrypt(nonce, plain.encode(), place.encode())
        return self.mark + nonce + sealed

    @property
    def marks(self) -> list[bytes]:
        """What each key is known by, the newest first; it tells nothing of the key."""
        return list(self._keys)

    def proof(self, text: str) -> str:
        """What proves that a text is ours (防伪码), by the key that lasts; 50 bits."""
        return _proof(self._lasting, text)

    def proofs(self, text: str) -> list[str]:
        """What proves it, by each key that is known."""
        return [_proof(key, text) for key in self._keys.values()]

    def open(self, sealed: bytes, place: str) -> str:
        """The text; raises Unopened."""
        from cryptography.exceptions import InvalidTag

        key = self._keys.get(sealed[:_MARK])
        if key is None:
            message = "the key that sealed this is not on the ring"
            raise Unopened(message)
        nonce, rest = sealed[_MARK : _MARK + _NONCE], sealed[_MARK + _NONCE :]
        try:
            plain: bytes = _cipher(key).decrypt(nonce, rest, place.encode())
        except InvalidTag:
            message = "this was not sealed for this place"
            raise Unopened(message) from None
        return plain.decode()


def _proof(key: bytes, text: str) -> str:
    tag = hmac.digest(key, b"yangguang proof:" + text.encode(), "sha256")
    return base64.b32encode(tag)[:10].decode()


def _cipher(key: bytes) -> Any:
    # Only here: most commands seal nothing.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def ring(session: AsyncSession) -> Keyring:
    """The keyring of the session's database."""
    found: Keyring | None = session.info.get("keyring")
    if found is None:
        message = "this database was opened without its keyring"
        raise LookupError(message)
    return found


def place(row: Any, column: str) -> str:
    """Where a field of a row is: its table, its key, its column; the row must have its key."""
    state = inspect(row)
    keys = state.identity or state.mapper.primary_key_from_instance(row)
    if any(key is None for key in keys):
        message = f"{state.mapper.local_table.name} has no key yet: flush it before it is sealed"
        raise ValueError(message)
    return f"{state.mapper.local_table.name}:{':'.join(map(str, keys))}:{column}"


def keep(session: AsyncSession, row: Any, column: str, plain: str | None) -> None:
    """Seals a text into a field of a row that was flushed; None empties it."""
    if plain is None:
        setattr(row, column, None)
        return
    setattr(row, column, ring(session).seal(plain, place(row, column)))


def read(session: AsyncSession, row: Any, column: str) -> str | None:
    """The text of a sealed field, None where it is empty; raises Unopened."""
    value = getattr(row, column)
    return None if value is None else ring(session).open(value, place(row, column))


async def counts(session: AsyncSession, table: Any, column: str) -> dict[bytes, int]:
    """How many fields each key has sealed, by the marks of the keys."""
    from sqlalchemy import func, select

    field = getattr(table, column)
    mark = func.substr(field, 1, _MARK)
    query = select(mark, func.count()).where(field.is_not(None)).group_by(mark)
    return {bytes(one): count for one, count in await session.execute(query)}


async def rotate(session: AsyncSession, table: Any, column: str) -> int:
    """Seals with the newest key what an older one sealed (密钥轮换): a page; how many it was.

    A table of big fields has its own, smaller PAGE. Of a row only this field is read.
    """
    from sqlalchemy import func, select
    from sqlalchemy.orm import load_only

    ours = ring(session)
    field = getattr(table, column)
    query = (
        select(table)
        .where(field.is_not(None), func.substr(field, 1, _MARK) != ours.mark)
        .options(load_only(field))
        .limit(getattr(table, "PAGE", PAGE))
        .with_for_update()
    )
    rows = (await session.scalars(query)).all()
    for row in rows:
        keep(session, row, column, read(session, row, column))
    await session.flush()
    return len(rows)
