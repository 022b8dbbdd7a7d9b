"""The web chat over HTTP and its socket (网页问答): the real server, a real database."""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from aiogram.types import BufferedInputFile
from aiohttp import WSMsgType, WSServerHandshakeError

from tests import visitor
from tests.visitor import Browser, ask, frames, greeted

House = Callable[..., AbstractAsyncContextManager[Browser]]


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


async def test_a_socket_without_a_cookie_gets_one_and_is_greeted(browser: Browser) -> None:
    ws = await browser.ws_connect("/chat/ws")
    cookie = ws._response.headers["Set-Cookie"]
    assert re.fullmatch(
        r"yangguang_chat=[1-9]\d{0,15}\.[0-9a-f]{64}; Max-Age=31536000; Path=/; HttpOnly; "
        r"SameSite=Lax",
        cookie,
    )
    greeting = (await frames(ws, "message"))[-1]
    assert "您好" in greeting["html"]
    assert greeting["from"] == "office"
    assert greeting["buttons"]


async def test_a_question_is_acknowledged_and_answered(browser: Browser) -> None:
    ws = await greeted(browser)
    ack, answer = await ask(ws, "信息公开申请多久给答复", "n1")
    assert ack["type"] == "ack"
    assert ack["nonce"] == "n1"
    assert ack["html"] == "信息公开申请多久给答复"
    assert "<b>20 个工作日</b>" in answer["html"]
    assert answer["message_id"] > ack["message_id"]
    assert answer["at"].endswith("+00:00")


async def test_the_same_nonce_twice_is_one_message(browser: Browser) -> None:
    ws = await greeted(browser)
    first, _answer = await ask(ws, "信息公开申请要钱吗", "same")
    await ws.send_json({"type": "text", "text": "信息公开申请要钱吗", "nonce": "same"})
    again = (await frames(ws, "ack"))[-1]
    assert again["message_id"] == first["message_id"]
    page = await (await browser.get("/chat")).text()
    assert page.count('class="msg resident"') == 1


async def test_who_comes_back_sees_what_was_missed(browser: Browser) -> None:
    ws = await greeted(browser)
    ack, answer = await ask(ws, "信息公开申请要钱吗", "n1")
    await ws.close()
    ws = await browser.ws_connect("/chat/ws")
    await ws.send_json({"type": "hello", "after": ack["message_id"]})
    missed = await frames(ws, "message")
    assert [frame["message_id"] for frame in missed] == [answer["message_id"]]
    page = await (await browser.get("/")).text()
    assert page.index("您好") < page.index("信息公开申请要钱吗") < page.index("不收费")


async def test_an_identity_number_is_neither_shown_nor_kept(browser: Browser) -> None:
    ws = await greeted(browser)
    number = "11010519491231002X"
    ack, notice = await ask(ws, f"我的身份证 {number} 怎么换居住证", "n1")
    assert number not in ack["html"]
    assert "身份证号" in notice["html"]
    assert number not in await (await browser.get("/chat")).text()


async def test_did_you_mean_is_tapped_to_its_end(browser: Browser) -> None:
    ws = await greeted(browser)
    _ack, which = await ask(ws, "居住证", "n1")
    choice = which["buttons"][0][0]
    tap = {"type": "tap", "data": choice["data"], "message_id": which["message_id"], "nonce": "n2"}
    await ws.send_json(tap)
    ack, answer = await frames(ws, "message")
    assert ack["html"] == choice["text"]
    assert f"<b>{choice['text']}</b>" in answer["html"]


async def test_a_forged_tap_gets_a_polite_answer(browser: Browser) -> None:
    ws = await greeted(browser)
    await ws.send_json({"type": "tap", "data": "x'--", "message_id": 2**52, "nonce": "n1"})
    _ack, answer = await frames(ws, "message")
    assert "以前的" in answer["html"]


async def test_a_file_gets_a_sentence(browser: Browser) -> None:
    ws = await greeted(browser)
    await ws.send_json({"type": "file", "file_id": "a", "nonce": "n1"})
    assert "只看得懂文字" in (await frames(ws, "message"))[-1]["html"]


async def test_a_language_that_is_tapped_becomes_the_language_of_the_page(
    browser: Browser,
) -> None:
    ws = await greeted(browser)
    _ack, which = await ask(ws, "/language", "n1")
    english = which["buttons"][2][0]
    tap = {"type": "tap", "data": english["data"], "message_id": which["message_id"], "nonce": "2"}
    await ws.send_json(tap)
    assert (await frames(ws, "language"))[-1] == {"type": "language", "language": "en"}
    assert '<html lang="en"' in await (await browser.get("/")).text()


