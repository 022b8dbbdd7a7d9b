"""The reading room (阅览): the full text of a release, in pages cut between articles."""

from typing import Any

from handlers.announcement import title_of
from handlers.chat.buttons import Turn, keyboard, turns
from knowledge.passages import Passage, pages
from knowledge.say import Html, Say, escape
from storage.releases import Release

# Below the 4,096 of a message, with room for title and source.
LONGEST_PAGE = 3200
# More articles on a page nobody reads on a phone; fewer pages are turned with sixteen.
MOST_ARTICLES = 16


def page(release: Release, number: int, say: Say) -> tuple[Html, Any] | None:
    """A page of the text, the first one being 0; None where there is no such page."""
    found = sheets(release.text)
    if not 0 <= number < len(found):
        return None
    paragraphs = [f"<b>{escape(title_of(release, say))}</b>"]
    if say.language == "en":
        paragraphs.append(say("releases-text-only-chinese"))
    paragraphs += [_written(one, say) for one in found[number]]
    facts = _facts(release, say)
    if len(found) > 1:
        facts.append(say("releases-page", number=number + 1, count=len(found)))
    paragraphs.append(f"<i>{' · '.join(facts)}</i>")
    back, on = (Turn(release=release.id or 0, page=one) for one in (number - 1, number + 1))
    row = turns(say, back if number > 0 else None, on if number + 1 < len(found) else None)
    return Html("\n\n".join(paragraphs)), keyboard([row])


def _facts(release: Release, say: Say) -> list[str]:
    """Who made it and when: formed, published, in force; and where it stands."""
    facts = [str(escape(say.content(release.organ)))]
    dates = (
        ("releases-formed", release.formed_on),
        ("releases-published-on", release.published_on),
        ("releases-effective", release.effective_on),
    )
    facts += [say(text_id, date=day) for text_id, day in dates if day is not None]
    if release.link:
        facts.append(f'<a href="{escape(release.link)}">{say("releases-button-link")}</a>')
    return facts


def sheets(text: str) -> list[list[Passage]]:
    """The passages in pages; a heading stays with what follows it."""
    found: list[list[Passage]] = [[]]
    for one in (piece for sheet in pages(text, LONGEST_PAGE) for piece in sheet):
        here = found[-1]
        is_full = sum(len(other.text) + 2 for other in here) + len(one.text) + 2 > LONGEST_PAGE
        is_next = bool(one.article) and one.article not in {other.article for other in here}
        if here and (is_full or (is_next and _articles(here) >= MOST_ARTICLES)):
            found.append(_headings_at_the_end(here))
        found[-1].append(one)
    return found


def _articles(sheet: list[Passage]) -> int:
    return len({one.article for one in sheet if one.article})


def _headings_at_the_end(sheet: list[Passage]) -> list[Passage]:
    """Takes the headings off the end of a sheet, for the next one."""
    taken: list[Passage] = []
    while len(sheet) > 1 and sheet[-1].is_heading:
        taken.insert(0, sheet.pop())
    return taken


def _written(passage: Passage, say: Say) -> str:
    text = str(escape(say.content(passage.text)))
    if passage.is_heading:
        return f"<b>{text}</b>"
    if passage.article and text.startswith(passage.article):
        return f"<b>{passage.article}</b>{text.removeprefix(passage.article)}"
    return text
