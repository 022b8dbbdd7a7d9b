"""The house checks itself (自查): its shape, its texts, its migrations, its command line."""

import ast
import asyncio
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import sqlalchemy
from alembic.script import ScriptDirectory
from fluent.syntax import FluentParser
from fluent.syntax.ast import GroupComment, Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor
from sqlalchemy.ext.asyncio import create_async_engine
from typer.testing import CliRunner

from storage import migrations
from storage.database import metadata
from tests.clerk import on_a_file

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "knowledge", "storage")
TOP_LEVEL = {
    *ROOMS,
    *("tests", "deploy", "pyproject.toml", "README.md", "Makefile", "uv.lock", "LICENSE"),
}
TEXTS = ROOT / "knowledge/texts"

# Who knows the word knows every path: the rooms that each capability has so far. A new one is
# written here first.
CAPABILITIES = {
    "faq": {"storage", "chat", "texts", "tests"},
    "foi": {"storage", "chat", "texts", "tests"},
    "guides": {"storage", "texts", "tests"},
    "residents": {"storage", "chat", "texts", "tests"},
    "form": {"chat", "texts", "tests"},
    "crisis": {"chat", "texts", "tests"},
    "otherwise": {"chat"},
    "subscriptions": {"storage", "chat", "texts", "tests"},
    "surveys": {"storage", "chat", "texts", "tests"},
    "consultations": {"storage", "chat", "texts", "tests"},
    "open_days": {"storage", "chat", "texts", "tests"},
    "releases": {"storage", "chat", "texts", "tests"},
    "broadcasts": {"storage", "texts", "tests"},
    "staff": {"storage", "texts", "tests"},
    "working_days": {"storage", "tests"},
}
# What storage keeps for the spine rather than for one capability.
SPINE = {"accounts", "conversations", "deliveries", "form_files", "forms", "inbound", "journal"}
SPINE |= {"asked", "sign_ins"}
COMMANDS = {
    *("run", "serve", "deliver", "clock", "staff-bot", "migrate", "talk", "guides import"),
    *("releases add", "releases edit", "releases show", "releases list", "releases import"),
    "releases discard",
    *(
        "broadcasts preview",
        "broadcasts review",
        "broadcasts send",
        "broadcasts status",
        "broadcasts list",
    ),
    *("broadcasts pause", "broadcasts resume", "broadcasts stop"),
    *("topics list", "topics import", "subscribers import", "subscribers remove"),
    *("foi due", "calendar import", "keys rotate", "keys list"),
    *("foi list", "foi show", "foi confirm", "foi extend", "foi answer", "foi status"),
    *("foi refuse-as-application", "foi withdraw", "foi register"),
    *("surveys add", "surveys open", "surveys close", "surveys list"),
    *("surveys results", "surveys export"),
    *("open-days add", "open-days list", "open-days export", "open-days check-in"),
    *("open-days resize", "open-days cancel", "open-days show", "open-days edit"),
    *("consultations list", "consultations show", "consultations answer"),
    "consultations transfer",
    *("staff add", "staff list", "staff remove", "staff roles", "staff link", "staff close"),
    *("journal show", "journal verify", "journal prune", "journal export"),
    *("knowledge import", "knowledge export", "knowledge match"),
}
# product.md's words that stay out, and its manners: no exclamation mark, no 亲, no picture.
BANNED = re.compile(
    r"系统错误|非法输入|操作失败|敬请谅解|\bJSON\b|\bHTTP\b|[!！]|亲[，,~～！!]"
    r"|(?i:system error|illegal input|operation failed)|[\u2600-\u27bf\U0001f000-\U0001faff]"
)


@cache
def tracked() -> list[Path]:
    """The files that belong to the repository, committed or about to be."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("not a git checkout: which files belong to it cannot be told")
    paths = [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in paths if path.exists()]


@cache
def sources() -> dict[Path, ast.Module]:
    """The Python of the four rooms, migrations' versions apart."""
    paths = chain.from_iterable((ROOT / room).rglob("*.py") for room in ROOMS)
    return {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(paths)
        if "versions" not in path.parts
    }


