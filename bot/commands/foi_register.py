"""`yangguang foi register` (代填): a paper application, written down by an officer."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands import foi_lines, foi_words, start
from bot.commands.foi_words import CAME, WHYS, listed, one_of

HELP = f"""Write down for somebody who cannot write (代填). Prints the secret.

FILE is JSON, or - for standard input: what is typed as an option stays in the shell's history.

\b
{{"applicant": "公民", "name": "…", "proof": "居民身份证", "proof_number": "…",
 "phone": "…", "content": "要哪份信息", "way": "邮寄", "address": "…"}}

applicant: {listed(foi_words.FIELDS["applicant"])}.

proof: {listed(foi_words.FIELDS["proof"])}.

way: {listed(foi_words.FIELDS["way"])}. With email goes "email", with post goes "address".

What came in person or was signed for is registered with the day on which it came: its clock
runs from that day, whenever it is typed. Anything else waits to be confirmed (foi confirm).

Example: yangguang foi register paper.json --why 不会写字 --came 当面 --received-on 2026-11-20
--by 陈办
"""


CameBy = Annotated[
    str,
    typer.Option(
        parser=one_of(CAME), metavar="HOW", help=f"How it came to the office: {listed(CAME)}."
    ),
]


def register_request(
    file: Annotated[Path, typer.Argument(help="The application as JSON.")],
    why: Annotated[str, typer.Option(parser=one_of(WHYS), metavar="WHY", help=f"{listed(WHYS)}.")],
    came: CameBy,
    by: start.By,
    received_on: Annotated[
        date | None,
        typer.Option(
            parser=start.day,
            metavar="DATE",
            help="On which day it was handed in, signed for or came; today, if not given.",
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Also where the same was registered, or its time is over."),
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Write an application down; the help stands above, with its words."""
    found = start.allowed(by, "foi register")
    coded = _read(file)
    from handlers.desk import foi
    from storage.calendar import day_of
    from storage.foi import Came, Paper

    paper = Paper(Came(came), received_on or day_of(datetime.now(UTC)))
    request, secret = start.act(
        found,
        lambda session, now: foi.enter(session, coded, why, by, now, paper=paper, is_sure=yes),
    )
    if as_json:
        told = {"number": request.number, "secret": secret, "state": request.state}
        start.show(told | {"received_on": request.received_on, "due": request.due_on})
        return
    typer.echo(f"{request.number} {secret}")
    foi_lines.told(request, as_json=False)


def _read(file: Path) -> dict[str, Any]:
    """The paper's fields with codes for words; what cannot be read is said and ends it."""
    from handlers.desk import Broken, text_of

    try:
        text = text_of(file, sys.stdin.buffer)
    except Broken as broken:
        start.refuse(str(broken))
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        start.refuse(f"{file}, {_where(text, error)}; nothing was registered")
    except (ValueError, RecursionError):
        start.refuse(f"{file}: not JSON; nothing was registered")
    if not isinstance(given, dict):
        start.refuse(f"{file}: not one record; nothing was registered")
    try:
        return foi_words.in_codes(given)
    except ValueError as wrong:
        start.refuse(f"{wrong}; nothing was registered")


def _where(text: str, error: json.JSONDecodeError) -> str:
    """Where a file stops being JSON, and at which sign; what else stands there is somebody's."""
    sign = text[error.pos : error.pos + 1]
    at = f"at {sign}" if sign.strip() else "at the end of the line" if sign else "it ends too soon"
    usual = 'mostly it is a Chinese sign (：，“”): type : , and " in half width'
    return f"line {error.lineno}, sign {error.colno}: not JSON: {at}; {usual}"
