"""The gate (门禁): staff whose account is joined to this one of Telegram, in private."""

from collections import OrderedDict
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final, cast

from telegram import Update
from telegram.constants import ChatType
from telegram.error import BadRequest, NetworkError
from telegram.ext import ApplicationHandlerStop

from handlers.staff_chat import today
from handlers.staff_chat.step import Step
from knowledge import values
from knowledge.say import Language
from storage import accounts, calendar, journal
from storage.accounts import Account
from storage.refusal import Refusal

LINK: Final = "/link"
# Eight digits could be guessed by somebody who may try for ever.
MOST_WRONG: Final = 5
# Who is nobody and writes on and on is no longer answered, so that staff need not wait.
MOST_HEARD: Final = 20
WITHIN: Final = timedelta(minutes=10)
MOST_PEOPLE: Final = 10_000


class Tries:
    """How often somebody tried in the last ten minutes, a code or to be heard."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._at: OrderedDict[int, list[datetime]] = OrderedDict()

    def one_more(self, user_id: int, now: datetime) -> bool:
        """Counts a try before it is looked at; False where there were too many."""
        recent = [at for at in self._at.pop(user_id, []) if now - at < WITHIN]
        allowed = len(recent) < self.most
        self._at[user_id] = [*recent, now] if allowed else recent
        while len(self._at) > MOST_PEOPLE:
            self._at.popitem(last=False)
        return allowed

    def forget(self, user_id: int) -> None:
        """One that held: the wrong ones no longer count."""
        self._at.pop(user_id, None)


async def gate(update: Update, step: Step) -> None:
    """Before every handler: who it is; whoever is nobody gets one sentence, whatever they send."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or user.is_bot or chat.type != ChatType.PRIVATE:
        raise ApplicationHandlerStop
    step.heard = update
    if (tap := update.callback_query) is not None:
        # The wheel on the button stops turning; a tap of long ago cannot be acknowledged.
        with suppress(BadRequest, NetworkError):
            await tap.answer()
    async with step.reading() as session:
        who = await accounts.on_telegram(session, user.id)
        account = await session.get(Account, who.id) if who else None
    language = account.language if account else _spoken(user.language_code)
    step.say = step.house.texts.say(language)
    if who is not None:
        step.who = who
        return
    heard = cast("Tries", step.bot_data["strangers"])
    if not heard.one_more(user.id, step.now):
        raise ApplicationHandlerStop
    if step.typed.split(maxsplit=1)[:1] == [LINK]:
        await link(update, step)
    else:
        await step.answer(step.words("staff-bot-nobody"))
    raise ApplicationHandlerStop


def _spoken(code: str | None) -> str:
    """The language of somebody's Telegram, for the sentence that anybody gets."""
    spoken = (code or "").lower()
    if spoken.startswith("en"):
        return Language.EN
    hant = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
    return Language.ZH_HANT if spoken.startswith(hant) else Language.ZH_HANS


async def link(update: Update, step: Step) -> None:
    """/link 12345678: joins this Telegram account to the account whose code it is."""
    user = update.effective_user
    code = values.plain(step.typed.removeprefix(LINK))
    code = "".join(sign for sign in code if not sign.isspace())
    if user is None or not code:
        await step.answer(step.words("staff-bot-nobody"))
        return
    tries = cast("Tries", step.bot_data["tries"])
    if not tries.one_more(user.id, step.now):
        await step.answer(step.words("staff-bot-code-too-often"))
        return
    try:
        async with step.transaction() as session:
            who = await accounts.know_on_telegram(session, code, user.id, step.now)
            account = await accounts.of(session, who)
            # What is due is said right now, so it is not said again today.
            account.digest_on = calendar.day_of(step.now)
            journal.note(session, who.name, "staff.join-bot", f"staff:{who.id}", step.now)
    except Refusal:
        await step.answer(step.words("staff-bot-code-wrong"))
        return
    tries.forget(user.id)
    step.who, step.say = who, step.house.texts.say(account.language)
    await step.answer(step.words("staff-bot-joined", name=who.name))
    await today.show(update, step)
