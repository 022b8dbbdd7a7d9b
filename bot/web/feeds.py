"""The feeds (订阅源): what was published, for whoever reads it with a program of their own.

Atom (RFC 4287) and JSON Feed 1.1, the newest fifty, of everything or of one topic.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from aiohttp import ETag, web
from sqlalchemy.ext.asyncio import AsyncSession

from bot.web.state import State
from handlers.desk.files import UNWRITABLE
from knowledge.say import CITY, Language, plain
from storage import releases, subscriptions
from storage.releases import Release
from storage.subscriptions import Topic

NEWEST: Final = 50
ATOM: Final = "http://www.w3.org/2005/Atom"
LANGUAGE: Final = Language.ZH_HANS
# What is named in a feed keeps its name when the address of the house changes (RFC 4151).
TAG: Final = "tag:yangguang,2026:"
# So many feeds are kept made: a visitor can ask under any name of the host.
MOST_KEPT: Final = 64
# When nothing was published yet.
BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)
# A reader asks again after so many seconds.
FRESH: Final = 300

# Atom's elements are written without a prefix.
register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class File:
    """What goes with a release: its address, name, media type and size."""

    path: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """A release as it stands in a feed."""

    release: Release
    topics: Sequence[Topic]
    file: File | None


About = Sequence[Item]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is sent."""

    media_type: str
    body: bytes
    packed: bytes
    digest: str
    updated: datetime


class Feeds:
    """GET /feed.atom and /feed.json, each with `?topic=ID`."""

    def __init__(self, state: State) -> None:
        self.state = state
        # Made anew when what is published changes.
        self._revision: object = None
        self._kept: dict[tuple[str, str, str], Feed] = {}

    async def atom(self, request: web.Request) -> web.Response:
        """The Atom feed."""
        return await self._answer(request, "atom")

    async def json(self, request: web.Request) -> web.Response:
        """The JSON feed."""
        return await self._answer(request, "json")

    async def _answer(self, request: web.Request, kind: str) -> web.Response:
        # Addresses in a feed are absolute: a reader does not know where it came from.
        root = self.state.settings.web.public_url or f"{request.scheme}://{request.host}"
        where = (kind, root, request.query.get("topic", ""))
        async with self.state.database.reading() as session:
            feed = await self._feed(session, where)
        if feed is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": f"public, max-age={FRESH}", "Vary": "Accept-Encoding"}
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
        response = web.Response(headers=headers)
        # Weak: the same to a reader, packed or not.
        response.etag = ETag(feed.digest, is_weak=True)
        response.last_modified = feed.updated
        if _is_known(request, feed):
            response.set_status(304)
            return response
        response.content_type, response.charset = feed.media_type, "utf-8"
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
        response.body = feed.packed if is_packed else feed.body
        return response

    async def _feed(self, session: AsyncSession, where: tuple[str, str, str]) -> Feed | None:
        revision = await releases.revision(session)
        if revision != self._revision or len(self._kept) >= MOST_KEPT:
            self._revision, self._kept = revision, {}
        # What was begun before a change is not kept after it.
        kept = self._kept
        if where not in kept:
            kind, root, topic_id = where
            topic = await subscriptions.topic(session, topic_id) if topic_id else None
            if topic_id and topic is None:
                return None
            kept[where] = await self._made(session, kind, root, topic)
        return kept[where]

    async def _made(
        self, session: AsyncSession, kind: str, root: str, topic: Topic | None
    ) -> Feed:
        wanted = [topic.id] if topic else []
        found = await releases.published(session, topic_ids=wanted, limit=NEWEST)
        files = await _files(session, found)
        about = [
            Item(one, await releases.topics_of(session, one), files.get(one.attachment or ""))
            for one in found
        ]
        say = self.state.say(LANGUAGE)
        title = plain(say("releases-feed-title", area=self.state.settings.area))
        here = Place(root, self.state.settings.area, topic.id if topic else "")
        title = f"{title} · {topic.name}" if topic else title
        media_type = "application/atom+xml" if kind == "atom" else "application/feed+json"
        body = (atom_of if kind == "atom" else json_of)(title, here, about)
        return Feed(
            media_type=media_type,
            body=body,
            packed=gzip.compress(body, mtime=0),
            digest=hashlib.sha256(body).hexdigest()[:24],
            updated=_newest(about),
        )


