"""Requests for information (依申请公开) in the chat: what is public already, the form, the status.

Nothing said here becomes a request by itself: who wants one is shown what is public, is asked
whether it is a request at all (《政府信息公开条例》第三十九条), fills in the form and sends it.
"""

import re
import unicodedata
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, Filter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.chat import finds, foi_forms, foi_page, form, words
from handlers.chat.answers import label
from handlers.chat.aside import Asked
from handlers.chat.buttons import Pick, Request, Requests, Row, button, keyboard
from handlers.chat.library import Library
from handlers.chat.shelf import Shelf
from handlers.chat.step import Step
from handlers.chat.taps import Said, say_anew, stale
from handlers.chat.words import NO, Says
from knowledge import mask
from knowledge.match import Decision
from knowledge.say import Html
from storage import calendar, foi
from storage.codes import SIGNS
from storage.foi import number as numbers

PURPOSE = foi_forms.PURPOSE
# The next words are what somebody wants; or a number with its secret.
WANTING, ASKING = "foi:wanting", words.FOI_ASKING
REQUEST = Requests(place="form").pack()
# So little names no document: it is a word such as 帮助, which others know.
SHORTEST, LONGEST = 3, 300
# 我要申请公开河道水质报告 says what; 我要申请公开，怎么收费 asks.
WANTS = re.compile(
    r"^(?:(?:我们?|本人)?(?:想要?|要|需要)|我们?|本人)(?:依法|依)?申请(?:政府信息)?公开"
    r"[\s:：，,]*(?P<what>.{2,})$"
    r"|^依?申请公开[:：]\s*(?P<named>.{2,})$"
    r"|^(?:请|希望|要求)(?:你们|政府|贵局|贵街道)?(?:依法|向我)?公开[\s:：，,]*(?P<asked>.{2,})$"
    r"|^i(?:'d| would)? (?:like|want) to request (?:the |some )?(?:information|documents?)"
    r"(?: on| about)?[: ]+(?P<english>.{2,})$",
    re.IGNORECASE | re.DOTALL,
)
QUESTION = re.compile(
    r"[?？]|[吗呢么嘛]$|怎么|如何|多久|多少|哪|什么|啥|能不能|可不可以|是否|要不要"
)
# Chinese may touch it, other letters and figures may not.
_FREE, _ENDS = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
SECRET = re.compile(rf"{_FREE}[{SIGNS}]{{4}}[-\s]?[{SIGNS}]{{4}}{_ENDS}", re.IGNORECASE)
# A secret with a slip: nothing else that is typed alone looks like it.
SLIP = re.compile(r"(?=.*[-0-9])[0-9A-Z]{3,5}[-\s]?[0-9A-Z]{3,5}", re.IGNORECASE)


class Wants(Filter):
    """Passes a sentence that asks for certain information, with what it names."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it does, and what."""
        found = WANTS.match((message.text or "").strip())
        if found is None or QUESTION.search(found[0]):
            return False
        return {"what": next(one for one in found.groups() if one)}


class In(Filter):
    """Passes a text while something was asked here; commands go their own way."""

    def __init__(self, state: str) -> None:
        self.state = state

    async def __call__(self, message: Message, step: Step) -> bool:
        """Whether it was."""
        text = message.text or ""
        return step.conversation.state == self.state and bool(text) and not text.startswith("/")


class TypesNumber(Filter):
    """Passes a text with the number of a request."""

    async def __call__(self, message: Message) -> bool:
        """Whether there is one that can be right."""
        return numbers.read(message.text or "") is not None


def router() -> Router:
    """What was asked here, the command, the words that do the same, and the taps."""
    router = Router(name="foi")
    router.message.register(stop, Says(*NO, "退出", "stop"), In(WANTING))
    router.message.register(stop, Says(*NO, "退出", "stop"), In(ASKING))
    router.message.register(wanted, In(WANTING))
    router.message.register(asked, In(ASKING))
    router.message.register(begin, Command("request"))
    router.message.register(
        begin,
        Says(
            *("申请公开", "依申请公开", "信息公开申请", "申请信息公开", "申请政府信息公开"),
            *("我要申请公开", "我想申请公开", "我要申请信息公开", "要申请公开"),
            *("request", "request information", "information request", "make a request"),
        ),
    )
    router.message.register(
        ask_status,
        Says(
            *("查申请进度", "申请进度", "查进度", "查询进度", "进度", "查询申请进度"),
            *("我的申请进度", "查我的申请", "查申请", "我的申请", "request status", "my request"),
            *("我的申请办到哪了", "申请办到哪了", "我的申请办到哪一步了", "申请办到哪一步了"),
            *("我的申请到哪了", "我的申请到哪一步了", "我的申请办得怎么样了", "申请办得怎么样了"),
            *("我的申请怎么样了", "申请怎么样了", "我的申请办好了吗", "申请办好了吗"),
        ),
    )
    router.message.register(wanted_so, Wants())
    router.message.register(asked, TypesNumber())
    router.callback_query.register(carried, Request.filter())
    router.callback_query.register(tap, Requests.filter())
    return router


async def _close(step: Step) -> None:
    """Nothing is asked here any more."""
    await step.state.set_state(None)
    step.conversation.confides = False
    data = await step.state.get_data()
    await step.state.set_data({name: one for name, one in data.items() if name != "number"})


ASKED = tuple(Asked("foi", state, _close) for state in (WANTING, ASKING))


async def stop(message: Message, step: Step) -> TelegramMethod[Any]:
    """No, after all."""
    await _close(step)
    return message.answer(step.say("foi-stopped"))


async def begin(message: Message, step: Step) -> Said:
    """/request: which information somebody wants; who was just asked so says yes with it."""
    if REQUEST in (data for _, data in step.conversation.shown):
        return form.said(message, await _fill_in(step))
    text, markup = await _ask_what(step)
    return [message.answer(text, reply_markup=markup)]


