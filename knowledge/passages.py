"""Passages of a document (段落): paragraphs, articles (第十二条), sentences, and pages of them.

An article is cited whole, so it is cut only where it alone is too long.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ARTICLE = re.compile(r"^\s*(第[零〇一二三四五六七八九十百千0-9]{1,9}条)[\s　]*")
_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s+|(?=第[零〇一二三四五六七八九十百0-9]{1,6}[章节编][\s　]))(.+)$"
)
_SENTENCE = re.compile(r"[^。！？；!?\n]*(?:[。！？；!?]+[”’）)】]*\n?|\n|$)")
_ENGLISH_SENTENCE = re.compile(r".+?(?:[.!?]+(?=\s|$)|$)\s*", re.DOTALL)
_LINE_WITH_SPACE = re.compile(r"[ \t　]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or an article: its name (第十二条, else empty) and its paragraphs.

    A heading (第一章 总则) is a passage of its own.
    """

    paragraphs: tuple[str, ...]
    article: str = ""
    is_heading: bool = False

    @property
    def text(self) -> str:
        """The passage as plain text."""
        return "\n".join(self.paragraphs)


def passages(text: str) -> list[Passage]:
    """The passages of a text; paragraphs behind 第…条 belong to that article."""
    found: list[Passage] = []
    for line in text.splitlines():
        plain = _LINE_WITH_SPACE.sub(" ", line).strip()
        if not plain:
            continue
        heading = _HEADING.match(line)
        article = _ARTICLE.match(plain)
        if heading is not None and article is None:
            said = _LINE_WITH_SPACE.sub(" ", heading[1]).strip()
            found.append(Passage((said,), is_heading=True))
        elif article is None and found and found[-1].article:
            last = found[-1]
            found[-1] = Passage((*last.paragraphs, plain), last.article)
        else:
            found.append(Passage((plain,), article[1] if article else ""))
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with what ends it."""
    pattern = _SENTENCE if re.search("[㐀-鿿]", text) else _ENGLISH_SENTENCE
    return [one for one in pattern.findall(text) if one.strip()]


def beginning(text: str, longest: int) -> str:
    """So much of the beginning as fits: whole paragraphs, else whole sentences, else words.

    A text that fits is given as it is; one that was cut ends with “…”.
    """
    paragraphs = [one.text for one in passages(text)]
    if len("\n".join(paragraphs)) <= longest:
        return "\n".join(paragraphs)
    kept: list[str] = []
    for paragraph in paragraphs:
        room = longest - 1 - sum(len(one) + 1 for one in kept)
        if len(paragraph) > room:
            if (part := _sentences_within(paragraph, room)) or not kept:
                kept.append(part or paragraph[: max(0, room)].rstrip())
            break
        kept.append(paragraph)
    return "\n".join(kept) + "…"


def _sentences_within(paragraph: str, room: int) -> str:
    said = ""
    for sentence in sentences(paragraph):
        if len(said) + len(sentence.rstrip()) > room:
            break
        said += sentence
    return said.rstrip()


def pages(text: str, longest: int) -> list[list[Passage]]:
    """The passages in pages of at most so many characters; a heading stays with what follows."""
    found: list[list[Passage]] = [[]]
    size = 0
    pieces = [piece for one in passages(text) for piece in _pieces(one, longest)]
    for index, piece in enumerate(pieces):
        needed = len(piece.text) + 2
        if piece.is_heading and index + 1 < len(pieces):
            needed += min(len(pieces[index + 1].text) + 2, longest // 2)
        if size + needed > longest and found[-1]:
            found.append([])
            size = 0
        found[-1].append(piece)
        size += len(piece.text) + 2
    return found


def _pieces(passage: Passage, longest: int) -> Sequence[Passage]:
    room = longest - 2
    if len(passage.text) <= room:
        return [passage]
    parts: list[str] = [""]
    for paragraph in passage.paragraphs:
        for index, sentence in enumerate(sentences(paragraph)):
            gap = "\n" if index == 0 and parts[-1] else ""
            for start in range(0, len(sentence), room):
                piece = sentence[start : start + room]
                if len(parts[-1]) + len(gap) + len(piece) > room:
                    parts.append(piece)
                else:
                    parts[-1] += gap + piece
                gap = ""
    return [Passage(tuple(part.split("\n")), passage.article) for part in parts if part]
