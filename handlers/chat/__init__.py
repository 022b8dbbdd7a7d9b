"""The table of contents of the residents' conversation (会话目录): one router a capability.

The order is the order of asking: who is in danger is answered before anything else, commands and
taps go before questions, and what nobody took comes last.
"""

from aiogram import Router

from handlers.chat import crisis, faq, otherwise, residents


def routers() -> list[Router]:
    """Fresh routers, first asked first."""
    return [crisis.router(), residents.router(), faq.router(), otherwise.router()]
