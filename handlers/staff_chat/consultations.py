"""Consultations at the staff bot (咨询): looked at, answered by a reply, given to another organ.

What a resident asked was masked when it came in, and is masked once more before it goes abroad.
"""

import re
import secrets
from typing import Any, Final

from telegram import Message, Update
from telegram.ext import ConversationHandler, filters

from handlers.desk import Broken
from handlers.desk import consultations as desk
from handlers.staff_chat import today
from handlers.staff_chat.due import gather
from handlers.staff_chat.step import LONGEST, Step, in_twos
from knowledge import mask
from knowledge.say import Html, escape, plain, width
from storage import consultations, organs, staff
from storage.organs import Organ
from storage.refusal import Refusal
from storage.staff import OFFICE, Role

NUMBER: Final = re.compile(r"ZX-[0-9A-Z]{4}-[0-9A-Z]{4}")
# A list of organs that fits a screen.
MOST_ORGANS: Final = 40
# Answers that wait for a yes are remembered for the newest so many.
MOST_ANSWERS: Final = 20
# Of what was said in it so many lines are shown, and so much of each: together they are a message.
MOST_SAID: Final = 3
LONGEST_LINE: Final = 1000
# These stop nothing, they only ask whether it is meant.
ASKS: Final = {"consultations-personal", "consultations-of-another"}
# Longer is no answer, which the desk will say.
SHOWN: Final = 3000
REASON: Final = "reason of passing on"


async def listed(_update: Update, step: Step) -> None:
    """/consultations: what waits for the organ of whoever asks."""
    if not staff.permitted(step.who, "consultations answer"):
        role = staff.titled(staff.needed("consultations answer"))
        await step.answer(step.words("staff-not-allowed", name=step.who.name, role=role))
        return
    async with step.reading() as session:
        everything = await gather(session, step.who, step.say, step.house.quiet_hours, step.now)
    found = [one for one in everything if one.path.startswith("/consultations/")]
    if not found:
        await step.answer(
            step.words("staff-bot-no-consultations", organ=step.say.content(step.who.organ))
        )
        return
    await step.answer(*today.said(found, step.say, "staff-bot-consultations"))


async def show(_update: Update, step: Step) -> None:
    """One of them, with what was said before it; the look is in the journal."""
    number = step.found[0]
    try:
        async with step.transaction() as session:
            found = await desk.shown(session, number, step.who.name, step.now)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return
    waits = found["state"] == consultations.State.WAITING
    rows = [[(step.words("staff-bot-button-pass"), f"pass:{number}")]] if waits else []
    await step.answer(_told(step, found), rows)


def _told(step: Step, found: dict[str, Any]) -> Html:
    """The question, what was said in it and before it, as much of it as there is room for."""
    organ = step.say.content(found["organ"])
    waits = found["state"] == consultations.State.WAITING
    head = step.words(
        "staff-bot-consultation",
        number=found["id"],
        organ=organ,
        state=str(found["state"]),
        day=str(found["due"]),
        late=str(found["overdue"]).lower(),
    )
    # Of a long exchange the end.
    said = [_line(step, one["by"], one["text"]) for one in found["messages"][-MOST_SAID:]]
    before = [
        _line(step, one["from"] != "resident", one["text"])
        for one in found["transcript"]
        if not one["is_question"]
    ]
    tail = [step.words("staff-bot-reply-hint")] if waits else []
    parts = [head, *said]
    for line in reversed(before):
        # The lines nearest to the question say most.
        longer = [*parts, step.words("staff-bot-before"), line, *tail]
        if width(plain("\n\n".join(longer))) > LONGEST:
            break
        parts.insert(len(said) + 1, line)
    if len(parts) > len(said) + 1:
        parts.insert(len(said) + 1, step.words("staff-bot-before"))
    return Html("\n\n".join([*parts, *tail]))


def _line(step: Step, is_office: object, text: str) -> Html:
    who = step.words("staff-bot-office" if is_office else "staff-bot-resident")
    return Html(f"<b>{who}</b>\n{escape(mask.mask(text).text.strip()[:LONGEST_LINE])}")


def answered_number(message: Message) -> str | None:
    """The consultation that a reply answers: the number at the head of the message of ours."""
    about = message.reply_to_message
    if about is None or about.from_user is None or about.from_user.id != message.get_bot().id:
        return None
    found = NUMBER.match(about.text or "")
    return found[0] if found else None


class Answering(filters.MessageFilter):
    """A reply to a message with a consultation, and no answer to anything else that was asked."""

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        return answered_number(message) is not None


