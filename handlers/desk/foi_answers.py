"""Answers at the requests' desk (答复): chosen, read as the letter that goes out, given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import foi_notices, foi_page
from handlers.desk import Broken, foi, readable
from knowledge.say import Html, Texts, escape, plain
from storage import calendar
from storage import foi as requests
from storage.foi import record
from storage.foi.acts import Reply
from storage.foi.outcomes import GROUNDS, Ground, Outcome, Verdict
from storage.foi.record import FoiRequest, State
from storage.refusal import Refusal
from storage.staff import Staff


async def answer(
    session: AsyncSession,
    number: str,
    by: str,
    given: Mapping[str, Any],
    portal: str,
    now: datetime,
) -> tuple[FoiRequest, str]:
    """Answers; with what may be done against it.

    `given`: outcome, ground, reasons, text, told_by, told_on.

    The remedy is chosen by the outcome and is part of the answer, whatever was written.
    """
    officer, request, reply, _ = await _checked(session, number, by, given)
    told = await foi.told_how(session, request, given, now)
    verdict = await requests.answer(session, request, officer, reply, told, now)
    foi.note(
        session,
        officer,
        "answer",
        request,
        now,
        outcome=str(verdict.outcome),
        ground=verdict.ground.id,
        row=verdict.row,
        remedy=str(verdict.remedy),
    )
    await foi_notices.tell(session, request, portal)
    return request, plain(foi_page.remedy(verdict.remedy, Texts.load().say("zh-Hans")))


async def preview(
    session: AsyncSession, number: str, by: str, given: Mapping[str, Any], now: datetime
) -> tuple[str, bool]:
    """The letter of an answer that could be given, and whether we bring it; nothing is changed.

    Who is reached by no message of ours must have it in hand before they are told.
    """
    _, request, reply, found = await _checked(session, number, by, given)
    say = Texts.load().say("zh-Hans")
    day = given.get("told_on") or calendar.day_of(now)
    reasons, text = (escape(one.strip()) for one in (reply.reasons, reply.text))
    lines = foi_page.letter(found, found.remedy, day, reasons, text, say)
    head = Html(f"{escape(request.organ)}\n{request.number}")
    is_reached = await foi_notices.reached(session, request) is not None
    return plain(Html("\n\n".join([head, *lines]))), is_reached


async def _checked(
    session: AsyncSession, number: str, by: str, given: Mapping[str, Any]
) -> tuple[Staff, FoiRequest, Reply, Verdict]:
    """Everything of an answer but how it is told; refused where it cannot be given so."""
    readable(reasons=given["reasons"], text=given["text"])
    officer, request = await foi.held(session, number, by, "answer")
    record.check_arrow(request, State.ANSWERED)
    outcome = outcome_of(given["outcome"])
    ground = ground_of(outcome, given["ground"])
    # What a request repeats is named in the reasons.
    repeats = given["reasons"] if ground == "repeated" else ""
    reply = Reply(outcome, ground, given["text"], given["reasons"], repeats)
    return officer, request, reply, await requests.check_reply(session, request, reply)


def outcome_of(typed: str) -> Outcome:
    """An outcome by its name in either language."""
    typed = typed.strip()
    say = Texts.load().say("zh-Hans")
    words = {one: say("foi-outcome", outcome=one) for one in Outcome}
    known = {str(one): one for one in Outcome} | {name: one for one, name in words.items()}
    if typed not in known:
        names = ", ".join(f"{one} ({name})" for one, name in words.items())
        raise Broken(f"there is no outcome {typed}; the outcomes are: {names}")
    return known[typed]


def grounds_listed() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every outcome with its grounds, as a help names them."""
    say = Texts.load().say("zh-Hans")
    found = []
    for outcome in Outcome:
        among = [one for one in GROUNDS.values() if one.outcome is outcome]
        title = f"{outcome} {say('foi-outcome', outcome=outcome)}"
        if outcome is Outcome.PARTLY_GRANTED:
            lines = [("…", "a ground of withheld, for the part that is withheld (第三十七条)")]
        else:
            lines = [
                (f"{one.id} {one.row}", f"{one.words} {one.article}".strip()) for one in among
            ]
        found.append((title, lines))
    return found


def ground_of(outcome: Outcome, typed: str) -> str:
    """A ground by its name, by its row of the report, or by words of it, where one fits."""
    typed = typed.strip()
    if not typed and outcome is Outcome.GRANTED:
        # Where nothing is refused, the plain case is meant; nothing is chosen for a refusal.
        return "disclosable"
    wanted = Outcome.WITHHELD if outcome is Outcome.PARTLY_GRANTED else outcome
    fitting = [one for one in GROUNDS.values() if typed and _fits(one, typed)]
    ours = [one.id for one in fitting if one.outcome is wanted]
    if len(ours) == 1:
        return ours[0]
    if fitting and not ours:
        one = fitting[0]
        raise Refusal("foi-ground-of-another", ground=_named(one), outcome=outcome, of=one.outcome)
    among = [one for one in GROUNDS.values() if one.outcome is wanted]
    raise Refusal("foi-no-such-ground", outcome=outcome, known="；".join(map(_named, among)))


def _fits(ground: Ground, typed: str) -> bool:
    return typed in (ground.id, ground.row) or typed in ground.words


def _named(ground: Ground) -> str:
    """A ground as an officer reads it, with what is typed for it."""
    return f"{ground.words} {ground.id}"
