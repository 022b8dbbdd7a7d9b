"""Quiet hours at the desk (免打扰): what is sent in the evening waits, and is said to wait."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import broadcasts, moments, releases, reviews, staff
from knowledge.say import CITY, Texts
from storage import broadcasts as kept
from storage.broadcasts import Broadcast, State
from storage.database import Database
from storage.refusal import Refusal
from storage.releases import Release
from storage.staff import Role

TEXTS = Texts.load()
NIGHT = "21:30-07:30"


def city(text: str) -> datetime:
    """A moment in the city's time."""
    return datetime.fromisoformat(text).replace(tzinfo=CITY)


@pytest.fixture
async def session(database: Database, now: datetime) -> AsyncIterator[AsyncSession]:
    """A transaction in an office of three."""
    async with database.transaction() as opened:
        for name, role in (
            ("小编", Role.EDITOR),
            ("王审", Role.REVIEWER),
            ("李发", Role.PUBLISHER),
        ):
            await staff.add(opened, name, [role], "", now)
        yield opened


async def approved(session: AsyncSession, now: datetime, *, urgent: bool = False) -> Release:
    given = {
        "title": "停水通知",
        "text": "明日停水。",
        "topics": ["环境保护"],
        "is_urgent": urgent,
    }
    release = await releases.add(session, given, None, "小编", now)
    await reviews.review(session, release.id or 0, "王审", TEXTS, now)
    return release


@pytest.mark.parametrize(
    ("sent_at", "until"),
    [
        ("2026-11-23 21:29", None),
        ("2026-11-23 21:30", "2026-11-24 07:30"),
        ("2026-11-23 23:59", "2026-11-24 07:30"),
        ("2026-11-24 00:00", "2026-11-24 07:30"),
        ("2026-11-24 07:29", "2026-11-24 07:30"),
        ("2026-11-24 07:30", None),
    ],
)
async def test_what_is_sent_at_night_is_held_until_the_morning(
    session: AsyncSession, sent_at: str, until: str | None
) -> None:
    moment = city(sent_at)
    release = await approved(session, moment)
    sending = await broadcasts.send(session, release.id or 0, "李发", NIGHT, moment)
    assert sending.held_until == (city(until) if until else None)
    standing = await broadcasts.standing(session, release.id or 0, NIGHT, moment)
    assert standing.state == ("held" if until else "sending")
    assert standing.story is not None
    assert standing.story.held_until == sending.held_until


async def test_what_is_urgent_is_not_held(session: AsyncSession) -> None:
    moment = city("2026-11-23 23:00")
    release = await approved(session, moment, urgent=True)
    sending = await broadcasts.send(session, release.id or 0, "李发", NIGHT, moment)
    assert sending.held_until is None
    standing = await broadcasts.standing(session, release.id or 0, NIGHT, moment)
    assert standing.state == "sending"


@pytest.mark.parametrize("latest", ["2026-11-24 07:00", "2026-11-24 07:30"])
async def test_what_would_be_too_late_in_the_morning_is_refused(
    session: AsyncSession, latest: str
) -> None:
    moment = city("2026-11-23 23:00")
    release = await approved(session, moment)
    with pytest.raises(Refusal) as refused:
        await broadcasts.send(session, release.id or 0, "李发", NIGHT, moment, city(latest))
    assert refused.value.text_id == "broadcasts-quiet"


async def test_what_is_paused_or_approved_is_not_called_held(session: AsyncSession) -> None:
    moment = city("2026-11-23 23:00")
    number = (await approved(session, moment)).id or 0
    standing = await broadcasts.standing(session, number, NIGHT, moment)
    assert standing.state == State.REVIEWED
    await broadcasts.send(session, number, "李发", NIGHT, moment)
    await broadcasts.pause(session, number, "李发", moment)
    standing = await broadcasts.standing(session, number, NIGHT, moment)
    assert standing.state == State.PAUSED


async def test_what_is_held_goes_on_by_itself_also_once_it_was_paused(
    session: AsyncSession,
) -> None:
    moment, morning = city("2026-11-23 23:00"), city("2026-11-24 07:30")
    number = (await approved(session, moment)).id or 0
    await broadcasts.send(session, number, "李发", NIGHT, moment)
    for again in (
        broadcasts.resume(session, number, "李发", NIGHT, moment),
        broadcasts.send(session, number, "李发", NIGHT, moment),
    ):
        with pytest.raises(Refusal) as refused:
            await again
        assert refused.value.text_id == "broadcasts-held"
        assert refused.value.args_of_text["until"] == morning
    await broadcasts.pause(session, number, "李发", moment)
    assert await broadcasts.resume(session, number, "李发", NIGHT, moment) == morning
    await broadcasts.pause(session, number, "李发", moment)
    assert await broadcasts.resume(session, number, "李发", NIGHT, morning) is None


async def test_what_is_stopped_while_it_is_held_can_be_changed(session: AsyncSession) -> None:
    moment = city("2026-11-23 23:00")
    number = (await approved(session, moment)).id or 0
    await broadcasts.send(session, number, "李发", NIGHT, moment)
    await broadcasts.stop(session, number, "李发", moment)
    edited, _ = await releases.edit(session, number, {"title": "改期"}, None, "小编", moment)
    assert (edited.title, edited.status) == ("改期", "draft")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("18:00", "2026-11-23 18:00"),
        ("9:05", "2026-11-23 09:05"),
        ("2026-11-24 18:00", "2026-11-24 18:00"),
        ("２０２６－１１－２４　１８：００", "2026-11-24 18:00"),
        ("2026年11月24日 9：05", "2026-11-24 09:05"),
        ("2026/11/24 18:00", "2026-11-24 18:00"),
        ("2026-11-24T18:00:30", "2026-11-24 18:00"),
        ("2026-11-24T10:00Z", "2026-11-24 18:00"),
        ("2026-11-24T12:00+02:00", "2026-11-24 18:00"),
    ],
)
def test_a_moment_is_typed_as_people_write_it(text: str, found: str) -> None:
    now = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    assert moments.shown(moments.typed(text, now)) == found


@pytest.mark.parametrize("text", ["", "18", "25:00", "tomorrow", "2026-11-24", "20261124T180000"])
def test_what_is_no_moment_is_not_guessed(text: str, now: datetime) -> None:
    with pytest.raises(ValueError, match=r"."):
        moments.typed(text, now)


async def test_what_was_changed_as_the_courier_took_it_up_is_not_published(
    session: AsyncSession,
) -> None:
    """The courier has read the row; somebody else's change of it comes in between."""
    moment = city("2026-11-23 10:00")
    release = await approved(session, moment)
    number = release.id or 0
    await broadcasts.send(session, number, "李发", NIGHT, moment)
    (seen,) = await kept.under_way(session)
    statement = update(Broadcast).values(state=State.VOID)
    await session.execute(statement, execution_options={"synchronize_session": False})
    assert seen.state == State.SENDING
    assert not await kept.begin(session, seen, moment.date(), moment)
    assert release.status == "draft"
