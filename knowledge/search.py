"""Search (公开文件检索): published documents by title, part of a title, and words of an article.

An index in memory over pairs of characters, ranked by BM25: Chinese needs no segmentation for
that, and a name that no dictionary knows is found like any other. Pure: documents in, finds out.
"""

import math
import re
import tomllib
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from knowledge.normalise import fold, simplified
from knowledge.passages import Passage, passages

_TABLE = Path(__file__).with_name("wishes.toml")

# Longer than this nobody types what they look for.
LONGEST = 80
# BM25 with its usual K. B is below the usual 0.75: a long article is long because it rules more,
# not because it repeats itself, so its length counts for less.
_K, _B = 1.2, 0.6
# A title says what a document is about: words found there outweigh those of any article.
_TITLE = 2.2
_EXACT_TITLE = 2.0
# A title that is asked for by a part of it counts so much, and by all of it so much more.
_PART_OF_TITLE, _REST_OF_TITLE = 0.7, 0.6
# Of a passage's score so much counts by itself; the rest by how much of the question it holds, or
# one rare word said often would stand before all the words said once.
_BY_ITSELF = 0.4
# A title written with a slip still fits.
_CLOSE = 78
# What was asked is well covered: good enough to be offered without being asked for.
GOOD = 0.72
_LEAST = 0.34
# What is so much weaker than the best find is none.
_BESIDE_THE_BEST = 0.2
# Letters that meet by chance in a question (“圾罚”) stand in no document and count little.
_UNKNOWN = 2.0
_RUN = re.compile(r"[0-9a-z]+|[㐀-鿿]+")
_FILLERS = re.compile(
    "请问|我想|想要|帮我|一下|有没有|有哪些|哪些|什么|怎么样|怎么|如何|怎样|多少|多久|可以|能不能|"
    "是不是|是否|关于|有关|相关|方面|规定|政策|文件|法规|法律|的话|应该|应当|需要|为什么|哪里|"
    "吗|呢|吧|啊|了|的"
)
_ENGLISH_FILLERS = frozenset(
    "a an the of on in about for to is are what how do does i my and or new "  # noqa: SIM905
    "rule rules policy policies regulation regulations law laws document documents".split()
)


