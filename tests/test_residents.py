"""Residents (居民): greeting, menu, language, privacy, and whatever else comes in."""

import pytest
from sqlalchemy import select

from bot.channels.telegram import COMMANDS
from knowledge.say import Texts, plain
from storage.conversations import Conversation
from storage.database import Database
from tests.dialogue import Player
from tests.office import ROOT


async def test_the_greeting_has_a_menu_that_leads_to_answers(play: Player) -> None:
    await play("""
        居民  /start
        政务  您好，这里是上海市虹口区阳光问政…不用登录… [政府信息公开] [户籍管理] [全部领域] [怎么用] [语言 / Language] [隐私说明]
        居民  [户籍管理]
        政务  户籍管理 点一个问题看答案… [居住证怎么新办？] [居住证怎么换领？]
        居民  [居住证怎么换领？]
        政务  居住证怎么换领？…
        居民  [全部领域]
        政务  您想了解哪个领域？ …
    """)


async def test_a_menu_of_before_leads_on(play: Player) -> None:
    await play("居民  /start\n政务  …")
    play.session.shown[-1].data |= {"all": "go:topics", "one": "topic|户籍管理|0"}
    await play("""
        居民  [all]
        政务  您想了解哪个领域？ … [户籍管理]
        居民  [one]
        政务  户籍管理 点一个问题看答案…
    """)


async def test_the_words_do_what_the_commands_do(play: Player) -> None:
    await play("""
        居民  帮助
        政务  怎么用…/privacy…12345…
        居民  /help
        政务  怎么用…
        居民  幫助
        政务  怎么用…
        居民  菜单
        政务  您好…
        居民  /ask
        政务  请直接写您想问的事…
        居民  /ask 垃圾怎么分
        政务  生活垃圾分哪四类？…
    """)


async def test_a_language_is_chosen_and_stays(play: Player) -> None:
    await play("""
        居民  /language
        政务  请选一种语言。 Please choose a language. [简体中文] [繁體中文] [English]
        居民  [English]
        政务  OK, I’ll use English from now on…
        （重启）
        居民  垃圾怎么分
        政务  …There is no English version of this answer yet…
        居民  /language
        政务  …
        居民  [繁體中文]
        政务  好的，以後用…
    """)


async def test_the_privacy_notice_has_a_version_that_is_remembered(play: Player) -> None:
    await play("""
        居民  隐私
        政务  我们怎么对待您的信息…告知版本 2026-12-2…
    """)
    database = Database(play.settings.database.url)
    async with database.reading() as session:
        row = (await session.scalars(select(Conversation))).one()
    await database.close()
    assert row.notice_version == "2026-12-2"


async def test_danger_is_answered_before_anything_else(play: Player) -> None:
    await play("""
        居民  居住证
        政务  您问的是哪一项？…
        居民  家里煤气味好重怎么办
        政务  …119…
        居民  我不想活了
        政务  …12356…120…
        居民  1
        政务  …
    """)


async def test_personal_numbers_are_hidden_and_the_person_is_told(play: Player) -> None:
    await play("""
        居民  我身份证11010519491231002X，电话13812345678，垃圾怎么分
        政务  您的消息里有身份证号和电话号码，我已经隐去，没有保存。…
        政务  生活垃圾分哪四类？…
    """)


async def test_a_number_alone_is_hidden_and_is_no_question(play: Player) -> None:
    await play("""
        居民  我的身份证号是11010519491231002X
        政务  您的消息里有身份证号，我已经隐去，没有保存。…
        政务  您想问什么，直接写一句话就行…
        居民  我的
        政务  我的 您还没有订阅主题。…这里还没有存什么。
        居民  环境保护有消息告诉我 我身份证11010519491231002X
        政务  您的消息里有身份证号…
        政务  您想订阅“环境保护”吗？…
    """)


async def test_a_language_is_asked_for_by_its_name(play: Player) -> None:
    await play("""
        居民  English please
        政务  OK, I’ll use English from now on…
        居民  说中文
        政务  好的，以后用简体中文和您说话。
        居民  繁體
        政务  好的，以後用…
        居民  切换到中文
        政务  好的，以后用简体中文和您说话。
    """)


async def test_a_term_of_the_other_language_does_not_change_the_language(play: Player) -> None:
    await play("""
        居民  How long does an information request take?
        政务  How long does an information request take?…
        居民  search 婴儿游泳馆办卡
        政务  …information request…
        居民  垃圾分类
        政务  …There is no English version of this answer yet…
        居民  垃圾到底应该怎么分
        政务  生活垃圾分哪四类？ 分可回收物…
    """)


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_of_the_menu_on_telegram_does_something(
    play: Player, command: str
) -> None:
    async with play.started() as play.app:
        await play.say(f"/{command}")
        said = play.expect("…", command)
    assert "没有这个命令" not in said.text


