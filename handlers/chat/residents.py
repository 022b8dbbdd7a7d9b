"""Residents (居民): greeting and menu, help, language, the privacy notice.

Nobody must agree to anything to ask a question.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandStart, Filter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.chat import mine, tongue
from handlers.chat.aside import BESIDE
from handlers.chat.buttons import (
    Consult,
    Field,
    Find,
    Go,
    Mine,
    OpenDays,
    Request,
    Speak,
    Surveys,
    Topics,
    button,
    keyboard,
    pairs,
)
from handlers.chat.fields import field_name
from handlers.chat.shelf import Shelf
from handlers.chat.step import Step
from handlers.chat.taps import Said, say_anew, stale
from handlers.chat.words import Says
from knowledge.say import Html, Language, Say
from storage.conversations import Conversation

# Changed with every change of the notice's meaning; who read an older one is told at the next
# greeting (《个人信息保护法》第十七条第二款).
NOTICE_VERSION = "2026-12-2"
# A menu that fits on a phone: so many fields, the others behind “all”.
MENU_FIELDS = 6


# How people ask for a language in one sentence.
ASKED_FOR = {
    Language.ZH_HANS: Says(
        *("中文", "简体", "简体中文", "说中文", "请说中文", "用中文", "讲中文", "换成中文"),
        *("切换到中文", "切换中文", "chinese", "chinese please", "speak chinese"),
    ),
    Language.ZH_HANT: Says(
        "繁体", "繁体中文", "用繁体", "换成繁体", "切换到繁体", "切换到繁体中文"
    ),
    Language.EN: Says(
        *("english", "english please", "speak english", "please speak english", "in english"),
        *("英文", "英语", "说英文", "说英语", "用英文", "用英语", "切换到英文", "切换到英语"),
    ),
}


class NamesLanguage(Filter):
    """Passes a message that asks for a language, with that language."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it does, and for which."""
        for language, says in ASKED_FOR.items():
            if await says(message):
                return {"language": language}
        return False


# Who looks one up in the middle of a form goes on with it.
HELPS = {BESIDE: True}


def router() -> Router:
    """Commands, the words that do the same, and the menu's buttons."""
    router = Router(name="residents")
    router.message.register(start, CommandStart())
    router.message.register(start, Says("菜单", "开始", "首页", "menu", "start"))
    router.message.register(give_help, Command("help"), flags=HELPS)
    router.message.register(give_help, Says("帮助", "怎么用", "使用帮助", "help"), flags=HELPS)
    router.message.register(languages, Command("language"))
    router.message.register(languages, Says("语言", "换语言", "language"))
    router.message.register(speak, NamesLanguage(), flags=HELPS)
    router.message.register(privacy, Command("privacy"), flags=HELPS)
    router.message.register(privacy, Says("隐私", "隐私说明", "隐私政策", "privacy"), flags=HELPS)
    mine.register(router)
    router.callback_query.register(choose_language, Speak.filter())
    router.callback_query.register(go, Go.filter())
    return router


async def menu(step: Step, shelf: Shelf) -> Any:
    """The fields with most answers, and what else there is."""
    say, contents = step.say, await shelf.current(step.session, step.now)
    fields = [
        button(field_name(field, say), Field(field=field, page=0))
        for field in list(contents.fields)[:MENU_FIELDS]
    ]
    others = [
        button(say("residents-menu-fields"), Go(place="fields")),
        button(say("foi-button-ask"), Request()),
        button(say("residents-menu-open-days"), OpenDays()),
        button(say("residents-menu-surveys"), Surveys()),
        button(say("consultations-button"), Consult(about="anew")),
        button(say("residents-menu-find"), Find()),
        button(say("residents-menu-subscribe"), Topics()),
        button(say("residents-my"), Mine(place="my")),
        button(say("residents-menu-help"), Go(place="help")),
        button(say("residents-menu-language"), Go(place="language")),
        button(say("residents-menu-privacy"), Go(place="privacy")),
    ]
    return keyboard([*pairs(fields), *pairs(others)])


async def start(
    message: Message, step: Step, shelf: Shelf, area: str
) -> TelegramMethod[Any] | Said:
    """/start: who this is, what it can do, the menu; a conversation begins anew."""
    say, conversation = step.say, step.conversation
    await step.state.clear()
    greeting = message.answer(
        say("residents-start", area=say.content(area)), reply_markup=await menu(step, shelf)
    )
    if conversation.notice_version in {None, NOTICE_VERSION}:
        return greeting
    conversation.notice_version = NOTICE_VERSION
    return [greeting, message.answer(say("residents-privacy-changed"))]


async def give_help(message: Message, say: Say) -> TelegramMethod[Any]:
    """/help: how to ask, the commands, where a person answers."""
    return message.answer(say("residents-help"))


async def languages(message: Message, say: Say) -> TelegramMethod[Any]:
    """/language: the three languages, each in its own name."""
    return message.answer(say("residents-language-which"), reply_markup=language_buttons())


def language_buttons() -> InlineKeyboardMarkup:
    """The languages by their own names."""
    return keyboard([[button(name, Speak(language=tag))] for tag, name in tongue.NAMES.items()])


async def choose_language(callback: CallbackQuery, callback_data: Speak, step: Step) -> Said:
    """A chosen language, kept with the conversation."""
    if callback_data.language not in set(Language):
        return stale(callback, step.say)
    return say_anew(callback, _speaking(step, callback_data.language))


def _speaking(step: Step, language: str) -> Html:
    step.conversation.language, step.conversation.language_chosen = language, True
    return step.spoken(language).say("residents-language-chosen")


async def speak(message: Message, language: Language, step: Step) -> TelegramMethod[Any]:
    """A language asked for by name."""
    return message.answer(_speaking(step, language))


async def privacy(message: Message, conversation: Conversation, say: Say) -> TelegramMethod[Any]:
    """/privacy: what is kept, how long, for what; and that this version was shown."""
    conversation.notice_version = NOTICE_VERSION
    return message.answer(say("residents-privacy", version=NOTICE_VERSION))


async def go(
    callback: CallbackQuery, callback_data: Go, step: Step, shelf: Shelf, area: str
) -> Said:
    """A tap in the menu."""
    say = step.say
    markup: Any = None
    match callback_data.place:
        case "help":
            text = say("residents-help")
        case "language":
            text, markup = say("residents-language-which"), language_buttons()
        case "privacy":
            step.conversation.notice_version = NOTICE_VERSION
            text = say("residents-privacy", version=NOTICE_VERSION)
        # What buttons of earlier messages say.
        case "fields" | "topics":
            contents = await shelf.current(step.session, step.now)
            fields = [
                button(field_name(field, say), Field(field=field, page=0))
                for field in contents.fields
            ]
            text, markup = say("residents-fields"), keyboard(pairs(fields))
        case "start":
            text = say("residents-start", area=say.content(area))
            markup = await menu(step, shelf)
        case _:
            return stale(callback, say)
    return say_anew(callback, text, markup)
