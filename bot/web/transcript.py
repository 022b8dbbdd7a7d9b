"""The conversation as the page shows it (对话记录): frames made ready for the template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from markupsafe import Markup

from bot.web import markup
from knowledge.say import CITY, Say

# After a pause this long the time is said again. The scripts of the page keep the same figures.
PAUSE: Final = timedelta(minutes=10)
LONG_LABEL: Final = 10


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line of time between messages."""

    at: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on the page."""

    message_id: int
    at: str
    css: str
    office: bool
    blocks: Markup
    stamp: Stamp | None
    rows: list[list[Mapping[str, str]]]
    stacked: bool
    media: Mapping[str, str] | None


def when(at: datetime, now: datetime, say: Say) -> Markup:
    """A moment in city time: 今天 10:24, 昨天 09:05, 2026-11-20 16:40."""
    local, today = at.astimezone(CITY), now.astimezone(CITY).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return Markup(say("web-today", time=clock))  # noqa: S704 - a sentence of our texts.
    if local.date() == today - timedelta(days=1):
        return Markup(say("web-yesterday", time=clock))  # noqa: S704
    return Markup.escape(f"{local:%Y-%m-%d} {clock}")


def is_stack(rows: Sequence[Sequence[Mapping[str, str]]]) -> bool:
    """Whether buttons are a list of choices, one under another: a long one alone in each row.

    Those under a note are next steps after an answer, and flow.
    """
    labels = [button["text"] for row in rows for button in row]
    alone = all(len(row) == 1 for row in rows)
    return alone and len(rows) > 1 and max(len(label) for label in labels) > LONG_LABEL


def media_of(frame: Mapping[str, Any]) -> dict[str, str] | None:
    """A frame's picture or file: its kind, address and name."""
    if "url" not in frame:
        return None
    return {"kind": frame["kind"], "url": frame["url"], "name": frame.get("name", "")}


def shown(frames: Iterable[Mapping[str, Any]], say: Say, now: datetime) -> list[Shown]:
    """The messages of a conversation, with the time between them where it passed."""
    messages: list[Shown] = []
    before: datetime | None = None
    for frame in frames:
        if frame["type"] not in {"message", "media"}:
            continue
        at = datetime.fromisoformat(frame["at"])
        office = frame["from"] == "office"
        written = markup.write(frame["html"], say.language, office=office)
        rows = [row for row in frame["buttons"] if row]
        new_day = before is None or at.astimezone(CITY).date() != before.astimezone(CITY).date()
        stamped = new_day or (before is not None and at - before >= PAUSE)
        css = "office" if office else "resident"
        messages.append(
            Shown(
                message_id=frame["message_id"],
                at=frame["at"],
                css=f"msg {css} card" if written.is_card else f"msg {css}",
                office=office,
                blocks=written.blocks,
                stamp=Stamp(frame["at"], when(at, now, say)) if stamped else None,
                rows=rows,
                stacked=not written.has_note and is_stack(rows),
                media=media_of(frame),
            )
        )
        before = at
    return messages
