"""`yangguang keys` (密钥): what seals names, contacts and numbers in the database."""

from typing import TYPE_CHECKING

import typer

from bot.commands import start

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

cli = start.group("Keys (密钥): what seals personal fields in the database.")


@cli.callback()
def about() -> None:
    """Keys (密钥): what seals personal fields in the database."""


@cli.command("rotate")
def rotate(by: start.By, as_json: start.Json = False) -> None:
    """Seal everything with the newest key of YANGGUANG_SEALING_KEYS; people go on meanwhile."""
    found = start.believing()
    from bot.desk import keys

    total = 0

    async def page(session: "AsyncSession", now: "datetime") -> int:
        return await keys.rotate(session, by, now)

    # A page a transaction: nobody waits for the whole.
    while changed := start.act(found, page):
        total += changed
    if as_json:
        start.show({"sealed_anew": total})
    else:
        typer.echo(f"sealed anew: {total} fields; the older keys can be taken away now")
