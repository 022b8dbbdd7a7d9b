"""What was asked (提问统计): counted by day and outcome, nothing of who or what."""

from datetime import date, timedelta

from storage import asked
from storage.asked import Outcome
from storage.database import Database
from tests.dialogue import Player

TODAY = date(2026, 11, 23)


async def test_each_question_is_counted_by_what_it_came_to(play: Player) -> None:
    await play("""
        居民  垃圾怎么分
        政务  …
        居民  明天股票会涨吗
        政务  …
        居民  你好
        政务  …
    """)
    database = Database(play.settings.database.url)
    async with database.reading() as session:
        found = await asked.daily(session, TODAY - timedelta(days=1), TODAY)
    await database.close()
    assert found[TODAY] == {Outcome.ANSWERED: 1, Outcome.OFFERED: 0, Outcome.UNKNOWN: 1}
    assert sum(found[TODAY - timedelta(days=1)].values()) == 0


async def test_many_at_once_are_all_counted(database: Database) -> None:
    for _ in range(40):
        async with database.transaction() as session:
            await asked.count(session, "web", Outcome.ANSWERED, TODAY)
    async with database.reading() as session:
        found = await asked.daily(session, TODAY, TODAY)
    assert found[TODAY][Outcome.ANSWERED] == 40
