"""Asking (问答): the right curated answer, a “did you mean”, or an honest “I don't know”.

Nothing is made up: an answer is an entry or a guide's field, with its source and date. What found
no answer is kept, masked, for the desk.
"""

import re
from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.chat import answers, finds, tongue, undertakings
from handlers.chat.buttons import (
    Field,
    Full,
    NoneOfThese,
    NotSolved,
    Pick,
    Related,
    Request,
    Row,
    button,
    keyboard,
    turns,
)
from handlers.chat.counted import count, keep
from handlers.chat.fields import field_name
from handlers.chat.finds import Wanted
from handlers.chat.library import Library
from handlers.chat.shelf import Contents, Shelf
from handlers.chat.step import Step
from handlers.chat.taps import Said, change, say_anew, stale
from handlers.chat.words import Says
from knowledge import doors, mask
from knowledge.doors import Door
from knowledge.match import Decision, Verdict
from knowledge.say import CITY, Html, Say
from storage import faq
from storage.asked import Outcome
from storage.conversations import Conversation
from storage.faq import Gap

# How many questions a page of a field shows on a phone.
PAGE = 6
MOST_SUGGESTIONS = 3
GREETINGS = (
    *("你好", "您好", "你好啊", "侬好", "在吗", "在不在", "有人吗", "早上好", "早"),
    *("hello", "hi"),
)
THANKS = (
    *("谢谢", "谢谢你", "谢谢您", "谢谢侬", "多谢", "好的谢谢", "再见", "拜拜"),
    *("thanks", "thank you", "bye"),
)
COMMAND = re.compile(r"^/ask\s*", re.IGNORECASE)
# A question is longer than this only by accident; see “asked to be shortened”.
LONGEST_QUESTION = 300
# Entries of the sample that lead on where nothing fitted; shown only if they are there.
HOW_TO_REQUEST = "faq:foi-channels"
HOTLINE = "faq:hotline-what"


def router() -> Router:
    """Taps and commands first, then every text."""
    router = Router(name="faq")
    router.callback_query.register(pick, Pick.filter())
    router.callback_query.register(full, Full.filter())
    router.callback_query.register(none_of_these, NoneOfThese.filter())
    router.callback_query.register(not_solved, NotSolved.filter())
    router.callback_query.register(field, Field.filter())
    router.message.register(ask, Command("ask"))
    router.message.register(invite, Says("问", "问一问", "提问", "我要提问", "ask"))
    router.message.register(greet, Says(*GREETINGS))
    router.message.register(thank, Says(*THANKS))
    router.message.register(ask, Asks())
    return router


class Asks(Filter):
    """Passes every text that is not a command."""

    async def __call__(self, message: Message) -> bool:
        """Whether it is such a text."""
        return bool(message.text) and not (message.text or "").startswith("/")


async def greet(message: Message, say: Say) -> TelegramMethod[Any]:
    """A greeting is greeted."""
    return message.answer(say("faq-hello"))


async def thank(message: Message, say: Say) -> TelegramMethod[Any]:
    """Thanks and a farewell are returned."""
    return message.answer(say("faq-thanks"))


async def invite(message: Message, say: Say) -> TelegramMethod[Any]:
    """/ask alone: how to ask."""
    return message.answer(say("faq-invite"))


async def ask(
    message: Message, state: FSMContext, shelf: Shelf, library: Library, step: Step
) -> TelegramMethod[Any]:
    """A question in the person's own words, behind /ask or without it."""
    text = COMMAND.sub("", message.text or "")
    before = await state.get_data()
    step = step.spoken(tongue.listen(step.conversation, text, is_used="turn" in before))
    say = step.say
    if invitation := anew(text, say):
        return message.answer(invitation)
    contents = await shelf.current(step.session, step.now)
    turn = int(before.get("turn", 0)) + 1
    last = {name: str(before.get(name, "")) for name in ("item", "matter")}
    asked = mask.without_tokens(text)
    verdict, followed = decide(contents, asked, **last)
    if door := door_of(asked, verdict):
        await state.set_data(last | {"turn": turn})
        return message.answer(say(DOORS[door]), reply_markup=ways_on(contents, say))
    if verdict.decision is Decision.ANSWER:
        item_id = verdict.matches[0].id
        if found := await answers.answer(step.session, contents, item_id, say, day(step.now)):
            await remember(state, contents, item_id, turn, text)
            await count(step, Outcome.ANSWERED)
            return message.answer(found.text, reply_markup=found.buttons)
    # What follows a matter is about that.
    what = "" if followed else asked
    wanted = await finds.wanted(step.session, step.conversation, library, what, say)
    if offered := [match.id for match in verdict.offered(MOST_SUGGESTIONS)]:
        await count(step, Outcome.OFFERED)
        return await which_of(message, state, contents, offered, turn, text, say, wanted)
    await count(step, Outcome.UNKNOWN)
    page = await finds.look(step.session, step.conversation, state, library, wanted.what, say)
    if page is None:
        # A new question has left the old matter behind.
        kept = {**(last if followed else {}), "turn": turn}
        page = await unknown(step, state, contents, library, kept, text, asked)
    return message.answer(page[0], reply_markup=page[1])


