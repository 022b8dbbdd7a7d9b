"""`yangguang foi` (依申请公开): requests for information, and their statutory dates."""

import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from bot.commands import foi_due, foi_register, foi_save, start
from bot.commands.foi_words import METHODS, ROUTES, STATES, listed, one_of

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

    from storage.foi.record import FoiRequest

cli = start.group("Requests for information (依申请公开), and their statutory dates.")
cli.command("due")(foi_due.show_due)
cli.command("register", help=foi_register.HELP)(foi_register.register_request)

Number = Annotated[
    str, typer.Argument(metavar="NUMBER", help="The request's number, such as SQ-2026-0001-3.")
]


# Where no message of ours reaches the applicant, an officer tells them and says how and when.
ToldBy = Annotated[
    str,
    typer.Option(
        parser=one_of(METHODS),
        metavar="METHOD",
        help="How the applicant was told, where no message of ours reaches them: "
        f"{listed(METHODS)}.",
    ),
]
ToldOn = Annotated[
    date | None,
    typer.Option(parser=start.day, metavar="DATE", help="On which day; today, if not given."),
]


def _told_in_person(told_by: str, told_on: date | None) -> dict[str, Any]:
    if told_on is not None and not told_by:
        raise typer.BadParameter("say how, too: --told-by 邮寄", param_hint="--told-on")
    return {"told_by": told_by, "told_on": told_on}


@cli.command("list")
def list_requests(
    state: Annotated[
        str,
        typer.Option(
            parser=one_of(STATES), metavar="STATE", help=f"Only these: {listed(STATES)}."
        ),
    ] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """List requests: what waits to be confirmed first, the oldest on top, then by date.

    Nobody is named. A pre-application (预申请) must be confirmed with its applicant: its clock
    begins with that day.

    Example: yangguang foi list --state 待确认
    """
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


def _standing(one: Mapping[str, Any]) -> str:
    """What a list says of the time."""
    if one["state"] == "pre-application":
        waits = "" if one["waits"] is None else f", waiting for {one['waits']} working days"
        return f"to be confirmed with the applicant (待确认){waits}"
    if one["due"] is None:
        return "no date"
    due = f"due {one['due']}"
    if one["provisional"]:
        due += " (暂定)"
    return f"OVERDUE, {due}" if one["overdue"] else due


@cli.command("show")
def show_request(
    number: Number,
    by: start.By,
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Names and numbers whole; needs --why.")
    ] = False,
    why: Annotated[str, typer.Option(help="What they are needed for.")] = "",
    save: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write what was attached into a directory; needs --why."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="The days as they were counted.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Show a request, with names and numbers covered; that you looked goes into the journal.

    Example: yangguang foi show SQ-2026-0001-3 --by 陈办 --reveal --why 打电话确认
    """
    if (reveal or save is not None) and not why.strip():
        option = "--reveal" if reveal else "--save"
        raise typer.BadParameter("say what for, too: --why 打电话确认", param_hint=option)
    found = start.believing()
    from bot.desk import foi

    for_what = why if reveal else ""
    request = start.act(found, lambda session, now: foi.shown(session, number, by, for_what, now))
    if save is not None:
        request["saved"] = foi_save.save(found, number, by, why, save)
    steps = request.pop("steps")
    if as_json:
        start.show(request | ({"steps": steps} if explain else {}))
        return
    _print(request)
    for step in steps if explain else []:
        typer.echo(foi_due.line(step))


def _print(request: dict[str, Any]) -> None:
    """A request as a person reads it, in the city's time."""
    from bot.desk import moments

    posts, events = request.pop("to_be_posted"), request.pop("events")
    for one in request.pop("files"):
        typer.echo(f"attached: {one['name']}, {one['size']} bytes")
    for one in request.pop("saved", ()):
        typer.echo(f"saved: {one}")
    for name, value in request.items():
        if value not in (None, "", [], {}, False):
            typer.echo(f"{name}: {moments.shown(value) if isinstance(value, datetime) else value}")
    for one in posts:
        said = f"to be posted: {one['state']}, tried {one['tries']} times"
        problem = f", {one['problem']}" if one["problem"] else ""
        typer.echo(f"{said}, next {moments.shown(one['due_at'])}{problem}")
    for one in events:
        told = f" · told by {one['told_by']} on {one['told_on']}" if "told_on" in one else ""
        typer.echo(f"{one['said']} · {one['who']}{told}")


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
        str, typer.Option(parser=one_of(METHODS), metavar="METHOD", help=f"{listed(METHODS)}.")
    ] = "phone",
    as_json: start.Json = False,
) -> None:
    """Register what was confirmed with the applicant: today is the day of receipt.

    Example: yangguang foi confirm SQ-2026-0001-3 --by 陈办 --method 电话
    """
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
    told_by: ToldBy = "",
    told_on: ToldOn = None,
    as_json: start.Json = False,
) -> None:
    """Extend the time once, before it is over; the applicant is told.

    Example: yangguang foi extend SQ-2026-0001-3 --days 10 --reason 要向外省调档
    --consent-of 周主任 --by 陈办
    """
    given: dict[str, Any] = {"days": days, "reason": reason, **_told_in_person(told_by, told_on)}
    found = start.believing()
    from bot.desk import foi

    portal = found.web.address
    _told(
        start.act(
            found,
            lambda session, now: foi.extend(session, number, by, consent_of, given, portal, now),
        ),
        as_json=as_json,
    )


