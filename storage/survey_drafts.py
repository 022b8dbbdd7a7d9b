"""Drafts of surveys (调查拟稿): changed as long as nobody can answer them."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import journal, survey_pool, surveys
from storage.calendar import day_of
from storage.refusal import Refusal
from storage.staff import Staff
from storage.survey_forms import SurveyForm
from storage.surveys import Status, Survey


async def edit(
    session: AsyncSession,
    survey: Survey,
    by: Staff,
    now: datetime,
    *,
    title: Mapping[str, str],
    closes_on: date | None,
) -> None:
    """Changes the title or the last day of a draft (修改拟稿); what is open stays as it is."""
    last = closes_on or survey.closes_on
    await _hold(session, survey, last, now)
    survey.form = survey.form | {"title": survey.form["title"] | dict(title)}
    survey.closes_on = last
    await _note(session, survey, by, now)


async def rewrite(
    session: AsyncSession, survey: Survey, form: SurveyForm, by: Staff, now: datetime
) -> None:
    """Writes a draft anew (重写拟稿), questions and all."""
    await _hold(session, survey, form.closes_on, now)
    survey.form = form.form.model_dump(mode="json", exclude_defaults=True)
    survey.purpose, survey.closes_on = dict(form.purpose), form.closes_on
    survey.organ = form.organ or survey.organ
    await session.flush()
    await survey_pool.fit(session, survey.id or 0, survey.questions)
    await _note(session, survey, by, now)


async def _hold(session: AsyncSession, survey: Survey, last: date, now: datetime) -> None:
    """Holds a draft; refused for what was opened, and for a last day that is over."""
    await surveys.hold(session, survey)
    if survey.status != Status.DRAFT:
        raise Refusal("surveys-not-a-draft", id=str(survey.id))
    if last < day_of(now):
        raise Refusal("surveys-past", day=last.isoformat())


async def _note(session: AsyncSession, survey: Survey, by: Staff, now: datetime) -> None:
    await session.flush()
    about = {"title": survey.title, "closes_on": survey.closes_on.isoformat()}
    journal.note(session, by.name, "surveys.edit", surveys.record(survey), now, **about)
