"""copies of receipts and tenders counted"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the copies of receipts that were asked for, and what was said of other tenders; neither was kept before."""
    op.create_table(
        "receipt_copies",
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.Column("copy_id", base.IdBytes(length=16), nullable=False),
        sa.Column("receipt_id", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("copy_id", name=op.f("pk_receipt_copies")),
    )
    op.create_table(
        "tender_counts",
        sa.Column("count_id", base.IdBytes(length=16), nullable=False),
        sa.Column("tender", sa.String(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("count_id", "tender", name=op.f("pk_tender_counts")),
    )
