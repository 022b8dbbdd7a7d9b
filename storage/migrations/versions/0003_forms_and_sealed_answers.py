"""forms and sealed answers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "form_draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column(
            "conversation_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "form",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("answers", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("page", sa.String(length=64), nullable=True),
        sa.Column("page_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("page_for", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_form_draft_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint(
            "conversation_id",
            "purpose",
            "about",
            name=op.f("uq_form_draft_conversation_id_purpose_about"),
        ),
        sa.UniqueConstraint("page", name=op.f("uq_form_draft_page")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("form_draft") as table:
        table.create_index(table.f("ix_form_draft_conversation_id"), ["conversation_id"])
    with op.batch_alter_table("conversation") as table:
        table.add_column(
            sa.Column("confides", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("filling", BIG, nullable=True))
    # The default was for the rows that are there.
    with op.batch_alter_table("conversation") as table:
        table.alter_column("confides", server_default=None)
    # SQLite would give the number of an erased line again, which open pages know already.
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table(
            "line", recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ):
            pass
    with op.batch_alter_table("line") as table:
        table.add_column(sa.Column("draft_id", BIG, nullable=True))
        table.create_index(table.f("ix_line_draft_id"), ["draft_id"])
    with op.batch_alter_table("inbound") as table:
        table.add_column(sa.Column("secret", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("draft_id", BIG, nullable=True))
        table.create_index(table.f("ix_inbound_draft_id"), ["draft_id"])


def downgrade() -> None:
    with op.batch_alter_table("inbound") as table:
        table.drop_index(table.f("ix_inbound_draft_id"))
        table.drop_column("draft_id")
        table.drop_column("secret")
    with op.batch_alter_table("line") as table:
        table.drop_index(table.f("ix_line_draft_id"))
        table.drop_column("draft_id")
    with op.batch_alter_table("conversation") as table:
        table.drop_column("filling")
        table.drop_column("confides")
    with op.batch_alter_table("form_draft") as table:
        table.drop_index(table.f("ix_form_draft_conversation_id"))
    op.drop_table("form_draft")
