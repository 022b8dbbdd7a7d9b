"""The Bot API of our own (测试用接口服务) does what Telegram does, as far as the office uses it."""

from collections.abc import AsyncIterator, Callable
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardMarkup, MenuButtonCommands

from tests import bot_api
from tests.bot_api import BotApi, markup
from tests.bot_api.fields import LONGEST_BODY, LONGEST_UPLOAD

PNG = b"\x89PNG\r\n\x1a\n and no more"
Ask = Callable[..., Any]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api.serving() as found:
        yield found


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_api.bot_of(api.url) as found:
        yield found


@pytest.fixture
async def ask(api: BotApi) -> AsyncIterator[Ask]:
    """Calls a method with JSON and returns everything that is answered."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, **fields: Any) -> Any:
            async with session.post(f"{api.url}/bot{api.token}/{method}", json=fields) as answer:
                said = await answer.json()
            assert said["ok"] or said["error_code"] == answer.status
            return said

        yield call


def buttons(*row: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(row)]}


async def test_a_message_is_accepted_and_returned_as_it_is_seen(api: BotApi, bot: Bot) -> None:
    said = await bot.send_message(7, "<b>您好</b> 1 &lt; 2", parse_mode="HTML")
    assert (said.text, said.chat.id, said.html_text) == ("您好 1 < 2", 7, "<b>您好</b> 1 &lt; 2")
    (seen,) = api.accepted
    assert (seen.method, seen.chat_id, seen.message_id) == ("sendMessage", 7, said.message_id)
    assert seen.text == "您好 1 < 2"
    assert seen.payload["parse_mode"] == "HTML"


@pytest.mark.parametrize("way", ["address", "form", "parts", "json"])
async def test_a_request_says_the_same_in_every_form(api: BotApi, way: str) -> None:
    fields = {"chat_id": "7", "text": "您好", "reply_markup": '{"inline_keyboard":[]}'}
    parts = aiohttp.FormData(fields)
    parts.add_field("unused", b"", filename="empty.txt")
    options: dict[str, dict[str, Any]] = {
        "address": {"params": fields},
        "form": {"data": fields},
        "parts": {"data": parts},
        "json": {"json": fields | {"reply_markup": {"inline_keyboard": []}}},
    }
    async with aiohttp.ClientSession() as session:
        url = f"{api.url}/bot{api.token}/SendMessage"
        async with session.post(url, **options[way]) as answer:
            assert (await answer.json())["result"]["text"] == "您好"
    assert [(one.chat_id, one.text) for one in api.sent()] == [(7, "您好")]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("您好<", "Unclosed start tag at byte offset 6"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("一<br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("<p>一</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<i =a>一</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<a href>一</a>", "Expected equal sign in declaration of an attribute of the tag"),
        ('<a href="x>一</a>', "Expected equal sign"),
        ("<span>一</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("一</b>", "Unexpected end tag at byte offset 3"),
        ("<b>一</b", "Unclosed end tag at byte offset 6"),
        (
            "<b><i>一</b></i>",
            'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
        ),
        ("<b>一", 'Can\'t find end tag corresponding to start tag "b"'),
        ("&#xDFDF;", "Text contains invalid Unicode characters"),
    ],
)
async def test_what_is_no_html_of_telegrams_is_refused(ask: Ask, source: str, reason: str) -> None:
    said = await ask("sendMessage", chat_id=7, text=source, parse_mode="HTML")
    assert said["description"].startswith("Bad Request: can't parse entities: ")
    assert reason in said["description"]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("1 < 2 & 3", "1 < 2 & 3", None),  # without a parse mode nothing is read
        ("&lt;&amp;&quot;&laquo;&#19968;&#x4e00;", '<&"&laquo;一一', []),
        ("  <b> 一 </b>  ", "一", [("bold", 0, 1)]),
        ("😀<b>😀一</b>", "😀😀一", [("bold", 2, 3)]),
        ("<b>一<i>二</i></b>", "一二", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>一</b >", "一", [("bold", 0, 1)]),
        ("<a href='https://a.example/?x=1&amp;y'>一</a>", "一", [("text_link", 0, 1)]),
        ("<a href='nowhere'>一</a>", "一", []),
        ("<blockquote expandable>一</blockquote>", "一", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>一</tg-spoiler>", "一", [("spoiler", 0, 1)]),
        ("<b></b>一", "一", []),
    ],
)
def test_html_is_read_as_telegram_reads_it(
    source: str, text: str, entities: list[tuple[str, int, int]] | None
) -> None:
    seen = markup.render(source, "" if entities is None else "HTML")
    assert seen.text == text
    found = [(one["type"], one["offset"], one["length"]) for one in seen.entities]
    assert found == (entities or [])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "一", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "一", "chat_id": ""}, "chat_id is empty"),
        ({"text": "一", "chat_id": "@nobody"}, "chat not found"),
        (
            {"text": "一", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        ({"text": "一", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ],
)
async def test_a_message_that_telegram_refuses(ask: Ask, fields: Any, reason: str) -> None:
    said = await ask("sendMessage", **({"chat_id": 7} | fields))
    assert (said["error_code"], said["description"]) == (400, f"Bad Request: {reason}")


async def test_a_body_may_be_as_large_as_it_may_be(api: BotApi) -> None:
    form = aiohttp.FormData({"chat_id": "7"})
    form.add_field("document", BytesIO(b" " * (LONGEST_UPLOAD + 1)), filename="a.txt")
    url = f"{api.url}/bot{api.token}/sendDocument"
    as_json = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        large = BytesIO(b" " * (LONGEST_BODY + 1))
        async with session.post(url, data=large, headers=as_json) as answer:
            assert answer.status == 413
        async with session.post(url, data=form) as answer:
            assert (await answer.json())["description"] == "Request Entity Too Large"
    assert (api.accepted, api.refused) == ([], {"413": 2})


async def test_a_message_may_be_as_long_as_it_may_be(api: BotApi, bot: Bot) -> None:
    await bot.send_message(7, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    assert len(api.accepted[0].text) == 4096
    photo = BufferedInputFile(PNG, "p.png")
    await bot.send_photo(7, photo, caption="字" * 1024)
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(7, photo, caption="字" * 1025)
    assert len(api.sent(7)) == 2


@pytest.mark.parametrize(
    ("chat_id", "button", "reason"),
    [
        (7, {"text": "一", "callback_data": "字" * 21 + "a"}, None),
        (7, {"text": "一", "callback_data": "字" * 21 + "ab"}, "BUTTON_DATA_INVALID"),
        (7, {"text": "一", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        (7, {"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        (7, {"text": "一"}, "text buttons are unallowed in the inline keyboard"),
        (7, {"text": "一", "url": "https://a.example/x"}, None),
        (7, {"text": "一", "url": "not an address"}, "is invalid: Wrong HTTP URL"),
        (7, {"text": "一", "web_app": {"url": "https://a.example"}}, None),
        (-7, {"text": "一", "web_app": {"url": "https://a.example"}}, "BUTTON_TYPE_INVALID"),
        (7, {"text": "一", "copy_text": {"text": "字" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    ],
)
async def test_buttons_are_checked(
    ask: Ask, chat_id: int, button: Any, reason: str | None
) -> None:
    said = await ask("sendMessage", chat_id=chat_id, text="一", reply_markup=buttons(button))
    assert said["ok"] == (reason is None)
    assert (reason or "") in said.get("description", "")


async def test_a_hundred_buttons_and_no_more(ask: Ask) -> None:
    row = [{"text": "一", "callback_data": "a"}] * 100
    assert (await ask("sendMessage", chat_id=7, text="一", reply_markup=buttons(*row)))["ok"]
    row.append(row[0])
    assert not (await ask("sendMessage", chat_id=7, text="一", reply_markup=buttons(*row)))["ok"]


@pytest.mark.parametrize(
    ("command", "description", "language", "reason"),
    [
        ("a" * 32, "字" * 256, "zh", None),
        ("a" * 33, "一", "", "BOT_COMMAND_INVALID"),
        ("帮助", "一", "", "BOT_COMMAND_INVALID"),
        ("Help", "一", "", "BOT_COMMAND_INVALID"),
        ("help", " ", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("help", "字" * 257, "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("help", "一", "zh-hans", "invalid language code specified"),
    ],
)
async def test_the_menu_of_commands_is_checked(
    ask: Ask, command: str, description: str, language: str, reason: str | None
) -> None:
    menu = [{"command": command, "description": description}]
    said = await ask("setMyCommands", commands=menu, language_code=language)
    assert said.get("description") == (reason and f"Bad Request: {reason}")
    if reason is None:
        found = await ask("getMyCommands", language_code=language)
        assert found["result"] == menu


async def test_each_language_and_scope_has_a_menu_of_its_own(api: BotApi, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="help", description="帮助")])
    await bot.set_my_commands([BotCommand(command="help", description="Help")], language_code="en")
    (chinese,) = await bot.get_my_commands()
    (english,) = await bot.get_my_commands(language_code="en")
    assert (chinese.description, english.description) == ("帮助", "Help")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert api.account.menus == {0: {"type": "commands"}}


async def test_an_edit_changes_what_stands_there(api: BotApi, bot: Bot) -> None:
    keyboard = InlineKeyboardMarkup.model_validate(buttons({"text": "一", "callback_data": "a"}))
    said = await bot.send_message(7, "一", reply_markup=keyboard)
    edited = await bot.edit_message_text("二", chat_id=7, message_id=said.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup, edited.edit_date is None) == ("二", None, False)
    await bot.edit_message_reply_markup(
        chat_id=7, message_id=said.message_id, reply_markup=keyboard
    )
    (standing,) = api.screen(7)
    assert (standing.text, standing.markup) == ("二", keyboard.model_dump(exclude_none=True))
    await bot.delete_message(7, said.message_id)
    assert api.screen(7) == []
    assert [one.method for one in api.accepted if not one.is_new] == [
        *("editMessageText", "editMessageReplyMarkup", "deleteMessage"),
    ]


async def test_an_edit_that_telegram_refuses(api: BotApi, bot: Bot) -> None:
    said = await bot.send_message(7, "一")
    number = said.message_id
    theirs = api.say(7, "您好")["message"]["message_id"]
    photo = (await bot.send_photo(7, BufferedInputFile(PNG, "p.png"))).message_id
    for message_id, text, reason in [
        (number, "一", "message is not modified"),
        (99, "二", "message to edit not found"),
        (theirs, "二", "message can't be edited"),
        (photo, "二", "there is no text in the message to edit"),
    ]:
        with pytest.raises(TelegramBadRequest, match=reason):
            await bot.edit_message_text(text, chat_id=7, message_id=message_id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(7, 99)
    assert {one.method for one in api.accepted} == {"sendMessage", "sendPhoto"}


async def test_a_tap_is_answered_while_it_is_fresh(api: BotApi, bot: Bot) -> None:
    said = await bot.send_message(7, "一")
    api.tap(7, said.message_id, "topic:1")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert (update.callback_query.data, update.callback_query.message) == ("topic:1", said)
    await update.callback_query.answer("好").as_(bot)
    assert api.account.answers == [(update.callback_query.id, "好")]
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(update.callback_query.id, "字" * 201)
    api.account.queries.clear()
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await update.callback_query.answer().as_(bot)


async def test_a_file_is_kept_and_sent_again_by_its_id(api: BotApi, bot: Bot) -> None:
    table = BufferedInputFile(b"a,b\n", "表.csv")
    first = await bot.send_document(7, table, caption="<b>表</b>", parse_mode="HTML")
    assert first.document is not None
    assert (first.document.file_name, first.caption) == ("表.csv", "表")
    again = await bot.send_document(8, first.document.file_id)
    assert again.document == first.document
    file = await bot.get_file(first.document.file_id)
    fetched = await bot.download(file)
    assert fetched is not None
    assert fetched.read() == b"a,b\n"
    with pytest.raises(TelegramBadRequest, match="can't use file of type Document as Photo"):
        await bot.send_photo(7, first.document.file_id)


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (BufferedInputFile(b"no picture", "p.png"), "IMAGE_PROCESS_FAILED"),
        (BufferedInputFile(b"", "p.png"), "file must be non-empty"),
        ("unheard-of", "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_a_picture_that_is_none_is_refused(bot: Bot, photo: Any, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_photo(7, photo)
