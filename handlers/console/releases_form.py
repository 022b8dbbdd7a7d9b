"""Releases written at the console (起草、修改、送审、作废)."""

from collections.abc import Mapping, Sequence

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import releases_typed as typed
from handlers.console.releases_typed import Typed
from handlers.console.releases_words import ATTRIBUTES, KINDS
from handlers.console.visit import REFUSED, Visit
from handlers.desk import releases as desk_releases
from handlers.desk import releases_listed, subscriptions
from storage import broadcasts, drafts, organs, releases, staff
from storage.refusal import Refusal
from storage.release_forms import Attribute, Kind, ReleaseForm
from storage.releases import Release
from storage.subscriptions import ALL, Axis, Topic

File = tuple[str, str, bytes]


async def new(visit: Visit) -> web.StreamResponse:
    """GET and POST /releases/new."""
    if not visit.posted:
        blank = typed.blank()
        # The 解读 of a policy begins with its policy.
        if (policy := visit.asked("interprets")).isdecimal():
            blank = blank | {"interprets": policy, "kind": Kind.READING}
        return await _page(visit, blank, None)
    values = typed.of(visit)
    form, file, wrong = typed.checked(visit, values)
    if form is None or wrong:
        return await _page(visit, values, None, wrong=wrong)
    try:
        async with visit.transaction() as session:
            await subscriptions.catalogue(session, visit.now)
            author = await staff.allowed(session, visit.who.name, "releases add")
            if not values["again"]:
                await _check_new(session, form, author.organ)
            release = await desk_releases.drafted(session, form, file, author, visit.now)
            done = await _then(visit, session, release)
    except Refusal as refusal:
        return await _page(visit, values, None, refusal=refusal)
    return visit.go(f"/releases/{release.id}", done)


async def _check_new(session: AsyncSession, form: ReleaseForm, organ: str) -> None:
    known = await desk_releases.same_as(session, form, form.organ or organ)
    if known is not None:
        raise Refusal("releases-same", id=str(known[0]))


async def _then(visit: Visit, session: AsyncSession, release: Release) -> str:
    """Submits it, if that was wished and can be; which sentence says what was done."""
    if visit.typed("then") != "submit":
        return "releases-did-keep"
    if not release.is_open:
        return "releases-did-keep-closed"
    if await drafts.unsent_policy(session, release) is not None:
        return "releases-did-keep-along"
    await desk_releases.submit(session, release.id or 0, visit.who.name, visit.now)
    return "releases-did-submit"


async def edit(visit: Visit) -> web.StreamResponse:
    """GET and POST /releases/{id}/edit; what was reviewed is changed only where that is meant."""
    number = visit.number()
    async with visit.reading() as session:
        release = await releases.get(session, number)
        releases.check_draft(release)
        kept = typed.kept(release, await desk_releases.kept(session, release))
    if not visit.posted:
        return await _page(visit, kept, release)
    values = typed.of(visit)
    form, file, wrong = typed.checked(visit, values)
    if form is None or wrong:
        return await _page(visit, values, release, wrong=wrong)
    try:
        async with visit.transaction() as session:
            done = await _rewrite(visit, session, form, file, values)
    except Refusal as refusal:
        return await _page(visit, values, release, refusal=refusal)
    return visit.go(f"/releases/{number}", done)


async def _rewrite(
    visit: Visit, session: AsyncSession, form: ReleaseForm, file: File | None, values: Typed
) -> str:
    editor = await staff.allowed(session, visit.who.name, "releases edit")
    release = await desk_releases.held(session, visit.number())
    if values["seen"] != typed.version(release):
        raise Refusal("releases-changed-meanwhile")
    if not values["voids"]:
        await desk_releases.check_changing(session, visit.number())
    voided = await desk_releases.rewritten(
        session, release, form, file, editor, visit.now, detach=bool(values["detach"])
    )
    done = await _then(visit, session, release)
    return "releases-did-void" if voided and done == "releases-did-keep" else done


async def submit(visit: Visit) -> web.StreamResponse:
    """POST /releases/{id}/submit."""
    async with visit.transaction() as session:
        await desk_releases.submit(session, visit.number(), visit.who.name, visit.now)
    return visit.go(f"/releases/{visit.number()}", "releases-did-submit")


async def discard(visit: Visit) -> web.StreamResponse:
    """GET and POST /releases/{id}/discard: asks before it goes."""
    number = visit.number()
    if visit.posted:
        async with visit.transaction() as session:
            await desk_releases.discard(session, number, visit.who.name, visit.now)
        return visit.go("/releases", "releases-did-discard", id=str(number))
    async with visit.reading() as session:
        release = await releases.get(session, number)
    return visit.page(
        "releases_ask.html",
        title=visit.say("releases-discard-title", title=visit.content(release.title)),
        consequence=visit.say("releases-discard-consequence"),
        act=visit.say("releases-discard-act"),
        back=f"/releases/{number}",
    )


async def _page(
    visit: Visit,
    values: Typed,
    release: Release | None,
    *,
    wrong: Mapping[str, Markup] | None = None,
    refusal: Refusal | None = None,
) -> web.StreamResponse:
    """The form, with all that was typed."""
    async with visit.transaction() as session:
        catalogue = await subscriptions.catalogue(session, visit.now)
        known = [one.name for one in await organs.known(session)]
        policies = await releases_listed.policies(session)
        attached = await releases.attachment(session, release) if release else None
        voids = release is not None and await _is_reviewed(session, release)
    organ = str(values["organ"]) or visit.who.organ
    return visit.page(
        "releases_form.html",
        status=REFUSED if wrong or refusal else 200,
        values=values | {"organ": organ},
        release=release,
        axes=_axes(visit, catalogue),
        organs=[(one, visit.content(one)) for one in dict.fromkeys([organ, *known])],
        kinds=[(one.value, visit.say(f"releases-kind-{KINDS[one]}")) for one in Kind],
        attributes=[
            (one.value, visit.say(f"releases-attribute-{ATTRIBUTES[one]}")) for one in Attribute
        ],
        policies=[("", visit.say("releases-form-no-policy"))]
        + [(str(one.id), visit.content(one.title)) for one in policies],
        attached=attached,
        voids=voids,
        wrong=wrong or {},
        problem=visit.refused(refusal) if refusal else None,
        newer=typed.version(release) if release and _is_late(refusal) else "",
        is_same=refusal is not None and refusal.text_id == "releases-same",
        was_file="file" in visit.files,
    )


def _is_late(refusal: Refusal | None) -> bool:
    """Whether somebody else was faster."""
    return refusal is not None and refusal.text_id == "releases-changed-meanwhile"


async def _is_reviewed(session: AsyncSession, release: Release) -> bool:
    found = await broadcasts.with_it(session, release)
    return any(one.state in broadcasts.OPEN for one in found)


def _axes(visit: Visit, catalogue: Sequence[Topic]) -> list[tuple[Axis, list[tuple[str, str]]]]:
    """The topics to tick, by what they stand for; everybody who follows all gets it anyway."""
    english = visit.language == "en"
    return [
        (
            axis,
            [
                (one.id, one.english if english else visit.content(one.name))
                for one in catalogue
                if one.axis == axis and one.id != ALL
            ],
        )
        for axis in (Axis.FIELD, Axis.OPENNESS, Axis.STREET, Axis.ORGAN)
    ]
