"""Telegram's wire (电报接口): what is mended by itself, what is raised, and what a group may say."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.channels import fit, telegram_updates
from bot.channels.telegram_session import TelegramSession
from bot.channels.telegram_updates import Back, Heard, Left, Moved, Name, Nameless, Unknown
from tests import bot_api
from tests.bot_api import TOKEN, BotApi

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
CHAT_ID = 7
GROUP = -5
ME = Name(424242, "Yangguang_Bot")
PICTURE = b"\x89PNG\r\n\x1a\n and so on"


class Wire:
    """A session at our own Bot API, and what it told of addresses."""

    def __init__(self, api: BotApi, token: str = TOKEN) -> None:
        self.api = api
        self.told: list[tuple[Any, ...]] = []
        self.session = TelegramSession(api.url, moved=self._tell, left=self._tell)
        self.bot = self.session.bot(token)

    async def _tell(self, *what: Any) -> None:
        self.told.append(what)

    async def __call__(self, method: TelegramMethod[Any]) -> Any:
        """Says it."""
        return await self.bot(method)


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with bot_api.serving() as api:
        one = Wire(api)
        yield one
        await one.session.close()


def keyboard(label: str) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=label, callback_data="go:start")
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def texts(api: BotApi) -> list[str]:
    """What was shown, edits included."""
    return [one.text for one in api.accepted]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<b>不收费", "不收费"),
        ("<center>不收费 &lt;依法&gt;</center>", "不收费 <依法>"),
        ("1 < 2 & 3", "1 < 2 & 3"),
    ],
)
async def test_markup_that_is_refused_goes_out_as_plain_text(
    wire: Wire, html: str, shown: str, capfd: pytest.CaptureFixture[str]
) -> None:
    await wire(SendMessage(chat_id=CHAT_ID, text=html))
    await wire(SendPhoto(chat_id=CHAT_ID, photo=BufferedInputFile(PICTURE, "a.png"), caption=html))
    assert texts(wire.api) == [shown, shown]
    logged = capfd.readouterr().err
    assert "telegram.html_refused" in logged
    assert shown not in logged


async def test_an_edit_of_what_is_gone_is_said_anew(wire: Wire) -> None:
    edit = EditMessageText(
        chat_id=CHAT_ID, message_id=99, text="<b>新的</b>", reply_markup=keyboard("菜单")
    )
    await wire(edit)
    (said,) = wire.api.sent(CHAT_ID)
    assert (said.method, said.text) == ("sendMessage", "新的")
    assert "go:start" in str(said.payload["reply_markup"])


async def test_what_is_done_already_counts_as_done(wire: Wire) -> None:
    said = await wire(SendMessage(chat_id=CHAT_ID, text="原来的"))
    for method in (
        EditMessageText(chat_id=CHAT_ID, message_id=said.message_id, text="原来的"),
        EditMessageReplyMarkup(chat_id=CHAT_ID, message_id=99, reply_markup=keyboard("菜单")),
        DeleteMessage(chat_id=CHAT_ID, message_id=99),
        AnswerCallbackQuery(callback_query_id="1234"),
        AnswerCallbackQuery(callback_query_id="typed:1001", text="好"),
    ):
        assert await wire(method) is True, method
    assert wire.api.calls["answerCallbackQuery"] == 1
    assert texts(wire.api) == ["原来的"]


async def test_a_group_that_moved_is_spoken_to_at_its_new_address(wire: Wire) -> None:
    wire.api.chats.migrated[GROUP] = -1005
    await wire(SendMessage(chat_id=GROUP, text="<b>好"))
    await wire(EditMessageText(chat_id=GROUP, message_id=3, text="改好"))
    assert [(one.chat_id, one.text) for one in wire.api.accepted] == [
        (-1005, "好"),
        (-1005, "改好"),
    ]
    assert wire.told == [(GROUP, -1005)] * 2


@pytest.mark.parametrize(
    ("place", "error", "because"),
    [
        ("blocked", TelegramForbiddenError, "blocked"),
        ("deactivated", TelegramForbiddenError, "gone"),
        ("kicked", TelegramForbiddenError, "gone"),
        ("unknown", TelegramBadRequest, "gone"),
    ],
)
async def test_who_cannot_be_reached_is_told_of_and_raised(
    wire: Wire, place: str, error: type[Exception], because: str
) -> None:
    getattr(wire.api.chats, place).add(CHAT_ID)
    with pytest.raises(error):
        await wire(SendMessage(chat_id=CHAT_ID, text="好"))
    assert wire.told == [(CHAT_ID, because)]


async def test_a_refusal_that_nothing_mends_is_raised(wire: Wire) -> None:
    with pytest.raises(TelegramBadRequest, match="too long"):
        await wire(SendMessage(chat_id=CHAT_ID, text="政" * 4097))
    with pytest.raises(TelegramBadRequest, match="empty"):
        await wire(SendMessage(chat_id=CHAT_ID, text="<b></b>"))
    assert wire.told == []


async def test_a_page_of_a_gateway_is_a_servers_error(wire: Wire) -> None:
    wire.api.plan("sendMessage", *["5xx"] * 12)
    for _ in range(12):
        with pytest.raises(TelegramServerError):
            await wire(SendMessage(chat_id=CHAT_ID, text="好"))


def test_what_a_newer_telegram_accepted_stays_accepted() -> None:
    async def nobody(*_: Any) -> None:
        raise AssertionError

    session = TelegramSession("http://127.0.0.1:1", moved=nobody, left=nobody)
    bot = session.bot(TOKEN)
    method = SendMessage(chat_id=CHAT_ID, text="好")
    answer = session.check_response(
        bot, method, 200, '{"ok":true,"result":{"message_id":5,"chat":"of a new form"}}'
    )
    assert answer.result is not None
    assert answer.result.message_id == 5


async def test_no_error_holds_the_token(wire: Wire) -> None:
    await wire.api.stop()
    for broken in (wire.api.url, "http://127.0.0.1:99999", "http://[nonsense"):
        one = TelegramSession(broken, moved=wire._tell, left=wire._tell)
        with pytest.raises(TelegramNetworkError) as raised:
            await one.bot(TOKEN)(SendMessage(chat_id=CHAT_ID, text="好"))
        assert "a-token-of-the-tests" not in f"{raised.value!r} {raised.value.__cause__!r}"
        with pytest.raises(TelegramNetworkError) as raised:
            await one.updates(one.bot(TOKEN), 0, 0, ["message"])
        assert "a-token-of-the-tests" not in f"{raised.value!r} {raised.value.__cause__!r}"
        await one.close()


async def test_a_long_answer_arrives_in_parts_with_its_buttons_last(wire: Wire) -> None:
    long = "<b>" + "\n\n".join(["政" * 900 + "&amp;。"] * 12) + "</b>"
    for one in fit.fit(SendMessage(chat_id=CHAT_ID, text=long, reply_markup=keyboard("菜单"))):
        await wire(one)
    said = wire.api.sent(CHAT_ID)
    assert len(said) == 3
    assert "".join(one.text for one in said).count("政") == 900 * 12
    assert ["reply_markup" in one.payload for one in said] == [False, False, True]
    assert not wire.api.refused


def message(**changes: Any) -> dict[str, Any]:
    """An update with a message, as Telegram sends it."""
    about = {
        "message_id": 3,
        "date": 1_795_400_000,
        "chat": {"id": CHAT_ID, "type": "private", "first_name": "某", "username": "somebody"},
        "from": {"id": CHAT_ID, "is_bot": False, "first_name": "某", "language_code": "zh-hans"},
        "text": "你好",
    }
    return {"update_id": 11, "message": about | changes}


def in_group(text: str, **changes: Any) -> dict[str, Any]:
    chat = {"id": GROUP, "type": "supergroup", "title": "业主群"}
    return message(chat=chat, text=text, **changes)


def member(status: str, kind: str = "private", **changes: Any) -> dict[str, Any]:
    chat = {"id": CHAT_ID, "type": kind}
    return {
        "update_id": 11,
        "my_chat_member": {"chat": chat, "new_chat_member": {"status": status} | changes},
    }


@pytest.mark.parametrize(
    ("update", "reading"),
    [
        (message(migrate_to_chat_id=-1005), Moved(11, CHAT_ID, -1005)),
        (member("kicked"), Left(11, CHAT_ID, "blocked")),
        (member("left", "group"), Left(11, CHAT_ID, "gone")),
        (member("restricted", "group", is_member=False), Left(11, CHAT_ID, "gone")),
        (member("restricted", "group", is_member=True), Back(11, CHAT_ID)),
        (member("member"), Back(11, CHAT_ID)),
        (member("administrator", "supergroup"), Back(11, CHAT_ID)),
        (member("member", "channel"), Unknown(11, "my_chat_member")),
        (member("of a new kind"), Unknown(11, "my_chat_member")),
        (message(text=None, pinned_message={}), Unknown(11, "service_message")),
        (message(chat={"id": -9, "type": "channel"}), Unknown(11, "message")),
        (message(chat={"id": True, "type": "private"}), Unknown(11, "message")),
        ({"update_id": 11, "channel_post": {}}, Unknown(11, "channel_post")),
        ({"update_id": 11, "我的秘密": {}}, Unknown(11, "unknown")),
        ({"update_id": 11}, Unknown(11, "unknown")),
        (in_group("大家好"), None),
        (in_group("/help@another_bot"), None),
        (in_group("写信到 a@Yangguang_Bot.example"), None),
        (in_group("@Yangguang_Bot_2 你好"), None),
    ],
)
def test_an_update_is_read_for_what_it_is(update: dict[str, Any], reading: Any) -> None:
    assert telegram_updates.read(update, ME, NOW) == reading


def heard(update: dict[str, Any]) -> Update:
    """What is kept of an update, read back as the dispatcher reads it."""
    reading = telegram_updates.read(update, ME, NOW)
    assert isinstance(reading, Heard)
    body = dict(reading.body)
    assert body.pop("masked", None) is not None or "callback_query" in body
    return Update.model_validate(body)


@pytest.mark.parametrize(
    ("update", "text"),
    [
        (message(text="  垃圾怎么分 "), "垃圾怎么分"),
        (message(text="/start@yangguang_bot r-110105194912310025"), "/start r-110105194912310025"),
        (message(text="/start 13800138000"), "/start 〔电话号码已隐去〕"),
        (message(text=None, photo=[{}], caption="这是什么垃圾"), "这是什么垃圾"),
        (message(text=None, photo=[{}]), None),
        (message(text=None, contact={"phone_number": "13800138000"}), None),
        (in_group("/help@Yangguang_Bot"), "/help"),
        (in_group("/ask 垃圾怎么分"), "/ask 垃圾怎么分"),
        (in_group("@yangguang_bot 垃圾怎么分"), "垃圾怎么分"),
        (in_group("@Yangguang_Bot"), "/start"),
        (in_group("垃圾怎么分", reply_to_message={"from": {"id": 424242}}), "垃圾怎么分"),
    ],
)
def test_words_are_kept_as_they_concern_us(update: dict[str, Any], text: str | None) -> None:
    kept = heard(update).message
    assert kept is not None
    assert kept.text == text
    assert kept.from_user is not None
    assert (kept.from_user.id, kept.from_user.first_name) == (CHAT_ID, "居民")
    assert (kept.chat.username, kept.chat.title, kept.contact, kept.photo) == (None,) * 4


def test_a_group_waits_until_our_name_is_known() -> None:
    nameless = Name(424242)
    with pytest.raises(Nameless):
        telegram_updates.read(in_group("/help@Yangguang_Bot"), nameless, NOW)
    assert telegram_updates.read(in_group("大家好"), nameless, NOW) is None


def test_an_answer_stays_in_the_topic_of_its_group() -> None:
    kept = heard(in_group("/help", is_topic_message=True, message_thread_id=9)).message
    assert kept is not None
    assert kept.answer("好").message_thread_id == 9


def tap(**changes: Any) -> dict[str, Any]:
    about = {"id": "9001", "from": {"id": CHAT_ID}, "data": "go:start"}
    return {"update_id": 11, "callback_query": about | message() | changes}


@pytest.mark.parametrize(
    ("data", "meant"),
    [
        ("go:start", "go:start"),
        ("政" * 21, "政" * 21),
        ("政" * 22, "stale"),
        ("a\0b", "stale"),
        ("\ud800", "stale"),
        (None, "stale"),
        ("", "stale"),
    ],
)
def test_what_no_button_can_hold_reaches_nothing(data: str | None, meant: str) -> None:
    query = heard(tap(data=data)).callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == ("9001", meant, CHAT_ID)


def test_a_message_too_old_to_change_stays_one() -> None:
    query = heard(tap(message={"message_id": 3, "chat": {"id": 7, "type": "private"}, "date": 0}))
    assert query.callback_query is not None
    assert type(query.callback_query.message).__name__ == "InaccessibleMessage"


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        *(("", "zh-Hans"), ("zh", "zh-Hans"), ("zh-hans", "zh-Hans"), ("zh-CN", "zh-Hans")),
        *(("zh-hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant")),
        *(("en", "en"), ("en-GB", "en"), ("fr", "en"), ("zha", "en")),
    ],
)
def test_a_conversation_begins_in_the_language_of_the_phone(code: str, tag: str) -> None:
    assert telegram_updates.language(code) == tag


@pytest.mark.parametrize("build", [message, tap])
@pytest.mark.parametrize("broken", [None, 7, "x", [], {}, True, 1.5])
def test_a_part_of_another_form_breaks_nothing(
    build: Callable[..., dict[str, Any]], broken: Any
) -> None:
    for update in (build(), in_group("/help@Yangguang_Bot")):
        kind = next(name for name in update if name != "update_id")
        for name in update[kind]:
            changed = update | {kind: update[kind] | {name: broken}}
            assert isinstance(
                telegram_updates.read(changed, ME, NOW), Heard | Unknown | type(None)
            )
