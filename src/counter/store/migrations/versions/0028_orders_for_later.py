"""orders for later"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the time that an order is agreed for, and when it came to the bar; there were none before."""
    op.add_column("orders", sa.Column("wanted_at", base.UtcTime(), nullable=True))
    op.add_column("orders", sa.Column("came_at", base.UtcTime(), nullable=True))
    op.create_index(
        "ix_orders_later",
        "orders",
        ["wanted_at"],
        sqlite_where=sa.text("wanted_at IS NOT NULL AND came_at IS NULL"),
    )
