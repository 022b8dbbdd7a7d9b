"""Delivery, measured (投递的度量): the courier beside aiogram's loop and python-telegram-bot's limiter.

`python -m tests.bench.delivery` prints one JSON object a line: {"bench", "figure", "unit", "n"},
with "aim" where there is one and "runs" where the figure is their median. The network is a
process of its own, 40 to 80 ms away, which keeps the limit (tests/bot_api); what it accepted,
by its clock, is what counts. `--quick` runs in seconds and proves that the bench works.
"""

import argparse
import asyncio
import contextlib
import json
import logging
import math
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

# What is imported here, every child imports too: the rest is imported where it is used.
from bot import logs
from tests.bench import couriers

if TYPE_CHECKING:
    from tests.bot_api import Apart

LATENCY = ("0.04", "0.08")
FIRST_CHAT = 1000
FIRST_SPEAKER = 900_000_000
PATIENCE = 120.0
# How many at once served python-telegram-bot best, of 10 to everything: at 30/s and 1,000/s.
AT_ONCE = {30: 100, 1000: 30}
AIM_OF_SHARE = {30: 0.95, 1000: 0.90}
AIM_OF_CPU = 0.6
AIM_OF_REPLY = 1.5
# Seconds between two questions: uneven, so that they keep step with nothing of ours.
BETWEEN = (0.2, 0.5)
LAST_ANSWER = 20.0


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: recipients and runs at a limit, the peers' seconds, questions."""

    recipients: dict[int, int]
    runs: dict[int, int]
    seconds: dict[int, float]
    questions: int
    followers: int


FULL = Scale({30: 900, 1000: 10_000}, {30: 1, 1000: 3}, {30: 12, 1000: 6}, 80, 1500)
QUICK = Scale({30: 45, 1000: 300}, {30: 1, 1000: 1}, {30: 1, 1000: 1}, 4, 150)


@dataclass(frozen=True, slots=True)
class Run:
    """What the network saw of one run, and what it took."""

    accepted: int
    share: float
    twice: int
    missing: int
    put_off: int
    cpu: float
    memory: float


def say(bench: str, figure: float, unit: str, **more: Any) -> None:
    """Print a figure."""
    row = {"bench": bench, "figure": round(figure, 4), "unit": unit}
    print(json.dumps(row | more, ensure_ascii=False), flush=True)


@contextlib.contextmanager
def network(
    limit: int, chats: Sequence[int], seconds: float = PATIENCE, database: str = ""
) -> Iterator[tuple["Apart", couriers.Job]]:
    """A network with a fresh record, and the job of reaching these chats through it."""
    from tests import bot_api

    options = ("--limit", str(limit), "--latency", *LATENCY)
    with tempfile.TemporaryDirectory() as name, bot_api.apart(Path(name), *options) as api:
        database = database or f"sqlite+aiosqlite:///{name}/bench.db"
        at_once = AT_ONCE[limit]
        yield (
            api,
            couriers.Job(
                api.url, bot_api.TOKEN, limit, Path(name), database, chats, seconds, at_once
            ),
        )


async def prepare(url: str, chats: Sequence[int], *, is_sent: bool) -> Any:
    """A database with followers and a reviewed release, which is sent; or the release to send."""
    from bot import clock
    from handlers.desk import sample
    from storage import migrations
    from storage.database import Database
    from tests import mailing

    await asyncio.to_thread(migrations.upgrade, url)
    database, now = Database(url), clock.now()
    try:
        async with database.transaction() as session:
            await sample.load(session, now, content=not is_sent)
        await mailing.followers(database, "telegram", chats, now)
        release = await mailing.reviewed(database, now)
        if is_sent:
            await mailing.sent(database, release, now)
    finally:
        await database.close()
    return release


async def send(url: str, release: Any) -> None:
    """The release is sent, by another process than the one that delivers it."""
    from bot import clock
    from storage.database import Database
    from tests import mailing

    database = Database(url)
    try:
        await mailing.sent(database, release, clock.now())
    finally:
        await database.close()


