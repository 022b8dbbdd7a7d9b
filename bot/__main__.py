"""The command line (命令行): `yangguang`.

Heavy imports stay inside the commands that need them.
"""

import asyncio
from contextlib import suppress
from typing import Annotated

import typer

from bot.commands import (
    broadcasts,
    calendar,
    consultations,
    foi,
    guides,
    journal,
    keys,
    knowledge,
    open_days,
    releases,
    staff,
    start,
    subscriptions,
    surveys,
)

cli = typer.Typer(
    name="yangguang",
    help="阳光问政: a public-interaction bot that a city government can run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: a sentence that is refused stays on one line.
    rich_markup_mode=None,
)
GROUPS = {
    "knowledge": knowledge.cli,
    "guides": guides.cli,
    "releases": releases.cli,
    "broadcasts": broadcasts.cli,
    "topics": subscriptions.topics_cli,
    "subscribers": subscriptions.cli,
    "open-days": open_days.cli,
    "foi": foi.cli,
    "calendar": calendar.cli,
    "surveys": surveys.cli,
    "consultations": consultations.cli,
    "staff": staff.cli,
    "journal": journal.cli,
    "keys": keys.cli,
}
for name, group in GROUPS.items():
    cli.add_typer(group, name=name)


@cli.command()
def run() -> None:
    """Run the whole: migrate, load the sample on first start, serve, deliver, keep time.

    The staff bot too, where YANGGUANG_STAFF_BOT__TOKEN is set.
    """
    _serve(whole=True)


@cli.command()
def serve() -> None:
    """Serve the web chat and Telegram; `deliver` and `clock` are processes of their own."""
    _serve(whole=False)


def _serve(*, whole: bool) -> None:
    found = start.role()
    from bot import app

    def show(address: str, first: str | None) -> None:
        typer.echo(f"阳光问政 {found.area}: {address}")
        typer.echo(f"工作台 console: {address}console")
        if first:
            typer.echo(
                f"第一位系统管理员 the first administrator, once: {address}console/link/{first}"
            )

    try:
        listening = app.listen(found)
    except OSError as error:
        name = f"YANGGUANG_WEB__HOST={found.web.host} and YANGGUANG_WEB__PORT={found.web.port}"
        start.refuse(f"cannot serve at {name}: {error.strerror}; set another port")
    asyncio.run(app.serve(found, listening, show, whole=whole))


@cli.command()
def deliver(
    until_idle: Annotated[
        bool, typer.Option("--until-idle", help="End when nothing can be sent now.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Carry what was sent to who asked for it; at the idle end, say what was done."""
    if as_json and not until_idle:
        raise typer.BadParameter("goes with --until-idle", param_hint="--json")
    found = start.role()
    from bot import app, clock

    since = clock.now()
    asyncio.run(app.deliver(found, until_idle=until_idle))
    if until_idle:
        broadcasts.tell_carried(found, since, as_json=as_json)


@cli.command()
def clock() -> None:
    """Do the duties that come round by themselves."""
    found = start.role()
    from bot import app

    asyncio.run(app.keep_time(found))


@cli.command()
def staff_bot() -> None:
    """Run the staff bot alone; `run` runs it too, where it has a token."""
    found = start.role()
    if found.staff_bot.token is None:
        start.refuse("YANGGUANG_STAFF_BOT__TOKEN is missing: the staff bot needs one of its own")
    from bot import app

    asyncio.run(app.serve_staff(found))


@cli.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    start.role()
    typer.echo("ok")


@cli.command()
def talk() -> None:
    """Chat with the bot in the terminal; the conversation goes on where it was."""
    typer.echo("阳光问政…", err=True)
    found = start.role(quiet=True)
    from bot import talk as terminal

    with suppress(KeyboardInterrupt):
        asyncio.run(terminal.talk(found))


def main() -> None:
    """The entry point of the distribution."""
    cli()


if __name__ == "__main__":
    main()
