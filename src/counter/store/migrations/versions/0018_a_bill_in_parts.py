"""a bill in parts"""

import sqlalchemy as sa
from alembic import op

from counter.store import base


revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds payments given back, tenders put right, tips given afterwards, and which receipts are of a share."""
    op.create_table(
        "payment_returns",
        sa.Column("payment_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("tender", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("rounding_minor", sa.Integer(), nullable=False),
        sa.Column("tip_minor", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("returned_at", base.UtcTime(), nullable=False),
        sa.Column("returned_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("payment_id", name=op.f("pk_payment_returns")),
    )
    with op.batch_alter_table("payment_returns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_returns_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_returns_order_id"), ["order_id"], unique=False)

    op.create_table(
        "tender_changes",
        sa.Column("payment_id", base.IdBytes(length=16), nullable=False),
        sa.Column("fact_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("now", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("tip_minor", sa.Integer(), nullable=False),
        sa.Column("more_minor", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("changed_at", base.UtcTime(), nullable=False),
        sa.Column("changed_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("payment_id", "fact_id", name=op.f("pk_tender_changes")),
    )
    with op.batch_alter_table("tender_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tender_changes_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_tender_changes_order_id"), ["order_id"], unique=False)

    op.create_table(
        "tips_added",
        sa.Column("tip_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("tender", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("tip_minor", sa.Integer(), nullable=False),
        sa.Column("tip_to", base.IdBytes(length=16), nullable=True),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("added_at", base.UtcTime(), nullable=False),
        sa.Column("added_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("tip_id", name=op.f("pk_tips_added")),
    )
    with op.batch_alter_table("tips_added", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tips_added_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_tips_added_order_id"), ["order_id"], unique=False)

    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("of_share", sa.Boolean(), server_default=sa.text("0"), nullable=False))
