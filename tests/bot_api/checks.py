"""What Telegram checks (格式校验): lengths, buttons, commands; refused in its own words."""

import json
import re
from functools import lru_cache
from typing import Any

from tests.bot_api import fields as read
from tests.bot_api import markup
from tests.bot_api.fields import Fields, bad

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_ANSWER = 200
_LONGEST_DATA = 64
_LONGEST_COPY = 256
_MOST_BUTTONS = 100
_MOST_COMMANDS = 100
_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_LONGEST_DESCRIPTION = 256
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_SECRET = 256
_ADDRESS = re.compile(r"(?i)(https?://[^\s/.]+(\.[^\s/.]+)+|tg://|ton://|tel:|mailto:)\S*")
_ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note"),
    "upload_video_note",
}
_OTHER_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")


def said(fields: Fields) -> markup.Rendered:
    """The text of a message, as it will be seen."""
    rendered = markup.render(read.words(fields, "text"), read.words(fields, "parse_mode"))
    if not rendered.text:
        raise bad("message text is empty")
    if len(rendered.text) > LONGEST_TEXT:
        raise bad("message is too long")
    return rendered


def caption(fields: Fields) -> markup.Rendered:
    """The words under a picture or a file."""
    rendered = markup.render(read.words(fields, "caption"), read.words(fields, "parse_mode"))
    if len(rendered.text) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return rendered


def keyboard(fields: Fields, chat_id: int) -> dict[str, Any] | None:
    """The inline buttons of a message, checked; other keyboards belong to nobody's message."""
    value = fields.get("reply_markup")
    if not value:
        return None
    as_json = value if isinstance(value, str) else json.dumps(value)
    return _keyboard(as_json, private=chat_id > 0)


@lru_cache(maxsize=256)
def _keyboard(as_json: str, *, private: bool) -> dict[str, Any] | None:
    try:
        value = json.loads(as_json)
    except ValueError:
        raise bad("can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" not in value:
        if value and not any(kind in value for kind in _OTHER_KEYBOARDS):
            raise bad("inline keyboard expected")
        return None
    rows = value["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(
            """field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays"""
        )
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MOST_BUTTONS:
        raise bad("reply markup is too long")
    for button in buttons:
        _button(button, private=private)
    return {"inline_keyboard": [row for row in rows if row]} if buttons else None


def _button(button: Any, *, private: bool) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    for kind, check in _KINDS.items():
        if kind in button:
            check(button[kind], private)
            return
    if not button.keys() & {"switch_inline_query", "switch_inline_query_current_chat", "pay"}:
        raise bad("text buttons are unallowed in the inline keyboard")


def _data(value: Any, _private: bool) -> None:
    if not 1 <= len(str(value).encode()) <= _LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")


def _link(value: Any, _private: bool) -> None:
    if not _ADDRESS.fullmatch(str(value)):
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _web_app(value: Any, private: bool) -> None:
    if not private:
        raise bad("BUTTON_TYPE_INVALID")
    if not str(value.get("url", "")).startswith("https://"):
        raise bad("inline keyboard button Web App URL is invalid: Only HTTPS links are allowed")


def _copy(value: Any, _private: bool) -> None:
    if not 1 <= len(str(value.get("text", ""))) <= _LONGEST_COPY:
        raise bad("BUTTON_COPY_TEXT_INVALID")


_KINDS = {"callback_data": _data, "url": _link, "web_app": _web_app, "copy_text": _copy}


def commands(fields: Fields) -> list[dict[str, str]]:
    """The menu of commands."""
    found = read.structure(fields, "commands")
    if not isinstance(found, list):
        raise bad('parameter "commands" is required')
    if len(found) > _MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for one in found:
        name = _COMMAND.fullmatch(str(one.get("command", "")))
        if name is None:
            raise bad("BOT_COMMAND_INVALID")
        description = str(one.get("description", "")).strip()
        if not 1 <= len(description) <= _LONGEST_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name[1], "description": description})
    return kept


def language(fields: Fields) -> str:
    """Two small letters or nothing: zh-Hant is none."""
    code = read.words(fields, "language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified")
    return code


def action(fields: Fields) -> None:
    """What the bot is seen doing."""
    if read.words(fields, "action") not in _ACTIONS:
        raise bad("wrong parameter action in request")


def secret(fields: Fields) -> str:
    """What a webhook's posts are known by."""
    token = read.words(fields, "secret_token")
    if len(token) > _LONGEST_SECRET:
        raise bad("secret token is too long")
    if not _SECRET.fullmatch(token):
        raise bad("secret token contains unallowed characters")
    return token
