"""Releases (发布) in the chat: the message, its full text, leaving by it, and searching."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import announcement
from handlers.chat.buttons import Read, Unfollow
from handlers.chat.reading_room import sheets
from knowledge.say import Texts, plain, width
from storage import broadcasts, releases, staff, subscriptions
from storage.broadcasts import Rendering
from storage.conversations import Conversation
from storage.database import Database
from storage.release_forms import Attribute, Kind, ReleaseForm
from storage.releases import Attachment, Release
from storage.staff import Role
from storage.subscriptions import Topic
from tests import content
from tests.dialogue import Player

TEXTS = Texts.load()
TOPICS = [
    Topic(id="environment", axis="field", name="环境保护", english="Environment"),
    Topic(id="management", axis="openness", name="管理公开", english="Administration"),
]
PICTURE = Attachment(
    name="a",
    file_name="a.png",
    media_type="image/png",
    content=b"",
    at=datetime(2026, 11, 20, tzinfo=UTC),
)


def release(**changes: Any) -> Release:
    """A release with sensible values."""
    values: dict[str, Any] = {
        "id": 3,
        "kind": Kind.POLICY,
        "title": "生活垃圾管理细则",
        "gist": "下月起分四类投放。",
        "points": ["早晚各一次。", "装修垃圾另放。"],
        "text": "第一条 分四类。",
        "organ": "区绿化市容局",
        "formed_on": date(2026, 11, 20),
    }
    return Release(**(values | changes))


def said(
    one: Release,
    reading: Release | None,
    topics: list[Topic],
    attachment: Attachment | None,
    language: str = "zh-Hans",
) -> str:
    """The words of a message."""
    html, _ = announcement.message(one, reading, topics, attachment, TEXTS.say(language))
    return re.sub("<[^>]+>", "", html)


def test_a_message_says_what_it_is_and_why_it_came() -> None:
    html, rows = announcement.message(
        release(link="https://portal.example/1"),
        release(id=4, kind=Kind.READING, title="细则解读", gist="为什么这样分。", points=[]),
        TOPICS,
        None,
        TEXTS.say("zh-Hans"),
    )
    assert html == (
        "<b>〔新政策〕生活垃圾管理细则</b>\n\n"
        "下月起分四类投放。\n\n"
        "· 早晚各一次。\n· 装修垃圾另放。\n\n"
        "<b>解读</b>：细则解读\n\n"
        "为什么这样分。\n\n"
        "<i>区绿化市容局 · 成文日期 2026-11-20</i>\n"
        "<i>因为您订阅了其中的主题（环境保护、管理公开），或者订阅了全部公开信息。</i>"
    )
    assert rows == [
        [
            {"text": "全文", "data": Read(release=3).pack()},
            {"text": "解读全文", "data": Read(release=4).pack()},
            {"text": "原文", "url": "https://portal.example/1"},
        ],
        [{"text": "不再收这类消息", "data": Unfollow(release=3).pack()}],
    ]


def test_a_message_is_said_in_each_language() -> None:
    assert "因為您訂閱了其中的主題（環境保護、管理公開）" in said(
        release(), None, TOPICS, None, language="zh-Hant"
    )
    english = {"title": "Waste rules", "gist": "Four kinds from next month.", "points": ["Daily."]}
    text = said(release(english=english), None, TOPICS, None, language="en")
    assert text.startswith("New policy: Waste rules\n\nFour kinds from next month.\n\n· Daily.")
    assert "in Chinese only" not in text
    text = said(release(), None, TOPICS[:1], None, language="en")
    assert "This message exists in Chinese only.\n\n下月起分四类投放。" in text
    assert "You follow: Environment, or everything made public." in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("短短一段。", "短短一段。"),
        ("第一段。\n\n" + "很长的话。" * 100, "第一段。\n" + "很长的话。" * 58 + "…"),
    ],
)
def test_without_a_gist_the_text_speaks_or_its_beginning(text: str, shown: str) -> None:
    assert f"\n\n{shown}\n\n" in said(release(gist="", points=[], text=text), None, TOPICS, None)


def test_a_message_to_one_topic_and_to_many() -> None:
    many = [
        Topic(id=f"t{number}", axis="field", name=f"主题{number}", english="T")
        for number in range(9)
    ]
    assert "因为您订阅了：环境保护，或者" in said(release(), None, TOPICS[:1], None)
    assert "主题4等 9 个）" in said(release(), None, many, None)
    everything = Topic(id="all", axis="all", name="全部公开信息", english="Everything")
    assert "因为您订阅了：全部公开信息。" in said(release(), None, [everything], None)


class Tags(HTMLParser):
    """Follows the tags of a message."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        del attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


