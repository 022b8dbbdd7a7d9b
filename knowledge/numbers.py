"""Personal numbers in running text (个人号码): identity, telephone and bank card numbers.

Works on text that knowledge/mask.py has folded: ASCII digits, nothing invisible. “138-1234-5678”
is one run of three groups; a number begins and ends where a group does, so what is recognised
never depends on what was hidden beside it, and masking twice changes nothing more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["DATE", "Kind", "Span", "numbers", "spelled_numbers"]


class Kind(StrEnum):
    """What was hidden."""

    ID_NUMBER = "id_number"
    PHONE = "phone"
    BANK_CARD = "bank_card"
    PLATE = "plate"
    PASSPORT = "passport"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Span:
    """Folded characters from `start` to `end`; `kind` None protects them from being hidden."""

    start: int
    end: int
    kind: Kind | None


DATE: Final = re.compile(r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# Numbers made of digits alone: runs of groups, “138-1234-5678” being one run of three groups.

SEPARATORS: Final = r" \t\xa0.·•_()–—‐‑−-"
RUN: Final = re.compile(rf"[0-9]+(?:[{SEPARATORS}]{{1,3}}[0-9]+)*")
GROUP: Final = re.compile(r"[0-9]+")
LONGEST: Final = 19
SHORTEST: Final = 7
IDENTITY_PLACES: Final = 18
CARD_LENGTHS: Final = range(13, 20)
BARE_RUN: Final = 16  # digits in a row that nothing public is written in
ABROAD_LENGTHS: Final = range(8, 16)  # ITU-T E.164: fifteen digits at most

FILLER: Final = r"(?:号码|號碼|[号號]|是|[为為]|打|number|no|is|at|on|[\s:.,,、=()+#]){0,6}$"
PERSONAL_BEFORE: Final = re.compile(
    r"(?:电话|電話|手机|手機|座机|座機|固话|固話|号码|號碼|[联聯][系繫络絡](?:方式|我)|微信|找我"
    r"|我打|打我|打给我|打給我|tel|phone|mobile|call me)" + FILLER,
    re.IGNORECASE,
)
PERSONAL_AFTER: Final = re.compile(
    r"[\s,,]{0,2}(?:就|这|這)?是?(?:我|本人)家?里?的?(?:电话|電話|座机|座機|手机|手機|号码|號碼)"
)
CASE_BEFORE: Final = re.compile(
    r"(?:编号|編號|[单單][号號]|工[单單]|案[号號]|流水|回[执執]|受理|申[请請]|[办辦]件|信用代[码碼]|代[码碼]"
    r"|登[记記]|[许許]可[证證]?|文[号號]|[条條]形?[码碼]|[订訂][单單]|[发發]票|合同|case|ref|order)"
    + FILLER,
    re.IGNORECASE,
)
MONEY_AFTER: Final = re.compile(r"\s?(?:元|万元|萬元|亿|億|美元)")
COUNT_AFTER: Final = re.compile(r"\s?[元件种種次人户戶个個万萬亿億条條通页頁%]")


# The ways in which people group a mobile number, and a landline behind its area code.
MOBILE_SHAPES: Final = frozenset(
    {
        *((11,), (3, 4, 4), (3, 8), (4, 3, 4), (4, 7), (7, 4), (5, 6), (3, 3, 5), (5, 3, 3)),
        *((3, 2, 2, 4), (3, 4, 2, 2), (3, 2, 2, 2, 2), (1, 3, 3, 4), (2, 3, 3, 3), (3, 5, 3)),
        (1,) * 11,
    }
)
LOCAL_SHAPES: Final = frozenset({(7,), (8,), (4, 4), (3, 4), (4, 3), (2, 2, 2, 2)})
IDENTITY_SHAPES: Final = frozenset(
    {
        *((18,), (6, 8, 4), (6, 12), (14, 4), (6, 4, 4, 4), (4, 4, 4, 4, 2), (3, 3, 4, 4, 4)),
        *((6, 4, 2, 2, 4), (6, 6, 6), (10, 8), (9, 9), (15,), (6, 6, 3), (6, 9)),
        *((1,) * 18, (1,) * 15),
    }
)


@dataclass(frozen=True, slots=True)
class _Number:
    """Neighbouring groups read as one number, with the sixteen characters on either side."""

    digits: str
    shape: tuple[int, ...]
    start: int
    end: int
    before: str
    after: str


def numbers(folded: str) -> Iterator[Span]:
    """Find numbers group by group; a number begins and ends where a group does."""
    for run in RUN.finditer(folded):
        groups = [group.span() for group in GROUP.finditer(folded, *run.span())]
        position = 0
        while position < len(groups):
            span, taken = _judge(_readings(folded, groups[position : position + LONGEST]))
            if span:
                yield span
            position += taken


def _readings(folded: str, groups: list[tuple[int, int]]) -> list[_Number]:
    """Read one group, two, three… as one number; the longest first, so that nothing remains."""
    start = groups[0][0]
    before = folded[max(0, start - 16) : start]
    digits = ""
    shape: tuple[int, ...] = ()
    readings: list[_Number] = []
    for left, right in groups:
        if shape and len(digits) + right - left > LONGEST:
            break
        digits += folded[left:right]
        shape = (*shape, right - left)
        if len(digits) >= SHORTEST:
            after = folded[right : right + 16]
            readings.append(_Number(digits, shape, start, right, before, after))
    return readings[::-1]


def _judge(readings: list[_Number]) -> tuple[Span | None, int]:
    """Return the personal number among the readings, if any, and the groups dealt with."""
    for rule in (_identity, _telephone, _card, _claimed):
        for number in readings:
            span = rule(number)
            if span:
                return span, len(number.shape)
    return None, 1


def _identity(number: _Number) -> Span | None:
    """Recognise identity numbers of GB 11643-1999 (18 places) and their forerunners (15).

    Mistyped ones count: a birthday in its place is enough unless the grouping is odd, when the
    check digit must agree.
    """
    digits, end = number.digits, number.end
    if len(digits) == IDENTITY_PLACES - 1 and re.match(r"[Xx×✕](?![A-Za-z0-9])", number.after):
        digits, end = digits + "X", end + 1
    elif number.shape not in IDENTITY_SHAPES and not _agrees(digits):
        return None
    born = {18: digits[6:14], 15: "19" + digits[6:12]}.get(len(digits), "")
    if digits[0] == "0" or not DATE.fullmatch(born):
        return None
    return Span(number.start, end, Kind.ID_NUMBER)


def _agrees(digits: str) -> bool:
    """Whether there are eighteen, the last the check digit of GB 11643-1999 (MOD 11-2)."""
    if len(digits) != IDENTITY_PLACES:
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits[:17]))
    return "10X98765432"[total % 11] == digits[17]


def _telephone(number: _Number) -> Span | None:
    """Recognise mainland mobiles, landlines behind an area code, and anything behind a plus."""
    digits, shape = number.digits, number.shape
    if MONEY_AFTER.match(number.after):
        return None
    mobile = re.fullmatch(r"(0086|86|0)?1[3-9]\d{9}", digits)
    if mobile and _rest(shape, len(mobile[1] or "")) in MOBILE_SHAPES:
        return _whole(number)
    local = re.fullmatch(r"((?:0086|86|0)(?:10|2\d|[3-9]\d\d))[2-9]\d{6,7}", digits)
    if local and _rest(shape, len(local[1])) in LOCAL_SHAPES:
        return _whole(number)
    abroad = re.search(r"(?<!\d)\+\(?$", number.before) and len(digits) in ABROAD_LENGTHS
    return _whole(number) if abroad else None


def _rest(shape: tuple[int, ...], prefix: int) -> tuple[int, ...]:
    """Return the shape without its first `prefix` digits, and () if that cuts oddly."""
    rest = list(shape)
    while rest and prefix >= rest[0]:
        prefix -= rest.pop(0)
    if rest:
        rest[0] -= prefix
    return tuple(rest)


def _whole(number: _Number) -> Span:
    """Take the plus, the bracket and the extension with the telephone number."""
    opening = re.search(r"(?:\(?\+\(?|\()?$", number.before)
    ending = re.match(r"\)?(?:\s?(?:-|转|轉|ext\.?)\s?\d{1,5}(?!\d|[\s.·-]\d))?", number.after)
    start = number.start - (len(opening[0]) if opening else 0)
    return Span(start, number.end + (len(ending[0]) if ending else 0), Kind.PHONE)


def _card(number: _Number) -> Span | None:
    """Recognise bank cards (ISO/IEC 7812, Luhn), and any bare run of sixteen digits or more."""
    digits, shape = number.digits, number.shape
    valid = len(digits) in CARD_LENGTHS and _luhn(digits)
    found = False
    if len(shape) == 1:
        case = CASE_BEFORE.search(number.before) or re.search(r"[A-Z][-_]?$", number.before)
        dated = DATE.match(digits)
        found = valid and not dated and not case if len(digits) < BARE_RUN or case else True
    elif len(digits) in CARD_LENGTHS:
        fours = set(shape[:-1]) == {4} and shape[-1] in range(5)
        years = all(re.fullmatch(r"(?:19|20)\d\d", digits[n : n + 4]) for n in range(0, 16, 4))
        union = digits.startswith("62") and len(digits) >= BARE_RUN
        grouped = fours or shape[:1] == (6,) or shape == (4, 6, 5)
        found = grouped and not years and (valid or union)
    return Span(number.start, number.end, Kind.BANK_CARD) if found else None


def _luhn(digits: str) -> bool:
    """Whether the Luhn sum of ISO/IEC 7812-1 annex B comes out."""
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(int(digit) for digit in digits[-1::-2])) % 10 == 0


def _claimed(number: _Number) -> Span | None:
    """Recognise what a person calls a telephone: “我电话65123456”, a mobile with a digit missing.

    Service lines (12345, 962xxx, 400…) are too short or begin otherwise.
    """
    digits, shape = number.digits, number.shape
    whole = len(shape) == 1 and len(digits) <= max(ABROAD_LENGTHS)
    mistyped = re.fullmatch(r"1[3-9]\d{8,10}", digits) and shape[0] not in {1, 2}
    if DATE.fullmatch(digits) or not (whole or mistyped or shape in LOCAL_SHAPES):
        return None
    if re.fullmatch(r"[48]00\d{7}", digits) or COUNT_AFTER.match(number.after):
        return None
    ours = PERSONAL_BEFORE.search(number.before) or PERSONAL_AFTER.match(number.after)
    return _whole(number) if ours and not CASE_BEFORE.search(number.before) else None


# Spelled digits: 幺三八…, 一三八…, 壹叁捌….

SPELLED: Final = str.maketrans(
    "零〇○洞一幺么壹二贰貳三叁參四肆五伍六陆陸七柒拐八捌九玖,、",
    "0000111122233344556667778899  ",
)
DIGITS_SPELLED: Final = frozenset("零〇○洞一幺么壹二贰貳三叁參四肆五伍六陆陸七柒拐八捌九玖")


SPELLED_AT_LEAST: Final = 2


def spelled_numbers(folded: str) -> Iterator[Span]:
    """Find numbers with two spelled digits or more; 二〇一九年 is far too short to be one."""
    if sum(character in DIGITS_SPELLED for character in folded) < SPELLED_AT_LEAST:
        return
    for span in numbers(folded.translate(SPELLED)):
        written = folded[span.start : span.end]
        if sum(character in DIGITS_SPELLED for character in written) >= SPELLED_AT_LEAST:
            yield span
