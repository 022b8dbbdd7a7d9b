"""The table of contents of the residents' conversation (会话目录): one router a capability.

The order is the order of asking: who is in danger is answered before anything else, commands and
taps go before wishes, wishes before questions, and what nobody took comes last.
"""

from aiogram import Router

from handlers.chat import crisis, faq, otherwise, releases, residents, subscriptions
from handlers.chat.library import Library


def routers() -> list[Router]:
    """Fresh routers, first asked first; those that search share one library."""
    library = Library()
    asked = [
        crisis.router(),
        residents.router(),
        subscriptions.router(),
        releases.router(),
        faq.router(),
        otherwise.router(),
    ]
    for router in asked:
        router.message.middleware(library.lend)
        router.callback_query.middleware(library.lend)
    return asked
