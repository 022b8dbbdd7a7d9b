"""`yangguang surveys` (调查问卷): from a file to the results."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from storage.surveys import Survey

cli = start.group("Surveys (调查): anonymous; opened and closed here, answered in the chat.")

Number = Annotated[
    int,
    typer.Argument(metavar="ID", parser=start.whole(start.LARGEST), help="The survey's number."),
]
Yes = Annotated[bool, typer.Option("--yes", help="You were told what it means, and mean it.")]


def _told(survey: "Survey", *, as_json: bool) -> None:
    if as_json:
        start.show({"id": survey.id, "version": survey.version, "status": survey.status})
    else:
        typer.echo(survey.status)


@cli.command("add")
def add_survey(
    file: Annotated[Path, typer.Argument(help="TOML or JSON, such as `surveys sample` prints.")],
    by: start.By,
    version_of: Annotated[
        int | None,
        typer.Option(
            metavar="ID",
            parser=start.whole(start.LARGEST),
            help="It is a new version of this survey.",
        ),
    ] = None,
    yes: Yes = False,
    as_json: start.Json = False,
) -> None:
    """Add a survey as a draft; prints its number.

    The file holds title, purpose, closes_on, organ and questions. To begin with one that works:
    yangguang surveys sample --out survey.toml
    """
    found = start.allowed(by, "surveys add")
    from handlers.desk import Broken, surveys

    try:
        form = surveys.read(file)
    except Broken as broken:
        start.refuse(str(broken))
    survey = start.act(
        found, lambda session, now: surveys.add(session, form, version_of, by, now, yes=yes)
    )
    if as_json:
        start.show({"id": survey.id, "version": survey.version})
    else:
        typer.echo(survey.id)


@cli.command("sample")
def show_sample(
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it there: survey.toml.")
    ] = None,
) -> None:
    """Print a small survey with every kind of question, to be changed and added."""
    from bot import clock
    from handlers.desk import survey_sample
    from storage.calendar import day_of

    text = survey_sample.sample(day_of(clock.now()))
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        start.refuse(f"{out} is there already; name another file")
    except OSError as error:
        start.refuse(f"{out}: {error.strerror}; name a file in a folder that is there")
    typer.echo(f"written: {out}")


@cli.command("edit")
def edit_survey(
    survey_id: Number,
    by: start.By,
    title: Annotated[str | None, typer.Option(help="The title in Chinese.")] = None,
    english_title: Annotated[str | None, typer.Option(help="The title in English.")] = None,
    closes_on: Annotated[
        date | None,
        typer.Option(metavar="DAY", parser=start.day, help="The last day: 2026-12-10."),
    ] = None,
    as_json: start.Json = False,
) -> None:
    """Change the title or the last day of a draft; for its questions, add the file anew."""
    given = {"zh-Hans": title, "en": english_title}
    titles = {language: one.strip() for language, one in given.items() if one is not None}
    if not titles and closes_on is None:
        raise typer.BadParameter("give --title, --english-title or --closes-on")
    found = start.allowed(by, "surveys edit")
    from handlers.desk import surveys

    survey = start.act(
        found, lambda session, now: surveys.edit(session, survey_id, titles, closes_on, by, now)
    )
    if as_json:
        start.show({"id": survey.id, "title": survey.title, "closes_on": survey.closes_on})
    else:
        typer.echo(f"{survey.title} · until {survey.closes_on}")


@cli.command("open")
def open_survey(survey_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """Open a survey to everybody; from now on its form stays as it is."""
    found = start.believing()
    from handlers.desk import surveys

    survey = start.act(found, lambda session, now: surveys.release(session, survey_id, by, now))
    _told(survey, as_json=as_json)


@cli.command("close")
def close_survey(
    survey_id: Number, by: start.By, yes: Yes = False, as_json: start.Json = False
) -> None:
    """Close a survey for good, in all its versions; otherwise it closes after its last day."""
    found = start.believing()
    from handlers.desk import surveys

    survey = start.act(
        found, lambda session, now: surveys.close(session, survey_id, by, now, yes=yes)
    )
    _told(survey, as_json=as_json)


@cli.command("list")
def list_surveys(
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """List the newest surveys, with how many answered."""
    found = start.prepared()
    from handlers.desk import surveys

    listed = start.look(found, lambda session, _: surveys.listed(session, limit))
    if as_json:
        start.show(listed)
        return
    for one in listed:
        words = (one["id"], one["status"], one["closes_on"], one["organ"], one["title"])
        version = f"version {one['version']}"
        typer.echo(" · ".join(map(str, (*words, version, f"{one['answers']} answers"))))
    if not listed:
        typer.echo("no survey yet; `surveys sample` prints one to begin with", err=True)


@cli.command("show")
def show_survey(survey_id: Number, as_json: start.Json = False) -> None:
    """Show a survey as residents see it, its days and how many answered; nothing of what."""
    found = start.prepared()
    from handlers.desk import surveys

    survey = start.look(found, lambda session, _: surveys.shown(session, survey_id))
    if as_json:
        start.show(survey)
        return
    for line in _page(survey):
        typer.echo(line)


def _page(survey: dict[str, Any]) -> list[str]:
    from handlers.desk import moments

    lines = [
        *_heading(survey),
        *_both(survey["purpose"]),
        *(
            f"{name} {moments.shown(survey[f'{name}_at'])}"
            for name in ("added", "opened", "closed")
            if survey[f"{name}_at"]
        ),
    ]
    for number, one in enumerate(survey["questions"], 1):
        words = _both(one["words"])
        told = [one["id"], one["kind"], *(["may be skipped"] if one.get("optional") else [])]
        told += [f"{name} {one[name]}" for name in ("least", "most") if name in one]
        lines += ["", f"{number}. {words[0]}"]
        lines += [f"   {line}" for line in (*words[1:], *_both(one.get("hint", {})))]
        lines.append(f"   ({', '.join(told)})")
        for part in one.get("shown", ()):
            given = ", ".join(map(str, part["is_one_of"]))
            lines.append(f"   asked only where {part['question']} is one of: {given}")
        lines += [
            f"   [{' / '.join(_both(option['words']))}]" for option in one.get("options", ())
        ]
    return lines


def _both(words: dict[str, str]) -> list[str]:
    """A wording in Chinese, then in the other languages."""
    return [words[name] for name in sorted(words, key=lambda name: name != "zh-Hans")]


def _heading(survey: dict[str, Any]) -> list[str]:
    share = "" if survey["turnout"] is None else f" ({survey['turnout']:.0%})"
    return [
        f"{survey['title']} · {survey['organ']} · version {survey['version']}",
        f"{survey['status']}, until {survey['closes_on']}",
        f"answers: {survey['answers']} of {survey['begun']} begun{share}",
    ]


@cli.command("results")
def show_results(survey_id: Number, as_json: start.Json = False) -> None:
    """Show what a survey came to; groups under five are hidden."""
    found = start.prepared()
    from handlers.desk import surveys

    results = start.look(found, lambda session, _: surveys.results(session, survey_id))
    if as_json:
        start.show(results)
        return
    for line in _lines(results):
        typer.echo(line)


def _lines(results: dict[str, Any]) -> list[str]:
    lines = _heading(results)
    if results["waiting"] and results["status"] == "closed":
        lines.append("fewer than five answers: they are never shown")
    elif results["waiting"]:
        lines.append(f"shown: {results['shown']}; {results['waiting']} wait for others")
    if results["questions"]:
        lines.append("in brackets: the 95 % interval of a share, by Wilson")
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
    from handlers.desk import surveys

    answers = start.act(
        found, lambda session, now: surveys.export(session, survey_id, out, codebook, by, now)
    )
    if as_json:
        start.show({"id": survey_id, "answers": answers})
    else:
        typer.echo(f"exported: {answers} answers")