sentence = st.text(alphabet='字句&<>"😀。', min_size=1, max_size=300)


@given(
    title=st.text(alphabet="题<&😀", min_size=1, max_size=100),
    gist=sentence,
    points=st.lists(sentence, max_size=8),
    with_reading=st.booleans(),
    attachment=st.sampled_from([None, PICTURE]),
    language=st.sampled_from(["zh-Hans", "zh-Hant", "en"]),
)
def test_a_message_fits_its_place_whole(
    title: str,
    gist: str,
    points: list[str],
    with_reading: bool,
    attachment: Attachment | None,
    language: str,
) -> None:
    one = release(title=title, gist=gist, points=points)
    reading = release(id=4, title=title, gist=gist, points=points) if with_reading else None
    html, rows = announcement.message(one, reading, TOPICS, attachment, TEXTS.say(language))
    assert width(plain(html)) <= (1024 if attachment else 4096)
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert not re.search("&(?!amp;|lt;|gt;|quot;)", html)
    assert all(len(b["data"].encode()) <= 64 for row in rows for b in row if "data" in b)


def test_what_is_too_long_loses_points_before_its_sentence() -> None:
    points = [f"第{number}点，" + "说明" * 100 + "。" for number in range(8)]
    text = said(release(points=points), None, TOPICS, PICTURE)
    assert "下月起分四类投放。" in text
    assert "第0点" in text
    assert "第7点" not in text
    assert "因为您订阅了" in text


Publish = Callable[[], Awaitable[list[int]]]


@pytest.fixture
def publish(play: Player, now: datetime) -> Publish:
    """Publishes the releases of tests/content.py."""
    return lambda: content.publish_at(play.settings.database.url, now)


async def tap(play: Player, data: str, *lines: str) -> None:
    """A tap on a message that came by itself."""
    if not play.session.shown:
        await play("居民  菜单\n政务  …")
    play.session.shown[-1].data["按钮"] = data
    await play("\n".join(["居民  [按钮]", *lines]))


async def test_the_full_text_is_read_in_pages(play: Player, now: datetime) -> None:
    database = Database(play.settings.database.url)
    text = "\n\n".join(f"第{number}条 {'应当这样做。' * 60}" for number in range(1, 21))
    async with database.transaction() as session:
        author = await staff.add(session, "李编", [Role.EDITOR], "区生态环境局", now)
        form = ReleaseForm(
            title="长文", text=text, topics=["环境保护"], link="https://portal.example/1"
        )
        row = await releases.draft(session, form, author, now)
        releases.publish(row, now.date(), now)
    await database.close()
    await tap(
        play,
        f"read:{row.id}",
        "政务  长文 第1条 … 第8条 …区生态环境局 · 发布于 2026-11-23 · 原文 · 第 1 页，共 3 页 [下一页]",
        "居民  [下一页]",
        "政务  长文 第9条 …第 2 页，共 3 页 [上一页] [下一页]",
        "（重启）",
        "居民  [下一页]",
        "政务  …第20条 …第 3 页，共 3 页 [上一页]",
    )
    for forged in (f"turn:{row.id}:9", f"turn:{row.id}:-1", "read:99", "unfollow:99"):
        await tap(play, forged, "政务  这个按钮是以前的…")


