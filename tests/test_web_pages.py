"""The pages of the web chat (网页): the form without JavaScript, headers, files, what goes wrong."""

import io
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app import App
from tests import visitor
from tests.visitor import Browser, ask, greeted

House = Callable[..., AbstractAsyncContextManager[Browser]]
WITH_A_PORTAL = {
    "allowed_origins": "https://portal.example",
    "public_url": "https://chat.example",
}
STATIC = Path(__file__).parents[1] / "bot/web/static"


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path, now: datetime) -> House:
    """Opens a house on a database of its own."""
    path = tmp_path / "web.db"
    shutil.copyfile(migrated_file, path)
    return partial(visitor.house, path, now)


@pytest.fixture
async def browser(house: House) -> AsyncIterator[Browser]:
    """A browser at the door of the house."""
    async with house() as found:
        yield found


async def opened(browser: Browser, path: str = "/chat", **options: Any) -> str:
    """The text of a page."""
    response = await browser.get(path, **options)
    assert response.status == 200, await response.text()
    return await response.text()


@pytest.mark.parametrize("path", ["/", "/chat"])
async def test_who_only_looks_leaves_no_trace(browser: Browser, path: str) -> None:
    response = await browser.get(path)
    page = await response.text()
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert "上海市虹口区" in page
    assert "12345" in page
    assert 'role="log"' in page


async def test_the_form_answers_without_javascript(browser: Browser) -> None:
    form = {"text": "信息公开申请多久给答复", "nonce": "p1", "lang": "zh-Hans", "frame": ""}
    response = await browser.post("/chat", data=form, allow_redirects=False)
    assert response.status == 303
    assert response.headers["Location"] == "/chat#end"
    page = await opened(browser)
    greeting, question, answer = (
        page.index(words) for words in ("您好", "信息公开申请多久给答复", "20 个工作日")
    )
    assert greeting < question < answer
    assert '<article class="msg office card"' in page
    assert '<p class="note">来源：' in page


async def test_a_button_is_tapped_without_javascript(browser: Browser) -> None:
    await browser.post("/chat", data={"text": "居住证", "nonce": "p1"})
    found = re.search(r'name="tap" value="([^"]+)">居住证怎么换领？<', await opened(browser))
    assert found
    await browser.post("/chat", data={"tap": unescape(found[1]), "nonce": "p2"})
    assert "带上旧证" in await opened(browser)
    for forged in ("", "x", "9 x", "99999999999999999999 x", "-1 x"):
        response = await browser.post("/chat", data={"tap": forged, "nonce": "p3"})
        assert response.status in {200, 422}


async def test_a_form_sent_twice_is_one_question_and_another_text_another(
    browser: Browser,
) -> None:
    for text in ("信息公开申请要钱吗", "信息公开申请要钱吗", "垃圾怎么分"):
        await browser.post("/chat", data={"text": text, "nonce": "the same page"})
    assert (await opened(browser)).count('class="msg resident"') == 2


@pytest.mark.parametrize("text", ["", "  ", "长" * 5000, "\u202e"])
async def test_what_was_typed_stays_when_it_cannot_be_taken(browser: Browser, text: str) -> None:
    response = await browser.post("/chat", data={"text": text, "nonce": "p1"})
    page = await response.text()
    assert response.status == 422
    assert 'role="alert"' in page
    assert text in page
    assert 'class="msg resident"' not in page


async def test_a_text_beyond_all_measure_gets_a_sentence(browser: Browser) -> None:
    body = io.BytesIO(b"text=" + b"x" * 2_000_000)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    response = await browser.post("/chat", data=body, headers=form)
    assert response.status == 413
    assert "太长" in await response.text()


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://portal.example"}, False),
        ({"Referer": "https://evil.example/chat"}, False),
        ({"Origin": "https://chat.example"}, True),
    ],
)
async def test_a_form_is_taken_from_our_own_page_alone(
    house: House, headers: dict[str, str], *, is_taken: bool
) -> None:
    async with house(**WITH_A_PORTAL) as browser:
        response = await browser.post(
            "/chat", data={"text": "垃圾怎么分"}, headers=headers, allow_redirects=False
        )
        assert response.status == (303 if is_taken else 403)
        if not is_taken:
            assert "不是从我们的页面" in await response.text()
            assert "Set-Cookie" not in response.headers