class _WithGrounds(TyperCommand):
    """A command whose help names the outcomes and their grounds, read only when it is asked."""

    def format_epilog(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        from bot.desk import foi

        super().format_epilog(ctx, formatter)
        for title, grounds in foi.grounds_listed():
            with formatter.section(title):
                formatter.write_dl(grounds)


@cli.command("answer", cls=_WithGrounds)
def answer_request(  # noqa: PLR0913 - each is an option.
    *,
    number: Number,
    by: start.By,
    outcome: Annotated[str, typer.Option(help="Such as withheld or 不予公开; see below.")],
    ground: Annotated[
        str, typer.Option(help="Such as state-secret, r3_1 or 国家秘密; see below.")
    ] = "",
    reasons: Annotated[str, typer.Option(help="Why; needed where anything is refused.")] = "",
    text: Annotated[str, typer.Option(help="The answer, or where the information is.")] = "",
    text_file: Annotated[
        Path | None, typer.Option(help="The answer in a file; - reads standard input.")
    ] = None,
    told_by: ToldBy = "",
    told_on: ToldOn = None,
    as_json: start.Json = False,
) -> None:
    """Answer a request; what may be done against the answer is added by the outcome.

    Example: yangguang foi answer SQ-2026-0001-3 --outcome 不予公开 --ground 国家秘密
    --reasons 已经定密，尚未解密。 --by 陈办
    """
    if text and text_file is not None:
        raise typer.BadParameter("give either --text or --text-file", param_hint="--text")
    told = _told_in_person(told_by, told_on)
    found = start.allowed(by, "foi answer")
    from bot.desk import Broken, foi, text_of

    try:
        words = text if text_file is None else text_of(text_file, sys.stdin.buffer)
    except Broken as broken:
        start.refuse(str(broken))
    given = {"outcome": outcome, "ground": ground, "reasons": reasons, "text": words, **told}
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
        str, typer.Option(parser=one_of(ROUTES), metavar="ROUTE", help=f"{listed(ROUTES)}.")
    ],
    reasons: Annotated[str, typer.Option(help="Why; it is said to the applicant.")],
    told_by: ToldBy = "",
    told_on: ToldOn = None,
    as_json: start.Json = False,
) -> None:
    """Note that it was a question or a complaint, before it is registered, and where it went.

    Example: yangguang foi refuse-as-application SQ-2026-0001-3 --route 信访
    --reasons 反映的是邻里纠纷。 --by 陈办
    """
    given = {"route": route, "reasons": reasons, **_told_in_person(told_by, told_on)}
    found = start.believing()
    from bot.desk import foi

    portal = found.web.address
    _told(
        start.act(
            found, lambda session, now: foi.send_on(session, number, by, given, portal, now)
        ),
        as_json=as_json,
    )


@cli.command("withdraw")
def withdraw_request(
    number: Number,
    by: start.By,
    told_by: ToldBy = "",
    told_on: ToldOn = None,
    as_json: start.Json = False,
) -> None:
    """End a request because its applicant asked for it.

    Example: yangguang foi withdraw SQ-2026-0001-3 --by 陈办 --told-by 当面
    """
    given = _told_in_person(told_by, told_on)
    found = start.believing()
    from bot.desk import foi

    portal = found.web.address
    _told(
        start.act(
            found, lambda session, now: foi.withdraw(session, number, by, given, portal, now)
        ),
        as_json=as_json,
    )


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
