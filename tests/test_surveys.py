"""Surveys (调查) in the chat: found, answered once, kept until sent, gone when sent."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.settings import Settings
from handlers.chat.surveys import wanted
from knowledge.say import Language, Texts
from storage import conversations, forms, residents, survey_pool, surveys
from storage.conversations import Sender
from storage.database import Database
from storage.surveys import Survey
from tests import questionnaire
from tests.dialogue import CHAT_ID, Player
from tests.questionnaire import answer
from tests.visitor import ask, frames, greeted, house


@pytest.fixture
async def survey(play: Player, database: Database, now: datetime) -> Survey:
    """An open survey on the database of the dialogue."""
    return await questionnaire.opened(database, now)


async def counted(database: Database, survey: Survey) -> tuple[int, int]:
    """How many answers were written down and how many wait."""
    async with database.reading() as session:
        return await survey_pool.count(session, survey.id or 0)


async def test_a_resident_answers_a_survey_through_wrong_turns_and_a_restart(
    play: Player, survey: Survey, database: Database
) -> None:
    await play("""
        居民  调查
        政务  口袋公园使用调查 结果用来决定明年先改造哪几处口袋公园。 一共 4 题，2026-12-10 截止 · 区绿化市容局 不记名，每人填一次。 [开始填]
        居民  [开始填]
        政务  这份问卷不记名。提交前，填的内容只跟着您…一个月没填完自动删除。提交后，答案和您分开保存，谁填了什么对不上。
        政务  口袋公园使用调查…您多久去一次口袋公园？ [几乎每天] [每周几次] [没去过] [稍后再填] [取消]
        居民  去年去过
        政务  没有对上哪一项。…您多久去一次口袋公园？…
        居民  [每周几次]
        政务  记下了：每周几次。…您希望增加什么？…
        居民  座椅、照明
        政务  记下了：座椅和照明。…您满意吗？…
        居民  9
        政务  请回复 1 到 5 之间的一个数。…
        居民  4
        政务  记下了：4。…您还有什么建议？…
        （重启）
        居民  多装两盏灯，晚上看不见台阶
        政务  口袋公园使用调查：请核对 提交后就不能改、也不能撤回了：谁填的，我们也对不上。…多装两盏灯，晚上看不见台阶… [提交]
        居民  [提交]
        政务  收到了，谢谢您。答案已经和您分开保存，填写记录已清除。 [看别的调查]
        居民  [看别的调查]
        政务  口袋公园使用调查…这份调查您已经填过了，谢谢。…
        居民  [开始填]
        政务  这份调查您已经填过了，谢谢。每人填一次，所以不能再填。 [看别的调查]
        居民  [提交]
        政务  这张表已经提交或取消…
    """)
    assert await counted(database, survey) == (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "有啥调查可以填",
        "有什么问卷",
        "最近有没有问卷调查？",
        "我想填个问卷",
        "還有什麼調查可以參加",
    ],
)
async def test_who_asks_for_a_survey_in_their_own_words_is_shown_it(
    play: Player, survey: Survey, text: str
) -> None:
    await play(f"""
        居民  {text}
        政务  口袋公园使用调查… [开始填]
    """)


@pytest.mark.parametrize(
    "text",
    [
        "有什么调查程序",
        "问卷调查怎么办理",
        "调查取证要多久",
        "有什么投诉调查结果",
        "填问卷要身份证吗",
    ],
)
def test_a_question_about_an_inquiry_asks_for_no_survey(text: str) -> None:
    assert not wanted(text)


async def test_a_form_is_put_by_and_gone_on_with_and_given_up(
    play: Player, survey: Survey, database: Database, now: datetime
) -> None:
    await play("""
        居民  /surveys
        政务  口袋公园使用调查… [开始填]
        居民  [开始填]
        政务  这份问卷不记名。…
        政务  …您多久去一次口袋公园？…
        居民  没去过
        政务  记下了：没去过。…您希望增加什么？…
        居民  [稍后再填]
        政务  已经替您存好…
        居民  问卷
        政务  口袋公园使用调查… [接着填]
        居民  [接着填]
        政务  接着上次没填完的往下填。
        政务  …您希望增加什么？…
        居民  [取消]
        政务  …
        居民  [确定取消]
        政务  已取消，填过的内容都清除了。
        居民  调查
        政务  口袋公园使用调查… [开始填]
    """)
    assert await counted(database, survey) == (0, 0)
    async with database.reading() as session:
        row = await surveys.get(session, survey.id or 0)
        assert row.begun == 1


async def test_what_was_left_for_a_month_begins_anew(
    play: Player, survey: Survey, database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        row = await surveys.get(session, survey.id or 0)
        row.closes_on = date(2027, 3, 1)
    await play("""
        居民  调查
        政务  …
        居民  [开始填]
        政务  这份问卷不记名。…
        政务  …您多久去一次口袋公园？…
        居民  没去过
        政务  …您希望增加什么？…
    """)
    later = now + timedelta(days=31)
    async with database.transaction() as session:
        await forms.forget(session, later)
    play.clock = lambda: later
    await play("""
        居民  座椅
        政务  这张表已经提交或取消，或者放了一个月没填，内容已经清除。…
        居民  调查
        政务  口袋公园使用调查… [开始填]
        居民  [开始填]
        政务  这份问卷不记名。…
        政务  …您多久去一次口袋公园？…
    """)


async def test_a_survey_that_closes_in_the_middle_takes_no_more(
    play: Player, survey: Survey, database: Database, now: datetime
) -> None:
    await play("""
        居民  调查
        政务  …
        居民  [开始填]
        政务  这份问卷不记名。…
        政务  …您多久去一次口袋公园？…
        居民  没去过
        政务  …您希望增加什么？…
        居民  厕所
        政务  …您还有什么建议？…
        居民  [跳过]
        政务  …请核对… [提交]
    """)
    async with database.transaction() as session:
        row = await surveys.get(session, survey.id or 0)
        await surveys.close(session, row, "绿化小赵", now)
    await play("""
        居民  [提交]
        政务  这份调查刚刚截止，不再收答卷了，抱歉没能收下您的这份。点“取消”就清除。… [取消]
        居民  [开始填]
        政务  这份调查已经截止，不再收答卷，谢谢您的关心。 [看别的调查]
        居民  [看别的调查]
        政务  现在没有正在进行的调查。有新的调查时，发“调查”就能看到。
    """)
    assert await counted(database, survey) == (0, 0)
    assert await unfinished(database) == []


async def test_of_several_surveys_one_is_chosen_and_a_draft_is_no_survey(
    play: Player, survey: Survey, database: Database, now: datetime
) -> None:
    other = await questionnaire.opened(
        database, now, title="早餐车满意度", closes_on=date(2026, 11, 30)
    )
    async with database.transaction() as session:
        by = await questionnaire.author(session, now)
        draft = await surveys.add(session, questionnaire.park(title="拟稿"), by, now)
    await play("""
        居民  调查
        政务  正在进行的调查有 2 份，点一份看看： · 早餐车满意度（2026-11-30 截止） · 口袋公园使用调查（2026-12-10 截止） [早餐车满意度] [口袋公园使用调查]
        居民  [早餐车满意度]
        政务  早餐车满意度… [开始填]
    """)
    async with database.transaction() as session:
        who = await conversations.lock(session, "dialogue", CHAT_ID)
        row = await surveys.get(session, other.id or 0)
        await surveys.send(session, row, [who], answer(), now)
    await play("""
        居民  调查
        政务  …早餐车满意度（您已填过）…
    """)
    for data in (f"survey:{draft.id}", f"answer-survey:{draft.id}", "survey:999", "survey:x"):
        play.session.shown[-1].data["伪造"] = data
        await play("""
            居民  [伪造]
            政务  …
        """)
    assert all(one.purpose != "surveys" for one in await unfinished(database))


async def unfinished(database: Database) -> list[forms.Draft]:
    """What the resident of the dialogues has begun."""
    async with database.transaction() as session:
        who = await conversations.lock(session, "dialogue", CHAT_ID)
        return list(await forms.unfinished(session, [who.id or 0]))


async def test_who_is_in_the_middle_goes_on_in_their_version(
    play: Player, survey: Survey, database: Database, now: datetime
) -> None:
    await play("""
        居民  调查
        政务  …
        居民  [开始填]
        政务  这份问卷不记名。…
        政务  …您多久去一次口袋公园？…
    """)
    async with database.transaction() as session:
        by = await questionnaire.author(session, now)
        old = await surveys.get(session, survey.id or 0)
        new = await surveys.add(session, questionnaire.park(title="口袋公园新问卷"), by, now, old)
        await surveys.release(session, new, by, now)
    await play("""
        居民  /surveys
        政务  口袋公园新问卷… [接着填]
        政务  “口袋公园使用调查”先放下了…
        居民  [接着填]
        政务  接着上次没填完的往下填。
        政务  口袋公园使用调查…您多久去一次口袋公园？…
        居民  没去过
        政务  …
        居民  厕所
        政务  …
        居民  跳过
        政务  …请核对…
        居民  提交
        政务  收到了，谢谢您。…
        居民  调查
        政务  口袋公园新问卷…这份调查您已经填过了，谢谢。…
    """)
    assert (await counted(database, old), await counted(database, new)) == ((0, 1), (0, 0))


async def test_joined_accounts_have_one_answer_and_the_drafts_of_both_are_gone(
    play: Player, survey: Survey, database: Database, now: datetime
) -> None:
    await play("""
        居民  调查
        政务  …
        居民  [开始填]
        政务  这份问卷不记名。…
        政务  …您多久去一次口袋公园？…
        居民  没去过
        政务  …
        居民  厕所
        政务  …您还有什么建议？…
    """)
    async with database.transaction() as session:
        page = await questionnaire.resident(session, 5, now)
        row = await surveys.get(session, survey.id or 0)
        begun = await forms.begin(
            session, [page.id or 0], "surveys", row.about, row.questions, now
        )
        await conversations.write(
            session,
            page.id or 0,
            sender=Sender.RESIDENT,
            html="几乎每天",
            key="in:a",
            now=now,
            draft_id=begun[0].id,
        )
        here = await conversations.lock(session, "dialogue", CHAT_ID)
        await residents.join(session, here, await residents.make_code(session, page, now), now)
    await play("""
        居民  [跳过]
        政务  …请核对…
        居民  [提交]
        政务  收到了，谢谢您。…
    """)
    async with database.transaction() as session:
        here = await conversations.lock(session, "dialogue", CHAT_ID)
        accounts = await residents.accounts(session, here)
        assert await forms.unfinished(session, [one.id or 0 for one in accounts]) == []
        assert await conversations.transcript(session, page.id or 0) == []
        assert await surveys.took_part(session, survey, [page])


async def test_a_survey_is_answered_in_english(play: Player, survey: Survey) -> None:
    await play("""
        居民  English
        政务  …
        居民  surveys
        政务  口袋公园使用调查…4 questions, until 2026-12-10… [Begin]
        居民  [Begin]
        政务  This survey is anonymous. Until you send it, your answers stay with you… nobody can tell whose they are.
        政务  …How often do you go? [Nearly every day] [Each week] [Never]
    """)


class Ticking(App):
    """A house in which time goes on."""

    def __init__(self, settings: Settings, *, now: Callable[[], datetime]) -> None:
        seconds = count()
        super().__init__(settings, now=lambda: now() + timedelta(seconds=next(seconds)))


async def test_on_the_web_the_filling_in_goes_from_the_transcript_and_from_open_pages(
    migrated_file: Path, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "house.db"
    shutil.copyfile(migrated_file, path)
    async with house(path, now, Ticking) as browser:
        await questionnaire.opened(browser.behind.database, now)
        ws = await greeted(browser)
        await ask(ws, "信息公开申请要钱吗", "n1")
        await ask(ws, "调查", "n2")
        first = await says(ws, "开始填", "n3", 2)
        assert "填写时的聊天记录也会清除" in first[0]["html"]
        for number, text in enumerate(("没去过", "厕所", "梧桐絮太多")):
            await says(ws, text, f"m{number}", 1)
        before = await (await browser.get("/chat")).text()
        assert "梧桐絮太多" in before
        await ws.send_json({"type": "text", "text": "提交", "nonce": "n9"})
        await frames(ws, "reload")
        after = await (await browser.get("/chat")).text()
        assert "信息公开申请要钱吗" in after
        assert "这段填写内容已从聊天记录中清除" in after
        for gone in ("梧桐絮", "厕所", "您满意吗", "记下了"):
            assert gone not in after


async def says(ws: Any, text: str, nonce: str, answers: int) -> list[dict[str, Any]]:
    """Sends a text and waits for so many messages of the office."""
    await ws.send_json({"type": "text", "text": text, "nonce": nonce})
    found: list[dict[str, Any]] = []
    while len(found) < answers:
        found += [
            one
            for one in await frames(ws, "message")
            if one["type"] == "message" and one["from"] == "office"
        ]
    return found


@pytest.mark.parametrize("text_id", ["surveys-kept", "surveys-sent"])
def test_on_telegram_it_is_said_who_keeps_the_chat(text_id: str) -> None:
    for language in Language:
        say = Texts.load().say(language)
        assert "Telegram" in say(text_id, channel="telegram")
        assert "Telegram" not in say(text_id, channel="web")
