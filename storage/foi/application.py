"""What an application says (申请内容): three groups, and no reason.

《政府信息公开条例》第二十九条第二款: who applies and how they are
reached; what is wanted; in which form. Nothing else may be asked: since 2019 nobody has to say
what the information is for.
"""

import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from storage.foi import identity
from storage.foi.identity import Proof
from storage.refusal import Refusal

SHORTEST_CONTENT, LONGEST_CONTENT = 4, 2000


class Applicant(StrEnum):
    """Who may apply (第二十七条)."""

    CITIZEN = "citizen"  # 公民
    ORGANISATION = "organisation"  # 法人或者其他组织


class Way(StrEnum):
    """How the information is to be given (获取信息的方式、途径)."""

    EMAIL = "email"  # 电子邮件
    POST = "post"  # 邮寄
    PICK_UP = "pick_up"  # 自行领取
    READ = "read"  # 当场查阅、抄录


# GB 18030's lines and other controls never belong to a name; a line break does to what is wanted.
Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Application(BaseModel):
    """An application as it comes in."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    applicant: Applicant
    name: Annotated[Line, Field(min_length=2, max_length=100)]
    proof: Proof
    proof_number: Annotated[Line, Field(min_length=1, max_length=40)]
    phone: Annotated[Line, Field(pattern=r"^\+?[0-9][0-9 ()-]{5,24}$")]
    email: Annotated[Line, Field(max_length=100)] = ""
    address: Annotated[Line, Field(max_length=200)] = ""
    content: Annotated[
        str,
        StringConstraints(
            strip_whitespace=True,
            min_length=SHORTEST_CONTENT,
            max_length=LONGEST_CONTENT,
            pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*$",
        ),
    ]
    way: Way

    @field_validator("phone", "email", mode="before")
    @classmethod
    def _half_width(cls, value: object) -> object:
        return unicodedata.normalize("NFKC", value) if isinstance(value, str) else value

    def checked(self, today: date) -> "Application":
        """The same with the number as it is kept; refused where a part is missing or wrong."""
        is_code = self.proof is Proof.CREDIT_CODE
        if is_code is not (self.applicant is Applicant.ORGANISATION):
            raise Refusal("foi-wrong-proof-kind")
        if self.way is Way.EMAIL and not is_email(self.email):
            raise Refusal("foi-needs-email")
        if self.way is Way.POST and not self.address:
            raise Refusal("foi-needs-address")
        number = identity.check(self.proof, self.proof_number, today)
        return self.model_copy(update={"proof_number": number})


def words_of(content: str) -> str:
    """What is asked for, without signs and spaces: what makes two applications the same."""
    folded = unicodedata.normalize("NFKC", content).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def check_email(text: str, _today: date) -> str:
    """The address as it is kept; refused where it is none."""
    if not is_email(text):
        raise Refusal("foi-needs-email")
    return text


def is_email(text: str) -> bool:
    """Whether this can be an address of electronic mail."""
    name, _, host = text.partition("@")
    is_host = "." in host.strip(".") and host == host.strip(".") and "@" not in host
    return bool(name) and is_host and not any(sign.isspace() for sign in text)
