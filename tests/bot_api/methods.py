"""The methods (接口方法) that the office uses, each with the checks that Telegram makes."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bot_api import checks, markup
from tests.bot_api import fields as read
from tests.bot_api.chats import Chats, File, Message
from tests.bot_api.fields import LONGEST_UPLOAD, Fields, Refused, Upload, bad
from tests.bot_api.updates import Account

_LONGEST_PHOTO = 10 * 1024 * 1024
_LONGEST_DOWNLOAD = 20 * 1024 * 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")


@dataclass
class Call:
    """One request of a bot."""

    account: Account
    chats: Chats
    fields: Fields
    chat_id: int = 0

    def described(self, message: Message) -> dict[str, Any]:
        return message.described(self.account.about)


Method = Callable[[Call], Any]
METHODS: dict[str, tuple[str, Method]] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Telegram does not mind capitals in a method's name."""

    def known(function: Method) -> Method:
        METHODS[name.lower()] = (name, function)
        return function

    return known


def chat_of(fields: Fields) -> int:
    """Whom a request is about; 0 for nobody."""
    return read.number(fields, "chat_id")


def reached(call: Call) -> int:
    """The chat, if the bot has a way to it."""
    if call.fields.get("chat_id") in {None, ""}:
        raise bad("chat_id is empty")
    call.chats.reach(call.chat_id)
    return call.chat_id


def old(call: Call, verb: str) -> Message:
    """The message that is to be changed."""
    reached(call)
    number = read.number(call.fields, "message_id")
    found = call.chats.messages.get((call.chat_id, number))
    if found is None:
        raise bad(f"message to {verb} not found")
    if verb == "edit" and not found.own:
        raise bad("message can't be edited")
    return found


def answered(call: Call) -> None:
    """What a message answers is there, or is allowed to be gone."""
    about = read.structure(call.fields, "reply_parameters")
    if not isinstance(about, dict) or about.get("allow_sending_without_reply"):
        return
    if (call.chat_id, read.number(about, "message_id")) not in call.chats.messages:
        raise bad("message to be replied not found")


def new(call: Call, name: str, seen: markup.Rendered, file: File | None = None) -> Any:
    """A new message, shown."""
    answered(call)
    keyboard = checks.keyboard(call.fields, call.chat_id)
    message = call.chats.add(
        call.chat_id, seen.text, entities=seen.entities, markup=keyboard, file=file
    )
    call.chats.show(name, message, call.fields)
    return call.described(message)


@method("sendMessage")
def send_message(call: Call) -> Any:
    reached(call)
    return new(call, "sendMessage", checks.said(call.fields))


@method("sendPhoto")
def send_photo(call: Call) -> Any:
    reached(call)
    seen = checks.caption(call.fields)
    return new(call, "sendPhoto", seen, file_of(call, "photo"))


@method("sendDocument")
def send_document(call: Call) -> Any:
    reached(call)
    seen = checks.caption(call.fields)
    return new(call, "sendDocument", seen, file_of(call, "document"))


def file_of(call: Call, kind: str) -> File:
    """The file of a message: uploaded with it, or known from before by its id."""
    value = call.fields.get(kind)
    if isinstance(value, str) and value.startswith("attach://"):
        value = call.fields.get(value.removeprefix("attach://"))
    if isinstance(value, Upload):
        return uploaded(call, kind, value)
    if not value:
        raise bad(f"there is no {kind} in the request")
    known = call.chats.files.get(str(value))
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def uploaded(call: Call, kind: str, upload: Upload) -> File:
    size = len(upload.data)
    if not size:
        raise bad("file must be non-empty")
    if size > LONGEST_UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    if kind == "photo":
        if size > _LONGEST_PHOTO:
            raise bad(f"file of size {size} bytes is too big for a photo")
        if not upload.data.startswith(_PICTURES):
            raise bad("IMAGE_PROCESS_FAILED")
    return call.chats.keep(kind, upload)


def change(call: Call, name: str, message: Message, seen: markup.Rendered) -> Any:
    """An edit; buttons that are not said again are taken away, as Telegram does."""
    keyboard = checks.keyboard(call.fields, call.chat_id)
    if (message.text, message.entities, message.markup) == (seen.text, seen.entities, keyboard):
        raise bad(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    message.text, message.entities, message.markup = seen.text, seen.entities, keyboard
    message.edited = int(time.time())
    call.chats.show(name, message, call.fields)
    return call.described(message)


@method("editMessageText")
def edit_text(call: Call) -> Any:
    message = old(call, "edit")
    if message.file is not None:
        raise bad("there is no text in the message to edit")
    return change(call, "editMessageText", message, checks.said(call.fields))


@method("editMessageCaption")
def edit_caption(call: Call) -> Any:
    message = old(call, "edit")
    if message.file is None:
        raise bad("there is no caption in the message to edit")
    return change(call, "editMessageCaption", message, checks.caption(call.fields))


@method("editMessageReplyMarkup")
def edit_markup(call: Call) -> Any:
    message = old(call, "edit")
    seen = markup.Rendered(message.text, message.entities)
    return change(call, "editMessageReplyMarkup", message, seen)


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    message = old(call, "delete")
    del call.chats.messages[message.chat_id, message.message_id]
    call.chats.show("deleteMessage", message, call.fields)
    return True


@method("answerCallbackQuery")
def answer_callback(call: Call) -> bool:
    query = read.words(call.fields, "callback_query_id")
    tapped = call.account.queries.get(query)
    if tapped is None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = read.words(call.fields, "text")
    if len(text) > checks.LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    call.account.answers.append((query, text))
    call.chats.show("answerCallbackQuery", Message(*tapped, 0, text), call.fields)
    return True


@method("sendChatAction")
def chat_action(call: Call) -> bool:
    reached(call)
    checks.action(call.fields)
    return True


@method("getMe")
def get_me(call: Call) -> Any:
    return call.account.about | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


@method("getWebhookInfo")
def webhook_info(call: Call) -> Any:
    return call.account.webhook_info()


def menu_of(call: Call) -> tuple[str, str]:
    """Whose commands, in which language."""
    scope = read.structure(call.fields, "scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), checks.language(call.fields)


@method("setMyCommands")
def set_commands(call: Call) -> bool:
    call.account.commands[menu_of(call)] = checks.commands(call.fields)
    return True


@method("getMyCommands")
def get_commands(call: Call) -> Any:
    return call.account.commands.get(menu_of(call), [])


@method("deleteMyCommands")
def delete_commands(call: Call) -> bool:
    call.account.commands.pop(menu_of(call), None)
    return True


@method("setChatMenuButton")
def set_menu(call: Call) -> bool:
    button = read.structure(call.fields, "menu_button") or {"type": "default"}
    if button.get("type") not in {"commands", "web_app", "default"}:
        raise bad("MENU_BUTTON_INVALID")
    call.account.menus[call.chat_id] = button
    return True


@method("getFile")
def get_file(call: Call) -> Any:
    file = call.chats.files.get(read.words(call.fields, "file_id"))
    if file is None:
        raise bad("invalid file_id")
    if len(file.data) > _LONGEST_DOWNLOAD:
        raise bad("file is too big")
    return file.described() | {"file_path": file.path}
