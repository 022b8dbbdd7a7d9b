"""Follow-ups (追问): a short text after an answer that asks another side of the same matter."""

import re

from knowledge import elements
from knowledge.normalise import normalise

# A longer text brings its own matter.
_LONGEST = 16
_LEAD = re.compile(
    "^(?:那么|那|还有|另外|然后|再问|请问|这个|那个|它|这件事|这事|这种|这项|办这个|and|then)+"
)
# Words that a follow-up may hold beside what it asks for: none of them names a thing.
_EMPTY = re.compile(
    "大概|一般|到底|究竟|总共|一共|需要|应该|必须|申请|办理|可以|能够|准备|咱们|我们|你们|自己|一下"
    "|那个|这个|这里|事情|[我你您咱它那这的了吗呢么啊呀吧嘛伐是有要得去来拿领取交办做能会还又都在到请想给管]"
)
_NOT_WORD = re.compile(r"[\W_]+")
# “超期了怎么办” tells of trouble and “几点开门” of a counter: questions of their own.
_OWN = re.compile("本人|亲自|代办|几点|超期|逾期|过期|超时|为什么|为何")
_WHAT_NOW = re.compile("怎么办|咋办")


def element_asked(text: str, matter: str) -> frozenset[str] | None:
    """Return the elements that a follow-up asks for; None if the text stands by itself.

    It stands by itself if it names no element, is long, or holds anything beside the element,
    empty words and the words of the matter's own name.
    """
    normal = _LEAD.sub("", normalise(text))
    if not normal or len(normal) > _LONGEST or _OWN.search(normal):
        return None
    asked = elements.detect(normal)
    if not asked:
        return None
    bare = list(_WHAT_NOW.sub("，，，", normal))
    for start, end in elements.spans(normal):
        bare[start:end] = "，" * (end - start)
    if _WHAT_NOW.search(normal):
        # “材料丢了怎么办” is about the loss, only “那怎么办” about the way.
        bare = list(_WHAT_NOW.sub("", normal))
    rest = _EMPTY.sub("", _NOT_WORD.sub("", "".join(bare)))
    return None if set(rest) - set(normalise(matter)) else asked
