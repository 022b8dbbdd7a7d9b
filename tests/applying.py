"""Applicants and officers of the tests (申请人、经办人): invented, with numbers whose checks hold."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import calendar, conversations, foi, staff
from storage.conversations import Conversation
from storage.foi import Applicant, Application, Confirmation, FoiRequest, Proof, Way
from storage.foi.acts import Reply, Told
from storage.foi.outcomes import Outcome
from storage.staff import Role, Staff

# Invented; their check characters hold.
ID_NUMBER = "310109199001011235"
ANOTHER = "310109199001011227"
CREDIT_CODE = "91310109MA1G00000M"
PHONE = "13800138000"
NAME = "测试申请人甲"


def application(**changes: Any) -> Application:
    """An application with sensible values."""
    values: dict[str, Any] = {
        "applicant": Applicant.CITIZEN,
        "name": NAME,
        "proof": Proof.RESIDENT_ID,
        "proof_number": ID_NUMBER,
        "phone": PHONE,
        "content": "2025年辖区河道水质监测的年度报告",
        "way": Way.PICK_UP,
    }
    return Application(**(values | changes))


@dataclass(frozen=True)
class Office:
    """An officer, and the head whose consent an extension needs."""

    officer: Staff
    head: Staff


async def office(session: AsyncSession, now: datetime) -> Office:
    """陈办 handles requests, 周主任 is the head of the office; 钱编 is neither."""
    await staff.add(session, "钱编", [Role.EDITOR], "", now)
    return Office(
        await staff.add(session, "陈办", [Role.OFFICER], "", now),
        await staff.add(session, "周主任", [Role.HEAD], "", now),
    )


async def account(session: AsyncSession, now: datetime, channel: str = "web") -> Conversation:
    """Somebody's account."""
    found, _ = await conversations.begin(session, channel, 70, now)
    return found


async def lodged(session: AsyncSession, now: datetime, **changes: Any) -> FoiRequest:
    """A pre-application."""
    request, _ = await foi.lodge(session, application(**changes), now)
    return request


async def registered(
    session: AsyncSession, officer: Staff, now: datetime, **changes: Any
) -> FoiRequest:
    """A registered request."""
    request = await lodged(session, now, **changes)
    await foi.confirm(session, request, officer, Confirmation.PHONE, now)
    return request


def told(now: datetime, by: str = "phone") -> Told:
    """That the applicant was told today."""
    return Told(by, calendar.day_of(now))


def reply(outcome: Outcome = Outcome.GRANTED, ground: str = "disclosable", **more: str) -> Reply:
    """An answer with everything that its outcome needs."""
    words = {"text": "报告全文见附件。", "reasons": "经审查，公开不妥当的部分已经说明。"}
    return Reply(outcome, ground, **(words | more))