def test_the_top_level_is_the_house_and_nothing_else() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_no_file_speaks_of_this_machine() -> None:
    machine = re.compile("(^|[^A-Za-z0-9_.])/(work|tmp|farm|root)/")
    hosts = re.compile(r"(pypi|pythonhosted|npmjs|debian|ghcr|docker)\.(org|io)")
    found = []
    for path in tracked():
        if path.name == "uv.lock" or b"\0" in path.read_bytes():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if machine.search(line) or hosts.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_files_and_functions_stay_short_enough_to_be_read() -> None:
    long = [
        f"{path.relative_to(ROOT)} has {length} lines"
        for path in tracked()
        if path.suffix == ".py" and "versions" not in path.parts
        if (length := path.read_text(encoding="utf-8").count("\n")) > 400
    ]
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40:
                    long.append(f"{path.relative_to(ROOT)}: {node.name} has {length} lines")
    assert long == []


def room_of(word: str, room: str) -> Path | None:
    """Where a capability's room is, if it has it."""
    places = {
        "storage": [ROOT / f"storage/{word}.py", ROOT / f"storage/{word}"],
        "chat": [ROOT / f"handlers/chat/{word}.py"],
        "tests": [ROOT / f"tests/test_{word}.py"],
    }
    if room == "texts":
        return TEXTS if f"## {word}\n" in (TEXTS / "zh-Hans.ftl").read_text("utf-8") else None
    return next((place for place in places[room] if place.exists()), None)


@pytest.mark.parametrize("word", CAPABILITIES)
def test_every_capability_has_the_rooms_that_it_declares(word: str) -> None:
    assert {room for room in CAPABILITIES[word] if room_of(word, room) is None} == set()


def test_every_router_and_every_record_belongs_to_a_capability() -> None:
    from handlers import chat
    from storage import tables

    in_chat = {word for word, rooms in CAPABILITIES.items() if "chat" in rooms}
    assert {router.name for router in chat.routers()} == in_chat
    kept = {word for word, rooms in CAPABILITIES.items() if "storage" in rooms}
    assert set(tables.__all__) - {"metadata"} == kept | SPINE


def test_capabilities_are_kept_apart_by_the_import_rules() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    apart = [
        set(contract["modules"])
        for contract in tools["importlinter"]["contracts"]
        if contract["type"] == "independence"
    ]
    in_chat = {word for word, rooms in CAPABILITIES.items() if "chat" in rooms}
    # The form engine is what capabilities share; what begins with the word of one is its own.
    words = in_chat - {"form"}
    names = {path.stem for path in (ROOT / "handlers/chat").glob("*.py")}
    parts = {name for name in names if name.startswith(tuple(f"{word}_" for word in words))}
    in_question = {f"handlers.chat.{name}" for name in words | parts}
    assert any(in_question <= modules for modules in apart)


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@cache
def texts(language: str) -> dict[str, tuple[str, set[str], str]]:
    """Every text: its section, its variables, and the words as they stand in the file."""
    source = (TEXTS / f"{language}.ftl").read_text(encoding="utf-8")
    found = {}
    section = ""
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, GroupComment):
            section = (entry.content or "").replace("_", "-")
        elif isinstance(entry, Message):
            variables = Variables()
            variables.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
            span = entry.value.span if entry.value else None
            words = source[span.start : span.end] if span else ""
            found[entry.id.name] = (section, variables.names, words)
        else:
            assert not isinstance(entry, Junk), f"{language}: {entry.content}"
    return found


def mentioned() -> Iterator[str]:
    """Everything in code and pages that looks like a text's id, or like the beginning of some."""
    sections = "|".join({section for section, _, _ in texts("zh-Hans").values()})
    one = rf"(?:{sections})-[a-z0-9-]*"
    looks_like_one = re.compile(rf"^{one}$")
    for node in chain.from_iterable(ast.walk(tree) for tree in sources().values()):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from looks_like_one.findall(node.value)[:1]
    for page in [*(ROOT / "bot/web").rglob("*.html"), *(ROOT / "handlers").rglob("*.html")]:
        yield from re.findall(rf"""["']({one})["']""", page.read_text(encoding="utf-8"))


def test_every_text_that_is_said_exists_in_both_languages() -> None:
    for language in ("zh-Hans", "en"):
        said = {text for text in mentioned() if not text.endswith("-")}
        assert said - texts(language).keys() == set(), language


def test_no_text_is_left_unsaid() -> None:
    said = set(mentioned())
    families = tuple(text for text in said if text.endswith("-"))
    unsaid = {text for text in texts("zh-Hans") if text not in said}
    assert {text for text in unsaid if not (families and text.startswith(families))} == set()


