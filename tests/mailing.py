"""A release on its way (推送试验), for the courier's tests and benches: staff, followers, a review."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.settings import (
    CourierSettings,
    DatabaseSettings,
    Settings,
    TelegramSettings,
)
from storage import broadcasts, deliveries, journal, releases, staff, subscriptions
from storage.broadcasts import Broadcast, Rendering
from storage.database import Database
from storage.release_forms import ReleaseForm
from storage.releases import Release
from storage.staff import Role
from storage.subscriptions import TopicForm

TOPICS = [
    TopicForm(id="all", axis="all", name="全部公开信息", english="Everything"),
    TopicForm(id="environment", axis="field", name="环境保护", english="Environment"),
    TopicForm(id="education", axis="field", name="教育", english="Education"),
]
BUTTONS = [[{"text": "全文", "data": "read|1|0"}]]


def settings(
    url: str, folder: Path, api_url: str = "", token: str = "", **telegram: float
) -> Settings:
    """Settings of a house that sends at any hour."""
    return Settings(
        _env_file=None,
        database=DatabaseSettings(url=url),
        telegram=TelegramSettings(
            token=SecretStr(token) if token else None,
            api_url=api_url or "https://api.telegram.org",
            **telegram,
        ),
        courier=CourierSettings(folder=str(folder / "courier")),
        secret_key=SecretStr("a key of the tests, long enough to be one"),
        sample_content=False,
        quiet_hours="",
    )


async def followers(
    database: Database,
    channel: str,
    chats: Iterable[int],
    now: datetime,
    topic: str = "environment",
) -> None:
    """Accounts that follow a topic."""
    async with database.transaction() as session:
        if not await subscriptions.topics(session):
            await subscriptions.take_topics(session, TOPICS)
        lines = [(channel, chat_id, "zh-Hans", [topic]) for chat_id in chats]
        await subscriptions.take(session, lines, now)


async def reviewed(
    database: Database, now: datetime, title: str = "河道水质本月改善", topic: str = "环境保护"
) -> Release:
    """A release that 甲 drafted and 乙 reviewed."""
    async with database.transaction() as session:
        if not await subscriptions.topics(session):
            await subscriptions.take_topics(session, TOPICS)
        author = await staff.add(session, "甲", [Role.EDITOR], "", now)
        reviewer = await staff.add(session, "乙", [Role.REVIEWER, Role.PUBLISHER], "", now)
        form = ReleaseForm(title=title, text="三条河道的水质都达到了三类。", topics=[topic])
        release = await releases.draft(session, form, author, now)
        topics = [one.id for one in await releases.topics_of(session, release)]
        html = f"<b>{title}</b>\n\n三条河道的水质都达到了三类。"
        renderings = [
            Rendering(language=tag, html=html, buttons=BUTTONS)
            for tag in ("zh-Hans", "zh-Hant", "en")
        ]
        await broadcasts.review(session, release, None, topics, renderings, reviewer, now)
    return release


async def sent(
    database: Database, release: Release, now: datetime, lasts: timedelta = timedelta(days=1)
) -> Broadcast:
    """乙 sends it; the courier does the rest."""
    async with database.transaction() as session:
        publisher = await staff.acting(session, "乙")
        broadcast = await broadcasts.of_release(session, release.id or 0)
        assert broadcast is not None
        return await broadcasts.send(session, broadcast, publisher, now, now + lasts)


async def figures(database: Database, broadcast: Broadcast) -> dict[str, int]:
    """The counts of the ledger."""
    async with database.reading() as session:
        return await deliveries.figures(session, broadcast.id or 0)


async def acts(database: Database, release: Release) -> Sequence[str]:
    """What was done with a release."""
    async with database.reading() as session:
        return [act.what for act in await journal.of(session, releases.record(release))]


async def carry(app: App, seconds: float = 60) -> None:
    """The courier of a house, until nothing can be sent now."""
    async with asyncio.timeout(seconds):
        await app.courier().run(until_idle=True)
