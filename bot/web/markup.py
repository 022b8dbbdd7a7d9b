"""A message's HTML as the page shows it (消息排版): one rule, kept here and in static/message.js.

The HTML of a message holds b i u s a code pre br and nothing else. It is read into a small tree,
cut into paragraphs where a line is empty, and each paragraph is written as the block that it is:

- a first paragraph that is one `<b>` is the title of a card (an office message only);
- a last paragraph of which every line is one `<i>` is the note: source, date, hint;
- two or more lines that begin with `1. ` are a numbered list, lines with `· ` a plain one;
- `<pre>` stands alone; everything else is a paragraph.

The page's script does the same to what the socket brings, so a message looks alike whether it was
just said, is read again tomorrow, or is read without JavaScript; the browser tests compare both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from typing import Final

import nh3
from markupsafe import Markup

TAGS: Final = frozenset({"b", "i", "u", "s", "a", "code", "pre", "br"})
# Telegram's other spellings of the same; html.parser gives lower case.
SAME: Final = {"strong": "b", "em": "i", "ins": "u", "del": "s", "strike": "s"}

NUMBERED: Final = re.compile(r"\s*([0-9]{1,3})(?:[.．]\s+|、\s*)(?=\S|$)")
BULLET: Final = re.compile(r"\s*[·•‧-]\s+(?=\S|$)")
WEB_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
# A browser would break a line after each hyphen of a date.
DAY: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", re.ASCII)
HAN: Final = re.compile(r"[㐀-鿿]")
LATIN: Final = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Element:
    """An allowed tag and what stands in it."""

    tag: str
    href: str | None = None
    children: list["Element | str"] = field(default_factory=list)


Node = Element | str
Line = list[Node]


class _Reader(HTMLParser):
    """Builds the tree out of HTML that nh3 has cleaned, so tags are closed and nested rightly."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(SAME.get(tag, tag), dict(attrs).get("href"))
        self.open[-1].children.append(element)
        if tag != "br":
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if any(element.tag == "pre" for element in self.open):
            self.open[-1].children.append(data)
            return
        for number, part in enumerate(data.split("\n")):
            if number:
                self.open[-1].children.append(Element("br"))
            if part:
                self.open[-1].children.append(part)


