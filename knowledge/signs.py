"""Signs (迹象) that forbid an answer whatever the likeness: negation, numbers, places, parties.

Each is read from the folded or normalised text by rule; decide.py turns them into vetoes.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("places.toml")

# Not negations: set phrases, A-not-A questions and words of official language that hold 不 or 无.
_SET_PHRASES = re.compile(
    "不动产|不锈钢|不仅|不但|不管|不论|无论|不过|不同|不一样|不断|不如|差不多|不好意思|不服|不符|没收|无障碍|无人机|无偿|"
    "无线|无业|非营利|非机动|非物质|非遗|别墅|别的|分别|区别|级别|特别|性别|识别|个别|类别|不明白|不懂|不会|不了解|不客气|"
    "不错|不少|不合理|不满意|不属于?|不存在|不完整|不准确|不作为|不答复|不当|不便|不方便|不到位|了不起|受不了|来不及|"
    "找不到|看不到|查不到|搜不到|不见|没找到|没看到|没查到|没见过|没听过|没用过|没人|没有人|有没有|有无|要不|"
    "免费|没想到|没关系|没事|不想|不肯|不给|不理|不回|没回|没答复|没消息|没动静|没法|没办法|不认识"
)
_A_NOT_A = re.compile(r"(.)不\1|(..)不\2|(.)没\3|有没有")
_NEGATION = re.compile(r"不|没|未|非|无|别(?!人)|勿|拒绝|禁止|除外|except|without|\bnot\b|\bno\b")
_TAIL = re.compile(r"[不没](?:吗|有)?$")
_NUMBER = re.compile(r"\d+(?:点\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|$|\D)")
_RELATIVE_YEAR = re.compile(
    "今年|去年|前年|明年|上半年|下半年|上个季度|本季度|这两年|近两年|近几年|这几年|"
    "目前|最新|现在|this year|last year|now"
)

_MOVING_YEAR = re.compile("今年|去年|前年|明年|this year|last year|next year")

_FIRM = re.compile(
    "公司|企业|商户|商家|个体户|个体工商户|店铺|小店|开店|门店|工厂|法人|老板|营业执照|厂里|compan|business|firm"
)
_PERSON = re.compile("个人|本人|自然人|居民个人|公民|person|individual")


@cache
def _places() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return (
        re.compile("|".join(re.escape(name) for name in table["not_elsewhere"])),
        re.compile("|".join(re.escape(name) for name in table["elsewhere"])),
        tuple(table["ours"]),
    )


def places(text: str) -> frozenset[str]:
    """Return the other places that a text names."""
    exceptions, elsewhere, _ours = _places()
    return frozenset(elsewhere.findall(exceptions.sub("", text)))


def numbers(text: str) -> frozenset[str]:
    """Return the figures that a text names, years among them."""
    return frozenset(_NUMBER.findall(text))


def years(text: str) -> frozenset[str]:
    """Return the years of four digits that a text names."""
    return frozenset(_YEAR.findall(text))


def relative_years(text: str) -> frozenset[str]:
    """Return words such as 今年: a year that moves while an entry stays."""
    return frozenset(_RELATIVE_YEAR.findall(text))


def moving_years(text: str) -> frozenset[str]:
    """Return words that name one year by today (去年), not just the present (现在)."""
    return frozenset(_MOVING_YEAR.findall(text))


def is_negated(text: str) -> bool:
    """Tell whether a normalised text denies something, set phrases and A-not-A left out."""
    plain = _TAIL.sub("", _A_NOT_A.sub("", _SET_PHRASES.sub("", text)))
    return bool(_NEGATION.search(plain))


def parties(text: str) -> frozenset[str]:
    """Return whether a text speaks of a firm (企业), a person (个人), both or neither."""
    found = set()
    if _FIRM.search(text):
        found.add("企业")
    if _PERSON.search(text):
        found.add("个人")
    return frozenset(found)
