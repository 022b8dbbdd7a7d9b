"""`yangguang staff` (人员): who may act, and how they sign in."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import start
from knowledge import values

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from storage.staff import Role, Staff

cli = start.group("Staff: who may draft, review and publish.")


def _roles(words: list[str]) -> "list[Role]":
    from storage import staff

    known = f"{', '.join(staff.Role)}, or their Chinese names: {'、'.join(staff.TITLES.values())}"
    names = values.parts(words)
    roles = []
    for name in names:
        role = staff.called(name)
        if role is None:
            message = f"there is no role {name}; the roles are: {known}"
            raise typer.BadParameter(message, param_hint="--role")
        roles.append(role)
    if words and not names:
        raise typer.BadParameter(f"say which; the roles are: {known}", param_hint="--role")
    return roles


@cli.command("add")
def add_staff(
    name: Annotated[str, typer.Argument(help="A name that is theirs alone.")],
    role: Annotated[
        list[str] | None,
        typer.Option(help="What they may do, as `staff roles` shows; several with commas."),
    ] = None,
    organ: Annotated[
        str, typer.Option(help="For whom they speak: 区教育局; else 区政府办公室.")
    ] = "",
    as_json: start.Json = False,
) -> None:
    """Add somebody, or give further roles or another organ to who is there.

    Example: yangguang staff add 小编 --role editor,reviewer --organ 区教育局
    """
    roles = _roles(role or [])
    found = start.prepared()
    from handlers.desk import organs, staff

    async def deed(session: "AsyncSession", now: "datetime") -> "tuple[Staff, str, str]":
        before = await staff.known(session, name)
        of = (await organs.called(session, organ, now)).name if organ.strip() else ""
        return *await staff.add(session, name, roles, of, now), before

    added, former, before = start.act(found, deed)
    _told(added, as_json=as_json)
    if former and not as_json:
        typer.echo(f"organ changed: {former} → {added.organ}")
    if before:
        start.warn(f"{added.name} was there already: {before}")
    elif not organ.strip():
        another = f"another one: staff add {added.name} --organ NAME"
        said = f"no --organ was given, so {added.name} speaks for {added.organ}; {another}"
        typer.echo(said, err=True)


@cli.command("remove")
def remove_roles(
    name: Annotated[str, typer.Argument(help="Whose.")],
    role: Annotated[
        list[str], typer.Option(help="What they may no longer do; several times, or with commas.")
    ],
    as_json: start.Json = False,
) -> None:
    """Take roles away from somebody; the name stays, because the journal has it.

    Example: yangguang staff remove 小编 --role editor
    """
    roles = _roles(role)
    found = start.prepared()
    from handlers.desk import staff

    _told(
        start.act(found, lambda session, now: staff.remove(session, name, roles, now)),
        as_json=as_json,
    )


@cli.command("link")
def link_staff(
    name: Annotated[str, typer.Argument(help="For whom.")], as_json: start.Json = False
) -> None:
    """Print a one-time link with which somebody sets a password, for the first time or anew.

    Example: yangguang staff link 小编
    """
    found = start.prepared()
    from handlers.desk import accounts
    from storage.journal import COMMAND_LINE

    token = start.act(found, lambda session, now: accounts.link(session, name, COMMAND_LINE, now))
    address = f"{found.web.address}/console/link/{token}"
    if as_json:
        start.show({"link": address})
    else:
        typer.echo(address)
        typer.echo("good once, for 24 hours; those made before are void", err=True)


@cli.command("close")
def close_staff(
    name: Annotated[str, typer.Argument(help="Whose account.")], as_json: start.Json = False
) -> None:
    """Shut somebody out: no role, no session, no sign-in. The name stays; a new link opens it.

    Example: yangguang staff close 小编
    """
    found = start.prepared()
    from handlers.desk import accounts
    from storage.journal import COMMAND_LINE

    closed = start.act(
        found, lambda session, now: accounts.close(session, name, COMMAND_LINE, now)
    )
    _told(closed, as_json=as_json)


def _told(one: "Staff", *, as_json: bool) -> None:
    if as_json:
        start.show({"name": one.name, "roles": one.roles, "organ": one.organ})
    else:
        from handlers.desk import staff

        typer.echo(f"{one.name}: {staff.having(one.roles, one.organ)}")


@cli.command("list")
def list_staff(as_json: start.Json = False) -> None:
    """List everybody with their roles.

    Example: yangguang staff list
    """
    found = start.prepared()
    from handlers.desk import staff

    everybody = start.look(found, lambda session, _: staff.listed(session))
    if as_json:
        start.show(everybody)
        return
    for one in everybody:
        typer.echo(f"{one['name']}: {staff.having(one['roles'], one['organ'])}")
    if not everybody:
        typer.echo("nobody yet: add somebody with `staff add NAME --role editor`", err=True)


@cli.command("roles")
def list_roles(as_json: start.Json = False) -> None:
    """List the roles, and what each may do. What does not stand here needs no role.

    Example: yangguang staff roles
    """
    from handlers.desk import staff
    from storage.staff import TITLES

    may = staff.may()
    if as_json:
        start.show({role: {"title": TITLES[role], "may": acts} for role, acts in may.items()})
        return
    for role, acts in may.items():
        verbs: dict[str, list[str]] = {}
        for group, verb in (act.split() for act in acts):
            verbs.setdefault(group, []).append(verb)
        said = "; ".join(f"{group} {', '.join(each)}" for group, each in verbs.items())
        typer.echo(f"{role} {TITLES[role]}: {said or 'nothing yet'}")
