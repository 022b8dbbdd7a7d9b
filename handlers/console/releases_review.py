"""The review at the console (保密审查): exactly what will be sent, approved or sent back."""

from typing import Any

from aiohttp import web
from markupsafe import Markup

from handlers.console import releases_words as words
from handlers.console.visit import REFUSED, Visit
from handlers.desk import releases as desk_releases
from handlers.desk import releases_listed, reviews
from handlers.desk.releases_listed import Where
from knowledge.say import Texts
from storage import releases
from storage.refusal import Refusal
from storage.staff import Staff

CONFIRMED = "confirmed"


async def review(visit: Visit) -> web.StreamResponse:
    """GET and POST /releases/{id}/review: not by who wrote it; the attribute is confirmed."""
    number = visit.number()
    if not visit.posted:
        return await _page(visit)
    async with visit.reading() as session:
        release = await releases.get(session, number)
    if release.submitted_at is None:
        return await _page(visit, visit.say("releases-not-submitted", id=str(number)))
    if visit.typed(CONFIRMED) != release.attribute:
        return await _page(visit, wrong={CONFIRMED: visit.say("releases-confirm-attribute")})
    try:
        async with visit.transaction() as session:
            await reviews.review(
                session,
                number,
                visit.who.name,
                Texts.load(),
                visit.now,
                visit.typed("seen") or "-",
            )
    except Refusal as refusal:
        return await _page(visit, visit.refused(refusal))
    may_send = visit.may("broadcasts send")
    done = "releases-did-approve-send" if may_send else "releases-did-approve"
    return visit.go(f"/releases/{number}", done)


async def send_back(visit: Visit) -> web.StreamResponse:
    """POST /releases/{id}/return: with a reason, which the author sees."""
    number = visit.number()
    try:
        async with visit.transaction() as session:
            await desk_releases.send_back(
                session, number, visit.who.name, visit.typed("reason"), visit.now
            )
    except Refusal as refusal:
        said = visit.refused(refusal)
        if refusal.text_id == "releases-return-reason":
            return await _page(visit, wrong={"reason": said})
        return await _page(visit, said)
    return visit.go(f"/releases/{number}", "releases-did-return")


async def _page(
    visit: Visit, problem: Markup | None = None, wrong: dict[str, Markup] | None = None
) -> web.StreamResponse:
    async with visit.reading() as session:
        found = await reviews.preview(session, visit.number(), Texts.load(), visit.now)
        release = found.release
        author = await session.get(Staff, release.author_id) if release.author_id else None
        line = await releases_listed.one(session, release, visit.house.quiet_hours, visit.now)
        releases.check_two(author, visit.who)
    view: dict[str, Any] = words.looks(visit, found)
    return visit.page(
        "releases_review.html",
        status=REFUSED if problem or wrong else 200,
        line=line,
        # Only what was submitted is reviewed here; what was reviewed can still be sent back.
        is_open=line.where == Where.SUBMITTED,
        can_return=line.where in {Where.SUBMITTED, Where.REVIEWED},
        problem=problem,
        wrong=wrong or {},
        reason=visit.typed("reason"),
        **view,
    )
