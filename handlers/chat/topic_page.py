"""The page of topics (订阅页面): the axes, a page of one, and what a topic brings."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcement import title_of, topic_name
from handlers.chat import follower
from handlers.chat.answers import label
from handlers.chat.buttons import (
    Leave,
    LeaveAll,
    Read,
    Row,
    Sample,
    Toggle,
    Topics,
    button,
    keyboard,
    pairs,
    turns,
)
from handlers.chat.step import Step
from knowledge.say import CITY, Html, Say, escape
from storage import releases, subscriptions
from storage.releases import Release
from storage.subscriptions import ALL, Axis, Topic

# So many topics a page shows on a phone.
PAGE = 8
# So many releases show what a topic brings.
SAMPLE = 3
YEAR = timedelta(days=365)
AXES = (Axis.FIELD, Axis.OPENNESS, Axis.STREET, Axis.ORGAN)
# Where to add a topic: the page of the axes.
ADD = "add"
# So many topics are left from one message; the others follow when these are gone.
MOST = 24


async def front(step: Step) -> tuple[Html, Any]:
    """The first page: what is followed, each to be left, and the way to add; or the axes."""
    say, mine = step.say, await follower.topics(step)
    if not mine:
        return await axes(step)
    how = say("subscriptions-how", quiet=follower.quiet(step))
    title = f"<b>{say('subscriptions-title')}</b>"
    add = button(say("subscriptions-button-add"), Topics(axis=ADD))
    return Html("\n\n".join((title, _named(mine, say), how))), keyboard(
        [*_to_leave(mine, say), [add]]
    )


async def axes(step: Step) -> tuple[Html, Any]:
    """Where to add a topic: how it works, and the axes."""
    say, mine = step.say, await follower.topics(step)
    everything = await subscriptions.topic(step.session, ALL)
    how = say("subscriptions-how", quiet=follower.quiet(step))
    followed = _named(mine, say) if mine else say("subscriptions-none")
    rows: list[Row] = pairs(
        [button(say(f"subscriptions-axis-{axis}"), Topics(axis=axis)) for axis in AXES]
    )
    if everything is not None:
        rows.append([_mark(everything, mine, {}, 0, say)])
    if mine:
        rows.append([button(say("subscriptions-button-mine"), Topics())])
    title = f"<b>{say('subscriptions-title')}</b>"
    return Html(f"{title}\n\n{how}\n\n{followed}"), keyboard(rows)


async def stop(step: Step) -> tuple[Html, Any]:
    """To hear no more: what is followed, each to be left, and all of it."""
    say, mine = step.say, await follower.topics(step)
    if not mine:
        return say("subscriptions-stop-nothing"), keyboard([[to_all(say)]])
    rows = _to_leave(mine, say)
    if len(mine) > 1:
        rows.append([button(say("subscriptions-button-leave-all"), LeaveAll())])
    text = Html(f"{_named(mine, say)}\n\n{say('subscriptions-stop')}")
    return text, keyboard(rows)


def to_all(say: Say) -> InlineKeyboardButton:
    """A button to all topics."""
    return button(say("subscriptions-button-all"), Topics(axis=ADD))


def _named(topics: Sequence[Topic], say: Say) -> Html:
    names = say.listing([topic_name(one, say) for one in topics])
    return say("subscriptions-mine", topics=names)


def _to_leave(topics: Sequence[Topic], say: Say) -> list[Row]:
    """A button for each topic that leaves it."""
    return pairs(
        [
            button(
                label(say("subscriptions-leave-one", topic=topic_name(one, say))),
                Leave(topic=one.id),
            )
            for one in topics[:MOST]
        ]
    )


def _mark(topic: Topic, mine: Sequence[Topic], counts: dict[str, int], page: int, say: Say) -> Any:
    name = topic_name(topic, say)
    count = counts.get(topic.id, 0)
    if count:
        name = say("subscriptions-with-count", topic=Html(name), count=count)
    if topic.id in {one.id for one in mine}:
        name = say("subscriptions-followed", topic=Html(name))
    return button(label(name), Toggle(topic=topic.id, page=page))


async def page_of(
    step: Step,
    axis: str,
    page: int,
    *,
    heading: Html | None = None,
    sampled: Topic | None = None,
) -> tuple[Html, Any] | None:
    """A page of an axis' topics, None where there is no such page."""
    session, say = step.session, step.say
    there = [one for one in await subscriptions.topics(session) if one.axis == axis]
    here = there[page * PAGE : (page + 1) * PAGE] if page >= 0 else []
    if not here or axis not in AXES:
        return None
    mine = await follower.topics(step)
    since = step.now.astimezone(CITY).date() - YEAR
    counts = await releases.brought(session, here, since)
    rows: list[Row] = pairs([_mark(one, mine, counts, page, say) for one in here])
    if sampled is not None:
        rows.append(await to_sample(step, sampled))
    rows.append(
        [
            button(say("subscriptions-button-back"), Topics(axis=ADD)),
            *turns(
                say,
                Topics(axis=axis, page=page - 1) if page > 0 else None,
                Topics(axis=axis, page=page + 1) if len(there) > (page + 1) * PAGE else None,
            ),
        ]
    )
    title = f"<b>{say(f'subscriptions-axis-{axis}')}</b>"
    paragraphs = [title, heading or say("subscriptions-choose")]
    if counts:
        paragraphs.append(f"<i>{say('subscriptions-counts')}</i>")
    return Html("\n\n".join(paragraphs)), keyboard(rows)


async def _last(session: AsyncSession, topic: Topic) -> Sequence[Release]:
    return await releases.published(session, topic_ids=[topic.id], limit=SAMPLE)


async def to_sample(step: Step, topic: Topic) -> Row:
    """A button to what a topic brought last; none where it brought nothing."""
    if not (count := len(await _last(step.session, topic))):
        return []
    text = step.say("subscriptions-button-sample", count=count)
    return [button(text, Sample(topic=topic.id))]


async def sample(step: Step, topic: Topic) -> tuple[Html, Any]:
    """The last releases of a topic."""
    say, name = step.say, topic_name(topic, step.say)
    found = await _last(step.session, topic)
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
