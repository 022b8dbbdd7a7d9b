"""Requests for information (依申请公开) in the chat, with their wrong turns."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.app import App
from bot.settings import Settings
from bot.web import server
from handlers.desk import foi as desk
from handlers.desk import foi_answers
from storage import foi
from storage.conversations import Conversation
from storage.database import Database
from storage.deliveries import Delivery
from storage.foi import FoiRequest, State
from storage.forms import Draft
from tests import applying, content
from tests.applying import ID_NUMBER, NAME
from tests.dialogue import CHAT_ID, DialogueSession, Player

NUMBER = "SQ-2026-0001-3"
FILLED = f"""
    居民  [申请公开这份信息]
    政务  信息公开申请（第 2 步） 是您个人申请，还是单位申请？ [个人] [单位] [取消]
    居民  个人
    政务  …姓名或者单位名称？…
    居民  {NAME}
    政务  …用哪种证件？ [居民身份证] [护照] …
    居民  1
    政务  …身份证号码？
    居民  {ID_NUMBER}
    政务  …联系电话？ …
    居民  13800138000
    政务  …您想怎么拿到信息？ [电子邮件] [邮寄] [自己来取]
    居民  [自己来取]
    政务  …要附材料吗？… [选文件] [上一步] [跳过]
    居民  跳过
    政务  …请核对 提交给区政府办公室。… · 姓名或者单位名称？ 测试**人甲…310********1235… [提交]
    居民  提交
    政务  收到了您的申请。 申请编号：SQ-2026-0001-3 查询码：… 从确认那天起，20 个工作日内答复。 [查申请进度]
