"""A process of the house that may be ended at any step (崩溃试验), for tests/test_spine.py.

A step is a statement or a commit on the database, before and after it is done, or a message given
to the network. The process kills itself with SIGKILL at the step of the given number: nothing is
closed, flushed or said goodbye to.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from pydantic import SecretStr
from sqlalchemy import event

from bot.app import App
from bot.channels import reception
from bot.channels.session import Buttons, ChannelSession, Sent
from bot.settings import DatabaseSettings, Settings, ThrottleSettings
from storage import conversations, inbound

CHAT_ID = 7
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
# One that is answered, one that is not, one that asks which, and the tap that says “none”.
WORDS = ("垃圾怎么分", "婴儿游泳馆办会员卡多少钱", "居住证", "都不是")


class Fuse:
    """Counts steps and ends the process at one of them."""

    def __init__(self, burn_at: int) -> None:
        self.burn_at = burn_at
        self.steps = 0

    def step(self, *_: Any) -> None:
        """One step; the last one of this process if its number has come."""
        self.steps += 1
        if self.steps == self.burn_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def guard(self, app: App) -> None:
        """Counts what the app does on its database."""
        engine = app.database.engine.sync_engine
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(engine, name, self.step)


class WireSession(ChannelSession):
    """A network that takes messages, one line of a file each."""

    channel: ClassVar[str] = "wire"
    token: ClassVar[str] = "8:wire"

    def __init__(self, path: Path, fuse: Fuse) -> None:
        super().__init__()
        self.path = path
        self.fuse = fuse
        self._last = 0

    async def send(self, chat_id: int, html: str, rows: Buttons) -> Sent:
        """Takes a message: written to the file means it reached the person."""
        del rows
        self.fuse.step()
        with self.path.open("a", encoding="utf-8") as wire:
            wire.write(html.replace("\n", " ") + "\n")
        self.fuse.step()
        self._last += 1
        return chat_id, self._last, NOW

    async def edit(
        self, chat_id: int, message_id: int, html: str | None, rows: Buttons
    ) -> Sent | None:
        """Not used here."""
        raise NotImplementedError

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Not used here."""
        raise NotImplementedError

    async def photo(self, chat_id: int, picture: str | bytes, html: str, rows: Buttons) -> Sent:
        """Not used here."""
        raise NotImplementedError

    async def document(
        self, chat_id: int, file_name: str, content: str | bytes, html: str, rows: Buttons
    ) -> Sent:
        """Not used here."""
        raise NotImplementedError

    async def typing(self, chat_id: int) -> bool:
        """Not used here."""
        raise NotImplementedError


def settings(url: str) -> Settings:
    """Settings of such a process."""
    return Settings(
        _env_file=None,
        database=DatabaseSettings(url=url),
        throttle=ThrottleSettings(burst=1000),
        secret_key=SecretStr("a key of the tests, long enough to be one"),
        sample_content=False,
    )


@asynccontextmanager
async def house(url: str, folder: Path, fuse: Fuse, now: datetime = NOW) -> Any:
    """A started app with the wire beside the web chat."""
    session = WireSession(folder / "wire", fuse)
    app = App(settings(url), now=lambda: now, sessions=[session])
    fuse.guard(app)
    async with app:
        yield app


async def on_the_web(app: App) -> None:
    """A visitor writes each line; a line without acknowledgement is sent again at the return."""
    for number, words in enumerate(WORDS):
        await app.web.receive_text(CHAT_ID, words, f"nonce-{number}")
        await app.web.settled(CHAT_ID, 60)


async def on_the_wire(app: App) -> None:
    """The same on a channel whose network keeps no keys."""
    for number, words in enumerate(WORDS):
        body = reception.message(CHAT_ID, number + 1, NOW, text=words)
        async with app.database.transaction() as session:
            await conversations.begin(session, "wire", CHAT_ID, NOW)
            await inbound.receive(
                session,
                channel="wire",
                update_id=str(number),
                chat_id=CHAT_ID,
                body=body,
                now=NOW,
            )
        app.inbox.wake("wire", CHAT_ID)
        await app.inbox.settled("wire", CHAT_ID)


SCENES: dict[str, Callable[[App], Any]] = {"web": on_the_web, "wire": on_the_wire}


def play(url: str, folder: str, scene: str, burn_at: int, start: int) -> None:
    """The whole life of such a process; `steps` in the folder tells how many it took.

    `start` counts the starts: each comes a quarter of a minute after the one before.
    """
    now = NOW + start * timedelta(seconds=15)

    async def live() -> None:
        fuse = Fuse(burn_at)
        async with house(url, Path(folder), fuse, now) as app:
            # What an earlier process left is finished first.
            for channel in ("web", "wire"):
                await app.inbox.settled(channel, CHAT_ID)
            await SCENES[scene](app)
        (Path(folder) / "steps").write_text(str(fuse.steps))

    asyncio.run(live())
