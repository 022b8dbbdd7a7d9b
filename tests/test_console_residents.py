"""Residents at the console (工作台·居民): found by the whole address, never listed, let go."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings
from handlers.console import residents as page
from handlers.console.visit import Visit
from handlers.desk.residents import covered
from storage import conversations, residents, staff, subscriptions
from storage.conversations import Conversation, Line, Sender
from storage.journal import Act
from storage.staff import Role
from tests import content
from tests.clerks import Clerk, Office, Shown, office

ADDRESS = 123456789


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        async with found.app.database.transaction() as session:
            await content.load(session, now)
            mine, _ = await conversations.begin(session, "telegram", ADDRESS, now)
            other, _ = await conversations.begin(session, "web", 4242, now, language="en")
            for topic in ("environment", "education"):
                await subscriptions.subscribe(session, mine, topic, now)
            code = await residents.make_code(session, mine, now)
            await residents.join(session, other, code, now)
            session.add(
                Line(
                    conversation_id=other.id or 0,
                    sender=Sender.RESIDENT,
                    html="我家住在某路",
                    key="k",
                    at=now,
                )
            )
        yield found


@pytest.fixture
async def publisher(house: Office) -> Clerk:
    return await house.clerk("李发", Role.PUBLISHER)


async def looks(clerk: Clerk, address: object = ADDRESS, channel: str = "telegram") -> Shown:
    return await clerk.post("/residents", channel=channel, address=str(address))


async def acts(house: Office) -> list[Act]:
    query = select(Act).where(col(Act.what) != "staff.sign-in").order_by(col(Act.id))
    async with house.app.database.reading() as session:
        return list((await session.scalars(query)).all())


async def known(house: Office) -> int:
    async with house.app.database.reading() as session:
        return len((await session.scalars(select(Conversation))).all())


def number(shown: Shown) -> str:
    return shown.text.split("/console/residents/")[1].split("/")[0]


async def test_nothing_is_listed_without_a_search(publisher: Clerk, house: Office) -> None:
    shown = await publisher.get("/residents")
    assert "不列名单" in shown.words
    assert "环境" not in shown.words
    assert await acts(house) == []


async def test_somebody_is_shown_covered_and_in_counts(house: Office, publisher: Clerk) -> None:
    shown = await looks(publisher)
    assert "查到了：号码…89" in shown.words
    assert "2 个主题：" in shown.words
    assert "环境保护" in shown.words
    assert "网页问答 …2 关联的账号" in shown.words
    assert str(ADDRESS) not in shown.text
    assert "某路" not in shown.text
    (act,) = await acts(house)
    assert (act.who, act.what, act.via) == ("李发", "residents.look", "console")
    assert act.about == {"channel": "telegram", "address": "…89"}
    assert act.record == f"account:{number(shown)}"


@pytest.mark.parametrize(
    ("channel", "address", "said"),
    [
        ("telegram", "", "号码只有数字"),
        ("telegram", "小王", "号码只有数字"),
        ("web", "-5", "号码只有数字"),
        ("telegram", "9" * 30, "号码只有数字"),
        ("letter", "5", "请选一个渠道"),
        ("telegram", "１２３４", "这里没有这个号码的记录"),
    ],
)
async def test_a_wrong_address_stays_in_its_field(
    house: Office, publisher: Clerk, channel: str, address: str, said: str
) -> None:
    shown = await looks(publisher, address, channel)
    assert shown.status == 422
    assert said in shown.words
    assert f'value="{address}"' in shown.text
    # A look that finds nobody is a look; what is no address was none.
    assert len(await acts(house)) == ("没有" in said)


async def test_an_account_that_left_says_why(house: Office, publisher: Clerk) -> None:
    async with house.app.database.transaction() as session:
        row = await conversations.find(session, "telegram", ADDRESS)
        assert row is not None
        row.left_at, row.left_because = house.clock(), "blocked"
    assert "已屏蔽，2026-11-23" in (await looks(publisher)).words


async def test_they_are_taken_off_every_topic_on_their_wish(
    house: Office, publisher: Clerk
) -> None:
    shown = await looks(publisher)
    assert "将退订 2 个主题 ，包括关联的另外几个账号" in shown.words.replace("题，", "题 ，")
    done = await publisher.post(f"/residents/{number(shown)}/unsubscribe")
    assert "已经退订 2 个主题" in done.words
    assert "没有订阅" in (await looks(publisher)).words
    assert [one.what for one in await acts(house)] == [
        "residents.look",
        "subscribers.remove",
        "residents.look",
    ]


async def test_they_are_deleted_on_their_wish_with_a_fresh_proof(
    house: Office, publisher: Clerk
) -> None:
    shown = await looks(publisher)
    assert "将删除 2 个账号、2 个订阅" in shown.words
    assert "删除以后找不回来" in shown.words
    house.clock.turn(minutes=6)
    path = f"/residents/{number(shown)}/delete"
    assert "请确认是您本人" in (await publisher.post(path)).words
    assert await known(house) == 2
    done = await publisher.confirmed(path)
    assert "已经删除，一共 2 个账号" in done.words
    assert await known(house) == 0
    async with house.app.database.reading() as session:
        assert (await session.scalars(select(Line))).all() == []
    act = (await acts(house))[-1]
    assert (act.what, act.about) == ("residents.delete", {"accounts": 2})
    assert "已经删除了" in (await publisher.confirmed(path)).words


async def test_nobody_is_reached_who_was_not_looked_up(house: Office, publisher: Clerk) -> None:
    shown = await looks(publisher)
    other = await house.clerk("张发", Role.PUBLISHER)
    for path in ("unsubscribe", "delete"):
        refused = await other.post(f"/residents/{number(shown)}/{path}")
        assert refused.status == 422
        assert "请先按号码查到这个账号" in refused.words
    assert await known(house) == 2


async def test_an_officer_looks_but_neither_unsubscribes_nor_deletes(house: Office) -> None:
    officer = await house.clerk("小承", Role.OFFICER)
    shown = await looks(officer)
    assert "查到了" in shown.words
    assert "/delete" not in shown.text
    assert (await officer.post("/residents/1/delete")).status == 403
    assert (await officer.post("/residents/1/unsubscribe")).status == 403


async def test_figures_are_counts_and_nothing_waits(house: Office) -> None:
    async with house.app.database.transaction() as session:
        who = await staff.add(session, "李发", [Role.PUBLISHER], "", house.clock())
    nothing: Any = None
    visit = Visit(
        house=nothing,
        pages=nothing,
        request=nothing,
        voice=house.app.say("zh-Hans"),
        now=house.clock(),
        address="",
        nonce="",
        who=who,
    )
    async with house.app.database.reading() as session:
        (figure,) = await page.figures(visit, session)
        assert await page.waiting(visit, session) == []
    assert str(figure.words) == "有 <b>2</b> 个账号来过，其中 <b>2</b> 个在收订阅"


def test_an_address_is_covered_also_where_it_is_short() -> None:
    assert [covered(one) for one in ("123456789", "-100123", "12345", "123", "7")] == [
        "…89",
        "…23",
        "…45",
        "…3",
        "…7",
    ]