"""


@pytest.fixture
async def play(settings: Settings, now: datetime) -> Player:
    """A dialogue in a house with documents, an officer and a head."""
    database = Database(settings.database.url, settings.keyring())
    async with database.transaction() as session:
        await content.load(session, now)
        await content.publish(session, now)
        await applying.office(session, now)
    await database.close()
    return Player(settings, lambda: now)


async def at_the_desk(player: Player, act: Callable[[App], Awaitable[object]]) -> None:
    """Something that staff do meanwhile."""
    app = player.started()
    try:
        await act(app)
    finally:
        await app.close()


async def requests(player: Player) -> list[FoiRequest]:
    """Every request."""
    found: list[FoiRequest] = []

    async def look(app: App) -> None:
        async with app.database.reading() as session:
            found.extend((await session.scalars(select(FoiRequest))).all())

    await at_the_desk(player, look)
    return found


def secret_of(player: Player) -> str:
    """The secret, as it was said."""
    said = " ".join(one.text for one in player.session.shown)
    (found,) = set(re.findall(r"查询码：(\S{4}-\S{4})", said))
    return str(found)


async def test_from_i_dont_know_to_a_request_and_back_to_its_answer(
    play: Player, now: datetime
) -> None:
    await play(f"""
        居民  二噁英排放的监测记录在哪
        政务  这个我没有查到确切的答案… [申请公开]
        居民  [申请公开]
        政务  已经公开的文件里，没有查到“二噁英排放的监测记录在哪”。… [申请公开这份信息] [我是有问题要问] [我要投诉、举报]
        {FILLED}
    """)
    (request,) = await requests(play)
    secret = secret_of(play)
    await play(f"""
        居民  查申请进度
        政务  请发申请编号和查询码…
        居民  {NUMBER} {secret}
        政务  {NUMBER}：等工作人员跟您确认 还没有开始计算期限。…2026-11-23 收到，等待确认
    """)

    async def handle(app: App) -> None:
        async with app.database.transaction() as session:
            assert foi.opened(session, request, "content") == "二噁英排放的监测记录在哪"
            await desk.confirm(session, NUMBER, "陈办", "phone", "http://x", now)
        async with app.database.transaction() as session:
            given = {"days": 5, "reason": "要向外省调档", "told": ""}
            await desk.extend(session, NUMBER, "陈办", "周主任", given, "http://x", now)
        async with app.database.transaction() as session:
            answer = {"outcome": "部分公开", "ground": "r3_4", "text": f"{NAME}：见附页。"}
            answer["reasons"] = f"其余涉及他人隐私，身份证 {ID_NUMBER}。"
            await foi_answers.answer(session, NUMBER, "陈办", answer, "http://x", now)
        async with app.database.reading() as session:
            told = [
                one.notice["html"] for one in await session.scalars(select(Delivery)) if one.notice
            ]
            assert len(told) == 3
            assert "部分公开" not in "".join(told)
            assert "已答复" in told[-1]

    await at_the_desk(play, handle)
    await play(f"""
        居民  {NUMBER}
        政务  {NUMBER} 的查询码是什么？
        （重启）
        居民  {secret.lower().replace("-", " ")}
        政务  {NUMBER}：已答复 部分公开（2026-11-23 答复） 依据：…第十五条，涉及商业秘密、个人隐私…理由：其余涉及他人隐私，身份证 〔身份证号已隐去〕。 {NAME}：见附页。 不服这个答复的，自收到之日起 60 日内可以申请行政复议。…应当先申请行政复议…延期 5 个工作日…
    """)


async def test_what_is_public_already_is_shown_first(play: Player) -> None:
    await play("""
        居民  我要申请公开湿垃圾上门收运试点
        政务  先看看已经公开的，有没有您要的“湿垃圾上门收运试点”：…湿垃圾上门收运试点… [湿垃圾上门收运试点]
        政务  申请公开，是向机关要一份它已有的信息。请选一样： [申请公开这份信息] [我是有问题要问]
        居民  [我是有问题要问]
        政务  问问题不用申请，直接在这里问我就行。…12345…
        居民  生活垃圾分哪四类？
        政务  生活垃圾分哪四类？ 分可回收物…
        居民  申请公开
        政务  您想要哪份信息？…
        居民  给小区乱停车的事情
        政务  …
        居民  [我要投诉、举报]
        政务  投诉、举报不按信息公开申请办理…12345…信访办…
    """)
    assert await requests(play) == []


async def test_a_question_about_requests_is_no_request(play: Player) -> None:
    await play("""
        居民  我要申请公开，要收费吗
        政务  申请政府信息公开，要收费吗？ 不收费。…
        居民  申请公开
        政务  您想要哪份信息？…
        居民  算了
        政务  好的，不填了。…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_wrong_turns_in_the_form_lose_nothing(play: Player) -> None:
    await play(f"""
        居民  /request
        政务  您想要哪份信息？…
        居民  河道底泥的检测报告
        政务  … [申请公开这份信息]
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  单位
        政务  …姓名或者单位名称？…
        居民  试点区某某公司
        政务  …统一社会信用代码？…
        居民  {applying.CREDIT_CODE[:-1]}A
        政务  这个统一社会信用代码不对，请对照执照再填一次。…统一社会信用代码？…
        居民  {applying.CREDIT_CODE}
        政务  …联系电话？…
        居民  没有
        政务  …联系电话？…
        居民  13800138000
        政务  …您想怎么拿到信息？…
        （重启）
        居民  电子邮件
        政务  …电子邮箱？…
        居民  zs.example.cn
        政务  选了电子邮件，请填一个完整的邮箱，例如 name@example.cn。…电子邮箱？…
        居民  zs@example.cn
        政务  …要附材料吗？…
        居民  没有
        政务  …请核对…
        居民  [改：电子邮箱？]
        政务  …电子邮箱？…
        居民  [不改]
        政务  …请核对…
        居民  提交
        政务  收到了您的申请。…
        居民  提交
        政务  …
    """)
    (request,) = await requests(play)
    assert (request.applicant, request.proof) == ("organisation", "credit_code")


async def test_a_form_that_was_left_is_gone_on_with(play: Player) -> None:
    await play("""
        居民  我要申请公开河道底泥的检测报告
        政务  … [申请公开这份信息]
        居民  [申请公开这份信息]
        政务  …是您个人申请，还是单位申请？…
        居民  个人
        政务  …
        居民  稍后再填
        政务  …
        居民  我要申请公开道路积水点位
        政务  …
        居民  [申请公开这份信息]
        政务  …（第 2 步） 是您个人申请，还是单位申请？…
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  稍后再填
        政务  …
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …
        政务  …姓名或者单位名称？…
        居民  取消
        政务  …
        居民  [确定取消]
        政务  …
    """)
    assert await requests(play) == []


