"""Open days (政府开放日) in the chat: what is to come, signing up, one's own registrations.

A full slot is said at once, with the other slots and the queue. Who waits is offered the seats
that become free (open_days_notices.py); yes and no may be tapped or typed.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message

from handlers.chat import form, open_days_forms, open_days_page
from handlers.chat.buttons import OpenDays, Registered, SignUp, button, keyboard
from handlers.chat.form import Spoken
from handlers.chat.step import Step
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import Says
from storage.open_days import OpenDay, Registration, Slot, State, lookup, seats
from storage.refusal import Refusal

PURPOSES = open_days_forms.PURPOSES


class Asked(Filter):
    """Passes while a resident was asked something about a registration, with it and the answer."""

    def __init__(self, *, offer: bool, do: str) -> None:
        self.offer = offer
        self.do = do

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether they were."""
        del message
        for row, _, _ in await lookup.mine(step.session, await step.accounts(), step.now):
            is_offered = row.state == State.OFFERED
            is_reminded = (
                row.state == State.REGISTERED
                and row.reminded_at is not None
                and row.confirmed_at is None
            )
            if is_offered if self.offer else is_reminded:
                return {"answer": Registered(registration=row.id or 0, do=self.do)}
        return False


def router() -> Router:
    """The commands, the words that do the same, typed answers to what was asked, and the taps."""
    router = Router(name="open_days")
    router.message.register(show, Command("opendays", "open_days"))
    router.message.register(
        show,
        Says(
            *("开放日", "政府开放日", "开放日报名", "报名开放日", "参加开放日", "开放日活动"),
            *("open days", "open day", "opendays", "open_days"),
        ),
    )
    router.message.register(
        show_mine,
        Says(
            "我的报名", "我报的名", "我报名的", "我的开放日", "my registrations", "my registration"
        ),
    )
    for words, offer, do in (
        (("要", "要的", "我要", "接受", "accept", "i want it"), True, "accept"),
        (("不要", "不要了", "我不要了", "decline"), True, "decline"),
        (("来", "来的", "会来", "还来", "要来", "我来", "coming", "i am coming"), False, "come"),
        (("不来", "不来了", "来不了", "来不了了", "去不了", "not coming"), False, "not-come"),
    ):
        router.message.register(typed, Says(*words), Asked(offer=offer, do=do))
    router.callback_query.register(open_page, OpenDays.filter())
    router.callback_query.register(sign_up, SignUp.filter())
    router.callback_query.register(act, Registered.filter())
    return router


async def show(message: Message, step: Step) -> TelegramMethod[Any]:
    """/opendays: the days that are to come."""
    text, markup = await open_days_page.front(step)
    return message.answer(text, reply_markup=markup)


async def show_mine(message: Message, step: Step) -> TelegramMethod[Any]:
    """What one signed up for."""
    text, markup = await open_days_page.mine(step)
    return message.answer(text, reply_markup=markup)


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
    known = await seats.live(step.session, await step.accounts(), day.id or 0)
    if known is not None:
        its_slot = await step.session.get_one(Slot, known.slot_id)
        before = step.say("open-days-already", number=known.number)
        spoken = await open_days_page.registration(step, known, its_slot, day, before)
        return form.said(callback, [spoken])
    if not slot.free and not callback_data.queue:
        return say_anew(callback, *await open_days_page.full(step, day, slot))
    return form.said(callback, await open_days_forms.begin(step, day, slot))


async def typed(message: Message, answer: Registered, step: Step) -> Said:
    """A typed answer to an offer or to “还来吗”."""
    return form.said(message, await _do(answer, step))


async def act(callback: CallbackQuery, callback_data: Registered, step: Step) -> Said:
    """A tap on a registration of one's own."""
    if callback_data.do not in ACTS:
        return stale(callback, step.say)
    return form.said(callback, await _do(callback_data, step))


async def _do(asked: Registered, step: Step) -> list[Spoken]:
    row, slot = await seats.held(step.session, asked.registration, await step.accounts())
    day = await step.session.get_one(OpenDay, slot.open_day_id)
    return await ACTS[asked.do](step, row, slot, day)


async def _ticket(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    return [await open_days_page.registration(step, row, slot, day)]


async def _calendar(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    file = open_days_page.calendar(row, slot, day, step.say, step.now)
    return [Spoken(step.say("open-days-calendar"), file=file)]


async def _party(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    seats.check_live(row, slot, step.now)
    return await open_days_forms.begin_party(step, row, slot, day)


async def _cancel(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    """Asks once."""
    seats.check_live(row, slot, step.now)
    return [Spoken(*open_days_page.sure(row, slot, day, step.say))]


async def _sure(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    del day
    await seats.cancel(step.session, row, slot, step.now)
    markup = keyboard([[button(step.say("open-days-button-all"), OpenDays())]])
    return [Spoken(step.say("open-days-cancelled", number=row.number), markup)]


async def _accept(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    await seats.accept(step.session, row, slot, step.now)
    before = step.say("open-days-done", free=slot.free)
    return [await open_days_page.registration(step, row, slot, day, before)]


async def _come(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    seats.check_live(row, slot, step.now)
    if row.state == State.REGISTERED:
        row.confirmed_at = step.now
    before = step.say("open-days-see-you")
    return [await open_days_page.registration(step, row, slot, day, before)]


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
