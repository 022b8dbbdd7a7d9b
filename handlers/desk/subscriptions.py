"""The subscriptions' desk (订阅、主题目录): topics, and a list of who asked for what."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers import desk
from handlers.desk import Broken
from knowledge import values
from knowledge.say import Language
from storage import conversations, journal, staff, subscriptions
from storage.conversations import Conversation
from storage.refusal import Refusal
from storage.subscriptions import Topic, TopicForm

COLUMNS = ("channel", "address", "language", "topics")
CHANNELS = ("telegram", "web")
ADDRESS = re.compile(r"-?[1-9][0-9]{0,17}")
# How alike a topic's name must be to be meant.
ALIKE = 45
CLOSE_ONES = 3

# So many wrong lines are named at once.
MOST_WRONG = 20

Line = tuple[str, int, str, list[str]]


@dataclasses.dataclass(frozen=True)
class Taken:
    """What an import brought."""

    accounts: int
    new: int
    # Topics that accounts which were known follow from now on.
    topics_added: int


def called(catalogue: Sequence[Topic], names: Iterable[str]) -> list[Topic]:
    """The topics of these names; an unknown one is refused with those that may be meant."""
    try:
        return subscriptions.called(catalogue, names)
    except Refusal as refusal:
        name = str(refusal.args_of_text.get("name", ""))
        if alike := close(catalogue, name):
            hint = f"Is it one of these: {', '.join(alike)}?"
        else:
            hint = "`topics list` shows them all."
        message = f"{desk.said(refusal)} {hint}"
        raise Broken(message) from None


def close(catalogue: Sequence[Topic], name: str) -> list[str]:
    """The names of the topics that may be meant by a name with a slip."""
    from rapidfuzz import fuzz, process

    names = {
        word: one.name for one in catalogue for word in (one.name, one.id, one.english, *one.words)
    }
    found = process.extract(
        name, list(names), scorer=fuzz.ratio, processor=str.lower, score_cutoff=ALIKE, limit=9
    )
    return list(dict.fromkeys(names[word] for word, _, _ in found))[:CLOSE_ONES]


async def catalogue(session: AsyncSession, now: datetime) -> Sequence[Topic]:
    """The topics, which need no start of the service before."""
    if not (found := await subscriptions.topics(session)):
        from handlers.desk import sample

        await sample.load(session, now, content=False)
        found = await subscriptions.topics(session)
    return found


async def listed(session: AsyncSession) -> list[dict[str, Any]]:
    """Every topic, with how many accounts follow it."""
    return [
        {
            **one.model_dump(include={"id", "axis", "name", "english"}),
            "followers": await subscriptions.followers(session, one.id),
        }
        for one in await subscriptions.topics(session)
    ]


async def take_topics(
    session: AsyncSession, forms: Sequence[TopicForm], by: str, now: datetime
) -> int:
    """Writes the catalogue of topics (主题目录); refused where two would have one name."""
    names: dict[str, str] = {one.name: one.id for one in await subscriptions.topics(session)}
    for form in forms:
        if names.setdefault(form.name, form.id) != form.id:
            message = f"{form.id}: the name {form.name} belongs to the topic {names[form.name]}"
            raise Broken(f"{message}; nothing was imported")
    who = await _who(session, by)
    await subscriptions.take_topics(session, forms)
    journal.note(session, who, "topics.import", "topics", now, topics=len(forms))
    return len(forms)


async def _who(session: AsyncSession, by: str) -> str:
    return (await staff.acting(session, by)).name if by else journal.COMMAND_LINE


async def take(
    session: AsyncSession, path: Path, topics: Sequence[Topic], by: str, now: datetime
) -> Taken:
    """Imports a list of subscribers (订阅名单); one wrong line and nothing is imported."""
    lines = _lines(path, topics)
    who = await _who(session, by)
    new, added = await subscriptions.take(session, lines, now)
    taken = Taken(len(lines), new, added)
    journal.note(
        session, who, "subscribers.import", "subscribers", now, **dataclasses.asdict(taken)
    )
    return taken


async def remove(session: AsyncSession, channel: str, address: str, by: str, now: datetime) -> int:
    """Takes somebody who asked for it off every topic, on joined accounts too; off how many.

    The journal names the account by its number, not by its address.
    """
    who = (await staff.allowed(session, by, "subscribers remove")).name
    _check_account(channel, address)
    found = await conversations.find(session, channel, int(address))
    if found is None:
        message = f"nobody is known at {channel} {address}; check the number"
        raise Broken(message)
    return await leave(session, found, who, now)


async def leave(session: AsyncSession, found: Conversation, who: str, now: datetime) -> int:
    """Takes an account off every topic, and those joined with it; off how many."""
    from storage import residents

    left = len(await residents.leave_all(session, found))
    if left:
        record = f"account:{found.id}"
        journal.note(session, who, "subscribers.remove", record, now, topics=left)
    return left


def _lines(path: Path, topics: Sequence[Topic]) -> list[Line]:
    lines: list[Line] = []
    wrong: list[str] = []
    seen: dict[tuple[str, int], int] = {}
    # A list of thousands names few sets of topics.
    known: dict[str, list[str]] = {}
    for number, row in desk.rows(path, frozenset()):
        try:
            one = _line(row, topics, known)
            _once(seen, one[:2], number)
        except Broken as broken:
            wrong.append(f"{path.name}, line {number}: {broken}")
        else:
            lines.append(one)
    if len(wrong) > 1:
        message = f"{len(wrong)} wrong lines; nothing was imported"
        raise Broken("\n".join([*wrong[:MOST_WRONG], message]))
    if wrong:
        raise Broken(f"{wrong[0]}; nothing was imported")
    return lines


def _once(seen: dict[tuple[str, int], int], account: tuple[str, int], number: int) -> None:
    before = seen.setdefault(account, number)
    if before != number:
        message = f"{account[0]} {account[1]} stands already in line {before}"
        raise Broken(message)


def _line(row: dict[str, Any], topics: Sequence[Topic], known: dict[str, list[str]]) -> Line:
    cells = {name: str(value).strip() for name, value in row.items()}
    for name in (*COLUMNS, *cells):
        if not cells.get(name):
            message = f"{name} is missing; the columns are {','.join(COLUMNS)}"
            raise Broken(message)
        if name not in COLUMNS:
            message = f"{name} is no column; the columns are {','.join(COLUMNS)}"
            raise Broken(message)
    channel, address, language = (values.plain(cells[name]) for name in COLUMNS[:3])
    _check_account(channel, address)
    if language not in set(Language):
        message = f"language {language} is none of {', '.join(Language)}"
        raise Broken(message)
    if cells["topics"] not in known:
        found = called(topics, values.parts([cells["topics"]]))
        known[cells["topics"]] = [one.id for one in found]
    if not known[cells["topics"]]:
        message = "topics names none"
        raise Broken(message)
    return channel, int(address), language, known[cells["topics"]]


def _check_account(channel: str, address: str) -> None:
    if channel not in CHANNELS:
        message = f"channel {channel} is none of {', '.join(CHANNELS)}"
        raise Broken(message)
    if not is_address(channel, address):
        message = f"address {address} is not the number of a {channel} account"
        raise Broken(message)


def is_address(channel: str, address: str) -> bool:
    """Whether a text is the number of an account of a channel."""
    return bool(ADDRESS.fullmatch(address)) and not (channel == "web" and address.startswith("-"))
