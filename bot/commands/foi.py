"""`yangguang foi` (依申请公开): requests for information, and their statutory dates."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from storage.calendar import Calendar, Due, Step
    from storage.foi.record import FoiRequest

cli = start.group("Requests for information (依申请公开), and their statutory dates.")

# What is said of a day that is not counted, or is counted though it is a weekend's.
SAID = {
    "received": "received (收到之日)",
    "weekend": "weekend (周末)",
    "holiday": "off (放假)",
    "statutory": "statutory day (法定节日)",
    "pause": "paused (不计算在内)",
    "make-up": "work (调休上班)",
}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        message = f"{text} is no day: write it as 2026-11-23"
        raise typer.BadParameter(message) from None


@cli.command("due")
def show_due(
    received: Annotated[
        date,
        typer.Option(parser=_day, metavar="DATE", help="When it was received: 2026-11-23."),
    ],
    days: Annotated[
        int, typer.Option(min=1, max=250, help="Working days, extensions included.")
    ] = 20,
    explain: Annotated[bool, typer.Option("--explain", help="Day by day.")] = False,
    as_json: start.Json = False,
) -> None:
    """Compute the statutory date: so many working days after the day of receipt."""
    from bot import desk
    from storage.refusal import Refusal

    try:
        due = _calendar().due(received, days)
    except Refusal as refusal:
        start.refuse(desk.said(refusal))
    if as_json:
        start.show(_as_json(due, received, days, explain=explain))
        return
    if explain:
        for step in due.steps:
            typer.echo(_line(step))
    typer.echo(f"due: {due.day:%Y-%m-%d %a} ({days} working days after {received})")
    for year in due.unannounced:
        typer.echo(
            f"provisional (暂定): the holidays of {year} are not announced yet "
            f"({year} 年放假安排未公布); compute it again when they are"
        )


def _calendar() -> "Calendar":
    """The calendar of the office; without a database the one that the program brings along."""
    path = start.settings().database.path
    if path is not None and not path.exists():
        from storage import calendar

        where = path.absolute()
        typer.echo(f"no database at {where}: by the program's own calendar", err=True)
        return calendar.shipped()
    found = start.prepared()
    from storage import working_days

    return start.look(found, lambda session, _: working_days.load(session))


def _as_json(due: "Due", received: date, days: int, *, explain: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "due": due.day,
        "provisional": due.is_provisional,
        "received": received,
        "days": days,
    }
    if due.is_provisional:
        found["not_announced"] = due.unannounced
    if explain:
        found["steps"] = [
            {
                "date": one.day,
                "number": one.number,
                "why": one.why,
                "name": one.name or None,
                "source": one.source or None,
                "provisional": one.is_provisional,
            }
            for one in due.steps
        ]
    return found


def _line(step: "Step") -> str:
    number = "" if step.number is None else step.number
    words = [SAID[step.why]] if step.why else []
    words += [one for one in (step.name, step.source) if one]
    if step.is_provisional:
        words.append("provisional (暂定)")
    return f"{step.day:%Y-%m-%d %a} {number:>3}  {' · '.join(words)}".rstrip()


Number = Annotated[
    str, typer.Argument(metavar="NUMBER", help="The request's number, such as SQ-2026-0001-3.")
]


def _one_of(*names: str) -> Callable[[str], str]:
    """Reads one of a few words."""

    def word(text: str) -> str:
        if text.strip() not in names:
            message = f"{text} is none of: {', '.join(names)}"
            raise typer.BadParameter(message)
        return text.strip()

    return word


STATES = (
    *("pre-application", "registered", "extended", "answered", "withdrawn"),
    "not-an-application",
)
METHODS = ("phone", "email", "letter", "in-person")
ROUTES = ("enquiry", "hotline", "petition", "report")


@cli.command("list")
def list_requests(
    state: Annotated[
        str, typer.Option(parser=_one_of("", *STATES), metavar="STATE", help=", ".join(STATES))
    ] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """List requests: what waits for a confirmation first, then by date. Nobody is named."""
    found = start.prepared()
    from bot.desk import foi

    listed = start.look(
        found, lambda session, now: foi.listed(session, now, state, limit, overdue=overdue)
    )
    if as_json:
        start.show(listed)
        return
    for one in listed:
        typer.echo(" · ".join((one["number"], one["state"], _standing(one))))
    if not listed:
        typer.echo("none", err=True)


def _standing(one: dict[str, Any]) -> str:
    """What a list says of the time."""
    if one["due"] is None:
        return "waits to be confirmed" if one["state"] == STATES[0] else "no date"
    due = f"due {one['due']}"
    if one["provisional"]:
        due += " (暂定)"
    return f"OVERDUE, {due}" if one["overdue"] else due


@cli.command("show")
def show_request(
    number: Number,
    by: start.By,
    explain: Annotated[
        bool, typer.Option("--explain", help="The days as they were counted.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Show everything of a request; that you saw who it is goes into the journal."""
    found = start.believing()
    from bot.desk import foi, moments

    request = start.act(found, lambda session, now: foi.shown(session, number, by, now))
    steps, events = request.pop("steps"), request.pop("events")
    if as_json:
        start.show({**request, "events": events, **({"steps": steps} if explain else {})})
        return
    for name, value in request.items():
        if value not in (None, "", [], {}, False):
            typer.echo(f"{name}: {moments.shown(value) if isinstance(value, datetime) else value}")
    for one in events:
        typer.echo(f"{one['said']} · {one['who']}")
    for step in steps if explain else []:
        words = [SAID[step["why"]]] if step["why"] else []
        words += [one for one in (step["name"], step["source"]) if one]
        words += ["provisional (暂定)"] if step["provisional"] else []
        number_of = "" if step["number"] is None else step["number"]
        typer.echo(f"{step['date']} {number_of:>3}  {' · '.join(words)}".rstrip())


