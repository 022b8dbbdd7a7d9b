"""The lead (主导): one process at a time sends to many, however many run.

On PostgreSQL an advisory lock of a connection that is kept open: it ends with the process. On
SQLite a lock on a file beside the database.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

COURIER_LOCK = 20190515


class Lead:
    """Asked for again and again by those who do not have it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection: AsyncConnection | None = None
        self._file: int | None = None

    async def has(self) -> bool:
        """Whether this process leads, now; takes the lead where it is free."""
        if self.database.is_sqlite:
            return self._has_file()
        return await self._has_connection()

    def _has_file(self) -> bool:
        if self._file is None:
            path = Path(self.database.url.partition("///")[2] + ".courier")
            file = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                return False
            self._file = file
        return True

    async def _has_connection(self) -> bool:
        try:
            if self._connection is not None:
                # The lock lives as long as the connection does.
                await self._connection.execute(text("SELECT 1"))
                return True
            connection = await self.database.engine.connect()
            connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
            query = text("SELECT pg_try_advisory_lock(:key)")
            if (await connection.execute(query, {"key": COURIER_LOCK})).scalar_one():
                self._connection = connection
                return True
            await connection.close()
        except (SQLAlchemyError, OSError):
            await self.close()
        return False

    async def close(self) -> None:
        """Gives the lead to whoever asks next."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        if self._connection is not None:
            connection, self._connection = self._connection, None
            try:
                # Back in the pool it must not hold the lock.
                await connection.execute(
                    text("SELECT pg_advisory_unlock(:key)"), {"key": COURIER_LOCK}
                )
            except (SQLAlchemyError, OSError):
                # With the connection the lock is gone, too.
                with suppress(SQLAlchemyError, OSError):
                    await connection.invalidate()
            await connection.close()
