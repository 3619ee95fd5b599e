"""receipts that somebody asked for as full invoices, and for whom"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds their table."""
    op.create_table(
        "invoices",
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.Column("invoice_id", base.IdBytes(length=16), nullable=False),
        sa.Column("receipt_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("vat_number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("invoice_id", name=op.f("pk_invoices")),
    )
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoices_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_receipt_id"), ["receipt_id"], unique=False)
