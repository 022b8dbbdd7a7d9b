"""What every test may ask for (测试装置): a database of each kind, a fixed clock, a closed door.

The PostgreSQL is real and is started by the first test that wants it. No test reaches beyond
this machine.
"""

import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from pydantic import SecretStr

from bot import logs
from tests import postgres

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.database import Database
    from tests.dialogue import Player

# What whoever runs the tests may say to them: longer, and with the pictures written anew.
FOR_THE_TESTS = {"YANGGUANG_SOAK", "YANGGUANG_SCREENSHOTS"}

KEY = "a key of the tests, long enough to be one"

hypothesis.settings.register_profile("quick", max_examples=50, deadline=None, database=None)
hypothesis.settings.register_profile("soak", max_examples=1000, deadline=None, database=None)
hypothesis.settings.load_profile("soak" if os.environ.get("YANGGUANG_SOAK") else "quick")


class BeyondThisMachine(RuntimeError):  # noqa: N818 - it says what the test did.
    """A test tried to reach another machine."""


def refuse_other_machines(event: str, arguments: tuple[Any, ...]) -> None:
    """Raises BeyondThisMachine when something connects, sends or looks up beyond loopback."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = arguments[:1]
    else:
        return
    # A Unix socket's address is a path; a netlink one is a pair of numbers.
    host = address[0] if isinstance(address, tuple) and address else None
    if isinstance(host, bytes):
        host = host.decode("ascii", errors="replace")
    if not isinstance(host, str) or host in {"", "localhost", "::1"}:
        return
    if not host.startswith("127."):
        raise BeyondThisMachine(f"{event} {host}: tests stay on this machine")


def pytest_configure() -> None:
    """Closes the door before the first test is read; an audit hook cannot be taken away.

    What tests write lies in memory where there is room: SQLite waits for the disk at each commit.
    """
    if (memory := postgres.in_memory()) is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    sys.addaudithook(refuse_other_machines)
    logs.configure()


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own settings never decide what a test sees."""
    for name in [name for name in os.environ if name.startswith("YANGGUANG_")]:
        if name not in FOR_THE_TESTS:
            monkeypatch.delenv(name)


@pytest.fixture
def now() -> datetime:
    """A Monday morning in the office: 2026-11-23, half past nine in Shanghai."""
    return datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """The real PostgreSQL of this run, with a migrated template; started when first wanted."""
    from storage import migrations

    server = postgres.start()
    try:
        template = server.create()
        migrations.upgrade(server.url(template))
        server.template = template
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and empty SQLite file, to be copied."""
    from storage import migrations

    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    migrations.upgrade(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated and empty database, one test for each kind.

    For processes of their own; a test that stays in this one asks for `database`.
    """
    if request.param == "sqlite":
        path = tmp_path / "yangguang.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    name = server.create()
    try:
        yield server.url(name)
    finally:
        server.drop(name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator["Database"]:
    """A migrated and empty database, on SQLite and on a real PostgreSQL."""
    from storage.database import Database
    from storage.sealed import Keyring

    opened = Database(database_url, Keyring([KEY]))
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture
def settings(database_url: str) -> "Settings":
    """Settings of a house on this database, without the sample content."""
    from bot.settings import DatabaseSettings, Settings

    return Settings(
        _env_file=None,
        database=DatabaseSettings(url=database_url),
        secret_key=SecretStr(KEY),
        sample_content=False,
    )


@pytest.fixture
async def play(settings: "Settings", now: datetime) -> "Player":
    """Plays dialogues over a few entries of the tests' own (tests/content.py)."""
    from storage.database import Database
    from tests import content
    from tests.dialogue import Player

    database = Database(settings.database.url, settings.keyring())
    async with database.transaction() as session:
        await content.load(session, now)
    await database.close()
    return Player(settings, lambda: now)
