"""`yangguang keys` (密钥): what seals names, contacts and numbers in the database."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from handlers.desk.keys import InUse

cli = start.group("Keys (密钥): what seals personal fields in the database.")

NAME = "YANGGUANG_SEALING_KEYS"
BEFORE = f"""
Before rotating, in this order:
1. {NAME} in the settings of the service begins with the new key and has the older ones behind it.
2. Every process of the service was started again with these settings.
3. This command is given the same settings, so that the list above is the service's too.
Otherwise the service could no longer read what is sealed anew."""
AFTER = f"""
Now, in this order:
1. Leave in {NAME} of the service only its first key: {{mark}}.
2. Start every process of the service again.
3. Keep the older keys as long as older copies of the database: only they open those.
Leave YANGGUANG_SECRET_KEY (or var/secret.key) as it is. It proves the tickets of open days:
those that people hold stay genuine."""


@cli.callback()
def about() -> None:
    """Keys (密钥): what seals personal fields in the database."""


@cli.command("list")
def list_keys(as_json: start.Json = False) -> None:
    """List the keys that are known here, newest first, and how many fields each has sealed.

    A key is named by its mark, which tells nothing of it. Example: yangguang keys list
    """
    found = start.prepared()
    from handlers.desk import keys

    known = start.look(found, lambda session, _: keys.in_use(session))
    if as_json:
        start.show(_as_json(known))
    else:
        typer.echo("\n".join(_lines(known)))


@cli.command("rotate")
def rotate(
    by: start.By,
    yes: Annotated[
        bool, typer.Option("--yes", help="The service runs with these keys already.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Seal everything with the newest key of YANGGUANG_SEALING_KEYS; people go on meanwhile.

    Example: yangguang keys rotate --by 管理
    """
    found = start.allowed(by, "keys rotate")
    from handlers.desk import keys

    known = start.look(found, lambda session, _: keys.in_use(session))
    _check(known, yes=yes)

    async def page(session: "AsyncSession", now: "datetime") -> int:
        return await keys.rotate(session, by, now)

    total = 0
    # A page a transaction: nobody waits for the whole.
    while changed := start.act(found, page):
        total += changed
    if as_json:
        known = start.look(found, lambda session, _: keys.in_use(session))
        start.show({"sealed_anew": total, **_as_json(known)})
    else:
        typer.echo(f"sealed anew: {total} fields")
        typer.echo(AFTER.format(mark=known.keys[0][0]).lstrip())


def _check(known: "InUse", *, yes: bool) -> None:
    """Refuses where a key is missing or there is no new one; asks whether the service has it."""
    if known.lost:
        start.refuse(
            f"{sum(count for _, count in known.lost)} fields were sealed by a key that is not "
            f"here ({', '.join(mark for mark, _ in known.lost)}): nothing was changed, "
            f"add that key at the end of {NAME}"
        )
    if len(known.keys) == 1:
        start.refuse(f"there is one key alone: put a new one in front of {NAME}, see `keys list`")
    if yes:
        return
    if not sys.stdin.isatty():
        start.refuse(
            f"nothing was changed: the newest key here is {known.keys[0][0]}; see `keys list`, "
            "and add --yes once the service runs with it"
        )
    typer.echo("\n".join(_lines(known)), err=True)
    if not typer.confirm("Does every process of the service run with these keys?", err=True):
        start.refuse("nothing was changed")


def _lines(known: "InUse") -> list[str]:
    """The keys and what they have sealed, where they come from, and what rotating needs."""
    lines = [
        f"{place}. {mark}  {count} fields" + ("; seals what is new" if place == 1 else "")
        for place, (mark, count) in enumerate(known.keys, 1)
    ]
    lines += [f"-  {mark}  {count} fields; this key is not here" for mark, count in known.lost]
    if NAME in os.environ and not _is_in_file():
        lines.append(f"{NAME} comes from this command's environment; .env here does not have it.")
    if len(known.keys) > 1:
        lines.append(BEFORE)
    return lines


def _is_in_file() -> bool:
    """Whether `.env` sets the keys as the environment does."""
    try:
        lines = Path(".env").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    pairs = (line.partition("=") for line in lines)
    given = {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}
    return given.get(NAME) == os.environ[NAME]


def _as_json(known: "InUse") -> dict[str, Any]:
    return {
        "keys": [{"mark": mark, "fields": count} for mark, count in known.keys],
        "lost": [{"mark": mark, "fields": count} for mark, count in known.lost],
    }
