"""Subscribing (订阅): topics followed and left on one page in place, or in one's own words.

What somebody types is only proposed and waits for a yes: nobody gets messages by a mistake of
ours.
"""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import library, tongue, topic_page
from handlers.chat.announcement import topic_name
from handlers.chat.buttons import (
    Follow,
    Leave,
    NotNow,
    Row,
    Sample,
    Toggle,
    Topics,
    button,
    keyboard,
)
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import Says
from knowledge import topics as wishes
from knowledge.say import Say, Texts
from knowledge.topics import Heard, Name, Wish
from storage import subscriptions
from storage.conversations import Conversation
from storage.subscriptions import Axis, Topic

YES = ("是", "是的", "对", "对的", "好", "好的", "好啊", "可以", "行", "要", "嗯", "确定", "确认")
YES_ENGLISH = ("yes", "y", "ok", "okay", "sure", "yes please")
NO = ("不", "不是", "不要", "不用", "不用了", "算了", "不行", "取消", "no", "no thanks")


class Wishes(Filter):
    """Passes a text that is put as a wish about topics, with what it wishes."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, Any]:
        """Whether it is one."""
        text = message.text or ""
        # The catalogue is read only for what is put like a wish.
        if text.startswith("/") or not wishes.sounds_like_one(text):
            return False
        catalogue = await subscriptions.topics(session)
        found = wishes.heard(text, [name_of(one) for one in catalogue])
        if found is None:
            return False
        by_id = {one.id: one for one in catalogue}
        return {"wish": found, "meant": [by_id[one] for one in found.topics]}


class Proposed(Filter):
    """Passes while a proposal waits for its yes."""

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Any]:
        """Whether one does, and which."""
        del message
        proposal = (await state.get_data()).get("proposed")
        return {"proposal": proposal} if proposal else False


def name_of(topic: Topic) -> Name:
    """A topic by its names, as what people write is compared with them."""
    return Name(topic.id, (topic.name, topic.english), tuple(topic.words))


def router() -> Router:
    """The page, its taps, and the words."""
    router = Router(name="subscriptions")
    router.message.register(show, Command("subscribe", "unsubscribe"))
    router.message.register(
        show, Says("订阅", "我的订阅", "订阅消息", "关注", "退订", "subscribe", "my subscriptions")
    )
    router.message.register(agree, Says(*YES, *YES_ENGLISH), Proposed())
    router.message.register(decline, Says(*NO), Proposed())
    router.message.register(propose, Wishes())
    router.callback_query.register(open_page, Topics.filter())
    router.callback_query.register(toggle, Toggle.filter())
    router.callback_query.register(follow, Follow.filter())
    router.callback_query.register(leave, Leave.filter())
    router.callback_query.register(sample, Sample.filter())
    router.callback_query.register(not_now, NotNow.filter())
    return router


async def show(
    message: Message,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    say: Say,
) -> TelegramMethod[Any]:
    """/subscribe: the page."""
    await _settle(state)
    text, markup = await topic_page.front(session, conversation, say)
    return message.answer(text, reply_markup=markup)


async def open_page(
    callback: CallbackQuery,
    callback_data: Topics,
    session: AsyncSession,
    conversation: Conversation,
    say: Say,
    now: datetime,
) -> Said:
    """The first page or a page of an axis, in place."""
    if not callback_data.axis:
        return change(callback, *await topic_page.front(session, conversation, say))
    found = await topic_page.page_of(
        session, conversation, callback_data.axis, callback_data.page, say, now
    )
    return change(callback, *found) if found else stale(callback, say)


async def toggle(
    callback: CallbackQuery,
    callback_data: Toggle,
    session: AsyncSession,
    conversation: Conversation,
    say: Say,
    now: datetime,
) -> Said:
    """Follows or leaves a topic, and shows its page as it is now."""
    topic = await subscriptions.topic(session, callback_data.topic)
    if topic is None:
        return stale(callback, say)
    name = topic_name(topic, say)
    left = await topic_page.leave(session, conversation, topic.id)
    if not left:
        await subscriptions.subscribe(session, conversation, topic.id, now)
    said = say("subscriptions-left" if left else "subscriptions-done", topic=name)
    if topic.axis == Axis.ALL:
        text, markup = await topic_page.front(session, conversation, say)
        return change(callback, f"{text}\n\n{said}", markup)
    found = await topic_page.page_of(
        session,
        conversation,
        topic.axis,
        callback_data.page,
        say,
        now,
        heading=said,
        sampled=None if left else topic,
    )
    return change(callback, *found) if found else stale(callback, say)


async def propose(
    message: Message,
    wish: Heard,
    meant: list[Topic],
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    texts: Texts,
) -> TelegramMethod[Any]:
    """A wish in one's own words: the topic it means, waiting for a yes."""
    say = texts.say(tongue.listen(conversation, message.text or ""))
    await _settle(state)
    if wish.wish is Wish.PAGE:
        text, markup = await topic_page.front(session, conversation, say)
        return message.answer(text, reply_markup=markup)
    all_topics = [button(say("subscriptions-button-all"), Topics())]
    if not meant:
        return message.answer(say("subscriptions-no-topic"), reply_markup=keyboard([all_topics]))
    mine = {one.id for one in await topic_page.followed(session, conversation)}
    is_leaving = wish.wish is Wish.LEAVE
    fitting = [one for one in meant if (one.id in mine) is is_leaving]
    if not fitting:
        known = "subscriptions-not-followed" if is_leaving else "subscriptions-already"
        names = say.listing([topic_name(one, say) for one in meant])
        return message.answer(say(known, topic=names), reply_markup=keyboard([all_topics]))
    to = Leave if is_leaving else Follow
    refuse = [button(say("subscriptions-button-no"), NotNow())]
    if len(fitting) > 1:
        rows: list[Row] = [[button(topic_name(one, say), to(topic=one.id))] for one in fitting]
        which = "subscriptions-leave-which" if is_leaving else "subscriptions-which"
        return message.answer(say(which), reply_markup=keyboard([*rows, refuse]))
    topic = fitting[0]
    await state.update_data(proposed=[str(wish.wish), topic.id])
    asked, yes = (
        ("subscriptions-leave-this", "subscriptions-button-leave")
        if is_leaving
        else ("subscriptions-this", "subscriptions-button-follow")
    )
    rows = [[button(say(yes), to(topic=topic.id)), *refuse]]
    return message.answer(say(asked, topic=topic_name(topic, say)), reply_markup=keyboard(rows))


