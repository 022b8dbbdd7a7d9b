"""`yangguang foi answer` (答复): given, or read through as the letter that is sent first."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from bot.commands import foi_lines, start

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter


OutcomeOf = Annotated[str, typer.Option(help="Such as withheld or 不予公开; see below.")]
GroundOf = Annotated[str, typer.Option(help="Such as state-secret, r3_1 or 国家秘密; see below.")]
Reasons = Annotated[
    str,
    typer.Option(help="Why, in four characters or more; needed where anything is refused."),
]
Words = Annotated[str, typer.Option(help="The answer, or where the information is.")]
TextFile = Annotated[
    Path | None, typer.Option(help="The answer in a file; - reads standard input.")
]
Preview = Annotated[
    bool,
    typer.Option(
        "--preview", help="Only show the letter, which is sent first; nothing is recorded."
    ),
]


class WithGrounds(TyperCommand):
    """A command whose help names the outcomes and their grounds, read only when it is asked."""

    def format_epilog(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        from handlers.desk import foi_answers

        super().format_epilog(ctx, formatter)
        for title, grounds in foi_answers.grounds_listed():
            with formatter.section(title):
                formatter.write_dl(grounds)


def answer_request(  # noqa: PLR0913 - each is an option.
    *,
    number: foi_lines.Number,
    by: start.By,
    outcome: OutcomeOf,
    ground: GroundOf = "",
    reasons: Reasons = "",
    text: Words = "",
    text_file: TextFile = None,
    told_by: foi_lines.ToldBy = "",
    told_on: foi_lines.ToldOn = None,
    preview: Preview = False,
    as_json: start.Json = False,
) -> None:
    """Answer a request; what may be done against the answer is added by the outcome.

    Example: yangguang foi answer SQ-2026-0001-3 --outcome 不予公开 --ground 国家秘密
    --reasons 已经定密，尚未解密。 --by 陈办
    """
    told = foi_lines.told_in_person(told_by, told_on)
    found = start.allowed(by, "foi answer")
    words = _words(text, text_file)
    given = {"outcome": outcome, "ground": ground, "reasons": reasons, "text": words, **told}
    from handlers.desk import foi_answers

    letter, is_reached = start.act(
        found, lambda session, now: foi_answers.preview(session, number, by, given, now)
    )
    if preview or not (told_by or is_reached):
        _show(letter, as_json=as_json)
    if preview:
        return
    portal = found.web.address
    request, remedy = start.act(
        found, lambda session, now: foi_answers.answer(session, number, by, given, portal, now)
    )
    foi_lines.told(request, as_json=as_json)
    if not as_json:
        typer.echo(remedy)


def _words(text: str, file: Path | None) -> str:
    """What is answered, as it was typed or as the file has it."""
    if text and file is not None:
        raise typer.BadParameter("give either --text or --text-file", param_hint="--text")
    if file is None:
        return text
    from handlers.desk import Broken, text_of

    try:
        return text_of(file, sys.stdin.buffer)
    except Broken as broken:
        start.refuse(str(broken))


def _show(letter: str, *, as_json: bool) -> None:
    if as_json:
        start.show({"letter": letter})
    else:
        typer.echo(letter)
