"""One's own (我的): what is followed and kept, a copy, its deletion, joined accounts."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from aiogram.types import BufferedInputFile

from bot.channels.terminal import TerminalSession
from storage import conversations, residents
from storage.releases import Attachment
from tests import visitor
from tests.dialogue import Player
from tests.visitor import Browser, ask, frames, greeted


async def test_my_page_shows_what_is_followed_and_kept_and_leads_on(play: Player) -> None:
    await play("""
        居民  我的
        政务  我的 您还没有订阅主题。 语言：简体中文。… 这里还没有存什么。 [我的订阅] [我的数据] [关联别的账号] [删除我的数据]
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
        居民  婴儿游泳馆办会员卡多少钱
        政务  …
        居民  /my
        政务  我的 您订阅了：环境保护。… 这里存着：没有答上来的问题 1 个。 [退订 · 环境保护] [我的订阅]
        居民  [退订 · 环境保护]
        政务  好的，已退订“环境保护”…
        居民  我的
        政务  我的 您还没有订阅主题。…
        居民  [我的订阅]
        政务  订阅消息…
    """)


async def test_everything_kept_is_had_in_a_file(play: Player) -> None:
    await play("""
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
        居民  婴儿游泳馆办会员卡多少钱
        政务  …
        居民  我的数据
        政务  〔文件 mydata-2026-11-23.json〕这里替您保存的都在这个文件里，请收好。…
        居民  我的
        政务  …
        居民  [我的数据]
        政务  〔文件 mydata-2026-11-23.json〕…
    """)
    kept = json.loads(play.session.files["mydata-2026-11-23.json"])
    (account,) = kept["accounts"]
    assert account["channel"] == "dialogue"
    assert account["topics"] == ["环境保护"]
    assert [one["text"] for one in account["unanswered_questions"]] == ["婴儿游泳馆办会员卡多少钱"]


async def test_everything_is_deleted_after_a_yes_and_one_begins_anew(play: Player) -> None:
    await play("""
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
        居民  婴儿游泳馆办会员卡多少钱
        政务  …
        居民  删除我的数据
        政务  要删除您的全部数据吗？ 会删除：订阅 1 个；没有答上来的问题 1 个。 会留下：… [全部删除] [不删]
        居民  [不删]
        政务  好的，什么也没有删。
        居民  /delete
        政务  要删除您的全部数据吗？…
        （重启）
        居民  [全部删除]
        政务  您的数据都删除了，这里重新开始。…
        居民  我的
        政务  我的 您还没有订阅主题。…这里还没有存什么。
    """)


async def test_a_yes_to_deleting_counts_for_what_was_shown_and_until_a_no(play: Player) -> None:
    await play("""
        居民  删除我的数据
        政务  要删除您的全部数据吗？…
        居民  算了
        政务  好的，什么也没有删。
        居民  [全部删除]
        政务  要删除您的全部数据吗？ 这里还没有存什么。…
        居民  订阅环境保护
        政务  …
        居民  [订阅]
        政务  好的，已为您订阅…
        居民  [全部删除]
        政务  要删除您的全部数据吗？ 会删除：订阅 1 个。…
        居民  不删
        政务  好的，什么也没有删。
        居民  /delete
        政务  要删除您的全部数据吗？ 会删除：订阅 1 个。…
        居民  [全部删除]
        政务  您的数据都删除了，这里重新开始。…
    """)


async def test_what_is_kept_is_counted_in_english_too(play: Player) -> None:
    await play("""
        居民  婴儿游泳馆办会员卡多少钱
        政务  …
        居民  /language
        政务  …
        居民  [English]
        政务  …
        居民  subscribe to education
        政务  …
        居民  yes
        政务  …
        居民  subscribe to environment
        政务  …
        居民  yes
        政务  …
        居民  my
        政务  My page You follow: … Kept here: a question without an answer. … [My subscriptions] [My data] [Link another account] [Delete my data]
        居民  delete my data
        政务  Delete all your data? What goes: 2 topics you follow; a question without an answer. What stays: …
    """)


@pytest.fixture
async def browser(tmp_path: Path, migrated_file: Path, now: datetime) -> AsyncIterator[Browser]:
    """A browser at the door of a house of its own."""
    path = tmp_path / "web.db"
    shutil.copyfile(migrated_file, path)
    async with visitor.house(path, now) as found:
        yield found


async def test_on_the_web_the_file_is_this_visitor_s_alone(browser: Browser) -> None:
    ws = await greeted(browser)
    await ws.send_json({"type": "text", "text": "我的数据", "nonce": "n1"})
    line = (await frames(ws, "media"))[-1]
    assert (line["kind"], line["name"]) == ("document", "mydata-2026-11-23.json")
    response = await browser.get(line["url"])
    assert response.headers["Content-Disposition"] == (
        "attachment; filename=\"file\"; filename*=UTF-8''mydata-2026-11-23.json"
    )
    assert response.headers["Cache-Control"] == "no-store"
    kept = await response.json(content_type=None)
    assert "我的数据" in [one["html"] for one in kept["accounts"][0]["conversation"]]
    page = await (await browser.get("/chat")).text()
    assert f'<p class="file"><a href="{line["url"]}" download>下载 mydata-2026-11-23.json' in page
    browser.session.cookie_jar.clear()
    assert (await browser.get(line["url"])).status == 404
    await greeted(browser)
    assert (await browser.get(line["url"])).status == 404


async def test_on_the_web_what_was_said_goes_from_open_pages_too(browser: Browser) -> None:
    ws = await greeted(browser)
    await ask(ws, "信息公开申请要钱吗", "n1")
    question = (await ask(ws, "删除我的数据", "n2"))[-1]
    yes = question["buttons"][0][0]["data"]
    await ws.send_json(
        {"type": "tap", "data": yes, "message_id": question["message_id"], "nonce": "n3"}
    )
    await frames(ws, "reload")
    # A page that was away sees it when it comes back.
    again = await browser.ws_connect("/chat/ws")
    await again.send_json({"type": "hello", "after": question["message_id"]})
    assert (await frames(again, "reload"))[-1] == {"type": "reload"}
    page = await (await browser.get("/chat")).text()
    assert page.count("<article") == 1
    assert "您的数据都删除了" in page
    assert "信息公开申请要钱吗" not in page


async def test_an_open_page_begins_anew_when_a_joined_account_deletes_everything(
    browser: Browser, now: datetime
) -> None:
    ws = await greeted(browser)
    code = (await ask(ws, "关联", "n1"))[-1]["html"].split("<b>")[1][:9]
    database = browser.behind.database
    async with database.transaction() as session:
        other, _ = await conversations.begin(session, "telegram", 7, now)
        assert await residents.join(session, other, code, now)
    # It is looked at twice a second: once while it is there.
    await asyncio.sleep(0.8)
    async with database.transaction() as session:
        other = await conversations.lock(session, "telegram", 7)
        await residents.delete(session, other)
    assert (await frames(ws, "reload"))[-1] == {"type": "reload"}
    page = await (await browser.get("/chat")).text()
    assert "<article" not in page


async def test_the_terminal_names_the_file_and_writes_none(now: datetime) -> None:
    shown: list[str] = []
    session = TerminalSession(shown.append, lambda: now)
    await session.bot().send_document(
        1, BufferedInputFile(b"abc", "a<b.json"), caption="<b>好</b>"
    )
    assert shown == ["好\n〔a<b.json · 3 B〕"]


async def test_what_goes_with_a_release_is_shown_or_saved(browser: Browser, now: datetime) -> None:
    async with browser.behind.database.transaction() as session:
        for name, media_type in (("p", "image/png"), ("d", "text/html")):
            session.add(
                Attachment(
                    name=name, file_name="表.html", media_type=media_type, content=b"x", at=now
                )
            )
    picture = await browser.get("/chat/attachments/p")
    assert picture.content_type == "image/png"
    file = await browser.get("/chat/attachments/d")
    assert file.content_type == "application/octet-stream"
    assert file.headers["Content-Disposition"].startswith("attachment; ")
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (await browser.get("/chat/attachments/nothing")).status == 404
    assert (await browser.get("/chat/papers/nothing")).status == 404
