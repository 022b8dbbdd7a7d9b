"""A process of the house, and a visitor with a real browser (浏览器访客), for tests/test_browser.py."""

import os
import re
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

ROOT = Path(__file__).parents[1]
PATIENCE = 15_000


class Office:
    """A process of the house with the sample content, at a port of its own."""

    def __init__(self, folder: Path, portal: str = "", command: str = "serve") -> None:
        self.folder = folder
        self.portal = portal
        self.command = command
        self.settings: dict[str, str] = {}
        self.port = "0"
        self.url = ""

    def open(self) -> None:
        """Starts it; the second time at the same address."""
        settings = {
            "YANGGUANG_DATABASE__URL": f"sqlite+aiosqlite:///{self.folder}/office.db",
            "YANGGUANG_SECRET_KEY": "a key of the tests, long enough to be one",
            "YANGGUANG_WEB__PORT": self.port,
            "YANGGUANG_WEB__ALLOWED_ORIGINS": self.portal,
            "PYTHONPATH": str(ROOT),
            **self.settings,
        }
        self.log = (self.folder / "office.log").open("a", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", self.command],
            cwd=self.folder,
            env=os.environ | settings,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        assert self.process.stdout
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.url, self.port = found[0], found[1]
                return
        pytest.fail((self.folder / "office.log").read_text(encoding="utf-8")[-4000:])

    def end(self, number: int = signal.SIGKILL) -> None:
        """Ends it, without a warning if not told otherwise."""
        self.process.send_signal(number)
        self.process.wait(30)
        if self.process.stdout:
            self.process.stdout.close()
        self.log.close()


class PortalPage(BaseHTTPRequestHandler):
    """A page of somebody else's, which embeds the chat."""

    office = ""

    def do_GET(self) -> None:
        body = f'<html lang="zh-CN"><script src="{self.office}/chat.js"></script><p>portal'
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing to say."""


class Visitor:
    """Somebody with a browser of their own; what the page complains about is a failure."""

    def __init__(self, context: BrowserContext, office: Office) -> None:
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.office = office
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message: Any) -> None:
        # A socket that finds nobody is what the tests of reconnecting are about.
        if message.type == "error" and "WebSocket" not in message.text:
            self.complaints.append(message.text)

    def comes(self, path: str = "/") -> "Visitor":
        """Opens the page and waits for the greeting."""
        self.page.goto(self.office.url + path)
        expect(self.page.locator(".msg.office").first).to_be_visible(timeout=PATIENCE)
        return self

    def asks(self, text: str) -> Locator:
        """Types a question, presses Enter, waits for what is said to it."""
        said = self.page.locator(".msg.office")
        before = said.count()
        self.page.get_by_label("您想问的事").fill(text)
        self.page.keyboard.press("Enter")
        expect(said.nth(before)).to_be_visible(timeout=PATIENCE)
        return said.last
