"""Today (今天): what is due, when somebody asks and once each working morning (早报)."""

from datetime import datetime, time
from typing import Final, cast

from markupsafe import Markup
from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.ext import JobQueue

from handlers.console.items import Waiting
from handlers.staff_chat import due
from handlers.staff_chat.step import Rows, Step, in_twos
from knowledge.say import CITY, Html, Say, escape
from storage import accounts, calendar, working_days
from storage.accounts import Account
from storage.staff import Staff

# Said in the morning of a working day, and no more once it is noon.
FROM, TO = time(8, 30), time(12, 0)
SHOWN: Final = 10
# How the buttons of a list begin, by where the console would do it.
PLACES: Final = {"releases": "review", "broadcasts": "status", "consultations": "cons"}


async def show(_update: Update, step: Step) -> None:
    """/today: what is due for whoever asks."""
    async with step.reading() as session:
        found = await due.gather(session, step.who, step.say, step.house.quiet_hours, step.now)
    await step.answer(*said(found, step.say, "staff-bot-today"))


def said(found: list[Waiting], say: Say, heading: str) -> tuple[Html, Rows]:
    """A list as a message, with a button for each thing that can be done here."""
    if not found:
        return say("staff-bot-nothing-due"), []
    lines = [f"<b>{say(heading, count=len(found))}</b>"]
    for number, one in enumerate(found[:SHOWN], start=1):
        marks = " · ".join(str(_html(part)) for part in (one.until, one.detail) if part)
        lines.append(f"{number}. {_html(one.title)}" + (f"\n{marks}" if marks else ""))
    if len(found) > SHOWN:
        lines.append(say("staff-bot-more-due", count=len(found) - SHOWN))
    buttons = [
        (str(_html(one.act)), f"{PLACES[place]}:{rest}")
        for one in found[:SHOWN]
        for place, _, rest in [one.path.lstrip("/").partition("/")]
        if one.act and place in PLACES
    ]
    return Html("\n\n".join(lines)), in_twos(buttons)


def _html(text: str | Markup) -> Html:
    return Html(text) if isinstance(text, Markup) else escape(text)


def is_morning(now: datetime) -> bool:
    """Whether it is the time of day in which the digest is said."""
    return FROM <= now.astimezone(CITY).time() < TO


async def go_round(step: Step) -> None:
    """The round of the digest: whoever was not told yet today gets a job of their own.

    So what goes wrong with one keeps nobody else waiting.
    """
    now, queue = step.now, cast("JobQueue[Step] | None", step.job_queue)
    if queue is None or not is_morning(now):
        return
    today = calendar.day_of(now)
    async with step.reading() as session:
        known = await working_days.load(session)
        if not known.is_working_day(today):
            return
        people = await accounts.without_digest(session, today)
    for number in people:
        queue.run_once(tell, 0, data=number, job_kwargs={"misfire_grace_time": None})


async def tell(step: Step) -> None:
    """Tells one person what is due; once a day, whatever ends or is started meanwhile."""
    job, house, now = step.job, step.house, step.now
    if job is None:
        return
    number = cast("int", job.data)
    async with step.transaction() as session:
        if not await accounts.take_digest(session, number, calendar.day_of(now)):
            return
        who = await session.get_one(Staff, number)
        account = await session.get_one(Account, number)
        say = house.texts.say(account.language)
        found = await due.gather(session, who, say, house.quiet_hours, now)
    # Who has nothing to do is not woken for that.
    if not found or account.telegram_id is None:
        return
    try:
        await step.tell(account.telegram_id, *said(found, say, "staff-bot-digest"), tries=1)
    except (BadRequest, TimedOut):
        # There is no way to them; or they may have it, and it is not said twice.
        raise
    except (NetworkError, RetryAfter):
        async with step.transaction() as session:
            await accounts.give_digest_back(session, number)
        raise
