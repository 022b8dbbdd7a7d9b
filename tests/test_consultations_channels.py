"""Consultations (咨询答复) on the web chat and on Telegram, over real HTTP."""

import json
import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.settings import Settings
from handlers.desk import consultations as desk
from storage import consultations, conversations, residents, staff
from storage.consultations import Asked, Consultation
from storage.database import Database
from storage.staff import OFFICE, Role
from storage.working_days import load
from tests import bot_api, mailing, visitor
from tests.bot_api import Accepted
from tests.telegram_office import CHAT_ID, Offices, with_content
from tests.visitor import Browser, ask, frames, greeted


@pytest.fixture
async def browser(migrated_file: Path, tmp_path: Path, now: datetime) -> AsyncIterator[Browser]:
    """A visitor's browser at the door of a house."""
    path = tmp_path / "office.db"
    shutil.copyfile(migrated_file, path)
    async with visitor.house(path, now) as found:
        yield found


def data_of(frame: dict[str, Any], label: str) -> str:
    """What the button with this label carries."""
    buttons = [one for row in frame["buttons"] for one in row]
    return next(str(one["data"]) for one in buttons if one["text"] == label)


async def test_on_the_web_the_last_lines_go_along_and_the_answer_stands_in_the_chat(
    browser: Browser, now: datetime
) -> None:
    ws = await greeted(browser)
    await ask(ws, "我的电话 13812345678，垃圾怎么分", "n1")
    answer = (await frames(ws, "message"))[-1]
    tap = {"type": "tap", "message_id": answer["message_id"], "nonce": "n2"}
    await ws.send_json(tap | {"data": data_of(answer, "请工作人员回答")})
    shown = (await frames(ws, "message"))[-1]
    assert "电话、证件号已隐去" in shown["html"]
    tap = {"type": "tap", "message_id": shown["message_id"], "nonce": "n3"}
    await ws.send_json(tap | {"data": data_of(shown, "发送")})
    sent = (await frames(ws, "message"))[-1]
    assert "2026-11-25" in sent["html"]
    async with browser.behind.database.reading() as session:
        (row,) = (await session.scalars(select(Consultation))).all()
    assert (row.channel, row.organ) == ("web", OFFICE)
    assert row.transcript[-1]["from"] == "office"
    assert "生活垃圾分哪四类" in row.transcript[-1]["text"]
    assert {"from": "resident", "text": row.question} in row.transcript
    assert "请工作人员回答" not in [one["text"] for one in row.transcript]
    assert "13812345678" not in row.question + str(row.transcript)
    async with browser.behind.database.transaction() as session:
        await staff.add(session, "办小理", [Role.OFFICER], "", now)
        await desk.answer(session, str(row.number), "分四类 <见附页>", "办小理", now)
    await mailing.carry(browser.behind)
    told = (await frames(ws, "message"))[-1]
    assert "分四类 &lt;见附页&gt;" in told["html"]
    tap = {"type": "tap", "message_id": told["message_id"], "nonce": "n4"}
    await ws.send_json(tap | {"data": data_of(told, "继续问")})
    assert "请写您还想问" in (await frames(ws, "message"))[-1]["html"]


@pytest.fixture
async def offices(settings: Settings, now: datetime) -> AsyncIterator[Offices]:
    """Offices on Telegram."""
    await with_content(settings, now)
    async with bot_api.serving() as api:
        yield Offices(settings, lambda: now, api)


def tapped(said: Accepted, label: str) -> str:
    """What the button with this label carries."""
    markup = json.loads(str(said.payload["reply_markup"]))
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    return next(str(one["callback_data"]) for one in buttons if one["text"] == label)


async def waiting_at_home(database: Database, now: datetime) -> int:
    """A question of the web chat, whose account is joined with that on Telegram; its row."""
    async with database.transaction() as session:
        home, _ = await conversations.begin(session, "web", 77, now)
        abroad, _ = await conversations.begin(session, "telegram", CHAT_ID, now)
        code = await residents.make_code(session, home, now)
        assert await residents.join(session, abroad, code, now)
        row = await consultations.draft(session, home, Asked("低保怎么办", OFFICE), now)
        await consultations.send(session, row, [home.id or 0], await load(session), now)
        return row.id or 0


async def test_what_was_asked_at_home_is_not_seen_abroad(offices: Offices, now: datetime) -> None:
    api = offices.api
    async with offices.open() as office:
        number = await waiting_at_home(office.database, now)
        await office.hear(api.say(CHAT_ID, "我的咨询"))
        said = api.sent(CHAT_ID)[-1]
        assert said.text == "您还没有请工作人员回答过问题。"
        await office.hear(api.tap(CHAT_ID, said.message_id, f"cons|look|{number}|0|0"))
        assert api.sent(CHAT_ID)[-1].text.startswith("这条已经不在了")
        await office.hear(api.say(CHAT_ID, "我的"))
        assert "低保" not in str(api.sent(CHAT_ID)[-1].payload)


async def test_on_telegram_a_forged_tap_does_no_harm(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.hear(api.say(CHAT_ID, "转人工"))
        said = api.sent(CHAT_ID)[-1]
        for data in ("cons|steal|1|0|0", "consult|u:99", "consult|u:x", "cons|mark|0|0|9"):
            await office.hear(api.tap(CHAT_ID, said.message_id, data))
        texts = [one.text for one in api.sent(CHAT_ID)][1:]
    assert texts[0].startswith("这个按钮是以前的")
    assert texts[1].startswith("您想请工作人员回答什么？")
    assert texts[2].startswith("您想请工作人员回答什么？")
    assert texts[3].startswith("这条已经不在了")


async def test_on_telegram_the_question_goes_along_with_our_answer(offices: Offices) -> None:
    api = offices.api
    async with offices.open() as office:
        await office.hear(api.say(CHAT_ID, "垃圾怎么分"))
        said = api.sent(CHAT_ID)[-1]
        await office.hear(api.tap(CHAT_ID, said.message_id, tapped(said, "请工作人员回答")))
        shown = api.sent(CHAT_ID)[-1]
        await office.hear(api.say(CHAT_ID, "1"))
        assert api.sent(CHAT_ID)[-1].text.startswith("已发给区政府办公室")
        async with office.database.reading() as session:
            (row,) = (await session.scalars(select(Consultation))).all()
    assert "最近 2 句" in shown.text
    assert [one["from"] for one in row.transcript] == ["resident", "office"]