async def _fill_in(step: Step) -> list[form.Spoken]:
    what = str((await step.state.get_data()).get("request") or "")
    return await foi_forms.begin(step, what)


async def _ask_what(step: Step) -> tuple[Html, InlineKeyboardMarkup]:
    await _close(step)
    await step.state.set_state(WANTING)
    rows: list[Row] = [
        [
            button(step.say("foi-button-question"), Requests(place="question")),
            button(step.say("foi-button-status"), Requests(place="status")),
        ]
    ]
    return step.say("foi-begin"), keyboard(rows)


async def wanted(
    message: Message, step: Step, shelf: Shelf, library: Library
) -> list[TelegramMethod[Any]]:
    """The words that name it."""
    if len((message.text or "").strip()) < SHORTEST:
        await _close(step)
        raise SkipHandler
    return await _known(message, message.text or "", step, shelf, library)


async def wanted_so(
    message: Message, what: str, step: Step, shelf: Shelf, library: Library
) -> list[TelegramMethod[Any]]:
    """The same, in one sentence with the wish."""
    return await _known(message, what, step, shelf, library)


async def carried(
    callback: CallbackQuery, callback_data: Request, step: Step, shelf: Shelf, library: Library
) -> Said:
    """From “I don't know”: the question is carried over; of an older turn it is asked again."""
    data = await step.state.get_data()
    what = str(data.get("unknown") or "")
    if not callback_data.turn or data.get("turn") != callback_data.turn or not what:
        return say_anew(callback, *await _ask_what(step))
    if not isinstance(callback.message, Message):
        return stale(callback, step.say)
    return [callback.answer(), *await _known(callback.message, what, step, shelf, library)]


async def _known(
    message: Message, what: str, step: Step, shelf: Shelf, library: Library
) -> list[TelegramMethod[Any]]:
    """What is public about it already, and the question which of three it is to be."""
    say, what = step.say, mask.without_tokens(what)[:LONGEST]
    await _close(step)
    page = None
    if await finds.good(step.session, await library.current(step.session), what):
        page = await finds.look(step.session, step.conversation, step.state, library, what, say)
    await step.state.update_data(request=what)
    rows = await _answered(step, shelf, what)
    markup = keyboard([*rows, *_choices(step)])
    if page is None:
        head = say("foi-public" if rows else "foi-public-none", what=what)
        return [message.answer(f"{head}\n\n{say('foi-which')}", reply_markup=markup)]
    text, found = page
    return [
        message.answer(f"{say('foi-public', what=what)}\n\n{text}", reply_markup=found),
        message.answer(say("foi-which"), reply_markup=markup),
    ]


async def _answered(step: Step, shelf: Shelf, what: str) -> list[Row]:
    """The entry that answers just this, if there is one."""
    contents = await shelf.current(step.session, step.now)
    verdict = contents.matcher.match(what)
    if verdict.decision is not Decision.ANSWER:
        return []
    item = verdict.matches[0].id
    return [[button(label(contents.title(item, step.say)), Pick(item=item))]]


def _choices(step: Step) -> list[Row]:
    places = ("form", "foi-button-request"), ("question", "foi-button-question")
    rows = [[button(step.say(text_id), Requests(place=place))] for place, text_id in places]
    return [*rows, [button(step.say("foi-button-complaint"), Requests(place="complaint"))]]


async def tap(callback: CallbackQuery, callback_data: Requests, step: Step) -> Said:
    """One of the three, or the status."""
    await _close(step)
    match callback_data.place:
        case "form":
            return form.said(callback, await _fill_in(step))
        case "question":
            return say_anew(callback, step.say("foi-route-question"))
        case "complaint":
            return say_anew(callback, step.say("foi-route-complaint"))
        case "status":
            return say_anew(callback, await _ask_number(step))
        case _:
            return stale(callback, step.say)


async def ask_status(message: Message, step: Step) -> TelegramMethod[Any]:
    """How a request stands: number and secret are asked for."""
    return message.answer(await _ask_number(step))


async def _ask_number(step: Step) -> Html:
    await _close(step)
    await step.state.set_state(ASKING)
    # What is typed now is sealed as it comes in, where the channel is ours.
    step.conversation.confides = step.takes_personal
    return step.say("foi-ask-status")


async def asked(message: Message, step: Step) -> TelegramMethod[Any]:
    """Number and secret, in one message or one after the other."""
    text, say = unicodedata.normalize("NFKC", message.text or "").strip(), step.say
    found = SECRET.search(numbers.NUMBER.sub(" ", text))
    is_meant = found or numbers.NUMBER.search(text) or SLIP.fullmatch(text)
    # What was typed here is still bare: nothing that has to be hidden is handed on.
    if not is_meant and mask.mask(text).text == text:
        # It says neither, so it is about something else.
        await _close(step)
        raise SkipHandler
    number = numbers.read(text) or (await step.state.get_data()).get("number")
    if number is None:
        return message.answer(say("foi-no-number"))
    if found is None:
        await _ask_number(step)
        await step.state.update_data(number=number)
        return message.answer(say("foi-ask-secret", number=number))
    request = await foi.ask(step.session, number, found[0], step.now, step.conversation)
    if request is None:
        await _ask_number(step)
        # It is mostly the secret that is wrong: the right one may follow alone.
        await step.state.update_data(number=number)
        return message.answer(say("foi-wrong-secret"))
    await _close(step)
    # Only where the channel is ours is said what it is about.
    portal = "" if step.takes_personal else step.portal
    today = calendar.day_of(step.now)
    return message.answer(await foi_page.stands(step.session, request, say, today, portal=portal))
