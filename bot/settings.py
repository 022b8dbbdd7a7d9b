"""Every setting (配置), typed, with its reason; deploy/env.example documents each.

A wrong or missing setting stops the start with one line that names it.
"""

import os
import re
import secrets
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from knowledge import wrong

if TYPE_CHECKING:
    from storage.sealed import Keyring

# What only `make test` and `make bench` read.
OF_THE_TESTS = {"YANGGUANG_SOAK", "YANGGUANG_SCREENSHOTS", "YANGGUANG_BENCH_DATA"}


# Characters of a key that nobody guesses.
SHORTEST_KEY = 32


class WrongSetting(Exception):  # noqa: N818 - it is a sentence for the operator.
    """One line that names the setting, the form of its value and where to set it."""


class DatabaseSettings(BaseModel):
    """Where everything is kept."""

    # SQLite serves one machine; `postgresql+asyncpg://user:password@host/name` grows to many.
    url: str = "sqlite+aiosqlite:///var/yangguang.db"

    @field_validator("url")
    @classmethod
    def _is_a_known_kind(cls, value: str) -> str:
        if not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            message = (
                "must be sqlite+aiosqlite:///PATH or postgresql+asyncpg://USER:PASSWORD@HOST/NAME"
            )
            raise ValueError(message)
        return value

    @property
    def is_in_var(self) -> bool:
        """Whether this is the embedded form: SQLite in var/, nothing else on the machine."""
        return self.url.startswith("sqlite+aiosqlite:///var/")

    @property
    def path(self) -> Path | None:
        """The file of SQLite; None where there is none."""
        if not self.url.startswith("sqlite"):
            return None
        return Path(self.url.partition("///")[2].partition("?")[0])


class WebSettings(BaseModel):
    """The web server."""

    # Loopback unless a proxy or a container is meant to reach it.
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    # The address that residents see; decides whether cookies may be Secure.
    public_url: str = ""
    # Origins of portals that may embed the chat, separated by commas; empty: only our own page.
    allowed_origins: str = ""

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            message = "must be an address such as https://wenzheng.example.gov.cn"
            raise ValueError(message)
        return value.rstrip("/")

    @property
    def address(self) -> str:
        """Where our own pages are: what residents see, else what was bound."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def origins(self) -> frozenset[str]:
        """The allowed origins, without trailing slashes."""
        parts = (part.strip().rstrip("/") for part in self.allowed_origins.split(","))
        return frozenset(part for part in parts if part)


class ThrottleSettings(BaseModel):
    """How fast one person, and everybody together, may write."""

    # A person: a burst of so many, then so many a minute. Nobody types faster; scripts do.
    burst: Annotated[int, Field(ge=1)] = 30
    per_minute: Annotated[int, Field(ge=1)] = 60
    # Everybody together, a second: what one process answers without making all wait.
    overall_per_second: Annotated[int, Field(ge=1)] = 200


class TelegramMode(StrEnum):
    """How Telegram's updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


def _token(value: SecretStr | None) -> SecretStr | None:
    """A bot's token; an empty one is none."""
    if value is None or not value.get_secret_value():
        return None
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
        message = "must be the token that BotFather gave, such as 123456:ABC-DEF"
        raise ValueError(message)
    return value


def _bot_api(value: str) -> str:
    """The base address of a Bot API."""
    if not value.startswith(("http://", "https://")):
        message = "must be an address such as https://api.telegram.org"
        raise ValueError(message)
    return value.rstrip("/")


class TelegramSettings(BaseModel):
    """The Telegram channel; without a token there is none."""

    token: SecretStr | None = None
    # The Bot API's base address: the official one, or a server of one's own.
    api_url: str = "https://api.telegram.org"
    mode: TelegramMode = TelegramMode.POLLING
    # What Telegram must show with every update; needed in webhook mode.
    webhook_secret: SecretStr | None = None
    # Messages a second of one token: what Telegram grants a bot without asking for more.
    rate: Annotated[float, Field(gt=0, le=1000)] = 30
    # Its servers are abroad: numbers, profiles and applications are not taken there
    # (《个人信息保护法》第三十六条).
    collect_personal_data: bool = False

    _is_a_token = field_validator("token")(_token)
    _is_an_address = field_validator("api_url")(_bot_api)

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            message = "must be 16 to 256 of the characters A-Z a-z 0-9 _ -"
            raise ValueError(message)
        return value


