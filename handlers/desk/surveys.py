"""The surveys' desk (调查问卷): read from a file, opened, closed, counted, exported."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import desk
from handlers.desk import Broken, Invalid, Unmet, files, organs, written
from storage import (
    journal,
    staff,
    survey_drafts,
    survey_forms,
    survey_pool,
    survey_results,
    surveys,
)
from storage.forms import Kind, Question
from storage.refusal import Refusal
from storage.staff import Staff
from storage.survey_forms import SurveyForm
from storage.survey_results import Column, Result
from storage.surveys import Survey

LARGEST = 1024 * 1024
ADVICE = "compare it with `surveys sample`"
# A row is somebody's choices, or a text of somebody else.
ANSWERS, TEXT = "answers", "text"


def read(path: Path) -> SurveyForm:
    """A survey from TOML or JSON; raises Broken with the question that is wrong."""
    _check_name(path.name)
    return form_of(path.name, written.read(path, LARGEST, ADVICE))


def uploaded(name: str, content: bytes) -> SurveyForm:
    """A survey from a file that came over the network; raises Unmet or Invalid."""
    _check_name(name)
    return form_of(name, written.parsed(name, content, ADVICE))


def form_of(name: str, given: Any) -> SurveyForm:
    """A survey as it was written or filled in; raises Invalid with all that is wrong."""
    if not isinstance(given, dict):
        message = f"{name}: is no survey; it begins with title, purpose and closes_on"
        raise Unmet(message, "surveys-no-survey", "file")
    try:
        return SurveyForm.model_validate(given)
    except ValidationError as error:
        where, why = desk.problem(error)
        message = f"{name}: {_place(where, given)}{why}; nothing was added"
        raise Invalid(message, error) from None


def _check_name(name: str) -> None:
    if not name.lower().endswith((".toml", ".json")):
        message = f"{name}: name it .toml or .json, as what it is written in"
        raise Unmet(message, "surveys-file-name", "file")


def _place(where: str, given: dict[str, Any]) -> str:
    """Where it is wrong: a question by its id, its part after it."""
    first, _, rest = where.partition(".")
    number, _, part = rest.partition(".")
    if first != "questions" or not number.isdigit():
        return "" if where == "record" else f"{where}: "
    asked = given["questions"][int(number) - 1]
    name = asked.get("id") if isinstance(asked, dict) else None
    return f"question {name or number}: {part + ': ' if part else ''}"


async def add(
    session: AsyncSession, form: SurveyForm, of: int | None, by: str, now: datetime, *, yes: bool
) -> Survey:
    """Adds a survey as a draft, or as a new version of another.

    The very same one a second time only where that is meant.
    """
    author = await staff.allowed(session, by, "surveys add")
    if form.organ:
        organ = (await organs.called(session, form.organ, now)).name
        form = form.model_copy(update={"organ": organ})
        _check_organ(author, organ)
    old = await surveys.get(session, of) if of else None
    if old is not None:
        _check_organ(author, old.organ)
    known = None if yes else await surveys.twin(session, form)
    if known is not None:
        raise Refusal("surveys-twice", id=str(known.id), state=known.status)
    return await surveys.add(session, form, author, now, old)


def _check_organ(author: Staff, organ: str) -> None:
    """Refuses to speak for another organ; the office may for any."""
    if author.organ not in {organ, staff.OFFICE}:
        raise Refusal("surveys-not-their-organ", organ=organ, name=author.name)


async def theirs(session: AsyncSession, survey_id: int, by: str, act: str) -> tuple[Staff, Survey]:
    """Who may do this, and a survey of their organ; the office may see to any."""
    who = await staff.allowed(session, by, f"surveys {act}")
    survey = await surveys.get(session, survey_id)
    _check_organ(who, survey.organ)
    return who, survey


async def edit(
    session: AsyncSession,
    survey_id: int,
    title: dict[str, str],
    closes_on: date | None,
    by: str,
    now: datetime,
) -> Survey:
    """Changes the title or the last day of a draft."""
    who, survey = await theirs(session, survey_id, by, "edit")
    for words in title.values():
        desk.readable(title=words)
    try:
        survey_forms.check(survey.form["title"] | title, "title", survey_forms.LONGEST_TITLE)
    except ValueError as error:
        raise Broken(f"{error}; nothing was changed") from None
    await survey_drafts.edit(session, survey, who, now, title=title, closes_on=closes_on)
    return survey


async def rewrite(
    session: AsyncSession, survey_id: int, form: SurveyForm, by: str, now: datetime
) -> Survey:
    """Writes a draft anew, with other questions."""
    who, survey = await theirs(session, survey_id, by, "edit")
    if form.organ:
        organ = (await organs.called(session, form.organ, now)).name
        form = form.model_copy(update={"organ": organ})
        _check_organ(who, organ)
    await survey_drafts.rewrite(session, survey, form, who, now)
    return survey


async def release(session: AsyncSession, survey_id: int, by: str, now: datetime) -> Survey:
    """Opens a survey."""
    who, survey = await theirs(session, survey_id, by, "open")
    await surveys.release(session, survey, who, now)
    return survey


async def close(
    session: AsyncSession, survey_id: int, by: str, now: datetime, *, yes: bool
) -> Survey:
    """Closes a survey before its day; where answers would be lost by it, only if that is meant."""
    who, survey = await theirs(session, survey_id, by, "close")
    few = None if yes else await surveys.too_few(session, survey)
    if few is not None:
        raise Refusal("surveys-too-few", id=str(few[0].id), count=few[1])
    await surveys.close(session, survey, who.name, now)
    return survey


async def listed(session: AsyncSession, limit: int) -> list[dict[str, Any]]:
    """The newest surveys, newest first, with how many answered."""
    return [await head(session, one) for one in await surveys.newest(session, limit)]


async def head(session: AsyncSession, survey: Survey) -> dict[str, Any]:
    """What a survey is called, where it stands, and how many answered."""
    shown, waiting = await survey_pool.count(session, survey.id or 0)
    turnout = min(1.0, round((shown + waiting) / survey.begun, 3)) if survey.begun else None
    return {
        "id": survey.id,
        "version": survey.version,
        "status": survey.status,
        "title": survey.title,
        "organ": survey.organ,
        "closes_on": survey.closes_on,
        "begun": survey.begun,
        "answers": shown + waiting,
        "turnout": turnout,
        "shown": shown,
        "waiting": waiting,
    }


async def shown(session: AsyncSession, survey_id: int) -> dict[str, Any]:
    """A survey as residents see it, with its days and how many answered; nothing of what."""
    survey = await surveys.get(session, survey_id)
    return {
        **await head(session, survey),
        "purpose": survey.purpose,
        "added_at": survey.added_at,
        "opened_at": survey.opened_at,
        "closed_at": survey.closed_at,
        "questions": [
            one.model_dump(mode="json", exclude_defaults=True, exclude={"personal", "rule"})
            for one in survey.questions.questions
        ],
    }


async def results(session: AsyncSession, survey_id: int) -> dict[str, Any]:
    """What a survey came to; what fewer than five people are behind is null."""
    survey = await surveys.get(session, survey_id)
    given = [one.answers for one in await survey_pool.shown(session, survey_id)]
    questions = survey.questions.questions if given else ()
    found = survey_results.results(questions, given)
    return {
        **await head(session, survey),
        "interval": "Wilson, 95 %",
        "questions": [_told(one) for one in found],
    }


def _told(result: Result) -> dict[str, Any]:
    question = result.question
    meanings = _meanings(question)
    told: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "words": question.words["zh-Hans"],
        "base": result.base,
        "hides": result.hides,
    }
    if question.kind is Kind.TEXT:
        return told | {"texts": list(result.texts)}
    if question.kind in {Kind.SCALE, Kind.NUMBER}:
        told |= {"mean": result.mean, "median": result.median}
    if question.kind is Kind.NUMBER:
        return told
    counts = [
        {
            "value": one.value,
            "words": meanings.get(one.value, one.value),
            "count": one.count,
            "share": _rounded(one.share),
            "from": _rounded(one.low),
            "to": _rounded(one.high),
        }
        for one in result.counts
    ]
    return told | {"counts": counts}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _meanings(question: Question) -> dict[str, str]:
    """What the values of a question mean."""
    if question.kind is Kind.YES_NO:
        return {"yes": "是", "no": "否"}
    return {one.value: one.words["zh-Hans"] for one in question.options}


async def export(
    session: AsyncSession, survey_id: int, out: Path, codebook: Path, by: str, now: datetime
) -> int:
    """Writes the answers and what their columns mean; how many answers it were."""
    await staff.allowed(session, by, "surveys export")
    _check_files(out, codebook)
    rows, answers = await table(session, survey_id, by, now)
    for path, found in ((out, rows), (codebook, await columns(session, survey_id))):
        try:
            files.write(path, found)
        except files.BrokenFile as broken:
            raise Broken(desk.said(broken)) from None
        except OSError as error:
            raise Broken(
                f"{path}: {error.strerror}; name a file in a folder that is there"
            ) from None
    return answers


async def table(
    session: AsyncSession, survey_id: int, by: str, now: datetime
) -> tuple[list[dict[str, str]], int]:
    """The answers as rows, and how many they are; that they were taken away is noted."""
    who = await staff.allowed(session, by, "surveys export")
    survey = await surveys.get(session, survey_id)
    responses = await survey_pool.shown(session, survey_id)
    if not responses:
        few = survey_pool.FEWEST
        raise Unmet(
            f"survey {survey_id}: fewer than {few} answers can be shown; there is no file",
            "surveys-nothing-shown",
            few=few,
        )
    where = surveys.record(survey)
    journal.note(session, who.name, "surveys.export", where, now, answers=len(responses))
    return _rows(survey.questions.questions, responses), len(responses)


async def columns(session: AsyncSession, survey_id: int) -> list[dict[str, str]]:
    """What the columns of the answers mean (编码表)."""
    survey = await surveys.get(session, survey_id)
    return list(_codebook(survey.questions.questions))


def _check_files(out: Path, codebook: Path) -> None:
    if out.resolve() == codebook.resolve():
        raise Broken("--out and --codebook name one file; write two")


def _rows(
    questions: Sequence[Question], responses: Sequence[survey_pool.Response]
) -> list[dict[str, str]]:
    """The choices, an answer a row; then the texts, each in a row of its own."""
    given = [one.answers for one in responses]
    empty = {
        "record": "",
        "day": "",
        **{one.name: "" for one in survey_results.columns(questions)},
    }
    rows = [
        {**empty, "record": ANSWERS, "day": response.day.isoformat(), **row}
        for response, row in zip(responses, survey_results.table(questions, given), strict=True)
    ]
    for one in survey_results.results(questions, given):
        rows += [{**empty, "record": TEXT, one.question.id: text} for text in one.texts]
    return rows


def _codebook(questions: Sequence[Question]) -> Iterator[dict[str, str]]:
    """A line for each column, and for each value that it can hold."""
    few = survey_pool.FEWEST
    yield _line("record", value=ANSWERS, meaning="一份答卷的选择，一行一份")
    yield _line("record", value=TEXT, meaning="一段文字；与哪份答卷的选择同属一人，不再可知")
    yield _line("day", meaning="答卷成批公布的日期，不是提交的时刻")
    for column in survey_results.columns(questions):
        yield from _of_column(column)
    yield _line("", value=survey_results.HIDDEN, meaning=f"不足 {few} 人，或由此可以算出，不公布")


def _of_column(column: Column) -> Iterator[dict[str, str]]:
    question, words = column.question, column.question.words["zh-Hans"]
    if column.option:
        chosen = f"{words} — {_meanings(question)[column.option]}"
        yield _line(column.name, question.kind, chosen)
        yield _line(column.name, value="1", meaning="选了")
        yield _line(column.name, value="0", meaning="没有选")
        return
    yield _line(column.name, question.kind, words)
    for value, meaning in _meanings(question).items():
        yield _line(column.name, value=value, meaning=meaning)
    yield _line(column.name, value="", meaning="没有答，或不用答")


def _line(column: str, kind: str = "", words: str = "", **more: str) -> dict[str, str]:
    return {"column": column, "kind": kind, "words": words, "value": "", "meaning": "", **more}
