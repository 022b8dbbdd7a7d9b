"""The dispatcher (调度): middlewares and routers in their order, readable as a list."""

from collections.abc import Callable
from datetime import datetime

from aiogram import Dispatcher

from bot.apology import Apology, MaskedNotice
from bot.middlewares.recognise import Recognise
from bot.middlewares.speak import Speak
from bot.middlewares.throttle import Throttle
from bot.middlewares.trouble import Trouble
from bot.middlewares.unit_of_work import UnitOfWork
from bot.settings import Settings
from handlers import chat
from handlers.chat.shelf import Shelf
from knowledge.say import Texts
from storage.database import Database


def build(
    *,
    settings: Settings,
    database: Database,
    apology: Apology,
    notice: MaskedNotice,
    texts: Texts,
    shelf: Shelf,
    clock: Callable[[], datetime],
    ticks: Callable[[], float],
) -> Dispatcher:
    """Assembles the dispatcher of the residents' conversation."""
    dispatcher = Dispatcher(disable_fsm=True, shelf=shelf, area=settings.area)
    for middleware in (
        Trouble(apology),
        UnitOfWork(database, clock),
        Throttle(settings.throttle, ticks, clock()),
        Speak(texts, notice, settings),
        Recognise(),
    ):
        dispatcher.update.outer_middleware(middleware)
    dispatcher.include_routers(*chat.routers())
    return dispatcher
