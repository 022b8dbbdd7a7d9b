"""Staff on Telegram (工作机器人): what they can do there, as a table of contents.

The gate comes before everything; the dialogues that ask for a code or a reason before the rest,
because they take words; what nobody took comes last.
"""

import warnings
from datetime import timedelta
from typing import Any, Final

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from handlers.staff_chat import broadcasts, consultations, reviews, today
from handlers.staff_chat.gate import MOST_HEARD, MOST_WRONG, Tries, gate
from handlers.staff_chat.step import House, Staffed, Step

# What is asked is put by when nothing comes for so long.
PATIENCE: Final = timedelta(minutes=10)
EVERY_MINUTE: Final = timedelta(minutes=1)
# The menu; what each does stands in the texts under staff-bot-command-NAME.
COMMANDS: Final = ("today", "consultations", "review", "status", "help", "cancel")

Handler = BaseHandler[Update, Step, Any]
ANSWERING = consultations.Answering()
WORDS = filters.TEXT & ~filters.COMMAND & ~ANSWERING


def add_to(application: Staffed, house: House) -> None:
    """Everything that staff can do here, and the round of the digest."""
    application.bot_data.update(house=house, tries=Tries(MOST_WRONG), strangers=Tries(MOST_HEARD))
    application.add_handler(TypeHandler(Update, gate), group=-1)
    application.add_handlers([_dialogues(), *_commands(), *_taps(), *_words()])
    if (queue := application.job_queue) is not None:
        # It runs late rather than never. What repeats begins an interval after the start.
        late = {"misfire_grace_time": None}
        queue.run_once(today.go_round, 0, job_kwargs=late)
        queue.run_repeating(today.go_round, EVERY_MINUTE, job_kwargs=late | {"coalesce": True})


def _dialogues() -> ConversationHandler[Step]:
    """What asks for something before it is done."""
    with warnings.catch_warnings():
        # Its taps begin a dialogue of the chat, not one for each message: that is meant.
        warnings.simplefilter("ignore", PTBUserWarning)
        return ConversationHandler(
            entry_points=[
                CallbackQueryHandler(reviews.ask_code, r"^approve:(\d+):([0-9a-f]+)$"),
                CallbackQueryHandler(reviews.ask_reason, r"^return:(\d+)$"),
                CallbackQueryHandler(consultations.ask_reason, r"^pass:(ZX-[\w-]+):(\d+)$"),
            ],
            states={
                reviews.CODE: [MessageHandler(WORDS, reviews.approve)],
                reviews.REASON: [MessageHandler(WORDS, reviews.send_back)],
                consultations.REASON: [
                    MessageHandler(WORDS, consultations.pass_on),
                    CallbackQueryHandler(consultations.pass_on, "^usual$"),
                ],
                ConversationHandler.TIMEOUT: [TypeHandler(Update, _put_by)],
            },
            fallbacks=[
                CommandHandler("cancel", _leave),
                CallbackQueryHandler(_leave, "^leave$"),
            ],
            allow_reentry=True,
            conversation_timeout=PATIENCE,
        )


def _commands() -> list[Handler]:
    return [
        CommandHandler(["start", "help"], _help),
        CommandHandler("today", today.show),
        CommandHandler("consultations", consultations.listed),
        CommandHandler("review", reviews.look),
        CommandHandler("status", broadcasts.status),
        CommandHandler("link", _relink),
    ]


def _taps() -> list[Handler]:
    return [
        CallbackQueryHandler(reviews.look, r"^review:(\d+)$"),
        CallbackQueryHandler(reviews.full, r"^full:(\d+)$"),
        CallbackQueryHandler(reviews.hant, r"^hant:(\d+)$"),
        CallbackQueryHandler(broadcasts.look, r"^status:(\d+)$"),
        CallbackQueryHandler(broadcasts.act, r"^(pause|resume):(\d+)$"),
        CallbackQueryHandler(broadcasts.ask_to_stop, r"^stop:(\d+)$"),
        CallbackQueryHandler(broadcasts.stop, r"^stopped:(\d+)$"),
        CallbackQueryHandler(consultations.show, r"^cons:(ZX-[\w-]+)$"),
        CallbackQueryHandler(consultations.to_whom, r"^pass:(ZX-[\w-]+)$"),
        CallbackQueryHandler(consultations.send, r"^send:([0-9a-f]+)$"),
        CallbackQueryHandler(consultations.drop, r"^drop:([0-9a-f]+)$"),
        CallbackQueryHandler(_old_button),
    ]


def _words() -> list[Handler]:
    return [
        MessageHandler(filters.REPLY, consultations.reply),
        MessageHandler(filters.ALL, _help),
    ]


async def _help(_update: Update, step: Step) -> None:
    """/help, and whatever else is written."""
    await step.answer(step.words("staff-bot-help", name=step.who.name))


async def _relink(update: Update, step: Step) -> None:
    """/link of somebody who is joined already, to another account."""
    from handlers.staff_chat import gate as door

    await door.link(update, step)


async def _leave(_update: Update, step: Step) -> int:
    """What was asked is not wanted any more."""
    _forget(step)
    await step.answer(step.words("staff-bot-left-alone"))
    return ConversationHandler.END


async def _put_by(_update: Update, step: Step) -> int:
    """Nothing came for ten minutes."""
    _forget(step)
    await step.answer(step.words("staff-bot-put-by"))
    return ConversationHandler.END


def _forget(step: Step) -> None:
    for name in ("approving", "returning", "passing"):
        step.mine.pop(name, None)


async def _old_button(_update: Update, step: Step) -> None:
    """A tap that leads nowhere any more."""
    await step.answer(step.words("staff-bot-old-button"))
