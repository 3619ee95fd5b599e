"""placed orders change"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what came to placed orders and what was taken off them; nothing was before."""
    op.create_table(
        "order_additions",
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("added_at", base.UtcTime(), nullable=False),
        sa.Column("added_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "fact_id", name=op.f("pk_order_additions")),
    )
    op.create_table(
        "line_removals",
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("line_id", base.IdBytes(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("piece", base.JsonText(), nullable=False),
        sa.Column("service", base.JsonText(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made", sa.Boolean(), nullable=False),
        sa.Column("of_document", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("refund_id", base.IdBytes(length=16), nullable=True),
        sa.Column("undone_minor", sa.Integer(), nullable=False),
        sa.Column("rounding_minor", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("removed_at", base.UtcTime(), nullable=False),
        sa.Column("removed_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "fact_id", name=op.f("pk_line_removals")),
    )
    op.create_index("ix_line_removals_business_date", "line_removals", ["business_date"])
    for column in ("document", "off", "lost"):
        op.add_column("order_lines", sa.Column(column, sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("order_lines", sa.Column("added_at", base.UtcTime(), nullable=True))
    op.add_column("order_lines", sa.Column("added_by_fact", base.IdBytes(length=16), nullable=True))
    op.add_column("orders", sa.Column("later_services", base.JsonText(), nullable=True))
    op.add_column("promise_resets", sa.Column("asked", sa.Boolean(), server_default=sa.text("0"), nullable=False))
    op.add_column("promises", sa.Column("placed_due", base.UtcTime(), nullable=True))
    op.add_column("receipts", sa.Column("document", sa.Integer(), server_default=sa.text("0"), nullable=False))
