"""open days."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "open_day",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("organ", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("party_limit", sa.Integer(), nullable=False),
        sa.Column(
            "questions",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "english",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=True,
        ),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_because", sa.String(length=200), nullable=False),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_open_day_sign_up")),
        sa.CheckConstraint("party_limit BETWEEN 1 AND 50", name=op.f("ck_open_day_party_limit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_day")),
    )
    op.create_table(
        "slot",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "open_day_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("capacity BETWEEN 1 AND 10000", name=op.f("ck_slot_capacity")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_slot_times")),
        sa.CheckConstraint("taken BETWEEN 0 AND capacity", name=op.f("ck_slot_seats")),
        sa.ForeignKeyConstraint(
            ["open_day_id"],
            ["open_day.id"],
            name=op.f("fk_slot_open_day_id_open_day"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
    )
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slot_open_day_id"), ["open_day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_slot_starts_at"), ["starts_at"], unique=False)

    op.create_table(
        "registration",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column(
            "open_day_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("slot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("holder", sa.String(length=24), nullable=True),
        sa.Column("party", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("answers", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("untold", sa.String(length=10), nullable=True),
        sa.CheckConstraint("party BETWEEN 1 AND 50", name=op.f("ck_registration_party")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_registration_conversation_id_conversation"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["open_day_id"],
            ["open_day.id"],
            name=op.f("fk_registration_open_day_id_open_day"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["slot.id"], name=op.f("fk_registration_slot_id_slot"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("number", name=op.f("uq_registration_number")),
    )
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_registration_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index("ix_registration_queue", ["slot_id", "state", "id"], unique=False)
        batch_op.create_index(
            "ix_registration_untold",
            ["slot_id"],
            unique=False,
            sqlite_where=sa.text("untold IS NOT NULL"),
            postgresql_where=sa.text("untold IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_registration_holder",
            ["open_day_id", "holder"],
            unique=True,
            sqlite_where=sa.text("state IN ('registered', 'waiting', 'offered', 'attended')"),
            postgresql_where=sa.text("state IN ('registered', 'waiting', 'offered', 'attended')"),
        )


def downgrade() -> None:
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_registration_holder",
            sqlite_where=sa.text("state IN ('registered', 'waiting', 'offered', 'attended')"),
            postgresql_where=sa.text("state IN ('registered', 'waiting', 'offered', 'attended')"),
        )
        batch_op.drop_index(
            "ix_registration_untold",
            sqlite_where=sa.text("untold IS NOT NULL"),
            postgresql_where=sa.text("untold IS NOT NULL"),
        )
        batch_op.drop_index("ix_registration_queue")
        batch_op.drop_index(batch_op.f("ix_registration_conversation_id"))

    op.drop_table("registration")
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slot_starts_at"))
        batch_op.drop_index(batch_op.f("ix_slot_open_day_id"))

    op.drop_table("slot")
    op.drop_table("open_day")
