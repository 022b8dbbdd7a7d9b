"""`yangguang broadcasts` (推送): preview, review, send, status, pause, resume, stop."""

import textwrap
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start

if TYPE_CHECKING:
    from bot.settings import Settings
    from handlers.desk.broadcasts import Story, Waiting
    from handlers.desk.reviews import Review
    from storage.releases import Attachment

cli = start.group("Broadcasts (推送): a release on its way to those who asked for its topics.")

# What to do with a broadcast that waits for somebody, by its state.
NEXT = {
    "draft": "a reviewer approves it: broadcasts review",
    "reviewed": "a publisher sends it: broadcasts send",
    "paused": "a publisher lets it go on: broadcasts resume",
}


@cli.command("preview")
def preview_broadcast(release_id: start.Number, as_json: start.Json = False) -> None:
    """Show what a review would approve, and to how many it would go; nothing is approved.

    Example: yangguang broadcasts preview 12
    """
    found = start.prepared()
    from handlers.desk import reviews
    from knowledge.say import Texts

    texts = Texts.load()
    _show(
        start.look(found, lambda session, now: reviews.preview(session, release_id, texts, now)),
        as_json=as_json,
    )


@cli.command("review")
def review_broadcast(release_id: start.Number, by: start.By, as_json: start.Json = False) -> None:
    """Approve a release, not one's own: shows what will be sent and to how many (保密审查).

    Example: yangguang broadcasts review 12 --by 王审
    """
    found = start.believing()
    from handlers.desk import reviews
    from knowledge.say import Texts

    texts = Texts.load()
    review = start.act(
        found, lambda session, now: reviews.review(session, release_id, by, texts, now)
    )
    _show(review, as_json=as_json)


def _show(review: "Review", *, as_json: bool) -> None:
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
        "reading": review.reading.id if review.reading else None,
        "topics": [one.name for one in review.topics],
        "attachment": review.attachment.file_name if review.attachment else None,
        "recipients": review.recipients,
        "lacking": review.lacking,
        "seal": review.seal or None,
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
    for document in (release, review.reading):
        if document is not None:
            typer.echo(f"{document.id} {document.title}")
            typer.echo(f"full text: {len(document.text)} characters: releases show {document.id}")
    if review.attachment:
        typer.echo(f"attachment: {_file(review.attachment)}")
    typer.echo(f"topics: {', '.join(one.name for one in review.topics)}")
    typer.echo(_accounts(review.recipients, review.lacking))
    if review.reviewer:
        typer.echo(f"{review.reviewer} confirms: {release.attribute}")
        typer.echo(f"approved now; {NEXT['reviewed']} {release.id}")
    else:
        typer.echo(f"not approved; {NEXT['draft']} {release.id}")


