"""The desk (经办): what staff do on the command line, each act in the transaction it is given."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from pydantic import BaseModel, ValidationError

from handlers.desk import files
from knowledge import wrong
from storage.refusal import Refusal

if TYPE_CHECKING:
    from knowledge.say import Argument, Say

Form = TypeVar("Form", bound=BaseModel)
# Far above the longest text that is taken, in any encoding.
LARGEST_TEXT = 4 * 1024 * 1024


class Broken(Exception):  # noqa: N818 - it is a sentence for the operator.
    """What is refused as a whole, in a sentence: a file with line and reason, a wrong value."""


class Unmet(Broken, Refusal):
    """What is refused at the command line in its words, and elsewhere by a text.

    `where` is the field that is wrong, where one is.
    """

    def __init__(
        self, message: str, text_id: str, where: str = "", **args: str | int | datetime
    ) -> None:
        Refusal.__init__(self, text_id, **args)
        self.args = (message,)
        self.where = where


class Invalid(Broken):
    """A record that is not as it should be: in a sentence, and with all that is wrong with it."""

    def __init__(self, message: str, error: ValidationError) -> None:
        super().__init__(message)
        self.error = error


def said(refusal: Refusal) -> str:
    """A rule's no as it is said on the command line."""
    return spoken(refusal.text_id, **refusal.args_of_text)


def spoken(text_id: str, **args: "Argument") -> str:
    """One of our texts as it is said on the command line, which speaks English."""
    from knowledge.say import plain

    return plain(_voice()(text_id, **args))


@cache
def _voice() -> "Say":
    from knowledge.say import Texts

    return Texts.load().say("en")


def readable(**texts: str) -> None:
    """Refuses what can neither be kept nor shown; named by its option."""
    for name, text in texts.items():
        if files.UNWRITABLE.search(text):
            message = f"--{name.replace('_', '-')} holds characters that cannot be kept; retype it"
            raise Unmet(message, "files-unkept", name)


def text_of(path: Path, spoken: BinaryIO) -> str:
    """A text from a file, or from standard input for `-`, in UTF-8 or GB18030."""
    try:
        if str(path) == "-":
            content = spoken.read(LARGEST_TEXT + 1)
        else:
            with path.open("rb") as file:
                content = file.read(LARGEST_TEXT + 1)
    except OSError as error:
        message = f"{path}: {error.strerror}; give the path of a text file"
        raise Broken(message) from None
    if len(content) > LARGEST_TEXT:
        message = f"{path}: larger than {LARGEST_TEXT // 2**20} MB; attach it and write less"
        raise Broken(message)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not files.UNWRITABLE.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    message = f"{path}: neither UTF-8 nor GB18030 text; save it as UTF-8 text"
    raise Broken(message)


def problem(error: ValidationError) -> tuple[str, str]:
    """The first thing that is wrong with a record: where, parts counted from 1, and why."""
    first = error.errors()[0]
    parts = (str(part + 1) if isinstance(part, int) else part for part in first["loc"])
    return ".".join(parts) or "record", wrong.why(first)


def rows(path: Path, lists: frozenset[str] = files.LISTS) -> list[tuple[int, files.Row]]:
    """Every row of a file with its line; raises Broken where it cannot be read to its end."""
    if path.is_dir():
        message = f"{path}: is a folder; give the path of a file"
        raise Broken(message)
    try:
        found = list(files.read(path, lists=lists))
    except files.BrokenFile as broken:
        where = f"{path.name}, line {broken.line}" if broken.line else path.name
        message = f"{where}: {said(broken)} Nothing was imported."
        raise Broken(message) from None
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Broken(message) from None
    if not found:
        message = f"{path.name}: holds no record; nothing was imported"
        raise Broken(message)
    return found


class BadRow(Exception):  # noqa: N818 - the desk and the console each say it in their words.
    """A row that cannot be taken: its line, and what is wrong; or where its id stands already."""

    def __init__(self, line: int, error: ValidationError | None, name: str, before: int) -> None:
        super().__init__(line)
        self.line = line
        self.error = error
        self.name = name
        self.before = before


def formed(found: Iterable[tuple[int, files.Row]], form: type[Form]) -> list[Form]:
    """Rows in their form, each id once; raises BadRow at the first wrong one."""
    forms: list[Form] = []
    seen: dict[Any, int] = {}
    for line, row in found:
        try:
            one = form.model_validate(row)
        except ValidationError as error:
            raise BadRow(line, error, "", 0) from None
        name = one.model_dump()["id"]
        if name in seen:
            raise BadRow(line, None, name, seen[name])
        seen[name] = line
        forms.append(one)
    return forms


def read(path: Path, form: type[Form], lists: frozenset[str] = files.LISTS) -> list[Form]:
    """Every row of a file in its form.

    Raises Broken with line and reason at the first wrong one.
    """
    try:
        return formed(rows(path, lists), form)
    except BadRow as bad:
        if bad.error is None:
            why = f"id {bad.name} stands already in line {bad.before}"
        else:
            why = ": ".join(problem(bad.error))
        message = f"{path.name}, line {bad.line}: {why}; nothing was imported"
        raise Broken(message) from None
