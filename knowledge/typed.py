"""What people type for a choice, a number or a day (选项、数、日期): read, never guessed.

“三位”, “3 人” and “③” are three; “下月3号” is no day that we read, so it is asked again with an
example. Each reader gives None for what it does not understand.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from knowledge.normalise import simplified

__all__ = ["chosen", "day", "named", "number", "several", "telephone", "yes"]

ORDINALS: Final = "一二三四五六七八九十"
ORDINAL: Final = re.compile(
    r"^(?:第|选|no\.?|option)?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:个|項|项|条|條|号|號)?$"
)
FIGURES: Final = {sign: place for place, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
TENS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10000}
COUNTED: Final = re.compile(
    r"^(?:一共|共|总共|约|大概|就|是|有|我们)*(-?[\d,]+|[零〇一二两俩仨三四五六七八九十百千万]+)"
    r"\s*(?:个?人|位|个|名|口|岁|份|次|天|分钟?|个?小时|个?月|年|元|块|米|公里|people|persons?|minutes?|years?)?(?:吧|左右)?$"
)
DAY: Final = re.compile(
    r"^(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$|^(\d{4})(\d{2})(\d{2})$"
)
RELATIVE: Final = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "今天": 0,
    "明天": 1,
    "后天": 2,
    "大后天": 3,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
# 上周日, 下礼拜三: of the week before or after, which begins on Monday.
WEEKDAY: Final = re.compile(r"^(上|本|这|这个|上个|下|下个)(?:周|星期|礼拜)([一二三四五六日天])$")
YES: Final = frozenset(
    "是 是的 对 对的 好 好的 可以 有 有的 要 需要 会 带 同意 嗯 愿意 yes y ok sure".split()  # noqa: SIM905
)
NO: Final = frozenset(
    "否 不 不是 没有 没 无 不要 不用 不需要 不会 不带 没带 不同意 不愿意 no n".split()  # noqa: SIM905
)
MOBILE: Final = re.compile(r"^(?:\+?86)?(1[3-9]\d{9})$")
LANDLINE: Final = re.compile(r"^(010|02\d|0[3-9]\d{2})(\d{7,8})$")
ABROAD: Final = re.compile(r"^(?:\+|00)(?!86)([1-9]\d{6,14})$")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip().strip("。.，,!?？、()").strip()
    return simplified(folded).lower()


def named(text: str, labels: Sequence[str]) -> int | None:
    """The place of the label whose words are typed."""
    plain = _plain(text)
    meant = {plain, plain.removesuffix("吧")}
    return next((place for place, label in enumerate(labels) if _plain(label) in meant), None)


def chosen(text: str, labels: Sequence[str]) -> int | None:
    """The place of the label that a typed text means: its words, or its number from one."""
    by_words = named(text, labels)
    if by_words is not None:
        return by_words
    found = ORDINAL.match(_plain(text))
    if found is None:
        return None
    sign = found.group(1)
    place = int(sign) if sign.isdecimal() else ORDINALS.index(sign) + 1
    return place - 1 if 1 <= place <= len(labels) else None


def several(text: str, labels: Sequence[str]) -> list[int] | None:
    """The places of several labels, parted by commas, spaces or 和; None if one means none."""
    whole = chosen(text, labels)
    if whole is not None:
        return [whole]
    found: list[int] = []
    for part in re.split(r"[,，、;；\s]+|和|\band\b", text.strip()):
        place = chosen(part, labels) if part else None
        if part and place is None:
            return None
        if place is not None and place not in found:
            found.append(place)
    return sorted(found) or None


def number(text: str) -> int | None:
    """A whole number in figures or in Chinese, with its measure word."""
    found = COUNTED.match(_plain(text).removeprefix("第"))
    if found is None:
        return None
    sign = found.group(1).replace(",", "")
    return int(sign) if sign.lstrip("-").isdecimal() else _chinese(sign)


def _chinese(sign: str) -> int | None:
    total, part, figure = 0, 0, -1
    for each in sign:
        if each in FIGURES:
            if figure > 0:
                return None  # “三四位” is a guess.
            figure = FIGURES[each]
        elif each == "万":
            total, part, figure = (part + max(figure, 0)) * TENS[each], 0, -1
        else:
            part, figure = part + (1 if figure < 0 else figure) * TENS[each], -1
    return total + part + max(figure, 0)


def day(text: str, today: date) -> date | None:
    """A day: 2026-11-23, 2026年11月23日, 11月23日 (the next one to come), 明天, 上周日."""
    plain = _plain(text)
    if plain in RELATIVE:
        return today + timedelta(days=RELATIVE[plain])
    if by_week := WEEKDAY.match(plain):
        monday = today - timedelta(days=today.weekday())
        weeks = {"上": -1, "下": 1}.get(by_week[1][0], 0)
        place = min("一二三四五六日天".index(by_week[2]), 6)
        return monday + timedelta(weeks=weeks, days=place)
    found = DAY.match(plain)
    if found is None:
        return None
    year, month, of_month, *whole = found.groups()
    if whole[0]:
        year, month, of_month = whole
    try:
        if year:
            return date(int(year), int(month), int(of_month))
        this = date(today.year, int(month), int(of_month))
        return this if this >= today else this.replace(year=today.year + 1)
    except ValueError:
        return None


def telephone(text: str) -> str | None:
    """A number that can be called, as it is kept: 13812345678, 021-65010000, +85291234567."""
    signs = re.sub(r"[\s\-‐–—()（）.·]", "", unicodedata.normalize("NFKC", text))
    if found := MOBILE.match(signs):
        return found.group(1)
    if found := LANDLINE.match(signs):
        return "-".join(found.groups())
    if found := ABROAD.match(signs):
        return "+" + found.group(1)
    return None


def yes(text: str) -> bool | None:
    """Whether a yes or a no was typed."""
    plain = _plain(text)
    if plain in YES:
        return True
    return False if plain in NO else None
