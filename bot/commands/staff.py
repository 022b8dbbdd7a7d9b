"""`yangguang staff` and `journal` (人员、操作日志): who may act, and who did what."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import start

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from storage.staff import Role, Staff

cli = start.group("Staff: who may draft, review and publish.")
journal_cli = start.group("The journal (操作日志): who did what.")


def _roles(words: list[str]) -> "list[Role]":
    from storage.staff import Role

    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    for name in names:
        if name not in set(Role):
            message = f"there is no role {name}; the roles are: {', '.join(Role)}"
            raise typer.BadParameter(message, param_hint="--role")
    if not names:
        message = f"say which; the roles are: {', '.join(Role)}"
        raise typer.BadParameter(message, param_hint="--role")
    return [Role(name) for name in names]


@cli.command("add")
def add_staff(
    name: Annotated[str, typer.Argument(help="A name that is theirs alone.")],
    role: Annotated[
        list[str], typer.Option(help="What they may do; several times, or with commas.")
    ],
    organ: Annotated[str, typer.Option(help="For whom they speak: 区房管局.")] = "",
    as_json: start.Json = False,
) -> None:
    """Add somebody, or give further roles or another organ to who is there."""
    roles = _roles(role)
    found = start.prepared()
    from bot.desk import staff

    async def deed(session: "AsyncSession", now: "datetime") -> "tuple[Staff, str, str]":
        added, former = await staff.add(session, name, roles, organ, now)
        return added, former, await staff.doubt(session, organ.strip(), now)

    added, former, doubt = start.act(found, deed)
    _told(added, as_json=as_json)
    if former and not as_json:
        typer.echo(f"organ changed: {former} → {added.organ}")
    if doubt:
        start.warn(doubt)


@cli.command("remove")
def remove_roles(
    name: Annotated[str, typer.Argument(help="Whose.")],
    role: Annotated[
        list[str], typer.Option(help="What they may no longer do; several times, or with commas.")
    ],
    as_json: start.Json = False,
) -> None:
    """Take roles away from somebody; the name stays, because the journal has it."""
    roles = _roles(role)
    found = start.prepared()
    from bot.desk import staff

    _told(
        start.act(found, lambda session, now: staff.remove(session, name, roles, now)),
        as_json=as_json,
    )


def _told(one: "Staff", *, as_json: bool) -> None:
    if as_json:
        start.show({"name": one.name, "roles": one.roles, "organ": one.organ})
    else:
        typer.echo(_line(one.name, one.roles, one.organ))


def _line(name: str, roles: list[str], organ: str) -> str:
    return f"{name}: {', '.join(roles) or 'no role'} ({organ})"


@cli.command("list")
def list_staff(as_json: start.Json = False) -> None:
    """List everybody with their roles."""
    found = start.prepared()
    from bot.desk import staff

    everybody = start.look(found, lambda session, _: staff.listed(session))
    if as_json:
        start.show(everybody)
        return
    for one in everybody:
        typer.echo(_line(**one))
    if not everybody:
        typer.echo("nobody yet: add somebody with `staff add NAME --role editor`", err=True)


@journal_cli.command("show")
def show_journal(
    record: Annotated[str, typer.Option(help="One record only, such as release:12.")] = "",
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """Show who did what and when, in the city's time, oldest first."""
    found = start.prepared()
    from bot.desk import moments, staff

    acts = start.look(found, lambda session, _: staff.acts(session, record, limit))
    if as_json:
        start.show(acts)
        return
    for one in acts:
        about = " · ".join(f"{name} {value}" for name, value in one["about"].items())
        words = [moments.shown(one["at"]), one["who"], one["what"], one["record"]]
        if one["via"] != one["who"]:
            words.append(one["via"])
        typer.echo(" · ".join([*words, about] if about else words))
