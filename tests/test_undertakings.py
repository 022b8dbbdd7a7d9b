"""What somebody has under way (在办事项), on the page of their own."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.settings import Settings
from tests.consulted import Asking, furnish


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Asking]:
    """A house with entries and staff."""
    found = Asking(settings, now)
    await found.do(lambda session: furnish(session, now))
    yield found
    await found.close()


async def test_a_question_that_a_person_answers_stands_on_ones_own_page_until_it_ends(
    house: Asking,
) -> None:
    await house.play("""
        居民  转人工
        政务  您想请工作人员回答什么？…
        居民  居委会的“议事 & 说事”厅几点开门，周末能不能去
        政务  要发给区政府办公室的是：…
        居民  发送
        政务  已发给区政府办公室…
        居民  我的
        政务  我的…这里存着：咨询 1 件。 [我的咨询：居委会的“议事 & 说事”厅几点开门，周…] [我的订阅] [我的数据] [关联别的账号] [删除我的数据]
        居民  1
        政务  ZX-…区政府办公室…等答复… [补充一句] [撤回]
        居民  [撤回]
        政务  已撤回…
        居民  我的
        政务  我的…这里存着：咨询 1 件。 [我的订阅] [我的数据] [关联别的账号] [删除我的数据]
    """)
