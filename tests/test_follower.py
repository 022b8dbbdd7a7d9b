"""What a follower (订阅人) on the web page is told: where the messages come."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.settings import Settings, TelegramSettings
from storage import conversations, residents
from tests import visitor
from tests.dialogue import CHAT_ID


class WithTelegram(App):
    """A house that is on Telegram, too."""

    def __init__(self, settings: Settings, **options: Any) -> None:
        telegram = TelegramSettings(token=SecretStr("123456:a-token"))
        super().__init__(settings.model_copy(update={"telegram": telegram}), **options)


@pytest.mark.parametrize(
    ("application", "elsewhere"),
    [(App, ""), (WithTelegram, "想改在 Telegram 上收，打“关联”（/link）。")],
)
async def test_on_the_web_the_first_topic_says_where_its_messages_come(
    tmp_path: Path, migrated_file: Path, now: datetime, application: type[App], elsewhere: str
) -> None:
    path = tmp_path / "web.db"
    shutil.copyfile(migrated_file, path)
    where = f"<i>消息会送到这个网页上，请用这个浏览器回来看。{elsewhere}</i>"
    async with visitor.house(path, now, application) as browser:
        ws = await visitor.greeted(browser)
        await visitor.ask(ws, "订阅环境保护", "n1")
        first = (await visitor.ask(ws, "是", "n2"))[-1]["html"]
        await visitor.ask(ws, "订阅教育", "n3")
        second = (await visitor.ask(ws, "是", "n4"))[-1]["html"]
    assert first.endswith(f"想退订，打“我的订阅”就行。<br><br>{where}")
    assert second.endswith("想退订，打“我的订阅”就行。")


async def test_who_can_read_it_elsewhere_is_not_told_of_the_browser(
    tmp_path: Path, migrated_file: Path, now: datetime
) -> None:
    path = tmp_path / "web.db"
    shutil.copyfile(migrated_file, path)
    async with visitor.house(path, now, WithTelegram) as browser:
        ws = await visitor.greeted(browser)
        code = (await visitor.ask(ws, "关联", "n1"))[-1]["html"].split("<b>")[1][:9]
        async with browser.behind.database.transaction() as session:
            other, _ = await conversations.begin(session, "telegram", CHAT_ID, now)
            assert await residents.join(session, other, code, now)
        await visitor.ask(ws, "订阅环境保护", "n2")
        said = (await visitor.ask(ws, "是", "n3"))[-1]["html"]
    assert "浏览器" not in said
