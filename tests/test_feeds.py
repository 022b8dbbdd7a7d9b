"""The feeds (订阅源): what was published, and nothing else."""

import json
import shutil
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element, fromstring

import pytest

from handlers.desk import releases as desk
from handlers.desk import staff
from storage import releases
from storage.releases import Release
from storage.staff import Role
from tests import visitor
from tests.visitor import Browser

ATOM = "{http://www.w3.org/2005/Atom}"
WHERE = "https://chat.example"
TAG = f"tag:yangguang,2026:{quote('上海市虹口区')}/"


@pytest.fixture
async def browser(tmp_path: Path, migrated_file: Path, now: datetime) -> AsyncIterator[Browser]:
    """A browser at the door of a house that knows its address."""
    path = tmp_path / "web.db"
    shutil.copyfile(migrated_file, path)
    async with visitor.house(path, now, public_url=WHERE) as found:
        async with found.behind.database.transaction() as session:
            await staff.add(session, "小编", [Role.EDITOR], "本区某局", now)
        yield found


async def released(browser: Browser, now: datetime, *, out: bool = True, **given: Any) -> Release:
    """A release, published if nothing else is said."""
    words = {"title": "垃圾分类", "text": "正文", "topics": ["环境保护"], **given}
    async with browser.behind.database.transaction() as session:
        release = await desk.add(session, words, None, "小编", now)
        if out:
            releases.publish(release, date(2026, 11, 23), now)
    return release


async def atom(browser: Browser, **query: str) -> Element:
    response = await browser.get("/feed.atom", params=query)
    assert response.status == 200
    assert response.content_type == "application/atom+xml"
    return fromstring(await response.text())  # noqa: S314 - our own.


async def as_json(browser: Browser, **query: str) -> dict[str, Any]:
    response = await browser.get("/feed.json", params=query)
    assert response.status == 200
    assert response.content_type == "application/feed+json"
    return dict(json.loads(await response.text()))


def titles(feed: Element) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


async def test_a_release_is_in_both_feeds_as_it_was_published(
    browser: Browser, now: datetime
) -> None:
    release = await released(
        browser,
        now,
        title="“<b>”&垃圾分类",
        text="第一段 <script>\n\n第二段 & 更多",
        gist="扔垃圾要分四类",
        points=["干垃圾", "湿垃圾"],
        kind="新政策",
        link="https://district.example/1?a=1&b=2",
    )
    feed = await atom(browser)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert feed.findtext(f"{ATOM}id") == f"{TAG}releases"
    assert feed.findtext(f"{ATOM}title") == "阳光问政 · 上海市虹口区 · 政策发布"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-23T01:30:00+00:00"
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{WHERE}/feed.atom", "alternate": f"{WHERE}/"}
    (entry,) = feed.findall(f"{ATOM}entry")
    said = {one.tag.removeprefix(ATOM): one.text for one in entry}
    assert said == {
        "id": f"{TAG}release/{release.id}",
        "title": "“<b>”&垃圾分类",
        "published": "2026-11-23T00:00:00+08:00",
        "updated": "2026-11-23T01:30:00+00:00",
        "author": None,
        "link": None,
        "category": None,
        "summary": "扔垃圾要分四类\n干垃圾\n湿垃圾",
        "content": "第一段 <script>\n\n第二段 & 更多",
    }
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "本区某局"
    (link,) = entry.findall(f"{ATOM}link")
    assert link.get("href") == "https://district.example/1?a=1&b=2"
    categories = [one.get("label") for one in entry.findall(f"{ATOM}category")]
    assert categories == ["新政策", "环境保护"]

    other = await as_json(browser)
    assert other["version"] == "https://jsonfeed.org/version/1.1"
    assert other["feed_url"] == f"{WHERE}/feed.json"
    assert other["items"] == [
        {
            "id": f"{TAG}release/{release.id}",
            "title": "“<b>”&垃圾分类",
            "content_text": "第一段 <script>\n\n第二段 & 更多",
            "date_published": "2026-11-23T00:00:00+08:00",
            "date_modified": "2026-11-23T01:30:00+00:00",
            "authors": [{"name": "本区某局"}],
            "tags": ["新政策", "环境保护"],
            "url": "https://district.example/1?a=1&b=2",
            "summary": "扔垃圾要分四类\n干垃圾\n湿垃圾",
        }
    ]


