"""receipts that a signing unit signs, and since when it was out"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds their table; receipts of before are signed by none."""
    op.create_table(
        "receipt_signatures",
        sa.Column("receipt_id", base.IdBytes(length=16), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed_by", base.IdBytes(length=16), nullable=True),
        sa.Column("out_since", base.UtcTime(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("back_since", base.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("receipt_id", name=op.f("pk_receipt_signatures")),
    )
    op.create_index("ix_receipt_signatures_number", "receipt_signatures", ["series", "number"], unique=False)
