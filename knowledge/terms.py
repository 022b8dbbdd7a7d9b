"""Terms of a text (词项): letters, words and sounds, each with how much it can mean.

A term's weight here is its commonness in the language (a factor from 0.1 to 1); the index
multiplies it by its rarity among the matters of the knowledge base.
"""

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import rjieba
from pypinyin import lazy_pinyin

from knowledge import elements, ideas, signs
from knowledge.normalise import clauses

_FILLERS = Path(__file__).with_name("fillers.toml")
_DICTIONARY_TOTAL = 6.0e7  # tokens behind the frequencies of jieba's dictionary
_COUNT = re.compile(
    "[0-9点]+|[零一二三四五六七八九十百千万两几第]+[楼层号栋室年月日天次个岁块元家户位米]*|天天|今天.*|昨天.*|明天.*"
)
_LAST_LATIN = "\u024f"
_LETTER = 0.4  # a single character is worth less than a pair
_LATIN = re.compile(r"[0-9a-z\u00df-\u024f]+")
# Parts of speech that carry no matter: pronouns, adverbs, particles, conjunctions, prepositions,
# measure words, interjections, modal particles.
_EMPTY_KINDS = frozenset("rducpqyozk")
_BACKGROUND = 0.1
_EMPTY = 0.15
_LATIN_WORD = 0.8  # no dictionary tells the rare English word from the common one
_IDEA = 0.7  # a near word is worth less than the word itself
_CUE = 0.5  # a cue word names the element, which has features of its own
_LEAST_TELLING = 0.25
# Nouns and names tell most, then actions, then the rest.
_TELLING = {
    "n": 1.0,
    "j": 1.0,
    "l": 0.9,
    "i": 0.8,
    "s": 0.7,
    "e": 0.7,
    "vn": 0.85,
    "v": 0.7,
    "a": 0.6,
}
_GLUE = re.compile(
    "[得要不给来就能会想里没了着过去到把被让叫也都还再我你他她它这那有是在和跟上下出起人几]"
)
_ASKING = re.compile(
    "吗|什么|怎么|哪|多少|多久|几|谁|是否|可以|有无|为什么|么$|不$|"
    "how|what|where|when|who|which|can "
)


@dataclass(frozen=True, slots=True)
class Text:
    """A question or a wording, read once.

    `plain` is the normal form without commas; `letters` (characters and pairs of them), `words`
    and `sounds` (pairs of syllables) map each term to its factor; `voice` is the text as sounds,
    one character a syllable; `content` are the words that can name a matter.
    """

    plain: str
    voice: str
    letters: dict[str, float]
    words: dict[str, float]
    sounds: dict[str, float]
    content: dict[str, float]
    elements: frozenset[str]
    numbers: frozenset[str]
    years: frozenset[str]
    relative_years: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    is_negated: bool


@cache
def _background() -> frozenset[str]:
    table = tomllib.loads(_FILLERS.read_text(encoding="utf-8"))
    return frozenset(table["background"]) | frozenset(table["english"])


@lru_cache(maxsize=50_000)
def factor(word: str, kind: str) -> float:
    """Return how much a word can mean: by how common it is, and the background list."""
    if word in _background():
        return _BACKGROUND
    if _LATIN.fullmatch(word):
        return _LATIN_WORD
    if kind[:1] in _EMPTY_KINDS:
        return _EMPTY
    rarity = math.log10(_DICTIONARY_TOTAL / max(1, rjieba.suggest_freq(word)))
    common = min(1.0, max(0.2, (rarity - 2.8) / 2.2))
    return common * (0.6 if len(word) == 1 else 1.0)


@lru_cache(maxsize=20_000)
def syllable(letter: str) -> str:
    """Return a character's toneless syllable, flat and nasal sounds folded, as one character."""
    sound = lazy_pinyin(letter)[0] if letter else ""
    if sound == letter:
        return letter
    for retroflex, flat in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if sound.startswith(retroflex):
            sound = flat + sound[2:]
    return _as_one(sound.removesuffix("g") if sound.endswith("ng") else sound)


_sounds: dict[str, str] = {}


def _as_one(sound: str) -> str:
    """Give each syllable a character of the private area, so that sounds compare as text."""
    return _sounds.setdefault(sound, chr(0xE000 + len(_sounds)))


