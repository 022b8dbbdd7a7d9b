"""`yangguang foi show --save DIR` (导出申请材料): what an applicant attached, written out."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands import start

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.settings import Settings


def save(found: "Settings", number: str, by: str, why: str, folder: Path) -> list[str]:
    """Writes the files of a request for the officer's eyes alone; where they are now.

    They are written before the journal's line about it is committed: it tells of no file that
    could not be written, and where there is no line in the end no file is left. Nothing that is
    there is written over.
    """
    from handlers.desk import foi

    if not folder.is_dir():
        start.refuse(f"{folder} is no directory; nothing was saved. Make it: mkdir {folder}")
    paths: list[Path] = []

    async def write(session: "AsyncSession", now: "datetime") -> None:
        request, files = await foi.saved(session, number, by, why, now)
        for place, file in enumerate(files, start=1):
            _write(folder / f"{request.number}-{place}-{file.name}", file.content, paths)

    try:
        start.act(found, write)
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    return [str(path) for path in paths]


def _write(path: Path, content: bytes, paths: list[Path]) -> None:
    """A new file; it is among `paths` from the moment it is there."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        paths.append(path)
        with open(descriptor, "wb") as into:  # noqa: PTH123 - it is open already.
            into.write(content)
    except FileExistsError:
        start.refuse(f"{path} is there already; take it away, or name another directory")
    except OSError as error:
        start.refuse(f"{path} cannot be written: {error.strerror}; nothing was saved")
