"""Words of the requests' commands (经办用语): each value by its code or as an officer says it."""

from collections.abc import Callable, Mapping
from typing import Any

import typer

from knowledge import values

# A code, and what is said for it; where there are several, with 、 between.
STATES = {
    "pre-application": "待确认、预申请",
    "registered": "已登记",
    "extended": "已延期",
    "answered": "已答复",
    "withdrawn": "已撤回",
    "not-an-application": "不作为申请处理",
}
METHODS = {
    "phone": "电话",
    "email": "电子邮件、邮件",
    "letter": "邮寄、信函",
    "in-person": "当面",
}
ROUTES = {"enquiry": "咨询", "hotline": "12345、投诉", "petition": "信访", "report": "举报"}
WHYS = {"illiterate": "不会写字、书写困难", "disabled": "残障、残疾", "other": "其他"}
# How a paper came to the office: it decides from which day its clock runs.
CAME = {
    "in-person": "当面、口头",
    "signed-for": "挂号信、签收、快递、特快专递",
    "letter": "平信",
    "fax": "传真",
    "email": "电子邮件、邮件",
}
# The fields of a paper application whose value is one of a few.
FIELDS = {
    "applicant": {"citizen": "公民、个人", "organisation": "单位、法人或者其他组织"},
    "proof": {
        "resident_id": "居民身份证、身份证",
        "passport": "护照",
        "hk_macao": "港澳居民来往内地通行证、港澳居民居住证",
        "taiwan": "台湾居民来往大陆通行证、台湾居民居住证",
        "foreigner": "外国人永久居留身份证",
        "credit_code": "统一社会信用代码",
    },
    "way": {
        "email": "电子邮件、邮件",
        "post": "邮寄",
        "pick_up": "自行领取、自取",
        "read": "当场查阅、查阅、抄录",
    },
}


def listed(words: Mapping[str, str]) -> str:
    """All values of a kind, as a help or a refusal names them."""
    return "; ".join(f"{code} {said}" for code, said in words.items())


def code_of(words: Mapping[str, str], typed: str) -> str | None:
    """The code of what was typed, full-width or half-width; None where it is no value."""
    plain = values.plain(typed)
    fitting = (code for code, said in words.items() if plain == code or plain in said.split("、"))
    return next(fitting, None)


def one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    """Reads one of a few words; nothing typed stays nothing."""

    def word(text: str) -> str:
        found = code_of(words, text) if text else ""
        if found is None:
            raise typer.BadParameter(f"{text} is none of: {listed(words)}")
        return found

    return word


def in_codes(given: Mapping[str, Any]) -> dict[str, Any]:
    """A paper's fields with codes for words; raises ValueError with what is none."""
    found = dict(given)
    for field, words in FIELDS.items():
        typed = given.get(field)
        if isinstance(typed, str):
            code = code_of(words, typed)
            if code is None:
                message = f"{field}: {typed} is none of: {listed(words)}"
                raise ValueError(message)
            found[field] = code
    return found
