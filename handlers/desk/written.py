"""Files that are written by hand (手写的文件): TOML or JSON, read, or refused with the line."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers.desk import Broken, Unmet, files, said

# Signs of a Chinese keyboard that look like those of the file.
FULL_WIDTH = re.compile("[“”‘’＂＇＝，：［］｛｝＃]")


def read(path: Path, largest: int, advice: str, meant: Callable[[str], str] = str) -> Any:
    """What a file holds; `meant` reads its TOML as it is meant, `advice` is where to look."""
    try:
        if path.stat().st_size > largest:
            most = f"{largest // 2**20} MB" if largest >= 2**20 else f"{largest // 1024} KB"
            raise Broken(f"{path.name}: larger than {most}; write less")
        content = path.read_bytes()
    except OSError as error:
        raise Broken(f"{path}: {error.strerror}; give the path of a TOML or JSON file") from None
    return parsed(path.name, content, advice, meant)


def parsed(name: str, content: bytes, advice: str, meant: Callable[[str], str] = str) -> Any:
    """What the content of a file holds: JSON where its name says so, else TOML."""
    try:
        text = files.decoded(content).replace("\r\n", "\n")
    except files.BrokenFile as broken:
        message = f"{name}, line {broken.line}: {said(broken)}"
        raise Unmet(message, broken.text_id, "file", **broken.args_of_text) from None
    try:
        is_json = name.lower().endswith(".json")
        given = json.loads(text) if is_json else tomllib.loads(meant(text))
    except (ValueError, RecursionError) as error:
        line = _line(text, error)
        message = f"{name}{_unread(text, error, line)}; {advice}; nothing was added"
        raise Unmet(message, "files-unread", "file", line=str(line)) from None
    if any(files.UNWRITABLE.search(one) for one in files.texts_in(given)):
        message = f"{name}: holds characters that cannot be kept; retype them"
        raise Unmet(message, "files-unkept", "file")
    return given


def _line(text: str, error: Exception) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found.group(1)) if found else len(text.splitlines())


def _unread(text: str, error: Exception, number: int) -> str:
    """Where a file cannot be read, and why as far as it can be told."""
    lines = text.splitlines()
    why = re.sub(r"[:(]? ?\(?at .*| ?: line .*", "", str(error))
    # A full-width sign inside a text does no harm.
    bare = re.sub(r'"[^"]*"', "", lines[number - 1]) if 0 < number <= len(lines) else ""
    if FULL_WIDTH.search(bare):
        why = (
            'outside the texts write the plain signs " = , : [ ] { } #, '
            "no Chinese quotation marks or commas"
        )
    return f", line {number}: cannot be read: {why}"
