"""What was asked is left (暂存) while somebody does something else."""

import pytest

from handlers import chat
from storage import conversations
from storage.conversations import Conversation
from storage.database import Database
from tests.dialogue import CHAT_ID, Player


async def account(play: Player) -> Conversation:
    """The resident's, as it stands."""
    database = Database(play.settings.database.url)
    async with database.reading() as session:
        found = await conversations.find(session, "dialogue", CHAT_ID)
    await database.close()
    assert found is not None
    return found


def test_whatever_is_asked_is_asked_by_a_router_of_the_house() -> None:
    assert {one.router for one in chat.ASKED} <= {router.name for router in chat.routers()}


@pytest.mark.parametrize(
    ("opening", "state"),
    [
        ("转人工", "consultations"),
        ("申请公开", "foi:wanting"),
        ("查申请进度", "foi:asking"),
    ],
)
async def test_it_is_left_when_something_else_is_done(
    play: Player, opening: str, state: str
) -> None:
    async with play.started() as play.app:
        await play.say(opening)
        assert (await account(play)).state == state
        await play.say("/opendays")
    left = await account(play)
    assert (left.state, left.confides) == (None, False)


async def test_what_follows_the_question_for_a_secret_is_no_secret(play: Player) -> None:
    async with play.started() as play.app:
        await play.say("查申请进度")
        assert (await account(play)).confides
        await play.say("/request")
    left = await account(play)
    assert (left.state, left.confides) == ("foi:wanting", False)
