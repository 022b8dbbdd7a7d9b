"""Open days (政府开放日) in the chat: what is to come, signing up, one's own registrations.

A full slot is said at once, with the other slots and the queue. Who waits is offered the seats
that become free (open_days_notices.py); yes and no may be tapped or typed, and so may everything
else (open_days_words.py). Where words fit several registrations, it is asked which.
"""

import re
from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from handlers.chat import form, open_days_forms, open_days_page
from handlers.chat.buttons import OpenDays, Registered, SignUp, button, keyboard
from handlers.chat.form import Spoken
from handlers.chat.open_days_page import Mine
from handlers.chat.open_days_words import QUEUED, Means, Wish, fitting
from handlers.chat.step import Step
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import Says
from storage.open_days import OpenDay, Registration, Slot, State, lookup, seats
from storage.refusal import Refusal

PURPOSES = open_days_forms.PURPOSES
# So many more come, or so many fewer.
CHANGES = {"more": 1, "fewer": -1}
NOT_COMING = ("不来", "不来了", "我不来了", "来不了", "来不了了", "去不了", "不去了", "not coming")


class Asked(Filter):
    """Passes while a resident was asked something about a registration; with all of these."""

    def __init__(self, *, offer: bool, do: str) -> None:
        self.offer = offer
        self.do = do

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether they were."""
        del message
        known = await lookup.mine(step.session, await step.shown(), step.now)
        found = [one for one in known if _is_asked(one[0], offer=self.offer)]
        return {"found": found, "do": self.do} if found else False


def _is_asked(row: Registration, *, offer: bool) -> bool:
    """Whether an offer waits for its answer, or “还来吗？” does."""
    if offer:
        return row.state == State.OFFERED
    was_reminded = row.reminded_at is not None and row.confirmed_at is None
    return row.state == State.REGISTERED and was_reminded


def router() -> Router:
    """The commands, typed answers to what was asked, what people say, and the taps."""
    router = Router(name="open_days")
    router.message.register(show, Command("opendays", "open_days"))
    for words, offer, do in (
        (("要", "要的", "我要", "接受", "accept", "i want it"), True, "accept"),
        (("不要", "不要了", "我不要了", "decline"), True, "decline"),
        (("来", "来的", "会来", "还来", "要来", "我来", "coming", "i am coming"), False, "come"),
        (NOT_COMING, False, "not-come"),
    ):
        router.message.register(answer, Says(*words), Asked(offer=offer, do=do))
    router.message.register(wished, Means())
    router.callback_query.register(open_page, OpenDays.filter())
    router.callback_query.register(sign_up, SignUp.filter())
    router.callback_query.register(act, Registered.filter())
    return router


async def show(message: Message, step: Step) -> TelegramMethod[Any]:
    """/opendays: the days that are to come."""
    text, markup = await open_days_page.front(step)
    return message.answer(text, reply_markup=markup)


async def answer(message: Message, found: list[Mine], do: str, step: Step) -> Said:
    """A typed answer to an offer or to “还来吗？”."""
    return form.said(message, await _to_one(step, found, do))


async def wished(message: Message, wish: Wish, step: Step) -> Said:
    """What somebody says of open days or of a registration."""
    if wish.do == "front":
        return [await show(message, step)]
    if wish.do == "named":
        return [await _named(message, wish, step)]
    found = await lookup.mine(step.session, await step.shown(), step.now)
    if wish.do == "mine" and len(found) > 1:
        return form.said(message, [Spoken(*open_days_page.mine(step, found))])
    if wish.do == "queue":
        found = [one for one in found if one[0].state in QUEUED]
    if wish.do in {"party", "cancel", *CHANGES}:
        # What is over is not asked about, unless there is nothing else.
        found = [one for one in found if open_days_page.can_change(*one[:2], step.now)] or found
    do = "ticket" if wish.do in {"mine", "queue"} else wish.do
    return form.said(message, await _to_one(step, found, do, wish.party))


async def _named(message: Message, wish: Wish, step: Step) -> TelegramMethod[Any]:
    """The one open day whose title bears the words; else all of them."""
    coming = [day for day, _ in await lookup.coming(step.session, step.now)]
    found = fitting(wish.what, [day.title for day in coming])
    if len(found) != 1:
        return await show(message, step)
    text, markup = await open_days_page.one(step, coming[found[0]])
    return message.answer(text, reply_markup=markup)


async def _to_one(
    step: Step, found: Sequence[Mine], do: str, party: int | None = None
) -> list[Spoken]:
    """Does it to the one registration that there is; asks which, or says that there is none."""
    full = do if party is None else f"{do}={party}"
    if not found:
        return [Spoken(*await open_days_page.none(step))]
    if len(found) > 1:
        return [Spoken(*open_days_page.which(step, found, full))]
    return await _do(Registered(registration=found[0][0].id or 0, do=full), step)


async def open_page(callback: CallbackQuery, callback_data: OpenDays, step: Step) -> Said:
    """The list, or one of the days."""
    if not callback_data.day:
        return change(callback, *await open_days_page.front(step))
    day = await step.session.get(OpenDay, callback_data.day)
    if day is None:
        return stale(callback, step.say)
    if day.called_off_at is not None:
        raise Refusal("open-days-is-called-off", reason=day.called_off_because)
    return change(callback, *await open_days_page.one(step, day))


async def sign_up(callback: CallbackQuery, callback_data: SignUp, step: Step) -> Said:
    """To the form, unless something speaks against it that can be said at once."""
    slot = await step.session.get(Slot, callback_data.slot)
    if slot is None:
        return stale(callback, step.say)
    day = await step.session.get_one(OpenDay, slot.open_day_id)
    seats.check_open(day, slot, step.now)
    known = await seats.live(step.session, await step.shown(), day.id or 0)
    if known is not None:
        its_slot = await step.session.get_one(Slot, known.slot_id)
        before = step.say("open-days-already")
        return form.said(
            callback, await open_days_page.registration(step, known, its_slot, day, before)
        )
    if await seats.live(step.session, await step.accounts(), day.id or 0):
        raise Refusal("open-days-already-elsewhere")
    if not slot.free and not callback_data.queue:
        return say_anew(callback, *await open_days_page.full(step, day, slot))
    return form.said(callback, await open_days_forms.begin(step, day, slot))


async def act(callback: CallbackQuery, callback_data: Registered, step: Step) -> Said:
    """A tap on a registration of one's own."""
    do, _, party = callback_data.do.partition("=")
    is_told = do in {"party", *CHANGES} and re.fullmatch("[0-9]{1,9}", party)
    if (do not in ACTS and not (do in CHANGES and party)) or (party and not is_told):
        return stale(callback, step.say)
    return form.said(callback, await _do(callback_data, step))


