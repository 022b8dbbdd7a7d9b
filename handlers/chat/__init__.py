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
from handlers.chat.aside import Aside, Asked
from handlers.chat.library import Library

# What forms are filled in for.
PURPOSES: tuple[form.Purpose, ...] = (*open_days.PURPOSES, surveys.PURPOSE, foi.PURPOSE)

FORMS = form.Forms(PURPOSES)

# What is asked beyond the buttons that are shown, and how it is left.
ASKED: tuple[Asked, ...] = (FORMS.asked, consultations.ASKED, *foi.ASKED)


def routers() -> list[Router]:
    """Fresh routers, first asked first; those that search share one library."""
    library, aside = Library(), Aside(ASKED)
    asked = [
        crisis.router(),
        FORMS.router(),
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
        # Help in danger interrupts nothing.
        if router.name != "crisis":
            router.message.middleware(aside)
            router.callback_query.middleware(aside)
    return asked
