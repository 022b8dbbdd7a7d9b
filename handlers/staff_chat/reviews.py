"""Reviews at the staff bot (保密审查): the message as it will be sent, approved or sent back.

What is approved is what was shown: the button carries the beginning of its seal. Approving asks
for a code of the authenticator, as the console does (GB/T 22239-2019 8.1.4.1).
"""

from io import BytesIO
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import ConversationHandler

from handlers import announcement
from handlers.desk import releases as desk
from handlers.desk import reviews
from handlers.desk.reviews import Review
from handlers.staff_chat.broadcasts import numbered
from handlers.staff_chat.step import Rows, Step, pieces
from knowledge.say import Html, Language, escape
from storage import accounts, broadcasts, releases, staff
from storage.accounts import Account
from storage.broadcasts import Rendering
from storage.refusal import Refusal
from storage.releases import Attachment, Release
from storage.staff import Staff

CODE: Final = "code"
REASON: Final = "reason of sending back"
# So much of a seal stands on a button, which has room for 64 bytes.
SEAL: Final = 16
# Traditional is converted from Simplified, and shown where somebody wants it.
SHOWN: Final = (Language.ZH_HANS, Language.EN)


async def look(_update: Update, step: Step) -> None:
    """A tap on a draft, or /review N: all of what would be sent, and what can be done."""
    number = int(step.found[0]) if step.found else numbered(step.typed.partition(" ")[2])
    if number is None:
        await step.answer(step.words("staff-bot-which-number"))
        return
    try:
        async with step.reading() as session:
            staff.check(step.who, "see releases")
            found = await reviews.preview(session, number, step.house.texts, step.now)
            author = await _author(session, found.release)
            attachment = await releases.attachment(session, _with_file(found))
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return
    for one in found.renderings:
        if one.language in SHOWN:
            await _send(step, one, attachment)
    await step.answer(_about(step, found, author), _rows(step, found, author))


async def _author(session: AsyncSession, release: Release) -> Staff | None:
    return await session.get(Staff, release.author_id) if release.author_id else None


def _with_file(found: Review) -> Release:
    """Whose picture or file goes along."""
    if found.release.attachment or found.reading is None:
        return found.release
    return found.reading


async def _send(step: Step, one: Rendering, attachment: Attachment | None) -> Message:
    """A message exactly as it will be sent, with its picture or file, without its buttons."""
    chat = step.heard.effective_chat
    if attachment is None or chat is None:
        return await step.answer(one.html)
    content, name = attachment.content, attachment.file_name
    if attachment.is_picture:
        return await step.insist(
            lambda: step.bot.send_photo(
                chat.id,
                BytesIO(content),
                caption=one.html,
                parse_mode=ParseMode.HTML,
                filename=name,
            )
        )
    return await step.insist(
        lambda: step.bot.send_document(
            chat.id,
            BytesIO(content),
            caption=one.html,
            parse_mode=ParseMode.HTML,
            filename=name,
        )
    )


def _about(step: Step, found: Review, author: Staff | None) -> Html:
    """Below the messages: whose it is, to how many it goes, what somebody should look at."""
    both = [one for one in (found.release, found.reading) if one is not None]
    buttons = [step.say.content(one["text"]) for row in found.renderings[0].buttons for one in row]
    lines = [
        step.words(
            "staff-bot-draft",
            id=str(found.release.id),
            title=step.say.content(found.release.title),
            author=author.name if author else "—",
            organ=step.say.content(found.release.organ),
        ),
        step.words(
            "staff-bot-audience",
            recipients=found.recipients,
            lacking=found.lacking,
            topics=step.say.content("、".join(one.name for one in found.topics)),
            attribute=step.say.content(found.release.attribute),
        ),
        step.words("staff-bot-buttons-below", buttons=" · ".join(buttons)),
        *_left_out(step, found),
        *(step.words("staff-bot-with-reading", id=str(one.id)) for one in both[1:]),
        *(f"· {step.words(text_id, **about)}" for text_id, about in found.remarks),
    ]
    return Html("\n".join(lines))


def _left_out(step: Step, found: Review) -> list[Html]:
    """That some of it has no room in the message, if so."""
    say = step.house.texts.say(Language.ZH_HANS)
    left = announcement.left_out(found.release, found.reading, found.topics, found.attachment, say)
    return [step.words("staff-bot-left-out", count=len(left))] if left else []


def _rows(step: Step, found: Review, author: Staff | None) -> Rows:
    number = str(found.release.id)
    rows = [
        [
            (step.words("staff-bot-button-full"), f"full:{number}"),
            (step.words("staff-bot-button-hant"), f"hant:{number}"),
        ]
    ]
    is_mine = author is not None and author.id == step.who.id
    waits = found.release.submitted_at is not None
    if staff.permitted(step.who, "broadcasts review") and waits and not is_mine:
        seal = found.would_be[:SEAL]
        yes = (step.words("staff-bot-button-approve"), f"approve:{number}:{seal}")
        no = (step.words("staff-bot-button-return"), f"return:{number}")
        rows.insert(0, [yes, no])
    return rows


async def full(_update: Update, step: Step) -> None:
    """The whole text, as 全文 shows it, and that of the 解读 that goes along."""
    async with step.reading() as session:
        staff.check(step.who, "see releases")
        release = await releases.get(session, int(step.found[0]))
        reading = await releases.reading_of(session, release)
    for one in (release, reading):
        if one is not None:
            for piece in pieces(f"{one.title}\n\n{one.text}"):
                await step.answer(escape(piece))


