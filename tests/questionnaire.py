"""A survey for the tests (测试问卷): added, opened and answered without the chat."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import conversations, staff, surveys
from storage.conversations import Conversation
from storage.database import Database
from storage.staff import Role, Staff
from storage.survey_forms import SurveyForm
from storage.surveys import Survey

PARK: dict[str, Any] = {
    "title": "口袋公园使用调查",
    "purpose": "结果用来决定明年先改造哪几处口袋公园。",
    "organ": "区绿化市容局",
    "closes_on": date(2026, 12, 10),
    "questions": [
        {
            "id": "often",
            "kind": "choice",
            "words": {"zh-Hans": "您多久去一次口袋公园？", "en": "How often do you go?"},
            "options": [
                {"value": "daily", "words": {"zh-Hans": "几乎每天", "en": "Nearly every day"}},
                {"value": "weekly", "words": {"zh-Hans": "每周几次", "en": "Each week"}},
                {"value": "never", "words": {"zh-Hans": "没去过", "en": "Never"}},
            ],
        },
        {
            "id": "wants",
            "kind": "several",
            "words": "您希望增加什么？",
            "options": [
                {"value": "bench", "words": "座椅"},
                {"value": "light", "words": "照明"},
                {"value": "toilet", "words": "厕所"},
            ],
        },
        {
            "id": "liking",
            "kind": "scale",
            "words": "您满意吗？1 是很不满意，5 是很满意。",
            "least": 1,
            "most": 5,
            "shown": [{"question": "often", "is_one_of": ["daily", "weekly"]}],
        },
        {"id": "wish", "kind": "text", "words": "您还有什么建议？", "optional": True},
    ],
}


def park(**changes: Any) -> SurveyForm:
    """The survey, as it is or changed."""
    return SurveyForm.model_validate(PARK | changes)


def answer(often: str = "daily", wish: str | None = None, **more: Any) -> dict[str, Any]:
    """An answer to it."""
    found = {"often": often, "wants": ["bench"], **more}
    if often != "never":
        found.setdefault("liking", 4)
    return found | ({"wish": wish} if wish else {})


async def author(session: AsyncSession, now: datetime) -> Staff:
    """Who asks."""
    return await staff.add(session, "绿化小赵", [Role.EDITOR], "区绿化市容局", now)


async def opened(database: Database, now: datetime, **changes: Any) -> Survey:
    """An open survey."""
    async with database.transaction() as session:
        by = await author(session, now)
        survey = await surveys.add(session, park(**changes), by, now)
        await surveys.release(session, survey, by, now)
        return survey


async def resident(
    session: AsyncSession, chat_id: int, now: datetime, channel: str = "web"
) -> Conversation:
    """Somebody who speaks with us."""
    found, _ = await conversations.begin(session, channel, chat_id, now)
    return found


async def sends(
    database: Database, survey: Survey, chat_id: int, answers: dict[str, Any], now: datetime
) -> None:
    """Somebody sends an answer, in a transaction of its own."""
    async with database.transaction() as session:
        mine = await surveys.get(session, survey.id or 0)
        who = await resident(session, chat_id, now)
        await surveys.send(session, mine, [who], answers, now)