def test_both_languages_say_the_same_things_about_the_same_things() -> None:
    chinese = {name: (section, used) for name, (section, used, _) in texts("zh-Hans").items()}
    english = {name: (section, used) for name, (section, used, _) in texts("en").items()}
    assert chinese == english


def test_a_text_is_named_after_its_section() -> None:
    strays = {name for name, (section, _, _) in texts("zh-Hans").items() if section not in name}
    assert strays == set()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_words_that_stay_out_stay_out_of_the_texts(language: str) -> None:
    found = {name: BANNED.findall(words) for name, (_, _, words) in texts(language).items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_words_that_stay_out_stay_out_of_the_sample() -> None:
    found = {}
    for path in sorted((ROOT / "knowledge/sample").rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            words = BANNED.findall(" ".join(said_of(entry)))
            if words:
                found[entry["id"]] = words
    assert found == {}


def said_of(value: object, key: str = "") -> Iterator[str]:
    """What of an entry or a guide is said to people; the wordings are theirs."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from said_of(inner, name)
    elif isinstance(value, list) and key != "wordings":
        yield from chain.from_iterable(said_of(inner) for inner in value)
    elif isinstance(value, str) and not key.endswith("url"):
        yield value


def tables_in(url: str, *statements: str) -> set[str]:
    """The tables of a database, after a few statements."""

    async def look() -> set[str]:
        engine = create_async_engine(url)
        try:
            async with engine.begin() as connection:
                for statement in statements:
                    await connection.execute(sqlalchemy.text(statement))
                return set(await connection.run_sync(names))
        finally:
            await engine.dispose()

    def names(connection: sqlalchemy.Connection) -> list[str]:
        return sqlalchemy.inspect(connection).get_table_names()

    return asyncio.run(look())


def test_migrations_lead_up_and_down_and_up_again(database_url: str) -> None:
    everything = {"alembic_version", *metadata().tables}
    assert tables_in(database_url) == everything
    migrations.downgrade(database_url)
    assert tables_in(database_url) == {"alembic_version"}
    migrations.upgrade(database_url)
    assert tables_in(database_url) == everything


def test_a_migration_that_breaks_off_leaves_the_tables_as_they_were(database_url: str) -> None:
    migrations.downgrade(database_url)
    last = metadata().sorted_tables[-1].name
    in_the_way = tables_in(database_url, f"CREATE TABLE {last} (id INTEGER)")
    with pytest.raises(sqlalchemy.exc.DBAPIError):
        migrations.upgrade(database_url)
    assert tables_in(database_url) == in_the_way == {"alembic_version", last}


@pytest.mark.race
def test_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    migrations.downgrade(database_url)
    program = f"from storage import migrations; migrations.upgrade({database_url!r})"
    starting = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    complaints = [process.communicate()[1].decode() for process in starting]
    assert [process.returncode for process in starting] == [0, 0], complaints
    assert tables_in(database_url) == {"alembic_version", *metadata().tables}


def test_the_migrated_tables_are_those_of_the_code(database_url: str) -> None:
    migrations.check(database_url)


def test_migrations_have_one_head() -> None:
    script = ScriptDirectory.from_config(migrations.configuration(""))
    assert len(script.get_heads()) == 1


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    from bot.__main__ import cli

    shown = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert shown.exit_code == 0, shown.output
    *group, name = command.split()
    listed = CliRunner().invoke(cli, [*group, "--help"]).output
    assert re.search(rf"^\W*{name} +\w+", listed, re.MULTILINE), listed


def test_the_command_line_starts_without_what_it_does_not_need() -> None:
    heavy = "{'aiogram', 'aiohttp', 'telegram', 'sqlalchemy', 'alembic', 'openpyxl', 'rjieba', 'fluent'}"
    program = f"import sys, bot.__main__; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize("words", ["broadcasts preview 1", "staff list"])
def test_a_command_at_the_desk_starts_without_the_chat(
    migrated_file: Path, tmp_path: Path, words: str
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    clerk.draft()
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *words.split()],
        cwd=ROOT,
        env={**os.environ, **clerk.settings},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(re.findall(r"\| +([a-z]+)$", done.stderr, re.MULTILINE))
    assert "sqlalchemy" in loaded
    assert {"aiogram", "aiohttp", "openpyxl", "rjieba", "structlog"} & loaded == set()


def test_make_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"^  make ([a-z]+) ", shown.stdout, re.MULTILINE)) == targets