async def test_a_question_in_the_address_waits_in_the_composer(browser: Browser) -> None:
    page = await opened(browser, "/chat", params={"q": '</textarea><script>x("公报")'})
    assert "&lt;/textarea&gt;&lt;script&gt;x(&#34;公报&#34;)</textarea>" in page
    assert 'class="msg resident"' not in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-US,en;q=0.9,zh-CN;q=0.5", "zh-Hans"),
        ("zh-TW,zh;q=0.9", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("en-GB,en;q=0.9", "en"),
        ("fr-FR", "en"),
        ("*", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
async def test_a_page_is_in_the_language_of_its_reader(
    browser: Browser, accepted: str, language: str
) -> None:
    page = await opened(browser, headers={"Accept-Language": accepted})
    assert f'<html lang="{language}"' in page


async def test_the_switch_of_language_is_remembered(browser: Browser) -> None:
    await browser.post("/chat", data={"text": "垃圾怎么分", "nonce": "p1"})
    assert '<html lang="zh-Hant"' in await opened(browser, "/chat?lang=zh-Hant")
    page = await opened(browser)
    assert '<html lang="zh-Hant"' in page
    assert "菜單" in page
    assert '<html lang="zh-Hant"' in await opened(browser, "/chat?lang=xx")


async def test_the_headers_fence_the_page_in(browser: Browser) -> None:
    headers = (await browser.get("/chat")).headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'; style-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"
    page = await opened(browser)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page)


async def test_an_allowed_portal_may_frame_the_page_and_the_cookie_is_kept_apart(
    house: House,
) -> None:
    async with house(**WITH_A_PORTAL) as browser:
        response = await browser.post("/chat", data={"text": "公报"}, allow_redirects=False)
        cookie = response.headers["Set-Cookie"]
        assert cookie.endswith("; HttpOnly; Secure; SameSite=None; Partitioned")
        assert "X-Frame-Options" not in response.headers
        policy = response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self' https://portal.example" in policy


async def test_a_host_that_is_no_name_stays_out_of_the_policy(browser: Browser) -> None:
    response = await browser.get("/chat", headers={"Host": "a;script-src *"})
    assert "script-src *" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/static/x/nothing.js", 404),
        ("GET", "/static/x/..%2fpages.py", 404),
        ("GET", "/chat/pictures/none", 404),
        ("POST", "/chat/nothing", 404),
        ("DELETE", "/chat", 405),
        ("GET", "/chat/ws", 400),
    ],
)
async def test_a_wrong_way_leads_back_to_the_conversation(
    browser: Browser, method: str, path: str, status: int
) -> None:
    response = await browser.request(method, path)
    assert response.status == status
    page = await response.text()
    assert '<a class="button" href="/chat">回到对话</a>' in page
    assert str(status) not in page
    english = await browser.request(method, path, headers={"Accept-Language": "en"})
    assert "Back to the conversation" in await english.text()


class Breaking(App):
    """A house in which a page breaks over what somebody wrote."""

    def suggestions(self, language: str) -> Sequence[str]:
        raise RuntimeError(f"a secret in {language}")


async def test_what_breaks_gets_a_number_and_no_text_in_the_log(house: House) -> None:
    async with house(Breaking) as browser:
        with capture_logs() as logs:
            response = await browser.get("/chat", params={"q": "我的秘密"})
        assert response.status == 500
        trace = next(line["number"] for line in logs if line["event"] == "web.broken")
        page = await response.text()
        assert trace in page
        assert "secret" not in page + json.dumps(logs)


async def test_the_log_holds_no_question(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as logs:
        await opened(browser, "/chat", params={"q": "我的秘密"})
        ws = await greeted(browser)
        await ask(ws, "我的秘密", "n1")
        await ws.send_str("我的秘密")
        await browser.post("/chat", data={"text": "我的秘密"})
    assert "秘密" not in json.dumps(logs, ensure_ascii=False, default=str)
    # aiohttp's own access log names the whole address; the house runs without it.
    assert not [line for line in caplog.records if line.name != "aiohttp.access"]


async def test_health_says_what_works(browser: Browser) -> None:
    assert await opened(browser, "/healthz") == "ok\n"
    ready = await browser.get("/readyz")
    assert (ready.status, await ready.json()) == (200, {"database": True, "index": True})
    await browser.behind.database.close()


async def test_files_are_kept_for_ever_under_the_name_of_their_content(browser: Browser) -> None:
    page = await opened(browser)
    addresses = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
    assert len(addresses) == 5
    for address in addresses:
        response = await browser.get(address)
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"
        again = await browser.get(address, headers={"If-None-Match": response.headers["ETag"]})
        assert again.status == 304
        old = await browser.get(address.replace("/static/", "/static/0"))
        assert old.headers["Cache-Control"] == "no-cache"


async def test_the_page_with_all_its_files_weighs_less_than_60_kilobytes(browser: Browser) -> None:
    page = await opened(browser)
    files = [path for path in STATIC.iterdir() if path.name != "widget.js"]
    assert len(page.encode()) + sum(path.stat().st_size for path in files) < 60_000


async def test_a_portal_embeds_the_chat_with_one_script(browser: Browser) -> None:
    response = await browser.get("/chat.js")
    script = await response.text()
    assert response.content_type == "text/javascript"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert '"TEXTS"' not in script
    assert '"zh-Hant": ["問一問"' in script
    assert len(script.encode()) < 6000
    page = await opened(browser, "/chat?frame=1&lang=en")
    assert '<html lang="en" class="framed">' in page
    assert 'href="/chat?frame=1&amp;lang=zh-Hans"' in page or "frame=1&lang=zh-Hans" in page
    form = {"text": "垃圾怎么分", "frame": "1"}
    response = await browser.post("/chat", data=form, allow_redirects=False)
    assert response.headers["Location"] == "/chat?frame=1#end"


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# What is written in which colour on which ground; 4.5:1 for text, 3:1 for the edges of controls.
READ = [
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "panel", "card")),
    ("accent", "accent-soft"),
    ("on-accent", "accent"),
    ("on-bubble", "bubble"),
    ("warn", "warn-soft"),
    ("danger", "danger-soft"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_every_colour_can_be_read(theme: int, ink: str, ground: str) -> None:
    style = (STATIC / "chat.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[theme]
    tokens = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", block))
    light, dark = sorted((luminance(tokens[ink]), luminance(tokens[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
