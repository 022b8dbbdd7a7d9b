"""The tests' own PostgreSQL (测试用数据库): it comes when asked for and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests import postgres
from tests.conftest import BeyondThisMachine

ROOT = Path(__file__).parent.parent
START_AND_WAIT = """
import sys
from tests import postgres
server = postgres.start()
pid = (server.directory / "data/postmaster.pid").read_text().split()[0]
print(server.directory, pid, flush=True)
sys.stdin.read()
"""


async def test_it_holds_chinese_and_listens_on_no_port(postgres_server: postgres.Server) -> None:
    name = postgres_server.create()
    engine = create_async_engine(postgres_server.url(name))
    try:
        async with engine.connect() as connection:
            row = (
                await connection.execute(
                    text(
                        "SELECT current_setting('server_encoding'), "
                        "current_setting('listen_addresses'), '虹口'"
                    )
                )
            ).one()
    finally:
        await engine.dispose()
        postgres_server.drop(name)
    assert tuple(row) == ("UTF8", "", "虹口")


@pytest.mark.kill
def test_it_dies_with_the_tests_and_takes_its_directory_along() -> None:
    tests = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with tests:
        assert tests.stdout is not None
        directory, pid = tests.stdout.readline().split()
        assert Path(directory).exists()
        tests.kill()
    limit = time.monotonic() + 20
    while Path(directory).exists() and time.monotonic() < limit:
        time.sleep(0.02)
    assert not Path(directory).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), signal.SIG_DFL)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_it_runs_as_nobody_where_namespaces_are_not_allowed() -> None:
    server = postgres.start(prefixes=[postgres.AS_NOBODY])
    try:
        assert server.directory.stat().st_uid == postgres.NOBODY
        server.drop(server.create())
    finally:
        complaints = server.stop()
    assert complaints == ""
    assert not server.directory.exists()


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(BeyondThisMachine):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(BeyondThisMachine):
        socket.getaddrinfo("gov.example", 443)
