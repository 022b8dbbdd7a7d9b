"""What people say of open days (开放日口语): 改成2个人, 不去了, 我的票, 怎么报名开放日.

Only a text that says nothing else is taken: “考试怎么取消报名” is a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from handlers.chat.step import Step
from knowledge import typed
from knowledge.normalise import fold, simplified
from storage.open_days import State, lookup

LONGEST = 50
# Of these one asks how many are before them.
QUEUED = {State.WAITING, State.OFFERED}
WE = "(?:我们?|咱们?|俺们?|本人)?"
WANT = "(?:请问|我们?|咱们?|想|要|想要|怎么|怎样|如何|在哪里?|哪里|可以|能|能不能|去)*"
COUNT = "([0-9]{1,9}|[零〇一二两俩仨三四五六七八九十百千万]+)"
PEOPLE = "(?:个人|口人|个|位|口|名|人)"
DAY = "(?:政府|政务)?开放日(?:活动)?"
ENDS = "(?:了|吧|吗|呢|啊|的)*"
ONE = "(?:个人|个|位)"
ADD = "(?:再|还|要|想|多)*(?:加|添|增加|多来|多带|多去|再来|再带|再去)(?:多|上)?"
BEFORE, PARTIES = "(?:前面|前头)(?:还|现在)?有?", "(?:个人|家人|个|家|位|人)"
LESS = "(?:再|要|想)*(?:减少|减|去掉|少来|少去|少带|少)(?:掉|了)?"

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
    "more": (f"{WE}{ADD}{COUNT}{PEOPLE}{ENDS}", f"{WE}{ADD}{ONE}{ENDS}", "one more(?: person)?"),
    "fewer": (
        f"{WE}{LESS}{COUNT}{PEOPLE}{ENDS}",
        f"{WE}{LESS}{ONE}{ENDS}",
        f"{WE}(?:这边|家|里|当中|其中)?有?{COUNT}{PEOPLE}(?:不来|不去|来不了|去不了){ENDS}",
        "one (?:person )?(?:less|fewer)",
    ),
    "queue": (
        f"(?:{WE}的?|排在我){BEFORE}(?:多少|几){PARTIES}?(?:在)?(?:排队|排着|等着|等|排)?{ENDS}",
        f"{WE}(?:现在)?(?:排|排队)?(?:到|在|了)?第几(?:位|个|名)?{ENDS}",
        f"(?:还要|还得)?(?:排|排队|等)(?:到)?(?:多久|多长时间|什么时候){ENDS}",
        f"{WE}?排到{WE}(?:了没有?|没有?){ENDS}|排到{WE}了吗",
        "where am i in (?:the )?queue|what is my place in (?:the )?queue",
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
# Who comes along is not asked here.
_WITH = "(?:(?:带|陪|领|和|跟|同).{1,10}?)?(?:一起|一块儿?)?"
_SEE = "(?:看一看|看一下|看看|看下|参观一下|参观|逛一?逛|转一?转|玩一?玩|玩)"
_WISH = f"{WE}(?:也|还)?(?:想要|想|要|打算|准备|可以)*"
# An open day by its own name: 我要报名那个环境监测站, 想带老婆孩子去开放日看看.
_NAMED = re.compile(
    f"{_WISH}{_WITH}去?(?:报名参加|报名|报个名|参加|参观)(?:一下|下)?(?P<first>.+?){_SEE}?{ENDS}"
    f"|{_WISH}{_WITH}(?:去|到|来)(?P<second>.+?){_SEE}{ENDS}"
)
_AROUND = re.compile(
    "^(?:参加|参观|去|到|你们|我们|咱们|的|那个|这个|那场|这场|这次|那次|下次|一场|一个|场|个)+"
    "|(?:的|那个|这个|那场|这场|活动|(?:政府|政务)?开放日)+$"
)
# How something is done is answered, and is no wish to come.
_ASKS = re.compile(
    "怎么|怎样|如何|哪|什么|啥|几|多少|多久|能不能|可不可以|是否|要不要|吗|呢|办理|手续|材料|条件|流程"
)
# So little names nothing, so much is a story.
LEAST_NAME, MOST_NAME = 2, 15
_MEANT = {do: re.compile("|".join(f"(?:{one})" for one in all_)) for do, all_ in MEANT.items()}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, of how many people it speaks, or by which words it names an open day."""

    do: str
    party: int | None = None
    what: str = ""


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
            one = 1 if do in {"more", "fewer"} else None
            return Wish(do, typed.number(count) if count else one)
    return _named(plain)


def _named(plain: str) -> Wish | None:
    """Somebody who wants to come to an open day that they name in words of their own."""
    found = _NAMED.fullmatch(plain)
    if found is None or _ASKS.search(plain):
        return None
    what = found["first"] or found["second"]
    name = _AROUND.sub("", what)
    if not name and "开放日" in what:
        return Wish("front")
    return Wish("named", what=name) if LEAST_NAME <= len(name) <= MOST_NAME else None


def fitting(what: str, titles: Sequence[str]) -> list[int]:
    """The places of the titles that bear these words."""
    return [place for place, title in enumerate(titles) if what in fold(title)]


class Means(Filter):
    """Passes a text that wants something of open days, with what.

    What could be said of anything is taken where there is something that it can mean: “加一个人”
    with a registration, “我前面还有几个人” in a queue, “我要报名高考” with no open day at all.
    """

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether it does."""
        wish = meant(message.text or "")
        if wish is None:
            return False
        if wish.do == "named":
            coming = await lookup.coming(step.session, step.now)
            is_meant = bool(fitting(wish.what, [day.title for day, _ in coming]))
            is_meant = is_meant or "开放日" in simplified(message.text or "")
        elif wish.do in {"more", "fewer", "queue"}:
            found = await lookup.mine(step.session, await step.shown(), step.now)
            is_meant = any(wish.do != "queue" or row.state in QUEUED for row, *_ in found)
        else:
            is_meant = True
        return {"wish": wish} if is_meant else False
