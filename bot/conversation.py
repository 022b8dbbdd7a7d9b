"""`yangguang talk`: the residents' conversation in the terminal (终端对话)."""

import asyncio
import secrets
import sys

import typer

from bot import clock
from bot.app import App
from bot.channels.reception import Unreadable
from bot.channels.terminal import CHAT_ID, Terminal, TerminalSession
from bot.settings import Settings
from storage import conversations

PROMPT = "您: "


async def talk(settings: Settings) -> None:
    """Reads lines until the end of the input; a first visit is greeted."""
    session = TerminalSession(
        lambda text: typer.echo(f"\n{text}\n"), clock.now, colours=sys.stdout.isatty()
    )
    async with App(settings, sessions=[session], channels=["terminal"]) as app:
        terminal = Terminal(app.database, app.inbox, clock.now, secrets.token_hex(8))
        await app.inbox.settled("terminal", CHAT_ID)
        async with app.database.reading() as reading:
            known = await conversations.find(reading, "terminal", CHAT_ID)
        if known is None:
            await terminal.receive("/start")
        while True:
            line = await asyncio.to_thread(_ask)
            if line is None:
                return
            if not line.strip():
                continue
            try:
                await terminal.receive(line)
            except Unreadable as unreadable:
                say = app.say(known.language if known else "zh-Hans")
                typer.echo(say(unreadable.text_id, **unreadable.args_of_text))


def _ask() -> str | None:
    try:
        return input(PROMPT if sys.stdin.isatty() else "")
    except (EOFError, KeyboardInterrupt):
        return None
