"""The people (居民) behind the chats: they write, tap, block and come back."""

import itertools
import re
import time
from typing import Any

from tests.bot_api import markup
from tests.bot_api.chats import Chats, Message, chat
from tests.bot_api.fields import Upload
from tests.bot_api.updates import Account, Update

# A command may name the bot that it is for; a name stands by itself.
_MARK = re.compile(
    r"^/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{5,32})?(?![A-Za-z0-9_@])"
    r"|(?<![A-Za-z0-9_@/])@[A-Za-z0-9_]{5,32}"
)
_numbers = itertools.count(1)


def person(user_id: int, language: str | None) -> dict[str, Any]:
    """Somebody, with more about them than the office wants to know."""
    about: dict[str, Any] = {
        "id": user_id,
        "is_bot": False,
        "first_name": "居民",
        "last_name": "某某",
        "username": f"resident_{user_id}",
    }
    return about if language is None else about | {"language_code": language}


def _marks(text: str) -> list[dict[str, Any]]:
    """The command at the beginning and whoever is mentioned, as Telegram finds them."""
    return [
        {
            "type": "mention" if found[0].startswith("@") else "bot_command",
            "offset": markup.units(text[: found.start()]),
            "length": len(found[0]),
        }
        for found in _MARK.finditer(text)
    ]


class People:
    """What somebody does at their end reaches the bot as an update.

    `user_id` is who does it in a group; in a chat of one's own it is the chat's.
    """

    chats: Chats
    account: Account

    def say(
        self,
        chat_id: int,
        text: str | None = None,
        *,
        user_id: int | None = None,
        language: str | None = "zh-hans",
        **fields: Any,
    ) -> Update:
        """Somebody writes, or sends what the fields of a Message say."""
        message = self.chats.add(chat_id, text or "", own=False)
        said: dict[str, Any] = {
            "message_id": message.message_id,
            "from": person(user_id or abs(chat_id), language),
            "chat": chat(chat_id),
            "date": message.date,
        }
        if text is not None:
            said["text"] = text
            if entities := _marks(text):
                said["entities"] = entities
        return self.account.push({"message": said | fields})

    def tap(
        self,
        chat_id: int,
        message_id: int,
        data: str,
        *,
        user_id: int | None = None,
        language: str | None = "zh-hans",
    ) -> Update:
        """Somebody taps a button, also one that has long been taken away."""
        query = f"{user_id or abs(chat_id)}{next(_numbers):09d}"
        self.account.queries[query] = (chat_id, message_id)
        found = self.chats.messages.get((chat_id, message_id))
        tapped = (
            found.described(self.account.about)
            if found is not None
            else {"chat": chat(chat_id), "message_id": message_id, "date": 0}
        )
        about = {
            "id": query,
            "from": person(user_id or abs(chat_id), language),
            "message": tapped,
            "chat_instance": str(chat_id),
            "data": data,
        }
        return self.account.push({"callback_query": about})

    def member(self, chat_id: int, status: str = "kicked") -> Update:
        """The bot is blocked (kicked) or let in again (member), by a person or by a group."""
        gone = status in {"kicked", "left"}
        places = self.chats.blocked if chat_id > 0 else self.chats.kicked
        if gone:
            places.add(chat_id)
        else:
            places.discard(chat_id)

        def state(name: str) -> dict[str, Any]:
            about = {"user": self.account.about, "status": name}
            return about | {"until_date": 0} if name == "kicked" else about

        about = {
            "chat": chat(chat_id),
            "from": person(abs(chat_id), "zh-hans"),
            "date": int(time.time()),
            "old_chat_member": state("member" if gone else "kicked"),
            "new_chat_member": state(status),
        }
        return self.account.push({"my_chat_member": about})

    def migrate(self, old: int, new: int) -> Update:
        """A group becomes a supergroup with a number of its own, and says so."""
        self.chats.migrated[old] = new
        return self.say(old, user_id=abs(old), migrate_to_chat_id=new)

    def push(self, update: Update) -> Update:
        """Any update at all."""
        return self.account.push(update)

    def upload(self, kind: str, name: str, data: bytes) -> str:
        """A file of somebody's (photo or document), by the id under which it is fetched."""
        return self.chats.keep(kind, Upload(name, data)).file_id

    def screen(self, chat_id: int) -> list[Message]:
        """What stands in a chat now, what people wrote included."""
        return self.chats.screen(chat_id)