class StaffBotSettings(BaseModel):
    """The staff bot (工作机器人); without a token there is none."""

    # The token of a bot of its own: two that ask with one token take each other's updates away.
    token: SecretStr | None = None
    # The Bot API's base address: the official one, or a server of one's own.
    api_url: str = "https://api.telegram.org"

    _is_a_token = field_validator("token")(_token)
    _is_an_address = field_validator("api_url")(_bot_api)


class CourierSettings(BaseModel):
    """The courier, which carries what is said to many."""

    # Where it notes each acknowledgement at once; on a disk that outlives the process.
    folder: str = "var/courier"


class CaseSystem(StrEnum):
    """Where formal requests are handled."""

    EMBEDDED = "embedded"
    WEBHOOK = "webhook"


class CasesSettings(BaseModel):
    """The case system that formal requests (依申请公开) are handed over to."""

    # `embedded`: our own tables, nothing leaves; `webhook`: signed posts to `url`.
    system: CaseSystem = CaseSystem.EMBEDDED
    url: str = ""
    # Signs what is posted and what comes back; both sides have it.
    secret: SecretStr | None = None

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            message = "must be an address such as https://cases.example.gov.cn/requests"
            raise ValueError(message)
        return value

    @field_validator("secret")
    @classmethod
    def _is_a_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        if len(value.get_secret_value()) < SHORTEST_KEY:
            message = f"must be {SHORTEST_KEY} or more random characters"
            raise ValueError(message)
        return value


