"""One's own (我的): what is followed and kept, a copy of it, its deletion, joined accounts.

《个人信息保护法》第四十五条、第四十七条. On a channel whose servers are abroad nothing goes out
that another account has kept (第三十六条): there the copy holds what this account itself said.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.methods import DeleteMessages, SendDocument, TelegramMethod
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.announcement import topic_name
from handlers.chat import tongue, undertakings, words
from handlers.chat.answers import label
from handlers.chat.buttons import Leave, Mine, Row, Topics, button, frame, keyboard
from handlers.chat.step import Step
from handlers.chat.taps import Said, say_anew, stale
from handlers.chat.words import NO, Says
from knowledge.say import CITY, Html, Language, Say
from storage import conversations, deliveries, residents
from storage.conversations import Conversation

# A code as it is shown, and as somebody types it who did not look closely.
CODE = re.compile(
    r"^(?P<told>(?:/?link(?: code)?|code)(?:@\w+)?[\s:]+|(?:我的)?(?:关联|關聯)[码碼]?[\s:是]*)?"
    r"(?P<code>[2-9A-Z]{4}(?P<dash>[-–—−‐‑_·.\s]?)[2-9A-Z]{4})$",
    re.IGNORECASE,
)
# So many topics can be left here; the others on their page.
MOST_TOPICS = 6
# What a yes to deleting is bound to.
_MARKED = {
    *("channel", "address", "topics", "unanswered_questions", "consultations"),
    *("unfinished_forms", "registrations", "messages_sent"),
}


class TypesCode(Filter):
    """Passes a code behind /link, right after it, or alone where nothing else looks like that."""

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether it is one."""
        text = unicodedata.normalize("NFKC", message.text or "").strip(" \t。.,，“”\"'()")
        found = CODE.match(text)
        if found is None:
            return False
        code = found["code"]
        # A word of eight letters is a code only where one was asked for, or it is one indeed; and
        # the secret of a request looks just like one.
        is_meant = step.conversation.state != words.FOI_ASKING and (
            looks_like_one(code, found["dash"]) or (await step.state.get_data()).get("linking")
        )
        if found["told"] or is_meant or await residents.is_code(step.session, code, step.now):
            return {"code": code}
        return False


def looks_like_one(code: str, dash: str) -> bool:
    """Whether nobody types this for anything else: letters with figures, or capitals with a dash.

    Figures alone are a telephone number or a span of years.
    """
    has_figures, has_letters = re.search(r"\d", code), re.search("[A-Za-z]", code)
    if not has_letters:
        return False
    return bool(has_figures) or (dash == "-" and code.isupper())


class Deleting(Filter):
    """Passes while the question whether to delete waits for its answer."""

    async def __call__(self, message: Message, step: Step) -> bool:
        """Whether it does."""
        del message
        return bool((await step.state.get_data()).get("deleting"))


def register(router: Router) -> None:
    """Commands, the words that do the same, and the taps."""
    router.message.register(keep, Says(*NO, "不删", "不删了", "别删", "keep it"), Deleting())
    router.message.register(join, TypesCode())
    router.message.register(show, Command("my"))
    router.message.register(show, Says("我的", "我的账号", "个人中心", "my", "mine", "my page"))
    router.message.register(copy, Command("mydata"))
    router.message.register(copy, Says("我的数据", "我的信息", "我的记录", "mydata", "my data"))
    router.message.register(ask_to_delete, Command("delete"))
    router.message.register(
        ask_to_delete,
        Says("删除我的数据", "删除我的记录", "删除我的信息", "删除记录", "注销", "delete my data"),
    )
    router.message.register(link, Command("link"))
    router.message.register(link, Says("关联", "关联账号", "账号关联", "link"))
    router.callback_query.register(tap, Mine.filter())


async def _kept(step: Step) -> Any:
    """What is kept: of every joined account, abroad of this one alone."""
    found = await residents.mydata(step.session, step.conversation)
    return {"accounts": found["accounts"][: len(await step.shown())]}


