"""Surveys are built and changed (编问卷): by a form or from a file, over the rules of the desk."""

from typing import Any, Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console import question_rows, rows, unfit
from handlers.console.rows import Row, Rows
from handlers.console.unfit import Place
from handlers.console.visit import REFUSED, Visit
from handlers.desk import Invalid, Unmet
from handlers.desk import surveys as desk
from storage import organs, staff
from storage.forms import Kind
from storage.refusal import Refusal, Unfit
from storage.survey_forms import KINDS, LONGEST_TITLE, MOST_QUESTIONS, SurveyForm
from storage.surveys import Status, Survey

FIELDS: Final = ("title", "title_en", "purpose", "purpose_en", "organ", "closes_on")
# In the order of the record of kinds.
SHOWN: Final = tuple(one for one in Kind if one in KINDS)
NAME: Final = "survey"


async def new(visit: Visit) -> web.StreamResponse:
    """GET and POST /surveys/new."""
    return await _form(visit, _blank(visit), [{}], None, None)


def _blank(visit: Visit) -> Row:
    return dict.fromkeys(FIELDS, "") | {"organ": visit.who.organ}


async def version(visit: Visit) -> web.StreamResponse:
    """GET and POST /surveys/{id}/version: a changed form of what is open already."""
    async with visit.reading() as session:
        _, survey = await desk.theirs(session, visit.number(), visit.who.name, "add")
    typed, questions = _kept(survey)
    return await _form(visit, typed, questions, survey, None)


async def edit(visit: Visit) -> web.StreamResponse:
    """GET and POST /surveys/{id}/edit."""
    async with visit.reading() as session:
        _, survey = await desk.theirs(session, visit.number(), visit.who.name, "edit")
    if survey.status != Status.DRAFT:
        raise Refusal("surveys-not-a-draft", id=str(survey.id))
    typed, questions = _kept(survey)
    return await _form(visit, typed, questions, None, survey)


def _kept(survey: Survey) -> tuple[Row, Rows]:
    """What stands in a survey, as the form shows it."""
    title = survey.form["title"]
    typed = {
        "title": title.get("zh-Hans", ""),
        "title_en": title.get("en", ""),
        "purpose": survey.purpose.get("zh-Hans", ""),
        "purpose_en": survey.purpose.get("en", ""),
        "organ": survey.organ,
        "closes_on": survey.closes_on.isoformat(),
    }
    return typed, question_rows.rows(survey.questions.questions)


def is_shown_whole(survey: Survey) -> bool:
    """Whether the form can hold all that a survey says; what cannot stays a matter of a file."""
    typed, questions = _kept(survey)
    try:
        form = SurveyForm.model_validate(_given(typed, questions))
    except ValueError:
        return False
    return form.form == survey.questions and form.purpose == survey.purpose


async def _form(
    visit: Visit, typed: Row, questions: Rows, of: Survey | None, draft: Survey | None
) -> web.Response:
    """The form: shown, given more or fewer rows, or taken."""
    before = of or draft
    if before is not None and not is_shown_whole(before):
        return await _page(visit, typed, [], of, draft, whole=False)
    if not visit.posted:
        return await _page(visit, typed, questions, of, draft)
    typed = {name: visit.typed(name) for name in FIELDS}
    questions = rows.read(visit, question_rows.NAME, MOST_QUESTIONS)
    if rows.press(visit, {question_rows.NAME: questions}, {}):
        return await _page(visit, typed, questions, of, draft)
    wrong = question_rows.conditions(visit, questions)
    try:
        form = desk.form_of(NAME, _given(typed, questions, visit.who.organ))
        if not wrong:
            return await _keep(visit, form, of, draft)
    except Invalid as invalid:

        def where(place: Place, by: Unfit | None) -> tuple[str, str]:
            return _where(visit, typed, questions, place, by)

        wrong |= unfit.reasons(visit, invalid.error, where)
    except Refusal as refusal:
        said = visit.refused(refusal)
        return await _page(visit, typed, questions, of, draft, **_told_at(refusal, said))
    return await _page(visit, typed, questions, of, draft, wrong=wrong)


def _told_at(refusal: Refusal, said: Markup) -> dict[str, Any]:
    """A rule's no at its field, or above the form."""
    field = refusal.where if isinstance(refusal, Unmet) else ""
    if refusal.text_id == "surveys-past":
        field = "closes_on"
    if field in {*FIELDS, "file"}:
        return {"wrong": {field: said}}
    return {"problem": said, "twice": refusal.text_id == "surveys-twice"}


async def _keep(
    visit: Visit, form: SurveyForm, of: Survey | None, draft: Survey | None
) -> web.Response:
    """Adds a draft, or writes one anew."""
    async with visit.transaction() as session:
        if draft is not None:
            await desk.rewrite(session, draft.id or 0, form, visit.who.name, visit.now)
            return visit.go(f"/surveys/{draft.id}", "surveys-desk-changed")
        series = of.id if of is not None else None
        yes = bool(visit.typed("again"))
        survey = await desk.add(session, form, series, visit.who.name, visit.now, yes=yes)
    return visit.go(f"/surveys/{survey.id}", "surveys-desk-added")