async def _do(asked: Registered, step: Step) -> list[Spoken]:
    """Does what was asked; `party=3` says the number along."""
    row, slot = await seats.held(step.session, asked.registration, await step.shown())
    day = await step.session.get_one(OpenDay, slot.open_day_id)
    do, _, party = asked.do.partition("=")
    if do in CHANGES:
        return await _sure_of_party(step, row, slot, day, row.party + CHANGES[do] * int(party))
    if party:
        return await open_days_forms.change_party(step, row, slot, int(party))
    return await ACTS[do](step, row, slot, day)


async def _ticket(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    return await open_days_page.registration(step, row, slot, day)


async def _calendar(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    file = open_days_page.calendar(row, slot, day, step.say, step.now)
    return [Spoken(step.say("open-days-calendar"), file=file)]


async def _party(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    seats.check_live(row, slot, step.now)
    return await open_days_forms.begin_party(step, row, slot, day)


async def _sure_of_party(
    step: Step, row: Registration, slot: Slot, day: OpenDay, wanted: int
) -> list[Spoken]:
    """Asks once: one more is easily said of something else. Where nobody is left, it ends."""
    seats.check_live(row, slot, step.now)
    if wanted < 1:
        return await _cancel(step, row, slot, day)
    seats.check_party(day, slot, wanted)
    return [Spoken(*open_days_page.sure_of_party(row, slot, day, step.say, wanted))]


async def _cancel(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    """Asks once."""
    seats.check_live(row, slot, step.now)
    return [Spoken(*open_days_page.sure(row, slot, day, step.say))]


async def _sure(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    del day
    await seats.cancel(step.session, row, slot, step.now)
    await open_days_forms.discard_party(step.session, await step.accounts(), row)
    markup = keyboard([[button(step.say("open-days-button-all"), OpenDays())]])
    return [Spoken(step.say("open-days-cancelled", number=row.number), markup)]


async def _accept(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    await seats.accept(step.session, row, slot, step.now)
    before = step.say("open-days-done", free=slot.free)
    return await open_days_page.registration(step, row, slot, day, before)


async def _come(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    seats.check_live(row, slot, step.now)
    if row.state == State.REGISTERED:
        row.confirmed_at = step.now
    before = step.say("open-days-see-you")
    return await open_days_page.registration(step, row, slot, day, before)


ACTS = {
    "ticket": _ticket,
    "calendar": _calendar,
    "party": _party,
    "cancel": _cancel,
    "sure": _sure,
    "accept": _accept,
    "decline": _sure,
    "come": _come,
    # An answer to a question needs no second one.
    "not-come": _sure,
}