async def test_the_picture_of_a_release_is_in_both_feeds_and_can_be_fetched(
    browser: Browser, now: datetime
) -> None:
    words = {"title": "垃圾分类", "text": "正文", "topics": ["环境保护"]}
    content = b"\x89PNG\r\n\x1a\n and the rest of it"
    async with browser.behind.database.transaction() as session:
        release = await desk.add(session, words, ("图解.png", "image/png", content), "小编", now)
        releases.publish(release, date(2026, 11, 23), now)
    (item,) = (await as_json(browser))["items"]
    (file,) = item["attachments"]
    assert (file["mime_type"], file["title"]) == ("image/png", "图解.png")
    assert file["size_in_bytes"] == len(content)
    assert file["url"].startswith(f"{WHERE}/")
    fetched = await browser.get(file["url"].removeprefix(WHERE))
    assert await fetched.read() == content
    (link,) = (await atom(browser)).findall(f"{ATOM}entry/{ATOM}link")
    assert link.attrib == {
        "rel": "enclosure",
        "title": "图解.png",
        "length": str(len(content)),
        "href": file["url"],
        "type": "image/png",
    }


async def test_a_house_without_an_address_of_its_own_answers_with_that_it_was_asked_at(
    tmp_path: Path, migrated_file: Path, now: datetime
) -> None:
    path = tmp_path / "web.db"
    shutil.copyfile(migrated_file, path)
    async with visitor.house(path, now) as browser:
        for host in ("one.example", "two.example:8080"):
            response = await browser.get("/feed.json", headers={"Host": host})
            feed = json.loads(await response.text())
            assert feed["feed_url"] == f"http://{host}/feed.json"
            page = await browser.get("/feed.atom", headers={"Host": host})
            assert fromstring(await page.text()).findtext(f"{ATOM}id") == f"{TAG}releases"  # noqa: S314 - our own.


async def test_what_is_not_open_or_not_published_is_in_no_feed(
    browser: Browser, now: datetime
) -> None:
    await released(browser, now, title="草稿", out=False)
    await released(
        browser, now, title="不予公开", attribute="不予公开", attribute_reason="涉及隐私"
    )
    feed = await atom(browser)
    assert titles(feed) == []
    assert feed.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00+00:00"
    assert (await as_json(browser))["items"] == []


async def test_a_feed_can_be_of_one_topic(browser: Browser, now: datetime) -> None:
    await released(browser, now, title="环境")
    await released(browser, now, title="教育", topics=["教育"])
    assert titles(await atom(browser, topic="education")) == ["教育"]
    feed = await as_json(browser, topic="education")
    assert feed["title"].endswith(" · 教育")
    assert feed["feed_url"] == f"{WHERE}/feed.json?topic=education"
    assert len(titles(await atom(browser, topic="all"))) == 2
    for path in ("/feed.atom", "/feed.json"):
        assert (await browser.get(path, params={"topic": "nothing"})).status == 404


async def test_the_topic_of_a_street_holds_what_the_street_releases(
    browser: Browser, now: datetime
) -> None:
    await released(browser, now, title="水质", organ="欧阳路街道")
    await released(browser, now, title="别的")
    assert titles(await atom(browser, topic="ouyang")) == ["水质"]
    (item,) = (await as_json(browser, topic="ouyang"))["items"]
    assert item["tags"] == ["通知", "环境保护", "欧阳路街道"]


async def test_the_newest_fifty_are_in_the_feed(browser: Browser, now: datetime) -> None:
    for number in range(52):
        await released(browser, now, title=f"第 {number} 号")
    found = titles(await atom(browser))
    assert found == [f"第 {number} 号" for number in range(51, 1, -1)]


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.json"])
async def test_who_has_the_feed_is_not_sent_it_again_until_it_changes(
    browser: Browser, now: datetime, path: str
) -> None:
    await released(browser, now)
    first = await browser.get(path)
    tag = {"If-None-Match": first.headers["ETag"]}
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    for known in (tag, since):
        again = await browser.get(path, headers=known)
        assert (again.status, await again.read()) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
    other = await browser.get(path, headers={"If-None-Match": '"another"', **since})
    assert other.status == 200
    await released(browser, now + timedelta(minutes=1), title="垃圾清运")
    for known in (tag, since):
        assert (await browser.get(path, headers=known)).status == 200


async def test_a_reader_that_cannot_unpack_gets_it_plain(browser: Browser, now: datetime) -> None:
    await released(browser, now)
    plain = await browser.get("/feed.json", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    packed = await browser.get("/feed.json", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert await plain.text() == await packed.text()


async def test_the_page_tells_where_the_feeds_are(browser: Browser) -> None:
    page = await (await browser.get("/chat")).text()
    for path, kind in (("/feed.atom", "atom+xml"), ("/feed.json", "feed+json")):
        assert f'<link rel="alternate" href="{path}" type="application/{kind}"' in page
