"""The acks (回执文件): what was begun and what the network said, appended at once.

The ledger is written in batches; this file closes the gap. A record is written before a request
is, and another when its answer is there, so that after a kill exactly the requests in flight are
uncertain. A file belongs to one run, is locked while the run lives, and is removed when all that
the run claimed stands in the ledger.

After a loss of power the end of the file may be missing. The header names the boot: in another
one, what has no answer counts as begun.
"""

import errno
import fcntl
import hashlib
import os
import secrets
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Self

from sqlalchemy import make_url

from storage.deliveries import State

# Delivery id, the channel's message id, code; then their checksum, so that a torn end is seen.
BODY = struct.Struct("<qqi")
CHECK = struct.Struct("<I")
RECORD = BODY.size + CHECK.size
HEADER = 96
BOOT = Path("/proc/sys/kernel/random/boot_id")


class Code(IntEnum):
    """What a record says."""

    BEGUN = 0
    SENT = 1
    BLOCKED = 2
    GONE = 3
    WAITING = 4
    SKIPPED = 5
    UNKNOWN = 6


CODE_OF = {
    State.SENT: Code.SENT,
    State.BLOCKED: Code.BLOCKED,
    State.GONE: Code.GONE,
    State.WAITING: Code.WAITING,
    State.SKIPPED: Code.SKIPPED,
    State.UNKNOWN: Code.UNKNOWN,
}
STATE_OF = {code: state for state, code in CODE_OF.items()} | {Code.BEGUN: State.UNKNOWN}


def boot() -> str:
    """Names this boot of the machine; empty where the machine does not tell."""
    return BOOT.read_text().strip() if BOOT.exists() else ""


def house(url: str) -> str:
    """Names the database that a file's deliveries are in; a new password is no new database."""
    parts = make_url(url)
    where = f"{parts.host}:{parts.port}/{parts.database}?{sorted(parts.query.items())}"
    return hashlib.sha256(where.encode()).hexdigest()[:32]


class Acks:
    """The file of a run that lives: `pending` counts what it claimed and has not settled."""

    def __init__(self, folder: Path, url: str) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.run = secrets.token_hex(8)
        self.path = folder / f"{self.run}.acks"
        self.pending = 0
        self.size = 0
        # Locked before it has its name: who looks for dead runs must not find it unlocked.
        hidden = self.path.with_suffix(".new")
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND
        self._file = os.open(hidden, flags, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            self._append(f"{house(url)} {boot()}".ljust(HEADER).encode(), 0)
            hidden.rename(self.path)
        except OSError:
            os.close(self._file)
            hidden.unlink(missing_ok=True)
            raise

    def begin(self, delivery_id: int) -> None:
        """Its request is about to be written; raises OSError where that cannot be noted."""
        self._write(delivery_id, 0, Code.BEGUN)

    def note(self, delivery_id: int, state: State, remote_id: int | None) -> None:
        """What became of it; raises OSError where that cannot be noted."""
        self._write(delivery_id, remote_id or 0, CODE_OF[state])

    def _write(self, delivery_id: int, remote_id: int, code: Code) -> None:
        body = BODY.pack(delivery_id, remote_id, code)
        self._append(body + CHECK.pack(zlib.crc32(body)), HEADER + self.size)
        self.size += RECORD

    def _append(self, content: bytes, end: int) -> None:
        """Appends all of it or nothing: half a record would hide those behind it."""
        if os.write(self._file, content) != len(content):
            os.ftruncate(self._file, end)
            raise OSError(errno.ENOSPC, "the acks file is full")

    def close(self, *, keep: bool = False) -> None:
        """Lets go of the file; removes it unless something of the run is not settled."""
        if not keep:
            self.path.unlink(missing_ok=True)
        os.close(self._file)
        # An answer that comes later must not be written into whatever gets this number next.
        self._file = -1


@dataclass
class DeadRun:
    """A run that ended before it had settled everything."""

    run: str
    path: Path
    same_boot: bool
    found: dict[int, tuple[State, int | None]]
    file: int

    def meant(self, state: State) -> State:
        """What its last word about a delivery means.

        After a loss of power the last may be missing: what was refused may have been begun again.
        """
        if state is State.WAITING and not self.same_boot:
            return State.UNKNOWN
        return state

    def close(self) -> None:
        """Its deliveries are settled."""
        self.path.unlink(missing_ok=True)
        os.close(self.file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # An error leaves the file for the next start.
        if self.path.exists():
            os.close(self.file)


def dead_runs(folder: Path, url: str) -> Iterator[DeadRun]:
    """The files that no living process holds, read; another database's stay as they are."""
    for unfinished in folder.glob("*.new"):
        # Another process may be writing its first line this moment: it holds the lock.
        with suppress(OSError), unfinished.open("rb") as begun:
            fcntl.flock(begun, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not unfinished.stat().st_size:
                continue
            unfinished.unlink(missing_ok=True)
    for path in sorted(folder.glob("*.acks")):
        file = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            continue
        content = path.read_bytes()
        named, _, booted = content[:HEADER].decode(errors="replace").strip().partition(" ")
        if named != house(url):
            os.close(file)
            continue
        same_boot = booted == boot() and bool(booted)
        yield DeadRun(path.stem, path, same_boot, records(content[HEADER:]), file)


def records(content: bytes) -> dict[int, tuple[State, int | None]]:
    """The last word about each delivery; what is torn ends the file."""
    found: dict[int, tuple[State, int | None]] = {}
    for start in range(0, len(content) - RECORD + 1, RECORD):
        body = content[start : start + BODY.size]
        (check,) = CHECK.unpack(content[start + BODY.size : start + RECORD])
        if zlib.crc32(body) != check:
            break
        delivery_id, remote_id, code = BODY.unpack(body)
        found[delivery_id] = STATE_OF[Code(code)], remote_id or None
    return found
