"""The spine (主干): kill -9 at every step, no question unanswered, no act done twice."""

import asyncio
import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from bot.app import App
from storage import conversations
from storage.database import Database
from storage.faq import Gap, UnansweredQuestion
from storage.inbound import Inbound
from tests import content, spine

# A process starts by a fork of one that has imported everything.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.spine", "tests.warm"])

# `make test` kills at some steps, spread over the whole; `make soak` at every one.
SAMPLES = 10


def live(url: str, folder: Path, scene: str, burn_at: int, start: int = 0) -> int | None:
    """A process from start to end; its exit code, negative for the signal that ended it."""
    process = FORKS.Process(target=spine.play, args=(url, str(folder), scene, burn_at, start))
    process.start()
    process.join(60)
    if process.is_alive():
        process.kill()
        raise AssertionError(f"the process did not end ({scene}, step {burn_at})")
    return process.exitcode


async def lines(url: str) -> list[tuple[str, str]]:
    """The transcript of the web chat: whose line, and its first words."""
    database = Database(url)
    async with database.reading() as session:
        conversation = await conversations.find(session, "web", spine.CHAT_ID)
        assert conversation is not None
        rows = await conversations.transcript(session, conversation.id or 0)
        found = [(str(row.sender), row.html) for row in rows]
    await database.close()
    return found


async def kept(url: str) -> list[tuple[str, Gap]]:
    """The questions kept for the desk: the act that must be done once."""
    database = Database(url)
    async with database.reading() as session:
        rows = (await session.scalars(select(UnansweredQuestion))).all()
        owed = (await session.scalars(select(Inbound).where(col(Inbound.said_at).is_(None)))).all()
    await database.close()
    assert not owed, "an update was left unhandled or a reply unsaid"
    return sorted((row.text, row.gap) for row in rows)


async def fill(url: str) -> None:
    database = Database(url)
    async with database.transaction() as session:
        await content.load(session, spine.NOW)
    await database.close()


async def empty(url: str) -> None:
    """Takes the conversations away, so that the next kill begins from the same place."""
    database = Database(url)
    async with database.transaction() as session:
        for table in (UnansweredQuestion, Inbound, conversations.Line, conversations.Conversation):
            await session.execute(delete(table))
    await database.close()


def steps_to_kill_at(folder: Path) -> list[int]:
    """Every step in a soak, otherwise some of them from the first to the last."""
    total = int((folder / "steps").read_text())
    if os.environ.get("YANGGUANG_SOAK"):
        return list(range(1, total + 1))
    return sorted({1 + (total - 1) * n // (SAMPLES - 1) for n in range(SAMPLES)})


ONCE = sorted([(spine.WORDS[1], Gap.UNKNOWN), (spine.WORDS[2], Gap.NONE_OF_THESE)])
STARTS_OF_ANSWERS = [
    "<b>生活垃圾分哪四类？",
    "这个我没有查到",
    "您问的是哪一项",
    "好的，这几个都不是",
]


@pytest.mark.kill
@pytest.mark.parametrize("scene", ["web", "wire"])
def test_a_kill_at_any_step_leaves_no_question_unanswered_and_no_act_done_twice(
    database_url: str, tmp_path: Path, scene: str
) -> None:
    asyncio.run(fill(database_url))
    assert live(database_url, tmp_path, scene, burn_at=0) == 0
    assert asyncio.run(kept(database_url)) == ONCE
    repeats = 0
    for step in steps_to_kill_at(tmp_path):
        asyncio.run(empty(database_url))
        (tmp_path / "wire").unlink(missing_ok=True)
        assert live(database_url, tmp_path, scene, burn_at=step) == -signal.SIGKILL
        # The start that mends it may be killed too, early or late; it may also be done before.
        mended = live(database_url, tmp_path, scene, burn_at=step // 2 + 1, start=1)
        assert mended in {0, -signal.SIGKILL}
        assert live(database_url, tmp_path, scene, burn_at=0, start=2) == 0
        assert asyncio.run(kept(database_url)) == ONCE, f"killed at step {step}"
        if scene == "web":
            said = asyncio.run(lines(database_url))
            assert [who for who, _ in said] == ["resident", "office"] * 4, f"step {step}: {said}"
            answers = [html for who, html in said if who == "office"]
        else:
            wire = (tmp_path / "wire").read_text(encoding="utf-8").splitlines()
            answers = list(dict.fromkeys(wire))
            repeats += len(wire) - len(answers)
        for start, answer in zip(STARTS_OF_ANSWERS, answers, strict=True):
            assert answer.startswith(start), f"step {step}"
    # Said again is better than silence, but only for what was under way at a kill.
    assert repeats <= 2 * len(steps_to_kill_at(tmp_path))


@pytest.mark.race
async def test_two_processes_answer_a_chat_once_and_in_order(database_url: str) -> None:
    await fill(database_url)
    first, second = (App(spine.settings(database_url)) for _ in range(2))
    async with first, second:
        for number in range(20):
            words = spine.WORDS[number % 2]
            await first.web.receive_text(spine.CHAT_ID, words, f"nonce-{number}")
            second.inbox.wake("web", spine.CHAT_ID)
        for app in (first, second):
            await app.inbox.settled("web", spine.CHAT_ID)
    said = await lines(database_url)
    assert len(said) == 40
    answers = [html for who, html in said if who == "office"]
    for number, answer in enumerate(answers):
        assert answer.startswith(STARTS_OF_ANSWERS[number % 2]), number
    assert len(await kept(database_url)) == 10


async def test_the_same_nonce_twice_is_one_message(database_url: str) -> None:
    await fill(database_url)
    async with App(spine.settings(database_url)) as app:
        receipts = await asyncio.gather(
            *(app.web.receive_text(spine.CHAT_ID, spine.WORDS[0], "nonce") for _ in range(5))
        )
        await app.web.settled(spine.CHAT_ID, 60)
    assert sorted(receipt.duplicate for receipt in receipts) == [False, True, True, True, True]
    assert len({receipt.message_id for receipt in receipts}) == 1
    assert [who for who, _ in await lines(database_url)] == ["resident", "office"]
