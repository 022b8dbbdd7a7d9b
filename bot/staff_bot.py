"""The staff bot (工作机器人): python-telegram-bot's application, in the loop of our process.

It asks for updates itself, one process a token, and confirms them only once they were handled:
what a process that ended did not get to comes again. A Telegram that is away is asked again, a
little later each time; nothing else waits for it. No line of a log names the token, which stands
in every address, or what anybody wrote.
"""

import asyncio
import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, cast

import structlog
from pydantic import SecretStr
from telegram import BotCommand, Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot

from bot import logs
from bot.settings import StaffBotSettings
from handlers import staff_chat
from handlers.staff_chat.step import House, Staffed, Step
from knowledge.say import Language, plain
from storage.database import is_away
from storage.refusal import Refusal

log = structlog.get_logger()

ALLOWED: Final = ("message", "callback_query")
# So long Telegram holds a request in which nothing comes.
WAIT: Final = 25
FIRST_REST: Final = 0.5
LONGEST_REST: Final = 30.0
# What is being answered may end; what waits comes again at the next start.
DRAIN: Final = 10.0
# Times of the library are timedeltas, as they will be in its next version: it asks this at each.
os.environ.setdefault("PTB_TIMEDELTA", "true")
# The library, and what it speaks through.
LOGGERS: Final = ("telegram", "httpx", "httpcore", "apscheduler")


class Discreet(logging.Handler):
    """The library's own lines, without their words: those may hold the token, or what was said."""

    def emit(self, record: logging.LogRecord) -> None:
        """Says where it was and the kind of the error."""
        error = record.exc_info[0] if record.exc_info else None
        kind = error.__qualname__ if error else ""
        place = f"{record.name}:{record.lineno}"
        log.warning("staff_bot.library", place=place, error=kind)


def quieten() -> None:
    """Takes the library's lines out of the common log, and puts discreet ones there."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.handlers = [Discreet()]


class Asking(ExtBot[None]):
    """A bot that never gives up asking: a wrong token is mended by a person, not by a restart."""

    async def get_updates(self, *args: Any, **fields: Any) -> tuple[Update, ...]:
        """The updates that wait; every trouble is one that passes."""
        try:
            return await super().get_updates(*args, **fields)
        except InvalidToken as error:
            noted(error)
            raise NetworkError("the token is refused") from None
        except TelegramError:
            raise
        except Exception as error:  # noqa: BLE001 - the edge where Telegram begins.
            logs.note(error, "staff_bot.unreadable")
            raise NetworkError("an update that cannot be read") from None


class Handled(asyncio.Queue[object]):
    """A queue in which an update is put only once it was handled.

    The updater confirms a batch after it was put, so nothing is confirmed too early. `last` is
    the number of the newest: at the end, when all are done, it can be confirmed too.
    """

    last: int | None = None

    async def put(self, item: object) -> None:
        """Puts it, and waits until whoever took it is done."""
        if isinstance(item, Update):
            self.last = item.update_id
        await super().put(item)
        await self.join()


def build(token: SecretStr, api_url: str, house: House) -> Staffed:
    """The application with everything that staff can do."""
    bot = Asking(
        token.get_secret_value(),
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
    )
    builder = Application.builder().bot(bot).update_queue(Handled())
    # The builder's types forget what is said last.
    application = cast("Staffed", builder.context_types(ContextTypes(context=Step)).build())
    application.add_error_handler(failed)
    staff_chat.add_to(application, house)
    return application


async def failed(update: object, step: Step) -> None:
    """What went wrong, under a number that the person is told; a rule's no is said as it is."""
    error = step.error
    if error is None:
        return
    html = None
    if isinstance(error, TelegramError):
        # Nothing can be said over a Telegram that takes nothing.
        log.warning("staff_bot.not_said", reason=type(error).__name__)
    elif isinstance(error, Refusal) and hasattr(step, "say"):
        html = step.refused(error)
    else:
        number = logs.note(error, "staff_bot.failed")
        text_id = "staff-bot-away" if is_away(error) else "staff-bot-failed"
        say = getattr(step, "say", step.house.texts.say(Language.ZH_HANS))
        html = say(text_id, number=number)
    if html and isinstance(update, Update) and (chat := update.effective_chat) is not None:
        with suppress(TelegramError):
            await step.tell(chat.id, html)


class StaffBot:
    """The staff bot of one process: `await StaffBot(settings, house).run()`."""

    def __init__(self, settings: StaffBotSettings, house: House) -> None:
        if settings.token is None:
            message = "there is no token"
            raise ValueError(message)
        quieten()
        self.house = house
        self.token, self.api_url = settings.token, settings.api_url

    async def run(self) -> None:
        """Until it is cancelled; what breaks it stops nothing else, and it begins anew."""
        while True:
            try:
                await self._once(build(self.token, self.api_url, self.house))
            except Exception as error:  # noqa: BLE001 - one of the four edges.
                logs.note(error, "staff_bot.broken")
                await self.house.rest(LONGEST_REST)

    async def _once(self, application: Staffed) -> None:
        try:
            await self._begin(application)
            await application.start()
            updater = application.updater
            assert updater is not None  # noqa: S101 - the builder makes one.
            await updater.start_polling(
                poll_interval=0,
                timeout=WAIT,
                bootstrap_retries=-1,
                allowed_updates=ALLOWED,
                drop_pending_updates=False,
                error_callback=noted,
            )
            log.info("staff_bot.listening")
            await asyncio.Event().wait()
        finally:
            # What is being answered is finished.
            await _end(application)

    async def _begin(self, application: Staffed) -> None:
        """Finds out who it is, however long Telegram is away; then shows its menu."""
        rest = FIRST_REST
        while True:
            try:
                await application.initialize()
                break
            except TelegramError as error:
                noted(error)
                await self.house.rest(rest)
                rest = min(LONGEST_REST, rest * 2)
        # The commands in the languages of Telegram that we speak; Chinese is everybody's.
        menus = {None: Language.ZH_HANS, "zh": Language.ZH_HANS, "en": Language.EN}
        with suppress(TelegramError):
            for code, language in menus.items():
                menu = self._menu(language)
                await application.bot.set_my_commands(menu, language_code=code)

    def _menu(self, language: Language) -> Sequence[BotCommand]:
        say = self.house.texts.say(language)
        return [
            BotCommand(name, plain(say(f"staff-bot-command-{name}")))
            for name in staff_chat.COMMANDS
        ]


def noted(error: TelegramError) -> None:
    """Logs that Telegram is away; its words may hold the token."""
    match error:
        case InvalidToken():
            log.error("staff_bot.wrong_token", setting="YANGGUANG_STAFF_BOT__TOKEN")
        case Conflict():
            log.error("staff_bot.conflict", reason="another process asks with this token")
        case _:
            log.warning("staff_bot.away", reason=type(error).__name__)


async def _end(application: Staffed) -> None:
    updater = application.updater
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAIN):
            if updater is not None and updater.running:
                await updater.stop()
            if application.running:
                await application.stop()
            # The batch that the end broke into is done as far as it was put.
            queue = application.update_queue
            if isinstance(queue, Handled) and queue.last is not None:
                with suppress(TelegramError):
                    await application.bot.get_updates(offset=queue.last + 1, timeout=0)
    with suppress(RuntimeError, TelegramError):
        await application.shutdown()
    # One that never found out who it is counts as shut down already, and holds its connections.
    await application.bot.shutdown()
