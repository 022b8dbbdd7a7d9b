"""What the console asks of the running house (工作台的依托), by shape: it is built above us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.chat.shelf import Shelf
from knowledge.say import Say
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as the console shows it: never a secret, always where it comes from."""

    name: str
    value: str
    source: str


class House(Protocol):
    """The running application as the console sees it."""

    @property
    def database(self) -> Database: ...

    @property
    def shelf(self) -> Shelf: ...

    @property
    def area(self) -> str:
        """Whom it serves: 上海市虹口区."""

    @property
    def quiet_hours(self) -> str:
        """When nobody is woken: 21:30-07:30, or empty."""

    @property
    def public_url(self) -> str:
        """The address that people see, without a slash at its end; empty if none was set."""

    @property
    def channels(self) -> Sequence[str]:
        """The channels that this house speaks on."""

    def say(self, language: str) -> Say:
        """The voice of a language."""

    def now(self) -> datetime:
        """The moment."""

    def static(self, name: str) -> str:
        """Where a page finds one of its files."""

    def shown_settings(self) -> Mapping[str, Sequence[Setting]]:
        """The settings by their group, for reading."""
