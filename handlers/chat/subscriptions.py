"""Subscribing (订阅): topics followed and left on one page in place, or in one's own words.

A topic is also left from the message that it brought. What somebody types is only proposed and
waits for a yes: nobody gets messages by a mistake of ours.
"""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcement import topic_name
from handlers.chat import follower, tongue, topic_page
from handlers.chat.buttons import (
    Follow,
    Leave,
    LeaveAll,
    NotNow,
    Row,
    Sample,
    Toggle,
    Topics,
    Unfollow,
    button,
    keyboard,
)
from handlers.chat.named import name_of
from handlers.chat.step import Step
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import NO, GotRelease, Says
from knowledge import mask
from knowledge import topics as wishes
from knowledge.normalise import fold
from knowledge.say import Html, Say
from knowledge.topics import Heard, Wish
from storage import releases, residents, subscriptions
from storage.releases import Release
from storage.subscriptions import ALL, Axis, Topic

YES = ("是", "是的", "对", "对的", "好", "好的", "好啊", "可以", "行", "要", "嗯", "确定", "确认")
YES_ENGLISH = ("yes", "y", "ok", "okay", "sure", "yes please")
# A yes that says again what it is to.
_ENDS = "[吧啊呀啦呗了]*"
SAYS_AGAIN = {
    Wish.FOLLOW: re.compile(
        f"(?:那|就|帮我|给我|麻烦|请|我|要|都|再)*(?:订阅|订)(?:上|一下|它|这个)*{_ENDS}"
    ),
    Wish.LEAVE: re.compile(
        f"(?:那|就|帮我|给我|麻烦|请|我|要|都)*(?:退订|退)(?:掉|它|这个)*{_ENDS}"
    ),
}
_PLAIN_YES = re.compile(f"(?:{'|'.join(YES)}|没问题|嗯嗯|好吧|行吧|行啊|可以的){_ENDS}")
_PARTS = re.compile(r"[\s,.。!、~;]+")
# What is said around a wish: 再帮我订一下…, 别再给我发了，烦死了.
_BEFORE = re.compile(r"^(?:再|也|还|顺便|另外|然后|那)+(?=帮|给|麻烦|请|订|要|我)")
_TIRED = re.compile(
    r"^(?:真?烦死(?:我|人)?了?|(?:太|好|真|很)(?:烦|吵|多)人?了?|吵死了?)[,.。!\s]+"
    r"|[,.。!\s]*(?:真?烦死(?:我|人)?了?|(?:太|好|真|很)(?:烦|吵|多)人?了?|吵死了?)[.。!]*$"
)
# No word of news: only of what is followed is it plain that it means that.
_NO_MORE = re.compile(
    r"(?P<what>.+?)(?:的|那个|这个|那些|这些)*我?(?:也|都|就)?"
    r"(?:不要|不想要|不想收|不收|不看|不订|不用发|不用|别发|别再发|不要发|退|退掉)(?:了|吧)*"
    r"|我?(?:也|都|就)?(?:不要|不想要|不想收|不收|不看|不订|退|退掉)(?P<said>.+?)的?了?"
)
# What is owned.
_HAVE = re.compile(
    r"(?:请问|我|现在|都|目前|已经|到底|看看|查看)*(?:订阅|关注|订)(?:过|了|着)*些?(?:什么|啥|哪些)"
)
LONGEST = 20


class Wishes(Filter):
    """Passes a text that is put as a wish about topics, with what it wishes."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, Any]:
        """Whether it is one."""
        text = _bare(mask.without_tokens(message.text or ""))
        # The catalogue is read only for what is put like a wish.
        if text.startswith("/") or not wishes.sounds_like_one(text):
            return False
        catalogue = await subscriptions.topics(session)
        found = wishes.heard(text, [name_of(one) for one in catalogue])
        if found is None:
            return False
        by_id = {one.id: one for one in catalogue}
        return {"wish": found, "meant": [by_id[one] for one in found.topics]}


def _bare(text: str) -> str:
    """A wish without what is said around it."""
    plain = fold(text).strip()
    if _HAVE.fullmatch(plain.strip(" 。.?!~啊呀呢了")):
        return "我订了什么"
    return _BEFORE.sub("", _TIRED.sub("", plain))


class NoMore(Filter):
    """Passes “曲阳的不要了” of who follows just that, as the wish to leave it."""

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether it is one."""
        text = message.text or ""
        plain = fold(text).strip(" 。.!~")
        found = _NO_MORE.fullmatch(plain) if len(text) <= LONGEST else None
        if found is None or not (mine := await follower.topics(step)):
            return False
        what = found["what"] or found["said"]
        named, share = wishes.candidates_for(what, [name_of(one) for one in mine])
        if len(named) != 1 or share < 1:
            return False
        topic = next(one for one in mine if one.id == named[0])
        return {"wish": Heard(Wish.LEAVE, named), "meant": [topic]}


