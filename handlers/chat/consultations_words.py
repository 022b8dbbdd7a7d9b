"""What is typed about a consultation (咨询口语): thanks, a mark in words, “still no answer?”."""

import re
import unicodedata
from datetime import timedelta
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from handlers.chat.step import Step
from knowledge import normalise
from storage import consultations
from storage.consultations import Consultation, State

# What is said to an answer, or to its being promised, asks nothing.
THANKS = frozenset(
    (
        *("谢谢", "谢谢你", "谢谢您", "谢谢侬", "谢谢啦", "谢谢了", "多谢", "感谢", "非常感谢"),
        *("十分感谢", "谢了", "辛苦", "辛苦了", "麻烦了", "麻烦你了", "麻烦您了", "好", "好的"),
        *("好的好的", "好好", "好吧", "好嘞", "好呀", "好啊", "行", "可以", "嗯", "嗯嗯", "嗯好"),
        *("哦", "噢", "哦哦", "知道了", "我知道了", "明白", "明白了", "了解", "了解了", "清楚了"),
        *(
            "懂了",
            "晓得了",
            "收到",
            "收到了",
            "太好了",
            "没问题",
            "没问题了",
            "没别的了",
            "解决了",
        ),
        *("好的谢谢", "好谢谢", "好的知道了", "知道了谢谢", "收到谢谢", "明白了谢谢", "谢谢回复"),
        *("ok", "okay", "thanks", "thank you", "thanks a lot", "thank you very much", "got it"),
        *("i see", "great", "fine", "all right", "alright", "good", "ok thanks"),
    )
)
# As long as this what is said is likely said to it.
LATELY = timedelta(days=1)
LONGEST = 30
MARKS = {
    **dict.fromkeys(("很满意", "非常满意", "十分满意", "特别满意", "very satisfied"), 5),
    **dict.fromkeys(("满意", "比较满意", "挺满意", "挺满意的", "satisfied"), 4),
    **dict.fromkeys(("一般", "一般般", "还行", "还可以", "基本满意", "so-so", "so so"), 3),
    **dict.fromkeys(("不满意", "不太满意", "不大满意", "dissatisfied", "not satisfied"), 2),
    **dict.fromkeys(("很不满意", "非常不满意", "太不满意了", "very dissatisfied"), 1),
}
STARS = re.compile(
    r"(?:我|那|就|那就)*(?:打|给|评)?(?:你们|您|你|他们)?(?:打|评)?个?"
    r"([1-5一二两三四五])\s*(?:个?(?:分|星)|颗星|星级|/5|stars?|points?)(?:吧|啦|呗|好了|了)?"
)
FIGURES = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_WHO = r"(?:你们|您们|你|您|我的?|工作人员|上次的?|问题|咨询|提问|那个|有人|人)*"
_SAY = r"(?:回我|回话|回音|回复我?|回答我?|答复我?|回信|消息|动静|理我|回|答)"
WONDERS = re.compile(
    rf"{_WHO}(?:怎么|为什么|为啥|咋)?{_WHO}(?:还没有?|还不|都没有?|都不|迟迟没有?|迟迟不|一直没有?|没有?)"
    rf"(?:人|给我)?{_SAY}(?:呢|啊|呀|吗|了)*"
    rf"|{_WHO}(?:什么时候|啥时候|几时|哪天|多久|多长时间|还要多久)(?:能|会|才|才能|可以|有|给我)*"
    rf"{_SAY}(?:呢|啊|呀)*"
    rf"|{_WHO}(?:有{_SAY}(?:了吗|了没有?|吗|没有?)|{_SAY}(?:了吗|了没有?))"
    r"|(?:is there )?(?:any|an|no|still no) (?:answer|reply|news)(?: yet)?"
    r"|when will (?:you|i|they) (?:answer|reply|get an answer|hear)(?: me| back)?"
    r"|why (?:is there )?no (?:answer|reply)(?: yet)?"
)


def plain(message: Message) -> str:
    """What was typed, without the signs at its end; empty where it is too long to be meant."""
    text = message.text or ""
    if len(text) > LONGEST or text.startswith("/"):
        return ""
    folded = unicodedata.normalize("NFKC", text).strip(" 。.,!?~、；;…").lower()
    return normalise.simplified(folded)


class Thanks(Filter):
    """Passes what thanks or takes note and says nothing else: 好的，谢谢。"""

    async def __call__(self, message: Message) -> bool:
        """Whether it does."""
        text = plain(message)
        parts = [one for one in re.split(r"[\s,.。!~、;…]+", text) if one]
        return text in THANKS or (bool(parts) and all(one in THANKS for one in parts))


class Lately(Filter):
    """Passes where a consultation was sent or answered a short while ago, with it.

    Not where something else waits for a yes.
    """

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether one was, and which."""
        del message
        if "proposed" in await step.state.get_data():
            return False
        found = await consultations.of(step.session, await step.shown(), 5)
        last = max(found, key=lambda one: one.touched_at, default=None)
        if last is None or last.state == State.CLOSED or step.now - last.touched_at > LATELY:
            return False
        return {"row": last}


class Marks(Filter):
    """Passes a mark that is typed in words or as points: 不满意, 5分."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it is one, and which."""
        text = plain(message)
        found = STARS.fullmatch(text)
        if found is not None:
            sign = found.group(1)
            return {"mark": FIGURES.get(sign) or int(sign)}
        return {"mark": MARKS[text]} if text in MARKS else False


class Wonders(Filter):
    """Passes “怎么还没回我” of somebody whose question waits, with the one due first."""

    async def __call__(self, message: Message, step: Step) -> bool | dict[str, Any]:
        """Whether they wonder, and about which."""
        if not WONDERS.fullmatch(plain(message)):
            return False
        found = await consultations.of(step.session, await step.shown(), 5)
        waiting: list[Consultation] = [one for one in found if one.state == State.WAITING]
        waiting.sort(key=lambda one: (str(one.due_on), one.id or 0))
        return {"row": waiting[0]} if waiting else False
