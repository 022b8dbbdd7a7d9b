"""What a search found (检索结果): title, organ, date, and the passage that fits."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.announcement import title_of
from handlers.chat.answers import label
from handlers.chat.buttons import More, Read, Row, button, keyboard
from knowledge.passages import Passage
from knowledge.say import Html, Say, escape
from knowledge.search import GOOD, Search, snippet
from storage.releases import Release

# So many documents are shown at once, with so much of the passage.
PAGE = 3
LONGEST_SNIPPET = 110


def good(index: Search, text: str) -> int:
    """How many documents fit a question so well that they are worth offering."""
    return sum(1 for one in index.find(text) if one.share >= GOOD and not one.is_old)


async def page(
    session: AsyncSession, index: Search, what: str, turn: int, number: int, say: Say
) -> tuple[Html, Any] | None:
    """A page of what was found, None where nothing was or there is no such page."""
    found = index.find(what)
    here = found[number * PAGE : (number + 1) * PAGE] if number >= 0 else []
    parts: list[Html] = []
    rows: list[Row] = []
    for one in here:
        release = await session.get(Release, one.id)
        if release is None:
            continue
        parts.append(_part(release, one.passage, what, say, is_old=one.is_old))
        title = title_of(release, say)
        shown = say("releases-old-version", title=Html(title)) if one.is_old else title
        rows.append([button(label(shown), Read(release=one.id))])
    if not parts:
        return None
    turns: Row = []
    if number > 0:
        turns.append(button(say("releases-button-before"), More(turn=turn, page=number - 1)))
    if len(found) > (number + 1) * PAGE:
        turns.append(button(say("releases-button-more"), More(turn=turn, page=number + 1)))
    count = len({index.documents[one.id].title for one in found})
    head = say("releases-found", what=what, count=count)
    return Html("\n\n".join([head, *parts])), keyboard([*rows, turns])


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
    said = passage.text if passage is not None else release.gist
    if said:
        lines.append(str(escape(say.content(_quoted(said, passage, what)))))
    return Html("\n".join(lines))


def _quoted(said: str, passage: Passage | None, what: str) -> str:
    article = passage.article if passage else ""
    body = said.removeprefix(article).strip().replace("\n", " ")
    shown = snippet(body, what, LONGEST_SNIPPET)
    return f"{article} {shown}" if article else shown
