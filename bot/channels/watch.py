"""The watch (守望): tells open sockets what another process wrote into their conversation.

In one process the writer tells them itself; what they were told twice they show once.
"""

import asyncio
from collections import deque

from bot import logs
from bot.channels.web import WebSession, frame_of
from storage import conversations
from storage.database import Database

EVERY = 0.5
# Rows become visible in the order of their commits, not of their ids: so long it is looked back.
LOOK_BACK = 20


async def watch(web: WebSession, database: Database) -> None:
    """Looks twice a second for new lines of the visitors who are here, until cancelled."""
    seen: deque[int] = deque(maxlen=LOOK_BACK)
    while True:
        try:
            async with database.reading() as session:
                newest = await conversations.newest_line(session)
                if seen and newest > seen[0] and web.listeners:
                    lines = await conversations.lines_after(session, list(web.listeners), seen[0])
                    for chat_id, line in lines:
                        web.tell(chat_id, frame_of(line))
            seen.append(newest)
        except Exception as error:  # noqa: BLE001 - one of the edges: the database may be away.
            logs.note(error, "watch.missed")
        await asyncio.sleep(EVERY)