async def _settle(state: FSMContext) -> None:
    """A proposal is answered, or something else was asked for."""
    data = await state.get_data()
    if data.pop("proposed", None):
        await state.set_data(data)


async def agree(
    message: Message,
    proposal: list[str],
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    say: Say,
    now: datetime,
) -> TelegramMethod[Any]:
    """A typed yes."""
    await _settle(state)
    wish, topic_id = proposal
    text, markup = await _carry_out(wish, topic_id, session, conversation, say, now)
    return message.answer(text, reply_markup=markup)


async def decline(message: Message, state: FSMContext, say: Say) -> TelegramMethod[Any]:
    """A typed no."""
    await _settle(state)
    return message.answer(say("subscriptions-declined"))


async def _carry_out(
    wish: str,
    topic_id: str,
    session: AsyncSession,
    conversation: Conversation,
    say: Say,
    now: datetime,
) -> tuple[str, Any]:
    topic = await subscriptions.topic(session, topic_id)
    if topic is None:
        return say("subscriptions-no-topic"), keyboard(
            [[button(say("subscriptions-button-all"), Topics())]]
        )
    name = topic_name(topic, say)
    mine = button(say("subscriptions-button-mine"), Topics())
    if wish == Wish.LEAVE:
        was_there = await topic_page.leave(session, conversation, topic.id)
        if not was_there:
            return say("subscriptions-not-followed", topic=name), keyboard([[mine]])
        again = button(say("subscriptions-button-again"), Follow(topic=topic.id))
        return say("subscriptions-left", topic=name), keyboard([[again, mine]])
    is_new = await subscriptions.subscribe(session, conversation, topic.id, now)
    said = say("subscriptions-done" if is_new else "subscriptions-already", topic=name)
    row: Row = [mine]
    if count := len(await library.last(session, topic, topic_page.SAMPLE)):
        row.insert(0, topic_page.sample_button(topic, count, say))
    return said, keyboard([row])


async def follow(
    callback: CallbackQuery,
    callback_data: Follow,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    say: Say,
    now: datetime,
) -> Said:
    """A tapped yes, also to follow again what was left."""
    await _settle(state)
    if await subscriptions.topic(session, callback_data.topic) is None:
        return stale(callback, say)
    done = await _carry_out(Wish.FOLLOW, callback_data.topic, session, conversation, say, now)
    return say_anew(callback, *done)


async def leave(
    callback: CallbackQuery,
    callback_data: Leave,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    say: Say,
    now: datetime,
) -> Said:
    """A tapped topic to leave; it can be taken back."""
    await _settle(state)
    if await subscriptions.topic(session, callback_data.topic) is None:
        return stale(callback, say)
    done = await _carry_out(Wish.LEAVE, callback_data.topic, session, conversation, say, now)
    return say_anew(callback, *done)


async def not_now(callback: CallbackQuery, state: FSMContext, say: Say) -> Said:
    """A tapped no."""
    await _settle(state)
    return say_anew(callback, say("subscriptions-declined"))


async def sample(
    callback: CallbackQuery, callback_data: Sample, session: AsyncSession, say: Say
) -> Said:
    """The last releases of a topic: what it brings."""
    topic = await subscriptions.topic(session, callback_data.topic)
    if topic is None:
        return stale(callback, say)
    return say_anew(callback, *await topic_page.sample(session, topic, say))
