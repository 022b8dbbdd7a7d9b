"""the staff bot's digest."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | Sequence[str] | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("staff_account") as batch_op:
        batch_op.add_column(sa.Column("digest_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("staff_account") as batch_op:
        batch_op.drop_column("digest_on")