def _given(typed: Row, questions: Rows, organ: str = staff.OFFICE) -> dict[str, Any]:
    """What was typed, as it would stand in a file: what is empty is not written."""
    raw: dict[str, Any] = {}
    for name in ("title", "purpose"):
        words = {"zh-Hans": typed[name], "en": typed[f"{name}_en"]}
        if found := {language: text for language, text in words.items() if text}:
            raw[name] = found
    if typed["closes_on"]:
        raw["closes_on"] = typed["closes_on"]
    if organ == staff.OFFICE and typed["organ"]:
        raw["organ"] = typed["organ"]
    return raw | {"questions": question_rows.given(questions)}


def _where(
    visit: Visit, typed: Row, questions: Rows, place: Place, by: Unfit | None
) -> tuple[str, str]:
    """Which field is meant, and what it is called."""

    def called(name: str) -> tuple[str, str]:
        return name, str(visit.say(f"surveys-field-{name.replace('_', '-')}"))

    match place:
        case ("questions", int(_), *_):
            return question_rows.where(visit, questions, place, by)
        case (str(name), *_) if name in FIELDS:
            return called(name)
        case ():
            too_long = any(len(typed[one]) > LONGEST_TITLE for one in ("title", "title_en"))
            return called("title" if not typed["title"] or too_long else "purpose")
        case _:
            return "question-1-words", str(visit.say("console-question"))


async def upload(visit: Visit) -> web.StreamResponse:
    """POST /surveys/upload, and /surveys/{id}/upload: the file of the command line."""
    draft = None
    if "id" in visit.request.match_info:
        async with visit.reading() as session:
            _, draft = await desk.theirs(session, visit.number(), visit.who.name, "edit")
    file = visit.files.get("file")
    typed, questions = _kept(draft) if draft else (_blank(visit), [{}])
    try:
        if file is None or not file.filename:
            return await _refused_file(visit, typed, questions, draft, "surveys-no-file")
        with file.file as sent:
            content = sent.read(desk.LARGEST + 1)
        if len(content) > desk.LARGEST:
            return await _refused_file(visit, typed, questions, draft, "surveys-file-large")
        return await _keep(visit, desk.uploaded(file.filename, content), None, draft)
    except Invalid as invalid:
        wrong = unfit.reasons(visit, invalid.error, lambda at, _: _in_the_file(visit, at))
        problem = visit.say("surveys-desk-file-wrong")
        found: dict[str, Any] = {"problem": problem, "reasons": list(wrong.values())}
    except Refusal as refusal:
        found = _told_at(refusal, visit.refused(refusal))
    return await _page(visit, typed, questions, None, draft, **found)


async def _refused_file(
    visit: Visit, typed: Row, questions: Rows, draft: Survey | None, text_id: str
) -> web.Response:
    return await _page(visit, typed, questions, None, draft, wrong={"file": visit.say(text_id)})


def _in_the_file(visit: Visit, place: Place) -> tuple[str, str]:
    """Where in a file, in words: question 2, options 1."""
    parts = [
        str(part + 1) if isinstance(part, int) else part for part in place if part != "questions"
    ]
    name = ".".join(map(str, place))
    if place and place[0] == "questions":
        parts.insert(0, str(visit.say("console-question")))
    return name, " ".join(parts)


async def _page(  # noqa: PLR0913 - the form, and all that may be said of it.
    visit: Visit,
    typed: Row,
    questions: Rows,
    of: Survey | None,
    draft: Survey | None,
    *,
    wrong: dict[str, Markup] | None = None,
    problem: Markup | None = None,
    reasons: list[Markup] | None = None,
    twice: bool = False,
    whole: bool = True,
) -> web.Response:
    async with visit.reading() as session:
        names = await _organs(session, visit)
    return visit.page(
        "surveys_form.html",
        status=REFUSED if wrong or problem else 200,
        typed=typed,
        questions=questions or [{}],
        of=of,
        draft=draft,
        organs=[(one, visit.content(one)) for one in names],
        kinds=[(str(one), visit.say("console-question-kinds", kind=str(one))) for one in SHOWN],
        wrong=wrong or {},
        problem=problem,
        reasons=reasons or [],
        twice=twice,
        whole=whole,
        full=len(questions) >= MOST_QUESTIONS,
    )


async def _organs(session: AsyncSession, visit: Visit) -> list[str]:
    """For whom they may ask: the office for any organ, everybody else for their own."""
    if visit.who.organ != staff.OFFICE:
        return [visit.who.organ]
    return [one.name for one in await organs.known(session)]


async def sample(visit: Visit) -> web.StreamResponse:
    """GET /surveys/sample: the file that `surveys sample` prints."""
    from handlers.desk import survey_sample
    from storage.calendar import day_of

    return web.Response(
        text=survey_sample.sample(day_of(visit.now)),
        content_type="application/toml",
        charset="utf-8",
        headers={"Content-Disposition": 'attachment; filename="survey.toml"'},
    )
