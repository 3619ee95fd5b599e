"""what became of a voucher: what is left on it, honoured, cancelled, replaced; wrong codes that were typed"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_PAID = "voucher_id, order_id, amount_minor, business_date, redeemed_at, redeemed_by"


def upgrade() -> None:
    """Adds what is known now. Until now nothing stayed on a voucher that was used: what it did not pay was lost."""
    op.create_table(
        "wrong_codes",
        sa.Column("wrong_id", sa.Integer(), nullable=False),
        sa.Column("typed_at", base.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("wrong_id", name=op.f("pk_wrong_codes")),
    )
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_minor", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("stopped_minor", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("replaces", base.IdBytes(length=16), nullable=True))
        batch_op.add_column(sa.Column("honoured_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("honoured_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("honoured_at", base.UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("honoured_by", base.IdBytes(length=16), nullable=True))
        batch_op.add_column(sa.Column("honoured_for", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ended_at", base.UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("ended_by", base.IdBytes(length=16), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("replaced_by", base.IdBytes(length=16), nullable=True))
    op.execute("UPDATE vouchers SET left_minor = amount_minor WHERE state = 'live'")
    op.rename_table("voucher_redemptions", "voucher_redemptions_before")
    for column in ("order_id", "business_date"):
        op.drop_index(op.f(f"ix_voucher_redemptions_{column}"), "voucher_redemptions_before")
    op.create_table(
        "voucher_redemptions",
        sa.Column("voucher_id", base.IdBytes(length=16), nullable=False),
        sa.Column("order_id", base.IdBytes(length=16), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("lost_minor", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("redeemed_at", base.UtcTime(), nullable=False),
        sa.Column("redeemed_by", base.IdBytes(length=16), nullable=False),
        sa.PrimaryKeyConstraint("voucher_id", "order_id", name=op.f("pk_voucher_redemptions")),
    )
    lost = "(SELECT amount_minor FROM vouchers WHERE voucher_id = used.voucher_id) - amount_minor"
    op.execute(
        f"INSERT INTO voucher_redemptions ({_PAID}, lost_minor) "  # noqa: S608 - the names above
        f"SELECT {_PAID}, {lost} FROM voucher_redemptions_before AS used"
    )
    op.drop_table("voucher_redemptions_before")
    for column in ("order_id", "business_date"):
        op.create_index(op.f(f"ix_voucher_redemptions_{column}"), "voucher_redemptions", [column])
