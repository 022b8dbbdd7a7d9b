"""`yangguang surveys` (调查问卷): from a file to the results."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from storage.surveys import Survey

cli = start.group("Surveys (调查): anonymous; opened and closed here, answered in the chat.")

Number = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=start.LARGEST, help="The survey's number.")
]


def _told(survey: "Survey", *, as_json: bool) -> None:
    if as_json:
        start.show({"id": survey.id, "version": survey.version, "status": survey.status})
    else:
        typer.echo(survey.status)


@cli.command("add")
def add_survey(
    file: Annotated[
        Path, typer.Argument(help="TOML or JSON: title, purpose, closes_on, organ, questions.")
    ],
    by: start.By,
    version_of: Annotated[
        int | None,
        typer.Option(min=1, max=start.LARGEST, help="It is a new version of this survey."),
    ] = None,
    as_json: start.Json = False,
) -> None:
    """Add a survey as a draft; prints its number."""
    found = start.believing()
    from bot.desk import Broken, surveys

    try:
        form = surveys.read(file)
    except Broken as broken:
        start.refuse(str(broken))
    survey = start.act(found, lambda session, now: surveys.add(session, form, version_of, by, now))
    if as_json:
        start.show({"id": survey.id, "version": survey.version})
    else:
        typer.echo(survey.id)


@cli.command("open")
def open_survey(survey_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """Open a survey to everybody; from now on its form stays as it is."""
    found = start.believing()
    from bot.desk import surveys

    survey = start.act(found, lambda session, now: surveys.release(session, survey_id, by, now))
    _told(survey, as_json=as_json)


@cli.command("close")
def close_survey(survey_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """Close a survey for good, in all its versions; otherwise it closes after its last day."""
    found = start.believing()
    from bot.desk import surveys

    survey = start.act(found, lambda session, now: surveys.close(session, survey_id, by, now))
    _told(survey, as_json=as_json)


@cli.command("list")
def list_surveys(
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The newest so many.")] = 50,
    as_json: start.Json = False,
) -> None:
    """List the newest surveys, with how many answered."""
    found = start.prepared()
    from bot.desk import surveys

    listed = start.look(found, lambda session, _: surveys.listed(session, limit))
    if as_json:
        start.show(listed)
        return
    for one in listed:
        words = (one["id"], one["status"], one["closes_on"], one["organ"], one["title"])
        version = f"version {one['version']}"
        typer.echo(" · ".join(map(str, (*words, version, f"{one['answers']} answers"))))


@cli.command("results")
def show_results(survey_id: Number, as_json: start.Json = False) -> None:
    """Show what a survey came to; groups under five are hidden."""
    found = start.prepared()
    from bot.desk import surveys

    results = start.look(found, lambda session, _: surveys.results(session, survey_id))
    if as_json:
        start.show(results)
        return
    for line in _lines(results):
        typer.echo(line)


def _lines(results: dict[str, Any]) -> list[str]:
    lines = [
        f"{results['title']} · {results['organ']} · version {results['version']}",
        f"{results['status']}, until {results['closes_on']}",
        f"answers: {results['answers']} of {results['begun']} begun"
        + (f" ({results['turnout']:.0%})" if results["turnout"] is not None else ""),
    ]
    if results["waiting"] and results["status"] == "closed":
        lines.append("fewer than five answers: they are never shown")
    elif results["waiting"]:
        lines.append(f"shown: {results['shown']}; {results['waiting']} wait for others")
    for one in results["questions"]:
        lines += ["", f"{one['id']} · {one['words']}", *_of_question(one)]
    return lines


def _of_question(one: dict[str, Any]) -> list[str]:
    lines = []
    if one["base"] is not None:
        lines.append(f"  answered by {one['base']}")
    if one.get("mean") is not None:
        lines.append(f"  mean {one['mean']:g}, median {one['median']:g}")
    for part in one.get("counts", ()):
        number = "hidden" if part["count"] is None else str(part["count"])
        share = ""
        if part["share"] is not None:
            share = f", {part['share']:.1%} ({part['from']:.1%} to {part['to']:.1%})"
        lines.append(f"  {part['words']}: {number}{share}")
    lines += [f"  - {text}" for text in one.get("texts", ())]
    if one["hides"]:
        lines.append("  hidden: fewer than five people are behind it, or it would tell how many")
    return lines


@cli.command("export")
def export_survey(
    survey_id: Number,
    out: Annotated[Path, typer.Option(help="The answers: .csv, .xlsx or .jsonl.")],
    codebook: Annotated[Path, typer.Option(help="What the columns and values mean.")],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Write the answers and their codebook; groups under five are hidden here too."""
    found = start.believing()
    from bot.desk import surveys

    answers = start.act(
        found, lambda session, now: surveys.export(session, survey_id, out, codebook, by, now)
    )
    if as_json:
        start.show({"id": survey_id, "answers": answers})
    else:
        typer.echo(f"exported: {answers} answers")
