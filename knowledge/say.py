"""What we say and how we say it (文案): the sentences of knowledge/texts in a person's language.

Simplified Chinese and English are written by hand; Traditional Chinese is rendered from Simplified
at the start. The conversion is OpenCC's `s2tw`: standard Traditional characters (說明, 衛生),
read at ease in Taiwan, Hong Kong, Macao and overseas. `s2twp` and `s2hkp` also exchange words, and
a statute cited as 政府資訊公開條例 would be another statute; plain `s2t` gives variants that
nobody prints (牀); `s2hk` gives forms (説, 衞, 户) that readers outside Hong Kong take for
misprints. What it gets wrong in a city's vocabulary stands corrected in
texts/zh-Hant-exceptions.txt.

No text falls back to another language in silence: an unknown id raises `KeyError` in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.syntax import ast
    from opencc_pyo3 import OpenCC

__all__ = [
    "CITY",
    "Argument",
    "Html",
    "Language",
    "Say",
    "Texts",
    "escape",
    "plain",
    "traditional",
    "width",
]

TEXTS: Final = Path(__file__).parent / "texts"
EXCEPTIONS: Final = TEXTS / "zh-Hant-exceptions.txt"
# The city's time, in which people are told of moments and days begin.
CITY: Final = ZoneInfo("Asia/Shanghai")
TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")


class Language(StrEnum):
    """The languages a person can choose, as BCP 47 tags."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"


class Html(str):
    """Text that is HTML already: `escape`, and so every sentence, takes it as it is."""

    __slots__ = ()


Argument = str | int | float | Decimal | date | datetime


def escape(text: str) -> Html:
    """Make plain text safe inside Telegram's HTML, in element content and in attributes.

    Only the four entities that Telegram knows by name are used; `Html` passes unchanged.
    """
    if isinstance(text, Html):
        return text
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Html(safe.replace('"', "&quot;"))


def plain(html: str) -> str:
    """What a person reads of HTML: without tags, entities as the characters that they mean."""
    return unescape(TAG.sub("", html))


def width(text: str) -> int:
    """How long the networks count a text that people read: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _spoken(value: Argument) -> str | int | float | Decimal:
    """Bring an argument to what Fluent formats: days as 2026-10-12, moments in city time."""
    if isinstance(value, str):
        return str(escape(value))
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be said")
        return f"{value.astimezone(CITY):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return value


@dataclass(frozen=True, slots=True)
class Say:
    """One language's voice: `say("faq-unknown", organ="区房管局")`."""

    language: Language
    bundle: FluentBundle

    def __call__(self, text_id: str, /, **args: Argument) -> Html:
        """Return the sentence `text_id` as HTML.

        String arguments are escaped unless they are `Html`; integers and decimals are grouped as
        the language does (1,284), so a number that is a name (a telephone, a case) is passed as a
        string; a `date` is said as 2026-10-12 and an aware `datetime` in city time.

        Raises `KeyError` for an unknown id, and `ValueError` for an argument that the sentence
        needs and did not get, or for a moment without a time zone.
        """
        message = self.bundle.get_message(text_id) if self.knows(text_id) else None
        if message is None or message.value is None:
            raise KeyError(text_id, self.language)
        spoken = {name: _spoken(value) for name, value in args.items()}
        said, errors = self.bundle.format_pattern(message.value, spoken)
        if errors:
            raise ValueError(f"{text_id} ({self.language}): {errors[0]}")
        return Html(said)

    def knows(self, text_id: str) -> bool:
        """Whether the sentence exists in this language."""
        return self.bundle.has_message(text_id)

    def content(self, text: str) -> str:
        """Render curated Chinese content (entries, guides, organs) for this language.

        Traditional readers get it converted, others as it stands. Markup and `Html` survive;
        nothing is escaped.
        """
        if self.language is not Language.ZH_HANT:
            return text
        converted = traditional(text)
        return Html(converted) if isinstance(text, Html) else converted

    def listing(self, items: Iterable[str]) -> Html:
        """Join things as the language lists them (甲、乙和丙; A, B, and C), each escaped."""
        from babel.lists import format_list

        names = [str(escape(item)) for item in items]
        return Html(format_list(names, locale=self.language.replace("-", "_")))


@dataclass(frozen=True, slots=True)
class Texts:
    """Every sentence in every language, read once at the start."""

    voices: Mapping[Language, Say]

    @classmethod
    @cache
    def load(cls, folder: Path = TEXTS) -> Texts:
        """Read `zh-Hans.ftl` and `en.ftl` from `folder` and render Traditional Chinese.

        Raises `ValueError` naming file and line for what cannot be parsed or is said twice.
        """
        simplified = _read(folder / "zh-Hans.ftl")
        resources = {
            Language.ZH_HANS: simplified,
            Language.ZH_HANT: _converted(simplified),
            Language.EN: _read(folder / "en.ftl"),
        }
        return cls({tag: Say(tag, _bundle(tag, found)) for tag, found in resources.items()})

    def say(self, language: str) -> Say:
        """Return the voice of a language tag; an unknown tag raises `ValueError`."""
        return self.voices[Language(language)]


def _bundle(language: Language, resource: ast.Resource) -> FluentBundle:
    """Build one language's bundle without isolation marks, which would enter the messages."""
    from fluent.runtime import FluentBundle

    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _read(path: Path) -> ast.Resource:
    """Parse one file and refuse junk and ids said twice, which Fluent itself would pass over."""
    from fluent.syntax import FluentParser, ast

    source = path.read_text(encoding="utf-8")
    resource = FluentParser().parse(source)
    seen: set[str] = set()
    for entry in resource.body:
        problem = ""
        if isinstance(entry, ast.Junk):
            problem = entry.annotations[0].message or "cannot be read"
        elif isinstance(entry, ast.Message | ast.Term):
            name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
            problem = f"{name} is said twice" if name in seen else ""
            seen.add(name)
        if problem:
            line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
            raise ValueError(f"{path.name}:{line}: {problem}")
    return resource


def _converted(resource: ast.Resource) -> ast.Resource:
    """Copy a resource with its words in Traditional characters.

    Converting the source, not the finished sentence, leaves arguments alone: a name typed by a
    person stays as it was typed.
    """
    from fluent.syntax.visitor import Transformer

    class Converter(Transformer):
        def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802
            node.value = traditional(node.value)
            return node

    copy = resource.clone()
    Converter().visit(copy)
    return copy


@cache
def _converter() -> OpenCC:
    """Load the conversion once; the dictionaries cost some fifty milliseconds."""
    from opencc_pyo3 import OpenCC

    pairs = [(simplified, hant) for simplified, hant, _ in exceptions()]
    return OpenCC.from_dicts("s2tw", [{"slot": "STPhrases", "pairs": pairs, "mode": "append"}])


def exceptions(path: Path = EXCEPTIONS) -> list[tuple[str, str, str]]:
    """Read the reviewed exceptions: simplified, traditional and the reason.

    Lines are `simplified<TAB>traditional<TAB>reason`; blank lines and lines from `#` are passed
    over. Raises `ValueError` with the line's number for any other form.
    """
    found: list[tuple[str, str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match line.split("\t"):
            case [simplified, hant, reason] if simplified and hant and reason:
                found.append((simplified, hant, reason))
            case _:
                raise ValueError(f"{path.name}:{number}: expected three columns parted by tabs")
    return found


def traditional(text: str) -> str:
    """Render Simplified Chinese in Traditional characters, with the reviewed exceptions."""
    return _converter().convert(text)
