"""Who delivers (投递者): ours and its peers, each in a process of its own.

So the figures of CPU and memory are the client's alone: the network, a process too
(tests/bot_api), does not stand in them, and neither does what another run left behind. The peers
are used as their own documentation does, with whatever number at once served them best.
"""

import asyncio
import logging
import multiprocessing
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot import logs

SPAWN = multiprocessing.get_context("spawn")
STATUS = Path("/proc/self/status")
SECONDS_TO_END = 30.0
# How often python-telegram-bot tries a message again that the network put off.
TRIES = 100

TEXT = "<b>河道水质本月改善</b>\n\n三条河道的水质都达到了三类。"
KEYS = [[{"text": "全文", "callback_data": "read|1|0"}]]


@dataclass(frozen=True, slots=True)
class Job:
    """What a child is given: where the network is, its limit, and what is to be sent to whom."""

    api_url: str
    token: str
    limit: float
    folder: Path
    # Ours reads from the ledger whom to reach; the peers are told, and begin nothing new after
    # so many seconds.
    database: str
    chats: Sequence[int]
    seconds: float
    at_once: int = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took: seconds of CPU (user and system) and the peak of memory in MB."""

    cpu: float
    memory: float


def cpu() -> float:
    """Seconds of CPU that this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def memory() -> float:
    """The peak of this process in MB; what `getrusage` tells begins with the parent's."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(one for one in STATUS.read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


class Child:
    """The inner side of a process: its job, its parent, and since when its work counts."""

    def __init__(self, parent: "Connection[Any, Any]", job: Job) -> None:
        self.parent = parent
        self.job = job
        self._cpu = cpu()
        self._until = time.monotonic() + job.seconds

    def begin(self) -> None:
        """Everything is built: what is spent from here on is spent on messages."""
        self._cpu, self._until = cpu(), time.monotonic() + self.job.seconds

    def has_time(self) -> bool:
        """Whether something new may be begun."""
        return time.monotonic() < self._until

    def stop(self) -> None:
        """Nothing new may be begun."""
        self._until = 0.0

    def cost(self) -> Cost:
        return Cost(cpu() - self._cpu, memory())

    async def told(self) -> bool:
        """Waits for the parent's word; False where it has closed the pipe."""
        loop, ready = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self.parent.fileno(), ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(self.parent.fileno())
        try:
            self.parent.recv()
        except EOFError:
            return False
        return True


Work = Callable[[Child], Awaitable[None]]


@contextmanager
def child(work: Work, job: Job) -> Iterator["Connection[Any, Any]"]:
    """A process that does the work; the pipe to it, whose closing tells it to end."""
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=live, args=(work, theirs, job))
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(SECONDS_TO_END)
        if process.is_alive():
            process.kill()
            process.join()


def live(work: Work, parent: "Connection[Any, Any]", job: Job) -> None:
    """The child's life; at its end it tells what it cost, if anybody still listens."""

    async def whole() -> None:
        mine = Child(parent, job)
        await work(mine)
        with suppress(BrokenPipeError):
            parent.send(mine.cost())

    logs.configure(logging.WARNING)
    asyncio.run(whole())


def heard(other: "Connection[Any, Any]", seconds: float) -> Any:
    """What the other end says; raises where it says nothing or has ended."""
    if not other.poll(seconds):
        raise TimeoutError(f"nothing came in {seconds} seconds")
    return other.recv()


@asynccontextmanager
async def beside(work: Awaitable[Any]) -> AsyncIterator[None]:
    """Has something done in the background until the block ends."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def app_of(job: Job) -> Any:
    """A house that sends to the bench's network, with the sample content to answer from."""
    from bot.app import App
    from tests import mailing

    settings = mailing.settings(job.database, job.folder, job.api_url, job.token, rate=job.limit)
    return App(settings.model_copy(update={"sample_content": True}))


async def ours(mine: Child) -> None:
    """The whole way from the ledger and back, as `yangguang deliver --until-idle`."""
    app = app_of(mine.job)
    mine.begin()
    try:
        async with asyncio.timeout(mine.job.seconds):
            await app.courier().run(until_idle=True)
    finally:
        await app.close()


async def ours_talking(mine: Child) -> None:
    """Polling and courier in one loop, as `yangguang run`, until told to end."""
    async with app_of(mine.job) as app, beside(app.telegram.poll()), beside(app.courier().run()):
        mine.parent.send("ready")
        while await mine.told():
            pass


async def aiogram_loop(mine: Child) -> None:
    """The broadcaster of aiogram's examples: one message after the other, a pause between."""
    from aiogram.exceptions import TelegramRetryAfter
    from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

    from tests import bot_api

    markup = InlineKeyboardMarkup.model_validate({"inline_keyboard": KEYS})
    preview = LinkPreviewOptions(is_disabled=True)
    about: dict[str, Any] = {"parse_mode": "HTML", "link_preview_options": preview}
    async with bot_api.bot_of(mine.job.api_url, mine.job.token) as bot:
        mine.begin()
        for chat_id in mine.job.chats:
            try:
                await bot.send_message(chat_id, TEXT, reply_markup=markup, **about)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
                await bot.send_message(chat_id, TEXT, reply_markup=markup, **about)
            if not mine.has_time():
                return
            await asyncio.sleep(1 / mine.job.limit)


@asynccontextmanager
async def telegram_application(job: Job) -> AsyncIterator[Any]:
    """python-telegram-bot with its own limiter, which is told the limit."""
    from telegram.ext import AIORateLimiter, Application

    limiter = AIORateLimiter(overall_max_rate=job.limit, max_retries=TRIES)
    builder = Application.builder().token(job.token).base_url(f"{job.api_url}/bot")
    application = builder.rate_limiter(limiter).concurrent_updates(True).build()
    async with application:
        yield application


async def telegram_bulk(mine: Child, bot: Any) -> None:
    """So many at once are handed to the limiter, whose documentation leaves the pace to it."""
    from telegram import InlineKeyboardMarkup, LinkPreviewOptions

    markup = InlineKeyboardMarkup.de_json({"inline_keyboard": KEYS}, bot)
    preview = LinkPreviewOptions(is_disabled=True)
    about = {"parse_mode": "HTML", "reply_markup": markup, "link_preview_options": preview}
    chats, at_once = mine.job.chats, mine.job.at_once
    for start in range(0, len(chats), at_once):
        if not mine.has_time():
            return
        page = chats[start : start + at_once]
        sending = [bot.send_message(chat_id, TEXT, **about) for chat_id in page]
        await asyncio.gather(*sending, return_exceptions=True)


async def telegram(mine: Child) -> None:
    """python-telegram-bot's bulk, and nothing else."""
    async with telegram_application(mine.job) as application:
        mine.begin()
        await telegram_bulk(mine, application.bot)


async def telegram_talking(mine: Child) -> None:
    """The same bot answers whoever speaks; it begins its bulk when it is told to."""
    from telegram.ext import MessageHandler, filters

    async def answer(update: Any, _context: Any) -> None:
        await update.message.reply_text("已收到。")

    async with telegram_application(mine.job) as application:
        application.add_handler(MessageHandler(filters.TEXT, answer))
        await application.start()
        await application.updater.start_polling()
        mine.parent.send("ready")
        if await mine.told():
            mine.begin()
            bulk = asyncio.create_task(telegram_bulk(mine, application.bot))
            await mine.told()
            mine.stop()
            await bulk
        await application.updater.stop()
        await application.stop()
