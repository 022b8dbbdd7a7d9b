"""What the requests' commands share (经办命令): options, and a request as a line or a page."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import foi_due, start
from bot.commands.foi_words import METHODS, listed, one_of

if TYPE_CHECKING:
    from storage.foi.record import FoiRequest

# Why a day is the day of receipt (收到之日), by how that was found.
CONFIRMED = "the day it was confirmed with the applicant (双方确认之日)"
RECEIVED = {
    "in-person": "the day it was handed in (提交之日)",
    "signed-for": "the day it was signed for (签收之日)",
    "case-system": "the day that the case system reports (办件系统回传)",
}

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


def told_in_person(told_by: str, told_on: date | None) -> dict[str, Any]:
    """How the applicant was told; a day alone says too little."""
    if told_on is not None and not told_by:
        raise typer.BadParameter("say how, too: --told-by 邮寄", param_hint="--told-on")
    return {"told_by": told_by, "told_on": told_on}


def line(one: Mapping[str, Any]) -> str:
    """A request on a list."""
    return " · ".join((one["number"], one["organ"], one["state"], standing(one)))


def standing(one: Mapping[str, Any]) -> str:
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


def printed(request: dict[str, Any]) -> None:
    """A request as a person reads it, in the city's time."""
    from handlers.desk import moments

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


def received(request: Mapping[str, Any], article: str) -> str:
    """Why its day of receipt is what it is."""
    if request["received_on"] is None:
        return "not received yet: its clock has not begun (期限没有开始计算)"
    why = RECEIVED.get(request["confirm_method"], CONFIRMED)
    if request["confirm_method"] == "in-person" and request["channel"] != "in-person":
        why = CONFIRMED
    by = f" (《政府信息公开条例》{article})" if article else ""
    return f"received on {request['received_on']}, {why}{by}"


def counted(
    request: Mapping[str, Any], receipt_article: str, steps: Sequence[Mapping[str, Any]]
) -> list[str]:
    """How the statutory date of a request comes about: its day of receipt, then day by day."""
    return [received(request, receipt_article), *map(foi_due.line, steps)]


def told(request: "FoiRequest", *, as_json: bool) -> None:
    """Shows how a request stands after an act."""
    from bot import clock
    from handlers.desk import foi

    one = foi.summary(request, clock.now())
    if as_json:
        start.show(one)
    else:
        typer.echo(line(one))
