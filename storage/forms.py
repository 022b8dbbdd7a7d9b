"""Forms (表单): questions as data, and the drafts (草稿) of those who fill them in.

A draft carries the form as it was when it was begun: a form that is changed later keeps the
answers of who is in the middle. Answers are sealed as a whole, because what is asked may be
personal, and are gone when the draft is sent, cancelled or a month old. The draft belongs to the
resident: whichever joined account goes on finds the same question.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, LargeBinary, Select, UniqueConstraint, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import sealed, traces
from storage.database import BigKey, Json, Moment
from storage.questions import Answers, Form, Kind, Option, Question, Shown, Value, Words

__all__ = [
    "KEEP",
    "PAGE_LIVES",
    "SEALED",
    "Answers",
    "Draft",
    "Form",
    "Kind",
    "Option",
    "Question",
    "Shown",
    "Value",
    "Words",
]

KEEP = timedelta(days=30)
# A one-time page lives as long as it takes to fill it in.
PAGE_LIVES = timedelta(minutes=10)


class Draft(SQLModel, table=True):
    """A form that somebody is filling in (表单草稿)."""

    __tablename__ = "form_draft"
    __table_args__ = (
        UniqueConstraint("conversation_id", "purpose", "about"),
        # What was said in a form bears its number, which no other form may get.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    # What it is for, such as `open_days`, and of which record, such as `slot:12`.
    purpose: str = Field(max_length=30)
    about: str = Field(default="", max_length=60)
    conversation_id: int = Field(
        foreign_key="conversation.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    form: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    answers: bytes | None = Field(default=None, sa_type=LargeBinary)
    # The question that is being asked; empty when everything is read back.
    at: str = Field(default="", max_length=24)
    # The hash of the one-time page that was opened for it, and until when it may be used.
    page: str | None = Field(default=None, max_length=64, unique=True)
    page_until: datetime | None = Field(default=None, sa_type=Moment)
    # The account that was given the page, and goes on when it was sent.
    page_for: int | None = Field(default=None, sa_type=BigKey)
    begun_at: datetime = Field(sa_type=Moment)
    touched_at: datetime = Field(sa_type=Moment)

    @property
    def questions(self) -> Form:
        """The form as it was when it was begun."""
        return Form.model_validate(self.form)


SEALED = ((Draft, "answers"),)


def answers(session: AsyncSession, draft: Draft) -> Answers:
    """What was answered so far."""
    plain = sealed.read(session, draft, "answers")
    return Answers(**json.loads(plain)) if plain else Answers()


def keep(session: AsyncSession, draft: Draft, found: Answers, now: datetime) -> None:
    """Keeps the answers, sealed."""
    plain = json.dumps({"given": found.given, "skipped": found.skipped}, ensure_ascii=False)
    sealed.keep(session, draft, "answers", plain)
    draft.touched_at = now


async def begin(
    session: AsyncSession,
    accounts: Sequence[int],
    purpose: str,
    about: str,
    form: Form,
    now: datetime,
    given: Mapping[str, Value] | None = None,
) -> tuple[Draft, bool]:
    """The draft of a resident for a purpose and record, begun if there is none; and whether new.

    `accounts` are the resident's conversations, the one that speaks first. `given` is what is
    known already and is asked only if it is to be changed.
    """
    known = await of(session, accounts, purpose, about)
    if known is not None:
        return known, False
    draft = Draft(
        purpose=purpose,
        about=about,
        conversation_id=accounts[0],
        # Only what differs from a plain question: an earlier version, which refuses what it does
        # not know, reads every form that asks nothing new of it.
        form=form.model_dump(mode="json", exclude_defaults=True),
        begun_at=now,
        touched_at=now,
    )
    session.add(draft)
    await session.flush()
    found = Answers(given=dict(given or {}))
    first = found.next(form)
    draft.at = first.id if first else ""
    keep(session, draft, found, now)
    await session.flush()
    return draft, True


async def of(
    session: AsyncSession, accounts: Sequence[int], purpose: str, about: str
) -> Draft | None:
    """The draft for a purpose and record."""
    query = select(Draft).where(
        col(Draft.conversation_id).in_(accounts),
        col(Draft.purpose) == purpose,
        col(Draft.about) == about,
    )
    return (await session.scalars(query.order_by(col(Draft.id)).limit(1))).first()


async def find(session: AsyncSession, accounts: Sequence[int], draft_id: int) -> Draft | None:
    """A draft of these accounts, to look at; None for anybody else's."""
    return (await session.scalars(_mine(accounts, draft_id))).first()


