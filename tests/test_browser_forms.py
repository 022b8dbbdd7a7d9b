"""Signing up, answering, asking a person, requesting (办事), in a real browser and a terminal.

A `run` process, Chromium, and the real commands of staff, all on one database.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from tests.clerk import Clerk
from tests.office import PATIENCE, ROOT, Office, Visitor
from tests.test_browser import CHROMIUM, QUIET

NAME, PHONE, ID_NUMBER = "王小明", "13800001234", "11010519491231002X"
# So far ahead that no clock of a machine reaches it.
OPEN_DAY = """
title = "环境监测站开放日"
place = "中州路1号"
about = "看看空气和水是怎么监测的。"
opens_at = 2020-11-20T09:00:00
closes_at = 2098-12-04T18:00:00
party_limit = 5
[[slots]]
starts_at = 2098-12-05T09:30:00
ends_at = 2098-12-05T11:00:00
capacity = 30
"""
SURVEY = """
title = "口袋公园使用调查"
purpose = "结果用来决定明年先改造哪几处。"
organ = "区绿化市容局"
closes_on = 2098-12-10
[[questions]]
id = "often"
kind = "choice"
words = "您多久去一次？"
options = [{ value = "daily", words = "几乎每天" }, { value = "never", words = "没去过" }]
[[questions]]
id = "wants"
kind = "several"
words = "您希望增加什么？"
options = [{ value = "bench", words = "座椅" }, { value = "light", words = "照明" }]
[[questions]]
id = "wish"
kind = "text"
words = "您还有什么建议？"
optional = true
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"
    ),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A house with an open day, a survey and its staff."""
    folder = tmp_path_factory.mktemp("office")
    found = Office(folder, command="run")
    found.settings = {"YANGGUANG_QUIET_HOURS": ""}
    found.open()
    try:
        roles = ("organiser", "editor", "publisher", "officer", "head", "steward")
        at_desk(
            found, "staff", "add", "陈办", *(each for role in roles for each in ("--role", role))
        )
        for command, name, content in (("open-days", "day", OPEN_DAY), ("surveys", "one", SURVEY)):
            file = folder / f"{name}.toml"
            file.write_text(content, encoding="utf-8")
            at_desk(found, command, "add", str(file), "--by", "陈办")
        at_desk(found, "surveys", "open", "1", "--by", "陈办")
        yield found
    finally:
        if found.process.poll() is None:
            found.end()


def at_desk(office: Office, *words: str) -> str:
    """A command of staff, beside the browser's own loop; what it printed."""
    clerk = Clerk(f"sqlite+aiosqlite:///{office.folder}/office.db", office.folder)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(clerk.done, *words).result()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


ENDS_ABOVE_THE_LINE = """() => {
    const bottom = [...document.querySelectorAll(".msg.office")].pop().getBoundingClientRect().bottom;
    return bottom <= document.getElementById("composer").getBoundingClientRect().top;
}"""


@pytest.fixture
def visitor(chromium: Browser, office: Office) -> Iterator[Visitor]:
    """A resident with a phone; the page complains about nothing."""
    context = chromium.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN")
    found = Visitor(context, office).comes()
    yield found
    context.close()
    assert found.complaints == []


def tap(visitor: Visitor, label: str) -> Locator:
    """Taps the newest button of a label; what is said to it."""
    said = visitor.page.locator(".msg.office")
    before = said.count()
    log = visitor.page.locator("#log")
    log.get_by_role("button", name=re.compile(f"^{label}")).last.click()
    expect(said.nth(before)).to_be_visible(timeout=PATIENCE)
    return said.last


def test_a_family_signs_up_for_the_open_day(visitor: Visitor) -> None:
    expect(visitor.asks("开放日")).to_contain_text("还有 30 个名额")
    log = visitor.page.locator("#log")
    log.get_by_role("button", name="环境监测站开放日").click()
    expect(log).to_contain_text("中州路1号", timeout=PATIENCE)
    # What grew under the tap is there to its end.
    visitor.page.wait_for_function(ENDS_ABOVE_THE_LINE, timeout=PATIENCE)
    tap(visitor, "报名")
    expect(visitor.asks("六位")).to_contain_text("最多是 5")
    visitor.asks("三位")
    visitor.asks(NAME)
    read_back = visitor.asks(PHONE)
    expect(read_back).to_contain_text("请核对")
    assert NAME not in visitor.page.locator("#log").inner_text()
    assert PHONE not in visitor.page.locator("#log").inner_text()
    tap(visitor, "提交")
    ticket = visitor.page.locator(".msg.office img").last
    expect(ticket).to_be_visible(timeout=PATIENCE)
    expect(visitor.page.locator(".msg.office").last).to_contain_text("报名号 KF-")
    # A phone's screen holds the code with its words and its buttons.
    shown = ticket.bounding_box()
    assert shown is not None
    assert 33 * 4 <= shown["width"] <= 375 * 0.6
    for label in ("加入日历", "改人数", "取消报名"):
        expect(visitor.page.get_by_role("button", name=label).last).to_be_in_viewport(ratio=1)
    tap(visitor, "加入日历")
    fetched = visitor.page.evaluate(
        "async url => { const got = await fetch(url);"
        " return [got.headers.get('content-type'), await got.text()]; }",
        visitor.page.locator(".file a").last.get_attribute("href"),
    )
    assert fetched[0] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(fetched[1]).walk("VEVENT")
    assert str(event["summary"]) == "环境监测站开放日"