def _counts(kept: Any) -> dict[str, int]:
    def count(field: str) -> int:
        return sum(len(account[field]) for account in kept["accounts"])

    return {
        "lines": count("conversation"),
        # Joined accounts may follow the same topic, which is one.
        "topics": len({topic for account in kept["accounts"] for topic in account["topics"]}),
        "questions": count("unanswered_questions"),
        "consultations": count("consultations"),
        "forms": count("unfinished_forms"),
        "registrations": count("registrations"),
        "messages": count("messages_sent"),
    }


def _listed(counts: dict[str, int], say: Say) -> Html:
    """What is kept, by its number; what there is none of is left out."""
    parts = [say(f"residents-kept-{name}", count=count) for name, count in counts.items() if count]
    return Html(("; " if say.language is Language.EN else "；").join(parts))


async def overview(step: Step) -> tuple[Html, Any]:
    """What is under way, topics, language, joined accounts, what is kept."""
    session, conversation, say = step.session, step.conversation, step.say
    mine = await residents.followed(session, conversation)
    others = (await residents.accounts(session, conversation))[1:]
    counts = _counts(await _kept(step))
    paragraphs: list[str] = [f"<b>{say('residents-my')}</b>"]
    if mine:
        names = say.listing([topic_name(one, say) for one in mine])
        paragraphs.append(say("residents-my-topics", topics=names))
    else:
        paragraphs.append(say("residents-my-no-topics"))
    paragraphs.append(say("residents-my-language", name=tongue.NAMES[say.language]))
    if others:
        paragraphs.append(say("residents-my-joined", channels=_channels(others, say)))
    # The topics stand above by name.
    kept = _listed(counts | {"topics": 0}, say)
    paragraphs.append(say("residents-my-kept", kept=kept) if kept else say("residents-my-nothing"))
    rows: list[Row] = await undertakings.rows(step)
    rows += [
        [button(label(say("residents-my-leave", topic=topic_name(one, say))), Leave(topic=one.id))]
        for one in mine[:MOST_TOPICS]
    ]
    rows.append([button(say("residents-my-button-topics"), Topics())])
    rows.append([_to("mydata", say), _to("part" if others else "link", say)])
    rows.append([_to("delete", say)])
    return Html("\n\n".join(paragraphs)), keyboard(rows)


def _channels(accounts: Sequence[Conversation], say: Say) -> Html:
    """The channels of some accounts, each once."""
    names = (say("residents-channel", channel=one.channel) for one in accounts)
    return say.listing(list(dict.fromkeys(names)))


def _to(place: str, say: Say) -> Any:
    return button(say(f"residents-my-button-{place}"), Mine(place=place))


async def show(message: Message, step: Step) -> TelegramMethod[Any]:
    """/my."""
    text, markup = await overview(step)
    return message.answer(text, reply_markup=markup)


async def copy(message: Message, step: Step) -> SendDocument:
    """/mydata: everything kept, as a file."""
    kept = await _kept(step)
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    name = f"mydata-{step.now.astimezone(CITY):%Y-%m-%d}.json"
    is_part = step.abroad and step.conversation.resident_id is not None
    caption = step.say("residents-mydata-here") if is_part else step.say("residents-mydata")
    return message.answer_document(BufferedInputFile(content, name), caption=caption)


async def ask_to_delete(message: Message, step: Step) -> TelegramMethod[Any]:
    """/delete: what goes and what stays, and whether to."""
    text, markup = await _before_deleting(step)
    return message.answer(text, reply_markup=markup)


async def keep(message: Message, step: Step) -> TelegramMethod[Any]:
    """A typed no to deleting."""
    await _settle(step)
    return message.answer(step.say("residents-delete-kept"))


async def _settle(step: Step) -> str:
    """Whether to delete is answered; gives the mark of what was shown."""
    data = await step.state.get_data()
    shown = str(data.pop("deleting", ""))
    await step.state.set_data(data)
    return shown


def _mark(kept: Any) -> str:
    """Tells whether there is more or less to delete than was shown.

    The conversation itself is left out: every word in it would change the mark.
    """
    shown = [
        {name: value for name, value in account.items() if name in _MARKED}
        for account in kept["accounts"]
    ]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


