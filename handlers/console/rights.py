"""The table of contents of the console (页面与权限总表): every page, every act, and what it needs.

What does not stand here does not exist: the server opens these and no others, and a test walks
each of them as each role.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from handlers.console import (
    consultations,
    foi,
    foi_acts,
    foi_answer,
    foi_case,
    foi_register,
    journal,
    knowledge,
    knowledge_files,
    knowledge_more,
    knowledge_try,
    open_days,
    open_days_door,
    open_days_forms,
    releases,
    releases_form,
    releases_review,
    releases_sending,
    residents,
    search,
    settings,
    staff,
    surveys,
    surveys_forms,
    today,
)
from handlers.console.door import EVERYBODY, NOBODY, Door, Page
from handlers.console.house import House
from handlers.console.pages import Pages
from handlers.console.sign_in import SignIns
from handlers.console.visit import BASE, Visit
from storage.sign_ins import Stage

# A survey's file, and the form around it.
LARGEST_SURVEY = 2 << 20

Route = tuple[str, str, Callable[[web.Request], Awaitable[web.StreamResponse]]]


def of_the_door(sign_ins: SignIns) -> list[Page]:
    """The pages on which somebody says who they are."""
    return [
        Page("GET", "/sign-in", sign_ins.sign_in, NOBODY),
        Page("POST", "/sign-in", sign_ins.sign_in, NOBODY),
        Page("GET", "/link/{token}", sign_ins.link, NOBODY),
        Page("POST", "/link/{token}", sign_ins.link, NOBODY),
        Page("GET", "/sign-in/code", sign_ins.code, EVERYBODY, stage=Stage.CODE),
        Page("POST", "/sign-in/code", sign_ins.code, EVERYBODY, stage=Stage.CODE),
        *(
            Page(how, "/sign-in/authenticator", sign_ins.authenticator, EVERYBODY, stage=stage)
            for how, stage in (("GET", Stage.ENROL), ("POST", Stage.ENROL))
        ),
        Page("POST", "/sign-out", sign_ins.out, EVERYBODY),
        Page("GET", "/me", sign_ins.me, EVERYBODY),
        Page("POST", "/me/language", sign_ins.language, EVERYBODY),
        Page("POST", "/me/end-others", sign_ins.end_others, EVERYBODY),
        Page("POST", "/me/bot-code", sign_ins.bot_code, EVERYBODY, confirms=True),
    ]


# A picture or a document that goes with a release, and the form around it.
WITH_A_FILE = 12 << 20

PAGES: tuple[Page, ...] = (
    Page("GET", "", today.show, EVERYBODY),
    Page("GET", "/inbox", today.inbox, EVERYBODY),
    Page("GET", "/search", search.show, EVERYBODY),
    # releases, and their broadcasts
    Page("GET", "/releases", releases.show_list, "see releases"),
    Page("GET", "/releases/new", releases_form.new, "releases add"),
    Page("POST", "/releases/new", releases_form.new, "releases add", largest=WITH_A_FILE),
    Page("GET", "/releases/{id}", releases.show, "see releases"),
    Page("GET", "/releases/{id}/attachment", releases.attachment, "see releases"),
    Page("GET", "/releases/{id}/edit", releases_form.edit, "releases edit"),
    Page("POST", "/releases/{id}/edit", releases_form.edit, "releases edit", largest=WITH_A_FILE),
    Page("POST", "/releases/{id}/submit", releases_form.submit, "releases submit"),
    Page("GET", "/releases/{id}/discard", releases_form.discard, "releases discard"),
    Page("POST", "/releases/{id}/discard", releases_form.discard, "releases discard"),
    Page("GET", "/releases/{id}/review", releases_review.review, "broadcasts review"),
    Page("POST", "/releases/{id}/review", releases_review.review, "broadcasts review"),
    Page("POST", "/releases/{id}/return", releases_review.send_back, "releases return"),
    Page("GET", "/releases/{id}/send", releases_sending.send, "broadcasts send"),
    Page("POST", "/releases/{id}/send", releases_sending.send, "broadcasts send", confirms=True),
    Page(
        *("GET", "/releases/{id}/progress", releases_sending.progress),
        need="see releases",
        is_poll=True,
    ),
    Page("POST", "/releases/{id}/pause", releases_sending.pause, "broadcasts pause"),
    Page("POST", "/releases/{id}/resume", releases_sending.resume, "broadcasts resume"),
    Page("GET", "/releases/{id}/stop", releases_sending.stop, "broadcasts stop"),
    Page("POST", "/releases/{id}/stop", releases_sending.stop, "broadcasts stop"),
    Page(
        *("POST", "/releases/{id}/counts", releases_sending.counts),
        need="broadcasts export",
        confirms=True,
    ),
    # knowledge
    Page("GET", "/knowledge", knowledge.show, "see knowledge"),
    Page("GET", "/knowledge/new", knowledge.new, "knowledge edit"),
    Page("POST", "/knowledge/new", knowledge.new, "knowledge edit"),
    Page("GET", "/knowledge/entries/{name}", knowledge.entry, "see knowledge"),
    Page("GET", "/knowledge/entries/{name}/edit", knowledge.edit, "knowledge edit"),
    Page("POST", "/knowledge/entries/{name}/edit", knowledge.edit, "knowledge edit"),
    Page("POST", "/knowledge/entries/{name}/retire", knowledge.retire, "knowledge edit"),
    Page("GET", "/knowledge/try", knowledge_try.show, "see knowledge"),
    Page("GET", "/knowledge/gaps", knowledge_more.gaps, "see knowledge"),
    Page("GET", "/knowledge/guides", knowledge_more.guide_list, "see knowledge"),
    Page("GET", "/knowledge/guides/{name}", knowledge_more.guide, "see knowledge"),
    Page("GET", "/knowledge/files", knowledge_files.show, "see knowledge"),
    Page(
        *("POST", "/knowledge/files/export", knowledge_files.export, "see knowledge"),
        confirms=True,
    ),
    Page(
        *("POST", "/knowledge/files/import", knowledge_files.bring, "knowledge edit"),
        largest=knowledge_files.LARGEST,
    ),
    # open days
    Page("GET", "/open-days", open_days.listed, "see open-days"),
    Page("GET", "/open-days/new", open_days_forms.new, "open-days add"),
    Page("POST", "/open-days/new", open_days_forms.new, "open-days add"),
    Page("GET", "/open-days/check-in", open_days_door.days, "open-days check-in"),
    Page("GET", "/open-days/{id}", open_days.show, "see open-days"),
    Page("GET", "/open-days/{id}/edit", open_days_forms.edit, "open-days edit"),
    Page("POST", "/open-days/{id}/edit", open_days_forms.edit, "open-days edit"),
    Page("POST", "/open-days/{id}/resize", open_days.resize, "open-days resize"),
    Page(
        "POST", "/open-days/{id}/call-off", open_days.call_off, "open-days cancel", confirms=True
    ),
    Page("POST", "/open-days/{id}/export", open_days.export, "open-days export", confirms=True),
    Page("GET", "/open-days/{id}/check-in", open_days_door.door, "open-days check-in"),
    Page("POST", "/open-days/{id}/check-in", open_days_door.door, "open-days check-in"),
    # surveys
    Page("GET", "/surveys", surveys.listed, "see surveys"),
    Page("GET", "/surveys/new", surveys_forms.new, "surveys add"),
    Page("POST", "/surveys/new", surveys_forms.new, "surveys add"),
    Page("GET", "/surveys/sample", surveys_forms.sample, "surveys add"),
    Page("POST", "/surveys/upload", surveys_forms.upload, "surveys add", largest=LARGEST_SURVEY),
    Page("GET", "/surveys/{id}", surveys.show, "see surveys"),
    Page("GET", "/surveys/{id}/edit", surveys_forms.edit, "surveys edit"),
    Page("POST", "/surveys/{id}/edit", surveys_forms.edit, "surveys edit"),
    Page(
        "POST",
        "/surveys/{id}/upload",
        surveys_forms.upload,
        "surveys edit",
        largest=LARGEST_SURVEY,
    ),
    Page("GET", "/surveys/{id}/version", surveys_forms.version, "surveys add"),
    Page("POST", "/surveys/{id}/version", surveys_forms.version, "surveys add"),
    Page("POST", "/surveys/{id}/open", surveys.release, "surveys open"),
    Page("POST", "/surveys/{id}/close", surveys.close, "surveys close"),
    Page("GET", "/surveys/{id}/results", surveys.results, "see surveys"),
    Page("POST", "/surveys/{id}/export", surveys.export, "surveys export", confirms=True),
    Page("GET", "/surveys/{id}/codebook", surveys.codebook, "surveys export"),
    # consultations
    Page("GET", "/consultations", consultations.show_list, "see consultations"),
    Page("GET", "/consultations/{name}", consultations.show, "consultations show"),
    Page("POST", "/consultations/{name}/answer", consultations.answer, "consultations answer"),
    Page(
        "POST",
        "/consultations/{name}/transfer",
        consultations.transfer,
        "consultations transfer",
    ),
    # requests for information
    Page("GET", "/foi", foi.show_list, "see foi"),
    Page("POST", "/foi/export", foi.export, "see foi", confirms=True),
    Page("GET", "/foi/register", foi_register.register, "foi register"),
    Page("POST", "/foi/register", foi_register.register, "foi register"),
    Page("GET", "/foi/{name}", foi_case.show, "foi show"),
    # Whole, an applicant is seen by who handles the request, not by who oversees it.
    Page("POST", "/foi/{name}/reveal", foi_case.reveal, "foi confirm"),
    Page("POST", "/foi/{name}/files/{id}", foi_case.file, "foi confirm"),
    *(
        Page(how, f"/foi/{{name}}/{deed.word}", deed, deed.need)
        for deed in (foi_acts.confirm, foi_acts.extend, foi_acts.withdraw, foi_acts.send_on)
        for how in ("GET", "POST")
    ),
    Page("GET", "/foi/{name}/answer", foi_answer.write, "foi answer"),
    Page("POST", "/foi/{name}/answer", foi_answer.write, "foi answer"),
    Page("POST", "/foi/{name}/answer/send", foi_answer.send, "foi answer", confirms=True),
    # residents
    Page("GET", "/residents", residents.show, "see residents"),
    Page("POST", "/residents", residents.look, "see residents"),
    Page("POST", "/residents/{id}/unsubscribe", residents.unsubscribe, "subscribers remove"),
    Page("POST", "/residents/{id}/delete", residents.delete, "residents delete", confirms=True),
    # staff
    Page("GET", "/staff", staff.listed, "see staff"),
    Page("GET", "/staff/new", staff.add, "staff add"),
    Page("POST", "/staff/new", staff.add, "staff add"),
    Page("GET", "/staff/{id}", staff.show, "see staff"),
    Page("POST", "/staff/{id}", staff.change, "see staff", confirms=True),
    Page("POST", "/staff/{id}/link", staff.link, "staff link", confirms=True),
    Page("POST", "/staff/{id}/close", staff.close, "staff close", confirms=True),
    Page("POST", "/staff/{id}/end-sessions", staff.end_sessions, "staff close"),
    # the journal
    Page("GET", "/journal", journal.listed, "see journal"),
    Page("POST", "/journal/export", journal.export, "journal export", confirms=True),
    # settings
    Page("GET", "/settings", settings.show, "see settings"),
)


def routes(house: House) -> list[Route]:
    """What the server mounts: method, path, handler."""
    written = Pages()
    door = Door(house, written)
    pages = [*of_the_door(SignIns(door)), *PAGES]
    written.paths |= {page.path for page in pages if page.method == "GET"}
    found = [(page.method, BASE + page.path, door.opens(page)) for page in pages]
    # Whatever else somebody types below /console is said to be no page in the console's words.
    nothing = Page("*", "/{rest:.*}", no_page, NOBODY)
    return [*found, (nothing.method, BASE + nothing.path, door.opens(nothing))]


async def no_page(visit: Visit) -> web.StreamResponse:
    """What is not there."""
    del visit
    raise web.HTTPNotFound