def _told(request: "FoiRequest", *, as_json: bool) -> None:
    from bot import clock
    from bot.desk import foi

    one = foi.summary(request, clock.now())
    if as_json:
        start.show(one)
    else:
        typer.echo(" · ".join((one["number"], one["state"], _standing(one))))


@cli.command("confirm")
def confirm_request(
    number: Number,
    by: start.By,
    method: Annotated[
        str, typer.Option(parser=_one_of(*METHODS), metavar="METHOD", help=", ".join(METHODS))
    ] = "phone",
    as_json: start.Json = False,
) -> None:
    """Register what was confirmed with the applicant: today is the day of receipt."""
    found = start.believing()
    from bot.desk import foi

    portal = found.web.address
    _told(
        start.act(
            found, lambda session, now: foi.confirm(session, number, by, method, portal, now)
        ),
        as_json=as_json,
    )


@cli.command("extend")
def extend_request(
    number: Number,
    by: start.By,
    days: Annotated[
        int, typer.Option(metavar="N", parser=start.whole(20), help="Working days, up to 20.")
    ],
    reason: Annotated[str, typer.Option(help="Why it takes longer.")],
    consent_of: Annotated[
        str, typer.Option(help="The head who consented: a name with role head.")
    ],
    told: Annotated[
        str,
        typer.Option(
            parser=_one_of("", *METHODS),
            metavar="METHOD",
            help="How the applicant was told, where no message reaches them.",
        ),
    ] = "",
    as_json: start.Json = False,
) -> None:
    """Extend the time once, before it is over; the applicant is told."""
    found = start.believing()
    from bot.desk import foi

    given, portal = {"days": days, "reason": reason, "told": told}, found.web.address
    _told(
        start.act(
            found,
            lambda session, now: foi.extend(session, number, by, consent_of, given, portal, now),
        ),
        as_json=as_json,
    )


