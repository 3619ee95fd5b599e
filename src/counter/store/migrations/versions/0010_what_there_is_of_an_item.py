"""what an item comes in, when it is on sale, and how much of it there is"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds both; every item so far has one size, is sold all day, and nobody counted any."""
    op.create_table(
        "item_counts",
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("item_id", base.IdBytes(length=16), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=True),
        sa.Column("sold", sa.Integer(), nullable=False),
        sa.Column("at", base.UtcTime(), nullable=False),
        sa.Column("by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_item_counts")),
    )
    op.create_index(op.f("ix_item_counts_business_date"), "item_counts", ["business_date"])
    with op.batch_alter_table("items") as batch_op:
        batch_op.add_column(sa.Column("sizes", base.JsonText(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("barcode", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("open_price", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("by_weight", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("cost_minor", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("deposit_minor", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("sold_from", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("sold_until", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("page", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("favourite", sa.Boolean(), nullable=False, server_default=sa.false()))