async def hold(session: AsyncSession, accounts: Sequence[int], draft_id: int) -> Draft | None:
    """A draft of these accounts, held until the transaction ends; None for anybody else's."""
    held = _mine(accounts, draft_id).with_for_update()
    return (await session.scalars(held.execution_options(populate_existing=True))).first()


def _mine(accounts: Sequence[int], draft_id: int) -> Select[Draft]:
    return select(Draft).where(col(Draft.id) == draft_id, col(Draft.conversation_id).in_(accounts))


async def unfinished(session: AsyncSession, accounts: Sequence[int]) -> Sequence[Draft]:
    """The drafts of a resident, the one touched last first."""
    query = select(Draft).where(col(Draft.conversation_id).in_(accounts))
    return (await session.scalars(query.order_by(col(Draft.touched_at).desc()))).all()


async def discard(session: AsyncSession, draft: Draft) -> None:
    """Ends a draft, sent or cancelled: its answers are gone."""
    await session.delete(draft)
    await session.flush()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def open_page(
    session: AsyncSession, draft: Draft, conversation_id: int, now: datetime
) -> str:
    """A fresh one-time page (一次性页面) for a draft; its token, whose hash alone is kept.

    A page that was opened before ends. `conversation_id` is the account that asked for it.
    """
    token = secrets.token_urlsafe(24)
    draft.page, draft.page_until = _hash(token), now + PAGE_LIVES
    draft.page_for = conversation_id
    draft.touched_at = now
    await session.flush()
    return token


async def by_page(session: AsyncSession, token: str, now: datetime) -> Draft | None:
    """The draft of a page that is open, held; None for one that is used, too old or none."""
    query = (
        select(Draft)
        .where(col(Draft.page) == _hash(token), col(Draft.page_until) > now)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).first()


async def is_page(session: AsyncSession, token: str, now: datetime) -> bool:
    """Whether a page is open; it is held by nobody for the question."""
    query = select(col(Draft.id)).where(
        col(Draft.page) == _hash(token), col(Draft.page_until) > now
    )
    return await session.scalar(query) is not None


def close_page(draft: Draft) -> None:
    """The page was used."""
    draft.page = draft.page_until = draft.page_for = None


async def forget(session: AsyncSession, now: datetime) -> None:
    """Removes what nobody has gone on with for a month, and what was said in it."""
    gone = delete(Draft).where(col(Draft.touched_at) < now - KEEP).returning(col(Draft.id))
    ids = [one for one in (await session.scalars(gone)).all() if one is not None]
    if ids:
        await traces.erase(session, ids)


async def kept(session: AsyncSession, conversation_id: int) -> list[dict[str, Any]]:
    """What is kept of an account's unfinished forms (查阅、复制).

    Personal answers are not shown: the copy lies about unsealed, and may be read abroad.
    """
    found = await unfinished(session, [conversation_id])
    personal = {
        (one.id, question.id)
        for one in found
        for question in one.questions.questions
        if question.personal
    }
    return [
        {
            "purpose": one.purpose,
            "begun": one.begun_at.isoformat(timespec="seconds"),
            "answers": {
                name: "…" if (one.id, name) in personal else shown(value)
                for name, value in answers(session, one).given.items()
            },
        }
        for one in found
    ]


def shown(value: Value) -> Value:
    """An answer as its own are shown it: of a file the name and the size alone."""
    return {"name": value["name"], "size": value["size"]} if isinstance(value, dict) else value


async def erase(session: AsyncSession, conversation_ids: Sequence[int]) -> None:
    """Ends the unfinished forms of accounts (删除)."""
    mine = col(Draft.conversation_id).in_(conversation_ids)
    await session.execute(delete(Draft).where(mine))


async def move(session: AsyncSession, former: int, present: int) -> None:
    """A group got a new address: its forms go along, unless there is one of the kind already."""
    there = {(one.purpose, one.about) for one in await unfinished(session, [present])}
    for one in await unfinished(session, [former]):
        if (one.purpose, one.about) not in there:
            one.conversation_id = present
    await session.flush()
