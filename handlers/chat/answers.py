"""An answer as it is said (答复卡): question, fact, source with organ and date, next steps."""

import re
from dataclasses import dataclass
from datetime import date

from aiogram.types import InlineKeyboardMarkup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.buttons import (
    Consult,
    Full,
    NotSolved,
    Pick,
    Row,
    as_read,
    button,
    keyboard,
    pairs,
)
from handlers.chat.shelf import Contents
from knowledge import guides as elements
from knowledge.guides import BY_NAME, Element, value
from knowledge.say import Html, Say, escape
from storage import faq, guides
from storage.faq import Entry
from storage.guides import Guide

# A guide's field can run to pages; so much is said at once, the rest behind “全文”.
LONGEST_FIELD = 320
# What no source gave (待填): an address, hours, a telephone.
PLACEHOLDER = re.compile("〔待填[：:]([^〕]*)〕")
# So wide a button may be on a phone: a Chinese character counts two, a letter one.
WIDEST_LABEL = 52


@dataclass(frozen=True)
class Answer:
    """What to say: HTML and buttons."""

    text: str
    buttons: InlineKeyboardMarkup


def rich(text: str, say: Say) -> Html:
    """Curated text as HTML: escaped, with <b> allowed; what is still to be filled in says so."""
    filled = PLACEHOLDER.sub(lambda found: say("faq-placeholder", what=found[1]), text)
    safe = escape(str(filled))
    return Html(safe.replace("&lt;b&gt;", "<b>").replace("&lt;/b&gt;", "</b>"))


def label(text: str) -> str:
    """A question as a button's label, cut where a phone would."""
    text, width = as_read(text), 0
    for index, sign in enumerate(text):
        width += 1 if sign.isascii() else 2
        if width > WIDEST_LABEL:
            return text[:index].rstrip() + "…"
    return text


async def answer(
    session: AsyncSession,
    contents: Contents,
    item_id: str,
    say: Say,
    today: date,
    *,
    full: bool = False,
) -> Answer | None:
    """The answer of an item; None when it is no longer there."""
    if item_id not in contents.items:
        return None
    found = elements.parse_id(item_id)
    if found is not None:
        guide = await guides.get(session, found[0])
        return of_guide(guide, BY_NAME[found[1]], say, full=full) if guide else None
    entry = await faq.get(session, item_id.removeprefix("faq:"))
    if entry is None or not entry.is_given(today):
        return None
    return of_entry(entry, contents, say, today, full=full)


def of_entry(
    entry: Entry, contents: Contents, say: Say, today: date, *, full: bool = False
) -> Answer:
    """The card of an entry."""
    item_id = f"faq:{entry.id}"
    foreign = entry.english if say.language == "en" else None
    if foreign:
        question, short, whole = foreign["question"], foreign["short"], foreign.get("full")
    else:
        question, short = say.content(entry.question), say.content(entry.short)
        whole = say.content(entry.full) if entry.full else None
    paragraphs = [f"<b>{escape(question)}</b>"]
    if say.language == "en" and not foreign:
        paragraphs.append(say("faq-only-chinese"))
    paragraphs.append(rich(short, say))
    if full and whole:
        paragraphs.append(rich(whole, say))
    paragraphs.append(source_line(entry, say, today))
    rows: list[Row] = []
    if whole and not full:
        rows.append([button(say("faq-button-full"), Full(item=item_id))])
    nearby = [f"faq:{one}" for one in entry.related]
    rows += [
        [button(label(contents.title(one, say)), Pick(item=one))]
        for one in nearby
        if one in contents.items
    ]
    rows.append([button(say("faq-button-not-solved"), NotSolved(item=item_id))])
    rows.append(to_a_person(say, item_id))
    return Answer("\n\n".join(paragraphs), keyboard(rows))


def to_a_person(say: Say, about: str) -> Row:
    """The button to a person who answers, from wherever something was asked."""
    return [button(say("consultations-button"), Consult(about=about))]


def source_line(entry: Entry, say: Say, today: date) -> str:
    """Source, organ and date; says so where the check is long ago."""
    source = Html(escape(say.content(entry.source)))
    if entry.source_url:
        source = Html(f'<a href="{escape(entry.source_url)}">{source}</a>')
    is_old = today - entry.checked_on > faq.OLD
    return "<i>{}</i>".format(
        say(
            "faq-source-old" if is_old else "faq-source",
            source=source,
            organ=say.content(entry.organ),
            date=entry.checked_on,
        )
    )


def of_guide(guide: Guide, element: Element, say: Say, *, full: bool = False) -> Answer:
    """The card of a guide's element, made from its fields."""
    title = say.content(guide.title)
    body, is_cut = field_lines(guide, element, say, full=full)
    checked = guide.fields.get("checked_on")
    note = say(
        "guides-source" if checked else "guides-source-undated",
        title=title,
        organ=say.content(guide.department),
        area=say.content(guide.area),
        **({"date": date.fromisoformat(checked)} if checked else {}),
    )
    rows: list[Row] = []
    if is_cut:
        item = elements.item_id(guide.id, element.name)
        rows.append([button(say("faq-button-full"), Full(item=item))])
    others = [one for one in elements.answered(guide.fields) if one != element]
    taps = [
        button(say.content(one.name), Pick(item=elements.item_id(guide.id, one.name)))
        for one in others
    ]
    rows += pairs(taps[:6])
    item = elements.item_id(guide.id, element.name)
    rows.append([button(say("faq-button-not-solved"), NotSolved(item=item))])
    rows.append(to_a_person(say, item))
    heading = f"<b>{say(element.question, title=title)}</b>"
    return Answer("\n\n".join([heading, body, f"<i>{note}</i>"]), keyboard(rows))


def field_lines(guide: Guide, element: Element, say: Say, *, full: bool) -> tuple[str, bool]:
    """The fields of an element as lines, and whether something was left for “全文”."""
    lines: list[str] = []
    for name in element.fields:
        found = value(guide.fields, name)
        if isinstance(found, str):
            lines.append(say("guides-" + name.replace("_", "-"), value=say.content(found)))
        elif found:
            lines += [f"{n}. {escape(say.content(one))}" for n, one in enumerate(found, 1)]
    text = "\n".join(lines)
    if full or len(text) <= LONGEST_FIELD:
        return text, False
    # At the end of a sentence or a line, else at the last space that leaves every entity whole.
    end = max(text.rfind(sign, 0, LONGEST_FIELD) for sign in "。；\n")
    if end <= 0:
        end = text.rfind("&", LONGEST_FIELD - 8, LONGEST_FIELD)
        end = LONGEST_FIELD - 1 if end < 0 else end - 1
    return text[: end + 1].rstrip() + "…", True
