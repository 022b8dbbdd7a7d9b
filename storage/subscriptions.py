"""Topics (主题) and who follows them (订阅).

Topics stand on two axes, the five ways of openness (五公开) and the fields of content (内容分类),
and beside them the organs and the streets. A subscription belongs to a channel account; where two
accounts are joined, what is sent goes to a person once (storage/audience.py).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import Column, UniqueConstraint, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.conversations import Conversation
from storage.database import BigKey, Json, Moment, is_postgresql
from storage.refusal import Refusal

# Who follows this one gets everything (全部): the way that is not personal
# (《个人信息保护法》第二十四条).
ALL = "all"
# Lines of a file written at once.
PAGE = 1000


class Axis(StrEnum):
    """Where a topic stands: everything, a way of openness, a field, an organ, a street."""

    ALL = "all"
    OPENNESS = "openness"
    FIELD = "field"
    ORGAN = "organ"
    STREET = "street"


class TopicForm(BaseModel):
    """A topic as it is loaded (主题导入格式)."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,23}$")]
    axis: Axis
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
    english: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    # What people call it.
    words: list[str] = []


class Topic(SQLModel, table=True):
    """A topic (主题)."""

    __tablename__ = "topic"

    id: str = Field(primary_key=True, max_length=24)
    axis: str = Field(max_length=10)
    name: str = Field(max_length=30, unique=True)
    english: str = Field(max_length=60)
    words: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    position: int = 0


class Subscription(SQLModel, table=True):
    """A topic followed by a channel account (订阅)."""

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("topic_id", "conversation_id"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    conversation_id: int = Field(
        foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    topic_id: str = Field(foreign_key="topic.id", max_length=24, ondelete="CASCADE")
    since: datetime = Field(sa_type=Moment)


async def topics(session: AsyncSession) -> Sequence[Topic]:
    """The catalogue of topics in its order."""
    return (await session.scalars(select(Topic).order_by(col(Topic.position)))).all()


async def topic(session: AsyncSession, topic_id: str) -> Topic | None:
    """A topic by its id."""
    return await session.get(Topic, topic_id)


async def take_topics(session: AsyncSession, forms: Sequence[TopicForm]) -> None:
    """Writes the catalogue; what is not in it stays, because somebody may follow it."""
    for position, form in enumerate(forms):
        await session.merge(Topic(**form.model_dump(), position=position))
    await session.flush()


def called(catalogue: Sequence[Topic], names: Iterable[str]) -> list[Topic]:
    """The topics of these names or ids, each once; refused at the first unknown one.

    `管理` does for `管理公开`, and `*` for everything.
    """
    by_name = {one.id: one for one in catalogue} | {one.name: one for one in catalogue}
    by_name |= {one.name.removesuffix("公开"): one for one in catalogue}
    everything = by_name.get(ALL)
    if everything is not None:
        by_name["*"] = everything
    found: dict[str, Topic] = {}
    for name in names:
        one = by_name.get(name.strip())
        if one is None:
            raise Refusal("subscriptions-unknown-topic", name=name.strip())
        found[one.id] = one
    return list(found.values())


async def subscribe(
    session: AsyncSession, conversation: Conversation, topic_id: str, now: datetime
) -> bool:
    """Follows a topic; False where it was followed already."""
    row = Subscription(conversation_id=conversation.id or 0, topic_id=topic_id, since=now)
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


async def leave(session: AsyncSession, conversation: Conversation, topic_id: str) -> bool:
    """Stops following; False where it was not followed."""
    query = delete(Subscription).where(
        col(Subscription.conversation_id) == conversation.id,
        col(Subscription.topic_id) == topic_id,
    )
    result: Any = await session.execute(query)
    return bool(result.rowcount)


async def of(session: AsyncSession, *conversation_ids: int) -> Sequence[tuple[int, Topic]]:
    """The topics that these accounts follow, in the catalogue's order, with the account."""
    query = (
        select(col(Subscription.conversation_id), Topic)
        .join(Topic, col(Topic.id) == col(Subscription.topic_id))
        .where(col(Subscription.conversation_id).in_(conversation_ids))
        .order_by(col(Topic.position), col(Subscription.conversation_id))
    )
    return [(conversation_id, one) for conversation_id, one in await session.execute(query)]


async def followers(session: AsyncSession, topic_id: str) -> int:
    """How many accounts follow a topic."""
    query = select(func.count()).where(col(Subscription.topic_id) == topic_id)
    return (await session.execute(query)).scalar_one()


async def take(
    session: AsyncSession, lines: Sequence[tuple[str, int, str, Sequence[str]]], now: datetime
) -> tuple[int, int]:
    """Subscribes many at once: (channel, chat id, language, topic ids) a line.

    An account that is there keeps its language; a topic that is followed stays followed.
    Returns how many accounts were new, and how many topics the others follow that they did not.
    """
    accounts = select(func.count(col(Conversation.id)), func.max(col(Conversation.id)))
    before, newest = (await session.execute(accounts)).one()
    for start in range(0, len(lines), PAGE):
        await _take_page(session, lines[start : start + PAGE], now)
    after, _ = (await session.execute(accounts)).one()
    begun = select(func.count()).where(
        col(Subscription.since) == now, col(Subscription.conversation_id) <= (newest or 0)
    )
    return after - before, (await session.execute(begun)).scalar_one()


async def _take_page(
    session: AsyncSession, page: Sequence[tuple[str, int, str, Sequence[str]]], now: datetime
) -> None:
    insert = postgresql.insert if is_postgresql(session) else sqlite.insert
    await session.execute(
        insert(Conversation).on_conflict_do_nothing(),
        [
            {
                "channel": channel,
                "chat_id": chat_id,
                "language": language,
                "language_chosen": True,
                "data": {},
                "shown": [],
                "created_at": now,
                "seen_at": now,
            }
            for channel, chat_id, language, _ in page
        ],
    )
    ids = await _ids(session, page)
    await session.execute(
        insert(Subscription).on_conflict_do_nothing(),
        [
            {"conversation_id": ids[channel, chat_id], "topic_id": topic_id, "since": now}
            for channel, chat_id, _, topic_ids in page
            for topic_id in topic_ids
        ],
    )


async def _ids(
    session: AsyncSession, page: Sequence[tuple[str, int, str, Sequence[str]]]
) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for channel in {line[0] for line in page}:
        query = select(col(Conversation.chat_id), col(Conversation.id)).where(
            col(Conversation.channel) == channel,
            col(Conversation.chat_id).in_([line[1] for line in page if line[0] == channel]),
        )
        found |= {
            (channel, chat_id): row_id or 0 for chat_id, row_id in await session.execute(query)
        }
    return found