class Agrees(Filter):
    """Passes a yes to what was proposed, in however many words: 好的 订吧."""

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Any]:
        """Whether it is one, and to what."""
        proposal = (await state.get_data()).get("proposed")
        text = message.text or ""
        if not proposal or len(text) > LONGEST:
            return False
        again = SAYS_AGAIN[Wish(proposal[0])]
        parts = [one for one in _PARTS.split(fold(text)) if one]
        agrees = bool(parts) and all(
            one in YES_ENGLISH or _PLAIN_YES.fullmatch(one) or again.fullmatch(one)
            for one in parts
        )
        return {"proposal": proposal} if agrees else False


class Proposed(Filter):
    """Passes while a proposal waits for its yes."""

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Any]:
        """Whether one does, and which."""
        del message
        proposal = (await state.get_data()).get("proposed")
        return {"proposal": proposal} if proposal else False


def router() -> Router:
    """The page, its taps, and the words."""
    router = Router(name="subscriptions")
    router.message.register(show, Command("subscribe"))
    router.message.register(
        show,
        Says(
            *("订阅", "我的订阅", "订阅消息", "关注"),
            *("subscribe", "subscriptions", "my subscriptions"),
        ),
    )
    router.message.register(stop, Command("unsubscribe", "stop"))
    router.message.register(agree, Says(*YES, *YES_ENGLISH), Proposed())
    router.message.register(agree, Agrees())
    router.message.register(decline, Says(*NO), Proposed())
    router.message.register(
        unfollow_typed, Says("不再收这类消息", "no more of these"), GotRelease()
    )
    router.message.register(propose, Wishes())
    router.message.register(propose, NoMore())
    router.callback_query.register(open_page, Topics.filter())
    router.callback_query.register(toggle, Toggle.filter())
    router.callback_query.register(obey, Follow.filter())
    router.callback_query.register(obey, Leave.filter())
    router.callback_query.register(leave_all, LeaveAll.filter())
    router.callback_query.register(unfollow, Unfollow.filter())
    router.callback_query.register(sample, Sample.filter())
    router.callback_query.register(not_now, NotNow.filter())
    return router


async def show(message: Message, step: Step) -> TelegramMethod[Any]:
    """/subscribe: the page."""
    await _settle(step)
    text, markup = await topic_page.front(step)
    return message.answer(text, reply_markup=markup)


async def stop(message: Message, step: Step) -> TelegramMethod[Any]:
    """/stop: what is followed, to be left."""
    await _settle(step)
    text, markup = await topic_page.stop(step)
    return message.answer(text, reply_markup=markup)


async def open_page(callback: CallbackQuery, callback_data: Topics, step: Step) -> Said:
    """The first page or a page of an axis, in place."""
    if not callback_data.axis:
        return change(callback, *await topic_page.front(step))
    if callback_data.axis == topic_page.ADD:
        return change(callback, *await topic_page.axes(step))
    found = await topic_page.page_of(step, callback_data.axis, callback_data.page)
    return change(callback, *found) if found else stale(callback, step.say)


async def toggle(callback: CallbackQuery, callback_data: Toggle, step: Step) -> Said:
    """Follows or leaves a topic, and shows its page as it is now."""
    say = step.say
    topic = await subscriptions.topic(step.session, callback_data.topic)
    if topic is None:
        return stale(callback, say)
    left = await follower.leave(step, topic)
    if left:
        said = say("subscriptions-left", topic=topic_name(topic, say))
    else:
        said = await follower.follow(step, topic)
    if topic.axis == Axis.ALL:
        text, markup = await topic_page.axes(step)
        return change(callback, f"{text}\n\n{said}", markup)
    found = await topic_page.page_of(
        step,
        topic.axis,
        callback_data.page,
        heading=said,
        sampled=None if left else topic,
    )
    return change(callback, *found) if found else stale(callback, say)


async def propose(
    message: Message, wish: Heard, meant: list[Topic], step: Step
) -> TelegramMethod[Any]:
    """A wish in one's own words: the topic it means, waiting for a yes."""
    step = step.spoken(tongue.listen(step.conversation, message.text or ""))
    say = step.say
    if wish.wish is Wish.STOP:
        return await stop(message, step)
    if wish.wish is Wish.PAGE:
        return await show(message, step)
    await _settle(step)
    all_topics = keyboard([[topic_page.to_all(say)]])
    if not meant:
        return message.answer(say("subscriptions-no-topic"), reply_markup=all_topics)
    mine = {one.id for one in await follower.topics(step)}
    is_leaving = wish.wish is Wish.LEAVE
    fitting = [one for one in meant if (one.id in mine) is is_leaving]
    if not fitting:
        known = "subscriptions-not-followed" if is_leaving else "subscriptions-already"
        names = say.listing([topic_name(one, say) for one in meant])
        return message.answer(say(known, topic=names), reply_markup=all_topics)
    if len(fitting) == 1:
        await step.state.update_data(proposed=[str(wish.wish), fitting[0].id])
    text, markup = _asked(fitting, say, is_leaving=is_leaving)
    return message.answer(text, reply_markup=markup)


