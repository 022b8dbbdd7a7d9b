"""Asking (问答): dialogues with their wrong turns, on both databases."""

from sqlalchemy import select

from storage.database import Database
from storage.faq import Gap, UnansweredQuestion
from tests.dialogue import Player


async def questions(player: Player) -> list[UnansweredQuestion]:
    """What was kept for the desk."""
    database = Database(player.settings.database.url)
    async with database.reading() as session:
        rows = list((await session.scalars(select(UnansweredQuestion))).all())
    await database.close()
    return rows


async def test_a_question_gets_its_answer_with_source_organ_and_date(play: Player) -> None:
    await play("""
        居民  信息公开申请多久给答复？
        政务  申请政府信息公开，多久答复？ …20 个工作日…来源：《中华人民共和国政府信息公开条例》第三十三条 · 区政府办公室 · 核对于 2026-11-20 [全文] [申请政府信息公开，要收费吗？] [没解决]
    """)


async def test_a_follow_up_stays_with_the_matter_and_survives_a_restart(play: Player) -> None:
    await play("""
        居民  信息公开申请多久给答复？
        政务  申请政府信息公开，多久答复？…
        （重启）
        居民  那费用呢？
        政务  申请政府信息公开，要收费吗？ 不收费。…
    """)


async def test_the_full_text_takes_the_place_of_the_short_one(play: Player) -> None:
    await play("""
        居民  信息公开申请多久给答复？
        政务  …[全文]
        居民  [全文]
        政务  …不能当场答复的，自收到申请之日起 20 个工作日内答复。… [申请政府信息公开，要收费吗？] [没解决]
    """)


async def test_close_siblings_are_asked_about_and_a_typed_number_is_a_tap(play: Player) -> None:
    for typed in ("1", "①", "第一个", "１", "{first}"):
        await play("""
            居民  居住证
            政务  您问的是哪一项？ [居住证怎么…？] [居住证怎么…？] [都不是]
        """)
        first = play.session.shown[-1].labels[0]
        await play(f"""
            居民  {typed.format(first=first)}
            政务  {first} …社区事务受理服务中心…
        """)


async def test_none_of_these_is_kept_once_and_leads_on(play: Player) -> None:
    await play("""
        居民  居住证
        政务  您问的是哪一项？… [都不是]
        居民  都不是
        政务  好的，这几个都不是，我记下了…12345… [怎么申请政府信息公开？]
        居民  [都不是]
        政务  那一次提问已经过去了。…
    """)
    kept = await questions(play)
    assert [(row.text, row.gap) for row in kept] == [("居住证", Gap.NONE_OF_THESE)]
    assert len(kept[0].offered) == 2


async def test_what_is_not_known_is_said_plainly_and_kept(play: Player) -> None:
    await play("""
        居民  婴儿游泳馆办会员卡多少钱
        政务  这个我没有查到确切的答案，不想猜给您。…12345…政府信息公开申请… [怎么申请政府信息公开？]
    """)
    assert [row.gap for row in await questions(play)] == [Gap.UNKNOWN]


async def test_an_answer_that_did_not_help_is_kept(play: Player) -> None:
    await play("""
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  [没解决]
        政务  没能解决，抱歉，我记下了。…
        居民  [没解决]
        政务  没能解决…
    """)
    assert [(row.text, row.gap) for row in await questions(play)] == [
        ("垃圾怎么分", Gap.NOT_SOLVED)
    ]


async def test_an_old_answer_says_that_it_is_old(play: Player) -> None:
    await play("""
        居民  政府公报哪里拿
        政务  …核对于 2025-01-02，已超过一年，请先向该部门核实 [没解决]
    """)


async def test_a_fault_gets_the_right_door_and_not_an_entry(play: Player) -> None:
    await play("""
        居民  我家楼下垃圾堆了三天没人管，我要投诉
        政务  …12345…这里不受理投诉和报修… …
    """)


async def test_an_english_speaker_is_answered_in_english_or_told_so(play: Player) -> None:
    await play("""
        居民  How long does an information request take?
        政务  How long does an information request take? At once where possible…Source: …checked 2026-11-20 …[Not solved]
        居民  [申请政府信息公开，要收费吗？]
        政务  申请政府信息公开，要收费吗？ There is no English version of this answer yet…不收费…
    """)


async def test_traditional_script_is_answered_in_traditional_script(play: Player) -> None:
    await play("""
        居民  信息公開申請多久給答覆
        政务  申請政府信息公開，多久答覆？…20 個工作日… [沒解決]
    """)


async def test_a_question_in_pieces_is_asked_to_be_shortened(play: Player) -> None:
    await play(f"""
        居民  {"我想问问信息公开申请的事情，" * 30}
        政务  您写得有点长…300 个字以内。
    """)


async def test_a_side_that_the_matter_does_not_have_is_said_so(play: Player) -> None:
    await play("""
        居民  政府公报哪里拿
        政务  《虹口区人民政府公报》在哪里可以领？…
        居民  要多久
        政务  关于“政府公报”，您问的这一项我这里没有记录，不想猜给您。…12345…
    """)