class Manner(StrEnum):
    """How somebody asks for documents, the plainest first."""

    # 搜 加装电梯, /search: documents and nothing else.
    SEARCH = "search"
    # 查 社保: put like a command, so documents first; where there are none it is a question.
    LOOK = "look"
    # 查社保: said like a question, so an answer first; documents where nothing answers it.
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Document:
    """A published document as the index sees it."""

    id: int
    title: str
    text: str
    # Its sentence in plain words, its points, its English title: found, but not quoted.
    beside: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found: its best passage, how well, whether it has a newer version."""

    id: int
    passage: Passage | None
    # From 0 to 1: how much of what was asked it holds, each word by its rarity.
    share: float
    # To be compared with those of the same search alone.
    score: float
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    document: int
    passage: Passage | None
    length: int


class _Best(NamedTuple):
    """Of one document: its best score with the share of it, and the passage to quote."""

    score: float = 0.0
    share: float = 0.0
    # By its number; -1 where only title or preamble fits.
    quoted: int = -1
    quoted_score: float = 0.0


def plain(text: str) -> str:
    """One width, one case, simplified characters."""
    return simplified(unicodedata.normalize("NFKC", text).lower())


def grams(text: str) -> list[str]:
    """Pairs of Chinese characters, and words of other scripts; a character alone is itself."""
    found: list[str] = []
    for run in _RUN.findall(text):
        if run[0].isascii() or len(run) == 1:
            found.append(run)
        else:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def _title_key(title: str) -> str:
    return re.sub(r"[^0-9a-z㐀-鿿]", "", plain(title))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["search"]
    return table


@cache
def _patterns(manner: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _table()[manner]))


@cache
def _asking(manner: str) -> re.Pattern[str]:
    """What makes a question of a text that is put like a search in this manner."""
    asking = _table()["asking"]
    return re.compile(asking if manner == Manner.SEARCH else f"{asking}|{_table()['personal']}")


def looked_for(text: str) -> tuple[str, Manner] | None:
    """What a text asks to look for and in which manner; None where it is no search."""
    asked = fold(text).strip(" 。.!、,")
    if len(asked) > LONGEST:
        return None
    for manner in Manner:
        for pattern in _patterns(manner):
            found = pattern.match(asked)
            if found is not None and not _asking(manner).search(asked):
                what = found["what"].strip(" :,《》")
                return (what, manner) if what else None
    return None


def in_chinese(text: str, names: Mapping[str, str]) -> str:
    """A text with its English words in Chinese, as far as they are known.

    `names` are those of the topics; the words of wishes.toml are more exact and go before them.
    """
    known = {fold(word): chinese for word, chinese in (names | _table()["english"]).items()}
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    # “lifts” is “lift”, too.
    pattern = re.compile(rf"\b({words})(?:e?s)?\b")
    return pattern.sub(lambda found: known[found[1]], plain(text)) if words else text


class Search:
    """The index over documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {one.id: one for one in documents}
        self._titles = {one.id: _title_key(one.title) for one in self.documents.values()}
        self._title_grams = {key: set(grams(title)) for key, title in self._titles.items()}
        self._places: list[_Place] = []
        postings: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        for one in self.documents.values():
            self._add(one, postings)
        self._postings = dict(postings)
        lengths = [place.length for place in self._places]
        self._average = sum(lengths) / len(lengths) if lengths else 1.0
        self._newest: dict[str, int] = {}
        for one in sorted(self.documents.values(), key=_age):
            self._newest[self._titles[one.id]] = one.id

    def _add(self, one: Document, postings: defaultdict[str, "array[int]"]) -> None:
        found = [passage for passage in passages(one.text) if not passage.is_heading]
        # What stands before the articles is no answer: when it was passed, who changed it.
        has_articles = any(passage.article for passage in found)
        texts: list[tuple[Passage | None, str]] = [(None, f"{one.title} {one.beside}")]
        for passage in found:
            is_quoted = passage.article or not has_articles
            texts.append((passage if is_quoted else None, passage.text))
        for quoted, text in texts:
            counted = Counter(grams(plain(text)))
            number = len(self._places)
            self._places.append(_Place(one.id, quoted, counted.total()))
            for gram, count in counted.items():
                # Which passage, and how often: two numbers in one.
                postings[gram].append(number << 8 | min(count, 255))

    def find(self, query: str) -> list[Found]:
        """The documents that fit, best first; older versions stand behind their newest."""
        asked = plain(query[:LONGEST])
        wanted = self._wanted(asked)
        if not wanted:
            return []
        whole = sum(self._rarity(gram) for gram in wanted)
        best = self._best_places(wanted, whole)
        found = {}
        for document in self.documents:
            one = self._weigh(document, asked, wanted, whole, best.get(document, _Best()))
            if one is not None:
                found[document] = one
        least = _BESIDE_THE_BEST * max((one.score for one in found.values()), default=0.0)
        return self._ordered({key: one for key, one in found.items() if one.score >= least})

    def _wanted(self, asked: str) -> list[str]:
        bare = _FILLERS.sub(" ", asked)
        words = [gram for gram in grams(bare) if gram not in _ENGLISH_FILLERS]
        return list(dict.fromkeys(words or grams(asked)))

    def _rarity(self, gram: str) -> float:
        among = len(self._postings.get(gram, ()))
        return math.log(1 + (len(self._places) - among + 0.5) / (among + 0.5))

    def _worth(self, gram: str) -> float:
        rarity = self._rarity(gram)
        return rarity if gram in self._postings else min(rarity, _UNKNOWN)

    def _best_places(self, wanted: Sequence[str], whole: float) -> dict[int, _Best]:
        """What fits best of each document that holds any of it."""
        scores: defaultdict[int, float] = defaultdict(float)
        shares: defaultdict[int, float] = defaultdict(float)
        for gram in wanted:
            rarity = self._rarity(gram)
            for packed in self._postings.get(gram, ()):
                number, count = packed >> 8, packed & 255
                length = self._places[number].length / self._average
                spread = _K * (1 - _B + _B * length)
                scores[number] += rarity * count * (_K + 1) / (count + spread)
                shares[number] += rarity / whole
        best: dict[int, _Best] = {}
        for number, score in scores.items():
            place = self._places[number]
            value = score * (_BY_ITSELF + (1 - _BY_ITSELF) * shares[number])
            known = best.get(place.document, _Best())
            # The title counts, but a passage is what is quoted.
            if place.passage is not None and value > known.quoted_score:
                known = known._replace(quoted=number, quoted_score=value)
            if value > known.score:
                known = known._replace(score=value, share=shares[number])
            best[place.document] = known
        return best

    def _weigh(
        self,
        document: int,
        asked: str,
        wanted: Sequence[str],
        whole: float,
        best: _Best,
    ) -> Found | None:
        held = self._title_grams[document]
        in_title = sum(self._rarity(gram) for gram in wanted if gram in held) / whole
        key, title = _title_key(asked), self._titles[document]
        share = best.share
        score = best.score + _TITLE * in_title * in_title * whole
        if len(key) > 1 and (key in title or title in key):
            # Of two titles that hold the words, the shorter one says little else.
            closeness = min(len(key), len(title)) / max(len(key), len(title))
            score += _EXACT_TITLE * whole * (_PART_OF_TITLE + _REST_OF_TITLE * closeness)
            share = max(share, 1.0)
        elif len(key) > 3 and fuzz.ratio(key, title) >= _CLOSE:  # noqa: PLR2004 - of four signs.
            score += _EXACT_TITLE * whole / 2
            share = max(share, 1.0)
        share = max(share, in_title)
        if share * whole < _LEAST * sum(self._worth(gram) for gram in wanted):
            return None
        passage = self._places[best.quoted].passage if best.quoted >= 0 else None
        return Found(document, passage, share, score)

    def _ordered(self, found: dict[int, Found]) -> list[Found]:
        """By the best version of each title, and within it the newest first."""
        groups: defaultdict[str, list[Found]] = defaultdict(list)
        for one in found.values():
            groups[self._titles[one.id]].append(one)
        ranked = sorted(groups.items(), key=lambda pair: -max(one.score for one in pair[1]))
        return [
            Found(
                one.id,
                one.passage,
                one.share,
                one.score,
                is_old=self._newest[title] != one.id,
            )
            for title, group in ranked
            for one in sorted(group, key=lambda one: _age(self.documents[one.id]), reverse=True)
        ]


def _age(document: Document) -> tuple[date, int]:
    return document.dated or date.min, document.id


def snippet(text: str, query: str, longest: int) -> str:
    """The part of a passage that holds most of what was asked, cut at its sentences' signs."""
    if len(text) <= longest:
        return text
    wanted = set(grams(_FILLERS.sub(" ", plain(query))))
    starts = [0, *(match.end() for match in re.finditer(r"[。；\n]", text))]
    ends = [*starts[1:], len(text)]
    # It begins with a sentence that holds some of it; of those, where most is held.
    fitting = [
        (len(wanted & set(grams(plain(text[at : at + longest])))), -at)
        for at, end in zip(starts, ends, strict=True)
        if wanted & set(grams(plain(text[at:end])))
    ]
    start = -max(fitting)[1] if fitting else 0
    best = text[start : start + longest]
    cut = start + longest < len(text)
    return ("…" if start else "") + best.strip() + ("…" if cut else "")
