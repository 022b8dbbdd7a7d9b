"""Joining accounts (关联账号): by a code, told to the other, parted again."""

import json
from datetime import datetime, timedelta

import pytest
from aiogram.types import BufferedInputFile, Message
from sqlalchemy import select
from sqlmodel import col

from bot.channels import reception
from handlers.chat import mine
from storage import conversations, residents, subscriptions
from storage.conversations import Sender
from storage.database import Database
from storage.deliveries import Delivery, State
from storage.subscriptions import Subscription
from tests import steps
from tests.dialogue import CHAT_ID, Player


async def of_another_channel(
    player: Player, now: datetime, channel: str = "web", address: int = 5
) -> str:
    """A code that an account of another channel got at a moment, in which it follows a topic."""
    database = Database(player.settings.database.url)
    async with database.transaction() as session:
        other, _ = await conversations.begin(session, channel, address, now)
        await subscriptions.subscribe(session, other, "education", now)
        await conversations.write(
            session, other.id or 0, sender=Sender.RESIDENT, html="网页上说的", key="in:1", now=now
        )
        code = await residents.make_code(session, other, now)
    await database.close()
    return code


async def test_two_accounts_are_joined_by_a_code_and_parted_again(
    play: Player, now: datetime
) -> None:
    code = await of_another_channel(play, now)
    await play(f"""
        居民  关联
        政务  您的关联码：…-…十分钟…只能用一次…
        （重启）
        居民  {code.lower().replace("-", " ")}
        政务  关联好了，您在网页问答的账号和这里算同一个人。… [我的]
        居民  [我的]
        政务  我的 您订阅了：教育。…已和您在网页问答的账号关联。… [解除关联]
        居民  关联 {code}
        政务  这个码不管用…请在另一个账号那里打“关联”…
        居民  删除我的数据
        政务  …会删除：对话 1 行；订阅 1 个；发给您的消息记录 1 条。 您在网页问答的账号也会一起删除。…
        居民  我的
        政务  …
        居民  [解除关联]
        政务  已解除关联。…
        居民  我的
        政务  我的 您订阅了：教育。… [关联别的账号]
    """)


async def test_what_joined_accounts_follow_is_sent_where_the_code_was_typed(
    play: Player, now: datetime
) -> None:
    code = await of_another_channel(play, now)
    await play(f"""
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
        居民  {code}
        政务  关联好了…以后发到这里，同一条消息只发一次。…
    """)
    database = Database(play.settings.database.url)
    async with database.reading() as session:
        here = await conversations.find(session, "dialogue", CHAT_ID)
        there = await conversations.find(session, "web", 5)
        assert here is not None
        assert there is not None
        mine = [topic.id for _, topic in await subscriptions.of(session, here.id or 0)]
        last = (await session.scalars(select(col(Subscription.since)))).all()
        told = (await session.scalars(select(Delivery))).one()
    await database.close()
    assert mine == ["education", "environment"]
    assert max(last) == now
    # The other account is told, and can undo it.
    assert (told.conversation_id, told.state) == (there.id, State.WAITING)
    assert told.notice is not None
    assert "另一个渠道的账号刚刚和这里关联了" in told.notice["html"]
    assert told.notice["buttons"] == [[{"text": "解除关联", "data": "mine:part:"}]]


async def test_who_is_joined_already_is_told_so_and_keeps_the_code(
    play: Player, now: datetime
) -> None:
    code = await of_another_channel(play, now)
    again = await of_another_channel(play, now, address=6)
    await play(f"""
        居民  {code}
        政务  关联好了…
    """)
    database = Database(play.settings.database.url)
    async with database.transaction() as session:
        other = await conversations.find(session, "web", 5)
        assert other is not None
        code = await residents.make_code(session, other, now)
    await database.close()
    await play(f"""
        居民  {code}
        政务  您在网页问答的账号和这里已经关联过了，不用再关联。…
        居民  关联 {code}
        政务  您在网页问答的账号和这里已经关联过了…
        居民  {again}
        政务  关联好了…
        居民  我的
        政务  …已和您在网页问答的账号关联。…
    """)


async def test_a_code_is_refused_when_it_is_late_our_own_wrong_or_guessed(
    play: Player, now: datetime
) -> None:
    late = await of_another_channel(play, now - timedelta(minutes=10))
    await play(f"""
        居民  /link {late}
        政务  这个码不管用…
        居民  /link
        政务  您的关联码：…
    """)
    own = play.session.shown[-1].text.split("：")[1][:9]
    await play(f"""
        居民  {own}
        政务  这个码不管用…
        居民  AAAA-AAAA
        政务  这个码不管用…
        居民  AAAA-AAAB
        政务  这个码不管用…
        居民  AAAA-AAAC
        政务  这个码不管用…
    """)
    good = await of_another_channel(play, now)
    await play(f"""
        居民  {good}
        政务  试的次数有点多，请等十分钟…
    """)


@pytest.mark.parametrize(
    "form",
    [
        "{code}",
        "{code_lower}",
        "{bare}",
        "{bare_lower}",
        "{wide}",
        "{first} {second}",
        "{first}—{second}。",
        "关联码：{code}",
        "/link {bare_lower}",
        "link: {code}",
    ],
)
async def test_a_code_alone_is_taken_however_it_is_typed(
    play: Player, now: datetime, form: str
) -> None:
    code = await of_another_channel(play, now)
    first, second = code.split("-")
    typed = form.format(
        code=code,
        code_lower=code.lower(),
        bare=first + second,
        bare_lower=(first + second).lower(),
        wide="".join(chr(ord(sign) + 0xFEE0) for sign in code),
        first=first,
        second=second,
    )
    await play(f"""
        居民  {typed}
        政务  关联好了…
    """)


@pytest.mark.parametrize(
    ("typed", "is_code"),
    [
        ("AB3D-EF7H", True),
        ("ab3def7h", True),
        ("ABCD-EFGH", True),
        ("services", False),
        ("back-desk", False),
        ("2345-6789", False),
        ("65432345", False),
    ],
)
async def test_other_words_of_eight_signs_are_no_codes(
    play: Player, typed: str, is_code: bool
) -> None:
    async with play.started() as play.app:
        await play.say(typed)
        said = play.expect("…", typed)
    assert said.text.startswith("这个码不管用") is is_code


async def test_abroad_the_copy_holds_what_this_account_said_alone(
    play: Player, now: datetime
) -> None:
    code = await of_another_channel(play, now)
    await play(f"""
        居民  关联 {code}
        政务  关联好了…
        居民  我的数据
        政务  …
    """)
    assert "网页上说的".encode() in play.session.files["mydata-2026-11-23.json"]
    database = Database(play.settings.database.url)
    message = Message.model_validate(reception.message(CHAT_ID, 9, now, text="x")["message"])
    async with database.reading() as session:
        here = await conversations.find(session, "dialogue", CHAT_ID)
        assert here is not None
        file = await mine.copy(message, steps.step(session, here, now, abroad=True))
    await database.close()
    assert isinstance(file.document, BufferedInputFile)
    assert "网页上说的".encode() not in file.document.data
    assert json.loads(file.document.data)["accounts"][0]["channel"] == "dialogue"
    assert file.caption is not None
    assert "请到网页问答里打“我的数据”来取" in file.caption
