"""The pool (答案池) of a survey: never under five, nothing lost or doubled, one answer a resident."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from storage import conversations, inbound, residents, sealed, survey_pool, surveys, traces
from storage.calendar import day_of
from storage.database import Database
from storage.refusal import Refusal
from storage.surveys import Survey
from tests import questionnaire
from tests.conftest import KEY
from tests.questionnaire import answer, park

FEWEST, FULL = survey_pool.FEWEST, survey_pool.FULL
ANYTHING = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


async def wishes(database: Database, survey: Survey) -> tuple[list[str], list[str]]:
    """What was written down, and what waits."""
    async with database.reading() as session:
        shown = await survey_pool.shown(session, survey.id or 0)
        pool = await session.get(survey_pool.Pool, survey.id)
        assert pool
        waiting = survey_pool._waiting(session, pool)
    return [one.answers["wish"] for one in shown], [str(one["wish"]) for one in waiting]


async def closes(database: Database, survey: Survey, now: datetime) -> None:
    """Somebody closes it."""
    async with database.transaction() as session:
        mine = await surveys.get(session, survey.id or 0)
        await surveys.close(session, mine, "绿化小赵", now)


# Who sends, in their order: of a few people some try again.
@given(people=st.lists(st.integers(1, 24), max_size=24))
@ANYTHING
async def test_nothing_is_lost_or_doubled_and_five_always_wait(
    people: list[int], database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)
    sent: list[str] = []
    for place, person in enumerate(people):
        words = answer(wish=f"第 {place} 个愿望")
        if person in people[:place]:
            with pytest.raises(Refusal, match="surveys-taken"):
                await questionnaire.sends(database, survey, person, words, now)
        else:
            await questionnaire.sends(database, survey, person, words, now)
            sent.append(str(words["wish"]))
        shown, waiting = await wishes(database, survey)
        assert Counter(shown + waiting) == Counter(sent)
        assert len(shown) % FEWEST == 0
        assert len(waiting) == len(sent) if len(sent) < FULL else FEWEST <= len(waiting) < FULL
    await closes(database, survey, now)
    shown, waiting = await wishes(database, survey)
    assert Counter(shown + waiting) == Counter(sent)
    assert (waiting == []) if len(sent) >= FEWEST else (shown == [])


class Burnt(Exception):  # noqa: N818 - it is what happens to the process.
    """The process ended here."""


@contextmanager
def burns_at(database: Database, statement: int) -> Iterator[list[int]]:
    """Ends whatever is done at the n-th statement; tells how many there were."""
    seen = [0]

    def count(*_: Any) -> None:
        seen[0] += 1
        if seen[0] == statement:
            raise Burnt

    event.listen(database.engine.sync_engine, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", count)


@pytest.mark.parametrize("act", ["the tenth is sent", "it is closed"])
async def test_a_crash_between_any_two_steps_changes_nothing(
    act: str, database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)
    for person in range(1, FULL):
        words = answer(wish=f"愿望 {person}")
        await questionnaire.sends(database, survey, person, words, now)
    before = await wishes(database, survey)
    statement = 0
    while True:
        statement += 1
        with burns_at(database, statement) as seen:
            try:
                if act == "it is closed":
                    await closes(database, survey, now)
                else:
                    last = answer(wish="愿望 10")
                    await questionnaire.sends(database, survey, FULL, last, now)
            except Burnt:
                pass
        if seen[0] < statement:
            break
        after = await wishes(database, survey)
        assert [Counter(one) for one in after] == [Counter(one) for one in before]
    assert statement > FEWEST
    shown, waiting = await wishes(database, survey)
    if act == "it is closed":
        assert (len(shown), len(waiting)) == (FULL - 1, 0)
    else:
        assert (len(shown), len(waiting)) == (FEWEST, FEWEST)
    assert len(set(shown + waiting)) == len(shown + waiting)


@pytest.mark.race
async def test_many_who_send_at_once_are_all_counted_and_nobody_twice(
    database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)

    async def send(person: int) -> bool:
        try:
            words = answer(wish=f"愿望 {person}")
            await questionnaire.sends(database, survey, person, words, now)
        except Refusal:
            return False
        return True

    async with database.transaction() as session:
        for person in range(1, 24):
            await questionnaire.resident(session, person, now)
    # Two taps of everybody.
    taken = await asyncio.gather(*(send(person) for person in [*range(1, 24)] * 2))
    shown, waiting = await wishes(database, survey)
    assert sum(taken) == len(shown) + len(waiting) == len(set(shown + waiting)) == 23


async def test_all_accounts_of_a_resident_have_one_answer(
    database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)
    async with database.transaction() as session:
        phone = await questionnaire.resident(session, 1, now, "telegram")
        page = await questionnaire.resident(session, 2, now)
        await residents.join(session, page, await residents.make_code(session, phone, now), now)
        mine = await surveys.get(session, survey.id or 0)
        await surveys.send(session, mine, await residents.accounts(session, page), answer(), now)
    for account in (phone, page):
        async with database.transaction() as session:
            # Parted, and with everything deleted, it is still one.
            mine = await surveys.get(session, survey.id or 0)
            row = await conversations.lock(session, account.channel, account.chat_id)
            await residents.part(session, row)
            await residents.delete(session, row)
            assert await surveys.took_part(session, mine, [row])
            assert [one.id for one in await surveys.joined(session, row)] == [survey.id]
            with pytest.raises(Refusal, match="surveys-taken"):
                await surveys.send(session, mine, [row], answer(), now)
    async with database.transaction() as session:
        other = await questionnaire.resident(session, 3, now)
        assert await surveys.joined(session, other) == []


async def test_who_is_in_the_middle_ends_in_their_version_and_nobody_answers_two(
    database: Database, now: datetime
) -> None:
    old = await questionnaire.opened(database, now)
    async with database.transaction() as session:
        by = await questionnaire.author(session, now)
        first = await surveys.get(session, old.id or 0)
        changed = park(title="口袋公园使用调查（改）", closes_on=date(2026, 12, 20))
        new = await surveys.add(session, changed, by, now, first)
        await surveys.release(session, new, by, now)
        assert (new.version, first.status) == (2, surveys.Status.REPLACED)
        offered = await surveys.offered(session, now.date())
        assert [one.id for one in offered] == [new.id]
        third = await surveys.add(session, changed, by, now, first)
        fourth = await surveys.add(session, changed, by, now, first)
        await surveys.release(session, fourth, by, now)
        with pytest.raises(Refusal, match="surveys-is-newer"):
            await surveys.release(session, third, by, now)
    later = now + timedelta(days=20)
    await questionnaire.sends(database, old, 1, answer(wish="旧版"), later)
    with pytest.raises(Refusal, match="surveys-taken"):
        await questionnaire.sends(database, new, 1, answer(wish="新版"), later)
    await closes(database, old, later)
    with pytest.raises(Refusal, match="surveys-closed-unsent"):
        await questionnaire.sends(database, new, 2, answer(), later)
    async with database.transaction() as session:
        by = await questionnaire.author(session, now)
        first = await surveys.get(session, old.id or 0)
        with pytest.raises(Refusal, match="surveys-is-closed"):
            await surveys.add(session, park(), by, now, first)
        with pytest.raises(Refusal, match="surveys-is-closed"):
            await surveys.release(session, await surveys.get(session, third.id or 0), by, now)


async def test_a_survey_is_open_through_its_last_day_and_then_closes_itself(
    database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now, closes_on=date(2026, 11, 24))
    # A quarter to midnight in the city, and a quarter past.
    last = datetime(2026, 11, 24, 15, 45, tzinfo=now.tzinfo)
    for person in range(1, 7):
        await questionnaire.sends(database, survey, person, answer(), last)
    async with database.transaction() as session:
        await surveys.expire(session, last)
        mine = await surveys.get(session, survey.id or 0)
        assert mine.status == surveys.Status.OPEN
    over = last + timedelta(minutes=30)
    with pytest.raises(Refusal, match="surveys-closed-unsent"):
        await questionnaire.sends(database, survey, 7, answer(), over)
    async with database.transaction() as session:
        assert await surveys.offered(session, day_of(over)) == []
        await surveys.expire(session, over)
        mine = await surveys.get(session, survey.id or 0)
        assert mine.status == surveys.Status.CLOSED
        assert await survey_pool.count(session, mine.id or 0) == (6, 0)
        # Once more changes nothing.
        await surveys.expire(session, over)


async def test_a_changed_key_opens_the_pool_and_knows_who_took_part(
    database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)
    await questionnaire.sends(database, survey, 1, answer(wish="老钥匙"), now)
    old = database._info["keyring"]
    changed = Database(database.url, sealed.Keyring(["another key, of sixteen", KEY]))
    assert old is not None
    try:
        async with changed.transaction() as session:
            for table, column in surveys.SEALED:
                assert await sealed.rotate(session, table, column) == 1
        with pytest.raises(Refusal, match="surveys-taken"):
            await questionnaire.sends(changed, survey, 1, answer(), now)
        await questionnaire.sends(changed, survey, 2, answer(wish="新钥匙"), now)
        assert Counter((await wishes(changed, survey))[1]) == Counter(["老钥匙", "新钥匙"])
    finally:
        await changed.close()


async def test_what_came_in_for_a_form_is_taken_away_and_what_waits_stays(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await questionnaire.resident(session, 1, now, "telegram")
        before = now - timedelta(minutes=5)
        for number, (chat, at) in enumerate([(1, before), (1, now), (1, now), (2, now), (1, now)]):
            row = await inbound.receive(
                session,
                channel="telegram",
                update_id=str(number),
                chat_id=chat,
                body={"text": "台阶"},
                now=at,
            )
            assert row
            # The first was said before the form, the one on the other account in another form.
            row.draft_id = {0: None, 3: 8}.get(number, 7)
            # The second is still owed what was read back; the last one waits.
            if number < 4:
                inbound.handle(row, replies=[{"text": "台阶"}] * (number == 1), now=at)
        await session.flush()
        await traces.erase(session, [7])
    async with database.reading() as session:
        rows = (await session.scalars(sqlalchemy.select(inbound.Inbound))).all()
        assert sorted(row.update_id for row in rows) == ["0", "3", "4"]


@pytest.mark.parametrize("has_answered_there", [True, False])
async def test_a_group_that_got_a_new_address_does_not_answer_twice(
    has_answered_there: bool, database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)
    closed = await questionnaire.opened(database, now, title="早餐车满意度")
    await questionnaire.sends(database, closed, -5, answer(), now)
    await closes(database, closed, now)
    await questionnaire.sends(database, survey, -5, answer(), now)
    if has_answered_there:
        await questionnaire.sends(database, survey, -1005, answer(), now)
    async with database.transaction() as session:
        await residents.move(session, "web", -5, -1005)
    with pytest.raises(Refusal, match="surveys-taken"):
        await questionnaire.sends(database, survey, -1005, answer(), now)
    async with database.transaction() as session:
        # Nothing is left of the old address, and the new one has one mark.
        assert await conversations.find(session, "web", -5) is None
        assert len((await session.scalars(sqlalchemy.select(surveys.Participation))).all()) == 1
    await questionnaire.sends(database, survey, -5, answer(), now)


async def test_who_was_joined_with_a_group_stays_so_when_its_address_changes(
    database: Database, now: datetime
) -> None:
    survey = await questionnaire.opened(database, now)
    await questionnaire.sends(database, survey, 1, answer(), now)
    async with database.transaction() as session:
        person = await questionnaire.resident(session, 1, now)
        group = await questionnaire.resident(session, -5, now)
        await questionnaire.resident(session, -1005, now)
        assert await residents.join(
            session, group, await residents.make_code(session, person, now), now
        )
        await residents.move(session, "web", -5, -1005)
    async with database.transaction() as session:
        moved = await questionnaire.resident(session, -1005, now)
        accounts = await residents.accounts(session, moved)
        assert {one.chat_id for one in accounts} == {1, -1005}
        assert await surveys.took_part(session, survey, accounts)
