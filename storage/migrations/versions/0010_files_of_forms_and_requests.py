"""files of forms and requests."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
DRAFT = sa.table("form_draft", sa.column("id", BIG), sa.column("form", JSON))
LINE = sa.table("line", sa.column("draft_id", BIG))
INBOUND = sa.table("inbound", sa.column("draft_id", BIG), sa.column("handled_at"))


def upgrade() -> None:
    op.create_table(
        "form_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("draft_id", BIG, nullable=False),
        sa.Column("question", sa.String(length=24), nullable=False),
        sa.Column("is_sent", sa.Boolean(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("size BETWEEN 1 AND 5242880", name=op.f("ck_form_file_size")),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["form_draft.id"],
            name=op.f("fk_form_file_draft_id_form_draft"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_file")),
    )
    with op.batch_alter_table("form_file") as table:
        table.create_index(table.f("ix_form_file_draft_id"), ["draft_id"])
        table.create_index(table.f("ix_form_file_at"), ["at"])
    op.create_table(
        "foi_file",
        sa.Column("id", BIG, nullable=False),
        sa.Column("request_id", BIG, nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["foi_request.id"],
            name=op.f("fk_foi_file_request_id_foi_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foi_file")),
    )
    with op.batch_alter_table("foi_file") as table:
        table.create_index(table.f("ix_foi_file_request_id"), ["request_id"])


def downgrade() -> None:
    """Drafts that the earlier version cannot read go, with what was said in them."""
    op.drop_table("foi_file")
    op.drop_table("form_file")
    connection = op.get_bind()
    unread = [
        draft
        for draft, form in connection.execute(sa.select(DRAFT.c.id, DRAFT.c.form))
        if _is_new(form)
    ]
    if not unread:
        return
    connection.execute(sa.delete(LINE).where(LINE.c.draft_id.in_(unread)))
    # What still waits is answered first: it says that the form is gone.
    is_handled = INBOUND.c.handled_at.is_not(None)
    connection.execute(sa.delete(INBOUND).where(INBOUND.c.draft_id.in_(unread), is_handled))
    connection.execute(sa.delete(DRAFT).where(DRAFT.c.id.in_(unread)))


def _is_new(form: dict[str, Any]) -> bool:
    """Whether a form asks for a file, or holds what questions have had since this version."""
    return any(
        question["kind"] == "file"
        or "readable" in question
        or any("also" in option for option in question.get("options", ()))
        for question in form["questions"]
    )
