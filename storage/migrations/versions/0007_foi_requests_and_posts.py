"""foi requests and posts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision: str = "0007"
down_revision: str | Sequence[str] | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "foi_request",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("organ", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column(
            "conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("entered_by", sa.String(length=40), nullable=True),
        sa.Column("entered_why", sa.String(length=20), nullable=True),
        sa.Column("applicant", sa.String(length=20), nullable=False),
        sa.Column("proof", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("proof_number", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("confirm_method", sa.String(length=20), nullable=True),
        sa.Column("confirmed_by", sa.String(length=40), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_is_provisional", sa.Boolean(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column(
            "due_steps",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("extended_days", sa.Integer(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.LargeBinary(), nullable=True),
        sa.Column("extension_consent", sa.String(length=40), nullable=True),
        sa.Column("extension_told_on", sa.Date(), nullable=True),
        sa.Column("extension_told_by", sa.String(length=20), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("ground", sa.String(length=30), nullable=True),
        sa.Column("report_row", sa.String(length=8), nullable=True),
        sa.Column("remedy", sa.String(length=20), nullable=True),
        sa.Column("reasons", sa.LargeBinary(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=True),
        sa.Column("repeats", sa.String(length=20), nullable=True),
        sa.Column("routed_to", sa.String(length=20), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("case_system", sa.String(length=20), nullable=True),
        sa.Column("case_id", sa.String(length=100), nullable=True),
        sa.Column(
            "case_sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(applicant = 'organisation') = (proof = 'credit_code')",
            name=op.f("ck_foi_request_proof_of_applicant"),
        ),
        sa.CheckConstraint(
            "(received_on IS NULL) = (due_on IS NULL) AND (received_on IS NULL) = (confirm_method IS NULL) AND (received_on IS NOT NULL OR state NOT IN ('registered', 'extended', 'answered'))",
            name=op.f("ck_foi_request_received"),
        ),
        sa.CheckConstraint(
            "(state = 'answered') = (outcome IS NOT NULL) AND (outcome IS NULL) = (ground IS NULL) AND (outcome IS NULL) = (report_row IS NULL) AND (outcome IS NULL) = (remedy IS NULL) AND (outcome IS NULL) = (answered_on IS NULL)",
            name=op.f("ck_foi_request_answer"),
        ),
        sa.CheckConstraint(
            "(state = 'not-an-application') = (routed_to IS NOT NULL)",
            name=op.f("ck_foi_request_routed"),
        ),
        sa.CheckConstraint(
            "applicant IN ('citizen', 'organisation')", name=op.f("ck_foi_request_applicant")
        ),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome NOT IN ('withheld', 'partly-granted') OR ground = 'special-inquiry' OR remedy = 'review-first'",
            name=op.f("ck_foi_request_remedy"),
        ),
        sa.CheckConstraint(
            "state <> 'extended' OR extended_days IS NOT NULL",
            name=op.f("ck_foi_request_extended"),
        ),
        sa.CheckConstraint(
            "state IN ('pre-application', 'registered', 'extended', 'answered', 'withdrawn', 'not-an-application')",
            name=op.f("ck_foi_request_state"),
        ),
        sa.CheckConstraint(
            "(extended_days IS NULL AND extended_on IS NULL AND extension_consent IS NULL AND extension_told_on IS NULL AND extension_told_by IS NULL) OR (extended_days BETWEEN 1 AND 20 AND extended_on IS NOT NULL AND extension_consent IS NOT NULL AND extension_told_on IS NOT NULL AND extension_told_by IS NOT NULL)",
            name=op.f("ck_foi_request_extension"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_foi_request_conversation_id_conversation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foi_request")),
        sa.UniqueConstraint("number", name=op.f("uq_foi_request_number")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_foi_request_year_serial")),
    )
    with op.batch_alter_table("foi_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_foi_request_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index(
            "ix_foi_request_open",
            ["due_on", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('pre-application', 'registered', 'extended')"),
            postgresql_where=sa.text("state IN ('pre-application', 'registered', 'extended')"),
        )

    op.create_table(
        "case_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("system", sa.String(length=20), nullable=False),
        sa.Column("event_id", sa.String(length=80), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["foi_request.id"],
            name=op.f("fk_case_event_request_id_foi_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
        sa.UniqueConstraint("system", "event_id", name=op.f("uq_case_event_system_event_id")),
    )
    with op.batch_alter_table("case_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_event_request_id"), ["request_id"], unique=False)

    op.create_table(
        "case_post",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("owed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(length=120), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(accepted_at IS NULL) = (body IS NOT NULL)", name=op.f("ck_case_post_body")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["foi_request.id"],
            name=op.f("fk_case_post_request_id_foi_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_post")),
        sa.UniqueConstraint("key", name=op.f("uq_case_post_key")),
        sa.UniqueConstraint(
            "request_id", "sequence", name=op.f("uq_case_post_request_id_sequence")
        ),
    )
    with op.batch_alter_table("case_post", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_post_waiting",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("accepted_at IS NULL"),
            postgresql_where=sa.text("accepted_at IS NULL"),
        )

    op.create_table(
        "foi_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column(
            "about",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["foi_request.id"],
            name=op.f("fk_foi_event_request_id_foi_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foi_event")),
    )
    with op.batch_alter_table("foi_event", schema=None) as batch_op:
        batch_op.create_index("ix_foi_event_request", ["request_id", "id"], unique=False)

    op.create_table(
        "foi_guess",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_foi_guess_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["foi_request.id"],
            name=op.f("fk_foi_guess_request_id_foi_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foi_guess")),
    )
    with op.batch_alter_table("foi_guess", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_foi_guess_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_foi_guess_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_foi_guess_request_id"), ["request_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("foi_guess", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_foi_guess_request_id"))
        batch_op.drop_index(batch_op.f("ix_foi_guess_conversation_id"))
        batch_op.drop_index(batch_op.f("ix_foi_guess_at"))

    op.drop_table("foi_guess")
    with op.batch_alter_table("foi_event", schema=None) as batch_op:
        batch_op.drop_index("ix_foi_event_request")

    op.drop_table("foi_event")
    with op.batch_alter_table("case_post", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_case_post_waiting",
            sqlite_where=sa.text("accepted_at IS NULL"),
            postgresql_where=sa.text("accepted_at IS NULL"),
        )

    op.drop_table("case_post")
    with op.batch_alter_table("case_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_event_request_id"))

    op.drop_table("case_event")
    with op.batch_alter_table("foi_request", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_foi_request_open",
            sqlite_where=sa.text("state IN ('pre-application', 'registered', 'extended')"),
            postgresql_where=sa.text("state IN ('pre-application', 'registered', 'extended')"),
        )
        batch_op.drop_index(batch_op.f("ix_foi_request_conversation_id"))

    op.drop_table("foi_request")
