"""`yangguang consultations` (咨询答复): residents' questions that a person answers."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.settings import Settings

cli = start.group("Consultations (咨询答复): residents' questions, answered by a person.")

Number = Annotated[
    str, typer.Argument(metavar="ID", help="Its number: ZX-7Q3M-KXDA, with or without dashes.")
]


@cli.command("list")
def list_consultations(
    organ: Annotated[str, typer.Option(help="Of this organ alone: 区房管局.")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    closed: Annotated[
        bool, typer.Option("--all", help="What was answered or withdrawn, too.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """List what waits for an answer: overdue first, then by the day that was promised."""
    if overdue and closed:
        raise typer.BadParameter("only what waits can be overdue", param_hint="--all")
    found = start.prepared()
    from handlers.desk import consultations

    listed = start.look(
        found,
        lambda session, now: consultations.listed(
            session, now, organ=organ, overdue=overdue, closed=closed
        ),
    )
    if as_json:
        start.show(listed)
        return
    for one in listed:
        typer.echo(" · ".join((one["id"], _standing(one), one["organ"], _short(one["question"]))))
    if not listed:
        what = "is overdue" if overdue else "was asked" if closed else "waits"
        typer.echo(f"nothing {what}" + (f" at {organ}" if organ else ""), err=True)


def _standing(one: dict[str, Any]) -> str:
    if one["state"] != "waiting":
        return str(one["state"])
    days = "1 working day" if one["waits"] == 1 else f"{one['waits']} working days"
    return f"{'overdue since' if one['overdue'] else 'due'} {one['due']}, waits {days}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"  # noqa: PLR2004 - a line's width.


@cli.command("show")
def show_consultation(number: Number, by: start.By, as_json: start.Json = False) -> None:
    """Show one, with what was said before it; that you looked is in the journal."""
    found = start.believing()
    from handlers.desk import consultations

    one = start.act(found, lambda session, now: consultations.shown(session, number, by, now))
    if as_json:
        start.show(one)
        return
    from handlers.desk import moments

    typer.echo(" · ".join((one["id"], _standing(one), one["organ"], one["channel"])))
    typer.echo(f"asked {moments.shown(one['asked_at'])}")
    if one["transcript"]:
        typer.echo("\nbefore it (> is the question):")
        for line in one["transcript"]:
            sign = ">" if line["is_question"] else " "
            typer.echo(f"{sign} {line['from']}: {line['text']}")
    typer.echo("")
    for said in one["messages"]:
        who = f"{said['by']} ({said['organ']})" if said["by"] else said["from"]
        mark = f" · rated {said['rating']} of 5" if said["rating"] else ""
        typer.echo(f"{moments.shown(said['at'])} · {who}{mark}\n{said['text']}\n")


@cli.command("answer")
def answer_consultation(
    number: Number,
    by: start.By,
    text: Annotated[str | None, typer.Option(help="The answer.")] = None,
    text_file: Annotated[
        Path | None, typer.Option(help="The answer in a file; - reads standard input.")
    ] = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            help="Unasked; with the telephone or document number in it; for another organ.",
        ),
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Answer one: it goes to the chat that asked, and stays as it is.

    On a terminal question and answer are shown first, and you are asked. The office may answer
    for another organ, with --yes.
    """
    if (text is None) == (text_file is None):
        raise typer.BadParameter("give either --text or --text-file", param_hint="--text")
    found = start.allowed(by, "consultations answer")
    from handlers.desk import Broken, consultations, text_of

    try:
        words = text if text_file is None else text_of(text_file, sys.stdin.buffer)
    except Broken as broken:
        start.refuse(str(broken))
    if not yes and sys.stdin.isatty():
        _ask(found, number, words or "", by)
    done = start.act(
        found,
        lambda session, now: consultations.answer(session, number, words or "", by, now, yes=yes),
    )
    _told(done, "answered", as_json=as_json)


def _ask(found: "Settings", number: str, text: str, by: str) -> None:
    """Shows question and answer, and asks whether it is sent; ends the command where it is not."""
    from handlers.desk import consultations

    async def deed(session: "AsyncSession", now: "datetime") -> dict[str, Any]:
        await consultations.check(session, number, text, by)
        return await consultations.shown(session, number, by, now)

    one = start.act(found, deed)
    asked = [said["text"] for said in one["messages"] if not said["by"]]
    typer.echo(f"{one['id']} · {one['organ']}\n\nquestion:\n{asked[-1]}\n", err=True)
    typer.echo(f"answer:\n{text.strip()}\n", err=True)
    if not typer.confirm("Send this? It cannot be corrected afterwards.", err=True):
        start.refuse("nothing was sent")


@cli.command("transfer")
def transfer_consultation(
    number: Number,
    to: Annotated[str, typer.Option(help="Who answers it: 区民政局.")],
    reason: Annotated[str, typer.Option(help="Why; it is said to whoever asked.")],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Give one to another organ; the day that was promised stays, and the resident is told."""
    found = start.believing()
    from handlers.desk import consultations

    done = start.act(
        found,
        lambda session, now: consultations.transfer(session, number, to, reason, by, now),
    )
    said = f"given to {done['organ']}, still due {done['due']}"
    _told(done, said, as_json=as_json)


def _told(done: dict[str, Any], said: str, *, as_json: bool) -> None:
    if as_json:
        start.show(done)
    else:
        typer.echo(said)
