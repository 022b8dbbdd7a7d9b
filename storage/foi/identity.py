"""Proofs of identity (身份证明): which there are, and what can be told from their numbers alone.

A resident identity number has a date and a check character (GB 11643—1999), a unified social
credit code has a check character (GB 32100—2015). Of the others only the form is looked at: what
they are worth an officer sees when the applicant is called.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum

from storage.refusal import Refusal


class Proof(StrEnum):
    """The kinds of proof (证件种类)."""

    RESIDENT_ID = "resident_id"  # 居民身份证
    PASSPORT = "passport"  # 护照
    HK_MACAO = "hk_macao"  # 港澳居民来往内地通行证、居住证
    TAIWAN = "taiwan"  # 台湾居民来往大陆通行证、居住证
    FOREIGNER = "foreigner"  # 外国人永久居留身份证
    CREDIT_CODE = "credit_code"  # 统一社会信用代码


# A number begins with a province of GB/T 2260.
RESIDENT = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(\d{8})\d{3}[\dX]"
)
RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
RESIDENT_SIGNS = "10X98765432"
OLDEST = 1850

CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT = re.compile(rf"[{CREDIT_SIGNS}]{{2}}\d{{6}}[{CREDIT_SIGNS}]{{10}}")
OTHER = re.compile(r"[A-Z0-9()]{5,20}")


def plain(number: str) -> str:
    """A number as it is kept: half-width capitals without spaces and strokes."""
    return re.sub(r"[\s\-–—·.]", "", unicodedata.normalize("NFKC", number)).upper()


def check(proof: Proof, number: str, today: date) -> str:
    """The number as it is kept; refused where it cannot be one of its kind."""
    number = plain(number)
    if proof is Proof.RESIDENT_ID:
        if not is_resident_number(number, today):
            raise Refusal("foi-wrong-resident-number")
    elif proof is Proof.CREDIT_CODE:
        if not is_credit_code(number):
            raise Refusal("foi-wrong-credit-code")
    elif not OTHER.fullmatch(number) or not any(sign.isdigit() for sign in number):
        raise Refusal("foi-wrong-proof-number")
    return number


def is_resident_number(number: str, today: date) -> bool:
    """Whether form, date of birth and check character hold (公民身份号码)."""
    found = RESIDENT.fullmatch(number)
    if found is None:
        return False
    born = found[1]
    try:
        day = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    if not date(OLDEST, 1, 1) <= day <= today:
        return False
    weighed = sum(
        int(sign) * weight for sign, weight in zip(number, RESIDENT_WEIGHTS, strict=False)
    )
    return number[-1] == RESIDENT_SIGNS[weighed % 11]


def is_credit_code(code: str) -> bool:
    """Whether form and check character hold (统一社会信用代码)."""
    if not CREDIT.fullmatch(code):
        return False
    weighed = sum(CREDIT_SIGNS.index(sign) * 3**place for place, sign in enumerate(code[:-1]))
    return code[-1] == CREDIT_SIGNS[-weighed % 31]
