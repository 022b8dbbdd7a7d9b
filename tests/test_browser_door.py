"""The door and the forms of the console in a real browser (浏览器验收): camera, rows, what is kept."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect
from pydantic import SecretStr

from bot.settings import DatabaseSettings, Settings
from storage.open_days import tickets
from storage.staff import Role
from tests import opening
from tests.clerks import BROWSER, Clerk, Office, office
from tests.conftest import KEY
from tests.test_browser import CHROMIUM, QUIET

CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
# A detector of the test's own: this Chromium has none. It sees the ticket after a few looks.
DETECTOR = """
window.looks = 0;
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ['qr_code']; }
  async detect(video) {
    window.looks += 1;
    document.body.setAttribute('data-looks', window.looks);
    return window.looks > 5 && video.videoWidth ? [{ rawValue: 'TICKET' }] : [];
  }
};
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"
    ),
]


@pytest.fixture
async def house(migrated_file: Path, tmp_path: Path, now: datetime) -> AsyncIterator[Office]:
    path = tmp_path / "console.db"
    shutil.copyfile(migrated_file, path)
    settings = Settings(
        _env_file=None,
        database=DatabaseSettings(url=f"sqlite+aiosqlite:///{path}"),
        secret_key=SecretStr(KEY),
        sample_content=False,
    )
    async with office(settings, now) as found:
        yield found


@asynccontextmanager
async def phone(clerk: Clerk, script: str = "") -> AsyncIterator[Page]:
    """The clerk's telephone, in which they are signed in; its page complains about nothing."""
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, *CAMERA]
        )
        context = await browser.new_context(
            viewport={"width": 375, "height": 720}, user_agent=BROWSER, permissions=["camera"]
        )
        origin = str(clerk.client.make_url("/"))
        for kept in clerk.client.session.cookie_jar:
            await context.add_cookies([{"name": kept.key, "value": kept.value, "url": origin}])
        if script:
            await context.add_init_script(script)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if "Policy" in said.text else None,
        )
        yield page
        await browser.close()
    assert complaints == []


def at(clerk: Clerk, path: str) -> str:
    return str(clerk.client.make_url(f"/console{path}"))


async def test_a_ticket_before_the_camera_is_let_in_once(house: Office, now: datetime) -> None:
    database = house.app.database
    day, (slot,) = await opening.day(database, now, 6, begins_in=timedelta(hours=1))
    (one,) = await opening.residents(database, 1, now)
    row = await opening.signed_up(database, slot, one, 2, now - timedelta(hours=12))
    async with database.reading() as session:
        ticket = tickets.ticket(session, row)
    steward = await house.clerk("小门", Role.STEWARD, organ="区生态环境局")
    async with phone(steward, DETECTOR.replace("TICKET", ticket)) as page:
        await page.goto(at(steward, f"/open-days/{day.id}/check-in"))
        await page.click("#scan-button")
        await expect(page.locator("#answer")).to_contain_text("请进，2 位")
        # The ticket still lies before the camera, which goes on looking: it is not sent again.
        looked = re.compile(r"^(1[2-9]|[2-9]\d|\d{3})$")
        await expect(page.locator("body")).to_have_attribute("data-looks", looked)
        await expect(page.locator("#answer")).to_contain_text("请进，2 位")
        assert await page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )


async def test_rows_and_what_was_typed_are_kept_in_the_tab(house: Office) -> None:
    clerk = await house.clerk("高明", Role.ORGANISER, organ="区生态环境局")
    async with phone(clerk) as page:
        await page.goto(at(clerk, "/open-days/new"))
        await expect(page.locator("#scan-button")).to_have_count(0)
        await page.fill("#title", "写了一半")
        await page.fill("#slot-1-seats", "7")
        await page.click("button[value='slot+']")
        await expect(page.locator("#slot-2-seats")).to_have_value("7")
        await page.fill("#place", "某路1号")
        await page.goto(at(clerk, "/open-days"))
        await page.goto(at(clerk, "/open-days/new"))
        await expect(page.locator("#title")).to_have_value("写了一半")
        await expect(page.locator("#place")).to_have_value("某路1号")
        # Enter sends the form, and adds no slot.
        await page.press("#title", "Enter")
        await expect(page.locator("#wrong")).to_be_focused()
        await expect(page.locator("#slot-2-seats")).to_have_count(0)