@cli.command("answer")
def answer_request(
    number: Number,
    by: start.By,
    outcome: Annotated[str, typer.Option(help="granted, withheld … or 予以公开, 不予公开 …")],
    ground: Annotated[str, typer.Option(help="Such as state-secret, r3_1 or 国家秘密.")] = "",
    reasons: Annotated[str, typer.Option(help="Why; needed where anything is refused.")] = "",
    text: Annotated[str, typer.Option(help="The answer, or where the information is.")] = "",
    text_file: Annotated[
        Path | None, typer.Option(help="The answer in a file; - reads standard input.")
    ] = None,
    as_json: start.Json = False,
) -> None:
    """Answer a request; what may be done against the answer is added by the outcome."""
    if text and text_file is not None:
        raise typer.BadParameter("give either --text or --text-file", param_hint="--text")
    found = start.believing()
    from bot.desk import Broken, foi, releases

    try:
        words = text if text_file is None else releases.text_of(text_file, sys.stdin.buffer)
    except Broken as broken:
        start.refuse(str(broken))
    given = {"outcome": outcome, "ground": ground, "reasons": reasons, "text": words}
    portal = found.web.address
    request, remedy = start.act(
        found, lambda session, now: foi.answer(session, number, by, given, portal, now)
    )
    _told(request, as_json=as_json)
    if not as_json:
        typer.echo(remedy)


@cli.command("refuse-as-application")
def send_request_on(
    number: Number,
    by: start.By,
    route: Annotated[
        str, typer.Option(parser=_one_of(*ROUTES), metavar="ROUTE", help=", ".join(ROUTES))
    ],
    reasons: Annotated[str, typer.Option(help="Why; it is said to the applicant.")],
    as_json: start.Json = False,
) -> None:
    """Note that it was a question or a complaint, before it is registered, and where it went."""
    found = start.believing()
    from bot.desk import foi

    given, portal = {"route": route, "reasons": reasons}, found.web.address
    _told(
        start.act(
            found, lambda session, now: foi.send_on(session, number, by, given, portal, now)
        ),
        as_json=as_json,
    )


@cli.command("withdraw")
def withdraw_request(number: Number, by: start.By, as_json: start.Json = False) -> None:
    """End a request because its applicant asked for it."""
    found = start.believing()
    from bot.desk import foi

    portal = found.web.address
    _told(
        start.act(found, lambda session, now: foi.withdraw(session, number, by, portal, now)),
        as_json=as_json,
    )


@cli.command("register")
def register_request(
    file: Annotated[
        Path,
        typer.Argument(help="JSON: applicant, name, proof, proof_number, phone, content, way …"),
    ],
    why: Annotated[str, typer.Option(help="illiterate, disabled, other.")],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Write down for somebody who cannot write (代填); - reads standard input. Prints the secret.

    A file, because what is typed as an option stays in the shell's history.
    """
    found = start.believing()
    from bot.desk import Broken, foi, releases

    try:
        given = json.loads(releases.text_of(file, sys.stdin.buffer))
    except Broken as broken:
        start.refuse(str(broken))
    except (ValueError, RecursionError):
        start.refuse(f"{file}: not JSON; nothing was registered")
    if not isinstance(given, dict):
        start.refuse(f"{file}: not one record; nothing was registered")
    request, secret = start.act(
        found, lambda session, now: foi.enter(session, given, why, by, now)
    )
    if as_json:
        start.show({"number": request.number, "secret": secret, "state": request.state})
    else:
        typer.echo(f"{request.number} {secret}")


@cli.command("status")
def show_status(
    number: Number,
    secret: Annotated[str, typer.Option(prompt=True, hide_input=True, help="The secret.")],
    as_json: start.Json = False,
) -> None:
    """Show what the applicant is told by number and secret."""
    found = start.prepared()
    from bot import desk
    from bot.desk import foi

    told = start.act(found, lambda session, now: foi.status(session, number, secret, now))
    if told is None:
        start.refuse(desk.spoken("foi-wrong-secret"))
    if as_json:
        start.show(told[0])
    else:
        typer.echo(told[1])