def read(html: str) -> list[Node]:
    """The nodes of a message; what is not allowed is left out, and its words stay."""
    # A loop of entities can't arise: nh3 gives text that is escaped exactly once.
    clean = nh3.clean(
        html.replace("\r", ""),
        tags=set(TAGS | SAME.keys()),
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return reader.root.children


def plain(nodes: Sequence[Node]) -> str:
    """The words of some nodes, without marks."""
    return "".join(
        node if isinstance(node, str) else "\n" if node.tag == "br" else plain(node.children)
        for node in nodes
    )


def _paragraphs(nodes: Sequence[Node]) -> Iterator[list[Line]]:
    """Cuts top-level nodes into paragraphs of lines; `pre` is a paragraph by itself."""
    lines: list[Line] = []
    line: Line = []
    for node in [*nodes, Element("br"), Element("br")]:
        if isinstance(node, Element) and node.tag in {"br", "pre"}:
            if plain(line).strip():
                lines.append(line)
            elif lines:
                yield lines
                lines = []
            line = []
            if node.tag == "pre":
                if lines:
                    yield lines
                    lines = []
                yield [[node]]
        else:
            line.append(node)


def _only(line: Line, tag: str) -> Element | None:
    """The element that a line wholly is, if it is one of this tag."""
    said = [node for node in line if not isinstance(node, str) or node.strip()]
    if len(said) == 1 and isinstance(said[0], Element) and said[0].tag == tag:
        return said[0]
    return None


def _written(nodes: Sequence[Node]) -> str:
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(DAY.sub(r'<span class="day">\g<0></span>', escape(node)))
        elif node.tag == "br":
            parts.append("<br>")
        elif node.tag != "a":
            # A pre inside another mark would end the paragraph around it.
            tag = "code" if node.tag == "pre" else node.tag
            parts.append(f"<{tag}>{_written(node.children)}</{tag}>")
        elif WEB_ADDRESS.match(node.href or ""):
            address = escape(node.href or "")
            label = _written(node.children)
            parts.append(f'<a href="{address}" target="_blank" rel="noopener">{label}</a>')
        else:
            parts.append(_written(node.children))
    return "".join(parts)


def tongue(text: str, page: str) -> str | None:
    """The language of a block where it isn't the page's: a voice must not read 申请 in English."""
    han, latin = len(HAN.findall(text)), len(LATIN.findall(text))
    if page == "en":
        return "zh-Hans" if han * 3 > latin else None
    return "en" if latin > 12 and not han else None  # noqa: PLR2004 - a name is not a sentence.


def _block(tag: str, nodes: Sequence[Node], page: str, css: str = "") -> str:
    language = tongue(plain(nodes), page)
    attributes = f' class="{css}"' if css else ""
    attributes += f' lang="{language}"' if language else ""
    return f"<{tag}{attributes}>{_written(nodes)}</{tag}>"


def _joined(lines: Sequence[Line]) -> Line:
    joined: Line = []
    for line in lines:
        if joined:
            joined.append(Element("br"))
        joined += _trimmed(line)
    return joined


def _trimmed(line: Line) -> Line:
    """A line without the blanks at its ends, so that both writers of the page agree on them."""
    kept = list(line)
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return [node for node in kept if node != ""]


def _kind(line: Line) -> str:
    first = line[0] if isinstance(line[0], str) else ""
    if NUMBERED.match(first):
        return "ol"
    return "ul" if BULLET.match(first) else "p"


def _item(line: Line, kind: str, page: str) -> str:
    first = str(line[0])
    mark = (NUMBERED if kind == "ol" else BULLET).match(first)
    text: Line = _trimmed([first[mark.end() :] if mark else first, *line[1:]])
    language = tongue(plain(text), page)
    value = f' value="{int(mark[1])}"' if mark and kind == "ol" else ""
    spoken = f' lang="{language}"' if language else ""
    return f"<li{value}{spoken}>{_written(text)}</li>"


def _text(lines: list[Line], page: str) -> Iterator[str]:
    """A paragraph, with the lists among its lines."""
    runs = [(kind, list(run)) for kind, run in groupby(lines, _kind)]
    waiting: list[Line] = []
    for kind, run in runs:
        if kind == "p" or (kind == "ol" and len(run) == 1):
            waiting += run
            continue
        if waiting:
            yield _block("p", _joined(waiting), page)
            waiting = []
        items = "".join(_item(line, kind, page) for line in run)
        yield f"<{kind}>{items}</{kind}>"
    if waiting:
        yield _block("p", _joined(waiting), page)


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready for the page: its blocks, whether they make a card, and have a note."""

    blocks: Markup
    is_card: bool
    has_note: bool


def write(html: str, page: str, *, office: bool = True) -> Written:
    """Writes a message's HTML as blocks for a page in the language `page`."""
    paragraphs = list(_paragraphs(read(html)))
    title = note = None
    if office and paragraphs and len(paragraphs[0]) == 1:
        title = _only(paragraphs[0][0], "b")
    if office and paragraphs and not (title and len(paragraphs) == 1):
        found = [_only(line, "i") for line in paragraphs[-1]]
        note = [line for line in found if line] if all(found) else None
    blocks = [_block("h2", title.children, page, "title")] if title else []
    for paragraph in paragraphs[1 if title else 0 : -1 if note else None]:
        first = paragraph[0][0]
        if isinstance(first, Element) and first.tag == "pre":
            code = plain(first.children).strip("\n")
            blocks.append(f"<pre>{escape(code)}</pre>")
        else:
            blocks += _text(paragraph, page)
    if note:
        said = _joined([element.children for element in note])
        blocks.append(_block("p", said, page, "note"))
    # Every part was escaped as it was written above.
    return Written(Markup("".join(blocks)), title is not None, note is not None)  # noqa: S704
