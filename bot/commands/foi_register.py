"""`yangguang foi register` (代填): a paper application, written down by an officer."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import foi_words, start
from bot.commands.foi_words import WHYS, listed, one_of

HELP = f"""Write down for somebody who cannot write (代填). Prints the secret.

FILE is JSON, or - for standard input: what is typed as an option stays in the shell's history.

\b
{{"applicant": "公民", "name": "…", "proof": "居民身份证", "proof_number": "…",
 "phone": "…", "content": "要哪份信息", "way": "邮寄", "address": "…"}}

applicant: {listed(foi_words.FIELDS["applicant"])}.

proof: {listed(foi_words.FIELDS["proof"])}.

way: {listed(foi_words.FIELDS["way"])}. With email goes "email", with post goes "address".

Example: yangguang foi register paper.json --why 不会写字 --by 陈办
"""


def register_request(
    file: Annotated[Path, typer.Argument(help="The application as JSON.")],
    why: Annotated[str, typer.Option(parser=one_of(WHYS), metavar="WHY", help=f"{listed(WHYS)}.")],
    by: start.By,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also where the same was registered already.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Write an application down; the help stands above, with its words."""
    found = start.allowed(by, "foi register")
    from bot.desk import Broken, foi, text_of

    try:
        given = json.loads(text_of(file, sys.stdin.buffer))
    except Broken as broken:
        start.refuse(str(broken))
    except (ValueError, RecursionError):
        start.refuse(f"{file}: not JSON; nothing was registered")
    if not isinstance(given, dict):
        start.refuse(f"{file}: not one record; nothing was registered")
    try:
        coded = foi_words.in_codes(given)
    except ValueError as wrong:
        start.refuse(f"{wrong}; nothing was registered")
    request, secret = start.act(
        found, lambda session, now: foi.enter(session, coded, why, by, now, is_sure=yes)
    )
    if as_json:
        start.show({"number": request.number, "secret": secret, "state": request.state})
    else:
        typer.echo(f"{request.number} {secret}")