def _file(attachment: "Attachment") -> str:
    size = max(1, len(attachment.content) // 1024)
    return f"{attachment.file_name} ({attachment.media_type}, {size} KB)"


def _accounts(recipients: int, lacking: int) -> str:
    return f"accounts: {recipients} follow it, {lacking} have not got it"


def _moment(text: str) -> datetime:
    from handlers.desk import moments

    try:
        return moments.typed(text, datetime.now(UTC))
    except ValueError:
        message = f"{text} is no moment: give 18:00, “2026-11-23 18:00” or 2026-11-23T10:00Z"
        raise typer.BadParameter(message, param_hint="--not-after") from None


@cli.command("send")
def send_broadcast(
    release_id: start.Number,
    by: start.By,
    not_after: Annotated[
        str, typer.Option(help="Not sent later than this, in city time; else two days.")
    ] = "",
    as_json: start.Json = False,
) -> None:
    """Send what was approved; the running service carries it.

    Example: yangguang broadcasts send 12 --by 李发 --not-after 18:00
    """
    latest = _moment(not_after) if not_after else None
    found = start.believing()
    from handlers.desk import broadcasts, moments

    sending = start.act(
        found,
        lambda session, now: broadcasts.send(
            session, release_id, by, found.quiet_hours, now, latest
        ),
    )
    if as_json:
        start.show(
            {
                "id": release_id,
                "recipients": sending.recipients,
                "lacking": sending.lacking,
                "held_until": sending.held_until,
                "not_after": sending.not_after,
            }
        )
    else:
        typer.echo(_accounts(sending.recipients, sending.lacking))
        if sending.held_until:
            typer.echo(f"held by the quiet hours until {moments.shown(sending.held_until)}")
        typer.echo(f"not after: {moments.shown(sending.not_after)}")
        typer.echo(f"carried by `run` or `deliver`; look: broadcasts status {release_id}")
    for warning in sending.warnings:
        start.warn(warning)


@cli.command("status")
def show_status(release_id: start.Number, as_json: start.Json = False) -> None:
    """Show where a broadcast stands, and how many got it.

    Example: yangguang broadcasts status 12
    """
    found = start.prepared()
    from handlers.desk import broadcasts, said

    standing = start.look(
        found,
        lambda session, now: broadcasts.standing(session, release_id, found.quiet_hours, now),
    )
    figures = {"state": standing.state, **standing.counts}
    if as_json:
        start.show(figures)
        return
    for name, value in figures.items():
        typer.echo(f"{name}: {value}")
    if standing.story is not None:
        _tell_story(standing.story)
    if standing.story is not None and standing.story.stuck:
        start.warn(said(standing.story.stuck))
    elif standing.state in NEXT:
        typer.echo(f"next: {NEXT[standing.state]} {release_id}")


def _tell_story(story: "Story") -> None:
    from handlers.desk import moments

    typer.echo(f"reviewed by {story.reviewer}, {moments.shown(story.reviewed_at)}")
    if story.sent_at:
        typer.echo(f"sent by {story.sender}, {moments.shown(story.sent_at)}")
    for name, moment in (
        ("held until", story.held_until),
        ("not after", story.not_after),
        ("closed", story.closed_at),
    ):
        if moment:
            typer.echo(f"{name}: {moments.shown(moment)}")
    for reason, count in story.reasons.items():
        typer.echo(f"  {reason}: {count}")
    if story.earlier is not None:
        typer.echo(f"earlier broadcasts of this release: sent {story.earlier}")


def tell_carried(found: "Settings", since: datetime, *, as_json: bool) -> None:
    """Says what the courier did since a moment, and who waits until when."""
    from handlers.desk import broadcasts

    carried = start.look(
        found, lambda session, now: broadcasts.carried(session, since, found.quiet_hours, now)
    )
    waiting = sum(one.waiting for one in carried.waiting)
    if as_json:
        left = [asdict(one) for one in carried.waiting]
        start.show({**carried.ends, "waiting": waiting, "broadcasts": left})
        return
    for name, count in (*carried.ends.items(), ("waiting", waiting)):
        typer.echo(f"{name}: {count}")
    if carried.ends["unknown"]:
        typer.echo("unknown: the network gave no answer; they may have it, so nothing goes again")
    for one in carried.waiting:
        typer.echo(f"release {one.id}: {one.waiting} waiting, {_why_waiting(one)}")
    if found.telegram.token is None and any(one.state == "sending" for one in carried.waiting):
        start.warn("there is no YANGGUANG_TELEGRAM__TOKEN, so nothing goes to Telegram")


def _why_waiting(one: "Waiting") -> str:
    from handlers.desk import moments

    if one.state == "paused":
        return f"paused; go on: broadcasts resume {one.id}"
    if one.until is None:
        return "not sent by this process"
    until = moments.shown(one.until)
    if one.state == "held":
        return f"held by the quiet hours until {until}"
    return f"the network put them off until {until}"


def _told(release_id: int, state: str, *, as_json: bool) -> None:
    if as_json:
        start.show({"id": release_id, "state": state})
    else:
        typer.echo(state)


@cli.command("pause")
def pause_broadcast(release_id: start.Number, by: start.By, as_json: start.Json = False) -> None:
    """Hold a broadcast, within two seconds.

    Example: yangguang broadcasts pause 12 --by 李发
    """
    found = start.believing()
    from handlers.desk import broadcasts

    start.act(found, lambda session, now: broadcasts.pause(session, release_id, by, now))
    _told(release_id, "paused", as_json=as_json)


@cli.command("resume")
def resume_broadcast(release_id: start.Number, by: start.By, as_json: start.Json = False) -> None:
    """Go on with what was paused; in the quiet hours it waits for their end.

    Example: yangguang broadcasts resume 12 --by 李发
    """
    found = start.believing()
    from handlers.desk import broadcasts, moments

    until = start.act(
        found,
        lambda session, now: broadcasts.resume(session, release_id, by, found.quiet_hours, now),
    )
    _told(release_id, "held" if until else "sending", as_json=as_json)
    if until and not as_json:
        typer.echo(f"It waits for the end of the quiet hours, {moments.shown(until)}.")


@cli.command("stop")
def stop_broadcast(release_id: start.Number, by: start.By, as_json: start.Json = False) -> None:
    """End it for good: who has not got it does not get it.

    Example: yangguang broadcasts stop 12 --by 李发
    """
    found = start.believing()
    from handlers.desk import broadcasts

    start.act(found, lambda session, now: broadcasts.stop(session, release_id, by, now))
    _told(release_id, "stopped", as_json=as_json)


@cli.command("list")
def list_broadcasts(
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """List the newest broadcasts.

    Example: yangguang broadcasts list --limit 10
    """
    found = start.prepared()
    from handlers.desk import broadcasts, moments

    listed = start.look(
        found, lambda session, now: broadcasts.listed(session, limit, found.quiet_hours, now)
    )
    if as_json:
        start.show(listed)
        return
    for one in listed:
        when = moments.shown(one["sent_at"] or one["reviewed_at"])
        typer.echo(f"{one['id']} · {one['state']} · {when} · {one['title']}")
