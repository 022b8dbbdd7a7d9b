"""Words of distress (紧急情形): heard before anything is matched, answered with a number at once.

Five kinds, each with its fixed message in the texts (`TEXTS`). Where the numbers come from:

- 12356, 全国统一心理援助热线: notice of 国家卫生健康委 of 2024-12-25, in all provinces from
  1 May 2025; staffed eighteen hours a day at least, so the message names 120 and 110 as well.
- 110, police: 《中华人民共和国人民警察法》第二十一条. 12110, reports by text message: 公安部, for
  those who cannot hear or cannot speak aloud; some cities outside Shanghai want the last three
  digits of the area code behind it.
- 119, fire and rescue, free of charge: 《中华人民共和国消防法》第四十四条、第四十五条.
- Gas: under 《城镇燃气管理条例》 each supplier announces an emergency number of its own, which
  stands on the bill; we name none.
- 120, medical emergencies: 国家卫生健康委《院前医疗急救管理办法》.

To miss somebody costs more than to offer a number to somebody who wanted none. So the rules of
crisis.toml have two degrees: what is `sure` counts in any company; what is `likely` counts unless
the sentence asks about rules and services (补贴, 报销, 预防…), tells of the past, or supposes
(如果). Phrases that only sound alike (跳楼价, 打我电话, 热死了) are taken out first. What somebody
has done to themselves already (吞了一瓶药) is MEDICAL: the ambulance comes first.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opencc_pyo3 import OpenCC

__all__ = ["TEXTS", "Crisis", "crisis"]


class Crisis(StrEnum):
    """The kinds of distress that are answered before anything else."""

    SELF_HARM = "self-harm"
    VIOLENCE = "violence"
    FIRE = "fire"
    GAS = "gas"
    MEDICAL = "medical"


HEAD: Final = 4_000
TAIL: Final = 1_000
RULES: Final = Path(__file__).with_name("crisis.toml")

TEXTS: Final = {
    Crisis.SELF_HARM: "crisis-self-harm",
    Crisis.VIOLENCE: "crisis-violence",
    Crisis.FIRE: "crisis-fire",
    Crisis.GAS: "crisis-gas",
    Crisis.MEDICAL: "crisis-medical",
}


def crisis(text: str) -> Crisis | None:
    """Return the kind of distress that `text` speaks of, or None.

    Simplified, Traditional and English, dialect, spaced or broken characters and common
    homophones are heard; the text is meant to be cleaned already (`knowledge.mask.clean`), and
    the time is linear in its length. Of very long texts the beginning and the end are heard: this
    runs before any limit on who may speak how often.
    """
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    sentences = [part for part in SENTENCE_ENDS.split(text) if part.strip()]
    heard = [_hear(part) for part in ([text, *sentences] if len(sentences) > 1 else [text])]
    return next((rule.kind for rule in _rules() if any(map(rule.holds, heard))), None)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was heard: clauses parted by commas, and the same without any break."""

    clauses: str
    unbroken: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind, the phrases that only sound like it, what is sure and what is likely."""

    kind: Crisis
    friends: re.Pattern[str]
    sure: re.Pattern[str]
    likely: re.Pattern[str]
    doubts: re.Pattern[str]

    def holds(self, heard: _Heard) -> bool:
        views = [self.friends.sub("＿", view) for view in (heard.clauses, heard.unbroken)]
        if any(self.sure.search(view) for view in views):
            return True
        return not self.doubts.search(heard.unbroken) and any(
            self.likely.search(view) for view in views
        )


@cache
def _simplifier() -> "OpenCC":
    """Load OpenCC when the first text that is not plain ASCII comes by."""
    from opencc_pyo3 import OpenCC

    return OpenCC("t2s")


# A question about a rule casts no doubt on the sentence before it, so each is heard by itself too.
SENTENCE_ENDS: Final = re.compile(r"[。！？!?\n]+|\.(?=\s)")
HIDDEN: Final = re.compile(r"〔[^〔〕]{1,12}已隐去〕")
BREAKS: Final = re.compile(r"[\s，。！？；：、…,.!?;:~～|]+")
BETWEEN_WORDS: Final = re.compile(r"(?<=[a-z0-9'])[\s]+(?=[a-z0-9'])")


def _hear(text: str) -> _Heard:
    """Fold `text`: one script, no case, nothing invisible, no ornaments between characters."""
    # What knowledge.mask has hidden is a pause: “打我〔电话号码已隐去〕” is not about a telephone.
    spoken = HIDDEN.sub("，", text)
    folded = unicodedata.normalize("NFKC", spoken).casefold().replace("’", "'")
    if not folded.isascii():
        folded = _simplifier().convert(folded)
    kept = "".join(c for c in folded if c.isalnum() or c in "'，" or BREAKS.match(c))
    worded = BETWEEN_WORDS.sub("＋", kept)
    joined = re.sub(r"(?<=[^\x00-\x7f])[ \t]+(?=[^\x00-\x7f])", "", worded)
    clauses = BREAKS.sub("，", joined).replace("＋", " ")
    return _Heard(clauses, clauses.replace("，", ""))


def _compiled(patterns: list[str], words: dict[str, str]) -> re.Pattern[str]:
    """Join alternatives into one pattern, with `<word>` replaced; none match nothing."""
    joined = "|".join(patterns) or r"(?!)"
    return re.compile(re.sub(r"<(\w+)>", lambda name: f"(?:{words[name[1]]})", joined))


@cache
def _rules() -> tuple[_Rule, ...]:
    """Read crisis.toml; costs some milliseconds, once."""
    told = tomllib.loads(RULES.read_text(encoding="utf-8"))
    words: dict[str, str] = told["words"]
    doubts = {name: _compiled(patterns, words) for name, patterns in told["doubts"].items()}
    return tuple(
        _Rule(
            kind=Crisis(rule["kind"]),
            friends=_compiled(rule["friends"], words),
            sure=_compiled(rule["sure"], words),
            likely=_compiled(rule["likely"], words),
            doubts=doubts[rule["doubts"]],
        )
        for rule in told["rule"]
    )
