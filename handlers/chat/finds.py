"""What a search found (检索结果): title, organ, date, and the passage that fits."""

from dataclasses import dataclass
from typing import Any

from aiogram.fsm.context import FSMContext
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcement import gist_of, title_of, topic_name
from handlers.chat import named
from handlers.chat.answers import label
from handlers.chat.buttons import Follow, More, Read, Row, Sample, button, keyboard, turns
from handlers.chat.library import Library
from knowledge import search
from knowledge.passages import Passage
from knowledge.say import Html, Say, escape
from knowledge.search import GOOD, Found, Search, snippet
from storage import releases, residents
from storage.conversations import Conversation
from storage.releases import Release

# So many documents are shown at once, with so much of the passage.
PAGE = 3
LONGEST_SNIPPET = 110
# Words that are mostly about a topic lead to it; those that are its name and nothing else are no
# question.
MOSTLY, WHOLLY = 0.6, 1.0


async def results(session: AsyncSession, index: Search, what: str) -> tuple[list[Found], str]:
    """The documents that fit, best first, and the words by which they do.

    English words are looked for in Chinese, too, and what people call a topic (社保) by its own
    name (社会保险) where nothing fits well.
    """
    chinese = await named.in_chinese(session, what)
    found = index.find(chinese)
    if chinese not in {what, search.plain(what)}:
        # An English title that was asked for stands before what is only about the same.
        found = _joined([one for one in index.find(what) if one.share >= GOOD], found)
    if any(one.share >= GOOD for one in found):
        return found, chinese
    topic = await named.topic_of(session, what, least=WHOLLY)
    if topic is None:
        return found, chinese
    return _joined(index.find(topic.name), found), f"{topic.name} {chinese}"


def _joined(first: list[Found], then: list[Found]) -> list[Found]:
    known = {one.id for one in first}
    return first + [one for one in then if one.id not in known]


async def good(session: AsyncSession, index: Search, text: str) -> int:
    """How many documents fit a question so well that they are worth offering."""
    found, _ = await results(session, index, text)
    return sum(1 for one in found if one.share >= GOOD and not one.is_old)


async def look(
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    library: Library,
    what: str,
    say: Say,
) -> tuple[Html, Any] | None:
    """The first page of what is found, whose pages can then be turned; None where nothing is."""
    what = what[: search.LONGEST]
    turn = int((await state.get_data()).get("turn", 0)) + 1
    index = await library.current(session)
    found = await page(session, conversation, index, what, turn, 0, say)
    if found is not None:
        await state.set_data({"turn": turn, "searched": what})
    return found


@dataclass(frozen=True)
class Wanted:
    """What was wanted of the documents by what was hardly a question: how many fit it well."""

    what: str
    count: int
    # A button that follows its topic.
    follow: Row


NOTHING = Wanted("", 0, [])


async def wanted(
    session: AsyncSession, conversation: Conversation, library: Library, text: str, say: Say
) -> Wanted:
    """The documents that a text wants which is hardly a question; nothing for a question.

    查社保 and “waste sorting” want to see what there is about it; 查我的社保 does not.
    """
    heard = search.looked_for(text)
    what = heard[0] if heard else text
    if not heard and await named.topic_of(session, text, least=WHOLLY) is None:
        return NOTHING
    if not (count := await good(session, await library.current(session), what)):
        return NOTHING
    return Wanted(what, count, await to_follow(session, conversation, what, say))


async def page(
    session: AsyncSession,
    conversation: Conversation,
    index: Search,
    what: str,
    turn: int,
    number: int,
    say: Say,
) -> tuple[Html, Any] | None:
    """A page of what was found, None where nothing was or there is no such page."""
    found, words = await results(session, index, what)
    parts: list[Html] = []
    rows: list[Row] = []
    for one in found[number * PAGE : (number + 1) * PAGE] if number >= 0 else []:
        release = await session.get(Release, one.id)
        if release is None:
            continue
        parts.append(_part(release, one.passage, words, say, is_old=one.is_old))
        title = title_of(release, say)
        shown = say("releases-old-version", title=Html(title)) if one.is_old else title
        rows.append([button(label(shown), Read(release=one.id))])
    if not parts:
        return None
    rows.append(
        turns(
            say,
            More(turn=turn, page=number - 1) if number > 0 else None,
            More(turn=turn, page=number + 1) if len(found) > (number + 1) * PAGE else None,
        )
    )
    count = len({index.documents[one.id].title for one in found})
    head = say("releases-found", what=what, count=count)
    follow = await to_follow(session, conversation, what, say)
    return Html("\n\n".join([head, *parts])), keyboard([*rows, follow])


async def to_follow(session: AsyncSession, conversation: Conversation, what: str, say: Say) -> Row:
    """A button that follows the topic which was looked for; none where it is followed already."""
    topic = await named.topic_of(session, what, least=MOSTLY)
    if topic is None:
        return []
    if topic.id in {one.id for one in await residents.followed(session, conversation)}:
        return []
    text = say("releases-button-follow", topic=topic_name(topic, say))
    return [button(label(text), Follow(topic=topic.id))]


async def to_topic(session: AsyncSession, conversation: Conversation, what: str, say: Say) -> Row:
    """Where no document was found: what the topic brought last, and the way to follow it."""
    topic = await named.topic_of(session, what, least=MOSTLY)
    if topic is None:
        return []
    row = await to_follow(session, conversation, what, say)
    if await releases.published(session, topic_ids=[topic.id], limit=1):
        text = say("releases-button-latest", topic=topic_name(topic, say))
        row.insert(0, button(label(text), Sample(topic=topic.id)))
    return row


def _part(release: Release, passage: Passage | None, what: str, say: Say, *, is_old: bool) -> Html:
    title = escape(title_of(release, say))
    if is_old:
        title = say("releases-old-version", title=title)
    facts = [say.content(release.organ), say.content(release.category or release.kind)]
    source = " · ".join(str(escape(one)) for one in facts if one)
    if release.effective_on:
        source = say("releases-in-force", source=Html(source), date=release.effective_on)
    elif release.published_on:
        source = say("releases-published", source=Html(source), date=release.published_on)
    lines = [f"<b>{title}</b>", source]
    said = passage.text if passage is not None else gist_of(release, say)
    if said:
        lines.append(str(escape(say.content(_quoted(said, passage, what)))))
    return Html("\n".join(lines))


def _quoted(said: str, passage: Passage | None, what: str) -> str:
    article = passage.article if passage else ""
    body = said.removeprefix(article).strip().replace("\n", " ")
    shown = snippet(body, what, LONGEST_SNIPPET)
    return f"{article} {shown}" if article else shown
