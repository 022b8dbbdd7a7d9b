"""What is owed (欠复): one process says it again, and nobody is left without an answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from bot.channels import reception
from bot.channels.session import Buttons, Sent
from storage import conversations, inbound
from storage.conversations import Conversation
from storage.database import Database
from storage.inbound import Inbound
from tests.dialogue import CHAT_ID, DialogueSession, Player

CHATS = range(CHAT_ID, CHAT_ID + 12)


async def owe(database: Database, now: datetime, text: str = "还欠您一句") -> None:
    """A reply to each chat that no network has taken."""
    async with database.transaction() as session:
        for chat_id in CHATS:
            await conversations.begin(session, "dialogue", chat_id, now)
            row = await inbound.receive(
                session,
                channel="dialogue",
                update_id=str(chat_id),
                chat_id=chat_id,
                body={},
                now=now,
            )
            assert row is not None
            reply = {"method": "SendMessage", "data": {"chat_id": chat_id, "text": text}}
            inbound.handle(row, replies=[reply], now=now)


class Offices:
    """Several processes of one house, with a clock that is set by hand."""

    def __init__(self, play: Player) -> None:
        self.moment = play.clock()
        self.players = [Player(play.settings, lambda: self.moment) for _ in range(3)]

    @property
    def said(self) -> list[str]:
        return [one.text for player in self.players for one in player.session.shown]

    async def settle(self) -> None:
        for player in self.players:
            for chat_id in CHATS:
                await player.app.inbox.settled("dialogue", chat_id)

    async def say_again(self) -> None:
        """The round that every process makes, all at the same moment."""
        await asyncio.gather(*(player.app.inbox.say_again() for player in self.players))
        await self.settle()


@pytest.fixture
async def offices(play: Player) -> AsyncIterator[Offices]:
    found = Offices(play)
    async with AsyncExitStack() as stack:
        for player in found.players:
            player.app = await stack.enter_async_context(player.started())
        yield found


@pytest.mark.race
async def test_of_several_processes_one_says_again_what_is_owed(offices: Offices) -> None:
    await owe(offices.players[0].app.database, offices.moment)
    offices.moment += timedelta(minutes=2)
    await offices.say_again()
    assert offices.said == ["还欠您一句"] * len(CHATS)
    await offices.say_again()
    assert len(offices.said) == len(CHATS)


@pytest.mark.race
async def test_of_several_that_start_at_once_one_says_again_what_is_owed(play: Player) -> None:
    database = Database(play.settings.database.url)
    await owe(database, play.clock())
    await database.close()
    offices = Offices(play)
    apps = [player.started() for player in offices.players]
    async with AsyncExitStack() as stack:
        started = await asyncio.gather(*(stack.enter_async_context(app) for app in apps))
        for player, app in zip(offices.players, started, strict=True):
            player.app = app
        await offices.settle()
    assert offices.said == ["还欠您一句"] * len(CHATS)


async def test_what_a_process_claimed_and_never_said_is_said_by_another(
    offices: Offices,
) -> None:
    database = offices.players[0].app.database
    await owe(database, offices.moment)
    offices.moment += timedelta(minutes=2)
    long_ago = offices.moment - timedelta(minutes=1)
    async with database.transaction() as session:
        # By one that ended before it said it.
        claimed = await inbound.claim_owed(
            session, ["dialogue"], offices.moment, claimed_before=long_ago
        )
    assert list(claimed) == [("dialogue", chat_id) for chat_id in CHATS]
    await offices.say_again()
    assert offices.said == []
    offices.moment += timedelta(minutes=2)
    await offices.say_again()
    assert len(offices.said) == len(CHATS)


class Breaking(DialogueSession):
    """A network whose session has a bug: a word breaks it."""

    async def send(self, chat_id: int, html: str, rows: Buttons) -> Sent:
        if "生活垃圾" in html or "还欠您" in html:
            raise ZeroDivisionError(html)
        return await super().send(chat_id, html, rows)


async def test_an_answer_that_cannot_be_said_is_apologised_for_and_the_chat_goes_on(
    play: Player, capfd: pytest.CaptureFixture[str]
) -> None:
    play.session = Breaking(play.clock)
    await play("""
        居民  垃圾怎么分
        政务  这一步是我们这边出了故障…12345，并报这个编号：…
        居民  申请信息公开要钱吗
        政务  …不收费…
    """)
    logged = capfd.readouterr().err
    assert "event='trouble.unsaid'" in logged
    assert "生活垃圾" not in logged


async def test_what_is_owed_and_cannot_be_said_is_apologised_for_once(play: Player) -> None:
    play.session = Breaking(play.clock)
    database = Database(play.settings.database.url)
    await owe(database, play.clock())
    async with play.started() as play.app:
        for chat_id in CHATS:
            await play.app.inbox.settled("dialogue", chat_id)
    assert len(play.session.shown) == len(CHATS)
    assert all(one.text.startswith("这一步是我们这边出了故障") for one in play.session.shown)
    async with database.reading() as session:
        owed = select(Inbound).where(col(Inbound.said_at).is_(None))
        assert (await session.scalars(owed)).all() == []
    await database.close()


async def test_who_was_deleted_from_another_account_meanwhile_is_answered_all_the_same(
    play: Player,
) -> None:
    now: datetime = play.clock()
    async with play.started() as play.app:
        async with play.app.database.transaction() as session:
            row = await inbound.receive(
                session,
                channel="dialogue",
                update_id="1",
                chat_id=CHAT_ID,
                body=reception.message(CHAT_ID, 1, now, text="垃圾怎么分"),
                now=now,
            )
            assert row is not None
            await session.execute(delete(Conversation))
        play.app.inbox.wake("dialogue", CHAT_ID)
        await asyncio.wait_for(play.app.inbox.settled("dialogue", CHAT_ID), 10)
    play.expect("…生活垃圾分哪四类？…", "after it")


async def test_a_refusal_that_cannot_be_said_is_apologised_for(play: Player) -> None:
    """A bug in the refusal itself: no such text."""
    now: datetime = play.clock()
    body: dict[str, Any] = reception.message(CHAT_ID, 1, now, text=None)
    async with play.started() as play.app:
        async with play.app.database.transaction() as session:
            await conversations.begin(session, "dialogue", CHAT_ID, now)
            await inbound.receive(
                session,
                channel="dialogue",
                update_id="1",
                chat_id=CHAT_ID,
                body=body | {"refusal": ["no-such-text", {}]},
                now=now,
            )
        play.app.inbox.wake("dialogue", CHAT_ID)
        await asyncio.wait_for(play.app.inbox.settled("dialogue", CHAT_ID), 10)
    play.expect("这一步是我们这边出了故障…", "after it")
