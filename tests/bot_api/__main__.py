"""The server as a process of its own (独立进程): its record outlives a client that is killed.

`python -m tests.bot_api --port-file PATH [--limit 30] [--latency 0.04 0.08] …`; stops on SIGTERM,
on POST /control/stop, or after `--seconds`.
"""

import argparse
import asyncio
import contextlib
import gc
import signal
from pathlib import Path

from tests.bot_api.chats import ranges
from tests.bot_api.faults import Faults
from tests.bot_api.server import TOKEN, BotApi


def numbers(words: str) -> set[int]:
    """Chats as `1000-1999,3000`, or `@FILE` with one such word a line."""
    if words.startswith("@"):
        return ranges(Path(words[1:]).read_text(encoding="utf-8").split())
    return ranges(words.split(","))


def moves(words: str) -> dict[int, int]:
    """Groups that became supergroups, as `-5=-1005,-6=-1006`."""
    pairs = (word.split("=") for word in words.split(","))
    return {int(old): int(new) for old, new in pairs}


def options() -> argparse.ArgumentParser:
    """What can be said on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bot_api")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--port-file", type=Path, required=True)
    parser.add_argument("--token", action="append")
    parser.add_argument("--latency", type=float, nargs=2, default=(0.0, 0.0))
    parser.add_argument("--limit", type=float)
    parser.add_argument("--per-chat", type=float)
    parser.add_argument("--retry-after", type=int, default=1)
    parser.add_argument("--share-5xx", type=float, default=0.0)
    parser.add_argument("--share-reset-before", type=float, default=0.0)
    parser.add_argument("--share-reset-after", type=float, default=0.0)
    parser.add_argument("--updates-too", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    for kind in ("blocked", "deactivated", "kicked", "unknown"):
        parser.add_argument(f"--{kind}", type=numbers, default=set())
    parser.add_argument("--migrated", type=moves, default={})
    parser.add_argument("--keep-payloads", action="store_true")
    parser.add_argument("--seconds", type=float, default=3600, help="the longest it stays")
    return parser


async def serve(said: argparse.Namespace) -> None:
    """Serves until it is told to stop."""
    faults = Faults(
        latency=tuple(said.latency),
        limit=said.limit,
        per_chat=said.per_chat,
        retry_after=said.retry_after,
        share_5xx=said.share_5xx,
        share_reset_before=said.share_reset_before,
        share_reset_after=said.share_reset_after,
        updates_too=said.updates_too,
        seed=said.seed,
    )
    api = BotApi(said.token or [TOKEN], faults, keep_payloads=said.keep_payloads)
    for kind in ("blocked", "deactivated", "kicked", "unknown", "migrated"):
        setattr(api.chats, kind, getattr(said, kind))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, api.stopped.set)
    await api.start(said.port)
    # Whoever waits for the file finds the whole number in it or no file.
    fresh = said.port_file.with_suffix(".new")
    fresh.write_text(str(api.port), encoding="utf-8")
    fresh.rename(said.port_file)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(api.stopped.wait(), said.seconds)
    await api.stop()


if __name__ == "__main__":
    # A collection over a hundred thousand records would look like slowness of the network.
    gc.set_threshold(100_000, 50, 1000)
    asyncio.run(serve(options().parse_args()))
