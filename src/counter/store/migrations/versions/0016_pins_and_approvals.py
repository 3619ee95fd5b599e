"""pins and approvals"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds PINs, who typed a wrong one here, and who said yes to what was given; nobody was asked before."""
    op.create_table(
        "lock_outs",
        sa.Column("staff_id", base.IdBytes(length=16), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("until", base.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_lock_outs")),
    )
    op.create_table(
        "pins",
        sa.Column("staff_id", base.IdBytes(length=16), nullable=False),
        sa.Column("digits", sa.Integer(), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("set_at", base.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_pins")),
    )
    for table in ("gestures", "line_reductions", "refunds"):
        op.add_column(table, sa.Column("approved_by", base.IdBytes(length=16), nullable=True))