def delivered(work: couriers.Work, limit: int, job: couriers.Job, api: "Apart") -> Run:
    """Have the work done, and ask the network what it saw of it."""
    with couriers.child(work, job) as other:
        cost = couriers.heard(other, job.seconds + PATIENCE)
    found = api.ask("summary")
    accepted = found["count"]
    return Run(
        accepted,
        accepted / (limit * (found["last"] - found["first"])),
        sum(times - 1 for *_, times in found["duplicates"]),
        len({str(chat) for chat in job.chats} - found["chats"].keys()),
        found["refused"].get("429", 0),
        cost.cpu / accepted * 1000,
        cost.memory,
    )


def of_ours(limit: int, number: int, url: str = "") -> Run:
    """Our way once, on SQLite or on the database named."""
    chats = range(FIRST_CHAT, FIRST_CHAT + number)
    with network(limit, chats, database=url) as (api, job):
        asyncio.run(prepare(job.database, chats, is_sent=True))
        return delivered(couriers.ours, limit, job, api)


def of_peer(work: couriers.Work, limit: int, number: int, seconds: float) -> Run:
    """A peer's way, as far as it comes in so many seconds."""
    chats = range(FIRST_CHAT, FIRST_CHAT + number)
    with network(limit, chats, seconds) as (api, job):
        return delivered(work, limit, job, api)


def report(name: str, limit: int, runs: Sequence[Run], *, is_ours: bool) -> float:
    """Print the figures of a way; give its share of the limit."""
    shares = [round(run.share, 4) for run in runs]
    costs = [round(run.cpu, 4) for run in runs]
    share = statistics.median(shares)
    more: dict[str, Any] = {"n": statistics.median_low(run.accepted for run in runs)}
    aims = [{"aim": f">= {AIM_OF_SHARE[limit]}"}, {"aim": f"<= {AIM_OF_CPU}"}, {"aim": "0"}]
    of_share, of_cpu, of_count = aims if is_ours else ({}, {}, {})
    say(f"{name}: accepted of the limit", share, "share", **more, runs=shares, **of_share)
    cpu = statistics.median(costs)
    say(f"{name}: CPU a thousand", cpu, "s", **more, runs=costs, **of_cpu)
    say(f"{name}: peak of memory", max(run.memory for run in runs), "MB", **more)
    # Every run counts here: a median would hide the one that failed.
    say(f"{name}: twice", sum(run.twice for run in runs), "messages", **more, **of_count)
    if is_ours:
        say(f"{name}: missing", sum(run.missing for run in runs), "messages", **more, **of_count)
    put_off = [run.put_off for run in runs]
    say(f"{name}: put off (429)", statistics.median(put_off), "requests", **more, runs=put_off)
    return share


def bulk(scale: Scale, limit: int) -> None:
    """The pace at one limit, ours beside the peers."""
    name, number = f"delivery at {limit}/s", scale.recipients[limit]
    runs = [of_ours(limit, number) for _ in range(scale.runs[limit])]
    share = report(f"{name}, ours", limit, runs, is_ours=True)
    peers = (("aiogram's loop", couriers.aiogram_loop), ("AIORateLimiter", couriers.telegram))
    for peer, work in peers:
        run = of_peer(work, limit, number, scale.seconds[limit])
        theirs = report(f"{name}, {peer}", limit, [run], is_ours=False)
        say(f"{name}: ours over {peer}", share / theirs, "times")


def on_postgresql(scale: Scale, limit: int) -> None:
    """The same with the ledger on PostgreSQL, whose own CPU is not the client's."""
    from tests import postgres

    server = postgres.start()
    try:
        runs = [of_ours(limit, scale.recipients[limit], server.url(server.create()))]
    finally:
        server.stop()
    report(f"delivery at {limit}/s, ours on PostgreSQL", limit, runs, is_ours=True)


def asked(api: "Apart", questions: Sequence[str], first: int) -> dict[int, float]:
    """Everybody asks one question from a chat of their own; when they did."""
    said: dict[int, float] = {}
    chance = random.Random(first)  # noqa: S311 - distances, not secrets.
    for chat_id, text in enumerate(questions, first):
        said[chat_id] = time.monotonic()
        api.tell("people", acts=[{"act": "say", "chat_id": chat_id, "text": text}])
        time.sleep(chance.uniform(*BETWEEN))
    return said