async def _files(session: AsyncSession, found: Sequence[Release]) -> dict[str, File]:
    """The attachments of releases by their names, without what is in them."""
    names = [one.attachment for one in found if one.attachment]
    return {
        name: File(f"/chat/attachments/{name}", *about)
        for name, about in (await releases.files(session, names)).items()
    }


def _is_known(request: web.Request, feed: Feed) -> bool:
    """Whether the reader has it: by its tag, and only without one by the date (RFC 9110)."""
    if (tags := request.if_none_match) is not None:
        return any(tag.value in {feed.digest, "*"} for tag in tags)
    since = request.if_modified_since
    return since is not None and feed.updated.replace(microsecond=0) <= since


@dataclass(frozen=True, slots=True)
class Place:
    """Where the feed stands, and the names that follow from it."""

    root: str
    area: str
    topic_id: str

    def address(self, path: str) -> str:
        """An address of ours."""
        return self.root + path

    def own(self, name: str) -> str:
        """The feed's own address."""
        return self.address(f"/{name}" + (f"?topic={self.topic_id}" if self.topic_id else ""))

    def tag(self, what: str) -> str:
        """A name that stays when addresses change, and differs from that of other areas."""
        return f"{TAG}{quote(self.area)}/{what}"


def _newest(about: About) -> datetime:
    return max((one.release.updated_at for one in about), default=BEGINNING)


def _moment(day: date | None, otherwise: datetime) -> str:
    moment = datetime.combine(day, time(), CITY) if day else otherwise.astimezone(CITY)
    return moment.isoformat(timespec="seconds")


def _summary(release: Release) -> str:
    return "\n".join([*([release.gist] if release.gist else []), *release.points])


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return re.sub(UNWRITABLE, "", text)


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = _clean(text) or None
    return element


def atom_of(title: str, here: Place, about: About) -> bytes:
    """The feed as Atom."""
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": LANGUAGE})
    what = f"releases/{here.topic_id}" if here.topic_id else "releases"
    _add(feed, "id", here.tag(what))
    _add(feed, "title", title)
    _add(feed, "updated", _newest(about).isoformat(timespec="seconds"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=here.own("feed.atom"))
    _add(feed, "link", rel="alternate", type="text/html", href=here.address("/"))
    for item in about:
        _entry(_add(feed, "entry"), item, here)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(entry: Element, item: Item, here: Place) -> None:
    release = item.release
    _add(entry, "id", here.tag(f"release/{release.id}"))
    _add(entry, "title", release.title)
    _add(entry, "published", _moment(release.published_on, release.created_at))
    _add(entry, "updated", release.updated_at.isoformat(timespec="seconds"))
    _add(_add(entry, "author"), "name", release.organ)
    if release.link:
        _add(entry, "link", rel="alternate", type="text/html", href=release.link)
    if file := item.file:
        where = {"href": here.address(file.path), "type": file.media_type}
        _add(
            entry, "link", rel="enclosure", title=_clean(file.name), length=str(file.size), **where
        )
    topics = [(one.id, one.name) for one in item.topics]
    for term, label in [(release.kind, release.kind), *topics]:
        _add(entry, "category", term=term, label=label)
    if summary := _summary(release):
        _add(entry, "summary", summary)
    _add(entry, "content", release.text, type="text")


def json_of(title: str, here: Place, about: About) -> bytes:
    """The feed as JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": here.address("/"),
        "feed_url": here.own("feed.json"),
        "language": LANGUAGE,
        "items": [_item(one, here) for one in about],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _item(one: Item, here: Place) -> dict[str, Any]:
    release = one.release
    item: dict[str, Any] = {
        "id": here.tag(f"release/{release.id}"),
        "title": release.title,
        "content_text": release.text,
        "date_published": _moment(release.published_on, release.created_at),
        "date_modified": release.updated_at.isoformat(timespec="seconds"),
        "authors": [{"name": release.organ}],
        "tags": [release.kind, *(topic.name for topic in one.topics)],
    }
    if one.file:
        item["attachments"] = [
            {
                "url": here.address(one.file.path),
                "mime_type": one.file.media_type,
                "title": one.file.name,
                "size_in_bytes": one.file.size,
            }
        ]
    if release.link:
        item["url"] = release.link
    if summary := _summary(release):
        item["summary"] = summary
    return item
