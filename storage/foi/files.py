"""What goes with a request (申请材料), such as a power of attorney (授权委托书): sealed."""

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, LargeBinary, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer
from sqlmodel import Field, SQLModel, col

from storage import sealed
from storage.database import BigKey, Moment
from storage.foi.record import FoiRequest
from storage.form_files import File


class FoiFile(SQLModel, table=True):
    """A file of a request (申请材料); it is erased with its request."""

    __tablename__ = "foi_file"
    # So many are sealed anew at once.
    PAGE: ClassVar[int] = 5

    id: int | None = Field(default=None, sa_column=Column(BigKey, primary_key=True))
    request_id: int = Field(
        foreign_key="foi_request.id", sa_type=BigKey, ondelete="CASCADE", index=True
    )
    name: bytes = Field(sa_type=LargeBinary)
    media_type: str = Field(max_length=100)
    size: int
    content: bytes = Field(sa_type=LargeBinary)
    at: datetime = Field(sa_type=Moment)


SEALED = ((FoiFile, "name"), (FoiFile, "content"))


async def attach(session: AsyncSession, request: FoiRequest, file: File, now: datetime) -> None:
    """Puts a file to a request."""
    row = FoiFile(
        request_id=request.id or 0,
        # Until it is flushed it has no place to be sealed for.
        name=b"",
        media_type=file.media_type,
        size=len(file.content),
        content=b"",
        at=now,
    )
    session.add(row)
    await session.flush()
    sealed.keep(session, row, "name", file.name)
    sealed.keep(session, row, "content", file.encoded)
    await session.flush()


async def attached(session: AsyncSession, request_id: int | None) -> Sequence[FoiFile]:
    """The files of a request, without what is in them."""
    query = select(FoiFile).where(col(FoiFile.request_id) == request_id)
    query = query.options(defer(FoiFile.content))  # type: ignore[arg-type]
    return (await session.scalars(query.order_by(col(FoiFile.id)))).all()


def name_of(session: AsyncSession, row: FoiFile) -> str:
    """Its name."""
    return sealed.read(session, row, "name") or ""


async def opened(session: AsyncSession, row: FoiFile) -> File:
    """A file in full."""
    await session.refresh(row, ["content"])
    content = base64.b64decode(sealed.read(session, row, "content") or "")
    return File(name_of(session, row), row.media_type, content)
