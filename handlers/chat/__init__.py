"""The table of contents of the residents' conversation (会话目录): one router a capability.

The order is the order of asking: who is in danger is answered before anything else, commands and
taps go before wishes, wishes before questions, and what nobody took comes last.
"""

from aiogram import Router

from handlers.chat import (
    consultations,
    crisis,
    faq,
    foi,
    form,
    open_days,
    otherwise,
    releases,
    residents,
    subscriptions,
    surveys,
)
from handlers.chat.aside import Aside
from handlers.chat.library import Library

# What forms are filled in for.
PURPOSES: tuple[form.Purpose, ...] = (*open_days.PURPOSES, surveys.PURPOSE, foi.PURPOSE)


def routers() -> list[Router]:
    """Fresh routers, first asked first; those that search share one library."""
    library, aside = Library(), Aside()
    asked = [
        crisis.router(),
        form.Forms(PURPOSES).router(),
        consultations.router(),
        residents.router(),
        surveys.router(),
        subscriptions.router(),
        open_days.router(),
        # What is asked there is a name in plain words: it comes after every wish.
        foi.router(),
        releases.router(),
        faq.router(),
        otherwise.router(),
    ]
    for router in asked:
        router.message.middleware(library.lend)
        router.callback_query.middleware(library.lend)
        # Help in danger interrupts no form, and a form not itself.
        if router.name not in {"crisis", "form"}:
            router.message.middleware(aside)
            router.callback_query.middleware(aside)
        if router.name not in {"crisis", "form", "consultations"}:
            router.message.middleware(consultations.put_by)
            router.callback_query.middleware(consultations.put_by)
        if router.name not in {"crisis", "foi"}:
            router.message.middleware(foi.put_by)
            router.callback_query.middleware(foi.put_by)
    return asked
