"""The web chat in a real browser (浏览器验收): a resident at the page, a process behind it.

Skipped where Chromium is not found. With YANGGUANG_SCREENSHOTS=1 the pictures are taken anew:
tests/screenshots/, and deploy/docs/chat.png for the README.
"""

import os
import random
import re
import signal
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from bot.channels.web import as_html
from bot.web.markup import write
from tests.office import PATIENCE, ROOT, Office, PortalPage, Visitor
from tests.test_markup import ANSWER, PARAGRAPHS

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What the pictures show: an answer, one that follows, and what is not known.
ENGLISH = ("How long does an information request take?", "Will it rain tomorrow?")
QUESTIONS = ("我想问问，信息公开那个申请，交上去多久给答复啊", "那费用呢？", "明天股票会涨吗")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"
    ),
]


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    """Its origin: another site than 127.0.0.1, on the same machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), PortalPage) as served:
        thread = Thread(target=served.serve_forever)
        thread.start()
        yield f"http://localhost:{served.server_port}"
        served.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, portal: str) -> Iterator[Office]:
    """The office that the visitors of this file share."""
    found = Office(tmp_path_factory.mktemp("office"), portal)
    found.open()
    yield found
    if found.process.poll() is None:
        found.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, office: Office) -> Iterator[Any]:
    """Somebody comes: `visit(width=390)`, and leaves at the end without a complaint."""
    visitors: list[tuple[BrowserContext, Visitor]] = []

    def visit(width: int = 1280, height: int = 860, **options: Any) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, **({"locale": "zh-CN"} | options)
        )
        visitors.append((context, Visitor(context, office)))
        return visitors[-1][1]

    yield visit
    for context, visitor in visitors:
        context.close()
        assert visitor.complaints == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("我想问问，信息公开那个申请，交上去多久给答复啊", "20 个工作日"),
        ("申请政府信息要交钱吗", "不收"),
        ("老房子加装电梯要多少户业主同意", "共同决定"),
        ("垃圾到底怎么分", "湿垃圾"),
        ("政府公报哪里可以拿", "图书馆"),
    ],
)
def test_a_paraphrase_is_answered_with_its_source(visit: Any, question: str, words: str) -> None:
    card = visit().comes().asks(question)
    expect(card).to_have_class(re.compile(r"\bcard\b"))
    expect(card).to_contain_text(words)
    expect(card.locator(".note")).to_contain_text("来源")


@pytest.mark.parametrize(
    "question", ["我家那栋楼到底哪天拆", "婴儿游泳馆办会员卡多少钱", "明天股票会涨吗"]
)
def test_what_is_not_known_is_refused_with_a_way_on(visit: Any, question: str) -> None:
    visitor = visit().comes()
    said = visitor.asks(question)
    expect(said).not_to_have_class(re.compile(r"\bcard\b"))
    none = said.get_by_role("button", name="都不是")
    if none.count():
        none.click()
        expect(visitor.page.locator(".office")).to_have_count(3)
    expect(visitor.page.locator(".office").last).to_contain_text("12345")


def test_did_you_mean_is_finished_after_the_server_was_killed(visit: Any, office: Office) -> None:
    visitor = visit().comes()
    page, box = visitor.page, visitor.page.get_by_label("您想问的事")
    which = visitor.asks("居住证")
    choice = which.locator(".pill").first
    label = choice.inner_text()
    office.end()
    expect(page.locator("#line")).to_contain_text("您写的不会丢", timeout=PATIENCE)
    choice.click()
    box.fill("垃圾怎么分")
    page.keyboard.press("Enter")
    expect(page.locator(".waits")).to_have_count(2)
    office.open()
    expect(page.locator(".office")).to_have_count(4, timeout=2 * PATIENCE)
    expect(page.locator(".waits")).to_have_count(0)
    expect(page.locator("#line")).to_be_empty()
    questions = ["居住证", label, "垃圾怎么分"]
    expect(page.locator(".resident p")).to_have_text(questions)
    expect(page.locator(".office").nth(2).locator(".title")).to_have_text(label)
    said = page.locator(".msg").all_inner_texts()
    page.reload()
    assert page.locator(".msg").all_inner_texts() == said


def test_what_was_written_survives_a_reload(visit: Any) -> None:
    visitor = visit().comes()
    box = visitor.page.get_by_label("您想问的事")
    box.fill("还没写完的一句")
    visitor.page.reload()
    expect(box).to_have_value("还没写完的一句")


def test_the_keyboard_is_enough(visit: Any) -> None:
    page = visit().comes().page
    page.get_by_text("跳到输入框").focus()
    expect(page.get_by_text("跳到输入框")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_label("您想问的事")).to_be_focused()
    page.keyboard.type("居住证")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".resident")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".office")).to_have_count(2)
    page.keyboard.press("Shift+Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_class("pill")
    page.keyboard.press("Enter")
    expect(page.locator(".office")).to_have_count(3)


def test_an_input_method_keeps_its_enter(visit: Any) -> None:
    page = visit().comes().page
    page.get_by_label("您想问的事").fill("lajifenlei")
    page.evaluate(
        """document.getElementById('text').dispatchEvent(new KeyboardEvent('keydown',
           {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"""
    )
    expect(page.locator(".resident")).to_have_count(0)


def test_a_message_that_changes_keeps_the_focus(visit: Any) -> None:
    page = visit().comes().page
    field = page.locator(".card .pill").first
    field.focus()
    before = page.locator(".office").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".office").first).not_to_have_text(before)
    expect(page.locator(".office").first.locator(".pill:focus")).to_have_count(1)


def test_the_page_works_without_javascript(visit: Any) -> None:
    page = visit(390, 844, java_script_enabled=False).comes().page
    page.get_by_label("您想问的事").fill("居住证")
    page.get_by_role("button", name="发送").click()
    choice = page.locator(".office").last.locator(".pill").first
    label = choice.inner_text()
    choice.click()
    expect(page.locator(".office.card .title").last).to_have_text(label)
    page.get_by_text("菜单", exact=True).click()
    expect(page.locator("#menu")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Send")).to_be_visible()


def test_nothing_is_wider_than_the_window(visit: Any) -> None:
    visitor = visit()
    page = visitor.comes().page
    visitor.asks("申请政府信息公开要准备什么材料")
    visitor.asks("长" * 300 + "https://example.gov.cn/" + "a" * 200)
    # 640 is what a window of 1280 has at 200 %.
    for width in (320, 390, 640, 900, 1280, 2000):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_role("button", name="发送")).to_be_in_viewport()


def test_the_menu_of_a_phone_opens_and_closes_by_hand_and_key(visit: Any) -> None:
    visitor = visit(390, 844)
    page = visitor.comes().page
    opener = page.get_by_role("button", name="菜单")
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    menu.locator(".ask").first.click()
    expect(menu).to_be_hidden()
    expect(page.locator(".office.card")).to_have_count(2)


def test_a_screen_reader_finds_its_way(visit: Any) -> None:
    visitor = visit()
    page = visitor.comes().page
    visitor.asks("垃圾怎么分")
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    expect(page.get_by_role("heading", level=2, name="大家常问")).to_be_visible()
    expect(page.get_by_role("article").last.get_by_role("heading")).to_have_count(1)
    expect(page.get_by_role("textbox", name="您想问的事")).to_have_accessible_description(
        re.compile("身份证号")
    )
    unnamed = """[...document.querySelectorAll('button, a, textarea, img')].filter(
        e => e.offsetParent && !(e.innerText || e.alt !== undefined || e.labels))"""
    assert page.evaluate(f"{unnamed}.length") == 0


def test_a_portal_opens_the_chat_in_its_corner(visit: Any, portal: str) -> None:
    visitor = visit(1000, 760)
    page = visitor.page
    PortalPage.office = visitor.office.url
    page.goto(f"{portal}/")
    button = page.get_by_role("button", name="问一问")
    button.focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("#yangguang-chat")
    expect(frame.locator(".msg.office").first).to_be_visible(timeout=PATIENCE)
    box = frame.get_by_label("您想问的事")
    box.click()
    # The frame is a process of its own: a key that comes before its focus goes to the portal.
    expect(frame.locator("#text:focus")).to_be_visible(timeout=PATIENCE)
    box.fill("垃圾怎么分")
    box.press("Enter")
    # On a slow machine the line may be opened twice, and whoever has no cookie is greeted again.
    expect(frame.locator(".msg.office").last).to_contain_text("湿垃圾", timeout=2 * PATIENCE)
    box.press("Escape")
    expect(page.locator("#yangguang-chat")).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_where_no_socket_gets_through_the_form_takes_over(visit: Any) -> None:
    visitor = visit()
    page = visitor.page
    page.add_init_script("window.WebSocket = function () { throw new Error('no way'); }")
    page.goto(visitor.office.url)
    box = page.get_by_label("您想问的事")
    box.fill("垃圾怎么分")
    page.keyboard.press("Enter")
    expect(page.locator(".waits")).to_have_count(1)
    expect(page.locator("#line")).to_contain_text("按“发送”", timeout=PATIENCE)
    expect(box).to_have_value("垃圾怎么分")
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".resident p")).to_have_text("垃圾怎么分")
    expect(page.locator(".office")).to_have_count(2)
    expect(box).to_have_value("")


SAID = [
    *(str(case.values[0]) for case in PARAGRAPHS),
    ANSWER,
    "<b>题</b>",
    "<i>只有提示</i>",
    "<b>题</b><br><br><i>提示 2026-11-22 起</i>",
    "说明：<br>1. 甲<br>&nbsp;<br>2、 <b>乙</b> 2026-01-02<br>· 丙",
    "<b><i>粗</i></b><u>线</u><s>删</s><code>码</code><b>a<pre>b</pre></b>",
    '<a href="https://x.cn">甲 <b>乙</b></a><a href="ftp://x">丙</a>',
    "Call 12345 for an answer in English, please.<br><br>中文一句。",
]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_what_is_just_said_looks_like_what_is_read_again(chromium: Browser, language: str) -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts each time.
    pieces = [
        *"甲a 1.、·-",
        "<br>",
        "\n",
        "1. ",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<pre>",
        "2026-11-22",
    ]
    mixed = ["".join(chance.choices(pieces, k=14)) for _ in range(400)]
    page = chromium.new_page()
    page.set_content(f"<html lang={language}><body data-texts='{{}}'><template></template>")
    page.add_script_tag(path=ROOT / "bot/web/static/message.js")
    for html in map(as_html, SAID + mixed):
        for office in (True, False):
            written = write(html, language, office=office)
            live, again, has_card = page.evaluate(
                """([html, from, blocks]) => {
                    const built = yangguang.build({html, from}), kept = document.querySelector('template');
                    built.firstChild.remove();
                    kept.innerHTML = blocks;
                    return [built.innerHTML, kept.innerHTML, built.classList.contains('card')];
                }""",
                [html, "office" if office else "resident", written.blocks],
            )
            assert (live, has_card) == (again, written.is_card), html
    page.close()


@pytest.mark.skipif(
    "YANGGUANG_SCREENSHOTS" not in os.environ, reason="YANGGUANG_SCREENSHOTS=1 takes the pictures"
)
def test_the_pictures_are_taken(visit: Any) -> None:
    folder = ROOT / "tests/screenshots"
    folder.mkdir(exist_ok=True)
    looks: dict[str, tuple[int, int, dict[str, Any]]] = {
        "wide": (1280, 860, {}),
        "wide-dark": (1280, 860, {"color_scheme": "dark"}),
        "phone": (390, 844, {"device_scale_factor": 2}),
        "phone-dark": (390, 844, {"device_scale_factor": 2, "color_scheme": "dark"}),
        "phone-hant": (390, 844, {"device_scale_factor": 2, "locale": "zh-TW"}),
        "wide-en": (1280, 860, {"locale": "en-US"}),
    }
    for name, (width, height, options) in looks.items():
        visitor = visit(width, height, **options)
        page = visitor.comes().page
        page.wait_for_timeout(400)
        page.screenshot(path=folder / f"{name}-first.png")
        for question in ENGLISH if name == "wide-en" else QUESTIONS:
            before = page.locator(".msg.office").count()
            page.locator("#text").fill(question)
            page.keyboard.press("Enter")
            expect(page.locator(".msg.office").nth(before)).to_be_visible(timeout=PATIENCE)
        page.wait_for_timeout(400)
        page.screenshot(path=folder / f"{name}.png")
        if name == "wide":
            page.set_viewport_size({"width": 1280, "height": 1150})
            page.screenshot(path=ROOT / "deploy/docs/chat.png")