async def _before_deleting(step: Step) -> tuple[Html, Any]:
    say = step.say
    kept = await residents.mydata(step.session, step.conversation)
    mark = _mark(kept)
    await step.state.update_data(deleting=mark)
    listed = _listed(_counts(kept), say)
    goes = say("residents-delete-goes", kept=listed) if listed else say("residents-my-nothing")
    paragraphs = [say("residents-delete"), goes]
    if others := (await residents.accounts(step.session, step.conversation))[1:]:
        paragraphs.append(say("residents-delete-joined", channels=_channels(others, say)))
    paragraphs.append(say("residents-delete-stays"))
    rows: list[Row] = [
        [button(say("residents-delete-button"), Mine(place="delete", shown=mark))],
        [button(say("residents-delete-button-no"), Mine(place="keep"))],
    ]
    return Html("\n\n".join(paragraphs)), keyboard(rows)


async def link(message: Message, step: Step) -> TelegramMethod[Any]:
    """/link: a code for the other channel; a code of the other channel may be typed next."""
    return message.answer(await _code(step))


async def _code(step: Step) -> Html:
    await step.state.update_data(linking=True)
    code = await residents.make_code(step.session, step.conversation, step.now)
    return step.say("residents-link", code=code)


async def join(message: Message, code: str, step: Step) -> TelegramMethod[Any]:
    """A typed code; the other account is told, in case that somebody else got hold of it."""
    session, conversation, say, now = step.session, step.conversation, step.say, step.now
    other = await residents.join(session, conversation, code, now)
    if other is None:
        return message.answer(say("residents-link-wrong"))
    data = await step.state.get_data()
    data.pop("linking", None)
    await step.state.set_data(data)
    theirs = step.texts.say(other.language)
    told = theirs(
        "residents-link-told", channel=theirs("residents-channel", channel=conversation.channel)
    )
    part = frame(theirs("residents-my-button-part"), Mine(place="part"))
    key = f"link:{other.id}:{conversation.id}:{now.timestamp():.0f}"
    await deliveries.notify(session, other, told, [[part]], key)
    channel = say("residents-channel", channel=other.channel)
    markup = keyboard([[button(say("residents-my-button-my"), Mine(place="my"))]])
    return message.answer(say("residents-link-done", channel=channel), reply_markup=markup)


async def tap(  # noqa: PLR0911 - a table of places.
    callback: CallbackQuery, callback_data: Mine, step: Step
) -> Said:
    """A tap on one of these places."""
    message, say = callback.message, step.say
    match callback_data.place:
        case "my":
            return say_anew(callback, *await overview(step))
        case "mydata" if isinstance(message, Message):
            return [callback.answer(), await copy(message, step)]
        case "link":
            return say_anew(callback, await _code(step))
        case "part":
            await residents.part(step.session, step.conversation)
            return say_anew(callback, say("residents-part"))
        case "keep":
            await _settle(step)
            return say_anew(callback, say("residents-delete-kept"))
        case "delete" if callback_data.shown:
            return await _delete(callback, callback_data.shown, step)
        case "delete":
            return say_anew(callback, *await _before_deleting(step))
        case _:
            return stale(callback, say)


async def _delete(callback: CallbackQuery, shown: str, step: Step) -> Said:
    """Deletes what was shown, and asks anew where that was declined or is no longer all.

    Open pages of the web chat see the lines go.
    """
    session, conversation = step.session, step.conversation
    kept = await residents.mydata(session, conversation)
    if not shown == await _settle(step) == _mark(kept):
        return say_anew(callback, *await _before_deleting(step))
    # The newest line stands for all: open pages then show what is left.
    lines = await conversations.transcript(session, conversation.id or 0, limit=1)
    await residents.delete(session, conversation)
    said = say_anew(callback, step.say("residents-deleted"))
    if not lines:
        return said
    gone = DeleteMessages(
        chat_id=conversation.chat_id, message_ids=[line.id or 0 for line in lines]
    )
    # Before anything is said anew: SQLite gives the numbers of what was deleted again.
    return [gone, *said]
