"""What was typed into a form (填写): read once, shown again with what is wrong with it."""

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from handlers.console.visit import Visit
from handlers.desk import files
from knowledge import values
from storage.refusal import Refusal


class Typed:
    """A form as it was sent, or as it is first shown."""

    def __init__(self, visit: Visit, *names: str, **first: str) -> None:
        self.visit = visit
        self.values = {name: first.get(name, "") for name in names}
        self._wrong: dict[str, Markup] = {}
        self.problem: Markup | None = None
        if visit.posted:
            self.values = {name: visit.typed(name) for name in names}
        for name, text in self.values.items():
            if files.UNWRITABLE.search(text):
                # Neither kept nor shown: the browser's own form has what was typed.
                self.values[name] = files.UNWRITABLE.sub("", text)
                self.mark(name, visit.say("console-case-unwritable"))

    def __getitem__(self, name: str) -> str:
        """What stands in a field."""
        return self.values[name]

    @property
    def wrong(self) -> dict[str, Markup]:
        """What is wrong, in the order of the fields."""
        return {name: self._wrong[name] for name in self.values if name in self._wrong}

    def mark(self, name: str, words: Markup) -> None:
        """Says what is wrong with a field; what was said of it first stays."""
        self._wrong.setdefault(name, words)

    @property
    def is_wrong(self) -> bool:
        """Whether it has to be shown again."""
        return bool(self.wrong) or self.problem is not None

    def refuse(self, refusal: Refusal, field: str = "") -> None:
        """Puts a rule's no beside its field, or above the form."""
        words = self.visit.refused(refusal)
        if field in self.values:
            self.mark(field, words)
        elif self.problem is None:
            self.problem = words

    def among(self, name: str, known: Mapping[str, object], text_id: str) -> str:
        """One of a few values; another is refused beside the field."""
        if self.values[name] not in known:
            self.mark(name, self.visit.say(text_id))
        return self.values[name]

    def day(self, name: str) -> date | None:
        """A day, however it was written; none where nothing stands there."""
        text = values.dated(self.values[name])
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.mark(name, self.visit.say("console-case-no-day"))
            return None