def test_a_survey_is_answered_and_what_was_said_leaves_the_page(visitor: Visitor) -> None:
    visitor.asks("调查")
    visitor.page.get_by_role("button", name=re.compile("口袋公园|开始填")).last.click()
    expect(visitor.page.locator("#log")).to_contain_text("开始填")
    tap(visitor, "开始填")
    tap(visitor, "没去过")
    visitor.page.get_by_role("button", name="照明").last.click()
    expect(visitor.page.get_by_role("button", name="✓ 照明")).to_be_visible(timeout=PATIENCE)
    tap(visitor, "选好了")
    visitor.asks("多种几棵树")
    visitor.page.locator("#log").get_by_role("button", name="提交").last.click()
    expect(visitor.page.locator("#log")).not_to_contain_text("多种几棵树", timeout=PATIENCE)
    expect(visitor.page.locator("#log")).to_contain_text("谢谢", timeout=PATIENCE)


def test_a_person_answers_in_the_same_chat(visitor: Visitor, office: Office) -> None:
    visitor.asks("请工作人员回答")
    visitor.asks("暑托班什么时候报名")
    expect(tap(visitor, "发送")).to_contain_text("编号 ZX-")
    (number,) = re.findall(r"ZX-\w{4}-\w{4}", at_desk(office, "consultations", "list"))
    said = ("--text", "六月一日起在社区报名。")
    at_desk(office, "consultations", "answer", number, *said, "--by", "陈办")
    expect(visitor.page.locator("#log")).to_contain_text("六月一日起", timeout=PATIENCE)
    expect(tap(visitor, "评价")).to_contain_text("您满意吗")


def test_a_request_is_filed_at_the_page_and_no_number_is_shown(visitor: Visitor) -> None:
    visitor.asks("申请公开")
    visitor.asks("二噁英排放的监测记录")
    tap(visitor, "申请公开这份信息")
    tap(visitor, "个人")
    visitor.asks(NAME)
    tap(visitor, "居民身份证")
    expect(visitor.asks("110105194912310021")).to_contain_text("不对")
    visitor.asks(ID_NUMBER)
    visitor.asks(PHONE)
    tap(visitor, "自己来取")
    tap(visitor, "跳过")
    expect(tap(visitor, "提交")).to_contain_text("查询码")
    seen = visitor.page.content()
    assert not [one for one in (ID_NUMBER, NAME, PHONE) if one in seen]


def test_a_file_is_chosen_by_keyboard_and_goes_with_the_request(
    visitor: Visitor, office: Office
) -> None:
    paper = office.folder / "委托书.pdf"
    paper.write_bytes(b"%PDF-1.7 " + b"x" * 200_000)
    visitor.asks("申请公开")
    visitor.asks("二噁英排放的监测记录")
    tap(visitor, "申请公开这份信息")
    tap(visitor, "个人")
    visitor.asks(NAME)
    tap(visitor, "居民身份证")
    visitor.asks(ID_NUMBER)
    visitor.asks(PHONE)
    expect(tap(visitor, "自己来取")).to_contain_text("要附材料吗")
    chosen: list[Path] = []
    visitor.page.on("filechooser", lambda chooser: chooser.set_files(chosen[-1]))
    button = visitor.page.get_by_role("button", name="选文件").last
    log = visitor.page.locator("#log")
    wrong = office.folder / "x.exe"
    wrong.write_bytes(b"MZ")
    for file, said in ((wrong, "这种文件收不了"), (paper, "委**.pdf（195 KB）")):
        button.focus()
        chosen.append(file)
        visitor.page.keyboard.press("Enter")
        expect(log).to_contain_text(said, timeout=PATIENCE)
    assert visitor.page.locator("#line").inner_text() == ""
    # That the server refused the first is all that the browser complains about.
    assert [one for one in visitor.complaints if "422" not in one] == []
    visitor.complaints.clear()
    sent = tap(visitor, "提交").inner_text()
    (number,) = re.findall(r"SQ-\d{4}-\d{4}-\d", sent)
    folder = office.folder / "材料"
    folder.mkdir()
    saving = ("--by", "陈办", "--save", str(folder), "--why", "核对授权")
    at_desk(office, "foi", "show", number, *saving)
    (saved,) = folder.iterdir()
    assert saved.read_bytes() == paper.read_bytes()


def talk(office: Office, *lines: str) -> str:
    """Talks in the terminal on the same database; what was printed."""
    settings = {
        "YANGGUANG_DATABASE__URL": f"sqlite+aiosqlite:///{office.folder}/office.db",
        "YANGGUANG_SECRET_KEY": "a key of the tests, long enough to be one",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "talk"],
        cwd=office.folder,
        env=settings,
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def test_the_terminal_goes_from_a_question_to_a_request_and_back_to_its_answer(
    office: Office,
) -> None:
    filed = talk(
        office,
        *(
            "二噁英排放的监测记录在哪看",
            "都不是",
            "申请公开",
            "申请公开这份信息",
            "个人",
            NAME,
            "1",
        ),
        *(ID_NUMBER, PHONE, "自己来取", "跳过", "提交"),
    )
    assert "申请编号：" in filed, filed
    number = re.findall(r"申请编号：(\S+)", filed)[-1]
    secret = re.findall(r"查询码：(\S+)", filed)[-1]
    at_desk(office, "foi", "confirm", number, "--by", "陈办")
    answer = ("--outcome", "予以公开", "--text", "见附页。")
    at_desk(office, "foi", "answer", number, *answer, "--by", "陈办")
    answered = talk(office, "查申请进度", f"{number} {secret}")
    assert "已答复" in answered
    assert "见附页。" in answered
    assert ID_NUMBER not in filed + answered
    for one in office.folder.iterdir():
        if one.is_file():
            assert ID_NUMBER.encode() not in one.read_bytes(), one.name
