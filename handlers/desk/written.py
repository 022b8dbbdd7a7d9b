"""Files that are written by hand (手写的文件): TOML or JSON, read, or refused with the line."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers.desk import Broken, files, said

# Signs of a Chinese keyboard that look like those of the file.
FULL_WIDTH = re.compile("[“”‘’＂＇＝，：［］｛｝＃]")


def read(path: Path, largest: int, advice: str, meant: Callable[[str], str] = str) -> Any:
    """What a file holds; `meant` reads its TOML as it is meant, `advice` is where to look."""
    try:
        if path.stat().st_size > largest:
            most = f"{largest // 2**20} MB" if largest >= 2**20 else f"{largest // 1024} KB"
            raise Broken(f"{path.name}: larger than {most}; write less")
        text = files.decoded(path.read_bytes()).replace("\r\n", "\n")
    except OSError as error:
        raise Broken(f"{path}: {error.strerror}; give the path of a TOML or JSON file") from None
    except files.BrokenFile as broken:
        raise Broken(f"{path.name}, line {broken.line}: {said(broken)}") from None
    try:
        is_json = path.suffix.lower() == ".json"
        given = json.loads(text) if is_json else tomllib.loads(meant(text))
    except (ValueError, RecursionError) as error:
        raise Broken(f"{path.name}{_unread(text, error)}; {advice}; nothing was added") from None
    if any(files.UNWRITABLE.search(one) for one in files.texts_in(given)):
        raise Broken(f"{path.name}: holds characters that cannot be kept; retype them")
    return given


def _unread(text: str, error: Exception) -> str:
    """Where a file cannot be read, and why as far as it can be told."""
    found = re.search(r"line (\d+)", str(error))
    lines = text.splitlines()
    number = int(found.group(1)) if found else len(lines)
    why = re.sub(r"[:(]? ?\(?at .*| ?: line .*", "", str(error))
    # A full-width sign inside a text does no harm.
    bare = re.sub(r'"[^"]*"', "", lines[number - 1]) if 0 < number <= len(lines) else ""
    if FULL_WIDTH.search(bare):
        why = (
            'outside the texts write the plain signs " = , : [ ] { } #, '
            "no Chinese quotation marks or commas"
        )
    return f", line {number}: cannot be read: {why}"
