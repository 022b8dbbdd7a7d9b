"""The player (对话): dialogues in Chinese, run through the real dispatcher and a real database.

    居民  开放日                      a person types, `[报名]` taps a button of the last messages
    政务  …开放日… [报名] [提醒我]     the next message said; `…` matches anything, buttons in order
    （重启）                          the process ends and another one starts on the same database

Only the network session is replaced. Every message must be in the script: silence and an extra
word fail alike, with the line and what was really said.
"""

import re
import textwrap
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import ClassVar

from bot.app import App
from bot.channels import reception
from bot.channels.session import Buttons, ChannelSession, Sent
from bot.settings import Settings
from storage import conversations, inbound

CHAT_ID = 7
TAG = re.compile(r"<[^>]+>")
BUTTON = re.compile(r"\[([^\]]+)\]")


@dataclass
class Said:
    """A message as a person sees it."""

    text: str
    labels: list[str]
    data: dict[str, str]
    message_id: int


class DialogueSession(ChannelSession):
    """A channel that remembers what was said."""

    channel: ClassVar[str] = "dialogue"
    token: ClassVar[str] = "9:dialogue"
    takes_personal: ClassVar[bool] = True

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.clock = clock
        self.waiting: deque[Said] = deque()
        self.shown: list[Said] = []
        self.files: dict[str, bytes] = {}
        self._last = 100

    async def send(self, chat_id: int, html: str, rows: Buttons) -> Sent:
        """Remembers a message."""
        self._last += 1
        flat = [button for row in rows for button in row]
        data = {button["text"]: button.get("data", "") for button in flat}
        text = " ".join(unescape(TAG.sub("", html)).split())
        said = Said(text, [button["text"] for button in flat], data, self._last)
        self.waiting.append(said)
        self.shown.append(said)
        return chat_id, self._last, self.clock()

    async def edit(
        self, chat_id: int, message_id: int, html: str | None, rows: Buttons
    ) -> Sent | None:
        """An edit is said like a message: the script shows what it says now."""
        if all(said.message_id != message_id for said in self.shown):
            return None
        return await self.send(chat_id, html or "", rows)

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Nothing to take back."""
        del chat_id, message_id
        return True

    async def photo(self, chat_id: int, picture: str | bytes, html: str, rows: Buttons) -> Sent:
        """A picture is its caption."""
        del picture
        return await self.send(chat_id, "〔图〕" + html, rows)

    async def document(
        self, chat_id: int, file_name: str, content: str | bytes, html: str, rows: Buttons
    ) -> Sent:
        """A file is its name and its caption."""
        if isinstance(content, bytes):
            self.files[file_name] = content
        return await self.send(chat_id, f"〔文件 {file_name}〕{html}", rows)

    async def typing(self, chat_id: int) -> bool:
        """Not part of a script."""
        del chat_id
        return True


class Player:
    """Plays scripts on one conversation."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self.settings = settings
        self.clock = clock
        self.session = DialogueSession(clock)
        self.ticks = time.monotonic
        self.app: App
        self._count = 1000

    def started(self) -> App:
        """An app on this database, not yet entered."""
        return App(
            self.settings,
            now=self.clock,
            ticks=self.ticks,
            sessions=[self.session],
            channels=["dialogue"],
        )

    async def __call__(self, script: str) -> None:
        """Plays a script to its end; every call, and every （重启） in it, is a new process."""
        lines = [line.strip() for line in textwrap.dedent(script).strip().splitlines()]
        parts: list[list[tuple[int, str]]] = [[]]
        for number, line in enumerate(lines, 1):
            if line == "（重启）":
                parts.append([])
            elif line:
                parts[-1].append((number, line))
        for part in parts:
            async with self.started() as self.app:
                for number, line in part:
                    await self._play(line, f"line {number}: {line}")
                self.nothing_more("the end")

    async def _play(self, line: str, where: str) -> None:
        who, _, what = line.partition("  ")
        if who == "居民":
            self.nothing_more(where)
            await self.say(what.strip())
        elif who == "政务":
            self.expect(what.strip(), where)
        else:
            raise AssertionError(f"{where}\nnobody is called {who!r}")

    async def say(self, what: str) -> None:
        """A person's line: words, or a tap written as [label]."""
        self._count += 1
        tapped = BUTTON.fullmatch(what)
        now = self.clock()
        if tapped:
            await self.receive(self._tap(tapped.group(1), now))
            return
        async with self.app.database.reading() as session:
            known = await conversations.find(session, "dialogue", CHAT_ID)
        taken = reception.take(what, known)
        body = reception.message(CHAT_ID, self._count, now, text=taken.text, masked=taken.masked)
        await self.receive(body, taken.secret)

    def _tap(self, label: str, now: datetime) -> dict[str, object]:
        for said in reversed(self.session.shown):
            if label in said.data:
                return reception.tap(
                    CHAT_ID, said.message_id, now, update_id=self._count, data=said.data[label]
                )
        raise AssertionError(f"no message had the button [{label}]")

    async def receive(self, body: dict[str, object], secret: str | None = None) -> None:
        """An update as a channel would take it in."""
        self._count += 1
        now = self.clock()
        async with self.app.database.transaction() as session:
            await conversations.begin(session, "dialogue", CHAT_ID, now)
            await inbound.receive(
                session,
                channel="dialogue",
                update_id=str(self._count),
                chat_id=CHAT_ID,
                body=body,
                now=now,
                secret=secret,
            )
        self.app.inbox.wake("dialogue", CHAT_ID)
        await self.app.inbox.settled("dialogue", CHAT_ID)

    def expect(self, pattern: str, where: str) -> Said:
        """The next message said, which must fit the pattern."""
        if not self.session.waiting:
            raise AssertionError(f"{where}\nnothing was said")
        said = self.session.waiting.popleft()
        labels = BUTTON.findall(pattern)
        words = BUTTON.sub("", pattern).strip()
        if not fits(said.text, words) or not stand_in_order(said.labels, labels):
            shown = " ".join(f"[{label}]" for label in said.labels)
            raise AssertionError(f"{where}\nwas said: {said.text} {shown}")
        return said

    def nothing_more(self, where: str) -> None:
        """Everything said must have been expected."""
        if self.session.waiting:
            said = self.session.waiting[0]
            raise AssertionError(f"before {where}\nwas also said: {said.text}")


def fits(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern in which … is anything."""
    parts = [re.escape(" ".join(part.split())) for part in pattern.split("…")]
    return re.fullmatch(r".*?".join(parts), text, re.DOTALL) is not None


def stand_in_order(labels: list[str], wanted: list[str]) -> bool:
    """Whether the wanted labels, in which … is anything, stand among the labels in this order."""
    rest = iter(labels)
    return all(any(fits(label, one) for label in rest) for one in wanted)
