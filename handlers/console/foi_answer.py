"""The answer to a request at the console (答复): written, read as the letter, and only then sent.

The remedy is chosen by the outcome and stands in the letter whatever is written (《政府信息公开
条例》第五十一条); what is refused needs its ground and reasons (第三十六条第三项).
"""

from typing import Any, Final

from aiohttp import web
from markupsafe import Markup

from handlers.console import foi_case
from handlers.console.foi_acts import TOLD, field_of, methods, told
from handlers.console.typed import Typed
from handlers.console.visit import REFUSED, Visit
from handlers.desk import foi_answers as desk
from storage import calendar, foi
from storage.foi import number as numbers
from storage.foi.acts import LONGEST_ANSWER, LONGEST_REASONS
from storage.foi.outcomes import GROUNDS, Outcome
from storage.foi.record import State, check_arrow
from storage.refusal import Refusal

WRITTEN: Final = ("verdict", "reasons", "text")
BETWEEN: Final = "/"


def _pairs() -> list[tuple[Outcome, str]]:
    """Every outcome with each of its grounds; a part may be withheld on any of withholding."""
    return [
        (outcome, one.id)
        for outcome in Outcome
        for one in GROUNDS.values()
        if one.outcome is (Outcome.WITHHELD if outcome is Outcome.PARTLY_GRANTED else outcome)
    ]


VERDICTS: Final = {BETWEEN.join(pair): pair for pair in _pairs()}


def _groups(visit: Visit) -> list[tuple[Markup, list[tuple[str, Markup]]]]:
    """The outcomes with their grounds, as they are chosen from."""
    found: dict[Outcome, list[tuple[str, Markup]]] = {}
    for value, (outcome, ground) in VERDICTS.items():
        words = visit.say(
            "foi-desk-ground",
            ground=visit.html(visit.voice("foi-ground", ground=ground)),
            article=visit.content(GROUNDS[ground].article) or "none",
        )
        found.setdefault(outcome, []).append((value, words))
    return [(visit.say("foi-outcome", outcome=one), grounds) for one, grounds in found.items()]


def _given(typed: Typed) -> dict[str, Any]:
    """What was typed, as the desk takes it."""
    outcome, ground = VERDICTS.get(typed["verdict"], ("", ""))
    return {**told(typed), "outcome": str(outcome), "ground": ground}


async def write(visit: Visit) -> web.StreamResponse:
    """The form of an answer; sent from it, the letter that would go out."""
    typed = Typed(visit, *WRITTEN, *TOLD, told_on=str(calendar.day_of(visit.now)))
    if visit.posted and visit.typed("step") != "change":
        typed.among("verdict", VERDICTS, "foi-desk-no-verdict")
        shown = await _letter(visit, typed)
        if shown is not None:
            return shown
    return await _form(visit, typed)


async def _form(visit: Visit, typed: Typed) -> web.Response:
    async with visit.transaction() as session:
        view = await foi_case.case(visit, session)
        request = await foi.find(session, view["one"]["number"])
        if not typed.is_wrong:
            check_arrow(request, State.ANSWERED)
    return visit.page(
        "foi_answer.html",
        status=REFUSED if typed.is_wrong else 200,
        **view,
        typed=typed,
        groups=_groups(visit),
        most_reasons=LONGEST_REASONS,
        most_text=LONGEST_ANSWER,
    )


async def _letter(visit: Visit, typed: Typed) -> web.Response | None:
    """The letter, to be read before it counts; None where it cannot be given so."""
    wrong = set(WRITTEN) & typed.wrong.keys()
    if wrong:
        return None
    number, given = foi_case.number_of(visit), _given(typed)
    try:
        async with visit.transaction() as session:
            letter, is_reached = await desk.preview(
                session, number, visit.who.name, given, visit.now
            )
    except Refusal as refusal:
        typed.refuse(refusal, field_of(refusal))
        return None
    typed.values["told_on"] = typed["told_on"] or str(calendar.day_of(visit.now))
    return visit.page(
        "foi_letter.html",
        status=REFUSED if typed.is_wrong else 200,
        number=numbers.read(number),
        letter=letter,
        is_reached=is_reached,
        typed=typed,
        kept={name: typed[name] for name in WRITTEN},
        methods=methods(visit),
    )


async def send(visit: Visit) -> web.StreamResponse:
    """Gives the answer that was read; refused, the letter stays on the page."""
    typed = Typed(visit, *WRITTEN, *TOLD)
    typed.among("verdict", VERDICTS, "foi-desk-no-verdict")
    given = _given(typed)
    if not typed.is_wrong:
        try:
            async with visit.transaction() as session:
                request, _ = await desk.answer(
                    session,
                    foi_case.number_of(visit),
                    visit.who.name,
                    given,
                    foi_case.portal_of(visit),
                    visit.now,
                )
                number = request.number
            return visit.go(f"/foi/{number}", "foi-desk-done-answer", number=number)
        except Refusal as refusal:
            typed.refuse(refusal, field_of(refusal))
    shown = await _letter(visit, typed)
    return shown if shown is not None else await _form(visit, typed)
