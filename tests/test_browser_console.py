"""A release from the draft to a resident's chat (发布一条), in a real browser on a phone's screen.

A `run` process, Chromium, two members of staff who sign in with an authenticator, and a visitor of
the web chat who gets it.
"""

import asyncio
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from storage import accounts, staff
from storage.database import Database
from storage.sealed import Keyring
from storage.staff import Role
from tests.clerks import KEPT, PASSWORD
from tests.conftest import KEY
from tests.office import PATIENCE, ROOT, Office, Visitor
from tests.test_browser import CHROMIUM, QUIET

PHONE: ViewportSize = {"width": 375, "height": 800}
TITLE = "河道整治下周开工"
TEXT = "三条河道从下周一起清淤，工期两个月，沿河步道照常开放。"
MORE = "到明年一月底完工。"
PEOPLE = {"小编": [Role.EDITOR], "王审": [Role.REVIEWER, Role.PUBLISHER]}
NO_WIDER = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"
    ),
]


class Codes:
    """What the authenticators of the staff show; none shows the same code twice."""

    def __init__(self) -> None:
        self.secrets = {name: pyotp.random_base32() for name in PEOPLE}
        self.steps: dict[str, int] = {}

    def enrol(self, name: str) -> str:
        """The code at the beginning: of a minute ago, so that there are some left."""
        self.steps[name] = int(datetime.now(UTC).timestamp()) // 30 - 1
        return pyotp.TOTP(self.secrets[name]).at(self.steps[name] * 30)

    def now(self, name: str) -> str:
        """The next one, which a clock that is half a minute ahead shows already."""
        self.steps[name] += 1
        return pyotp.TOTP(self.secrets[name]).at(self.steps[name] * 30)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A house that sends at any hour."""
    found = Office(tmp_path_factory.mktemp("office"), command="run")
    found.settings = {"YANGGUANG_QUIET_HOURS": ""}
    found.open()
    yield found
    if found.process.poll() is None:
        found.end()


@pytest.fixture(scope="module")
def codes(office: Office) -> Codes:
    """Two accounts with passwords and authenticators, written to the database."""
    found = Codes()

    async def write() -> None:
        url = f"sqlite+aiosqlite:///{office.folder}/office.db"
        database = Database(url, Keyring([KEY]))
        now = datetime.now(UTC)
        async with database.transaction() as session:
            for name, roles in PEOPLE.items():
                who = await staff.add(session, name, roles, "区生态环境局", now)
                account = await accounts.of(session, who)
                accounts.set_password(account, KEPT)
                if accounts.needs_code(who):
                    code = found.enrol(name)
                    accounts.enrol(session, account, found.secrets[name], code, now)
        await database.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(write())).result()
    return found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


class Desk:
    """Somebody of the staff with a phone; nothing is wider than its screen."""

    def __init__(self, chromium: Browser, office: Office, codes: Codes, name: str) -> None:
        context = chromium.new_context(viewport=PHONE, locale="zh-CN")
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)
        self.name, self.office, self.codes, self.seen = name, office, codes, 0

    def _heard(self, message: object) -> None:
        # A form that was not taken is answered with 422, which the browser tells.
        if getattr(message, "type", "") == "error" and "422" not in getattr(message, "text", ""):
            self.complaints.append(getattr(message, "text", ""))

    def signs_in(self) -> "Desk":
        """With the password, and the code where one is asked for."""
        self.page.goto(f"{self.office.url}/console/sign-in")
        self.page.get_by_label("姓名").fill(self.name)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.page.get_by_role("button", name="登录").click()
        if self.name in self.codes.steps:
            self.page.get_by_label("验证码").fill(self.codes.now(self.name))
            self.page.get_by_role("button", name="继续").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("今天")
        return self

    def opens(self, word: str) -> None:
        """A word of the menu, which a phone folds away."""
        self.page.get_by_text("菜单").click()
        self.page.get_by_role("navigation").get_by_role("link", name=word, exact=True).click()
        self.looks()

    def clicks(self, label: str, role: str = "button") -> None:
        """A button or a link of this name."""
        exact = re.compile(label)
        self.page.get_by_role(role, name=exact).click()  # type: ignore[arg-type]
        self.looks()

    def looks(self) -> None:
        """What is on the screen fits it; a picture is kept where pictures are wanted."""
        self.page.wait_for_load_state()
        assert self.page.evaluate(NO_WIDER), self.page.url
        if folder := os.environ.get("YANGGUANG_SCREENSHOTS"):
            self.seen += 1
            at = ROOT / "tests/screenshots" if folder == "1" else Path(folder)
            at.mkdir(exist_ok=True)
            for width in (1280, 375):
                self.page.set_viewport_size({"width": width, "height": 800})
                name = f"console-{self.name}-{self.seen:02}-{width}.png"
                self.page.screenshot(path=at / name, full_page=True)


def written(editor: Desk) -> str:
    """The editor writes a release and submits it; where it is."""
    page = editor.page
    editor.opens("发布")
    editor.clicks("写发布稿", "link")
    # What is missing is named, and what was written stays.
    page.get_by_label("标题").first.fill(TITLE)
    editor.clicks("存好并送审")
    expect(page.locator("#wrong")).to_contain_text("发布稿没有正文")
    expect(page.get_by_label("标题").first).to_have_value(TITLE)
    page.get_by_label(re.compile("^全文")).fill(TEXT)
    page.get_by_label("环境保护", exact=True).check()
    editor.clicks("存好并送审")
    expect(page.locator(".next")).to_contain_text("下一步：由别人审查，可以审的有：王审")
    expect(page.locator(".face.telegram").first).to_contain_text(TITLE)
    return page.url


def sent_back_and_mended(editor: Desk, reviewer: Desk, address: str) -> None:
    """The reviewer wants to know more, the editor writes it."""
    reviewer.opens("发布")
    reviewer.clicks(TITLE, "link")
    reviewer.clicks("去审查", "link")
    reviewer.page.get_by_label("退回的理由").fill("工期请写明到哪一天")
    reviewer.clicks("退回给起草人")
    editor.page.goto(address)
    expect(editor.page.locator(".next")).to_contain_text("工期请写明到哪一天")
    editor.clicks("修改", "link")
    editor.page.get_by_label(re.compile("^全文")).fill(f"{TEXT}{MORE}")
    editor.clicks("存好并送审")


def approved_and_sent(reviewer: Desk, address: str) -> None:
    """The reviewer reads it, confirms its attribute, and sends it too."""
    page = reviewer.page
    page.goto(address)
    reviewer.clicks("去审查", "link")
    expect(page.locator("main")).to_contain_text(MORE)
    reviewer.clicks("^通过$")
    expect(page.locator("#wrong")).to_contain_text("确认公开属性")
    page.get_by_label(re.compile("我看过全部内容")).check()
    reviewer.clicks("^通过$")
    reviewer.clicks("去发送", "link")
    reviewer.clicks("发给 1 人")


def test_a_release_is_written_reviewed_sent_and_arrives(
    chromium: Browser, office: Office, codes: Codes
) -> None:
    resident = Visitor(chromium.new_context(viewport=PHONE, locale="zh-CN"), office).comes()
    resident.asks("订阅环境保护")
    expect(resident.asks("是")).to_contain_text("环境保护")
    editor = Desk(chromium, office, codes, "小编").signs_in()
    address = written(editor)
    reviewer = Desk(chromium, office, codes, "王审").signs_in()
    sent_back_and_mended(editor, reviewer, address)
    approved_and_sent(reviewer, address)
    # The page says by itself when it is done, and the resident has it.
    expect(reviewer.page.locator(".next")).to_contain_text("发完了", timeout=PATIENCE)
    expect(reviewer.page.locator("main")).to_contain_text("应该收到的 1 人都收到了")
    reviewer.looks()
    expect(resident.page.locator("#log")).to_contain_text(MORE, timeout=PATIENCE)
    assert [*editor.complaints, *reviewer.complaints, *resident.complaints] == []
