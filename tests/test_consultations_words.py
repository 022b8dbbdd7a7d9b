"""What is typed about a consultation (咨询口语): no thanks, mark or “still no answer?” is a question."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.settings import Settings
from handlers.chat import consultations_words as words
from storage.consultations import State
from tests.consulted import Asking, furnish

ASKED = """
    居民  转人工
    政务  您想请工作人员回答什么？…
    居民  暑托班什么时候报名
    政务  要发给区政府办公室…
    居民  [发送]
    政务  已发给区政府办公室…
"""


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Asking]:
    """A house with entries and staff; it is Monday 2026-11-23."""
    found = Asking(settings, now)
    await found.do(lambda session: furnish(session, now))
    yield found
    await found.close()


async def test_thanks_are_no_new_question_before_or_after_the_answer(house: Asking) -> None:
    await house.play(f"""
        {ASKED}
        居民  好的，谢谢
        政务  好的。一有答复就发到这里，您不用守着。 [补充一句] [撤回]
        居民  [补充一句]
        政务  请写您还想问…
        居民  知道了
        政务  好的。一有答复就发到这里…
    """)
    await house.answer("五月报名。")
    await house.play("""
        政务  …五月报名。 [继续问] [评价]
        居民  谢谢！
        政务  不客气。还有不清楚的，可以继续问；这次答复怎么样，也请您评一评。 [继续问] [评价]
        居民  5分
        政务  谢谢，已记下：很满意。一天内可以改。
        居民  好的
        政务  不客气。… [继续问]
    """)
    (row,) = await house.rows()
    assert row.state == State.ANSWERED
    assert len(await house.said()) == 2
    house.later(days=2)
    await house.play("""
        居民  谢谢
        政务  不客气。还有什么想问的，随时写给我。
    """)


async def test_note_that_is_taken_before_a_question_is_written_is_none(house: Asking) -> None:
    await house.play("""
        居民  找个人
        政务  您想请工作人员回答什么？…
        居民  好的
        政务  没看出您想问什么…
        居民  暑托班什么时候报名
        政务  要发给区政府办公室…“暑托班什么时候报名”…
    """)


async def test_a_mark_is_typed_in_ones_own_words(house: Asking) -> None:
    await house.play(ASKED)
    await house.answer("五月报名。")
    await house.play("""
        政务  …
        居民  不太满意
        政务  谢谢，已记下：不满意。一天内可以改。 没答到点子上的… [继续问]
        居民  我打三分
        政务  谢谢，已记下：一般。一天内可以改。
        居民  满意
        政务  谢谢，已记下：满意。一天内可以改。
    """)
    assert (await house.said())[-1].rating == 4


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        *(("打个4分吧", 4), ("四分", 4), ("给5星", 5), ("那就五星吧", 5)),
        *(("给个5分", 5), ("2分吧", 2)),
    ],
)
async def test_right_after_an_answer_points_are_a_mark(
    house: Asking, text: str, mark: int
) -> None:
    await house.play(ASKED)
    await house.answer("五月报名。")
    await house.play(f"""
        政务  …
        居民  {text}
        政务  谢谢，已记下：…
    """)
    assert (await house.said())[-1].rating == mark


async def test_what_follows_an_answer_can_be_asked_on_of_who_answered(house: Asking) -> None:
    unknown = """
        居民  那改造期间到哪儿买菜？
    """
    await house.play(f"""
        {ASKED}
        {unknown}
        政务  … [请工作人员回答]
    """)
    assert not any("继续问" in one for said in house.play.session.shown for one in said.labels)
    await house.answer("五月报名。")
    await house.play(f"""
        政务  …五月报名。…
        {unknown}
        政务  … [继续问区政府办公室] [请工作人员回答]
        居民  [继续问区政府办公室]
        政务  请写您还想问…
        居民  那改造期间到哪儿买菜？
        政务  …区政府办公室…
    """)
    assert (await house.said())[-1].text == "那改造期间到哪儿买菜？"
    await house.answer("到隔壁菜场。")
    house.later(days=1, minutes=1)
    before = len(house.play.session.shown)
    await house.play(f"""
        政务  …
        {unknown}
        政务  … [请工作人员回答]
    """)
    after = house.play.session.shown[before:]
    assert not any("继续问区政府办公室" in said.labels for said in after)


async def test_who_wonders_is_told_until_when_and_by_whom(house: Asking) -> None:
    await house.play(f"""
        {ASKED}
        居民  怎么还没回我
        政务  您的咨询（编号 ZX-…）还在等区政府办公室答复，预计 2026-11-25 前，一答复就发到这里。 [补充一句] [撤回]
        居民  [补充一句]
        政务  请写您还想问…
        居民  什么时候能答复我？
        政务  您的咨询（编号 ZX-…）还在等…
    """)
    house.later(days=3)
    await house.play("""
        居民  有回复了吗
        政务  …还在等区政府办公室答复，说好 2026-11-25 前答复，已经过了，很抱歉。… [补充一句] [撤回]
    """)
    assert len(await house.said()) == 1
    await house.answer("五月报名。")
    await house.play("""
        政务  …五月报名。…
    """)


async def test_without_a_consultation_the_same_words_go_their_old_way(house: Asking) -> None:
    await house.play("""
        居民  满意
        政务  …查到…
        居民  怎么还没回我
        政务  …查到…
        居民  谢谢
        政务  不客气。还有什么想问的，随时写给我。
    """)


@pytest.mark.parametrize(
    "text",
    [
        *("怎么还没回我", "怎么还不回复", "你们怎么还没答复我", "还没有回复吗", "怎么没人理我"),
        *("什么时候能回复", "多久答复", "有回复了吗", "回复了没有", "我的问题什么时候答复"),
        *(
            "有消息了吗",
            "咨询怎么一直没回音",
            "怎么没人回我啊",
            "any answer yet",
            "still no reply",
        ),
        *("when will you answer me", "why is there no reply"),
    ],
)
def test_impatience_is_understood(text: str) -> None:
    assert words.WONDERS.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        *("信访多久答复", "公积金什么时候能提取", "居住证还没办下来怎么办", "依申请公开多久答复"),
        *("没有房产证怎么办", "有没有暑托班", "回迁房什么时候交房", "没有消防证能开店吗"),
    ],
)
def test_a_question_is_not_taken_for_impatience(text: str) -> None:
    assert not words.WONDERS.fullmatch(text)
