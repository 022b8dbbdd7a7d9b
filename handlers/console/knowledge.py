"""Knowledge at the console (知识): the list of entries, one entry, its form, taking it down."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import answers
from handlers.console import knowledge_form, listing
from handlers.console.items import Figure, Waiting
from handlers.console.knowledge_form import Texts, told
from handlers.console.visit import REFUSED, Visit
from handlers.desk import entries, knowledge
from handlers.desk.entries import Order, Sought, State
from knowledge.say import CITY, Language
from storage import faq, journal
from storage.faq import Changed, Entry, Openness, Status
from storage.refusal import Refusal
from storage.staff import OFFICE

Word = TypeVar("Word", bound=StrEnum)
LONGEST_WORDS: Final = 100
# Beyond so many that end soon, the list says the rest.
MOST_WAITING: Final = 10
# Of this many lies the key of a new entry that was given none.
MOST_A_DAY: Final = 1000
# What a form that has been sent once more carries: the version that was seen.
VERSION: Final = "version"


def today(visit: Visit) -> date:
    """The city's day."""
    return visit.now.astimezone(CITY).date()


def asked(visit: Visit, name: str, kind: type[Word]) -> Word:
    """A choice of the filter; what is none of them is the first."""
    word = visit.asked(name)
    return kind(word) if word in set(kind) else next(iter(kind))


async def show(visit: Visit) -> web.StreamResponse:
    """GET /knowledge: the entries, filtered, a page at a time."""
    sought = Sought(
        visit.asked("words")[:LONGEST_WORDS],
        visit.asked("organ"),
        asked(visit, "state", State),
        asked(visit, "order", Order),
    )
    async with visit.reading() as session:
        found = await entries.find(
            session, sought, visit.asked("after"), today(visit), listing.ROWS + 1
        )
    shown = found.rows[: listing.ROWS]
    listed = listing.listed(visit, found.rows, shown[-1].id if shown else None)
    return visit.page(
        "knowledge.html",
        listed=listed,
        found=found,
        sought=sought,
        today=today(visit),
        is_first="after" not in visit.request.query,
        states=[(one.value, visit.say(f"knowledge-state-{one or 'any'}")) for one in State],
        orders=[(one.value, visit.say(f"knowledge-order-{one or 'changed'}")) for one in Order],
        organs=[("", visit.say("knowledge-every-organ"))]
        + [(one, visit.content(one)) for one in found.organs],
    )


async def the_entry(visit: Visit, session: AsyncSession) -> Entry:
    """The entry that the address names."""
    found = await faq.get(session, visit.request.match_info["name"])
    if found is None:
        raise web.HTTPNotFound
    return found


async def entry(visit: Visit) -> web.StreamResponse:
    """GET /knowledge/entries/{name}: as residents get it, where it comes from, its history."""
    async with visit.reading() as session:
        row = await the_entry(visit, session)
        contents = await visit.house.shelf.current(session, visit.now)
        history = await journal.of(session, f"entry:{row.id}")
        naming = [one.id for one in await faq.everything(session) if row.id in one.related]
    language = Language.ZH_HANT if visit.language == Language.ZH_HANT else Language.ZH_HANS
    voices = [visit.house.say(one) for one in (language, *([Language.EN] if row.english else []))]
    cards = [answers.of_entry(row, contents, one, today(visit), full=True) for one in voices]
    return visit.page(
        "knowledge_entry.html",
        entry=row,
        today=today(visit),
        cards=[visit.html(one.text) for one in cards],
        is_given=row.is_given(today(visit)),
        is_stale=row.is_stale(today(visit)),
        is_soon=entries.is_soon(row, today(visit)),
        history=list(reversed(history)),
        named={one: name_of(visit, one) for one in FIELDS_NAMED},
        naming=len(naming),
        act_names={one: visit.say(f"knowledge-act-{one}") for one in ACTS},
    )


ACTS: Final = ("add", "edit", "retire", "import")
FIELDS_NAMED: Final = (*knowledge_form.FIELDS, "english")


def name_of(visit: Visit, field: str) -> Markup:
    """What a field is called."""
    return visit.say(knowledge_form.name_of(field))


async def new(visit: Visit) -> web.StreamResponse:
    """GET and POST /knowledge/new."""
    found = knowledge_form.typed(visit)
    wrong: dict[str, Markup] = {}
    if visit.posted:
        form, wrong = await _new_form(visit, found)
        if form is not None:
            try:
                async with visit.transaction() as session:
                    await knowledge.add(session, form, visit.who.name, visit.now)
            except Refusal as refusal:
                wrong = _at_its_field(visit, refusal)
            else:
                return visit.go(f"/knowledge/entries/{form.id}", "knowledge-added")
    else:
        found |= {
            "question": visit.asked("question")[:300],
            "organ": visit.who.organ,
            "checked_on": today(visit).isoformat(),
            "status": Status.PUBLISHED,
            "openness": Openness.SERVICE,
        }
    return await _form_page(visit, found, wrong, None)


async def _new_form(visit: Visit, found: Texts) -> tuple[faq.EntryForm | None, dict[str, Markup]]:
    """The form with an id of its own, where none was typed."""
    if found["id"]:
        return knowledge_form.checked(visit, found)
    async with visit.reading() as session:
        known = {one.id for one in await faq.everything(session)}
    named = (f"e{today(visit):%y%m%d}-{one}" for one in range(1, MOST_A_DAY))
    own = next(one for one in named if one not in known)
    return knowledge_form.checked(visit, found | {"id": own})


