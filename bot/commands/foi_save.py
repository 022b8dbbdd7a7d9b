"""`yangguang foi show --save DIR` (导出申请材料): what an applicant attached, written out."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands import start

if TYPE_CHECKING:
    from bot.settings import Settings


def save(found: "Settings", number: str, by: str, why: str, folder: Path) -> list[str]:
    """Writes the files of a request for the officer's eyes alone; where they are now.

    That they were taken out is in the journal before the first is written. Nothing that is there
    is written over.
    """
    from bot.desk import foi

    if not folder.is_dir():
        start.refuse(f"{folder} is no directory; nothing was saved. Make it: mkdir {folder}")
    request, files = start.act(
        found, lambda session, now: foi.saved(session, number, by, why, now)
    )
    paths = []
    for place, file in enumerate(files, start=1):
        path = folder / f"{request.number}-{place}-{file.name}"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as into:  # noqa: PTH123 - it is open already.
                into.write(file.content)
        except FileExistsError:
            start.refuse(f"{path} is there already; take it away, or name another directory")
        except OSError as error:
            start.refuse(f"{path} cannot be written: {error.strerror}")
        paths.append(str(path))
    return paths