class Settings(BaseSettings):
    """The settings of one process, read from the environment and from `.env`."""

    model_config = SettingsConfigDict(
        env_prefix="YANGGUANG_",
        env_nested_delimiter="__",
        env_file=".env",
        extra="ignore",
        hide_input_in_errors=True,
    )

    database: DatabaseSettings = DatabaseSettings()
    web: WebSettings = WebSettings()
    throttle: ThrottleSettings = ThrottleSettings()
    telegram: TelegramSettings = TelegramSettings()
    staff_bot: StaffBotSettings = StaffBotSettings()
    courier: CourierSettings = CourierSettings()
    cases: CasesSettings = CasesSettings()
    # Signs the visitors' cookies. Made by itself in var/ for the embedded form; named otherwise,
    # because processes that share a database must share it.
    secret_key: SecretStr | None = None
    # What seals names, contacts and numbers in the database, newest first, separated by commas;
    # the secret key opens what was sealed before there were any. See `yangguang keys rotate`.
    sealing_keys: SecretStr | None = None
    # The area that is served; a guide of another area is never given as an answer.
    area: Annotated[str, Field(min_length=2)] = "上海市虹口区"
    # Loads the sample content into an empty database.
    sample_content: bool = True
    # When nobody is woken by what is not urgent, in the city's time; empty: there are none.
    quiet_hours: str = "21:30-07:30"
    # Whether the command line's `--by NAME` is believed; by itself only for the embedded form,
    # where whoever can type the command owns the machine.
    cli_acts: bool | None = None

    @field_validator("quiet_hours")
    @classmethod
    def _is_a_span(cls, value: str) -> str:
        if value and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value):
            message = "must be two times of the day such as 21:30-07:30, or empty"
            raise ValueError(message)
        if value and len(set(value.split("-"))) == 1:
            message = "begins and ends at one time; leave it empty if there are to be none"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> "Settings":
        telegram = self.telegram
        if telegram.token is None or telegram.mode is TelegramMode.POLLING:
            return self
        if telegram.webhook_secret is None:
            message = "YANGGUANG_TELEGRAM__WEBHOOK_SECRET is missing: webhook mode needs it"
            raise ValueError(message)
        if not self.web.public_url:
            message = "YANGGUANG_WEB__PUBLIC_URL is missing: Telegram sends its updates there"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _staff_have_a_bot_of_their_own(self) -> "Settings":
        token = self.staff_bot.token
        if token is not None and token == self.telegram.token:
            message = (
                "YANGGUANG_STAFF_BOT__TOKEN is the residents' bot: ask BotFather for another one"
            )
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _case_system_is_complete(self) -> "Settings":
        if self.cases.system is CaseSystem.WEBHOOK:
            for name, value in (("URL", self.cases.url), ("SECRET", self.cases.secret)):
                if not value:
                    message = f"YANGGUANG_CASES__{name} is missing: a case system needs it"
                    raise ValueError(message)
        return self

    @property
    def believes_the_command_line(self) -> bool:
        """Whether `--by NAME` is believed."""
        return self.database.is_in_var if self.cli_acts is None else self.cli_acts

    def key(self) -> bytes:
        """The secret key; made and kept in var/ where nothing was set and the database is there.

        Raises WrongSetting where it is needed and not set.
        """
        if self.secret_key is not None:
            return self.secret_key.get_secret_value().encode()
        if not self.database.is_in_var:
            message = (
                "YANGGUANG_SECRET_KEY is missing: 32 or more random characters, "
                "set in the environment or in .env"
            )
            raise WrongSetting(message)
        path = Path("var/secret.key")
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            fresh = path.with_suffix(f".{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(32))
            # A link fails where another process was faster; its key is then the one.
            try:
                path.hardlink_to(fresh)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_bytes()

    def keyring(self) -> "Keyring | None":
        """What opens the sealed fields; None where no key is set, which the server refuses."""
        from storage.sealed import Keyring

        given = self.sealing_keys.get_secret_value() if self.sealing_keys else ""
        keys: list[str | bytes] = [one.strip() for one in given.split(",") if one.strip()]
        if self.secret_key is not None or self.database.is_in_var:
            keys.append(self.key())
        return Keyring(keys) if keys else None


def known_names() -> set[str]:
    """Every setting by the name that it has in the environment."""
    names = set()
    for name, field in Settings.model_fields.items():
        group = field.annotation
        if isinstance(group, type) and issubclass(group, BaseModel):
            names |= {f"YANGGUANG_{name}__{inner}".upper() for inner in group.model_fields}
        else:
            names.add(f"YANGGUANG_{name}".upper())
    return names


def load() -> Settings:
    """The settings of this process; raises WrongSetting with one line."""
    for name in sorted(os.environ):
        if name.startswith("YANGGUANG_") and name.upper() not in known_names() | OF_THE_TESTS:
            message = f"{name} is no setting: deploy/env.example lists them; correct or remove it"
            raise WrongSetting(message)
    try:
        settings = Settings()
    except SettingsError:
        message = ".env is wrong: a group of settings stands there as one; deploy/env.example"
        raise WrongSetting(f"{message} has the names") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = "YANGGUANG_" + "__".join(str(part) for part in first["loc"]).upper()
        reason = wrong.why(first)
        # What concerns two settings names them itself.
        said = f"{name} is wrong: {reason}" if first["loc"] else reason
        message = f"{said}; set it in the environment or in .env"
        raise WrongSetting(message) from None
    _check_keys(settings)
    return settings


def _check_keys(settings: Settings) -> None:
    """Refuses a key that could be guessed; of the sealing keys there may be several."""
    secret, sealing = settings.secret_key, settings.sealing_keys
    given = {
        "YANGGUANG_SECRET_KEY": [secret.get_secret_value()] if secret else [],
        "YANGGUANG_SEALING_KEYS": sealing.get_secret_value().split(",") if sealing else [],
    }
    for name, keys in given.items():
        if any(len(key.strip()) < SHORTEST_KEY for key in keys):
            message = (
                f"{name} is wrong: {SHORTEST_KEY} or more random characters; "
                "set it in the environment or in .env"
            )
            raise WrongSetting(message)
