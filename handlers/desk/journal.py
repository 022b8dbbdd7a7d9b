"""The journal's desk (操作日志): read, taken away for auditors, given up when its time is over."""

import json
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import Broken
from knowledge import values
from knowledge.say import CITY
from storage import journal, staff


async def acts(session: AsyncSession, record: str, limit: int) -> list[dict[str, Any]]:
    """The newest acts, or those on one record, oldest first."""
    if record := values.plain(record):
        found = await journal.of(session, record)
        if not found:
            message = f"the journal knows nothing of {record}; records are named like release:12"
            raise Broken(message)
    else:
        found = await journal.newest(session, limit)
    # The hashes are for auditors: `journal export` has them.
    return [one.model_dump(exclude={"id", "hash"}) for one in found[-limit:]]


async def prune(session: AsyncSession, before: date, by: str, now: datetime) -> int:
    """Gives up what is older than a day of the city; how many acts."""
    who = await staff.allowed(session, by, "journal prune")
    return await journal.prune(session, datetime.combine(before, time(), CITY), who.name, now)


async def export(session: AsyncSession, by: str, now: datetime) -> list[dict[str, Any]]:
    """Every act with its hash, oldest first; that they were taken away is an act, too."""
    who = await staff.allowed(session, by, "journal export")
    rows = [_row(act) async for act in journal.every(session)]
    journal.note(session, who.name, "journal.export", "journal", now, acts=len(rows))
    return rows


def _row(act: journal.Act) -> dict[str, Any]:
    """An act as a file holds it: all that its hash is of, and the hash."""
    kept = act.model_dump(mode="json")
    told = {name: kept[name] for name in ("id", "at", "who", "what", "record", "via", "place")}
    about = json.dumps(act.about, ensure_ascii=False, sort_keys=True)
    return {**told, "about": about, "hash": act.hash}
