"""What the books of a day count keeps its day, whatever zone the shop is in later."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TIMES = {
    "payments": "taken_at",
    "refunds": "refunded_at",
    "receipts": "issued_at",
    "vouchers": "issued_at",
    "voucher_redemptions": "redeemed_at",
    "mishaps": "opened_at",
    "gestures": "made_at",
}
_LOOKED_FOR_BY_DAY_NOW = ("payments", "refunds", "receipts")


def upgrade() -> None:
    """Adds the day of each; what was recorded before has the day it had in UTC, as its fact is read."""
    for table, time in _TIMES.items():
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("business_date", sa.Date(), nullable=True))
        op.execute(f"UPDATE {table} SET business_date = date({time} / 1000000, 'unixepoch')")  # noqa: S608 - our names
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column("business_date", existing_type=sa.Date(), nullable=False)
            batch_op.create_index(f"ix_{table}_business_date", ["business_date"])
            if table in _LOOKED_FOR_BY_DAY_NOW:
                batch_op.drop_index(f"ix_{table}_{time}")
