"""a promise by a slip is taken back"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the first promises that were taken back; none was before."""
    op.create_table(
        "promises_taken_back",
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("given_by_fact", base.IdBytes(length=16), nullable=False),
        sa.Column("due", base.UtcTime(), nullable=False),
        sa.Column("given_at", base.UtcTime(), nullable=False),
        sa.Column("given_by", base.IdBytes(length=16), nullable=False),
        sa.Column("taken_back_at", base.UtcTime(), nullable=False),
        sa.Column("taken_back_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "given_by_fact", name=op.f("pk_promises_taken_back")),
    )