@lru_cache(maxsize=20_000)
def voice(text: str) -> str:
    """Return a text as its sounds, one character a syllable."""
    return "".join(map(syllable, text))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004


def _factors(text: str) -> tuple[list[float], list[tuple[str, str, float]]]:
    """Return a factor for each character, and the words with theirs."""
    cue = [1.0] * len(text)
    for start, end in elements.spans(text):
        cue[start:end] = [_CUE] * (end - start)
    each: list[float] = []
    words: list[tuple[str, str, float]] = []
    for word, kind in rjieba.tag(text):
        start = len(each)
        weight = factor(word, kind)
        each.extend(weight * part for part in cue[start : start + len(word)])
        if weight >= _EMPTY and word not in "， ":
            words.append((word, kind, weight * min(cue[start : start + len(word)])))
    return each, words


def _telling(word: str, kind: str, weight: float) -> float:
    """Return how much a word's absence from an entry tells: 0 for background, counts and debris.

    Debris are characters that the segmenter glued together around a function word (能读, 剩得):
    no dictionary has them.
    """
    if weight < _LEAST_TELLING or _COUNT.fullmatch(word):
        return 0.0
    if _GLUE.search(word) and not rjieba.has_word(word):
        return 0.0
    return weight * _TELLING.get(kind, _TELLING.get(kind[:1], 0.5))


def _letters(text: str, each: list[float]) -> tuple[dict[str, float], dict[str, float]]:
    """Return characters and their pairs with factors, and the pairs' sounds."""
    letters: dict[str, float] = {}
    sounds: dict[str, float] = {}
    spoken = voice(text)
    is_han = [letter > _LAST_LATIN and letter != "，" for letter in text]
    for at, letter in enumerate(text):
        if not is_han[at]:
            continue
        letters[letter] = max(letters.get(letter, 0.0), _LETTER * each[at])
        if at + 1 < len(text) and is_han[at + 1]:
            weight = (each[at] + each[at + 1]) / 2
            pair, sound = text[at : at + 2], spoken[at : at + 2]
            letters[pair] = max(letters.get(pair, 0.0), weight)
            sounds[sound] = max(sounds.get(sound, 0.0), weight)
    return letters, sounds


@lru_cache(maxsize=4_000)
def read(normal: str) -> Text:
    """Read a text that is already in its normal form."""
    each, tagged = _factors(normal)
    letters, sounds = _letters(normal, each)
    words: dict[str, float] = {}
    content: dict[str, float] = {}
    for word, kind, weight in tagged:
        if len(word) > 1 and word[0] > _LAST_LATIN:
            words[word] = max(words.get(word, 0.0), weight)
        telling = _telling(word, kind, weight)
        if telling:
            content[word] = telling
    for word in _LATIN.findall(normal):
        stem = _stem(word)
        letters[stem] = words[stem] = sounds[stem] = factor(word, "eng")
    words |= dict.fromkeys(ideas.touched(normal), _IDEA)
    plain = normal.replace("，", "")
    return Text(
        plain=plain,
        voice=voice(plain),
        letters=letters,
        words=words,
        sounds=sounds,
        content=content,
        elements=elements.detect(normal),
        numbers=signs.numbers(normal),
        years=signs.years(normal),
        relative_years=signs.relative_years(normal),
        places=signs.places(normal),
        parties=signs.parties(normal),
        is_negated=signs.is_negated(normal),
    )


def is_asking(normal: str) -> bool:
    """Tell whether a normalised clause asks something."""
    return bool(_ASKING.search(normal))


@dataclass(frozen=True, slots=True)
class Question:
    """A question in two readings: the whole, and the clause that asks (one clause: the same)."""

    whole: Text
    asking: Text


def question(text: str) -> Question:
    """Read what somebody typed: find the clause that asks and keep the background beside it."""
    parts = clauses(text)
    whole = read("，".join(parts))
    if len(parts) < 2:  # noqa: PLR2004 (a single clause asks)
        return Question(whole, whole)
    at = max(
        (place for place, part in enumerate(parts) if is_asking(part)), default=len(parts) - 1
    )
    asking = read(parts[at])
    if at and not asking.content:
        asking = read("，".join(parts[at - 1 : at + 1]))
    return Question(whole, asking)