def _asked(topics: list[Topic], say: Say, *, is_leaving: bool) -> tuple[Html, Any]:
    """Whether it is this topic, or which of these."""
    to = Leave if is_leaving else Follow
    refuse = button(say("subscriptions-button-no"), NotNow())
    if len(topics) > 1:
        rows: list[Row] = [[button(topic_name(one, say), to(topic=one.id))] for one in topics]
        which = "subscriptions-leave-which" if is_leaving else "subscriptions-which"
        return say(which), keyboard([*rows, [refuse]])
    topic = topics[0]
    asked, yes = (
        ("subscriptions-leave-this", "subscriptions-button-leave")
        if is_leaving
        else ("subscriptions-this", "subscriptions-button-follow")
    )
    row = [button(say(yes), to(topic=topic.id)), refuse]
    return say(asked, topic=topic_name(topic, say)), keyboard([row])


async def _settle(step: Step) -> None:
    """A proposal is answered, or something else was asked for."""
    data = await step.state.get_data()
    if data.pop("proposed", None):
        await step.state.set_data(data)


async def agree(message: Message, proposal: list[str], step: Step) -> TelegramMethod[Any]:
    """A typed yes."""
    await _settle(step)
    wish, topic_id = proposal
    topic = await subscriptions.topic(step.session, topic_id)
    if topic is None:
        markup = keyboard([[topic_page.to_all(step.say)]])
        return message.answer(step.say("subscriptions-no-topic"), reply_markup=markup)
    text, markup = await _carry_out(wish, topic, step)
    return message.answer(text, reply_markup=markup)


async def decline(message: Message, step: Step) -> TelegramMethod[Any]:
    """A typed no."""
    await _settle(step)
    return message.answer(step.say("subscriptions-declined"))


async def _carry_out(wish: str, topic: Topic, step: Step) -> tuple[Html, Any]:
    say = step.say
    if wish == Wish.LEAVE:
        if await follower.leave(step, topic):
            return _left(topic, say)
        said = say("subscriptions-not-followed", topic=topic_name(topic, say))
        return said, keyboard([[_to_mine(say)]])
    said = await follower.follow(step, topic)
    return said, keyboard([[*await topic_page.to_sample(step, topic), _to_mine(say)]])


def _to_mine(say: Say) -> InlineKeyboardButton:
    return button(say("subscriptions-button-mine"), Topics())


def _left(topic: Topic, say: Say) -> tuple[Html, Any]:
    """That a topic was left; it can be taken back."""
    again = button(say("subscriptions-button-again"), Follow(topic=topic.id))
    said = say("subscriptions-left", topic=topic_name(topic, say))
    return said, keyboard([[again, _to_mine(say)]])


async def obey(callback: CallbackQuery, callback_data: Follow | Leave, step: Step) -> Said:
    """A tapped yes, a topic to follow again, a topic to leave."""
    await _settle(step)
    topic = await subscriptions.topic(step.session, callback_data.topic)
    if topic is None:
        return stale(callback, step.say)
    wish = Wish.FOLLOW if isinstance(callback_data, Follow) else Wish.LEAVE
    return say_anew(callback, *await _carry_out(wish, topic, step))


async def leave_all(callback: CallbackQuery, step: Step) -> Said:
    """Everything is left at once."""
    await _settle(step)
    say = step.say
    left = await residents.leave_all(step.session, step.conversation)
    markup = keyboard([[topic_page.to_all(say)]])
    if not left:
        return say_anew(callback, say("subscriptions-stop-nothing"), markup)
    names = say.listing([topic_name(one, say) for one in left])
    return say_anew(callback, say("subscriptions-left-all", topics=names), markup)


async def unfollow(callback: CallbackQuery, callback_data: Unfollow, step: Step) -> Said:
    """No more messages like this one: the topic that brought it is left, or chosen from some."""
    release = await step.session.get(Release, callback_data.release)
    if release is None:
        return stale(callback, step.say)
    return say_anew(callback, *await _unfollow(release, step))


async def unfollow_typed(message: Message, release: Release, step: Step) -> TelegramMethod[Any]:
    """The same, typed: of the newest message."""
    text, markup = await _unfollow(release, step)
    return message.answer(text, reply_markup=markup)


async def _unfollow(release: Release, step: Step) -> tuple[Html, Any]:
    session, say = step.session, step.say
    reading = await releases.reading_of(session, release)
    about = {one.id for one in await releases.topics_of(session, release, reading)} | {ALL}
    which = [one for one in await follower.topics(step) if one.id in about]
    if not which:
        return say("subscriptions-unfollow-none"), keyboard([[_to_mine(say)]])
    if len(which) > 1:
        rows: list[Row] = [[button(topic_name(one, say), Leave(topic=one.id))] for one in which]
        return say("subscriptions-unfollow-which"), keyboard([*rows, [_to_mine(say)]])
    await follower.leave(step, which[0])
    return _left(which[0], say)


async def not_now(callback: CallbackQuery, step: Step) -> Said:
    """A tapped no."""
    await _settle(step)
    return say_anew(callback, step.say("subscriptions-declined"))


async def sample(callback: CallbackQuery, callback_data: Sample, step: Step) -> Said:
    """The last releases of a topic: what it brings."""
    topic = await subscriptions.topic(step.session, callback_data.topic)
    if topic is None:
        return stale(callback, step.say)
    return say_anew(callback, *await topic_page.sample(step, topic))
