"""The application (应用): builds everything once, starts, drains, stops."""

import asyncio
import signal
import socket
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import structlog
from aiogram import Bot
from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import clock, dispatcher
from bot.apology import Apology, MaskedNotice
from bot.case_systems.poster import Poster, system_of
from bot.channels.session import ChannelSession
from bot.channels.telegram import CHANNEL as TELEGRAM
from bot.channels.telegram import TelegramChannel
from bot.channels.watch import watch
from bot.channels.web import WebChannel, WebSession
from bot.courier.courier import Courier
from bot.courier.limiter import ChatPace, Limiter, Pace
from bot.courier.sender import Way
from bot.courier.wire import SessionWire, TelegramWire
from bot.inbox import Inbox
from bot.settings import Settings
from bot.web import server
from handlers.chat.shelf import Shelf
from handlers.chat.step import ABROAD
from handlers.desk import sample
from knowledge.say import Say, Texts
from storage import accounts
from storage.database import Database

log = structlog.get_logger()

# What is being answered may end; what waits is kept and answered at the next start.
DRAIN = 10.0
# Messages a second on a channel of our own, such as the terminal.
A_PERSON_READS = 5.0


class App:
    """One process of the house: `async with App(settings) as app:`.

    `sessions` are further channels, such as the terminal; the web chat is always there.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        now: Callable[[], datetime] = clock.now,
        ticks: Callable[[], float] = time.monotonic,
        sessions: Sequence[ChannelSession] = (),
        channels: Sequence[str] | None = None,
    ) -> None:
        self.settings = settings
        self.now = now
        self.database = Database(settings.database.url, settings.keyring())
        self.texts = Texts.load()
        self.shelf = Shelf(self.texts, settings.area)
        web_session = WebSession(self.database, now)
        self.bots: dict[str, Bot] = {
            session.channel: session.bot()
            for session in (web_session, *sessions)
            if channels is None or session.channel in channels
        }
        abroad = frozenset() if settings.telegram.collect_personal_data else ABROAD
        notice = MaskedNotice(self.texts, abroad, settings.web.public_url)
        apology = Apology(self.database, self.texts, now, notice)
        self.dispatcher = dispatcher.build(
            settings=settings,
            database=self.database,
            apology=apology,
            notice=notice,
            texts=self.texts,
            shelf=self.shelf,
            clock=now,
            ticks=ticks,
        )
        self.inbox = Inbox(self.database, self.dispatcher, self.bots, apology, now)
        self.web = WebChannel(web_session, self.inbox)
        self.telegram: TelegramChannel | None = None
        self._ways: dict[str, Way] = {}
        if settings.telegram.token and (channels is None or TELEGRAM in channels):
            self._open_telegram()
        self._stack = AsyncExitStack()

    def _open_telegram(self) -> None:
        settings = self.settings
        channel = TelegramChannel(
            settings.telegram,
            self.database,
            self.inbox,
            self.now,
            self.texts,
            public_url=settings.web.public_url,
        )
        limiter, chats = Limiter(settings.telegram.rate), ChatPace()
        channel.session.middleware(Pace(limiter, chats))
        self.telegram, self.bots[TELEGRAM] = channel, channel.bot
        self._ways[TELEGRAM] = Way(TelegramWire(channel.session, channel.bot), limiter, chats)

    def courier(self) -> Courier:
        """Who carries what is said to many, on every channel of this process."""
        own = {
            channel: Way(SessionWire(bot), Limiter(A_PERSON_READS), ChatPace())
            for channel, bot in self.bots.items()
            if channel not in {self.web.session.channel, *self._ways}
        }
        ways = own | self._ways
        return Courier(self.settings, self.database, self.web.session, ways, self.now)

    async def close(self) -> None:
        """Closes what stays open, entered or not."""
        if self.telegram is not None:
            await self.telegram.close()
        await self.database.close()

    async def __aenter__(self) -> Self:
        self._stack.push_async_callback(self.close)
        async with self.database.transaction() as session:
            content = self.settings.sample_content
            if await sample.load(session, self.now(), content=content):
                log.info("sample.loaded")
        async with self.database.reading() as session:
            await self.shelf.current(session, self.now())
        await self._stack.enter_async_context(self.inbox)
        await self.inbox.recover()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    def say(self, language: str) -> Say:
        """The voice of a language."""
        return self.texts.say(language)

    def suggestions(self, language: str) -> Sequence[str]:
        """A few questions that we answer, in this language."""
        return self.shelf.often_asked(self.say(language))

    async def ready(self) -> dict[str, bool]:
        """What must work for us to be of use, and whether it does."""
        found = {"database": False, "index": False}
        with suppress(SQLAlchemyError, OSError):
            async with self.database.reading() as session:
                await session.execute(text("SELECT 1"))
                found["database"] = True
                found["index"] = bool((await self.shelf.current(session, self.now())).items)
        return found


def listen(settings: Settings) -> list[socket.socket]:
    """The sockets of the web server, bound before anything is begun; raises OSError."""
    host, port = settings.web.host, settings.web.port
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets = []
    for family, *_, where in dict.fromkeys(found):
        # One that is bound to any port names it for the others.
        sockets.append(socket.create_server(where[:2], family=family, backlog=1024))
        if port == 0:
            break
    return sockets


def told_to_stop() -> asyncio.Event:
    """Set when the process is told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


