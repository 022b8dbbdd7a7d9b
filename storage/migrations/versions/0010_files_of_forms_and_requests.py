"""files of forms and requests."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


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
    op.drop_table("foi_file")
    op.drop_table("form_file")
