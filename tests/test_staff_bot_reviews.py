"""Reviews and broadcasts at the staff bot (审稿、推送): by another, with a code, once."""

from collections.abc import AsyncIterator
from datetime import datetime

import pyotp
import pytest

from bot.settings import Settings
from handlers.desk import broadcasts as desk_broadcasts
from handlers.desk import releases as desk_releases
from handlers.desk import reviews as desk_reviews
from storage import broadcasts, releases, staff
from storage.broadcasts import State
from storage.release_forms import ReleaseForm
from storage.releases import Release
from storage.staff import Role
from tests import mailing
from tests.clerks import SECRET
from tests.on_duty import OnDuty, on_duty

NUMBER = 1
TITLE = "河道水质本月改善"


@pytest.fixture
async def office(settings: Settings, now: datetime) -> AsyncIterator[OnDuty]:
    """小编 wrote a release and submitted it; 王审 reviews, 李发 publishes; 三个 people follow it."""
    async with on_duty(settings, now) as found:
        found.clock.turn(hours=4)
        await found.joined("小编", Role.EDITOR, Role.REVIEWER)
        await found.joined("王审", Role.REVIEWER)
        await found.joined("李发", Role.PUBLISHER)
        await mailing.followers(found.database, "telegram", range(1001, 1004), now)
        async with found.database.transaction() as session:
            form = ReleaseForm(
                title=TITLE,
                text="三条河道的水质都达到了三类。" * 400,
                gist="三条河道达到三类 <水>",
                topics=["环境保护"],
                english={"title": "Rivers are cleaner", "gist": "Three of them."},
            )
            author = await staff.acting(session, "小编")
            release = await releases.draft(session, form, author, now)
            assert release.id == NUMBER
            await desk_releases.submit(session, NUMBER, "小编", now)
        yield found


async def state(office: OnDuty) -> str | None:
    """Where the broadcast stands."""
    async with office.database.reading() as session:
        found = await broadcasts.of_release(session, NUMBER)
        return found.state if found else None


async def test_a_reviewer_sees_all_of_it_and_approves_with_a_code(office: OnDuty) -> None:
    async with office.listening():
        (due,) = await office.says("王审", "/today")
        assert f"审稿：《{TITLE}》" in due
        chinese, english, about = await office.taps("王审", "审第 1 号")
        assert "三条河道达到三类 <水>" in chinese
        assert "Rivers are cleaner" in english
        assert "小编 起草" in about
        assert "订阅的有 3 人，其中 3 人还没收到过" in about
        assert "主动公开" in about
        assert "消息下面的按钮：全文" in about
        whole = await office.taps("王审", "看全文")
        assert len(whole) > 1
        assert "".join(whole).count("三条河道的水质都达到了三类。") > 390
        (traditional,) = await office.taps("王审", "看繁体")
        assert "三條河道達到三類" in traditional
        (asked,) = await office.taps("王审", "通过")
        assert "6 位数字" in asked
        assert await state(office) is None
        (done,) = await office.says("王审", office.clock.code())
        assert done == f"第 1 号《{TITLE}》已通过保密审查，会发给 3 人。发布人可以在工作台发送。"
    assert await state(office) == State.REVIEWED
    (act,) = await office.acts("broadcasts.review")
    assert (act.who, act.via) == ("王审", "staff bot")
    # What has been dealt with has no buttons any more.
    assert "通过" not in office.labels("王审")
    assert not {*office.api.refused} - {"409"}


