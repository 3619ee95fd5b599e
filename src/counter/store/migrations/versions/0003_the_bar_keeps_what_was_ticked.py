"""the bar keeps what was ticked when an order is recalled, and why a line was left off"""

import sqlalchemy as sa
from alembic import op

from counter.store import base


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """the bar keeps what was ticked when an order is recalled, and why a line was left off"""
    with op.batch_alter_table("order_lines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_off", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recalled_at", base.UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("was_ready_at", base.UtcTime(), nullable=True))

    # Ready ticks nothing any more. Orders whose lines were ticked by hand, or that were recalled, are folded anew.
    op.execute("UPDATE order_lines SET made_at = NULL, made_by = NULL")
    op.execute(
        "INSERT OR IGNORE INTO frozen_subjects (subject)"
        " SELECT DISTINCT subject FROM journal WHERE kind IN ('LineMade', 'OrderRecalled')"
    )
