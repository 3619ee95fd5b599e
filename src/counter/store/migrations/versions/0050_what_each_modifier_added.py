"""What each modifier of a line added to its price."""

import sqlalchemy as sa
from alembic import op

from counter.store import base

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody kept it for what was sold before."""
    op.add_column("order_lines", sa.Column("modifier_minor", base.JsonText(), nullable=True))