async def test_a_wrong_secret_and_a_foreign_number_say_the_same(play: Player) -> None:
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        {FILLED}
        居民  查进度
        政务  请发申请编号和查询码…
        居民  我忘了
        政务  这个我没有查到确切的答案…
        居民  查进度
        政务  请发申请编号和查询码…
        居民  SQ-2026-0002-1 ABCD-2345
        政务  编号或者查询码不对，请对照再发一次。…
        居民  {NUMBER} ABCD-2345
        政务  编号或者查询码不对，请对照再发一次。…
        居民  {NUMBER} ABCD-2346
        政务  编号或者查询码不对…
        居民  {NUMBER} ABCD-2347
        政务  编号或者查询码不对…
        居民  {NUMBER} ABCD-2348
        政务  编号或者查询码不对…
        居民  {NUMBER} ABCD-2349
        政务  试得太多了，请过十分钟再来。…
    """)
    later = play.clock() + timedelta(minutes=10)
    play.clock = lambda: later
    await play(f"""
        居民  {NUMBER} {secret_of(play)}
        政务  {NUMBER}：等工作人员跟您确认…
    """)


async def test_who_taps_elsewhere_is_not_asked_any_more(play: Player) -> None:
    await play("""
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？… [没解决]
        居民  查进度
        政务  请发申请编号和查询码…
        居民  /help
        政务  …
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  申请公开
        政务  …
        居民  [没解决]
        政务  …
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_in_english_it_is_the_same(play: Player) -> None:
    await play("""
        居民  english
        政务  …
        居民  I want to request information about the river sediment survey
        政务  Nothing that is public already is about “the river sediment survey”.… [Request this information]
        居民  [Request this information]
        政务  …Do you ask for yourself, or for an organisation? [Myself] [An organisation]
        居民  [Cancel]
        政务  …
        居民  yes
        政务  …
        居民  request status
        政务  Please send the request's number and the secret…
    """)


class Abroad(DialogueSession):
    """A channel that may not carry what is personal."""

    takes_personal = False


async def test_abroad_the_form_is_a_page_of_ours_and_the_status_is_bare(
    play: Player, now: datetime
) -> None:
    play.session = Abroad(play.clock)
    await play("""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …/forms/…
    """)
    (page,) = re.findall(r"/forms/[\w-]+", play.session.shown[-1].text)
    first = {"a_applicant": "citizen", "a_name": NAME, "a_phone": "13800138000", "a_way": "read"}
    async with play.started() as play.app:
        async with TestClient(TestServer(server.build(play.app))) as browser:
            for filled in (first, {"a_proof": "resident_id"}, {"a_id_number": ID_NUMBER}):
                assert (await browser.post(page, data=filled)).status == 200
            await play.app.inbox.settled("dialogue", CHAT_ID)
        play.expect("…请核对…", "read back")
        await play.say("提交")
        play.expect(f"收到了您的申请。 申请编号：{NUMBER}…", "sent")
    secret = secret_of(play)
    await play(f"""
        居民  查申请进度
        政务  …
        居民  {NUMBER} {secret}
        政务  {NUMBER}：等工作人员跟您确认 内容请到门户查看：…
    """)
    everything = " ".join(one.text for one in play.session.shown)
    assert NAME not in everything
    assert ID_NUMBER not in everything


async def test_a_sent_form_leaves_no_draft_and_one_request(play: Player) -> None:
    await play(f"""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        {FILLED}
    """)
    (request,) = await requests(play)
    assert request.state == State.PRE_APPLICATION

    async def look(app: App) -> None:
        async with app.database.reading() as session:
            assert (await session.scalars(select(Draft))).all() == []
            conversation = (await session.scalars(select(Conversation))).one()
            assert not conversation.confides

    await at_the_desk(play, look)
