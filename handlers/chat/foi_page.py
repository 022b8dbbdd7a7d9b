"""How a request stands, as its applicant reads it (申请进度、答复书).

Where the channel's servers are abroad only number and state are said; what it is about, and the
answer, wait on the portal (《个人信息保护法》第三十六条).
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat.buttons import Requests, Row, button
from handlers.chat.step import Step
from knowledge import mask
from knowledge.say import Html, Say, escape
from storage import calendar, foi
from storage.foi import clock, outcomes
from storage.foi.outcomes import Outcome, Remedy, Verdict
from storage.foi.record import ANSWER_WITHIN, RUNNING, FoiEvent, FoiRequest, State


async def stands(
    session: AsyncSession, request: FoiRequest, say: Say, today: date, *, portal: str = ""
) -> Html:
    """Number and state; with `portal` where the rest is, and else the rest itself."""
    lines = [say("foi-stands", number=request.number, state=say("foi-state", state=request.state))]
    if portal:
        return Html("\n\n".join([*lines, say("foi-stands-portal", url=portal)]))
    paragraphs = [Html("\n".join([*lines, *_due(request, say, today)]))]
    if request.state == State.NOT_AN_APPLICATION:
        paragraphs += _routed(session, request, say)
    if request.state == State.ANSWERED:
        paragraphs += answer(session, request, say)
    told = [sentence(one, say) for one in await foi.events(session, request)]
    paragraphs.append(Html("<i>" + "\n".join(told) + "</i>"))
    return Html("\n\n".join(paragraphs))


async def under_way(step: Step, accounts: Sequence[int]) -> list[Row]:
    """The way to the status of what somebody requested; which it is needs number and secret."""
    kept = [await foi.kept(step.session, one) for one in accounts]
    return [[button(step.say("foi-button-status"), Requests(place="status"))]] if any(kept) else []


def _due(request: FoiRequest, say: Say, today: date) -> list[Html]:
    """What there is to say about the time, while it runs or before it does."""
    if request.state == State.PRE_APPLICATION:
        return [say("foi-stands-confirm", days=ANSWER_WITHIN)]
    if request.state not in RUNNING or request.due_on is None or request.received_on is None:
        return []
    days = clock.days_of(request)
    found = [
        say("foi-stands-due", due=request.due_on, received=request.received_on, days=days),
    ]
    if request.due_is_provisional:
        found.append(say("foi-stands-provisional"))
    if request.is_overdue(today):
        found.append(say("foi-stands-overdue", organ=say.content(request.organ)))
    return found


def _routed(session: AsyncSession, request: FoiRequest, say: Say) -> list[Html]:
    reasons = _written(foi.opened(session, request, "reasons"))
    return [
        say("foi-stands-routed", route=request.routed_to or ""),
        say("foi-answer-reasons", reasons=reasons),
        say("foi-stands-insist"),
    ]


def answer(session: AsyncSession, request: FoiRequest, say: Say) -> list[Html]:
    """The answer in its paragraphs: outcome, ground, reasons, text, and what may be done."""
    if request.outcome is None or request.ground is None or request.answered_on is None:
        return []
    found = Verdict(Outcome(request.outcome), outcomes.GROUNDS[request.ground])
    reasons, text = (_written(foi.opened(session, request, one)) for one in ("reasons", "answer"))
    which = Remedy(request.remedy or Remedy.EITHER)
    return letter(found, which, request.answered_on, reasons, text, say)


def letter(
    found: Verdict, which: Remedy, day: date, reasons: Html, text: Html, say: Say
) -> list[Html]:
    """An answer in its paragraphs, given already or about to be."""
    ground = found.ground
    because = say("foi-ground", ground=ground.id)
    outcome = say("foi-outcome", outcome=found.outcome)
    paragraphs = [
        say("foi-answer", outcome=outcome, day=day),
        say("foi-answer-ground", article=ground.article, ground=because)
        if ground.article
        else say("foi-answer-ground-alone", ground=because),
    ]
    if reasons:
        paragraphs.append(say("foi-answer-reasons", reasons=reasons))
    if text:
        paragraphs.append(text)
    paragraphs.append(remedy(which, say))
    return paragraphs


def remedy(which: Remedy, say: Say) -> Html:
    """What may be done against an answer (《政府信息公开条例》第五十一条)."""
    if which is Remedy.REVIEW_FIRST:
        return say("foi-remedy-review-first", days=outcomes.REVIEW_WITHIN_DAYS)
    return say(
        "foi-remedy-either",
        days=outcomes.REVIEW_WITHIN_DAYS,
        months=outcomes.SUIT_WITHIN_MONTHS,
    )


def _written(text: str) -> Html:
    """What an officer wrote; a number of somebody's in it is not repeated in a transcript."""
    return escape(mask.mask(text).text)


def sentence(one: FoiEvent, say: Say) -> Html:
    """A line of the biography, as anybody may read it: without who did it."""
    about: dict[str, str] = {name: str(value) for name, value in one.about.items()}
    if "outcome" in about:
        about["outcome"] = say("foi-outcome", outcome=about["outcome"])
    return say(f"foi-event-{one.what}", at=calendar.day_of(one.at), **about)
