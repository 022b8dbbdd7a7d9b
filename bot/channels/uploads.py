"""Uploads (收附件): a file that a form asks for, checked, and kept until it is sent in."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.reception import COVERED
from knowledge import mask
from storage import conversations, form_files, forms, residents
from storage.conversations import Conversation
from storage.forms import Draft, Kind
from storage.refusal import Refusal


async def asked(session: AsyncSession, conversation: Conversation | None) -> Draft | None:
    """The draft that is open here, where it stands at a question that asks for a file."""
    if conversation is None or conversation.filling is None:
        return None
    mine = [one.id or 0 for one in await residents.accounts(session, conversation)]
    draft = await forms.find(session, mine, conversation.filling)
    question = draft.questions.question(draft.at) if draft else None
    return draft if question is not None and question.kind is Kind.FILE else None


async def take(
    session: AsyncSession, channel: str, chat_id: int, name: str, content: bytes, now: datetime
) -> str:
    """Keeps an upload; the id under which it is sent.

    Refused where no file is asked for, and where it is none that we take.
    """
    draft = await asked(session, await conversations.find(session, channel, chat_id))
    held = draft and await forms.hold(session, [draft.conversation_id], draft.id or 0)
    if draft is None or held is None:
        raise Refusal("form-file-not-asked")
    row = await form_files.keep(session, draft, draft.at, checked(name, content), now)
    return row.id


async def name(session: AsyncSession, channel: str, chat_id: int, file_id: str) -> str:
    """The name of an upload, as the transcript of whoever sends it has it; empty for any other."""
    draft = await asked(session, await conversations.find(session, channel, chat_id))
    found = await form_files.find(session, draft.id, file_id) if draft else None
    question = draft.questions.question(found.question) if draft and found else None
    if found is None or question is None:
        return ""
    is_covered = question.personal and not question.readable
    return COVERED if is_covered else form_files.name_of(session, found)


def checked(name: str, content: bytes) -> form_files.File:
    """A file that may be kept; a number of somebody's in its name is hidden as in a text."""
    return form_files.checked(mask.mask(name).text, content)
