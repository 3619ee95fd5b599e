"""what is claimed, and facts that do not count"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds both tables; nothing is claimed yet, and every fact of before counts."""
    op.create_table(
        "not_counted",
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", base.IdBytes(length=16), nullable=False),
        sa.Column("shop", base.IdBytes(length=16), nullable=False),
        sa.Column("subject", base.SubjectBytes(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("private", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("prev", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("terminal", "seq", name=op.f("pk_not_counted")),
        sa.UniqueConstraint("position", name=op.f("uq_not_counted_position")),
    )
    op.create_table(
        "pending_claims",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_pending_claims")),
    )
