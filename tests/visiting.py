"""A visit without a browser (没有浏览器的访问): what a capability says on the page of today."""

from aiohttp.test_utils import make_mocked_request

from bot.web.console import ConsoleHouse
from bot.web.static_files import StaticFiles
from handlers.console.pages import Pages
from handlers.console.visit import Visit
from storage.staff import Staff
from tests.clerks import Office


def visit(house: Office, who: Staff) -> Visit:
    """Somebody looks at the page of today."""
    console = ConsoleHouse(house.app, StaticFiles([]))
    return Visit(
        house=console,
        pages=Pages(),
        request=make_mocked_request("GET", "/console"),
        voice=console.say("zh-Hans"),
        now=house.clock(),
        address="127.0.0.1",
        nonce="",
        who=who,
    )