async def reply(update: Update, step: Step) -> None:
    """An answer was written as a reply: shown once more, and asked whether it is to be sent."""
    message = update.message
    number = answered_number(message) if message else None
    if number is None:
        await step.answer(step.words("staff-bot-reply-to-what"))
        return
    text, means = step.typed, False
    if not text:
        await step.answer(step.words("staff-bot-only-words"))
        return
    remark = Html("")
    try:
        async with step.reading() as session:
            await desk.check(session, number, text, step.who.name)
    except Broken:
        await step.answer(step.words("staff-bot-unreadable"))
        return
    except Refusal as refusal:
        if refusal.text_id not in ASKS:
            await step.answer(step.refused(refusal))
            return
        remark, means = step.words(f"staff-bot-{refusal.text_id}", **refusal.args_of_text), True
    waiting = step.mine.setdefault("answers", {})
    key = secrets.token_hex(4)
    waiting[key] = (number, text, means)
    while len(waiting) > MOST_ANSWERS:
        del waiting[next(iter(waiting))]
    html = step.words("staff-bot-answer-really", number=number, answer=text[:SHOWN])
    yes = (step.words("staff-bot-button-send"), f"send:{key}")
    no = (step.words("staff-bot-button-not-send"), f"drop:{key}")
    await step.answer(f"{remark}\n\n{html}" if remark else html, [[yes, no]])


async def send(_update: Update, step: Step) -> None:
    """It is to be sent: once, however often it is tapped."""
    found = step.mine.get("answers", {}).pop(step.found[0], None)
    if found is None:
        await step.answer(step.words("staff-bot-answer-forgotten"))
        return
    number, text, means = found
    try:
        async with step.transaction() as session:
            await desk.answer(session, number, text, step.who.name, step.now, yes=means)
    except Refusal as refusal:
        await step.change(step.refused(refusal))
        return
    await step.change(step.words("staff-bot-answered", number=number))


async def drop(_update: Update, step: Step) -> None:
    """It is not to be sent."""
    step.mine.get("answers", {}).pop(step.found[0], None)
    await step.change(step.words("staff-bot-answer-dropped"))


async def to_whom(_update: Update, step: Step) -> None:
    """The organs that it can be given to: those with somebody who would answer."""
    number = step.found[0]
    try:
        async with step.reading() as session:
            handler = await staff.allowed(session, step.who.name, "consultations transfer")
            row = await consultations.by_number(session, number)
            consultations.check_handler(row, handler)
            consultations.check_waits(row)
            known = await _answering(session, row.organ)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return
    if not known:
        await step.answer(step.words("staff-bot-nobody-else"))
        return
    # A button carries 64 bytes, which is too little for a name.
    step.mine.setdefault("organs", {})[number] = [one.name for one in known]
    buttons = [(_name(step, one), f"pass:{number}:{at}") for at, one in enumerate(known)]
    await step.answer(step.words("staff-bot-pass-to-whom", number=number), in_twos(buttons))


def _name(step: Step, organ: Organ) -> str:
    return (
        organ.english
        if step.say.language == "en" and organ.english
        else step.say.content(organ.name)
    )


async def _answering(session: Any, but: str) -> list[Organ]:
    people = await staff.everybody(session)
    able = {one.organ for one in people if one.has(Role.OFFICER)} | {OFFICE}
    found = [one for one in await organs.known(session) if one.name in able - {but}]
    return found[:MOST_ORGANS]


async def ask_reason(_update: Update, step: Step) -> str | int:
    """The organ was chosen: why it is given there, which the resident is told."""
    number, at = step.found[0], int(step.found[1])
    names = step.mine.get("organs", {}).get(number, [])
    if at >= len(names):
        await step.answer(step.words("staff-bot-old-button"))
        return ConversationHandler.END
    step.mine["passing"] = (number, names[at])
    usual = (step.words("staff-bot-button-usual-reason"), "usual")
    leave = (step.words("staff-bot-button-leave"), "leave")
    organ = step.say.content(names[at])
    await step.answer(
        step.words("staff-bot-pass-why", number=number, organ=organ), [[usual], [leave]]
    )
    return REASON


async def pass_on(_update: Update, step: Step) -> str | int:
    """The reason was written, or the usual one chosen: it is given to the other organ."""
    if "passing" not in step.mine:
        await step.answer(step.words("staff-bot-old-button"))
        return ConversationHandler.END
    number, organ = step.mine["passing"]
    # It is said to a resident, in the words of the house whatever the clerk reads.
    usual = plain(step.house.texts.say("zh-Hans")("staff-bot-usual-reason", organ=organ))
    reason = usual if step.query is not None else step.typed
    try:
        async with step.transaction() as session:
            done = await desk.transfer(session, number, organ, reason, step.who.name, step.now)
    except Broken:
        await step.answer(step.words("staff-bot-unreadable"))
        return REASON
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return REASON if refusal.text_id == "consultations-reason" else ConversationHandler.END
    del step.mine["passing"]
    await step.answer(
        step.words(
            "staff-bot-passed",
            number=number,
            organ=step.say.content(done["organ"]),
            day=str(done["due"]),
        )
    )
    return ConversationHandler.END
