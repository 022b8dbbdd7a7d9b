"""`yangguang foi due` (法定期限): a statutory date, day by day; it needs no database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from storage.calendar import Calendar, Due

# What is said of a day that is not counted, or is counted though it is a weekend's.
SAID = {
    "received": "received (收到之日)",
    "weekend": "weekend (周末)",
    "holiday": "off (放假)",
    "statutory": "statutory day (法定节日)",
    "pause": "paused (不计算在内)",
    "make-up": "work (调休上班)",
}


def show_due(
    received: Annotated[
        date,
        typer.Option(parser=start.day, metavar="DATE", help="When it was received: 2026-11-23."),
    ],
    days: Annotated[
        int, typer.Option(min=1, max=250, help="Working days, extensions included.")
    ] = 20,
    explain: Annotated[bool, typer.Option("--explain", help="Day by day.")] = False,
    as_json: start.Json = False,
) -> None:
    """Compute the statutory date: so many working days after the day of receipt.

    Example: yangguang foi due --received 2026-01-30 --explain
    """
    from handlers import desk
    from storage.calendar import day_of
    from storage.refusal import Refusal

    try:
        due = _calendar().due(received, days)
    except Refusal as refusal:
        start.refuse(desk.said(refusal))
    if received > day_of(datetime.now(UTC)):
        typer.echo(f"{received} is still to come: it is reckoned as if received then", err=True)
    steps = _steps(due)
    if as_json:
        told = {"due": due.day, "provisional": due.is_provisional, "received": received}
        told |= {"days": days} | ({"not_announced": due.unannounced} if due.unannounced else {})
        start.show(told | ({"steps": steps} if explain else {}))
        return
    for step in steps if explain else []:
        typer.echo(line(step))
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


def _steps(due: "Due") -> list[dict[str, Any]]:
    """The days of a count in the form in which a request keeps them."""
    return [
        {
            "date": one.day.isoformat(),
            "number": one.number,
            "why": one.why,
            "name": one.name or None,
            "source": one.source or None,
            "provisional": one.is_provisional,
        }
        for one in due.steps
    ]


def line(step: Mapping[str, Any]) -> str:
    """A day of a count: its number, or why it has none."""
    words = [SAID[step["why"]]] if step["why"] else []
    words += [one for one in (step["name"], step["source"]) if one]
    words += ["provisional (暂定)"] if step["provisional"] else []
    number = "" if step["number"] is None else step["number"]
    day = date.fromisoformat(step["date"])
    return f"{day:%Y-%m-%d %a} {number:>3}  {' · '.join(words)}".rstrip()
