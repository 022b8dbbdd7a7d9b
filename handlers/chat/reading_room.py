"""The reading room (阅览): the full text of a release, in pages cut between articles."""

from typing import Any

from handlers.chat.announcement import title_of
from handlers.chat.buttons import Row, Turn, button, keyboard
from knowledge.passages import Passage, pages
from knowledge.say import Html, Say, escape
from storage.releases import Release

# Below the 4,096 of a message, with room for title and source.
LONGEST_PAGE = 3200


def page(release: Release, number: int, say: Say) -> tuple[Html, Any] | None:
    """A page of the text, the first one being 0; None where there is no such page."""
    found = pages(release.text, LONGEST_PAGE)
    if not 0 <= number < len(found):
        return None
    paragraphs = [f"<b>{escape(title_of(release, say))}</b>"]
    if say.language == "en":
        paragraphs.append(say("releases-text-only-chinese"))
    paragraphs += [_written(one, say) for one in found[number]]
    facts = [escape(say.content(release.organ))]
    if release.formed_on:
        facts.append(say("releases-formed", date=release.formed_on))
    if release.effective_on:
        facts.append(say("releases-effective", date=release.effective_on))
    if release.link:
        link = Html(f'<a href="{escape(release.link)}">{say("releases-button-link")}</a>')
        facts.append(link)
    if len(found) > 1:
        facts.append(say("releases-page", number=number + 1, count=len(found)))
    paragraphs.append(f"<i>{' · '.join(facts)}</i>")
    return Html("\n\n".join(paragraphs)), keyboard([_turns(release, number, len(found), say)])


def _written(passage: Passage, say: Say) -> str:
    text = str(escape(say.content(passage.text)))
    if passage.is_heading:
        return f"<b>{text}</b>"
    if passage.article and text.startswith(passage.article):
        return f"<b>{passage.article}</b>{text.removeprefix(passage.article)}"
    return text


def _turns(release: Release, number: int, count: int, say: Say) -> Row:
    turns: Row = []
    if number > 0:
        back = Turn(release=release.id or 0, page=number - 1)
        turns.append(button(say("releases-button-page-before", number=number, count=count), back))
    if number + 1 < count:
        on = Turn(release=release.id or 0, page=number + 1)
        turns.append(button(say("releases-button-page-after", number=number + 2, count=count), on))
    return turns
