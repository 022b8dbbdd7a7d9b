"""The form of a request (申请表): three groups, and no purpose.

《政府信息公开条例》第二十九条第二款.

Every question is personal: where the channel's servers are abroad they are asked on a page of
ours, and nowhere is an answer kept in a transcript.
"""

import hashlib
from functools import partial
from typing import Any

from pydantic import ValidationError

from handlers.chat import form
from handlers.chat.buttons import Requests, button, keyboard
from handlers.chat.form import Spoken
from handlers.chat.form_answers import Rules
from handlers.chat.step import Step
from knowledge.say import Html
from storage import foi, form_files
from storage.foi import Applicant, Application, Proof, Way, identity
from storage.foi.application import LONGEST_CONTENT, SHORTEST_CONTENT, check_email
from storage.foi.record import ANSWER_WITHIN
from storage.forms import Draft, Form, Kind, Option, Question, Shown, Value
from storage.refusal import Refusal
from storage.staff import OFFICE


def _asked(question_id: str, kind: Kind, text_id: str, **more: Any) -> Question:
    return Question(id=question_id, kind=kind, words={"id": text_id}, personal=True, **more)


def _when(question: str, *values: str) -> tuple[Shown, ...]:
    return (Shown(question=question, is_one_of=values),)


def _option(value: str, text_id: str, *also: str) -> Option:
    return Option(value=value, words={"id": text_id}, also=also)


_DOCUMENTS = (
    _option(Proof.RESIDENT_ID, "foi-option-resident-id", "身份证", "二代证", "id card"),
    _option(Proof.PASSPORT, "foi-option-passport"),
    _option(Proof.HK_MACAO, "foi-option-hk-macao", "回乡证", "港澳通行证"),
    _option(Proof.TAIWAN, "foi-option-taiwan", "台胞证"),
    _option(Proof.FOREIGNER, "foi-option-foreigner", "永居证", "永久居留证", "五星卡"),
)
_OTHERS = tuple(one.value for one in _DOCUMENTS if one.value != Proof.RESIDENT_ID)

FORM = Form(
    title={"id": "foi-title"},
    questions=(
        _asked(
            "content",
            Kind.TEXT,
            "foi-ask-content",
            hint={"id": "foi-hint-content"},
            least=SHORTEST_CONTENT,
            most=LONGEST_CONTENT,
            readable=True,
        ),
        _asked(
            "applicant",
            Kind.CHOICE,
            "foi-ask-applicant",
            options=(
                _option(
                    Applicant.CITIZEN,
                    "foi-option-citizen",
                    "本人",
                    "自己",
                    "我自己",
                    "individual",
                    "me",
                ),
                _option(
                    Applicant.ORGANISATION,
                    "foi-option-organisation",
                    "公司",
                    "企业",
                    "组织",
                    "company",
                ),
            ),
        ),
        _asked("name", Kind.TEXT, "foi-ask-name", hint={"id": "foi-hint-name"}, least=2, most=100),
        _asked(
            "proof",
            Kind.CHOICE,
            "foi-ask-proof",
            options=_DOCUMENTS,
            shown=_when("applicant", Applicant.CITIZEN),
        ),
        _asked(
            "id_number",
            Kind.TEXT,
            "foi-ask-id-number",
            rule="id_number",
            shown=_when("proof", Proof.RESIDENT_ID),
        ),
        _asked(
            "proof_number",
            Kind.TEXT,
            "foi-ask-proof-number",
            rule="proof_number",
            least=5,
            most=30,
            shown=_when("proof", *_OTHERS),
        ),
        _asked(
            "credit_code",
            Kind.TEXT,
            "foi-ask-credit-code",
            hint={"id": "foi-hint-credit-code"},
            rule="credit_code",
            least=18,
            most=30,
            shown=_when("applicant", Applicant.ORGANISATION),
        ),
        _asked("phone", Kind.PHONE, "foi-ask-phone", hint={"id": "foi-hint-phone"}),
        _asked(
            "way",
            Kind.CHOICE,
            "foi-ask-way",
            options=(
                _option(Way.EMAIL, "foi-option-email", "邮箱", "邮件", "email", "e-mail"),
                _option(Way.POST, "foi-option-post", "寄给我", "快递", "post", "mail"),
                _option(Way.PICK_UP, "foi-option-pick-up", "自取", "来取", "自己取", "pick up"),
                _option(Way.READ, "foi-option-read", "当场看", "查阅", "read it"),
            ),
        ),
        _asked(
            "email",
            Kind.TEXT,
            "foi-ask-email",
            rule="email",
            least=5,
            most=100,
            shown=_when("way", Way.EMAIL),
        ),
        _asked(
            "address",
            Kind.TEXT,
            "foi-ask-address",
            least=5,
            most=200,
            shown=_when("way", Way.POST),
        ),
        _asked(
            "file",
            Kind.FILE,
            "foi-ask-file",
            hint={"id": "foi-hint-file"},
            optional=True,
        ),
    ),
)


async def begin(step: Step, what: str) -> list[Spoken]:
    """Begins the form, with what was asked before carried over; or goes on with its draft.

    Each thing that is wanted has a draft of its own: one request, one document.
    """
    what = what[:LONGEST_CONTENT]
    given: dict[str, Value] = {"content": what} if len(what) >= SHORTEST_CONTENT else {}
    about = hashlib.sha256(what.encode()).hexdigest()[:16] if given else ""
    return await form.start(step, PURPOSE, FORM, about=about, given=given)


def application(given: dict[str, Value]) -> Application:
    """The application that the answers are; refused with the question that is wrong."""
    said = {name: str(value) for name, value in given.items()}
    is_person = said.get("applicant") == Applicant.CITIZEN
    numbers = ("id_number", "proof_number") if is_person else ("credit_code",)
    try:
        return Application(
            applicant=Applicant(said["applicant"]),
            name=said["name"],
            proof=Proof(said["proof"]) if is_person else Proof.CREDIT_CODE,
            proof_number=next(said[one] for one in numbers if one in said),
            phone=said["phone"],
            email=said.get("email", ""),
            address=said.get("address", ""),
            content=said["content"],
            way=Way(said["way"]),
        )
    except ValidationError as error:
        where = str(error.errors()[0]["loc"][0])
        raise Refusal("foi-wrong-form", what=where) from None


async def review(step: Step, draft: Draft, given: dict[str, Value]) -> Html:
    """Above the answers: who reads them and what for (《个人信息保护法》第十七条)."""
    del draft, given
    return step.say("foi-review", organ=step.say.content(OFFICE))


async def send(step: Step, draft: Draft, given: dict[str, Value]) -> list[Spoken]:
    """Lodges the request; its number and its secret, said once, and what happens next."""
    request, secret = await foi.lodge(
        step.session, application(given), step.now, conversation=step.conversation
    )
    if isinstance(file := given.get("file"), dict):
        row = await form_files.find(step.session, draft.id, file["file"])
        if row is None:
            raise Refusal("form-file-gone")
        await foi.attach(step.session, request, form_files.opened(step.session, row), step.now)
    said = step.say("foi-sent", number=request.number, secret=secret, days=ANSWER_WITHIN)
    status = button(step.say("foi-button-status"), Requests(place="status"))
    return [Spoken(said, keyboard([[status]]))]


RULES: Rules = {
    "id_number": partial(identity.check, Proof.RESIDENT_ID),
    "proof_number": partial(identity.check, Proof.PASSPORT),
    "credit_code": partial(identity.check, Proof.CREDIT_CODE),
    "email": check_email,
}
PURPOSE = form.Purpose(key="foi", send=send, review=review, rules=RULES)
