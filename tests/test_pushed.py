"""A release reaches those who asked for it (推送): a browser, Telegram, the command line, all real."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests import bot_api
from tests.clerk import Clerk
from tests.office import PATIENCE, Office, Visitor

CHROMIUM = Path("/usr/bin/chromium")
TEXT = "本周起，三条河道开始整治，九月完成。\n\n" + "施工期间请绕行。" * 80


def until(holds: Callable[[], bool], what: str) -> None:
    """Waits for what another process does."""
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def opened_browser(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(
        executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
    )


class Chats:
    """People on Telegram."""

    def __init__(self, api: bot_api.Apart) -> None:
        self.api = api

    def got(self, chat_id: int) -> list[str]:
        """What a chat was told, in order."""
        return [one["text"] for one in self.api.ask(f"accepted?chat={chat_id}")]

    def says(self, chat_id: int, text: str) -> str:
        """Somebody says something; the answer."""
        before = len(self.got(chat_id))
        self.api.tell("people", acts=[{"act": "say", "chat_id": chat_id, "text": text}])
        until(lambda: len(self.got(chat_id)) > before, text)
        return self.got(chat_id)[before]


def settings_for(api: bot_api.Apart, folder: Path) -> dict[str, str]:
    return {
        "YANGGUANG_TELEGRAM__TOKEN": bot_api.TOKEN,
        "YANGGUANG_TELEGRAM__API_URL": api.url,
        "YANGGUANG_QUIET_HOURS": "",
        "YANGGUANG_COURIER__FOLDER": str(folder / "courier"),
    }


def published(clerk: Clerk) -> dict[str, Any]:
    """小编 drafts, 王审 reviews, 李发 sends; what the ledger says at the end."""
    clerk.staff()
    number = clerk.draft("--title", "三条河道开始整治", text=TEXT)
    clerk.done("broadcasts", "review", number, "--by", "王审")
    clerk.done("broadcasts", "send", number, "--by", "李发")
    until(
        lambda: clerk.told("broadcasts", "status", number)["state"] == "done",
        "the broadcast is not done",
    )
    found: dict[str, Any] = clerk.told("broadcasts", "status", number)
    return found


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")
def test_a_release_reaches_a_visitor_and_telegram_once_each(tmp_path: Path) -> None:
    office = Office(tmp_path, command="run")
    with bot_api.apart(tmp_path) as api, sync_playwright() as playwright:
        office.settings = settings_for(api, tmp_path)
        office.open()
        try:
            chats = Chats(api)
            for chat_id in (7, 8):
                assert "环境保护" in chats.says(chat_id, "订阅环境保护")
                assert "已为您订阅" in chats.says(chat_id, "是")
            browser = opened_browser(playwright)
            visitor = Visitor(browser.new_context(locale="zh-CN"), office).comes()
            visitor.asks("订阅环境保护")
            expect(visitor.asks("是")).to_contain_text("已为您订阅")
            clerk = Clerk(f"sqlite+aiosqlite:///{tmp_path}/office.db", tmp_path)
            # Aside, because the browser's loop runs in this thread.
            with ThreadPoolExecutor(1) as aside:
                status = aside.submit(published, clerk).result()
            pushed = visitor.page.locator(".msg.office", has_text="三条河道开始整治")
            expect(pushed).to_have_count(1, timeout=PATIENCE)
            assert (status["recipients"], status["sent"], status["unknown"]) == (3, 3, 0)
            for chat_id in (7, 8):
                got = [text for text in chats.got(chat_id) if "三条河道开始整治" in text]
                assert len(got) == 1
                assert "因为您订阅了" in got[0]
            # The rest of the text is one tap away, and so is leaving.
            pushed.get_by_role("button", name="全文").click()
            expect(visitor.page.locator(".msg.office").last).to_contain_text("施工期间请绕行")
            pushed.get_by_role("button", name="不再收这类消息").click()
            expect(visitor.page.locator(".msg.office").last).to_contain_text("环境保护")
            assert visitor.complaints == []
            browser.close()
        finally:
            office.end()