async def test_a_picture_is_shown_from_our_own_address(browser: Browser) -> None:
    ws = await greeted(browser)
    chat_id = int(ws._response.cookies["yangguang_chat"].value.split(".")[0])
    photo = BufferedInputFile(b"\x89PNG\r\n\x1a\n", "map.png")
    await browser.behind.bots["web"].send_photo(chat_id, photo, caption="怎么走")
    media = (await frames(ws, "media"))[-1]
    assert media["kind"] == "photo"
    picture = await browser.get(media["url"])
    assert picture.content_type == "image/png"
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert f'src="{media["url"]}"' in await (await browser.get("/")).text()


MALFORMED = {
    "no json": "你好",
    "a list": "[]",
    "nothing": "{}",
    "deep": "[" * 100_000,
    "a long number": '{"type": "text", "text": ' + "9" * 10_000 + "}",
    "unknown type": '{"type": "dance", "nonce": "a"}',
    "no nonce": '{"type": "text", "text": "你好"}',
    "text is no text": '{"type": "text", "text": 5, "nonce": "a"}',
    "a long nonce": json.dumps({"type": "text", "text": "你好", "nonce": "a" * 65}),
    "an odd nonce": json.dumps({"type": "text", "text": "你好", "nonce": "一"}),
    "no message": '{"type": "tap", "data": "a", "message_id": "1", "nonce": "a"}',
    "a huge message": '{"type": "tap", "data": "a", "message_id": 1e400, "nonce": "a"}',
    "hello from nowhere": '{"type": "hello", "after": -1}',
    "empty": json.dumps({"type": "text", "text": "", "nonce": "a"}),
    "only marks": json.dumps({"type": "text", "text": "\u202e\u200b\x00", "nonce": "a"}),
    "too long": json.dumps({"type": "text", "text": "长" * 100_000, "nonce": "a"}),
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED)
async def test_what_cannot_be_read_gets_a_sentence_and_changes_nothing(
    browser: Browser, data: str
) -> None:
    ws = await greeted(browser)
    await ws.send_str(data)
    refused = (await frames(ws, "error"))[-1]
    assert refused["html"].endswith(("。", "」", "”"))
    assert (await ask(ws, "信息公开申请要钱吗", "after"))[-1]["type"] == "message"
    page = await (await browser.get("/chat")).text()
    assert page.count('class="msg resident"') == 1


async def test_half_a_character_and_bytes_break_nothing(browser: Browser) -> None:
    ws = await greeted(browser)
    await ws.send_bytes(b"\xff\x00")
    assert (await frames(ws, "error"))[-1]["type"] == "error"
    await ws.send_str('{"type": "text", "text": "公报\\ud83d哪里领", "nonce": "n1"}')
    assert (await frames(ws, "ack"))[-1]["html"].startswith("公报")


async def test_a_flood_is_closed_politely(browser: Browser) -> None:
    ws = await greeted(browser)
    for _ in range(80):
        await ws.send_str("{}")
    said = ""
    async with asyncio.timeout(20):
        while (message := await ws.receive()).type is WSMsgType.TEXT:
            said = json.loads(message.data)["html"]
    assert "快" in said
    assert ws.close_code == 1008
    assert (await browser.get("/healthz")).status == 200


async def test_a_frame_without_end_closes_its_own_socket_alone(browser: Browser) -> None:
    ws = await greeted(browser)
    other = await browser.ws_connect("/chat/ws")
    await ws.send_str("x" * (2 << 20))
    async with asyncio.timeout(20):
        while (await ws.receive()).type is WSMsgType.TEXT:
            pass
    assert ws.close_code == 1009
    assert (await ask(other, "信息公开申请要钱吗", "n1"))[-1]["type"] == "message"


async def test_a_forged_cookie_opens_nobodys_conversation(browser: Browser) -> None:
    ws = await greeted(browser)
    await ask(ws, "信息公开申请要钱吗", "n1")
    value = ws._response.cookies["yangguang_chat"].value
    chat_id, _, signature = value.partition(".")
    other = f"{int(chat_id) ^ 1}.{signature}"
    browser.session.cookie_jar.clear()
    for forged in (other, f"{chat_id}.{'0' * 64}", chat_id, "0.", "1" * 400, f"{value}x"):
        page = await browser.get("/chat", headers={"Cookie": f"yangguang_chat={forged}"})
        assert "信息公开申请要钱吗" not in await page.text()


@pytest.mark.parametrize(
    ("origin", "is_welcome"),
    [
        (None, True),
        ("https://www.shhk.example", True),
        ("https://evil.example", False),
        ("null", False),
        ("https://www.shhk.example.evil.example", False),
    ],
)
async def test_a_socket_is_opened_by_our_page_and_allowed_portals_alone(
    house: House, origin: str | None, *, is_welcome: bool
) -> None:
    async with house(allowed_origins="https://www.shhk.example/, ") as browser:
        if is_welcome:
            await greeted(browser, origin=origin)
        else:
            with pytest.raises(WSServerHandshakeError, match="403"):
                await browser.ws_connect("/chat/ws", origin=origin)


async def test_our_own_page_opens_a_socket(browser: Browser) -> None:
    await greeted(browser, origin=f"http://127.0.0.1:{browser.port}")
