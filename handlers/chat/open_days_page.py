"""What is shown of open days (开放日页面): the days, one of them, a registration, its files."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from handlers.chat.answers import label
from handlers.chat.buttons import OpenDays, Registered, Row, SignUp, button, keyboard, pairs
from handlers.chat.form import Spoken
from handlers.chat.step import Step
from knowledge.say import CITY, Html, Say, escape
from storage.open_days import OpenDay, Registration, Slot, State, lookup, seats, tickets
from storage.refusal import Refusal

# A registration with its slot and its day.
Mine = tuple[Registration, Slot, OpenDay]
# A list that fits on a phone.
MOST = 8
# A slot's label on a button: 12-05 09:30.
BRIEF = "%m-%d %H:%M"


def said_of(day: OpenDay, name: str, say: Say) -> str:
    """Its title, place or what it is about in a language; in Chinese where there is no English."""
    if say.language == "en" and day.english and day.english.get(name):
        return day.english[name]
    return say.content(str(getattr(day, name)))


def when(slot: Slot, say: Say) -> Html:
    """The time of a slot: 2026-12-05（周六）09:30–11:00."""
    begins, ends = slot.starts_at.astimezone(CITY), slot.ends_at.astimezone(CITY)
    return say(
        "open-days-when",
        date=begins.date(),
        weekday=begins.strftime("%a").lower(),
        begins=f"{begins:%H:%M}",
        ends=f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends:%m-%d %H:%M}",
    )


def brief(slot: Slot) -> str:
    """The time of a slot on a button."""
    return f"{slot.starts_at.astimezone(CITY):{BRIEF}}"


def _is_open(day: OpenDay, slot: Slot, now: datetime) -> bool:
    try:
        seats.check_open(day, slot, now)
    except Refusal:
        return False
    return True


def _places(day: OpenDay, slots: Sequence[Slot], say: Say, now: datetime) -> Html:
    """Whether there are seats, in words."""
    if now < day.opens_at:
        return say("open-days-line-not-yet", opens=day.opens_at)
    opened = [one for one in slots if _is_open(day, one, now)]
    if not opened:
        return say("open-days-line-closed")
    free = sum(one.free for one in opened)
    return say("open-days-line-free", count=free) if free else say("open-days-line-full")


async def front(step: Step) -> tuple[Html, InlineKeyboardMarkup | None]:
    """The days that are to come, each with its date, organ and whether there are seats."""
    say = step.say
    found = await lookup.coming(step.session, step.now)
    if not found:
        return say("open-days-none-planned"), None
    parts: list[str] = [say("open-days-coming", count=len(found))]
    rows: list[Row] = []
    for day, slots in found[:MOST]:
        title = said_of(day, "title", say)
        parts.append(
            say(
                "open-days-line",
                title=title,
                organ=say.content(day.organ),
                date=slots[0].starts_at.astimezone(CITY).date(),
                places=_places(day, slots, say, step.now),
            )
        )
        rows.append([button(label(title), OpenDays(day=day.id or 0))])
    return Html("\n\n".join(parts)), keyboard(rows)


async def one(step: Step, day: OpenDay) -> tuple[Html, InlineKeyboardMarkup]:
    """A day with its slots, and the way in."""
    say = step.say
    slots = [one for one in await seats.slots_of(step.session, day) if one.starts_at > step.now]
    heading = say(
        "open-days-about",
        title=said_of(day, "title", say),
        organ=say.content(day.organ),
        place=said_of(day, "place", say),
        about=said_of(day, "about", say),
    )
    lines = [
        say(
            "open-days-slot" if slot.free else "open-days-slot-full",
            when=when(slot, say),
            free=slot.free,
        )
        for slot in slots
    ]
    parts: list[str] = [heading]
    if lines:
        parts.append("\n".join(lines))
    mine = await seats.live(step.session, await step.shown(), day.id or 0)
    if mine is not None:
        parts.append(say("open-days-you-are-in", state=mine.state, number=mine.number))
        rows: list[Row] = [[_to(mine, "ticket", say("open-days-button-mine"))]]
    else:
        parts.append(_sign_up(day, slots, say, step.now))
        rows = _to_sign_up(day, slots, say, step.now)
    rows.append([button(say("open-days-button-all"), OpenDays())])
    return Html("\n\n".join(parts)), keyboard(rows)


def _sign_up(day: OpenDay, slots: Sequence[Slot], say: Say, now: datetime) -> Html:
    """When one can sign up, or why not now."""
    if now < day.opens_at:
        return say("open-days-not-yet", opens=day.opens_at)
    if not any(_is_open(day, one, now) for one in slots):
        return say("open-days-closed", closed=day.closes_at)
    return say("open-days-sign-up-until", closes=day.closes_at, most=day.party_limit)


def _to_sign_up(day: OpenDay, slots: Sequence[Slot], say: Say, now: datetime) -> list[Row]:
    opened = [one for one in slots if _is_open(day, one, now)]
    if len(opened) == 1:
        text = say("open-days-button-sign-up" if opened[0].free else "open-days-button-queue")
        return [[button(text, SignUp(slot=opened[0].id or 0))]]
    names = [
        say(
            "open-days-button-slot" if slot.free else "open-days-button-slot-full",
            when=brief(slot),
        )
        for slot in opened
    ]
    return pairs(
        [button(name, SignUp(slot=slot.id or 0)) for name, slot in zip(names, opened, strict=True)]
    )


async def full(step: Step, day: OpenDay, slot: Slot) -> tuple[Html, InlineKeyboardMarkup]:
    """A slot that is full, said at once: other slots, and the queue."""
    say = step.say
    others = [
        one
        for one in await seats.slots_of(step.session, day)
        if one.id != slot.id and one.free and _is_open(day, one, step.now)
    ]
    ahead = await seats.waiting(step.session, slot)
    parts = [say("open-days-full", when=when(slot, say), ahead=ahead)]
    if others:
        parts.append(say("open-days-full-others"))
    rows = _to_sign_up(day, others, say, step.now) if others else []
    rows.append([button(say("open-days-button-queue"), SignUp(slot=slot.id or 0, queue=True))])
    rows.append([button(say("open-days-button-back"), OpenDays(day=day.id or 0))])
    return Html("\n\n".join(parts)), keyboard(rows)


def _to(row: Registration, do: str, text: str) -> Any:
    return button(text, Registered(registration=row.id or 0, do=do))


async def registration(
    step: Step, row: Registration, slot: Slot, day: OpenDay, before: str = ""
) -> list[Spoken]:
    """A registration as its owner sees it: a place in the queue, an offer, or what and a ticket.

    What, when and where stand in a message of their own: under a picture nobody finds them.
    """
    say = step.say
    about = say(
        "open-days-registration",
        title=said_of(day, "title", say),
        when=when(slot, say),
        place=said_of(day, "place", say),
        party=row.party,
        number=row.number,
    )
    how, buttons = await _next(step, row)
    if row.state == State.REGISTERED:
        picture = qr(tickets.ticket(step.session, row))
        words = Html("\n\n".join(part for part in (before, about) if part))
        return [Spoken(words), Spoken(how, keyboard(buttons), picture=picture)]
    html = Html("\n\n".join(part for part in (before, about, how) if part))
    return [Spoken(html, keyboard(buttons))]


async def _next(step: Step, row: Registration) -> tuple[Html, list[Row]]:
    """What comes next, and what can be done."""
    say = step.say
    party = _to(row, "party", say("open-days-button-party"))
    match row.state:
        case State.REGISTERED:
            calendar = _to(row, "calendar", say("open-days-button-calendar"))
            cancel = _to(row, "cancel", say("open-days-button-cancel"))
            shown = say("open-days-show-ticket", number=row.number)
            return shown, [[calendar, party, cancel]]
        case State.WAITING:
            leave = _to(row, "cancel", say("open-days-button-leave"))
            place = await seats.place(step.session, row)
            return say("open-days-waiting", place=place), [[party, leave]]
        case State.OFFERED:
            return say("open-days-is-offered"), [offer(row, say)]
        case State.ATTENDED:
            return say("open-days-was-there", number=row.number), []
    over = say("open-days-is-over", state=row.state, number=row.number)
    return over, [[button(say("open-days-button-all"), OpenDays())]]


def offer(row: Registration, say: Say) -> Row:
    """Yes and no to an offer."""
    return [
        _to(row, "accept", say("open-days-button-accept")),
        _to(row, "decline", say("open-days-button-decline")),
    ]


def coming(row: Registration, say: Say) -> Row:
    """Whether they will still come."""
    return [
        _to(row, "come", say("open-days-button-come")),
        _to(row, "not-come", say("open-days-button-not-come")),
    ]


def sure(row: Registration, slot: Slot, day: OpenDay, say: Say) -> tuple[Html, Any]:
    """Whether to cancel, and what is given up."""
    asked = "open-days-leave-sure" if row.state == State.WAITING else "open-days-cancel-sure"
    html = say(asked, title=said_of(day, "title", say), when=when(slot, say), party=row.party)
    buttons = [
        _to(row, "sure", say("open-days-button-sure")),
        _to(row, "ticket", say("open-days-button-stay")),
    ]
    return html, keyboard([buttons])


def sure_of_party(
    row: Registration, slot: Slot, day: OpenDay, say: Say, wanted: int
) -> tuple[Html, Any]:
    """Whether so many are to come instead."""
    html = say(
        "open-days-party-sure",
        title=said_of(day, "title", say),
        when=when(slot, say),
        party=row.party,
        wanted=wanted,
    )
    buttons = [
        _to(row, f"party={wanted}", say("open-days-button-party-to", party=wanted)),
        _to(row, "ticket", say("open-days-button-party-stay")),
    ]
    return html, keyboard([buttons])


async def under_way(step: Step, accounts: Sequence[int]) -> list[Row]:
    """The registrations that are not over, the nearest first."""
    found = await lookup.mine(step.session, accounts, step.now)
    names = [
        step.say("residents-my-registration", title=said_of(day, "title", step.say))
        for _, _, day in found
    ]
    return [
        [_to(row, "ticket", label(name))] for name, (row, _, _) in zip(names, found, strict=True)
    ]


def can_change(row: Registration, slot: Slot, now: datetime) -> bool:
    """Whether it is not over and has not begun."""
    try:
        seats.check_live(row, slot, now)
    except Refusal:
        return False
    return True


async def none(step: Step) -> tuple[Html, InlineKeyboardMarkup | None]:
    """That somebody has signed up for nothing, and what is open."""
    text, markup = await front(step)
    return Html(f"{step.say('open-days-mine-none')}\n\n{text}"), markup


def which(step: Step, found: Sequence[Mine], do: str) -> tuple[Html, InlineKeyboardMarkup]:
    """Which of the registrations was meant."""
    return step.say("open-days-which"), keyboard([[one] for one in _each(step, found, do)])


def _each(step: Step, found: Sequence[Mine], do: str) -> Row:
    return [
        _to(row, do, label(f"{said_of(day, 'title', step.say)} {brief(slot)}"))
        for row, slot, day in found[:MOST]
    ]


def mine(step: Step, found: Sequence[Mine]) -> tuple[Html, InlineKeyboardMarkup]:
    """Several registrations of a resident, the nearest first."""
    say = step.say
    lines = [
        say(
            "open-days-mine-line",
            title=said_of(day, "title", say),
            when=when(slot, say),
            party=row.party,
            state=say("open-days-state", state=row.state),
        )
        for row, slot, day in found[:MOST]
    ]
    rows: list[Row] = [[one] for one in _each(step, found, "ticket")]
    rows.append([button(say("open-days-button-all"), OpenDays())])
    return Html("\n\n".join([say("open-days-mine"), *lines])), keyboard(rows)


def qr(content: str) -> bytes:
    """A QR code that a cheap telephone's camera reads, about half as wide as a phone's screen."""
    import segno

    buffer = BytesIO()
    segno.make(content, error="m", micro=False).save(buffer, kind="png", scale=6, border=4)
    return buffer.getvalue()


def calendar(
    row: Registration, slot: Slot, day: OpenDay, say: Say, now: datetime
) -> tuple[str, bytes]:
    """A calendar file (.ics) with one event; fetched again, it changes the event that is there."""
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", f"{row.number}@open-days.yangguang")
    event.add("dtstamp", now)
    event.add("summary", said_of(day, "title", say))
    event.add("dtstart", slot.starts_at.astimezone(CITY))
    event.add("dtend", slot.ends_at.astimezone(CITY))
    event.add("location", said_of(day, "place", say))
    event.add("description", str(say("open-days-in-calendar", number=row.number)))
    whole = Calendar()
    whole.add("prodid", "-//Yangguang//Open days//ZH")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    whole.add_missing_timezones()
    return f"{row.number}.ics", whole.to_ical()


def heading_of(day: OpenDay, slot: Slot) -> dict[str, str]:
    """A form's title in the languages that it is written in."""
    found = {"zh-Hans": f"{day.title} {brief(slot)}"}
    if day.english:
        found["en"] = f"{escape(day.english['title'])} {brief(slot)}"
    return found