DRAWER = ("web-find", "web-subscribe", "web-unsubscribe", "web-my", "web-help", "web-privacy")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
async def test_what_the_drawer_of_the_page_says_is_understood(play: Player, language: str) -> None:
    page = (ROOT / "bot/web/templates/chat.html").read_text(encoding="utf-8")
    assert all(f'"{text_id}"' in page for text_id in DRAWER)
    say = Texts.load().say(language)
    async with play.started() as play.app:
        await play.say({"zh-Hans": "说中文", "zh-Hant": "繁体", "en": "English"}[language])
        play.expect("…", language)
        said = []
        for text_id in DRAWER:
            await play.say(plain(say(text_id)))
            said.append(play.expect("…", text_id).text)
    expected = (
        say("releases-find-what").split("\n")[0],
        f"{say('subscriptions-title')} ",
        say("subscriptions-stop-nothing"),
        f"{say('residents-my')} ",
        plain(say("residents-help")).split("\n")[0],
        plain(say("residents-privacy", version="x")).split("\n")[0],
    )
    assert all(text.startswith(words) for text, words in zip(said, expected, strict=True))


async def test_the_help_names_how_to_follow_leave_and_search(play: Player) -> None:
    await play("""
        居民  帮助
        政务  怎么用…“搜 加装电梯”…/search 搜文件…/subscribe 订阅 /unsubscribe 退订 /my 我的 /link 关联…
        居民  English
        政务  …
        居民  help
        政务  How it works…“search waste sorting”…/search find a document…/subscribe subscriptions /unsubscribe leave topics /my my page…
    """)


async def test_an_english_search_leaves_the_language_as_it_is(play: Player) -> None:
    await play("""
        居民  search for the rules on household waste
        政务  Nothing about “the rules on household waste” was found…
        居民  菜单
        政务  您好…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？…
        居民  search for the rules on household waste
        政务  已公开的文件里没有找到“the rules on household waste”…
        居民  waste sorting rules
        政务  这个我没有查到确切的答案…
        居民  How long does an information request take?
        政务  How long does an information request take?…
    """)


async def test_the_english_greeting_names_no_place_in_its_heading(play: Player) -> None:
    await play("""
        居民  English
        政务  …
        居民  /start
        政务  Hello, this is Sunshine Q&A (阳光问政) Ask in your own words about public matters of 上海市虹口区.…
    """)


async def test_unknown_commands_and_things_that_are_not_text_lead_on(play: Player) -> None:
    await play("""
        居民  /foo
        政务  没有这个命令。… [打开菜单]
        居民  [打开菜单]
        政务  您好…
    """)


async def test_greetings_and_thanks_are_returned(play: Player) -> None:
    await play("""
        居民  你好
        政务  您好，我在。…
        居民  谢谢侬！
        政务  不客气。…
    """)


async def test_the_language_follows_what_is_written_until_it_is_chosen(play: Player) -> None:
    await play("""
        居民  How long does an information request take?
        政务  How long does an information request take?…
        居民  垃圾怎么分
        政务  生活垃圾分哪四类？ 分可回收物…来源：…
        居民  信息公開申請多久給答覆
        政务  申請政府信息公開，多久答覆？…
        居民  信息公开申请要钱吗
        政务  申请政府信息公开，要收费吗？…
    """)


async def test_a_typed_number_opens_the_menu_s_pages_too(play: Player) -> None:
    await play("""
        居民  /start
        政务  您好…
        居民  1
        政务  政府信息公开 点一个问题看答案… [申请政府信息公开，多久答复？]
        居民  申请政府信息公开，多久答复？
        政务  申请政府信息公开，多久答复？… [全文]
        居民  全文
        政务  …不能当场答复的，自收到申请之日起…
    """)


async def test_danger_is_heard_behind_a_command_and_in_a_long_letter(play: Player) -> None:
    await play(f"""
        居民  /ask 我不想活了
        政务  …12356…
        居民  {"今天去了菜场，又去了公园，想想都是老样子。" * 300}我不想活了
        政务  …12356…
    """)


async def test_a_changed_notice_is_told_once(play: Player) -> None:
    await play("""
        居民  隐私
        政务  我们怎么对待您的信息…
        居民  /start
        政务  您好…
    """)
    database = Database(play.settings.database.url)
    async with database.transaction() as session:
        row = (await session.scalars(select(Conversation))).one()
        row.notice_version = "2025-01"
    await database.close()
    await play("""
        居民  /start
        政务  您好…
        政务  您上次看过以后，隐私说明改过了。…
        居民  /start
        政务  您好…
    """)