async def unknown(
    step: Step,
    state: FSMContext,
    contents: Contents,
    library: Library,
    kept: dict[str, Any],
    text: str,
    asked: str,
) -> tuple[Html, Any]:
    """Nothing fitted, and no document either: the question is kept for the desk."""
    number = await keep(step.session, step.conversation, text, Gap.UNKNOWN, [], step.now)
    data = {**kept, "unanswered": number}
    page = await no_answer(step.session, state, contents, library, data, asked, step.say)
    return await undertakings.asking_on(step, *page)


def anew(text: str, say: Say) -> Html | None:
    """How to ask, or to ask again what is too long or says nothing but what was hidden."""
    if not text:
        return say("faq-invite")
    if len(text) > LONGEST_QUESTION:
        return say("faq-shorter", limit=LONGEST_QUESTION)
    return say("faq-only-hidden") if mask.is_hidden(text) else None


async def no_answer(
    session: AsyncSession,
    state: FSMContext,
    contents: Contents,
    library: Library,
    data: dict[str, Any],
    asked: str,
    say: Say,
) -> tuple[Html, Any]:
    """That it is not known, of a matter that was followed or altogether, and where to go on."""
    count = await finds.good(session, await library.current(session), asked)
    await state.set_data(data | {"unknown": asked})
    markup = ways_on(contents, say, data["turn"], count, f"u:{data['unanswered']}")
    if "matter" not in data:
        return say("faq-unknown"), markup
    return say("faq-not-recorded", matter=say.content(data["matter"])), markup


def decide(contents: Contents, text: str, matter: str, item: str) -> tuple[Verdict, bool]:
    """A follow-up stays with the matter of the last answer; anything else is matched afresh.

    The second value says whether the matter was followed. What is answered outright about that
    same matter needs no following: it was asked again.
    """
    verdict = contents.matcher.match(text)
    if not matter:
        return verdict, False
    if verdict.decision is Decision.ANSWER:
        first = contents.items[verdict.matches[0].id]
        if first.matter == matter:
            return verdict, False
    followed = contents.matcher.follow_up(text, matter=matter, item_id=item)
    return (verdict, False) if followed is None else (followed, True)


def door_of(text: str, verdict: Verdict) -> Door | None:
    """Where somebody is sent who wants something done, unless an entry answers it for sure."""
    door = doors.door(text)
    return door if door and not doors.yields(door, verdict) else None


async def remember(
    state: FSMContext, contents: Contents, item_id: str, turn: int, asked: str
) -> None:
    """Keeps what was answered last, for follow-ups and for “not solved”."""
    matter = contents.items[item_id].matter
    await state.set_data({"turn": turn, "item": item_id, "matter": matter, "asked": asked})


async def which_of(
    message: Message,
    state: FSMContext,
    contents: Contents,
    offered: list[str],
    turn: int,
    text: str,
    say: Say,
    wanted: Wanted,
) -> TelegramMethod[Any]:
    """“Did you mean”: at most three questions, and “none of these”.

    Beside them the documents, where hardly a question was asked.
    """
    # The talk has moved on; only a matter that all the offered share may be followed.
    matters = {contents.items[one].matter for one in offered}
    matter = matters.pop() if len(matters) == 1 else ""
    data: dict[str, Any] = {"matter": matter, "turn": turn, "asked": text, "offered": offered}
    rows: list[Row] = [
        [button(answers.label(contents.title(one, say)), Pick(item=one))] for one in offered
    ]
    if wanted.count:
        data["unknown"] = wanted.what
        rows += [to_documents(wanted.count, turn, say), wanted.follow]
    await state.set_data(data)
    markup = keyboard([*rows, [button(say("faq-button-none"), NoneOfThese(turn=turn))]])
    asked = say("faq-which") if len(offered) > 1 else say("faq-is-it")
    return message.answer(asked, reply_markup=markup)


def to_documents(count: int, turn: int, say: Say) -> Row:
    """A button to the documents about what was asked."""
    return [button(say("faq-button-related", count=count), Related(turn=turn))]


