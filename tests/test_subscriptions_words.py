"""What is typed about subscriptions (订阅口语): leaving in one's own words, and a yes to an offer."""

import pytest

from handlers.desk import sample
from storage import subscriptions
from storage.database import Database
from tests.dialogue import Player
from tests.test_subscriptions import follows


@pytest.fixture(autouse=True)
async def quyang(play: Player, database: Database) -> None:
    """The topic of a subdistrict, beside those of the tests."""
    del play
    forms = [one for one in sample.topic_forms() if one.id == "quyang"]
    async with database.transaction() as session:
        await subscriptions.take_topics(session, forms)


QUYANG = """
    居民  订阅曲阳
    政务  您想订阅“曲阳路街道”吗？… [订阅] [不用了]
    居民  是
    政务  …已为您订阅“曲阳路街道”。…
"""
EDUCATION = """
    居民  订阅教育
    政务  您想订阅“教育”吗？…
    居民  是
    政务  …
"""


@pytest.mark.parametrize(
    "text", ["曲阳的不要了", "曲阳的我不要了", "曲阳那个别发了", "不要曲阳的了", "曲阳的退了吧"]
)
async def test_a_topic_that_is_followed_is_left_by_its_name(play: Player, text: str) -> None:
    await play(f"""
        {QUYANG}
        {EDUCATION}
        居民  {text}
        政务  您要退订“曲阳路街道”吗？… [退订] [不用了]
        居民  好的 退吧
        政务  好的，已退订“曲阳路街道”…
    """)
    assert await follows(play) == ["教育"]


async def test_what_nobody_follows_is_not_left(play: Player) -> None:
    await play(EDUCATION)
    async with play.started() as play.app:
        for text in ("曲阳的不要了", "教育局的那张证不要了", "房子不要了"):
            await play.say(text)
            assert "退订" not in play.session.waiting.popleft().text, text


@pytest.mark.parametrize(
    "text", ["别再给我发了，烦死了", "不要再发了", "别发了 太烦了", "烦死了，别发了"]
)
async def test_who_is_tired_of_it_is_asked_which(play: Player, text: str) -> None:
    await play(f"""
        {QUYANG}
        {EDUCATION}
        居民  {text}
        政务  … [退订 · 曲阳路街道] [退订 · 教育] [全部退订]
        居民  [全部退订]
        政务  好的，全部退订了…
    """)
    assert await follows(play) == []


@pytest.mark.parametrize("text", ["我都订了些啥", "我都订了什么", "我现在订了哪些"])
async def test_what_one_follows_is_shown(play: Player, text: str) -> None:
    await play(f"""
        {QUYANG}
        居民  {text}
        政务  订阅消息 您订阅了：曲阳路街道。…
    """)


@pytest.mark.parametrize("text", ["好的 订吧", "订吧", "行", "好，订上吧", "嗯嗯，帮我订上"])
async def test_a_yes_to_an_offer_is_one_in_many_words(play: Player, text: str) -> None:
    await play(f"""
        居民  再帮我订一下曲阳街道的
        政务  您想订阅“曲阳路街道”吗？… [订阅] [不用了]
        居民  {text}
        政务  好的，已为您订阅“曲阳路街道”。…
    """)
    assert await follows(play) == ["曲阳路街道"]


@pytest.mark.parametrize("text", ["退吧", "好的 不订了", "订房要什么条件"])
async def test_what_is_no_yes_subscribes_to_nothing(play: Player, text: str) -> None:
    await play("""
        居民  订阅曲阳
        政务  您想订阅“曲阳路街道”吗？…
    """)
    async with play.started() as play.app:
        await play.say(text)
        play.session.waiting.clear()
    assert await follows(play) == []
