"""The database (数据库): one writer on SQLite, many on PostgreSQL, the same verbs on both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, event, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from storage.sealed import Keyring

# Named before the first table is defined, so that migrations can name what they change.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Big enough for Telegram's ids, and still the row id of SQLite, which counts only INTEGER.
BigKey = BigInteger().with_variant(Integer(), "sqlite")
Json = JSON().with_variant(JSONB(), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite forgets the zone, this puts it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC on the way in; a naive datetime is a bug and raises ValueError."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a naive datetime was to be stored: {value!r}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware UTC on the way out."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Seconds for which a writer on SQLite waits for another; milliseconds that cutting the log waits.
PATIENCE = 30
MOMENT_FOR_READERS = 100


class Database:
    """An engine and its two kinds of transaction.

    `url` is SQLAlchemy's: `sqlite+aiosqlite:///var/yangguang.db` or
    `postgresql+asyncpg://user:password@host/name`.
    """

    def __init__(self, url: str, keyring: Keyring | None = None) -> None:
        self.url = url
        # What opens the sealed fields; a session carries it to the verbs.
        self._info = {"keyring": keyring}
        self.is_sqlite = url.startswith("sqlite")
        self.engine: AsyncEngine = create_async_engine(
            url,
            # An error must not carry what people wrote into a log.
            hide_parameters=True,
            pool_pre_ping=not self.is_sqlite,
            connect_args={"timeout": PATIENCE} if self.is_sqlite else {},
        )
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
        self._reading = self.engine.execution_options(reading=True)
        # What was erased still stands in SQLite's log (WAL) as it was, until that is cut.
        self._log_tells = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A transaction that may write: commits when the block ends, rolls back when it raises.

        One that erased what must not be read any more has the log cut behind it.
        """
        async with self._session(self.engine) as session, session.begin():
            yield session
        if self._log_tells or session.info.get("erased"):
            self._log_tells = not await self.cut_log()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads: on SQLite it never waits for the writer."""
        async with self._session(self._reading) as session:
            yield session

    def _session(self, engine: AsyncEngine) -> AsyncSession:
        return AsyncSession(engine, expire_on_commit=False, info=dict(self._info))

    async def cut_log(self) -> bool:
        """Empties SQLite's log; False where somebody was reading, and the next commit tries again.

        On PostgreSQL the log is the server's, and is left to it.
        """
        if not self.is_sqlite:
            return True
        async with self.engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            if driver is None:
                return False
            # Whoever reads is not waited for: writers would wait as well.
            await driver.execute(f"PRAGMA busy_timeout={MOMENT_FOR_READERS}")
            try:
                async with driver.execute("PRAGMA wal_checkpoint(TRUNCATE)") as found:
                    busy, _, _ = await found.fetchone()
            finally:
                await driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
        return not busy

    async def close(self) -> None:
        """Closes every connection of the pool."""
        await self.engine.dispose()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions begin late and hide the lock; ours are in _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: what was acknowledged to a resident must survive a power cut, not only a crash.
    # secure_delete: what was erased must not stand in the file's free pages.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # IMMEDIATE takes the one writer's place at once: a lock taken in the middle of a transaction
    # fails without waiting.
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


# PostgreSQL's classes of errors that pass: connection, rollback of a conflict, resources,
# operator's intervention (https://www.postgresql.org/docs/current/errcodes-appendix.html).
PASSING = ("08", "40", "53", "55", "57")


def is_away(error: BaseException) -> bool:
    """Whether an error means that the database is away or busy, and trying again may help."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        return True
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None) or ""
        return error.connection_invalidated or state[:2] in PASSING
    return isinstance(error, ConnectionError | TimeoutError)


def is_postgresql(session: AsyncSession) -> bool:
    """Whether this session speaks to PostgreSQL, where SQLite has other words."""
    return session.get_bind().dialect.name == "postgresql"


async def alone(session: AsyncSession, key: int) -> None:
    """Waits until no other process is in a transaction that asked for this key.

    On SQLite the one writer's place is that already.
    """
    if is_postgresql(session):
        await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def metadata() -> MetaData:
    """Every table of the house, for migrations and for the tests."""
    from storage import tables

    return tables.metadata
