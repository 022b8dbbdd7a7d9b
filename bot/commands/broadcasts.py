"""`yangguang broadcasts` (推送): review, send, status, pause, resume, stop."""

import textwrap
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.desk.broadcasts import Review

cli = start.group("Broadcasts (推送): a release on its way to those who asked for its topics.")

Number = Annotated[int, typer.Argument(metavar="ID", help="The release's number.")]


@cli.command("review")
def review_broadcast(release_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """Approve a release, not one's own: shows what will be sent and to how many (保密审查)."""
    found = start.believing()
    from bot.desk import broadcasts
    from knowledge.say import Texts

    texts = Texts.load()
    review = start.act(
        found, lambda session, now: broadcasts.review(session, release_id, by, texts, now)
    )
    if as_json:
        start.show(_as_json(review))
        return
    _tell(review)
    for warning in review.warnings:
        start.warn(warning)


def _as_json(review: "Review") -> dict[str, Any]:
    from knowledge.say import plain

    return {
        "id": review.release.id,
        "attribute": review.release.attribute,
        "reading": review.broadcast.reading_id,
        "topics": [one.name for one in review.topics],
        "recipients": review.recipients,
        "seal": review.broadcast.seal,
        "messages": {
            one.language: {"text": plain(one.html), "html": one.html, "buttons": one.buttons}
            for one in review.renderings
        },
        "warnings": review.warnings,
    }


def _tell(review: "Review") -> None:
    from knowledge.say import plain

    release = review.release
    for one in review.renderings:
        buttons = " ".join(f"[{button['text']}]" for row in one.buttons for button in row)
        body = textwrap.indent(f"{plain(one.html)}\n{buttons}", "    ")
        typer.echo(f"{one.language}:\n{body}\n")
    typer.echo(f"{release.id} {release.title}")
    typer.echo(f"{review.reviewer} confirms: {release.attribute}")
    typer.echo(f"topics: {', '.join(one.name for one in review.topics)}")
    typer.echo(f"accounts: {review.recipients}")


def _moment(text: str) -> datetime:
    from bot.desk import moments

    try:
        return moments.typed(text, datetime.now(UTC))
    except ValueError:
        message = f"{text} is no moment: give 18:00, “2026-11-23 18:00” or 2026-11-23T10:00Z"
        raise typer.BadParameter(message, param_hint="--not-after") from None


@cli.command("send")
def send_broadcast(
    release_id: Number,
    by: start.By,
    not_after: Annotated[
        str, typer.Option(help="Not sent later than this, in city time; else two days.")
    ] = "",
    as_json: start.Json = False,
) -> None:
    """Send what was approved; the running service carries it."""
    latest = _moment(not_after) if not_after else None
    found = start.believing()
    from bot.desk import broadcasts, moments

    sending = start.act(
        found,
        lambda session, now: broadcasts.send(
            session, release_id, by, found.quiet_hours, now, latest
        ),
    )
    if as_json:
        until = sending.held_until.isoformat() if sending.held_until else None
        start.show(
            {
                "id": release_id,
                "recipients": sending.recipients,
                "held_until": until,
                "not_after": sending.not_after.isoformat(),
            }
        )
    else:
        typer.echo(f"accounts: {sending.recipients}")
        if sending.held_until:
            typer.echo(f"held by the quiet hours until {moments.shown(sending.held_until)}")
        typer.echo(f"not after: {moments.shown(sending.not_after)}")
        typer.echo(f"carried by `run` or `deliver`; look: broadcasts status {release_id}")
    for warning in sending.warnings:
        start.warn(warning)


@cli.command("status")
def show_status(release_id: Number, as_json: start.Json = False) -> None:
    """Show where a broadcast stands, and how many got it."""
    found = start.prepared(quiet=True)
    from bot.desk import broadcasts

    async def deed(session: "AsyncSession", now: datetime) -> Any:
        words = (session, release_id, found.quiet_hours, now)
        return await broadcasts.figures(*words), await broadcasts.story(*words)

    figures, story = start.look(found, deed)
    if as_json:
        start.show(figures)
        return
    for name, value in figures.items():
        typer.echo(f"{name}: {value}")
    _tell_story(story)


def _tell_story(story: dict[str, Any]) -> None:
    from bot.desk import moments

    for name, value in story.items():
        match value:
            case (str() as who, datetime() as moment):
                typer.echo(f"{name} by {who}, {moments.shown(moment)}")
            case datetime():
                typer.echo(f"{name}: {moments.shown(value)}")
            case {}:
                for reason, count in value.items():
                    typer.echo(f"  {reason}: {count}")
            case True:
                start.warn(f"{name}: it must be reviewed again")


def _move(verb: str, release_id: int, by: str, *, as_json: bool) -> None:
    found = start.believing()
    from bot.desk import broadcasts

    start.act(found, lambda session, now: broadcasts.move(session, release_id, verb, by, now))
    done = {"pause": "paused", "resume": "sending", "stop": "stopped"}[verb]
    if as_json:
        start.show({"id": release_id, "state": done})
    else:
        typer.echo(done)


@cli.command("pause")
def pause_broadcast(release_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """Hold a broadcast, within two seconds."""
    _move("pause", release_id, by, as_json=as_json)


@cli.command("resume")
def resume_broadcast(release_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """Go on with what was held."""
    _move("resume", release_id, by, as_json=as_json)


@cli.command("stop")
def stop_broadcast(release_id: Number, by: start.By, as_json: start.Json = False) -> None:
    """End it for good: who has not got it does not get it."""
    _move("stop", release_id, by, as_json=as_json)


@cli.command("list")
def list_broadcasts(
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The newest so many.")] = 50,
    as_json: start.Json = False,
) -> None:
    """List the newest broadcasts."""
    found = start.prepared(quiet=True)
    from bot.desk import broadcasts, moments

    listed = start.look(
        found, lambda session, now: broadcasts.listed(session, limit, found.quiet_hours, now)
    )
    if as_json:
        moment = {"reviewed_at", "sent_at"}
        start.show(
            [
                {
                    name: value.isoformat() if name in moment and value else value
                    for name, value in one.items()
                }
                for one in listed
            ]
        )
        return
    for one in listed:
        when = moments.shown(one["sent_at"] or one["reviewed_at"])
        typer.echo(f"{one['id']} · {one['state']} · {when} · {one['title']}")
