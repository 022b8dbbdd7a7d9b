"""Broadcasts at the console (推送): sent, watched, paused, stopped, counted."""

from datetime import datetime

from aiohttp import web

from handlers.console import listing
from handlers.console import releases_words as words
from handlers.console.visit import REFUSED, Visit
from handlers.desk import broadcasts as desk_broadcasts
from handlers.desk import moments, releases_listed
from handlers.desk.broadcasts import Standing
from handlers.desk.releases_listed import Line
from knowledge.say import CITY
from storage import journal, releases
from storage.refusal import Refusal


async def send(visit: Visit) -> web.StreamResponse:
    """GET and POST /releases/{id}/send: to how many, and not after when."""
    number, problem = visit.number(), None
    if visit.posted:
        try:
            async with visit.transaction() as session:
                sending = await desk_broadcasts.send(
                    session,
                    number,
                    visit.who.name,
                    visit.house.quiet_hours,
                    visit.now,
                    _not_after(visit),
                )
        except Refusal as refusal:
            problem = visit.refused(refusal)
        else:
            done = "releases-did-hold" if sending.held_until else "releases-did-send"
            return visit.go(f"/releases/{number}", done, count=sending.lacking)
    async with visit.reading() as session:
        release = await releases.get(session, number)
        found = await desk_broadcasts.prospect(session, number, visit.house.quiet_hours, visit.now)
    latest = f"{found.not_after.astimezone(CITY):%Y-%m-%dT%H:%M}"
    return visit.page(
        "releases_send.html",
        status=REFUSED if problem else 200,
        release=release,
        found=found,
        not_after=visit.typed("not_after") or latest,
        problem=problem,
    )


def _not_after(visit: Visit) -> datetime | None:
    text = visit.typed("not_after")
    try:
        return moments.typed(text, visit.now) if text else None
    except (ValueError, OverflowError):
        raise Refusal("releases-not-after", typed=text[:40]) from None


async def _standing(visit: Visit, number: int) -> tuple[Line, Standing]:
    span = visit.house.quiet_hours
    async with visit.reading() as session:
        release = await releases.get(session, number)
        line = await releases_listed.one(session, release, span, visit.now)
        return line, await desk_broadcasts.standing(session, number, span, visit.now)


async def progress(visit: Visit) -> web.StreamResponse:
    """GET /releases/{id}/progress: the figures alone; the whole page where it stands elsewhere."""
    line, standing = await _standing(visit, visit.number())
    if line.where != visit.asked("where"):
        if "HX-Request" not in visit.request.headers:
            return visit.go(f"/releases/{line.release.id}")
        return web.Response(headers={"HX-Refresh": "true", "Cache-Control": "no-store"})
    return visit.part("releases_progress.html", **words.progress(visit, line, standing))


async def pause(visit: Visit) -> web.StreamResponse:
    """POST /releases/{id}/pause."""
    async with visit.transaction() as session:
        await desk_broadcasts.pause(session, visit.number(), visit.who.name, visit.now)
    return visit.go(f"/releases/{visit.number()}", "releases-did-pause")


async def resume(visit: Visit) -> web.StreamResponse:
    """POST /releases/{id}/resume."""
    number, span = visit.number(), visit.house.quiet_hours
    async with visit.transaction() as session:
        await desk_broadcasts.resume(session, number, visit.who.name, span, visit.now)
    return visit.go(f"/releases/{number}", "releases-did-resume")


async def stop(visit: Visit) -> web.StreamResponse:
    """GET and POST /releases/{id}/stop: asks with the consequence in numbers."""
    number = visit.number()
    if visit.posted:
        async with visit.transaction() as session:
            await desk_broadcasts.stop(session, number, visit.who.name, visit.now)
        return visit.go(f"/releases/{number}", "releases-did-stop")
    line, standing = await _standing(visit, number)
    if line.broadcast is None or line.broadcast.closed_at is not None:
        return visit.go(f"/releases/{number}")
    counts = standing.counts
    return visit.page(
        "releases_ask.html",
        title=visit.say("releases-stop-title", title=visit.content(line.release.title)),
        consequence=visit.say(
            "releases-stop-consequence", sent=counts["sent"], waiting=counts["waiting"]
        ),
        act=visit.say("releases-stop-act", waiting=counts["waiting"]),
        back=f"/releases/{number}",
    )


async def counts(visit: Visit) -> web.StreamResponse:
    """POST /releases/{id}/counts: what became of it, as a table to take along."""
    line, standing = await _standing(visit, visit.number())
    release, figures = line.release, standing.counts
    if standing.story is None:
        raise Refusal("broadcasts-not-reviewed", id=str(release.id))
    rows = [("recipients", figures["recipients"]), ("sent", figures["sent"])]
    named = [(str(visit.say(f"releases-count-{name}")), count) for name, count in rows]
    named += [(str(said), count) for said, count in words.missed(visit, standing)]
    named.append((str(visit.say("releases-count-waiting")), figures["waiting"]))
    heads = [str(visit.say(f"releases-count-{name}")) for name in ("what", "number")]
    response = await listing.taken_away(
        f"{release.id}-{release.title[:40]}",
        [dict(zip(heads, row, strict=True)) for row in named],
        visit.typed("kind") or "csv",
    )
    async with visit.transaction() as session:
        record = releases.record(release)
        journal.note(session, visit.who.name, "broadcasts.export", record, visit.now)
    return response
