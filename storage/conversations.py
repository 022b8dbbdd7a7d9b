"""Conversations (会话): who we talk with on a channel, in which state, and the transcript.

The state of a conversation is written in the transaction of the step that changed it. On the web
chat the transcript is the channel itself: sent means written here.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage.database import BigKey, Json, Moment

# Privacy: transcripts are kept as long as a visitor may reasonably come back to them
# (《个人信息保护法》第十九条).
KEEP = timedelta(days=90)
KEEP_UNFINISHED = timedelta(days=30)
# A copy of somebody's data lies about no longer than it takes to save it.
KEEP_PAPER = timedelta(days=1)
# Values in one query.
IN_A_QUERY = 1000


class Conversation(SQLModel, table=True):
    """A person on a channel: language, state, what was offered last."""

    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("channel", "chat_id"),)

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    channel: str = Field(max_length=20)
    chat_id: int = Field(sa_type=BigKey)
    language: str = Field(default="zh-Hans", max_length=10)
    # Whether the person chose the language, or it was guessed from the first words.
    language_chosen: bool = False
    state: str | None = Field(default=None, max_length=100)
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    # The buttons of the last message, label and data: typed “1” or the label equals a tap.
    shown: list[list[str]] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    # A form asks for something personal: the next text is sealed as it comes in.
    confides: bool = False
    # The form that is open here: what is said meanwhile is of it (填表草稿).
    filling: int | None = Field(default=None, sa_type=BigKey)
    notice_version: str | None = Field(default=None, max_length=20)
    # The account that this one was joined to by /link: both are one resident (关联账号).
    resident_id: int | None = Field(default=None, sa_type=BigKey, index=True)
    # When the address could not be reached any more, and whether it was blocked or is gone.
    left_at: datetime | None = Field(default=None, sa_type=Moment)
    left_because: str | None = Field(default=None, max_length=10)
    created_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)


class Sender(StrEnum):
    """Whose words a line of the transcript holds."""

    RESIDENT = "resident"
    OFFICE = "office"


class Line(SQLModel, table=True):
    """A line of the web chat's transcript (聊天记录); its id is the message id."""

    __tablename__ = "line"
    __table_args__ = (
        UniqueConstraint("conversation_id", "key"),
        Index("ix_line_conversation", "conversation_id", "id"),
        # The number of a line that was erased is given to no other: open pages know it.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    conversation_id: int = Field(foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE")
    sender: Sender = Field(sa_type=Text)
    html: str = Field(sa_type=Text)
    buttons: list[list[dict[str, str]]] = Field(
        default_factory=list, sa_column=Column(Json, nullable=False)
    )
    # Its kind, such as photo, and its url.
    media: dict[str, str] | None = Field(default=None, sa_column=Column(Json, nullable=True))
    # What makes the same line twice one line: the client's nonce, or the reply's place.
    key: str = Field(max_length=120)
    at: datetime = Field(sa_type=Moment)
    # The form in which it was said.
    draft_id: int | None = Field(default=None, sa_type=BigKey, index=True)
    edited_at: datetime | None = Field(default=None, sa_type=Moment)
    deleted_at: datetime | None = Field(default=None, sa_type=Moment)


class Picture(SQLModel, table=True):
    """A picture shown in the web chat, under the hash of its content (会话图片)."""

    __tablename__ = "picture"

    name: str = Field(primary_key=True, max_length=64)
    media_type: str = Field(max_length=60)
    content: bytes = Field(sa_type=LargeBinary)
    at: datetime = Field(sa_type=Moment)


class Paper(SQLModel, table=True):
    """A file made for one person, such as their own data, under a random name (个人文件)."""

    __tablename__ = "paper"

    name: str = Field(primary_key=True, max_length=64)
    conversation_id: int = Field(
        foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    file_name: str = Field(max_length=120)
    content: bytes = Field(sa_type=LargeBinary)
    at: datetime = Field(sa_type=Moment)


async def find(session: AsyncSession, channel: str, chat_id: int) -> Conversation | None:
    """The conversation of an address, if there is one."""
    query = select(Conversation).where(
        col(Conversation.channel) == channel, col(Conversation.chat_id) == chat_id
    )
    return (await session.scalars(query)).first()


async def begin(
    session: AsyncSession,
    channel: str,
    chat_id: int,
    now: datetime,
    *,
    language: str = "zh-Hans",
) -> tuple[Conversation, bool]:
    """The conversation of an address, begun if there was none; and whether it is new."""
    known = await find(session, channel, chat_id)
    if known is not None:
        return known, False
    row = Conversation(
        channel=channel, chat_id=chat_id, language=language, created_at=now, seen_at=now
    )
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        known = await find(session, channel, chat_id)
        if known is None:
            raise
        return known, False
    return row, True


async def lock(session: AsyncSession, channel: str, chat_id: int) -> Conversation:
    """The conversation, held until the transaction ends: one update of a chat at a time.

    SQLite has one writer, so there the transaction itself is the lock.
    """
    query = (
        select(Conversation)
        .where(col(Conversation.channel) == channel, col(Conversation.chat_id) == chat_id)
        # Not the full lock: a line may be written into the conversation while a step holds it.
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).one()


async def leave(
    session: AsyncSession, channel: str, chat_ids: Sequence[int], because: str, now: datetime
) -> None:
    """Notes that addresses cannot be reached: `blocked` by their owners, or `gone`."""
    await session.execute(
        update(Conversation)
        .where(
            col(Conversation.channel) == channel,
            col(Conversation.chat_id).in_(chat_ids),
            col(Conversation.left_at).is_(None),
        )
        .values(left_at=now, left_because=because)
    )


async def come_back(session: AsyncSession, channel: str, chat_id: int) -> None:
    """Who speaks again can be reached again."""
    await session.execute(
        update(Conversation)
        .where(
            col(Conversation.channel) == channel,
            col(Conversation.chat_id) == chat_id,
            col(Conversation.left_at).is_not(None),
        )
        .values(left_at=None, left_because=None)
    )


async def write(  # noqa: PLR0913 - the columns of a line.
    session: AsyncSession,
    conversation_id: int,
    *,
    sender: Sender,
    html: str,
    key: str,
    now: datetime,
    buttons: list[list[dict[str, str]]] | None = None,
    media: dict[str, str] | None = None,
    draft_id: int | None = None,
) -> tuple[Line, bool]:
    """Writes a line; the same key again gives the line that is there, and False."""
    row = Line(
        conversation_id=conversation_id,
        sender=sender,
        html=html,
        buttons=buttons or [],
        media=media,
        key=key,
        at=now,
        draft_id=draft_id,
    )
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        query = select(Line).where(
            col(Line.conversation_id) == conversation_id, col(Line.key) == key
        )
        return (await session.scalars(query)).one(), False
    return row, True


async def write_all(
    session: AsyncSession, rows: Sequence[dict[str, Any]], now: datetime
) -> Sequence[Line]:
    """Writes lines of the office into many conversations by one statement, in their order.

    A row has conversation_id, html, buttons, media and key.
    """
    values = [row | {"sender": Sender.OFFICE, "at": now} for row in rows]
    statement = insert(Line).returning(Line, sort_by_parameter_order=True)
    return (await session.scalars(statement, values)).all()


async def line(session: AsyncSession, conversation_id: int, line_id: int) -> Line | None:
    """A line of this conversation; None for another's or a deleted one."""
    query = select(Line).where(
        col(Line.conversation_id) == conversation_id,
        col(Line.id) == line_id,
        col(Line.deleted_at).is_(None),
    )
    return (await session.scalars(query)).first()


async def transcript(
    session: AsyncSession, conversation_id: int, *, after: int = 0, limit: int = 200
) -> Sequence[Line]:
    """The newest lines with an id above `after`, oldest first."""
    query = (
        select(Line)
        .where(
            col(Line.conversation_id) == conversation_id,
            col(Line.id) > after,
            col(Line.deleted_at).is_(None),
        )
        .order_by(col(Line.id).desc())
        .limit(limit)
    )
    return list(reversed((await session.scalars(query)).all()))


async def newest_line(session: AsyncSession) -> int:
    """The highest id of a line, 0 before there is one."""
    return (await session.execute(select(func.max(col(Line.id))))).scalar_one() or 0


async def lines_after(
    session: AsyncSession, chat_ids: Sequence[int], after: int
) -> Sequence[tuple[int, Line]]:
    """The lines of these visitors of the web chat above an id, with whose they are."""
    found: list[tuple[int, Line]] = []
    for start in range(0, len(chat_ids), IN_A_QUERY):
        query = (
            select(col(Conversation.chat_id), Line)
            .join(Conversation, col(Conversation.id) == col(Line.conversation_id))
            .where(
                col(Line.id) > after,
                col(Line.deleted_at).is_(None),
                col(Conversation.channel) == "web",
                col(Conversation.chat_id).in_(chat_ids[start : start + IN_A_QUERY]),
            )
            .order_by(col(Line.id))
        )
        found += [(chat_id, line) for chat_id, line in await session.execute(query)]
    return found


async def changed(
    session: AsyncSession, conversation_id: int, *, up_to: int, limit: int = 50
) -> Sequence[Line]:
    """The lines up to an id that were edited or deleted after they were written, oldest first."""
    query = (
        select(Line)
        .where(
            col(Line.conversation_id) == conversation_id,
            col(Line.id) <= up_to,
            col(Line.edited_at).is_not(None) | col(Line.deleted_at).is_not(None),
        )
        .order_by(col(Line.id).desc())
        .limit(limit)
    )
    return list(reversed((await session.scalars(query)).all()))


async def keep_picture(
    session: AsyncSession, name: str, media_type: str, content: bytes, now: datetime
) -> None:
    """Keeps a picture under the hash of its content; shown again, it is kept longer."""
    await session.merge(Picture(name=name, media_type=media_type, content=content, at=now))


async def keep_paper(
    session: AsyncSession,
    conversation: Conversation,
    file_name: str,
    content: bytes,
    now: datetime,
) -> str:
    """Keeps a file for one person for a day; its name, which cannot be guessed."""
    name = secrets.token_urlsafe(24)
    session.add(
        Paper(
            name=name,
            conversation_id=conversation.id or 0,
            file_name=file_name[:120],
            content=content,
            at=now,
        )
    )
    await session.flush()
    return name


async def paper(session: AsyncSession, name: str, chat_id: int) -> Paper | None:
    """A file of this visitor of the web chat; None for anybody else's."""
    query = (
        select(Paper)
        .join(Conversation, col(Conversation.id) == col(Paper.conversation_id))
        .where(
            col(Paper.name) == name,
            col(Conversation.channel) == "web",
            col(Conversation.chat_id) == chat_id,
        )
    )
    return (await session.scalars(query)).first()


async def forget(session: AsyncSession, now: datetime) -> None:
    """Removes lines, pictures and papers that are older than their time; see residents.forget.

    What somebody was saying and did not finish goes sooner than what stands in the transcript.
    """
    before = now - KEEP
    await session.execute(delete(Line).where(col(Line.at) < before))
    await session.execute(delete(Picture).where(col(Picture.at) < before))
    await session.execute(delete(Paper).where(col(Paper.at) < now - KEEP_PAPER))
    await session.execute(
        update(Conversation)
        .where(col(Conversation.seen_at) < now - KEEP_UNFINISHED)
        .values(data={}, shown=[], state=None)
    )
