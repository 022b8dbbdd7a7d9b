"""Subscribing (订阅): one page in place, wishes in one's own words, and what they must not be."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from bot.app import App
from bot.settings import Settings
from handlers.chat.named import name_of
from handlers.desk import sample
from knowledge.topics import Heard, Name, Wish, heard
from storage import conversations, subscriptions
from storage.database import Database
from storage.subscriptions import Topic
from tests import content
from tests.dialogue import CHAT_ID, Player

FOLLOW, LEAVE, PAGE = Wish.FOLLOW, Wish.LEAVE, Wish.PAGE

# What people type, the wish it is, and the topics it means.
WISHES: list[tuple[str, Wish, str]] = [
    ("旧改有消息告诉我", FOLLOW, "renewal"),
    ("订阅环境保护", FOLLOW, "environment"),
    ("訂閱環境保護", FOLLOW, "environment"),
    ("订阅环境保互", FOLLOW, "environment"),
    ("有开放日通知我", FOLLOW, "participation"),
    ("我想关注加装电梯的政策", FOLLOW, "housing"),
    ("拆迁有动静了麻烦通知我一声", FOLLOW, "renewal"),
    ("拆迁有动静了跟我说一声", FOLLOW, "renewal"),
    ("旧改有什么消息告诉我", FOLLOW, "renewal"),
    ("征收有进展请第一时间告诉我", FOLLOW, "renewal"),
    ("小孩上学的政策有变化请通知我，谢谢", FOLLOW, "education"),
    ("我要订阅北外滩的消息", FOLLOW, "bund"),
    ("订阅我们欧阳路街道的通知", FOLLOW, "ouyang"),
    ("订阅全部", FOLLOW, "all"),
    ("能不能订阅养老院的消息", FOLLOW, "elderly"),
    ("有新的惠企政策可以通知我吗", FOLLOW, "business"),
    ("以后有招聘信息请发给我", FOLLOW, "employment"),
    ("把旧改的消息发给我", FOLLOW, "renewal"),
    ("怎么订阅旧改的消息", FOLLOW, "renewal"),
    ("订阅旧改和加装电梯的消息", FOLLOW, "housing renewal"),
    ("关注环境保护的动态", FOLLOW, "environment"),
    ("我想订阅台风暴雨的通知", FOLLOW, "rescue"),
    ("订阅区教育局", FOLLOW, "education-bureau"),
    ("订阅服务公开", FOLLOW, "service"),
    ("订阅决策", FOLLOW, "decision"),
    ("订阅报纸", FOLLOW, ""),
    ("subscribe to education", FOLLOW, "education"),
    ("let me know about waste sorting", FOLLOW, "environment"),
    ("keep me posted on open days", FOLLOW, "participation"),
    ("I want to follow the housing topic", FOLLOW, "housing"),
    ("退订环境保护", LEAVE, "environment"),
    ("别再发养老的了", LEAVE, "elderly"),
    ("不想再收到教育的消息了", LEAVE, "education"),
    ("取消医疗卫生的订阅", LEAVE, "health"),
    ("养老服务的消息我不要了", LEAVE, "elderly"),
    ("我不想订阅体育了", LEAVE, "sports"),
    ("unsubscribe from sports", LEAVE, "sports"),
    ("stop sending me elderly care messages", LEAVE, "elderly"),
    ("怎么订阅", PAGE, ""),
    ("订阅要钱吗", PAGE, ""),
    ("我订阅了什么", PAGE, ""),
    ("有什么可以订阅", PAGE, ""),
    ("how do I subscribe", PAGE, ""),
]
# Questions, complaints and stories that share the words of a wish.
NO_WISHES = [
    "旧改有什么政策",
    "旧改什么时候有消息",
    "居委会通知我搬家，合法吗",
    "有居委会通知我",
    "有人通知我去拆迁办签字，可以不去吗",
    "法院通知我开庭",
    "物业没有通知我",
    "没人告诉我",
    "你们有通知我吗",
    "社区通知我去打疫苗要带什么",
    "这个政策什么时候通知我们",
    "医保局给我发的短信是真的吗",
    "请关注一下我们小区的噪音问题",
    "我想关注小区噪音问题怎么处理",
    "别发垃圾短信了",
    "不要再给我打电话推销了",
    "取消低保怎么办",
    "怎么申请低保",
    "告诉我怎么办居住证",
    "政府开放日怎么报名",
    "加装电梯有补贴吗",
    "垃圾怎么分",
    "有了台风预警请提醒我",
    "let me know how to get a residence permit",
    "Where can I follow a course for seniors?",
]


@pytest.fixture(scope="module")
def catalogue() -> Sequence[Name]:
    """The whole catalogue, as it is shipped."""
    return [name_of(Topic(**form.model_dump())) for form in sample.topic_forms()]


@pytest.mark.parametrize(("text", "wish", "topics"), WISHES)
def test_a_wish_is_heard_with_its_topics(
    text: str, wish: Wish, topics: str, catalogue: Sequence[Name]
) -> None:
    found = heard(text, catalogue)
    assert found is not None
    assert (found.wish, set(found.topics)) == (wish, set(topics.split()))


@pytest.mark.parametrize("text", NO_WISHES)
def test_a_question_is_not_taken_for_a_wish(text: str, catalogue: Sequence[Name]) -> None:
    assert heard(text, catalogue) is None


def test_a_long_story_is_no_wish(catalogue: Sequence[Name]) -> None:
    assert heard("我昨天去了菜场，" * 20 + "旧改有消息告诉我", catalogue) is None
    assert heard("订阅环境保护", []) == Heard(FOLLOW)


def test_the_catalogue_names_everything_once(catalogue: Sequence[Name]) -> None:
    words = [word for one in catalogue for word in (*one.names, *one.words)]
    assert sorted(words) == sorted(set(words))
    forms = sample.topic_forms()
    assert sum(1 for form in forms if form.axis == "street") == 8
    assert sum(1 for form in forms if form.axis == "openness") == 5
    assert sum(1 for form in forms if form.axis == "organ") >= 12
    answered = {form.field for form in sample.entries()}
    assert answered <= {form.name for form in forms} | {"重大决策"}


async def follows(player: Player) -> list[str]:
    """What the person follows, by the database."""
    database = Database(player.settings.database.url)
    async with database.reading() as session:
        conversation = await conversations.find(session, "dialogue", CHAT_ID)
        assert conversation is not None
        found = [one.name for _, one in await subscriptions.of(session, conversation.id or 0)]
    await database.close()
    return found


async def test_a_topic_is_followed_and_left_on_one_page_also_over_a_restart(play: Player) -> None:
    await play("""
        居民  /subscribe
        政务  订阅消息 …免费。不急的消息，夜里不打扰您，早上再发。随时可以退订。 您还没有订阅。… [按领域] [按公开环节] [按街道] [按部门] [全部公开信息]
        居民  [按领域]
        政务  按领域 点一下就订上… [教育] [环境保护] [返回] [下一页]
        居民  [环境保护]
        政务  按领域 好的，已为您订阅“环境保护”。有新消息就发给您。不急的消息，夜里不打扰您，早上再发。想退订，打“我的订阅”就行。… [已订阅 · 环境保护] [返回]
        （重启）
        居民  [教育]
        政务  按领域 好的，已为您订阅“教育”。… [已订阅 · 教育] [已订阅 · 环境保护]
        居民  [已订阅 · 环境保护]
        政务  按领域 好的，已退订“环境保护”，… [已订阅 · 教育] [环境保护]
        居民  [返回]
        政务  订阅消息 …您订阅了：教育。…
        居民  [全部公开信息]
        政务  订阅消息 …您订阅了：全部公开信息和教育。 好的，已为您订阅“全部公开信息”。… [已订阅 · 全部公开信息]
    """)
    assert await follows(play) == ["全部公开信息", "教育"]


async def test_pages_turn_and_a_forged_tap_reaches_nothing(play: Player) -> None:
    await play("""
        居民  我的订阅
        政务  订阅消息…
        居民  [按领域]
        政务  … [下一页]
        居民  [下一页]
        政务  按领域… [返回] [上一页]
    """)
    await play("""
        居民  English
        政务  …
        居民  my subscriptions
        政务  Subscriptions …
        居民  [By field]
        政务  By field … [Back] [Next]
        居民  [Next]
        政务  By field … [Back] [Previous]
        居民  语言
        政务  …
        居民  [简体中文]
        政务  …
    """)
    for data in (
        "topics:organ:9",
        "topics:nowhere:0",
        "topics:all:0",
        "toggle:nothing:0",
        "toggle:education:77",
        "follow:nothing",
        "leave:nothing",
        "sample:nothing",
    ):
        play.session.shown[-1].data["forged"] = data
        await play("""
            居民  [forged]
            政务  这个按钮是以前的…
        """)


async def test_without_quiet_hours_no_rest_is_promised(play: Player) -> None:
    play.settings = play.settings.model_copy(update={"quiet_hours": ""})
    await play("""
        居民  订阅
        政务  订阅消息 订上一个主题，有了新消息我就发给您，免费。随时可以退订。 您还没有订阅。… [按领域]
        居民  [按领域]
        政务  …
        居民  [环境保护]
        政务  按领域 好的，已为您订阅“环境保护”。有新消息就发给您。想退订，打“我的订阅”就行。… [返回]
        居民  subscribe to education
        政务  …
        居民  [Follow]
        政务  Good, you now follow “Education”. I send you its news. To leave, type “my subscriptions”.
        居民  how do I subscribe
        政务  Subscriptions You follow: Education and Environment. Follow a topic and I send you its news, free of charge. You can leave at any time. …
    """)


async def test_a_topic_shows_how_much_it_brings_and_the_last_of_it(
    play: Player, now: datetime
) -> None:
    await content.publish_at(play.settings.database.url, now)
    await play("""
        居民  订阅
        政务  …
        居民  [按领域]
        政务  …括号里是近一年发过几条。 [养老服务（1 条）] [环境保护（4 条）]
        居民  [环境保护（4 条）]
        政务  …已为您订阅… [已订阅 · 环境保护（4 条）] [看最近 3 条]
        居民  [看最近 3 条]
        政务  “环境保护”最近发布的： 1. 空气监测站开放 区生态环境局 · 2026-11-23 2. 湿垃圾上门收运试点 … 3. 噪声地图更新 … [空气监测站开放] [湿垃圾上门收运试点] [噪声地图更新]
        居民  [空气监测站开放]
        政务  空气监测站开放 每周三开放。 区生态环境局 · 发布于 2026-11-23
    """)


async def test_typed_words_propose_and_wait_for_a_yes_also_over_a_restart(play: Player) -> None:
    await play("""
        居民  旧改有消息告诉我
        政务  您想订阅“旧区改造”吗？… [订阅] [不用了]
        （重启）
        居民  好的
        政务  好的，已为您订阅“旧区改造”。… [我的订阅]
        居民  旧改有消息告诉我
        政务  您已经订阅了“旧区改造”… [看全部主题]
        居民  别再发旧改的了
        政务  您要退订“旧区改造”吗？… [退订] [不用了]
        居民  1
        政务  好的，已退订“旧区改造”… [恢复订阅] [我的订阅]
        居民  [恢复订阅]
        政务  好的，已为您订阅“旧区改造”。…
    """)
    assert await follows(play) == ["旧区改造"]


async def test_a_no_changes_nothing(play: Player) -> None:
    await play("""
        居民  订阅环境保护
        政务  您想订阅“环境保护”吗？…
        居民  不用了
        政务  好的，什么也没有改动。
        居民  订阅环境保护
        政务  您想订阅“环境保护”吗？…
        居民  算了
        政务  好的，什么也没有改动。
        居民  好
        政务  …
    """)
    assert await follows(play) == []


async def test_a_proposal_is_over_when_something_else_was_asked(play: Player) -> None:
    await play("""
        居民  订阅环境保护
        政务  您想订阅“环境保护”吗？…
        居民  信息公开申请多久给答复
        政务  申请政府信息公开，多久答复？…
        居民  是
        政务  …
    """)
    assert await follows(play) == []


async def test_several_topics_are_asked_about_and_none_is_said_honestly(play: Player) -> None:
    await play("""
        居民  订阅旧改和加装电梯的消息
        政务  您想订阅哪一个？… [住房与城市更新] [旧区改造] [不用了]
        居民  [旧区改造]
        政务  好的，已为您订阅“旧区改造”。…
        居民  订阅报纸
        政务  这里没有这样的主题… [看全部主题]
        居民  [看全部主题]
        政务  订阅消息…
        居民  退订教育
        政务  您没有订阅“教育”，所以没有改动。…
        居民  怎么订阅
        政务  订阅消息 您订阅了：旧区改造。 … [添加主题]
        居民  subscribe to education
        政务  Would you like to follow “Education”? … [Follow] [No, thanks]
        居民  yes
        政务  Good, you now follow “Education”.…
    """)
    assert await follows(play) == ["教育", "旧区改造"]


async def test_a_house_without_the_sample_has_the_topics_too(
    settings: Settings, now: datetime
) -> None:
    async with (
        App(settings, now=lambda: now, channels=[]) as app,
        app.database.reading() as session,
    ):
        found = await subscriptions.topics(session)
    assert [one.id for one in found] == [form.id for form in sample.topic_forms()]


@pytest.mark.parametrize(
    "words",
    [
        "别再发了",
        "不要发了",
        "我不想收消息了",
        "不要再给我发消息了",
        "全部退订",
        "退订",
        "取消订阅",
        "STOP",
        "unsubscribe",
        "stop sending me messages",
        "Please don't send me any more messages.",
    ],
)
def test_who_wants_nothing_more_need_not_say_of_what(words: str) -> None:
    found = heard(words, [])
    assert found is not None
    assert found.wish is Wish.STOP


async def test_who_wants_nothing_more_sees_what_they_follow_and_leaves_it(play: Player) -> None:
    await play("""
        居民  别再发了
        政务  您现在没有订阅任何主题，我不会主动给您发消息。 [看全部主题]
        居民  /stop
        政务  您现在没有订阅…
        居民  订阅环境保护
        政务  …
        居民  是
        政务  …
        居民  教育的消息也发给我
        政务  您想订阅“教育”吗？…
        居民  是
        政务  …
        居民  不要再给我发消息了
        政务  您订阅了：教育和环境保护。 不想再收哪一个，点一下就退订。 [退订 · 教育] [退订 · 环境保护] [全部退订]
        居民  [退订 · 教育]
        政务  好的，已退订“教育”…
        居民  环境保护不用再告诉我了
        政务  您要退订“环境保护”吗？…
        居民  不用了
        政务  好的，什么也没有改动。
        居民  我订了什么
        政务  订阅消息 您订阅了：环境保护。 … [退订 · 环境保护] [添加主题]
        居民  [添加主题]
        政务  …您订阅了：环境保护。 [按领域] [按公开环节] [按街道] [按部门] [全部公开信息] [我的订阅]
        居民  订阅教育
        政务  …
        居民  是
        政务  …
        居民  STOP
        政务  … [全部退订]
        居民  [全部退订]
        政务  好的，全部退订了：教育和环境保护。以后不再发了。 [看全部主题]
        居民  [全部退订]
        政务  您现在没有订阅任何主题…
    """)
