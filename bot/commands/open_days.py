"""`yangguang open-days` (政府开放日): planned, listed, exported, checked in, called off."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands import start

cli = start.group("Open days (政府开放日): slots, registrations, tickets at the door.")

Number = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=start.LARGEST, help="The open day's number.")
]
EXAMPLE = """Plan an open day from a TOML or JSON file; prints its number.

\b
title = "环境监测站开放日"
place = "中州路1号"
about = "看看空气和水是怎么监测的。"
opens_at = 2026-11-20T09:00:00      # the city's time
closes_at = 2026-12-04T18:00:00
party_limit = 5
\b
[[slots]]
starts_at = 2026-12-05T09:30:00
ends_at = 2026-12-05T11:00:00
capacity = 30
\b
[[questions]]                       # further ones, if any
id = "children"
kind = "yes_no"                     # text choice several scale number date phone yes_no
words = "有没有孩子一起来？"
\b
[english]                           # if any
title = "Open day of the monitoring station"
"""


@cli.command("add", help=EXAMPLE)
def add_day(
    file: Annotated[Path, typer.Argument(help="TOML or JSON, as above.")],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Plan an open day."""
    found = start.believing()
    from bot.desk import Broken, open_days

    try:
        form = open_days.form_of(file)
    except Broken as broken:
        start.refuse(str(broken))
    day = start.act(found, lambda session, now: open_days.add(session, form, by, now))
    if as_json:
        start.show({"id": day.id})
    else:
        typer.echo(day.id)


@cli.command("list")
def list_days(as_json: start.Json = False) -> None:
    """List the open days with their slots and seats."""
    found = start.prepared()
    from bot.desk import moments, open_days

    days = start.look(found, lambda session, _: open_days.listed(session))
    if as_json:
        start.show(days)
        return
    for day in days:
        words = [day["id"], day["title"], day["organ"]]
        if day["called_off_at"]:
            words.append("called off")
        typer.echo(" · ".join(map(str, words)))
        for slot in day["slots"]:
            typer.echo(
                f"  slot {slot['slot']}: {moments.shown(slot['starts_at'])}, "
                f"{slot['taken']} of {slot['capacity']} taken, {slot['waiting']} waiting"
            )


@cli.command("export")
def export_day(
    day_id: Number,
    out: Annotated[Path, typer.Option(help="The list: .csv or .xlsx.")],
    by: start.By,
    purpose: Annotated[str, typer.Option(help="What it is needed for; goes into the journal.")],
    with_contacts: Annotated[
        bool, typer.Option("--with-contacts", help="With names and telephones.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Write the registrations of an open day into a table."""
    if out.suffix.lower() not in {".csv", ".xlsx"}:
        message = "a table ends in .csv or .xlsx"
        raise typer.BadParameter(message, param_hint="--out")
    found = start.believing()
    from bot.desk import open_days
    from bot.sources import files

    rows = start.act(
        found,
        lambda session, now: open_days.exported(
            session, day_id, by, purpose, now, personal=with_contacts
        ),
    )
    try:
        files.write(out, rows)
    except OSError as error:
        start.refuse(f"{out}: {error.strerror}")
    if as_json:
        start.show({"rows": len(rows)})
    else:
        typer.echo(f"exported: {len(rows)}")


@cli.command("check-in")
def check_in(
    ticket: Annotated[str, typer.Argument(help="What the code holds, or the number.")],
    by: start.By,
    day_id: Annotated[
        int | None,
        typer.Option("--day", min=1, max=start.LARGEST, help="Only for this open day."),
    ] = None,
    as_json: start.Json = False,
) -> None:
    """Let a party in: once, on its day, with a ticket of ours."""
    found = start.believing()
    from bot.desk import moments, open_days

    party: dict[str, Any] = start.act(
        found, lambda session, now: open_days.check_in(session, ticket, by, now, day_id)
    )
    if as_json:
        start.show(party)
        return
    people = "1 person" if party["party"] == 1 else f"{party['party']} people"
    begins = moments.shown(party["starts_at"])
    typer.echo(f"{party['number']}: {people} · {party['open_day']} · {begins}")


@cli.command("resize")
def resize_slot(
    day_id: Number,
    slot: Annotated[int, typer.Argument(min=1, help="Which slot: 1 for the first.")],
    seats: Annotated[int, typer.Option(min=1, max=10_000, help="How many there are then.")],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Change how many seats a slot has; who waits is offered what becomes free."""
    found = start.believing()
    from bot.desk import open_days

    changed = start.act(
        found, lambda session, now: open_days.resize(session, day_id, slot, seats, by, now)
    )
    if as_json:
        start.show({"capacity": changed.capacity, "taken": changed.taken})
    else:
        typer.echo(f"{changed.taken} of {changed.capacity} taken")


@cli.command("cancel")
def cancel_day(
    day_id: Number,
    by: start.By,
    reason: Annotated[str, typer.Option(help="What those who signed up are told.")],
    as_json: start.Json = False,
) -> None:
    """Call an open day off: everybody who signed up is told."""
    found = start.believing()
    from bot.desk import open_days

    told = start.act(
        found, lambda session, now: open_days.call_off(session, day_id, by, reason, now)
    )
    if as_json:
        start.show({"told": told})
    else:
        typer.echo(f"called off: {told} registrations are told")