async def hant(_update: Update, step: Step) -> None:
    """The message in Traditional characters."""
    async with step.reading() as session:
        staff.check(step.who, "see releases")
        number = int(step.found[0])
        found = await reviews.preview(session, number, step.house.texts, step.now)
    for one in found.renderings:
        if one.language == Language.ZH_HANT:
            await step.answer(one.html)


async def _may_review(step: Step, number: int) -> str:
    """The title of a draft that they may review, and that nobody has approved yet; or a no."""
    async with step.reading() as session:
        reviewer = await staff.allowed(session, step.who.name, "broadcasts review")
        release = await releases.get(session, number)
        releases.check_two(await _author(session, release), reviewer)
        if release.submitted_at is not None:
            return release.title
        standing = await broadcasts.of_release(session, number)
        if standing is None or standing.state not in broadcasts.OPEN:
            raise Refusal("releases-not-submitted", id=str(number))
        by = await session.get(Staff, standing.reviewer_id)
        name = by.name if by else "—"
        raise Refusal("staff-bot-approved-already", id=str(number), name=name)


async def ask_code(_update: Update, step: Step) -> str | int:
    """〔通过〕: asks for the code that proves that it is still they."""
    number, seal = int(step.found[0]), step.found[1]
    try:
        title = await _may_review(step, number)
        async with step.reading() as session:
            account = await session.get(Account, step.who.id)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return ConversationHandler.END
    if account is None or account.totp is None:
        await step.answer(step.words("staff-bot-no-authenticator"))
        return ConversationHandler.END
    message = step.query.message if step.query else None
    step.mine["approving"] = (number, seal, message.message_id if message else None)
    leave = (step.words("staff-bot-button-leave"), "leave")
    ask = step.words("staff-bot-which-code", id=str(number), title=step.say.content(title))
    await step.answer(ask, [[leave]])
    return CODE


async def approve(_update: Update, step: Step) -> str | int:
    """The code came: once it holds, what was shown is approved."""
    if "approving" not in step.mine:
        await step.answer(step.words("staff-bot-old-button"))
        return ConversationHandler.END
    number, seal, message_id = step.mine["approving"]
    try:
        await _prove(step)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return CODE if refusal.text_id == "accounts-code-wrong" else ConversationHandler.END
    del step.mine["approving"]
    try:
        await _may_review(step, number)
        found = await _approved(step, number, seal)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return ConversationHandler.END
    title = step.say.content(found.release.title)
    await step.without_buttons(message_id)
    await step.answer(
        step.words("staff-bot-approved", id=str(number), title=title, recipients=found.recipients)
    )
    return ConversationHandler.END


async def _approved(step: Step, number: int, seal: str) -> Review:
    """Approves what was shown; refused where it was changed since."""
    texts, now = step.house.texts, step.now
    async with step.transaction() as session:
        seen = (await reviews.preview(session, number, texts, now)).would_be
        if not seen.startswith(seal):
            raise Refusal("broadcasts-changed-meanwhile")
        return await reviews.review(session, number, step.who.name, texts, now, seen)


async def _prove(step: Step) -> None:
    """Refuses a code that does not hold; each try is counted, whatever comes of it."""
    code = step.typed
    async with step.transaction() as session:
        account = await accounts.of(session, step.who)
        accounts.count_try(account, step.now)
        holds = accounts.prove(session, account, code, step.now)
        if holds:
            accounts.forgive(account)
    if not holds:
        raise Refusal("accounts-code-wrong")


async def ask_reason(_update: Update, step: Step) -> str | int:
    """〔退回〕: asks why."""
    number = int(step.found[0])
    try:
        async with step.reading() as session:
            reviewer = await staff.allowed(session, step.who.name, "releases return")
            release = await releases.get(session, number)
            releases.check_two(await _author(session, release), reviewer)
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return ConversationHandler.END
    message = step.query.message if step.query else None
    step.mine["returning"] = (number, message.message_id if message else None)
    leave = (step.words("staff-bot-button-leave"), "leave")
    title = step.say.content(release.title)
    await step.answer(step.words("staff-bot-return-why", id=str(number), title=title), [[leave]])
    return REASON


async def send_back(_update: Update, step: Step) -> str | int:
    """The reason came: the draft goes back, and its author is told where they are joined, too."""
    if "returning" not in step.mine:
        await step.answer(step.words("staff-bot-old-button"))
        return ConversationHandler.END
    number, message_id = step.mine["returning"]
    reason = step.typed
    try:
        async with step.transaction() as session:
            await desk.send_back(session, number, step.who.name, reason, step.now)
            release = await releases.get(session, number)
            author = await session.get(Account, release.author_id) if release.author_id else None
    except Refusal as refusal:
        await step.answer(step.refused(refusal))
        return REASON if refusal.text_id == "releases-return-reason" else ConversationHandler.END
    del step.mine["returning"]
    await step.without_buttons(message_id)
    await step.answer(step.words("staff-bot-returned", id=str(number)))
    if author is not None and author.telegram_id is not None and author.closed_at is None:
        await _tell_author(step, author, release, reason)
    return ConversationHandler.END


async def _tell_author(step: Step, author: Account, release: Release, reason: str) -> None:
    say = step.house.texts.say(author.language)
    html = say(
        "staff-bot-was-returned",
        id=str(release.id),
        title=say.content(release.title),
        name=step.who.name,
        reason=reason,
    )
    try:
        await step.tell(author.telegram_id or 0, html)
    except (BadRequest, Forbidden, NetworkError, RetryAfter):
        # It stands in their list of what is due as well.
        return