def answered(api: "Apart", said: dict[int, float]) -> list[float]:
    """Milliseconds until each was answered, in order; waits a while for the last ones."""
    until = time.monotonic() + LAST_ANSWER
    while True:
        first: dict[int, float] = {}
        for one in api.ask("accepted"):
            if one["chat_id"] in said:
                first.setdefault(one["chat_id"], one["at"])
        if len(first) == len(said) or time.monotonic() > until:
            return sorted((at - said[chat_id]) * 1000 for chat_id, at in first.items())
        time.sleep(0.2)


def nearest(waits: Sequence[float], share: float) -> float:
    """The wait that so great a share did not exceed; none answered is for ever."""
    return waits[math.ceil(share * len(waits)) - 1] if waits else math.inf


def meanwhile(api: "Apart", limit: int, begun: float) -> tuple[int, float]:
    """Bulk accepted while people asked, and everything accepted as a share of the limit."""
    rows = [one for one in api.ask("accepted") if one["at"] >= begun]
    ats = [one["at"] for one in rows if one["chat_id"] < FIRST_SPEAKER]
    if not ats:
        return 0, 0.0
    within = sum(ats[0] <= one["at"] <= ats[-1] for one in rows)
    return len(ats), within / (limit * max(ats[-1] - ats[0], 0.001))


def replies(name: str, work: couriers.Work, questions: Sequence[str], followers: int) -> None:
    """How long somebody waits who speaks during a broadcast at 30/s, beside idle."""
    limit = 30
    chats = range(FIRST_CHAT, FIRST_CHAT + followers)
    is_ours = work is couriers.ours_talking
    with network(limit, chats) as (api, job):
        release = asyncio.run(prepare(job.database, chats, is_sent=False)) if is_ours else None
        with couriers.child(work, job) as other:
            couriers.heard(other, PATIENCE)
            # The first ones find nothing warm.
            answered(api, asked(api, questions[:3], FIRST_SPEAKER))
            idle = answered(api, asked(api, questions, FIRST_SPEAKER + 1000))
            begun = time.monotonic()
            if is_ours:
                asyncio.run(send(job.database, release))
            else:
                other.send("send")
            time.sleep(1.0)
            said = asked(api, questions, FIRST_SPEAKER + 5000)
            number, share = meanwhile(api, limit, begun)
            if not 0 < number < followers:
                raise RuntimeError(f"{name}: {number} of {followers} while people asked")
            during = answered(api, said)
        put_off = api.ask("summary?chats=0")["refused"].get("429", 0)
    for when, waits in (("idle", idle), ("during", during)):
        more = {"n": len(waits), "unanswered": len(questions) - len(waits)}
        for part in (0.5, 0.99):
            say(f"{name} {when}: p{part * 100:.0f}", nearest(waits, part), "ms", **more)
    times = nearest(during, 0.99) / nearest(idle, 0.99)
    aim = {"aim": f"<= {AIM_OF_REPLY}"} if is_ours else {}
    say(f"{name}: p99 during over idle", times, "times", **aim)
    say(f"{name}: accepted of the limit meanwhile", share, "share", n=number)
    say(f"{name}: put off (429)", put_off, "requests")


def questions_of(number: int) -> list[str]:
    """So many questions as people put them."""
    from tests.bench import labelled

    path = Path(__file__).with_name("questions.jsonl")
    with path.open(encoding="utf-8") as file:
        found = [one.text for one in labelled.questions(file)]
    return [found[at % len(found)] for at in range(number)]


def main() -> None:
    """Measure the pace, its cost, and what it costs those who speak."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.delivery")
    parser.add_argument("--quick", action="store_true", help="seconds; its figures say little")
    scale = QUICK if parser.parse_args().quick else FULL
    logs.configure(logging.WARNING)
    for limit in scale.recipients:
        bulk(scale, limit)
    on_postgresql(scale, 1000)
    questions = questions_of(scale.questions)
    name = "reply at 30/s"
    replies(f"{name}, ours", couriers.ours_talking, questions, scale.followers)
    # Fewer: theirs wait long.
    some = questions[: max(3, scale.questions // 3)]
    replies(f"{name}, AIORateLimiter", couriers.telegram_talking, some, scale.followers)


if __name__ == "__main__":
    main()
