"""A receipt can take back that of a share whose payments went back."""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Shares that went back before have none."""
    op.add_column("receipts", sa.Column("takes_back", base.IdBytes(length=16), nullable=True))
