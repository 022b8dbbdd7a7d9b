"""The message of a release (推送正文): what it says and why it came, in one language.

It is made once for each language and frozen at the review, so it says nothing about the one who
gets it, nor about the channel: it fits the narrowest one. The desk makes it too and has no use for
the conversation, so it stands outside of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge import passages
from knowledge.say import Html, Say, escape, plain, width
from storage.releases import Attachment, Release
from storage.subscriptions import ALL, Topic

# What the narrowest channel shows in one message, and under a picture or a file.
LONGEST = 4096
LONGEST_CAPTION = 1024
# A text this short is its own summary; of a longer one so much of the beginning is shown.
SHORT_TEXT = 400
LONGEST_BEGINNING = 300
# More names than this are a list that nobody reads.
MOST_NAMES = 5

Rows = list[list[dict[str, str]]]


@dataclass
class Part:
    """What is said of a policy or of its 解读: a sentence or some, and points."""

    heading: str
    gist: list[str]
    points: list[str] = field(default_factory=list)

    def shorten(self) -> bool:
        """Leaves out the last point, else the last sentence but the first; whether it could."""
        if self.points:
            self.points.pop()
            return True
        if len(self.gist) > 1:
            self.gist.pop()
            return True
        return False

    def paragraphs(self) -> list[str]:
        """As HTML."""
        gist = "".join(self.gist).strip()
        points = "\n".join(f"· {escape(one)}" for one in self.points)
        return [one for one in (self.heading, escape(gist), points) if one]


def message(
    release: Release,
    reading: Release | None,
    topics: Sequence[Topic],
    attachment: Attachment | None,
    say: Say,
) -> tuple[Html, Rows]:
    """The message with its buttons, as short as its place demands."""
    html, _ = _fitted(release, reading, topics, attachment, say)
    return html, _rows(release, reading, say)


def left_out(
    release: Release,
    reading: Release | None,
    topics: Sequence[Topic],
    attachment: Attachment | None,
    say: Say,
) -> list[str]:
    """The sentences and points that a message has no room for, as plain text."""
    _, kept = _fitted(release, reading, topics, attachment, say)
    found = []
    for number, whole in enumerate(_parts(release, reading, say)):
        part = kept[number] if number < len(kept) else Part("", [])
        found += [one.strip() for one in whole.gist[len(part.gist) :]]
        found += whole.points[len(part.points) :]
    return found


def room(attachment: Attachment | None) -> int:
    """How long a message may be: under a picture or a file there is less room."""
    return LONGEST_CAPTION if attachment else LONGEST


def _fitted(
    release: Release,
    reading: Release | None,
    topics: Sequence[Topic],
    attachment: Attachment | None,
    say: Say,
) -> tuple[Html, list[Part]]:
    kind = say(f"releases-kind-{KINDS[release.kind]}")
    title = title_of(release, say)
    head = [f"<b>{say('releases-heading', kind=kind, title=title)}</b>"]
    if say.language == "en" and not _foreign(release):
        head.append(say("releases-only-chinese"))
    parts = _parts(release, reading, say)
    note = "\n".join(f"<i>{one}</i>" for one in _note(release, topics, say))
    while width(plain(html := _joined(head, parts, note))) > room(attachment):
        # The 解读 gives way before the policy, its points before its sentence.
        if not any(part.shorten() for part in reversed(parts)):
            if len(parts) == 1:
                break
            parts.pop()
    return Html(html), parts


def _parts(release: Release, reading: Release | None, say: Say) -> list[Part]:
    parts = [_part(release, say)]
    if reading is not None:
        parts.append(_part(reading, say, say("releases-reading", title=title_of(reading, say))))
    return parts


def _joined(head: list[str], parts: list[Part], note: str) -> str:
    return "\n\n".join([*head, *(one for part in parts for one in part.paragraphs()), note])


def title_of(release: Release, say: Say) -> str:
    """A title in a language, as plain text; in Chinese where there is no English one."""
    if say.language == "en" and release.english:
        return str(release.english["title"])
    return say.content(release.title)


def gist_of(release: Release, say: Say) -> str:
    """Its sentence in plain words; in Chinese where there is no English one."""
    if say.language == "en" and release.english and release.english.get("gist"):
        return str(release.english["gist"])
    return say.content(release.gist)


def _foreign(release: Release) -> bool:
    """Whether there is more in English than a title."""
    english = release.english or {}
    return bool(english.get("gist") or english.get("points"))


def _part(release: Release, say: Say, heading: str = "") -> Part:
    if say.language == "en" and release.english and _foreign(release):
        gist, points = release.english.get("gist", ""), release.english.get("points", [])
    else:
        gist, points = say.content(release.gist), [say.content(one) for one in release.points]
        gist = gist or say.content(_summary(release.text))
    return Part(heading, passages.sentences(gist), list(points))


def _summary(text: str) -> str:
    whole = passages.beginning(text, SHORT_TEXT)
    return passages.beginning(text, LONGEST_BEGINNING) if whole.endswith("…") else whole


def _note(release: Release, topics: Sequence[Topic], say: Say) -> list[str]:
    organ = say.content(release.organ)
    if release.formed_on:
        source = say("releases-organ-dated", organ=organ, date=release.formed_on)
    else:
        source = escape(organ)
    named = [one for one in topics if one.id != ALL]
    names = [topic_name(one, say) for one in named[:MOST_NAMES]]
    said = (", " if say.language == "en" else "、").join(names)
    if not named:
        why = say("releases-why-all")
    elif len(named) == 1:
        why = say("releases-why-one", topic=said)
    elif len(named) <= MOST_NAMES:
        why = say("releases-why", topics=said)
    else:
        why = say("releases-why-many", topics=said, count=len(named))
    return [source, why]


def topic_name(topic: Topic, say: Say) -> str:
    """A topic's name in a language, as plain text."""
    return topic.english if say.language == "en" else say.content(topic.name)


def _rows(release: Release, reading: Release | None, say: Say) -> Rows:
    first = [_button(say("releases-button-full"), "read", release)]
    if reading is not None:
        first.append(_button(say("releases-button-reading"), "read", reading))
    last = [_button(say("releases-button-unfollow"), "unfollow", release)]
    if release.link:
        first.append({"text": plain(say("releases-button-link")), "url": release.link})
    return [first, last]


def _button(label: Html, prefix: str, release: Release) -> dict[str, str]:
    """A button as it is kept, in the words of `Read` and `Unfollow` of the residents' buttons."""
    return {"text": plain(label), "data": f"{prefix}:{release.id}"}


KINDS = {
    "新政策": "policy",
    "政策解读": "reading",
    "热点回应": "response",
    "通知": "notice",
}
