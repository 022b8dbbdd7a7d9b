"""What Alembic runs (迁移环境): the tables of storage/ on whichever database the URL names.

The whole way from one version to another is one transaction on both databases, so that a
migration that is killed leaves the tables as they were.
"""

import asyncio
import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, event, text
from sqlmodel.sql.sqltypes import AutoString

from storage.database import Database, Moment, metadata

# One number for the whole house: two processes that migrate at once take turns by it.
MIGRATION_LOCK = 20190412


def url_of_the_database() -> str:
    """The URL that storage.migrations was given, else the setting, else the file in var/."""
    given = context.config.attributes.get("url")
    if given:
        return str(given)
    return os.environ.get("YANGGUANG_DATABASE__URL") or "sqlite+aiosqlite:///var/yangguang.db"


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a thing found in the database is ours: other tables stay as they are."""
    return kind != "table" or name in metadata().tables


def rendered(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """A column's type as versions write it: they outlive the code, so they name none of ours."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, AutoString):
        return f"sa.String(length={thing.length})" if thing.length else "sa.String()"
    return False


def migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        include_name=is_ours,
        render_item=rendered,
        compare_type=True,
        compare_server_default=True,
        # SQLite cannot alter most of a table: it is written anew and renamed.
        render_as_batch=True,
        # It can roll a change of tables back, though, since Database begins transactions itself.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def leave_references_alone(connection: Any, _record: object) -> None:
    # While a table is written anew the old one is dropped, and its references would take the
    # rows that refer to it along.
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()


async def online(url: str) -> None:
    database = Database(url)
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "connect", leave_references_alone)
    try:
        async with database.engine.connect() as connection:
            await connection.run_sync(migrate)
            # The advisory lock is the connection's: it must end here, not go back to a pool.
            await connection.invalidate()
    finally:
        await database.close()


if context.is_offline_mode():
    context.configure(
        url=url_of_the_database(),
        target_metadata=metadata(),
        literal_binds=True,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()
else:
    asyncio.run(online(url_of_the_database()))
