"""What people say of open days (开放日口语): 改成2个人, 不去了, 我的票, 怎么报名开放日.

Only a text that says nothing else is taken: “考试怎么取消报名” is a question.
"""

import re
from dataclasses import dataclass
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from knowledge import typed
from knowledge.normalise import fold

LONGEST = 50
WE = "(?:我们?|咱们?|俺们?|本人)?"
WANT = "(?:请问|我们?|咱们?|想|要|想要|怎么|怎样|如何|在哪里?|哪里|可以|能|能不能|去)*"
COUNT = "([0-9]{1,9}|[零〇一二两俩仨三四五六七八九十百千万]+)"
PEOPLE = "(?:个人|口人|个|位|口|名|人)"
DAY = "(?:政府|政务)?开放日(?:活动)?"
ENDS = "(?:了|吧|吗|呢|啊|的)*"

# What is wanted of a registration; a number in it is how many come.
MEANT: dict[str, tuple[str, ...]] = {
    "party": (
        f"{WE}(?:想|要|想要)?(?:改|换|更改|修改|变更|调整)(?:一下|下)?(?:报名|参加)?的?人数{ENDS}",
        f"(?:报名|参加)?的?人数(?:要)?(?:改一下|改改|改|变|报错|填错|不对){ENDS}",
        f"{WE}(?:想|要|想要)?把?(?:人数)?(?:改|换|变|调)(?:成|为|到)?{COUNT}{PEOPLE}{ENDS}",
        f"(?:我们|咱们)(?:一共|总共|共|只|就|家)*(?:来|去|有|是)?{COUNT}{PEOPLE}(?:来|去|参加)?{ENDS}",
        f"(?:一共|总共|只|就)?(?:来|去){COUNT}{PEOPLE}{ENDS}",
        "change (?:the )?number(?: of people)?",
        "(?:please )?(?:change|make) (?:it )?(?:to )?([0-9]{1,9})(?: people| persons?)?",
        "we (?:are|will be|come with) ([0-9]{1,9})(?: people)?",
    ),
    "cancel": (
        f"{WE}(?:想|要|想要)?(?:取消|撤销|退)(?:一下|我的)*(?:{DAY})?的?(?:报名|预约|登记){ENDS}",
        f"{WE}(?:想|要|想要)?取消(?:一下)?{DAY}{ENDS}",
        f"{WE}(?:明天|到时候?|这次)?(?:不(?:想|能|打算)?(?:来|去|参加)了|(?:来|去)不了){ENDS}",
        "cancel(?: my| the)? (?:registration|sign-?up)",
        "i (?:can't|cannot|can not) (?:come|make it)|i(?:'m| am) not coming|not coming",
    ),
    "ticket": (
        "(?:看一?看|看下|看|查|找)?(?:我们?的?)?入场(?:券|码|的?二维码)(?:呢|在哪里?|给我|发我)?",
        "(?:看一?看|看下|看|查|找)?我们?的?(?:票|二维码)(?:呢|在哪里?|在哪儿)?|票呢|票在哪里?",
        "(?:show )?my tickets?|tickets?",
    ),
    "mine": (
        "(?:看一?看|看下|看|查一?下|查询|查)?我(?:的报名|报的名|报名的|的开放日|的报名号|的预约)",
        "(?:查一?下|查询|查)(?:开放日)?报名|我?报(?:上|名)(?:成功)?了(?:吗|没有?)|我报了什么",
        "my registrations?",
    ),
    "front": (
        f"{WANT}(?:报名|预约|登记|参加|参观|报)(?:参加|参观)?(?:一下|个)?{DAY}{ENDS}",
        f"{DAY}(?:在哪里?|怎么|怎样|如何|哪里|可以|能)*(?:报名|报|参加|预约)(?:参加|参观)?{ENDS}",
        f"{WANT}(?:报名|预约)(?:去)?参观{ENDS}",
        f"(?:最近|近期|现在|这个月)?(?:有没有|有什么|有哪些|还有|有){DAY}{ENDS}",
        f"{DAY}|报名{DAY}",
        "(?:how (?:do|can) i )?(?:sign up|register) for (?:the |an )?open days?",
        "open days?|opendays|open_days",
    ),
}
_LATIN, _SPACES = re.compile("[a-z]"), re.compile(r"\s+")
_MEANT = {do: re.compile("|".join(f"(?:{one})" for one in all_)) for do, all_ in MEANT.items()}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, and of how many people it speaks."""

    do: str
    party: int | None = None


def meant(text: str) -> Wish | None:
    """What a text wants of open days; None where it is about anything else."""
    plain = fold(text[: LONGEST + 1]).strip(" 。.,!?、~").replace("’", "'")
    if len(plain) > LONGEST:
        return None
    if not _LATIN.search(plain):
        plain = _SPACES.sub("", plain)
    for do, pattern in _MEANT.items():
        if found := pattern.fullmatch(plain):
            count = next((one for one in found.groups() if one), None)
            return Wish(do, typed.number(count) if count else None)
    return None


class Means(Filter):
    """Passes a text that wants something of open days, with what."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it does."""
        wish = meant(message.text or "")
        return {"wish": wish} if wish else False