def _at_its_field(visit: Visit, refusal: Refusal) -> dict[str, Markup]:
    """A rule's no beside the field that it is about."""
    field = {"knowledge-id-taken": "id", "knowledge-no-related": "related"}
    if refusal.text_id not in field:
        raise refusal
    return {field[refusal.text_id]: visit.refused(refusal)}


async def edit(visit: Visit) -> web.StreamResponse:
    """GET and POST /knowledge/entries/{name}/edit; whoever changed it meanwhile is named."""
    async with visit.reading() as session:
        row = await the_entry(visit, session)
    if not visit.posted:
        return await _form_page(visit, knowledge_form.texts_of(faq.form_of(row)), {}, row)
    found = knowledge_form.typed(visit) | {"id": row.id}
    form, wrong = knowledge_form.checked(visit, found)
    if form is not None:
        try:
            async with visit.transaction() as session:
                changed = await knowledge.edit(
                    session, form, visit.typed(VERSION), visit.who.name, visit.now
                )
        except Changed:
            return await _changed_meanwhile(visit, found, form)
        except Refusal as refusal:
            wrong = _at_its_field(visit, refusal)
        else:
            done = "knowledge-saved" if changed else "knowledge-nothing-changed"
            return visit.go(f"/knowledge/entries/{row.id}", done)
    return await _form_page(visit, found, wrong, row, visit.typed(VERSION))


async def _changed_meanwhile(
    visit: Visit, found: Texts, form: faq.EntryForm
) -> web.StreamResponse:
    """Both versions side by side; sending it again is of the version that is shown here."""
    async with visit.reading() as session:
        row = await the_entry(visit, session)
        history = await journal.of(session, f"entry:{row.id}")
    theirs = faq.changes(faq.form_of(row), form)
    both = [
        (name_of(visit, name), told(visit, old), told(visit, mine))
        for name, (old, mine) in theirs.items()
    ]
    who = history[-1].who if history else str(visit.say("knowledge-somebody"))
    problem = visit.say("knowledge-changed-by", who=who, at=row.updated_at)
    return await _form_page(visit, found, {}, row, both=both, problem=problem)


async def _form_page(
    visit: Visit,
    found: Texts,
    wrong: dict[str, Markup],
    row: Entry | None,
    version: str = "",
    **more: object,
) -> web.Response:
    async with visit.reading() as session:
        known = await faq.everything(session)
    both = {"both": (), "problem": None} | more
    return visit.page(
        "knowledge_form.html",
        status=REFUSED if wrong or both["problem"] else 200,
        entry=row,
        typed=found,
        wrong=wrong,
        version=version or (row.version if row else ""),
        optional=knowledge_form.OPTIONAL,
        statuses=[(one.value, visit.say(f"knowledge-state-{one}")) for one in Status],
        openness=[(one.value, visit.content(one)) for one in knowledge_form.OPENNESS],
        organs=sorted({one.organ for one in known}),
        fields=sorted({one.field for one in known}),
        matters=sorted({one.matter for one in known} - {""}),
        elements=sorted({one.element for one in known} - {""}),
        named={one: name_of(visit, one) for one in knowledge_form.FIELDS},
        **both,
    )


async def retire(visit: Visit) -> web.StreamResponse:
    """POST /knowledge/entries/{name}/retire: it is no longer given; it stays on the list."""
    async with visit.transaction() as session:
        row = await the_entry(visit, session)
        form = faq.form_of(row).model_copy(update={"status": Status.RETIRED})
        await knowledge.edit(session, form, visit.typed(VERSION), visit.who.name, visit.now)
    return visit.go(f"/knowledge/entries/{row.id}", "knowledge-retired")


async def waiting(visit: Visit, session: AsyncSession) -> list[Waiting]:
    """What an editor's department should look at: what ends soon, and what is old."""
    if not visit.may("knowledge edit"):
        return []
    organ, day = visit.who.organ, today(visit)
    soon = await entries.ending(session, organ, day)
    of_mine = {} if organ == OFFICE else {"organ": organ}
    found = [
        Waiting(
            title=visit.content(one.question),
            detail=visit.say("knowledge-ends", day=one.valid_until or day),
            path=f"/knowledge/entries/{one.id}",
            act=visit.say("knowledge-look"),
            due=visit.now.astimezone(CITY).replace(hour=23, minute=59)
            + timedelta(days=((one.valid_until or day) - day).days),
            until=visit.say("knowledge-days-left", days=((one.valid_until or day) - day).days),
        )
        for one in soon[:MOST_WAITING]
    ]
    if count := len(await entries.stale(session, organ, day)):
        found.append(
            Waiting(
                title=visit.say("knowledge-stale-waiting", count=count),
                detail=visit.say("knowledge-stale-why"),
                path=f"/knowledge?{urlencode({'state': State.STALE} | of_mine)}",
                act=visit.say("knowledge-look"),
            )
        )
    return found


async def figures(visit: Visit, session: AsyncSession) -> list[Figure]:
    """How many entries answer, how many are old, what found no answer this week."""
    if not visit.may("see knowledge"):
        return []
    known, day = await faq.everything(session), today(visit)
    given = sum(one.is_given(day) for one in known)
    old = sum(one.is_stale(day) for one in known)
    gaps = await faq.count_unanswered(session, visit.now - timedelta(days=7))
    return [
        Figure(visit.say("knowledge-figure-given", count=given), "/knowledge?state=published"),
        Figure(visit.say("knowledge-figure-stale", count=old), "/knowledge?state=stale"),
        Figure(visit.say("knowledge-figure-gaps", count=gaps), "/knowledge/gaps"),
    ]
