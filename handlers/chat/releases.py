"""Releases (发布) in the chat: the full text, and searching.

Only what is published and 主动公开 can be read or found here (《政府信息公开条例》第十九条).
"""

import re
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import finds, reading_room, tongue
from handlers.chat.buttons import Find, More, Read, Related, Turn, button, keyboard
from handlers.chat.library import Library
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import GotRelease, Says
from knowledge import search
from knowledge.say import Html, Language, Say, Texts
from knowledge.search import Manner
from storage import broadcasts
from storage.conversations import Conversation
from storage.releases import Release, Status

COMMAND = re.compile(r"^/(?:search|find)(?:@\w+)?(?:\s+|$)", re.IGNORECASE)


class Searches(Filter):
    """Passes a text that asks for documents, or the words asked for by the menu's button.

    What is said like a question (查社保) is left to the answers, which may have one.
    """

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Any]:
        """Whether it is one, what is looked for, and in which manner."""
        text = message.text or ""
        if command := COMMAND.match(text):
            what = text[command.end() :].strip()
            return {"what": what, "manner": Manner.SEARCH} if what else False
        if text.startswith("/"):
            return False
        what, manner = search.looked_for(text) or (text, Manner.SPEECH)
        if (await state.get_data()).get("finding"):
            manner = Manner.SEARCH
        return {"what": what, "manner": manner} if manner is not Manner.SPEECH else False


def router() -> Router:
    """Taps first, then the words of a search."""
    router = Router(name="releases")
    router.callback_query.register(read, Read.filter())
    router.callback_query.register(turn, Turn.filter())
    router.callback_query.register(invite, Find.filter())
    router.callback_query.register(more, More.filter())
    router.callback_query.register(related, Related.filter())
    router.message.register(
        invite_typed,
        Says(
            *("搜索", "搜", "检索", "查", "查文件", "搜文件", "找文件", "查政策", "查政策文件"),
            *("search", "find", "find a document", "documents"),
        ),
    )
    router.message.register(read_typed, Says("全文", "full text"), GotRelease())
    router.message.register(no_page, Says("上一页", "下一页", "previous", "next", "next page"))
    router.message.register(look_for, Searches())
    router.message.register(invite_typed, Command("search", "find"))
    return router


async def readable(session: AsyncSession, release_id: int) -> Release | None:
    """A release that may be read: published, or on its way to those who asked for it."""
    release = await session.get(Release, release_id)
    if release is None or not release.is_open:
        return None
    if release.status == Status.PUBLISHED:
        return release
    under_way = await broadcasts.under_way(session)
    ids = {number for one in under_way for number in (one.release_id, one.reading_id)}
    return release if release.id in ids else None


async def read(
    callback: CallbackQuery, callback_data: Read, session: AsyncSession, say: Say
) -> Said:
    """The full text of a release, as a message of its own."""
    release = await readable(session, callback_data.release)
    if release is None:
        return stale(callback, say)
    found = reading_room.page(release, 0, say)
    return say_anew(callback, *found) if found else stale(callback, say)


async def read_typed(
    message: Message, release: Release, session: AsyncSession, say: Say
) -> TelegramMethod[Any]:
    """The same, typed: of the newest message."""
    there = await readable(session, release.id or 0)
    found = there and reading_room.page(there, 0, say)
    if not found:
        return message.answer(say("residents-stale"))
    text, markup = found
    return message.answer(text, reply_markup=markup)


async def turn(
    callback: CallbackQuery, callback_data: Turn, session: AsyncSession, say: Say
) -> Said:
    """Another page of a text, in place."""
    release = await readable(session, callback_data.release)
    found = release and reading_room.page(release, callback_data.page, say)
    return change(callback, *found) if found else stale(callback, say)


async def invite(callback: CallbackQuery, state: FSMContext, say: Say) -> Said:
    """The menu's button: the next words are looked for."""
    await state.update_data(finding=True)
    return say_anew(callback, say("releases-find-what"))


async def invite_typed(message: Message, state: FSMContext, say: Say) -> TelegramMethod[Any]:
    """The same, typed."""
    await state.update_data(finding=True)
    return message.answer(say("releases-find-what"))


async def no_page(message: Message, say: Say) -> TelegramMethod[Any]:
    """A typed page where the last message has none."""
    return message.answer(say("releases-find-again"))


async def look_for(
    message: Message,
    what: str,
    manner: Manner,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    library: Library,
    texts: Texts,
) -> TelegramMethod[Any]:
    """The documents that fit some words."""
    say = texts.say(await _language(message, conversation, state))
    found = await finds.look(session, conversation, state, library, what, say)
    if found is None and manner is Manner.LOOK:
        # It may have been a question.
        raise SkipHandler
    text, markup = found or await _nothing(what, session, conversation, state, say)
    return message.answer(text, reply_markup=markup)


async def _language(message: Message, conversation: Conversation, state: FSMContext) -> str:
    """The language to answer in: what is looked for may be in another one than the person's.

    Only of somebody who has asked nothing yet is it the best guess, and a guess for this once.
    """
    is_known = conversation.language_chosen or conversation.language != Language.ZH_HANS
    if is_known or (await state.get_data()).get("turn"):
        return conversation.language
    return tongue.guess(message.text or "") or conversation.language


async def related(
    callback: CallbackQuery,
    callback_data: Related,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    library: Library,
    say: Say,
) -> Said:
    """The documents about a question that found no answer; of an older turn, a polite word."""
    data = await state.get_data()
    if data.get("turn") != callback_data.turn or not data.get("unknown"):
        return say_anew(callback, say("releases-find-again"))
    what = data["unknown"]
    found = await finds.look(session, conversation, state, library, what, say)
    return say_anew(callback, *(found or await _nothing(what, session, conversation, state, say)))


async def _nothing(
    what: str, session: AsyncSession, conversation: Conversation, state: FSMContext, say: Say
) -> tuple[Html, Any]:
    what = what[: search.LONGEST]
    await state.set_data({"turn": int((await state.get_data()).get("turn", 0)) + 1})
    again = button(say("releases-button-find-again"), Find())
    topic = await finds.to_topic(session, conversation, what, say)
    return say("releases-found-none", what=what), keyboard([topic, [again]])


async def more(
    callback: CallbackQuery,
    callback_data: More,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    library: Library,
    say: Say,
) -> Said:
    """The next documents, in place."""
    data = await state.get_data()
    what, turn = data.get("searched"), callback_data.turn
    if data.get("turn") != turn or not what:
        return say_anew(callback, say("releases-find-again"))
    index = await library.current(session)
    found = await finds.page(session, conversation, index, what, turn, callback_data.page, say)
    return change(callback, *found) if found else stale(callback, say)
