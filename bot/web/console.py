"""The house of the console (工作台的依托): what handlers/console asks for, answered here."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, SecretStr

from bot.settings import Settings
from bot.web.state import State
from bot.web.static_files import StaticFiles
from handlers.chat.shelf import Shelf
from handlers.console.house import Setting
from knowledge.say import Say
from storage.database import Database


class ConsoleHouse:
    """The running application, as the console sees it."""

    def __init__(self, state: State, files: StaticFiles) -> None:
        self._state = state
        self._files = files

    @property
    def database(self) -> Database:
        """Where everything is kept."""
        return self._state.database

    @property
    def shelf(self) -> Shelf:
        """What the matcher knows."""
        return self._state.shelf

    @property
    def area(self) -> str:
        """Whom it serves."""
        return self._state.settings.area

    @property
    def quiet_hours(self) -> str:
        """When nobody is woken."""
        return self._state.settings.quiet_hours

    @property
    def public_url(self) -> str:
        """The address that people see."""
        return self._state.settings.web.public_url

    @property
    def channels(self) -> Sequence[str]:
        """The channels that this house speaks on."""
        return ["web", *(["telegram"] if self._state.telegram is not None else [])]

    def say(self, language: str) -> Say:
        """The voice of a language."""
        return self._state.say(language)

    def now(self) -> datetime:
        """The moment."""
        return self._state.now()

    def static(self, name: str) -> str:
        """Where a page finds one of its files."""
        return self._files.address(name)

    def shown_settings(self) -> dict[str, list[Setting]]:
        """The settings by their group, for reading; of a secret only whether it is set."""
        return shown(self._state.settings)


def shown(settings: Settings) -> dict[str, list[Setting]]:
    """Every setting with its value, as far as it may be seen, and where that comes from."""
    found: dict[str, list[Setting]] = {}
    for name, value in settings:
        inner = value if isinstance(value, BaseModel) else {name: value}
        group = name if isinstance(value, BaseModel) else ""
        for key, one in inner if isinstance(inner, BaseModel) else inner.items():
            variable = "__".join(filter(None, ("YANGGUANG", group, key))).upper()
            variable = variable.replace("YANGGUANG__", "YANGGUANG_", 1)
            found.setdefault(group, []).append(Setting(variable, words(one), source(variable)))
    return found


def words(value: object) -> str:
    """A value that may be seen."""
    if isinstance(value, SecretStr):
        return "••••" if value.get_secret_value() else ""
    if isinstance(value, str) and "@" in value and "://" in value:
        # An address of a database holds its password.
        scheme, _, rest = value.partition("://")
        return f"{scheme}://••••@{rest.rpartition('@')[2]}"
    return "" if value is None else str(value)


def source(variable: str) -> str:
    """Where a setting comes from: `environment`, `file` (.env) or `default`."""
    if variable in os.environ:
        return "environment"
    try:
        lines = Path(".env").read_text(encoding="utf-8").splitlines()
        is_there = any(line.strip().startswith(f"{variable}=") for line in lines)
    except OSError:
        is_there = False
    return "file" if is_there else "default"