async def test_only_what_is_published_or_being_sent_is_read(
    play: Player, publish: Publish, now: datetime
) -> None:
    draft = (await publish())[-1]
    await tap(play, f"read:{draft}", "政务  这个按钮是以前的…")
    database = Database(play.settings.database.url)
    async with database.transaction() as session:
        row = await releases.get(session, draft)
        both = await staff.add(session, "王审", [Role.REVIEWER, Role.PUBLISHER], "", now)
        topics = [one.id for one in await releases.topics_of(session, row)]
        frozen = [Rendering(broadcast_id=0, language="zh-Hans", html="x", buttons=[])]
        sent = await broadcasts.review(session, row, None, topics, frozen, both, now)
        await broadcasts.send(session, sent, both, now)
    await tap(play, f"read:{draft}", "政务  尚未发布的草稿 秘而不宣…")
    async with database.transaction() as session:
        (await releases.get(session, draft)).attribute = Attribute.WITHHELD
    await database.close()
    await tap(play, f"read:{draft}", "政务  这个按钮是以前的…")


async def test_one_tap_on_a_message_leaves_its_topic(play: Player, publish: Publish) -> None:
    numbers = await publish()
    await play("""
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
    """)
    await tap(
        play,
        f"unfollow:{numbers[0]}",
        "政务  好的，已退订“环境保护”，以后不再发了。 [恢复订阅] [我的订阅]",
        "居民  [恢复订阅]",
        "政务  好的，已为您订阅“环境保护”。…",
    )


async def test_of_several_topics_the_person_chooses_which_to_leave(
    play: Player, publish: Publish
) -> None:
    numbers = await publish()
    await play("""
        居民  订阅
        政务  …
        居民  [全部公开信息]
        政务  …
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
    """)
    about_both = numbers[2]
    await tap(
        play,
        f"unfollow:{about_both}",
        "政务  …您要退订哪一个？ [全部公开信息] [环境保护] [我的订阅]",
        "居民  [全部公开信息]",
        "政务  好的，已退订“全部公开信息”…",
    )
    await tap(play, f"unfollow:{about_both}", "政务  好的，已退订“环境保护”…")
    await tap(play, f"unfollow:{about_both}", "政务  和这条消息有关的主题，您现在都没有订阅…")


async def test_leaving_holds_for_every_joined_account(
    play: Player, publish: Publish, now: datetime
) -> None:
    numbers = await publish()
    await play("居民  菜单\n政务  …")
    database = Database(play.settings.database.url)
    async with database.transaction() as session:
        other = Conversation(channel="web", chat_id=5, created_at=now, seen_at=now, resident_id=77)
        session.add(other)
        await session.flush()
        await subscriptions.subscribe(session, other, "environment", now)
        mine = await session.get(Conversation, 1)
        assert mine is not None
        mine.resident_id = 77
    await tap(play, f"unfollow:{numbers[0]}", "政务  好的，已退订“环境保护”…")
    async with database.reading() as session:
        assert await subscriptions.followers(session, "environment") == 0
    await database.close()


def test_a_page_has_sixteen_articles_at_most_and_keeps_headings_with_them() -> None:
    text = "## 第一章 总则\n\n"
    text += "\n\n".join(f"第{number}条 应当这样做。\n也可以那样做。" for number in range(1, 17))
    text += "\n\n## 第二章 责任\n\n"
    text += "\n\n".join(f"第{number}条 {'谁做谁负责。' * 30}" for number in range(17, 37))
    found = sheets(text)
    assert [[one.article for one in sheet if one.article] for sheet in found] == [
        [f"第{number}条" for number in range(1, 17)],
        [f"第{number}条" for number in range(17, 33)],
        [f"第{number}条" for number in range(33, 37)],
    ]
    assert [sheet[0].is_heading for sheet in found] == [True, True, False]
    # A long article goes over the page and is one article.
    found = sheets("第一条 " + "长长的一句话。" * 1000)
    assert len(found) == 3
    assert {one.article for sheet in found for one in sheet} == {"第一条"}
