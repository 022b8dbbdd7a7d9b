"""`yangguang talk`: the residents' conversation in the terminal (终端对话)."""

import asyncio
import codecs
import os
import secrets
import sys
from collections.abc import AsyncIterator

import typer

from bot import clock
from bot.app import App
from bot.channels.reception import Unreadable
from bot.channels.terminal import CHAT_ID, Terminal, TerminalSession
from bot.settings import Settings
from knowledge.say import plain
from storage import conversations, deliveries
from storage.deliveries import Outcome, State
from storage.refusal import Refusal

PROMPT = "您: "
# The run under which the terminal claims its notices, and how many it shows at once.
RUN = "terminal"
MOST_NOTICES = 20


async def talk(settings: Settings) -> None:
    """Reads lines until the end of the input; a first visit is greeted."""
    session = TerminalSession(
        lambda text: typer.echo(f"\n{text}\n"), clock.now, colours=sys.stdout.isatty()
    )
    async with App(settings, sessions=[session], channels=["terminal"]) as app:
        terminal = Terminal(app.database, app.inbox, clock.now, secrets.token_hex(8))
        await app.inbox.settled("terminal", CHAT_ID)
        if await language(app) is None:
            await terminal.receive("/start")
        await show_notices(app, session)
        async for line in lines(sys.stdin.fileno()):
            await show_notices(app, session)
            if not line.strip():
                continue
            try:
                await terminal.receive(line)
            except (Unreadable, Refusal) as unreadable:
                say = app.say(await language(app) or "zh-Hans")
                typer.echo(plain(say(unreadable.text_id, **unreadable.args_of_text)))


async def show_notices(app: App, session: TerminalSession) -> None:
    """Prints what was owed to this terminal meanwhile, such as an officer's answer.

    Nobody else carries it: the courier has no terminal.
    """
    async with app.database.reading() as database:
        if not await deliveries.notices_wait(database, "terminal"):
            return
    now = clock.now()
    async with app.database.transaction() as database:
        conversation = await conversations.lock(database, "terminal", CHAT_ID)
        found = await deliveries.claim(
            database, "terminal", deliveries.NOTICES, RUN, MOST_NOTICES, now
        )
        for one in found:
            notice = one.notice or {"html": "", "buttons": []}
            await session.send(one.chat_id, notice["html"], notice["buttons"])
            # A number that is typed next means a button of this one.
            conversation.shown = [
                [button["text"], button["data"]]
                for row in notice["buttons"]
                for button in row
                if "data" in button
            ]
        shown = [Outcome(one.id, RUN, State.SENT) for one in found]
        await deliveries.settle(database, shown, now)


async def language(app: App) -> str | None:
    """The language of the conversation in the terminal, None before the first."""
    async with app.database.reading() as session:
        known = await conversations.find(session, "terminal", CHAT_ID)
    return known.language if known else None


async def lines(descriptor: int) -> AsyncIterator[str]:
    """The lines of a terminal, a pipe or a file, as they come.

    Without a thread: one that waits for a key could not be ended by Ctrl-C.
    """
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    waiting = ""
    while True:
        if sys.stdin.isatty():
            sys.stdout.write(PROMPT)
            sys.stdout.flush()
        while "\n" not in waiting:
            await readable(descriptor)
            chunk = os.read(descriptor, 65536)
            waiting += decoder.decode(chunk, final=not chunk)
            if not chunk:
                if waiting:
                    yield waiting
                return
        line, waiting = waiting.split("\n", 1)
        yield line


async def readable(descriptor: int) -> None:
    """Waits until something can be read; a plain file always can."""
    loop = asyncio.get_running_loop()
    ready = loop.create_future()

    def told() -> None:
        if not ready.done():
            ready.set_result(None)

    try:
        loop.add_reader(descriptor, told)
    except PermissionError:
        return
    try:
        await ready
    finally:
        loop.remove_reader(descriptor)
