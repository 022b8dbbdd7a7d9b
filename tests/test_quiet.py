"""Quiet hours at the desk (免打扰): what is sent in the evening waits, and is said to wait."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import broadcasts, moments, releases, staff
from knowledge.say import CITY, Texts
from storage.broadcasts import State
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
    await broadcasts.review(session, release.id or 0, "王审", TEXTS, now)
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
    figures = await broadcasts.figures(session, release.id or 0, NIGHT, moment)
    assert figures["state"] == ("held" if until else "sending")
    story = await broadcasts.story(session, release.id or 0, NIGHT, moment)
    assert story["held until"] == sending.held_until


async def test_what_is_urgent_is_not_held(session: AsyncSession) -> None:
    moment = city("2026-11-23 23:00")
    release = await approved(session, moment, urgent=True)
    sending = await broadcasts.send(session, release.id or 0, "李发", NIGHT, moment)
    assert sending.held_until is None
    figures = await broadcasts.figures(session, release.id or 0, NIGHT, moment)
    assert figures["state"] == "sending"


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
    figures = await broadcasts.figures(session, number, NIGHT, moment)
    assert figures["state"] == State.REVIEWED
    await broadcasts.send(session, number, "李发", NIGHT, moment)
    await broadcasts.move(session, number, "pause", "李发", moment)
    figures = await broadcasts.figures(session, number, NIGHT, moment)
    assert figures["state"] == State.PAUSED


async def test_a_release_is_published_on_the_citys_day(session: AsyncSession) -> None:
    """Half past midnight in Shanghai is yesterday in UTC."""
    moment = city("2026-11-24 00:30")
    release = await approved(session, moment)
    await broadcasts.send(session, release.id or 0, "李发", "", moment)
    assert release.published_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("18:00", "2026-11-23 18:00"),
        ("9:05", "2026-11-23 09:05"),
        ("2026-11-24 18:00", "2026-11-24 18:00"),
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
