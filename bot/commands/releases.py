"""`yangguang releases` (政策发布): drafts, and what was published long ago."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import start
from knowledge import values

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy.ext.asyncio import AsyncSession

    from storage.releases import Release

cli = start.group("Releases (发布): drafted here, reviewed and sent by `broadcasts`.")


@dataclass(frozen=True)
class Typed:
    """The options that a release is drafted and changed by; None: not given."""

    title: Annotated[str | None, typer.Option(help="At most 200 characters.")] = None
    text_file: Annotated[
        Path | None, typer.Option(help="The full text; - reads standard input.")
    ] = None
    topic: Annotated[
        list[str] | None, typer.Option(help="By name, several times or with ; between.")
    ] = None
    organ: Annotated[str | None, typer.Option(help="Whose it is; else the author's.")] = None
    attribute: Annotated[
        str | None, typer.Option(help="主动公开 (if not given), 依申请公开, 不予公开.")
    ] = None
    reason: Annotated[str | None, typer.Option(help="Why it is not 主动公开.")] = None
    kind: Annotated[
        str | None, typer.Option(help="通知 (if not given), 新政策, 政策解读, 热点回应.")
    ] = None
    link: Annotated[str | None, typer.Option(help="Where the original stands.")] = None
    gist: Annotated[str | None, typer.Option(help="One sentence in plain words.")] = None
    point: Annotated[list[str] | None, typer.Option(help="What it brings; up to 8.")] = None
    formed_on: Annotated[
        date | None,
        typer.Option(metavar="DAY", parser=start.day, help="The document's date: 2026-11-23."),
    ] = None
    interprets: Annotated[
        int | None,
        typer.Option(
            metavar="ID", parser=start.whole(start.LARGEST), help="The policy that it explains."
        ),
    ] = None
    urgent: Annotated[
        bool | None, typer.Option("--urgent/--not-urgent", help="Sent in the quiet hours too.")
    ] = None
    attach: Annotated[Path | None, typer.Option(help="A picture or a document, up to 10 MB.")] = (
        None
    )
    english_title: Annotated[str | None, typer.Option(help="The title in English.")] = None
    english_gist: Annotated[str | None, typer.Option(help="The sentence in English.")] = None
    english_point: Annotated[list[str] | None, typer.Option(help="A point in English.")] = None

    def given(self) -> dict[str, Any]:
        """What was given, by the names of the form; an empty link is none."""
        from storage.release_forms import Attribute, Kind

        names = ("title", "organ", "gist", "interprets", "link")
        found = {
            **{name: getattr(self, name) for name in names},
            "attribute": _one_of("attribute", self.attribute, Attribute),
            "kind": _one_of("kind", self.kind, Kind),
            "attribute_reason": self.reason,
            "is_urgent": self.urgent,
            "topics": self.topic or None,
            "points": self.point or None,
            "english_title": self.english_title,
            "english_gist": self.english_gist,
            "english_points": self.english_point or None,
            "formed_on": self.formed_on,
        }
        found = {name: value for name, value in found.items() if value is not None}
        return found | {"link": None} if found.get("link") == "" else found

    def check_change(self, given: dict[str, Any], *, detach: bool) -> None:
        """Refuses a change that changes nothing, or takes away what it brings."""
        if detach and self.attach:
            raise typer.BadParameter("goes without --attach", param_hint="--detach")
        if not (given or self.text_file or self.attach or detach):
            raise typer.BadParameter("nothing to change was given, such as --title 新题目")

    def files(self) -> tuple[dict[str, str], tuple[str, str, bytes] | None]:
        """The text and the attachment, read."""
        from handlers.desk import Broken, releases, text_of

        try:
            text = {}
            if self.text_file is not None:
                text = {"text": text_of(self.text_file, sys.stdin.buffer)}
            return text, releases.attached(self.attach) if self.attach else None
        except Broken as broken:
            start.refuse(str(broken))


def _one_of(name: str, value: str | None, known: "type[StrEnum]") -> str | None:
    found = None if value is None else values.plain(value)
    if found is not None and found not in set(known):
        message = f"{value} is none of: {', '.join(known)}"
        raise typer.BadParameter(message, param_hint=f"--{name}")
    return found


def takes_a_release(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options of a release beside its own."""

    @wraps(command)
    def called(**words: Any) -> None:
        typed = Typed(**{one.name: words.pop(one.name) for one in fields(Typed)})
        command(typed=typed, **words)

    own = inspect.signature(command).parameters.values()
    options = inspect.signature(Typed).parameters.values()
    together = [*(one for one in own if one.name != "typed"), *options]
    keywords = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in together]
    called.__signature__ = inspect.Signature(keywords)  # type: ignore[attr-defined]
    return called


def _told(release: "Release", *, as_json: bool) -> None:
    if as_json:
        start.show({"id": release.id})
    else:
        typer.echo(release.id)
    from handlers import desk
    from handlers.desk import reviews

    if reviews.is_alone(release):
        start.warn(desk.spoken("broadcasts-remark-no-policy"))


