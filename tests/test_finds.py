"""Searching (检索) in the chat: by words, by commands, in English, and beside the answers."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from storage import releases, staff
from storage.database import Database
from storage.release_forms import ReleaseForm
from storage.staff import Role
from tests import content
from tests.dialogue import Player

Publish = Callable[[], Awaitable[list[int]]]


@pytest.fixture
def publish(play: Player, now: datetime) -> Publish:
    """Publishes the releases of tests/content.py."""
    return lambda: content.publish_at(play.settings.database.url, now)


async def test_documents_are_searched_by_words_and_by_the_menu(
    play: Player, publish: Publish
) -> None:
    await publish()
    await play("""
        居民  搜 生活垃圾
        政务  找到 … 份和“生活垃圾”有关的公开文件… 试点区生活垃圾分类办法 区人民代表大会 · 地方性规定 · 2024-03-01 公布 第…条 … 试点区生活垃圾分类办法（旧版） … [试点区生活垃圾分类办法] [试点区生活垃圾分类办法（旧版）]
        居民  [试点区生活垃圾分类办法]
        政务  试点区生活垃圾分类办法 第一章 总则 …每天三次…
        居民  菜单
        政务  … [查政策文件] [订阅消息] [我的]
        居民  [查政策文件]
        政务  您想查什么文件？…
        （重启）
        居民  底层采光
        政务  …试点区住宅加装电梯办法 … 第三条 底层业主采光受影响的，可以商量补偿。 [试点区住宅加装电梯办法]
        居民  搜 沙丁鱼条款
        政务  已公开的文件里没有找到“沙丁鱼条款”。… [再查一次]
        居民  search 图书馆
        政务  …试点区公共图书馆规定…
    """)


async def test_to_look_up_finds_documents_and_steals_no_question(
    play: Player, publish: Publish
) -> None:
    await publish()
    await play("""
        居民  查 加装电梯
        政务  找到 1 份和“加装电梯”有关的公开文件…试点区住宅加装电梯办法…
        居民  /search 加装电梯
        政务  找到 1 份和“加装电梯”有关的公开文件…
        居民  /find 加装电梯
        政务  找到 1 份和“加装电梯”有关的公开文件…
        居民  /search
        政务  您想查什么文件？…
        居民  查图书馆
        政务  找到 1 份和“图书馆”有关的公开文件…
        居民  /find
        政务  您想查什么文件？…
        居民  /my
        政务  我的…
        居民  查
        政务  您想查什么文件？…
        居民  底层采光
        政务  找到 …
        居民  查底层业主采光
        政务  找到 1 份和“底层业主采光”有关的公开文件…
        居民  查信息公开申请要钱吗
        政务  申请政府信息公开，要收费吗？…
        居民  查垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  查 政府公报哪里有拿
        政务  《虹口区人民政府公报》在哪里可以领？…
        居民  查政府公报
        政务  您问的是这个吗？ [《虹口区人民政府公报》在哪里可以领？] [都不是]
        居民  下一页
        政务  上一次的结果已经翻不了页了。…
        居民  查 婴儿游泳馆会员卡
        政务  这个我没有查到确切的答案…
        居民  查婴儿游泳馆会员卡
        政务  这个我没有查到确切的答案…
    """)


async def test_english_words_find_the_topic_and_its_documents(
    play: Player, publish: Publish
) -> None:
    await publish()
    await play("""
        居民  English
        政务  …
        居民  search waste sorting
        政务  Public documents about “waste sorting”: …试点区生活垃圾分类办法… [试点区生活垃圾分类办法] [Follow · Environment]
        居民  waste sorting
        政务  Is this what you mean? [生活垃圾分哪四类？] [See a public document on this] [Follow · Environment] [None of these]
        居民  [See a public document on this]
        政务  Public documents about “waste sorting”: …试点区生活垃圾分类办法… [Follow · Environment]
        居民  noise
        政务  Public documents about “noise”: …噪声地图更新…
        居民  [Follow · Environment]
        政务  Good, you now follow “Environment”.…
        居民  find lifts
        政务  Public documents about “lifts”: 1, the closest first. 试点区住宅加装电梯办法 … [Follow · Housing and renewal]
        居民  search noise
        政务  Public documents about “noise”: …噪声地图更新…
        居民  subscribe to waste sorting
        政务  You follow “Environment” already…
    """)
    assert "Follow · Environment" not in play.session.shown[-2].labels


async def test_a_topic_without_such_a_document_shows_what_it_brought(
    play: Player, publish: Publish
) -> None:
    await publish()
    await play("""
        居民  搜 居家养老
        政务  已公开的文件里没有找到“居家养老”。… [养老服务 · 最近发布] [订阅 · 养老服务] [再查一次]
        居民  [养老服务 · 最近发布]
        政务  “养老服务”最近发布的： 1. 湿垃圾上门收运试点…
        居民  搜 二级旧里
        政务  已公开的文件里没有找到“二级旧里”。… [订阅 · 旧区改造] [再查一次]
    """)
    assert len(play.session.shown[-1].labels) == 2


async def test_what_people_call_a_topic_finds_it_by_its_own_name(
    play: Player, now: datetime
) -> None:
    database = Database(play.settings.database.url)
    async with database.transaction() as session:
        author = await staff.add(session, "李编", [Role.EDITOR], "区生态环境局", now)
        text = "本区环境保护工作情况。"
        form = ReleaseForm(title="工作通报", text=text, topics=["环境保护"])
        row = await releases.draft(session, form, author, now)
        releases.publish(row, now.date(), now)
    await database.close()
    await play("""
        居民  搜 环保
        政务  找到 1 份和“环保”有关的公开文件，最相关的在前： 工作通报 区生态环境局 · 通知 · 2026-11-23 公布 本区环境保护工作情况。…
        居民  搜 环保花园
        政务  已公开的文件里没有找到“环保花园”。…
    """)


async def test_more_documents_are_shown_in_place(play: Player, publish: Publish) -> None:
    await publish()
    await play("""
        居民  搜 试点
        政务  …[下一页]
        居民  [下一页]
        政务  …[上一页]
        居民  搜 加装电梯
        政务  …
        居民  [上一页]
        政务  上一次的结果已经翻不了页了。…
    """)


async def test_an_unanswered_question_leads_to_documents_about_it(
    play: Player, publish: Publish
) -> None:
    await publish()
    await play("""
        居民  底层业主采光受影响怎么补偿
        政务  这个我没有查到确切的答案… [看相关公开文件 1 份] [怎么申请政府信息公开？]
        （重启）
        居民  [看相关公开文件 1 份]
        政务  …试点区住宅加装电梯办法…
        居民  婴儿游泳馆办会员卡多少钱
        政务  这个我没有查到确切的答案…
        居民  [看相关公开文件 1 份]
        政务  上一次的结果已经翻不了页了。…
    """)
    labels = [label for said in play.session.shown for label in said.labels]
    assert labels.count("看相关公开文件 1 份") == 1


async def test_a_document_published_while_we_run_is_found_at_once(
    play: Player, publish: Publish
) -> None:
    async with play.started() as play.app:
        await play.say("搜 加装电梯")
        play.expect("已公开的文件里没有找到…", "before")
        await publish()
        await play.say("搜 加装电梯")
        play.expect("…试点区住宅加装电梯办法…", "after")
