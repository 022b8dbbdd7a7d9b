"""The one-time page (一次性页面) over HTTP: once, within minutes, wrong answers kept and said."""

import re
import shutil
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql

from storage import forms
from storage.forms import Draft
from tests.desk_of_forms import Counter
from tests.test_form import FORM
from tests.visitor import Browser, house

FILLED = {"a_name": "张小芳", "a_phone": "138 1234 5678"}


@pytest.fixture
def copied(migrated_file: Path, tmp_path: Path) -> Path:
    """A migrated file of this test's own."""
    return Path(shutil.copyfile(migrated_file, tmp_path / "yangguang.db"))


@pytest.fixture
async def browser(copied: Path, now: datetime) -> AsyncIterator[Browser]:
    """The door of a house."""
    async with house(copied, now) as found:
        yield found


async def given_page(browser: Browser, now: datetime) -> str:
    """The path of a page that somebody got on a channel that carries nothing personal."""
    counter = Counter(browser.behind.database, FORM, now, takes_personal=False)
    await counter.begin()
    for text in ("1", "1", "4", "12月5日", "跳过"):
        await counter.type(text)
    found = re.search(r"/forms/[\w-]+", counter.heard[-1])
    assert found, counter.heard
    return found.group()


async def test_the_page_takes_the_personal_answers_once(browser: Browser, now: datetime) -> None:
    path = await given_page(browser, now)
    shown = await (await browser.get(path)).text()
    assert "怎么称呼您？" in shown
    assert "几位参加" not in shown
    sent = await browser.post(path, data=FILLED)
    assert sent.status == 200
    assert "收到了" in await sent.text()
    async with browser.behind.database.reading() as session:
        draft = (await session.scalars(select(Draft))).one()
        given = forms.answers(session, draft).given
    assert draft.at == ""
    assert (given["name"], given["phone"]) == ("张小芳", "13812345678")
    again = await browser.post(path, data=FILLED | {"a_name": "李四"})
    assert again.status == 410
    assert "重新给我一个链接" in await again.text()


async def test_the_chat_goes_on_by_itself(browser: Browser, now: datetime) -> None:
    path = await given_page(browser, now)
    await browser.post(path, data=FILLED)
    await browser.behind.inbox.settled("web", 1)
    async with browser.behind.database.reading() as session:
        rows = (await session.execute(sql("SELECT update_id, handled_at FROM inbound"))).all()
    assert [row.update_id[:5] for row in rows] == ["form:"]
    assert rows[0].handled_at is not None


async def test_a_wrong_answer_is_named_and_the_others_are_kept(
    browser: Browser, now: datetime
) -> None:
    path = await given_page(browser, now)
    sent = await browser.post(path, data=FILLED | {"a_phone": "12345"})
    page = await sent.text()
    assert sent.status == 422
    assert "这个号码位数不对" in page
    assert 'href="#a_phone"' in page
    assert 'value="张小芳"' in page
    async with browser.behind.database.reading() as session:
        draft = (await session.scalars(select(Draft))).one()
        assert "name" not in forms.answers(session, draft).given
    assert (await browser.post(path, data=FILLED)).status == 200


async def test_an_empty_field_is_asked_for(browser: Browser, now: datetime) -> None:
    path = await given_page(browser, now)
    page = await (await browser.post(path, data={"a_phone": "13812345678"})).text()
    assert "这一项要填" in page


@pytest.mark.parametrize("path", ["/forms/abc", "/forms/" + "x" * 300])
async def test_an_address_of_nobody_is_refused(browser: Browser, path: str) -> None:
    assert (await browser.get(path)).status == 410


async def test_the_page_ends_after_ten_minutes(copied: Path, now: datetime) -> None:
    async with house(copied, now) as browser:
        page = await given_page(browser, now)
    async with house(copied, now + timedelta(minutes=11)) as browser:
        assert (await browser.get(page)).status == 410


async def test_another_site_cannot_send_it(browser: Browser, now: datetime) -> None:
    path = await given_page(browser, now)
    sent = await browser.post(path, data=FILLED, headers={"Origin": "https://evil.example"})
    assert sent.status == 403
