"""What is typed after a notice (通知之后): a number means what its last message shows."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.settings import Settings
from storage.open_days import Slot
from tests import opening
from tests.opening import Hall


@pytest.fixture
async def hall(settings: Settings, tmp_path: Path, now: datetime) -> AsyncIterator[Hall]:
    """A chat in which time goes by, and a courier brings what is due."""
    found = Hall(settings, tmp_path, now)
    yield found
    await found.database.close()


async def coming(hall: Hall) -> Slot:
    """A slot for which the resident has signed up."""
    _, (slot,) = await opening.day(hall.database, hall.at, 5)
    await opening.signed_up(hall.database, slot, await hall.me(), 1, hall.at)
    return slot


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", "好，等您来。…\n        政务  〔图〕…"),
        ("第二个", "已经取消，报名号 KF-… 作废。…"),
    ],
)
async def test_a_number_is_an_answer_to_the_notice_that_came_last(
    hall: Hall, typed: str, answer: str
) -> None:
    await coming(hall)
    await hall(f"""
        居民  菜单
        政务  …
        （到 11-27 10:00）
        政务  明天就是您报的开放日，还来吗？… [来] [不来了]
        （到 11-27 10:01）
        居民  {typed}
        政务  {answer}
    """)


async def test_what_was_said_since_comes_before_the_notice(hall: Hall) -> None:
    slot = await coming(hall)
    await hall("""
        （到 11-27 10:00）
        政务  明天就是您报的开放日，还来吗？… [来] [不来了]
        （到 11-27 10:01）
        居民  语言
        政务  … [简体中文] [繁體中文] [English]
        （到 11-27 10:02）
        居民  3
        政务  …English…
    """)
    assert await opening.states(hall.database, slot) == ["registered"]


async def test_a_form_that_is_open_hears_the_number_itself(hall: Hall) -> None:
    slot = await coming(hall)
    await hall("""
        居民  我的报名
        政务  环境监测站开放日…
        政务  〔图〕… [改人数]
        居民  [改人数]
        政务  … 一共几位参加？…
        （到 11-27 10:00）
        政务  明天就是您报的开放日，还来吗？… [来] [不来了]
        （到 11-27 10:01）
        居民  2
        政务  …请核对…
    """)
    assert await opening.states(hall.database, slot) == ["registered"]
