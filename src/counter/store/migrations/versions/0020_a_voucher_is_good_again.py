"""a voucher is good again"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the vouchers that are good again; none was before."""
    op.create_table(
        "voucher_restores",
        sa.Column("voucher_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("redeemed_on", sa.Date(), nullable=False),
        sa.Column("redeemed_at", base.UtcTime(), nullable=False),
        sa.Column("redeemed_by", base.IdBytes(length=16), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("restored_at", base.UtcTime(), nullable=False),
        sa.Column("restored_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("voucher_id", "order_id", name=op.f("pk_voucher_restores")),
    )
    for column in ("order_id", "redeemed_on"):
        op.create_index(op.f(f"ix_voucher_restores_{column}"), "voucher_restores", [column])