async def test_what_is_shown_is_what_will_be_sent(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        chinese, *_ = office.api.sent(office.chats["王审"])
    async with office.database.reading() as session:
        found = await desk_reviews.preview(session, NUMBER, office.house.texts, office.clock())
    frozen = next(one for one in found.renderings if one.language == "zh-Hans")
    assert chinese.payload["text"] == frozen.html


async def test_a_wrong_code_approves_nothing_and_is_counted(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        await office.taps("王审", "通过")
        for _ in range(5):
            assert "验证码不对" in (await office.says("王审", "000000"))[0]
        assert (await office.known_as("王审")).tries == 5
        # A code that holds comes too late.
        code = pyotp.TOTP(SECRET).at(office.clock())
        locked = (await office.says("王审", code))[0]
        assert "以后才能再试" in locked
    assert await state(office) is None


async def test_a_code_counts_once(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        code = office.clock.code()
        await office.taps("王审", "通过")
        await office.says("王审", code)
        async with office.database.transaction() as session:
            await desk_releases.send_back(session, NUMBER, "王审", "再看", office.clock())
            await desk_releases.submit(session, NUMBER, "小编", office.clock())
        await office.says("王审", "/review 1")
        await office.taps("王审", "通过")
        assert "验证码不对" in (await office.says("王审", code))[0]


async def test_the_author_is_offered_no_approval_and_a_forged_tap_gets_none(
    office: OnDuty,
) -> None:
    async with office.listening():
        await office.says("小编", "/review 1")
        assert "通过" not in office.labels("小编")
        last = office.last("小编").message_id
        office.api.tap(office.chats["小编"], last, "approve:1:0000000000000000")
        said = await office.says("小编", office.clock.code())
        office.api.tap(office.chats["李发"], last, "approve:1:0000000000000000")
        await office.says("李发", "/help")
    assert "请由别人审查" in said[0]
    assert "这件事要有这样的角色才能办" in office.api.sent(office.chats["李发"])[0].text
    assert await state(office) is None


async def test_what_was_changed_meanwhile_is_not_approved_unseen(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        await office.taps("王审", "通过")
        async with office.database.transaction() as session:
            release = await releases.get(session, NUMBER)
            release.title = "另一个标题"
        (said,) = await office.says("王审", office.clock.code())
    assert "改过" in said
    assert await state(office) is None


async def test_two_taps_at_once_approve_once(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        await office.taps("王审", "通过", times=2)
        code = office.clock.code()
        office.api.say(office.chats["王审"], code)
        await office.says("王审", code)
        await office.says("王审", "/review 1")
        assert "通过" not in office.labels("王审")
        # An old button, of before the approval.
        office.api.tap(office.chats["王审"], office.last("王审").message_id, "approve:1:abc")
        (said, *_) = await office.says("王审", "/cancel")
    assert said == "第 1 号已经由王审审查通过。"
    assert len(await office.acts("broadcasts.review")) == 1


async def test_a_draft_is_sent_back_with_a_reason_that_its_author_reads(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        (asked,) = await office.taps("王审", "退回")
        assert asked.startswith(f"退回第 1 号《{TITLE}》：请写理由")
        assert "理由" in (await office.says("王审", "长" * 1001))[0]
        (done,) = await office.says("王审", "第三段的数字请核对")
        assert done == "第 1 号已退回。"
        assert office.last("小编").text == (
            f"王审退回了您的第 1 号《{TITLE}》，理由：第三段的数字请核对"
        )
        (due,) = await office.says("小编", "/today")
        assert f"退回给您修改：第 1 号《{TITLE}》" in due
        assert (await office.says("王审", "/today"))[0] == "现在没有等您办的事。"
    async with office.database.reading() as session:
        release = await session.get_one(Release, NUMBER)
    assert release.return_reason == "第三段的数字请核对"
    (act,) = await office.acts("releases.return")
    assert (act.who, act.via) == ("王审", "staff bot")


async def test_what_was_asked_can_be_left(office: OnDuty) -> None:
    async with office.listening():
        await office.says("王审", "/review 1")
        await office.taps("王审", "退回")
        assert (await office.taps("王审", "先不办"))[0] == "好的，先不办。"
        assert "/today" in (await office.says("王审", "第三段"))[0]
        await office.taps("王审", "通过")
        # Another command is done, and the question stays.
        await office.says("王审", "/today")
        assert "会发给 3 人" in (await office.says("王审", office.clock.code()))[0]
    assert await office.acts("releases.return") == []


async def sent(office: OnDuty) -> None:
    """It is approved and sent; nothing has gone out yet."""
    async with office.database.transaction() as session:
        texts, now = office.house.texts, office.clock()
        await desk_reviews.review(session, NUMBER, "王审", texts, now)
        await desk_broadcasts.send(session, NUMBER, "李发", "", now)


async def test_a_broadcast_is_held_gone_on_with_and_stopped_with_its_numbers(
    office: OnDuty,
) -> None:
    await sent(office)
    async with office.listening():
        (due,) = await office.says("李发", "/today")
        assert "正在发，已发 0 人，还有 3 人" in due
        (shown,) = await office.says("李发", "/status 1")
        assert "共 3 人：已发 0，等着发 3，没发成 0，不确定 0" in shown
        assert "王审 于 2026-11-23 13:30 审查通过" in shown
        (held,) = await office.taps("李发", "暂停")
        assert "已暂停" in held
        assert await state(office) == State.PAUSED
        (on,) = await office.taps("李发", "继续")
        assert "正在发" in on
        (really,) = await office.taps("李发", "停止")
        assert "还没收到的 3 人不会再收到" in really
        assert await state(office) == State.SENDING
        (left,) = await office.taps("李发", "先不办")
        assert "正在发" in left
        await office.taps("李发", "停止")
        (ended,) = await office.taps("李发", "停止，不再发")
        assert "已停止" in ended
    assert await state(office) == State.STOPPED
    acts = [await office.acts(f"broadcasts.{verb}") for verb in ("pause", "resume", "stop")]
    assert [[(act.who, act.via) for act in one] for one in acts] == [[("李发", "staff bot")]] * 3


async def test_two_taps_at_once_hold_it_once(office: OnDuty) -> None:
    await sent(office)
    async with office.listening():
        await office.says("李发", "/status 1")
        said = await office.taps("李发", "暂停", times=2)
    assert await state(office) == State.PAUSED
    assert len(await office.acts("broadcasts.pause")) == 1
    assert any("推送状态：已暂停" in one for one in said)


async def test_who_only_reviews_sees_how_it_goes_and_touches_nothing(office: OnDuty) -> None:
    await sent(office)
    await office.joined("陈办", Role.OFFICER)
    async with office.listening():
        await office.says("王审", "/status 1")
        assert office.labels("王审") == ["刷新"]
        last = office.last("王审").message_id
        for data in ("pause:1", "stop:1", "stopped:1"):
            office.api.tap(office.chats["王审"], last, data)
        await office.says("王审", "/help")
        assert "这件事要有这样的角色才能办" in (await office.says("陈办", "/status 1"))[0]
    assert await state(office) == State.SENDING


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/status 99", "没有第 99 号"),
        ("/status abc", "请带上编号"),
        ("/status", "第 1 号《河道"),
        ("/status 第１号", "共 3 人"),
        ("/review", "请带上编号"),
        ("/review 99", "没有第 99 号"),
    ],
)
async def test_a_number_that_is_none_is_asked_for(office: OnDuty, words: str, said: str) -> None:
    await sent(office)
    async with office.listening():
        found = await office.says("李发", words)
    assert said in found[0], found


async def test_a_picture_goes_along_as_it_will_be_sent(office: OnDuty) -> None:
    async with office.database.transaction() as session:
        release = await releases.get(session, NUMBER)
        png = b"\x89PNG\r\n\x1a\n" + b"0" * 100
        await releases.attach(session, release, "图解.png", "image/png", png, office.clock())
    async with office.listening():
        await office.says("王审", "/review 1")
    sent_as = [one.method for one in office.api.sent(office.chats["王审"])]
    assert sent_as == ["sendPhoto", "sendPhoto", "sendMessage"]
    assert TITLE in office.api.sent(office.chats["王审"])[0].text