async def serve(
    settings: Settings,
    listening: Sequence[socket.socket],
    show: Callable[[str, str | None], None],
    *,
    whole: bool = True,
) -> None:
    """Runs the web server and Telegram until told to stop; the rest too, as a whole."""
    stop = told_to_stop()
    async with App(settings) as app, asyncio.TaskGroup() as nursery:
        courier = app.courier()
        poster = Poster(app.database, system_of(settings), app.now)
        duties = [watch(app.web.session, app.database), poster.run()]
        if app.telegram is not None:
            duties.append(app.telegram.run())
        if whole:
            duties.append(clock.duties(app.database, settings, app.now))
            nursery.create_task(courier.run())
            if settings.staff_bot.token is not None:
                duties.append(staff_bot(settings, app.database, app.texts, app.now))
        working = [nursery.create_task(duty) for duty in duties]
        runner = web.AppRunner(server.build(app), access_log=None, shutdown_timeout=DRAIN)
        await runner.setup()
        for one in listening:
            await web.SockSite(runner, one).start()
        show(address(settings, runner), await first_link(app) if whole else None)
        await stop.wait()
        log.info("app.stopping")
        await runner.cleanup()
        courier.stop()
        for task in working:
            task.cancel()


async def first_link(app: App) -> str | None:
    """The one-time link of the first administrator, as long as nobody can sign in."""
    async with app.database.transaction() as session:
        if not await accounts.nobody_can_sign_in(session):
            return None
        return await accounts.make_link(session, accounts.Purpose.FIRST, None, app.now())


async def deliver(settings: Settings, *, until_idle: bool) -> None:
    """Runs the courier until told to stop, or until nothing can be sent now."""
    stop = told_to_stop()
    app = App(settings)
    courier = app.courier()
    try:
        async with asyncio.TaskGroup() as nursery:
            told = nursery.create_task(stop.wait())
            told.add_done_callback(lambda _: courier.stop())
            await courier.run(until_idle=until_idle)
            told.cancel()
    finally:
        await app.close()


async def keep_time(settings: Settings) -> None:
    """Runs the clock until told to stop."""
    stop = told_to_stop()
    database = Database(settings.database.url, settings.keyring())
    try:
        duties = asyncio.create_task(clock.duties(database, settings, clock.now))
        await stop.wait()
        duties.cancel()
    finally:
        await database.close()


def staff_bot(
    settings: Settings, database: Database, texts: Texts, now: Callable[[], datetime]
) -> Coroutine[Any, Any, None]:
    """The staff bot; its library is only loaded where there is one."""
    from bot.staff_bot import StaffBot
    from handlers.staff_chat.step import House

    house = House(database, texts, now, settings.quiet_hours)
    return StaffBot(settings.staff_bot, house).run()


async def serve_staff(settings: Settings) -> None:
    """Runs the staff bot alone until told to stop."""
    stop = told_to_stop()
    database = Database(settings.database.url, settings.keyring())
    try:
        running = asyncio.create_task(staff_bot(settings, database, Texts.load(), clock.now))
        told = asyncio.create_task(stop.wait())
        # What breaks it ends the process, with its reason.
        await asyncio.wait((running, told), return_when=asyncio.FIRST_COMPLETED)
        for task in (running, told):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await running
    finally:
        await database.close()


def address(settings: Settings, runner: web.AppRunner) -> str:
    """Where residents find it: what was set, or what was bound."""
    if settings.web.public_url:
        return settings.web.public_url + "/"
    host, port = runner.addresses[0][:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
