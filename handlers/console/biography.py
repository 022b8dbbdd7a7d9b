"""What was done with a record (办理记录): its lines of the journal, as a page shows them."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.console.visit import Visit
from storage import journal

MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One act: when, by whom, what in words, by which door, and what for where that was said."""

    at: datetime
    who: str
    words: str | Markup
    via: str | Markup
    why: str


async def lines(visit: Visit, session: AsyncSession, record: str, family: str) -> list[Line]:
    """The acts on a record, the newest first; `family` is the beginning of their texts' ids."""
    acts = list(await journal.of(session, record))[-MOST:]
    found = []
    for act in reversed(acts):
        verb = act.what.partition(".")[2]
        if act.about.get("identity") == "whole":
            verb = "reveal"
        via = f"console-case-via-{act.via.replace(' ', '-')}"
        found.append(
            Line(
                at=act.at,
                who=act.who,
                words=_said(visit, f"{family}{verb}", act.what),
                via=_said(visit, via, act.via),
                why=visit.content(str(act.about.get("why") or act.about.get("reason") or "")),
            )
        )
    return found


def _said(visit: Visit, text_id: str, otherwise: str) -> str | Markup:
    return visit.say(text_id) if visit.voice.knows(text_id) else otherwise