@cli.command("add")
@takes_a_release
def add_release(
    typed: Typed,
    by: start.By,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also where the same title and text are there.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Draft a release; prints its number.

    Example: yangguang releases add --title 题 --text-file 正文.txt --topic 环境保护 --by 小编
    """
    given = typed.given()
    found = start.allowed(by, "releases add")
    from handlers.desk import releases

    text, attachment = typed.files()
    given |= text
    release = start.act(
        found, lambda session, now: releases.add(session, given, attachment, by, now, again=yes)
    )
    _told(release, as_json=as_json)


@cli.command("edit")
@takes_a_release
def edit_release(
    release_id: start.Number,
    typed: Typed,
    by: start.By,
    detach: Annotated[bool, typer.Option("--detach", help="Without picture or file.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also where it was reviewed: the review is void then.")
    ] = False,
    as_json: start.Json = False,
) -> None:
    """Change a draft: only what is given changes. What was reviewed must be reviewed again.

    Example: yangguang releases edit 12 --title 河道整治开工 --by 小编
    """
    given = typed.given()
    typed.check_change(given, detach=detach)
    found = start.allowed(by, "releases edit")
    from handlers.desk import releases, spoken

    if not yes:
        # Before anything is read: a text from standard input would be lost.
        start.act(found, lambda session, _: releases.check_changing(session, release_id))
    text, attachment = typed.files()
    given |= text
    release, voided = start.act(
        found,
        lambda session, now: releases.edit(
            session, release_id, given, attachment, by, now, detach=detach, voids=yes
        ),
    )
    _told(release, as_json=as_json)
    for number in voided:
        start.warn(spoken("releases-review-void", id=str(number)))


@cli.command("discard")
def discard_release(release_id: start.Number, by: start.By, as_json: start.Json = False) -> None:
    """Give a draft up, with its reviews; what was sent or published stays.

    Example: yangguang releases discard 12 --by 小编
    """
    found = start.believing()
    from handlers.desk import releases

    start.act(found, lambda session, now: releases.discard(session, release_id, by, now))
    if as_json:
        start.show({"id": release_id, "status": "discarded"})
    else:
        typer.echo("discarded")


@cli.command("show")
def show_release(release_id: start.Number, as_json: start.Json = False) -> None:
    """Show everything of a release.

    Example: yangguang releases show 12
    """
    found = start.prepared()
    from handlers.desk import releases

    release = start.look(found, lambda session, _: releases.shown(session, release_id))
    if as_json:
        start.show(release)
        return
    from handlers.desk import moments

    text = release.pop("text")
    for name, value in release.items():
        if value not in (None, "", [], {}):
            said = ", ".join(map(str, value)) if isinstance(value, list) else value
            said = moments.shown(said) if isinstance(said, datetime) else said
            typer.echo(f"{name}: {said}")
    typer.echo(f"\n{text}")


@cli.command("list")
def list_releases(
    limit: start.Limit = 50,
    as_json: start.Json = False,
) -> None:
    """List the newest releases: when they were published, or where they stand until then.

    Example: yangguang releases list --limit 10
    """
    found = start.prepared()
    from handlers.desk import broadcasts, releases

    async def deed(session: "AsyncSession", now: datetime) -> list[dict[str, Any]]:
        rows = await releases.listed(session, limit)
        ids = [one["id"] for one in rows]
        states = await broadcasts.states(session, ids, found.quiet_hours, now)
        return [one | {"broadcast": states.get(one["id"])} for one in rows]

    listed = start.look(found, deed)
    if as_json:
        start.show(listed)
        return
    for one in listed:
        stands = one["published_on"] or one["broadcast"] or one["status"]
        words = (one["id"], stands, one["kind"], one["attribute"])
        typer.echo(" · ".join(map(str, (*words, one["organ"], one["title"]))))


@cli.command("import")
def import_releases(
    file: Annotated[Path, typer.Argument(help="JSONL: id, title, date, department, text …")],
    by: start.By,
    reviewed_by: Annotated[str, typer.Option(help="Who read them over: a reviewer, not --by.")],
    as_json: start.Json = False,
) -> None:
    """Import what was published long ago: found by searching, never broadcast.

    Example: yangguang releases import 文件.jsonl --by 小编 --reviewed-by 王审
    """
    found = start.allowed(by, "releases import")
    from handlers.desk import releases
    from storage.release_forms import ImportForm

    forms = start.read(file, ImportForm, frozenset({"header"}))
    new, changed, same = start.act(
        found, lambda session, now: releases.take(session, forms, by, reviewed_by, now)
    )
    if as_json:
        start.show({"new": new, "changed": changed, "same": same})
    else:
        typer.echo(f"imported: {new} new, {changed} changed, {same} the same")
