"""`yangguang foi` (依申请公开): requests for information, and their statutory dates."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands import foi_answer, foi_due, foi_lines, foi_register, foi_save, start
from bot.commands.foi_lines import Number, ToldBy, ToldOn
from bot.commands.foi_words import METHODS, ROUTES, STATES, listed, one_of

cli = start.group("Requests for information (依申请公开), and their statutory dates.")
cli.command("answer", cls=foi_answer.WithGrounds)(foi_answer.answer_request)
cli.command("due")(foi_due.show_due)
cli.command("register", help=foi_register.HELP)(foi_register.register_request)


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
    from handlers.desk import foi

    listed = start.look(
        found, lambda session, now: foi.listed(session, now, state, limit, overdue=overdue)
    )
    if as_json:
        start.show(listed)
        return
    for one in listed:
        typer.echo(foi_lines.line(one))
    if not listed:
        typer.echo("none", err=True)


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
    if why.strip() and not reveal and save is None:
        message = "to see names and numbers, say --reveal, too"
        raise typer.BadParameter(message, param_hint="--why")
    found = start.believing()
    from handlers.desk import foi

    for_what = why if reveal else ""
    request = start.act(found, lambda session, now: foi.shown(session, number, by, for_what, now))
    if save is not None:
        request["saved"] = foi_save.save(found, number, by, why, save)
    counted = {one: request.pop(one) for one in ("receipt_article", "steps")}
    if as_json:
        start.show(request | (counted if explain else {}))
        return
    lines = foi_lines.counted(request, **counted) if explain else []
    foi_lines.printed(request)
    typer.echo("\n".join(lines), nl=explain)


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
    from handlers.desk import foi

    portal = found.web.address
    foi_lines.told(
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
        int, typer.Option(metavar="N", parser=start.whole(250), help="Working days, up to 20.")
    ],
    reason: Annotated[str, typer.Option(help="Why it takes longer, in four characters or more.")],
    consent_of: Annotated[
        str, typer.Option(help="The head of the same organ who consented: a name with role head.")
    ],
    told_by: ToldBy = "",
    told_on: ToldOn = None,
    as_json: start.Json = False,
) -> None:
    """Extend the time once, before it is over; the applicant is told.

    Example: yangguang foi extend SQ-2026-0001-3 --days 10 --reason 要向外省调档
    --consent-of 周主任 --by 陈办
    """
    told = foi_lines.told_in_person(told_by, told_on)
    given: dict[str, Any] = {"days": days, "reason": reason, **told}
    found = start.believing()
    from handlers.desk import foi

    portal = found.web.address
    foi_lines.told(
        start.act(
            found,
            lambda session, now: foi.extend(session, number, by, consent_of, given, portal, now),
        ),
        as_json=as_json,
    )


@cli.command("refuse-as-application")
def send_request_on(
    number: Number,
    by: start.By,
    route: Annotated[
        str, typer.Option(parser=one_of(ROUTES), metavar="ROUTE", help=f"{listed(ROUTES)}.")
    ],
    reasons: Annotated[
        str, typer.Option(help="Why, in four characters or more; the applicant reads it.")
    ],
    told_by: ToldBy = "",
    told_on: ToldOn = None,
    as_json: start.Json = False,
) -> None:
    """Note that it was a question or a complaint, before it is registered, and where it went.

    Example: yangguang foi refuse-as-application SQ-2026-0001-3 --route 信访
    --reasons 反映的是邻里纠纷。 --by 陈办
    """
    given = {"route": route, "reasons": reasons, **foi_lines.told_in_person(told_by, told_on)}
    found = start.believing()
    from handlers.desk import foi

    portal = found.web.address
    foi_lines.told(
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
    given = foi_lines.told_in_person(told_by, told_on)
    found = start.believing()
    from handlers.desk import foi

    portal = found.web.address
    foi_lines.told(
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
    from handlers import desk
    from handlers.desk import foi

    told = start.act(found, lambda session, now: foi.status(session, number, secret, now))
    if told is None:
        start.refuse(desk.spoken("foi-wrong-secret"))
    if as_json:
        start.show(told[0])
    else:
        typer.echo(told[1])
