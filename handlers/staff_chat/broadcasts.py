"""Broadcasts at the staff bot (推送): how one goes, held, gone on with, ended."""

from typing import Final

from telegram import Update

from handlers.desk import broadcasts as desk
from handlers.desk.broadcasts import Standing
from handlers.staff_chat.step import Rows, Step, in_twos, short
from knowledge import values
from knowledge.say import Html
from storage import broadcasts, releases, staff
from storage.refusal import Refusal
from storage.releases import Release

# What can be done with it, by where it stands.
ACTS: Final = {
    "reviewed": ("stop",),
    "held": ("pause", "stop"),
    "sending": ("pause", "stop"),
    "paused": ("resume", "stop"),
}
# Why somebody did not get it: they blocked us, are gone, were skipped, or nobody knows.
FAILED: Final = ("blocked", "gone", "skipped")


def numbered(text: str) -> int | None:
    """The number that was typed: 12, １２, 第12号."""
    digits = values.plain(text).removeprefix("第").removesuffix("号").strip()
    is_one = digits.isascii() and digits.isdigit() and len(digits) <= len("123456789012345678")
    return int(digits) if is_one else None


async def status(_update: Update, step: Step) -> None:
    """/status N: how it goes; without a number, everything that is on its way."""
    words = step.typed.partition(" ")[2]
    if not staff.permitted(step.who, "see releases"):
        await step.answer(_not_theirs(step))
    elif words.strip():
        await show(step, numbered(words), anew=True)
    else:
        await _listed(step)


async def _listed(step: Step) -> None:
    async with step.reading() as session:
        found = [
            (one.release_id, await releases.get(session, one.release_id))
            for one in await broadcasts.under_way(session)
        ]
    if not found:
        await step.answer(step.words("staff-bot-none-under-way"))
        return
    lines = [
        step.words("staff-bot-under-way", id=str(number), title=short(step.say.content(one.title)))
        for number, one in found
    ]
    buttons = [
        (step.words("staff-bot-button-status", id=str(number)), f"status:{number}")
        for number, _ in found
    ]
    await step.answer("\n".join(lines), in_twos(buttons))


def _not_theirs(step: Step) -> Html:
    roles = staff.titled(staff.needed("see releases"))
    return step.words("staff-not-allowed", name=step.who.name, role=roles)


async def look(_update: Update, step: Step) -> None:
    """A tap on a broadcast: shown anew, in the place of what was shown."""
    await show(step, int(step.found[0]))


async def show(step: Step, number: int | None, *, anew: bool = False) -> None:
    """How a broadcast goes, in numbers, with what can be done."""
    if number is None:
        await step.answer(step.words("staff-bot-which-number"))
        return
    try:
        async with step.reading() as session:
            staff.check(step.who, "see releases")
            release = await releases.get(session, number)
            standing = await desk.standing(session, number, step.house.quiet_hours, step.now)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return
    html, rows = _told(step, release, standing), _rows(step, number, standing)
    await (step.answer(html, rows) if anew else step.change(html, rows))


def _told(step: Step, release: Release, standing: Standing) -> Html:
    counts, story = standing.counts, standing.story
    lines = [
        step.words(
            "staff-bot-broadcast",
            id=str(release.id),
            title=step.say.content(release.title),
            state=standing.state,
        )
    ]
    if story is not None:
        lines.append(
            step.words(
                "staff-bot-numbers",
                recipients=counts["recipients"],
                sent=counts["sent"],
                waiting=counts["waiting"],
                failed=sum(counts[name] for name in FAILED),
                unknown=counts["unknown"],
            )
        )
        if story.held_until is not None:
            lines.append(step.words("staff-bot-held-until", until=story.held_until))
        if story.sent_at is not None:
            lines.append(step.words("staff-bot-sent-by", name=story.sender, at=story.sent_at))
        lines.append(
            step.words("staff-bot-reviewed-by", name=story.reviewer, at=story.reviewed_at)
        )
    return Html("\n".join(lines))


def _rows(step: Step, number: int, standing: Standing) -> Rows:
    acts = [
        (step.words(f"staff-bot-button-{act}"), f"{act}:{number}")
        for act in ACTS.get(standing.state, ())
        if staff.permitted(step.who, f"broadcasts {act}")
    ]
    again = (step.words("staff-bot-button-again"), f"status:{number}")
    return [*([acts] if acts else []), [again]]


async def act(_update: Update, step: Step) -> None:
    """Holds it or goes on, at once; then says how it stands."""
    verb, number = step.found[0], int(step.found[1])
    try:
        async with step.transaction() as session:
            if verb == "pause":
                await desk.pause(session, number, step.who.name, step.now)
            else:
                span = step.house.quiet_hours
                await desk.resume(session, number, step.who.name, span, step.now)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
    await show(step, number)


async def ask_to_stop(_update: Update, step: Step) -> None:
    """Before it is ended for good: what that means, in numbers."""
    number = int(step.found[0])
    try:
        async with step.reading() as session:
            staff.check(step.who, "broadcasts stop")
            release = await releases.get(session, number)
            standing = await desk.standing(session, number, step.house.quiet_hours, step.now)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return
    if "stop" not in ACTS.get(standing.state, ()):
        await show(step, number)
        return
    html = step.words(
        "staff-bot-stop-really",
        id=str(number),
        title=step.say.content(release.title),
        waiting=standing.counts["waiting"],
        sent=standing.counts["sent"],
    )
    yes = (step.words("staff-bot-button-stop-really"), f"stopped:{number}")
    no = (step.words("staff-bot-button-leave"), f"status:{number}")
    await step.change(html, [[yes, no]])


async def stop(_update: Update, step: Step) -> None:
    """Ends it for good; then says how it stands."""
    number = int(step.found[0])
    try:
        async with step.transaction() as session:
            await desk.stop(session, number, step.who.name, step.now)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
    await show(step, number)
