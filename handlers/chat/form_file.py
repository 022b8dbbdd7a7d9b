"""A file in a form (附件): the answer that an upload is, and how one is uploaded."""

from handlers.chat.form_answers import Unclear
from handlers.chat.step import Step
from knowledge.say import Html
from storage import form_files, forms
from storage.forms import Draft, Kind, Value


async def sent(step: Step, draft: Draft, file_id: str) -> Value:
    """The answer that a sent file is.

    Raises Unclear where no file is asked for, and where the upload is not of this draft or is
    gone: of the two nothing is told apart.
    """
    question = draft.questions.question(draft.at)
    if question is None or question.kind is not Kind.FILE:
        raise Unclear("residents-only-text")
    found = await form_files.find(step.session, draft.id, file_id)
    if found is None or found.question != draft.at:
        raise Unclear("form-file-gone")
    return await form_files.send(step.session, draft, found)


async def how(step: Step, draft: Draft) -> Html:
    """How to upload where the button opened no picker: on a page of ours, or by typing a path."""
    if not step.in_browser:
        return step.say("form-file-path")
    token = await forms.open_page(step.session, draft, step.conversation.id or 0, step.now)
    return step.say(
        "form-file-page",
        url=f"{step.portal}/forms/{token}",
        minutes=int(forms.PAGE_LIVES.total_seconds() // 60),
    )
