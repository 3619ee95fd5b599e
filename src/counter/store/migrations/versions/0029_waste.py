"""waste"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what was thrown away; nothing was before."""
    op.create_table(
        "waste",
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.Column("waste_id", base.IdBytes(length=16), nullable=False),
        sa.Column("item_id", base.IdBytes(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("order_id", base.IdBytes(length=16), nullable=True),
        sa.PrimaryKeyConstraint("waste_id", name=op.f("pk_waste")),
    )
