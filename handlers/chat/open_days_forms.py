"""The forms of open days (报名表、改人数): what is asked, and what sending does."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import form, open_days_page
from handlers.chat.buttons import OpenDays, button, keyboard
from handlers.chat.form import Spoken
from handlers.chat.step import Step
from knowledge.say import Html
from storage import forms
from storage.forms import Draft, Form, Kind, Question, Value, Words
from storage.open_days import OpenDay, Registration, Slot, State, seats
from storage.open_days.seats import Wanted
from storage.refusal import Refusal

LONGEST_NAME = 30
SLOT, REGISTRATION = "slot:", "registration:"


def _party(day: OpenDay, slot: Slot, hint: Words | None = None) -> Question:
    return Question(
        id="party",
        kind=Kind.NUMBER,
        words={"id": "open-days-ask-party"},
        hint=hint or {},
        least=1,
        most=seats.most(day, slot),
    )


def sign_up(day: OpenDay, slot: Slot) -> Form:
    """How many come, what the organ wants to know, and whom to call; the personal part last."""
    return Form(
        title=open_days_page.heading_of(day, slot),
        questions=(
            _party(day, slot),
            *day.further,
            Question(
                id="name",
                kind=Kind.TEXT,
                words={"id": "open-days-ask-name"},
                most=LONGEST_NAME,
                personal=True,
            ),
            Question(
                id="phone",
                kind=Kind.PHONE,
                words={"id": "open-days-ask-phone"},
                hint={"id": "open-days-why-phone"},
                personal=True,
            ),
        ),
    )


async def begin(step: Step, day: OpenDay, slot: Slot) -> list[Spoken]:
    """Asks for what signing up needs."""
    return await form.start(step, SIGN_UP, sign_up(day, slot), about=f"{SLOT}{slot.id}")


async def review(step: Step, draft: Draft, answers: dict[str, Value]) -> Html:
    """Whether the seats are there at this moment."""
    slot = await step.session.get_one(Slot, int(draft.about.removeprefix(SLOT)))
    if int(str(answers["party"])) <= slot.free:
        return step.say("open-days-review-free")
    return step.say("open-days-review-queue", free=slot.free)


async def send(step: Step, draft: Draft, answers: dict[str, Value]) -> list[Spoken]:
    """Signs up; where the seats have gone meanwhile, the queue is said in the first line."""
    slot = await seats.hold(step.session, int(draft.about.removeprefix(SLOT)))
    rest = dict(answers)
    wanted = Wanted(
        party=int(str(rest.pop("party"))),
        name=str(rest.pop("name")),
        phone=str(rest.pop("phone")),
        answers=rest,
    )
    row = await seats.register(
        step.session, slot, step.conversation, await step.shown(), wanted, step.now
    )
    day = await step.session.get_one(OpenDay, slot.open_day_id)
    done = "open-days-done" if row.state == State.REGISTERED else "open-days-done-queue"
    before = step.say(done, free=slot.free)
    return await open_days_page.registration(step, row, slot, day, before)


async def begin_party(step: Step, row: Registration, slot: Slot, day: OpenDay) -> list[Spoken]:
    """Asks how many come now."""
    # “取消” stands close to the buttons of the registration, where it would end that.
    asked = _party(day, slot, {"id": "open-days-hint-party"})
    questions = Form(title=open_days_page.heading_of(day, slot), questions=(asked,))
    return await form.start(step, PARTY, questions, about=f"{REGISTRATION}{row.id}")


async def send_party(step: Step, draft: Draft, answers: dict[str, Value]) -> list[Spoken]:
    """What the form asked is changed; of a registration that is over, that is said instead.

    A refusal would keep the form, and lead to it again.
    """
    number = int(draft.about.removeprefix(REGISTRATION))
    row, slot = await seats.held(step.session, number, await step.shown())
    try:
        seats.check_live(row, slot, step.now)
    except Refusal as refusal:
        why = step.say(refusal.text_id, **refusal.args_of_text)
        return [Spoken(why, keyboard([[button(step.say("open-days-button-all"), OpenDays())]]))]
    return await change_party(step, row, slot, int(str(answers["party"])))


async def discard_party(session: AsyncSession, accounts: Sequence[int], row: Registration) -> None:
    """A registration has ended: what was begun to change how many come ends with it."""
    draft = await forms.of(session, accounts, PARTY.key, f"{REGISTRATION}{row.id}")
    if draft is not None:
        await forms.discard(session, draft)


async def change_party(step: Step, row: Registration, slot: Slot, party: int) -> list[Spoken]:
    """Changes how many come."""
    await seats.change_party(step.session, row, slot, party, step.now)
    day = await step.session.get_one(OpenDay, slot.open_day_id)
    before = step.say("open-days-party-changed", party=party)
    return await open_days_page.registration(step, row, slot, day, before)


SIGN_UP = form.Purpose(key="open_days", send=send, review=review)
PARTY = form.Purpose(key="open_days_party", send=send_party)
PURPOSES = (SIGN_UP, PARTY)
