"""`yangguang open-days` (政府开放日): planned, changed, exported, checked in, called off."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands import start

cli = start.group("Open days (政府开放日): slots, registrations, tickets at the door.")

Number = Annotated[
    int,
    typer.Argument(metavar="ID", parser=start.whole(start.LARGEST), help="The open day's number."),
]
EXAMPLE = """Plan an open day from a TOML or JSON file; prints its number.

Example: yangguang open-days add day.toml --by 高明

\b
title = "环境监测站开放日"
place = "中州路1号"
about = "看看空气和水是怎么监测的。"
opens_at = 2026-11-20 09:00         # sign-up begins, in the city's time
closes_at = 2026-12-04 18:00
party_limit = 5
\b
[[slots]]
starts_at = 2026-12-05 09:30
ends_at = 2026-12-05 11:00
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
    yes: Annotated[
        bool, typer.Option("--yes", help="Also where one of this title and day is there.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Plan an open day."""
    found = start.allowed(by, "open-days add")
    from handlers.desk import Broken, open_days, open_days_planning

    try:
        form = open_days_planning.form_of(file)
    except Broken as broken:
        start.refuse(str(broken))
    day = start.act(found, lambda session, now: open_days.add(session, form, by, now, again=yes))
    if as_json:
        start.show({"id": day.id})
    else:
        typer.echo(day.id)


@cli.command("list")
def list_days(as_json: start.Json = False) -> None:
    """List the open days: when one can sign up, their slots, their seats.

    Example: yangguang open-days list
    """
    found = start.prepared()
    from handlers.desk import open_days

    days = start.look(found, lambda session, _: open_days.listed(session))
    if as_json:
        start.show(days)
        return
    for day in days:
        typer.echo("\n".join(_lines(day)))
    if not days:
        typer.echo("none; `open-days add --help` shows how one is planned", err=True)


def _lines(day: dict[str, Any]) -> list[str]:
    from handlers.desk import moments

    words = [day["id"], day["title"], day["organ"]]
    if day["called_off_at"]:
        words.append("called off")
    opens, closes = (moments.shown(day[name]) for name in ("opens_at", "closes_at"))
    lines = [" · ".join(map(str, words)), f"  sign-up: {opens} to {closes}"]
    lines += [
        f"  slot {slot['slot']}: {moments.shown(slot['starts_at'])} to "
        f"{moments.shown(slot['ends_at'])[-5:]}, {slot['taken']} of {slot['capacity']} taken, "
        f"{slot['free']} free, {slot['waiting']} waiting"
        for slot in day["slots"]
    ]
    return lines


@cli.command("show")
def show_day(day_id: Number, as_json: start.Json = False) -> None:
    """Show everything about an open day: its words, slots, seats and questions.

    Example: yangguang open-days show 1
    """
    found = start.prepared()
    from handlers.desk import open_days

    day = start.look(found, lambda session, _: open_days.shown(session, day_id))
    if as_json:
        start.show(day)
        return
    lines = [*_lines(day), f"  place: {day['place']}", f"  at most {day['party_limit']} together"]
    if day["called_off_because"]:
        lines.append(f"  called off: {day['called_off_because']}")
    for question in day["questions"]:
        kind = [question["kind"]]
        kind += [name for name in ("personal", "optional") if question.get(name)]
        lines.append(f"  asks: {question['words'].get('zh-Hans', '')} ({', '.join(kind)})")
    lines += [f"  English {name}: {text}" for name, text in (day["english"] or {}).items() if text]
    typer.echo("\n".join([*lines, "", day["about"]]))


@cli.command("edit")
def edit_day(  # noqa: PLR0913, PLR0917 - what can be changed.
    day_id: Number,
    by: start.By,
    title: Annotated[str | None, typer.Option(help="Another title.")] = None,
    place: Annotated[str | None, typer.Option(help="Another place.")] = None,
    about: Annotated[str | None, typer.Option(help="Another description.")] = None,
    closes: Annotated[
        str | None, typer.Option(metavar="TIME", help="When sign-up ends: 2026-12-04 18:00.")
    ] = None,
    slot: Annotated[
        int | None,
        typer.Option(metavar="N", parser=start.whole(100), help="The slot that moves: 1, 2 …"),
    ] = None,
    starts: Annotated[
        str | None, typer.Option(metavar="TIME", help="When the slot begins: 2026-12-05 10:00.")
    ] = None,
    ends: Annotated[
        str | None, typer.Option(metavar="TIME", help="When it ends; left out: as long as before.")
    ] = None,
    as_json: start.Json = False,
) -> None:
    """Change an open day; who signed up is told of another place or time. Seats: `resize`.

    Another place: yangguang open-days edit 1 --place 中州路2号 --by 高明

    Another time: yangguang open-days edit 1 --slot 1 --starts "2026-12-05 10:00" --by 高明
    """
    _check_given(slot, starts, ends, title, place, about, closes)
    found = start.allowed(by, "open-days edit")
    from handlers.desk import open_days_planning

    moved = {slot: (starts, ends)} if slot else {}
    wanted = open_days_planning.Changes(title, place, about, closes, moved)
    changed, told = start.act(
        found, lambda session, now: open_days_planning.edit(session, day_id, wanted, by, now)
    )
    if as_json:
        start.show({"changed": changed, "told": told})
    else:
        typer.echo(f"changed: {', '.join(changed)}; registrations that are told: {told}")


def _check_given(slot: int | None, starts: str | None, ends: str | None, *more: object) -> None:
    if slot is None and (starts or ends):
        start.refuse("--starts and --ends are a slot's: add --slot with its place in the day")
    if all(one is None for one in (slot, *more)):
        raise typer.BadParameter(
            "give --title, --place, --about, --closes, or --slot with --starts or --ends"
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
    yes: Annotated[
        bool, typer.Option("--yes", help="Also over a file that is there already.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Write the registrations of an open day into a table.

    Example: yangguang open-days export 1 --out list.csv --purpose 门岗核对 --by 高明
    """
    if out.suffix.lower() not in {".csv", ".xlsx"}:
        message = "a table ends in .csv or .xlsx"
        raise typer.BadParameter(message, param_hint="--out")
    found = start.allowed(by, "open-days export")
    if out.exists() and not yes:
        start.refuse(f"{out} is there already; name another file, or add --yes to write over it")
    from handlers.desk import files, open_days

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
        typer.Option(
            "--day",
            metavar="ID",
            parser=start.whole(start.LARGEST),
            help="Only for this open day.",
        ),
    ] = None,
    as_json: start.Json = False,
) -> None:
    """Let a party in: once, on its day, with a ticket of ours or its number.

    Example: yangguang open-days check-in KF-7Q3M-2KXD --by 高明
    """
    found = start.allowed(by, "open-days check-in")
    from handlers.desk import moments, open_days

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
    slot: Annotated[
        int,
        typer.Argument(metavar="N", parser=start.whole(100), help="Which slot: 1 for the first."),
    ],
    seats: Annotated[
        int,
        typer.Option(metavar="N", parser=start.whole(10_000), help="How many there are then."),
    ],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Change how many seats a slot has; who waits is offered what becomes free.

    Example, 40 seats in the first slot: yangguang open-days resize 1 1 --seats 40 --by 高明
    """
    found = start.allowed(by, "open-days resize")
    from handlers.desk import open_days

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
    """Call an open day off: everybody who signed up is told, who was let in already is not.

    Example: yangguang open-days cancel 1 --reason 台风橙色预警 --by 高明
    """
    found = start.allowed(by, "open-days cancel")
    from handlers.desk import open_days

    told, checked_in = start.act(
        found, lambda session, now: open_days.call_off(session, day_id, by, reason, now)
    )
    if as_json:
        start.show({"told": told, "checked_in": checked_in})
        return
    said = f"called off: registrations that are told: {told}"
    typer.echo(f"{said}; checked in already and not told: {checked_in}" if checked_in else said)
