"""What people do (来信), and how a bot hears of it: by asking for it, or at its webhook."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.bot_api import checks
from tests.bot_api import fields as read
from tests.bot_api.faults import Pace
from tests.bot_api.fields import Fields, Refused, bad

# What comes unless it is asked for by name.
_ONLY_BY_NAME = {"chat_member", "message_reaction", "message_reaction_count"}
_MOST_UPDATES = 100
_FIRST_WAIT = 0.02
_LONGEST_WAIT = 1.0
_LONGEST_POST = 30
Update = dict[str, Any]


class Hook:
    """Posts updates to the address that the bot named: those of a chat one after the other."""

    def __init__(self, pending: dict[int, Update], fields: Fields, tries: int) -> None:
        self.url = read.words(fields, "url")
        if not self.url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        self.secret = checks.secret(fields)
        self.connections = min(max(read.number(fields, "max_connections", 40), 1), 100)
        self.pending = pending
        self.tries = tries
        self.posts: list[tuple[int, int]] = []  # update id and status; 0 where nobody answered
        self.given_up: list[Update] = []
        self.last_error: tuple[int, str] | None = None
        self.busy: set[object] = set()
        self.running: dict[int, asyncio.Task[None]] = {}
        self.session: aiohttp.ClientSession | None = None

    def wake(self) -> None:
        """Begins every post that may begin now."""
        for number, update in list(self.pending.items()):
            if len(self.running) >= self.connections:
                return
            where = _chat_of(update)
            if number not in self.running and where not in self.busy:
                self.busy.add(where)
                self.running[number] = asyncio.create_task(self.deliver(number, update, where))

    async def deliver(self, number: int, update: Update, where: object) -> None:
        wait = _FIRST_WAIT
        try:
            for _ in range(self.tries):
                status = await self.post(update)
                self.posts.append((number, status))
                if 200 <= status < 300:
                    break
                self.last_error = (int(time.time()), f"Wrong response from the webhook: {status}")
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT)
            else:
                self.given_up.append(update)
            self.pending.pop(number, None)
        finally:
            self.busy.discard(where)
            self.running.pop(number, None)
        self.wake()

    async def post(self, update: Update) -> int:
        if self.session is None:
            limits = aiohttp.ClientTimeout(total=_LONGEST_POST)
            self.session = aiohttp.ClientSession(timeout=limits)
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with self.session.post(self.url, json=update, headers=headers) as answer:
                await answer.read()
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0

    async def idle(self) -> None:
        """Returns once nothing is being posted."""
        while self.running:
            await asyncio.gather(*self.running.values())

    async def stop(self) -> None:
        running = list(self.running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        if self.session is not None:
            await self.session.close()


def _chat_of(update: Update) -> object:
    """Whose turn an update belongs to; one that names no chat stands for itself."""
    for kind in ("message", "edited_message", "my_chat_member", "callback_query"):
        about = update.get(kind)
        if isinstance(about, dict):
            chat = about.get("chat") or about.get("message", {}).get("chat") or {}
            return chat.get("id", update["update_id"])
    return update["update_id"]


class Account:
    """A bot, as Telegram knows it by its token."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.id = int(token.partition(":")[0])
        self.about: dict[str, Any] = {
            "id": self.id,
            "is_bot": True,
            "first_name": "阳光问政",
            "username": f"yangguang_{self.id}_bot",
        }
        self.pace = Pace()
        self.chat_paces: dict[int, Pace] = {}
        self.calls: Counter[str] = Counter()
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.menus: dict[int, Any] = {}  # by chat; 0 for everybody's
        self.pending: dict[int, Update] = {}
        self.queries: dict[str, tuple[int, int]] = {}  # a tap, and the message that was tapped
        self.answers: list[tuple[str, str]] = []  # a tap, and what popped up
        self.allowed: list[str] = []
        self.hook: Hook | None = None
        self.tries = 8  # of a webhook's post; Telegram goes on for a day
        self.waiting: asyncio.Future[None] | None = None
        self.polled = asyncio.Event()  # set while somebody waits
        self.last_update = 1000

    def push(self, update: Update) -> Update:
        """Queues an update; one without a number gets the next."""
        if "update_id" not in update:
            self.last_update += 1
            update = {"update_id": self.last_update, **update}
        self.last_update = max(self.last_update, update["update_id"])
        kinds = update.keys() - {"update_id"}
        wanted = kinds & set(self.allowed) if self.allowed else kinds - _ONLY_BY_NAME
        if wanted or not kinds:
            self.pending[update["update_id"]] = update
            self.wake()
        return update

    def wake(self) -> None:
        if self.hook is not None:
            self.hook.wake()
        elif self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(None)

    def allow(self, fields: Fields) -> None:
        """What the bot wants to hear of, until it says otherwise."""
        allowed = read.structure(fields, "allowed_updates")
        if allowed is not None:
            self.allowed = [str(kind) for kind in allowed]

    async def get_updates(self, fields: Fields) -> list[Update]:
        """Long polling; an offset confirms what is before it."""
        if self.hook is not None:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self.interrupt(
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        self.allow(fields)
        self.confirm(read.number(fields, "offset"))
        seconds = min(max(read.number(fields, "timeout"), 0), 50)
        if not self.pending and seconds:
            await self.wait(seconds)
        limit = min(max(read.number(fields, "limit", _MOST_UPDATES), 1), _MOST_UPDATES)
        return [self.pending[number] for number in sorted(self.pending)[:limit]]

    def confirm(self, offset: int) -> None:
        numbers = sorted(self.pending)
        confirmed = numbers[:offset] if offset < 0 else [n for n in numbers if n < offset]
        for number in confirmed:
            del self.pending[number]

    async def wait(self, seconds: int) -> None:
        mine = self.waiting = asyncio.get_running_loop().create_future()
        self.polled.set()
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await mine
        finally:
            if self.waiting is mine:
                self.waiting = None
            if self.waiting is None:
                self.polled.clear()

    def interrupt(self, why: str) -> None:
        """Whoever still waits is told that somebody else took over."""
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(Refused(409, why))
        self.waiting = None

    async def set_webhook(self, fields: Fields) -> bool:
        if not read.words(fields, "url"):
            return await self.delete_webhook(fields)
        hook = Hook(self.pending, fields, self.tries)
        await self.delete_webhook(fields)
        self.interrupt("Conflict: terminated by setWebhook request")
        self.allow(fields)
        self.hook = hook
        hook.wake()
        return True

    async def delete_webhook(self, fields: Fields) -> bool:
        if self.hook is not None:
            await self.hook.stop()
            self.hook = None
        if read.flag(fields, "drop_pending_updates"):
            self.pending.clear()
        return True

    def webhook_info(self) -> dict[str, Any]:
        hook = self.hook
        about: dict[str, Any] = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }
        if hook is not None:
            about["max_connections"] = hook.connections
            if hook.last_error is not None:
                about["last_error_date"], about["last_error_message"] = hook.last_error
        if self.allowed:
            about["allowed_updates"] = self.allowed
        return about

    async def stop(self) -> None:
        """Lets go of whoever waits."""
        self.wake()
        await self.delete_webhook({})


Waiting = Callable[[Account, Fields], Any]
# The methods that wait for something; the others answer at once.
WAITING: dict[str, Waiting] = {
    "getupdates": Account.get_updates,
    "setwebhook": Account.set_webhook,
    "deletewebhook": Account.delete_webhook,
}
