"""The trading day on which an order was cancelled, and on which what went wrong was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds both; what was recorded before has the day it had in UTC, as its fact is read."""
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("cancelled_on", sa.Date(), nullable=True))
    op.execute("UPDATE orders SET cancelled_on = date(cancelled_at / 1000000, 'unixepoch')")
    with op.batch_alter_table("mishaps") as batch_op:
        batch_op.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
    op.execute("UPDATE mishaps SET answered_on = date(answered_at / 1000000, 'unixepoch')")
