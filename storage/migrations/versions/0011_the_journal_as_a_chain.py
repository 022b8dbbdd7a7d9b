"""the journal as a chain."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0011"
down_revision: str | Sequence[str] | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
GENESIS = "0" * 64
JOURNAL = sa.table(
    "journal",
    sa.column("id", BIG),
    sa.column("at", sa.DateTime(timezone=True)),
    *(sa.column(name, sa.String()) for name in ("who", "what", "record", "via", "place", "hash")),
    sa.column("about", JSON),
)
HEAD = sa.table(
    "journal_head",
    *(sa.column(name, BIG) for name in ("id", "last", "pruned", "unsealed")),
    *(sa.column(name, sa.String()) for name in ("hash", "pruned_hash", "proof")),
    sa.column("is_broken", sa.Boolean()),
)


def upgrade() -> None:
    with op.batch_alter_table("journal") as table:
        table.add_column(
            sa.Column("place", sa.String(length=60), nullable=False, server_default="")
        )
        table.add_column(
            sa.Column("hash", sa.String(length=64), nullable=False, server_default="")
        )
    with op.batch_alter_table("journal") as table:
        table.alter_column("place", server_default=None)
        table.alter_column("hash", server_default=None)
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last", BIG, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("pruned", BIG, nullable=False),
        sa.Column("pruned_hash", sa.String(length=64), nullable=False),
        sa.Column("unsealed", BIG, nullable=False),
        sa.Column("is_broken", sa.Boolean(), nullable=False),
        sa.Column("proof", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    last, before = _chain()
    head = {"id": 1, "last": last, "hash": before, "pruned": 0, "pruned_hash": GENESIS}
    op.bulk_insert(HEAD, [{**head, "unsealed": 0, "is_broken": False, "proof": ""}])
    _refuse_changes()


def _chain() -> tuple[int, str]:
    """Numbers what is there without a gap, and chains it: the last number and its hash."""
    connection = op.get_bind()
    number, before = 0, GENESIS
    ids = [one for (one,) in connection.execute(sa.select(JOURNAL.c.id).order_by(JOURNAL.c.id))]
    for known in ids:
        row = connection.execute(sa.select(JOURNAL).where(JOURNAL.c.id == known)).one()
        number += 1
        at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
        told = [number, at.astimezone(UTC).isoformat(timespec="microseconds")]
        told += [row.who, row.what, row.record, row.via, row.place, row.about]
        text = json.dumps([before, *told], ensure_ascii=False, sort_keys=True)
        before = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        connection.execute(
            sa.update(JOURNAL).where(JOURNAL.c.id == known).values(id=number, hash=before)
        )
    return number, before


def _refuse_changes() -> None:
    """No row is changed, and none goes but what the head gave up."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER journal_unchanged BEFORE UPDATE ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
        )
        op.execute(
            "CREATE TRIGGER journal_kept BEFORE DELETE ON journal "
            "WHEN OLD.id > (SELECT coalesce(max(pruned), 0) FROM journal_head) "
            "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND "
        "OLD.id <= (SELECT coalesce(max(pruned), 0) FROM journal_head) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the journal is only added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON journal "
        "FOR EACH ROW EXECUTE FUNCTION journal_stays()"
    )
    op.execute(
        "CREATE FUNCTION journal_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the journal is only added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_not_emptied()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER journal_unchanged")
        op.execute("DROP TRIGGER journal_kept")
    else:
        op.execute("DROP TRIGGER journal_stays ON journal")
        op.execute("DROP TRIGGER journal_not_emptied ON journal")
        op.execute("DROP FUNCTION journal_stays")
        op.execute("DROP FUNCTION journal_not_emptied")
    op.drop_table("journal_head")
    with op.batch_alter_table("journal") as table:
        table.drop_column("hash")
        table.drop_column("place")
