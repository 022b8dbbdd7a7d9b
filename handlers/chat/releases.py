"""Releases (发布) in the chat: the full text, and searching.

Only what is published and 主动公开 can be read or found here (《政府信息公开条例》第十九条).
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
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
from storage import broadcasts
from storage.conversations import Conversation
from storage.releases import Release, Status


class Searches(Filter):
    """Passes a text that asks for documents, or the words asked for by the menu's button."""

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Any]:
        """Whether it is one, and what is looked for."""
        text = message.text or ""
        if text.startswith("/"):
            return False
        what = search.looked_for(text)
        if what is None and (await state.get_data()).get("finding"):
            what = text
        return {"what": what} if what else False


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
        Says("搜索", "搜", "查文件", "找文件", "查政策", "查政策文件", "search", "documents"),
    )
    router.message.register(read_typed, Says("全文", "full text"), GotRelease())
    router.message.register(look_for, Searches())
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


async def look_for(
    message: Message,
    what: str,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    library: Library,
    texts: Texts,
) -> TelegramMethod[Any]:
    """The documents that fit some words."""
    # What is looked for may be in another language than the person's.
    is_first = conversation.language == Language.ZH_HANS and not (await state.get_data()).get(
        "turn"
    )
    language = conversation.language
    if is_first:
        language = tongue.listen(conversation, message.text or "", is_used=False)
    say = texts.say(language)
    text, markup = await _found(what, session, state, library, say)
    return message.answer(text, reply_markup=markup)


async def related(
    callback: CallbackQuery,
    callback_data: Related,
    session: AsyncSession,
    state: FSMContext,
    library: Library,
    say: Say,
) -> Said:
    """The documents about a question that found no answer; of an older turn, a polite word."""
    data = await state.get_data()
    if data.get("turn") != callback_data.turn or not data.get("unknown"):
        return say_anew(callback, say("releases-find-again"))
    text, markup = await _found(data["unknown"], session, state, library, say)
    return say_anew(callback, text, markup)


async def _found(
    what: str, session: AsyncSession, state: FSMContext, library: Library, say: Say
) -> tuple[Html, Any]:
    what = what[: search.LONGEST]
    turn = int((await state.get_data()).get("turn", 0)) + 1
    await state.set_data({"turn": turn, "searched": what})
    found = await finds.page(session, await library.current(session), what, turn, 0, say)
    if found is not None:
        return found
    again = button(say("releases-button-find-again"), Find())
    return say("releases-found-none", what=what), keyboard([[again]])


async def more(
    callback: CallbackQuery,
    callback_data: More,
    session: AsyncSession,
    state: FSMContext,
    library: Library,
    say: Say,
) -> Said:
    """The next documents, in place."""
    data = await state.get_data()
    what = data.get("searched")
    if data.get("turn") != callback_data.turn or not what:
        return say_anew(callback, say("releases-find-again"))
    found = await finds.page(
        session,
        await library.current(session),
        what,
        callback_data.turn,
        callback_data.page,
        say,
    )
    return change(callback, *found) if found else stale(callback, say)
