"""The page of topics (订阅页面): the axes, a page of one, and what a topic brings."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import library
from handlers.chat.announcement import title_of, topic_name
from handlers.chat.answers import label
from handlers.chat.buttons import Read, Row, Sample, Toggle, Topics, button, keyboard, pairs
from handlers.chat.shelf import CITY
from knowledge.say import Html, Say, escape
from storage import residents, subscriptions
from storage.conversations import Conversation
from storage.subscriptions import ALL, Axis, Topic

# So many topics a page shows on a phone.
PAGE = 8
# So many releases show what a topic brings.
SAMPLE = 3
YEAR = timedelta(days=365)
AXES = (Axis.FIELD, Axis.OPENNESS, Axis.STREET, Axis.ORGAN)


async def followed(session: AsyncSession, conversation: Conversation) -> list[Topic]:
    """What this person follows, on this account or on one joined with it."""
    ids = [one.id or 0 for one in await residents.accounts(session, conversation)]
    found = await subscriptions.of(session, *ids)
    return list({one.id: one for _, one in found}.values())


async def leave(session: AsyncSession, conversation: Conversation, topic_id: str) -> bool:
    """Leaves a topic on every joined account, or its messages would come by the other one."""
    left = [
        await subscriptions.leave(session, one, topic_id)
        for one in await residents.accounts(session, conversation)
    ]
    return any(left)


async def front(session: AsyncSession, conversation: Conversation, say: Say) -> tuple[Html, Any]:
    """The first page: what is followed, and the axes."""
    mine = await followed(session, conversation)
    everything = await subscriptions.topic(session, ALL)
    paragraphs = [f"<b>{say('subscriptions-title')}</b>", say("subscriptions-how")]
    if mine:
        names = say.listing([topic_name(one, say) for one in mine])
        paragraphs.append(say("subscriptions-mine", topics=names))
    else:
        paragraphs.append(say("subscriptions-none"))
    rows: list[Row] = pairs(
        [button(say(f"subscriptions-axis-{axis}"), Topics(axis=axis)) for axis in AXES]
    )
    if everything is not None:
        rows.append([_mark(everything, mine, {}, 0, say)])
    return Html("\n\n".join(paragraphs)), keyboard(rows)


def _mark(topic: Topic, mine: Sequence[Topic], counts: dict[str, int], page: int, say: Say) -> Any:
    name = topic_name(topic, say)
    count = counts.get(topic.id, 0)
    if count:
        name = say("subscriptions-with-count", topic=Html(name), count=count)
    if topic.id in {one.id for one in mine}:
        name = say("subscriptions-followed", topic=Html(name))
    return button(label(name), Toggle(topic=topic.id, page=page))


async def page_of(
    session: AsyncSession,
    conversation: Conversation,
    axis: str,
    page: int,
    say: Say,
    now: datetime,
    *,
    heading: Html | None = None,
    sampled: Topic | None = None,
) -> tuple[Html, Any] | None:
    """A page of an axis' topics, None where there is no such page."""
    there = [one for one in await subscriptions.topics(session) if one.axis == axis]
    here = there[page * PAGE : (page + 1) * PAGE] if page >= 0 else []
    if not here or axis not in AXES:
        return None
    mine = await followed(session, conversation)
    since = now.astimezone(CITY).date() - YEAR
    counts = await library.brought(session, here, since)
    rows: list[Row] = pairs([_mark(one, mine, counts, page, say) for one in here])
    if sampled is not None and (count := len(await library.last(session, sampled, SAMPLE))):
        rows.append([sample_button(sampled, count, say)])
    rows.append(_turns(axis, page, len(there), say))
    title = f"<b>{say(f'subscriptions-axis-{axis}')}</b>"
    paragraphs = [title, heading or say("subscriptions-choose")]
    if any(counts.values()):
        paragraphs.append(f"<i>{say('subscriptions-counts')}</i>")
    return Html("\n\n".join(paragraphs)), keyboard(rows)


def sample_button(topic: Topic, count: int, say: Say) -> Any:
    """To what a topic brought last."""
    return button(say("subscriptions-button-sample", count=count), Sample(topic=topic.id))


def _turns(axis: str, page: int, count: int, say: Say) -> Row:
    turns: Row = [button(say("subscriptions-button-back"), Topics())]
    if page > 0:
        turns.append(button(say("faq-button-back"), Topics(axis=axis, page=page - 1)))
    if count > (page + 1) * PAGE:
        turns.append(button(say("faq-button-more"), Topics(axis=axis, page=page + 1)))
    return turns


async def sample(session: AsyncSession, topic: Topic, say: Say) -> tuple[Html, Any]:
    """The last releases of a topic."""
    name = topic_name(topic, say)
    found = await library.last(session, topic, SAMPLE)
    if not found:
        return say("subscriptions-no-sample", topic=name), None
    lines = [say("subscriptions-sample", topic=name)]
    rows: list[Row] = []
    for number, one in enumerate(found, 1):
        source = say.content(one.organ)
        if one.published_on:
            source += f" · {one.published_on.isoformat()}"
        title = title_of(one, say)
        lines.append(Html(f"<b>{number}. {escape(title)}</b>\n<i>{escape(source)}</i>"))
        rows.append([button(label(title), Read(release=one.id or 0))])
    return Html("\n\n".join(lines)), keyboard(rows)
