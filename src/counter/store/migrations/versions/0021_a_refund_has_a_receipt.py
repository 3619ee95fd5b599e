"""a refund has a receipt"""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds whose refund a receipt is, and what became of the goods; no refund of before has a receipt."""
    op.add_column("receipts", sa.Column("refund_id", base.IdBytes(length=16), nullable=True))
    op.add_column("refunds", sa.Column("goods", sa.String(), server_default="", nullable=False))
