"""Files in forms (附件): what was uploaded for a question, sealed, and gone with its draft.

Which files are taken is told by name and first bytes together: a name alone says nothing. The
content is sealed as text in base64, so that keys are changed for it as for every other field. No
hash of it is kept: that of a short text would tell the text.
"""

import base64
import io
import re
import secrets
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import CheckConstraint, LargeBinary, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import sealed
from storage.database import BigKey, Moment
from storage.forms import Draft, Value
from storage.refusal import Refusal

MEGABYTE = 1 << 20
LARGEST = 5 * MEGABYTE
LONGEST_NAME = 100
# A file system counts bytes, up to 255, and a number is put before the name.
MOST_BYTES = 200
# Far more than a document has, and few enough to be listed while others wait.
MOST_IN_A_ZIP = 5000
# An upload that is never sent in, because somebody thought better of it.
KEEP_UNSENT = timedelta(hours=1)

# Signs that no text has; sought by one expression, because a large file must hold up nobody.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Containers of several kinds: an older Office file, and a zip that holds a newer one.
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
# Begins each line of a zip's table of contents.
_ENTRY = b"PK\x01\x02"


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _holds(folder: str) -> Callable[[bytes], bool]:
    """A zip whose table of contents names this folder."""
    return lambda content: any(one.startswith(folder) for one in _contents(content))


def _contents(content: bytes) -> list[str]:
    """The table of contents of a zip, which is not unpacked; of anything else there is none."""
    if not content.startswith(_ZIP) or content.count(_ENTRY) > MOST_IN_A_ZIP:
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except Exception:  # noqa: BLE001 - of what is made to do harm, any; it is no zip of ours.
        return []


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _CONTROLS.search(text) is None
    return False


# What is taken (可以上传的文件): the end of the name, its type, and what the content must be.
KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    "pdf": ("application/pdf", _begins(b"%PDF-")),
    "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "doc": ("application/msword", _begins(_OLE)),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _holds("word/"),
    ),
    "xls": ("application/vnd.ms-excel", _begins(_OLE)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _holds("xl/")),
    "txt": ("text/plain", _is_text),
}
# As a browser's picker of files wants it.
ACCEPT = ",".join(f".{one}" for one in KINDS)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was looked at and may be kept."""

    name: str
    media_type: str
    content: bytes

    @property
    def encoded(self) -> str:
        """The content as text."""
        return base64.b64encode(self.content).decode()


def checked(name: str, content: bytes) -> File:
    """A file with its name cleaned; refused where it is empty, too big, or of no kind of ours."""
    name = _cleaned(name)
    stem, _, ending = name.rpartition(".")
    ending = ending.lower()
    if not content:
        raise Refusal("form-file-empty")
    if len(content) > LARGEST:
        raise Refusal("form-file-too-big", most=LARGEST // MEGABYTE)
    if not stem or ending not in KINDS:
        raise Refusal("form-file-kind")
    media_type, fits = KINDS[ending]
    if not fits(content):
        raise Refusal("form-file-mismatch", ending=ending)
    return File(name, media_type, content)


def _cleaned(name: str) -> str:
    """A name without its path and without signs that nobody sees, short, with its ending."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    spaced = "".join(" " if one.isspace() else one for one in name)
    seen = "".join("_" if one in '<>:"|?*' else one for one in spaced if one.isprintable())
    stem, dot, ending = " ".join(seen.split()).lstrip(". ").rpartition(".")
    if not stem:
        stem, dot, ending = "", "", ending[:LONGEST_NAME]
    ending = dot + ending[:10]
    room = MOST_BYTES - len(ending.encode())
    # What is left of a character that was cut through goes as well.
    stem = stem[: LONGEST_NAME - len(ending)].encode()[:room].decode(errors="ignore")
    return stem.rstrip() + ending


class FormFile(SQLModel, table=True):
    """An uploaded file (附件); its id is drawn, and known to who uploaded it alone."""

    __tablename__ = "form_file"
    __table_args__ = (CheckConstraint(f"size BETWEEN 1 AND {LARGEST}", name="size"),)
    # So many are sealed anew at once.
    PAGE: ClassVar[int] = 5

    id: str = Field(primary_key=True, max_length=32)
    draft_id: int = Field(
        foreign_key="form_draft.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    # The question that it was uploaded for, and whether it was then sent as its answer.
    question: str = Field(max_length=24)
    is_sent: bool = False
    name: bytes = Field(sa_type=LargeBinary)
    media_type: str = Field(max_length=100)
    size: int
    content: bytes = Field(sa_type=LargeBinary)
    at: datetime = Field(sa_type=Moment, index=True)


SEALED = ((FormFile, "name"), (FormFile, "content"))


async def keep(
    session: AsyncSession, draft: Draft, question_id: str, file: File, now: datetime
) -> FormFile:
    """Keeps an upload for a question until it is sent.

    An earlier upload that was not sent gives way.
    """
    mine = col(FormFile.draft_id) == draft.id
    await session.execute(delete(FormFile).where(mine, ~col(FormFile.is_sent)))
    row = FormFile(
        id=secrets.token_urlsafe(24),
        draft_id=draft.id or 0,
        question=question_id,
        name=b"",
        media_type=file.media_type,
        size=len(file.content),
        content=b"",
        at=now,
    )
    sealed.keep(session, row, "name", file.name)
    sealed.keep(session, row, "content", file.encoded)
    session.add(row)
    await session.flush()
    return row


async def find(session: AsyncSession, draft_id: int | None, file_id: str) -> FormFile | None:
    """A file of this draft; None for any other, which is as if there were none."""
    query = select(FormFile).where(col(FormFile.id) == file_id, col(FormFile.draft_id) == draft_id)
    return (await session.scalars(query)).first()


def opened(session: AsyncSession, row: FormFile) -> File:
    """A kept file."""
    content = base64.b64decode(sealed.read(session, row, "content") or "")
    return File(name_of(session, row), row.media_type, content)


def name_of(session: AsyncSession, row: FormFile) -> str:
    """Its name alone."""
    return sealed.read(session, row, "name") or ""


async def send(session: AsyncSession, draft: Draft, row: FormFile) -> Value:
    """Makes an upload the answer of its question; an earlier one goes."""
    row.is_sent = True
    await drop(session, draft, row.question, but=row.id)
    return {"file": row.id, "name": name_of(session, row), "size": str(row.size)}


async def drop(session: AsyncSession, draft: Draft, question_id: str, but: str = "") -> None:
    """Erases what was uploaded for a question."""
    await session.execute(
        delete(FormFile).where(
            col(FormFile.draft_id) == draft.id,
            col(FormFile.question) == question_id,
            col(FormFile.id) != but,
        )
    )


async def forget(session: AsyncSession, now: datetime) -> None:
    """Erases uploads that nobody sent in; those that were sent go with their draft."""
    await session.execute(
        delete(FormFile).where(~col(FormFile.is_sent), col(FormFile.at) <= now - KEEP_UNSENT)
    )