def ways_on(contents: Contents, say: Say, turn: int = 0, count: int = 0, about: str = "") -> Any:
    """Documents about it, a person, where to call, how a request is made: as far as there are."""
    rows: list[Row] = []
    if count:
        rows.append(to_documents(count, turn, say))
    if about:
        rows.append(answers.to_a_person(say, about))
    if turn:
        rows.append([button(say("foi-button-ask"), Request(turn=turn))])
    rows += [
        [button(answers.label(contents.title(one, say)), Pick(item=one))]
        for one in (HOTLINE, HOW_TO_REQUEST)
        if one in contents.items
    ]
    return keyboard(rows)


async def pick(
    callback: CallbackQuery,
    callback_data: Pick,
    session: AsyncSession,
    state: FSMContext,
    shelf: Shelf,
    say: Say,
    now: datetime,
) -> Said:
    """A tapped question: its answer, also from a message of long ago."""
    contents = await shelf.current(session, now)
    found = await answers.answer(session, contents, callback_data.item, say, day(now))
    if found is None:
        return stale(callback, say)
    item = contents.items[callback_data.item]
    turn = int((await state.get_data()).get("turn", 0)) + 1
    await remember(state, contents, item.id, turn, item.question)
    return say_anew(callback, found.text, found.buttons)


async def full(
    callback: CallbackQuery,
    callback_data: Full,
    session: AsyncSession,
    shelf: Shelf,
    say: Say,
    now: datetime,
) -> Said:
    """The whole answer in place of the short one."""
    contents = await shelf.current(session, now)
    item = callback_data.item
    found = await answers.answer(session, contents, item, say, day(now), full=True)
    return change(callback, found.text, found.buttons) if found else stale(callback, say)


async def none_of_these(
    callback: CallbackQuery,
    callback_data: NoneOfThese,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    shelf: Shelf,
    say: Say,
    now: datetime,
) -> Said:
    """None of the offered: kept once, and a way on; of an older turn, a polite word."""
    data = await state.get_data()
    asked, offered = data.pop("asked", None), data.pop("offered", None)
    if data.get("turn") != callback_data.turn or not asked or not offered:
        return say_anew(callback, say("faq-none-again"))
    number = await keep(session, conversation, asked, Gap.NONE_OF_THESE, offered, now)
    # The matter of what was refused is not followed any more.
    turn = callback_data.turn
    await state.set_data({"turn": turn, "unanswered": number, "unknown": asked})
    contents = await shelf.current(session, now)
    ways = ways_on(contents, say, turn, about=f"u:{number}")
    return say_anew(callback, say("faq-none-kept"), ways)


async def not_solved(
    callback: CallbackQuery,
    callback_data: NotSolved,
    session: AsyncSession,
    conversation: Conversation,
    state: FSMContext,
    shelf: Shelf,
    say: Say,
    now: datetime,
) -> Said:
    """The answer did not help: kept once, and a way on."""
    data, about = await state.get_data(), callback_data.item
    if data.get("item") == callback_data.item and data.get("asked"):
        asked = data.pop("asked")
        number = await keep(session, conversation, asked, Gap.NOT_SOLVED, [about], now)
        await state.set_data(data | {"unanswered": number})
        about = f"u:{number}"
    contents = await shelf.current(session, now)
    return say_anew(callback, say("faq-not-solved"), ways_on(contents, say, about=about))


async def field(
    callback: CallbackQuery,
    callback_data: Field,
    session: AsyncSession,
    shelf: Shelf,
    say: Say,
    now: datetime,
) -> Said:
    """A page of a field's questions; turning the page changes the message in place."""
    contents = await shelf.current(session, now)
    entries = await faq.of_field(session, callback_data.field, day(now))
    page = max(0, callback_data.page)
    ids = [f"faq:{entry.id}" for entry in entries[page * PAGE : (page + 1) * PAGE]]
    here = [one for one in ids if one in contents.items]
    if not here:
        return stale(callback, say)
    rows: list[Row] = [
        [button(answers.label(contents.title(one, say)), Pick(item=one))] for one in here
    ]
    more = len(entries) > (page + 1) * PAGE
    rows.append(
        turns(
            say,
            Field(field=callback_data.field, page=page - 1) if page > 0 else None,
            Field(field=callback_data.field, page=page + 1) if more else None,
        )
    )
    heading = f"<b>{field_name(callback_data.field, say)}</b>\n\n{say('faq-field-choose')}"
    return change(callback, heading, keyboard(rows))


def day(now: datetime) -> date:
    """The city's day of a moment."""
    return now.astimezone(CITY).date()


DOORS = {
    Door.HOTLINE: "faq-door-hotline",
    Door.PETITION: "faq-door-petition",
    Door.REPORT: "faq-door-report",
}
