"""Releases at the console (发布): the list, one release with what comes next, what waits."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import quote

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import listing
from handlers.console import releases_words as words
from handlers.console.items import Figure, Waiting
from handlers.console.visit import Visit
from handlers.desk import broadcasts as desk_broadcasts
from handlers.desk import releases_listed, reviews
from handlers.desk.releases_listed import Line, Wanted, Where
from knowledge.say import CITY, Texts
from storage import broadcasts, releases
from storage.broadcasts import State

# Where a release stands so that the page renews itself.
LIVE = (Where.SENDING, Where.HELD, Where.PAUSED)
# What the list may be narrowed to; what is held is on its way.
CHOICES = tuple(one for one in Where if one != Where.HELD)
# More than this waits in the list, not on the page of today.
MOST_WAITING = 20


async def show_list(visit: Visit) -> web.StreamResponse:
    """GET /releases."""
    wanted = Wanted(
        where=visit.asked("state") if visit.asked("state") in set(CHOICES) else "",
        organ=visit.asked("organ")[:60],
        words=visit.asked("q")[:60],
    )
    async with visit.reading() as session:
        lines = await releases_listed.page(
            session,
            wanted,
            visit.house.quiet_hours,
            visit.now,
            after=listing.after(visit),
            most=listing.ROWS + 1,
        )
        organs = await releases_listed.organs(session)
    shown = lines[: listing.ROWS]
    key = shown[-1].release.id if shown else None
    return visit.page(
        "releases.html",
        found=listing.listed(visit, lines, key, listing.ROWS),
        wanted=wanted,
        is_narrowed=bool(wanted.where or wanted.organ or wanted.words),
        organs=[("", visit.say("releases-desk-any"))]
        + [(one, visit.content(one)) for one in organs],
        states=[("", visit.say("releases-desk-any"))]
        + [(one.value, visit.say(f"releases-where-{one.value}")) for one in CHOICES],
        badges=words.BADGES,
        kinds=words.KINDS,
    )


async def show(visit: Visit) -> web.StreamResponse:
    """GET /releases/{id}: where it stands, what comes next, and how it will look."""
    number = visit.number()
    async with visit.reading() as session:
        release = await releases.get(session, number)
        line = await releases_listed.one(session, release, visit.house.quiet_hours, visit.now)
        standing = await desk_broadcasts.standing(
            session, number, visit.house.quiet_hours, visit.now
        )
        found = await reviews.preview(session, number, Texts.load(), visit.now)
        policy = None
        if release.interprets_id is not None:
            policy = await releases.get(session, release.interprets_id)
        step = await words.step(visit, session, line, standing.story, policy)
        view = {
            "line": line,
            "step": step,
            "acts": words.acts(visit, line, found),
            "policy": policy,
            **words.progress(visit, line, standing),
            **words.looks(visit, found),
        }
    return visit.page("releases_one.html", **view)


async def attachment(visit: Visit) -> web.StreamResponse:
    """GET /releases/{id}/attachment: a picture is shown, a document is handed over."""
    async with visit.reading() as session:
        release = await releases.get(session, visit.number())
        file = await releases.attachment(session, release)
    if file is None:
        raise web.HTTPNotFound
    how = "inline" if file.is_picture else "attachment"
    return web.Response(
        body=file.content,
        content_type=file.media_type if file.is_picture else "application/octet-stream",
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.file_name)}",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """What waits for somebody who reviews, publishes or writes."""
    found: list[Waiting] = []
    if visit.may("broadcasts review"):
        others = [
            line
            for line in await _stand(visit, session, Where.SUBMITTED)
            if line.release.author_id != visit.who.id
        ]
        found += [_item(visit, one, "review", f"/{one.release.id}/review") for one in others]
    if visit.may("broadcasts send"):
        for where, act in ((Where.REVIEWED, "send"), (Where.PAUSED, "paused")):
            for one in await _stand(visit, session, where):
                path = f"/{one.release.id}/send" if act == "send" else f"/{one.release.id}"
                found.append(_item(visit, one, act, path))
        found += await _unknowns(visit, session)
    if visit.may("releases edit"):
        found += [
            _item(visit, one, "returned", f"/{one.release.id}")
            for one in await _stand(visit, session, Where.RETURNED)
            if one.release.author_id == visit.who.id
        ]
    return found


async def _stand(visit: Visit, session: AsyncSession, where: Where) -> Sequence[Line]:
    wanted, span = Wanted(where=where), visit.house.quiet_hours
    return await releases_listed.page(session, wanted, span, visit.now, most=MOST_WAITING)


def _item(visit: Visit, line: Line, act: str, path: str, **about: int) -> Waiting:
    release = line.release
    return Waiting(
        title=visit.say(f"releases-waits-{act}", title=visit.content(release.title)),
        detail=visit.say(
            f"releases-waits-{act}-detail",
            organ=visit.content(release.organ),
            author=line.author,
            by=release.returned_by or "",
            **about,
        ),
        path=f"/releases{path}",
        act=visit.say(f"releases-waits-{act}-act"),
        until=visit.say("releases-urgent") if release.is_urgent else "",
    )


async def _unknowns(visit: Visit, session: AsyncSession) -> list[Waiting]:
    counts = await releases_listed.with_unknowns(session, visit.now)
    wanted = Wanted(numbers=sorted(counts))
    lines = await releases_listed.page(session, wanted, visit.house.quiet_hours, visit.now)
    return [
        _item(visit, one, "unknown", f"/{one.release.id}", count=counts[one.release.id or 0])
        for one in lines
    ]


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """What is on its way, as far as it has come, and how much was released this week."""
    found: list[Figure] = []
    if not visit.may("see releases"):
        return found
    for one in await broadcasts.under_way(session):
        release = await session.get(releases.Release, one.release_id)
        counts = await desk_broadcasts.counts_of(session, one)
        done = counts["recipients"] - counts["waiting"]
        name = "paused" if one.state == State.PAUSED else "sending"
        sentence = visit.say(
            f"releases-figure-{name}",
            title=visit.content(release.title if release else ""),
            done=done,
            recipients=counts["recipients"],
        )
        found.append(Figure(sentence, f"/releases/{one.release_id}"))
    here = visit.now.astimezone(CITY)
    monday = (here - timedelta(days=here.weekday())).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    count = await releases_listed.published_since(session, monday)
    week: Markup = visit.say("releases-figure-week", count=count)
    return [*found, Figure(week, f"/releases?state={Where.DONE}")]
